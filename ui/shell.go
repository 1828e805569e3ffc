package ui

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// shell is the window around the pages.
type shell struct {
	fa      fyne.App
	win     fyne.Window
	app     *app.App
	opt     Options
	modules []kit.Module
	host    *kit.Host
	frame   *kit.Frame
	user    app.User
	prefs   kit.Store
	drafts  *drafts
	back    []*opened // pages under the one shown
	now     *opened
	kept    map[string]*opened // tabs that stay alive
	badges  map[string]kit.Badge
	folded  bool // as the user left it
	stop    func()
	opens   func() // takes the lock's cover away; nil while the window is open
	ended   chan struct{}
	mu      sync.Mutex
	topics  map[app.Topic]bool // announced and not yet shown
	backup  app.Stamp
	faces   func()   // waits for the faces of the screen
	told    app.Date // the day whose reminders are in the bell
	waiting string   // a file that is opened when somebody has signed in
}

// opened is a page with what it was opened by.
type opened struct {
	route kit.Route
	env   *kit.Env
	page  kit.Page
	tab   int  // index of the tab, −1 for a record
	stale bool // its topics changed while it was hidden
}

func newShell(fa fyne.App, a *app.App, opt Options, modules []kit.Module) *shell {
	s := &shell{fa: fa, app: a, opt: opt, modules: modules, kept: map[string]*opened{}, badges: map[string]kit.Badge{}, topics: map[app.Topic]bool{}, ended: make(chan struct{})}
	kit.SpeakChinese()
	s.theme()
	s.faces = kit.ReadFaces()
	s.win = fa.NewWindow(s.title())
	s.host = kit.NewHost(s.win)
	s.host.Log = opt.Log
	s.host.Today = a.Today
	s.host.Keys, s.host.Open = s.key, s.openFile
	s.host.Now = opt.Now
	s.host.Badge = func(int) { s.touch() }
	s.loadDays()
	return s
}

// theme sets the look that this computer chose last.
func (s *shell) theme() {
	p := s.fa.Preferences()
	s.fa.Settings().SetTheme(kit.NewTheme(p.Bool("dark"), p.Bool("roomy")))
}

// title names the office; a demo office says so with its date.
func (s *shell) title() string {
	name, err := s.app.Settings.Get(context.Background(), app.SetOffice)
	if err != nil || name == "" {
		name = "街道办事处"
	}
	text := "共治通 · " + name
	if _, err := app.DemoClock(context.Background(), s.app.Store()); err == nil {
		text += "（演示数据，" + string(s.app.Today()) + "）"
	}
	return text
}

// loadDays gives the date fields the calendar in force.
func (s *shell) loadDays() {
	if cal, err := s.app.Calendar.Get(context.Background()); err == nil {
		s.host.Days = cal
	}
}

func (s *shell) start() {
	s.placeWindow()
	s.stop = s.app.Changes.Listen(s.changed)
	s.win.SetCloseIntercept(s.close)
	if fonts, err := reports.Fonts(context.Background(), s.app); err == nil {
		s.host.UseFonts(fonts)
	}
	s.win.Show() // the window is made while the faces are read
	s.faces()
	s.outside()
	s.welcome()
	s.watch()
	if s.opt.Hook != "" {
		s.hook(s.opt.Hook)
	}
}

// welcome shows the first start while there are no accounts, else the sign-in.
func (s *shell) welcome() {
	s.win.SetTitle(s.title())
	env := s.newEnv(kit.Route{})
	_, accounts, err := s.app.Users.List(app.WithUser(context.Background(), app.SystemUser("系统")), app.Query{Limit: 1})
	if err == nil && accounts == 0 && s.opt.FirstStart != nil {
		s.host.Show(s.opt.FirstStart(env, s.welcome).Object())
		return
	}
	s.host.Show(newSignIn(s, env))
}

func (s *shell) end() {
	if s.stop != nil {
		s.stop()
	}
	close(s.ended)
}

func (s *shell) newEnv(r kit.Route) *kit.Env {
	opt := kit.EnvOptions{App: s.app, User: s.user, Prefs: s.prefs, Nav: s}
	if s.drafts != nil {
		opt.Drafts = s.drafts
	}
	return kit.NewEnv(s.host, opt, r)
}

// enter begins a session.
func (s *shell) enter(u app.User) {
	s.user = u
	s.prefs = prefs{s.fa.Preferences(), "user." + u.Account + "."}
	if s.drafts != nil {
		s.drafts.close()
	}
	s.drafts = newDrafts(s.app, u)
	s.folded = s.prefs.Get("rail") == "folded"
	s.frame = kit.NewFrame(s.host, kit.FrameActs{Rail: s.rail, Tab: s.openTab, Fold: s.fold, Search: s.search,
		Bell: s.host.Bell, User: s.userMenu, Backup: s.goBackup})
	s.frame.SetFolded(s.folded)
	s.host.Show(s.frame.Object())
	s.kept, s.back, s.now = map[string]*opened{}, nil, nil
	s.loadBadges(nil)
	s.loadBackup()
	if len(s.modules) > 0 {
		s.show(s.open(kit.Route{Module: s.modules[0].Key}))
	}
}

// leave ends the session.
func (s *shell) leave() { s.leaving(s.out) }

// out ends the session without asking; what was typed is kept as drafts.
func (s *shell) out() {
	for _, o := range s.kept {
		o.end()
	}
	for _, o := range append(s.back, s.now) {
		o.end()
	}
	s.drafts.close()
	s.host.Forget()
	s.user, s.now, s.back, s.frame, s.drafts = app.User{}, nil, nil, nil, nil
	s.welcome()
}

func (o *opened) end() {
	if o == nil {
		return
	}
	if c, ok := o.page.(kit.Closer); ok {
		c.Close()
	}
	o.env.End()
}

// changed hears of committed work on the goroutine that committed and hands it to the UI thread.
func (s *shell) changed(topics []app.Topic) {
	s.mu.Lock()
	first := len(s.topics) == 0
	for _, t := range topics {
		s.topics[t] = true
	}
	s.mu.Unlock()
	if !first {
		return
	}
	if s.host.Inline {
		s.reload()
		return
	}
	time.AfterFunc(30*time.Millisecond, func() { s.host.Do(s.reload) })
}

// reload refreshes the pages whose topics changed: the visible one now, hidden ones when they are shown again.
func (s *shell) reload() {
	s.mu.Lock()
	topics := s.topics
	s.topics = map[app.Topic]bool{}
	s.mu.Unlock()
	if s.frame == nil {
		return
	}
	if topics[app.CalendarChanged] {
		s.loadDays()
	}
	if topics[app.SettingChanged] {
		s.loadBackup()
		s.win.SetTitle(s.title())
	}
	s.loadBadges(topics)
	for _, o := range append(append([]*opened(nil), s.back...), s.now) {
		s.mark(o, topics)
	}
	for _, o := range s.kept {
		s.mark(o, topics)
	}
	s.freshen()
}

func (s *shell) mark(o *opened, topics map[app.Topic]bool) {
	if o == nil {
		return
	}
	for _, t := range o.page.Topics() {
		if topics[t] {
			o.stale = true
		}
	}
}

func (s *shell) freshen() {
	if s.now != nil && s.now.stale {
		s.now.stale = false
		s.now.page.Refresh()
	}
}

// loadBadges counts what waits for the user; nil topics mean all modules.
func (s *shell) loadBadges(topics map[app.Topic]bool) {
	env := s.newEnv(kit.Route{})
	for _, m := range s.modules {
		if m.Badge == nil || (topics != nil && !anyOf(m.BadgeTopics, topics)) {
			continue
		}
		s.host.Quiet(env, func(ctx context.Context) error {
			b, err := m.Badge(ctx, s.app)
			if err == nil {
				s.mu.Lock()
				s.badges[m.Key] = b
				s.mu.Unlock()
			}
			return err
		}, s.paintRail)
	}
}

func anyOf(list []app.Topic, topics map[app.Topic]bool) bool {
	for _, t := range list {
		if topics[t] {
			return true
		}
	}
	return false
}

func (s *shell) paintRail() {
	if s.frame == nil {
		return
	}
	chosen := ""
	if s.now != nil {
		chosen = s.now.route.Module
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	items := make([]kit.RailItem, len(s.modules))
	for i, m := range s.modules {
		items[i] = kit.RailItem{Key: m.Key, Title: m.Title, Icon: m.Icon, Group: m.Group, Badge: s.badges[m.Key]}
	}
	s.frame.SetRail(items, chosen)
}

package kit

import (
	"context"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

// Navigator is the shell as a page sees it.
type Navigator interface {
	Go(r Route)
	Back()
	Reopen(env *Env)
	Push(build func(*Env) Page) // a page without a route, such as a preview
	Touch()
}

// Store keeps what the program remembers for a user outside the database: column widths, the fold of the rail.
type Store interface {
	Get(key string) string
	Set(key, value string)
}

// Drafts keeps unsaved forms; it is called from the UI thread and must be quick or work in the background itself.
type Drafts interface {
	Save(key, body string)
	Load(key string) (body string, when app.Stamp)
	Drop(key string)
}

// Env (页面环境) is what a page works with. Each page has its own.
type Env struct {
	App     *app.App
	Ctx     context.Context
	User    app.User
	Route   Route
	Window  fyne.Window
	Prefs   Store
	Drafts  Drafts
	host    *Host
	nav     Navigator
	end     context.CancelFunc
	loads   map[uintptr]int
	busy    map[string]bool
	forms   []*formBody
	reload  func()
	editing *FormPage
}

// EnvOptions are what a shell gives an Env.
type EnvOptions struct {
	App    *app.App
	User   app.User
	Prefs  Store
	Drafts Drafts
	Nav    Navigator
}

// NewEnv makes the environment of one page.
func NewEnv(h *Host, opt EnvOptions, r Route) *Env {
	ctx, end := context.WithCancel(app.WithUser(context.Background(), opt.User))
	e := &Env{App: opt.App, Ctx: ctx, User: opt.User, Route: r, Window: h.Win, Prefs: opt.Prefs, Drafts: opt.Drafts,
		host: h, nav: opt.Nav, end: end, loads: map[uintptr]int{}, busy: map[string]bool{}}
	if e.Prefs == nil {
		e.Prefs = memory{}
	}
	return e
}

type memory map[string]string

func (m memory) Get(key string) string { return m[key] }
func (m memory) Set(key, value string) { m[key] = value }

// Host is the ground the page stands on.
func (e *Env) Host() *Host { return e.host }

// SetReload tells Act what 「重新载入」 does when no other is given; the shell sets the page's Refresh.
func (e *Env) SetReload(fn func()) { e.reload = fn }

// End is called by the shell when the page is gone: what still loads for it is dropped.
func (e *Env) End() { e.end() }

// Go opens another page.
func (e *Env) Go(r Route) {
	if e.nav != nil {
		e.nav.Go(r)
	}
}

// Back goes to the page before.
func (e *Env) Back() {
	if e.nav != nil {
		e.nav.Back()
	}
}

// Reopen builds this page anew.
func (e *Env) Reopen() {
	if e.nav != nil {
		e.nav.Reopen(e)
	}
}

// Touch tells the shell that title, subtitle or status changed.
func (e *Env) Touch() {
	if e.nav != nil {
		e.nav.Touch()
	}
}

// May says whether the user holds a right.
func (e *Env) May(r app.Right) bool { return e.User.May(r) }

// Pref is a choice kept for this user.
func (e *Env) Pref(key string) string { return e.Prefs.Get(key) }

// SetPref keeps a choice for this user.
func (e *Env) SetPref(key, value string) { e.Prefs.Set(key, value) }

// Open does with a file what its kind asks for, as if it had been dropped on the window.
func (e *Env) Open(path string) {
	if e.host.Open != nil {
		e.host.Open(path)
	}
}

// Toast says that something is done: 4 seconds, 8 with acts.
func (e *Env) Toast(text string, acts ...Action) {
	life := undoTime / 2
	if len(acts) > 0 {
		life = undoTime
	}
	e.host.toasts.add(&toast{tone: GreenTone, text: text, acts: acts, life: life})
}

// Note says a fact that is neither done nor wrong.
func (e *Env) Note(text string) {
	e.host.toasts.add(&toast{tone: Blue, text: text, life: undoTime / 2})
}

// Undo says that something is done and can be taken back with 「撤销」 or Ctrl+Z for eight seconds.
func (e *Env) Undo(text string, undo func(ctx context.Context) error) {
	t := &toast{tone: GreenTone, text: text, life: undoTime}
	back := func() {
		e.host.undo = nil
		e.host.toasts.remove(t)
		Act(e, "撤销", undo, func() { e.Note("已撤销") })
	}
	t.acts = []Action{{Label: "撤销", Keys: "Ctrl+Z", Do: back}}
	e.host.keep(back)
	e.host.toasts.add(t)
}

// Fail shows an error: its own sentence when it has one, else the general one with the error in the log.
func (e *Env) Fail(err error) {
	if err == nil {
		return
	}
	e.logged("操作", err)
	e.host.fail(explain(err))
}

func (e *Env) logged(what string, err error) {
	if !app.Shown(err) {
		e.host.log().Error(what+"未完成", "error", err)
	}
}

// Copy puts text on the clipboard.
func Copy(_ *Env, text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

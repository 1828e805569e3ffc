package ui

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/demo"
	"gongzhi/data"
	"gongzhi/ui/kit"
)

// outside are the acts that leave the window: they print, write files, ask the system or end the session.
var outside = regexp.MustCompile(`打印|导出|另存|备份|恢复|文件|扫描件|退出|换人|锁定|目录|打开|复制|Excel|PDF|导入`)

// walker goes over the whole program and looks at every page, drawer, form and dialog it meets.
type walker struct {
	t    *testing.T
	s    *shell
	seen map[string]bool
	n    int
	look func(where string)

	ticked int // lists whose rows can be ticked
}

var latin = regexp.MustCompile(`[A-Za-z]{3,}`)

// typedLatin is what people and machines wrote, not the program: names of files, fingerprints.
var typedLatin = regexp.MustCompile(`\.(pdf|jpg|png)$|[0-9a-f]{12,}`)

// newWalker looks for texts that hold an English word.
func newWalker(t *testing.T, s *shell, a *app.App) *walker {
	var accounts []string // the users' own names for themselves
	users, _, err := a.Users.List(s.now.env.Ctx, app.Query{})
	require.NoError(t, err)
	for _, u := range users {
		accounts = append(accounts, u.Account, "")
	}
	own := strings.NewReplacer(accounts...)
	w := &walker{t: t, s: s, seen: map[string]bool{}}
	w.look = func(where string) {
		for _, text := range s.host.Texts() {
			rest := typedLatin.ReplaceAllString(allowed.ReplaceAllString(own.Replace(text), ""), "")
			if latin.MatchString(rest) {
				w.say("an English word", where, text)
			}
		}
	}
	return w
}

// say reports a thing once.
func (w *walker) say(what, where, text string) {
	if !w.seen[what+text] {
		w.seen[what+text] = true
		assert.Fail(w.t, what, "%s: %q", where, text)
	}
}

func (w *walker) read(where string) {
	w.n++
	w.look(where)
}

func (w *walker) escape() {
	for range 3 {
		if w.s.host.Dialogs() == 0 {
			break
		}
		w.s.host.HandleKey(kit.Key{Name: fyne.KeyEscape})
	}
	w.s.host.HandleKey(kit.Key{Name: fyne.KeyEscape})
	for o := w.s.win.Canvas().Overlays().Top(); o != nil; o = w.s.win.Canvas().Overlays().Top() {
		w.s.win.Canvas().Overlays().Remove(o)
	}
}

// buttons are the names of what can be pressed now.
func (w *walker) buttons() []string {
	var out []string
	root := w.s.win.Canvas().Content()
	if o := w.s.win.Canvas().Overlays().Top(); o != nil {
		root = o
	}
	kit.Walk(root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		b, ok := o.(*kit.Button)
		if ok && !b.Disabled() && b.HookName() != "" && !outside.MatchString(b.HookName()) {
			out = append(out, b.HookName())
		}
		return true
	})
	return out
}

// press presses every button of a page, reads the dialog, the menu or the page it opens, and comes back.
func (w *walker) press(where string, again func()) {
	for _, name := range w.buttons() {
		if w.seen[where+"/"+name] {
			continue
		}
		w.seen[where+"/"+name] = true
		again()
		b, ok := w.s.host.Find(name).(fyne.Tappable)
		if !ok {
			continue
		}
		b.Tapped(&fyne.PointEvent{})
		w.read(where + "/" + name)
		if w.s.host.Dialogs() > 0 {
			w.s.host.HandleKey(kit.Key{Name: fyne.KeyS, Ctrl: true}) // the sentences of what is missing
			w.read(where + "/" + name + "/保存")
		}
		w.escape()
	}
}

// demoShell is the window over the demo office.
func demoShell(t *testing.T) (*shell, *app.App) {
	store, err := data.Create(filepath.Join(t.TempDir(), "demo.db"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = store.Close() })
	require.NoError(t, demo.Fill(context.Background(), store, ""))
	a := app.New(store, app.Options{Clock: app.StoredClock(store, time.Now)})
	s := newShell(test.NewTempApp(t), a, Options{}, Modules())
	s.host.Inline = true
	s.start()
	t.Cleanup(s.end)
	s.win.Resize(fyne.NewSize(1366, 697))
	s.enter(app.SystemUser("李雯"))
	return s, a
}

// TestNoEnglishWordAnywhere walks the demo office: every page, drawer, form and help page, and what every button opens.
func TestNoEnglishWordAnywhere(t *testing.T) {
	t.Setenv("HOME", t.TempDir()) // what lies in a user's folder is shown where a file is saved
	t.Setenv("LANG", "en_US.UTF-8")
	t.Setenv("LANGUAGE", "en_US")
	s, a := demoShell(t)
	w := newWalker(t, s, a)
	w.walk()
	menuOfText(t, s, w)
	assert.Greater(t, w.n, 200, "the walk is long")
	assert.Greater(t, w.ticked, 2, "selections are looked at")
}

// tick ticks the current row of a list, looks at the bar of the selection and takes the tick away.
func (w *walker) tick(where string) {
	f := w.s.host.Focused()
	if f == nil {
		return
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if slices.Contains(w.s.host.Texts(), "已选 1 项") {
		w.ticked++
		w.read(where + "/勾选")
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
}

// walk opens everything.
func (w *walker) walk() {
	s := w.s
	for _, m := range s.modules {
		for i, tab := range m.Tabs {
			where := m.Title + "/" + tab.Title
			again := func() {
				w.escape()
				s.rail(m.Key)
				s.openTab(i)
			}
			again()
			w.read(where)
			s.key(kit.Key{Name: fyne.KeyDown})
			w.read(where + "/抽屉")
			w.tick(where)
			w.press(where, again)
			again()
			s.key(kit.Key{Name: fyne.KeyDown})
			s.key(kit.Key{Name: fyne.KeyReturn})
			if route := s.now.route; route.ID != 0 || route.Act != "" {
				w.press(where+"/详情", func() { w.escape(); s.Go(route) })
			}
			again()
			s.ctrl(kit.Key{Name: fyne.KeyN, Ctrl: true})
			w.read(where + "/新增")
			s.ctrl(kit.Key{Name: fyne.KeyS, Ctrl: true})
			w.read(where + "/新增/保存")
			w.escape()
			again()
			s.help()
			w.read(where + "/帮助")
			w.escape()
		}
	}
	s.search()
	w.read("查找")
	w.escape()
}

// menuOfText opens the menu of an entry, which Fyne would show in English.
func menuOfText(t *testing.T, s *shell, w *walker) {
	s.Go(kit.Route{Module: "org", Act: "new"})
	e, ok := s.host.Find("name").(*kit.Entry)
	require.True(t, ok, "%v", s.host.Texts())
	e.TappedSecondary(&fyne.PointEvent{})
	w.read("文本菜单")
	w.escape()
}

func TestTheSearchKnowsNumbersDaysPeopleAndPapers(t *testing.T) {
	s, a := demoShell(t)
	ctx := s.now.env.Ctx
	has := func(text, kind string) {
		t.Helper()
		found, err := s.find(ctx, text)
		require.NoError(t, err)
		for _, f := range found {
			if f.Kind == kind {
				return
			}
		}
		assert.Fail(t, "not found", "%s by %q: %v", kind, text, found)
	}
	slips, _, err := a.Slips.List(ctx, app.Query{Limit: 1})
	require.NoError(t, err)
	require.NotEmpty(t, slips)
	_, number, _ := strings.Cut(slips[0].No, "〔")
	has("〔"+number, "督办单")
	has(slips[0].No, "督办单")
	minutes, _, err := a.Minutes.List(ctx, app.Where(app.Cond{Key: "no", Op: "!=", Value: ""}))
	require.NoError(t, err)
	require.NotEmpty(t, minutes)
	has(minutes[0].No, "纪要")
	has(string(minutes[0].HeldOn), "纪要")
	has(string(minutes[0].HeldOn[5:7])+"月"+string(minutes[0].HeldOn[8:])+"日", "会议")
	duties, _, err := a.Duties.List(ctx, app.Where(app.Cond{Key: "due", Op: "!=", Value: ""}, app.Cond{Key: "person", Op: "!=", Value: ""}))
	require.NoError(t, err)
	require.NotEmpty(t, duties)
	has(string(duties[0].Due), "责任事项")
	has(duties[0].Person, "责任事项")
	numbers, _, err := a.Numbers.List(ctx, app.Where(app.Eq("kind", "meeting")))
	require.NoError(t, err)
	require.NotEmpty(t, numbers)
	has(numbers[0].String(), "文号")
	for _, text := range []string{"12", "赵海峰", "Z2026-041", "〔2026〕12号"} {
		_, ok := s.day(text)
		assert.False(t, ok, "%s is no day", text)
	}
}

// Package kittest runs pages of the kit on Fyne's test driver: background work happens at once, and a test clicks, types and
// reads as a user does.
package kittest

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// Window is the window of a test and the shell of its pages.
type Window struct {
	T       testing.TB
	App     *app.App
	User    app.User
	Host    *kit.Host
	Win     fyne.Window
	Modules []kit.Module
	Went    []kit.Route // where pages wanted to go, newest last
	Env     *kit.Env    // of the page that is shown
	Page    kit.Page
	Backs   int
	Drafts  kit.Drafts
}

// New opens a window of 1202×623, the room of a page at 1366×697 beside the rail.
func New(t testing.TB, a *app.App, user app.User) *Window {
	t.Helper()
	fa := test.NewTempApp(t)
	fa.Settings().SetTheme(kit.NewTheme(false, false))
	win := test.NewTempWindow(t, nil)
	w := &Window{T: t, App: a, User: user, Host: kit.NewHost(win), Win: win}
	w.Host.Inline = true
	if a != nil {
		w.Host.Today = a.Today
	}
	win.Resize(fyne.NewSize(1202, 623))
	return w
}

// NewEnv makes the environment of a page opened by a route.
func (w *Window) NewEnv(r kit.Route) *kit.Env {
	return kit.NewEnv(w.Host, kit.EnvOptions{App: w.App, User: w.User, Nav: w, Drafts: w.Drafts}, r)
}

// Open makes a page and shows it.
func (w *Window) Open(r kit.Route, build func(*kit.Env) kit.Page) kit.Page {
	w.T.Helper()
	env := w.NewEnv(r)
	w.Env = env
	p := build(env)
	require.NotNil(w.T, p)
	env.SetReload(p.Refresh)
	w.Page = p
	w.Host.Show(p.Object())
	w.Host.Keys = func(k kit.Key) bool {
		taker, ok := w.Page.(kit.KeyTaker)
		return ok && taker.Key(k)
	}
	if sh, ok := p.(kit.Shower); ok {
		sh.Shown()
	}
	return p
}

// Show shows a page that is made already.
func (w *Window) Show(p kit.Page) { w.Open(kit.Route{}, func(*kit.Env) kit.Page { return p }) }

// Go remembers where the page went, and goes there when the module is known.
func (w *Window) Go(r kit.Route) {
	w.Went = append(w.Went, r)
	for _, m := range w.Modules {
		if m.Key != r.Module {
			continue
		}
		if m.Open != nil && (r.ID != 0 || r.Act != "") {
			w.Open(r, func(env *kit.Env) kit.Page { return m.Open(env, r) })
			return
		}
		for i, t := range m.Tabs {
			if t.Key == r.Tab || (r.Tab == "" && i == 0) {
				w.Open(r, t.New)
				return
			}
		}
	}
}

// Back counts.
func (w *Window) Back() { w.Backs++ }

// Reopen does nothing here.
func (w *Window) Reopen(*kit.Env) {}

// Touch does nothing here.
func (w *Window) Touch() {}

// Push shows a page without a route.
func (w *Window) Push(build func(*kit.Env) kit.Page) { w.Open(kit.Route{}, build) }

// Click presses what has the name: a button by its label, a field by its key.
func (w *Window) Click(name string) {
	w.T.Helper()
	o := w.Host.Find(name)
	require.NotNil(w.T, o, "界面上没有“%s”，有：%v", name, w.Texts())
	click(o, fyne.NewPos(5, 5), desktop.MouseButtonPrimary)
}

// ClickAt presses a point of an object, as on a row of a table.
func (w *Window) ClickAt(o fyne.CanvasObject, x, y float32) {
	click(o, fyne.NewPos(x, y), desktop.MouseButtonPrimary)
}

// RightClickAt presses the other button.
func (w *Window) RightClickAt(o fyne.CanvasObject, x, y float32) {
	click(o, fyne.NewPos(x, y), desktop.MouseButtonSecondary)
}

func click(o fyne.CanvasObject, at fyne.Position, button desktop.MouseButton) {
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: button}
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseDown(ev)
		m.MouseUp(ev)
	}
	if button == desktop.MouseButtonSecondary {
		if s, ok := o.(fyne.SecondaryTappable); ok {
			s.TappedSecondary(&ev.PointEvent)
		}
		return
	}
	if t, ok := o.(fyne.Tappable); ok {
		t.Tapped(&ev.PointEvent)
	}
}

// Fill types into the field of a key, replacing what is there, and leaves it.
func (w *Window) Fill(key, text string) {
	w.T.Helper()
	e, ok := w.Host.Find(key).(*kit.Entry)
	require.True(w.T, ok, "没有文本框“%s”，有：%v", key, w.Texts())
	c := w.Win.Canvas()
	c.Focus(e)
	e.SetText("")
	for _, r := range text {
		e.TypedRune(r)
	}
}

// Type types into what has the keyboard.
func (w *Window) Type(text string) {
	w.T.Helper()
	f := w.Win.Canvas().Focused()
	require.NotNil(w.T, f, "没有焦点")
	for _, r := range text {
		f.TypedRune(r)
	}
}

// Key presses a key where the keyboard is.
func (w *Window) Key(name fyne.KeyName, mods ...fyne.KeyModifier) {
	var m fyne.KeyModifier
	for _, x := range mods {
		m |= x
	}
	w.Host.SetModifiers(m)
	defer w.Host.SetModifiers(0)
	f := w.Win.Canvas().Focused()
	if m&^fyne.KeyModifierShift != 0 {
		var s fyne.Shortcut = &desktop.CustomShortcut{KeyName: name, Modifier: m}
		if m == fyne.KeyModifierControl && name == fyne.KeyA {
			s = &fyne.ShortcutSelectAll{}
		}
		if m == fyne.KeyModifierControl && name == fyne.KeyC {
			s = &fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()}
		}
		if sc, ok := f.(fyne.Shortcutable); ok {
			sc.TypedShortcut(s)
			return
		}
		w.Host.HandleKey(kit.Key{Name: name, Ctrl: m&fyne.KeyModifierControl != 0, Alt: m&fyne.KeyModifierAlt != 0, Shift: m&fyne.KeyModifierShift != 0})
		return
	}
	if f == nil {
		w.Host.HandleKey(kit.Key{Name: name, Shift: m != 0})
		return
	}
	f.TypedKey(&fyne.KeyEvent{Name: name})
}

// Texts are all texts the user sees now.
func (w *Window) Texts() []string { return w.Host.Texts() }

// Sees says whether a text is on the screen.
func (w *Window) Sees(text string) bool {
	for _, s := range w.Texts() {
		if s == text {
			return true
		}
	}
	return false
}

// Picture is the window as an image.
func (w *Window) Picture() image.Image { return w.Win.Canvas().Capture() }

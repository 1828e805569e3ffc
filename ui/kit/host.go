package kit

import (
	"errors"
	"log/slog"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gongzhi/app"
	"gongzhi/app/workday"
	"gongzhi/reports/typeset"
)

// Host (宿主) is the ground a window's screens stand on: the page, and above it toasts, floating panels and tooltips.
// It carries work to the background and back, and no panic of a screen ends the program.
type Host struct {
	Win       fyne.Window
	Inline    bool              // background work runs at once, for tests
	Post      func(fn func())   // brings work to the UI thread, nil means Fyne's own way; tests count what comes
	Keys      func(Key) bool    // the shell's key map
	Badge     func(running int) // told how many jobs run
	Open      func(path string) // does with a file what its kind asks for
	Log       *slog.Logger      // nil means the default logger
	Days      *workday.Calendar // the working calendar in force, nil means the published one
	Today     func() app.Date   // the office's date, nil means the computer's
	root      *hostRoot
	floats    *floatLayer
	toasts    *toastStack
	tip       *tipLayer
	dialogs   []*dialog
	jobs      *jobList
	reminder  *Reminder // in the bell
	pressed   *Button
	undo      func()
	undoEnd   time.Time
	filters   map[string]string
	faces     *typeset.Fonts
	fontsOnce sync.Once
	mods      func() fyne.KeyModifier
	Now       func() time.Time // the computer's clock, nil means time.Now
	stirred   time.Time
	cover     *fyne.Container
}

// NewHost makes the ground of a window and becomes its content.
func NewHost(win fyne.Window) *Host {
	h := &Host{Win: win}
	h.floats = newFloatLayer(h)
	h.toasts = newToastStack(h)
	h.tip = newTipLayer()
	h.jobs = &jobList{}
	h.root = &hostRoot{host: h, body: container.NewStack()}
	h.root.ExtendBaseWidget(h.root)
	win.SetPadded(false)
	win.SetContent(h.root)
	win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { h.HandleKey(keyOf(e)) })
	h.addShortcuts()
	return h
}

// Show puts an object under the layers; toasts that stand take the look in force.
func (h *Host) Show(o fyne.CanvasObject) {
	h.toasts.restyle()
	h.root.body.Objects = []fyne.CanvasObject{o}
	h.root.body.Refresh()
}

// Floor is what is shown under the layers.
func (h *Host) Floor() *fyne.Container { return h.root.body }

// hostRoot is the content of the window.
type hostRoot struct {
	widget.BaseWidget
	host *Host
	body *fyne.Container
}

func (r *hostRoot) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.body, r.host.toasts.box, r.host.floats.box, r.host.tip.box))
}

func (r *hostRoot) MinSize() fyne.Size { return fyne.NewSize(200, 200) }

// hostOf finds the host of a shown object.
func hostOf(o fyne.CanvasObject) *Host {
	a := fyne.CurrentApp()
	if a == nil || o == nil {
		return nil
	}
	c := a.Driver().CanvasForObject(o)
	if c == nil {
		return nil
	}
	if r, ok := c.Content().(*hostRoot); ok {
		return r.host
	}
	return nil
}

func (h *Host) log() *slog.Logger {
	if h.Log != nil {
		return h.Log
	}
	return slog.Default()
}

// guard runs fn; a panic is logged with its stack and one sentence is shown.
func (h *Host) guard(fn func()) {
	if err := app.Guarded(func() error { fn(); return nil }); err != nil {
		h.log().Error("界面回调出错", "error", err)
		h.fail(app.Explain(err))
	}
}

// Do runs fn on the UI thread, whatever goroutine asks for it, with the same care as a callback of the window.
func (h *Host) Do(fn func()) {
	post := h.Post
	if post == nil {
		post = fyne.Do
	}
	post(func() { h.guard(fn) })
}

// background runs work off the UI thread and then hands back to it.
func (h *Host) background(work func() error, then func(error)) {
	run := func() error {
		err := app.Guarded(work)
		if panicked := (*app.Panic)(nil); errors.As(err, &panicked) {
			h.log().Error("后台任务出错", "error", err)
		}
		return err
	}
	if h.Inline {
		then(run())
		return
	}
	go func() {
		err := run()
		h.Do(func() { then(err) })
	}()
}

// later runs fn on the UI thread after a rest; with inline work it never comes.
func (h *Host) later(d time.Duration, fn func()) (stop func()) {
	if h.Inline {
		return func() {}
	}
	t := time.AfterFunc(d, func() { h.Do(fn) })
	return func() { t.Stop() }
}

// soon is later for typing and scrolling: with inline work it comes at once.
func (h *Host) soon(d time.Duration, fn func()) (stop func()) {
	if h.Inline {
		fn()
		return func() {}
	}
	return h.later(d, fn)
}

// Focus gives an object the keyboard.
func (h *Host) Focus(f fyne.Focusable) {
	if f != nil {
		h.Win.Canvas().Focus(f)
	}
}

// Focused is what has the keyboard.
func (h *Host) Focused() fyne.Focusable { return h.Win.Canvas().Focused() }

func (h *Host) modifiers() fyne.KeyModifier {
	if h.mods != nil {
		return h.mods()
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// SetModifiers fakes held keys, for tests.
func (h *Host) SetModifiers(m fyne.KeyModifier) {
	h.mods = func() fyne.KeyModifier { return m }
}

// Size is the room of the window.
func (h *Host) Size() fyne.Size { return h.Win.Canvas().Size() }

func (h *Host) calendar() *workday.Calendar {
	if h.Days == nil {
		h.Days = workday.Default()
	}
	return h.Days
}

func (h *Host) today() app.Date {
	if h.Today != nil {
		return h.Today()
	}
	return app.DateOf(time.Now())
}

// Busy is the number of running jobs.
func (h *Host) Busy() int { return h.jobs.running() }

// keep sets what Ctrl+Z takes back, for eight seconds.
func (h *Host) keep(undo func()) { h.undo, h.undoEnd = undo, time.Now().Add(undoTime) }

// Undo takes the last act back while its toast stands.
func (h *Host) Undo() bool {
	if h.undo == nil || time.Now().After(h.undoEnd) {
		return false
	}
	fn := h.undo
	h.undo = nil
	h.guard(fn)
	return true
}

const undoTime = 8 * time.Second

// kept and keepValue hold filters while the program runs.
func (h *Host) kept(key string) string { return h.filters[key] }

func (h *Host) keepValue(key, value string) {
	if h.filters == nil {
		h.filters = map[string]string{}
	}
	h.filters[key] = value
}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press is everything that can be pressed: a drawn face, hover, a focus ring, the keyboard.
type press struct {
	widget.BaseWidget
	self      fyne.CanvasObject // the outermost widget, which the canvas knows
	name      string            // for tests and scripts
	face      *fyne.Container
	ring      *canvas.Rectangle
	do        func()
	menu      func(fyne.Position)
	paint     func(*press)
	tip       func() string
	keys      func(Key) bool
	runes     func(rune) // takes what is typed
	noFocus   bool
	noRing    bool
	off       bool
	hover     bool
	down      bool
	focused   bool
	tips      tips
	onMinSize func() fyne.Size
}

func newPress(name string, do func(), objs ...fyne.CanvasObject) *press {
	p := &press{name: name, do: do, ring: newFrame(nil, Tokens().Primary, 2, 6)}
	p.ring.Hide()
	p.face = &fyne.Container{Objects: objs}
	p.self = p
	p.ExtendBaseWidget(p)
	return p
}

func (p *press) layout(l fyne.Layout) *press {
	p.face.Layout = l
	return p
}

func (p *press) repaint() {
	if p.paint != nil {
		p.paint(p)
	}
	if p.focused && !p.noRing {
		p.ring.Show()
	} else {
		p.ring.Hide()
	}
	p.ring.Refresh()
}

// MinSize is what the face needs.
func (p *press) MinSize() fyne.Size {
	if p.onMinSize != nil {
		return p.onMinSize()
	}
	return p.face.MinSize()
}

// HeightFor lets tall faces be pressed too.
func (p *press) HeightFor(w float32) float32 {
	if p.onMinSize != nil {
		return p.onMinSize().Height
	}
	return heightFor(p.face, w)
}

// CreateRenderer draws the face and the ring around it.
func (p *press) CreateRenderer() fyne.WidgetRenderer { return &pressRenderer{p} }

type pressRenderer struct{ p *press }

func (r *pressRenderer) Layout(s fyne.Size) {
	place(r.p.face, 0, 0, s.Width, s.Height)
	place(r.p.ring, -3, -3, s.Width+6, s.Height+6)
}
func (r *pressRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *pressRenderer) Refresh()           { r.p.face.Refresh() }
func (r *pressRenderer) Destroy()           {}
func (r *pressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.ring, r.p.face}
}

// Tapped runs the act.
func (p *press) Tapped(e *fyne.PointEvent) {
	p.tips.hide()
	if p.off {
		return
	}
	if h := hostOf(p.self); h != nil {
		h.guard(func() { p.run() })
		return
	}
	p.run()
}

func (p *press) run() {
	if p.do != nil && !p.off {
		p.do()
	}
}

// TappedSecondary opens the menu, where there is one.
func (p *press) TappedSecondary(e *fyne.PointEvent) {
	if p.menu != nil && !p.off {
		p.menu(e.AbsolutePosition)
	}
}

// MouseIn shows the hover state.
func (p *press) MouseIn(e *desktop.MouseEvent) {
	p.hover = true
	stir(p.self)
	p.repaint()
	if p.tip != nil {
		if s := p.tip(); s != "" {
			p.tips.show(p.self, s, e.AbsolutePosition)
		}
	}
}

// MouseMoved does nothing.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover state.
func (p *press) MouseOut() {
	p.hover, p.down = false, false
	p.tips.hide()
	p.repaint()
}

// MouseDown shows the pressed state.
func (p *press) MouseDown(*desktop.MouseEvent) {
	stir(p.self)
	p.down = !p.off
	p.repaint()
}

// MouseUp ends the pressed state.
func (p *press) MouseUp(*desktop.MouseEvent) {
	p.down = false
	p.repaint()
}

// FocusGained shows the ring.
func (p *press) FocusGained() {
	p.focused = true
	p.repaint()
	scrollTo(p.self)
}

// FocusLost hides the ring.
func (p *press) FocusLost() {
	p.focused = false
	p.repaint()
}

// TypedRune hands on what is typed where there is a use for it.
func (p *press) TypedRune(r rune) {
	if h := hostOf(p.self); h != nil && p.runes != nil && !p.off {
		h.guard(func() { p.runes(r) })
	}
}

// TypedKey presses with Enter or Space; other keys go to the shell.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	k := keyOf(e)
	if h := hostOf(p.self); h != nil && h.floatKey(k) {
		return
	}
	if p.keys != nil && p.keys(k) {
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.Tapped(&fyne.PointEvent{})
		return
	}
	if h := hostOf(p.self); h != nil {
		h.HandleKey(k)
	}
}

// TypedShortcut goes to the shell.
func (p *press) TypedShortcut(s fyne.Shortcut) {
	if h := hostOf(p.self); h != nil {
		h.handleShortcut(s)
	}
}

// Disable and Enable keep disabled things out of the tab order.
func (p *press) Disable() { p.setOff(true) }

// Enable makes it work again.
func (p *press) Enable() { p.setOff(false) }

// Disabled says whether it can be pressed; things that take no focus are skipped by Tab in the same way.
func (p *press) Disabled() bool { return p.off || p.noFocus }

func (p *press) setOff(off bool) {
	if p.off != off {
		p.off = off
		p.repaint()
	}
}

// Cursor is a hand over what can be pressed.
func (p *press) Cursor() desktop.Cursor {
	if p.off {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

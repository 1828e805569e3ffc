package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// floatLayer holds one floating panel (month grid, list, menu) above everything; the field under it keeps the keyboard.
type floatLayer struct {
	host *Host
	box  *fyne.Container
	open *floating
}

// floating is an open panel.
type floating struct {
	panel fyne.CanvasObject
	keys  func(Key) bool
	gone  func()
	owner fyne.CanvasObject
}

func newFloatLayer(h *Host) *floatLayer {
	return &floatLayer{host: h, box: container.NewWithoutLayout()}
}

// layer is the float layer of the topmost surface.
func (h *Host) layer() *floatLayer {
	if d := h.topDialog(); d != nil {
		return d.floats
	}
	return h.floats
}

func (h *Host) floatKey(k Key) bool {
	l := h.layer()
	if l.open == nil {
		return false
	}
	if l.open.keys != nil && l.open.keys(k) {
		return true
	}
	if k.Name == fyne.KeyEscape {
		l.close()
		return true
	}
	return false
}

// float opens a panel beside its owner: below it, or above when there is no room.
func (h *Host) float(f *floating, size fyne.Size) {
	l := h.layer()
	l.close()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.owner)
	room := h.Size()
	y := at.Y + f.owner.Size().Height + 3
	if y+size.Height > room.Height-6 {
		y = max(4, at.Y-size.Height-3)
	}
	x := min(at.X, room.Width-size.Width-6)
	l.show(f, fyne.NewPos(max(4, x), y), size)
}

// floatAt opens a panel at a point.
func (h *Host) floatAt(f *floating, at fyne.Position, size fyne.Size) {
	l := h.layer()
	l.close()
	room := h.Size()
	x := max(4, min(at.X, room.Width-size.Width-6))
	y := max(4, min(at.Y, room.Height-size.Height-6))
	l.show(f, fyne.NewPos(x, y), size)
}

func (l *floatLayer) show(f *floating, at fyne.Position, size fyne.Size) {
	l.host.tip.hide()
	l.open = f
	catch := newCatcher(func() { l.close() })
	catch.Resize(l.host.Size())
	l.box.Objects = []fyne.CanvasObject{catch}
	l.box.Objects = append(l.box.Objects, shadow(at, size)...)
	frame := newFrame(Tokens().Surface, Tokens().Line2, 1, 6)
	place(frame, at.X, at.Y, size.Width, size.Height)
	place(f.panel, at.X, at.Y, size.Width, size.Height)
	l.box.Objects = append(l.box.Objects, frame, f.panel)
	l.box.Refresh()
}

func (l *floatLayer) close() {
	if l.open == nil {
		return
	}
	f := l.open
	l.open = nil
	l.box.Objects = nil
	l.box.Refresh()
	if f.gone != nil {
		f.gone()
	}
}

// shadow is a soft edge of stacked translucent rectangles.
func shadow(at fyne.Position, size fyne.Size) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := float32(4); i >= 1; i-- {
		r := newRect(Tokens().Shadow, 6+i*2)
		place(r, at.X-i*1.5, at.Y-i*0.5+2, size.Width+i*3, size.Height+i*2.5)
		out = append(out, r)
	}
	return out
}

// catcher takes every event meant for what lies below.
type catcher struct {
	widget.BaseWidget
	fill *canvas.Rectangle
	tap  func()
}

func newCatcher(tap func()) *catcher {
	c := &catcher{fill: canvas.NewRectangle(color.Transparent), tap: tap}
	c.ExtendBaseWidget(c)
	return c
}

func (c *catcher) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.fill) }
func (c *catcher) Tapped(*fyne.PointEvent)             { c.tapped() }
func (c *catcher) TappedSecondary(*fyne.PointEvent)    { c.tapped() }
func (c *catcher) Scrolled(*fyne.ScrollEvent)          {}
func (c *catcher) MouseIn(*desktop.MouseEvent)         {}
func (c *catcher) MouseMoved(*desktop.MouseEvent)      {}
func (c *catcher) MouseOut()                           {}
func (c *catcher) MouseDown(*desktop.MouseEvent)       {}
func (c *catcher) MouseUp(*desktop.MouseEvent)         {}
func (c *catcher) Dragged(*fyne.DragEvent)             {}
func (c *catcher) DragEnd()                            {}
func (c *catcher) Cursor() desktop.Cursor              { return desktop.DefaultCursor }
func (c *catcher) tapped() {
	if c.tap != nil {
		c.tap()
	}
}

// tipLayer shows one tooltip; one more may be waiting.
type tipLayer struct {
	box  *fyne.Container
	stop func()
}

func newTipLayer() *tipLayer { return &tipLayer{box: container.NewWithoutLayout()} }

func (t *tipLayer) show(text string, at fyne.Position, room fyne.Size) {
	const widest = 320
	lines := Wrap(text, 13, false, widest-20)
	w := float32(0)
	for _, s := range lines {
		w = max(w, textWidth(s, 13, false))
	}
	size := fyne.NewSize(w+20, float32(len(lines))*20+10)
	x := max(4, min(at.X+8, room.Width-size.Width-6))
	y := at.Y + 20
	if y+size.Height > room.Height-4 {
		y = at.Y - size.Height - 8
	}
	frame := newFrame(Tokens().Surface, Tokens().Line2, 1, 4)
	place(frame, x, y, size.Width, size.Height)
	t.box.Objects = append(shadow(fyne.NewPos(x, y), size), frame)
	for i, s := range lines {
		line := newText(s, 13, false, Plain)
		place(line, x+10, y+5+float32(i)*20, w, 20)
		t.box.Objects = append(t.box.Objects, line)
	}
	t.box.Refresh()
}

// hide takes the tooltip away, and the one that was about to come.
func (t *tipLayer) hide() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	if len(t.box.Objects) > 0 {
		t.box.Objects = nil
		t.box.Refresh()
	}
}

// tips waits half a second before a tooltip.
type tips struct{ host *Host }

func (t *tips) show(o fyne.CanvasObject, text string, at fyne.Position) {
	t.hide()
	h := hostOf(o)
	if h == nil || text == "" {
		return
	}
	t.host = h
	h.tip.stop = h.later(500*time.Millisecond, func() { h.tip.show(text, at, h.Size()) })
}

func (t *tips) hide() {
	if t.host != nil {
		t.host.tip.hide()
	}
}

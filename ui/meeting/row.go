package meeting

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gongzhi/ui/kit"
)

// row is something that can be clicked: an item of the agenda, a meeting or a day of the calendar.
type row struct {
	widget.BaseWidget
	name    string
	body    fyne.CanvasObject
	back    *canvas.Rectangle
	bar     *canvas.Rectangle
	rest    color.Color
	do      func()
	current bool
}

// newRow makes a row; the current one is tinted with a bar at its left.
func newRow(name string, current bool, body fyne.CanvasObject, do func()) *row {
	p := kit.Tokens()
	r := &row{name: name, body: body, do: do, current: current, rest: color.Transparent}
	r.back, r.bar = canvas.NewRectangle(r.rest), canvas.NewRectangle(color.Transparent)
	if current {
		r.rest = p.Selected
		r.back.FillColor, r.bar.FillColor = r.rest, p.Primary
	}
	r.ExtendBaseWidget(r)
	return r
}

// tint gives the row a ground and a bar of its own, as meetings in the calendar have.
func (r *row) tint(ground, bar color.Color) *row {
	r.rest = ground
	r.back.FillColor, r.bar.FillColor = ground, bar
	return r
}

// CreateRenderer stacks ground, bar and body.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	bar := container.NewBorder(nil, nil, kit.Fixed(3, 0, r.bar), nil)
	return widget.NewSimpleRenderer(container.NewStack(r.back, bar, r.body))
}

// HookName names the row for tests.
func (r *row) HookName() string { return r.name }

// Tapped does what the row is for.
func (r *row) Tapped(*fyne.PointEvent) {
	if r.do != nil {
		r.do()
	}
}

// MouseIn tints the row under the pointer.
func (r *row) MouseIn(*desktop.MouseEvent) {
	if r.do != nil && !r.current {
		r.back.FillColor = kit.Tokens().Hover
		r.back.Refresh()
	}
}

// MouseMoved does nothing.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tint away.
func (r *row) MouseOut() {
	r.back.FillColor = r.rest
	r.back.Refresh()
}

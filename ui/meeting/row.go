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

// touch is the ground of something that can be clicked: an item of the agenda, a meeting or a day of the calendar. It lies under the
// texts, so that what stands on it can be clicked by itself.
type touch struct {
	widget.BaseWidget
	name string
	back *canvas.Rectangle
	rest color.Color
	do   func()
}

// newRow makes a row; the current one is tinted with a bar at its left.
func newRow(name string, current bool, body fyne.CanvasObject, do func()) fyne.CanvasObject {
	if current {
		return newTinted(name, kit.Tokens().Selected, kit.Tokens().Primary, body, do)
	}
	return newTinted(name, color.Transparent, color.Transparent, body, do)
}

// newTinted makes a row with a ground and a bar of its own.
func newTinted(name string, ground, bar color.Color, body fyne.CanvasObject, do func()) fyne.CanvasObject {
	t := newTouch(name, ground, do)
	edge := canvas.NewRectangle(bar)
	edge.SetMinSize(fyne.NewSize(3, 0))
	return container.NewStack(t, container.NewBorder(nil, nil, edge, nil), body)
}

func newTouch(name string, ground color.Color, do func()) *touch {
	t := &touch{name: name, rest: ground, back: canvas.NewRectangle(ground), do: do}
	t.ExtendBaseWidget(t)
	return t
}

// tint shows another ground for a while.
func (t *touch) tint(c color.Color) {
	t.back.FillColor = c
	t.back.Refresh()
}

// CreateRenderer draws the ground.
func (t *touch) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.back) }

// HookName names the row for tests.
func (t *touch) HookName() string { return t.name }

// Tapped does what the row is for.
func (t *touch) Tapped(*fyne.PointEvent) {
	if t.do != nil {
		t.do()
	}
}

// MouseIn tints the row under the pointer.
func (t *touch) MouseIn(*desktop.MouseEvent) {
	if t.do != nil && t.rest == color.Transparent {
		t.tint(kit.Tokens().Hover)
	}
}

// MouseMoved does nothing.
func (t *touch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tint away.
func (t *touch) MouseOut() {
	t.tint(t.rest)
}

package duty

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"gongzhi/ui/kit"
)

// touch is the ground of something that can be pressed: a day of the calendar, a card of the board.
type touch struct {
	widget.BaseWidget
	name string
	back *canvas.Rectangle
	do   func()
}

// newTouch lays a body on a ground that can be pressed.
func newTouch(name string, ground color.Color, body fyne.CanvasObject, do func()) fyne.CanvasObject {
	t := &touch{name: name, back: canvas.NewRectangle(ground), do: do}
	t.back.StrokeColor, t.back.StrokeWidth = kit.Tokens().Line, 1
	t.ExtendBaseWidget(t)
	return container.NewStack(t, body)
}

// CreateRenderer draws the ground.
func (t *touch) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.back) }

// HookName names it for tests.
func (t *touch) HookName() string { return t.name }

// Tapped does what it is for.
func (t *touch) Tapped(*fyne.PointEvent) { t.do() }

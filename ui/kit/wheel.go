package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// wheel turns the mouse wheel into whole rows.
type wheel struct {
	widget.BaseWidget
	body *fyne.Container
	turn func(rows int)
	rest float32
}

func newWheel(body *fyne.Container, turn func(rows int)) *wheel {
	w := &wheel{body: body, turn: turn}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer draws the body.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.body) }
func (w *wheel) inside() []fyne.CanvasObject         { return []fyne.CanvasObject{w.body} }

// pixelsPerRow makes one notch of the wheel three rows.
const pixelsPerRow = 8.4

// Scrolled collects small movements of a touchpad until they make a row.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	w.rest -= e.Scrolled.DY
	rows := int(math.Trunc(float64(w.rest / pixelsPerRow)))
	if rows != 0 {
		w.rest -= float32(rows) * pixelsPerRow
		w.turn(rows)
	}
}

package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// grid puts three columns side by side where the page is wide; below that, the third gives way.
type grid struct{}

const (
	gap     = 14
	threeAt = 1440
)

func columns(cols ...fyne.CanvasObject) *fyne.Container { return container.New(grid{}, cols...) }

func (grid) widths(total float32, third bool) []float32 {
	if total < threeAt || !third {
		left := (total - gap) * 0.61
		return []float32{left, total - gap - left}
	}
	left, middle := (total-2*gap)*0.406, (total-2*gap)*0.308
	return []float32{left, middle, total - 2*gap - left - middle}
}

func third(objs []fyne.CanvasObject) bool {
	c, ok := objs[2].(*fyne.Container)
	return ok && len(c.Objects) > 0
}

// Layout places the columns, each at its own height.
func (g grid) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	widths := g.widths(s.Width, third(objs))
	for i, o := range objs {
		if i >= len(widths) {
			o.Hide()
			continue
		}
		o.Show()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(widths[i], tall(o, widths[i])))
		x += widths[i] + gap
	}
}

// MinSize is a small one: the page scrolls.
func (grid) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// HeightFor is the height of the tallest column.
func (g grid) HeightFor(objs []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for i, w := range g.widths(width, third(objs)) {
		h = max(h, tall(objs[i], w))
	}
	return h
}

// tall is the height an object needs at a width.
func tall(o fyne.CanvasObject, width float32) float32 {
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(interface {
			HeightFor(objs []fyne.CanvasObject, width float32) float32
		}); ok {
			return l.HeightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

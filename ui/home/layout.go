package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// grid puts three columns side by side where the page is wide; below that, the third gives way.
type grid struct{}

const (
	gap     = 14
	margin  = 14
	threeAt = 1440
)

// rows (列) are the lines of a card of which so many are shown as the page has room for: what hangs together is one line.
type rows struct {
	column int
	lines  [][]fyne.CanvasObject
}

// leastRows stand in a card however low the window is; the page then scrolls.
const leastRows = 4

func (r rows) show(n int) {
	for i, line := range r.lines {
		for _, o := range line {
			if i < n {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
}

// fitted is the page at any size: before it is laid out, the lists of its columns are cut to their room.
type fitted struct {
	page *page
	cols *fyne.Container
}

// Layout cuts the lists and places the page.
func (f fitted) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	widths := grid{}.widths(s.Width-2*margin, third(f.cols.Objects))
	for _, r := range f.page.lists {
		col := f.cols.Objects[r.column]
		n := len(r.lines)
		for r.show(n); n > leastRows && tall(col, widths[r.column]) > s.Height-2*margin; r.show(n) {
			n--
		}
	}
	for _, o := range objs {
		put(o, 0, 0, s.Width, s.Height)
	}
}

// MinSize is little: the page scrolls.
func (fitted) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 100) }

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

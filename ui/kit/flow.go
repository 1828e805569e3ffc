package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// tall is an object whose height follows from the width it is given: running text, cards, columns.
type tall interface{ HeightFor(width float32) float32 }

// tallLayout is a layout that can say its height for a width.
type tallLayout interface {
	HeightFor(objs []fyne.CanvasObject, width float32) float32
}

// heightFor is the height an object needs at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if t, ok := o.(tall); ok {
		return t.HeightFor(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(tallLayout); ok {
			return l.HeightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

// HeightFor is the height an object needs at a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 { return heightFor(o, width) }

// free is a layout given as two functions.
type free struct {
	min func() fyne.Size
	lay func(fyne.Size)
	tal func(width float32) float32
}

func (f *free) Layout(_ []fyne.CanvasObject, s fyne.Size) { f.lay(s) }
func (f *free) MinSize([]fyne.CanvasObject) fyne.Size     { return f.min() }
func (f *free) HeightFor(_ []fyne.CanvasObject, w float32) float32 {
	if f.tal == nil {
		return f.min().Height
	}
	return f.tal(w)
}

func box(min func() fyne.Size, lay func(fyne.Size), objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&free{min: min, lay: lay}, objs...)
}

// place moves and resizes in one call.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

type vflow struct{ gap float32 }

func (v vflow) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	var need, grow float32
	for _, o := range shown(objs) {
		need += heightFor(o, s.Width) + v.gap
		if isGrow(o) {
			grow++
		}
	}
	spare := max(0, s.Height-need+v.gap)
	y := float32(0)
	for _, o := range shown(objs) {
		h := heightFor(o, s.Width)
		if isGrow(o) {
			h += spare / grow
		}
		place(o, 0, y, s.Width, h)
		y += h + v.gap
	}
}

func (v vflow) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var w, h float32
	for _, o := range shown(objs) {
		m := o.MinSize()
		w = max(w, m.Width)
		h += m.Height + v.gap
	}
	return fyne.NewSize(w, max(0, h-v.gap))
}

func (v vflow) HeightFor(objs []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range shown(objs) {
		h += heightFor(o, width) + v.gap
	}
	return max(0, h-v.gap)
}

type hflow struct{ gap float32 }

func (f hflow) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	var need, grow float32
	for _, o := range shown(objs) {
		need += o.MinSize().Width + f.gap
		if isGrow(o) {
			grow++
		}
	}
	spare := max(0, s.Width-need+f.gap)
	x := float32(0)
	for _, o := range shown(objs) {
		m := o.MinSize()
		if isGrow(o) {
			m.Width += spare / grow
		}
		place(o, x, (s.Height-m.Height)/2, min(m.Width, max(0, s.Width-x)), m.Height)
		x += m.Width + f.gap
	}
}

func (f hflow) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var w, h float32
	for _, o := range shown(objs) {
		m := o.MinSize()
		h = max(h, m.Height)
		w += m.Width + f.gap
	}
	return fyne.NewSize(max(0, w-f.gap), h)
}

func shown(objs []fyne.CanvasObject) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(objs))
	for _, o := range objs {
		if o != nil && o.Visible() {
			out = append(out, o)
		}
	}
	return out
}

func isGrow(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(growing)
	return ok
}

// growing marks what takes the room that is left.
type growing struct{}

func (growing) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		place(o, 0, 0, s.Width, s.Height)
	}
}

func (growing) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (growing) HeightFor(objs []fyne.CanvasObject, w float32) float32 { return heightFor(objs[0], w) }

// Grow lets an object of H or V take the room that is left.
func Grow(o fyne.CanvasObject) fyne.CanvasObject { return container.New(growing{}, o) }

// V stands objects one below another, 8 apart.
func V(objs ...fyne.CanvasObject) *fyne.Container { return container.New(vflow{8}, objs...) }

// VGap is V with a gap of its own.
func VGap(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(vflow{gap}, objs...)
}

// H puts objects side by side, 8 apart, each as wide as it needs.
func H(objs ...fyne.CanvasObject) *fyne.Container { return container.New(hflow{8}, objs...) }

// HGap is H with a gap of its own.
func HGap(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(hflow{gap}, objs...)
}

// Gap is empty room.
func Gap(n float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(n, n))
	return r
}

// Spacer pushes what follows to the end of a row.
func Spacer() fyne.CanvasObject { return Grow(Gap(0)) }

// Pad puts room around an object.
func Pad(n float32, o fyne.CanvasObject) fyne.CanvasObject { return Inset(n, n, n, n, o) }

// Inset puts room left, top, right and below an object.
func Inset(l, t, r, b float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&free{
		min: func() fyne.Size { return o.MinSize().AddWidthHeight(l+r, t+b) },
		lay: func(s fyne.Size) { place(o, l, t, s.Width-l-r, s.Height-t-b) },
		tal: func(w float32) float32 { return heightFor(o, w-l-r) + t + b },
	}, o)
}

// Fixed gives an object a width and height of its own; 0 leaves its own.
func Fixed(w, h float32, o fyne.CanvasObject) fyne.CanvasObject {
	size := func() fyne.Size {
		m := o.MinSize()
		if w > 0 {
			m.Width = w
		}
		if h > 0 {
			m.Height = h
		}
		return m
	}
	return box(size, func(s fyne.Size) { place(o, 0, 0, s.Width, s.Height) }, o)
}

// Cols puts objects into columns; a width under 1 is a part of the whole, one of 0 shares what is left.
func Cols(gap float32, widths []float32, objs ...fyne.CanvasObject) fyne.CanvasObject {
	spans := func(total float32) []float32 {
		rest, open := total-gap*float32(len(widths)-1), 0
		out := make([]float32, len(widths))
		for i, w := range widths {
			if out[i] = w; w < 1 {
				out[i] = w * total
			}
			if rest -= out[i]; w == 0 {
				open++
			}
		}
		for i, w := range widths {
			if w == 0 {
				out[i] = max(0, rest/float32(open))
			}
		}
		return out
	}
	return container.New(&free{
		min: func() fyne.Size {
			var m fyne.Size
			for i, o := range objs {
				s := o.MinSize()
				m.Height = max(m.Height, s.Height)
				m.Width += max(widths[i], 0) + gap
				if widths[i] == 0 {
					m.Width += s.Width
				}
			}
			return fyne.NewSize(m.Width-gap, m.Height)
		},
		lay: func(s fyne.Size) {
			x := float32(0)
			for i, w := range spans(s.Width) {
				place(objs[i], x, 0, w, s.Height)
				x += w + gap
			}
		},
		tal: func(width float32) float32 {
			h := float32(0)
			for i, w := range spans(width) {
				h = max(h, heightFor(objs[i], w))
			}
			return h
		},
	}, objs...)
}

// Rows is a list of rows of one height that scrolls by itself: it shows whole rows only, and at keeps its place when it is drawn anew.
func Rows(list fyne.CanvasObject, high float32, at *float32) fyne.CanvasObject {
	sc := container.NewVScroll(Inset(0, 0, 12, 0, list))
	sc.OnScrolled = func(p fyne.Position) { *at = p.Y }
	kept := *at
	return box(func() fyne.Size { return fyne.NewSize(list.MinSize().Width, 2*high) }, func(s fyne.Size) {
		place(sc, 0, 0, s.Width, max(1, float32(int(s.Height/high)))*high)
		if kept > 0 {
			sc.ScrollToOffset(fyne.NewPos(0, kept))
			kept = 0
		}
	}, sc)
}

// Scroll lets tall content scroll up and down; text in it wraps at the width there is.
func Scroll(o fyne.CanvasObject) fyne.CanvasObject {
	width := float32(300)
	inner := container.New(&free{
		min: func() fyne.Size { return fyne.NewSize(0, heightFor(o, width)) },
		lay: func(s fyne.Size) { place(o, 0, 0, s.Width, s.Height) },
	}, o)
	sc := container.NewVScroll(inner)
	return box(func() fyne.Size { return fyne.NewSize(o.MinSize().Width, 40) }, func(s fyne.Size) {
		width = s.Width
		place(sc, 0, 0, s.Width, s.Height)
		inner.Resize(fyne.NewSize(s.Width, max(s.Height, heightFor(o, width))))
		sc.Refresh()
	}, sc)
}

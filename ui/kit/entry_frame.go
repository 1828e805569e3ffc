package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// entryFrame is an entry with our border: grey, blue with the focus, red with an error; and room for a sign at its right.
type entryFrame struct {
	*fyne.Container
	entry  *Entry
	frame  *canvas.Rectangle
	sign   *press
	wrong  bool
	height float32
	holder string // the whole grey text
}

func newEntryFrame(e *Entry, height float32, icon string, tap func()) *entryFrame {
	f := &entryFrame{entry: e, frame: newFrame(nil, Tokens().Line2, 1, 4), height: height + Sizes().More}
	if icon != "" {
		img := newIcon(icon, 16, Tokens().Text2)
		f.sign = newPress(e.name+"▾", tap, img)
		f.sign.noFocus, f.sign.noRing = true, true
		f.sign.layout(&free{min: func() fyne.Size { return fyne.NewSize(28, 26) }, lay: func(s fyne.Size) {
			place(img, (s.Width-16)/2, (s.Height-16)/2, 16, 16)
		}})
		e.ActionItem = f.sign
	}
	e.onFocus = func(bool) { f.restyle() }
	ground := newRect(Tokens().Surface, 4)
	f.Container = box(func() fyne.Size { return fyne.NewSize(60, f.height) }, func(s fyne.Size) {
		place(f.frame, 0, 0, s.Width, s.Height)
		place(ground, 0, 0, s.Width, s.Height)
		if e.MultiLine {
			place(e, 0, 0, s.Width, s.Height)
			return
		}
		h := 30 + Sizes().More
		f.fitHolder(s.Width)
		place(e, 0, (s.Height-h)/2, s.Width, h)
	}, ground, e, f.frame)
	f.restyle()
	return f
}

// fitHolder cuts the grey text of an empty entry to its room: what is wider shows a strip to scroll it by.
func (f *entryFrame) fitHolder(width float32) {
	if !strings.HasSuffix(f.entry.PlaceHolder, "…") {
		f.holder = f.entry.PlaceHolder
	}
	room := width - 20
	if f.sign != nil {
		room -= 32
	}
	if fit := Fit(f.holder, Sizes().Text, false, room); fit != f.entry.PlaceHolder {
		f.entry.SetPlaceHolder(fit)
	}
}

func (f *entryFrame) restyle() {
	p := Tokens()
	f.frame.StrokeColor, f.frame.StrokeWidth = p.Line2, 1
	switch {
	case f.wrong:
		f.frame.StrokeColor, f.frame.StrokeWidth = p.Red.Lamp, 2
	case f.entry.focused:
		f.frame.StrokeColor, f.frame.StrokeWidth = p.Primary, 2
	}
	f.frame.Refresh()
}

// EntryCard is an entry that is a card of its own: a heading with a hint above what is typed, and a row below it, in one frame that
// turns blue with the focus.
func EntryCard(title, hint string, e *Entry, foot fyne.CanvasObject) fyne.CanvasObject {
	ground, line := newRect(Tokens().Surface, 4), HLine()
	var covers []fyne.CanvasObject // where the edge of the entry is not under the frame
	for range 3 {
		covers = append(covers, newRect(Tokens().Surface, 0))
	}
	frame := newFrame(nil, Tokens().Line2, 1, 4)
	e.onFocus = func(bool) {
		p := Tokens()
		frame.StrokeColor, frame.StrokeWidth = p.Line2, 1
		if e.focused {
			frame.StrokeColor, frame.StrokeWidth = p.Primary, 2
		}
		frame.Refresh()
	}
	e.onFocus(e.focused)
	head := HGap(12, Head(title), Grow(Caption(hint).Align(Right)))
	objs := append([]fyne.CanvasObject{ground, e}, covers...)
	return box(func() fyne.Size { return fyne.NewSize(200, 34+56+8+foot.MinSize().Height) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		fh := foot.MinSize().Height
		place(head, 14, 7, s.Width-28, 23)
		place(e, 8, 32, s.Width-8, s.Height-fh-16-34)
		place(covers[0], 5, 30, 6, s.Height-fh-47)
		place(covers[1], 5, 29, s.Width-6, 6)
		place(covers[2], 5, s.Height-fh-22, s.Width-6, 6)
		place(line, 1, s.Height-fh-15, s.Width-2, 1)
		place(foot, 10, s.Height-fh-8, s.Width-20, fh)
		place(frame, 0, 0, s.Width, s.Height)
	}, append(objs, head, line, foot, frame)...)
}

// scrollTo moves the scroll around an object so that the object can be seen.
func scrollTo(o fyne.CanvasObject) {
	h := hostOf(o)
	if h == nil {
		return
	}
	if sc := scrollAround(h.Win.Canvas(), o); sc != nil {
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(sc).Y
		bottom := top + sc.Size().Height
		switch {
		case y < top:
			sc.ScrollToOffset(fyne.NewPos(0, sc.Offset.Y-(top-y)-8))
		case y+o.Size().Height > bottom:
			sc.ScrollToOffset(fyne.NewPos(0, sc.Offset.Y+y+o.Size().Height-bottom+24))
		}
	}
}

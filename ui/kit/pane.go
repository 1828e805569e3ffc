package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Pane (边栏) is a full-height surface at a side of the page, parted from it by a hairline: at its right when it stands left of the
// page, else at its left.
func Pane(leftOfPage bool, body fyne.CanvasObject) fyne.CanvasObject {
	p := Tokens()
	ground, line := newRect(p.Surface, 0), newRect(p.Line, 0)
	return box(body.MinSize, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		if leftOfPage {
			place(line, s.Width-1, 0, 1, s.Height)
			place(body, 0, 0, s.Width-1, s.Height)
			return
		}
		place(line, 0, 0, 1, s.Height)
		place(body, 1, 0, s.Width-1, s.Height)
	}, ground, line, body)
}

// Segmented shows a few words side by side of which one is chosen; do is told another one.
func Segmented(at int, words []string, do func(i int)) fyne.CanvasObject {
	objs, wide := make([]fyne.CanvasObject, len(words)), make([]float32, len(words))
	all := float32(0)
	for i, w := range words {
		objs[i] = segment(w, func() bool { return i == at }, func() { do(i) })
		wide[i] = textWidth(w, 14, true) + 28
		all += wide[i] - 1
	}
	return box(func() fyne.Size { return fyne.NewSize(all+1, 30) }, func(s fyne.Size) {
		x := float32(0)
		for i, o := range objs {
			place(o, x, (s.Height-30)/2, wide[i], 30)
			x += wide[i] - 1
		}
	}, objs...)
}

// segment is one of the choices.
func segment(word string, on func() bool, do func()) *press {
	p := Tokens()
	frame := newFrame(p.Surface, p.Line2, 1, 4)
	text := newText(word, 14, false, Plain)
	text.Alignment = fyne.TextAlignCenter
	b := newPress(word, do, frame, text)
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(40, 30) }, lay: func(s fyne.Size) {
		place(frame, 0, 0, s.Width, s.Height)
		place(text, 0, (s.Height-22)/2, s.Width, 22)
	}})
	b.paint = func(b *press) {
		p := Tokens()
		frame.FillColor, frame.StrokeColor = p.Surface, p.Line2
		c := p.Text
		switch {
		case on():
			frame.FillColor, frame.StrokeColor, c = p.PrimaryTint, p.Primary, p.Primary
		case b.off:
			frame.FillColor, c = p.Surface2, p.Text3
		case b.hover:
			frame.FillColor = p.Hover
		}
		setBold(text, on())
		text.Color = c
		text.Refresh()
		frame.Refresh()
	}
	b.repaint()
	return b
}

// Disc is a short word on a disc, filled when on: the number of today, or of the item at hand.
func Disc(word string, high float32, on bool) fyne.CanvasObject {
	p := Tokens()
	disc := canvas.NewCircle(p.PrimaryFill)
	text := newText(word, min(high*0.6, Sizes().Text), on, White)
	if !on {
		disc.Hide()
		text.Color = p.Text2
	}
	text.Alignment = fyne.TextAlignCenter
	return box(func() fyne.Size { return fyne.NewSize(high, high) }, func(s fyne.Size) {
		place(disc, (s.Width-high)/2, (s.Height-high)/2, high, high)
		place(text, 0, (s.Height-22)/2, s.Width, 22)
	}, disc, text)
}

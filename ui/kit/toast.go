package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// toast is one strip at the bottom right.
type toast struct {
	tone  Tone
	text  string
	acts  []Action
	life  time.Duration // 0 stays
	bar   *canvas.Rectangle
	line  *Paragraph
	share float32
	obj   fyne.CanvasObject
}

// toastStack shows at most three toasts; older ones give way.
type toastStack struct {
	host *Host
	box  *fyne.Container
	list []*toast
	past []string
}

const (
	toastHigh  = 34 // of one line: the status bar and less than the margin below the last button of a page
	toastsMost = 3
)

func newToastStack(h *Host) *toastStack {
	s := &toastStack{host: h}
	s.box = container.New(&free{min: func() fyne.Size { return fyne.Size{} }, lay: s.arrange})
	return s
}

// arrange stands the toasts side by side over the status bar, the newest at the right: the buttons of a page end above it. What
// has no room beside the others goes into a row of its own.
func (s *toastStack) arrange(room fyne.Size) {
	bottom, right, tall := room.Height-2, room.Width-14, float32(0)
	for i := len(s.list) - 1; i >= 0; i-- {
		t := s.list[i]
		w := min(max(t.width(), 300), 880, room.Width-28)
		h := heightFor(t.obj, w)
		if right-w < 14 && tall > 0 {
			bottom, right, tall = bottom-tall-6, room.Width-14, 0
		}
		place(t.obj, right-w, bottom-h, w, h)
		right, tall = right-w-8, max(tall, h)
	}
}

func (t *toast) width() float32 {
	w := textWidth(t.text, 14, false) + 80
	for _, a := range t.acts {
		w += textWidth(a.Label, 13, false) + 24
	}
	return w
}

func (s *toastStack) add(t *toast) {
	t.build(func() { s.remove(t) })
	s.list = append(s.list, t)
	s.past = append(s.past, t.text)
	for len(s.list) > toastsMost {
		s.list = s.list[1:]
	}
	s.redraw()
	if t.life > 0 {
		s.host.later(t.life, func() { s.remove(t) })
	}
}

func (s *toastStack) remove(t *toast) {
	for i, x := range s.list {
		if x == t {
			s.list = append(append([]*toast(nil), s.list[:i]...), s.list[i+1:]...)
			s.redraw()
			return
		}
	}
}

// restyle draws the standing toasts anew.
func (s *toastStack) restyle() {
	for _, t := range s.list {
		bar, share := t.bar.Visible(), t.share
		t.build(func() { s.remove(t) })
		if bar {
			t.progress(share, t.text)
		}
	}
	s.redraw()
}

func (s *toastStack) redraw() {
	s.box.Objects = nil
	for _, t := range s.list {
		s.box.Objects = append(s.box.Objects, t.obj)
	}
	s.arrange(s.box.Size())
	s.box.Refresh()
}

func (t *toast) edge() (string, Tone) {
	switch t.tone {
	case GreenTone:
		return "check", GreenTone
	case RedTone:
		return "warning", RedTone
	case AmberTone:
		return "warning", AmberTone
	}
	return "info", Blue
}

func (t *toast) build(gone func()) {
	p := Tokens()
	name, tone := t.edge()
	ground := newFrame(p.Surface, p.Line2, 1, 4)
	edge := newRect(p.Of(tone), 0)
	icon := newIcon(name, 16, p.Of(tone))
	t.line = Para(t.text)
	t.bar = newRect(p.Bar, 0)
	t.bar.Hide()
	row := HGap(2)
	for _, a := range t.acts {
		do := a.Do
		a.Kind = Quiet
		a.Do = func() {
			gone()
			if do != nil {
				do()
			}
		}
		row.Objects = append(row.Objects, newButton(a, 26))
	}
	shut := newPress("关闭提示", gone, newIcon("close", 12, p.Text3))
	shut.noFocus, shut.noRing = true, true
	shut.layout(&free{min: func() fyne.Size { return fyne.NewSize(22, 26) }, lay: func(s fyne.Size) {
		place(shut.face.Objects[0], (s.Width-12)/2, (s.Height-12)/2, 12, 12)
	}})
	row.Objects = append(row.Objects, shut)
	textWide := func(w float32) float32 { return w - 44 - row.MinSize().Width - 18 }
	t.obj = fixedTall(func(w float32) float32 { return max(toastHigh, t.line.HeightFor(textWide(w))+12) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(edge, 0, 0, 4, s.Height)
		place(icon, 17, (s.Height-16)/2, 16, 16)
		w := row.MinSize().Width
		place(row, s.Width-w-10, (s.Height-26)/2, w, 26)
		h := t.line.HeightFor(textWide(s.Width))
		place(t.line, 44, (s.Height-h)/2, textWide(s.Width), h)
		place(t.bar, 4, s.Height-4, (s.Width-5)*t.share, 3)
	}, ground, edge, icon, t.line, row, t.bar)
}

func (t *toast) progress(share float32, text string) {
	t.share = min(max(share, 0), 1)
	t.text = text
	t.line.Set(text)
	t.bar.Show()
	if s := t.obj.Size(); s.Width > 0 {
		place(t.bar, 4, s.Height-4, (s.Width-5)*t.share, 3)
	}
	t.bar.Refresh()
}

// fail shows a red toast that stays.
func (h *Host) fail(text string, acts ...Action) {
	h.toasts.add(&toast{tone: RedTone, text: text, acts: acts})
}

// Toasts are the texts standing at the bottom right, for tests.
func (h *Host) Toasts() []string {
	var out []string
	for _, t := range h.toasts.list {
		out = append(out, t.text)
	}
	return out
}

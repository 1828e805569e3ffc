package kit

import (
	"fyne.io/fyne/v2"
)

// segments are choices side by side.
type segments[V comparable] struct {
	field   *Field
	list    []Choice[V]
	ptr     *V
	now     V
	buttons []*press
	box     *fyne.Container
}

// Segments shows up to five choices side by side.
func Segments[V comparable](key, label string, p *V, list []Choice[V]) *Field {
	return newField(key, label, &segments[V]{list: list, ptr: p})
}

func (s *segments[V]) bind(f *Field) {
	s.field = f
	for i := range s.list {
		s.buttons = append(s.buttons, s.button(i))
	}
	objs := make([]fyne.CanvasObject, len(s.buttons))
	for i, b := range s.buttons {
		objs[i] = b
	}
	s.box = box(func() fyne.Size { return fyne.NewSize(60, 32) }, func(size fyne.Size) {
		x := float32(0)
		for i, b := range s.buttons {
			w := max(textWidth(s.list[i].Text, 14, true)+28, 72)
			w = min(w, size.Width/float32(len(s.buttons)))
			place(b, x, 0, w, 32)
			x += w - 1
		}
	}, objs...)
}

func (s *segments[V]) button(i int) *press {
	b := segment(s.list[i].Text, func() bool { return s.now == s.list[i].Value }, func() {
		s.now = s.list[i].Value
		s.repaint()
		s.field.edited()
		s.field.left()
	})
	b.off = s.list[i].Off || s.field.locked != ""
	b.keys = func(k Key) bool {
		switch k.Name {
		case fyne.KeyRight, fyne.KeyLeft:
			d := 1
			if k.Name == fyne.KeyLeft {
				d = -1
			}
			s.field.host().Focus(s.buttons[(i+d+len(s.buttons))%len(s.buttons)])
		case fyne.KeyReturn, fyne.KeyEnter:
			s.field.next()
		default:
			return false
		}
		return true
	}
	b.repaint()
	return b
}

func (s *segments[V]) repaint() {
	for _, b := range s.buttons {
		b.repaint()
	}
}

func (s *segments[V]) object() fyne.CanvasObject { return s.box }
func (s *segments[V]) focus() fyne.Focusable {
	if s.field.locked != "" || len(s.buttons) == 0 {
		return nil
	}
	for i, o := range s.list {
		if o.Value == s.now {
			return s.buttons[i]
		}
	}
	return s.buttons[0]
}
func (s *segments[V]) load() {
	s.now = *s.ptr
	s.repaint()
}
func (s *segments[V]) parse() string {
	*s.ptr = s.now
	return ""
}
func (s *segments[V]) empty() bool {
	_, ok := choiceText(s.list, s.now)
	return !ok
}
func (s *segments[V]) store() string { return storeChoice(s.now) }
func (s *segments[V]) restore(t string) {
	if v, ok := restoreChoice(s.list, t); ok {
		s.now = v
		s.repaint()
	}
}
func (s *segments[V]) mark(bool)            {}
func (s *segments[V]) high(float32) float32 { return 32 }

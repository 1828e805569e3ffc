package kittest

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/ui/kit"
)

// area is a rectangle on the canvas.
type area struct{ x, y, w, h float32 }

// over is how far two areas lie over each other in width and height; nothing of it is positive when they stand apart.
func (a area) over(b area) (w, h float32) {
	return min(a.x+a.w, b.x+b.w) - max(a.x, b.x), min(a.y+a.h, b.y+b.h) - max(a.y, b.y)
}

// beyond is how far an area reaches out of another, by the side that reaches most.
func (a area) beyond(b area) float32 {
	return max(b.x-a.x, b.y-a.y, a.x+a.w-b.x-b.w, a.y+a.h-b.y-b.h)
}

// piece is a text or a thing to press, with what it is called.
type piece struct {
	area
	name  string
	press bool
}

// misfits collects what does not fit.
type misfits struct {
	pieces []piece
	found  []string
}

// Misfits says what on the screen cannot be read or reached: texts and buttons that stand out of the window or of the part
// that scrolls around them, that lie over each other, and a part that scrolls within a part that scrolls.
func Misfits(h *kit.Host) []string {
	c := h.Win.Canvas()
	size := c.Size()
	m := &misfits{}
	root := c.Overlays().Top()
	if root == nil {
		root = h.Floor()
	}
	m.look(root, fyne.Position{}, area{0, 0, size.Width, size.Height}, nil)
	m.meet()
	return m.found
}

const slack = 1.5

// look collects the pieces of o, which stands at a place within clip and perhaps within a part that scrolls.
func (m *misfits) look(o fyne.CanvasObject, at fyne.Position, clip area, around *container.Scroll) {
	kit.Walk(o, at, func(o fyne.CanvasObject, at fyne.Position) bool {
		here := area{at.X, at.Y, o.Size().Width, o.Size().Height}
		switch x := o.(type) {
		case *container.Scroll:
			m.nested(x, around)
			m.look(x.Content, at, here, x)
			return false
		case *kit.Entry:
			m.add(piece{here, x.HookName(), true}, clip, around)
			return false
		case fyne.Scrollable:
			if around != nil && scrolls(around) {
				m.found = append(m.found, fmt.Sprintf("scroll in scroll: %v in %v", kit.Texts(o), around.Size()))
			}
		case *canvas.Text:
			m.text(x, here, clip, around)
		case kit.Named:
			if _, ok := o.(fyne.Tappable); ok && x.HookName() != "" && here.w > 0 {
				m.add(piece{here, x.HookName(), true}, clip, around)
			}
		}
		return true
	})
}

// text adds what a text really covers: it may be wider than the room it was given.
func (m *misfits) text(x *canvas.Text, here, clip area, around *container.Scroll) {
	if x.Text == "" {
		return
	}
	w := x.MinSize().Width
	switch x.Alignment {
	case fyne.TextAlignTrailing:
		here.x += here.w - w
	case fyne.TextAlignCenter:
		here.x += (here.w - w) / 2
	}
	here.w = w
	m.add(piece{here, x.Text, false}, clip, around)
}

// nested reports a part that really scrolls within another that really scrolls the same way.
func (m *misfits) nested(inner, outer *container.Scroll) {
	if outer != nil && scrolls(inner) && scrolls(outer) {
		m.found = append(m.found, fmt.Sprintf("scroll in scroll: %v in %v", kit.Texts(inner.Content), outer.Size()))
	}
}

func scrolls(s *container.Scroll) bool {
	return s.Direction != container.ScrollHorizontalOnly && s.Content.Size().Height > s.Size().Height+slack
}

// add keeps a piece. What scrolls may stand above or below its part, but never beside it.
func (m *misfits) add(p piece, clip area, around *container.Scroll) {
	room := clip
	if around != nil {
		if around.Direction != container.ScrollHorizontalOnly {
			room.y, room.h = p.y, p.h
		}
		if around.Direction == container.ScrollHorizontalOnly || around.Direction == container.ScrollBoth {
			room.x, room.w = p.x, p.w
		}
		if _, h := p.over(clip); h < p.h-slack {
			if p.beyond(room) > slack {
				m.found = append(m.found, fmt.Sprintf("%q stands out: %v of %v", p.name, p.area, clip))
			}
			return
		}
	}
	if p.beyond(room) > slack {
		m.found = append(m.found, fmt.Sprintf("%q stands out: %v of %v", p.name, p.area, clip))
	}
	m.pieces = append(m.pieces, p)
}

// meet reports texts over texts and buttons partly over buttons.
func (m *misfits) meet() {
	for i, a := range m.pieces {
		for _, b := range m.pieces[i+1:] {
			if a.press != b.press {
				continue
			}
			w, h := a.over(b.area)
			if w <= slack || h <= 4 {
				continue
			}
			if a.press && (b.beyond(a.area) <= slack || a.beyond(b.area) <= slack) {
				continue // a cross within a token, a sign within a field
			}
			m.found = append(m.found, fmt.Sprintf("%q %v lies over %q %v", b.name, b.area, a.name, a.area))
		}
	}
}

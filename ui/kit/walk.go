package kit

import (
	"encoding/json"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Named is an object that scripts and tests know by a name: fields by key, buttons by label, rows by number.
type Named interface {
	fyne.CanvasObject
	HookName() string
}

// HookName is the label.
func (p *press) HookName() string { return p.name }

// HookName is the field's key.
func (e *Entry) HookName() string { return e.name }

// Walk visits every visible object under o with its place on the canvas, in drawing order. fn returns false to leave out what is inside.
func Walk(o fyne.CanvasObject, at fyne.Position, fn func(o fyne.CanvasObject, at fyne.Position) bool) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if !fn(o, at) {
		return
	}
	for _, c := range children(o) {
		Walk(c, at, fn)
	}
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *Entry:
		if o.ActionItem != nil {
			return []fyne.CanvasObject{o.ActionItem}
		}
	case *press:
		return []fyne.CanvasObject{o.face}
	case *Button:
		return []fyne.CanvasObject{o.face}
	case *Counter:
		return []fyne.CanvasObject{o.face}
	case parent:
		return o.inside()
	case fyne.Widget:
		if r := rendererObjects(o); r != nil {
			return r
		}
	}
	return nil
}

// parent is a widget that says what it shows.
type parent interface{ inside() []fyne.CanvasObject }

func rendererObjects(w fyne.Widget) []fyne.CanvasObject {
	switch w := w.(type) {
	case *hostRoot:
		return []fyne.CanvasObject{w.body, w.host.toasts.box, w.host.floats.box}
	case *TextLine:
		return []fyne.CanvasObject{w.text}
	case *Paragraph:
		return []fyne.CanvasObject{w.box}
	case *dialog:
		return []fyne.CanvasObject{w.head, w.scroll, w.error, w.row, w.floats.box}
	}
	return nil
}

// surface is what the user works with now: the dialog on top, else the whole window.
func (h *Host) surface() fyne.CanvasObject {
	if h.cover != nil {
		return h.cover
	}
	if d := h.topDialog(); d != nil {
		return d
	}
	return h.root
}

// Texts are all visible texts of an object, in drawing order.
func Texts(o fyne.CanvasObject) []string {
	var out []string
	Walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				out = append(out, o.Text)
			}
		case *Entry:
			if o.Text != "" {
				out = append(out, o.Text)
			} else if o.PlaceHolder != "" {
				out = append(out, o.PlaceHolder)
			}
		case *widget.Entry:
			out = append(out, o.Text)
		}
		return true
	})
	return out
}

// Texts are all texts the user sees now.
func (h *Host) Texts() []string { return Texts(h.surface()) }

// Find is the first visible object of a name under o, nil when there is none.
func Find(o fyne.CanvasObject, name string) fyne.CanvasObject {
	var got fyne.CanvasObject
	Walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if n, ok := o.(Named); ok && got == nil && n.HookName() == name {
			got = o
		}
		return got == nil
	})
	return got
}

// Find is the first object of a name that the user can reach now.
func (h *Host) Find(name string) fyne.CanvasObject { return Find(h.surface(), name) }

// scrollAround is the innermost scroll that holds an object.
func scrollAround(c fyne.Canvas, o fyne.CanvasObject) *container.Scroll {
	var found *container.Scroll
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	var seek func(x fyne.CanvasObject, sc *container.Scroll) bool
	seek = func(x fyne.CanvasObject, sc *container.Scroll) bool {
		if x == nil || !x.Visible() {
			return false
		}
		if x == o {
			found = sc
			return true
		}
		if s, ok := x.(*container.Scroll); ok {
			sc = s
		}
		for _, k := range children(x) {
			if seek(k, sc) {
				return true
			}
		}
		return false
	}
	seek(root, nil)
	return found
}

// Where is the place of the first text or named object of that name, the zero place when there is none.
func (h *Host) Where(name string) fyne.Position {
	var got fyne.Position
	found := false
	Walk(h.surface(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		if found {
			return false
		}
		if t, ok := o.(*canvas.Text); ok && t.Text == name {
			got, found = at, true
		}
		if n, ok := o.(Named); ok && n.HookName() == name {
			got, found = at, true
		}
		return !found
	})
	return got
}

// place of a named object, one JSON line of the test hook.
type hookLine struct {
	Name string  `json:"name"`
	X    float32 `json:"x"`
	Y    float32 `json:"y"`
	W    float32 `json:"w"`
	H    float32 `json:"h"`
	Text string  `json:"text"`
}

// Places lists what can be worked with now as JSON lines in pixels of the window: fields by key, buttons by label, rows of
// tables; lines without a name are texts that can be read, and the line 焦点 says what has the keyboard.
func (h *Host) Places() string {
	scale := h.Win.Canvas().Scale()
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	put := func(name, text string, at fyne.Position, size fyne.Size) {
		_ = enc.Encode(hookLine{name, at.X * scale, at.Y * scale, size.Width * scale, size.Height * scale, text})
	}
	put("焦点", nameOf(h.Focused()), fyne.Position{}, fyne.Size{})
	Walk(h.surface(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			put("", t.Text, at, o.Size())
		}
		if e, ok := o.(*Entry); ok {
			put(e.name, e.Text, at, o.Size())
		} else if n, ok := o.(Named); ok && n.HookName() != "" {
			put(n.HookName(), strings.Join(Texts(o), " "), at, o.Size())
		}
		if l, ok := o.(interface {
			hookRows(put func(i int, text string, at fyne.Position, size fyne.Size))
		}); ok {
			l.hookRows(func(i int, text string, rel fyne.Position, size fyne.Size) {
				put("row:"+itoa(i), text, at.Add(rel), size)
			})
		}
		return true
	})
	return b.String()
}

// nameOf is the name of what has the keyboard; foreign objects go by their type.
func nameOf(f fyne.Focusable) string {
	switch f := f.(type) {
	case nil:
		return ""
	case Named:
		return f.HookName()
	}
	return fmt.Sprintf("%T", f)
}

func (t *Table[T]) hookRows(put func(i int, text string, at fyne.Position, size fyne.Size)) {
	for i, r := range t.rows {
		row := t.row(t.top + i)
		if row == nil {
			continue
		}
		var parts []string
		for _, at := range t.shownColumns() {
			parts = append(parts, t.opt.Columns[at].plain(row))
		}
		put(t.top+i+1, strings.Join(parts, " "), fyne.NewPos(0, r.y), fyne.NewSize(r.w, r.h))
	}
}

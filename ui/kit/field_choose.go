package kit

import (
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Choice (选项) is one of a field's values. Off ones are shown grey and cannot be taken.
type Choice[V comparable] struct {
	Value  V
	Text   string
	Note   string // grey, at the right
	Search string // further words to find it by; the pinyin of Text comes by itself
	Off    bool
}

// WordChoices are choices that are their own values.
func WordChoices(words ...string) []Choice[string] {
	out := make([]Choice[string], len(words))
	for i, w := range words {
		out[i] = Choice[string]{Value: w, Text: w}
	}
	return out
}

// Choices are values that name themselves.
func Choices[V interface {
	comparable
	fmt.Stringer
}](values ...V) []Choice[V] {
	out := make([]Choice[V], len(values))
	for i, v := range values {
		out[i] = Choice[V]{Value: v, Text: v.String()}
	}
	return out
}

func choiceText[V comparable](list []Choice[V], v V) (string, bool) {
	for _, c := range list {
		if c.Value == v {
			return c.Text, true
		}
	}
	return "", false
}

// restoreChoice reads a draft's JSON, or the words a test types.
func restoreChoice[V comparable](list []Choice[V], s string) (v V, ok bool) {
	for _, c := range list {
		if c.Text == s {
			return c.Value, true
		}
	}
	return v, json.Unmarshal([]byte(s), &v) == nil
}

func storeChoice(v any) string {
	data, _ := json.Marshal(v)
	return string(data)
}

// chooser is a drop-down.
type chooser[V comparable] struct {
	field *Field
	list  []Choice[V]
	ptr   *V
	now   V
	face  *press
	frame *canvas.Rectangle
	text  *TextLine
	obj   fyne.CanvasObject
	wrong bool
	drop  *dropDown
}

// Choose is a drop-down of fixed choices.
func Choose[V comparable](key, label string, p *V, list []Choice[V]) *Field {
	return newField(key, label, &chooser[V]{list: list, ptr: p})
}

func (c *chooser[V]) bind(f *Field) {
	c.field = f
	p := Tokens()
	c.frame = newFrame(p.Surface, p.Line2, 1, 4)
	c.text = Label("")
	caret := newIcon("down", 14, p.Text2)
	c.face = newPress(f.key, c.open, c.frame, c.text, caret)
	c.face.noRing = true
	c.face.layout(&free{min: func() fyne.Size { return fyne.NewSize(60, 32) }, lay: func(s fyne.Size) {
		place(c.frame, 0, 0, s.Width, s.Height)
		place(c.text, 6, 5, s.Width-36, 22) // where the text of an entry begins
		place(caret, s.Width-24, 9, 14, 14)
	}})
	c.face.paint = func(*press) { c.restyle() }
	c.drop = newDropDown(c.face, c.rows, func(i int) {
		c.take(c.list[i].Value)
		f.host().Focus(c.face)
	})
	c.drop.words = func(i int) string { return c.list[i].Search }
	c.face.keys = func(k Key) bool {
		switch k.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			f.next()
		default:
			return c.drop.key(k)
		}
		return true
	}
	c.obj = c.face
	if f.locked != "" {
		c.obj = lockedBox(func() string { s, _ := choiceText(c.list, *c.ptr); return s }, f.locked, 32)
	}
}

func (c *chooser[V]) restyle() {
	p := Tokens()
	c.frame.StrokeColor, c.frame.StrokeWidth, c.frame.FillColor = p.Line2, 1, p.Surface
	switch {
	case c.wrong:
		c.frame.StrokeColor, c.frame.StrokeWidth = p.Red.Lamp, 2
	case c.face.focused:
		c.frame.StrokeColor, c.frame.StrokeWidth = p.Primary, 2
	case c.face.hover:
		c.frame.FillColor = p.Hover
	}
	c.frame.Refresh()
}

func (c *chooser[V]) open() { c.drop.open() }

func (c *chooser[V]) rows() (rows []pickRow, at int) {
	at = -1
	for i, x := range c.list {
		rows = append(rows, pickRow{text: x.Text, note: x.Note, off: x.Off, at: i})
		if x.Value == c.now {
			at = i
		}
	}
	return rows, at
}

func (c *chooser[V]) take(v V) {
	c.now = v
	c.show()
	c.field.edited()
	c.field.left()
}

func (c *chooser[V]) show() {
	s, ok := choiceText(c.list, c.now)
	if ok && s != "" {
		c.text.Set(s)
		c.text.SetTone(Plain)
		return
	}
	c.text.Set("请选择")
	if c.field.holder != "" {
		c.text.Set(c.field.holder)
	}
	c.text.SetTone(Muted)
}

func (c *chooser[V]) object() fyne.CanvasObject { return c.obj }
func (c *chooser[V]) focus() fyne.Focusable {
	if c.field.locked != "" {
		return nil
	}
	return c.face
}
func (c *chooser[V]) load() {
	c.now = *c.ptr
	c.show()
}
func (c *chooser[V]) parse() string {
	*c.ptr = c.now
	return ""
}
func (c *chooser[V]) empty() bool {
	_, ok := choiceText(c.list, c.now)
	return !ok
}
func (c *chooser[V]) store() string { return storeChoice(c.now) }
func (c *chooser[V]) restore(s string) {
	if v, ok := restoreChoice(c.list, s); ok {
		c.now = v
		c.show()
	}
}
func (c *chooser[V]) mark(wrong bool) {
	c.wrong = wrong
	c.restyle()
}
func (c *chooser[V]) high(float32) float32 { return 32 }

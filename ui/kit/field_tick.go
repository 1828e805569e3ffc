package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// checkBox is the drawn box of a tick: in a table row, in a head, in a form.
type checkBox struct {
	frame *canvas.Rectangle
	mark  *canvas.Image
}

func newCheckBox() *checkBox {
	p := Tokens()
	c := &checkBox{frame: newFrame(p.Surface, p.Line2, 1.4, 3), mark: newIcon("check", 12, p.OnPrimary)}
	c.mark.Hide()
	return c
}

func (c *checkBox) place(x, y float32) {
	place(c.frame, x, y, 16, 16)
	place(c.mark, x+2, y+2, 12, 12)
}

// set shows nothing, a tick, or a dash for some.
func (c *checkBox) set(on, some bool) {
	p := Tokens()
	switch {
	case on:
		setIcon(c.mark, "check", p.OnPrimary)
		c.mark.Show()
		c.frame.FillColor, c.frame.StrokeColor = p.PrimaryFill, p.PrimaryFill
	case some:
		setIcon(c.mark, "minus", p.Primary)
		c.mark.Show()
		c.frame.FillColor, c.frame.StrokeColor = p.Surface, p.Primary
	default:
		c.mark.Hide()
		c.frame.FillColor, c.frame.StrokeColor = p.Surface, p.Line2
	}
	c.frame.Refresh()
}

// tick is a yes-or-no field.
type tick struct {
	field *Field
	ptr   *bool
	now   bool
	text  string
	face  *press
	box   *checkBox
}

// Tick is yes or no, with a sentence beside the box.
func Tick(key, label string, p *bool, text string) *Field {
	return newField(key, label, &tick{ptr: p, text: text})
}

func (t *tick) bind(f *Field) {
	t.field = f
	t.box = newCheckBox()
	line := Label(t.text)
	t.face = newPress(f.key, t.flip, t.box.frame, t.box.mark, line)
	t.face.off = f.locked != ""
	t.face.layout(&free{min: func() fyne.Size { return fyne.NewSize(60, 32) }, lay: func(s fyne.Size) {
		t.box.place(1, 8)
		place(line, 26, 5, s.Width-26, 22)
	}})
	t.face.keys = func(k Key) bool {
		if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
			f.next()
			return true
		}
		return false
	}
}

func (t *tick) flip() {
	t.now = !t.now
	t.box.set(t.now, false)
	t.field.edited()
	t.field.left()
}

func (t *tick) object() fyne.CanvasObject { return t.face }
func (t *tick) focus() fyne.Focusable {
	if t.field.locked != "" {
		return nil
	}
	return t.face
}
func (t *tick) load() {
	t.now = *t.ptr
	t.box.set(t.now, false)
}
func (t *tick) parse() string {
	*t.ptr = t.now
	return ""
}
func (t *tick) empty() bool { return false }
func (t *tick) store() string {
	if t.now {
		return "是"
	}
	return "否"
}
func (t *tick) restore(s string) {
	t.now = s == "是"
	t.box.set(t.now, false)
}
func (t *tick) mark(bool)            {}
func (t *tick) high(float32) float32 { return 32 }

// custom is a screen's own object in a form.
type custom struct {
	obj fyne.CanvasObject
	get func() error
}

// Custom puts an object of the screen's own into a form; get writes its value and says what is wrong.
func Custom(key, label string, obj fyne.CanvasObject, get func() error) *Field {
	return newField(key, label, &custom{obj: obj, get: get})
}

func (c *custom) bind(*Field)               {}
func (c *custom) object() fyne.CanvasObject { return c.obj }
func (c *custom) focus() fyne.Focusable {
	f, _ := c.obj.(fyne.Focusable)
	return f
}
func (c *custom) load() {}
func (c *custom) parse() string {
	if c.get == nil {
		return ""
	}
	if err := c.get(); err != nil {
		return err.Error()
	}
	return ""
}
func (c *custom) empty() bool            { return false }
func (c *custom) store() string          { return "" }
func (c *custom) restore(string)         {}
func (c *custom) mark(bool)              {}
func (c *custom) high(w float32) float32 { return heightFor(c.obj, w) }

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// control is the part of a field the user works with.
type control interface {
	object() fyne.CanvasObject
	focus() fyne.Focusable
	load()           // shows what the pointer holds
	parse() string   // writes the pointer; a sentence when it cannot
	empty() bool     // nothing is filled in
	store() string   // what is typed, for drafts
	restore(string)  // the reverse of store, and what tests type
	mark(wrong bool) // error look
	bind(f *Field)   // called once, before use
	high(w float32) float32
}

// Field (字段) is one label with its control in a form.
type Field struct {
	key, label string
	ctl        control
	need, wide bool
	hint       string
	locked     string
	holder     string
	check      func() string
	changed    []func()
	when       func() bool
	form       *formBody
	error      string
	made       bool
	name       *canvas.Text
	star       *canvas.Text
	under      *TextLine
	long       *Paragraph // in its place for a refusal that needs more than a line: what cures it stands at its end
	sign       *canvas.Image
	advice     string
	fixes      *fyne.Container
}

func newField(key, label string, c control) *Field {
	f := &Field{key: key, label: label, ctl: c}
	return f
}

// Need makes the field required.
func (f *Field) Need() *Field { f.need = true; return f }

// Wide gives the field a row of its own.
func (f *Field) Wide() *Field { f.wide = true; return f }

// Hint is the grey line under the field.
func (f *Field) Hint(text string) *Field {
	f.hint = text
	if f.made {
		f.showUnder()
	}
	return f
}

// Locked makes the field read-only and says why.
func (f *Field) Locked(reason string) *Field { f.locked = reason; return f }

// Placeholder is the grey text in an empty field.
func (f *Field) Placeholder(text string) *Field { f.holder = text; return f }

// Check adds a rule of the screen's own; it runs after the pointer is written and gives the sentence of what is wrong.
func (f *Field) Check(fn func() string) *Field { f.check = fn; return f }

// OnChange is called after the user changed the field and the pointer could be written.
func (f *Field) OnChange(fn func()) *Field { f.changed = append(f.changed, fn); return f }

// When shows the field only while fn says so.
func (f *Field) When(fn func() bool) *Field { f.when = fn; return f }

// SetText types into the field.
func (f *Field) SetText(text string) {
	f.make()
	f.ctl.restore(text)
	f.edited()
}

// Fresh shows again what the pointer holds.
func (f *Field) Fresh() {
	f.make()
	f.ctl.load()
}

// Text is what is typed.
func (f *Field) Text() string {
	f.make()
	return f.ctl.store()
}

// Error is the sentence under the field, empty when all is well.
func (f *Field) Error() string { return f.error }

func (f *Field) visible() bool { return f.when == nil || f.when() }

// make builds the field's objects on first use.
func (f *Field) make() {
	if f.made {
		return
	}
	f.made = true
	p := Tokens()
	f.name = newText(f.label, Sizes().Text, false, Second)
	f.name.Alignment = fyne.TextAlignTrailing
	f.star = canvas.NewText("*", p.Red.Text)
	f.star.TextSize = Sizes().Text
	f.under = newLine("", 13, false, Muted)
	f.long = newPara("", 13, RedTone)
	f.long.Hide()
	f.sign = newIcon("warning", 14, p.Red.Text)
	f.sign.Hide()
	f.fixes = HGap(4)
	f.ctl.bind(f)
	f.ctl.load()
	f.showUnder()
}

func (f *Field) showUnder() {
	if f.error != "" {
		f.under.Set(f.error)
		f.long.Set(f.error)
		f.long.SetTone(RedTone)
		f.under.SetTone(RedTone)
		f.warn(Tokens().Red.Text)
	} else if f.advice != "" {
		f.under.Set(f.advice)
		f.long.Set(f.advice)
		f.long.SetTone(AmberTone)
		f.under.SetTone(AmberTone)
		f.warn(Tokens().Amber.Text)
	} else {
		f.under.Set(f.hint)
		f.under.SetTone(Muted)
		f.sign.Hide()
	}
	if f.form != nil {
		f.form.place()
	}
}

// warn shows the sign before the line below.
func (f *Field) warn(c color.Color) {
	setIcon(f.sign, "warning", c)
	f.sign.Show()
}

func (f *Field) setError(text string) {
	f.make()
	if f.error == text {
		return
	}
	f.error = text
	f.ctl.mark(text != "")
	f.showUnder()
	if text == "" && f.form != nil && f.form.errors != nil {
		f.form.errors()
	}
}

// edited is called by the control after every change by the user. After a first error it checks while typing.
func (f *Field) edited() {
	if f.form != nil {
		f.form.touched()
	}
	if f.error != "" {
		f.verify(false)
	} else if len(f.changed) > 0 && f.ctl.parse() != "" {
		return
	}
	for _, fn := range f.changed {
		fn()
	}
	if f.form != nil {
		f.form.arrangeAgain()
	}
}

// left is called by the control when the keyboard leaves it: what is typed is checked, what is missing is not yet complained of.
func (f *Field) left() {
	if f.form != nil && !f.form.closed {
		f.verify(false)
	}
}

// verify writes the pointer and shows what is wrong; a missing value counts only when saving.
func (f *Field) verify(saving bool) bool {
	if !f.visible() || f.locked != "" {
		return true
	}
	f.make()
	msg := f.ctl.parse()
	if msg == "" && f.need && f.ctl.empty() && (saving || f.error != "") {
		msg = "请填写" + f.label + "。"
	}
	if msg == "" && f.check != nil && !f.ctl.empty() {
		msg = f.check()
	}
	f.setError(msg)
	return msg == ""
}

// next is called by the control on Enter.
func (f *Field) next() {
	if f.form != nil {
		f.form.next(f)
	}
}

func (f *Field) host() *Host {
	if f.form != nil {
		return f.form.env.host
	}
	return hostOf(f.ctl.object())
}

const fieldUnder = 18

// high is the height of the field with the line under it.
func (f *Field) high(w float32) float32 {
	f.make()
	h := f.ctl.high(w) + fieldUnder + f.longer(w)
	if f.hint != "" {
		h += 6
	}
	return h
}

const errorSign = 19 // the sign before a refusal or an advice

const (
	labelWide = 84
	labelMost = 190
	labelGap  = 12
)

// place puts label, control and the line under it; wide is the room of the label.
func (f *Field) place(x, y, w, wide float32) {
	f.make()
	place(f.name, x, y+5, wide, 22)
	lw := textWidth(f.label, Sizes().Text, false)
	place(f.star, x+wide-lw-12, y+5, 8, 22)
	if f.need {
		f.star.Show()
	} else {
		f.star.Hide()
	}
	cx, cw := x+wide+labelGap, w-wide-labelGap
	h := f.ctl.high(cw)
	place(f.ctl.object(), cx, y, cw, h)
	ux := cx
	if f.error != "" || f.advice != "" {
		place(f.sign, cx, y+h+2, 14, 14)
		ux += errorSign
	}
	more := f.longer(cw)
	showIf(f.long, more > 0)
	showIf(f.under, more == 0)
	place(f.long, ux, y+h, cw-(ux-cx), fieldUnder+more)
	uw := cw - (ux - cx)
	if f.error == "" && len(f.fixes.Objects) > 0 {
		uw = min(uw, f.under.MinSize().Width)
	}
	place(f.under, ux, y+h, uw, fieldUnder)
	place(f.fixes, ux+uw+2, y+h, max(0, cw-uw-(ux-cx)-2), fieldUnder)
}

func (f *Field) objects() []fyne.CanvasObject {
	f.make()
	return []fyne.CanvasObject{f.name, f.star, f.ctl.object(), f.sign, f.under, f.long, f.fixes}
}

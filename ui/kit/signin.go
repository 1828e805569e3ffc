package kit

import (
	"math"

	"fyne.io/fyne/v2"
)

// InlineForm is a small form that stands on a page of its own with one button.
func InlineForm(env *Env, f Form) fyne.CanvasObject {
	body := newFormBody(env, &f)
	body.single = true
	var save func()
	button := newButton(Action{Label: f.Verb, Kind: Primary, Do: func() { save() }}, 34)
	save = func() {
		if !body.collect() {
			return
		}
		if env.host.pressed == nil {
			env.host.pressed = button
			defer func() { env.host.pressed = nil }()
		}
		Act(env, f.Verb, f.Save, f.Saved)
	}
	body.save = save
	env.host.later(0, body.focusEmpty)
	return VGap(4, body.box, Inset(18+labelWide+labelGap, 0, 18, 0, Fixed(0, 34, button)))
}

// focusEmpty gives the keyboard to the first field that is still to be filled, such as the password below a known account.
func (b *formBody) focusEmpty() {
	for _, f := range b.fields {
		if f.visible() && f.need && f.locked == "" && f.ctl.empty() && f.ctl.focus() != nil {
			b.env.host.Focus(f.ctl.focus())
			return
		}
	}
	b.focusFirst()
}

// Middle stands content on a card in the middle of the window.
func Middle(width float32, content fyne.CanvasObject) fyne.CanvasObject {
	p := Tokens()
	band := newRect(p.Rail, 0) // the window itself is painted in the ground's colour
	card := newFrame(p.Surface, p.Line, 1, 6)
	sc := Scroll(Inset(4, 0, 4, 0, content)) // room for the ring of what has the keyboard
	return box(func() fyne.Size { return fyne.NewSize(width, 300) }, func(s fyne.Size) {
		place(band, 0, 0, s.Width, s.Height*0.34)
		w := min(width, s.Width-40)
		h := min(float32(math.Ceil(float64(heightFor(content, w-56))))+48, s.Height-40) // a whole number: a hair too little shows a scroll bar
		x, y := (s.Width-w)/2, max(20, (s.Height-h)*0.42)
		place(card, x, y, w, h)
		place(sc, x+24, y+20, w-48, h-40)
	}, band, card, sc)
}

// PersonCard is a large button with a name and what it stands for.
func PersonCard(name, note string, do func()) fyne.CanvasObject {
	p := Tokens()
	frame := newFrame(p.Surface, p.Line2, 1, 6)
	icon := newIcon("user", 22, p.Primary)
	title, text := newText(name, 15, true, Plain), newLine(note, 13, false, Second)
	arrow := newIcon("right", 14, p.Text3)
	b := newPress(name, do, frame, icon, title, text, arrow)
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(200, 44) }, lay: func(s fyne.Size) {
		place(frame, 0, 0, s.Width, s.Height)
		place(icon, 16, 11, 22, 22)
		place(title, 52, 10, 110, 24)
		place(text, 160, 12, s.Width-200, 20)
		place(arrow, s.Width-28, 15, 14, 14)
	}})
	b.paint = func(b *press) {
		setFill(frame, p.Surface)
		if b.hover || b.focused {
			setFill(frame, p.Hover)
		}
	}
	return b
}

package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Button (按钮) is a verb that can be pressed. While its act runs it says so and keeps its width.
type Button struct {
	press
	act   Action
	box   *canvas.Rectangle
	text  *canvas.Text
	icon  *canvas.Image
	caret *canvas.Image
	busy  bool
	label string
	width float32
	high  float32
	least float32
}

// NewButton draws an action as a button, 30 px high.
func NewButton(a Action) *Button { return newButton(a, 30) }

func newButton(a Action, height float32) *Button {
	pal := Tokens()
	b := &Button{act: a, label: a.Label, high: height,
		box: newRect(nil, 4), text: newText(a.Label, Sizes().Text, a.Kind == Primary, Plain),
		icon: newIcon(orDot(a.Icon), 16, pal.Text), caret: newIcon("down", 12, pal.Text)}
	b.name, b.self = a.Label, b
	if a.Tip != "" {
		b.name = a.Tip
	}
	b.ring = newFrame(nil, pal.Primary, 2, 6)
	b.ring.Hide()
	b.do = b.fire
	b.paint = func(*press) { b.restyle() }
	b.tip = func() string {
		if b.act.Off != "" {
			return b.act.Off
		}
		return strings.TrimSpace(b.act.Tip + "　" + b.act.Keys)
	}
	b.off = a.Off != ""
	b.face = &fyne.Container{Objects: []fyne.CanvasObject{b.box, b.icon, b.text, b.caret}, Layout: &free{min: b.need, lay: b.arrange}}
	b.ExtendBaseWidget(b)
	b.restyle()
	return b
}

func orDot(name string) string {
	if name == "" {
		return "dot"
	}
	return name
}

func (b *Button) fire() {
	if len(b.act.Sub) > 0 {
		showMenu(b, b.act.Sub)
		return
	}
	h := hostOf(b)
	if h != nil {
		h.pressed = b
		defer func() { h.pressed = nil }()
	}
	if b.act.Do != nil {
		b.act.Do()
	}
}

func (b *Button) pad() float32 {
	if b.act.Kind == Quiet {
		return 6
	}
	return 13
}

func (b *Button) need() fyne.Size {
	if b.busy && b.width > 0 {
		return fyne.NewSize(b.width, b.high)
	}
	w := textWidth(b.label, b.text.TextSize, b.text.TextStyle.Bold) + 2*b.pad()
	if b.act.Icon != "" {
		w += 16
		if b.label != "" {
			w += 6
		} else {
			w -= 10
		}
	}
	if len(b.act.Sub) > 0 {
		w += 16
	}
	return fyne.NewSize(max(w, b.least), b.high)
}

func (b *Button) atLeast(width float32) *Button {
	b.least = width
	return b
}

func (b *Button) arrange(s fyne.Size) {
	place(b.box, 0, 0, s.Width, s.Height)
	shownText := Fit(b.label, b.text.TextSize, b.text.TextStyle.Bold, s.Width-8)
	b.text.Text = shownText
	w := textWidth(shownText, b.text.TextSize, b.text.TextStyle.Bold)
	all := w
	if b.act.Icon != "" && !b.busy {
		all += 16
		if b.label != "" {
			all += 6
		}
	}
	if len(b.act.Sub) > 0 {
		all += 16
	}
	x := (s.Width - all) / 2
	if b.act.Icon != "" && !b.busy {
		place(b.icon, x, (s.Height-16)/2, 16, 16)
		b.icon.Show()
		x += 22
	} else {
		b.icon.Hide()
	}
	place(b.text, x, (s.Height-22)/2, w, 22)
	if len(b.act.Sub) > 0 {
		place(b.caret, x+w+4, (s.Height-12)/2, 12, 12)
		b.caret.Show()
	} else {
		b.caret.Hide()
	}
}

func (b *Button) restyle() {
	p := Tokens()
	fill, edge, text := p.Surface, p.Line2, p.Text
	switch b.act.Kind {
	case Primary:
		fill, edge, text = p.PrimaryFill, p.PrimaryFill, p.OnPrimary
	case Quiet:
		fill, edge, text = nil, nil, p.Primary
	case Danger:
		edge, text = p.Red.Lamp, p.Red.Text
	}
	if b.hover && b.act.Kind != Primary {
		fill = p.Hover
	}
	if b.down && b.act.Kind != Primary {
		fill = p.Selected
	}
	if b.down && b.act.Kind == Primary {
		fill = p.RailSelected
	}
	if b.off || b.busy {
		fill, edge, text = p.Surface2, p.Line, p.Text3
	}
	b.box.FillColor, b.box.StrokeColor, b.box.StrokeWidth = fill, edge, 1
	if edge == nil {
		b.box.StrokeWidth = 0
	}
	b.box.Refresh()
	setText(b.text, b.text.Text, text)
	if b.act.Icon != "" {
		setIcon(b.icon, b.act.Icon, text)
	}
	setIcon(b.caret, "down", text)
}

// SetOff disables with a reason; an empty one enables.
func (b *Button) SetOff(reason string) {
	b.act.Off = reason
	b.setOff(reason != "")
}

// SetBusy shows a label such as 「正在保存…」 in the button's width while its act runs.
func (b *Button) SetBusy(busy bool, label string) {
	b.width = b.Size().Width
	b.busy = busy
	b.label = b.act.Label
	if busy {
		b.label = label
	}
	b.off = busy || b.act.Off != ""
	b.arrange(b.Size())
	b.repaint()
	b.text.Refresh()
}

// SetLabel changes the verb.
func (b *Button) SetLabel(label string) {
	b.act.Label, b.label = label, label
	b.name = label
	b.text.Text = label
	b.arrange(b.Size())
	b.Refresh()
}

// OnKey lets a button take keys before the page does; true takes the key.
func (b *Button) OnKey(fn func(Key) bool) *Button {
	b.keys = fn
	return b
}

// Link is a blue text that goes somewhere.
func Link(text string, do func()) *Button {
	b := newButton(Action{Label: text, Kind: Quiet, Do: do}, 24)
	b.text.TextSize = 13
	return b
}

// Buttons draws actions side by side.
func Buttons(acts ...Action) *fyne.Container {
	row := H()
	for _, a := range acts {
		row.Objects = append(row.Objects, NewButton(a))
	}
	return row
}

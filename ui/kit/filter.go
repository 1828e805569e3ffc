package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
)

// Chip (筛选片) chooses one lamp or state; its count is of the rows under the other filters.
type Chip struct {
	Label string
	Lamp  Lamp
	Where []app.Cond
}

// Option (筛选项) is one value of a filter.
type Option struct{ Value, Text string }

// Filter (筛选) is a select of the filter bar, 「牵头 全部单位」. Options loads its values; Where turns the chosen one into
// conditions, nil meaning Key = value.
type Filter struct {
	Key     string
	Label   string
	All     string // text of no condition, 全部 when empty
	Default string // value it starts with and 清除条件 goes back to
	Items   []Option
	Options func(ctx context.Context) ([]Option, error)
	Where   func(value string) []app.Cond
	Width   float32
}

func (f *Filter) conds(value string) []app.Cond {
	switch {
	case value == "":
		return nil
	case f.Where != nil:
		return f.Where(value)
	}
	return []app.Cond{app.Eq(f.Key, value)}
}

// chipPads are the margins of a chip where there is room and where there is less.
func chipPads() [3]float32 { return [...]float32{14, 10, 7} }

// chipBox is a drawn chip.
type chipBox struct {
	*press
	frame *canvas.Rectangle
	text  *canvas.Text
	count *canvas.Text
	lamp  *canvas.Image
	on    bool
	n     int
	pad   float32 // inside at both ends
}

func newChipBox(c Chip, do func()) *chipBox {
	p := Tokens()
	b := &chipBox{frame: newFrame(p.Surface, p.Line2, 1, 15), text: newText(c.Label, 14, false, Plain),
		count: newText("", 14, false, Second), lamp: lampImage(c.Lamp, 14), n: -1, pad: chipPads()[0]}
	b.press = newPress(c.Label, do, b.frame, b.lamp, b.text, b.count)
	before := float32(0)
	if c.Lamp != NoLamp {
		before = 19
	}
	b.layout(&free{min: func() fyne.Size {
		w := b.pad + before + textWidth(c.Label, 14, b.on) + b.pad
		if b.n >= 0 {
			w += 6 + textWidth(b.count.Text, 14, false)
		}
		return fyne.NewSize(w, 30)
	}, lay: func(s fyne.Size) {
		place(b.frame, 0, 0, s.Width, s.Height)
		place(b.lamp, b.pad-2, 8, 14, 14)
		left, w := b.pad+before, textWidth(c.Label, 14, b.on)
		place(b.text, left, 4, w, 22)
		place(b.count, left+w+6, 4, 60, 22)
	}})
	b.ring.CornerRadius = 18
	b.paint = func(*press) { b.restyle() }
	return b
}

func (b *chipBox) restyle() {
	p := Tokens()
	b.frame.FillColor, b.frame.StrokeColor = p.Surface, p.Line2
	color := p.Text
	if b.hover {
		b.frame.FillColor = p.Hover
	}
	if b.on {
		b.frame.FillColor, b.frame.StrokeColor, color = p.PrimaryTint, p.Primary, p.Primary
	}
	b.frame.Refresh()
	setBold(b.text, b.on)
	b.text.Color = color
	b.text.Refresh()
	if b.on {
		setText(b.count, b.count.Text, p.Primary)
	} else {
		setText(b.count, b.count.Text, p.Text2)
	}
}

func (b *chipBox) set(on bool) {
	if b.on != on {
		b.on = on
		b.repaint()
		b.face.Layout.Layout(nil, b.face.Size())
	}
}

func (b *chipBox) setCount(n int) {
	if b.n != n {
		b.n = n
		b.count.Text = itoa(n)
		b.count.Refresh()
		b.face.Layout.Layout(nil, b.face.Size())
	}
}

// selectBox is a filter in one box, 「标签 值 ▾」; a changed one is tinted.
type selectBox struct {
	*press
	label string
	all   string
	value string
	base  string
	items []Option
	frame *canvas.Rectangle
	name  *canvas.Text
	text  *TextLine
	caret *canvas.Image
	width float32
	cut   float32 // of the width, where there is little room
	onSet func(value string)
	drop  *dropDown
}

func newSelectBox(f Filter, onSet func(string)) *selectBox {
	p := Tokens()
	s := &selectBox{label: f.Label, all: f.All, value: f.Default, base: f.Default, items: f.Items, onSet: onSet, width: f.Width,
		frame: newFrame(p.Surface, p.Line2, 1, 4), name: newText(f.Label, 14, false, Muted), text: Label(""), caret: newIcon("down", 14, p.Text2)}
	if s.all == "" {
		s.all = "全部"
	}
	if s.width == 0 {
		s.width = max(118, textWidth(f.Label, 14, false)+textWidth(s.all, 14, false)+56)
	}
	s.press = newPress(f.Label, s.open, s.frame, s.name, s.text, s.caret)
	s.noRing = true
	s.layout(&free{min: func() fyne.Size { return fyne.NewSize(s.width-s.cut, 30) }, lay: func(z fyne.Size) {
		place(s.frame, 0, 0, z.Width, z.Height)
		w := textWidth(f.Label, 14, false)
		place(s.name, 10, 4, w, 22)
		place(s.text, 10+w+6, 4, z.Width-w-42, 22)
		place(s.caret, z.Width-24, 8, 14, 14)
	}})
	s.paint = func(*press) { s.restyle() }
	s.drop = newDropDown(s.press, s.rows, func(i int) { s.set(s.options()[i].Value) })
	s.keys = s.drop.key
	s.restyle()
	return s
}

func (s *selectBox) restyle() {
	p := Tokens()
	s.frame.FillColor, s.frame.StrokeColor, s.frame.StrokeWidth = p.Surface, p.Line2, 1
	if s.hover {
		s.frame.FillColor = p.Hover
	}
	if s.value != s.base {
		s.frame.FillColor, s.frame.StrokeColor = p.PrimaryTint, p.Primary
	}
	if s.focused {
		s.frame.StrokeColor, s.frame.StrokeWidth = p.Primary, 2
	}
	s.frame.Refresh()
	text := s.all
	for _, o := range s.items {
		if o.Value == s.value {
			text = o.Text
		}
	}
	if s.value == "" {
		text = s.all
		if s.cut > 0 {
			text = "全部" // the label says of what
		}
	}
	s.text.Set(text)
}

func (s *selectBox) setItems(items []Option) {
	s.items = items
	s.restyle()
}

func (s *selectBox) open() { s.drop.open() }

func (s *selectBox) options() []Option { return append([]Option{{"", s.all}}, s.items...) }

func (s *selectBox) rows() (rows []pickRow, at int) {
	for i, o := range s.options() {
		rows = append(rows, pickRow{text: o.Text, at: i})
		if o.Value == s.value {
			at = i
		}
	}
	return rows, at
}

func (s *selectBox) set(value string) {
	if s.value == value {
		return
	}
	s.value = value
	s.restyle()
	s.onSet(value)
}

package kit

import (
	"fyne.io/fyne/v2"
)

// Empty (空状态) is what stands where there is nothing: a fact and one act.
type Empty struct {
	Icon, Title, Text string
	Acts              []Action
}

// Notice (提示框) is a tinted box that says why.
type Notice struct {
	Tone  Tone
	Lamp  Lamp
	Title string
	Text  string
}

// Fact (要素) is a label with its value; Go or Do makes the value a link.
type Fact struct {
	Label, Text string
	Tone        Tone
	Go          *Route
	Do          func()
}

// Stage (阶段) is one step of a line of steps.
type Stage struct {
	Lamp            Lamp
	Text, Due, Note string
	Tone            Tone
}

// LogLine (记录) is one entry of a history.
type LogLine struct{ When, Who, What, Text string }

// Line (列项) is one short line with a lamp or a dot; Do makes it a link.
type Line struct {
	Lamp       Lamp
	Text, Note string
	Tone       Tone
	Do         func()
}

// Section (一节) is a titled part of a drawer or a card.
type Section struct {
	Title, Note string
	Link        Action
	Facts       []Fact
	Stages      []Stage
	Log         []LogLine
	Lines       []Line
	Text        string
	Body        func() fyne.CanvasObject
	Least       float32 // width of the drawer under which the section is left out
	Foot        bool    // stays at the foot of a high drawer
}

// Card (卡片) is a section on a surface of its own; Grow lets it take the room that is left.
type Card struct {
	Title, Note string
	Link        Action
	Facts       []Fact
	Stages      []Stage
	Log         []LogLine
	Lines       []Line
	Text        string
	Body        func() fyne.CanvasObject
	Section     Section // instead of the fields above
	Grow        bool
}

// EmptyBox draws an empty state.
func EmptyBox(e Empty) fyne.CanvasObject {
	col := VGap(8)
	if e.Icon == "" {
		e.Icon = "duty"
	}
	img := newIcon(e.Icon, 36, Tokens().Text3)
	add := func(o fyne.CanvasObject, w, h float32) {
		col.Objects = append(col.Objects, box(func() fyne.Size { return fyne.NewSize(w, h) }, func(s fyne.Size) {
			place(o, (s.Width-min(w, s.Width))/2, 0, min(w, s.Width), h)
		}, o))
	}
	add(img, 36, 36)
	if e.Title != "" {
		t := Head(e.Title)
		add(t, t.MinSize().Width, 24)
	}
	if e.Text != "" {
		t := Small(e.Text)
		add(t, textWidth(e.Text, 13, false)+2, 20)
	}
	if len(e.Acts) > 0 {
		b := Buttons(e.Acts...)
		add(b, b.MinSize().Width, 30)
	}
	return box(col.MinSize, func(s fyne.Size) {
		h := col.MinSize().Height
		place(col, 0, max(0, (s.Height-h)*0.4), s.Width, h)
	}, col)
}

// NoticeBox draws a notice.
func NoticeBox(n Notice) fyne.CanvasObject {
	p := Tokens()
	ground := newFrame(p.Tint(n.Tone), p.Edge(n.Tone), 1, 4)
	lamp := lampImage(n.Lamp, 17)
	tone := n.Tone
	if tone == Plain || tone == Neutral {
		tone = Plain
	}
	title := newLine(n.Title, 15, true, tone)
	text := newPara(n.Text, 13, Plain)
	left := float32(14)
	if n.Lamp != NoLamp {
		left = 40
	}
	textHigh := func(w float32) float32 {
		if n.Text == "" {
			return 0
		}
		return text.HeightFor(w - left - 6)
	}
	titleHigh := float32(24)
	if n.Title == "" {
		titleHigh = 0
	}
	tall := func(w float32) float32 { return titleHigh + textHigh(w) + 16 }
	return fixedTall(tall, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(lamp, 13, 10, 17, 17)
		place(title, left, 7, s.Width-left-10, 24)
		place(text, left, 8+titleHigh, s.Width-left-6, textHigh(s.Width))
	}, ground, lamp, title, text)
}

// Tinted draws a body on the ground of a tone.
func Tinted(tone Tone, body fyne.CanvasObject) fyne.CanvasObject {
	p := Tokens()
	ground := newFrame(p.Tint(tone), p.Edge(tone), 1, 4)
	return fixedTall(func(w float32) float32 { return heightFor(body, w-24) + 16 }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(body, 12, 8, s.Width-24, s.Height-16)
	}, ground, body)
}

func fixedTall(tall func(w float32) float32, lay func(fyne.Size), objs ...fyne.CanvasObject) *fyne.Container {
	c := box(func() fyne.Size { return fyne.NewSize(100, tall(400)) }, lay, objs...)
	c.Layout.(*free).tal = tall
	return c
}

// sectionBody stacks everything a section holds.
func sectionBody(env *Env, s Section) *fyne.Container {
	col := VGap(6)
	if s.Text != "" {
		col.Objects = append(col.Objects, SmallPara(s.Text))
	}
	if len(s.Facts) > 0 {
		col.Objects = append(col.Objects, FactsBox(env, s.Facts))
	}
	if len(s.Stages) > 0 {
		col.Objects = append(col.Objects, stagesBox(s.Stages))
	}
	if len(s.Lines) > 0 {
		col.Objects = append(col.Objects, LinesBox(s.Lines))
	}
	for _, l := range s.Log {
		col.Objects = append(col.Objects, logBox(l))
	}
	if s.Body != nil {
		if o := s.Body(); o != nil {
			col.Objects = append(col.Objects, o)
		}
	}
	return col
}

// LinesBox draws short lines one below another.
func LinesBox(lines []Line) *fyne.Container {
	col := VGap(2)
	for _, l := range lines {
		col.Objects = append(col.Objects, lineBox(l))
	}
	return col
}

func sectionHead(title, note string, link Action, acts ...Action) fyne.CanvasObject {
	row := HGap(10, Head(title))
	room := Gap(0)
	if note != "" {
		room = Caption(note) // it may use all that the acts leave
	}
	row.Objects = append(row.Objects, Grow(room))
	if link.Label != "" {
		row.Objects = append(row.Objects, Link(link.Label, link.Do))
	}
	for _, a := range acts {
		row.Objects = append(row.Objects, newButton(a, 28))
	}
	return row
}

// FactsBox draws labels and values, the labels in one column.
func FactsBox(env *Env, facts []Fact) fyne.CanvasObject {
	wide := float32(56)
	for _, f := range facts {
		wide = max(wide, textWidth(f.Label, 13, false))
	}
	wide = min(wide+16, 140)
	col := VGap(4)
	for _, f := range facts {
		label := newLine(f.Label, 13, false, Muted)
		var value fyne.CanvasObject = newPara(Dash(f.Text), Sizes().Text, f.Tone)
		do := f.Do
		if f.Go != nil && env != nil {
			do = func() { env.Go(*f.Go) }
		}
		if do != nil {
			b := Link(f.Text, do)
			b.text.TextSize = Sizes().Text
			value = Inset(-b.pad(), 0, 0, 0, HGap(0, b)) // its words stand below those of the others
		}
		col.Objects = append(col.Objects, Cols(0, []float32{wide, 0}, Inset(0, 1, 0, 0, VGap(0, label)), value))
	}
	return col
}

// CardBox draws a card around a body.
func CardBox(title, note string, body fyne.CanvasObject, acts ...Action) fyne.CanvasObject {
	return cardBox(title, note, Action{}, body, acts...)
}

func cardBox(title, note string, link Action, body fyne.CanvasObject, acts ...Action) fyne.CanvasObject {
	p := Tokens()
	ground := newFrame(p.Surface, p.Line, 1, 6)
	inner := VGap(8)
	if title != "" || link.Label != "" || len(acts) > 0 {
		inner.Objects = append(inner.Objects, sectionHead(title, note, link, acts...))
	}
	inner.Objects = append(inner.Objects, Grow(body))
	tall := func(w float32) float32 { return heightFor(inner, w-32) + 26 }
	c := fixedTall(tall, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(inner, 16, 12, s.Width-32, s.Height-24)
	}, ground, inner)
	c.Layout.(*free).min = func() fyne.Size { return inner.MinSize().AddWidthHeight(32, 26) }
	return c
}

func (c Card) section() Section {
	if s := c.Section; s.Text != "" || s.Body != nil || len(s.Facts)+len(s.Stages)+len(s.Log)+len(s.Lines) > 0 {
		return s
	}
	return Section{Title: c.Title, Note: c.Note, Link: c.Link, Facts: c.Facts, Stages: c.Stages, Log: c.Log, Lines: c.Lines, Text: c.Text, Body: c.Body}
}

func (c Card) draw(env *Env) fyne.CanvasObject {
	return cardBox(c.Title, c.Note, c.Link, sectionBody(env, c.section()))
}

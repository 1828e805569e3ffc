package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// cellKind is how a column is drawn.
type cellKind int

const (
	textCell cellKind = iota
	lampCell
	barCell
	tagCell
	markCell // a text with small words after it
)

const markGap = 7

// tableCell is the primitives of one cell; they are written anew only when what they show differs.
type tableCell struct {
	kind   cellKind
	at     int // index of the column
	text   *canvas.Text
	lamps  [4]*canvas.Image // green, yellow, red, and one for the rest
	mark   *canvas.Text
	ground *canvas.Rectangle
	bar    *barParts
	was    Bar
	tone   Tone
	full   string
	x, w   float32
}

// tableRow is one pooled row.
type tableRow struct {
	ground, mark, line *canvas.Rectangle
	tick               *checkBox
	wait               *canvas.Rectangle
	cells              []*tableCell
	kindsOf            []cellKind
	index              int
	y, w, h            float32
	all                []fyne.CanvasObject
}

func newTableRow(kinds []cellKind) *tableRow {
	p := Tokens()
	r := &tableRow{ground: newRect(nil, 0), mark: newRect(p.Primary, 0), line: newRect(p.Line, 0), tick: newCheckBox(),
		wait: newRect(p.Sunk, 2), kindsOf: kinds, index: -1}
	r.mark.Hide()
	r.wait.Hide()
	r.all = []fyne.CanvasObject{r.ground, r.mark, r.line, r.tick.frame, r.tick.mark, r.wait}
	for _, k := range kinds {
		c := newTableCell(k)
		r.cells = append(r.cells, c)
		r.all = append(r.all, c.objects()...)
	}
	return r
}

func newTableCell(k cellKind) *tableCell {
	c := &tableCell{kind: k, text: newText("", Sizes().Text, false, Plain)}
	switch k {
	case lampCell:
		for i, l := range []Lamp{Green, Yellow, Red, Done} {
			c.lamps[i] = lampImage(l, 14)
			c.lamps[i].Hide()
		}
		c.text.TextSize = 13
	case barCell:
		c.bar = newBarParts()
	case markCell:
		c.mark = newText("", 12, false, Muted)
	case tagCell:
		c.ground = newRect(nil, 3)
		c.text.TextSize = 12
		c.tone = -1
	}
	return c
}

func (c *tableCell) objects() []fyne.CanvasObject {
	switch c.kind {
	case lampCell:
		return []fyne.CanvasObject{c.lamps[0], c.lamps[1], c.lamps[2], c.lamps[3], c.text}
	case barCell:
		return c.bar.objects()
	case markCell:
		return []fyne.CanvasObject{c.text, c.mark}
	case tagCell:
		return []fyne.CanvasObject{c.ground, c.text}
	}
	return []fyne.CanvasObject{c.text}
}

func (r *tableRow) objects() []fyne.CanvasObject { return r.all }

func (r *tableRow) stale(kinds []cellKind) bool {
	if len(kinds) != len(r.kindsOf) {
		return true
	}
	for i, k := range kinds {
		if r.kindsOf[i] != k {
			return true
		}
	}
	return false
}

// place puts the row's parts; only sizes change it, never scrolling.
func (r *tableRow) place(y, width float32, view []*viewCol, m Metrics) {
	r.y, r.w, r.h = y, width, m.Row
	place(r.ground, 1, y, width-2, m.Row)
	place(r.mark, 1, y, 3, m.Row)
	place(r.line, 1, y+m.Row-1, width-2, 1)
	r.tick.place(12, y+(m.Row-16)/2)
	place(r.wait, 48, y+m.Row/2-5, min(width*0.5, 260), 10)
	i := 0
	for _, v := range view {
		if !v.shown {
			continue
		}
		r.cells[i].place(v, y, m)
		i++
	}
}

func (c *tableCell) place(v *viewCol, y float32, m Metrics) {
	if c.x != v.x || c.w != v.w {
		c.full = "\x00" // cut anew
	}
	c.at, c.x, c.w = v.at, v.x, v.w
	mid := y + m.Row/2
	switch c.kind {
	case lampCell:
		for _, l := range c.lamps {
			place(l, v.x, mid-7, 14, 14)
		}
		place(c.text, v.x+20, mid-10, v.w-20, 20)
	case barCell:
		c.was = Bar{Plan: -9}
	case tagCell:
		c.full = "\x00"
	default:
		place(c.text, v.x, mid-11, v.w, 22)
	}
}

func (c *tableCell) clear() {
	c.full = ""
	setText(c.text, "", c.text.Color)
	switch c.kind {
	case lampCell:
		for _, l := range c.lamps {
			l.Hide()
		}
	case barCell:
		c.was = Bar{Plan: -9}
		for _, o := range c.bar.objects() {
			o.Hide()
		}
	case tagCell:
		c.ground.Hide()
	case markCell:
		setText(c.mark, "", c.mark.Color)
	}
}

func (c *tableCell) setLamp(l Lamp, word string, p *Palette) {
	slot := 3
	switch l {
	case Green:
		slot = 0
	case Yellow:
		slot = 1
	case Red:
		slot = 2
	case NoLamp:
		slot = -1
	default:
		setIcon(c.lamps[3], l.icon(), l.color(p))
	}
	for i, img := range c.lamps {
		switch {
		case i == slot && !img.Visible():
			img.Show()
		case i != slot && img.Visible():
			img.Hide()
		}
	}
	c.setText(word, 13, false, p, l.Tone(), c.w-20)
}

func (c *tableCell) setText(full string, size float32, bold bool, p *Palette, tone Tone, room float32) {
	color := p.Of(tone)
	if c.full == full && c.text.Color == color {
		return
	}
	c.full = full
	setText(c.text, Fit(full, size, bold, room), color)
}

func (c *tableCell) setTag(t Tag, y, h float32, p *Palette) {
	if c.full == t.Text && c.tone == t.Tone && c.ground.Visible() == (t.Text != "") {
		return
	}
	c.full, c.tone = t.Text, t.Tone
	if t.Text == "" {
		c.ground.Hide()
		setText(c.text, "", c.text.Color)
		return
	}
	text := Fit(t.Text, 12, false, c.w-14)
	w := textWidth(text, 12, false)
	c.ground.FillColor = p.Tint(t.Tone)
	c.ground.Show()
	place(c.ground, c.x, y+(h-20)/2, w+14, 20)
	place(c.text, c.x+7, y+(h-18)/2, w+2, 18)
	c.ground.Refresh()
	setText(c.text, text, p.Of(tagTone(t.Tone)))
}

// setMark writes the small words and says how much room they take from the text.
func (c *tableCell) setMark(words string, p *Palette) float32 {
	setText(c.mark, words, p.Text3)
	if words == "" {
		return 0
	}
	return textWidth(words, 12, false) + markGap
}

func (c *tableCell) setBar(b Bar, chart, chosen bool, r *tableRow) {
	if c.was == b && c.bar.chosen == chosen {
		return
	}
	c.was = b
	c.bar.chart, c.bar.chosen = chart, chosen
	c.bar.track.Show()
	c.bar.text.Show()
	c.bar.draw(b, c.x, r.y, c.w, r.h)
}

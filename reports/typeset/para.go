package typeset

import (
	"strings"

	"gongzhi/reports/doc"
)

// setting says how a paragraph stands.
type setting struct {
	indent float64 // of the first line
	hang   float64 // of the other lines
	left   float64 // of all lines, from the left of the text area
	right  float64 // kept free at the right
	align  doc.Align
	pitch  float64 // from line to line; 0: the sheet's
	keep   int     // how many last lines stay with what follows; -1: all
	before float64
	round  bool            // the first line goes to the nearest line of the grid
	mark   func(y float64) // called when the first line is placed
}

// em of the look that a paragraph's lines are measured by.
func firstEm(gs []glyph, other float64) float64 {
	if len(gs) == 0 {
		return other
	}
	return gs[0].em
}

// paragraph breaks glyphs into lines and hands them to the flow.
func (f *flow) paragraph(gs []glyph, s setting) {
	if s.pitch == 0 {
		s.pitch = f.pitch
	}
	em := firstEm(gs, f.body.em())
	edge := em * (1 - pitchOf(gs)) // the last character of a line has no pitch after it
	room := f.width - s.left - s.right - edge
	lines := breakLines(gs, measure{first: room - s.indent, rest: room - s.hang, people: f.people})
	for i, ln := range lines {
		f.add(f.lineItem(ln, s, lineAt{i, len(lines), room, em}))
	}
}

// lineAt tells where a line stands in its paragraph.
type lineAt struct {
	i, n     int
	room, em float64
}

func (f *flow) lineItem(ln line, s setting, at lineAt) item {
	x, room := f.left+s.left, at.room
	if at.i == 0 {
		x, room = x+s.indent, room-s.indent
	} else {
		x, room = x+s.hang, room-s.hang
	}
	if s.align == doc.Center || s.align == doc.Right {
		ln.fill = false
		spare := max(0, room-ln.width)
		if s.align == doc.Center {
			spare /= 2
		}
		x += spare
	}
	it := item{height: s.pitch, need: at.em, keep: s.keep < 0 || at.i >= at.n-s.keep, soft: s.keep == signLines}
	if at.i == 0 {
		it.before, it.round = s.before, s.round
	}
	it.draw = func(y float64) {
		if at.i == 0 && s.mark != nil {
			s.mark(y)
		}
		f.layer.setLine(ln, x, y+ascent*at.em, room)
	}
	return it
}

func pitchOf(gs []glyph) float64 {
	for _, g := range gs {
		if n := g.face.Advance(g.r); n > 0 {
			return min(1, g.adv/(n*g.em))
		}
	}
	return 1
}

// lead gives the look of a heading level: 黑体, 楷体, then 仿宋.
func (f *flow) lead(level int) look {
	switch level {
	case 1:
		return f.body.at(Hei)
	case 2:
		return f.body.at(Kai)
	}
	return f.body
}

func (f *flow) heading(h doc.Heading) {
	if h.NewPage && !f.atTop() {
		f.release()
		f.newPage()
	}
	text := f.count.Of(h) + h.Text
	f.at("标题“" + h.Text + "”")
	mark := func(y float64) { f.remark(oneLine(text), max(0, h.Level-1), y) }
	f.paragraph(f.glyphs(text, f.lead(h.Level)), setting{indent: f.cells(2), keep: -1, mark: mark})
}

// cells measures n characters of body text.
func (f *flow) cells(n float64) float64 {
	if f.body.pitch > 0 {
		return n * f.body.em() * f.body.pitch
	}
	return n * f.body.em()
}

// at names the place for reports of missing characters.
func (f *flow) at(s string) { f.where = s }

// para sets a paragraph; line feeds inside begin a new one.
func (f *flow) para(p doc.Para, keep int) {
	s := setting{indent: f.cells(2), keep: keep, align: p.Align}
	if p.Flush || p.Align == doc.Center || p.Align == doc.Right {
		s.indent = 0
	}
	if p.Keep {
		s.keep = -1
	}
	f.at("正文“" + head(p.String(), 12) + "”")
	gs := f.runIn(p, &s)
	for _, r := range p.Runs {
		for i, part := range strings.Split(Sanitize(r.Text), "\n") {
			if i > 0 {
				f.paragraph(gs, s)
				gs, s.mark = nil, nil
			}
			gs = f.append(gs, part, f.runLook(r))
		}
	}
	if len(gs) == 0 {
		f.skip(1)
		return
	}
	f.paragraph(gs, s)
}

// runIn gives the run-in heading a paragraph begins with; the upper levels go into the outline.
func (f *flow) runIn(p doc.Para, s *setting) []glyph {
	if p.Level == 0 {
		return f.glyphs(p.Lead, f.body.at(Hei))
	}
	number := ""
	if !p.Plain {
		number = f.count.Next(p.Level)
	}
	text := number + p.Lead
	if p.Level <= 2 && p.Lead != "" {
		s.mark = func(y float64) { f.remark(strings.TrimRight(oneLine(text), "。"), p.Level-1, y) }
	}
	return f.glyphs(text, f.lead(p.Level))
}

func (f *flow) runLook(r doc.Run) look {
	switch {
	case r.Bold:
		return f.body.at(Hei)
	case r.Kai:
		return f.body.at(Kai)
	}
	return f.body
}

func (f *flow) list(l doc.List, keep int) {
	for i, it := range l.Items {
		f.at("列表第" + doc.Hanzi(i+1) + "项")
		mark := l.Mark.Of(i + 1)
		look := f.body
		if l.Mark == doc.Han {
			look = look.at(Kai)
		}
		gs := f.append(f.glyphs(mark, look), it, f.body)
		s := setting{indent: f.cells(2)}
		if i == len(l.Items)-1 {
			s.keep = keep
		}
		f.paragraph(gs, s)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(Sanitize(s)), " ") }

// head gives the first n characters of a text.
func head(s string, n int) string {
	i := 0
	for at := range s {
		if i == n {
			return s[:at] + "…"
		}
		i++
	}
	return s
}

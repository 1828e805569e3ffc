package typeset

import (
	"fmt"
	"strings"

	"gongzhi/reports/doc"
)

// Rules of the imprint in millimetres (版记分隔线).
const (
	heavyRule = 0.35
	lightRule = 0.25
)

// imprintLine is the height of a line of the imprint.
const imprintLine = 14 * ptMM * 1.5

// copyTo sets 抄送 and 印发 at the foot of the last page: the last rule lies on the edge of the text area. A list longer than a
// page goes on over the next.
func (f *flow) copyTo(c doc.CopyTo) {
	f.release()
	k := look{role: FangSong, pt: 14}
	most := int((f.bottom() - f.top) / imprintLine)
	for rows := f.imprintRows(c, k); len(rows) > 0; {
		var now []imprintRow
		now, rows = cutRows(rows, most)
		f.imprint(now, k)
	}
}

// cutRows takes rows of as many lines as a page has room for.
func cutRows(rows []imprintRow, most int) (now, later []imprintRow) {
	for i, r := range rows {
		if most -= len(r.lines); most >= 0 {
			now = append(now, r)
			continue
		}
		if cut := len(r.lines) + most; cut > 0 && r.right == nil {
			first, rest := r, r
			first.lines, rest.lines, rest.goesOn = r.lines[:cut], r.lines[cut:], true
			return append(now, first), append([]imprintRow{rest}, rows[i+1:]...)
		}
		return now, rows[i:]
	}
	return now, nil
}

// imprint sets rows that fit a page at its foot.
func (f *flow) imprint(rows []imprintRow, k look) {
	const lineH = imprintLine
	ruled := f.doc.Form != doc.Letter
	height := 0.0
	for _, r := range rows {
		height += float64(len(r.lines)) * lineH
	}
	if above := f.y - f.pitch + f.body.em() + 2; above+height > f.bottom() && !f.atTop() || f.afterTurn {
		f.newPage()
	}
	y := f.bottom() - height
	rule := func(y, w float64) {
		if ruled {
			f.layer.Rules = append(f.layer.Rules, Rule{X1: f.left, Y1: y, X2: f.left + f.width, Y2: y, Width: w})
		}
	}
	rule(y, heavyRule)
	for i, r := range rows {
		if i > 0 && !r.noRule {
			rule(y, lightRule)
		}
		for j, ln := range r.lines {
			x := f.left + k.em()
			x += r.hangAt(j)
			base := y + (lineH-k.em())/2 + ascent*k.em()
			f.layer.setLine(ln, x, base, r.room-r.hangAt(j))
			if j == 0 && r.right != nil {
				f.layer.setLine(line{gs: r.right, width: width(r.right)}, f.left+f.width-k.em()-width(r.right), base, f.width)
			}
			y += lineH
		}
	}
	rule(f.bottom(), heavyRule)
	f.y = f.bottom()
}

type imprintRow struct {
	lines  []line
	right  []glyph
	room   float64
	hang   float64
	noRule bool
	goesOn bool // the row began on the page before
}

func (r imprintRow) hangAt(j int) float64 {
	if j == 0 && !r.goesOn {
		return 0
	}
	return r.hang
}

func (f *flow) imprintRows(c doc.CopyTo, k look) []imprintRow {
	var rows []imprintRow
	room := f.width - 2*k.em()
	list := func(label, value string, noRule bool) {
		value = strings.TrimRight(strings.TrimSpace(value), "。，；：")
		if value == "" {
			return
		}
		f.where = label
		head := f.glyphs(label+"：", k)
		gs := f.append(head, value+"。", k)
		hang := width(gs[:len(head)])
		rows = append(rows, imprintRow{lines: breakLines(gs, measure{first: room, rest: room - hang, single: true}),
			room: room, hang: hang, noRule: noRule})
	}
	list("主送", c.To, true)
	copies := "抄送"
	if f.doc.Form == doc.Minutes {
		copies = "发送"
	}
	list(copies, strings.Join(c.Copies, "，"), len(rows) > 0)
	if c.Printer != "" && f.doc.Form != doc.Letter {
		f.where = "印发机关"
		gs := f.glyphs(c.Printer, k)
		rows = append(rows, imprintRow{lines: breakLines(gs, measure{first: room, rest: room, single: true}),
			right: f.glyphs(doc.Date(c.Date)+"印发", k), room: room})
	}
	return rows
}

// pageNumbers writes the number of every page in the manner of the form.
func (f *flow) pageNumbers() {
	if f.doc.Foot.NoPages {
		return
	}
	f.where = "页码"
	if f.doc.Form.Formal() {
		f.dashNumbers()
		return
	}
	k := look{role: Song, pt: 9}
	first, total := 0, len(f.pages)
	if f.doc.Form == doc.Report {
		first = f.front
		total -= first
	}
	for i, p := range f.pages[first:] {
		p.Number = i + 1
		f.layer = &p.Layer
		w := f.width
		y := p.Height - 12.0
		s := fmt.Sprintf("第 %d 页　共 %d 页", i+1, total)
		f.left = (p.Width - w) / 2
		f.centred(s, k, y)
		if f.doc.Foot.Anchor != "" {
			f.atRight(f.doc.Foot.Anchor, look{role: Song, pt: 7.5, color: Dim}, p.Width-16, p.Height-7)
		}
	}
}

// dashNumbers writes — 1 — in 四号 seven millimetres under the text area, right on odd and left on even pages.
func (f *flow) dashNumbers() {
	k := look{role: Song, pt: 14}
	s := official()
	for i, p := range f.pages {
		if i == 0 && f.doc.Form == doc.Letter {
			continue
		}
		p.Number = i + 1
		f.layer = &p.Layer
		// The dash stands about a third of an em above the baseline; its rule is at 262 + 7 mm.
		y := s.bottom() + 7 - ascent*k.em() + 0.33*k.em()
		text := fmt.Sprintf("— %d —", i+1)
		if i%2 == 0 {
			f.atRight(text, k, s.left+s.width-cell, y)
		} else {
			f.atLeft(text, k, s.left+cell, y)
		}
		if f.doc.Foot.Anchor != "" {
			f.atLeft(f.doc.Foot.Anchor, look{role: Song, pt: 7.5, color: Dim}, s.left, p.Height-9)
		}
	}
}

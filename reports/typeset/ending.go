package typeset

import (
	"fmt"
	"slices"
	"strings"

	"gongzhi/reports/doc"
)

// attachments sets 附件说明 one blank line under the text; a single attachment takes no number.
func (f *flow) attachments(a doc.Attachments, keep int) {
	n := 0
	for i, name := range a.Names {
		name = strings.TrimRight(strings.TrimSpace(name), "。；;，")
		if name == "" {
			continue
		}
		n++
		f.where = fmt.Sprintf("附件说明第%d项", i+1)
		number := ""
		if len(a.Names) > 1 {
			number = doc.Ordinal(3, n)
		}
		label := f.glyphs("附件：", f.body)
		indent := f.cells(2) + width(label)
		s := setting{indent: f.cells(2), hang: indent + f.textWidth(number, f.body), before: f.pitch}
		gs := f.append(label, number+name, f.body)
		if n > 1 {
			gs = f.glyphs(number+name, f.body)
			s.indent, s.before = indent, 0
		}
		if keep > 0 {
			s.keep = -1
		}
		f.paragraph(gs, s)
	}
}

// sealSize is the diameter of a street office's seal in millimetres; its space is kept, the seal is never drawn.
const sealSize = 42.0

// sign sets issuer and date with or without the space of a seal.
func (f *flow) sign(s doc.Sign) {
	f.where = "落款"
	date := f.glyphs(doc.Date(s.Date), f.body)
	switch {
	case s.Post != "":
		f.stamped(s, date)
	case len(s.Orgs) > 1 && s.Seal:
		f.jointSign(s, date)
	case s.Seal:
		f.sealed(s, date)
	default:
		f.unsealed(s, date)
	}
}

// The space of a signer's stamp in millimetres.
const (
	stampWidth  = 40.0
	stampHeight = 20.0
)

// stamped leaves the space of the signer's stamp two lines under the text, four characters free at the right; his post stands two
// characters to its left, in its middle, the date one line under it.
func (f *flow) stamped(s doc.Sign, date []glyph) {
	right := f.left + f.width - f.cells(4)
	post := f.glyphs(s.Post, f.body)
	x := right - stampWidth - f.cells(2) - visible(post)
	f.add(item{before: 2 * f.pitch, height: 2 * f.pitch, need: stampHeight, keep: true, draw: func(y float64) {
		f.layer.setLine(line{gs: post, width: width(post)}, x, y+(stampHeight-f.body.em())/2+ascent*f.body.em(), f.width)
	}})
	f.signLine(date, right-visible(date)/2, f.pitch, false)
}

// visible is the width of glyphs without the pitch after the last one.
func visible(gs []glyph) float64 {
	if len(gs) == 0 {
		return 0
	}
	return width(gs) + gs[len(gs)-1].em*(1-pitchOf(gs))
}

// sealed centres the issuer over the date, whose right edge keeps four characters free.
func (f *flow) sealed(s doc.Sign, date []glyph) {
	right := f.left + f.width - f.cells(4)
	centre := right - visible(date)/2
	var org []glyph
	if len(s.Orgs) > 0 {
		org = f.glyphs(s.Orgs[0], f.body)
	}
	if over := centre + visible(org)/2 - (f.left + f.width); over > 0 { // a long name: name and date move left together
		centre -= over
	}
	f.signLine(org, centre, f.pitch, true)
	f.signLine(date, centre, 0, false)
}

// signLine adds one line of a signature, centred on an axis.
func (f *flow) signLine(gs []glyph, centre, before float64, keep bool) {
	if len(gs) == 0 {
		return
	}
	em := gs[0].em
	x := max(f.left, centre-visible(gs)/2)
	f.add(item{before: before, height: f.pitch, need: em, keep: keep, draw: func(y float64) {
		f.layer.setLine(line{gs: gs, width: width(gs)}, x, y+ascent*em, f.width)
	}})
}

// unsealed keeps two characters free at the right of the issuer; the date begins two characters further right.
func (f *flow) unsealed(s doc.Sign, date []glyph) {
	before, edge := f.pitch, f.left+f.width-f.cells(2)
	first := edge
	for _, o := range s.Orgs {
		org := f.glyphs(o, f.body)
		first = edge - visible(org)
		f.signLine(org, first+visible(org)/2, before, true)
		before = 0
	}
	x := first + f.cells(2)
	if len(s.Orgs) == 0 || x+visible(date) > f.left+f.width+0.01 || visible(date) > edge-first {
		x = edge - visible(date)
	}
	f.signLine(date, x+visible(date)/2, before, false)
}

// jointSign sets several issuers with seals, at most three to a row, the date under the last.
func (f *flow) jointSign(s doc.Sign, date []glyph) {
	perRow := min(3, len(s.Orgs))
	for perRow > 1 {
		widest := 0.0
		for _, o := range s.Orgs {
			widest = max(widest, f.textWidth(o, f.body))
		}
		if max(widest, sealSize)*float64(perRow) <= f.width {
			break
		}
		perRow--
	}
	slot := f.width / float64(perRow)
	last := 0.0
	for row := 0; row < len(s.Orgs); row += perRow {
		orgs := s.Orgs[row:min(row+perRow, len(s.Orgs))]
		before := f.pitch
		if row > 0 {
			before = 3 * f.pitch
		}
		var sets [][]glyph
		for _, o := range orgs {
			sets = append(sets, f.glyphs(o, f.body))
		}
		last = f.left + slot*(float64(len(orgs))-0.5)
		f.add(item{before: before, height: f.pitch, need: f.body.em(), keep: true, draw: func(y float64) {
			for i, gs := range sets {
				x := f.left + slot*(float64(i)+0.5) - visible(gs)/2
				f.layer.setLine(line{gs: gs, width: width(gs)}, x, y+ascent*f.body.em(), f.width)
			}
		}})
	}
	f.signLine(date, min(last, f.left+f.width-f.cells(4)-visible(date)/2), 0, false)
}

// note sets 附注 in parentheses.
func (f *flow) note(n doc.Note) {
	f.where = "附注"
	s := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(n.Text), "（"), "）")
	f.paragraph(f.glyphs("（"+s+"）", f.body), setting{indent: f.cells(2)})
}

// attachment begins a page with 附件N in 黑体 and the centred title on the third line.
func (f *flow) attachment(a doc.Attachment) {
	f.release()
	if !f.atTop() || f.afterTurn {
		f.newPage()
	}
	label := "附件"
	if a.No > 0 {
		label += fmt.Sprint(a.No)
	}
	f.where = label
	f.atLeft(label, f.body.at(Hei), f.left, f.y)
	f.remark(strings.TrimSpace(label+" "+oneLine(a.Title)), 0, f.y)
	f.y += 2 * f.pitch
	f.count = doc.Counter{}
	if a.Title == "" {
		f.y -= f.pitch
		return
	}
	f.title(a.Title, 22, 0)
	f.afterTitle()
}

// attendance sets 出席, 请假 and 列席 one blank line under the text. The end of each stays with the next, so that no word stands alone on
// the last page.
func (f *flow) attendance(a doc.Attendance) {
	before := f.pitch
	lines := slices.DeleteFunc(slices.Clone(a.Lines), func(p doc.Pair) bool { return strings.TrimSpace(p.Value) == "" })
	for i, p := range lines {
		keep := 1
		if i == len(lines)-1 {
			keep = 0
		}
		f.where = p.Key
		label := f.glyphs(strings.TrimRight(p.Key, "：:")+"：", f.body.at(Hei))
		gs := f.append(label, p.Value, f.body)
		f.paragraph(gs, setting{indent: f.cells(2), hang: f.cells(2) + width(gs[:len(label)]), before: before, keep: keep})
		before = 0
	}
}

// keyValue sets labelled lines, in columns when wished and short enough.
func (f *flow) keyValue(kv doc.KeyValue) {
	if kv.Columns < 2 {
		f.labelled(kv.Pairs)
		return
	}
	slot := (f.width - f.cells(2)) / float64(kv.Columns)
	for i := 0; i < len(kv.Pairs); i += kv.Columns {
		row := kv.Pairs[i:min(i+kv.Columns, len(kv.Pairs))]
		sets, fit := make([][]glyph, len(row)), true
		for j, p := range row {
			f.where = p.Key
			sets[j] = f.append(f.glyphs(p.Key+"：", f.body.at(Hei)), p.Value, f.body)
			fit = fit && width(sets[j]) <= slot
		}
		if !fit {
			f.labelled(row)
			continue
		}
		f.add(item{height: f.pitch, need: f.body.em(), draw: func(y float64) {
			for j, gs := range sets {
				f.layer.setLine(line{gs: gs, width: width(gs)}, f.left+f.cells(2)+slot*float64(j), y+ascent*f.body.em(), slot)
			}
		}})
	}
}

package typeset

import (
	"fmt"
	"strings"

	"gongzhi/reports/doc"
)

// reportHead sets the cover when there is one, else title and subtitle above the text.
func (f *flow) reportHead() {
	h := f.doc.Head
	if len(h.Cover) == 0 {
		f.title(f.doc.Title, 22, 0)
		f.subtitle(h.Subtitle, 16)
		f.release()
		f.y += f.pitch / 2
		return
	}
	f.front = 1
	f.where = "封面"
	y := 40.0
	if h.Number != "" {
		f.atRight(h.Number, f.body, f.left+f.width, f.top)
	}
	if h.Org != "" {
		f.centred(h.Org, look{role: XiaoBiaoSong, pt: 20}, y)
	}
	y = 88
	k := look{role: XiaoBiaoSong, pt: 32}
	f.where = "封面标题"
	for _, ln := range f.titleLines(f.doc.Title, k) {
		f.layer.setLine(ln, f.left+max(0, f.width-ln.width)/2, y+ascent*k.em(), f.width)
		y += k.em() * 1.5
	}
	if h.Subtitle != "" {
		f.centred(h.Subtitle, look{role: Kai, pt: 20}, y+4)
	}
	f.layer.Rules = append(f.layer.Rules, Rule{X1: 70, Y1: 80, X2: 140, Y2: 80, Width: 0.6, Color: Red},
		Rule{X1: 70, Y1: y + 18, X2: 140, Y2: y + 18, Width: 0.6, Color: Red})
	f.coverLines(h.Cover)
	f.newPage()
}

// coverLines sets the labelled lines at the foot of the cover on one axis.
func (f *flow) coverLines(pairs []doc.Pair) {
	k := look{role: f.body.role, pt: 16}
	label, value := 0.0, 0.0
	for _, p := range pairs {
		label = max(label, f.textWidth(p.Key+"：", k.at(Hei)))
		value = max(value, f.textWidth(p.Value, k))
	}
	x := f.left + max(0, (f.width-label-value)/2)
	y := 250 - float64(len(pairs))*11
	for _, p := range pairs {
		f.where = "封面" + p.Key
		gs := f.glyphs(p.Key, k.at(Hei))
		colon := f.glyphs("：", k.at(Hei))
		f.layer.setLine(line{gs: gs, width: width(gs), fill: true, even: true}, x, y+ascent*k.em(), label-width(colon))
		f.layer.setLine(line{gs: colon, width: width(colon)}, x+label-width(colon), y+ascent*k.em(), f.width)
		room := f.width - (x - f.left) - label
		for _, ln := range breakLines(f.glyphs(p.Value, k), measure{first: room, rest: room, single: true}) {
			ln.fill = false
			f.layer.setLine(ln, x+label, y+ascent*k.em(), room)
			y += 11
		}
	}
}

func (f *flow) subtitle(s string, pt float64) {
	if s == "" {
		return
	}
	f.where = "副标题"
	f.paragraph(f.glyphs(s, look{role: Kai, pt: pt}), setting{align: doc.Center, keep: -1})
}

// frontMatter puts the table of contents after the cover, now that the page numbers are known.
func (f *flow) frontMatter() {
	if !f.doc.Head.Contents || len(f.marks) == 0 {
		return
	}
	body := f.pages
	f.pages = nil
	f.sheet = sheetOf(doc.Report)
	f.afterTurn = false
	f.newPage()
	f.where = "目录"
	k := look{role: XiaoBiaoSong, pt: 22}
	f.centred("目　录", k, f.y)
	f.y += 2 * f.pitch
	for _, m := range f.marks {
		if m.Level <= 1 {
			f.contentsLine(m, m.Page-f.front+1)
		}
	}
	toc := f.pages
	for i := range f.marks {
		if f.marks[i].Page >= f.front {
			f.marks[i].Page += len(toc)
		}
	}
	f.pages = append(append(append([]*Page{}, body[:f.front]...), toc...), body[f.front:]...)
	f.front += len(toc)
}

// contentsLine sets one entry with dots up to its page number.
func (f *flow) contentsLine(m Mark, page int) {
	k := look{role: FangSong, pt: 14}
	if m.Level == 0 {
		k.role = Hei
	}
	indent := float64(m.Level) * 2 * k.em()
	number := f.glyphs(fmt.Sprint(page), k.at(FangSong))
	room := f.width - indent - width(number) - 3*k.em()
	lines := breakLines(f.glyphs(m.Title, k), measure{first: room, rest: room, single: true})
	for i, ln := range lines {
		ln.fill = false
		last := i == len(lines)-1
		f.add(item{height: 9, need: k.em(), draw: func(y float64) {
			base := y + ascent*k.em()
			x := f.layer.setLine(ln, f.left+indent, base, room)
			if !last {
				return
			}
			end := f.left + f.width - width(number)
			dot := f.glyphs("·", k.at(FangSong))
			step := k.em() * 0.5
			if n := int((end - x - 2) / step); n > 0 && len(dot) > 0 {
				gs := f.glyphs(strings.Repeat(".", n), k.at(FangSong))
				for j := range gs {
					gs[j].adv = step
				}
				f.layer.setLine(line{gs: gs, width: float64(n) * step}, end-1-float64(n)*step, base, f.width)
			}
			f.layer.setLine(line{gs: number, width: width(number)}, end, base, f.width)
		}})
	}
}

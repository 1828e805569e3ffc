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
		f.centredLines(h.Org, look{role: XiaoBiaoSong, pt: 20}, y)
	}
	y = 88
	k := look{role: XiaoBiaoSong, pt: 32}
	f.where = "封面标题"
	lines := f.titleLines(f.doc.Title, k)
	for float64(len(lines))*k.em()*1.5 > 90 && k.pt > 12 {
		k.pt -= 2
		lines = f.titleLines(f.doc.Title, k)
	}
	for _, ln := range lines {
		f.layer.setLine(ln, f.left+max(0, f.width-ln.width)/2, y+ascent*k.em(), f.width)
		y += k.em() * 1.5
	}
	if h.Subtitle != "" {
		y = f.centredLines(h.Subtitle, look{role: Kai, pt: 20}, y+4) - 11
	}
	f.layer.Rules = append(f.layer.Rules, Rule{X1: 70, Y1: 80, X2: 140, Y2: 80, Width: 0.6, Color: Red},
		Rule{X1: 70, Y1: y + 18, X2: 140, Y2: y + 18, Width: 0.6, Color: Red})
	f.coverLines(h.Cover, y+24)
	f.newPage()
}

// centredLines sets text about the middle axis, in as many lines as it needs, and gives the y below it.
func (f *flow) centredLines(s string, k look, y float64) float64 {
	for _, ln := range breakLines(f.glyphs(s, k), measure{first: f.width, rest: f.width, single: true}) {
		f.layer.setLine(line{gs: ln.gs, width: ln.width}, f.left+max(0, f.width-ln.width)/2, y+ascent*k.em(), f.width)
		y += 1.3 * k.em()
	}
	return y
}

// coverLines sets the labelled lines at the foot of the cover on one axis, below above. Long labels and values are wrapped; when
// they are many the lines draw together.
func (f *flow) coverLines(pairs []doc.Pair, above float64) {
	k := look{role: f.body.role, pt: 16}
	pitch, rows := 11.0, 0
	var labels, values [][]line
	var label, value float64
	set := func() {
		labels, values, rows, label, value = nil, nil, 0, 0, 0
		for _, p := range pairs {
			f.where = "封面" + p.Key
			label = max(label, f.textWidth(p.Key+"：", k.at(Hei)))
			value = max(value, f.textWidth(p.Value, k))
		}
		label = min(label, f.width*0.4)
		for _, p := range pairs {
			labels = append(labels, breakLines(f.glyphs(p.Key, k.at(Hei)), measure{first: label - k.em(), rest: label - k.em(), single: true}))
			room := f.width - label
			values = append(values, breakLines(f.glyphs(p.Value, k), measure{first: room, rest: room, single: true}))
			rows += max(1, len(labels[len(labels)-1]), len(values[len(values)-1]))
		}
	}
	for set(); float64(rows)*pitch > 261-above && k.pt > 6; set() {
		if pitch -= 1; pitch < 1.4*k.em() {
			k.pt--
			pitch = 1.4 * k.em()
		}
	}
	x := f.left + max(0, (f.width-label-value)/2)
	y := max(above, 250-float64(rows)*pitch)
	colon := f.glyphs("：", k.at(Hei))
	for i := range pairs {
		base := y + ascent*k.em()
		for j, ln := range labels[i] {
			ln.fill, ln.even = len(labels[i]) == 1, true
			f.layer.setLine(ln, x, base+float64(j)*pitch, label-width(colon))
		}
		f.layer.setLine(line{gs: colon, width: width(colon)}, x+label-width(colon), base, f.width)
		for j, ln := range values[i] {
			ln.fill = false
			f.layer.setLine(ln, x+label, base+float64(j)*pitch, f.width-label)
		}
		y += float64(max(1, len(labels[i]), len(values[i]))) * pitch
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
	lines := breakLines(f.glyphs(m.Title, k), measure{first: room, rest: room})
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

package typeset

import (
	"strings"

	"gongzhi/reports/doc"
)

// Heights of GB/T 9704, from the top of the page in millimetres.
const (
	markTop       = 72.0 // top of the red mark of 文件 and 纪要
	letterMarkTop = 30.0
	ruleGap       = 4.0 // from 发文字号 to the red rule
	ruleWidth     = 0.7 // of the red rule
)

// officialHead sets the head of a red-headed document up to 主送.
func (f *flow) officialHead() {
	f.corner()
	bottom := f.redMark(markTop)
	y := bottom + 2*f.pitch
	if len(f.doc.Head.Signers) > 0 {
		y = f.signers(y)
	} else {
		f.where = "发文字号"
		f.centred(f.doc.Head.Number, f.body, y)
	}
	if f.doc.RedMark() == "" && f.doc.Head.Number == "" {
		f.y = f.top
		f.titleAndTo(0)
		return
	}
	y += h3*ptMM + ruleGap
	f.layer.Rules = append(f.layer.Rules, Rule{X1: f.left, Y1: y, X2: f.left + f.width, Y2: y, Width: ruleWidth, Color: Red})
	f.y = y
	f.titleAndTo(2)
}

// titleAndTo sets the title some blank lines below and 主送 one blank line under it.
func (f *flow) titleAndTo(blank float64) {
	if f.doc.Title != "" {
		f.title(f.doc.Title, 22, blank*f.pitch)
	}
	if f.doc.Head.To != "" {
		f.where = "主送机关"
		to := strings.TrimRight(f.doc.Head.To, "：: 。")
		f.paragraph(f.glyphs(to+"：", f.body), setting{before: f.pitch, keep: 1, round: true})
		return
	}
	f.afterTitle()
}

// afterTitle leaves about one blank line, as before 主送, between a title and the text, whose first line is on the grid.
func (f *flow) afterTitle() {
	f.pending = append(f.pending, item{before: f.pitch, keep: true, round: true})
}

// corner stacks 份号, 密级 and 紧急程度 at the upper left.
func (f *flow) corner() {
	h, y := f.doc.Head, f.top
	f.where = "版头"
	for i, s := range []string{h.CopyNo, h.Secrecy, h.Urgency} {
		if s == "" {
			continue
		}
		k := f.body.at(Hei)
		if i == 0 {
			k = f.body.at(Song)
		}
		f.atLeft(s, k, f.left, y)
		y += f.pitch
	}
}

// atLeft draws text from x with its em box's top at y.
func (f *flow) atLeft(s string, k look, x, y float64) {
	gs := f.glyphs(s, k)
	f.layer.setLine(line{gs: gs, width: width(gs)}, x, y+ascent*k.em(), f.width)
}

// atRight draws text that ends at x.
func (f *flow) atRight(s string, k look, x, y float64) {
	gs := f.glyphs(s, k)
	w := width(gs) + k.em()*(1-pitchOf(gs))
	f.layer.setLine(line{gs: gs, width: width(gs)}, x-w, y+ascent*k.em(), max(f.width, w))
}

func (f *flow) centred(s string, k look, y float64) {
	gs := f.glyphs(s, k)
	w := width(gs)
	f.layer.setLine(line{gs: gs, width: w}, f.left+(f.width-w)/2, y+ascent*k.em(), max(f.width, w))
}

// redMark draws the red mark with its ink beginning at top and gives the y below its em box.
func (f *flow) redMark(top float64) float64 {
	mark := f.doc.RedMark()
	f.where = "发文机关标志"
	if mark == "" {
		return top
	}
	if len(f.doc.Head.Partners) > 0 && f.doc.Head.Mark == "" {
		return f.jointMark(top)
	}
	k := look{role: XiaoBiaoSong, pt: 62, color: Red}
	gs := f.glyphs(mark, k)
	if w := width(gs); w > f.width {
		k.pt = max(20, k.pt*f.width/w)
		gs = f.glyphs(mark, k)
	}
	lines := []line{{gs: gs, width: width(gs)}}
	if lines[0].width > f.width+1 {
		lines = breakTitle(gs, names(f.doc), f.width)
	}
	rise := inkTop(gs)
	for i, ln := range lines {
		y := top + rise + float64(i)*k.em()*1.2
		f.layer.setLine(ln, f.left+(f.width-ln.width)/2, y, f.width)
	}
	return top + rise + float64(len(lines)-1)*k.em()*1.2 + (1-ascent)*k.em()
}

// inkTop gives the height of the highest ink above the baseline.
func inkTop(gs []glyph) float64 {
	top := 0.0
	for _, g := range gs {
		_, high := g.face.Bounds(g.r)
		top = max(top, high*g.em)
	}
	return top
}

// jointMark stacks the names of a joint paper, evened to one width, with 文件 at their right.
func (f *flow) jointMark(top float64) float64 {
	orgs := append([]string{f.doc.Head.Org}, f.doc.Head.Partners...)
	k := look{role: XiaoBiaoSong, pt: 40, color: Red}
	tail, tailW := "文件", 0.0
	if f.doc.Form != doc.Official {
		tail = ""
	}
	widest := 0.0
	for _, o := range orgs {
		widest = max(widest, f.textWidth(o, k))
	}
	if room := f.width - 24; widest > room && tail != "" || widest > f.width {
		k.pt *= min(room, f.width) / widest
		widest = min(room, f.width)
	}
	tailGs := f.glyphs(tail, k)
	if tail != "" {
		tailW = width(tailGs) + 3
		if widest+tailW > f.width {
			k.pt *= f.width / (widest + tailW)
			widest, tailGs = widest*f.width/(widest+tailW), f.glyphs(tail, k)
			tailW = width(tailGs) + 3
		}
	}
	x, pitch := f.left+(f.width-widest-tailW)/2, k.em()*1.25
	rise := inkTop(f.glyphs(orgs[0], k))
	for i, o := range orgs {
		gs := f.glyphs(o, k)
		f.layer.setLine(line{gs: gs, width: width(gs), fill: true, even: true}, x, top+rise+float64(i)*pitch, widest)
	}
	height := float64(len(orgs)-1) * pitch
	f.layer.setLine(line{gs: tailGs, width: width(tailGs)}, x+widest+3, top+rise+height/2, f.width)
	return top + rise + height + (1-ascent)*k.em()
}

// signers sets 文号 at the left and 签发人 at the right, two names to a line, and gives the top of the last line.
func (f *flow) signers(y float64) float64 {
	names := f.doc.Head.Signers
	label := f.glyphs("签发人：", f.body)
	widest := 0.0
	for _, n := range names {
		widest = max(widest, f.textWidth(n, f.body.at(Kai)))
	}
	perLine := min(2, len(names))
	right := f.left + f.width - f.cells(1)
	x := right - float64(perLine)*widest - float64(perLine-1)*f.cells(1)
	f.where = "签发人"
	rows := (len(names) + 1) / 2
	y = max(f.top, y-float64(rows-1)*f.pitch)
	f.layer.setLine(line{gs: label, width: width(label)}, x-width(label), y+ascent*f.body.em(), f.width)
	for i, n := range names {
		if i > 0 && i%2 == 0 {
			y += f.pitch
		}
		f.atLeft(n, f.body.at(Kai), x+float64(i%2)*(widest+f.cells(1)), y)
	}
	f.where = "发文字号"
	f.atLeft(f.doc.Head.Number, f.body, f.left+f.cells(1), y)
	return y
}

// letterHead sets the head of the letter form.
func (f *flow) letterHead() {
	bottom := f.redMark(letterMarkTop)
	thick, thin := 0.9, 0.3
	y := bottom + ruleGap
	double := func(y, first, second float64) {
		f.layer.Rules = append(f.layer.Rules,
			Rule{X1: 20, Y1: y, X2: 190, Y2: y, Width: first, Color: Red},
			Rule{X1: 20, Y1: y + 1.2, X2: 190, Y2: y + 1.2, Width: second, Color: Red})
	}
	double(y, thick, thin)
	double(f.h-20-1.2, thin, thick)
	y += 1.2 + h3*ptMM*7/8
	f.where = "发文字号"
	f.atRight(f.doc.Head.Number, f.body, f.left+f.width, y)
	left := y
	for i, s := range []string{f.doc.Head.CopyNo, f.doc.Head.Secrecy, f.doc.Head.Urgency} {
		if s != "" {
			k := f.body.at(Hei)
			if i == 0 {
				k = f.body.at(Song)
			}
			f.atLeft(s, k, f.left, left)
			left += f.pitch
		}
	}
	f.y = max(y+h3*ptMM, left-f.pitch+h3*ptMM)
	f.titleAndTo(2)
}

// minutesHead sets the red mark, number, rule, title and the labelled lines of minutes.
func (f *flow) minutesHead() {
	f.corner()
	y := f.redMark(markTop) + 2*f.pitch
	h := f.doc.Head
	f.where = "编号"
	f.centred(h.Number, f.body, y)
	if org := h.Org; org != "" && !h.Date.IsZero() {
		y += f.pitch
		f.atLeft(org, f.body, f.left+f.cells(1), y)
		f.atRight(doc.Date(h.Date), f.body, f.left+f.width-f.cells(1), y)
	}
	y += h3*ptMM + ruleGap
	f.layer.Rules = append(f.layer.Rules, Rule{X1: f.left, Y1: y, X2: f.left + f.width, Y2: y, Width: ruleWidth, Color: Red})
	f.y = y
	f.titleAndTo(2)
	f.labelled(h.Lines)
}

// labelled sets lines such as 时间：…, the label in 黑体, other lines under the value.
func (f *flow) labelled(pairs []doc.Pair) {
	for _, p := range pairs {
		if p.Value == "" {
			continue
		}
		f.where = p.Key
		label := f.glyphs(p.Key+"：", f.body.at(Hei))
		gs := f.append(label, p.Value, f.body)
		f.paragraph(gs, setting{indent: f.cells(2), hang: f.cells(2) + width(gs[:len(label)])})
	}
}

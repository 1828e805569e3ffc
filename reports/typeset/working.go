package typeset

import (
	"strings"

	"gongzhi/reports/doc"
)

// workingHead sets title, subtitle and the head line of a working table or boxed form.
func (f *flow) workingHead() {
	f.title(f.doc.Title, 20, 0)
	h := f.doc.Head
	if h.Subtitle != "" {
		f.where = "副标题"
		f.paragraph(f.glyphs(h.Subtitle, look{role: Kai, pt: 14}), setting{align: doc.Center, pitch: 8, keep: -1})
	}
	f.release()
	f.y += 1
	f.headLine(h)
}

// headLine sets 单位、期间、编号 from the left and 计量单位 at the right; what does not fit goes on further lines.
func (f *flow) headLine(h doc.Head) {
	k := look{role: Song, pt: 10.5}
	pairs := h.Lines
	if h.Number != "" {
		pairs = append([]doc.Pair{{Key: "编号", Value: h.Number}}, pairs...)
	}
	const lineH = 6
	x, y, end := f.left, f.y, f.left+f.width
	unitW := 0.0
	if h.Unit != "" {
		unitW = f.textWidth(h.Unit, k) + 4
	}
	used := false
	for _, p := range pairs {
		f.where = p.Key
		gs := f.glyphs(pairText(p), k)
		w := width(gs)
		if x > f.left && x+w > end-unitW {
			x, y = f.left, y+lineH
		}
		if w > f.width-unitW {
			for _, ln := range breakLines(gs, measure{first: f.width - unitW, rest: f.width - unitW, single: true}) {
				f.layer.setLine(ln, f.left, y+ascent*k.em(), f.width-unitW)
				y += lineH
			}
			x, used = f.left, false
			continue
		}
		f.layer.setLine(line{gs: gs, width: w}, x, y+ascent*k.em(), f.width)
		x += w + 8
		used = true
	}
	if h.Unit != "" {
		f.where = "计量单位"
		f.atRight(h.Unit, k, end, y)
		used = true
	}
	if used {
		y += lineH
	}
	f.y = y
}

func pairText(p doc.Pair) string {
	if p.Key == "" {
		return p.Value
	}
	return strings.TrimRight(p.Key, "：:") + "：" + p.Value
}

// feet sets the notes and the line 制表、审核 at the end.
func (f *flow) feet() {
	k := look{role: Song, pt: 10.5}
	if f.doc.Form.Formal() {
		k = f.body
	}
	for _, n := range f.doc.Foot.Notes {
		f.where = "页脚说明"
		f.paragraph(f.glyphs(n, look{role: k.role, pt: 9}), setting{pitch: 4.8})
	}
	items := f.doc.Foot.Items
	if len(items) == 0 {
		return
	}
	f.y += 1.5
	perLine := f.footColumns(k)
	slot := f.width / float64(perLine)
	for i := 0; i < len(items); i += perLine {
		row := items[i:min(i+perLine, len(items))]
		f.add(item{height: footPitch, need: k.em(), draw: func(y float64) {
			for j, p := range row {
				f.where = p.Key
				f.atLeft(pairText(p), k, f.left+slot*float64(j), y)
			}
		}})
	}
}

// footPitch is from line to line of 制表、审核.
const footPitch = 7.5

// footColumns tells how many pairs of the foot stand on one line.
func (f *flow) footColumns(k look) int {
	items, widest := f.doc.Foot.Items, 0.0
	perLine := len(items)
	for _, p := range items {
		widest = max(widest, f.textWidth(pairText(p), k)+8*k.em())
	}
	for perLine > 1 && widest*float64(perLine) > f.width+6*k.em() {
		perLine--
	}
	return perLine
}

// footHeight is about what notes and 制表、审核 take, so that they do not stand alone on the last page.
func (f *flow) footHeight() float64 {
	height := 0.0
	for _, n := range f.doc.Foot.Notes {
		lines := 1 + int(f.textWidth(Sanitize(n), look{role: Song, pt: 9})/f.width)
		height += 4.8 * float64(lines)
	}
	if n := len(f.doc.Foot.Items); n > 0 {
		perLine := f.footColumns(look{role: Song, pt: 10.5})
		height += 3 + footPitch*float64((n+perLine-1)/perLine)
	}
	return height
}

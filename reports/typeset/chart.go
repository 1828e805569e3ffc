package typeset

import (
	"math"
	"slices"

	"gongzhi/reports/doc"
)

// The inks of charts differ in lightness, so that they stay apart on a black-and-white printer.
func ink(i int) Color {
	return [...]Color{0x1F3864, 0x6C9BC7, 0xC9DAEA, 0x7F7F7F, 0x404040, 0xA6A6A6}[i%6]
}

// plot is the inside of a chart while it is drawn (绘图区), in millimetres.
type plot struct {
	f          *flow
	c          doc.Chart
	x, y, w, h float64
	lo, hi     float64
	step       float64
	k          look // of labels
}

const chartHeight = 72.0

// chart draws a chart as vectors; a ranking too long for one page goes on in further charts.
func (f *flow) chart(c doc.Chart) {
	n := len(c.Categories)
	if n == 0 || len(c.Series) == 0 {
		return
	}
	lying := c.Kind == doc.Bars || c.Kind == doc.Target
	if limit := int((f.depth - 35) / 5); lying && n > limit {
		for from := 0; from < n; from += limit {
			f.chart(partOf(c, from, min(from+limit, n)))
		}
		return
	}
	height := c.Height
	if height <= 0 {
		height = chartHeight
		switch {
		case lying:
			height = float64(n)*f.barPitch(c) + 8
		case c.Kind == doc.Radar:
			height = 92
		}
	}
	height = min(height, f.depth-24)
	f.where = "图“" + c.Title + "”"
	if c.Title != "" {
		f.paragraph(f.glyphs(chartTitle(c), look{role: Hei, pt: 12}), setting{align: doc.Center, keep: -1, pitch: 7, before: 2})
	}
	legend := f.legendRows(c)
	total := height + float64(len(legend))*5.5 + 6
	f.add(item{height: total, need: total, free: true, draw: func(y float64) {
		f.where = "图“" + c.Title + "”"
		for i, row := range legend {
			f.drawLegend(c, row, y+float64(i)*5.5)
		}
		p := &plot{f: f, c: c, x: f.left, y: y + float64(len(legend))*5.5 + 1, w: f.width, h: height, k: look{role: Song, pt: 9}}
		p.draw()
	}})
}

func chartTitle(c doc.Chart) string {
	if c.Unit != "" && !c.Percent {
		return c.Title + "（单位：" + c.Unit + "）"
	}
	return c.Title
}

func (f *flow) barPitch(c doc.Chart) float64 {
	switch n := len(c.Categories) * max(1, len(c.Series)); {
	case n > 25:
		return 5 * float64(max(1, len(c.Series)))
	case c.Kind == doc.Target:
		return 10
	case n > 12:
		return 7 * float64(max(1, len(c.Series)))
	}
	return 9 * math.Sqrt(float64(max(1, len(c.Series))))
}

// partOf cuts the categories from..to out of a chart, on the scale of the whole.
func partOf(c doc.Chart, from, to int) doc.Chart {
	lo, hi := bounds(c)
	out := c
	out.Min, out.Max = doc.At(lo), doc.At(hi)
	out.Categories = c.Categories[from:to]
	out.Series = nil
	for _, s := range c.Series {
		a, b := min(from, len(s.Values)), min(to, len(s.Values))
		out.Series = append(out.Series, doc.Series{Name: s.Name, Values: s.Values[a:b]})
	}
	if len(c.Targets) > 0 {
		out.Targets = c.Targets[min(from, len(c.Targets)):min(to, len(c.Targets))]
	}
	if from > 0 {
		out.Title += "（续）"
	}
	out.Highlight -= from
	out.Height = 0
	return out
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// drawn lists every value a chart shows, the heights of stacks included.
func drawn(c doc.Chart) []float64 {
	all := slices.Clone(c.Targets)
	if c.Reference != nil {
		all = append(all, c.Reference.Value)
	}
	sums := make([]float64, len(c.Categories))
	for _, s := range c.Series {
		all = append(all, s.Values...)
		for i, v := range s.Values {
			if i < len(sums) && finite(v) {
				sums[i] += v
			}
		}
	}
	if c.Kind == doc.Stacked {
		all = append(all, sums...)
	}
	return all
}

// bounds gives the least and greatest value drawn; bars stand on zero unless a limit says otherwise.
func bounds(c doc.Chart) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range drawn(c) {
		if finite(v) {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	if lo > hi {
		lo, hi = 0, 1
	}
	if c.Kind != doc.Lines {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	if c.Min != nil && finite(*c.Min) {
		lo = *c.Min
	}
	if c.Max != nil && finite(*c.Max) {
		hi = *c.Max
	}
	if hi <= lo {
		hi = lo + 1
	}
	return lo, hi
}

// scale chooses round axis marks.
func (p *plot) scale(marks int) {
	p.lo, p.hi = bounds(p.c)
	raw := (p.hi - p.lo) / float64(marks)
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	p.step = 10 * unit
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*unit >= raw {
			p.step = m * unit
			break
		}
	}
	if p.c.Min == nil {
		p.lo = math.Floor(p.lo/p.step+1e-9) * p.step
	}
	if p.c.Max == nil {
		p.hi = math.Ceil(p.hi/p.step-1e-9) * p.step
	}
}

func (p *plot) draw() {
	switch p.c.Kind {
	case doc.Bars, doc.Target:
		p.bars()
	case doc.Columns, doc.Stacked:
		p.columns()
	case doc.Lines:
		p.lines()
	case doc.Radar:
		p.radar()
	}
}

// value writes a number of the chart.
func (p *plot) value(v float64) string {
	if p.c.Percent {
		return doc.Pct(v, p.c.Decimals).Text
	}
	return doc.Fixed(v, p.c.Decimals)
}

// tick writes an axis mark with as few digits as the step needs.
func (p *plot) tick(v float64) string {
	if p.c.Percent {
		return doc.Fixed(v*100, 0) + "%"
	}
	digits := 0
	for s := p.step; digits < 4 && math.Abs(s-math.Round(s)) > 1e-9; s *= 10 {
		digits++
	}
	return doc.Fixed(v, digits)
}

// label writes a short text; anchor 0 begins at x, 0.5 is centred on x, 1 ends at x. y is the middle of the line.
func (p *plot) label(s string, x, y, anchor float64) float64 {
	gs := p.f.glyphs(s, p.k)
	w := width(gs)
	p.f.layer.setLine(line{gs: gs, width: w}, x-w*anchor, y+0.36*p.k.em(), w+1)
	return w
}

func (p *plot) rule(a, b Point, w float64, c Color) {
	p.f.layer.Rules = append(p.f.layer.Rules, Rule{X1: a.X, Y1: a.Y, X2: b.X, Y2: b.Y, Width: w, Color: c})
}

// mark draws a grid line as a thin box, which lies under the bars.
func (p *plot) mark(x1, y1, x2, y2 float64) {
	const thin = 0.12
	p.box(Box{X: x1 - thin/2, Y: y1 - thin/2, W: x2 - x1 + thin, H: y2 - y1 + thin, Fill: Grid})
}

// box draws a filled rectangle; a negative width grows to the left.
func (p *plot) box(b Box) {
	if b.W < 0 {
		b.X, b.W = b.X+b.W, -b.W
	}
	p.f.layer.Boxes = append(p.f.layer.Boxes, b)
}

// outline draws the edge of a bar, so that light fills are seen on paper.
func (p *plot) outline(x, y, w, h float64) {
	p.f.layer.Paths = append(p.f.layer.Paths, Path{Points: []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, Closed: true,
		Width: 0.15, Color: 0x1F3864})
}

// legendRows breaks the legend into lines; one series alone has none.
func (f *flow) legendRows(c doc.Chart) [][]int {
	if len(c.Series) < 2 {
		return nil
	}
	var rows [][]int
	x := 0.0
	for i, s := range c.Series {
		w := f.textWidth(s.Name, look{role: Song, pt: 9}) + 14
		if x == 0 || x+w > f.width {
			rows = append(rows, nil)
			x = 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], i)
		x += w
	}
	return rows
}

func (f *flow) drawLegend(c doc.Chart, row []int, y float64) {
	k := look{role: Song, pt: 9}
	total := 0.0
	for _, i := range row {
		total += f.textWidth(c.Series[i].Name, k) + 14
	}
	p := plot{f: f, c: c, k: k}
	x := f.left + max(0, (f.width-total)/2)
	for _, i := range row {
		if c.Kind == doc.Lines || c.Kind == doc.Radar {
			p.stroke([]Point{{x, y + 2}, {x + 8, y + 2}}, i)
			p.marker(x+4, y+2, i)
		} else {
			p.box(Box{X: x + 3, Y: y + 0.5, W: 5, H: 3, Fill: ink(i)})
			p.outline(x+3, y+0.5, 5, 3)
		}
		x += 9.5 + p.label(c.Series[i].Name, x+9.5, y+2, 0) + 4.5
	}
}

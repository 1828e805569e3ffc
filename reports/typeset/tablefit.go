package typeset

import (
	"math"
	"slices"
	"strings"

	"gongzhi/reports/doc"
)

// column statistics of one walk over the rows, in millimetres.
type columnStat struct {
	longest float64 // widest entry on one line
	unit    float64 // widest piece that cannot be broken
	sum     float64
	n       int
	typed   bool // numbers, dates, lamps: never broken
}

// sampleRows is how many rows decide the sharing of the width.
const sampleRows = 150

// measure walks the rows once and measures every column.
func (tb *tabler) measure() []columnStat {
	st := make([]columnStat, len(tb.t.Columns))
	for i, c := range tb.t.Columns {
		st[i].typed = c.Kind != doc.Word
	}
	tb.sample = nil
	tb.center = make([]bool, len(st))
	if tb.t.Rows != nil {
		for cells := range tb.t.Rows {
			tb.measureRow(st, cells)
		}
	}
	if len(tb.t.Total) > 0 {
		tb.measureRow(st, tb.t.Total)
	}
	for i, s := range st {
		tb.center[i] = s.longest <= 8*tb.k.em()+0.1
	}
	return st
}

func (tb *tabler) measureRow(st []columnStat, cells []doc.Cell) {
	col := 0
	var widths []float64
	if len(tb.sample) < sampleRows {
		widths = make([]float64, len(st))
		tb.sample = append(tb.sample, widths)
	}
	for _, c := range cells {
		if col >= len(st) {
			return
		}
		span := max(1, c.Span)
		if span == 1 && !c.Same && c.Text != "" {
			w, unit := tb.f.pieces(c.Text, tb.k)
			if c.Lamp != doc.NoLight {
				w += 1.6 * tb.k.em()
			}
			if c.Kind != doc.Word {
				unit = w
			}
			s := &st[col]
			s.longest, s.unit = max(s.longest, w), max(s.unit, unit)
			s.sum += w
			if widths != nil {
				widths[col] = w
			}
			s.n++
		}
		col += span
	}
}

// pieces measures a text on one line and its widest unbreakable piece.
func (c *composer) pieces(s string, k look) (whole, piece float64) {
	own, em, run, lineW := c.face(k.role), k.em(), 0.0, 0.0
	for _, r := range s {
		if r == '\n' {
			whole, lineW, run = max(whole, lineW), 0, 0
			continue
		}
		w := own.Advance(r) * em
		lineW += w
		if word(r) {
			run += w
		} else {
			run = w
		}
		piece = max(piece, run)
	}
	return max(whole, lineW), min(piece, 40)
}

// oneFace measures a text that the role's own face can print alone.
func (c *composer) oneFace(s string, k look) (float64, bool) {
	own, w := c.face(k.role), 0.0
	for _, r := range s {
		if own.Glyph(r) == 0 {
			return 0, false
		}
		w += own.Advance(r)
	}
	return w * k.em(), true
}

// fitColumns shares the width among the columns; false when even the least widths do not fit.
func (tb *tabler) fitColumns(st []columnStat, total float64) bool {
	n := len(st)
	least, wish := make([]float64, n), make([]float64, n)
	for i, c := range tb.t.Columns {
		least[i], wish[i] = tb.limits(c, st[i])
	}
	tb.widths = slices.Clone(least)
	spare := total - sumOf(least)
	fits := spare >= -0.01
	switch {
	case !fits:
		for i := range tb.widths {
			tb.widths[i] *= total / sumOf(least)
		}
	case sumOf(wish) <= total:
		copy(tb.widths, wish)
		tb.share(total - sumOf(wish))
	default:
		tb.choose(st, wish, spare)
	}
	tb.x = make([]float64, n+1)
	tb.x[0] = tb.f.left
	for i, w := range tb.widths {
		tb.x[i+1] = tb.x[i] + w
	}
	return fits
}

// limits gives the least and the wished width of a column.
func (tb *tabler) limits(c doc.Column, s columnStat) (least, wish float64) {
	em := tb.k.em()
	pad := 2*cellPad + 0.3
	title := 0.0
	for _, part := range strings.Split(c.Title, "\n") {
		title = max(title, tb.f.textWidth(part, tb.headK))
	}
	least = max(s.unit, min(title, max(2*em, title/3+em/2)), min(4*em, s.longest)) + pad
	wish = max(s.longest, min(title, max(title/2+em/2, 4*em))) + pad
	if s.typed {
		least = max(least, s.longest+pad)
	}
	if c.Min > 0 {
		least, wish = max(least, c.Min), max(wish, c.Min)
	}
	if c.Max > 0 {
		wish = max(least, min(wish, c.Max))
	}
	return least, max(least, wish)
}

// share gives spare width to weighted columns, else to the columns of words, else to all alike.
func (tb *tabler) share(spare float64) {
	weight := make([]float64, len(tb.widths))
	for i, c := range tb.t.Columns {
		weight[i] = c.Weight
	}
	if sumOf(weight) == 0 {
		for i := range weight {
			if !tb.center[i] {
				weight[i] = tb.widths[i]
			}
		}
	}
	if sumOf(weight) == 0 {
		copy(weight, tb.widths)
	}
	for i := range tb.widths {
		tb.widths[i] += spare * weight[i] / sumOf(weight)
	}
}

// choose tries several ways to share the spare width and takes the one with the lowest rows.
func (tb *tabler) choose(st []columnStat, wish []float64, spare float64) {
	least, best := slices.Clone(tb.widths), tb.widths
	low := math.Inf(1)
	for _, share := range []float64{1, 0.75, 0.5, 0.25, 0} {
		copy(tb.widths, least)
		tb.fill(st, wish, tb.fillShort(st, wish, spare, share))
		if h := tb.sampleHeight(); h < low-0.5 {
			low, best = h, slices.Clone(tb.widths)
		}
	}
	tb.widths = best
}

// sampleHeight counts the lines of the sampled rows at the present widths.
func (tb *tabler) sampleHeight() float64 {
	lines := 0.0
	for _, row := range tb.sample {
		lines += tb.sampleLines(row)
	}
	return lines
}

// sampleLines counts the lines of one sampled row.
func (tb *tabler) sampleLines(row []float64) float64 {
	most := 1.0
	for i, w := range row {
		most = max(most, math.Ceil(w*1.03/(tb.widths[i]-2*cellPad)-1e-6))
	}
	return most
}

// firstRows is about the height of the rows that stay with the head: the first two, or all of a table of few. A single row takes
// two lines at least.
func (tb *tabler) firstRows() float64 {
	n := min(2, len(tb.sample))
	if len(tb.sample) <= tailRows+2 {
		n = len(tb.sample)
	}
	height := 0.0
	for _, row := range tb.sample[:n] {
		height += max(tb.sampleLines(row)*tb.lineH+2*tb.pad, tb.t.RowHeight)
	}
	return max(height, 2*tb.lineH+2*tb.pad)
}

// fill shares the width above the least by the amount of text, no column beyond its wish.
func (tb *tabler) fill(st []columnStat, wish []float64, spare float64) {
	for round := 0; spare > 0.01 && round < 20; round++ {
		weight := make([]float64, len(wish))
		for i, c := range tb.t.Columns {
			open := wish[i] - tb.widths[i]
			if open <= 0.01 {
				continue
			}
			weight[i] = math.Sqrt(max(1, st[i].longest) * max(1, st[i].sum/float64(max(1, st[i].n))))
			if c.Weight > 0 {
				weight[i] *= c.Weight
			}
		}
		all := sumOf(weight)
		if all == 0 {
			break
		}
		given := 0.0
		for i := range weight {
			d := min(spare*weight[i]/all, wish[i]-tb.widths[i])
			tb.widths[i] += d
			given += d
		}
		spare -= given
	}
}

// fillShort first gives columns of short entries their one line, from at most a share of the spare width.
func (tb *tabler) fillShort(st []columnStat, wish []float64, spare, most float64) float64 {
	need := 0.0
	short := func(i int) bool { return st[i].longest <= 14*tb.k.em() && wish[i] > tb.widths[i] }
	for i := range wish {
		if short(i) {
			need += wish[i] - tb.widths[i]
		}
	}
	if need == 0 {
		return spare
	}
	share := min(1, spare*most/need)
	for i := range wish {
		if short(i) {
			tb.widths[i] += (wish[i] - tb.widths[i]) * share
		}
	}
	return spare - need*share
}

func sumOf(v []float64) float64 {
	s := 0.0
	for _, x := range v {
		s += x
	}
	return s
}

package intake

import (
	"fmt"
	"slices"
)

// reheaded looks whether a table begins at row i of the sheet: the header once more, as on the next printed page, or that of
// another table with its columns in another order. It says how many rows the header takes.
func (j *judging) reheaded(p *pass, i int) int {
	if !j.mayHead(p.sheet.Rows[i]) {
		return 0
	}
	h := j.widest(p.sheet, i)
	if h.first != i || len(j.missing(h)) > 0 || h.score < 2 || h.score*3 < h.filled(p.sheet)*2 {
		return 0
	}
	for _, r := range p.sheet.Rows[h.first : h.index+1] {
		j.pass(p, r.Number, "TITLE", "重复的表头。")
	}
	p.numbers.restart()
	p.lastHeader = p.sheet.Rows[h.index].Number
	if !slices.Equal(h.columns, p.header.columns) || !slices.Equal(h.labels, p.header.labels) {
		j.closeBlock(p, i)
		p.header, p.above, p.sequence, p.codes = h, map[int]Cell{}, -1, map[int]*codeColumn{}
		j.assign(p)
	}
	if period, _ := j.quarters.find(p.between, p.year); period != "" {
		p.period, p.guessed = period, false
	}
	return h.index - h.first + 1
}

// mayHead is the quick look: one of the first two texts of a header names a column.
func (j *judging) mayHead(r Row) bool {
	looked := 0
	for _, c := range r.Cells {
		if c.Kind != TextCell || c.Span != SpanNone || len(c.Text) > 90 {
			continue
		}
		if name, _ := j.words.find(c.Text); name != "" {
			return true
		}
		if looked++; looked == 2 {
			return false
		}
	}
	return false
}

// widest reads the header that begins at row i, of one row or, where that names more columns, of two.
func (j *judging) widest(s Sheet, i int) header {
	best := j.readHeader(s, i, i)
	if i+1 < len(s.Rows) && s.Rows[i+1].Number == s.Rows[i].Number+1 {
		below := j.readHeader(s, i+1, i+1)
		if two := j.readHeader(s, i, i+1); two.score > max(best.score, below.score) {
			return two
		}
	}
	return best
}

// filled counts the cells that have text in the last row of a header.
func (h header) filled(s Sheet) int {
	n := 0
	for _, c := range s.Rows[h.index].Cells {
		if c.Kind != Empty && c.Span != SpanRight {
			n++
		}
	}
	return n
}

// closeBlock reports on the rows of one table of the sheet that ends before row to.
func (j *judging) closeBlock(p *pass, to int) {
	j.stray(p, to)
	for c, column := range p.codes {
		for _, n := range column.mixed() {
			j.warn(Warning{Sheet: p.sheet.Name, Row: n.row, Column: p.columns[c].Name, Value: n.text, Code: "ID_TYPE",
				Reason: fmt.Sprintf("第 %d 行“%s”是数值 %s，与文本“%s”可能是同一个（前导零丢失）。请核对。", n.row, p.columns[c].Name, n.text, n.other)})
		}
	}
}

// abreast finds the places where the headings of a table begin again to the right, as in lists printed in two columns.
func (h header) abreast() []int {
	first := slices.IndexFunc(h.labels, func(l string) bool { return joined(l) != "" })
	if first < 0 {
		return nil
	}
	starts := []int{0}
	width := 0
	for k := first + 2; k < len(h.labels); k++ {
		if joined(h.labels[k]) != joined(h.labels[first]) || width > 0 && k != starts[len(starts)-1]+width {
			continue
		}
		if width == 0 {
			width = k - first
		}
		for c := first; c < first+width; c++ {
			if l := joined(h.labels[c]); l != "" && (c+k-first >= len(h.labels) || joined(h.labels[c+k-first]) != l) {
				return nil
			}
		}
		starts = append(starts, k)
		starts[0] = first
	}
	if len(starts) < 2 {
		return nil
	}
	return starts
}

// parts cuts a sheet with tables side by side into one sheet for each; what stands above them stays with the first.
func (h header) parts(s Sheet) []Sheet {
	starts := h.abreast()
	if starts == nil {
		return nil
	}
	var out []Sheet
	for n, from := range starts {
		to := 1 << 20
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		part := Sheet{Name: s.Name, part: fmt.Sprint(n), HiddenColumns: map[int]bool{}}
		if n == 0 {
			from, part.Rows = 0, slices.Clone(s.Rows[:h.first])
		}
		for c := range s.HiddenColumns {
			part.HiddenColumns[c-from] = true
		}
		for _, r := range s.Rows[h.first:] {
			r.Cells = r.Cells[min(from, len(r.Cells)):min(to, len(r.Cells))]
			if n == 0 || slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Kind != Empty }) {
				part.Rows = append(part.Rows, r)
			}
		}
		out = append(out, part)
	}
	return out
}

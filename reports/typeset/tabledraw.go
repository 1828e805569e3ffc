package typeset

import (
	"gongzhi/reports/doc"
)

// makeHead lays out the head: one row, or two when columns are grouped.
func (tb *tabler) makeHead() {
	cols := tb.t.Columns
	grouped := false
	for _, c := range cols {
		grouped = grouped || c.Group != ""
	}
	title := func(i, span int, s string) tableCell {
		room := tb.x[i+span] - tb.x[i] - 2*cellPad
		tb.f.where = "表头"
		return tableCell{col: i, span: span, align: doc.Center, bold: true, lines: tb.wrap(s, tb.headK, room)}
	}
	var top, low tableRow
	for i := 0; i < len(cols); i++ {
		if cols[i].Group == "" {
			c := title(i, 1, cols[i].Title)
			c.down = grouped
			top.cells = append(top.cells, c)
			low.cells = append(low.cells, tableCell{col: i, span: 1, same: true})
			continue
		}
		span := 1
		for i+span < len(cols) && cols[i+span].Group == cols[i].Group {
			span++
		}
		top.cells = append(top.cells, title(i, span, cols[i].Group))
		for k := range span {
			low.cells = append(low.cells, title(i+k, 1, cols[i+k].Title))
		}
		i += span - 1
	}
	tb.head = []tableRow{top}
	if grouped {
		tb.head = append(tb.head, low)
	}
	for i := range tb.head {
		tb.head[i].fill = true
	}
	tb.settle(tb.head)
	tb.headH = rowsHeight(tb.head)
}

// heightOf gives the height of a row by its own cells.
func (tb *tabler) heightOf(r tableRow) float64 {
	n := 1
	for _, c := range r.cells {
		if !c.down {
			n = max(n, len(c.lines))
		}
	}
	return max(float64(n)*tb.lineH+2*tb.pad, tb.least(r))
}

// least is the wished height of a row of the body.
func (tb *tabler) least(r tableRow) float64 {
	if r.fill {
		return 0
	}
	return min(tb.t.RowHeight, tb.f.depth/4)
}

// settle computes row heights of a group, merged cells included.
func (tb *tabler) settle(group []tableRow) {
	for i := range group {
		if i+1 < len(group) {
			for j, c := range group[i].cells {
				group[i].cells[j].down = c.down || !c.same && sameAt(group[i+1], c.col)
			}
		}
	}
	for i := range group {
		group[i].h = tb.heightOf(group[i])
	}
	for i := range group {
		for _, c := range group[i].cells {
			if !c.down {
				continue
			}
			end := i + 1
			for end < len(group) && sameAt(group[end], c.col) {
				end++
			}
			if lack := float64(len(c.lines))*tb.lineH + 2*tb.pad - rowsHeight(group[i:end]); lack > 0 {
				group[end-1].h += lack
			}
		}
	}
}

func sameAt(r tableRow, col int) bool {
	for _, c := range r.cells {
		if c.col == col {
			return c.same
		}
	}
	return false
}

// put places settled rows; a row taller than a page is cut between its lines.
func (tb *tabler) put(rows []tableRow) {
	for _, r := range rows {
		for {
			room := tb.f.bottom() - tb.f.y
			if r.h <= room+0.05 {
				break
			}
			whole := tb.f.depth - tb.headH
			if r.h <= whole || room < 4*tb.lineH {
				if len(tb.rows) > len(tb.head) || room < whole-0.1 {
					tb.turnPage()
					continue
				}
			}
			lines := max(1, int((room-2*tb.pad)/tb.lineH))
			part, rest := r.split(lines)
			if len(rest.cells) == 0 {
				break
			}
			part.h, rest.h = tb.heightOf(part), tb.heightOf(rest)
			tb.place(part)
			tb.turnPage()
			r = rest
		}
		tb.place(r)
	}
}

// split cuts a row after n lines; the rest is empty when no cell is longer.
func (r tableRow) split(n int) (part, rest tableRow) {
	part, rest = tableRow{fill: r.fill}, tableRow{fill: r.fill}
	more := false
	for _, c := range r.cells {
		a, b := c, c
		a.down, b.down = false, false
		cut := min(n, len(c.lines))
		a.lines, b.lines = c.lines[:cut], c.lines[cut:]
		more = more || len(b.lines) > 0
		part.cells, rest.cells = append(part.cells, a), append(rest.cells, b)
	}
	if !more {
		rest.cells = nil
	}
	return part, rest
}

func (tb *tabler) place(r tableRow) {
	r.y = tb.f.y
	tb.rows = append(tb.rows, r)
	tb.f.y += r.h
}

// turnPage draws what stands on the page and begins the next with the head repeated.
func (tb *tabler) turnPage() {
	tb.flush()
	tb.f.newPage()
	tb.begin = tb.f.y
	tb.drawHead()
}

func (tb *tabler) drawHead() {
	for _, r := range tb.head {
		tb.place(r)
	}
}

// flush draws the rows of this page: fills, texts, lines.
func (tb *tabler) flush() {
	if len(tb.rows) == 0 {
		return
	}
	layer := tb.f.layer
	for i, r := range tb.rows {
		if r.fill {
			layer.Boxes = append(layer.Boxes, Box{X: tb.x[0], Y: r.y, W: tb.f.width, H: r.h, Fill: Pale})
		}
		for _, c := range r.cells {
			tb.drawCell(i, c)
		}
	}
	tb.drawRules()
	tb.rows = tb.rows[:0]
}

// drawCell draws a cell in the middle of its box; a merged cell that began on an earlier page is repeated.
func (tb *tabler) drawCell(i int, c tableCell) {
	r := tb.rows[i]
	inHead := i < len(tb.head)
	if c.same {
		if inHead || i > len(tb.head) || tb.carry[c.col].lines == nil {
			return
		}
		c = tb.carry[c.col]
	} else if !inHead {
		tb.carry[c.col] = c
	}
	h := r.h
	for k := i + 1; k < len(tb.rows) && sameAt(tb.rows[k], c.col) && (k < len(tb.head)) == inHead; k++ {
		h += tb.rows[k].h
	}
	y := r.y + max(tb.pad, (h-float64(len(c.lines))*tb.lineH)/2)
	for n := range c.lines {
		tb.drawLine(c, n, y+float64(n)*tb.lineH)
	}
}

// drawLine draws line n of a cell, the lamp before the first.
func (tb *tabler) drawLine(c tableCell, n int, y float64) {
	k := tb.k
	if c.bold {
		k = tb.headK
	}
	ln, lampW := c.lines[n], 0.0
	if c.lamp != doc.NoLight {
		lampW = 1.4 * k.em()
	}
	x, right := tb.x[c.col]+cellPad, tb.x[c.col+c.span]-cellPad
	switch spare := max(0, right-x-ln.w-lampW); c.align {
	case doc.Center:
		x += spare / 2
	case doc.Right:
		x += spare
	}
	base := y + (tb.lineH-k.em())/2 + ascent*k.em()
	if lampW > 0 && n == 0 {
		tb.f.layer.lamp(c.lamp, x+0.55*k.em(), base-0.36*k.em(), 0.42*k.em())
	}
	if ln.rich {
		tb.f.layer.setLine(ln.ln, x+lampW, base, right-x)
		return
	}
	tb.f.layer.Texts = append(tb.f.layer.Texts, Text{X: x + lampW, Y: base, Size: k.pt, W: ln.w, S: ln.s, Face: tb.f.face(k.role), Role: k.role})
}

// drawRules draws the grid of this page: cells merged down or across leave their lines out.
func (tb *tabler) drawRules() {
	layer, n := tb.f.layer, len(tb.x)-1
	end := tb.rows[len(tb.rows)-1].y + tb.rows[len(tb.rows)-1].h
	rule := func(x1, y1, x2, y2, w float64) {
		layer.Rules = append(layer.Rules, Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: w})
	}
	for i, r := range tb.rows[1:] {
		from := -1
		for c := 0; c <= n; c++ {
			if c < n && !(sameAt(r, c) && i+1 != len(tb.head)) {
				if from < 0 {
					from = c
				}
				continue
			}
			if from >= 0 {
				rule(tb.x[from], r.y, tb.x[c], r.y, innerRule)
				from = -1
			}
		}
	}
	for c := 1; c < n; c++ {
		from := -1.0
		for _, r := range tb.rows {
			if crosses(r, c) {
				if from >= 0 {
					rule(tb.x[c], from, tb.x[c], r.y, innerRule)
				}
				from = -1
			} else if from < 0 {
				from = r.y
			}
		}
		if from >= 0 {
			rule(tb.x[c], from, tb.x[c], end, innerRule)
		}
	}
	rule(tb.x[0], tb.begin, tb.x[n], tb.begin, frameRule)
	rule(tb.x[0], end, tb.x[n], end, frameRule)
	rule(tb.x[0], tb.begin, tb.x[0], end, frameRule)
	rule(tb.x[n], tb.begin, tb.x[n], end, frameRule)
}

// crosses tells whether a cell of the row covers the boundary left of column c.
func crosses(r tableRow, c int) bool {
	for _, cell := range r.cells {
		if cell.col < c && cell.col+cell.span > c {
			return true
		}
	}
	return false
}

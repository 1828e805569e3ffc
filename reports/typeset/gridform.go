package typeset

import (
	"fmt"
	"slices"
	"strings"

	"gongzhi/reports/doc"
)

// gridCell is a laid-out cell of a boxed form.
type gridCell struct {
	cell     doc.GridCell
	row, col int
	span     int
	down     int
	lines    []line
	k        look
}

const gridLine = 1.45 // line height of a form in em

// gridForm sets a boxed form (表单): labelled cells with spans, opinions with signature lines.
func (f *flow) gridForm(g doc.Grid) {
	f.release()
	cols := gridColumns(g)
	if cols == 0 {
		return
	}
	if g.Title != "" {
		f.paragraph(f.glyphs(g.Title, look{role: Hei, pt: 12}), setting{align: doc.Center, keep: -1, pitch: 7})
	}
	x := f.gridEdges(g, cols)
	cells := f.gridCells(g, x)
	heights := gridHeights(g, cells, gridRoom{f.bottom() - f.y, f.depth})
	f.gridPlace(cells, heights, x)
	f.y += noteGap
	for _, it := range f.smallNotes(g.Notes, look{role: f.body.role, pt: 9}) {
		f.add(it)
	}
}

func gridColumns(g doc.Grid) int {
	n := len(g.Cols)
	for _, r := range g.Rows {
		w := 0
		for _, c := range r.Cells {
			w += max(1, c.Span)
		}
		n = max(n, w)
	}
	return n
}

// gridEdges gives the left edges of the columns by their relative widths.
func (f *flow) gridEdges(g doc.Grid, cols int) []float64 {
	weights := slices.Clone(g.Cols)
	for len(weights) < cols {
		weights = append(weights, 1)
	}
	all := sumOf(weights)
	x := make([]float64, cols+1)
	x[0] = f.left
	for i, w := range weights {
		x[i+1] = x[i] + f.width*w/all
	}
	return x
}

// gridCells puts the cells in their places, jumping over places covered from above, and breaks their text.
func (f *flow) gridCells(g doc.Grid, x []float64) []gridCell {
	var out []gridCell
	covered := make([]int, len(x)-1) // rows still covered, by column
	for r, row := range g.Rows {
		col := 0
		for _, c := range row.Cells {
			for col < len(covered) && covered[col] > 0 {
				col++
			}
			if col >= len(covered) {
				f.report.Warnings = append(f.report.Warnings, fmt.Sprintf("表单第%d行多出一格“%s”，未印出。", r+1, head(c.Text, 8)))
				break
			}
			gc := gridCell{cell: c, row: r, col: col, span: min(max(1, c.Span), len(covered)-col), down: min(max(1, c.Down), len(g.Rows)-r)}
			gc.k = f.gridLook(c)
			f.where = fmt.Sprintf("表单第%d行", r+1)
			room := x[gc.col+gc.span] - x[gc.col] - 2*cellPad - 0.6
			gc.lines = f.gridLines(c, gc.k, room)
			out = append(out, gc)
			for k := range gc.span {
				covered[col+k] = gc.down
			}
			col += gc.span
		}
		for i := range covered {
			covered[i] = max(0, covered[i]-1)
		}
	}
	return out
}

func (f *flow) gridLook(c doc.GridCell) look {
	k := look{role: f.body.role, pt: 12}
	if c.Label {
		k.role = Hei
	}
	return k
}

// gridLines breaks a cell's text; a label in a narrow cell stands upright, one character under the other.
func (f *flow) gridLines(c doc.GridCell, k look, room float64) []line {
	var out []line
	for _, part := range strings.Split(Sanitize(c.Text), "\n") {
		gs := f.glyphs(part, k)
		m := measure{first: room, rest: room, people: f.people}
		if c.Label && width(gs) > room && len(gs) > 0 && len(gs)%2 == 0 && width(gs)/2 <= room {
			half := len(gs) / 2
			if w := width(gs[:half]); w <= room && width(gs[half:]) <= room && !joined(gs)[half-1] {
				out = append(out, line{gs: gs[:half], width: w}, line{gs: gs[half:], width: width(gs[half:])})
				continue
			}
		}
		lines := breakLines(gs, m)
		for i := range lines { // the few characters of a cell's line would be drawn apart
			lines[i].fill = lines[i].fill && room > 20*k.em()
		}
		if c.Label && len(lines) > 1 {
			lines = balanced(gs, len(lines), room)
		}
		out = append(out, lines...)
	}
	return out
}

// balanced breaks a label into n lines of about the same width.
func balanced(gs []glyph, n int, room float64) []line {
	for w := width(gs) / float64(n); w < room; w += gs[0].em / 2 {
		if lines := breakLines(gs, measure{first: w, rest: w, single: true}); len(lines) <= n {
			return lines
		}
	}
	return breakLines(gs, measure{first: room, rest: room, single: true})
}

// need is the height a cell asks for.
func (c gridCell) need() float64 {
	return float64(len(c.lines)+len(c.cell.Sign))*c.k.em()*gridLine + 2*rowPad + 0.6
}

// gridRoom is what a form has left on its page, and a whole page.
type gridRoom struct{ left, page float64 }

// gridHeights computes the rows' heights: the wished ones, more where the text needs it. Wished heights shrink where the form then
// stays on one page.
func gridHeights(g doc.Grid, cells []gridCell, room gridRoom) []float64 {
	wished := func(share float64) []float64 {
		h := make([]float64, len(g.Rows))
		for i, r := range g.Rows {
			h[i] = min(max(r.Height*share, 9), room.page)
		}
		return rowsNeeded(h, cells)
	}
	h := wished(1)
	for share := 0.95; sumOf(h) > room.left && share > 0.5; share -= 0.05 {
		if closer := wished(share); sumOf(closer) <= room.left {
			return closer
		}
	}
	return h
}

// rowsNeeded raises heights to what the cells' texts need.
func rowsNeeded(h []float64, cells []gridCell) []float64 {
	for _, c := range cells {
		if c.down == 1 {
			h[c.row] = max(h[c.row], c.need())
		}
	}
	for _, c := range cells {
		if c.down > 1 {
			if lack := c.need() - sumOf(h[c.row:c.row+c.down]); lack > 0 {
				for i := range c.down {
					h[c.row+i] += lack / float64(c.down)
				}
			}
		}
	}
	return h
}

// gridPlace puts the rows on pages. Rows tied by a cell over several rows stay together; a row taller than a
// page is cut between its lines.
func (f *flow) gridPlace(cells []gridCell, h, x []float64) {
	f.release()
	for row := 0; row < len(h); {
		end := row + 1
		for _, c := range cells {
			if c.row < end && c.row >= row {
				end = max(end, c.row+c.down)
			}
		}
		group := sumOf(h[row:end])
		if !f.fits(group) && !f.atTop() && group <= f.depth {
			f.newPage()
		}
		if group > f.bottom()-f.y+0.05 {
			f.gridCut(cellsOf(cells, row, end), x)
		} else {
			y := f.y
			for _, c := range cellsOf(cells, row, end) {
				f.gridDraw(c, box{x[c.col], y + sumOf(h[row:c.row]), x[c.col+c.span], y + sumOf(h[row:c.row+c.down])})
			}
			f.y += group
		}
		row = end
	}
}

func cellsOf(cells []gridCell, from, to int) []gridCell {
	var out []gridCell
	for _, c := range cells {
		if c.row >= from && c.row < to {
			out = append(out, c)
		}
	}
	return out
}

// gridCut draws a row that is taller than the page in pieces; signature lines come with the last piece.
func (f *flow) gridCut(cells []gridCell, x []float64) {
	for more := true; more; {
		room := f.bottom() - f.y
		more = false
		for _, c := range cells {
			n := int((room - 2*rowPad - 0.6) / (c.k.em() * gridLine))
			more = more || len(c.lines)+len(c.cell.Sign) > n
		}
		height := room
		if !more {
			height = 0
			for _, c := range cells {
				height = max(height, c.need())
			}
		}
		for i, c := range cells {
			part := c
			if n := max(1, int((room-2*rowPad-0.6)/(c.k.em()*gridLine))); more {
				n = min(n, len(c.lines))
				part.lines, part.cell.Sign, cells[i].lines = c.lines[:n], nil, c.lines[n:]
			}
			f.gridDraw(part, box{x[c.col], f.y, x[c.col+c.span], f.y + height})
		}
		f.y += height
		if more {
			f.newPage()
		}
	}
}

// box is a rectangle by its corners.
type box struct{ x1, y1, x2, y2 float64 }

func (f *flow) gridDraw(c gridCell, b box) {
	for _, r := range [][4]float64{{b.x1, b.y1, b.x2, b.y1}, {b.x1, b.y2, b.x2, b.y2}, {b.x1, b.y1, b.x1, b.y2}, {b.x2, b.y1, b.x2, b.y2}} {
		f.layer.Rules = append(f.layer.Rules, Rule{X1: r[0], Y1: r[1], X2: r[2], Y2: r[3], Width: 0.2})
	}
	lh := c.k.em() * gridLine
	tall := float64(len(c.lines)) * lh
	y := b.y1 + (b.y2-b.y1-tall)/2
	if sign := float64(len(c.cell.Sign)) * lh; c.cell.Top || len(c.cell.Sign) > 0 && y+tall > b.y2-sign-rowPad {
		y = b.y1 + rowPad + 0.5
	}
	pad := cellPad + 0.3
	for i, ln := range c.lines {
		xx, room := b.x1+pad, b.x2-b.x1-2*pad
		if center := c.cell.Align == doc.Center || c.cell.Align == doc.Auto && (c.cell.Label || len(c.lines) == 1 && ln.width < room*0.75 && c.span == 1); center {
			xx += max(0, (room-ln.width)/2)
			ln.fill = false
		} else if c.cell.Align == doc.Right {
			xx += max(0, room-ln.width)
			ln.fill = false
		}
		f.layer.setLine(ln, xx, y+float64(i)*lh+(lh-c.k.em())/2+ascent*c.k.em(), room)
	}
	f.where = "签名行"
	for i, s := range c.cell.Sign {
		gs := f.glyphs(s, c.k)
		base := b.y2 - rowPad - float64(len(c.cell.Sign)-i)*lh + (lh-c.k.em())/2 + ascent*c.k.em()
		room := b.x2 - b.x1 - 2*pad
		xx := b.x2 - pad - 2*c.k.em() - width(gs)
		if strings.HasSuffix(strings.TrimSpace(s), "：") { // leave room to sign
			xx -= 6 * c.k.em()
		}
		f.layer.setLine(line{gs: gs, width: width(gs)}, max(b.x1+pad, xx), base, room)
	}
}

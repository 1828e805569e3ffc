package typeset

import (
	"fmt"
	"slices"
	"strings"

	"gongzhi/reports/doc"
)

// Measures of tables in millimetres.
const (
	cellPad   = 1.1
	rowPad    = 1.0
	frameRule = 0.35
	innerRule = 0.15
)

// tabler sets one table over as many pages as it needs (表格排版).
type tabler struct {
	f       *flow
	t       doc.Table
	k       look // of cells
	headK   look
	lineH   float64
	pad     float64 // above and below a row's text
	widths  []float64
	x       []float64 // left edges, one more than columns
	center  []bool    // word columns of short entries stand centred
	head    []tableRow
	headH   float64
	rows    []tableRow   // placed on this page
	begin   float64      // y where the rows of this page begin
	held    [][]tableRow // last groups, waiting for the end: the last page shows no single row
	carry   []tableCell
	sample  [][]float64 // widths of the first rows' entries
	rowNo   int
	refused bool
}

type tableRow struct {
	cells []tableCell
	h, y  float64
	fill  bool
}

// tableCell is a cell with its lines; covered cells have no lines and span 0.
type tableCell struct {
	col, span int
	lines     []cellLine
	align     doc.Align
	lamp      doc.Light
	bold      bool
	same      bool
	down      bool // merged with cells below: its height is that of all
}

// cellLine is one line of a cell: plain text of one face, or glyphs when faces are mixed.
type cellLine struct {
	s    string
	w    float64
	ln   line
	rich bool
}

func (f *flow) setTable(t doc.Table) {
	if len(t.Columns) == 0 {
		return
	}
	pt := 10.5
	if f.doc.Form.Formal() {
		pt = 12
	}
	if f.upright != nil {
		pt = 10.5
	}
	if t.Small {
		pt = 9
	}
	tb := &tabler{f: f, t: t}
	tb.look(pt)
	st := tb.measure()
	if f.failed(t) {
		return
	}
	for !tb.fitColumns(st, f.width) && pt > 7.5 {
		pt = max(7.5, pt-1.5)
		tb.look(pt)
		st = tb.measure()
	}
	tb.makeHead()
	tb.caption()
	tb.run()
}

func (tb *tabler) look(pt float64) {
	role := Song
	if tb.f.doc.Form.Formal() {
		role = FangSong
	}
	tb.k, tb.headK = look{role: role, pt: pt}, look{role: Hei, pt: pt}
	tb.lineH, tb.pad = tb.k.em()*1.3, rowPad
	if tb.f.tight {
		tb.lineH, tb.pad = tb.k.em()*1.22, rowPad*0.55
	}
}

// failed asks a table's row source for its error.
func (f *flow) failed(t doc.Table) bool {
	if t.Fault != nil && f.fault == nil {
		f.fault = t.Fault()
	}
	return f.fault != nil
}

// caption sets the table's title and unit, to be kept with the head.
func (tb *tabler) caption() {
	f := tb.f
	if tb.t.Title != "" {
		f.where = "表题"
		k := look{role: Hei, pt: 12}
		f.paragraph(f.glyphs(tb.t.Title, k), setting{align: doc.Center, keep: -1, pitch: 7, before: 2})
	}
	if tb.t.Unit != "" {
		k := look{role: tb.k.role, pt: 10}
		f.paragraph(f.glyphs(tb.t.Unit, k), setting{align: doc.Right, keep: -1, pitch: 5})
	}
	f.add(item{need: tb.headH + min(tb.firstRows(), f.depth/2), before: 0.5, free: true})
}

// run walks the rows and places them group by group.
func (tb *tabler) run() {
	f := tb.f
	tb.begin = f.y
	tb.drawHead()
	tb.carry = make([]tableCell, len(tb.t.Columns))
	var group []tableRow
	if tb.t.Rows != nil {
		for cells := range tb.t.Rows {
			tb.rowNo++
			row := tb.row(cells, false)
			if len(group) > 0 && (!continues(row) || len(group) > 400) {
				tb.hold(group)
				group = nil
			}
			group = append(group, row)
		}
	}
	if tb.rowNo == 0 {
		group = append(group, tb.emptyRow())
	}
	tb.hold(group)
	tb.finish()
	f.failed(tb.t)
}

// finish places the last group together with the totals row, then the notes.
func (tb *tabler) finish() {
	last := slices.Concat(tb.held...)
	tb.held = nil
	notes, noted := tb.notes()
	var sum []tableRow
	if len(tb.t.Total) > 0 {
		sum = []tableRow{tb.row(tb.t.Total, true)}
		tb.settle(sum)
	}
	need := rowsHeight(last) + rowsHeight(sum) + noted
	if !tb.f.fits(need) && need < tb.f.depth/2 && len(tb.rows) > len(tb.head) {
		tb.turnPage()
	}
	tb.put(last)
	tb.put(sum)
	tb.flush()
	tb.f.y += noteGap
	for _, it := range notes {
		tb.f.add(it)
	}
	tb.f.y += 1.5
}

// continues tells whether a row has a cell merged with the one above.
func continues(r tableRow) bool {
	return slices.ContainsFunc(r.cells, func(c tableCell) bool { return c.same })
}

func rowsHeight(rows []tableRow) float64 {
	h := 0.0
	for _, r := range rows {
		h += r.h
	}
	return h
}

// tailRows is how many rows, or groups of merged rows, stay together at the end of a table.
const tailRows = 3

// hold settles a group's heights and lets the groups go to the page that cannot be the last ones.
func (tb *tabler) hold(group []tableRow) {
	tb.settle(group)
	tb.held = append(tb.held, group)
	for len(tb.held) > 1 && (len(tb.held) > tailRows || rowsHeight(slices.Concat(tb.held...)) > tb.f.depth/4) {
		tb.put(tb.held[0])
		tb.held = tb.held[1:]
	}
}

func (tb *tabler) emptyRow() tableRow {
	word := tb.t.Empty
	if word == "" {
		word = "无"
	}
	return tb.row([]doc.Cell{{Text: word, Span: len(tb.t.Columns), Align: doc.Center}}, false)
}

// row lays a row's cells into their columns; missing cells are blank, surplus cells are reported.
func (tb *tabler) row(cells []doc.Cell, total bool) tableRow {
	r := tableRow{fill: total, cells: make([]tableCell, 0, len(cells))}
	col := 0
	for i, c := range cells {
		if col >= len(tb.t.Columns) {
			if !tb.refused {
				tb.refused = true
				tb.f.report.Warnings = append(tb.f.report.Warnings,
					fmt.Sprintf("表“%s”第%d行多出%d格，未印出。", tb.t.Title, tb.rowNo, len(cells)-i))
			}
			break
		}
		span := min(max(1, c.Span), len(tb.t.Columns)-col)
		r.cells = append(r.cells, tb.cell(c, col, span, total))
		col += span
	}
	for ; col < len(tb.t.Columns); col++ {
		r.cells = append(r.cells, tableCell{col: col, span: 1})
	}
	return r
}

func (tb *tabler) cell(c doc.Cell, col, span int, total bool) tableCell {
	out := tableCell{col: col, span: span, lamp: c.Lamp, same: c.Same, bold: c.Bold || total, align: tb.align(c, col)}
	if c.Same || c.Text == "" {
		return out
	}
	k := tb.k
	if out.bold {
		k = tb.headK
	}
	room := tb.x[col+span] - tb.x[col] - 2*cellPad
	if c.Lamp != doc.NoLight {
		room -= 1.4 * k.em()
	}
	out.lines = tb.wrap(c.Text, k, room)
	return out
}

// align chooses the place of a value in its column.
func (tb *tabler) align(c doc.Cell, col int) doc.Align {
	column := tb.t.Columns[col]
	switch {
	case c.Align != doc.Auto:
		return c.Align
	case column.Align != doc.Auto:
		return column.Align
	case c.Span > 1:
		return doc.Center
	case counting(column.Title):
		return doc.Center
	case c.Kind == doc.Number || c.Kind == doc.Percent:
		return doc.Right
	case c.Kind == doc.Day || c.Kind == doc.Lamp || tb.center[col]:
		return doc.Center
	}
	return doc.Left
}

// counting columns hold ordinal numbers, which stand in the middle.
func counting(title string) bool {
	return title == "序号" || title == "名次" || title == "排名" || title == "编号" || title == "次序"
}

// wrap breaks a cell's text; text that fits on one line in one face goes the short way.
func (tb *tabler) wrap(s string, k look, room float64) []cellLine {
	s = Sanitize(s)
	if !strings.Contains(s, "\n") {
		if w, ok := tb.f.oneFace(s, k); ok && w <= room {
			return []cellLine{{s: s, w: w}}
		}
	}
	tb.f.where = fmt.Sprintf("表“%s”第%d行", tb.t.Title, tb.rowNo)
	var out []cellLine
	for _, part := range strings.Split(s, "\n") {
		for _, ln := range breakLines(tb.f.glyphs(part, k), measure{first: room, rest: room, people: tb.f.people}) {
			ln.fill = false
			out = append(out, cellLine{ln: ln, w: min(ln.width, room), rich: true})
		}
	}
	return out
}

package out

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"gongzhi/reports/doc"
)

// grid writes a boxed form as a sheet with the same merged cells.
func (b *book) grid(g doc.Grid, want string) error {
	name, err := b.sheet(want)
	if err != nil {
		return err
	}
	cols := len(g.Cols)
	for _, r := range g.Rows {
		n := 0
		for _, c := range r.Cells {
			n += max(1, c.Span)
		}
		cols = max(cols, n)
	}
	if cols == 0 {
		return nil
	}
	widths := gridWidths(g, cols)
	title := b.d.Name()
	if g.Title != "" {
		title = g.Title
	}
	row, err := b.gridHead(name, title, cols)
	if err != nil {
		return err
	}
	if row, err = b.gridRows(name, g, row, widths); err != nil {
		return err
	}
	for _, note := range append(append([]string(nil), g.Notes...), b.footLines()...) {
		if err := b.wholeLine(name, row, cols, textRow{text: note, key: styleKey{align: doc.Left, size: 9}}); err != nil {
			return err
		}
		row++
	}
	for i, w := range widths { // widths after merges
		col, _ := excelize.ColumnNumberToName(i + 1)
		if err := b.f.SetColWidth(name, col, col, w); err != nil {
			return err
		}
	}
	return b.pageSetup(name, pageWish{onePage: true})
}

func gridWidths(g doc.Grid, cols int) []float64 {
	weights, sum := make([]float64, cols), 0.0
	for i := range weights {
		weights[i] = 1
		if i < len(g.Cols) && g.Cols[i] > 0 {
			weights[i] = g.Cols[i]
		}
		sum += weights[i]
	}
	for i := range weights {
		weights[i] *= 88 / sum
	}
	return weights
}

func (b *book) gridHead(name, title string, cols int) (int, error) {
	if err := b.wholeLine(name, 1, cols, textRow{text: title, key: styleKey{align: doc.Center, bold: true, size: 18}, height: 32}); err != nil {
		return 0, err
	}
	lines := b.d.Head.Lines
	if b.d.Head.Number != "" {
		lines = append([]doc.Pair{{Key: "编号", Value: b.d.Head.Number}}, lines...)
	}
	if len(lines) == 0 || b.d.Form != doc.Boxed {
		return 2, nil
	}
	return 3, b.wholeLine(name, 2, cols, textRow{text: pairs(lines, "　　"), key: styleKey{align: doc.Left, size: 10.5}})
}

// wholeLine writes a text over all columns.
func (b *book) wholeLine(name string, row, cols int, r textRow) error {
	id, err := b.style(r.key)
	if err != nil {
		return err
	}
	if err := b.f.SetCellStr(name, at(1, row), literal(r.text)); err != nil {
		return err
	}
	if err := b.f.SetCellStyle(name, at(1, row), at(cols, row), id); err != nil {
		return err
	}
	if r.height > 0 {
		if err := b.f.SetRowHeight(name, row, r.height); err != nil {
			return err
		}
	}
	if cols == 1 {
		return nil
	}
	return b.f.MergeCell(name, at(1, row), at(cols, row))
}

// gridRows writes the cells in their places and gives the next free row.
func (b *book) gridRows(name string, g doc.Grid, first int, widths []float64) (int, error) {
	cols := len(widths)
	covered := make([]int, cols)
	for r, gr := range g.Rows {
		row, col, need := first+r, 0, 24.0
		for _, c := range gr.Cells {
			for col < cols && covered[col] > 0 {
				col++
			}
			if col >= cols {
				break
			}
			span, down := min(max(1, c.Span), cols-col), min(max(1, c.Down), len(g.Rows)-r)
			width := 0.0
			for k := range span {
				covered[col+k] = down
				width += widths[col+k]
			}
			if len(c.Sign) > 0 {
				c.Text += "\n\n" + signLines(c.Sign, width)
			}
			if err := b.gridCell(name, c, [4]int{col + 1, row, col + span, row + down - 1}); err != nil {
				return 0, err
			}
			if down == 1 {
				need = max(need, 8+16*linesIn(c.Text, width-2))
			}
			col += span
		}
		for i := range covered {
			covered[i] = max(0, covered[i]-1)
		}
		if err := b.f.SetRowHeight(name, row, min(409, max(need, gr.Height*72/25.4))); err != nil {
			return 0, err
		}
	}
	return first + len(g.Rows), nil
}

// signLines moves signature lines to the right half of a cell.
func signLines(sign []string, width float64) string {
	pad := strings.Repeat("　", max(0, int(width/2)-14))
	return pad + strings.Join(sign, "\n"+pad)
}

func (b *book) gridCell(name string, c doc.GridCell, r [4]int) error {
	key := styleKey{align: c.Align, top: c.Top, size: 12, border: true, bold: c.Label}
	if key.align == doc.Auto {
		key.align = doc.Center
		if columns(c.Text) > 24 || len(c.Sign) > 0 {
			key.align = doc.Left
		}
	}
	id, err := b.style(key)
	if err != nil {
		return err
	}
	if err := b.f.SetCellStr(name, at(r[0], r[1]), literal(c.Text)); err != nil {
		return err
	}
	if err := b.f.SetCellStyle(name, at(r[0], r[1]), at(r[2], r[3]), id); err != nil {
		return err
	}
	if r[0] == r[2] && r[1] == r[3] {
		return nil
	}
	return b.f.MergeCell(name, at(r[0], r[1]), at(r[2], r[3]))
}

// plain writes the text of a paper without tables, a line to a row.
func (b *book) plain() error {
	name, err := b.sheet(b.d.Name())
	if err != nil {
		return err
	}
	id, err := b.style(styleKey{align: doc.Left, size: 12})
	if err != nil {
		return err
	}
	for i, line := range strings.Split(strings.TrimRight(Text(b.d), "\n"), "\n") {
		if err := b.f.SetCellStr(name, at(1, i+1), literal(line)); err != nil {
			return err
		}
		if err := b.f.SetCellStyle(name, at(1, i+1), at(1, i+1), id); err != nil {
			return err
		}
	}
	if err := b.f.SetColWidth(name, "A", "A", 90); err != nil {
		return err
	}
	return b.pageSetup(name, pageWish{})
}

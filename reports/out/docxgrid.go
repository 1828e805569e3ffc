package out

import "gongzhi/reports/doc"

// grid writes a boxed form as a table.
func (x *docx) grid(g doc.Grid) {
	widths := x.share(gridWidths(g, gridColumnCount(g)), false)
	cols := len(widths)
	if cols == 0 || len(g.Rows) == 0 {
		return
	}
	x.b.WriteString(tableHead)
	x.grids(widths)
	type cover struct {
		rows, span int
	}
	covered := make([]cover, cols)
	for _, r := range g.Rows {
		var cells []docxCell
		col := 0
		fill := func() {
			for col < cols && covered[col].rows > 0 {
				covered[col].rows--
				span := max(1, covered[col].span)
				cells = append(cells, docxCell{merge: "continue", span: span, width: totalOf(widths[col : col+span])})
				col += span
			}
		}
		for _, c := range r.Cells {
			if fill(); col >= cols {
				break
			}
			out := x.gridCell(c, r.Height, min(max(1, c.Span), cols-col))
			out.width = totalOf(widths[col : col+out.span])
			if c.Down > 1 {
				covered[col] = cover{c.Down - 1, out.span}
				out.merge = "restart"
			}
			cells = append(cells, out)
			col += out.span
		}
		fill()
		x.row(false, cells...)
	}
	x.b.WriteString("</w:tbl>")
	for _, note := range g.Notes {
		x.para(par{align: "left"}, textRun{text: note, size: 9})
	}
}

func (x *docx) gridCell(c doc.GridCell, height float64, span int) docxCell {
	out := docxCell{text: c.Text, span: span, height: max(9, height), size: 12, align: "center", sign: c.Sign}
	if c.Label {
		out.font = fontHei
	} else if c.Align == doc.Left || columns(c.Text) > 24 || len(c.Sign) > 0 {
		out.align = "left"
	}
	return out
}

func gridColumnCount(g doc.Grid) int {
	cols := len(g.Cols)
	for _, r := range g.Rows {
		n := 0
		for _, c := range r.Cells {
			n += max(1, c.Span)
		}
		cols = max(cols, n)
	}
	return cols
}

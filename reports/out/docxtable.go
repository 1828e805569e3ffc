package out

import (
	"fmt"

	"gongzhi/reports/doc"
)

const tableHead = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblBorders>` +
	`<w:top w:val="single" w:sz="8" w:color="000000"/><w:left w:val="single" w:sz="8" w:color="000000"/>` +
	`<w:bottom w:val="single" w:sz="8" w:color="000000"/><w:right w:val="single" w:sz="8" w:color="000000"/>` +
	`<w:insideH w:val="single" w:sz="4" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:color="000000"/></w:tblBorders><w:tblCellMar><w:left w:w="55" w:type="dxa"/><w:right w:w="55" w:type="dxa"/></w:tblCellMar></w:tblPr>`

// docxCell is a cell of a Word table.
type docxCell struct {
	text   string
	span   int
	merge  string // "": alone, restart, continue
	align  string
	font   string
	shade  bool
	height float64
	sign   []string
	size   float64
	width  int // twips
}

// table writes a table; a wide one gets a landscape section of its own.
func (x *docx) table(t doc.Table) error {
	if len(t.Columns) == 0 {
		return nil
	}
	wide := t.Wide && x.d.Form != doc.Landscape
	if wide {
		x.b.WriteString("<w:p><w:pPr>" + x.section(false) + "</w:pPr></w:p>")
	}
	if t.Title != "" {
		x.para(par{align: "center", keep: true}, textRun{text: t.Title, font: fontHei, size: 12})
	}
	if t.Unit != "" {
		x.para(par{align: "right", keep: true}, textRun{text: t.Unit, size: 10.5})
	}
	s := sheetTable{t: t, cols: len(t.Columns)}
	s.measure()
	for i := range s.widths { // narrow columns need room for the margins of their cells
		s.widths[i] += 1.5
	}
	widths := x.share(s.widths, wide)
	x.b.WriteString(tableHead)
	x.grids(widths)
	x.tableHead(t, widths)
	n := x.tableRows(t, widths)
	if t.Fault != nil {
		if err := t.Fault(); err != nil {
			return err
		}
	}
	if n == 0 {
		x.row(false, docxCell{text: emptyWord(t), span: len(t.Columns), align: "center", size: 10.5, width: totalOf(widths)})
	}
	if len(t.Total) > 0 {
		x.tableRow(rowAt{t: t, row: t.Total, widths: widths, open: make([]bool, len(widths))})
	}
	x.b.WriteString("</w:tbl>")
	for _, note := range t.Notes {
		x.para(par{align: "left"}, textRun{text: note, size: 9})
	}
	if wide {
		x.b.WriteString("<w:p><w:pPr>" + x.section(true) + "</w:pPr></w:p>")
	} else {
		x.para(par{extra: `<w:spacing w:line="120" w:lineRule="exact"/>`})
	}
	return nil
}

// share turns relative widths into twips that fill the text area.
func (x *docx) share(widths []float64, wide bool) []int {
	room := 156.0
	switch {
	case wide || x.d.Form == doc.Landscape:
		room = 257
	case !x.d.Form.Formal() && x.d.Form != doc.Report:
		room = 170
	}
	all := 0.0
	for _, w := range widths {
		all += w
	}
	out := make([]int, len(widths))
	for i, w := range widths {
		out[i] = twips(room * w / all)
	}
	return out
}

func totalOf(widths []int) int {
	n := 0
	for _, w := range widths {
		n += w
	}
	return n
}

func (x *docx) grids(widths []int) {
	x.b.WriteString("<w:tblGrid>")
	for _, w := range widths {
		fmt.Fprintf(&x.b, `<w:gridCol w:w="%d"/>`, w)
	}
	x.b.WriteString("</w:tblGrid>")
}

// tableRows writes the rows; each waits for the next, which may continue its cells.
func (x *docx) tableRows(t doc.Table, widths []int) int {
	at := rowAt{t: t, widths: widths, open: make([]bool, len(widths))}
	n := 0
	for row := range rowsOf(t) {
		if n > 0 {
			at.next = row
			x.tableRow(at)
		}
		at.row = row
		n++
	}
	if n > 0 {
		at.next = nil
		x.tableRow(at)
	}
	return n
}

func (x *docx) tableHead(t doc.Table, widths []int) {
	grouped := false
	for _, c := range t.Columns {
		grouped = grouped || c.Group != ""
	}
	var top, low []docxCell
	for i := 0; i < len(t.Columns); i++ {
		c := docxCell{text: t.Columns[i].Title, align: "center", font: fontHei, shade: true, size: 10.5, width: widths[i]}
		g := t.Columns[i].Group
		if g == "" {
			cont := c
			if grouped {
				c.merge, cont.merge, cont.text = "restart", "continue", ""
			}
			top, low = append(top, c), append(low, cont)
			continue
		}
		span := 0
		for i+span < len(t.Columns) && t.Columns[i+span].Group == g {
			sub := c
			sub.text, sub.width = t.Columns[i+span].Title, widths[i+span]
			low = append(low, sub)
			span++
		}
		c.text, c.span, c.width = g, span, totalOf(widths[i:i+span])
		top = append(top, c)
		i += span - 1
	}
	x.row(true, top...)
	if grouped {
		x.row(true, low...)
	}
}

// rowAt is a row with what stands around it: open tells which columns' cells began above.
type rowAt struct {
	t         doc.Table
	row, next []doc.Cell
	widths    []int
	open      []bool
}

// continued tells whether the next row continues the cell in a column.
func (r rowAt) continued(column int) bool {
	col := 0
	for _, c := range r.next {
		if col == column {
			return c.Same && c.Span <= 1
		}
		col += max(1, c.Span)
	}
	return false
}

func (x *docx) tableRow(r rowAt) {
	var cells []docxCell
	n, col := len(r.widths), 0
	for _, c := range r.row {
		if col >= n {
			break
		}
		span := min(max(1, c.Span), n-col)
		out := docxCell{text: c.Text, span: span, size: 10.5, width: totalOf(r.widths[col : col+span])}
		out.align = map[doc.Align]string{doc.Left: "left", doc.Center: "center", doc.Right: "right"}[alignOf(c, r.t.Columns[col], columns(c.Text) <= 8)]
		if c.Kind == doc.Lamp && c.Lamp != doc.NoLight {
			out.text = lampText(c.Lamp)
		}
		if c.Bold {
			out.font = fontHei
		}
		switch {
		case span > 1:
		case c.Same && r.open[col]:
			out.merge, out.text = "continue", ""
		case r.continued(col):
			out.merge = "restart"
		}
		for k := range span {
			r.open[col+k] = out.merge != ""
		}
		cells = append(cells, out)
		col += span
	}
	for ; col < n; col++ {
		cells = append(cells, docxCell{size: 10.5, width: r.widths[col]})
		r.open[col] = false
	}
	x.row(false, cells...)
}

func (x *docx) row(head bool, cells ...docxCell) {
	x.b.WriteString("<w:tr><w:trPr><w:cantSplit/>")
	height := 0.0
	for _, c := range cells {
		height = max(height, c.height)
	}
	if height > 0 {
		fmt.Fprintf(&x.b, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(height))
	}
	if head {
		x.b.WriteString("<w:tblHeader/>")
	}
	x.b.WriteString("</w:trPr>")
	for _, c := range cells {
		x.cell(c)
	}
	x.b.WriteString("</w:tr>")
}

func (x *docx) cell(c docxCell) {
	x.b.WriteString("<w:tc><w:tcPr>")
	fmt.Fprintf(&x.b, `<w:tcW w:w="%d" w:type="dxa"/>`, c.width)
	if c.span > 1 {
		fmt.Fprintf(&x.b, `<w:gridSpan w:val="%d"/>`, c.span)
	}
	if c.merge != "" {
		fmt.Fprintf(&x.b, `<w:vMerge w:val="%s"/>`, c.merge)
	}
	if c.shade {
		x.b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="F0F0F0"/>`)
	}
	x.b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
	single := `<w:spacing w:line="240" w:lineRule="auto"/>`
	x.para(par{align: c.align, extra: single}, textRun{text: c.text, font: c.font, size: c.size})
	for _, s := range c.sign {
		x.para(par{align: "right", extra: single, right: 400}, textRun{text: s, size: c.size})
	}
	x.b.WriteString("</w:tc>")
}

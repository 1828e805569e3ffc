package out

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongzhi/reports/doc"
)

// values writes one row of the table; the covered cells of a span keep their borders.
func (s *sheetTable) values(row []doc.Cell, total bool) error {
	if s.cells == nil {
		s.cells, s.cellPtrs, s.styled = make([]excelize.Cell, s.cols), make([]any, s.cols), make([]styled, s.cols)
		for i := range s.cells {
			s.cellPtrs[i] = &s.cells[i]
		}
	}
	out := s.cells
	blank, err := s.b.style(styleKey{align: doc.Left, size: 10.5, border: true, fill: total})
	if err != nil {
		return err
	}
	for i := range out {
		out[i] = excelize.Cell{StyleID: blank}
	}
	col, lines := 0, 1.0
	for _, c := range row {
		if col >= s.cols {
			break
		}
		span := min(max(1, c.Span), s.cols-col)
		if c.Same && s.open[col] > 0 {
			s.last[col] = s.row
			col += span
			continue
		}
		s.closeMerge(col)
		s.open[col], s.last[col] = s.row, s.row
		cell, err := s.cell(c, col, total)
		if err != nil {
			return err
		}
		out[col] = cell
		width := 0.0
		for k := range span {
			width += s.widths[col+k]
		}
		lines = max(lines, linesIn(c.Text, width-1))
		if span > 1 {
			s.merge(col+1, s.row, col+span, s.row)
			for k := range span {
				s.open[col+k] = 0
			}
		}
		col += span
	}
	err = s.w.SetRow(at(1, s.row), s.cellPtrs, excelize.RowOpts{Height: min(409, max(5+14*lines, s.t.RowHeight*72/25.4))})
	s.row++
	return err
}

// linesIn estimates how many lines a text takes in a column.
func linesIn(s string, width float64) float64 {
	n := 0.0
	for part := range strings.SplitSeq(s, "\n") {
		n += max(1, float64(int(columns(part)/max(1, width)+0.99)))
	}
	return n
}

// cell gives the typed value and the style of a cell.
func (s *sheetTable) cell(c doc.Cell, col int, total bool) (excelize.Cell, error) {
	column := s.t.Columns[col]
	key := styleKey{align: alignOf(c, column, s.short[col]), size: 10.5, bold: c.Bold || total, border: true, fill: total}
	var value any
	switch {
	case c.Text == "" && c.Kind != doc.Lamp:
		value = nil
	case c.Kind == doc.Number:
		value, key.format = c.Value, numberFormat(c, column)
	case c.Kind == doc.Percent:
		value, key.format = c.Value, column.NumFmt
		if key.format == "" {
			key.format = zeros("0", decimalsOf(strings.TrimSuffix(c.Text, "%"))) + "%"
		}
	case c.Kind == doc.Day:
		value, key.format = c.Day, "yyyy\\-mm\\-dd"
		if column.NumFmt != "" {
			key.format = column.NumFmt
		}
	case c.Kind == doc.Lamp:
		value, key.color = lampText(c.Lamp), lampColor(c.Lamp)
	default:
		value = safe(c.Text)
	}
	if before := &s.styled[col]; before.id == 0 || before.key != key {
		id, err := s.b.style(key)
		if err != nil {
			return excelize.Cell{}, err
		}
		*before = styled{key, id}
	}
	return excelize.Cell{StyleID: s.styled[col].id, Value: value}, nil
}

// styled is the style of the cell above, which most cells of a column share.
type styled struct {
	key styleKey
	id  int
}

// alignOf is where a value stands in its column; short words stand in the middle.
func alignOf(c doc.Cell, column doc.Column, short bool) doc.Align {
	switch {
	case c.Align != doc.Auto:
		return c.Align
	case column.Align != doc.Auto:
		return column.Align
	case c.Span > 1 || c.Kind == doc.Day || c.Kind == doc.Lamp || column.Title == "序号" || column.Title == "名次":
		return doc.Center
	case c.Kind == doc.Number || c.Kind == doc.Percent:
		return doc.Right
	case short:
		return doc.Center
	}
	return doc.Left
}

// numberFormat prints a number the way its text is written: decimals and thousands separators.
func numberFormat(c doc.Cell, column doc.Column) string {
	if column.NumFmt != "" {
		return column.NumFmt
	}
	whole := "0"
	if strings.Contains(c.Text, ",") {
		whole = "#,##0"
	}
	return zeros(whole, decimalsOf(c.Text))
}

func decimalsOf(s string) int {
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return len(s) - i - 1
	}
	return 0
}

func zeros(whole string, n int) string {
	if n == 0 {
		return whole
	}
	return whole + "." + strings.Repeat("0", n)
}

// lampText writes a light as a sign and a word, so that it survives a black-and-white print.
func lampText(l doc.Light) string {
	switch l {
	case doc.Green:
		return "○" + l.String()
	case doc.Yellow:
		return "▲" + l.String()
	case doc.Red:
		return "■" + l.String()
	case doc.Grey:
		return "－" + l.String()
	case doc.Finished:
		return "√" + l.String()
	}
	return strings.TrimSpace(l.String())
}

func lampColor(l doc.Light) string {
	switch l {
	case doc.Green, doc.Finished:
		return "2E7D32"
	case doc.Yellow:
		return "B27B00"
	case doc.Red:
		return "C62828"
	}
	return ""
}

// setup sets filter, page setup and print titles: before the stream, which writes them, and the filter first,
// because it clears the sheet's properties.
func (s *sheetTable) setup(lastRow int) error {
	f := s.b.f
	if len(s.t.Total) > 0 {
		lastRow--
	}
	if err := f.AutoFilter(s.name, fmt.Sprintf("%s:%s", at(1, s.dataRow-1), at(s.cols, max(lastRow, s.dataRow))), nil); err != nil {
		return err
	}
	return s.b.pageSetup(s.name, pageWish{landscape: s.wide(), titleRows: [2]int{s.headRow, s.dataRow - 1}})
}

// wide tells whether the sheet prints better on landscape paper.
func (s *sheetTable) wide() bool {
	return s.b.d.Form == doc.Landscape || s.t.Wide || s.total() > 95
}

type pageWish struct {
	landscape bool
	titleRows [2]int // zero: none
	onePage   bool
}

// pageSetup makes a sheet print on A4, as wide as the page, with repeated head and page numbers.
func (b *book) pageSetup(sheet string, w pageWish) error {
	yes, size, width, height := true, 9, 1, 0
	orientation := "portrait"
	if w.landscape {
		orientation = "landscape"
	}
	if w.onePage {
		height = 1
	}
	if err := b.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := b.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &width, FitToHeight: &height}); err != nil {
		return err
	}
	side, topBottom, foot := 0.6, 0.7, 0.35
	if err := b.f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &topBottom, Bottom: &topBottom,
		Header: &foot, Footer: &foot, Horizontally: &yes}); err != nil {
		return err
	}
	footer := "&C第 &P 页 共 &N 页"
	if a := b.d.Foot.Anchor; a != "" {
		footer += "\n&8" + strings.ReplaceAll(cut(safe(a), 120), "&", "&&")
	}
	if err := b.f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: footer}); err != nil {
		return err
	}
	if w.titleRows[0] > 0 {
		quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
		return b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet,
			RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted, w.titleRows[0], w.titleRows[1])})
	}
	return nil
}

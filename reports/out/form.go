package out

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// FormColumn (填报栏) is one column of a workbook that somebody fills in.
type FormColumn struct {
	Title   string
	Width   float64 // in characters
	Open    bool    // may be filled in; all others are locked
	Whole   bool    // whole numbers from 0 to 100
	Choices []string
}

// Form (填报表) is a workbook to be filled in elsewhere: Key is the hidden first column by which its rows are known again.
type Form struct {
	Title   string
	Lines   []string // under the title: unit, due date, how to fill in
	KeyHead string
	Keys    []string
	Columns []FormColumn
	Rows    [][]string // as long as Columns; cells to be filled in may be missing
}

// FormXLSX writes a form as a protected workbook: only its open cells take input, whole numbers and choices are checked where they
// are typed, rows can still be sorted and filtered. It prints on A4 landscape with repeated heads.
func FormXLSX(d Form, w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &formBook{f: f, d: d, sheet: "填报表", head: len(d.Lines) + 2}
	for _, step := range []func() error{b.styles, b.top, b.body, b.rules, b.page, b.lock} {
		if err := step(); err != nil {
			return xlsxError(err)
		}
	}
	var zipped bytes.Buffer
	if err := f.Write(&zipped); err != nil {
		return xlsxError(err)
	}
	if err := sortedZip(zipped.Bytes(), w); err != nil {
		return xlsxError(err)
	}
	return nil
}

// formBook is a form being written; head is the row of the column heads.
type formBook struct {
	f                                *excelize.File
	d                                Form
	sheet                            string
	head                             int
	title, note, heads, given, input int
}

func (b *formBook) styles() (err error) {
	if err := b.f.SetSheetName("Sheet1", b.sheet); err != nil {
		return err
	}
	line := []excelize.Border{{Type: "left", Color: "9AA5B1", Style: 1}, {Type: "right", Color: "9AA5B1", Style: 1}, {Type: "top", Color: "9AA5B1", Style: 1}, {Type: "bottom", Color: "9AA5B1", Style: 1}}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "center"}
	font := &excelize.Font{Family: "宋体", Size: 10.5}
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.title, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 16, Bold: true}, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}}},
		{&b.note, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 11, Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}},
		{&b.heads, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 10.5, Bold: true}, Fill: fill("E6EAEF"), Border: line, Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center", Vertical: "center"}}},
		{&b.given, excelize.Style{Font: font, Border: line, Alignment: wrap}},
		{&b.input, excelize.Style{Font: font, Border: line, Alignment: wrap, Fill: fill("FFF9DB"), Protection: &excelize.Protection{Locked: false}}},
	} {
		if *s.id, err = b.f.NewStyle(&s.style); err != nil {
			return err
		}
	}
	return nil
}

func fill(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// cell is the name of a cell; column 0 is the first visible one, −1 the hidden key.
func (b *formBook) cell(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+2, row)
	return name
}

// top writes title and lines across the visible columns.
func (b *formBook) top() error {
	last := len(b.d.Columns) - 1
	for i, text := range append([]string{b.d.Title}, b.d.Lines...) {
		row, style := i+1, b.note
		if i == 0 {
			style = b.title
		}
		if err := b.f.SetCellStr(b.sheet, b.cell(0, row), text); err != nil {
			return err
		}
		if err := b.f.MergeCell(b.sheet, b.cell(0, row), b.cell(last, row)); err != nil {
			return err
		}
		if err := b.f.SetCellStyle(b.sheet, b.cell(0, row), b.cell(last, row), style); err != nil {
			return err
		}
		if err := b.f.SetRowHeight(b.sheet, row, map[bool]float64{true: 30, false: 20}[i == 0]); err != nil {
			return err
		}
	}
	return nil
}

// body writes the heads and the rows.
func (b *formBook) body() error {
	if err := b.f.SetCellStr(b.sheet, b.cell(-1, b.head), b.d.KeyHead); err != nil {
		return err
	}
	for c, col := range b.d.Columns {
		if err := b.f.SetCellStr(b.sheet, b.cell(c, b.head), col.Title); err != nil {
			return err
		}
		name, _ := excelize.ColumnNumberToName(c + 2)
		if err := b.f.SetColWidth(b.sheet, name, name, col.Width); err != nil {
			return err
		}
	}
	if err := b.f.SetCellStyle(b.sheet, b.cell(-1, b.head), b.cell(len(b.d.Columns)-1, b.head), b.heads); err != nil {
		return err
	}
	for r := range b.d.Rows {
		if err := b.row(r); err != nil {
			return err
		}
	}
	return b.f.SetColVisible(b.sheet, "A", false)
}

func (b *formBook) row(r int) error {
	at, lines := b.head+1+r, 2
	if err := b.f.SetCellStr(b.sheet, b.cell(-1, at), b.d.Keys[r]); err != nil {
		return err
	}
	for c, col := range b.d.Columns {
		style := b.given
		if col.Open {
			style = b.input
		}
		if c < len(b.d.Rows[r]) && b.d.Rows[r][c] != "" {
			text := b.d.Rows[r][c]
			if err := b.f.SetCellStr(b.sheet, b.cell(c, at), text); err != nil {
				return err
			}
			lines = max(lines, linesOf(text, col.Width))
		}
		if err := b.f.SetCellStyle(b.sheet, b.cell(c, at), b.cell(c, at), style); err != nil {
			return err
		}
	}
	return b.f.SetRowHeight(b.sheet, at, float64(min(lines, 8))*15+6)
}

// linesOf is how many lines a text takes in a column, a Chinese character being two wide.
func linesOf(text string, width float64) int {
	n := 0
	for _, line := range strings.Split(text, "\n") {
		wide := utf8.RuneCountInString(line)
		for _, r := range line {
			if r > 0x2E7F {
				wide++
			}
		}
		n += 1 + int(float64(wide-1)/max(width-1, 1))
	}
	return n
}

// rules checks whole numbers and choices where they are typed.
func (b *formBook) rules() error {
	last := b.head + max(len(b.d.Rows), 1)
	for c, col := range b.d.Columns {
		v := excelize.NewDataValidation(true)
		v.Sqref = b.cell(c, b.head+1) + ":" + b.cell(c, last)
		switch {
		case col.Whole:
			if err := v.SetRange(0, 100, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween); err != nil {
				return err
			}
			v.SetError(excelize.DataValidationErrorStyleStop, "完成率", "填 0 到 100 的整数，不写百分号。")
		case len(col.Choices) > 0:
			if err := v.SetDropList(col.Choices); err != nil {
				return err
			}
			v.SetError(excelize.DataValidationErrorStyleStop, col.Title, "从下拉列表中选择。")
		default:
			continue
		}
		if err := b.f.AddDataValidation(b.sheet, v); err != nil {
			return err
		}
	}
	return nil
}

func (b *formBook) page() error {
	if err := b.f.SetPanes(b.sheet, &excelize.Panes{Freeze: true, YSplit: b.head, TopLeftCell: b.cell(-1, b.head+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	landscape, a4, wide, free := "landscape", 9, 1, 0
	if err := b.f.SetPageLayout(b.sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &free}); err != nil {
		return err
	}
	fit := true
	if err := b.f.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.f.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页 共 &N 页"}); err != nil {
		return err
	}
	return b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: b.sheet, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", b.sheet, b.head, b.head)})
}

// lock protects the given cells without a password: against slips of the hand, not against intent.
func (b *formBook) lock() error {
	return b.f.ProtectSheet(b.sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, Sort: true, AutoFilter: true, FormatCells: true})
}

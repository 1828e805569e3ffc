package sheet

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// sheetReader streams one worksheet.
type sheetReader struct {
	w      *workbook
	xml    *xml.Decoder
	sheet  Sheet
	merges []area
	part   func(at int64) float64

	row    Row
	number int
	column int
	cell   pending
	inside string // element whose text is being collected: v, t or empty
	deaf   bool   // within phonetic text
	whole  bool   // the end of the data was seen
}

// pending is a cell whose end has not been read.
type pending struct {
	column, style int
	kind          string
	value, inline strings.Builder
	formula, held bool // held: a value element was there, be it empty
}

func newSheetReader(w *workbook, in io.Reader, s listed) *sheetReader {
	return &sheetReader{w: w, xml: xml.NewDecoder(bufio.NewReaderSize(in, 1<<16)),
		sheet: Sheet{Name: s.name, Hidden: s.hidden, HiddenColumns: map[int]bool{}}}
}

// read walks through the part; a part that ends early is damaged, never a shorter list.
func (s *sheetReader) read() (Sheet, error) {
	for {
		token, err := s.xml.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s.sheet, s.w.corrupt()
		}
		switch t := token.(type) {
		case xml.StartElement:
			s.start(t)
		case xml.CharData:
			s.text(t)
		case xml.EndElement:
			if err := s.end(t.Name.Local); err != nil {
				return s.sheet, err
			}
		}
	}
	if !s.whole {
		return s.sheet, s.w.corrupt()
	}
	resolve(&s.sheet, s.merges, s.w.options.Limits)
	return s.sheet, nil
}

func (s *sheetReader) start(t xml.StartElement) {
	switch t.Name.Local {
	case "row":
		s.startRow(t)
	case "c":
		s.startCell(t)
	case "v", "t":
		if !s.deaf {
			s.inside = t.Name.Local
			s.cell.held = true
		}
	case "f":
		s.cell.formula = true
	case "rPh":
		s.deaf = true
	case "col":
		s.hideColumns(t)
	case "mergeCell":
		if a, ok := parseArea(attr(t, "ref")); ok && len(s.merges) < 100_000 {
			s.merges = append(s.merges, a)
		}
	}
}

func (s *sheetReader) startRow(t xml.StartElement) {
	s.number++
	if n, err := strconv.Atoi(attr(t, "r")); err == nil && n > 0 {
		s.number = n
	}
	hidden := attr(t, "hidden")
	s.row = Row{Number: s.number, Hidden: hidden == "1" || hidden == "true"}
	s.column = -1
}

func (s *sheetReader) startCell(t xml.StartElement) {
	s.cell.value.Reset()
	s.cell.inline.Reset()
	s.cell.kind, s.cell.style, s.cell.formula = "", 0, false
	s.cell.held = false
	s.column++
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "r":
			if column, _, ok := parseRef(a.Value); ok {
				s.column = column
			}
		case "t":
			s.cell.kind = a.Value
		case "s":
			s.cell.style, _ = strconv.Atoi(a.Value)
		}
	}
	s.cell.column = s.column
}

func (s *sheetReader) text(t xml.CharData) {
	switch s.inside {
	case "v":
		s.cell.value.Write(t)
	case "t":
		s.cell.inline.Write(t)
	}
}

func (s *sheetReader) end(name string) error {
	switch name {
	case "v", "t":
		s.inside = ""
	case "rPh":
		s.deaf = false
	case "c":
		s.endCell()
	case "row":
		return s.endRow()
	case "sheetData":
		s.whole = true
	case "worksheet":
		s.whole = true
	}
	return nil
}

func (s *sheetReader) endCell() {
	cell := s.value()
	if cell.Kind == Empty {
		return
	}
	if s.cell.column >= s.w.options.Limits.Columns {
		s.w.tooWide(s.sheet.Name)
		return
	}
	for len(s.row.Cells) <= s.cell.column {
		s.row.Cells = append(s.row.Cells, Cell{})
	}
	s.row.Cells[s.cell.column] = cell
}

func (s *sheetReader) endRow() error {
	if err := s.w.take(len(s.row.Cells), s.part(s.xml.InputOffset())); err != nil {
		return err
	}
	if len(s.row.Cells) > 0 {
		s.sheet.Rows = append(s.sheet.Rows, s.row)
	}
	return nil
}

// value makes the cell that has just ended.
func (s *sheetReader) value() Cell {
	raw := s.cell.value.String()
	cell := Cell{Formula: s.cell.formula}
	if cell.Formula && !s.cell.held {
		cell.Kind = NoCache
		return cell
	}
	switch s.cell.kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(raw)); err == nil && i >= 0 && i < len(s.w.strings) {
			cell.Kind, cell.Text = Text, s.w.strings[i]
		}
	case "inlineStr":
		cell.Kind, cell.Text = Text, unescape(s.cell.inline.String())
	case "str":
		cell.Kind, cell.Text = Text, unescape(raw)
	case "b":
		cell.Kind, cell.Text = Bool, map[string]string{"1": "TRUE", "true": "TRUE"}[raw]
		if cell.Text == "" {
			cell.Text = "FALSE"
		}
	case "e":
		cell.Kind, cell.Text = Error, raw
	case "d":
		cell.Kind, cell.Text = Date, strings.TrimSuffix(strings.TrimSuffix(strings.Replace(raw, "T", " ", 1), "Z"), " 00:00:00")
	default:
		return s.figure(raw, cell)
	}
	cell.Raw = cell.Text
	if cell.Kind == Text && strings.TrimSpace(cell.Text) == "" {
		return Cell{}
	}
	return cell
}

// figure makes a number's cell, or that of a formula that was never calculated.
func (s *sheetReader) figure(raw string, cell Cell) Cell {
	raw = strings.TrimSpace(raw)
	if raw == "" {
		if cell.Formula {
			cell.Kind = NoCache
		}
		return cell
	}
	format := ""
	if s.cell.style >= 0 && s.cell.style < len(s.w.formats) {
		format = s.w.formats[s.cell.style]
	}
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return Cell{Kind: Text, Text: raw, Raw: raw, Formula: cell.Formula}
	}
	made := numeric(v, raw, format, s.w.from04)
	made.Formula = cell.Formula
	return made
}

func (s *sheetReader) hideColumns(t xml.StartElement) {
	if hidden := attr(t, "hidden"); hidden != "1" && hidden != "true" {
		return
	}
	first, _ := strconv.Atoi(attr(t, "min"))
	last, _ := strconv.Atoi(attr(t, "max"))
	for c := max(first, 1); c <= min(last, s.w.options.Limits.Columns); c++ {
		s.sheet.HiddenColumns[c-1] = true
	}
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

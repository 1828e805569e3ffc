package out

import (
	"iter"
	"strings"

	"gongzhi/reports/doc"
)

// measured is the number of rows that the widths of a long table rest on, where the number of its rows is known.
const measured = 2000

// measure counts rows and finds column widths in characters.
func (s *sheetTable) measure() int {
	s.widths, s.short = make([]float64, s.cols), make([]bool, s.cols)
	for i, c := range s.t.Columns {
		for _, part := range strings.Split(c.Title, "\n") {
			s.widths[i] = max(s.widths[i], min(columns(part), 12))
		}
	}
	n := 0
	for row := range rowsOf(s.t) {
		n++
		col := 0
		for _, c := range row {
			span := max(1, c.Span)
			if span == 1 && col < s.cols {
				s.widths[col] = max(s.widths[col], columns(c.Text))
			}
			col += span
		}
		if s.t.Count > measured && n == measured {
			n = s.t.Count
			break
		}
	}
	for i, c := range s.t.Columns {
		limit := 40.0
		if c.Max > 0 {
			limit = c.Max / 2
		}
		s.short[i] = s.widths[i] <= 16
		s.widths[i] = max(5, min(s.widths[i], limit)+2, c.Min/2)
	}
	s.narrow()
	s.widen()
	return n
}

// sheetPt is the type in which a sheet counts the width of its columns.
const sheetPt = 11

// widen gives a table of few short columns about the width of a sheet, as on paper: a sheet is shrunk to fit, never enlarged.
func (s *sheetTable) widen() {
	spare := acrossPortrait*0.75 - s.total()
	if spare <= 0 {
		return
	}
	weights := make([]float64, s.cols)
	all := 0.0
	for i, c := range s.t.Columns {
		weights[i] = c.Weight
		all += c.Weight
	}
	if all == 0 {
		copy(weights, s.widths)
		all = s.total()
	}
	for i := range s.widths {
		s.widths[i] += spare * weights[i] / all
	}
}

// Characters that an A4 sheet shows across before its print becomes too small to read.
const (
	acrossPortrait  = 105.0
	acrossLandscape = 165.0
)

// narrow takes from the widest columns what does not fit on the sheet; their text wraps.
func (s *sheetTable) narrow() {
	room := acrossPortrait
	if s.total() > acrossPortrait*0.9 {
		room = acrossLandscape
	}
	for level := 40.0; s.total() > room && level >= 12; level-- {
		for i, w := range s.widths {
			s.widths[i] = min(w, max(level, s.t.Columns[i].Min/2))
		}
	}
}

func rowsOf(t doc.Table) iter.Seq[[]doc.Cell] {
	if t.Rows == nil {
		return func(func([]doc.Cell) bool) {}
	}
	return t.Rows
}

// columns counts the width of a text in half-width characters.
func columns(s string) float64 {
	w, most := 0.0, 0.0
	for _, r := range s {
		switch {
		case r == '\n':
			most, w = max(most, w), 0
		case r < 0x300:
			w++
		default:
			w += 2
		}
	}
	return max(most, w)
}

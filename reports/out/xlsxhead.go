package out

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

// head writes the head in one row, or two when columns are grouped.
func (s *sheetTable) head() error {
	id, err := s.b.style(styleKey{align: doc.Center, bold: true, size: 10.5, border: true, fill: true})
	if err != nil {
		return err
	}
	top, low := make([]any, s.cols), make([]any, s.cols)
	grouped := s.grouped()
	for i, c := range s.t.Columns {
		top[i], low[i] = excelize.Cell{StyleID: id, Value: safe(c.Title)}, excelize.Cell{StyleID: id}
		if grouped && c.Group != "" {
			first := i == 0 || s.t.Columns[i-1].Group != c.Group
			top[i], low[i] = excelize.Cell{StyleID: id}, excelize.Cell{StyleID: id, Value: safe(c.Title)}
			if first {
				top[i] = excelize.Cell{StyleID: id, Value: safe(c.Group)}
				end := i + 1
				for end < s.cols && s.t.Columns[end].Group == c.Group {
					end++
				}
				s.merge(i+1, s.row, end, s.row)
			}
		} else if grouped {
			s.merge(i+1, s.row, i+1, s.row+1)
		}
	}
	if err := s.w.SetRow(at(1, s.row), top, excelize.RowOpts{Height: s.headHeight()}); err != nil {
		return err
	}
	s.row++
	if grouped {
		if err := s.w.SetRow(at(1, s.row), low, excelize.RowOpts{Height: s.headHeight()}); err != nil {
			return err
		}
		s.row++
	}
	return nil
}

func (s *sheetTable) headHeight() float64 {
	lines := 1.0
	for i, c := range s.t.Columns {
		lines = max(lines, float64(int(columns(typeset.Sanitize(c.Title))/s.widths[i]+0.99)), float64(strings.Count(c.Title, "\n")+1))
	}
	return 8 + 14*lines
}

func (s *sheetTable) closeMerge(col int) {
	if s.open[col] > 0 && s.last[col] > s.open[col] {
		s.merge(col+1, s.open[col], col+1, s.last[col])
	}
	s.open[col] = 0
}

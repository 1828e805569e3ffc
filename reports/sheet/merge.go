package sheet

import "strings"

// area is a merged range, 0-based columns and 1-based rows, corners included.
type area struct{ left, top, right, bottom int }

// parseRef reads a cell name such as AB12.
func parseRef(ref string) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	for _, c := range ref[i:] {
		if c < '0' || c > '9' || row > 1<<24 {
			return 0, 0, false
		}
		row = row*10 + int(c-'0')
	}
	return column - 1, row, column > 0 && column <= 16384 && row > 0
}

func parseArea(ref string) (area, bool) {
	from, to, found := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !found {
		return area{}, false
	}
	left, top, ok := parseRef(from)
	right, bottom, ok2 := parseRef(to)
	return area{left, top, right, bottom}, ok && ok2 && left <= right && top <= bottom
}

// resolve lets every cell of a merged range show the value of its top-left cell and marks how it came to it.
func resolve(s *Sheet, merges []area, limits Limits) {
	at, width := make(map[int]int, len(s.Rows)), 0
	if len(merges) == 0 {
		return
	}
	for i, r := range s.Rows {
		at[r.Number] = i
		width = max(width, len(r.Cells))
	}
	left := limits.Cells
	for _, m := range merges {
		i, ok := at[m.top]
		if !ok || m.left >= len(s.Rows[i].Cells) || s.Rows[i].Cells[m.left].Kind == Empty {
			continue
		}
		value := s.Rows[i].Cells[m.left]
		for ; i < len(s.Rows) && s.Rows[i].Number <= m.bottom && left > 0; i++ {
			left -= spread(&s.Rows[i], value, m, width)
		}
	}
}

// spread fills one row of a merged range and counts the cells it wrote.
func spread(r *Row, value Cell, m area, width int) int {
	last := min(m.right, width-1)
	for len(r.Cells) <= last {
		r.Cells = append(r.Cells, Cell{})
	}
	for c := m.left; c <= last; c++ {
		if r.Cells[c].Kind != Empty {
			continue
		}
		value.Span = SpanRight
		if c == m.left {
			value.Span = SpanDown
		}
		r.Cells[c] = value
	}
	return last - m.left + 2
}

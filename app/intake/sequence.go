package intake

import (
	"fmt"
	"strconv"
	"strings"
)

// sequence watches the running numbers of the rows. Starting again at 1 is a new run, not a repetition.
type sequence struct {
	seen   map[int]int
	list   []Warning
	blanks []int
	filled int
}

func (s *sequence) restart() { s.seen = nil }

func (s *sequence) add(row int, cell Cell) {
	text := squeeze(cell.Text)
	if text == "" {
		s.blanks = append(s.blanks, row)
		return
	}
	s.filled++
	n, err := strconv.Atoi(text)
	if err != nil || cell.Span != SpanNone {
		return
	}
	first, again := s.seen[n]
	if n == 1 && again && len(s.seen) > 1 || s.seen == nil {
		s.seen, again = map[int]int{}, false
	}
	if again {
		s.list = append(s.list, Warning{Row: row, Column: "序号", Value: text, Code: "SEQ_DUP", Reason: fmt.Sprintf("第 %d 行“序号”与第 %d 行相同：%s。", row, first, text)})
		return
	}
	s.seen[n] = row
}

// warnings gives the remarks on a sheet; a column of numbers that is empty throughout needs none.
func (s *sequence) warnings(sheet string) []Warning {
	if s.filled > 0 {
		for _, row := range s.blanks {
			s.list = append(s.list, Warning{Row: row, Column: "序号", Code: "SEQ_EMPTY", Reason: fmt.Sprintf("第 %d 行“序号”为空。", row)})
		}
	}
	for i := range s.list {
		s.list[i].Sheet = sheet
	}
	return s.list
}

// codeColumn watches a column of codes for numbers that have lost their leading zeros.
type codeColumn struct {
	numbers []codeAt
	texts   map[string]string // without leading zeros → as written
}

type codeAt struct {
	row         int
	text, other string
}

func newCodeColumn() *codeColumn { return &codeColumn{texts: map[string]string{}} }

func (c *codeColumn) add(row int, cell Cell) {
	text := squeeze(cell.Text)
	switch {
	case cell.Kind == NumberCell:
		c.numbers = append(c.numbers, codeAt{row: row, text: text})
	case cell.Kind == TextCell && strings.HasPrefix(text, "0") && allDigits(text):
		c.texts[strings.TrimLeft(text, "0")] = text
	}
}

// mixed lists the numbers that a text may mean as well.
func (c *codeColumn) mixed() []codeAt {
	var out []codeAt
	for _, n := range c.numbers {
		if other, ok := c.texts[n.text]; ok {
			n.other = other
			out = append(out, n)
		}
	}
	return out
}

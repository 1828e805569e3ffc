package intake

import (
	"fmt"
	"slices"
	"strings"
)

// header is a header that was found: its last row, and the column behind every cell.
type header struct {
	index   int // of its last row in Sheet.Rows
	first   int // of its first row
	labels  []string
	columns []string // empty: not recognised
	score   int
}

// label brings a header cell to the form in which it is compared.
func label(text string) string {
	s := strings.ToLower(squeeze(text))
	s = strings.Map(func(c rune) rune {
		if strings.ContainsRune("*★●※◆▲:：\"'“”‘’、。", c) {
			return -1
		}
		return c
	}, s)
	return s
}

// bare is a label without what stands in brackets.
func bare(s string) string {
	var b strings.Builder
	depth := 0
	for _, c := range s {
		switch {
		case strings.ContainsRune("([{【〔〈《", c):
			depth++
		case strings.ContainsRune(")]}】〕〉》", c):
			depth = max(depth-1, 0)
		case depth == 0:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// dictionary answers which column a label names.
type dictionary map[string]string

func (k Kind) dictionary() dictionary {
	d := dictionary{}
	for _, c := range k.Columns {
		d[label(c.Name)] = c.Name
	}
	for _, c := range k.Columns {
		for _, a := range c.Aliases {
			if _, taken := d[label(a)]; !taken {
				d[label(a)] = c.Name
			}
		}
	}
	return d
}

// find answers which column a header text names; sure says that it is the column's own name.
func (d dictionary) find(text string) (column string, sure bool) {
	full := label(text)
	for _, s := range []string{bare(full), full} {
		if c, ok := d[s]; ok && s != "" {
			return c, s == label(c)
		}
	}
	return "", false
}

// findHeader looks through the first rows for the one, or the two, that name most columns.
func (j *judging) findHeader(s Sheet) (header, bool) {
	best := header{}
	for i := 0; i < len(s.Rows) && i < 40; i++ {
		if best.score >= 2 && i > best.index+1 && best.settled(s) && len(j.missing(best)) == 0 {
			break // what follows are its rows, be there another table below
		}
		if h := j.widest(s, i); h.score > best.score {
			best = h
		}
	}
	return best, best.score >= 2 || best.score == 1 && j.lonely(s.Rows[best.index])
}

// settled says that hardly anything else than names of columns stands in the header.
func (h header) settled(s Sheet) bool { return h.score >= 3 || h.score == h.filled(s) }

// lonely says whether a row that names a single column can be a header: nothing else stands in it and nothing else is required.
func (j *judging) lonely(r Row) bool {
	filled := 0
	for _, c := range r.Cells {
		if c.Kind != Empty && c.Span == SpanNone {
			filled++
		}
	}
	return filled == 1 && len(j.kind.required()) == 1
}

// readHeader takes the rows from first to last (the same or the next) for a header.
func (j *judging) readHeader(s Sheet, first, last int) header {
	upper, lower := s.Rows[first].Cells, s.Rows[last].Cells
	h := header{first: first, index: last}
	n := max(len(upper), len(lower))
	h.labels, h.columns = make([]string, n), make([]string, n)
	sure := make([]bool, n)
	for c := 0; c < n; c++ {
		u, l := at(upper, c).Text, at(lower, c).Text
		if last == first && at(lower, c).Span == SpanRight {
			u, l = "", ""
		}
		if len([]rune(u)) > 60 || len([]rune(l)) > 60 {
			continue
		}
		h.labels[c] = l
		if l == "" || squeeze(u) != squeeze(l) && u != "" {
			h.labels[c] = strings.Trim(u+" "+l, " ")
		}
		h.columns[c], sure[c] = j.match(u, l)
	}
	h.settle(sure)
	for c, name := range h.columns {
		if name != "" && at(lower, c).Kind != NumberCell {
			h.score++
		}
	}
	return h
}

// settle lets each column be named once: its own name wins over an alias, the left cell over the right.
func (h *header) settle(sure []bool) {
	first := map[string]int{}
	for c, name := range h.columns {
		other, taken := first[name]
		switch {
		case name == "":
		case !taken:
			first[name] = c
		case sure[c] && !sure[other]:
			h.columns[other], first[name] = "", c
		default:
			h.columns[c] = ""
		}
	}
}

// match finds the column of a cell with perhaps another header cell above it. The user's own choice comes first.
func (j *judging) match(upper, lower string) (string, bool) {
	tries := []string{lower}
	if squeeze(upper) != squeeze(lower) {
		tries = []string{upper + lower, lower + upper, lower, upper}
	}
	for _, t := range tries {
		if name, ok := j.setup.Columns[t]; ok && t != "" {
			return name, true
		}
	}
	for _, t := range tries {
		if name, sure := j.words.find(t); name != "" {
			return name, sure
		}
	}
	return "", false
}

func at(cells []Cell, c int) Cell {
	if c >= 0 && c < len(cells) {
		return cells[c]
	}
	return Cell{}
}

// missing lists the required columns that the header lacks.
func (j *judging) missing(h header) []string {
	return slices.DeleteFunc(j.kind.required(), func(name string) bool { return slices.Contains(h.columns, name) })
}

// resembles names the other kind whose header the sheet has, if any.
func (j *judging) resembles(s Sheet) string {
	for _, k := range Kinds() {
		if k.Name == j.kind.Name || len(k.required()) < 2 {
			continue
		}
		other := &judging{kind: k, words: k.dictionary(), setup: Setup{}}
		if h, ok := other.findHeader(s); ok && len(other.missing(h)) == 0 {
			return k.Name
		}
	}
	return ""
}

// stray warns of values in columns that have no header.
func (j *judging) stray(p *pass, to int) {
	seen := map[int]bool{}
	for _, r := range p.sheet.Rows[p.header.index+1 : to] {
		for c, cell := range r.Cells {
			bare := c >= len(p.header.labels) || squeeze(p.header.labels[c]) == ""
			if bare && !seen[c] && cell.Kind != Empty && cell.Span == SpanNone && len(seen) < 20 {
				seen[c] = true
				j.warn(Warning{Sheet: p.sheet.Name, Row: r.Number, Code: "UNKNOWN_COLUMN", Value: cell.Text,
					Reason: fmt.Sprintf("第 %d 列没有表头，其中的内容没有导入。", c+1)})
			}
		}
	}
}

package intake

import (
	"context"
	"fmt"
	"slices"
)

// The columns of a figure: whose it is, which it is, and the figure.
const (
	figureOf   = "指标"
	figureHere = "本期值"
)

// cross is a table with a column for each indicator (交叉表): the columns that every row shares, and those of indicators.
type cross struct {
	header     header
	shared     []int
	indicators map[int]string
}

// crossed finds the header of a table that gives each indicator a column of its own. Only indicators of the set are known by name.
func (j *judging) crossed(s Sheet) (cross, bool) {
	if _, ok := j.kind.column(figureOf); !ok || j.setup.Lookup == nil {
		return cross{}, false
	}
	for last := 0; last < len(s.Rows) && last < 20; last++ {
		for _, first := range []int{last, max(last-1, 0)} {
			if x := j.crossHeader(s, first, last); len(x.indicators) > 1 && len(x.shared) > 0 {
				return x, true
			}
		}
	}
	return cross{}, false
}

// crossHeader reads the rows from first to last as such a header; it has no shared columns when one is missing.
func (j *judging) crossHeader(s Sheet, first, last int) cross {
	x := cross{header: j.readHeader(s, first, last), indicators: map[int]string{}}
	h := x.header
	own := []string{figureOf, figureHere, "目标值", "上期值", "单位"}
	for c, l := range h.labels {
		if name := j.indicator(l, at(s.Rows[last].Cells, c).Text); name != "" {
			x.indicators[c], h.columns[c] = name, ""
		} else if h.columns[c] != "" && !slices.Contains(own, h.columns[c]) {
			x.shared = append(x.shared, c)
		}
	}
	if slices.ContainsFunc(j.missing(h), func(name string) bool { return !slices.Contains(own, name) }) {
		x.shared = nil
	}
	return x
}

// indicator is the name of the set's indicator that a heading stands for, with or without what is in brackets.
func (j *judging) indicator(labels ...string) string {
	for _, l := range labels {
		for _, name := range []string{squeeze(l), bare(squeeze(l))} {
			if _, known := j.setup.Lookup.Measure(name); known && name != "" {
				return name
			}
		}
	}
	return ""
}

// judgeCross judges each column of indicators as a table of its own with the shared columns beside it.
func (j *judging) judgeCross(ctx context.Context, s Sheet, x cross) (verdict, error) {
	var parts []Sheet
	for c, label := range x.header.labels {
		name, ok := x.indicators[c]
		if !ok {
			if text := joined(label); text != "" && x.header.columns[c] == "" {
				j.warn(Warning{Sheet: s.Name, Row: s.Rows[x.header.index].Number, Column: text, Code: "UNKNOWN_COLUMN", Reason: fmt.Sprintf("“%s”列不是指标体系中的指标，没有导入。", text)})
			}
			continue
		}
		parts = append(parts, j.column(s, x, c, name))
	}
	j.warn(Warning{Sheet: s.Name, Code: "CROSS_TABLE", Reason: fmt.Sprintf("工作表“%s”每列一个指标，已逐列读取 %d 个指标；空白格不导入，缺报请填“—”。", s.Name, len(parts))})
	warned, refused := len(j.result.Warnings), len(j.result.Rejected)
	v, err := j.judgeParts(ctx, parts)
	r := &j.result
	r.Warnings = append(r.Warnings[:warned], once(r.Warnings[warned:], func(w Warning) string { return fmt.Sprint(w.Row, w.Reason) })...)
	r.Rejected = append(r.Rejected[:refused], once(r.Rejected[refused:], func(x Rejection) string { return fmt.Sprint(x.Row, x.Reason) })...)
	if n := len(r.Sheets); err == nil && n > 0 {
		r.Sheets[n-1].Rejected = len(r.Rejected) - refused
	}
	return v, err
}

// column is the table of one indicator.
func (j *judging) column(s Sheet, x cross, c int, name string) Sheet {
	out := Sheet{Name: s.Name, about: name, part: name, HiddenColumns: map[int]bool{len(x.shared) + 1: s.HiddenColumns[c]}}
	for i, r := range s.Rows {
		switch {
		case i < x.header.first:
			out.Rows = append(out.Rows, r)
		case i > x.header.index && at(r.Cells, c).Kind == Empty && !j.remark(r):
			continue // nothing was written: what is stored stays
		case i >= x.header.index:
			cells := make([]Cell, 0, len(x.shared)+2)
			for _, k := range x.shared {
				cells = append(cells, at(r.Cells, k))
				if i == x.header.index {
					cells[len(cells)-1] = Cell{Text: x.header.columns[k], Kind: TextCell}
				}
			}
			if i == x.header.index {
				cells = append(cells, Cell{Text: figureOf, Kind: TextCell}, Cell{Text: figureHere + "（" + name + "）" + brackets(x.header.labels[c]), Kind: TextCell})
			} else if !j.remark(r) {
				cells = append(cells, Cell{Text: name, Raw: name, Kind: TextCell}, at(r.Cells, c))
			}
			r.Cells = cells
			out.Rows = append(out.Rows, r)
		}
	}
	return out
}

// remark says whether a row of a table with a column for each indicator is a heading, a note or a mean: it names no figure.
func (j *judging) remark(r Row) bool {
	filled, first := 0, ""
	for _, c := range r.Cells {
		if c.Kind == Empty || c.Span != SpanNone {
			continue
		}
		if filled++; first == "" && !allDigits(squeeze(c.Text)) {
			first = squeeze(c.Text)
		}
	}
	if j.ask(Community, first).Found {
		return false
	}
	return filled < 2 || j.forms.footer.MatchString(first) || j.asides.label.MatchString(first) || j.asides.average.MatchString(first)
}

// once keeps the first of those that say the same: the columns that every indicator shares are read anew with each.
func once[T any](list []T, key func(T) string) []T {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(x T) bool {
		again := seen[key(x)]
		seen[key(x)] = true
		return again
	})
}

// brackets is the last part of a heading that stands in brackets: （万元）.
func brackets(label string) string {
	found := measureHead.FindAllString(squeeze(label), -1)
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}

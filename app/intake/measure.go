package intake

import (
	"regexp"
	"slices"
	"strings"
)

// measures are the words that stand for a unit of measure, and where a table names the one of all its figures.
var (
	measureWord  = regexp.MustCompile(`^(%|‰|百分比|[百千万亿]?元|[千万亿]?(件|次|人|人次|个|户|场|起|项|宗|例|家|名|条|处|小时|天|分|吨|度|平方米|公里))$`)
	measureTitle = regexp.MustCompile(`(?:^|[^填制报责任]|计量)单位[:：]([^\s()（）,，;；。]{1,6})`)
	measureHead  = regexp.MustCompile(`[(（\[【](?:单位[:：])?([^()（）\[\]【】]{1,6})[)）\]】]`)
)

// headUnit is the unit of measure that a column's heading names, 本期值（万元）, or else the title: （单位：万元）.
func (p *pass) headUnit(c int) string {
	for _, m := range measureHead.FindAllStringSubmatch(squeeze(p.header.labels[c]), -1) {
		if measureWord.MatchString(m[1]) {
			return m[1]
		}
	}
	for _, t := range p.titles {
		if m := measureTitle.FindStringSubmatch(t); m != nil && measureWord.MatchString(m[1]) {
			return m[1]
		}
	}
	return ""
}

// measure is what a figure of a row is counted in: written beside it or in the heading, and the unit it is kept in, which is
// that of the indicator, or the one in which the table gave it first.
func (j *judging) measure(r *reading, c int) (written, kept string) {
	about := ""
	for i := range r.columns {
		switch r.columns[i].Name {
		case "单位":
			written = squeeze(at(r.row.Cells, i).Text)
		case "指标":
			about = squeeze(at(r.row.Cells, i).Text)
		}
	}
	if none(written) {
		written = r.headUnit(c)
		if known := j.kept(about, ""); r.sheet.about != "" && known != "" && strings.ContainsAny(known, "%‰") != strings.ContainsAny(written, "%‰") {
			written = "" // the title speaks of the others
		}
	}
	if written == "百分比" {
		written = "%"
	}
	kept = j.kept(about, written)
	if about != "" && kept != "" {
		j.measures[about] = kept
	}
	return written, kept
}

// kept is the unit in which an indicator is kept; one that is not in the set is kept as the table gives it first, a rate in %.
func (j *judging) kept(about, written string) string {
	if j.setup.Lookup != nil {
		if unit, known := j.setup.Lookup.Measure(about); known && unit != "" {
			return unit
		} else if known {
			return written
		}
	}
	switch {
	case j.measures[about] != "":
		return j.measures[about]
	case written == "" && (strings.HasSuffix(about, "率") || strings.HasSuffix(about, "占比") || strings.HasSuffix(about, "比例")):
		return "%"
	}
	return written
}

// inUnit puts the unit behind a figure that is written in another than the one it is kept in; counts of 件, 起 and 次 are alike.
func inUnit(figure, written, kept string) string {
	scaled := func(s string) bool { return strings.ContainsAny(s, "百千万亿元%‰") }
	bareFigure := figure != "" && strings.ContainsAny(figure[len(figure)-1:], "0123456789")
	if written == "" || written == kept || !bareFigure || !scaled(written) && !scaled(kept) {
		return figure
	}
	return figure + written
}

// assumeMeasure gives a row that has no unit of its own the one in which its figures were read.
func (j *judging) assumeMeasure(r *reading) {
	column, ok := j.kind.column("单位")
	if !ok || column.Type != Text || r.value(column.Name).Text != "" {
		return
	}
	for c := range r.columns {
		if r.columns[c].Type == Measure && r.headUnit(c) != "" {
			if _, kept := j.measure(r, c); kept != "" && !slices.ContainsFunc(r.faults, func(f Fault) bool { return f.Column == r.columns[c].Name }) {
				r.set(column, Value{Text: kept})
				return
			}
		}
	}
}

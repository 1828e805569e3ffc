package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// quarters are the ways a quarter is written: with its year, without, and as a month.
type quarters struct{ full, short, month *regexp.Regexp }

func newQuarters() quarters {
	return quarters{
		full:  regexp.MustCompile(`(20\d\d|\b\d\d)[年\-]?度?(?:第?([一二三四1-4])季度?|Q([1-4]))`),
		short: regexp.MustCompile(`第?([一二三四1-4])季度?|Q([1-4])`),
		month: regexp.MustCompile(`^(?:(20\d\d)[年\-./])?(\d{1,2})月?(?:份|[\-./]\d{1,2}.*)?$`),
	}
}

// find reads the quarter in a text; told is false when its year had to be assumed.
func (q quarters) find(text string, year int) (period string, told bool) {
	text = strings.ToUpper(squeeze(text))
	if m := q.full.FindStringSubmatch(text); m != nil {
		if len(m[1]) == 2 {
			m[1] = "20" + m[1]
		}
		return m[1] + "Q" + digit(m[2]+m[3]), true
	}
	if m := q.short.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("%dQ%s", year, digit(m[1]+m[2])), false
	}
	return "", false
}

// byMonth reads a month as the quarter it lies in.
func (q quarters) byMonth(text string, year int) string {
	m := q.month.FindStringSubmatch(squeeze(text))
	if m == nil {
		return ""
	}
	month, _ := strconv.Atoi(m[2])
	if month < 1 || month > 12 {
		return ""
	}
	if m[1] != "" {
		year, _ = strconv.Atoi(m[1])
	}
	return fmt.Sprintf("%dQ%d", year, (month+2)/3)
}

func digit(s string) string {
	return strings.NewReplacer("一", "1", "二", "2", "三", "3", "四", "4").Replace(s)
}

// spoken is the full form of a quarter, 2026年第三季度.
func spoken(period string) string {
	year, n, _ := strings.Cut(period, "Q")
	return year + "年第" + strings.NewReplacer("1", "一", "2", "二", "3", "三", "4", "四").Replace(n) + "季度"
}

// periodColumn is the kind's column for the quarter, if it has one.
func (k Kind) periodColumn() (Column, bool) {
	for _, c := range k.Columns {
		if c.Type == Quarter {
			return c, true
		}
	}
	return Column{}, false
}

// contextPeriod finds the quarter of rows that name none: in the title, the sheet's name, the file's name, or the one set.
func (j *judging) contextPeriod(p *pass) {
	if _, ok := j.kind.periodColumn(); !ok {
		return
	}
	title := ""
	for _, r := range p.sheet.Rows[:p.header.first] {
		for _, c := range r.Cells {
			if c.Span == SpanNone {
				title += c.Text + "\n"
			}
		}
	}
	for _, text := range []string{title, p.sheet.Name, j.book.Name} {
		if p.period, _ = j.quarters.find(text, p.year); p.period != "" {
			return
		}
	}
	p.period, p.guessed = j.setup.Period, true
}

// assumePeriod gives a row that names no quarter the one of its table.
func (j *judging) assumePeriod(r *reading) {
	column, ok := j.kind.periodColumn()
	if !ok || r.period == "" || r.value(column.Name).Text != "" {
		return
	}
	for _, f := range r.faults {
		if f.Column == column.Name {
			return
		}
	}
	r.set(column, Value{Text: r.period})
	if r.guessed && !r.told {
		r.told = true
		j.warn(Warning{Sheet: r.sheet.Name, Row: r.lastHeader, Column: column.Name, Code: "PERIOD_ASSUMED",
			Reason: fmt.Sprintf("表中没有写季度，按%s导入。不对时请在标题或“期间”列写明，如 2026年第三季度。", spoken(r.period))})
	}
}

// readQuarter reads an assessment period.
func (j *judging) readQuarter(r *reading, c int, cell Cell, text string) {
	column := r.columns[c]
	if cell.Kind != DateCell {
		if period, told := j.quarters.find(text, r.year); period != "" {
			if !told {
				r.warn(column, text, "YEAR_ASSUMED", fmt.Sprintf("没有写年份，按%s导入（年份取自%s）。", spoken(period), r.yearFrom))
			}
			r.set(column, Value{Text: period, Raw: text})
			return
		}
	}
	period := j.quarters.byMonth(text, r.year)
	if period == "" {
		r.fault(c, text, "BAD_DATE", fmt.Sprintf("不是季度：%s。可写 2026Q3 或 2026年第三季度。", text))
		return
	}
	r.warn(column, text, "CHECK", fmt.Sprintf("写的是月份“%s”，按%s导入。请核对。", text, spoken(period)))
	r.set(column, Value{Text: period, Raw: text})
}

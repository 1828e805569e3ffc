package app

import (
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"
)

// FillKind (填报类型) is what a column of a workbook for units outside takes.
type FillKind int

// The kinds of columns. Given columns are printed and locked.
const (
	FillGiven FillKind = iota
	FillText
	FillPercent
	FillChoice
)

// FillColumn (填报栏) is one column of the workbook; Key is empty for given ones.
type FillColumn struct {
	Key     string
	Title   string
	Kind    FillKind
	Choices []string
	Width   float64 // in characters
}

// FillForm (填报表) is one workbook for one unit.
type FillForm struct {
	Kind    string
	Title   string
	OrgID   int64
	OrgName string
	Due     Date // 报送截止日, on top
	Hint    string
	Columns []FillColumn
	Rows    []FillRow
}

// FillRow is one row: Key stands in the hidden column, Given are the cells of the given columns in order.
type FillRow struct {
	Key   string
	Given []string
}

// KeyTitle is the head of the hidden column by which a row is known again.
const KeyTitle = "系统编号（勿改）"

// Returned (回收行) is one row of a filled workbook as it was read: cells by the head of their column.
type Returned struct {
	File  string
	Row   int
	Cells map[string]ReturnedCell
}

// ReturnedCell is what a unit wrote: its text, and whether the cell is a number shown as percent.
type ReturnedCell struct {
	Text    string
	Percent bool
}

// FillLine (回收预览) is one returned row beside what is on record.
type FillLine struct {
	File    string
	Row     int
	Kind    string
	ID      int64
	Title   string
	Unit    string
	Changes []Difference // old → new
	Refused string       // why it cannot be taken; empty: it can
	Warning string
	Filled  bool // the unit wrote something, new or not
	values  map[string]string
}

// Empty says that the row brings nothing new: left empty, or what is on record already.
func (l *FillLine) Empty() bool { return l.Refused == "" && len(l.Changes) == 0 }

// fillKey makes the hidden key of a record: kind, id, day of the form, check sum. Only keys that this program made are believed.
func fillKey(kind string, id int64, day Date) string {
	body := kind + "-" + strconv.FormatInt(id, 10) + "-" + strings.ReplaceAll(string(day), "-", "")
	return body + "-" + fillSum(body)
}

func fillSum(body string) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte("gongzhi/"+body))), 36)
}

// parseFillKey reads a hidden key; spaces and case that a spreadsheet program may have changed do not matter.
func parseFillKey(text string) (kind string, id int64, day Date, ok bool) {
	parts := strings.Split(strings.ToLower(strings.Join(strings.Fields(text), "")), "-")
	if len(parts) != 4 || len(parts[2]) != 8 {
		return "", 0, "", false
	}
	id, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || fillSum(strings.Join(parts[:3], "-")) != parts[3] {
		return "", 0, "", false
	}
	return parts[0], id, Date(parts[2][:4] + "-" + parts[2][4:6] + "-" + parts[2][6:]), true
}

// readPercent reads a percentage as units write it: 60, 60%, ６０％, 0.6, a cell formatted as percent; empty is none.
func readPercent(c ReturnedCell) (percent int, given bool, err error) {
	text := strings.Map(halfWidth, strings.Join(strings.Fields(c.Text), ""))
	if text == "" {
		return 0, false, nil
	}
	number, sign := strings.CutSuffix(strings.TrimPrefix(text, "百分之"), "%")
	v, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil:
		return 0, true, Errorf("percent", "完成率“%s”不是数。", c.Text)
	case c.Percent && !sign, !sign && v > 0 && v < 1:
		v *= 100
	}
	if v < 0 || v > 100 {
		return 0, true, Errorf("percent", "完成率应在 0 到 100 之间，现在是“%s”。", c.Text)
	}
	return int(v + 0.5), true, nil
}

// halfWidth brings full-width digits and signs to half width.
func halfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return -1
	}
	return r
}

// heading compares heads of columns: blanks, line feeds and brackets do not count.
func heading(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n　（）()*＊", r) {
			return -1
		}
		return halfWidth(r)
	}, text)
}

func (r *Returned) cell(title string) ReturnedCell {
	if c, ok := r.Cells[title]; ok {
		return c
	}
	for head, c := range r.Cells {
		if heading(head) == heading(title) {
			return c
		}
	}
	return ReturnedCell{}
}

// beside says that a row is none of the form's: a total, a signature, a note under the table.
func (r *Returned) beside() bool {
	if r.cell(KeyTitle).Text != "" || r.cell("编号").Text != "" {
		return false
	}
	for _, c := range []*collector{dutyCollector(), slipCollector()} {
		for _, col := range c.columns {
			if col.Key != "" && r.cell(col.Title).Text != "" {
				return false
			}
		}
	}
	return true
}

func (r *Returned) place() string { return fmt.Sprintf("《%s》第 %d 行", r.File, r.Row) }

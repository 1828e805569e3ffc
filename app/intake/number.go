package intake

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// readNumber reads a percentage, an amount, or a measure in the unit of its row.
func (j *judging) readNumber(r *reading, c int, cell Cell, text string) {
	column := r.columns[c]
	if none(text) {
		if column.Required && column.CanMiss {
			j.missed(r, c, text)
		}
		return
	}
	unit, words := "", figure(column, cell, text)
	switch column.Type {
	case Percent:
		unit = "%"
	case Measure:
		written, kept := j.measure(r, c)
		unit, words = kept, inUnit(words, written, kept)
	}
	n := j.setup.Parsers.Number(words, unit)
	if n.Code != "" {
		r.fault(c, text, n.Code, j.reason(n.Reason, fmt.Sprintf("不是可识别的数字：%s。请填写确切的数字，如 95.5%%、1234；没有数据请填“—”。", text)))
		return
	}
	if unfit := column.unfit(number(n.Value)); unfit != "" {
		r.fault(c, text, "BAD_NUMBER", fmt.Sprintf("%s：%s。请改正。", unfit, text))
		return
	}
	for _, note := range n.Notes {
		r.warn(column, text, note.Code, j.reason(note.Reason, "请核对："+text+"。"))
	}
	v := Value{Number: n.Value, Text: string(n.Value), Raw: text}
	if unit == "%" {
		v.Text = shift(string(n.Value), 2) + "%"
	}
	r.set(column, v)
}

// unfit says which bound of the column a number exceeds.
func (c Column) unfit(v float64) string {
	switch {
	case c.Bounded && (v < 0 || v > 1):
		return "应在 0% 到 100% 之间"
	case c.Most > 0 && (v < 0 || v > c.Most):
		return fmt.Sprintf("应在 0 到 %v 之间", c.Most)
	case c.Whole && v != math.Trunc(v):
		return "应是整数"
	}
	return ""
}

// figure is the text that the grammar of numbers reads: a cell shown as a percentage gets its sign back, 第3名 is 3, and
// words of progress are what they mean.
func figure(column Column, cell Cell, text string) string {
	if cell.Kind == NumberCell {
		if strings.Contains(cell.Format, "%") && !strings.ContainsAny(text, "eE") {
			return shift(text, 2) + "%"
		}
		return text
	}
	s := strings.TrimPrefix(squeeze(text), "并列")
	if column.Type == Percent {
		switch s {
		case "已完成", "完成", "办结", "已办结", "已销号", "全部完成":
			return "100%"
		case "未开始", "未启动", "尚未开始", "未开展":
			return "0%"
		}
	}
	if strings.HasPrefix(s, "第") {
		return strings.TrimRight(strings.TrimPrefix(s, "第"), "名位")
	}
	if strings.HasPrefix(squeeze(text), "并列") {
		return s
	}
	return text
}

func number(v json.Number) float64 {
	f, err := strconv.ParseFloat(string(v), 64)
	if err != nil {
		return 0
	}
	return f
}

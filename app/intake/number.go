package intake

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// readNumber reads a percentage, an amount or a measure.
func (j *judging) readNumber(r *reading, c int, cell Cell, text string) {
	column := r.columns[c]
	if none(text) {
		if column.Required && column.CanMiss {
			j.missed(r, c, text)
		}
		return
	}
	n := decimal(cell)
	if cell.Kind != NumberCell {
		n = j.setup.Parsers.Number(j.plain(column, text))
	}
	if n.Code != "" {
		r.fault(c, text, n.Code, j.reason(n.Reason, fmt.Sprintf("不是可识别的数字：%s。请填写确切的数字，如 95.5%%、1234；没有数据请填“—”。", text)))
		return
	}
	for _, note := range n.Notes {
		r.warn(column, text, note.Code, j.reason(note.Reason, "请核对："+text+"。"))
	}
	switch column.Type {
	case Percent:
		j.readPercent(r, c, n, text)
	case Measure:
		j.readMeasure(r, c, n, text)
	default:
		r.set(column, Value{Number: n.Value, Text: string(n.Value), Raw: text})
	}
}

// plain strips what stands around some numbers: 第3名, and words of progress that mean one.
func (j *judging) plain(column Column, text string) string {
	s := squeeze(text)
	if column.Type == Percent {
		switch s {
		case "已完成", "完成", "办结", "已办结", "已销号", "全部完成":
			return "100%"
		case "未开始", "未启动", "尚未开始", "未开展":
			return "0%"
		}
	}
	if strings.HasPrefix(s, "第") {
		return strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(s, "第"), "名"), "位")
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

// fraction makes a percentage of a number: above one it is taken for a percentage without its sign, and that is said.
func (r *reading) fraction(c int, n Number, text string) json.Number {
	v := n.Value
	if !n.Percent && (number(v) > 1 || number(v) < -1) {
		v = json.Number(shift(string(v), -2))
		r.warn(r.columns[c], text, "CHECK", fmt.Sprintf("没有写百分号，按 %s%% 导入。请核对。", n.Value))
	} else if number(v) > 1 {
		r.warn(r.columns[c], text, "CHECK", fmt.Sprintf("超过 100%%：%s。请核对。", text))
	}
	return v
}

// readPercent reads a percentage such as 办理进度.
func (j *judging) readPercent(r *reading, c int, n Number, text string) {
	column := r.columns[c]
	v := n.Value
	limit := 100.0
	if n.Percent {
		limit = 1
	}
	if column.Bounded && (number(v) < 0 || number(v) > limit) {
		r.fault(c, text, "BAD_NUMBER", fmt.Sprintf("应在 0%% 到 100%% 之间：%s。请改正。", text))
		return
	}
	v = r.fraction(c, n, text)
	r.set(column, Value{Number: v, Text: shift(string(v), 2) + "%", Raw: text})
}

// tens is by how many powers of ten a unit is larger than its own last part: 万元 than 元.
func tens(unit string) int {
	switch {
	case strings.HasPrefix(unit, "亿"):
		return 8
	case strings.HasPrefix(unit, "万"):
		return 4
	}
	return 0
}

// readMeasure reads a value in the unit that the row names.
func (j *judging) readMeasure(r *reading, c int, n Number, text string) {
	unit := r.unit()
	if unit == "%" || unit == "％" || unit == "百分比" || unit == "" && n.Percent {
		j.measurePercent(r, c, n, text)
		return
	}
	v, column := n.Value, r.columns[c]
	switch {
	case n.Percent:
		r.fault(c, text, "BAD_NUMBER", fmt.Sprintf("写的是百分数，而单位是“%s”：%s。请改正其中一处。", unit, text))
		return
	case number(v) < 0 && !signed(unit, r.about()):
		r.fault(c, text, "BAD_NUMBER", fmt.Sprintf("不能是负数：%s。请改正。", text))
		return
	}
	if power := tens(unit); power > 0 && (n.Scaled || n.Unit != "") {
		v = json.Number(shift(string(v), -power))
	}
	own, want := strings.TrimLeft(n.Unit, "万亿"), strings.TrimLeft(unit, "万亿")
	known := own == "" || want == "" || strings.Contains(want, own) || strings.Contains(own, want)
	if !known || n.Scaled && tens(unit) == 0 || n.Unit != "" && !n.Scaled && tens(unit) > 0 {
		r.warn(column, text, "CHECK", fmt.Sprintf("按 %s%s 导入。请核对单位。", v, unit))
	}
	r.set(column, Value{Number: v, Text: string(v), Raw: text})
}

func (j *judging) measurePercent(r *reading, c int, n Number, text string) {
	switch {
	case n.Unit != "" && n.Unit != "%" && !n.Percent:
		r.fault(c, text, "BAD_NUMBER", fmt.Sprintf("的单位是百分比，却写了“%s”。请改正其中一处。", text))
		return
	case number(n.Value) < 0 && !signed("%", r.about()):
		r.fault(c, text, "BAD_NUMBER", fmt.Sprintf("不能是负数：%s。请改正。", text))
		return
	}
	v := r.fraction(c, n, text)
	r.set(r.columns[c], Value{Number: v, Text: shift(string(v), 2) + "%", Raw: text})
}

// unit is the row's unit; where none is written, a rate is a percentage.
func (r *reading) unit() string {
	unit := ""
	for c := range r.columns {
		if r.columns[c].Name == "单位" {
			unit = squeeze(at(r.row.Cells, c).Text)
		}
	}
	about := r.about()
	if unit == "" && (strings.HasSuffix(about, "率") || strings.HasSuffix(about, "占比") || strings.HasSuffix(about, "比例")) {
		return "%"
	}
	return unit
}

// about is the name of the row's indicator.
func (r *reading) about() string {
	for c := range r.columns {
		if r.columns[c].Name == "指标" {
			return squeeze(at(r.row.Cells, c).Text)
		}
	}
	return ""
}

// signed says whether a measure may be negative: changes and balances, never counts.
func signed(unit, about string) bool {
	for _, word := range []string{"增", "降", "同比", "环比", "变化", "差", "结余", "盈", "净"} {
		if strings.Contains(about, word) {
			return true
		}
	}
	return unit == "℃"
}

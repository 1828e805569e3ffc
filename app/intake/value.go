package intake

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readCell reads one cell by the type of its column.
func (j *judging) readCell(r *reading, c int) {
	cell, column := at(r.row.Cells, c), r.columns[c]
	if cell.Span == SpanRight {
		cell = Cell{}
	}
	if watch := r.codes[c]; watch != nil {
		watch.add(r.row.Number, cell)
	}
	if ditto(cell.Text) && column.Type != Sequence {
		last, ok := r.above[c]
		if !ok {
			r.fault(c, cell.Text, "REQUIRED", fmt.Sprintf("写的是“%s”，但上面没有内容。请写明。", joined(cell.Text)))
			return
		}
		r.warn(column, cell.Text, "DITTO", fmt.Sprintf("写的是“%s”，按上一行的“%s”导入。", joined(cell.Text), joined(last.Text)))
		cell = last
	}
	if cell.Kind != Empty {
		r.above[c] = cell
	}
	text := clean(cell.Text)
	if n := utf8.RuneCountInString(text); n > longest(column.Type) {
		r.fault(c, string([]rune(text)[:20])+"…", "TOO_LONG", fmt.Sprintf("有 %d 个字，超过 %d 个字的上限。请缩短，详细内容放在附件中。", n, longest(column.Type)))
		return
	}
	switch {
	case r.unreadable(c, cell, text):
		return
	case text == "" || column.Type != Text && column.Type != Measure && none(text):
		j.blankCell(r, c, text)
		return
	}
	if private(text) {
		r.warn(column, text, "PUA", "含有自造字（私用区字符），在别的电脑上可能显示不同。请核对。")
	}
	if lost(cell, column.Type) {
		r.fault(c, cell.Text, "PRECISION_LOST", fmt.Sprintf("在表中是数值或科学计数法，15 位以后的数字已丢失：%s。请把该列设为文本格式后重新填写。", cell.Text))
		return
	}
	j.typed(r, c, cell, text)
}

// unreadable refuses a cell that holds no content at all: an error, a formula without result, broken characters.
func (r *reading) unreadable(c int, cell Cell, text string) bool {
	switch {
	case cell.Kind == ErrorCell:
		r.fault(c, cell.Text, "CELL_ERROR", fmt.Sprintf("是公式错误值：%s。请在表中改正公式或直接填写结果。", cell.Text))
	case cell.Kind == NoCache:
		r.fault(c, "", "CELL_ERROR", "的公式还没有计算结果。请用 WPS/Excel 打开并保存一次后再导入。")
	case strings.ContainsRune(text, '\uFFFD'):
		r.fault(c, text, "ENCODING", fmt.Sprintf("含有无法识别的字符 \uFFFD：%s。请另存为 UTF-8 或 .xlsx 后重试。", text))
	default:
		return false
	}
	return true
}

// blankCell deals with an empty cell: allowed, required, or a value reported as missing.
func (j *judging) blankCell(r *reading, c int, text string) {
	column := r.columns[c]
	switch {
	case column.Required && column.CanMiss:
		j.missed(r, c, text)
	case column.Required:
		r.fault(c, text, "REQUIRED", "为空。这是必填项，请补填。")
	}
}

func (j *judging) missed(r *reading, c int, text string) {
	r.set(r.columns[c], Value{Missing: true, Raw: text})
	r.warn(r.columns[c], text, "MISSING_VALUE", "没有数值，按缺报处理，不会记为 0。")
}

// lost says whether digits of a code have been lost in a number.
func lost(cell Cell, t Type) bool {
	if slices.Contains([]Type{Day, DayTime, Percent, Amount, Measure, Sequence}, t) {
		return false
	}
	text := squeeze(cell.Text)
	if cell.Kind == NumberCell {
		v, err := strconv.ParseFloat(text, 64)
		return err != nil || math.Abs(v) >= 1e15
	}
	if t != Phone && t != IDNumber && t != CodeText && t != USCC {
		return false
	}
	mantissa, exponent, ok := strings.Cut(strings.ToUpper(text), "E")
	digits := strings.TrimLeft(strings.TrimPrefix(exponent, "+"), "0")
	return ok && strings.Contains(mantissa, ".") && allDigits(mantissa) && allDigits(digits)
}

// typed hands the cell to the reader of its type.
func (j *judging) typed(r *reading, c int, cell Cell, text string) {
	column := r.columns[c]
	switch column.Type {
	case Day, DayTime:
		j.readDate(r, c, cell, text)
	case Percent, Amount, Measure:
		j.readNumber(r, c, cell, text)
	case Phone, USCC, IDNumber:
		j.readCode(r, c, text)
	case Org, Community:
		j.readUnit(r, c, text)
	case Orgs:
		j.readUnits(r, c, text)
	case Name:
		j.readName(r, c, cell, text)
	case CodeText, Sequence:
		r.set(column, Value{Text: strings.TrimPrefix(squeeze(text), "'"), Raw: cell.Text})
	case Quarter:
		j.readQuarter(r, c, cell, text)
	case Enum:
		v := squeeze(text)
		if !slices.Contains(column.Words, v) {
			r.warn(column, text, "CHECK", fmt.Sprintf("不在可选范围（%s）内：%s。请核对。", strings.Join(column.Words, "、"), text))
		}
		r.set(column, Value{Text: v, Raw: cell.Text})
	default:
		j.readText(r, c, cell, text)
	}
}

// ditto says whether a clerk means what stands above.
func ditto(text string) bool {
	switch squeeze(text) {
	case "同上", "同前", "〃", "″", "''", "\"", "〞":
		return true
	}
	return false
}

// longest bounds the characters of a cell.
func longest(t Type) int {
	if t == Text || t == Orgs || t == CodeText {
		return 2000
	}
	return 100
}

// readName reads a person's name. Several names in a cell stay, parted by 、; in a list of people each needs a row of its own.
func (j *judging) readName(r *reading, c int, cell Cell, text string) {
	column := r.columns[c]
	text = j.phoneBeside(r, c, text)
	var names []string
	for _, part := range split(text) {
		names = append(names, people(part)...)
	}
	if len(names) > 1 && column.Required && j.kind.Code == "person" {
		r.fault(c, text, "AMBIGUOUS", fmt.Sprintf("写了几个人：%s。请每人一行。", strings.Join(names, "、")))
		return
	}
	if len(names) < 2 {
		names = []string{joined(text)}
	}
	r.set(column, Value{Text: strings.Join(names, "、"), Raw: cell.Text})
}

// people parts names at their blanks: 张三 李四 are two, 张 三 and 欧阳 娜娜 one.
func people(text string) []string {
	parts := words(text)
	if len(parts) == 2 && slices.Contains([]string{"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "长孙"}, parts[0]) {
		return []string{joined(text)}
	}
	for _, p := range parts {
		if p[0] < 0x80 {
			return []string{joined(text)}
		}
	}
	return parts
}

// readText takes a text over; what a spreadsheet would calculate stays as it was written, to the letter.
func (j *judging) readText(r *reading, c int, cell Cell, text string) {
	column := r.columns[c]
	if cell.Kind == TextCell && formulaLike(cell.Text) {
		r.warn(column, cell.Text, "FORMULA_TEXT", "以 = + - @ 或制表符开头，按普通文字导入，不会计算。请核对。")
		text = cell.Text
	}
	j.personalText(r, c, text)
	r.set(column, Value{Text: text, Raw: cell.Text})
}

// readDate reads a day, with the time where the column keeps it.
func (j *judging) readDate(r *reading, c int, cell Cell, text string) {
	column := r.columns[c]
	if cell.Kind == DateCell {
		j.dateCell(r, c, text)
		return
	}
	day, clock := j.splitClock(text)
	if cell.Kind == NumberCell {
		day, clock = j.serial(text)
	}
	d := j.setup.Parsers.Date(day, r.year, r.yearFrom)
	if without := bare(strings.Map(half, day)); d.Code != "" && without != "" && without != day {
		d = j.setup.Parsers.Date(without, r.year, r.yearFrom) // 2026年3月31日（周二）
	}
	if d.Code != "" {
		r.fault(c, text, d.Code, j.reason(d.Reason, fmt.Sprintf("无法识别：%s。可写 2026-03-31、3月底、一季度。", text)))
		return
	}
	for _, n := range d.Notes {
		r.warn(column, text, n.Code, j.reason(n.Reason, "请核对："+text+"。"))
	}
	if column.Type == DayTime && clock != "" && d.Day != "" {
		d.Day += " " + clock
	}
	r.set(column, Value{Text: d.Day, NoDeadline: d.None, Raw: text})
}

// reason takes the parser's sentence, or the general one.
func (j *judging) reason(own, general string) string {
	if own == "" {
		return general
	}
	if !strings.HasSuffix(own, "。") {
		own += "。"
	}
	return "：" + strings.TrimPrefix(own, "：")
}

// dateCell takes the day of a cell with a date format; days before 1990 are small numbers wearing the format.
func (j *judging) dateCell(r *reading, c int, text string) {
	day, clock, _ := strings.Cut(text, " ")
	if len(day) != 10 || day < "1990" || day >= "2200" {
		r.fault(c, text, "BAD_DATE", fmt.Sprintf("不是合理的日期：%s。可写 2026-03-31、3月底、一季度。", text))
		return
	}
	if r.columns[c].Type == DayTime && len(clock) >= 5 {
		day += " " + clock[:5]
	}
	r.set(r.columns[c], Value{Text: day, Raw: text})
}

// serial turns a bare number of days into what the date grammar understands: whole, and counted from 1900.
func (j *judging) serial(text string) (day, clock string) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v < 28000 || v >= 61000 {
		return text, ""
	}
	whole := math.Floor(v)
	minutes := int(math.Round((v - whole) * 1440))
	if minutes > 0 && minutes < 1440 {
		clock = fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
	}
	if j.book.Epoch1904 {
		whole += 1462
	}
	return strconv.Itoa(int(whole)), clock
}

// splitClock parts the time of day from a text such as 2026/3/5 10:05.
func (j *judging) splitClock(text string) (day, clock string) {
	s := strings.Map(half, text)
	i := strings.LastIndexFunc(s, func(c rune) bool { return c == ':' || c == '时' || c == '点' })
	if i < 0 {
		return text, ""
	}
	s = strings.NewReplacer("上午", " 上午", "下午", " 下午", "日", "日 ", "号", "日 ").Replace(s) // 11月5日下午3:20
	m := j.forms.clock.FindStringSubmatch(s)
	if m == nil {
		return text, ""
	}
	hour, _ := strconv.Atoi(m[3])
	minute, _ := strconv.Atoi(m[4])
	if (m[2] == "下午" || m[2] == "PM" || m[5] == "PM") && hour < 12 {
		hour += 12
	}
	if hour > 23 || minute > 59 {
		return text, ""
	}
	return m[1], fmt.Sprintf("%02d:%02d", hour, minute)
}

// readCode reads a telephone, an identity number or a credit code.
func (j *judging) readCode(r *reading, c int, text string) {
	column := r.columns[c]
	parse := map[Type]func(string) Code{Phone: j.setup.Parsers.Phone, USCC: j.setup.Parsers.USCC, IDNumber: j.setup.Parsers.IDNumber}[column.Type]
	code := parse(strings.TrimPrefix(text, "'"))
	if code.Refuse != "" {
		r.fault(c, text, code.Refuse, j.reason(code.Reason, "无法识别："+text+"。"))
		return
	}
	for _, n := range code.Notes {
		r.warn(column, text, n.Code, j.reason(n.Reason, "请核对："+text+"。"))
	}
	r.set(column, Value{Text: code.Text, Raw: text})
}

package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// asides are the forms of rows that stand between and below the records.
type asides struct {
	label, example, told, numeral, average *regexp.Regexp
}

func newAsides() asides {
	return asides{
		label: regexp.MustCompile(`^(填表|制表|填报|报送|打印|审核|复核|审批|签发|编制|统计|经办|校对)(人|人员|单位|部门|日期|时间)?([(（](签字|签名|签章|盖章)[)）])?[:：]?$|` +
			`^(单位|部门|科室|主要|分管|街道|社区)?(领导|负责人|主任|书记)([(（]?(签字|签名|签章|盖章|意见)[)）]?)[:：]?|^(联系人|联系电话|联系方式|说明|备注|注|填表说明|填报说明|填写说明|附注)\d*[:：]?$`),
		example: regexp.MustCompile(`^[(（【\[]?(示例|样例|范例|例|例如|填写示例|填报示例|举例|参考示例)\d?([)）】\]:：].*)?$`),
		told:    regexp.MustCompile(`^[(（【]?(请?(填写?|选填|必填|选择|下拉|按.{0,12}填|写明|注明|精确到|格式|不超过|限\d+字))`),
		numeral: regexp.MustCompile(`^[(（]?[一二三四五六七八九十]+[)）]?[、.．]?$`),
		average: regexp.MustCompile(`^(平均|均值|占比|百分比|比例|同比|环比|增减|中位数|最高|最低|最大|最小)(分|值|数|率|得分|情况)?[:：]?$`),
	}
}

// aside says why a row below the header is neither record nor total but a heading, an example, a note or a signature.
func (j *judging) aside(p *pass, r Row, sh shape) (code, reason string) {
	switch {
	case j.underHeader(p, r, sh):
		return "TITLE", "表头下的列号行或填写说明行。"
	case j.exampleRow(p, r, sh):
		return "TITLE", "示例行。"
	case sh.whole && (sh.at != p.sequence || !j.asides.label.MatchString(sh.first)):
		return "", ""
	case j.asides.label.MatchString(sh.first) && (p.beside(sh) || sh.filled > 1 || p.closed):
		return "FOOTER", "落款、说明行。"
	case sh.filled == 2 && sh.data == 1 && sh.at == p.sequence && j.asides.numeral.MatchString(sh.first):
		return "TITLE", "分组标题行。"
	case sh.filled == 1:
		return j.alone(p, r, sh)
	}
	return "", ""
}

// alone says why a row with a single cell is no record.
func (j *judging) alone(p *pass, r Row, sh shape) (code, reason string) {
	column := p.columnAt(sh.at)
	switch {
	case slices.Contains(p.titles, titled(sh.first)), j.beforeHeader(p):
		return "TITLE", "标题行。"
	case p.beside(sh) && !allDigits(sh.first):
		return "TITLE", "分组标题或说明行。"
	case r.Number > p.tail && (p.closed || column.Type != Text || column.Name == remark().Name):
		return "FOOTER", "表尾的落款、说明行。"
	}
	return "", ""
}

// beside says whether the first cell stands where no value of a record does: under 序号, or in a column that is not imported.
func (p *pass) beside(sh shape) bool { return sh.at == p.sequence || p.nameAt(sh.at) == "" }

// titled is a title without what marks its repetition on the next page.
func titled(text string) string {
	return strings.NewReplacer("(续)", "", "（续）", "", "(续表)", "", "（续表）", "").Replace(text)
}

// beforeHeader says whether the row below the one being judged is a header.
func (j *judging) beforeHeader(p *pass) bool {
	i := p.index + 1
	return i < len(p.sheet.Rows) && j.mayHead(p.sheet.Rows[i]) && len(j.missing(j.widest(p.sheet, i))) == 0
}

// underHeader says whether a row right below the header belongs to it: cells of the header merged down, column numbers
// (1 2 3, 甲 乙 1, ① ②, (1) (2)), or what is to be filled in.
func (j *judging) underHeader(p *pass, r Row, sh shape) bool {
	if r.Number != p.lastHeader+1 {
		return false
	}
	told, merged := 0, false
	for c, cell := range r.Cells {
		if cell.Kind != TextCell {
			continue
		}
		if cell.Span == SpanDown && p.nameAt(c) != "" {
			name, _ := j.words.find(cell.Text)
			merged = merged || name == p.nameAt(c)
		}
		if cell.Span == SpanNone && j.asides.told.MatchString(squeeze(cell.Text)) {
			told++
		}
	}
	if !merged && !ordinals(r, sh) && (told < 2 || told*2 < sh.filled) {
		return false
	}
	p.lastHeader = r.Number
	return true
}

// ordinals says whether the row only numbers the columns.
func ordinals(r Row, sh shape) bool {
	if sh.filled < 4 {
		return false
	}
	last, style := 0, 0
	for _, cell := range r.Cells {
		if cell.Kind == Empty || cell.Span != SpanNone {
			continue
		}
		n, s := ordinal(squeeze(cell.Text))
		if n == 0 || n != last+1 && (n != 1 || s == style) {
			return false
		}
		last, style = n, s
	}
	return true
}

// ordinal reads 3, (3), ③, 丙 and C as 3, with the style of writing.
func ordinal(s string) (n, style int) {
	s = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(s, "栏"), "列"), "()（）[]【】")
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n < 100 {
		return n, 1
	}
	r := []rune(s)
	if len(r) != 1 {
		return 0, 0
	}
	for i, row := range []string{"甲乙丙丁戊己庚辛壬癸", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} {
		if at := slices.Index([]rune(row), r[0]); at >= 0 {
			return at + 1, i + 2
		}
	}
	return 0, 0
}

// exampleRow recognises a row that shows how to fill the table in.
func (j *judging) exampleRow(p *pass, r Row, sh shape) bool {
	if sh.at == p.sequence && j.asides.example.MatchString(sh.first) {
		return true
	}
	for c, cell := range r.Cells {
		if p.columnAt(c).Name == j.kind.Key[0] && cell.Kind == TextCell {
			text := squeeze(cell.Text)
			return strings.ContainsAny(text, ")）】]:：") && j.asides.example.MatchString(text)
		}
	}
	return false
}

// lastWhole is the number of the last row that shows every required value; what follows is the foot of the sheet.
func (p *pass) lastWhole() int {
	for i := len(p.sheet.Rows) - 1; i > p.header.index; i-- {
		if r := p.sheet.Rows[i]; p.whole(r) && slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Span == SpanNone && c.Kind != Empty }) {
			return r.Number
		}
	}
	return 0
}

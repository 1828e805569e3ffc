package intake

import (
	"regexp"
	"strconv"
	"strings"
)

// patterns are the forms of rows that are no records.
type patterns struct {
	total, subtotal, footer, seal, meta, section, filed, year, clock *regexp.Regexp
}

func newPatterns() patterns {
	return patterns{
		total:    regexp.MustCompile(`^(本页|本表|全表|全街|全街道|街道|全部|以上)?(合计|总计|共计|累计|总数|汇总)(\d+[项件个人条家户次]?)?([(][^)]*[)])?[:：]?$|^共\d+[项件个人条家户次]$|^(grand)?total[:：]?$`),
		subtotal: regexp.MustCompile(`^(本页|本类|本组|本单位)?小计(\d+[项件个人条家户次]?)?([(][^)]*[)])?[:：]?$|^sub-?total[:：]?$`),
		footer: regexp.MustCompile(`^[(（]?(填表人|制表人|制表|填报人|审核人|审核|复核人|复核|经办人|审批人|单位负责人|主要负责人|分管领导|分管负责人|负责人签字|签字|` +
			`填表日期|填报日期|制表日期|打印日期|填表单位|填报单位|报送单位|联系电话|注\d*|备注|说明|填表说明|填报说明|特别说明)[\d.]*[)）]?[:：]`),
		seal:    regexp.MustCompile(`^(\d{4}年\d{1,2}月\d{1,2}日|第\d+页.*|[—\-]?\d+/\d+[—\-]?|以上(情况|内容)?(属实|无误).*|.{0,24}[(（]?(盖章|公章|签章|签字|签名)[)）]?[:：]?)$`),
		meta:    regexp.MustCompile(`(填报|填表|制表|报送|编制|统计|上报|截止|责任)?(单位|日期|时间|部门|期间)[(（]?[^:：]{0,8}[:：]|\d{4}年\d{1,2}月\d{1,2}日$`),
		section: regexp.MustCompile(`^([一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节部分类]+)`),
		filed:   regexp.MustCompile(`(?:填报|填表|制表|报送|编制|统计|上报|截止)?(?:日期|时间)[:：]?(\d{4})[年./\-]`),
		clock:   regexp.MustCompile(`^(.*?\d日?)[\sT]+(上午|下午|AM|PM)?\s*(\d{1,2})[:时点](\d{1,2})?(?:[:分]\d{0,2})?(?:\.\d+)?[分秒Z]?\s*(AM|PM)?$`),
		year:    regexp.MustCompile(`(20\d{2})(?:年|[.\-/]\d)`),
	}
}

// shape is what a row shows apart from the meaning of its columns; values carried over by merging do not count.
type shape struct {
	at      int    // place of the first of them
	filled  int    // cells with a value of their own
	first   string // the first of them, squeezed
	covered int    // cells the first one is merged over
	data    int    // filled cells in recognised columns other than 序号
	whole   bool   // every required column shows something
}

func (j *judging) look(s *pass, r Row) shape {
	var sh shape
	firstAt := -1
	for c, cell := range r.Cells {
		if cell.Kind == Empty || cell.Kind == TextCell && squeeze(cell.Text) == "" {
			continue
		}
		if cell.Span != SpanNone {
			if firstAt >= 0 && sh.filled == 1 && cell.Span == SpanRight && cell.Text == r.Cells[firstAt].Text {
				sh.covered++
			}
			continue
		}
		sh.filled++
		if firstAt < 0 {
			firstAt, sh.first, sh.covered = c, squeeze(cell.Text), 1
			sh.at = c
		}
		if name := s.nameAt(c); name != "" && s.columns[c].Type != Sequence {
			sh.data++
		}
	}
	sh.whole = s.whole(r)
	return sh
}

// whole says whether every required column of a row shows something.
func (p *pass) whole(r Row) bool {
	for c, column := range p.columns {
		cell := at(r.Cells, c)
		if column.Required && !column.CanMiss && (cell.Kind == Empty || cell.Span == SpanRight) {
			return false
		}
	}
	return true
}

// before classifies a row above the header.
func (j *judging) before(r Row) (code, reason string) {
	text := ""
	for _, c := range r.Cells {
		if c.Span == SpanNone {
			text += squeeze(c.Text)
		}
	}
	if j.forms.meta.MatchString(text) {
		return "META", "填报单位、日期等说明行。"
	}
	return "TITLE", "标题行。"
}

// skip says why a row below the header is no record; an empty code means that it is one.
func (j *judging) skip(s *pass, r Row, sh shape) (code, reason string) {
	switch {
	case sh.filled == 0:
		return "EMPTY_ROW", "空行。"
	case s.numbered(r, sh):
		return "EMPTY_ROW", "只有序号，没有内容。"
	}
	if code := j.sum(s, r, sh); code != "" {
		return code, "合计、小计行，不作为记录导入。"
	}
	alone := sh.filled == 1
	switch {
	case j.closing(sh), alone && !sh.whole && j.forms.seal.MatchString(sh.first):
		return "FOOTER", "落款、说明行。"
	case alone && sh.covered >= 3, alone && !sh.whole && j.forms.section.MatchString(sh.first):
		return "TITLE", "分组标题行。"
	case j.again(s, r):
		return "TITLE", "重复的表头。"
	}
	return j.aside(s, r, sh)
}

// numbered says whether the row holds a running number and nothing else.
func (p *pass) numbered(r Row, sh shape) bool {
	cell := at(r.Cells, p.sequence)
	return sh.data == 0 && sh.filled == 1 && cell.Kind != Empty && cell.Span == SpanNone && allDigits(sh.first)
}

// closing recognises signatures and notes.
func (j *judging) closing(sh shape) bool {
	if j.forms.footer.MatchString(sh.first) {
		return !sh.whole || sh.covered > 2
	}
	return !sh.whole && sh.data == 0 && j.forms.meta.MatchString(sh.first)
}

// sum recognises totals: the word stands first in the row, or in a column that must not hold it.
func (j *judging) sum(s *pass, r Row, sh shape) string {
	for c, cell := range r.Cells {
		if cell.Kind != TextCell || cell.Span != SpanNone {
			continue
		}
		text := strings.ToLower(squeeze(cell.Text))
		leading := text == strings.ToLower(sh.first)
		if !leading && !s.columnAt(c).Required && sh.whole {
			continue
		}
		if code := j.sumWord(text, leading && !sh.whole); code != "" {
			return code
		}
	}
	return ""
}

// sumWord says which kind of total a text announces; loose also lets words stand before it (城管办合计).
func (j *judging) sumWord(text string, loose bool) string {
	switch {
	case j.forms.subtotal.MatchString(text):
		return "SUBTOTAL"
	case j.forms.total.MatchString(text), loose && j.asides.average.MatchString(text):
		return "TOTAL"
	case !loose || len([]rune(text)) > 16:
		return ""
	}
	switch text = strings.TrimRight(text, ":："); {
	case strings.HasSuffix(text, "小计"):
		return "SUBTOTAL"
	case strings.HasSuffix(text, "合计"), strings.HasSuffix(text, "总计"):
		return "TOTAL"
	}
	return ""
}

// again says whether the row repeats the header, as lists printed on several pages do.
func (j *judging) again(s *pass, r Row) bool {
	same, known := 0, 0
	for c, name := range s.header.columns {
		if name == "" {
			continue
		}
		known++
		if text := at(r.Cells, c).Text; text != "" {
			if found, _ := j.words.find(text); found == name {
				same++
			}
		}
	}
	return same >= 2 && same*3 >= known*2
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.") == ""
}

// contextYear finds the year that dates without one belong to, and where it was found: the filing date, a year in the
// title, in the file's name, or the current one.
func (j *judging) contextYear(s Sheet, header int) (year int, from string) {
	text := ""
	for _, r := range s.Rows[:header] {
		for _, c := range r.Cells {
			if c.Span == SpanNone {
				text += squeeze(c.Text) + "\n"
			}
		}
	}
	places := []struct {
		pattern    *regexp.Regexp
		text, from string
	}{{j.forms.filed, text, "填报日期"}, {j.forms.year, text, "表格标题"}, {j.forms.year, squeeze(j.book.Name), "文件名"}}
	for _, p := range places {
		if m := p.pattern.FindStringSubmatch(p.text); m != nil {
			if y, err := strconv.Atoi(m[1]); err == nil && y >= 1990 && y < 2200 {
				return y, p.from
			}
		}
	}
	return j.setup.Today.Year(), "当前年份"
}

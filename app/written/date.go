package written

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Context is what a date without year is read against.
type Context struct {
	Year        int    // 0: a date without year is refused
	YearFrom    string // where the year comes from, for the warning: 填报日期, 文件名
	Date1904    bool   // serial numbers of a workbook that counts from 1904
	Today       string // for form entries: 今, +5, 9-28
	AddWorkdays func(date string, n int) string
}

// Kind says what a text means as a deadline (时限类型).
type Kind int

// The meanings.
const (
	Refused Kind = iota // Code and Reason say why
	Blank               // nothing written
	Day                 // a day
	None                // 长期坚持: no deadline
)

// DateResult is a deadline as read.
type DateResult struct {
	Kind     Kind
	Date     string // yyyy-MM-dd if Kind is Day
	Code     string // BAD_DATE or AMBIGUOUS if refused
	Reason   string
	Warnings []Warning
}

// reading is one candidate meaning: a day, or a day counted in a year that is still to be assumed.
type reading struct {
	year, month, day int // day 0: the month's last day; month 0: none
	assumed          string
	ambiguous        bool
}

var (
	clock    = regexp.MustCompile(`(?:([日号]) ?(?:上午|下午|晚上?)? ?|[ T]?(?:上午|下午|晚上?) ?|[ T])\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?|半|整)?)Z?(?: ?[之以]?前)?$`)
	thisYear = regexp.MustCompile(`^(?:今年|本年)度?(.*)$`)
	lead     = regexp.MustCompile(`^(于|在|截至|截止到|截止|限|至)`)
	tail     = regexp.MustCompile(`(以前|之前|前|止|为止)?(完成|办结|落实)?$`)
	endless  = regexp.MustCompile(`^((全年|年内|长期|持续|常年|常态化|立行立改|即知即改|立整立改|立即)(坚持|推进|执行|整改|改正|开展|落实|实施|抓好|推动|进行|巩固|保持|长期坚持|持续推进)?[,，、;；/]?)+$`)
	vague    = regexp.MustCompile(`^(全年|年内|立即)$`)
	serial   = regexp.MustCompile(`^(\d{5})(\.\d+)?$`)
	full     = regexp.MustCompile(`^(\d{4})([./\-年])(\d{1,2})([./\-月])(\d{1,2})[日号]?$`)
	compact  = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	twoDigit = regexp.MustCompile(`^(\d{2})([./\-年])(\d{1,2})([./\-月])(\d{1,2})[日号]?$`)
	yearLast = regexp.MustCompile(`^\d{1,2}[./\-]\d{1,2}[./\-]\d{4}$`)
	monthDay = regexp.MustCompile(`^(\d{1,2})月(\d{1,2})[日号]?$`)
	month    = regexp.MustCompile(`^(?:(\d{4})[年./\-])?(\d{1,2})(月份?)?(月?[底末]|上旬|中旬|下旬)?$`)
	quarter  = regexp.MustCompile(`^(?:(\d{4})年)?第?([1-4一二三四])季度?[底末]?$`)
	part     = regexp.MustCompile(`^(?:(\d{4})年)?(上半年|下半年|年底|年末|年内|底|末|内|全年|度)$`)
)

// Date reads a deadline as clerks write it in lists.
func Date(text string, c Context) DateResult {
	s := clean(text)
	switch {
	case s == "":
		return DateResult{Kind: Blank}
	case endless.MatchString(s) && !vague.MatchString(s):
		return DateResult{Kind: None, Warnings: []Warning{{NoDeadline, quote(text) + "按没有时限处理"}}}
	}
	r, ok := read(s, c)
	if !ok {
		if r, ok = readRange(s, c); !ok {
			return DateResult{Code: BadDate, Reason: quote(text) + "不是日期，请写成 2026-03-31 或 3月底"}
		}
	}
	return r.result(text, c)
}

// clean folds the text, drops the time of day and words around the date, and writes Chinese numerals as digits.
func clean(text string) string {
	s := clock.ReplaceAllString(Fold(text), "$1")
	s = numerals(strings.ReplaceAll(s, " ", ""))
	if !endless.MatchString(s) {
		s = lead.ReplaceAllString(s, "")
		s = ofThisYear(tail.ReplaceAllString(s, ""))
	}
	return s
}

// ofThisYear drops 今年, which is the year that a date without one has anyway.
func ofThisYear(s string) string {
	m := thisYear.FindStringSubmatch(s)
	switch {
	case m == nil:
		return s
	case m[1] == "":
		return "全年"
	case strings.Contains("底末内", m[1]):
		return "年" + m[1]
	}
	return m[1]
}

// read finds the single day or period that the text names.
func read(s string, c Context) (reading, bool) {
	if m := serial.FindStringSubmatch(s); m != nil {
		return serialDay(m[1], c)
	}
	if m := full.FindStringSubmatch(s); m != nil && pair(m[2], m[4]) {
		return reading{year: num(m[1]), month: num(m[3]), day: bad0(m[5])}, true
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		return reading{year: num(m[1]), month: num(m[2]), day: bad0(m[3])}, true
	}
	if m := twoDigit.FindStringSubmatch(s); m != nil && pair(m[2], m[4]) {
		r := reading{year: 2000 + num(m[1]), month: num(m[3]), day: bad0(m[5]), ambiguous: m[2] == "/"}
		if m[2] == "-" {
			r.assumed = "年份按 20" + m[1] + " 年计"
		}
		return r, true
	}
	if yearLast.MatchString(s) {
		return reading{ambiguous: true}, true
	}
	if m := monthDay.FindStringSubmatch(s); m != nil {
		return reading{month: num(m[1]), day: bad0(m[2])}, true
	}
	return readPeriod(s)
}

// readPeriod reads months, quarters, halves and years; their last day counts.
func readPeriod(s string) (reading, bool) {
	if m := month.FindStringSubmatch(s); m != nil && (m[3] != "" || m[4] != "" || m[1] != "") {
		return monthEnd(m)
	}
	if m := quarter.FindStringSubmatch(s); m != nil {
		q := strings.Index("1234", m[2]) + 1
		if q == 0 {
			q = strings.Index("一二三四", m[2])/3 + 1
		}
		return reading{year: num(m[1]), month: 3 * q}, true
	}
	m := part.FindStringSubmatch(s)
	if m == nil || m[1] == "" && strings.Contains("底末内度", m[2]) {
		return reading{}, false
	}
	if m[2] == "上半年" {
		return reading{year: num(m[1]), month: 6}, true
	}
	return reading{year: num(m[1]), month: 12}, true
}

func monthEnd(m []string) (reading, bool) {
	r := reading{year: num(m[1]), month: num(m[2])}
	switch m[4] {
	case "上旬":
		r.day, r.assumed = 10, "上旬按 10 日计"
	case "中旬":
		r.day, r.assumed = 20, "中旬按 20 日计"
	case "":
		r.assumed = "只写到月，按月末计"
	}
	return r, r.month > 0
}

func serialDay(text string, c Context) (reading, bool) {
	n := num(text)
	if n < 30000 || n > 60000 {
		return reading{}, false
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if c.Date1904 {
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	t := base.AddDate(0, 0, n)
	return reading{year: t.Year(), month: int(t.Month()), day: t.Day(), assumed: "数字 " + text + " 按表格日期序号计"}, true
}

// readRange reads 3月—6月 and 2026.3-2026.6: the end counts.
func readRange(s string, c Context) (reading, bool) {
	for i, sign := range s {
		if !strings.ContainsRune("-—–~～至到", sign) {
			continue
		}
		left, right := s[:i], strings.TrimLeft(s[i:], "-—–~～至到")
		to, ok := rangeEnd(right, left, c)
		if !ok {
			continue
		}
		from, ok := rangeStart(left, right, c)
		if !ok {
			continue
		}
		if to.year == 0 {
			to.year = from.year
		}
		if from.year == 0 {
			from.year = to.year
		}
		to.assumed = ""
		if from.key() > to.key() {
			to.ambiguous = true
		}
		return to, true
	}
	return reading{}, false
}

// rangeEnd reads the end of a range; 10 after 2026.3.5- is a day, 3.10 a month and day.
func rangeEnd(right, left string, c Context) (reading, bool) {
	if m := regexp.MustCompile(`^(\d{1,2})[.](\d{1,2})$`).FindStringSubmatch(right); m != nil && full.MatchString(left) {
		return reading{month: num(m[1]), day: bad0(m[2])}, true
	}
	if m := regexp.MustCompile(`^(\d{1,2})[日号]$`).FindStringSubmatch(right); m != nil {
		if from, ok := read(left, c); ok && from.day > 0 {
			return reading{year: from.year, month: from.month, day: bad0(m[1])}, true
		}
	}
	return read(right, c)
}

// rangeStart reads the beginning, 1 before -3月 being a month.
func rangeStart(left, right string, c Context) (reading, bool) {
	if _, err := strconv.Atoi(left); err == nil && len(left) <= 2 && strings.Contains(right, "月") {
		left += "月"
	}
	return read(left, c)
}

func (r reading) key() int {
	day := r.day
	if day == 0 {
		day = 31
	}
	return r.year*10000 + r.month*100 + day
}

// result turns the reading into a day, with what was assumed.
func (r reading) result(text string, c Context) DateResult {
	if r.ambiguous {
		return DateResult{Code: Ambiguous, Reason: quote(text) + "有两种读法，请写成 2026-03-05"}
	}
	out := DateResult{Kind: Day}
	if r.year == 0 {
		if c.Year == 0 {
			return DateResult{Code: BadDate, Reason: quote(text) + "没有写年份"}
		}
		r.year = c.Year
		from := c.YearFrom
		if from != "" {
			from += "的"
		}
		out.Warnings = append(out.Warnings, Warning{YearAssumed, fmt.Sprintf("%s没有写年份，按%s %d 年计", quote(text), from, c.Year)})
	}
	last := monthDays(r.year, r.month)
	if r.day == 0 {
		r.day = last
	}
	if r.year < 1900 || r.year > 2199 || last == 0 || r.day < 1 || r.day > last {
		return DateResult{Code: BadDate, Reason: quote(text) + "这一天不存在，请核对后改正"}
	}
	if r.assumed != "" {
		out.Warnings = append(out.Warnings, Warning{DateAssumed, quote(text) + r.assumed})
	}
	out.Date = fmt.Sprintf("%04d-%02d-%02d", r.year, r.month, r.day)
	return out
}

// pair reports whether the two signs between year, month and day belong together.
func pair(a, b string) bool { return a == b || a == "年" && b == "月" }

// bad0 reads a day; 0 becomes a day that does not exist, because day 0 means the month's end here.
func bad0(s string) int {
	if n := num(s); n > 0 {
		return n
	}
	return 99
}

func num(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func monthDays(y, m int) int {
	if m < 1 || m > 12 {
		return 0
	}
	return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

package written

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

const (
	backWords  = `(上上|上|本|这|当|下下|下)?个?`
	weekday    = `(?:周|星期|礼拜)([一二三四五六日天1-7])`
	countWords = `(\d{1,3}|[一二三四五六七八九十两半]{1,3})`
)

var (
	weekAndDay  = regexp.MustCompile(`^` + backWords + weekday + `$`)
	countedOn   = regexp.MustCompile(`^\+?` + countWords + `(个?工作日|天|日|个?周|个?星期|个月|月|年)(后|之后|以后|内|之内|以内)?$`)
	signedDays  = regexp.MustCompile(`^([-−+])(\d{1,3})$`)
	ofMonth     = regexp.MustCompile(`^(上|本|这|当|下)?个?月(底|末|初|(\d{1,2})[日号]?)$`)
	dayAlone    = regexp.MustCompile(`^(\d{1,2})[日号]$`)
	ofQuarter   = regexp.MustCompile(`^(上|本|这|当|下)?个?季度?[底末]$`)
	ofYear      = regexp.MustCompile(`^(去|前|明|后)年(.+)$`)
	otherMarks  = regexp.MustCompile(`^(\d{4}|\d{1,2})[。，、,](\d{1,2})(?:[。，、,](\d{1,2}))?$`)
	blankMarks  = regexp.MustCompile(`^(\d{4}) (\d{1,2}) (\d{1,2})$`)
	sixDigit    = regexp.MustCompile(`^(\d{2})(\d{2})(\d{2})$`)
	shortPeriod = regexp.MustCompile(`^(\d{4}|\d{2})?年?[Qq]([1-4])$`)
	said        = regexp.MustCompile(`^(.*[\d日号].*?)[(（]?` + weekday + `[)）]?$`)
	bareNumeral = regexp.MustCompile(`月([〇零一二三四五六七八九十]+)$`)
	zoned       = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[Tt][\d:.]+(?:[Zz]|[+-]\d{2}:?\d{2})?$`)
	dayWords    = map[string]int{"今": 0, "今天": 0, "今日": 0, "当天": 0, "当日": 0, "明天": 1, "明日": 1, "后天": 2, "后日": 2, "大后天": 3, "昨天": -1, "昨日": -1, "前天": -2}
	shifts      = map[string]int{"上上": -2, "上": -1, "下": 1, "下下": 2}
	otherDigits = strings.NewReplacer("○", "〇", "Ｏ", "〇", "壹", "一", "贰", "二", "叁", "三", "肆", "四", "伍", "五", "陆", "六", "柒", "七", "捌", "八", "玖", "九", "拾", "十",
		"廿", "二十", "卅", "三十", "礼拜", "星期", "之前", "前", "以前", "前")
)

// relative reads a day told from today: 明天, 下周三, 月底, 三天后, 明年3月底.
func relative(s string, c Context) (DateResult, bool) {
	today, err := time.Parse(time.DateOnly, c.Today)
	if err != nil {
		return DateResult{}, false
	}
	s = strings.TrimSuffix(s, "前")
	if n, ok := dayWords[s]; ok {
		return on(today.AddDate(0, 0, n)), true
	}
	if m := weekAndDay.FindStringSubmatch(s); m != nil {
		monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7+7*shifts[m[1]])
		return on(monday.AddDate(0, 0, weekdayNumber(m[2])-1)), true
	}
	if m := countedOn.FindStringSubmatch(s); m != nil && (m[3] != "" || s[0] == '+' || strings.HasSuffix(m[2], "工作日")) {
		return afterwards(today, m, c)
	}
	if m := signedDays.FindStringSubmatch(s); m != nil && c.AddWorkdays != nil {
		n := num(m[2])
		if m[1] != "+" {
			n = -n
		}
		d := c.AddWorkdays(c.Today, n)
		return DateResult{Kind: Day, Date: d}, d != ""
	}
	return ofToday(s, today, c)
}

// ofToday reads what is said of a month, quarter or year near today's.
func ofToday(s string, today time.Time, c Context) (DateResult, bool) {
	first := time.Date(today.Year(), today.Month(), 1, 0, 0, 0, 0, time.UTC)
	if m := ofMonth.FindStringSubmatch(s); m != nil {
		return dayOf(first.AddDate(0, shifts[m[1]], 0), m[2], m[3], s), true
	}
	if m := dayAlone.FindStringSubmatch(s); m != nil {
		return dayOf(first, m[1], m[1], s), true
	}
	if m := ofQuarter.FindStringSubmatch(s); m != nil {
		quarter := time.Date(today.Year(), (today.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
		return on(quarter.AddDate(0, 3*shifts[m[1]]+3, -1)), true
	}
	if m := ofYear.FindStringSubmatch(s); m != nil {
		c.Year = today.Year() + map[string]int{"前": -2, "去": -1, "明": 1, "后": 2}[m[1]]
		rest := m[2]
		if rest == "底" || rest == "末" {
			rest = "年" + rest
		}
		r := Date(rest, c)
		return r, r.Kind == Day
	}
	return DateResult{}, false
}

// dayOf is a day of the month that begins on first: its last, its first, or one that is numbered.
func dayOf(first time.Time, word, number, text string) DateResult {
	switch {
	case number != "":
		return reading{year: first.Year(), month: int(first.Month()), day: bad0(number)}.result(text, Context{})
	case word == "初":
		return on(first)
	}
	return on(first.AddDate(0, 1, -1))
}

// afterwards counts days, weeks, months or working days from today.
func afterwards(today time.Time, m []string, c Context) (DateResult, bool) {
	n := num(m[1])
	if n == 0 {
		n = count(m[1])
	}
	half := m[1] == "半"
	if m[2] == "月" && !half {
		return DateResult{}, false // 3月内 is no count of months
	}
	switch strings.TrimPrefix(m[2], "个") {
	case "工作日":
		if half || c.AddWorkdays == nil {
			return DateResult{}, false
		}
		d := c.AddWorkdays(c.Today, n)
		return DateResult{Kind: Day, Date: d}, d != ""
	case "天", "日":
		return on(today.AddDate(0, 0, n)), !half
	case "月":
		if half {
			return on(today.AddDate(0, 0, 15)), true
		}
		return on(months(today, n)), true
	case "年":
		if half {
			return on(months(today, 6)), true
		}
		return on(months(today, 12*n)), true
	}
	return on(today.AddDate(0, 0, 7*n)), !half
}

// months goes on by months; a day that the month does not have is its last.
func months(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(t.Day(), monthDays(first.Year(), int(first.Month())))-1)
}

// count reads a small Chinese number, 0 for what is none.
func count(s string) int {
	if s == "半" {
		return 0
	}
	return num(chineseNumber([]rune(strings.ReplaceAll(s, "两", "二"))))
}

func on(t time.Time) DateResult { return DateResult{Kind: Day, Date: t.Format(time.DateOnly)} }

func weekdayNumber(s string) int {
	if i := strings.Index("一二三四五六日", s); i >= 0 && len(s) == 3 {
		return i/3 + 1
	}
	if s == "天" {
		return 7
	}
	return num(s)
}

// plainly rewrites what only entries have: 2026。9。17, 2026 9 17, 26Q3, 九月十七.
func plainly(text string) string {
	s := strings.Trim(Fold(text), `'"“”‘’`)
	if m := blankMarks.FindStringSubmatch(s); m != nil {
		return strings.Join(m[1:], "-")
	}
	s = otherDigits.Replace(Squeeze(s))
	if m := zoned.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	if m := otherMarks.FindStringSubmatch(s); m != nil {
		return strings.TrimSuffix(strings.Join(m[1:], "."), ".")
	}
	if m := shortPeriod.FindStringSubmatch(s); m != nil {
		if len(m[1]) == 2 {
			m[1] = "20" + m[1]
		}
		if m[1] != "" {
			m[1] += "年"
		}
		return m[1] + m[2] + "季度"
	}
	return bareNumeral.ReplaceAllString(s, "月${1}日")
}

// withDay takes the day of the week behind a date away and refuses it when it is not that day's.
func withDay(s, text string, c Context) (DateResult, bool) {
	m := said.FindStringSubmatch(s)
	if m == nil {
		return DateResult{}, false
	}
	r := Entry(m[1], c)
	t, err := time.Parse(time.DateOnly, r.Date)
	if r.Kind != Day || err != nil {
		return r, r.Kind == Refused && r.Code != ""
	}
	if want := (int(t.Weekday())+6)%7 + 1; want != weekdayNumber(m[2]) {
		days := []rune("一二三四五六日")
		return DateResult{Code: Ambiguous, Reason: fmt.Sprintf("%s 是星期%s，与%s不符", r.Date, string(days[want-1]), quote(text))}, true
	}
	return r, true
}

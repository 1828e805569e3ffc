package app

import (
	"fmt"
	"strconv"
	"strings"

	"gongzhi/app/written"
)

// Period (考核期) is a quarter, written 2026Q3.
type Period string

// PeriodOf is the quarter of a date.
func PeriodOf(d Date) Period {
	if len(d) < 7 {
		return ""
	}
	month, _ := strconv.Atoi(string(d[5:7]))
	return Period(fmt.Sprintf("%sQ%d", d[:4], (month+2)/3))
}

// ParsePeriod reads 2026Q3, 26Q3, 2026年第三季度, 二〇二六年三季度, 26年3季度 or 2026-3; a half year or a year is no quarter.
func ParsePeriod(text string) (Period, error) {
	t := strings.ToUpper(strings.NewReplacer("度", "", "第", "", "-", "", "〇", "0", "零", "0", "○", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9").Replace(written.Squeeze(text)))
	t = strings.NewReplacer("年", "", "季", "", "Q", "").Replace(t)
	if len(t) == 3 && strings.ContainsAny(strings.ToUpper(text), "年季QＱ") {
		t = "20" + t
	}
	if year, err := strconv.Atoi(t); err == nil && len(t) == 5 && t[4] >= '1' && t[4] <= '4' && year >= 19000 {
		return Period(t[:4] + "Q" + t[4:]), nil
	}
	if strings.Contains(text, "半年") || strings.HasSuffix(strings.TrimSpace(text), "年") || strings.Contains(text, "年度") {
		return "", Errorf("period", "考核期以季度计，“%s”不是一个季度。可写 2026Q3 或 2026年第三季度。", text)
	}
	return "", Errorf("period", "考核期无法识别：%s。可写 2026Q3 或 2026年第三季度。", text)
}

// ParsePeriodOn reads what ParsePeriod does, and a quarter told from a day: 三季度, Q3, 本季度, 上季度, 去年四季度.
func ParsePeriodOn(text string, today Date) (Period, error) {
	t := strings.TrimPrefix(written.Squeeze(text), "今年")
	now := PeriodOf(today)
	switch strings.NewReplacer("个", "", "度", "").Replace(t) {
	case "本季", "这季", "当季":
		return now, nil
	case "上季":
		return now.Prev(), nil
	case "下季":
		return now.Next(), nil
	}
	year := today.Year()
	for word, by := range map[string]int{"去年": -1, "上年": -1, "明年": 1} {
		if rest, ok := strings.CutPrefix(t, word); ok {
			t, year = rest, year+by
		}
	}
	if p, err := ParsePeriod(strconv.Itoa(year) + "年" + t); err == nil && len([]rune(t)) < 6 {
		return p, nil
	}
	return ParsePeriod(text)
}

// Year is the calendar year.
func (p Period) Year() int {
	if len(p) != 6 {
		return 0
	}
	y, _ := strconv.Atoi(string(p[:4]))
	return y
}

// Quarter is 1 to 4; 0 for an empty period.
func (p Period) Quarter() int {
	if len(p) != 6 {
		return 0
	}
	return int(p[5] - '0')
}

// First is the first day.
func (p Period) First() Date {
	if p.Quarter() == 0 {
		return ""
	}
	return Date(fmt.Sprintf("%04d-%02d-01", p.Year(), p.Quarter()*3-2))
}

// Last is the last day.
func (p Period) Last() Date {
	if p.Quarter() == 0 {
		return ""
	}
	days := [...]int{31, 30, 30, 31}
	return Date(fmt.Sprintf("%04d-%02d-%02d", p.Year(), p.Quarter()*3, days[p.Quarter()-1]))
}

// Has says whether the date lies in the quarter.
func (p Period) Has(d Date) bool { return d != "" && d >= p.First() && d <= p.Last() }

// Prev is the quarter before.
func (p Period) Prev() Period { return p.shift(-1) }

// Next is the quarter after.
func (p Period) Next() Period { return p.shift(1) }

func (p Period) shift(n int) Period {
	if p.Quarter() == 0 {
		return ""
	}
	q := p.Year()*4 + p.Quarter() - 1 + n
	return Period(fmt.Sprintf("%04dQ%d", q/4, q%4+1))
}

// String is the full form, 2026年第三季度.
func (p Period) String() string {
	if p.Quarter() == 0 {
		return ""
	}
	return fmt.Sprintf("%d年第%s季度", p.Year(), [...]string{"一", "二", "三", "四"}[p.Quarter()-1])
}

// Short is the narrow form, 26Q3.
func (p Period) Short() string {
	if len(p) != 6 {
		return ""
	}
	return string(p[2:])
}

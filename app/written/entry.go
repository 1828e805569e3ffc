package written

import (
	"regexp"
	"strings"
)

var (
	shortDate = regexp.MustCompile(`^(\d{1,2})[-./](\d{1,2})$`)
	fourDigit = regexp.MustCompile(`^(\d{2})(\d{2})$`)
	numeral   = regexp.MustCompile(`[〇零一二三四五六七八九十]+[年月日号]`)
)

// Entry reads what a person types into a date field: 9-28, 0928, 20260928, 9月28日（周一）, +5 (working days on), 今, 下周三, 月底,
// and everything that Date reads. A missing year is this year's, without warning.
func Entry(text string, c Context) DateResult {
	if c.Year == 0 && len(c.Today) >= 4 {
		c.Year = num(c.Today[:4])
	}
	s := plainly(text)
	if r, ok := relative(s, c); ok {
		return r
	}
	if r, ok := withDay(s, text, c); ok {
		return r
	}
	out := absolute(s, text, c)
	kept := out.Warnings[:0]
	for _, w := range out.Warnings {
		if w.Code != YearAssumed {
			kept = append(kept, w)
		}
	}
	out.Warnings = kept
	return out
}

// absolute reads a day by its figures.
func absolute(s, text string, c Context) DateResult {
	if m := first(s, shortDate, fourDigit); m != nil {
		return reading{month: num(m[1]), day: bad0(m[2])}.result(text, c)
	}
	if m := sixDigit.FindStringSubmatch(s); m != nil {
		other := m[1] == "20" && monthDays(2000, num(m[2])) > 0 && num(m[3]) < 13 // 200912 may be a month
		return reading{year: 2000 + num(m[1]), month: num(m[2]), day: bad0(m[3]), ambiguous: other}.result(text, c)
	}
	if s == Squeeze(text) {
		s = text // its blanks tell the day from the time
	}
	out := Date(s, c)
	out.Reason = strings.Replace(out.Reason, quote(s), quote(text), 1)
	return out
}

func first(s string, patterns ...*regexp.Regexp) []string {
	for _, p := range patterns {
		if m := p.FindStringSubmatch(s); m != nil {
			return m
		}
	}
	return nil
}

// numerals writes the Chinese numerals of a date as digits: 二〇二六年三月十五日 → 2026年3月15日.
func numerals(s string) string {
	return numeral.ReplaceAllStringFunc(s, func(word string) string {
		r := []rune(word)
		return chineseNumber(r[:len(r)-1]) + string(r[len(r)-1])
	})
}

func chineseNumber(r []rune) string {
	digit := func(c rune) string {
		if c == '〇' {
			c = '零'
		}
		return string(rune('0' + strings.Index("零一二三四五六七八九", string(c))/3))
	}
	var b strings.Builder
	for i, c := range r {
		switch {
		case c != '十':
			b.WriteString(digit(c))
		case i == 0 && len(r) == 1:
			b.WriteString("10")
		case i == 0:
			b.WriteString("1")
		case i == len(r)-1:
			b.WriteString("0")
		}
	}
	return b.String()
}

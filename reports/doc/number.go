package doc

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Counter numbers headings (层次序号): 一、（一）1.（1）. A number of one level resets the levels below it.
type Counter struct{ n [5]int }

// Next gives the next number of the level; levels outside 1 to 4 have none.
func (c *Counter) Next(level int) string {
	if level < 1 || level > 4 {
		return ""
	}
	c.n[level]++
	for l := level + 1; l <= 4; l++ {
		c.n[l] = 0
	}
	return Ordinal(level, c.n[level])
}

// Restart lets the level begin at one again.
func (c *Counter) Restart(level int) {
	for l := max(level, 1); l <= 4; l++ {
		c.n[l] = 0
	}
}

// Of gives the number of a heading and moves on.
func (c *Counter) Of(h Heading) string {
	if h.Restart {
		c.Restart(h.Level)
	}
	if h.Plain {
		return ""
	}
	return c.Next(h.Level)
}

// Ordinal writes number n in the style of the heading level.
func Ordinal(level, n int) string {
	switch level {
	case 1:
		return Hanzi(n) + "、"
	case 2:
		return "（" + Hanzi(n) + "）"
	case 3:
		return strconv.Itoa(n) + "."
	case 4:
		return "（" + strconv.Itoa(n) + "）"
	}
	return ""
}

// Hanzi writes 1 to 9999 in Chinese numerals as used for counting: 10 is 十, 12 is 十二, 105 is 一百零五.
func Hanzi(n int) string {
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	digits := [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	units := [...]string{"", "十", "百", "千"}
	s, zero := "", false
	for place := 3; place >= 0; place-- {
		d := n / int(math.Pow10(place)) % 10
		if d == 0 {
			zero = s != ""
			continue
		}
		if zero {
			s, zero = s+"零", false
		}
		s += digits[d] + units[place]
	}
	if strings.HasPrefix(s, "一十") {
		s = strings.TrimPrefix(s, "一")
	}
	return s
}

// Of writes the item's beginning of a list: 1. （1） 一是 ● or nothing; n counts from 1.
func (m Mark) Of(n int) string {
	switch m {
	case Arabic:
		return Ordinal(3, n)
	case Paren:
		return Ordinal(4, n)
	case Han:
		return Hanzi(n) + "是"
	case Bullet:
		return "●"
	}
	return ""
}

// Date writes a date the way official papers do: 2026年3月5日, without leading zeros; the zero time is empty.
func Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", t.Year(), int(t.Month()), t.Day())
}

// Fixed writes v with the given digits after the point, rounding halves away from zero as a clerk does:
// the shortest decimal writing of v is rounded, so that 2.675 gives 2.68.
func Fixed(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "—"
	}
	decimals = max(decimals, 0)
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	if len(frac) <= decimals {
		s = strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	} else {
		s = roundDigits(whole, frac, decimals)
	}
	if v < 0 && strings.Trim(s, "0.") != "" {
		return "-" + s
	}
	return s
}

// roundDigits cuts frac to the wanted digits and carries when the first digit cut is five or more.
func roundDigits(whole, frac string, decimals int) string {
	digits := []byte("0" + whole + frac[:decimals])
	if frac[decimals] >= '5' {
		i := len(digits) - 1
		for ; digits[i] == '9'; i-- {
			digits[i] = '0'
		}
		digits[i]++
	}
	if digits[0] == '0' {
		digits = digits[1:]
	}
	cut := len(digits) - decimals
	if decimals == 0 {
		return string(digits)
	}
	return string(digits[:cut]) + "." + string(digits[cut:])
}

// Money writes fen as yuan with thousands separators: 123456 is 1,234.56.
func Money(fen int64) string {
	sign, u := "", uint64(fen)
	if fen < 0 {
		sign, u = "-", -uint64(fen)
	}
	s := strconv.FormatUint(u/100, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return fmt.Sprintf("%s%s.%02d", sign, s, u%100)
}

package written

import (
	"regexp"
	"strings"
)

var (
	inChinese = regexp.MustCompile(`^(?:人民币)?(负?)([零〇一二三四五六七八九十百千万亿两]+)(?:(元)(?:([零〇一二三四五六七八九])角)?零?(?:([一二三四五六七八九])分)?)?[整正]?$`)
	formal    = strings.NewReplacer("壹", "一", "贰", "二", "叁", "三", "肆", "四", "伍", "五", "陆", "六", "柒", "七", "捌", "八", "玖", "九", "拾", "十", "佰", "百", "仟", "千", "萬", "万", "億", "亿",
		"圆", "元", "圓", "元", "○", "〇", "两", "二")
)

// InChinese reads a number written in Chinese numerals, as amounts of money are: 壹万贰仟叁佰元整, 一万二, 三千零五元六角. It says
// whether the text is one.
func InChinese(text string) (float64, bool) {
	m := inChinese.FindStringSubmatch(formal.Replace(Squeeze(text)))
	if m == nil {
		return 0, false
	}
	v, ok := wholeInChinese(m[2])
	if !ok {
		return 0, false
	}
	fen := v * 100
	if m[4] != "" && m[4] != "零" && m[4] != "〇" {
		fen += 10 * digitOf(m[4])
	}
	if m[5] != "" {
		fen += digitOf(m[5])
	}
	f := float64(fen) / 100
	if m[1] != "" {
		f = -f
	}
	return f, true
}

const numerals19 = "一二三四五六七八九"

func digitOf(s string) int64 { return int64(strings.Index(numerals19, s)/len("一") + 1) }

// wholeInChinese reads 一亿二千万三百 by its parts before 亿, before 万 and behind them.
func wholeInChinese(s string) (total int64, ok bool) {
	above := int64(1)
	for _, by := range []struct {
		word string
		n    int64
	}{{"亿", 100_000_000}, {"万", 10_000}, {"", 1}} {
		part, rest, found := strings.Cut(s, by.word)
		if by.word == "" {
			part, rest = s, ""
		} else if !found {
			continue
		}
		n, ok := belowTenThousand(part, above)
		if !ok || n == 0 && by.word != "" {
			return 0, false
		}
		total += n * by.n
		s, above = rest, by.n
	}
	return total, total > 0
}

// belowTenThousand reads 二千三百零五, with a single last digit as one order lower: 三千五 is 3500, and 五 behind 万 is 5000.
func belowTenThousand(s string, above int64) (n int64, ok bool) {
	orders := map[rune]int64{'十': 10, '百': 100, '千': 1000}
	order, digit := above, int64(0)
	if above == 1 {
		order = 10_000
	}
	straight := above > 1 // nothing skipped since the last order
	for i, r := range s {
		switch by := orders[r]; {
		case r == '零' || r == '〇':
			straight = false
		case by > 0 && by < order && (digit > 0 || r == '十' && i == 0):
			n, digit, order, straight = n+max(1, digit)*by, 0, by, true
		case by > 0 || digit > 0 || !strings.ContainsRune(numerals19, r):
			return 0, false
		default:
			digit = digitOf(string(r))
		}
	}
	if straight && digit > 0 {
		digit *= order / 10
	}
	return n + digit, true
}

package intake

import (
	"strings"
	"unicode"
)

// blank says whether c shows nothing: every kind of space, zero-width marks, byte order marks, control characters.
func blank(c rune) bool {
	switch c {
	case 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x00ad, 0x180e, 0x200e, 0x200f:
		return true
	}
	if c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 {
		return true // marks that turn the direction of writing
	}
	return unicode.IsSpace(c) || unicode.IsControl(c)
}

// half makes a full-width letter, digit or sign half-width.
func half(c rune) rune {
	switch {
	case c >= 0xff01 && c <= 0xff5e:
		return c - 0xfee0
	case c == 0x3000:
		return ' '
	}
	return c
}

// Squeeze brings a name to the form in which names are compared: without blanks, in half width.
func Squeeze(s string) string { return squeeze(s) }

// squeeze removes all blanks and makes letters, digits and signs half-width: the form in which names are compared.
func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if blank(c) {
			return -1
		}
		return half(c)
	}, s)
}

// clean trims a text and removes what cannot be seen, line breaks and tabs inside excepted.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case c == '\r':
			return '\n'
		case c == 0xa0 || c == 0x3000:
			return c
		case blank(c) && !unicode.IsSpace(c):
			return -1
		}
		return c
	}, s)
	return strings.TrimFunc(s, blank)
}

// joined removes the blanks between Chinese characters and turns others into one space: 「张　三」 is 张三.
func joined(s string) string {
	parts := strings.FieldsFunc(clean(s), blank)
	var b strings.Builder
	for i, p := range parts {
		if i > 0 && !(wideEnd(parts[i-1]) && wideStart(p)) {
			b.WriteByte(' ')
		}
		b.WriteString(p)
	}
	return b.String()
}

func wideEnd(s string) bool {
	r := []rune(s)
	return len(r) > 0 && r[len(r)-1] >= 0x2e80
}

func wideStart(s string) bool {
	for _, c := range s {
		return c >= 0x2e80
	}
	return false
}

// formulaLike says whether a spreadsheet would take the text for a formula.
func formulaLike(s string) bool {
	return s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) || strings.HasPrefix(strings.TrimSpace(s), "=")
}

// private says whether the text holds characters of the private use areas, which other computers show differently.
func private(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool {
		return c >= 0xe000 && c <= 0xf8ff || c >= 0xf0000
	})
}

// none lists the ways of writing that there is nothing.
func none(s string) bool {
	switch strings.ToUpper(squeeze(s)) {
	case "", "-", "--", "---", "—", "——", "–", "―", "/", "\\", "无", "N/A", "NA", "#", "暂无", "空", "缺报", "未报", "未填", "未填报", "无数据", "NULL", "…", "……":
		return true
	}
	return false
}

// shift moves the decimal point of a decimal number; places may be negative.
func shift(decimal string, places int) string {
	sign := ""
	if strings.HasPrefix(decimal, "-") {
		sign, decimal = "-", decimal[1:]
	}
	whole, part, _ := strings.Cut(decimal, ".")
	for ; places > 0; places-- {
		if part == "" {
			part = "0"
		}
		whole, part = whole+part[:1], part[1:]
	}
	for ; places < 0; places++ {
		if whole == "" {
			whole = "0"
		}
		whole, part = whole[:len(whole)-1], whole[len(whole)-1:]+part
	}
	whole, part = strings.TrimLeft(whole, "0"), strings.TrimRight(part, "0")
	if whole == "" {
		whole = "0"
	}
	if part != "" {
		whole += "." + part
	}
	if whole == "0" {
		return whole
	}
	return sign + whole
}

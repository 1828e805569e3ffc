// Package mask hides personal data on papers and in exports (脱敏): telephone numbers, identity numbers, names,
// bank cards, addresses and numbers inside free text. It counts by code point, so that rare characters stay whole.
package mask

import (
	"strings"
	"unicode"
)

// Kind is the kind of data to hide (脱敏类型).
type Kind string

// The kinds.
const (
	KindMobile   Kind = "mobile"
	KindLandline Kind = "landline"
	KindID       Kind = "id"
	KindID15     Kind = "id15"
	KindName     Kind = "name"
	KindBank     Kind = "bank"
	KindAddress  Kind = "address"
	KindFreeText Kind = "free_text"
)

// Of hides a text of the kind; false for an unknown kind, whose text is hidden entirely.
func Of(kind Kind, text string) (string, bool) {
	switch kind {
	case KindMobile:
		return Mobile(text), true
	case KindLandline:
		return Landline(text), true
	case KindID, KindID15:
		return ID(text), true
	case KindName:
		return Name(text), true
	case KindBank:
		return Bank(text), true
	case KindAddress:
		return Address(text), true
	case KindFreeText:
		return FreeText(text), true
	}
	return stars(len([]rune(text))), false
}

// Mobile hides the middle of a mobile number, 138****5678. Landlines are hidden as such; hotlines and short numbers
// (12345, 110) are nobody's and stay.
func Mobile(text string) string {
	s := compact(text)
	prefix := ""
	for _, p := range []string{"+86", "0086", "86"} {
		if rest, ok := strings.CutPrefix(s, p); ok && isMobile(rest) {
			prefix, s = p, rest
			break
		}
	}
	switch {
	case isMobile(s):
		return prefix + s[:3] + "****" + s[7:]
	case !digitsOnly(s) || len(s) < 7:
		return landline(text, tidy(text))
	case len(s) <= 12 && s[0] == '0' || len(s) <= 8:
		return landline(text, tidy(text))
	}
	return ends(s, 3, 4)
}

// Landline hides all but area code, last four digits and extension, 010-****6666.
func Landline(text string) string { return landline(text, tidy(text)) }

func landline(original, s string) string {
	if strings.Contains(s, "*") {
		return s
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-—–()转 ", r) })
	area, number, rest := "", "", ""
	switch {
	case len(parts) == 0:
		return strings.TrimSpace(original)
	case len(parts) > 1 && strings.HasPrefix(parts[0], "0") && len(parts[0]) <= 4:
		area, number, rest = parts[0]+"-", parts[1], strings.Join(parts[2:], "-")
	default:
		number, rest = parts[0], strings.Join(parts[1:], "-")
		if n := areaLength(number); n > 0 {
			area, number = number[:n]+"-", number[n:]
		}
	}
	if !digitsOnly(number) || len(number) < 7 {
		return severalNumbers(original)
	}
	if rest != "" {
		rest = "-" + rest
	}
	return area + stars(len(number)-4) + number[len(number)-4:] + rest
}

// severalNumbers hides a field that holds more than one plain number: two numbers, a name with a number, a country code.
func severalNumbers(text string) string {
	shown := []rune(strings.TrimSpace(FreeText(text)))
	folded := make([]rune, len(shown))
	for i, r := range shown {
		folded[i] = fold(r)
	}
	for _, d := range digitRuns(folded) {
		for i := d.from; d.to-d.from >= 7 && i < d.to-4; i++ {
			shown[i] = '*'
		}
	}
	return string(shown)
}

// areaLength tells how many digits of a number written without hyphen are the area code.
func areaLength(s string) int {
	switch {
	case len(s) < 10 || len(s) > 12 || s[0] != '0' || !digitsOnly(s):
		return 0
	case s[1] == '1' || s[1] == '2' || len(s) == 10:
		return 3
	}
	return 4
}

// ID hides the birthday of an identity number: 110105********002X, 110105******002 for the old 15 digits. Other
// documents keep two characters at each end.
func ID(text string) string {
	s := strings.ToUpper(compact(text))
	switch {
	case strings.Contains(s, "*"):
		return s
	case len(s) == 18 && digitsOnly(s[:17]):
		return ends(s, 6, 4)
	case len(s) == 15 && digitsOnly(s):
		return ends(s, 6, 3)
	case len([]rune(s)) <= 6:
		return stars(len([]rune(s)))
	}
	return ends(s, 2, 2)
}

// Name keeps the first character, and of three or more the last as well: 李*, 王*明, 欧**文; a single one is hidden.
func Name(text string) string {
	r := []rune(compactName(text))
	switch n := len(r); n {
	case 0:
		return ""
	case 1:
		return "*"
	case 2:
		return string(r[0]) + "*"
	default:
		return string(r[0]) + stars(n-2) + string(r[n-1])
	}
}

// Bank keeps the last four digits of a card.
func Bank(text string) string {
	s := compact(text)
	if len([]rune(s)) <= 4 {
		return stars(len([]rune(s)))
	}
	return ends(s, 0, 4)
}

func ends(s string, head, tail int) string {
	r := []rune(s)
	if len(r) <= head+tail {
		return stars(len(r))
	}
	return string(r[:head]) + stars(len(r)-head-tail) + string(r[len(r)-tail:])
}

func stars(n int) string { return strings.Repeat("*", max(0, n)) }

// tidy makes full-width characters half-width and drops invisible ones; blanks inside become one blank.
func tidy(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case r == '（':
			return '('
		case r == '）':
			return ')'
		}
		return fold(r)
	}, text)), " ")
}

// compact is tidy without blanks, hyphens and the apostrophe that Excel puts before text.
func compact(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -—–'", r) {
			return -1
		}
		return r
	}, tidy(text))
}

func compactName(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
}

func fold(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func isMobile(s string) bool {
	return len(s) == 11 && digitsOnly(s) && s[0] == '1' && s[1] >= '3'
}

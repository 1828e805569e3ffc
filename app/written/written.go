// Package written reads dates, numbers and telephone numbers the way clerks write them in forms and workbooks:
// full-width characters, stray blanks, 3月底, 一季度, 长期坚持, 92.5%, 3.5万元. What has one meaning is read, what was
// assumed is said in a warning, and what could mean two things is refused with the text in the reason.
package written

import (
	"strings"
	"unicode"
)

// Codes of refusals and warnings, as the import report prints them.
const (
	BadDate       = "BAD_DATE"
	Ambiguous     = "AMBIGUOUS"
	BadNumber     = "BAD_NUMBER"
	PrecisionLost = "PRECISION_LOST"
	YearAssumed   = "YEAR_ASSUMED"
	DateAssumed   = "DATE_ASSUMED"
	NoDeadline    = "NO_DEADLINE"
	CheckValue    = "CHECK"
	MissingValue  = "MISSING_VALUE"
	MaskedPhone   = "MASKED_PHONE"
	BadPhone      = "BAD_PHONE"
)

// Warning is something assumed while reading (提示).
type Warning struct {
	Code   string
	Reason string
}

// Fold makes full-width letters, digits and signs half-width, turns every kind of blank into one plain blank, and
// drops invisible characters. Chinese punctuation without a half-width twin stays.
func Fold(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '￥':
			return '¥'
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, text)), " ")
}

// Squeeze is Fold without any blank.
func Squeeze(text string) string { return strings.ReplaceAll(Fold(text), " ", "") }

// quote shortens a cell's text for a reason.
func quote(text string) string {
	text = strings.TrimSpace(text)
	if r := []rune(text); len(r) > 40 {
		text = string(r[:40]) + "…"
	}
	return "“" + text + "”"
}

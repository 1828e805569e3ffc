package reports

import (
	"regexp"
	"strings"
)

// The spaces that screens set between Chinese and digits, and around signs of calculation.
var (
	hanDigit = regexp.MustCompile(`([\p{Han}，。；：、（）“”《》]) +([\d≥≤])`)
	digitHan = regexp.MustCompile(`([\d%]) +([\p{Han}，。；：、（）“”《》])`)
	reckon   = regexp.MustCompile(`(\d) *([÷×]) *(\d)`)
	compare  = regexp.MustCompile(`([≥≤]) +(\d)`)
)

// tightAll is tight for several sentences.
func tightAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = tight(s)
	}
	return out
}

// tight is a sentence of the screens as papers print it: no spaces between Chinese and digits (GB/T 15834 knows none).
func tight(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	s = hanDigit.ReplaceAllString(s, "$1$2")
	s = digitHan.ReplaceAllString(s, "$1$2")
	s = compare.ReplaceAllString(s, "$1$2")
	return reckon.ReplaceAllString(s, "$1$2$3")
}

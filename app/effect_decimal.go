package app

import (
	"math"
	"strconv"
	"strings"
)

// billionths is v as a whole number of billionths. Points, rates and totals are compared and rounded as such whole numbers:
// a sum of shares that is exactly 88.125 on paper is so here too, whatever binary fractions made of it.
func billionths(v float64) int64 { return int64(math.Round(v * 1e9)) }

// decimalText writes v with d decimals (at most 9), halves rounded away from zero as on paper.
func decimalText(v float64, d int) string {
	n, sign := billionths(v), ""
	if n < 0 {
		n, sign = -n, "-"
	}
	unit := int64(1)
	for i := d; i < 9; i++ {
		unit *= 10
	}
	n = (n + unit/2) / unit
	text := strconv.FormatInt(n, 10)
	for len(text) <= d {
		text = "0" + text
	}
	if n == 0 {
		sign = ""
	}
	if d == 0 {
		return sign + text
	}
	return sign + text[:len(text)-d] + "." + text[len(text)-d:]
}

// plainDecimal writes v with at most four decimals and no trailing zeros.
func plainDecimal(v float64) string {
	text := decimalText(v, 4)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// signedText writes a change: +1.36, −2.44, 0.00.
func signedText(v float64, d int) string {
	text := decimalText(v, d)
	switch {
	case strings.HasPrefix(text, "-"):
		return "−" + text[1:]
	case strings.Trim(text, "0.") == "":
		return text
	}
	return "+" + text
}

// decimalOf reads a printed score; 0 when it is none.
func decimalOf(text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}

package score

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// fraction is a number as numerator and denominator in lowest terms, both small enough for machine arithmetic, which is a
// hundred times faster than big.Rat. The denominator is positive; 0/0 is no fraction. Every operation says whether its
// result still fits.
type fraction struct{ num, den int64 }

// reduced brings a fraction to lowest terms with a positive denominator.
func reduced(num, den int64) (fraction, bool) {
	if den == 0 || num == math.MinInt64 || den == math.MinInt64 {
		return fraction{}, false
	}
	if den < 0 {
		num, den = -num, -den
	}
	g := divisor(num, den)
	return fraction{num / g, den / g}, true
}

// fractionOf reads a plain decimal of up to eighteen digits, −91.425.
func fractionOf(text string) (fraction, bool) {
	digits, below, pointed := int64(0), int64(1), false
	body := strings.TrimLeft(text, "+-")
	if len(body) > 18 {
		return fraction{}, false
	}
	for _, c := range body {
		switch {
		case c == '.' && !pointed:
			pointed = true
			continue
		case c < '0' || c > '9':
			return fraction{}, false
		}
		digits = digits*10 + int64(c-'0')
		if pointed {
			below *= 10
		}
	}
	if strings.HasPrefix(text, "-") {
		digits = -digits
	}
	return reduced(digits, below)
}

// divisor is the greatest common divisor; at least 1.
func divisor(a, b int64) int64 {
	if a < 0 {
		a = -a
	}
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, 1)
}

// product is a × b where it fits.
func product(a, b int64) (int64, bool) {
	if a == 0 || b == 0 {
		return 0, true
	}
	c := a * b
	return c, c/b == a && c != math.MinInt64 && a != math.MinInt64 && b != math.MinInt64
}

func (f fraction) mul(g fraction) (fraction, bool) {
	across, down := divisor(f.num, g.den), divisor(g.num, f.den)
	num, fits := product(f.num/across, g.num/down)
	den, fit := product(f.den/down, g.den/across)
	return fraction{num, den}, fits && fit
}

func (f fraction) quo(g fraction) (fraction, bool) {
	turned, ok := reduced(g.den, g.num)
	if !ok {
		return fraction{}, false
	}
	return f.mul(turned)
}

func (f fraction) add(g fraction) (fraction, bool) {
	shared := divisor(f.den, g.den)
	a, fits := product(f.num, g.den/shared)
	b, fit := product(g.num, f.den/shared)
	den, small := product(f.den, g.den/shared)
	sum := a + b
	if !fits || !fit || !small || (a > 0) == (b > 0) && (sum > 0) != (a > 0) {
		return fraction{}, false
	}
	return reduced(sum, den)
}

func (f fraction) sub(g fraction) (fraction, bool) { return f.add(fraction{-g.num, g.den}) }

// cmp compares two fractions where their cross products fit.
func (f fraction) cmp(g fraction) (int, bool) {
	a, fits := product(f.num, g.den)
	b, fit := product(g.num, f.den)
	switch {
	case a < b:
		return -1, fits && fit
	case a > b:
		return 1, fits && fit
	}
	return 0, fits && fit
}

// scaled is the fraction times a power of ten, halves rounded away from zero.
func (f fraction) scaled(digits int) (int64, bool) {
	if digits > 18 || f.den == 0 {
		return 0, false
	}
	unit := uint64(1)
	for range digits {
		unit *= 10
	}
	size := uint64(max(f.num, -f.num))
	high, low := bits.Mul64(size, unit)
	if high >= uint64(f.den) {
		return 0, false
	}
	n, rest := bits.Div64(high, low, uint64(f.den))
	if rest >= uint64(f.den)-rest {
		n++
	}
	if n > math.MaxInt64 {
		return 0, false
	}
	if f.num < 0 {
		return -int64(n), true
	}
	return int64(n), true
}

// point writes a whole number with its decimal point so many digits from the right.
func point(n int64, digits int) string {
	text := strconv.FormatInt(max(n, -n), 10)
	if short := digits + 1 - len(text); short > 0 {
		text = strings.Repeat("0", short) + text
	}
	if digits > 0 {
		text = text[:len(text)-digits] + "." + text[len(text)-digits:]
	}
	if n < 0 {
		return "-" + text
	}
	return text
}

// rat is the fraction as a big number.
func (f fraction) rat() *big.Rat { return big.NewRat(f.num, f.den) }

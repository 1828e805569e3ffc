// Package score holds the arithmetic of evaluation: exact decimals, half-up rounding as printed, weighted sums, missing
// values, rankings with ties, 三率, satisfaction, deductions, points, and the weighting methods AHP, entropy and TOPSIS.
// Printed scores are computed in exact fractions, never in binary ones; no function ever yields NaN or Inf.
package score

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// Decimal is an exact number (精确数). The zero Decimal is no number at all: 缺报, 不适用.
type Decimal struct{ r *big.Rat }

var (
	none    Decimal
	numeric = regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$`)
)

// Parse reads plain decimal text, 91.425 or 1.5e-3.
func Parse(text string) (Decimal, error) {
	text = strings.TrimSpace(text)
	if len(text) > 60 || !numeric.MatchString(text) {
		return none, fmt.Errorf("“%s”不是数字", text)
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return none, fmt.Errorf("“%s”不是数字", text)
	}
	return Decimal{r}, nil
}

// Int makes a Decimal of a whole number.
func Int(n int64) Decimal { return Decimal{new(big.Rat).SetInt64(n)} }

// Of makes the Decimal that a float is printed as: 33.3 is 33.3. NaN and Inf give no number.
func Of(x float64) Decimal {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return none
	}
	d, _ := Parse(strconv.FormatFloat(x, 'g', -1, 64))
	return d
}

// None reports whether there is no number.
func (d Decimal) None() bool { return d.r == nil }

// Add returns d + e; no number if one of them is none.
func (d Decimal) Add(e Decimal) Decimal { return d.with(e, (*big.Rat).Add) }

// Sub returns d − e; no number if one of them is none.
func (d Decimal) Sub(e Decimal) Decimal { return d.with(e, (*big.Rat).Sub) }

// Mul returns d × e; no number if one of them is none.
func (d Decimal) Mul(e Decimal) Decimal { return d.with(e, (*big.Rat).Mul) }

// Div returns d ÷ e exactly; division by zero gives no number.
func (d Decimal) Div(e Decimal) Decimal {
	if e.Sign() == 0 {
		return none
	}
	return d.with(e, (*big.Rat).Quo)
}

func (d Decimal) with(e Decimal, op func(z, x, y *big.Rat) *big.Rat) Decimal {
	if d.r == nil || e.r == nil {
		return none
	}
	return Decimal{op(new(big.Rat), d.r, e.r)}
}

// Sign returns −1, 0 or 1; 0 for no number.
func (d Decimal) Sign() int {
	if d.r == nil {
		return 0
	}
	return d.r.Sign()
}

// Cmp compares two numbers; no number is smaller than every number.
func (d Decimal) Cmp(e Decimal) int {
	switch {
	case d.r == nil && e.r == nil:
		return 0
	case d.r == nil:
		return -1
	case e.r == nil:
		return 1
	}
	return d.r.Cmp(e.r)
}

// Clamp keeps a number between two others.
func (d Decimal) Clamp(low, high Decimal) Decimal {
	switch {
	case d.None():
		return d
	case d.Cmp(low) < 0:
		return low
	case d.Cmp(high) > 0:
		return high
	}
	return d
}

// Floor returns the largest whole number that is not greater.
func (d Decimal) Floor() Decimal {
	if d.None() {
		return d
	}
	n, _ := new(big.Int).DivMod(d.r.Num(), d.r.Denom(), new(big.Int)) // Euclidean: rounds down
	return Decimal{new(big.Rat).SetInt(n)}
}

// Round rounds half up, halves away from zero as on paper (四舍五入).
func (d Decimal) Round(digits int) Decimal {
	if d.None() {
		return d
	}
	r, _ := new(big.Rat).SetString(d.Text(digits))
	return Decimal{r}
}

// Text prints with so many digits, rounded half up; 「—」 for no number and never −0.00.
func (d Decimal) Text(digits int) string {
	if d.None() {
		return "—"
	}
	s := d.r.FloatString(max(0, digits)) // rounds halves away from zero
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// Float returns the nearest float, 0 for no number.
func (d Decimal) Float() float64 {
	if d.None() {
		return 0
	}
	f, _ := d.r.Float64()
	return f
}

// RoundHalfUp rounds decimal text half up: 1.005 to two digits is 1.01.
func RoundHalfUp(text string, digits int) (string, error) {
	if digits < 0 || digits > 20 {
		return "", fmt.Errorf("小数位数应为 0 至 20，现为 %d", digits)
	}
	d, err := Parse(text)
	if err != nil {
		return "", err
	}
	return d.Text(digits), nil
}

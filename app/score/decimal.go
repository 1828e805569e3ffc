// Package score holds the arithmetic of evaluation: exact decimals, half-up rounding as printed, weighted sums, missing
// values, rankings with ties, 三率, satisfaction, deductions, points, and the weighting methods AHP, entropy and TOPSIS.
// Printed scores are computed in exact fractions, never in binary ones; no function ever yields NaN or Inf.
package score

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// Decimal is an exact number (精确数). The zero Decimal is no number at all: 缺报, 不适用.
type Decimal struct {
	small fraction
	big   *big.Rat // only a number that does not fit into small
}

var (
	none    Decimal
	numeric = regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$`)
)

// of is a big number, kept small where it fits.
func of(r *big.Rat) Decimal {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Decimal{small: fraction{r.Num().Int64(), r.Denom().Int64()}}
	}
	return Decimal{big: r}
}

func (d Decimal) rat() *big.Rat {
	if d.big != nil {
		return d.big
	}
	return d.small.rat()
}

// Parse reads plain decimal text, 91.425 or 1.5e-3.
func Parse(text string) (Decimal, error) {
	text = strings.TrimSpace(text)
	if len(text) > 400 || !numeric.MatchString(text) {
		return none, fmt.Errorf("“%s”不是数字", text)
	}
	if f, fits := fractionOf(text); fits {
		return Decimal{small: f}, nil
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return none, fmt.Errorf("“%s”不是数字", text)
	}
	return of(r), nil
}

// Printed is the number of a printed score: 88.50; none for 「—」 and an empty text.
func Printed(text string) Decimal {
	d, _ := Parse(text)
	return d
}

// Int makes a Decimal of a whole number.
func Int(n int64) Decimal {
	if n == math.MinInt64 {
		return Decimal{big: new(big.Rat).SetInt64(n)}
	}
	return Decimal{small: fraction{n, 1}}
}

// Ratio is a count over a count, exactly; no number where the second is 0.
func Ratio(num, den int) Decimal { return Int(int64(num)).Div(Int(int64(den))) }

// Of makes the Decimal that a float is printed as: 33.3 is 33.3. NaN and Inf give no number.
func Of(x float64) Decimal {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return none
	}
	if whole := int64(x); float64(whole) == x && math.Abs(x) < 1<<53 {
		return Int(whole)
	}
	return Printed(strconv.FormatFloat(x, 'g', -1, 64))
}

// None reports whether there is no number.
func (d Decimal) None() bool { return d.small.den == 0 && d.big == nil }

// Add returns d + e; no number if one of them is none.
func (d Decimal) Add(e Decimal) Decimal { return d.with(e, fraction.add, (*big.Rat).Add) }

// Sub returns d − e; no number if one of them is none.
func (d Decimal) Sub(e Decimal) Decimal { return d.with(e, fraction.sub, (*big.Rat).Sub) }

// Mul returns d × e; no number if one of them is none.
func (d Decimal) Mul(e Decimal) Decimal { return d.with(e, fraction.mul, (*big.Rat).Mul) }

// Div returns d ÷ e exactly; division by zero gives no number.
func (d Decimal) Div(e Decimal) Decimal {
	if e.Sign() == 0 {
		return none
	}
	return d.with(e, fraction.quo, (*big.Rat).Quo)
}

// with does one step of arithmetic, with big numbers only where small ones would overflow.
func (d Decimal) with(e Decimal, small func(f, g fraction) (fraction, bool), large func(z, x, y *big.Rat) *big.Rat) Decimal {
	if d.None() || e.None() {
		return none
	}
	if d.big == nil && e.big == nil {
		if f, fits := small(d.small, e.small); fits {
			return Decimal{small: f}
		}
	}
	return of(large(new(big.Rat), d.rat(), e.rat()))
}

// Sign returns −1, 0 or 1; 0 for no number.
func (d Decimal) Sign() int {
	if d.big != nil {
		return d.big.Sign()
	}
	return cmp.Compare(d.small.num, 0)
}

// Abs returns the number without its sign.
func (d Decimal) Abs() Decimal {
	if d.Sign() < 0 {
		return Int(0).Sub(d)
	}
	return d
}

// Cmp compares two numbers; no number is smaller than every number.
func (d Decimal) Cmp(e Decimal) int {
	switch {
	case d.None() && e.None():
		return 0
	case d.None():
		return -1
	case e.None():
		return 1
	}
	if d.big == nil && e.big == nil {
		if c, fits := d.small.cmp(e.small); fits {
			return c
		}
	}
	return d.rat().Cmp(e.rat())
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
	r := d.rat()
	n, _ := new(big.Int).DivMod(r.Num(), r.Denom(), new(big.Int)) // Euclidean: rounds down
	return of(new(big.Rat).SetInt(n))
}

// Round rounds half up, halves away from zero as on paper (四舍五入).
func (d Decimal) Round(digits int) Decimal {
	if d.None() {
		return d
	}
	r, _ := new(big.Rat).SetString(d.Text(digits))
	return of(r)
}

// Text prints with so many digits, rounded half up; 「—」 for no number and never −0.00.
func (d Decimal) Text(digits int) string {
	if d.None() {
		return "—"
	}
	digits = max(0, digits)
	if d.big == nil {
		if n, fits := d.small.scaled(digits); fits {
			return point(n, digits)
		}
	}
	s := d.rat().FloatString(digits) // rounds halves away from zero
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// Short prints with at most so many digits and no trailing zeros: 12.5, 100.
func (d Decimal) Short(digits int) string {
	text := d.Text(digits)
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// Percent prints a fraction as a percentage: 0.8 is 80.00% with two digits; 「—」 for no number.
func (d Decimal) Percent(digits int) string {
	if d.None() {
		return "—"
	}
	return d.Mul(Int(100)).Text(digits) + "%"
}

// Signed prints a change with its sign: +1.36, −2.44, 0.00; 「—」 for no number.
func (d Decimal) Signed(digits int) string {
	text := d.Text(digits)
	switch {
	case d.None() || strings.Trim(text, "0.") == "":
		return text
	case d.Sign() < 0:
		return "−" + strings.TrimPrefix(text, "-")
	}
	return "+" + text
}

// Float returns the nearest float, 0 for no number.
func (d Decimal) Float() float64 {
	switch {
	case d.None():
		return 0
	case d.big == nil && max(d.small.num, -d.small.num) < 1<<53 && d.small.den < 1<<53:
		return float64(d.small.num) / float64(d.small.den) // both exact, so the quotient is the nearest float
	}
	f, _ := d.rat().Float64()
	return f
}

// Sum adds numbers up; no number if one of them is none.
func Sum(numbers ...Decimal) Decimal {
	sum := Int(0)
	for _, d := range numbers {
		sum = sum.Add(d)
	}
	return sum
}

// Mean is the mean of the numbers that are one; none if there is none.
func Mean(numbers ...Decimal) Decimal {
	sum, n := Int(0), int64(0)
	for _, d := range numbers {
		if !d.None() {
			sum, n = sum.Add(d), n+1
		}
	}
	return sum.Div(Int(n))
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

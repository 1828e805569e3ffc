package score

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// anyFraction draws numbers that fit easily, hardly, and not at all into machine arithmetic together.
func anyFraction(t *rapid.T, name string) (Decimal, *big.Rat) {
	whole := rapid.OneOf(rapid.Int64Range(-1000, 1000), rapid.Int64())
	num, den := whole.Draw(t, name), whole.Filter(func(n int64) bool { return n != 0 }).Draw(t, name+" below")
	return Int(num).Div(Int(den)), new(big.Rat).SetFrac(big.NewInt(num), big.NewInt(den))
}

func TestSmallNumbersReckonAsBigOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := anyFraction(t, "a")
		b, y := anyFraction(t, "b")
		digits := rapid.IntRange(0, 20).Draw(t, "digits")
		same := func(got Decimal, want *big.Rat) {
			assert.Zero(t, got.rat().Cmp(want), "%s, not %s", got.rat(), want)
			assert.Equal(t, of(want), got, "one number has one form")
		}
		same(a.Add(b), new(big.Rat).Add(x, y))
		same(a.Sub(b), new(big.Rat).Sub(x, y))
		same(a.Mul(b), new(big.Rat).Mul(x, y))
		if y.Sign() != 0 {
			same(a.Div(b), new(big.Rat).Quo(x, y))
		}
		assert.Equal(t, x.Cmp(y), a.Cmp(b))
		assert.Equal(t, x.Sign(), a.Sign())
		want, _ := new(big.Rat).SetString(x.FloatString(digits))
		same(a.Round(digits), want)
		assert.Equal(t, Decimal{big: x}.Text(digits), a.Text(digits))
		near, _ := x.Float64()
		assert.Equal(t, near, a.Float())
	})
}

func TestNumbersArePrintedAsTheOfficePrintsThem(t *testing.T) {
	third := Ratio(1, 3)
	assert.Equal(t, "33.33%", third.Percent(2))
	assert.Equal(t, "6.3%", Ratio(1, 16).Percent(1), "half up, also where the float is exact")
	assert.Equal(t, "—", Ratio(1, 0).Percent(1))
	assert.Equal(t, "0.3333", third.Short(4))
	assert.Equal(t, "12.5", Of(12.5).Short(4))
	assert.Equal(t, "100", Int(100).Short(4))
	assert.Equal(t, "100", Int(100).Short(0))
	assert.Equal(t, "—", Decimal{}.Short(4))
	for in, want := range map[string]string{"1.355": "+1.36", "-2.44": "−2.44", "-0.001": "0.00", "0": "0.00", "": "—"} {
		assert.Equal(t, want, Printed(in).Signed(2), in)
	}
	assert.Equal(t, "9223372036854775808", Int(math.MinInt64).Abs().Text(0))
	assert.Equal(t, "2.0", Mean(Int(1), Decimal{}, Int(3)).Text(1))
	assert.True(t, Mean().None())
	assert.True(t, Printed("—").None())
	assert.Equal(t, "0.1", Of(0.1).Short(20))
	assert.Equal(t, "-3", Of(-3).Text(0))
}

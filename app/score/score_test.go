package score

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func dec(t *testing.T, text string) Decimal {
	t.Helper()
	d, err := Parse(text)
	require.NoError(t, err)
	return d
}

func decs(t *testing.T, texts ...string) []Decimal {
	t.Helper()
	out := make([]Decimal, len(texts))
	for i, s := range texts {
		if s != "" {
			out[i] = dec(t, s)
		}
	}
	return out
}

func TestHalfUpIsDecimal(t *testing.T) {
	for _, k := range []struct {
		in     string
		digits int
		want   string
	}{
		{"1.005", 2, "1.01"}, {"2.675", 2, "2.68"}, {"-1.005", 2, "-1.01"}, {"-0.001", 2, "0.00"}, {"89.995", 2, "90.00"}, {"0.5", 0, "1"}, {"1.5", 0, "2"}, {"2.5", 0, "3"},
		{"85.0049999", 2, "85.00"}, {"12345678901234567890.125", 2, "12345678901234567890.13"}, {"1e2", 1, "100.0"}, {".5", 1, "0.5"}, {"7", 2, "7.00"},
	} {
		got, err := RoundHalfUp(k.in, k.digits)
		require.NoError(t, err, k.in)
		assert.Equal(t, k.want, got, k.in)
	}
	for _, bad := range []string{"", "abc", "1/2", "NaN", "Inf", "1e999", "0x10", "1_000", "八"} {
		_, err := RoundHalfUp(bad, 2)
		assert.Error(t, err, bad)
	}
	_, err := RoundHalfUp("1", -1)
	assert.Error(t, err)
	assert.True(t, Of(math.NaN()).None())
	assert.True(t, Of(math.Inf(1)).None())
	assert.Equal(t, "33.3", Of(33.3).Text(1))
	assert.Equal(t, "—", Decimal{}.Text(2))
	assert.Equal(t, "-2", dec(t, "-1.5").Floor().Text(0))
	assert.Equal(t, "1", dec(t, "1.99").Floor().Text(0))
	assert.True(t, Int(1).Div(Int(0)).None())
}

func TestRank(t *testing.T) {
	r := Rank(decs(t, "92.5", "", "88", "92.50", "87.996", "60"), 2)
	assert.Equal(t, []int{1, 0, 3, 1, 3, 5}, r.Competition)
	assert.Equal(t, []int{1, 0, 2, 1, 2, 3}, r.Dense)
	assert.Equal(t, []int{1, 2}, Rank(decs(t, "88.004", "88.001"), Exactly).Competition)
	assert.Equal(t, []int{1, 1}, Rank(decs(t, "88.004", "88.001"), 2).Competition)
	assert.Equal(t, []int{1, 1}, RankFloats([]float64{0.1 + 0.2, 0.3}).Competition)
	assert.Empty(t, Rank(nil, 2).Dense)
	scale := []Grade{{Int(80), "良好"}, {Int(90), "优秀"}, {Int(0), "不合格"}}
	assert.Equal(t, "优秀", GradeOf(dec(t, "89.995"), 2, scale))
	assert.Equal(t, "良好", GradeOf(dec(t, "89.994"), 2, scale))
	assert.Empty(t, GradeOf(Decimal{}, 2, scale))
}

func TestTotals(t *testing.T) {
	parts := []Part{{"满意度", dec(t, "92.5"), Int(40)}, {"化解率", Decimal{}, Int(35)}, {"参与度", Int(80), Int(25)}}
	assert.Equal(t, "87.6923", Total(parts, Exclude, nil).Text(4))
	assert.Equal(t, "57.0000", Total(parts, AsZero, nil).Text(4))
	assert.Equal(t, "85.0000", Total(parts, PeerMean, func(Part) Decimal { return Int(80) }).Text(4))
	assert.Equal(t, "87.6923", Total(parts, PeerMean, func(Part) Decimal { return Decimal{} }).Text(4))
	assert.True(t, Total(nil, Exclude, nil).None())
	_, err := WeightedSum(parts)
	assert.ErrorContains(t, err, "化解率")
	parts[1].Value = Int(90)
	sum, err := WeightedSum(parts)
	require.NoError(t, err)
	assert.Equal(t, "88.5", sum.Text(1))
	parts[1].Weight = Int(34)
	_, err = WeightedSum(parts)
	assert.ErrorContains(t, err, "现为 99")
	parts[1].Weight = Int(-1)
	_, err = WeightedSum(parts)
	assert.Error(t, err)
	for p := Exclude; p <= PeerMean; p++ {
		assert.NotEmpty(t, p.String())
	}
	assert.True(t, WeightsOK(decs(t, "33.333", "33.333", "33.334")))
	assert.False(t, WeightsOK(decs(t, "33.33", "33.33", "33.33")))
	assert.False(t, WeightsOK(nil))
}

func TestRules(t *testing.T) {
	one, zero := Int(1), Int(0)
	assert.Equal(t, "9.0", Completion(Int(90), Int(100), Int(10), one, false).Text(1))
	assert.Equal(t, "10.0", Completion(Int(120), Int(100), Int(10), one, false).Text(1))
	assert.Equal(t, "12.0", Completion(Int(120), Int(100), Int(10), dec(t, "1.2"), false).Text(1))
	assert.Equal(t, "5.0", Completion(Int(20), Int(10), Int(10), one, true).Text(1))
	assert.Equal(t, "10.0", Completion(zero, Int(10), Int(10), one, true).Text(1))
	assert.True(t, Completion(one, zero, one, one, false).None())
	assert.Equal(t, "22.0", Shortfall(Int(25), one, Int(90), Int(87), zero).Text(1))
	assert.Equal(t, "0.0", Shortfall(Int(25), one, Int(90), zero, zero).Text(1))
	assert.Equal(t, "25.0", Shortfall(Int(25), one, Int(90), Int(95), zero).Text(1))
	p, w := Step(Int(25), one, Int(90), dec(t, "88.1"))
	assert.Equal(t, "23.1 24.0", p.Text(1)+" "+w.Text(1))
	p, w = Step(Int(25), one, Int(90), Int(10))
	assert.Equal(t, "0 0", p.Text(0)+" "+w.Text(0))
	e, err := Efficacy(Int(85), Int(100), Int(60))
	require.NoError(t, err)
	assert.Equal(t, "85.0", e.Text(1))
	_, err = Efficacy(one, one, one)
	assert.Error(t, err)
	v, err := Deduct([]Cards{{"甲", 2, 0}, {"乙", 1, 1}, {"丙", 5, 0}}, CardRule{2, one, Int(2)})
	require.NoError(t, err)
	assert.Equal(t, "5", v.Deduction.Text(0))
	assert.Equal(t, []string{"甲", "丙"}, v.Letter)
	assert.Equal(t, []string{"乙"}, v.Interview)
	_, err = Deduct(nil, CardRule{})
	assert.Error(t, err)
	assert.True(t, ThreeRates([]Rate{{zero, zero, one}}).None())
	s, err := Survey(Answers{Unrated: 3})
	require.NoError(t, err)
	assert.True(t, s.WithFair.None())
	assert.Equal(t, "100", s.UnratedAsGood.Text(0))
	_, err = Survey(Answers{Bad: -1})
	assert.Error(t, err)
}

func TestPointsExpireAndAreUsedOldestFirst(t *testing.T) {
	a := Account{ValidMonths: 12,
		Earn:   []Entry{{"2025-06-01", Int(10)}, {"2025-01-31", Int(5)}},
		Redeem: []Entry{{"2026-01-31", Int(12)}, {"2026-06-02", Int(1)}, {"2025-01-30", Int(1)}}}
	done, balance, err := a.Redeemed([]string{"2026-02-01", "2025-12-31", "2026-06-02", "2025-01-30"})
	require.NoError(t, err)
	assert.Equal(t, []bool{true, false, false}, done)
	assert.Equal(t, "3 15 0 0", balance[0].Text(0)+" "+balance[1].Text(0)+" "+balance[2].Text(0)+" "+balance[3].Text(0))
	a.ValidMonths = 0
	done, _, err = a.Redeemed(nil)
	require.NoError(t, err)
	assert.Equal(t, []bool{true, true, false}, done)
	_, _, err = a.Redeemed([]string{"2026-02-30"})
	assert.ErrorContains(t, err, "2026-02-30")
	assert.Equal(t, "2024-02-29", addMonths("2024-01-31", 1))
}

func TestMatricesNeverYieldNaN(t *testing.T) {
	plus := []Direction{{}, {}}
	z, err := MinMax([][]float64{{1, 5}, {3, 5}}, []Direction{{Cost: true}, {}})
	require.NoError(t, err)
	assert.Equal(t, [][]float64{{1, 1}, {0, 1}}, z)
	c, err := VectorTOPSIS([][]float64{{0, 0}, {0, 0}}, []float64{1, 1}, plus)
	require.NoError(t, err)
	assert.True(t, c[0].None())
	z, err = MinMax([][]float64{{2}, {5}, {8}, {11}}, []Direction{{Interval: &[2]float64{4, 6}, Bounds: [2]float64{0, 10}}})
	require.NoError(t, err)
	assert.Equal(t, [][]float64{{0.5}, {1}, {0.5}, {0}}, z)
	w, flat, err := Entropy([][]float64{{0, 1}, {0, 3}})
	require.NoError(t, err)
	assert.False(t, flat)
	assert.Equal(t, []float64{0, 1}, w)
	s, err := InvertSum([][]float64{{1, 2}, {3, 4}}, []float64{0.5, 0.5}, []Direction{{}, {Cost: true}})
	require.NoError(t, err)
	assert.InDelta(t, 0.5*0.25+0.5*(2.0/3), s[0], 1e-12)
	for _, bad := range [][][]float64{nil, {{}}, {{1, 2}, {3}}, {{math.NaN(), 1}}, {{math.Inf(1), 1}}, {{-1, 1}, {2, 2}}, {{1e300, 1}}} {
		_, _, err := Entropy(bad)
		assert.Error(t, err, bad)
	}
	_, err = InvertSum([][]float64{{0}}, []float64{1}, []Direction{{Cost: true}})
	assert.ErrorContains(t, err, "倒数")
	_, err = MinMaxTOPSIS([][]float64{{1}}, []float64{1, 1}, plus)
	assert.Error(t, err)
}

func TestAHPRefusesAndAccepts(t *testing.T) {
	for _, bad := range [][][]float64{nil, {{1, 2}}, {{2}}, {{1, 0}, {0, 1}}, {{1, 10}, {0.1, 1}}, {{1, 2}, {2, 1}}, {{1, -2}, {-0.5, 1}}} {
		assert.Error(t, CheckMatrix(bad), bad)
		_, err := Eigen(bad, 0)
		assert.Error(t, err)
		_, err = Root(bad, 0)
		assert.Error(t, err)
	}
	a, err := Eigen([][]float64{{1, 9, 1. / 9}, {1. / 9, 1, 9}, {9, 1. / 9, 1}}, 0)
	require.NoError(t, err)
	assert.False(t, a.Accept)
	_, err = Eigen([][]float64{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, -1)
	assert.ErrorContains(t, err, "RI")
	_, err = Combine([][]float64{{1}}, nil, 0, 0)
	assert.Error(t, err)
	h, err := Combine([][]float64{{1}}, [][][]float64{{{1, 3}, {1. / 3, 1}}}, 0, 0)
	require.NoError(t, err)
	assert.InDelta(t, 0.75, h.Total[0], 1e-12)
	assert.Zero(t, h.CR)
}

package score

import (
	"errors"
	"slices"
)

// Exactly makes Rank compare unrounded numbers, but for noise beyond nine decimals.
const Exactly = 9

// Ranks are the places of a list of scores (名次); 0 for those that take no part.
type Ranks struct {
	Competition []int // 1 2 2 4
	Dense       []int // 1 2 2 3
}

// Rank gives places, the highest score first. Scores are compared as printed with so many digits, so that equal-looking
// ones are tied; Exactly compares them unrounded. No number takes no place.
func Rank(scores []Decimal, digits int) Ranks {
	keys := make([]Decimal, len(scores))
	sorted := make([]Decimal, 0, len(scores))
	for i, s := range scores {
		if keys[i] = s.Round(digits); !s.None() {
			sorted = append(sorted, keys[i])
		}
	}
	slices.SortFunc(sorted, func(a, b Decimal) int { return b.Cmp(a) })
	out := Ranks{make([]int, len(scores)), make([]int, len(scores))}
	places := make([][2]int, len(sorted))
	for i := range sorted {
		switch {
		case i == 0:
			places[i] = [2]int{1, 1}
		case sorted[i].Cmp(sorted[i-1]) == 0:
			places[i] = places[i-1]
		default:
			places[i] = [2]int{i + 1, places[i-1][1] + 1}
		}
	}
	for i, k := range keys {
		if k.None() {
			continue
		}
		at, _ := slices.BinarySearchFunc(sorted, k, func(e, t Decimal) int { return t.Cmp(e) })
		out.Competition[i], out.Dense[i] = places[at][0], places[at][1]
	}
	return out
}

// RankFloats ranks computed floats, differences beyond nine decimals being noise.
func RankFloats(scores []float64) Ranks {
	ds := make([]Decimal, len(scores))
	for i, s := range scores {
		ds[i] = Of(s)
	}
	return Rank(ds, Exactly)
}

// Grade is a step of a scale (等次): from this score on, this word.
type Grade struct {
	From Decimal
	Word string
}

// GradeOf returns the word of the printed score, so that score and grade never contradict each other.
func GradeOf(score Decimal, digits int, scale []Grade) string {
	if score.None() {
		return ""
	}
	shown, best, word := score.Round(digits), none, ""
	for _, g := range scale {
		if shown.Cmp(g.From) >= 0 && (best.None() || g.From.Cmp(best) > 0) {
			best, word = g.From, g.Word
		}
	}
	return word
}

// WeightsOK reports whether weights are not negative and sum to 100, with a tolerance of 0.001 points.
func WeightsOK(weights []Decimal) bool {
	sum := Int(0)
	for _, w := range weights {
		if w.None() || w.Sign() < 0 {
			return false
		}
		sum = sum.Add(w)
	}
	return near(sum, Int(100))
}

// near reports whether a sum of weights equals the whole within a thousandth of a percent.
func near(sum, whole Decimal) bool {
	return sum.Sub(whole).Abs().Mul(Int(100_000)).Cmp(whole) <= 0
}

// Part is one indicator of a total (分项): its value, none if missing, and its weight.
type Part struct {
	Name          string
	Value, Weight Decimal
}

// MissingPolicy says what a missing value does to a total (缺数规则).
type MissingPolicy int

// The policies.
const (
	Exclude  MissingPolicy = iota // 不计入，其余权重重新归一
	AsZero                        // 记 0
	PeerMean                      // 取组均值
)

// String returns the policy's Chinese words as printed under a table.
func (p MissingPolicy) String() string {
	if p < Exclude || p > PeerMean {
		return ""
	}
	return [...]string{"缺报的指标不计入，其余指标按权重归一", "缺报的指标记 0 分", "缺报的指标取同组其他单位得分率的均值"}[p]
}

// Fill is the value that a part counts with: its own or, where it is missing, the one of the policy; none if the part is
// left out.
func (p MissingPolicy) Fill(part Part, mean func(Part) Decimal) Decimal {
	switch {
	case !part.Value.None():
		return part.Value
	case p == AsZero:
		return Int(0)
	case p == PeerMean && mean != nil:
		return mean(part)
	}
	return none
}

// WeightedSum adds values times weights; the weights must sum to 100 or to 1, and no value may be missing.
func WeightedSum(parts []Part) (Decimal, error) {
	sum := Int(0)
	for _, p := range parts {
		if p.Value.None() {
			return none, errors.New("“" + p.Name + "”缺报，请先选定缺数规则")
		}
		if p.Weight.None() || p.Weight.Sign() < 0 {
			return none, errors.New("“" + p.Name + "”的权重应为不小于 0 的数")
		}
		sum = sum.Add(p.Weight)
	}
	if !near(sum, Int(100)) && !near(sum, Int(1)) {
		return none, errors.New("权重合计应为 100（或 1），现为 " + sum.Short(6))
	}
	return Total(parts, Exclude, nil), nil
}

// Total is the weighted mean under a missing policy; none if nothing counts. The mean function gives the peers' mean of a
// part, none if there is no peer either: the part is then left out.
func Total(parts []Part, policy MissingPolicy, mean func(Part) Decimal) Decimal {
	sum, weights := Int(0), Int(0)
	for _, p := range parts {
		if v := policy.Fill(p, mean); !v.None() {
			sum, weights = sum.Add(v.Mul(p.Weight)), weights.Add(p.Weight)
		}
	}
	return sum.Div(weights)
}

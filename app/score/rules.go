package score

import (
	"errors"
	"fmt"
)

// Completion scores target completion (目标完成率, M1): weight × clamp(actual ÷ target, 0, limit), or target ÷ actual where
// less is better. No number if the target is 0.
func Completion(actual, target, weight, limit Decimal, lessIsBetter bool) Decimal {
	if target.Sign() == 0 || actual.None() {
		return none
	}
	ratio := actual.Div(target)
	if lessIsBetter {
		if ratio = target.Div(actual); actual.Sign() <= 0 {
			ratio = limit
		}
	}
	return weight.Mul(ratio.Clamp(Int(0), limit))
}

// Attainment is the share of its full points that a value earns against a target, 0 to 1: value ÷ target; where less is
// better, (1 − value) ÷ (1 − target) for rates and target ÷ value for the others.
func Attainment(value, target Decimal, lessIsBetter, rate bool) Decimal {
	one := Int(1)
	if lessIsBetter && rate {
		value, target, lessIsBetter = one.Sub(value), one.Sub(target), false
	}
	return Completion(value, target, one, one, lessIsBetter)
}

// Shortfall scores a linear deduction (线性扣分, M2): max(floor, full − k × max(0, target − rate)).
func Shortfall(full, k, target, rate, floor Decimal) Decimal {
	gap := target.Sub(rate)
	if gap.Sign() < 0 {
		gap = Int(0)
	}
	points := full.Sub(k.Mul(gap))
	if points.Cmp(floor) < 0 && !points.None() {
		return floor
	}
	return points
}

// Step scores 每降 1 个百分点扣 k 分 both ways: in proportion, and for whole points only. Neither falls below 0.
func Step(full, k, target, rate Decimal) (proportional, wholePoints Decimal) {
	zero := Int(0)
	gap := target.Sub(rate)
	if gap.Sign() < 0 {
		gap = zero
	}
	return full.Sub(k.Mul(gap)).Clamp(zero, full), full.Sub(k.Mul(gap.Floor())).Clamp(zero, full)
}

// Efficacy is the efficacy coefficient (功效系数): 60 + 40 × (value − unacceptable) ÷ (satisfactory − unacceptable).
func Efficacy(value, satisfactory, unacceptable Decimal) (Decimal, error) {
	if satisfactory.Cmp(unacceptable) == 0 {
		return none, errors.New("满意值与不允许值相同，功效系数无法计算")
	}
	return Int(60).Add(Int(40).Mul(value.Sub(unacceptable)).Div(satisfactory.Sub(unacceptable))), nil
}

// Cards are the cards one task was shown (黄牌、红牌).
type Cards struct {
	ID          string
	Yellow, Red int64
}

// CardRule says what cards cost: every so many yellow ones a letter and points, every red one points and an interview.
type CardRule struct {
	YellowEvery             int64
	YellowPoints, RedPoints Decimal
}

// CardVerdict is the deduction with the tasks that get a letter (督办专函) and an interview (约谈).
type CardVerdict struct {
	Deduction         Decimal
	Letter, Interview []string
}

// Deduct adds up the cards of several tasks; yellow cards are counted per task.
func Deduct(tasks []Cards, rule CardRule) (CardVerdict, error) {
	v := CardVerdict{Deduction: Int(0), Letter: []string{}, Interview: []string{}}
	if rule.YellowEvery < 1 {
		return v, errors.New("“每几张黄牌”应不小于 1")
	}
	for _, t := range tasks {
		if t.Yellow < 0 || t.Red < 0 {
			return v, fmt.Errorf("“%s”的黄牌、红牌数不能为负", t.ID)
		}
		if times := t.Yellow / rule.YellowEvery; times > 0 {
			v.Deduction = v.Deduction.Add(rule.YellowPoints.Mul(Int(times)))
			v.Letter = append(v.Letter, t.ID)
		}
		if t.Red > 0 {
			v.Deduction = v.Deduction.Add(rule.RedPoints.Mul(Int(t.Red)))
			v.Interview = append(v.Interview, t.ID)
		}
	}
	return v, nil
}

// Rate is one of the rates of 接诉即办 (三率之一): a count over what was due, with its weight.
type Rate struct {
	Got, Due, Weight Decimal
}

// ThreeRates is the composite of 三率 out of 100. A rate with nothing due is left out and the others are renormalised; no
// number if nothing was due at all.
func ThreeRates(rates []Rate) Decimal {
	parts := make([]Part, len(rates))
	for i, r := range rates {
		parts[i] = Part{Value: r.Got.Div(r.Due), Weight: r.Weight}
	}
	return Total(parts, Exclude, nil).Mul(Int(100))
}

// Answers are the counts of a satisfaction survey (满意度调查) with the points of each answer.
type Answers struct {
	VeryGood, Good, Fair, Bad, VeryBad, Unrated int64
	Points                                      [5]Decimal // 非常满意 … 非常不满意
}

// Satisfaction is what a survey says under each of the common definitions, in percent; no number if nobody answered.
type Satisfaction struct {
	Evaluated     int64
	WithFair      Decimal // 满意率，含基本满意
	WithoutFair   Decimal // 满意率，不含基本满意
	Mean          Decimal // 满意度：五级均值，满分 100
	UnratedAsGood Decimal // 未评价默认满意
}

// Survey computes the rates; counts must not be negative.
func Survey(a Answers) (Satisfaction, error) {
	counts := [5]int64{a.VeryGood, a.Good, a.Fair, a.Bad, a.VeryBad}
	s, sum := Satisfaction{}, Int(0)
	for i, n := range counts {
		if n < 0 || a.Unrated < 0 {
			return s, errors.New("评价人数不能为负")
		}
		if most := int64(1e15); n > most || a.Unrated > most {
			return s, errors.New("评价人数过大，请核对")
		}
		s.Evaluated += n
		sum = sum.Add(Int(n).Mul(a.Points[i]))
	}
	of := func(n, all int64) Decimal { return Int(n).Mul(Int(100)).Div(Int(all)) }
	s.WithFair = of(counts[0]+counts[1]+counts[2], s.Evaluated)
	s.WithoutFair = of(counts[0]+counts[1], s.Evaluated)
	s.Mean = sum.Div(Int(s.Evaluated))
	s.UnratedAsGood = of(counts[0]+counts[1]+counts[2]+a.Unrated, s.Evaluated+a.Unrated)
	return s, nil
}

package app

import (
	"slices"

	"gongzhi/app/score"
)

// Shift (增减) is how the points of one indicator moved from last quarter to this one.
type Shift struct {
	Code   string
	Name   string
	Before string // points as printed; — where there were none
	Now    string
	Points score.Decimal // change of the printed points
}

// Text is the change with its sign: −1.20.
func (s Shift) Text() string { return s.Points.Signed(2) }

// Shifts compares the scores of one unit in two quarters, the greatest change first; indicators that count in one of the
// quarters only are left out, they have no change.
func Shifts(now, before []Score) []Shift {
	last := map[string]Score{}
	for _, s := range before {
		last[s.Code] = s
	}
	var out []Shift
	for _, s := range now {
		was, ok := last[s.Code]
		if !ok || s.Missing || was.Missing {
			continue
		}
		if change := score.Printed(s.Got).Sub(score.Printed(was.Got)); change.Sign() != 0 {
			out = append(out, Shift{s.Code, s.Name, was.Got, s.Got, change})
		}
	}
	slices.SortStableFunc(out, func(a, b Shift) int { return b.Points.Abs().Cmp(a.Points.Abs()) })
	return out
}

// IndicatorMean (指标均值) is one indicator over one group.
type IndicatorMean struct {
	Indicator Indicator
	Num, Den  float64 // summed over the units that count
	Value     float64
	Shown     string // — when nothing counts
	Points    string // mean of the printed points
	Reached   int    // units that met the target
	Counted   int    // units with data
	Missing   int    // units without
}

// Met says whether the group as a whole reached the target.
func (m IndicatorMean) Met() bool { return m.Part() >= 1 }

// Part is how much of the target the group reached: 1 for all of it.
func (m IndicatorMean) Part() float64 {
	i := m.Indicator
	return score.Attainment(score.Of(m.Value), score.Of(i.Target), i.Direction == Negative, i.Rate()).Float()
}

// Means is every indicator of a group, in order.
func (q Quarter) Means(group string) []IndicatorMean {
	var out []IndicatorMean
	for _, i := range q.Indicators {
		if i.Applies(group) {
			out = append(out, q.mean(group, i.In(group)))
		}
	}
	return out
}

func (q Quarter) mean(group string, i Indicator) IndicatorMean {
	m := IndicatorMean{Indicator: i}
	var points []score.Decimal
	var all pool
	for k := range q.Scores {
		s := &q.Scores[k]
		switch {
		case s.Group != group || s.Code != i.Code:
			continue
		case s.Missing:
			m.Missing++
			continue
		}
		m.Counted++
		m.Num, m.Den = m.Num+s.Num, m.Den+s.Den
		points = append(points, score.Printed(s.Got))
		all.add(s)
		if s.Reached() {
			m.Reached++
		}
	}
	value := all.value()
	m.Value, m.Points, m.Shown = value.Float(), score.Mean(points...).Text(2), "—"
	if !value.None() {
		m.Shown = i.Write(value)
	}
	return m
}

// pool is one indicator over several units.
type pool struct{ num, den, values []score.Decimal }

// add takes in a unit's score; a missing one says nothing.
func (p *pool) add(s *Score) {
	if !s.Missing {
		p.num, p.den, p.values = append(p.num, score.Of(s.Num)), append(p.den, score.Of(s.Den)), append(p.values, score.Of(s.Value))
	}
}

// value is the sum of the numerators ÷ the sum of the denominators, or the mean of values that have no parts.
func (p *pool) value() score.Decimal {
	if den := score.Sum(p.den...); den.Sign() > 0 {
		return score.Sum(p.num...).Div(den)
	}
	return score.Mean(p.values...)
}

// Rate writes numerator ÷ denominator as a percentage with two decimals, — for nothing.
func Rate(num, den int) string { return score.Ratio(num, den).Percent(2) }

// RateChange is the change of a printed rate in percentage points, with its sign; — where either is nothing.
func RateChange(num, den, numBefore, denBefore int) string {
	return score.Ratio(num, den).Round(4).Sub(score.Ratio(numBefore, denBefore).Round(4)).Mul(score.Int(100)).Signed(2)
}

// FirstAndLast is the first and the last n ranked units of a group, with those that tie at the line; nobody stands on
// both lists, and a group of no more than n units has none.
func FirstAndLast(rows []Ranking, n int) (first, last []Ranking) {
	var ranked []Ranking
	for _, r := range rows {
		if r.Rank > 0 {
			ranked = append(ranked, r)
		}
	}
	top, end := cut(ranked, n, false), cut(ranked, n, true)
	if top+end > len(ranked) {
		return nil, nil
	}
	return ranked[:top], ranked[len(ranked)-end:]
}

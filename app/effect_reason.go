package app

import (
	"cmp"
	"math"
	"slices"
)

// Shift (增减) is how the points of one indicator moved from last quarter to this one.
type Shift struct {
	Code   string
	Name   string
	Before string // points as printed; — where there were none
	Now    string
	Points float64 // change of the printed points
}

// Text is the change with its sign: −1.20.
func (s Shift) Text() string { return signedText(s.Points, 2) }

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
		if change := decimalOf(s.Got) - decimalOf(was.Got); billionths(change) != 0 {
			out = append(out, Shift{s.Code, s.Name, was.Got, s.Got, change})
		}
	}
	slices.SortStableFunc(out, func(a, b Shift) int { return cmp.Compare(math.Abs(b.Points), math.Abs(a.Points)) })
	return out
}

// IndicatorMean (指标均值) is one indicator over one group.
type IndicatorMean struct {
	Indicator Indicator
	Num, Den  float64 // summed over the units that count
	Value     float64 // Num ÷ Den, or the mean of typed values
	Shown     string  // — when nothing counts
	Points    string  // mean of the printed points
	Reached   int     // units that met the target
	Counted   int     // units with data
	Missing   int     // units without
}

// Means is every indicator of a group, in order.
func (q Quarter) Means(group string) []IndicatorMean {
	var out []IndicatorMean
	for _, i := range q.Indicators {
		if i.Applies(group) {
			out = append(out, q.mean(group, i))
		}
	}
	return out
}

func (q Quarter) mean(group string, i Indicator) IndicatorMean {
	m := IndicatorMean{Indicator: i, Shown: "—", Points: "—"}
	var points, values float64
	for _, s := range q.Scores {
		switch {
		case s.Group != group || s.Code != i.Code:
			continue
		case s.Missing:
			m.Missing++
			continue
		}
		m.Counted++
		m.Num, m.Den = m.Num+s.Num, m.Den+s.Den
		points += decimalOf(s.Got)
		values += s.Value
		if billionths(s.Points) >= billionths(s.Weight) {
			m.Reached++
		}
	}
	if m.Counted == 0 {
		return m
	}
	m.Value = values / float64(m.Counted)
	if m.Den > 0 {
		m.Value = m.Num / m.Den
	}
	m.Shown, m.Points = i.Write(m.Value), decimalText(points/float64(m.Counted), 2)
	return m
}

// Rate writes numerator ÷ denominator as a percentage with two decimals, — for nothing.
func Rate(num, den int) string {
	if den == 0 {
		return "—"
	}
	return decimalText(float64(num)/float64(den)*100, 2) + "%"
}

// RateChange is the change of a rate in percentage points, with its sign; — where either is nothing.
func RateChange(num, den, numBefore, denBefore int) string {
	if den == 0 || denBefore == 0 {
		return "—"
	}
	now, was := decimalText(float64(num)/float64(den)*100, 2), decimalText(float64(numBefore)/float64(denBefore)*100, 2)
	return signedText(decimalOf(now)-decimalOf(was), 2)
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

package app

import (
	"context"
	"slices"

	"gongzhi/app/score"
)

// The axes of a group are its dimensions (维度); a set of few indicators without dimensions has an axis for each.
const (
	fewIndicators  = 6
	otherDimension = "其他" // of the indicators that were given none
)

// axisOf names the axis of every indicator of a group, in the order of the indicators.
func (q Quarter) axisOf(group string) (axes []string, byCode map[string]string) {
	byCode = map[string]string{}
	var set []Indicator
	for _, i := range q.Indicators {
		if i.Applies(group) {
			set = append(set, i)
		}
	}
	given := slices.ContainsFunc(set, func(i Indicator) bool { return i.Dimension != "" })
	if !given && len(set) > fewIndicators {
		return nil, byCode
	}
	for _, i := range set {
		name := i.Dimension
		switch {
		case !given:
			name = i.Name
		case name == "":
			name = otherDimension
		}
		byCode[i.Code] = name
		if !slices.Contains(axes, name) {
			axes = append(axes, name)
		}
	}
	return axes, byCode
}

// Axes names what the units of a group are compared by, nothing where the indicators are many and belong to no dimension.
func (q Quarter) Axes(group string) []string {
	axes, _ := q.axisOf(group)
	return axes
}

// Rates is how much of the points that a unit could get on each axis of its group it got, 0 to 100; none where nothing counted.
func (q Quarter) Rates(group string, org int64) []score.Decimal {
	axes, byCode := q.axisOf(group)
	out := make([]score.Decimal, len(axes))
	got, full := make([]score.Decimal, len(axes)), make([]score.Decimal, len(axes))
	for i := range axes {
		got[i], full[i] = score.Int(0), score.Int(0)
	}
	for k := range q.Scores {
		s := &q.Scores[k]
		at := slices.Index(axes, byCode[s.Code])
		if s.OrgID != org || s.Group != group || at < 0 || !s.Counts() {
			continue
		}
		got[at], full[at] = got[at].Add(score.Of(s.Points)), full[at].Add(score.Of(s.Weight))
	}
	for i := range axes {
		if full[i].Sign() > 0 {
			out[i] = got[i].Div(full[i]).Mul(score.Int(100))
		}
	}
	return out
}

// MeanRates is the mean of the printed rates of the ranked units of a group on each axis.
func (q Quarter) MeanRates(group string) []score.Decimal {
	each := make([][]score.Decimal, len(q.Axes(group)))
	for _, r := range q.Group(group) {
		if r.Rank == 0 {
			continue
		}
		for i, rate := range q.Rates(group, r.OrgID) {
			if !rate.None() {
				each[i] = append(each[i], rate.Round(1))
			}
		}
	}
	out := make([]score.Decimal, len(each))
	for i, rates := range each {
		out[i] = score.Mean(rates...)
	}
	return out
}

// sortInto gives the indicators of a frozen quarter the dimensions of today where they had none: they change no figure.
func (q *Quarter) sortInto(live []Indicator) {
	if slices.ContainsFunc(q.Indicators, func(i Indicator) bool { return i.Dimension != "" }) {
		return
	}
	for k := range q.Indicators {
		for _, i := range live {
			if i.Code == q.Indicators[k].Code {
				q.Indicators[k].Dimension = i.Dimension
			}
		}
	}
}

// Past is the rankings of a unit in the quarters on record before one, oldest first, at most n of them.
func (s *Effects) Past(ctx context.Context, org int64, before Period, n int) (list []Ranking, err error) {
	err = s.read(ctx, func(tx Tx) error {
		list, err = tx.Rankings().List(Where(Eq("org_id", org), Cond{"period", "<", before}).By("-period"))
		return err
	})
	list = list[:min(n, len(list))]
	slices.Reverse(list)
	return list, err
}

package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gongzhi/app/score"
)

// The reasons why a score is missing.
const (
	NotApplicable = "不适用" // 0 ÷ 0: nothing was owed
	NotReported   = "缺报"  // a value that should have been given was not
)

// ratio is the share of the full points that a value earns, 0 to 1: the target completion method.
func (i Indicator) ratio(v float64) float64 {
	r := 1.0
	switch {
	case i.Direction == Positive && i.Target > 0:
		r = v / i.Target
	case i.Direction == Negative && i.Rate() && i.Target < 1:
		r = (1 - v) / (1 - i.Target)
	case i.Direction == Negative && v > i.Target:
		r = i.Target / v
	}
	return min(max(r, 0), 1)
}

// explain writes how the points came about, so that anybody can reckon it again.
func (i Indicator) explain(s *Score) string {
	value, bare := s.Shown, s.Shown
	if s.Den != 0 {
		bare = plainDecimal(s.Num) + " ÷ " + plainDecimal(s.Den)
		value = bare + " = " + s.Shown
	}
	weight, target := plainDecimal(i.Weight), i.WriteTarget()
	switch {
	case i.Direction == Positive && i.ratio(s.Value) >= 1:
		return fmt.Sprintf("%s，达到目标 %s，得满分 %s", value, target, weight)
	case i.Direction == Positive:
		return fmt.Sprintf("%s，目标 %s，%s ×（%s）÷ %s = %s", value, target, weight, bare, target, s.Got)
	case i.ratio(s.Value) >= 1:
		return fmt.Sprintf("%s，不高于目标 %s，得满分 %s", value, target, weight)
	case i.Rate():
		return fmt.Sprintf("%s，目标不高于 %s，%s ×（100%% − %s）÷（100%% − %s）= %s", value, target, weight, bare, target, s.Got)
	}
	return fmt.Sprintf("%s，目标不高于 %s，%s × %s ÷（%s）= %s", value, target, weight, target, bare, s.Got)
}

// counted is one indicator with what was counted for it.
type counted struct {
	Indicator
	target  string // as printed
	rowKind string
	tallies tallies
	values  map[int64]IndicatorValue // hand and import, by unit
}

// countAll counts every indicator once.
func (g *ground) countAll(set []Indicator, p Period, asOf Date) []counted {
	out := make([]counted, 0, len(set))
	for _, i := range set {
		if i.Retired {
			continue
		}
		c := counted{Indicator: i, target: i.TargetText()}
		if i.Source == SourceHand {
			c.rowKind, c.values = "indicator_value", map[int64]IndicatorValue{}
			for _, v := range g.values[i.ID] {
				c.values[v.OrgID] = v
			}
		} else {
			c.rowKind, c.tallies = g.tally(i.Source, p, asOf)
		}
		out = append(out, c)
	}
	return out
}

// score is the unit's value and points of one indicator.
func (c *counted) score(p Period, o *Org) Score {
	s := Score{Period: p, Group: o.Group, OrgID: o.ID, OrgName: o.Short(), Code: c.Code, Name: c.Name, Weight: c.Weight,
		Target: c.target, RowKind: c.rowKind}
	if c.Source == SourceHand {
		c.takeValue(&s, o.ID)
	} else if t := c.tallies[o.ID]; t != nil {
		s.Num, s.Den, s.RowsNum, s.RowsDen, s.Beside = float64(len(t.num)), float64(len(t.den)), t.num, t.den, t.beside
	}
	if s.Status == "" && s.Den == 0 && c.Source != SourceHand {
		s.Status = NotApplicable
	}
	if s.Status != "" {
		return c.missing(s)
	}
	if s.Den != 0 {
		s.Value = s.Num / s.Den
	}
	s.Shown = c.Write(s.Value)
	s.Points = c.Weight * c.ratio(s.Value)
	s.Got = decimalText(s.Points, 2)
	s.Explain = c.explain(&s)
	return s
}

// takeValue reads a typed or imported value.
func (c *counted) takeValue(s *Score, org int64) {
	v, given := c.values[org]
	switch {
	case !given || v.Missing:
		s.Status = NotReported
	default:
		s.Num, s.Den, s.Value = v.Num, v.Den, v.Value
	}
	if given {
		s.RowsDen = IDs{v.ID}
	}
}

func (c *counted) missing(s Score) Score {
	s.Missing, s.Shown, s.Got = true, "—", "—"
	s.Explain = fmt.Sprintf("本季度没有应计事项（0 ÷ 0），不适用，权重 %s 不计入", plainDecimal(c.Weight))
	if s.Status == NotReported {
		s.Explain = fmt.Sprintf("缺报，权重 %s 不计入", plainDecimal(c.Weight))
	}
	return s
}

// fillMissing applies the office's policy to 缺报 of one indicator over one group; 0 ÷ 0 is always left out.
func (p Policy) fillMissing(scores []*Score) {
	sum, n := 0.0, 0
	for _, s := range scores {
		if !s.Missing && s.Weight > 0 {
			sum, n = sum+s.Points/s.Weight, n+1
		}
	}
	for _, s := range scores {
		switch {
		case s.Status != NotReported:
		case p.Missing == "zero":
			s.Points, s.Got, s.Explain = 0, "0.00", "缺报，按规则记 0 分"
		case p.Missing == "mean" && n > 0:
			s.Points = s.Weight * sum / float64(n)
			s.Got = decimalText(s.Points, 2)
			s.Explain = fmt.Sprintf("缺报，取组内 %d 个单位得分率的均值 %s%%，%s × %s%% = %s", n,
				decimalText(sum/float64(n)*100, 2), plainDecimal(s.Weight), decimalText(sum/float64(n)*100, 2), s.Got)
		}
	}
}

// counts says whether the score goes into the total.
func (p Policy) counts(s *Score) bool {
	return !s.Missing || s.Status == NotReported && s.Got != "—"
}

// total adds the scores of one unit up; without enough applicable weight the unit is not ranked.
func (p Policy) total(r *Ranking, scores []*Score) {
	var points, all float64
	var missing []string
	for _, s := range scores {
		all += s.Weight
		if s.Missing {
			r.Missing++
			missing = append(missing, s.Name+s.Status)
		}
		if p.counts(s) {
			points += s.Points
			r.Weight += s.Weight
		}
	}
	if len(missing) > 0 {
		r.Remark = join(r.Remark, strings.Join(missing, "、"))
	}
	if r.Weight <= 0 || billionths(r.Weight) < billionths(min(p.MinWeight, all)) {
		r.Shown = "—"
		r.Remark = join(r.Remark, "数据不足，不参与排名")
		return
	}
	r.Total = points / r.Weight * 100
	r.Shown = decimalText(r.Total, 2)
	r.Grade = p.gradeOf(r.Shown)
	r.Rank = -1 // to be ranked
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "；" + b
}

// rank orders the rows of one group: ranked ones by score, then those without a rank; ties share a rank.
func (p Policy) rank(rows []Ranking) {
	digits := 2
	if p.Unrounded {
		digits = score.Exactly
	}
	totals := make([]score.Decimal, len(rows))
	for i := range rows {
		if rows[i].Rank != 0 {
			totals[i] = score.Of(float64(billionths(rows[i].Total)) / 1e9)
		}
	}
	places := score.Rank(totals, digits)
	at := places.Competition
	if p.Dense {
		at = places.Dense
	}
	shared := map[int]int{}
	for i := range rows {
		rows[i].Rank = at[i]
		shared[at[i]]++
	}
	for i := range rows {
		rows[i].Tied = rows[i].Rank > 0 && shared[rows[i].Rank] > 1
	}
	slices.SortStableFunc(rows, func(a, b Ranking) int {
		if (a.Rank == 0) != (b.Rank == 0) {
			return cmp.Compare(b.Rank, a.Rank)
		}
		return cmp.Compare(a.Rank, b.Rank)
	})
}

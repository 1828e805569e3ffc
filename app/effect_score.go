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

// noPoints stands for the points of a score that does not count.
const noPoints = "—"

// explain writes how the points came about, so that anybody can reckon it again.
func (c *counted) explain(m *mark) string {
	value, bare := m.Shown, m.Shown
	if m.Den != 0 {
		bare = m.Parts()
		value = bare + " = " + m.Shown
	}
	weight, target, full := c.weightText, c.goalText, m.share.Cmp(score.Int(1)) >= 0
	switch {
	case c.Direction == Positive && full:
		return fmt.Sprintf("%s，达到目标 %s，得满分 %s", value, target, weight)
	case c.Direction == Positive:
		return fmt.Sprintf("%s，目标 %s，%s ×（%s）÷ %s = %s", value, target, weight, bare, target, m.Got)
	case full:
		return fmt.Sprintf("%s，不高于目标 %s，得满分 %s", value, target, weight)
	case c.Rate():
		return fmt.Sprintf("%s，目标不高于 %s，%s ×（100%% − %s）÷（100%% − %s）= %s", value, target, weight, bare, target, m.Got)
	}
	return fmt.Sprintf("%s，目标不高于 %s，%s × %s ÷（%s）= %s", value, target, weight, target, bare, m.Got)
}

// mark is a score while it is reckoned, with the exact numbers behind the printed ones.
type mark struct {
	Score
	weight score.Decimal
	share  score.Decimal // of the full points, 0 to 1; none where the indicator is left out
	sample bool          // a typed rate, whose denominator may be small
	thin   bool          // it is
}

// earn gives the score so much of its full points.
func (m *mark) earn(share score.Decimal) {
	points := m.weight.Mul(share)
	m.share, m.Points, m.Got = share, points.Float(), points.Text(2)
}

// counted is one indicator with what was counted for it.
type counted struct {
	Indicator
	goal, weight                 score.Decimal
	target, goalText, weightText string // as printed, target with its side
	rowKind                      string
	tallies                      tallies
	values                       map[int64]IndicatorValue // hand and import, by unit
}

// in is the indicator as it counts in a group.
func (c counted) in(group string) counted {
	c.Indicator = c.In(group)
	c.weight, c.weightText = score.Of(c.Weight), c.WeightText()
	return c
}

func newCounted(i Indicator) counted {
	return counted{Indicator: i, goal: score.Of(i.Target), weight: score.Of(i.Weight), target: i.TargetText(), goalText: i.WriteTarget(), weightText: i.WeightText()}
}

// countAll counts every indicator once.
func (g *ground) countAll(set []Indicator, p Period, asOf Date) []counted {
	out := make([]counted, 0, len(set))
	for _, i := range set {
		if i.Retired {
			continue
		}
		c := newCounted(i)
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
func (c *counted) score(p Period, o *Org) *mark {
	m := &mark{weight: c.weight, Score: Score{Period: p, Group: o.Group, OrgID: o.ID, OrgName: o.Short(), Code: c.Code, Name: c.Name,
		Weight: c.Weight, Target: c.target, RowKind: c.rowKind}}
	if c.Source == SourceHand {
		c.takeValue(&m.Score, o.ID)
	} else if t := c.tallies[o.ID]; t != nil {
		m.Num, m.Den, m.RowsNum, m.RowsDen, m.Beside = float64(len(t.num)), float64(len(t.den)), t.num, t.den, t.beside
	}
	if m.Status == "" && m.Den == 0 && c.Source != SourceHand {
		m.Status = NotApplicable
	}
	if m.Status != "" {
		m.miss()
		return m
	}
	value := score.Of(m.Value)
	if m.Den != 0 {
		value = score.Of(m.Num).Div(score.Of(m.Den))
	}
	m.Value, m.Shown = value.Float(), c.Write(value)
	m.earn(score.Attainment(value, c.goal, c.Direction == Negative, c.Rate()))
	m.Explain, m.sample = c.explain(m), c.Source == SourceHand && c.Rate() && m.Den > 0
	return m
}

// warn marks a typed rate that rests on too few cases; it counts all the same.
func (p Policy) warn(m *mark) {
	if m.sample && m.Den < float64(p.SmallSample) {
		m.thin = true
		m.Explain += fmt.Sprintf("；样本 %s，少于 %d，仅供参考", score.Of(m.Den).Short(4), p.SmallSample)
	}
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

func (m *mark) miss() {
	m.Missing, m.Shown, m.Got = true, "—", noPoints
	m.Explain = fmt.Sprintf("本季度没有应计事项（0 ÷ 0），不适用，权重 %s 不计入", m.weight.Short(4))
	if m.Status == NotReported {
		m.Explain = fmt.Sprintf("缺报，权重 %s 不计入", m.weight.Short(4))
	}
}

// fillMissing applies the office's policy to 缺报 of one indicator over one group; 0 ÷ 0 is always left out.
func (p Policy) fillMissing(marks []*mark) {
	shares := make([]score.Decimal, 0, len(marks))
	for _, m := range marks {
		if !m.Missing {
			shares = append(shares, m.share)
		}
	}
	mean := score.Mean(shares...)
	for _, m := range marks {
		if m.Status != NotReported {
			continue
		}
		share := p.Missing.Fill(score.Part{}, func(score.Part) score.Decimal { return mean })
		if share.None() {
			continue
		}
		m.earn(share)
		m.Explain = "缺报，按规则记 0 分"
		if p.Missing == score.PeerMean {
			m.Explain = fmt.Sprintf("缺报，取组内 %d 个单位得分率的均值 %s，%s × %s = %s", len(shares), mean.Percent(2), m.weight.Short(4), mean.Percent(2), m.Got)
		}
	}
}

// total adds the scores of one unit up; without enough applicable weight there is none and the unit is not ranked.
func (p Policy) total(r *Ranking, marks []*mark) score.Decimal {
	all, counted := score.Int(0), score.Int(0)
	parts := make([]score.Part, len(marks))
	var notes []string
	for i, m := range marks {
		all = all.Add(m.weight)
		if m.Missing {
			r.Missing++
			notes = append(notes, m.Name+m.Status)
		}
		if m.thin {
			notes = append(notes, fmt.Sprintf("%s样本仅 %s", m.Name, score.Of(m.Den).Short(4)))
		}
		if parts[i] = (score.Part{Name: m.Name, Value: m.share, Weight: m.weight}); !m.share.None() {
			counted = counted.Add(m.weight)
		}
	}
	if len(notes) > 0 {
		r.Remark = join(r.Remark, strings.Join(notes, "、"))
	}
	total := score.Total(parts, score.Exclude, nil).Mul(score.Int(100))
	if counted.Cmp(p.MinWeight.Clamp(score.Int(0), all)) < 0 {
		total = score.Decimal{}
	}
	if total.None() {
		r.Remark = join(r.Remark, "数据不足，不参与排名")
	}
	r.Weight, r.Total, r.Shown, r.Grade = counted.Float(), total.Float(), total.Text(2), score.GradeOf(total, 2, p.Grades)
	return total
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "；" + b
}

// rank places the rows of one group by their totals and orders them: ranked ones by score, then those without a rank; ties
// share a rank.
func (p Policy) rank(rows []Ranking, totals []score.Decimal) {
	digits := 2
	if p.Unrounded {
		digits = score.Exactly
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

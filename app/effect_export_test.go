package app

import (
	"fmt"

	"gongzhi/app/score"
	"gongzhi/app/workday"
)

// ScoreForTest scores units × indicators × quarters of made-up values, as Compute does after its reading.
func ScoreForTest(units, indicators, quarters int) []Quarter {
	g := &ground{policy: policyOf(nil), calendar: workday.Default(), values: map[int64][]IndicatorValue{}, meetings: map[int64]Meeting{}, read: map[string]int{}}
	var set []Indicator
	for u := range units {
		g.orgs = append(g.orgs, Org{Record: Record{ID: int64(u + 1)}, Name: fmt.Sprintf("单位%04d", u), Group: []string{GroupCommunity, GroupOffice}[u%2]})
	}
	for k := range indicators {
		i := Indicator{Record: Record{ID: int64(k + 1)}, Code: fmt.Sprintf("S%02d", k), Name: "指标", Unit: "%", Target: 0.9, Weight: 100 / float64(indicators),
			Source: SourceHand, Direction: Direction(k % 2), Groups: Words{GroupCommunity, GroupOffice}}
		set = append(set, i)
		for u := range units {
			g.values[i.ID] = append(g.values[i.ID], IndicatorValue{OrgID: int64(u + 1), Num: float64((u*7 + k*13) % 100), Den: 100})
		}
	}
	var out []Quarter
	p := Period("2025Q1")
	for range quarters {
		q := g.compute(p, p.Last(), set)
		if len(out) > 0 {
			q.compare(out[len(out)-1].Rankings)
		}
		out = append(out, q)
		p = p.Next()
	}
	return out
}

// PointsForTest is a value of num ÷ den scored against an indicator, as printed, with its full points' share.
func PointsForTest(i Indicator, num, den float64) (got string, reached bool) {
	i.Source = SourceHand
	c := newCounted(i)
	c.values = map[int64]IndicatorValue{0: {Num: num, Den: den}}
	m := c.score("2026Q3", &Org{})
	return m.Got, m.Reached()
}

// ProposeForTest is what the rule proposes for one group, as 「unit kind」, and the rules' texts.
func ProposeForTest(top, last int, rows []Ranking) (got, rules []string) {
	for _, s := range (Policy{RewardTop: top, LastN: last, Below: score.Int(60)}).proposeFor("社区", rows) {
		got, rules = append(got, s.row.OrgName+s.kind.String()), append(rules, s.rule)
	}
	return got, rules
}

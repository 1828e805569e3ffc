package demo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gongzhi/app"
)

// nMissing is how many of the cells, twenty-four indicators of twelve communities in four quarters, were not handed in: 3 %.
const nMissing = 34

// quality is how well a community works, of ten.
var quality = map[string]float64{"清河": 8, "河湾": 5, "柳岸": 7, "新桥": 5, "东堤": 3, "莲池": 6, "枫林": 6.5, "书院": 6, "港口": 4, "锦绣": 3, "石桥": 6, "北岸": 4}

// figure is one cell: a measure of a community in a quarter.
type figure struct {
	measure   int
	community string
	app.IndicatorValue
}

// code is the code of the n-th indicator.
func code(n int) string { return fmt.Sprintf("Z%02d", n) }

// planFigures lays down what the communities hand in, and has each quarter's figures entered on the fifth working day after
// its end, one indicator at a time; those of the running quarter on 20 November, up to the fifteenth.
func (o *office) planFigures() error {
	dice := rand.New(rand.NewPCG(20261123, 24))
	var all []*figure
	for p := app.Period("2026Q1"); p <= "2026Q4"; p = p.Next() {
		all = append(all, figuresOf(p, dice)...)
	}
	withhold(all, dice)
	for p := app.Period("2026Q1"); p <= "2026Q4"; p = p.Next() {
		day := o.cal.Add(p.Last(), 5)
		if p == "2026Q4" {
			day = "2026-11-20"
		}
		for k := range measures {
			o.on(day, func() error { return o.handIn(p, k, all) })
		}
	}
	return nil
}

// figuresOf are the cells of a quarter: 书院 reports the same as 枫林 in the second, 北岸 had eight questionnaires in the third.
func figuresOf(p app.Period, dice *rand.Rand) (out []*figure) {
	at := map[string]census{}
	for _, c := range communities {
		if c.name != "北岸" || p >= "2026Q2" {
			at[c.name] = censusOf(c.name, float64(c.population), p, dice)
		}
	}
	at["书院"] = at["枫林"]
	for k, m := range measures {
		var twin float64
		for _, c := range communities {
			here, there := at[c.name]
			if !there {
				continue
			}
			f := &figure{measure: k, community: c.name, IndicatorValue: app.IndicatorValue{Period: p, Num: m.numerator(here, quality[c.name]/10, dice), Den: m.of(here)}}
			switch {
			case c.name == "枫林":
				twin = f.Num
			case c.name == "书院" && p == "2026Q2":
				f.Num = twin
			case c.name == "北岸" && k == 0 && p == "2026Q3":
				f.Num, f.Den = 6, 8
			}
			if p == "2026Q4" {
				f.Note = "截至2026年11月15日累计"
			}
			out = append(out, f)
		}
	}
	return out
}

// censusOf counts a community; the twins are of one size.
func censusOf(name string, people float64, p app.Period, dice *rand.Rand) census {
	if name == "石桥" && p == "2026Q1" {
		people += newPopulation
	}
	if name == "枫林" || name == "书院" {
		people = 6900
	}
	c := census{people: people, share: 1}
	if p == "2026Q4" {
		c.share = 0.5
	}
	c.disputes = max(10, math.Round(people*c.share/1000*(2.2+1.4*(1-quality[name]/10)+dice.Float64()*0.6)))
	return c
}

// withhold marks some cells 缺报: not of the twins, nor where a fact was planted, and no more than two of a community and quarter.
func withhold(all []*figure, dice *rand.Rand) {
	type row struct {
		period    app.Period
		community string
	}
	gone := map[row]int{}
	order := dice.Perm(len(all))
	for left, i := nMissing, 0; left > 0; i++ {
		f := all[order[i]]
		at := row{f.Period, f.community}
		if measures[f.measure].planted != plain || slices.Contains(twinCommunities[:], f.community+"社区") || f.Den < 10 || f.measure == 0 || gone[at] == 2 {
			continue
		}
		f.Num, f.Den, f.Missing, f.Note = 0, 0, true, "社区未按时报送"
		gone[at]++
		left--
	}
}

// handIn enters one indicator of a quarter for every community.
func (o *office) handIn(p app.Period, k int, all []*figure) error {
	set, err := o.a.Indicators.List(o.clerk)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(set, func(i app.Indicator) bool { return i.Name == measures[k].name })
	var values []app.IndicatorValue
	for _, f := range all {
		if f.Period == p && f.measure == k {
			f.OrgID, f.IndicatorID = o.orgs[f.community+"社区"].ID, set[at].ID
			f.OrgName = o.orgs[f.community+"社区"].Short()
			values = append(values, f.IndicatorValue)
		}
	}
	return o.a.Indicators.SaveValues(o.clerk, values)
}

package app

import (
	"slices"
	"sort"

	"gongzhi/app/score"
)

// Quarter (季度考评结果) is everything that a quarter's ranking and report are printed from. Locked, it is frozen as JSON.
type Quarter struct {
	Period     Period
	Version    int
	AsOf       Date // the day the records were judged on: the last of the quarter, or today while it lasts
	Office     string
	Indicators []Indicator
	Groups     []QuarterGroup
	Rankings   []Ranking // by group, rank
	Scores     []Score   // by group, unit, indicator
	Facts      QuarterFacts
	Before     QuarterFacts // the quarter before, from the same records
	RedList    []DutyLine
	SlipList   []SlipLine
	NextDue    []DutyLine
	Sources    []SourceCount
	Rules      []string // the scoring rules in force, one sentence each

	Assessment Assessment `json:"-"` // its state; zero while nothing was begun
}

// QuarterGroup (考核分组) is one group with its mean.
type QuarterGroup struct {
	Name     string
	Ranked   int
	Unranked int
	Mean     string // of the printed scores of ranked units, 2 decimals; empty when none
	PrevMean string
}

// SourceCount (数据来源) says how many rows of one kind were counted.
type SourceCount struct {
	Name string
	Rows int
}

// Group is the rows of one group in their order.
func (q Quarter) Group(name string) []Ranking {
	var rows []Ranking
	for _, r := range q.Rankings {
		if r.Group == name {
			rows = append(rows, r)
		}
	}
	return rows
}

// ScoresOf is the scores of one unit in the order of the indicators.
func (q Quarter) ScoresOf(org int64) []Score {
	var rows []Score
	for _, s := range q.Scores {
		if s.OrgID == org {
			rows = append(rows, s)
		}
	}
	return rows
}

// Final says whether the figures are frozen.
func (q Quarter) Final() bool { return q.Assessment.State.Final() }

// asOf is the day on which a quarter is judged.
func asOf(p Period, today Date) Date { return min(p.Last(), today) }

// compute counts, scores and ranks a quarter from the records. It writes nothing.
func (g *ground) compute(p Period, day Date, set []Indicator) Quarter {
	q := Quarter{Period: p, AsOf: day, Indicators: set, Rules: g.policy.Lines()}
	all := g.countAll(set, p, day)
	for _, name := range g.groups(p) {
		g.computeGroup(&q, name, all)
	}
	g.fillFacts(&q)
	return q
}

// ranked says whether a unit takes part in a quarter: in a group and active on some day of it.
func takesPart(o *Org, p Period) bool {
	return o.Group != "" && (o.From == "" || o.From <= p.Last()) && (o.To == "" || o.To >= p.First())
}

// groups names the groups with units in them: communities, offices, then the others by name.
func (g *ground) groups(p Period) []string {
	seen := map[string]bool{}
	var names []string
	for i := range g.orgs {
		if o := &g.orgs[i]; takesPart(o, p) && !seen[o.Group] {
			seen[o.Group] = true
			names = append(names, o.Group)
		}
	}
	order := map[string]int{GroupCommunity: -2, GroupOffice: -1}
	sort.Slice(names, func(i, j int) bool {
		if a, b := order[names[i]], order[names[j]]; a != b {
			return a < b
		}
		return names[i] < names[j]
	})
	return names
}

func (g *ground) computeGroup(q *Quarter, name string, all []counted) {
	var rows []Ranking
	var set []counted
	for k := range all {
		if all[k].Applies(name) {
			set = append(set, all[k].in(name))
		}
	}
	byOrg := map[int64][]*mark{}
	byIndicator := map[string][]*mark{}
	for i := range g.orgs {
		o := &g.orgs[i]
		if o.Group != name || !takesPart(o, q.Period) {
			continue
		}
		row := Ranking{Period: q.Period, Group: name, OrgID: o.ID, OrgName: o.Short()}
		if o.From > q.Period.Prev().First() {
			row.Remark = NewUnit
		}
		rows = append(rows, row)
		for k := range set {
			m := set[k].score(q.Period, o)
			g.policy.warn(m)
			byOrg[o.ID] = append(byOrg[o.ID], m)
			byIndicator[m.Code] = append(byIndicator[m.Code], m)
		}
	}
	for _, marks := range byIndicator {
		g.policy.fillMissing(marks)
	}
	totals := make([]score.Decimal, len(rows))
	for i := range rows {
		totals[i] = g.policy.total(&rows[i], byOrg[rows[i].OrgID])
	}
	g.policy.rank(rows, totals)
	q.Scores = slices.Grow(q.Scores, len(rows)*len(set))
	for _, r := range rows {
		for _, m := range byOrg[r.OrgID] {
			q.Scores = append(q.Scores, m.Score)
		}
	}
	q.Rankings = append(q.Rankings, rows...)
	q.Groups = append(q.Groups, groupOf(name, rows))
}

// groupOf counts a group and takes the mean of its printed scores.
func groupOf(name string, rows []Ranking) QuarterGroup {
	out := QuarterGroup{Name: name}
	var shown []score.Decimal
	for _, r := range rows {
		if r.Rank == 0 {
			out.Unranked++
			continue
		}
		out.Ranked++
		shown = append(shown, score.Printed(r.Shown))
	}
	if mean := score.Mean(shown...); !mean.None() {
		out.Mean = mean.Text(2)
	}
	return out
}

// compare enters last quarter's ranks, scores and means.
func (q *Quarter) compare(before []Ranking) {
	type key struct {
		group string
		org   int64
	}
	last := map[key]Ranking{}
	byGroup := map[string][]Ranking{}
	for _, r := range before {
		last[key{r.Group, r.OrgID}] = r
		byGroup[r.Group] = append(byGroup[r.Group], r)
	}
	for i := range q.Rankings {
		r := &q.Rankings[i]
		if was, ok := last[key{r.Group, r.OrgID}]; ok && was.Rank > 0 {
			r.PrevRank, r.PrevShown = was.Rank, was.Shown
		}
	}
	for i := range q.Groups {
		q.Groups[i].PrevMean = groupOf(q.Groups[i].Name, byGroup[q.Groups[i].Name]).Mean
	}
}

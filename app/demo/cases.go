package demo

import (
	"fmt"
	"strings"

	"gongzhi/app"
)

// caseDecks are the kinds of rewards and sanctions that are still to be given: 表扬 18, 以奖代补 9, 积分 17; 提醒 9, 约谈 5, 限期整改 4,
// 通报 3 of which one is a yellow card.
type caseDecks map[app.IncentiveKind]int

// grants are the nine sums in yuan: 312,000 in all.
var grants = []int64{50000, 48000, 42000, 40000, 36000, 32000, 26000, 20000, 18000}

// planQuarters has each quarter locked and published on the tenth working day after its end; the last one before the program was
// used is entered.
func (o *office) planQuarters() error {
	for p := app.Period("2025Q4"); p <= "2026Q3"; p = p.Next() {
		o.on(o.cal.Add(p.Last(), 10), func() error {
			if p == "2025Q4" {
				return o.enter(p)
			}
			if err := o.a.Effects.Lock(o.leader, p, app.Confirmed{}); err != nil {
				return err
			}
			if err := o.a.Effects.Publish(o.leader, p); err != nil {
				return err
			}
			return o.takeUp(p)
		})
	}
	o.planSupervision()
	return nil
}

// enter types the ranking of the last quarter before the program was used.
func (o *office) enter(p app.Period) error {
	var rows []app.EnteredRank
	for i, c := range communities[:11] {
		rows = append(rows, app.EnteredRank{OrgID: o.orgs[c.name+"社区"].ID, Rank: i + 1, Shown: fmt.Sprintf("%.2f", 96.5-float64(i)*1.75)})
	}
	for i, u := range sections[:8] {
		rows = append(rows, app.EnteredRank{OrgID: o.orgs[u.short].ID, Rank: i + 1, Shown: fmt.Sprintf("%.2f", 95.2-float64(i)*1.5)})
	}
	return o.a.Effects.EnterRanking(o.leader, p, rows)
}

// takeUp begins the work on what a locked ranking proposed.
func (o *office) takeUp(p app.Period) error {
	list, _, err := o.a.Incentives.List(o.clerk, app.Where(app.Eq("period", p), app.Eq("state", app.CaseProposed)).By("id"))
	if err != nil {
		return err
	}
	for _, c := range list {
		if c.RuleText == "" {
			continue // proposed by the office itself
		}
		kind := c.Kind
		if o.decks[kind] == 0 && !kind.Reward() {
			kind = app.SanctionRectify + app.SanctionInterview - kind
		}
		o.decks[kind]--
		if p == "2026Q2" && !c.Kind.Reward() && c.OrgName == appellant && !o.upheld {
			o.uphold(c)
			continue
		}
		o.follow(c, kind, "")
	}
	return nil
}

// ladder is what the office itself proposes: the day, the kind, the unit and why. Kinds that the rankings used up are passed over,
// so that the year ends with the numbers above.
type ladder struct {
	day   app.Date
	kind  app.IncentiveKind
	unit  string
	basis string // the first line; the others are facts
	text  string
}

// planCases enters the proposals that no ranking makes.
func (o *office) planCases() error {
	o.decks = caseDecks{app.RewardHonour: 18, app.RewardFund: 9, app.RewardPolicy: 17, app.SanctionRemind: 9, app.SanctionInterview: 5, app.SanctionRectify: 4, app.SanctionCircular: 3}
	for _, l := range proposals() {
		o.on(l.day, func() error { return o.propose(l) })
	}
	return nil
}

// facts are the basis and what was found about it, one a line.
func (l ladder) facts() string {
	found := map[app.IncentiveKind]string{app.RewardHonour: "事迹经居民议事会评议并公示，没有异议", app.RewardFund: "项目资料、收支明细和居民评议表齐全", app.RewardPolicy: "积分明细已公示三个工作日，没有异议",
		app.SanctionRemind: "经电话核实，情况属实", app.SanctionInterview: "回访居民仍不满意", app.SanctionRectify: "现场检查留有记录和照片", app.SanctionCircular: "现场检查留有记录和照片"}
	_, own, more := strings.Cut(l.basis, "\n")
	if !more {
		own = l.basis
	}
	return own + "\n" + found[l.kind]
}

func (o *office) propose(l ladder) error {
	if o.decks[l.kind] <= o.kept(l.kind) {
		return nil
	}
	c := app.Incentive{Kind: l.kind, OrgID: o.orgs[l.unit].ID, Period: app.PeriodOf(l.day).Prev(), Basis: strings.Split(l.basis, "\n")[0], Facts: l.facts()}
	if err := o.a.Incentives.Propose(o.clerk, &c); err != nil {
		return err
	}
	o.decks[l.kind]--
	o.follow(c, l.kind, l.text)
	return nil
}

// kept is how many cases of a kind are kept back for the rankings to come.
func (o *office) kept(kind app.IncentiveKind) int {
	each := map[app.IncentiveKind]int{app.RewardHonour: 4, app.SanctionInterview: 2, app.SanctionRectify: 2}[kind]
	left := 0
	for p := app.Period("2026Q1"); p <= "2026Q3"; p = p.Next() {
		if app.DateOf(o.now) < o.cal.Add(p.Last(), 10) {
			left++
		}
	}
	return each * left
}

// follow enters the way of a case into the diary.
func (o *office) follow(c app.Incentive, kind app.IncentiveKind, text string) {
	day := app.DateOf(o.now)
	facts := c.Facts
	if facts == "" {
		facts = c.Basis
	}
	o.on(o.cal.Add(day, 2), func() error {
		return o.a.Incentives.Verify(o.clerk, c.ID, facts)
	})
	if kind.Reward() {
		o.reward(c, kind, text)
		return
	}
	o.sanction(c, kind, text)
}

// reward decides, gives and closes a reward.
func (o *office) reward(c app.Incentive, kind app.IncentiveKind, text string) {
	day := app.DateOf(o.now)
	d := app.Decision{Kind: kind, Content: text}
	switch {
	case kind == app.RewardFund:
		d.AmountFen = grants[o.decks[kind]] * 100
		d.FundSource = "街道社区治理以奖代补专项资金"
	case text == "":
		d.Content = "通报表扬，优先推荐参加年度评优"
	}
	o.on(o.cal.Add(day, 6), func() error { return o.a.Incentives.Decide(o.leader, c.ID, d) })
	given := app.Fulfilment{Text: map[app.IncentiveKind]string{app.RewardHonour: "已在联席会议上通报，授予锦旗", app.RewardFund: "资金已拨付到账，附收据", app.RewardPolicy: "积分已记入账户，公示三个工作日无异议"}[kind]}
	o.on(o.cal.Add(day, 12), func() error { return o.a.Measures.Fulfil(o.clerk, c.ID, given) })
	o.on(o.cal.Add(day, 15), func() error { return o.a.Measures.Close(o.clerk, c.ID) })
}

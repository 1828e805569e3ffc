package demo

import (
	"fmt"

	"gongzhi/app"
)

// quarters locks and publishes each quarter on the tenth working day after its end.
func (o *office) quarters(day app.Date) error {
	p := app.PeriodOf(day).Prev()
	if p < "2025Q4" || day != o.cal.Add(p.Last(), 10) {
		return nil
	}
	if p == "2025Q4" {
		return o.enter(p)
	}
	if err := o.a.Effects.Lock(o.leader, p, app.Confirmed{}); err != nil {
		return err
	}
	return o.a.Effects.Publish(o.leader, p)
}

// enter types the ranking of the last quarter before the program was used.
func (o *office) enter(p app.Period) error {
	var rows []app.EnteredRank
	for i, c := range communities[:11] {
		rows = append(rows, app.EnteredRank{OrgID: o.orgs[c.name+"社区"].ID, Rank: i + 1, Shown: fmt.Sprintf("%.2f", 96.5-float64(i)*1.75)})
	}
	for i, u := range sections[:8] {
		rows = append(rows, app.EnteredRank{OrgID: o.orgs[u.name].ID, Rank: i + 1, Shown: fmt.Sprintf("%.2f", 95.2-float64(i)*1.5)})
	}
	return o.a.Effects.EnterRanking(o.leader, p, rows)
}

// cases moves each reward or sanction one step a week.
func (o *office) cases(day app.Date) error {
	if day.Weekday() != "周三" {
		return nil
	}
	list, _, err := o.a.Incentives.List(o.clerk, app.Query{}.By("id"))
	if err != nil {
		return err
	}
	for _, c := range list {
		if err := o.step(day, c); err != nil {
			return fmt.Errorf("%s%s：%w", c.OrgName, c.Kind, err)
		}
	}
	return nil
}

func (o *office) step(day app.Date, c app.Incentive) error {
	switch c.State {
	case app.CaseProposed:
		return o.a.Incentives.Verify(o.clerk, c.ID, c.Basis+"\n已与台账核对一致")
	case app.CaseVerifying:
		if c.Kind.Reward() {
			return o.a.Incentives.Decide(o.leader, c.ID, app.Decision{Kind: c.Kind, Content: "通报表扬，优先推荐参加年度评优"})
		}
		return o.a.Incentives.OpenStatement(o.clerk, c.ID)
	case app.CaseStatement:
		if c.Statement == "" {
			return o.a.Incentives.TakeStatement(o.clerk, c.ID, "情况属实，将尽快整改。")
		}
		return o.a.Incentives.Decide(o.leader, c.ID, app.Decision{Kind: c.Kind, Content: "对逾期事项逐项整改，每周报告进展", PlaceTime: string(o.cal.Add(day, 3)) + " 09:30", Place: "二楼小会议室", Interviewer: "周建国"})
	case app.CaseDecided:
		if c.Kind.Reward() {
			return o.a.Measures.Fulfil(o.clerk, c.ID, app.Fulfilment{Text: "已在例会通报"})
		}
		return o.a.Measures.Serve(o.clerk, c.ID, day, o.people[c.OrgName][0].Name)
	case app.CaseServed:
		if c.Kind == app.SanctionInterview && c.Interviewed == "" {
			return o.a.Measures.Interview(o.clerk, c.ID, "约谈人指出问题，被约谈人表态按期整改。")
		}
		return o.a.Measures.AskRecheck(o.clerk, c.ID, "逾期事项已全部补办")
	case app.CaseRectifying:
		return o.a.Measures.AskRecheck(o.clerk, c.ID, "逾期事项已全部补办")
	case app.CaseRecheckAsked:
		if c.RecheckPass {
			return o.a.Measures.Close(o.clerk, c.ID)
		}
		return o.a.Measures.Recheck(o.clerk, c.ID, app.RecheckResult{Pass: true, By: "李雯", Text: "现场复查，整改到位"})
	case app.CaseFulfilled:
		return o.a.Measures.Close(o.clerk, c.ID)
	}
	return nil
}

// appeals registers a week's appeals on Fridays.
func (o *office) appeals(day app.Date) error {
	if day.Weekday() != "周五" {
		return nil
	}
	for range 4 + o.dice.IntN(4) {
		c := communities[min(o.dice.IntN(12), o.dice.IntN(12))]
		a := app.Appeal{Day: day, Channel: pick(o, []string{"来电", "来访", "网络转办", "调解室"}), Name: o.nameOf(), Phone: fmt.Sprintf("1380000%04d", 5000+o.dice.IntN(4000)), CommunityID: o.orgs[c.name+"社区"].ID, CommunityName: c.name + "社区",
			Category: pick(o, []string{"环境", "停车", "噪声", "物业", "设施", "其他"}), Content: pick(o, matters) + "，请协调处理"}
		if err := o.a.Appeals.Save(o.clerk, &a); err != nil {
			return err
		}
	}
	return nil
}

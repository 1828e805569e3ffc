package incentive

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// acts are the next act as the primary button, the papers, and the way out under 「更多」.
func (k *desk) acts(c app.Case) (acts, more []kit.Action) {
	if next, ok := k.next(c); ok {
		acts = append(acts, next)
	}
	for i, p := range k.papers(c) {
		if i < 2 {
			acts = append(acts, p)
		}
	}
	e := c.Incentive
	switch e.State {
	case app.CaseProposed, app.CaseVerifying:
		more = append(more, kit.Action{Label: "修改…", Off: k.off(app.RightEdit), Do: func() { k.env.Go(kit.Route{Module: "incentive", ID: e.ID, Act: "edit"}) }})
	case app.CaseStatement:
		more = append(more, kit.Action{Label: "记录陈述申辩…", Off: k.off(app.RightEdit), Do: func() { k.takeStatement(e) }})
	}
	switch {
	case e.State < app.CaseDecided:
		more = append(more, kit.Action{Label: "不予…", Off: k.off(app.RightDecide), Do: func() { k.end(e, "不予", k.env.App.Incentives.Reject) }})
	case e.State.Open():
		more = append(more, kit.Action{Label: "撤销…", Off: k.off(app.RightDecide), Do: func() { k.end(e, "撤销", k.env.App.Incentives.Revoke) }})
	}
	return acts, more
}

// next is the act that comes next.
func (k *desk) next(c app.Case) (kit.Action, bool) {
	e := c.Incentive
	do, right := map[string]func(app.Incentive){
		"核实": k.verify, "告知陈述申辩": k.openStatement, "决定": k.decide, "送达": k.serve, "约谈": k.interview,
		"申请复查": k.askRecheck, "复查": k.recheck, "兑现": k.fulfil, "销号": k.close,
	}[e.NextAct()], app.RightEdit
	if do == nil {
		return kit.Action{}, false
	}
	off := ""
	switch e.NextAct() {
	case "决定":
		right = app.RightDecide
		if e.State == app.CaseStatement && e.Statement == "" && k.env.App.Today() <= e.StatementDue {
			return kit.Action{Label: "记录陈述申辩", Kind: kit.Primary, Off: k.off(app.RightEdit), Do: func() { k.takeStatement(e) }}, true
		}
	case "复查":
		right = app.RightReview
	}
	if off = k.off(right); off != "" {
		off = e.NextAct() + "：" + off
	}
	return kit.Action{Label: e.NextAct(), Kind: kit.Primary, Off: off, Do: func() { do(e) }}, true
}

// ask runs a small form about a case.
func (k *desk) ask(title, intro, verb string, fields []*kit.Field, save func(ctx context.Context) error) {
	kit.Ask(k.env, kit.Form{Title: title, Intro: intro, Verb: verb, Fields: fields, Save: save, Saved: func() { k.env.Toast("已" + verb) }})
}

func (k *desk) verify(e app.Incentive) {
	text := e.Facts
	k.ask("核实："+e.OrgName, e.Basis, "核实", []*kit.Field{kit.Items("facts", "事实", &text).Need().Wide().Hint("可以改写、补充、删去")},
		func(ctx context.Context) error { return k.env.App.Incentives.Verify(ctx, e.ID, text) })
}

func (k *desk) openStatement(e app.Incentive) {
	kit.Confirm(k.env, "告知"+e.OrgName+"陈述申辩？", "从今天起计陈述申辩期；期满或单位陈述后才能决定。", kit.Verb{Label: "暂不告知"}, kit.Verb{Label: "告知陈述申辩", Do: func() {
		kit.Act(k.env, "告知陈述申辩", func(ctx context.Context) error { return k.env.App.Incentives.OpenStatement(ctx, e.ID) }, func() { k.env.Toast("已告知陈述申辩") })
	}})
}

func (k *desk) takeStatement(e app.Incentive) {
	text := e.Statement
	k.ask("记录陈述申辩："+e.OrgName, "单位放弃的，写“放弃陈述申辩”。", "记录陈述申辩", []*kit.Field{kit.Lines("statement", "内容", &text, 5).Need().Wide()},
		func(ctx context.Context) error { return k.env.App.Incentives.TakeStatement(ctx, e.ID, text) })
}

// decide takes the decision: what a reward gives, or what a sanction requires and until when.
func (k *desk) decide(e app.Incentive) {
	d := app.Decision{Kind: e.Kind, Content: e.Content, AmountFen: e.AmountFen, FundSource: e.FundSource, Place: e.Place, Interviewer: e.Interviewer}
	var when app.Stamp
	var choices []app.IncentiveKind
	for _, kind := range app.IncentiveKinds {
		if kind.Reward() == e.Kind.Reward() {
			choices = append(choices, kind)
		}
	}
	fields := []*kit.Field{kit.Choose("kind", "种类", &d.Kind, kit.Choices(choices...)).Need()}
	if e.Kind.Reward() {
		money := func() bool { return d.Kind == app.RewardFund }
		fields = append(fields, kit.Lines("content", "奖励内容", &d.Content, 3).Need().Wide(),
			kit.Money("amount", "金额", &d.AmountFen).When(money), kit.Text("fund", "资金来源", &d.FundSource).When(money))
	} else {
		talk := func() bool { return d.Kind == app.SanctionInterview }
		fields = append(fields, kit.DateTime("place_time", "约谈时间", &when).When(talk), kit.Text("place", "约谈地点", &d.Place).When(talk), kit.Text("interviewer", "约谈人", &d.Interviewer).When(talk),
			kit.Items("content", "整改要求", &d.Content).Need().Wide(), kit.Date("deadline", "整改期限", &d.Deadline).Hint("不填按设置的工作日数计算"))
	}
	k.ask("决定："+e.OrgName, "决定后编定文号，不能再改；确有错误的撤销后另行决定。", "决定", fields, func(ctx context.Context) error {
		d.PlaceTime = when.Minute()
		if d.Kind != app.SanctionInterview {
			d.PlaceTime, d.Place, d.Interviewer = "", "", ""
		}
		if d.Kind != app.RewardFund {
			d.AmountFen, d.FundSource = 0, ""
		}
		return k.env.App.Incentives.Decide(ctx, e.ID, d)
	})
}

func (k *desk) serve(e app.Incentive) {
	day, to := k.env.App.Today(), ""
	k.ask("送达："+e.OrgName, e.No, "送达", []*kit.Field{kit.Date("day", "送达日期", &day).Need(), kit.Text("to", "签收人", &to).Need()},
		func(ctx context.Context) error { return k.env.App.Measures.Serve(ctx, e.ID, day, to) })
}

func (k *desk) interview(e app.Incentive) {
	text := e.Interviewed
	k.ask("约谈记录："+e.OrgName, e.PlaceTime+"　"+e.Place+"　"+e.Interviewer, "记录约谈", []*kit.Field{kit.Lines("text", "约谈内容和表态", &text, 6).Need().Wide()},
		func(ctx context.Context) error { return k.env.App.Measures.Interview(ctx, e.ID, text) })
}

func (k *desk) askRecheck(e app.Incentive) {
	text := ""
	k.ask("申请复查："+e.OrgName, "整改期限 "+string(e.Deadline), "申请复查", []*kit.Field{kit.Lines("text", "整改情况", &text, 5).Need().Wide().Hint("逐条对应写明")},
		func(ctx context.Context) error { return k.env.App.Measures.AskRecheck(ctx, e.ID, text) })
}

// recheck takes the verdict; a failed one asks what follows.
func (k *desk) recheck(e app.Incentive) {
	r := app.RecheckResult{Pass: true, By: k.env.User.Who()}
	failed := func() bool { return !r.Pass }
	verdicts := []kit.Choice[bool]{{Value: true, Text: "整改到位"}, {Value: false, Text: "未到位"}}
	fields := []*kit.Field{kit.Segments("pass", "结论", &r.Pass, verdicts), kit.Text("by", "复查人", &r.By).Need(), kit.Lines("text", "复查情况", &r.Text, 4).Need().Wide(),
		kit.Date("deadline", "新的期限", &r.NewDeadline).Hint("不填按设置的工作日数计算").When(failed)}
	if next, ok := e.Kind.Harder(); ok {
		fields = append(fields, kit.Tick("escalate", "升级", &r.Escalate, "升级为"+next.String()+"，重新核实、决定").When(failed))
	}
	k.ask("复查："+e.OrgName, fmt.Sprintf("第 %d 次整改", e.Round), "记录复查", fields, func(ctx context.Context) error { return k.env.App.Measures.Recheck(ctx, e.ID, r) })
}

func (k *desk) fulfil(e app.Incentive) {
	f := app.Fulfilment{AmountFen: e.AmountFen, FundSource: e.FundSource}
	fields := []*kit.Field{kit.Lines("text", "兑现情况", &f.Text, 3).Need().Wide()}
	if e.Kind == app.RewardFund {
		fields = append(fields, kit.Money("amount", "金额", &f.AmountFen).Need(), kit.Text("fund", "资金来源", &f.FundSource).Need())
	}
	k.ask("兑现："+e.OrgName, e.Content, "兑现", fields, func(ctx context.Context) error { return k.env.App.Measures.Fulfil(ctx, e.ID, f) })
}

func (k *desk) close(e app.Incentive) {
	kit.Confirm(k.env, "销号"+e.OrgName+"的"+e.Kind.String()+"案？", "销号后不能再改，记录保留，并计入下季度报告。", kit.Verb{Label: "暂不销号"}, kit.Verb{Label: "销号", Do: func() {
		kit.Act(k.env, "销号", func(ctx context.Context) error { return k.env.App.Measures.Close(ctx, e.ID) }, func() { k.env.Toast("已销号") })
	}})
}

// end drops a proposal or takes a decision back, with its reason.
func (k *desk) end(e app.Incentive, verb string, act func(ctx context.Context, id int64, reason string) error) {
	reason := ""
	k.ask(verb+"："+e.OrgName+"的"+e.Kind.String()+"案", "记录保留；文号已编的不再使用。", verb, []*kit.Field{kit.Lines("reason", "理由", &reason, 3).Need().Wide()},
		func(ctx context.Context) error { return act(ctx, e.ID, reason) })
}

package duty

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// toItems goes on to the items, from a tab that is empty without them.
func toItems(env *kit.Env) kit.Action {
	return kit.Action{Label: "到责任事项", Do: func() { env.Go(kit.Route{Module: "duty", Tab: "item"}) }}
}

// newSlips is the tab 督办: every slip with its colour, who signed for it and what came back.
func newSlips(env *kit.Env) kit.Page {
	k := &desk{env: env}
	today := env.App.Today()
	open := app.Eq("feedback_on", "")
	return kit.NewList(env, kit.List[app.Slip]{Kind: "slip",
		Name: "slip", Title: "督办", Topics: []app.Topic{app.DutyChanged}, Source: env.App.Slips.List, ID: func(s *app.Slip) int64 { return s.ID },
		Columns: []kit.Column[app.Slip]{
			{Key: "id", Title: "编号", Width: 104, Text: func(s *app.Slip) string { return s.No }},
			{Key: "colour", Title: "颜色", Width: 48, Tag: func(s *app.Slip) kit.Tag { return kit.Tag{Text: s.Colour + "单", Tone: slipTone(s.Colour)} }},
			{Key: "nth", Title: "次数", Width: 46, Text: func(s *app.Slip) string { return fmt.Sprintf("第%d次", s.Nth) }},
			{Key: "content", Title: "督办事项", Text: func(s *app.Slip) string { return s.Content }},
			{Key: "lead_name", Title: "承办单位", Width: 86, Text: func(s *app.Slip) string { return s.LeadName }},
			{Key: "issued_on", Title: "下单", Width: 80, Narrow: true, Text: func(s *app.Slip) string { return string(s.IssuedOn) }},
			{Key: "feedback_due", Title: "反馈时限", Width: 80, Text: func(s *app.Slip) string { return string(s.FeedbackDue) }},
			{ID: "state", Title: "状态", Width: 78, Tag: func(s *app.Slip) kit.Tag { return slipState(*s, today) }},
		},
		Sort: []app.Sort{{Key: "id", Desc: true}},
		Chips: []kit.Chip{{Label: "全部"}, {Label: "待签收", Where: []app.Cond{open, app.Eq("signed_on", "")}}, {Label: "待反馈", Where: []app.Cond{open}},
			{Label: "逾期未反馈", Lamp: kit.Red, Where: []app.Cond{open, {Key: "feedback_due", Op: "<", Value: today}}}, {Label: "已反馈", Lamp: kit.Done, Where: []app.Cond{{Key: "feedback_on", Op: "!=", Value: ""}}}},
		Search: "督办编号、事项、单位",
		Bulk: func(ids []int64) []kit.Action {
			return []kit.Action{{Label: "打印督办单（一个 PDF）…", Icon: "print", Do: func() { k.volume("D10", "督办单", ids) }}}
		},
		Acts:   []kit.Action{{Label: "反馈填报表…", Off: k.off(app.RightEdit), Do: func() { k.handOut("slip", nil) }}, {Label: "按灯下督办单…", Icon: "flag", Kind: kit.Primary, Off: k.off(app.RightReview), Do: k.suggest}},
		OnOpen: func(s *app.Slip) { env.Go(kit.Route{Module: "duty", ID: s.DutyID}) }, Drawer: k.slipDrawer,
		Empty: kit.Empty{Icon: "flag", Title: "还没有督办单", Text: "红灯、黄灯事项可以按灯逐级下督办单。", Acts: []kit.Action{toItems(env)}},
	})
}

func slipTone(colour string) kit.Tone {
	switch colour {
	case "蓝":
		return kit.Blue
	case "黄":
		return kit.AmberTone
	case "橙":
		return kit.OchreTone
	}
	return kit.RedTone
}

func slipState(s app.Slip, today app.Date) kit.Tag {
	t := kit.Tag{Text: s.State(today), Tone: kit.Neutral}
	switch {
	case s.FeedbackOn != "":
		t.Tone = kit.GreenTone
	case s.Overdue(today):
		t.Tone = kit.RedTone
	case s.SignedOn != "":
		t.Tone = kit.Blue
	}
	return t
}

func (k *desk) slipDrawer(ctx context.Context, row *app.Slip) (kit.Drawer, error) {
	r, err := k.env.App.Duties.Record(ctx, row.DutyID)
	if err != nil {
		return kit.Drawer{}, err
	}
	s := *row
	signed := "尚未签收"
	if s.SignedOn != "" {
		signed = s.SignedBy + "，" + string(s.SignedOn)
	}
	out := kit.Drawer{Caption: fmt.Sprintf("%s · %s单 · 第%d次", s.No, s.Colour, s.Nth), Title: s.Content, Notice: why(k.env, r.Duty),
		Facts:    []kit.Fact{{Label: "承办单位", Text: s.LeadName}, {Label: "下单日期", Text: string(s.IssuedOn)}, {Label: "反馈时限", Text: string(s.FeedbackDue)}, {Label: "签收", Text: signed}},
		Sections: []kit.Section{{Title: "督办事由", Text: s.Reason}, {Title: "办理要求", Text: s.Requirement}}}
	if s.FeedbackOn != "" {
		out.Sections = append(out.Sections, kit.Section{Title: "反馈", Note: string(s.FeedbackOn), Text: s.Feedback})
	}
	var earlier []kit.LogLine
	for _, e := range r.Slips {
		if e.Nth < s.Nth {
			earlier = append(earlier, kit.LogLine{When: e.IssuedOn.Short(), Who: e.No, What: e.Colour + "单", Text: e.Requirement + "　" + kit.Dash(e.Feedback)})
		}
	}
	if len(earlier) > 0 {
		out.Sections = append(out.Sections, kit.Section{Title: "以前的督办单", Log: earlier})
	}
	feedback := kit.Action{Label: "登记反馈", Kind: kit.Primary, Off: k.off(app.RightEdit), Do: func() { k.feedback(s) }}
	if s.FeedbackOn != "" {
		feedback.Off = "已于 " + string(s.FeedbackOn) + " 反馈"
	}
	sign := kit.Action{Label: "登记签收", Off: k.off(app.RightEdit), Do: func() { k.sign(s) }}
	if s.SignedOn != "" {
		sign.Off = "已签收"
	}
	out.Acts = []kit.Action{feedback, sign, k.paper("D10", s.ID, "打印督办单")}
	out.More = []kit.Action{{Label: "打开事项", Do: func() { k.env.Go(kit.Route{Module: "duty", ID: s.DutyID}) }},
		{Label: "下一张督办单…", Off: k.off(app.RightReview), Do: func() { k.slip(s.DutyID) }},
		{Label: "建议约谈", Off: k.off(app.RightReview), Do: func() {
			k.run("建议约谈", "已提出约谈建议，到“奖惩联动”办理", func(ctx context.Context) error { return k.env.App.Slips.Escalate(ctx, s.DutyID) })
		}}}
	return out, nil
}

func (k *desk) sign(s app.Slip) {
	by := ""
	kit.Ask(k.env, kit.Form{Title: "登记签收", Intro: s.No + "　" + s.LeadName, Verb: "登记签收", Fields: []*kit.Field{kit.Text("signed_by", "签收人", &by).Need()},
		Save:  func(ctx context.Context) error { return k.env.App.Slips.Sign(ctx, s.ID, by) },
		Saved: func() { k.env.Toast("已登记签收 " + s.No) }})
}

func (k *desk) feedback(s app.Slip) {
	text := ""
	kit.Ask(k.env, kit.Form{Title: "登记反馈", Intro: s.No + "　" + s.Content, Verb: "登记反馈", Fields: []*kit.Field{kit.Lines("feedback", "反馈意见", &text, 4).Need()},
		Save:  func(ctx context.Context) error { return k.env.App.Slips.Feedback(ctx, s.ID, text) },
		Saved: func() { k.env.Toast("已登记反馈 " + s.No) }})
}

// suggest proposes slips for all red and yellow items at once.
func (k *desk) suggest() {
	kit.Load(k.env, k.env.App.Slips.Suggest, func(list []app.SlipProposal) {
		if len(list) == 0 {
			k.env.Note("没有需要下督办单的红灯、黄灯事项。")
			return
		}
		k.slipMany(list)
	})
}

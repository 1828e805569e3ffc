package duty

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// newReviews is the tab 办结审核: requests to close, requests for a later deadline, and done items to strike off.
func newReviews(env *kit.Env) kit.Page {
	k := &desk{env: env}
	done := []app.Cond{app.Eq("state", int(app.DutyDone))}
	columns := itemColumns()
	columns[1].Narrow = false
	columns[1].Hidden = false
	k.list = kit.NewList(env, kit.List[app.Duty]{Kind: "duty",
		Name: "review", Title: "办结审核", Topics: []app.Topic{app.DutyChanged}, Source: env.App.Duties.List, ID: func(d *app.Duty) int64 { return d.ID },
		Columns: columns, Sort: []app.Sort{{Key: "asked_on"}, {Key: "due"}},
		Chips: []kit.Chip{{Label: "办结申请", Where: []app.Cond{app.Eq("state", int(app.DutyDoneRequested))}},
			{Label: "延期申请", Where: []app.Cond{{Key: "asked_due", Op: "!=", Value: ""}}},
			{Label: "暂停申请", Where: []app.Cond{{Key: "asked_pause", Op: "!=", Value: ""}}}, {Label: "待销号", Where: done}},
		Filters: itemFilters(env)[:1], Search: "编号、内容、单位、姓名首字母",
		Bulk: func(ids []int64) []kit.Action {
			return []kit.Action{{Label: "同意办结", Icon: "check", Off: k.off(app.RightReview), Do: func() { k.approveAll(ids) }},
				{Label: "销号", Off: k.off(app.RightReview), Do: func() { k.closeItems(ids) }},
				{Label: "打印清单表", Icon: "print", Do: func() { k.printQuery(app.Where(app.In("id", ids)).By("lamp_rank", "due")) }}}
		},
		OnOpen: func(d *app.Duty) { env.Go(kit.Route{Module: "duty", ID: d.ID}) }, Drawer: k.reviewDrawer,
		Empty: kit.Empty{Icon: "check", Title: "没有等待审核的事项"},
	})
	return k.list
}

func (k *desk) approveAll(ids []int64) {
	kit.Confirm(k.env, fmt.Sprintf("同意 %d 个事项办结？", len(ids)), "办结日按申请日计；不是“申请办结”的事项自动跳过。", kit.Verb{Label: "暂不同意"}, kit.Verb{Label: "同意办结", Do: func() {
		n := 0
		kit.Act(k.env, "同意办结", func(ctx context.Context) (err error) { n, err = k.env.App.DutyWork.Approve(ctx, ids); return err },
			func() { k.env.Toast(fmt.Sprintf("已同意办结 %d 项", n)) })
	}})
}

// reviewDrawer puts the verdict first: what was asked, then 同意 and 退回.
func (k *desk) reviewDrawer(ctx context.Context, row *app.Duty) (kit.Drawer, error) {
	out, err := k.drawer(ctx, row)
	if err != nil {
		return out, err
	}
	r, err := k.env.App.Duties.Record(ctx, row.ID)
	if err != nil {
		return out, err
	}
	d := r.Duty
	switch {
	case d.State == app.DutyDoneRequested:
		for _, v := range r.Reviews {
			if !v.Decided {
				out.Sections = append([]kit.Section{{Title: "完成情况", Note: string(v.AskedOn) + " 申请", Text: v.Text}}, out.Sections...)
			}
		}
		out.Acts = []kit.Action{
			{Label: "同意办结", Kind: kit.Primary, Off: k.off(app.RightReview), Do: func() {
				k.run("同意办结", "已同意办结 "+d.No, func(ctx context.Context) error { return k.env.App.DutyWork.Review(ctx, d.ID, true, "") })
			}},
			{Label: "退回…", Off: k.off(app.RightReview), Do: func() { k.sendBack(d) }}, k.paper("D12", d.ID, "打印办结报告")}
	case d.AskedPause != "":
		out.Sections = append([]kit.Section{{Title: "暂停事由", Text: d.AskedPause}}, out.Sections...)
		out.Acts = []kit.Action{k.pauseVerdict(d)}
		out.Acts[0].Kind = kit.Primary
	case d.AskedDue != "":
		for _, e := range r.Extensions {
			if e.State == app.ExtensionAsked {
				out.Sections = append([]kit.Section{{Title: "延期事由", Note: string(e.FiledOn) + " 申请，延至 " + string(e.NewDue), Text: e.Reason}}, out.Sections...)
				out.Acts = []kit.Action{{Label: "批复延期…", Kind: kit.Primary, Off: k.off(app.RightDecide), Do: func() { k.decide(d) }}, k.paper("D11", e.ID, "打印申请表")}
			}
		}
	}
	return out, nil
}

func (k *desk) sendBack(d app.Duty) {
	opinion := ""
	kit.Ask(k.env, kit.Form{Title: "退回办结申请", Intro: d.No + "　" + d.Content, Verb: "退回", Fields: []*kit.Field{
		kit.Lines("opinion", "退回意见", &opinion, 3).Need().Hint("写明缺什么、怎样补")},
		Save:  func(ctx context.Context) error { return k.env.App.DutyWork.Review(ctx, d.ID, false, opinion) },
		Saved: func() { k.env.Toast("已退回 " + d.No) }})
}

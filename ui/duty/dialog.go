package duty

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// report is the dialog 填报进展.
func (k *desk) report(d app.Duty) {
	p := app.Progress{DutyID: d.ID, Percent: d.Progress}
	files := kit.Attached{Kind: "duty", ID: d.ID}
	kit.Ask(k.env, kit.Form{Title: "填报进展", Intro: d.No + "　" + d.Content, Verb: "填报进展", Fields: []*kit.Field{
		kit.Percent("percent", "完成率", &p.Percent).Need().Hint(fmt.Sprintf("现为 %d%%，序时应达 %d%%", d.Progress, d.Planned)),
		kit.Lines("text", "进展说明", &p.Text, 3).Need(), kit.Lines("problem", "存在问题", &p.Problem, 2), kit.Lines("next", "下步措施", &p.Next, 2),
		kit.Text("reason", "回落原因", &p.Reason).Placeholder("完成率降低时填写"),
		kit.Files(k.env, "files", "佐证材料", &files)},
		Save: func(ctx context.Context) error {
			if err := files.Save(ctx, k.env.App, d.ID); err != nil {
				return err
			}
			return k.env.App.DutyWork.Report(ctx, &p)
		},
		Saved: func() { k.env.Toast(fmt.Sprintf("已填报 %s：%d%%", d.No, p.Percent)) }})
}

// requestDone is the dialog 申请办结.
func (k *desk) requestDone(r app.DutyRecord) {
	text := ""
	if n := len(r.Progress); n > 0 {
		text = r.Progress[n-1].Text
	}
	files := kit.Attached{Kind: "duty", ID: r.Duty.ID}
	kit.Ask(k.env, kit.Form{Title: "申请办结", Intro: r.Duty.Content, Verb: "申请办结", Fields: []*kit.Field{
		kit.Lines("text", "完成情况", &text, 4).Need().Hint("写明结果和佐证材料；申请当天即为办结日，审核通过后生效"), kit.Files(k.env, "files", "佐证材料", &files)},
		Save: func(ctx context.Context) error {
			if err := files.Save(ctx, k.env.App, r.Duty.ID); err != nil {
				return err
			}
			return k.env.App.DutyWork.RequestDone(ctx, r.Duty.ID, text)
		},
		Saved: func() { k.env.Toast("已申请办结，等待审核") }})
}

// review is the dialog of the verdict on a request to close.
func (k *desk) review(r app.DutyRecord) {
	approve, opinion, asked := true, "", ""
	for _, v := range r.Reviews {
		if !v.Decided {
			asked = fmt.Sprintf("%s 申请：%s", v.AskedOn, v.Text)
		}
	}
	kit.Ask(k.env, kit.Form{Title: "审核办结申请", Intro: asked, Verb: "确认审核意见", Fields: []*kit.Field{
		kit.Segments("approve", "结论", &approve, []kit.Choice[bool]{{Value: true, Text: "同意办结"}, {Value: false, Text: "退回"}}),
		kit.Lines("opinion", "意见", &opinion, 3).Hint("退回时必填：缺什么、怎样补")},
		Save: func(ctx context.Context) error { return k.env.App.DutyWork.Review(ctx, r.Duty.ID, approve, opinion) },
		Saved: func() {
			if approve {
				k.env.Toast("已同意办结 " + r.Duty.No)
			} else {
				k.env.Toast("已退回 " + r.Duty.No)
			}
		}})
}

// extend is the dialog 申请延期.
func (k *desk) extend(d app.Duty) {
	e := app.Extension{DutyID: d.ID}
	kit.Ask(k.env, kit.Form{Title: "申请延期", Intro: d.Content, Verb: "申请延期", Fields: []*kit.Field{
		kit.Show("现时限", string(d.Due)), kit.Due("new_due", "申请时限", &e.NewDue).Need(),
		kit.Lines("reason", "延期事由", &e.Reason, 3).Need().Hint("批复前时限和灯不变；批准后原时限保留")},
		Save:  func(ctx context.Context) error { return k.env.App.Extensions.File(ctx, &e) },
		Saved: func() { k.env.Toast("已申请延期至 "+string(e.NewDue), k.paper("D11", e.ID, "打印申请表")) }})
}

// explain is the dialog 逾期说明: after the deadline there is no extension any more.
func (k *desk) explain(d app.Duty) {
	reason := ""
	kit.Ask(k.env, kit.Form{Title: "逾期说明", Intro: "已过完成时限 " + string(d.Due) + "，不能再申请延期；说明存入记录，红灯不变。", Verb: "保存说明",
		Fields: []*kit.Field{kit.Lines("reason", "逾期原因", &reason, 4).Need()},
		Save:   func(ctx context.Context) error { return k.env.App.Extensions.Explain(ctx, d.ID, reason) },
		Saved:  func() { k.env.Toast("已保存逾期说明") }})
}

// decide is the dialog of the answer to an extension request.
func (k *desk) decide(d app.Duty) {
	grant, opinion := true, ""
	kit.Ask(k.env, kit.Form{Title: "批复延期", Intro: fmt.Sprintf("%s　现时限 %s，申请延至 %s", d.Content, d.Due, d.AskedDue), Verb: "确认批复", Fields: []*kit.Field{
		kit.Segments("grant", "结论", &grant, []kit.Choice[bool]{{Value: true, Text: "同意"}, {Value: false, Text: "不同意"}}),
		kit.Lines("opinion", "意见", &opinion, 3).Hint("不同意时必填")},
		Save: func(ctx context.Context) error { return k.env.App.Extensions.Decide(ctx, d.ID, grant, opinion) },
		Saved: func() {
			if grant {
				k.env.Toast("已同意延期至 " + string(d.AskedDue))
			} else {
				k.env.Toast("未同意延期，时限仍为 " + string(d.Due))
			}
		}})
}

// transfer is the dialog 转办.
func (k *desk) transfer(d app.Duty) {
	lead, reason := int64(0), ""
	kit.Ask(k.env, kit.Form{Title: "转办责任事项", Intro: d.Content + "　现由" + d.LeadName + "牵头", Verb: "转办", Fields: []*kit.Field{
		kit.PickOrg(k.env, "lead_id", "转给", &lead).Need(), kit.Lines("reason", "转办事由", &reason, 2).Need().Hint("时限不变，新的牵头单位重新签收")},
		Save:  func(ctx context.Context) error { return k.env.App.DutyOrders.Transfer(ctx, d.ID, lead, reason) },
		Saved: func() { k.env.Toast("已转办 " + d.No) }})
}

// mandate is the dialog of a higher level's leave to decide here.
func (k *desk) mandate(d app.Duty) {
	doc := d.Mandate
	kit.Ask(k.env, kit.Form{Title: "登记授权文号", Intro: d.Content + "　取得上级书面授权或批复后登记；登记以后本级可以办理，并记入事项记录。", Verb: "登记", Fields: []*kit.Field{
		kit.Text("mandate", "授权文号", &doc).Need().Placeholder("如 区政函〔2026〕8号")},
		Save:  func(ctx context.Context) error { return k.env.App.Authority.Mandate(ctx, d.ID, doc) },
		Saved: func() { k.env.Toast("已登记授权文号 " + doc) }})
}

func (k *desk) cancelAct(ids []int64, d app.Duty) kit.Action {
	a := k.deed(d, app.DoCancel, app.RightDecide, func() {
		reason, n := "", 0
		kit.Ask(k.env, kit.Form{Title: fmt.Sprintf("撤销 %d 个责任事项？", len(ids)), Intro: "撤销后不再办理，也不计入统计；记录保留。", Verb: "撤销事项",
			Fields: []*kit.Field{kit.Lines("reason", "撤销事由", &reason, 3).Need()},
			Save: func(ctx context.Context) (err error) {
				n, err = k.env.App.DutyOrders.Cancel(ctx, ids, reason)
				return err
			},
			Saved: func() { k.env.Toast(fmt.Sprintf("已撤销 %d 项", n)) }})
	})
	a.Kind = kit.Danger
	return a
}

func (k *desk) relapseAct(d app.Duty) kit.Action {
	return k.deed(d, app.DoRelapse, app.RightEdit, func() {
		reason, due := "", app.Date("")
		var fresh app.Duty
		kit.Ask(k.env, kit.Form{Title: "登记反弹", Intro: d.No + "　" + d.Content + "　原事项不变，另立新的事项。", Verb: "登记反弹", Fields: []*kit.Field{
			kit.Lines("reason", "反弹情况", &reason, 3).Need(), kit.Due("due", "完成时限", &due).Need()},
			Save: func(ctx context.Context) (err error) {
				fresh, err = k.env.App.DutyOrders.Relapse(ctx, d.ID, reason, due)
				return err
			},
			Saved: func() { k.env.Go(kit.Route{Module: "duty", ID: fresh.ID}) }})
	})
}

// stagesAct edits the stages as lines of text: 日期 完成率 名称.
func (k *desk) stagesAct(r app.DutyRecord) kit.Action {
	a := k.deed(r.Duty, app.DoEdit, app.RightEdit, func() {
		text := app.StagesText(r.Milestones)
		kit.Ask(k.env, kit.Form{Title: "阶段目标", Intro: "每条一个阶段：计划日 完成率 名称，例如 2026-09-10 30% 现场勘查与方案", Verb: "保存阶段目标",
			Fields: []*kit.Field{kit.Items("stages", "阶段目标", &text).Wide()},
			Save: func(ctx context.Context) error {
				list, err := app.ParseStages(text, r.Milestones, k.env.App.Today())
				if err != nil {
					return err
				}
				return k.env.App.Milestones.Save(ctx, r.Duty.ID, list)
			},
			Saved: func() { k.env.Toast("已保存阶段目标") }})
	})
	a.Label = "阶段目标…"
	return a
}

// reachAct enters the day on which a stage was reached.
func (k *desk) reachAct(r app.DutyRecord) kit.Action {
	a := k.deed(r.Duty, app.DoEdit, app.RightEdit, nil)
	a.Label = "登记阶段完成…"
	var choices []kit.Choice[int64]
	for _, m := range r.Milestones {
		if m.Reached == "" {
			choices = append(choices, kit.Choice[int64]{Value: m.ID, Text: m.Name, Note: "计划 " + m.Planned.Short()})
		}
	}
	if len(choices) == 0 {
		a.Off = "没有未完成的阶段目标"
		return a
	}
	a.Do = func() {
		id, day := choices[0].Value, k.env.App.Today()
		kit.Ask(k.env, kit.Form{Title: "登记阶段完成", Intro: r.Duty.Content, Verb: "登记完成", Fields: []*kit.Field{
			kit.Choose("id", "阶段目标", &id, choices).Need(), kit.Date("reached", "完成日期", &day).Need()},
			Save:  func(ctx context.Context) error { return k.env.App.Milestones.Reach(ctx, id, day) },
			Saved: func() { k.env.Toast("已登记阶段完成") }})
	}
	return a
}

// slip is the dialog 下督办单: for one item with its reason and colour, for many with one preview.
func (k *desk) slip(ids ...int64) {
	kit.Load(k.env, func(ctx context.Context) ([]app.SlipProposal, error) { return k.env.App.Slips.Propose(ctx, ids) }, func(list []app.SlipProposal) {
		if len(list) == 1 {
			k.slipOne(list[0])
		} else {
			k.slipMany(list)
		}
	})
}

func (k *desk) slipOne(p app.SlipProposal) {
	if p.Off != "" {
		k.env.Note(p.Off)
		return
	}
	kit.Load(k.env, func(ctx context.Context) (string, error) { return k.env.App.Settings.Get(ctx, app.SetSlipColours) }, func(colours string) {
		s := p.Slip
		var out []app.Slip
		kit.Ask(k.env, kit.Form{Title: fmt.Sprintf("下督办单（第%d次）", s.Nth), Intro: p.Duty.No + "　" + p.Duty.Content, Verb: "下督办单", Fields: []*kit.Field{
			kit.Segments("colour", "颜色", &s.Colour, kit.WordChoices(strings.Split(colours, "")...)), kit.Lines("reason", "督办事由", &s.Reason, 2).Need(),
			kit.Lines("requirement", "办理要求", &s.Requirement, 2).Need(), kit.Due("feedback_due", "反馈时限", &s.FeedbackDue).Need()},
			Save: func(ctx context.Context) (err error) {
				out, err = k.env.App.Slips.Issue(ctx, []app.Slip{s})
				return err
			},
			Saved: func() { k.env.Toast("已下督办单 "+out[0].No, k.paper("D10", out[0].ID, "打印")) }})
	})
}

// slipMany confirms slips for a selection: how many get one, of which colours, how many are left out and why.
func (k *desk) slipMany(list []app.SlipProposal) {
	var slips []app.Slip
	colours, skipped := map[string]int{}, map[string]int{}
	for _, p := range list {
		if p.Off != "" {
			skipped[p.Off]++
			continue
		}
		if p.Slip.Reason == "" {
			p.Slip.Reason = "重点督办事项"
		}
		slips = append(slips, p.Slip)
		colours[p.Slip.Colour]++
	}
	if len(slips) == 0 {
		k.env.Note(fmt.Sprintf("%d 项都不能下督办单：%s", len(list), list[0].Off))
		return
	}
	var parts []string
	for _, c := range []string{"蓝", "黄", "橙", "红"} {
		if colours[c] > 0 {
			parts = append(parts, fmt.Sprintf("%s单 %d 张", c, colours[c]))
		}
	}
	body := fmt.Sprintf("%d 项中 %d 项可下督办单（%s）。撤销后编号作废，不再使用。", len(list), len(slips), strings.Join(parts, "，"))
	for why, n := range skipped {
		body += fmt.Sprintf("\n跳过 %d 项：%s", n, why)
	}
	kit.Confirm(k.env, fmt.Sprintf("下 %d 张督办单？", len(slips)), body, kit.Verb{Label: "暂不下单"}, kit.Verb{Label: "下督办单", Do: func() {
		var receipt app.Receipt
		kit.Act(k.env, "下督办单", func(ctx context.Context) error {
			_, err := k.env.App.Slips.Issue(app.WithReceipt(ctx, &receipt), slips)
			return err
		}, func() { k.undoable(fmt.Sprintf("已下督办单 %d 张，到“督办”打印", len(slips)), receipt) })
	}})
}

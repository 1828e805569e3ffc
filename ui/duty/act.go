package duty

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// off is the reason why an act is not the user's, or nothing.
func (k *desk) off(r app.Right) string {
	if k.env.May(r) {
		return ""
	}
	return "没有权限，联系管理员开通"
}

// deed is an act on one item as a button: off with its reason when the item or the user does not allow it.
func (k *desk) deed(d app.Duty, act app.DutyAct, r app.Right, do func()) kit.Action {
	reason := k.off(r)
	if why := k.beyond[act.Power()]; why != "" {
		reason = why
	}
	if err := d.Allows(act); err != nil {
		reason = err.Error()
	}
	return kit.Action{Label: string(act), Off: reason, Do: do}
}

// acts are the item's buttons (one primary, two more) and the rest for the menu, by its state.
func (k *desk) acts(r app.DutyRecord) (shown, more []kit.Action) {
	d := r.Duty
	report := k.deed(d, app.DoReport, app.RightEdit, func() { k.report(d) })
	report.Icon = "edit"
	slip := k.deed(d, app.DoSlip, app.RightReview, func() { k.slip(d.ID) })
	extend := k.deed(d, app.DoExtend, app.RightEdit, func() { k.extend(d) })
	if d.Due != "" && d.Due < k.env.App.Today() {
		extend.Label, extend.Do = "逾期说明", func() { k.explain(d) }
	}
	request := k.deed(d, app.DoRequestDone, app.RightEdit, func() { k.requestDone(r) })
	switch d.State {
	case app.DutyDraft:
		shown = []kit.Action{k.deed(d, app.DoIssue, app.RightEdit, func() { k.issue(d.ID) }), k.edit(d)}
		more = []kit.Action{k.stagesAct(r), k.deed(d, app.DoDelete, app.RightEdit, func() { k.remove(d) })}
	case app.DutyAssigned:
		shown = []kit.Action{k.deed(d, app.DoAccept, app.RightEdit, func() { k.accept(d.ID) }), report, slip}
		more = k.rest(r, extend)
	case app.DutyInProgress, app.DutyReturned:
		shown = []kit.Action{report, slip, extend}
		if d.Progress == 100 {
			shown = []kit.Action{request, report, slip}
			more = k.rest(r, extend)
			break
		}
		more = k.rest(r, request)
	case app.DutyDoneRequested:
		shown = []kit.Action{k.deed(d, app.DoReview, app.RightReview, func() { k.review(r) }), k.paper("D12", d.ID, "打印办结报告")}
		more = k.rest(r)
	case app.DutyDone:
		shown = []kit.Action{k.deed(d, app.DoClose, app.RightReview, func() { k.closeItems([]int64{d.ID}) }), k.paper("D12", d.ID, "打印办结报告"), k.relapseAct(d)}
	case app.DutyClosed:
		shown = []kit.Action{k.paper("D12", d.ID, "打印办结报告"), k.relapseAct(d)}
	case app.DutySuspended:
		shown = []kit.Action{k.deed(d, app.DoResume, app.RightDecide, func() { k.resume(d) })}
		more = k.rest(r)
	}
	if len(shown) > 0 {
		shown[0].Kind = kit.Primary
	}
	return shown, more
}

// rest are the acts of the menu; first come those that found no place among the buttons.
func (k *desk) rest(r app.DutyRecord, first ...kit.Action) []kit.Action {
	d := r.Duty
	list := first
	if d.AskedPause != "" {
		list = append(list, k.pauseVerdict(d))
	}
	if d.AskedDue != "" {
		list = append(list, kit.Action{Label: "批复延期…", Off: k.mayApprove(), Do: func() { k.decide(d) }})
	}
	if len(k.beyond) > 0 {
		list = append(list, kit.Action{Label: "登记授权文号…", Off: k.off(app.RightDecide), Do: func() { k.mandate(d) }})
	}
	if len(first) > 0 || d.AskedDue != "" || d.AskedPause != "" {
		list = append(list, kit.Action{})
	}
	list = append(list, k.edit(d), k.stagesAct(r), k.reachAct(r), k.attach(d), kit.Action{},
		k.deed(d, app.DoUrge, app.RightEdit, func() { k.urge([]int64{d.ID}) }), k.deed(d, app.DoTransfer, app.RightEdit, func() { k.transfer(d) }),
		k.pauseAct(d), k.cancelAct([]int64{d.ID}, d), kit.Action{}, k.paper("D09", d.ID, "打印交办单"))
	for _, e := range r.Extensions {
		if !e.Pause {
			list = append(list, k.paper("D11", r.Extensions[len(r.Extensions)-1].ID, "打印延期申请表"))
			break
		}
	}
	if n := len(r.Slips); n > 0 {
		list = append(list, k.paper("D10", r.Slips[n-1].ID, "打印督办单"))
	}
	return list
}

func (k *desk) edit(d app.Duty) kit.Action {
	return k.deed(d, app.DoEdit, app.RightEdit, func() { k.env.Go(kit.Route{Module: "duty", ID: d.ID, Act: "edit"}) })
}

// run does an act and says what was done.
func (k *desk) run(label, done string, fn func(ctx context.Context) error) {
	kit.Act(k.env, label, fn, func() { k.env.Toast(done) })
}

// runMany does an act on a selection and says on how many items.
func (k *desk) runMany(label, done string, of int, fn func(ctx context.Context) (int, error)) {
	n := 0
	kit.Act(k.env, label, func(ctx context.Context) (err error) { n, err = fn(ctx); return err }, func() {
		text := fmt.Sprintf("%s %d 项", done, n)
		if n < of {
			text += fmt.Sprintf("，%d 项不适用已跳过", of-n)
		}
		k.env.Toast(text)
	})
}

func (k *desk) accept(id int64) {
	k.runMany("签收", "已签收", 1, func(ctx context.Context) (int, error) { return k.env.App.DutyOrders.Accept(ctx, []int64{id}, "") })
}

func (k *desk) issue(ids ...int64) {
	n := 0
	kit.Act(k.env, "下达", func(ctx context.Context) (err error) { n, err = k.env.App.Duties.Issue(ctx, ids); return err }, func() {
		acts := []kit.Action{}
		if len(ids) == 1 {
			acts = append(acts, k.paper("D09", ids[0], "打印交办单"))
		}
		k.env.Toast(fmt.Sprintf("已下达 %d 项，交办单已备好。", n), acts...)
	})
}

func (k *desk) remove(d app.Duty) {
	kit.Act(k.env, "删除", func(ctx context.Context) error { return k.env.App.Duties.Delete(ctx, d.ID) }, func() {
		k.env.Undo("已删除草稿 "+d.Content, func(ctx context.Context) error { return k.env.App.Duties.Restore(ctx, d.ID) })
	})
}

func (k *desk) resume(d app.Duty) {
	k.run("恢复办理", "已恢复办理 "+d.No, func(ctx context.Context) error { return k.env.App.DutyOrders.Resume(ctx, d.ID) })
}

func (k *desk) closeItems(ids []int64) {
	kit.Confirm(k.env, fmt.Sprintf("%d 个责任事项销号？", len(ids)), "销号后不能再修改；问题再次出现时登记反弹，另立新的事项。", kit.Verb{Label: "暂不销号"},
		kit.Verb{Label: "销号", Do: func() {
			k.runMany("销号", "已销号", len(ids), func(ctx context.Context) (int, error) { return k.env.App.DutyWork.Close(ctx, ids) })
		}})
}

// attach keeps a file as evidence of an item.
func (k *desk) attach(d app.Duty) kit.Action {
	return kit.Action{Label: "添加佐证材料…", Off: k.off(app.RightEdit), Do: func() {
		kit.OpenFile(k.env, "选择佐证材料", nil, func(path string) {
			k.run("添加佐证材料", "已添加佐证材料", func(ctx context.Context) error {
				_, err := k.env.App.Files.Attach(ctx, "duty", d.ID, path)
				return err
			})
		})
	}}
}

// bulk are the acts on ticked rows.
func (k *desk) bulk(ids []int64) []kit.Action {
	return []kit.Action{
		{Label: "催办", Icon: "bell", Off: k.off(app.RightEdit), Do: func() { k.urge(ids) }},
		{Label: "下督办单", Icon: "flag", Off: k.off(app.RightReview), Do: func() { k.slip(ids...) }},
		{Label: "导出表格", Icon: "export", Do: func() { k.list.ExportSeen() }},
		{Label: "打印清单表", Icon: "print", Do: func() { k.printQuery(app.Where(app.In("id", ids)).By("lamp_rank", "due")) }},
		{Label: "更多", Sub: []kit.Action{
			{Label: "分派责任人…", Off: k.off(app.RightEdit), Do: func() { k.assign(ids) }},
			{Label: "下达", Off: k.off(app.RightEdit), Do: func() { k.issue(ids...) }},
			{Label: "签收…", Off: k.off(app.RightEdit), Do: func() { k.acceptMany(ids) }},
			{Label: "给牵头单位制作填报表…", Off: k.off(app.RightEdit), Do: func() { k.handOutFor(ids) }},
			{Label: "打印交办单（一个 PDF）…", Do: func() { k.volume("D09", "交办单", ids) }}, {},
			{Label: "销号", Off: k.off(app.RightReview), Do: func() { k.closeItems(ids) }}, {},
			k.cancelAct(ids, app.Duty{State: app.DutyInProgress})}},
	}
}

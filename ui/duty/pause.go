package duty

import (
	"context"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// mayApprove is the reason why a request is not the user's to answer, or nothing.
func (k *desk) mayApprove() string {
	if why := k.beyond[app.PowerApprove]; why != "" {
		return why
	}
	return k.off(app.RightDecide)
}

// pauseAct halts an item for who may approve that, and asks for it for everybody else.
func (k *desk) pauseAct(d app.Duty) kit.Action {
	if k.mayApprove() == "" {
		return k.deed(d, app.DoSuspend, app.RightDecide, func() { k.suspend(d) })
	}
	ask := k.deed(d, app.DoAskPause, app.RightEdit, func() { k.askPause(d) })
	if d.AskedPause != "" {
		ask.Off = "已有暂停申请待批复"
	}
	return ask
}

// suspend is the dialog 暂停.
func (k *desk) suspend(d app.Duty) {
	reason := d.AskedPause
	kit.Ask(k.env, kit.Form{Title: "暂停责任事项", Intro: d.Content, Verb: "暂停", Fields: []*kit.Field{
		kit.Lines("reason", "暂停事由", &reason, 3).Need().Hint("暂停期间不计时限；恢复办理时时限按暂停的工作日顺延")},
		Save:  func(ctx context.Context) error { return k.env.App.DutyOrders.Suspend(ctx, d.ID, reason) },
		Saved: func() { k.env.Toast("已暂停 " + d.No) }})
}

// askPause is the dialog 申请暂停.
func (k *desk) askPause(d app.Duty) {
	reason := ""
	kit.Ask(k.env, kit.Form{Title: "申请暂停", Intro: d.No + "　" + d.Content, Verb: "申请暂停", Fields: []*kit.Field{
		kit.Lines("reason", "暂停事由", &reason, 3).Need().Hint("批复前时限和灯不变；同意后从批复日起不计时限")},
		Save:  func(ctx context.Context) error { return k.env.App.DutyOrders.AskPause(ctx, d.ID, reason) },
		Saved: func() { k.env.Toast("已申请暂停 " + d.No + "，等待批复") }})
}

// pauseVerdict answers a request for a pause.
func (k *desk) pauseVerdict(d app.Duty) kit.Action {
	return kit.Action{Label: "批复暂停…", Off: k.mayApprove(), Do: func() {
		grant, opinion := true, ""
		kit.Ask(k.env, kit.Form{Title: "批复暂停", Intro: d.Content + "　申请事由：" + d.AskedPause, Verb: "确认批复", Fields: []*kit.Field{
			kit.Segments("grant", "结论", &grant, []kit.Choice[bool]{{Value: true, Text: "同意"}, {Value: false, Text: "不同意"}}),
			kit.Lines("opinion", "意见", &opinion, 3).Hint("不同意时必填")},
			Save: func(ctx context.Context) error { return k.env.App.DutyOrders.DecidePause(ctx, d.ID, grant, opinion) },
			Saved: func() {
				if grant {
					k.env.Toast("已暂停 " + d.No)
				} else {
					k.env.Toast("未同意暂停，时限和灯不变")
				}
			}})
	}}
}

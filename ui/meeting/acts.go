package meeting

import (
	"context"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// acts are what can be done with a meeting in its state, the next step first.
func acts(env *kit.Env, m app.Meeting) []kit.Action {
	id := m.ID
	goTo := func(act string) func() { return func() { env.Go(kit.Route{Module: "meeting", ID: id, Act: act}) } }
	edit := off(env, app.RightEdit)
	var list []kit.Action
	switch m.State {
	case app.MeetingDraft:
		list = []kit.Action{{Label: "发会议通知", Kind: kit.Primary, Off: edit, Do: func() { notice(env, m) }}, {Label: "修改", Icon: "edit", Off: edit, Do: goTo("edit")}}
	case app.MeetingNoticed:
		list = []kit.Action{{Label: "打开会议", Kind: kit.Primary, Do: goTo("hold")}, {Label: "改期", Icon: "edit", Off: edit, Do: goTo("edit")}}
	case app.MeetingCheckIn, app.MeetingInProgress:
		list = []kit.Action{{Label: "打开会议", Kind: kit.Primary, Do: goTo("hold")}}
	case app.MeetingEnded, app.MeetingMinuting:
		list = []kit.Action{{Label: "签发纪要", Kind: kit.Primary, Do: goTo("minutes")}, {Label: "补充记录", Icon: "edit", Off: edit, Do: goTo("hold")}}
	case app.MeetingIssued, app.MeetingArchived:
		list = []kit.Action{{Label: "打开纪要", Kind: kit.Primary, Do: goTo("minutes")}}
	}
	list = append(list, kit.Action{Label: "打印…", Icon: "print", Sub: papers(env, m)})
	if m.Editable() {
		list = append(list, kit.Action{Label: "取消会议…", Off: edit, Do: func() { cancel(env, m) }})
	}
	if m.State == app.MeetingDraft {
		list = append(list, kit.Action{Label: "删除草稿", Kind: kit.Danger, Off: edit, Do: func() {
			kit.Act(env, "删除草稿", func(ctx context.Context) error { return env.App.Meetings.Delete(ctx, id) }, func() {
				env.Undo("已删除 "+m.Title, func(ctx context.Context) error { return env.App.History.Restore(ctx, "meeting", id) })
				if env.Route.ID == id {
					env.Back()
				}
			})
		}})
	}
	return list
}

// papers are the papers that a meeting has in its state.
func papers(env *kit.Env, m app.Meeting) []kit.Action {
	one := func(label, code, reason string) kit.Action {
		return kit.Action{Label: label, Off: reason, Do: func() { preview(env, code, m) }}
	}
	over := ""
	if !m.Signed() && m.State != app.MeetingEnded && m.State != app.MeetingMinuting {
		over = "散会后才有纪要"
	}
	bound := kit.Action{Label: "会议包（通知、议程、签到、落实情况、表决）", Do: func() { pack(env, m) }}
	return []kit.Action{bound, {}, one("会议通知", "D03", ""), one("会议回执", "D04", ""), one("会议议程", "D05", ""), one("会议签到表", "D06", ""), one("表决票", "D07a", ""), one("表决计票单", "D07b", ""), one("会议纪要", "D08", over)}
}

// notice issues the notice, then offers to print it.
func notice(env *kit.Env, m app.Meeting) {
	kit.Confirm(env, "发出"+m.Name()+"通知？", "通知将编文号，会议变为“已通知”。之后时间、地点、参会人员和议程仍可改，类型不能再改。",
		kit.Verb{Label: "暂不发出"}, kit.Verb{Label: "发会议通知", Do: func() {
			kit.Act(env, "发会议通知", func(ctx context.Context) error { return env.App.Meetings.Notice(ctx, m.ID) }, func() {
				env.Toast("已通知 "+m.Title, kit.Action{Label: "打印通知", Do: func() { preview(env, "D03", m) }})
			})
		}})
}

func cancel(env *kit.Env, m app.Meeting) {
	var reason string
	kit.Ask(env, kit.Form{Title: "取消" + m.Name() + "？", Intro: "会议次数和文号保留，不再使用；会议室空出。取消后不能恢复。", Verb: "取消会议",
		Fields: []*kit.Field{kit.Lines("reason", "原因", &reason, 3).Need().Wide()},
		Save:   func(ctx context.Context) error { return env.App.Meetings.Cancel(ctx, m.ID, reason) },
		Saved:  func() { env.Toast("已取消 " + m.Title) }})
}

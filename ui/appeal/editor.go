package appeal

import (
	"context"

	"gongzhi/app"
	"gongzhi/app/mask"
	"gongzhi/ui/kit"
)

// newEditor is the form of an appeal: what was asked, and how it was dealt with.
func newEditor(env *kit.Env, id int64) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (app.Appeal, error) {
		if id == 0 {
			return app.Appeal{Day: env.App.Today(), Channel: "居民反映"}, nil
		}
		return env.App.Appeals.Get(ctx, id)
	}, func(a *app.Appeal) kit.Form {
		title := "办理诉求 " + a.No
		if id == 0 {
			title = "登记诉求"
		}
		return kit.Form{Title: title, Key: "appeal", ID: id, Verb: "保存", Rev: &a.Rev,
			Sections: []kit.FormSection{{Title: "诉求", Note: "带 * 为必填", Fields: asked(env, a)}, {Title: "办理", Fields: handled(env, a)}},
			Aside:    []kit.Card{{Title: "说明", Lines: []kit.Line{{Text: "编号留空由系统编号"}, {Text: "列表和导出中姓名、电话脱敏"}, {Text: "答复后填满意评价"}}}},
			Save:     func(ctx context.Context) error { return env.App.Appeals.Save(ctx, a) },
			Saved:    func() { env.Toast("已保存诉求 " + a.No); env.Back() }}
	})
}

func asked(env *kit.Env, a *app.Appeal) []*kit.Field {
	fields := []*kit.Field{
		kit.Text("no", "诉求编号", &a.No).Placeholder("留空自动编号"), kit.Date("day", "受理日期", &a.Day).Need(),
		kit.Lines("content", "诉求内容", &a.Content, 3).Need().Wide()}
	if a.ID != 0 && !env.May(app.RightUnmask) {
		fields = append(fields, kit.Show("诉求人", kit.Dash(mask.Name(a.Name))), kit.Show("联系电话", kit.Dash(phone(a.Phone))))
	} else {
		fields = append(fields, kit.Text("name", "诉求人", &a.Name), kit.Text("phone", "联系电话", &a.Phone))
	}
	return append(fields, kit.PickOrg(env, "community_id", "所属社区", &a.CommunityID), kit.Text("place", "地点", &a.Place),
		kit.Text("channel", "来源", &a.Channel), kit.Text("category", "类别", &a.Category))
}

func handled(env *kit.Env, a *app.Appeal) []*kit.Field {
	return []*kit.Field{
		kit.Choose("state", "状态", &a.State, kit.Choices(app.AppealStates[:]...)), kit.PickOrg(env, "handler_id", "办理单位", &a.HandlerID),
		kit.Date("responded_on", "首次响应", &a.RespondedOn), kit.Date("replied_on", "答复日期", &a.RepliedOn),
		kit.Lines("reply", "答复内容", &a.Reply, 3).Wide(),
		kit.Choose("result", "办理结果", &a.Result, results()), kit.Choose("satisfaction", "满意评价", &a.Satisfaction, kit.Choices(app.Satisfactions[:]...)),
		kit.Lines("note", "备注", &a.Note, 2).Wide()}
}

func results() []kit.Choice[app.AppealResult] {
	list := kit.Choices(app.AppealResults[:]...)
	list[0].Text = "尚无结果"
	return list
}

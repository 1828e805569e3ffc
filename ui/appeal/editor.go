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
		seal := kit.NewSeal(env, "诉求 "+a.No, id == 0)
		return kit.Form{Title: title, Key: "appeal", ID: id, Verb: "保存", Rev: &a.Rev,
			Sections: []kit.FormSection{{Title: "诉求", Note: "带 * 为必填", Fields: asked(env, a, seal)}, {Title: "办理", Fields: handled(env, a, seal)}},
			Aside:    []kit.Card{{Title: "说明", Lines: []kit.Line{{Text: "编号留空由系统编号"}, {Text: "姓名、电话、住址脱敏显示，写明理由后可看完整内容"}, {Text: "答复后填满意评价"}}}},
			More:     seal.Acts(),
			Save:     func(ctx context.Context) error { return env.App.Appeals.Save(ctx, a) },
			Saved:    func() { env.Toast("已保存诉求 " + a.No); env.Back() }}
	})
}

// asked are the fields of what somebody asked for; who it was and where stay sealed.
func asked(env *kit.Env, a *app.Appeal, seal *kit.Seal) []*kit.Field {
	fields := []*kit.Field{kit.Text("no", "诉求编号", &a.No).Placeholder("留空自动编号"), kit.Date("day", "受理日期", &a.Day).Need()}
	fields = append(fields, seal.Cover(kit.Lines("content", "诉求内容", &a.Content, 3).Need().Wide(), a.Content, mask.FreeText(a.Content))...)
	fields = append(fields, seal.Cover(kit.Text("name", "诉求人", &a.Name), a.Name, mask.Name(a.Name))...)
	fields = append(fields, seal.Cover(kit.Text("phone", "联系电话", &a.Phone), a.Phone, mask.Mobile(a.Phone))...)
	fields = append(fields, kit.PickOrg(env, "community_id", "所属社区", &a.CommunityID))
	fields = append(fields, seal.Cover(kit.Text("place", "地点", &a.Place), a.Place, mask.Address(a.Place))...)
	return append(fields, kit.Text("channel", "来源", &a.Channel), kit.Text("category", "类别", &a.Category))
}

// handled are the fields of how it was dealt with.
func handled(env *kit.Env, a *app.Appeal, seal *kit.Seal) []*kit.Field {
	fields := []*kit.Field{
		kit.Choose("state", "状态", &a.State, kit.Choices(app.AppealStates[:]...)), kit.PickOrg(env, "handler_id", "办理单位", &a.HandlerID),
		kit.Date("responded_on", "首次响应", &a.RespondedOn), kit.Date("replied_on", "答复日期", &a.RepliedOn)}
	fields = append(fields, seal.Cover(kit.Lines("reply", "答复内容", &a.Reply, 3).Wide(), a.Reply, mask.FreeText(a.Reply))...)
	fields = append(fields, kit.Choose("result", "办理结果", &a.Result, results()), kit.Choose("satisfaction", "满意评价", &a.Satisfaction, kit.Choices(app.Satisfactions[:]...)))
	return append(fields, seal.Cover(kit.Lines("note", "备注", &a.Note, 2).Wide(), a.Note, mask.FreeText(a.Note))...)
}

func results() []kit.Choice[app.AppealResult] {
	list := kit.Choices(app.AppealResults[:]...)
	list[0].Text = "尚无结果"
	return list
}

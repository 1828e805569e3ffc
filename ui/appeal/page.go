// Package appeal shows residents' appeals: the list, the record beside it and the form. Names and phones are masked in lists.
package appeal

import (
	"context"
	"strconv"

	"gongzhi/app"
	"gongzhi/app/mask"
	"gongzhi/ui/kit"
)

// Module is the module 诉求与自治.
func Module() kit.Module {
	return kit.Module{Key: "appeal", Title: "诉求与自治", Icon: "appeal", Group: kit.GroupSupport, Tabs: []kit.Tab{{Key: "appeal", Title: "诉求", New: newList}},
		Open: open, Badge: badge, BadgeTopics: []app.Topic{app.AppealChanged}}
}

func open(env *kit.Env, r kit.Route) kit.Page {
	if r.Act == "new" || r.ID != 0 {
		return newEditor(env, r.ID)
	}
	return nil
}

func in(states ...app.AppealState) []app.Cond { return []app.Cond{app.In("state", states)} }

// badge is the number of appeals that are not answered.
func badge(ctx context.Context, a *app.App) (kit.Badge, error) {
	_, n, err := a.Appeals.List(ctx, app.Query{Where: in(app.AppealRegistered, app.AppealDispatched), Limit: 1})
	return kit.Badge{Count: n}, err
}

func off(env *kit.Env) string {
	if env.May(app.RightEdit) {
		return ""
	}
	return "没有办理权限。"
}

func newList(env *kit.Env) kit.Page {
	add := kit.Action{Label: "登记诉求", Icon: "add", Kind: kit.Primary, Off: off(env), Do: func() { env.Go(kit.Route{Module: "appeal", Act: "new"}) }}
	load := kit.Action{Label: "导入表格", Icon: "import", Off: off(env), Do: func() { env.Go(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "appeal"}}) }}
	return kit.NewList(env, kit.List[app.Appeal]{Kind: "appeal",
		Name: "appeal", Title: "诉求与自治", Topics: []app.Topic{app.AppealChanged}, NoTicks: true,
		Source: env.App.Appeals.List, ID: func(a *app.Appeal) int64 { return a.ID }, Columns: columns(), Sort: []app.Sort{{Key: "state"}, {Key: "day", Desc: true}},
		Chips: []kit.Chip{{Label: "全部"}, {Label: "登记", Where: in(app.AppealRegistered)}, {Label: "办理中", Where: in(app.AppealDispatched)},
			{Label: "已答复", Where: in(app.AppealReplied)}, {Label: "办结", Where: in(app.AppealClosed)}},
		Filters: []kit.Filter{{Key: "community_id", Label: "社区", All: "全部社区", Options: communities(env)}},
		Search:  "编号、内容、类别、社区", Acts: []kit.Action{load, add},
		OnOpen: func(a *app.Appeal) { env.Go(kit.Route{Module: "appeal", ID: a.ID}) },
		Drawer: func(_ context.Context, a *app.Appeal) (kit.Drawer, error) { return drawer(env, *a), nil },
		Empty:  kit.Empty{Icon: "appeal", Title: "还没有诉求", Text: "登记诉求，或导入诉求台账。", Acts: []kit.Action{load}},
		Foot:   "姓名、电话已脱敏",
	})
}

func communities(env *kit.Env) func(context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		orgs, _, err := env.App.Orgs.List(ctx, app.Where(app.Eq("kind", app.KindCommunity)).By("id"))
		var out []kit.Option
		for _, o := range orgs {
			out = append(out, kit.Option{Value: strconv.FormatInt(o.ID, 10), Text: o.Short()})
		}
		return out, err
	}
}

func columns() []kit.Column[app.Appeal] {
	return []kit.Column[app.Appeal]{
		{Key: "no", Title: "诉求编号", Width: 120, Narrow: true, Text: func(a *app.Appeal) string { return a.No }},
		{Key: "day", Title: "受理", Width: 100, Text: func(a *app.Appeal) string { return kit.Dash(string(a.Day)) }},
		{Key: "community_name", Title: "社区", Width: 90, Text: func(a *app.Appeal) string { return kit.Dash(a.CommunityName) }},
		{Key: "content", Title: "诉求内容", Text: func(a *app.Appeal) string { return mask.FreeText(a.Content) }},
		{Key: "category", Title: "类别", Width: 90, Second: true, Narrow: true, Text: func(a *app.Appeal) string { return kit.Dash(a.Category) }},
		{ID: "name", Title: "诉求人", Width: 76, Narrow: true, Text: func(a *app.Appeal) string { return kit.Dash(mask.Name(a.Name)) }},
		{ID: "phone", Title: "电话", Width: 112, Narrow: true, Second: true, Text: func(a *app.Appeal) string { return kit.Dash(mask.Mobile(a.Phone)) }},
		{Key: "handler_name", Title: "办理单位", Width: 110, Text: func(a *app.Appeal) string { return kit.Dash(a.HandlerName) }},
		{Key: "state", Title: "状态", Width: 80, Tag: stateTag},
		{Key: "satisfaction", Title: "满意评价", Width: 84, Narrow: true, Text: func(a *app.Appeal) string { return a.Satisfaction.String() }},
	}
}

func stateTag(a *app.Appeal) kit.Tag {
	tone := kit.AmberTone
	switch a.State {
	case app.AppealDispatched:
		tone = kit.Blue
	case app.AppealReplied:
		tone = kit.TealTone
	case app.AppealClosed:
		tone = kit.GreenTone
	}
	return kit.Tag{Text: a.State.String(), Tone: tone}
}

func drawer(env *kit.Env, a app.Appeal) kit.Drawer {
	stages := []kit.Stage{step("登记", string(a.Day), true), step("交办", a.HandlerName, a.State >= app.AppealDispatched), step("答复", string(a.RepliedOn), a.State >= app.AppealReplied),
		step("办结", a.Result.String(), a.State == app.AppealClosed)}
	d := kit.Drawer{Caption: a.No + " · " + a.State.String(), Title: mask.FreeText(a.Content),
		Facts: []kit.Fact{{Label: "受理", Text: string(a.Day)}, {Label: "来源", Text: kit.Dash(a.Channel)}, {Label: "社区", Text: kit.Dash(a.CommunityName)}, {Label: "类别", Text: kit.Dash(a.Category)},
			{Label: "诉求人", Text: kit.Dash(mask.Name(a.Name))}, {Label: "电话", Text: kit.Dash(mask.Mobile(a.Phone))}, {Label: "地点", Text: kit.Dash(mask.Address(a.Place))}, {Label: "办理单位", Text: kit.Dash(a.HandlerName)}},
		Sections: []kit.Section{{Title: "办理过程", Stages: stages}},
		Acts:     []kit.Action{{Label: "办理", Kind: kit.Primary, Off: off(env), Do: func() { env.Go(kit.Route{Module: "appeal", ID: a.ID}) }}},
		More: []kit.Action{{Label: "删除", Kind: kit.Danger, Off: off(env), Do: func() {
			kit.Act(env, "删除", func(ctx context.Context) error { return env.App.Appeals.Delete(ctx, a.ID) }, func() {
				env.Undo("已删除诉求 "+a.No, func(ctx context.Context) error { return env.App.History.Restore(ctx, "appeal", a.ID) })
			})
		}}}}
	if a.Reply != "" {
		d.Sections = append(d.Sections, kit.Section{Title: "答复", Note: a.Satisfaction.String(), Text: mask.FreeText(a.Reply)})
	}
	return d
}

func step(text, note string, done bool) kit.Stage {
	if !done {
		return kit.Stage{Lamp: kit.Waiting, Text: text}
	}
	return kit.Stage{Lamp: kit.Done, Text: text, Note: note}
}

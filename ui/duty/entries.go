package duty

import (
	"context"
	"strconv"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// newEntries is the page of one version of a list: its entries, which a draft lets edit.
func newEntries(env *kit.Env, id int64) kit.Page {
	k := newListDesk(env)
	state, _ := strconv.Atoi(env.Route.Args["state"])
	draft := app.ListState(state) == app.ListDraft
	locked := k.off(app.RightEdit)
	if !draft {
		locked = app.ListState(state).String() + "的版本不能修改；要改内容，先调整形成新版本"
	}
	return kit.NewList(env, kit.List[app.ListEntry]{Kind: "list_entry",
		Name: "listentry", Title: env.Route.Args["title"], Subtitle: app.ListState(state).String(), Topics: []app.Topic{app.ListChanged}, ID: func(e *app.ListEntry) int64 { return e.ID },
		Source: kit.Slice(func(ctx context.Context) ([]app.ListEntry, error) {
			_, entries, err := env.App.DutyLists.Get(ctx, id)
			return entries, err
		}),
		Columns: []kit.Column[app.ListEntry]{
			{Key: "seq", Title: "序号", Width: 44, Align: kit.Right, Text: func(e *app.ListEntry) string { return strconv.Itoa(e.Seq) }},
			{Key: "matter", Title: "类别", Width: 90, Narrow: true, Text: func(e *app.ListEntry) string { return kit.Dash(e.Matter) }},
			{Key: "content", Title: "任务内容", Text: func(e *app.ListEntry) string { return e.Content }},
			{Key: "lead_name", Title: "牵头单位", Width: 100, Text: func(e *app.ListEntry) string { return e.LeadName }},
			{Key: "support_names", Title: "配合单位", Width: 140, Narrow: true, Text: func(e *app.ListEntry) string { return kit.Dash(e.SupportNames) }},
			{Key: "level", Title: "层级", Width: 50, Narrow: true, Text: func(e *app.ListEntry) string { return kit.Dash(e.Level.String()) }},
			{ID: "due", Title: "完成时限", Width: 160, Text: func(e *app.ListEntry) string { return e.DueWords() }},
			{Key: "weight", Title: "权重", Width: 46, Align: kit.Right, Text: func(e *app.ListEntry) string {
				if e.Weight == 0 {
					return "—"
				}
				return strconv.FormatFloat(e.Weight, 'f', -1, 64)
			}},
		}, NoTicks: true, Search: "内容、单位、责任人",
		Acts: []kit.Action{k.paper("D13A", id, "打印…"), {Label: "新增条目", Icon: "add", Kind: kit.Primary, Off: locked, Do: func() {
			k.entry(app.ListEntry{ListID: id, Level: app.LevelStreet}, "")
		}}},
		OnOpen: func(e *app.ListEntry) { k.entry(*e, locked) },
		Drawer: func(_ context.Context, e *app.ListEntry) (kit.Drawer, error) { return k.entryDrawer(*e, locked), nil },
		Empty:  kit.Empty{Icon: "duty", Title: "还没有条目", Text: "逐条写明任务、牵头单位、时限；印发后自动成为责任事项。"},
	})
}

func (k *lists) entryDrawer(e app.ListEntry, locked string) kit.Drawer {
	out := kit.Drawer{Caption: "第 " + strconv.Itoa(e.Seq) + " 条 · " + e.Repeat.String(), Title: e.Content, Facts: []kit.Fact{
		{Label: "事项类别", Text: kit.Dash(e.Matter)}, {Label: "成果要求", Text: kit.Dash(e.Deliverable)}, {Label: "牵头单位", Text: e.LeadName}, {Label: "配合单位", Text: kit.Dash(e.SupportNames)},
		{Label: "责任领导", Text: kit.Dash(e.Leader)}, {Label: "责任人", Text: kit.Dash(e.Person)}, {Label: "授权层级", Text: kit.Dash(e.Level.String())},
		{Label: "起始日", Text: kit.Dash(string(e.Start))}, {Label: "完成时限", Text: e.DueWords()}, {Label: "紧急程度", Text: e.Urgency.String()}, {Label: "备注", Text: kit.Dash(e.Note)}}}
	if e.Amount > 0 {
		out.Facts = append(out.Facts, kit.Fact{Label: "涉及金额", Text: app.WanYuan(e.Amount)})
	}
	if e.Stages != "" {
		out.Sections = []kit.Section{{Title: "阶段目标", Text: e.Stages}}
	}
	out.Acts = []kit.Action{{Label: "修改…", Kind: kit.Primary, Off: locked, Do: func() { k.entry(e, locked) }},
		{Label: "删除", Kind: kit.Danger, Off: locked, Do: func() {
			k.takeAway("已删除 "+e.Content, func(ctx context.Context) error { return k.env.App.DutyLists.DeleteEntry(ctx, e.ID) })
		}},
		{Label: "相关事项", Do: func() {
			k.env.Go(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"q": e.Content}})
		}}}
	return out
}

// entry is the dialog of one entry.
func (k *lists) entry(e app.ListEntry, locked string) {
	if locked != "" {
		k.env.Note(locked + "。")
		return
	}
	kit.Load(k.env, func(ctx context.Context) ([]kit.Choice[string], error) { return matterChoices(ctx, k.env) }, func(matters []kit.Choice[string]) {
		kit.Ask(k.env, kit.Form{Title: "清单条目", Verb: "保存", Fields: []*kit.Field{
			kit.Text("content", "任务内容", &e.Content).Need(), kit.Choose("matter", "事项类别", &e.Matter, matters), kit.Text("deliverable", "成果要求", &e.Deliverable),
			kit.PickOrg(k.env, "lead_id", "牵头单位", &e.LeadID).Need(), kit.PickOrgs(k.env, "support_ids", "配合单位", &e.SupportIDs),
			kit.Text("leader", "责任领导", &e.Leader), kit.Text("person", "责任人", &e.Person), kit.Choose("level", "授权层级", &e.Level, kit.Choices(app.OrgLevels[:]...)),
			kit.Choose("repeat", "周期", &e.Repeat, kit.Choices(app.Repeats[:]...)), kit.Date("start", "起始日", &e.Start), kit.Due("due", "完成时限", &e.Due).Hint("周期任务填首期的；不填为长期坚持"),
			kit.Number("term", "或 天数", &e.Term, "天"), kit.Tick("workdays", "", &e.Workdays, "按工作日计"), kit.Money("amount", "涉及金额", &e.Amount), kit.Decimal("weight", "权重", &e.Weight, 1, "分"),
			kit.Segments("urgency", "紧急程度", &e.Urgency, kit.Choices(app.Normal, app.Urgent, app.Pressing)),
			kit.Lines("stages", "阶段目标", &e.Stages, 3).Placeholder("每行：计划日 完成率 名称"), kit.Text("note", "备注", &e.Note)},
			Save:  func(ctx context.Context) error { return k.env.App.DutyLists.SaveEntry(ctx, &e) },
			Saved: func() { k.env.Toast("已保存 " + e.Content) }})
	})
}

// matterChoices are the kinds of matters of the authorisation table in force, and none.
func matterChoices(ctx context.Context, env *kit.Env) ([]kit.Choice[string], error) {
	rows, err := env.App.Authority.Matters(ctx, 0)
	out := []kit.Choice[string]{{Value: "", Text: "未分类", Note: "按“" + app.OtherMatters + "”授权"}}
	for _, m := range rows {
		out = append(out, kit.Choice[string]{Value: m.Matter, Text: m.Matter, Note: m.Basis})
	}
	return out, err
}

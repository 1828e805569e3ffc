package office

import (
	"context"
	"strconv"
	"strings"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

func orgKinds() []kit.Chip {
	chips := []kit.Chip{{Label: "全部"}}
	for _, k := range app.OrgKinds {
		chips = append(chips, kit.Chip{Label: k.String(), Where: []app.Cond{app.Eq("kind", int(k))}})
	}
	return chips
}

func newOrgs(env *kit.Env) kit.Page {
	add := kit.Action{Label: "新增主体", Icon: "add", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "org", Tab: "org", Act: "new"}) }}
	return kit.NewList(env, kit.List[app.Org]{Kind: "org",
		Name: "org", Title: "主体人员", Topics: []app.Topic{app.OrgChanged}, Source: env.App.Orgs.List, ID: func(o *app.Org) int64 { return o.ID },
		Columns: []kit.Column[app.Org]{
			{Key: "name", Title: "单位全称", Text: func(o *app.Org) string { return o.Name }},
			{Key: "short_name", Title: "简称", Width: 130, Text: func(o *app.Org) string { return kit.Dash(o.ShortName) }},
			{Key: "kind", Title: "类别", Width: 110, Text: func(o *app.Org) string { return o.Kind.String() }},
			{Key: "group", Title: "考核分组", Width: 90, Text: func(o *app.Org) string { return kit.Dash(o.Group) }},
			{Key: "contact", Title: "联系人", Width: 90, Narrow: true, Text: func(o *app.Org) string { return kit.Dash(o.Contact) }},
			{Key: "to", Title: "状态", Width: 80, Tag: func(o *app.Org) kit.Tag { return activeTag(o.Active(env.App.Today())) }},
		},
		Sort: []app.Sort{{Key: "kind"}, {Key: "id"}}, Chips: orgKinds(), Search: "名称、简称、代码、拼音首字母",
		Acts:   []kit.Action{{Label: "导入表格", Icon: "import", Do: func() { env.Go(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "org"}}) }}, add},
		OnOpen: func(o *app.Org) { env.Go(kit.Route{Module: "org", ID: o.ID}) },
		Drawer: func(_ context.Context, o *app.Org) (kit.Drawer, error) { return orgDrawer(env, *o), nil },
		Empty:  kit.Empty{Icon: "org", Title: "还没有参与主体", Text: "新增单位，或导入成员单位名册。", Acts: []kit.Action{add}},
	})
}

func activeTag(active bool) kit.Tag {
	if active {
		return kit.Tag{Text: "启用", Tone: kit.GreenTone}
	}
	return kit.Tag{Text: "已停用", Tone: kit.Neutral}
}

// off is the reason why an act is not the user's, or nothing.
func off(env *kit.Env, r app.Right) string {
	if env.May(r) {
		return ""
	}
	return "没有权限，联系管理员开通"
}

func orgFacts(o app.Org) []kit.Fact {
	facts := []kit.Fact{{Label: "简称", Text: kit.Dash(o.ShortName)}, {Label: "别名", Text: kit.Dash(strings.Join(o.Aliases, "、"))},
		{Label: "类别", Text: o.Kind.String()}, {Label: "层级", Text: kit.Dash(o.Level.String())}, {Label: "考核分组", Text: kit.Dash(o.Group)},
		{Label: "信用代码", Text: kit.Dash(o.USCC)}, {Label: "联系人", Text: kit.Dash(o.Contact)}, {Label: "电话", Text: kit.Dash(o.Phone)},
		{Label: "地址", Text: kit.Dash(o.Address)}}
	if o.Population > 0 {
		facts = append(facts, kit.Fact{Label: "人口", Text: strconv.Itoa(o.Population) + " 人"})
	}
	if o.Prefix != "" || o.MinutesPrefix != "" {
		facts = append(facts, kit.Fact{Label: "文号代字", Text: kit.Dash(o.Prefix) + "；纪要 " + kit.Dash(o.MinutesPrefix)})
	}
	if o.From != "" || o.To != "" {
		facts = append(facts, kit.Fact{Label: "启用停用", Text: kit.Dash(string(o.From)) + " 至 " + kit.Dash(string(o.To))})
	}
	if w := o.CodeWarning(); w != "" {
		facts = append(facts, kit.Fact{Label: "提醒", Text: w, Tone: kit.AmberTone})
	}
	return facts
}

func orgDrawer(env *kit.Env, o app.Org) kit.Drawer {
	return kit.Drawer{Caption: o.Kind.String(), Title: o.Name, Facts: orgFacts(o), Acts: []kit.Action{
		{Label: "修改", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "org", ID: o.ID, Act: "edit"}) }},
		{Label: "主体档案", Do: func() { env.Go(kit.Route{Module: "org", ID: o.ID}) }}},
		More: []kit.Action{{Label: "删除", Kind: kit.Danger, Off: off(env, app.RightEdit), Do: func() { deleteOrg(env, o) }}}}
}

func deleteOrg(env *kit.Env, o app.Org) {
	kit.Act(env, "删除", func(ctx context.Context) error { return env.App.Orgs.Delete(ctx, o.ID) }, func() {
		env.Undo("已删除 "+o.Name, func(ctx context.Context) error { return env.App.History.Restore(ctx, "org", o.ID) })
	})
}

func newOrgEditor(env *kit.Env, id int64) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (app.Org, error) {
		if id == 0 {
			return app.Org{Kind: app.KindGov, Level: app.LevelStreet, From: env.App.Today()}, nil
		}
		return env.App.Orgs.Get(ctx, id)
	}, func(o *app.Org) kit.Form {
		title := "修改主体"
		if id == 0 {
			title = "新增主体"
		}
		return kit.Form{Title: title, Key: "org", ID: id, Verb: "保存", Rev: &o.Rev, Sections: []kit.FormSection{
			{Title: "单位", Note: "带 * 为必填", Fields: append(kit.UnitFields(o),
				kit.Tags("aliases", "别名", &o.Aliases).Hint("经办人在表格里会写的其他名称"),
				kit.Text("uscc", "信用代码", &o.USCC).Hint("统一社会信用代码，18 位"), kit.PickOrg(env, "parent_id", "上级单位", &o.ParentID),
				kit.Number("population", "人口", &o.Population, "人"),
				kit.Text("prefix", "机关代字", &o.Prefix).Hint("本单位发文的文号，如 清综办发；不填用本街道的"), kit.Text("minutes_prefix", "纪要代字", &o.MinutesPrefix).Hint("本单位牵头会议的纪要编号；不填用本街道的"))},
			{Title: "联系", Fields: []*kit.Field{kit.Text("contact", "联系人", &o.Contact), kit.Text("phone", "电话", &o.Phone), kit.Text("address", "地址", &o.Address).Wide()}},
			{Title: "期限", Fields: []*kit.Field{kit.Date("from", "启用日期", &o.From), kit.Date("to", "停用日期", &o.To).Hint("停用后不能新选，历史记录保留原名"), kit.Lines("note", "备注", &o.Note, 2).Wide()}},
		}, Save: func(ctx context.Context) error { return env.App.Orgs.Save(ctx, o) }, Saved: func() {
			env.Toast("已保存 " + o.Name)
			if w := o.CodeWarning(); w != "" {
				env.Note(w)
			}
			env.Back()
		}}
	})
}

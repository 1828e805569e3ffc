package office

import (
	"context"

	"gongzhi/app"
	"gongzhi/app/mask"
	"gongzhi/ui/kit"
)

func newPeople(env *kit.Env) kit.Page {
	add := kit.Action{Label: "新增人员", Icon: "add", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "org", Tab: "person", Act: "new"}) }}
	return kit.NewList(env, kit.List[app.Person]{Kind: "person",
		Name: "person", Title: "主体人员", Topics: []app.Topic{app.PersonChanged}, Source: env.App.People.List, ID: func(p *app.Person) int64 { return p.ID },
		Columns: []kit.Column[app.Person]{
			{Key: "name", Title: "姓名", Width: 130, Bold: true, Text: func(p *app.Person) string { return p.Name }},
			{Key: "org_name", Title: "单位", Text: func(p *app.Person) string { return kit.Dash(p.OrgName) }},
			{Key: "title", Title: "职务", Width: 170, Text: func(p *app.Person) string { return kit.Dash(p.Title) }},
			{Key: "phone", Title: "电话", Width: 130, Text: func(p *app.Person) string { return kit.Dash(mask.Mobile(p.Phone)) }},
			{Key: "to", Title: "状态", Width: 80, Tag: func(p *app.Person) kit.Tag {
				if p.Active(env.App.Today()) {
					return kit.Tag{Text: "在任", Tone: kit.GreenTone}
				}
				return kit.Tag{Text: "已离任", Tone: kit.Neutral}
			}},
		},
		Sort: []app.Sort{{Key: "org_name"}, {Key: "id"}}, Search: "姓名、单位、职务、拼音首字母",
		Acts:   []kit.Action{{Label: "导入名单", Icon: "import", Do: func() { env.Go(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "person"}}) }}, add},
		OnOpen: func(p *app.Person) { env.Go(kit.Route{Module: "org", Tab: "person", ID: p.ID}) },
		Drawer: func(_ context.Context, p *app.Person) (kit.Drawer, error) {
			rec := *p
			return kit.Drawer{Caption: kit.Dash(rec.OrgName), Title: rec.Name, Facts: []kit.Fact{{Label: "职务", Text: kit.Dash(rec.Title)}, {Label: "电话", Text: kit.Dash(mask.Mobile(rec.Phone))},
				{Label: "到任", Text: kit.Dash(string(rec.From))}, {Label: "离任", Text: kit.Dash(string(rec.To))}},
				Acts: []kit.Action{{Label: "修改", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "org", Tab: "person", ID: rec.ID}) }}},
				More: []kit.Action{{Label: "工作交接…", Do: func() { env.Go(kit.Route{Module: "org", Tab: "person", ID: rec.ID, Act: "handover"}) }}, {Label: "删除", Kind: kit.Danger, Off: off(env, app.RightEdit), Do: func() {
					kit.Act(env, "删除", func(ctx context.Context) error { return env.App.People.Delete(ctx, rec.ID) }, func() {
						env.Undo("已删除 "+rec.Name, func(ctx context.Context) error { return env.App.History.Restore(ctx, "person", rec.ID) })
					})
				}}}}, nil
		},
		Empty: kit.Empty{Icon: "person", Title: "还没有人员", Text: "新增人员，或导入名单。", Acts: []kit.Action{add}},
	})
}

func newPersonEditor(env *kit.Env, id int64) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (app.Person, error) {
		if id == 0 {
			return app.Person{From: env.App.Today()}, nil
		}
		return env.App.People.Get(ctx, id)
	}, func(p *app.Person) kit.Form {
		title := "修改人员"
		if id == 0 {
			title = "新增人员"
		}
		seal := kit.NewSeal(env, "人员 "+p.Name, id == 0)
		fields := []*kit.Field{kit.Text("name", "姓名", &p.Name).Need(), kit.PickOrg(env, "org_id", "单位", &p.OrgID), kit.Text("title", "职务", &p.Title)}
		fields = append(fields, seal.Cover(kit.Text("phone", "电话", &p.Phone), p.Phone, mask.Mobile(p.Phone))...)
		if p.IDNumber != "" {
			fields = append(fields, seal.Cover(kit.Text("id_number", "身份证号", &p.IDNumber), p.IDNumber, mask.ID(p.IDNumber))...)
		}
		fields = append(fields,
			kit.Tags("tags", "角色标签", &p.Tags).Hint("联络员、专家、调解员、楼栋长、居民代表、志愿者"), kit.Text("code", "编号", &p.Code),
			kit.Date("from", "到任日期", &p.From), kit.Date("to", "离任日期", &p.To), kit.Lines("note", "备注", &p.Note, 2).Wide())
		return kit.Form{Title: title, Key: "person", ID: id, Verb: "保存", Rev: &p.Rev, Sections: []kit.FormSection{{Title: "人员", Note: "带 * 为必填", Fields: fields}}, More: seal.Acts(),
			Save:  func(ctx context.Context) error { return env.App.People.Save(ctx, p) },
			Saved: func() { env.Toast("已保存 " + p.Name); env.Back() }}
	})
}

func newVenues(env *kit.Env) kit.Page {
	add := kit.Action{Label: "新增场所", Icon: "add", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "org", Tab: "venue", Act: "new"}) }}
	return kit.NewList(env, kit.List[app.Venue]{Kind: "venue",
		Name: "venue", Title: "主体人员", Topics: []app.Topic{app.VenueChanged}, Source: env.App.Venues.List, ID: func(v *app.Venue) int64 { return v.ID },
		Columns: []kit.Column[app.Venue]{
			{Key: "name", Title: "名称", Width: 220, Bold: true, Text: func(v *app.Venue) string { return v.Name }},
			{Key: "location", Title: "位置", Text: func(v *app.Venue) string { return kit.Dash(v.Location) }},
			{Key: "capacity", Title: "容纳", Width: 90, Align: kit.Right, Text: func(v *app.Venue) string { return count(v.Capacity, "人") }},
			{Key: "closed", Title: "状态", Width: 80, Tag: func(v *app.Venue) kit.Tag { return activeTag(!v.Closed) }},
		},
		Sort: []app.Sort{{Key: "id"}}, Search: "名称、位置", Acts: []kit.Action{add},
		OnOpen: func(v *app.Venue) { env.Go(kit.Route{Module: "org", Tab: "venue", ID: v.ID}) },
		Empty:  kit.Empty{Icon: "venue", Title: "还没有会议场所", Acts: []kit.Action{add}},
	})
}

func newVenueEditor(env *kit.Env, id int64) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (app.Venue, error) {
		if id == 0 {
			return app.Venue{}, nil
		}
		return env.App.Venues.Get(ctx, id)
	}, func(v *app.Venue) kit.Form {
		return kit.Form{Title: "会议场所", Key: "venue", ID: id, Verb: "保存", Rev: &v.Rev, Sections: []kit.FormSection{{Title: "场所", Note: "带 * 为必填", Fields: []*kit.Field{
			kit.Text("name", "名称", &v.Name).Need(), kit.Number("capacity", "容纳", &v.Capacity, "人"), kit.Text("location", "位置", &v.Location).Wide(), kit.Tick("closed", "停用", &v.Closed, "不再安排会议")}}},
			Save:  func(ctx context.Context) error { return env.App.Venues.Save(ctx, v) },
			Saved: func() { env.Toast("已保存 " + v.Name); env.Back() }}
	})
}

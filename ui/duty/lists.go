package duty

import (
	"context"
	"fmt"
	"strconv"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// lists is where versions of lists are worked on.
type lists struct {
	*desk
	editions
}

func newListDesk(env *kit.Env) *lists {
	l := &lists{desk: &desk{env: env}}
	l.editions = editions{desk: l.desk, what: "责任清单", code: "D13A", compare: env.App.DutyLists.Compare,
		step: func(ctx context.Context, id int64, to app.ListState) (string, error) {
			c, err := env.App.DutyLists.Step(ctx, id, to)
			if err != nil || to != app.ListIssued {
				return "", err
			}
			return "：" + c.String(), nil
		},
		adjust: func(ctx context.Context, id int64) error { _, err := env.App.DutyLists.Adjust(ctx, id); return err }}
	return l
}

// newLists is the tab 清单: annual and special lists in all versions.
func newLists(env *kit.Env) kit.Page {
	k := newListDesk(env)
	add := kit.Action{Label: "新增清单", Icon: "add", Kind: kit.Primary, Off: k.off(app.RightEdit), Do: func() { k.head(app.DutyList{}) }}
	return kit.NewList(env, kit.List[app.DutyList]{Kind: "duty_list",
		Name: "dutylist", Title: "清单", Topics: []app.Topic{app.ListChanged}, Source: env.App.DutyLists.List, ID: func(l *app.DutyList) int64 { return l.ID },
		Columns: []kit.Column[app.DutyList]{
			{Key: "name", Title: "清单", Text: func(l *app.DutyList) string { return l.Name }},
			{Key: "kind", Title: "种类", Width: 80, Text: func(l *app.DutyList) string { return l.Kind.String() }},
			{Key: "year", Title: "年度", Width: 56, Text: func(l *app.DutyList) string { return strconv.Itoa(l.Year) }},
			{Key: "version", Title: "版本", Width: 70, Text: func(l *app.DutyList) string { return fmt.Sprintf("第 %d 版", l.Version) }},
			{Key: "state", Title: "状态", Width: 70, Tag: func(l *app.DutyList) kit.Tag {
				return kit.Tag{Text: l.State.String(), Tone: editionTone(l.State)}
			}},
			{Key: "doc_no", Title: "文号", Width: 150, Narrow: true, Text: func(l *app.DutyList) string { return kit.Dash(l.DocNo) }},
			{Key: "basis", Title: "依据", Width: 170, Narrow: true, Text: func(l *app.DutyList) string { return kit.Dash(l.Basis) }},
			{Key: "issued_on", Title: "印发", Width: 90, Text: func(l *app.DutyList) string { return kit.Dash(string(l.IssuedOn)) }},
		},
		Sort: []app.Sort{{Key: "year", Desc: true}, {Key: "family", Desc: true}, {Key: "version", Desc: true}}, NoTicks: true,
		Chips: []kit.Chip{{Label: "全部"}, {Label: "拟定", Where: []app.Cond{app.Eq("state", app.ListDraft)}}, {Label: "待印发", Where: []app.Cond{app.Eq("state", app.ListReview)}},
			{Label: "现行", Where: []app.Cond{app.In("state", []app.ListState{app.ListIssued, app.ListAdjusted})}}, {Label: "废止", Where: []app.Cond{app.Eq("state", app.ListRevoked)}}},
		Acts:   []kit.Action{add},
		OnOpen: func(l *app.DutyList) { k.open(*l) }, Drawer: k.drawer,
		Empty: kit.Empty{Icon: "duty", Title: "还没有责任清单", Text: "拟定年度清单或专项清单，印发后条目自动成为责任事项；第二年可以复制去年的清单。", Acts: []kit.Action{add}},
	})
}

func (k *lists) open(l app.DutyList) {
	k.env.Go(kit.Route{Module: "duty", Tab: "list", ID: l.ID, Args: map[string]string{"title": l.Title(), "state": strconv.Itoa(int(l.State))}})
}

// head is the dialog of a list's head.
func (k *lists) head(l app.DutyList) {
	title := "修改清单"
	if l.ID == 0 {
		year := k.env.App.Today().Year()
		title = "新增清单"
		l = app.DutyList{Name: fmt.Sprintf("%d年度责任清单", year), Year: year, From: app.Date(fmt.Sprintf("%d-01-01", year)), To: app.Date(fmt.Sprintf("%d-12-31", year))}
	}
	kit.Ask(k.env, kit.Form{Title: title, Verb: "保存", Fields: []*kit.Field{kit.Text("name", "名称", &l.Name).Need(), kit.Segments("kind", "种类", &l.Kind, kit.Choices(app.ListKinds[:]...)),
		kit.Number("year", "年度", &l.Year, "年").Need(), kit.Date("from", "开始", &l.From).Need(), kit.Date("to", "结束", &l.To).Need(),
		kit.Text("basis", "依据", &l.Basis).Hint("印发前必填"), kit.Text("doc_no", "文号", &l.DocNo), kit.Text("note", "备注", &l.Note)},
		Save:  func(ctx context.Context) error { return k.env.App.DutyLists.Save(ctx, &l) },
		Saved: func() { k.env.Toast("已保存 " + l.Name); k.open(l) }})
}

// drawer shows a version with its entries in short and its next steps.
func (k *lists) drawer(ctx context.Context, row *app.DutyList) (kit.Drawer, error) {
	l, entries, err := k.env.App.DutyLists.Get(ctx, row.ID)
	if err != nil {
		return kit.Drawer{}, err
	}
	out := kit.Drawer{Caption: fmt.Sprintf("%s · 第 %d 版 · %s", l.Kind, l.Version, l.State), Title: l.Name,
		Facts: []kit.Fact{{Label: "期间", Text: string(l.From) + " 至 " + string(l.To)}, {Label: "依据", Text: kit.Dash(l.Basis)}, {Label: "文号", Text: kit.Dash(l.DocNo)}, {Label: "印发", Text: kit.Dash(string(l.IssuedOn))}}}
	if l.Note != "" {
		out.Facts = append(out.Facts, kit.Fact{Label: "备注", Text: l.Note})
	}
	var lines []kit.Line
	for i, e := range entries {
		if i == 8 {
			break
		}
		lines = append(lines, kit.Line{Text: fmt.Sprintf("%d. %s", e.Seq, e.Content), Note: e.LeadName})
	}
	out.Sections = []kit.Section{{Title: "条目", Note: fmt.Sprintf("共 %d 条", len(entries)), Lines: lines, Text: none(len(entries), "还没有条目。"), Link: kit.Action{Label: "打开清单 ›", Do: func() { k.open(l) }}}}
	acts := k.next(edition{l.ID, l.Edition})
	if l.State == app.ListDraft {
		acts = append([]kit.Action{{Label: "编辑条目", Do: func() { k.open(l) }}}, acts...)
	}
	if len(acts) == 0 {
		acts = []kit.Action{{Label: "打开清单", Do: func() { k.open(l) }}}
	}
	acts[0].Kind = kit.Primary
	out.Acts = append(acts, k.paper("D13A", l.ID, "打印清单"))
	if len(out.Acts) > 3 {
		out.Acts, out.More = out.Acts[:3], out.Acts[3:]
	}
	if l.State != app.ListDraft && l.State != app.ListReview {
		out.More = append(out.More, kit.Action{Label: "看事项", Do: func() {
			k.env.Go(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"list": strconv.FormatInt(l.Family, 10)}})
		}})
	}
	out.More = append(out.More, kit.Action{Label: "复制到下一年…", Off: k.off(app.RightEdit), Do: func() { k.copy(l) }},
		kit.Action{Label: "与上一版比较", Off: firstVersion(l), Do: func() { k.withOlder(l) }},
		kit.Action{Label: "修改名称依据…", Off: onlyDraft(l), Do: func() { k.head(l) }})
	return out, nil
}

func firstVersion(l app.DutyList) string {
	if l.Version <= 1 {
		return "这是第 1 版"
	}
	return ""
}

func onlyDraft(l app.DutyList) string {
	if l.State != app.ListDraft {
		return "只有拟定的版本可以修改"
	}
	return ""
}

// withOlder compares a version with the one before it.
func (k *lists) withOlder(l app.DutyList) {
	kit.Load(k.env, func(ctx context.Context) (app.DutyList, error) {
		rows, _, err := k.env.App.DutyLists.List(ctx, app.Where(app.Eq("family", l.Family), app.Eq("version", l.Version-1)))
		if err != nil || len(rows) == 0 {
			return app.DutyList{}, err
		}
		return rows[0], nil
	}, func(o app.DutyList) { k.difference(edition{o.ID, o.Edition}, edition{l.ID, l.Edition}) })
}

// copy draws up a list for another year from this one.
func (k *lists) copy(l app.DutyList) {
	year := l.Year + 1
	var fresh app.DutyList
	var warn []string
	kit.Ask(k.env, kit.Form{Title: "复制清单", Intro: l.Title() + "　条目、分工、周期照抄，日期按年度顺延。", Verb: "复制", Fields: []*kit.Field{kit.Number("year", "新的年度", &year, "年").Need()},
		Save: func(ctx context.Context) (err error) {
			fresh, warn, err = k.env.App.DutyLists.Copy(ctx, l.ID, year)
			return err
		},
		Saved: func() {
			k.env.Toast("已拟定 " + fresh.Name)
			for _, w := range warn {
				k.env.Note(w)
			}
			k.open(fresh)
		}})
}

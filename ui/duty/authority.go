package duty

import (
	"context"
	"fmt"
	"strconv"
	"sync/atomic"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// powers is where the authorisation table is worked on: version is the one shown.
type powers struct {
	*desk
	editions
	version atomic.Pointer[app.Authority]
}

// newAuthority is the tab 分级授权: who may do what in which kind of matter, in the version in force or the one chosen.
func newAuthority(env *kit.Env) kit.Page {
	p := &powers{desk: &desk{env: env}}
	p.editions = editions{desk: p.desk, what: "分级授权表", code: "D14", compare: env.App.Authority.Compare,
		step: func(ctx context.Context, id int64, to app.ListState) (string, error) {
			return "", env.App.Authority.Step(ctx, id, to)
		},
		adjust: func(ctx context.Context, id int64) error { _, err := env.App.Authority.Adjust(ctx, id); return err }}
	level := func(l app.OrgLevel) kit.Column[app.AuthorityMatter] {
		return kit.Column[app.AuthorityMatter]{ID: l.String(), Title: l.String(), Text: func(m *app.AuthorityMatter) string { return kit.Dash(m.At(l).Text()) }}
	}
	list := kit.NewList(env, kit.List[app.AuthorityMatter]{
		Name: "authority", Title: "分级授权", Topics: []app.Topic{app.AuthorityChanged}, ID: func(m *app.AuthorityMatter) int64 { return int64(m.Seq) },
		Source: p.source, NoTicks: true,
		Columns: []kit.Column[app.AuthorityMatter]{
			{ID: "seq", Title: "序号", Width: 44, Align: kit.Right, Text: func(m *app.AuthorityMatter) string { return strconv.Itoa(m.Seq) }},
			{ID: "matter", Title: "事项类别", Width: 112, Text: func(m *app.AuthorityMatter) string { return m.Matter }}, level(app.LevelDistrict), level(app.LevelStreet), level(app.LevelCommunity),
			{ID: "basis", Title: "依据", Width: 150, Narrow: true, Second: true, Text: func(m *app.AuthorityMatter) string { return kit.Dash(m.Basis) }},
		},
		Filters: []kit.Filter{{Key: "version", Label: "版本", All: "现行", Options: p.versions, Where: number("version")}},
		Acts: []kit.Action{{Label: "打印…", Icon: "print", Do: p.print}, {Label: "版本…", Do: p.showVersions},
			{Label: "新增事项类别", Icon: "add", Kind: kit.Primary, Off: p.off(app.RightEdit), Do: func() { p.draft(func(a app.Authority) { p.edit(a, app.AuthorityMatter{Levels: emptyLevels()}) }) }}},
		OnOpen: func(m *app.AuthorityMatter) { x := *m; p.draft(func(a app.Authority) { p.edit(a, x) }) }, Drawer: p.drawer, Print: p.print,
		Foot:   "上级可以行使下级的权限 · 超过本级金额上限的由上一级审批",
		Status: p.status,
		Empty: kit.Empty{Icon: "duty", Title: "还没有分级授权表", Text: "写明每类事项区级、街道、社区各自的审批、审核、承办、监督权限。印发后，越级的办理会被拦下并说明由谁办。",
			Acts: []kit.Action{{Label: "拟定授权表", Off: p.off(app.RightEdit), Do: p.create}}},
	})
	return list
}

func emptyLevels() (rows [3]app.AuthorityRow) {
	for i, l := range app.OrgLevels {
		rows[i].Level = l
	}
	return rows
}

// source reads the version chosen, else the one in force, else the newest.
func (p *powers) source(ctx context.Context, q app.Query) ([]app.AuthorityMatter, int, error) {
	all, err := p.env.App.Authority.List(ctx)
	if err != nil || len(all) == 0 {
		p.version.Store(nil)
		return nil, 0, err
	}
	chosen := all[0]
	for _, a := range all {
		if a.State.InForce() {
			chosen = a
		}
	}
	for _, c := range q.Where {
		for _, a := range all {
			if c.Key == "version" && c.Value == a.ID {
				chosen = a
			}
		}
	}
	p.version.Store(&chosen)
	rows, err := p.env.App.Authority.Matters(ctx, chosen.ID)
	return rows, len(rows), err
}

func (p *powers) versions(ctx context.Context) (out []kit.Option, err error) {
	all, err := p.env.App.Authority.List(ctx)
	for _, a := range all {
		out = append(out, kit.Option{Value: strconv.FormatInt(a.ID, 10), Text: fmt.Sprintf("第 %d 版（%s）", a.Version, a.State)})
	}
	return out, err
}

func (p *powers) status(total int) string {
	a := p.version.Load()
	if a == nil {
		return ""
	}
	text := fmt.Sprintf("%s 第 %d 版，%s，%d 类事项", a.Name, a.Version, a.State, total)
	if a.IssuedOn != "" {
		text += "，" + string(a.IssuedOn) + " 印发"
	}
	return text
}

func (p *powers) print() {
	if a := p.version.Load(); a != nil {
		p.preview("D14", reports.Request{ID: a.ID})
	}
}

func (p *powers) showVersions() {
	kit.Load(p.env, p.env.App.Authority.List, func(all []app.Authority) {
		var list []edition
		for _, a := range all {
			list = append(list, edition{a.ID, a.Edition})
		}
		if len(list) == 0 {
			p.create()
			return
		}
		p.show(list)
	})
}

// create asks for the head of the first version.
func (p *powers) create() {
	a := app.Authority{Name: "事项分级授权表"}
	kit.Ask(p.env, kit.Form{Title: "拟定分级授权表", Verb: "拟定", Fields: []*kit.Field{kit.Text("name", "名称", &a.Name).Need().Wide(),
		kit.Text("basis", "依据", &a.Basis).Hint("印发前必填"), kit.Text("doc_no", "文号", &a.DocNo)},
		Save:  func(ctx context.Context) error { return p.env.App.Authority.Save(ctx, &a) },
		Saved: func() { p.env.Toast("已拟定 " + a.Name) }})
}

// draft hands the draft shown to do; a version in force is adjusted first, when the user agrees.
func (p *powers) draft(do func(app.Authority)) {
	a := p.version.Load()
	switch {
	case a == nil:
		p.create()
	case a.State == app.ListDraft:
		do(*a)
	case a.State == app.ListIssued:
		kit.Confirm(p.env, fmt.Sprintf("调整第 %d 版，形成第 %d 版？", a.Version, a.Version+1), "新版本印发以前，第 "+strconv.Itoa(a.Version)+" 版继续执行。", kit.Verb{Label: "暂不调整"}, kit.Verb{Label: "调整", Do: func() {
			var next app.Authority
			kit.Act(p.env, "调整", func(ctx context.Context) (err error) { next, err = p.env.App.Authority.Adjust(ctx, a.ID); return err }, func() { do(next) })
		}})
	default:
		kit.Load(p.env, p.env.App.Authority.List, func(all []app.Authority) {
			for _, x := range all {
				if x.State == app.ListDraft {
					do(x)
					return
				}
			}
			p.env.Note(fmt.Sprintf("第 %d 版是%s状态，不能修改。在“版本”中先退回拟定或调整。", a.Version, a.State))
		})
	}
}

// edit is the dialog of one kind of matter: powers, holder and limit of each level.
func (p *powers) edit(a app.Authority, m app.AuthorityMatter) {
	old := m.Matter
	fields := []*kit.Field{kit.Text("matter", "事项类别", &m.Matter).Need().Hint("“" + app.OtherMatters + "”一行适用于没有列出的事项")}
	words := make([]string, len(app.Powers))
	for i, x := range app.Powers {
		words[i] = x.String()
	}
	var limits [3]int64
	for i := range m.Levels {
		r := &m.Levels[i]
		limits[i] = r.Limit
		fields = append(fields, kit.PickMany("powers", r.Level.String()+"权限", &r.Powers, func(q string) []kit.Choice[string] {
			var out []kit.Choice[string]
			for _, c := range kit.WordChoices(words...) {
				if kit.Matches(q, c.Text) {
					out = append(out, c)
				}
			}
			return out
		}), kit.Text("holder", r.Level.String()+"主体", &r.Holder).Placeholder("如 街道办事处主任"), kit.Money("limit", "金额上限", &limits[i]).Placeholder("不填为不限"), kit.Text("scale", "规模上限", &r.Scale).Placeholder("如 500 平方米以下"))
	}
	fields = append(fields, kit.Text("basis", "依据", &m.Basis))
	kit.Ask(p.env, kit.Form{Title: fmt.Sprintf("授权条目（第 %d 版）", a.Version), Verb: "保存", Fields: fields,
		Save: func(ctx context.Context) error {
			for i := range limits {
				m.Levels[i].Limit = limits[i]
			}
			return p.env.App.Authority.SaveMatter(ctx, a.ID, old, m)
		},
		Saved: func() { p.env.Toast("已保存 " + m.Matter) }})
}

func (p *powers) drawer(_ context.Context, m *app.AuthorityMatter) (kit.Drawer, error) {
	x := *m
	out := kit.Drawer{Caption: "事项类别", Title: x.Matter, Facts: []kit.Fact{{Label: "依据", Text: kit.Dash(x.Basis)}}}
	for _, l := range app.OrgLevels {
		r := x.At(l)
		out.Sections = append(out.Sections, kit.Section{Title: l.String(), Facts: []kit.Fact{{Label: "主体", Text: kit.Dash(r.Holder)}, {Label: "权限", Text: kit.Dash(r.Text())}}})
	}
	a := p.version.Load()
	if a == nil {
		return out, nil
	}
	for _, l := range app.OrgLevels {
		if r := x.At(l); r.ID != 0 {
			out.More = append(out.More, kit.Action{Label: "变更记录（" + l.String() + "）", Do: func() { kit.ShowHistory(p.env, "authority_row", r.ID, x.Matter) }})
		}
	}
	out.Acts = []kit.Action{{Label: "修改…", Kind: kit.Primary, Off: p.off(app.RightEdit), Do: func() { p.draft(func(a app.Authority) { p.edit(a, x) }) }}}
	if a.State == app.ListDraft {
		out.Acts = append(out.Acts, kit.Action{Label: "删除", Kind: kit.Danger, Off: p.off(app.RightEdit), Do: func() {
			p.takeAway("已删除 "+x.Matter, func(ctx context.Context) error { return p.env.App.Authority.DeleteMatter(ctx, a.ID, x.Matter) })
		}})
	}
	return out, nil
}

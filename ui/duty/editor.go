package duty

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/mask"
	"gongzhi/ui/kit"
)

// newEditor is the form of a draft or an issued item.
func newEditor(env *kit.Env, id int64) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (e edited, err error) {
		if e.matters, err = matterChoices(ctx, env); err != nil {
			return e, err
		}
		e.Duty = app.Duty{State: app.DutyDraft, Source: app.FromAbove, Level: app.LevelStreet, Start: env.App.Today()}
		if id != 0 {
			e.Duty, err = env.App.Duties.Get(ctx, id)
		}
		return e, err
	}, func(e *edited) kit.Form { return itemForm(env, e) })
}

// edited is an item in its form, with the kinds of matters to choose from.
type edited struct {
	app.Duty
	matters []kit.Choice[string]
}

func itemForm(env *kit.Env, e *edited) kit.Form {
	d := &e.Duty
	draft := d.State == app.DutyDraft
	seal := kit.NewSeal(env, "责任事项 "+d.No+" 的联系电话", d.ID == 0)
	after := &aftermath{env: env, d: d}
	lead, support := leadField(env, d).OnChange(after.tell), kit.PickOrgs(env, "support_ids", "配合单位", &d.SupportIDs).Wide().OnChange(after.tell)
	term := termFields(env, d, draft)
	term[1].OnChange(after.tell)
	f := kit.Form{Title: "修改责任事项", Subtitle: d.No + "，" + d.State.String(), Key: "duty", ID: d.ID, Verb: "保存", Rev: &d.Rev,
		Sections: []kit.FormSection{{Title: "事项", Note: "带 * 为必填", Fields: matterFields(d)},
			{Title: "分工", Fields: []*kit.Field{lead, kit.Text("person", "责任人", &d.Person), support}},
			{Title: "时限", Note: "按工作日计算，已扣除节假日并计入调休", Fields: term}, {Title: "其他", Note: "可以不填", Fields: moreFields(e, seal)}},
		Aside: []kit.Card{{Title: "下达后", Body: after.draw}},
		Save:  func(ctx context.Context) error { return env.App.Duties.Save(ctx, d) },
		Saved: func() {
			env.Toast("已保存 " + d.Content)
			env.Back()
		}}
	if draft {
		f.Title, f.Subtitle = "新增责任事项", "草稿，未下达"
		if d.ID != 0 {
			f.Title = "修改责任事项"
		}
		f.More = []kit.Action{{Label: "保存并下达", Do: func() { saveAndIssue(env, d) }}}
	}
	f.More = append(f.More, seal.Acts()...)
	return f
}

func matterFields(d *app.Duty) []*kit.Field {
	source := kit.Choose("source", "来源", &d.Source, kit.Choices(app.DutySources[:]...))
	if d.SourceID != 0 {
		source = kit.Show("来源", sourceText(*d)).Locked("不可修改")
	}
	return []*kit.Field{
		kit.Text("content", "任务内容", &d.Content).Need().Wide(), kit.Lines("deliverable", "成果要求", &d.Deliverable, 2).Wide(), source,
		kit.Choose("level", "授权层级", &d.Level, kit.Choices(app.LevelDistrict, app.LevelStreet, app.LevelCommunity)).Need(),
	}
}

func leadField(env *kit.Env, d *app.Duty) *kit.Field {
	lead := kit.PickOrg(env, "lead_id", "牵头单位", &d.LeadID).Need()
	if d.State != app.DutyDraft {
		lead.Locked("已下达，经“转办”更改")
	}
	return lead
}

// moreFields are those that most items do without.
func moreFields(e *edited, seal *kit.Seal) []*kit.Field {
	d := &e.Duty
	fields := []*kit.Field{kit.Choose("matter", "事项类别", &d.Matter, e.matters), kit.Money("amount", "涉及金额", &d.Amount).Hint("按分级授权表的审批上限核对"),
		kit.Text("leader", "责任领导", &d.Leader), kit.Decimal("weight", "权重", &d.Weight, 1, "分")}
	fields = append(fields, seal.Cover(kit.Text("phone", "联系电话", &d.Phone), d.Phone, mask.Mobile(d.Phone))...)
	return append(fields, kit.Lines("note", "备注", &d.Note, 2).Wide())
}

func termFields(env *kit.Env, d *app.Duty, draft bool) []*kit.Field {
	start := kit.Date("start", "起始日", &d.Start)
	due := kit.Due("due", "完成时限", &d.Due).Hint("不填为长期坚持")
	term := kit.Number("term", "或 天数", &d.Term, "天").Hint("从下达日或起始日起算，下达时得出时限")
	if !draft {
		term.Locked("已下达")
		due.Locked("已下达，经“申请延期”更改")
	}
	count := func() {
		kit.Load(env, func(ctx context.Context) (app.DutyAdvice, error) { return env.App.Duties.Advise(ctx, d.Start, d.Due) }, func(a app.DutyAdvice) {
			hint := ""
			if a.Workdays > 0 {
				hint = fmt.Sprintf("至 %s 共 %s", d.Due.Short(), kit.Days(a.Workdays))
			}
			start.Hint(hint)
		})
	}
	start.OnChange(count)
	due.OnChange(count)
	return []*kit.Field{start, due, term, kit.Tick("workdays", "计算方式", &d.Workdays, "按工作日计"),
		kit.Segments("urgency", "紧急程度", &d.Urgency, kit.Choices(app.Normal, app.Urgent, app.Pressing))}
}

// aftermath (下达后) tells what handing an item down brings about, for the units and the deadline as they are filled in.
type aftermath struct {
	env *kit.Env
	d   *app.Duty
	box *fyne.Container
}

// draw is the body of the card.
func (a *aftermath) draw() fyne.CanvasObject {
	a.box = kit.VGap(0)
	a.show("")
	a.tell()
	return a.box
}

// tell writes the lines anew.
func (a *aftermath) tell() {
	kit.Load(a.env, func(ctx context.Context) (o app.Org, err error) {
		if a.d.LeadID != 0 {
			o, err = a.env.App.Orgs.Get(ctx, a.d.LeadID)
		}
		return o, err
	}, func(o app.Org) { a.show(o.Short()) })
}

func (a *aftermath) show(lead string) {
	to, whose := "牵头和配合单位", "牵头单位的季度考评"
	if lead != "" {
		to, whose = fmt.Sprintf(" %d 家单位", 1+len(a.d.SupportIDs)), lead+" 的季度考评"
		if a.d.Due != "" {
			whose = lead + " " + app.PeriodOf(a.d.Due).String() + "考评"
		}
	}
	lines := []kit.Line{{Text: "打印交办单，送" + to}, {Text: "时限只能经“申请延期”更改"}, {Text: "牵头单位只能经“转办”更改"}, {Text: "计入" + whose}}
	if a.d.Source == app.FromResolution {
		lines = append(lines, kit.Line{Text: "下次会议自动列入落实情况"})
	}
	a.box.Objects = []fyne.CanvasObject{kit.LinesBox(lines)}
	a.box.Refresh()
}

// saveAndIssue saves the form and hands the item down.
func saveAndIssue(env *kit.Env, d *app.Duty) {
	k := &desk{env: env}
	env.SaveThen(func() {
		kit.Act(env, "下达", func(ctx context.Context) error { _, err := env.App.Duties.Issue(ctx, []int64{d.ID}); return err }, func() {
			env.Toast("已下达，交办单已备好。", k.paper("D09", d.ID, "打印交办单"))
			env.Back()
		})
	})
}

// Package duty shows the responsibility lists: items with their lamps, supervision slips, and what waits for review.
package duty

import (
	"context"
	"fmt"
	"sync/atomic"

	"gongzhi/app"
	"gongzhi/app/light"
	"gongzhi/ui/kit"
)

// Module is the module 责任清单.
func Module() kit.Module {
	return kit.Module{Key: "duty", Title: "责任清单", Icon: "duty", Group: kit.GroupMain, Tabs: []kit.Tab{
		{Key: "item", Title: "事项", New: newItems}, {Key: "list", Title: "清单", New: newLists}, {Key: "authority", Title: "分级授权", New: newAuthority}, {Key: "slip", Title: "督办", New: newSlips}, {Key: "review", Title: "办结审核", New: newReviews},
		{Key: "score", Title: "单位情况", New: newScores},
	}, Open: open, Badge: badge, BadgeTopics: []app.Topic{app.DutyChanged, app.SettingChanged}, Takes: takes}
}

func open(env *kit.Env, r kit.Route) kit.Page {
	if p := openView(env, r.Act); p != nil {
		return p
	}
	switch {
	case r.Act == "filled":
		return newFilled(env)
	case r.Act == "new" || r.Act == "edit":
		return newEditor(env, r.ID)
	case r.ID != 0 && r.Tab == "list":
		return newEntries(env, r.ID)
	case r.ID != 0 && (r.Tab == "" || r.Tab == "item"):
		return newDetail(env, r.ID)
	}
	return nil
}

// badge is the number of red lamps.
func badge(ctx context.Context, a *app.App) (kit.Badge, error) {
	n, err := a.Duties.Counts(ctx, app.Query{})
	return kit.Badge{Count: n.Red, Red: n.Red > 0}, err
}

// desk is where a page works on items.
type desk struct {
	env  *kit.Env
	list *kit.ListPage[app.Duty]
	// beyond is what the user's level may not do with the item whose acts are being drawn up
	beyond map[app.Power]string
}

// within is the desk for one item, knowing what is beyond the user's level.
func (k *desk) within(beyond map[app.Power]string) *desk {
	return &desk{env: k.env, list: k.list, beyond: beyond}
}

func openOnly(l app.Lamp) []app.Cond {
	return []app.Cond{app.Eq("lamp", int(l)), app.In("state", []int{int(app.DutyAssigned), int(app.DutyInProgress), int(app.DutyReturned)})}
}

func newItems(env *kit.Env) kit.Page {
	k := &desk{env: env}
	var counts atomic.Pointer[app.DutyCounts]
	add := kit.Action{Label: "新增事项", Icon: "add", Kind: kit.Primary, Off: k.off(app.RightEdit), Do: func() { env.Go(kit.Route{Module: "duty", Act: "new"}) }}
	k.list = kit.NewList(env, kit.List[app.Duty]{Kind: "duty",
		Name: "duty", Title: "责任清单", Topics: []app.Topic{app.DutyChanged, app.SettingChanged, app.CalendarChanged},
		Source: func(ctx context.Context, q app.Query) ([]app.Duty, int, error) {
			if q.Limit != 1 { // a page, not the count of a chip
				n, err := env.App.Duties.Counts(ctx, q)
				if err != nil {
					return nil, 0, err
				}
				counts.Store(&n)
			}
			return env.App.Duties.List(ctx, q)
		},
		ID: func(d *app.Duty) int64 { return d.ID }, Columns: itemColumns(), Sort: []app.Sort{{Key: "lamp_rank"}, {Key: "due"}},
		Chips: []kit.Chip{{Label: "全部"}, {Label: "红灯", Lamp: kit.Red, Where: openOnly(light.Red)}, {Label: "黄灯", Lamp: kit.Yellow, Where: openOnly(light.Yellow)},
			{Label: "绿灯", Lamp: kit.Green, Where: openOnly(light.Green)}, {Label: "办结", Lamp: kit.Done, Where: []app.Cond{app.In("state", []int{int(app.DutyDone), int(app.DutyClosed)})}}},
		Filters: itemFilters(env), Search: "编号、内容、单位、姓名首字母",
		Acts: []kit.Action{{Label: "视图", Sub: []kit.Action{k.viewAct("看板", viewBoard), k.viewAct("时间轴", viewGantt), k.viewAct("到期日历", viewDays), k.viewAct("最近变动", viewChanges)}},
			{Label: "表格", Sub: []kit.Action{{Label: "打印清单表…", Keys: "Ctrl+P", Do: k.printShown}, {Label: "打印所见内容…", Do: func() { k.list.PrintSeen() }},
				{Label: "导出所见内容", Keys: "Ctrl+E", Do: func() { k.list.ExportSeen() }}, {}, {Label: "导入责任清单…", Off: k.off(app.RightEdit), Do: func() { env.Go(importRoute()) }},
				{Label: "制作进展填报表…", Off: k.off(app.RightEdit), Do: func() { k.handOut("duty", nil) }}, {Label: "收填报表…", Off: k.off(app.RightEdit), Do: k.collect}}}, add},
		Bulk: k.bulk, OnOpen: func(d *app.Duty) { env.Go(kit.Route{Module: "duty", ID: d.ID}) }, Drawer: k.drawer,
		Print: k.printShown,
		Foot:  "竖线为序时进度 · 剩余按工作日计",
		Empty: kit.Empty{Icon: "duty", Title: "还没有责任事项", Text: "签发会议纪要时自动生成，也可以导入表格或新增。",
			Acts: []kit.Action{{Label: "导入表格", Do: func() { env.Go(importRoute()) }}}},
		Status: func(total int) string {
			n := counts.Load()
			if n == nil {
				return ""
			}
			return fmt.Sprintf("共 %d 项：在办 %d，办结 %d", total, n.Open, n.Done)
		},
	})
	return k.list
}

// importRoute is where a list comes in from a table.
func importRoute() kit.Route {
	return kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "duty"}}
}

// viewAct shows the items as the table has them filtered in another form.
func (k *desk) viewAct(label, act string) kit.Action {
	return kit.Action{Label: label, Do: func() { k.env.Go(viewRoute(act, k.list.Query())) }}
}

func itemColumns() []kit.Column[app.Duty] {
	return []kit.Column[app.Duty]{
		{Key: "lamp_rank", Title: "灯", Width: 80, Lamp: func(d *app.Duty) (kit.Lamp, string) { return lampOf(*d), d.LampWord }},
		{Key: "no", Title: "编号", Width: 96, Narrow: true, Second: true, Text: func(d *app.Duty) string { return kit.Dash(d.No) }},
		{Key: "content", Title: "任务内容", Text: func(d *app.Duty) string { return d.Content }},
		{Key: "lead_name", Title: "牵头单位", Width: 78, Text: func(d *app.Duty) string { return d.LeadName }},
		{Key: "support_names", Title: "配合单位", Width: 140, Narrow: true, Wide: 1240, Text: func(d *app.Duty) string { return kit.Dash(d.SupportNames) }},
		{Key: "person", Title: "责任人", Width: 76, Narrow: true, Text: func(d *app.Duty) string { return kit.Dash(d.Person) }},
		{Key: "due", Title: "完成时限", Width: 80, Text: dueText, Tone: func(d *app.Duty) kit.Tone {
			if d.Extended() {
				return kit.AmberTone
			}
			return kit.Plain
		}},
		{ID: "left", Title: "剩余", Width: 36, Align: kit.Right, Text: leftText, Tone: func(d *app.Duty) kit.Tone {
			if d.Left < 0 {
				return kit.RedTone
			}
			return kit.Plain
		}},
		{Key: "progress", Title: "进度", Width: 100, Bar: progressBar},
		{Key: "state", Title: "状态", Width: 84, Narrow: true, Tag: func(d *app.Duty) kit.Tag { return stateTag(*d) }},
		{Key: "source_text", Title: "来源", Width: 150, Narrow: true, Wide: 1500, Text: func(d *app.Duty) string { return sourceText(*d) }},
		{Key: "reported_on", Title: "上次填报", Width: 96, Hidden: true, Text: func(d *app.Duty) string { return kit.Dash(string(d.ReportedOn)) }},
	}
}

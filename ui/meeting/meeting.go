// Package meeting has the screens of the joint meetings: the list and the month, the plan of a meeting, the workbench on which it is
// held, and its minutes.
package meeting

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// Module describes the screens to the shell.
func Module() kit.Module {
	return kit.Module{Key: "meeting", Title: "联席会议", Icon: "meeting", Group: kit.GroupMain,
		Tabs: []kit.Tab{{Key: "list", Title: "会议", New: newList}, {Key: "calendar", Title: "日历", New: newCalendar}, {Key: "minutes", Title: "纪要", New: newMinutesList}},
		Open: open, Badge: badge, BadgeTopics: []app.Topic{app.MeetingChanged}}
}

// open turns a route into a page: a plan being written, the workbench, the minutes, or the meeting itself.
func open(env *kit.Env, r kit.Route) kit.Page {
	switch {
	case r.Act == "new":
		return newEditor(env, 0)
	case r.ID == 0:
		return nil
	case r.Act == "edit":
		return newEditor(env, r.ID)
	case r.Act == "hold":
		return newBench(env, r.ID)
	case r.Act == "minutes":
		return newMinutes(env, r.ID)
	}
	return newDetail(env, r.ID)
}

// badge counts what waits: meetings over without signed minutes, and those of today.
func badge(ctx context.Context, a *app.App) (kit.Badge, error) {
	_, n, err := a.Meetings.List(ctx, app.Where(app.In("state", []int{int(app.MeetingCheckIn), int(app.MeetingInProgress), int(app.MeetingEnded), int(app.MeetingMinuting)})))
	return kit.Badge{Count: n}, err
}

func newList(env *kit.Env) kit.Page {
	return kit.NewList(env, kit.List[app.Meeting]{Kind: "meeting", Name: "meeting", Title: "联席会议", Topics: []app.Topic{app.MeetingChanged},
		Source: env.App.Meetings.List, ID: func(m *app.Meeting) int64 { return m.ID },
		Columns: listColumns(), Sort: []app.Sort{{Key: "starts", Desc: true}}, Chips: listChips(), Filters: listFilters(),
		Search: "名称、文号、地点、主持人",
		Acts:   []kit.Action{{Label: "安排会议", Icon: "add", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "meeting", Act: "new"}) }}},
		OnOpen: func(m *app.Meeting) { env.Go(home(m)) },
		Menu:   func(m *app.Meeting) []kit.Action { return acts(env, *m) },
		Drawer: func(ctx context.Context, m *app.Meeting) (kit.Drawer, error) {
			rec, err := env.App.Meetings.Record(ctx, m.ID)
			return drawer(env, rec), err
		},
		Empty: kit.Empty{Icon: "meeting", Title: "还没有会议", Text: "安排第一次联席会议：时间、地点、主持人、成员和议程。",
			Acts: []kit.Action{{Label: "安排会议", Icon: "add", Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "meeting", Act: "new"}) }}}},
		Status: func(n int) string { return fmt.Sprintf("共 %d 次会议", n) }})
}

func listColumns() []kit.Column[app.Meeting] {
	return []kit.Column[app.Meeting]{
		{Key: "starts", Title: "时间", Width: 140, Text: func(m *app.Meeting) string { return m.Starts.Minute() }},
		{Key: "title", Title: "会议", Text: func(m *app.Meeting) string { return m.Title }},
		{Key: "kind", Title: "类型", Width: 96, Second: true, Text: func(m *app.Meeting) string { return m.Kind.String() }},
		{Key: "venue_name", Title: "地点", Width: 140, Second: true, Narrow: true, Text: func(m *app.Meeting) string { return m.VenueName }},
		{Key: "chair_name", Title: "主持", Width: 84, Second: true, Narrow: true, Text: func(m *app.Meeting) string { return m.ChairName }},
		{Key: "minutes_no", Title: "纪要编号", Width: 150, Second: true, Narrow: true, Text: func(m *app.Meeting) string { return kit.Dash(m.MinutesNo) }},
		{Key: "state", Title: "状态", Width: 90, Tag: func(m *app.Meeting) kit.Tag { return stateTag(m.State) }},
	}
}

func listChips() []kit.Chip {
	states := func(list ...app.MeetingState) []app.Cond {
		var n []int
		for _, s := range list {
			n = append(n, int(s))
		}
		return []app.Cond{app.In("state", n)}
	}
	return []kit.Chip{{Label: "全部"}, {Label: "筹备", Where: states(app.MeetingDraft)}, {Label: "待开会", Where: states(app.MeetingNoticed, app.MeetingCheckIn)},
		{Label: "进行中", Where: states(app.MeetingInProgress)}, {Label: "纪要未签发", Where: states(app.MeetingEnded, app.MeetingMinuting)},
		{Label: "已签发", Where: states(app.MeetingIssued, app.MeetingArchived)}, {Label: "取消", Where: states(app.MeetingCancelled)}}
}

func listFilters() []kit.Filter {
	return []kit.Filter{{Key: "kind", Label: "类型", All: "全部类型", Options: func(context.Context) ([]kit.Option, error) {
		var list []kit.Option
		for _, k := range app.MeetingKinds {
			list = append(list, kit.Option{Value: fmt.Sprint(int(k)), Text: k.String()})
		}
		return list, nil
	}}}
}

// stateTag is the state as a tag.
func stateTag(s app.MeetingState) kit.Tag {
	tone := kit.Neutral
	switch s {
	case app.MeetingNoticed:
		tone = kit.Blue
	case app.MeetingCheckIn, app.MeetingInProgress:
		tone = kit.GreenTone
	case app.MeetingEnded, app.MeetingMinuting:
		tone = kit.AmberTone
	case app.MeetingIssued, app.MeetingArchived:
		tone = kit.TealTone
	}
	return kit.Tag{Text: s.String(), Tone: tone}
}

// home is the page on which a meeting is worked with in its state.
func home(m *app.Meeting) kit.Route {
	r := kit.Route{Module: "meeting", ID: m.ID}
	switch m.State {
	case app.MeetingCheckIn, app.MeetingInProgress:
		r.Act = "hold"
	case app.MeetingEnded, app.MeetingMinuting, app.MeetingIssued, app.MeetingArchived:
		r.Act = "minutes"
	}
	return r
}

// off is the reason why a button is off for want of a right.
func off(env *kit.Env, right app.Right) string {
	if env.May(right) {
		return ""
	}
	switch right {
	case app.RightSign:
		return "需要主持人或领导权限"
	}
	return "只读，没有修改权限"
}

// drawer is the meeting beside the list.
func drawer(env *kit.Env, rec app.MeetingRecord) kit.Drawer {
	m := rec.Meeting
	t := app.TallyOf(rec.Attendances)
	d := kit.Drawer{Caption: m.FullName() + " · " + m.State.String(), Title: m.Title, Facts: []kit.Fact{
		{Label: "时间", Text: m.Starts.Minute() + "–" + m.Ends.Clock()}, {Label: "地点", Text: m.VenueName}, {Label: "主持", Text: m.ChairName},
		{Label: "记录", Text: kit.Dash(m.RecorderName)}, {Label: "牵头单位", Text: m.LeadOrgName}, {Label: "通知文号", Text: kit.Dash(m.NoticeNo)},
		{Label: "纪要编号", Text: kit.Dash(m.MinutesNo)}, {Label: "参会", Text: peopleText(rec, t)}, {Label: "议事规则", Text: m.Rule.String()}}}
	if m.Note != "" {
		d.Facts = append(d.Facts, kit.Fact{Label: "备注", Text: m.Note})
	}
	var agenda, duties []kit.Line
	for _, a := range rec.Agenda {
		agenda = append(agenda, kit.Line{Text: a.Title, Note: a.Conclusion.String()})
	}
	for _, r := range rec.Resolutions {
		line := kit.Line{Text: fmt.Sprintf("%d. %s", r.Seq, r.Content), Note: string(r.Due)}
		if id := r.DutyID; id != 0 {
			line.Do = func() { env.Go(kit.Route{Module: "duty", ID: id}) }
		}
		duties = append(duties, line)
	}
	d.Sections = []kit.Section{{Title: "议程", Note: fmt.Sprintf("%d 项", len(agenda)), Lines: agenda}}
	if len(duties) > 0 {
		d.Sections = append(d.Sections, kit.Section{Title: "议定事项", Note: fmt.Sprintf("%d 项", len(duties)), Lines: duties})
	}
	all := acts(env, m)
	d.Acts, d.More = all[:min(2, len(all))], all[min(2, len(all)):]
	return d
}

func peopleText(rec app.MeetingRecord, t app.Tally) string {
	if rec.Meeting.BeganAt == "" {
		return fmt.Sprintf("应到 %d，列席 %d，回执 %d/%d", t.Entitled, t.Observers, t.Replied, len(rec.Attendances))
	}
	return fmt.Sprintf("应到 %d，实到 %d，请假 %d，缺席 %d，列席 %d", t.Entitled, t.Present, t.OnLeave, t.Absent, t.Observers)
}

package meeting

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// newDetail is the page of one meeting: agenda and people on the left, facts, quorum and papers on the right.
func newDetail(env *kit.Env, id int64) kit.Page {
	type planned struct {
		app.MeetingRecord
		clashes []app.Clash
	}
	return kit.NewDetail(env, kit.Detail[planned]{Kind: "meeting", ID: id, Topics: []app.Topic{app.MeetingChanged, app.DutyChanged},
		Load: func(ctx context.Context) (p planned, err error) {
			if p.MeetingRecord, err = env.App.Meetings.Record(ctx, id); err == nil && p.Meeting.Editable() {
				p.clashes, err = env.App.Meetings.Clashes(ctx, p.Meeting)
			}
			return p, err
		},
		View: func(p planned) kit.View {
			rec, m := p.MeetingRecord, p.Meeting
			v := kit.View{Title: m.Title, Subtitle: subtitle(m),
				Acts: acts(env, m),
				Left: []kit.Card{agendaCard(env, rec), peopleCard(env, rec)}, Right: []kit.Card{factsCard(rec)}}
			if len(rec.Resolutions) > 0 {
				v.Left = append(v.Left, resolutionsCard(env, rec))
			}
			if len(rec.FollowUps) > 0 {
				v.Right = append(v.Right, followCard(env, rec))
			}
			v.Notice = warning(rec, p.clashes)
			return v
		}})
}

// warning is what is worth knowing before the meeting.
func warning(rec app.MeetingRecord, clashes []app.Clash) *kit.Notice {
	m := rec.Meeting
	room, people := clashTexts(clashes)
	switch {
	case !m.Editable():
		return nil
	case room+people != "":
		return &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "时间冲突", Text: room + people}
	case app.TallyOf(rec.Attendances).Entitled < 2:
		return &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "还没有成员", Text: "先添加成员单位或人员，再发会议通知。"}
	case len(rec.Agenda) == 0:
		return &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "还没有议题", Text: "先排议程，再发会议通知。"}
	case rec.AgendaWarning() != "":
		return &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "议程超时", Text: rec.AgendaWarning()}
	}
	return nil
}

func factsCard(rec app.MeetingRecord) kit.Card {
	m, t := rec.Meeting, app.TallyOf(rec.Attendances)
	q := app.Quorum(rec)
	facts := []kit.Fact{{Label: "时间", Text: m.Starts.Minute() + "–" + m.Ends.Clock()}, {Label: "地点", Text: m.VenueName}, {Label: "主持", Text: m.ChairName}, {Label: "记录", Text: kit.Dash(m.RecorderName)},
		{Label: "牵头单位", Text: m.LeadOrgName}, {Label: "参会", Text: peopleText(rec, t)}, {Label: "法定人数", Text: fmt.Sprintf("%d 人（%s）", q.Need, m.Rule.QuorumText())},
		{Label: "表决规则", Text: m.Rule.MajorityText()}, {Label: "通知文号", Text: kit.Dash(m.NoticeNo)}, {Label: "纪要编号", Text: kit.Dash(m.MinutesNo)}, {Label: "公开范围", Text: m.Secrecy.String()}}
	if m.Note != "" {
		facts = append(facts, kit.Fact{Label: "备注", Text: m.Note})
	}
	return kit.Card{Title: "会议", Facts: facts}
}

func agendaCard(env *kit.Env, rec app.MeetingRecord) kit.Card {
	m := rec.Meeting
	c := kit.Card{Title: "议程", Note: fmt.Sprintf("%d 项，共 %d 分钟", len(rec.Agenda), rec.PlannedMinutes())}
	editable := m.Editable() && env.May(app.RightEdit)
	if editable {
		c.Link = kit.Action{Label: "添加议题", Icon: "add", Do: func() { askItem(env, rec, -1) }}
	}
	for i, a := range rec.Agenda {
		note := a.Kind.String()
		if a.Presenter != "" {
			note += " · " + a.Presenter
		}
		if a.Minutes > 0 {
			note += fmt.Sprintf(" · %d 分钟", a.Minutes)
		}
		line := kit.Line{Text: fmt.Sprintf("%d. %s", i+1, a.Title), Note: note}
		if editable {
			line.Do = func() { askItem(env, rec, i) }
		}
		c.Lines = append(c.Lines, line)
	}
	if len(c.Lines) == 0 {
		c.Text = "还没有议题。"
	}
	return c
}

// askItem edits one item of the agenda, or adds one when i is −1.
func askItem(env *kit.Env, rec app.MeetingRecord, i int) {
	items := append([]app.AgendaItem(nil), rec.Agenda...)
	title, place := "添加议题", len(items)+1
	item := app.AgendaItem{Kind: app.AgendaReport, Minutes: 15}
	if i >= 0 {
		title, item, place = "修改议题", items[i], i+1
		items = append(items[:i:i], items[i+1:]...)
	}
	store := func(ctx context.Context, list []app.AgendaItem) error {
		return env.App.Meetings.SaveAgenda(ctx, rec.Meeting.ID, list)
	}
	f := kit.Form{Title: title, Verb: "保存议题", Fields: []*kit.Field{
		kit.Text("agenda", "题目", &item.Title).Need().Wide(), kit.Choose("kind", "类型", &item.Kind, kit.Choices(app.AgendaKinds[:]...)),
		kit.Text("presenter", "汇报", &item.Presenter).Hint("汇报人或汇报单位"), kit.Minutes("minutes", "时长", &item.Minutes), kit.Number("place", "次序", &place, "位"),
		kit.Tick("confidential", "保密", &item.Confidential, "公开的纪要中不印本议题内容")},
		Save: func(ctx context.Context) error {
			at := min(max(place-1, 0), len(items))
			list := append(append(append([]app.AgendaItem(nil), items[:at]...), item), items[at:]...)
			return store(ctx, list)
		}, Saved: func() { env.Toast("已保存议题") }}
	if i >= 0 {
		f.More = []kit.Action{{Label: "删去议题", Kind: kit.Danger, Do: func() {
			kit.Act(env, "删去议题", func(ctx context.Context) error { return store(ctx, items) }, func() { env.Toast("已删去“" + item.Title + "”") })
		}}}
	}
	kit.Ask(env, f)
}

func peopleCard(env *kit.Env, rec app.MeetingRecord) kit.Card {
	m, t := rec.Meeting, app.TallyOf(rec.Attendances)
	c := kit.Card{Title: "参会人员", Note: fmt.Sprintf("应到 %d，列席 %d，回执 %d/%d", t.Entitled, t.Observers, t.Replied, len(rec.Attendances))}
	if m.Editable() && env.May(app.RightEdit) {
		c.Link = kit.Action{Label: "添加人员", Icon: "add", Do: func() { askInvite(env, m.ID) }}
	}
	for i := range rec.Attendances {
		a := rec.Attendances[i]
		line := kit.Line{Text: a.Who(), Note: seatNote(a, m)}
		if m.Editable() && env.May(app.RightEdit) {
			line.Do = func() { askReply(env, rec, a) }
		}
		c.Lines = append(c.Lines, line)
	}
	if len(c.Lines) == 0 {
		c.Text = "还没有参会人员。"
	}
	return c
}

func seatNote(a app.Attendance, m app.Meeting) string {
	note := ""
	if a.Name != "" {
		note = a.OrgName
	} else {
		note = "待报参会人"
	}
	if a.Title != "" {
		note += " · " + a.Title
	}
	if a.Observer {
		note += " · 列席"
	}
	switch {
	case a.Presence != app.NotArrived:
		note += " · " + a.Presence.String()
	case m.BeganAt == "":
		note += " · " + a.Reply.String()
	}
	if a.Substitute != "" {
		note += " " + a.Substitute
	}
	return note
}

// askInvite adds units and people.
func askInvite(env *kit.Env, id int64) {
	var who app.Invitation
	added := 0
	kit.Ask(env, kit.Form{Title: "添加参会人员", Verb: "添加", Fields: []*kit.Field{
		kit.PickOrgs(env, "orgs", "单位", &who.Orgs).Wide().Hint("由联络员参会"), kit.PickPersons(env, "people", "人员", &who.People).Wide(),
		kit.Tick("observer", "身份", &who.Observer, "列席，不计入应到、不参加表决")},
		Save: func(ctx context.Context) (err error) {
			if len(who.Orgs)+len(who.People) == 0 {
				return app.Errorf("orgs", "选择单位或人员。")
			}
			added, err = env.App.Meetings.Invite(ctx, id, who)
			return err
		}, Saved: func() { env.Toast(fmt.Sprintf("已添加 %d 人", added)) }})
}

// askReply notes a reply, or takes somebody off the list.
func askReply(env *kit.Env, rec app.MeetingRecord, a app.Attendance) {
	reply, text := a.Reply, a.Reason+a.Substitute
	kit.Ask(env, kit.Form{Title: a.Who() + " 的回执", Intro: a.OrgName + " " + a.Title, Verb: "登记回执", Fields: []*kit.Field{
		kit.Segments("reply", "回执", &reply, kit.Choices(app.Replies[:]...)).Wide(), kit.Text("substitute", "说明", &text).Wide().Hint("请假写事由，代会写代会人姓名")},
		Save:  func(ctx context.Context) error { return env.App.Meetings.Reply(ctx, a.ID, reply, text) },
		Saved: func() { env.Toast("已登记 " + a.Who() + "：" + reply.String()) },
		More: []kit.Action{{Label: "移出名单", Kind: kit.Danger, Do: func() {
			var left []app.Attendance
			for _, b := range rec.Attendances {
				if b.ID != a.ID {
					left = append(left, b)
				}
			}
			kit.Act(env, "移出名单", func(ctx context.Context) error {
				return env.App.Meetings.SaveAttendances(ctx, rec.Meeting.ID, left)
			}, func() { env.Toast("已将 " + a.Who() + " 移出名单") })
		}}}})
}

func resolutionsCard(env *kit.Env, rec app.MeetingRecord) kit.Card {
	c := kit.Card{Title: "议定事项", Note: fmt.Sprintf("%d 项", len(rec.Resolutions))}
	for _, r := range rec.Resolutions {
		due := "长期"
		if r.Due != "" {
			due = string(r.Due)
		}
		line := kit.Line{Text: fmt.Sprintf("%d. %s", r.Seq, r.Content), Note: r.LeadName + " · " + due}
		if id := r.DutyID; id != 0 {
			line.Do = func() { env.Go(kit.Route{Module: "duty", ID: id}) }
		}
		c.Lines = append(c.Lines, line)
	}
	return c
}

func followCard(env *kit.Env, rec app.MeetingRecord) kit.Card {
	c := kit.Card{Title: app.FollowUpTitle, Note: fmt.Sprintf("%d 项未办结", len(rec.FollowUps))}
	for _, f := range rec.FollowUps {
		c.Lines = append(c.Lines, kit.Line{Lamp: kit.LampOf(f.Lamp), Text: f.Content, Note: f.LeadName + " · " + kit.Dash(string(f.Due)), Do: func() { env.Go(kit.Route{Module: "duty", ID: f.DutyID}) }})
	}
	return c
}

// subtitle is what the title does not say.
func subtitle(m app.Meeting) string {
	if m.FullName() == m.Title {
		return m.State.String()
	}
	return m.FullName() + " · " + m.State.String()
}

package demo

import (
	"fmt"

	"gongzhi/app"
)

// meetingPlan is one meeting from its notice to the signing of its minutes.
type meetingPlan struct {
	kind      app.MeetingKind
	topic     string // of a special meeting
	day       app.Date
	id        int64
	cancelled bool
	step      int // 0 planned, 1 noticed, 2 held, 3 minutes submitted, 4 signed
}

// matters are what the office decides; each is told of one community at a time.
var matters = []string{"老旧小区加装电梯意愿征询", "雨污混接排查与改造", "电动自行车集中充电棚建设", "沿街商铺油烟扰民整治", "地下车位权属协商", "消防通道占用整改", "物业移交遗留问题处置", "公共晾衣架更新",
	"独居老人探访全覆盖", "流动摊点疏导点设置", "出租房屋安全隐患排查", "居民议事厅场地改造", "步道照明修复", "网格员应急救护培训", "垃圾分类投放点优化", "楼道堆物清理", "儿童活动场地修缮", "停车泊位错时共享"}

// planMeetings lays down the year: a joint meeting each month, a coordination meeting each quarter, special meetings, two cancelled.
func (o *office) planMeetings() {
	add := func(kind app.MeetingKind, topic string, day app.Date, cancelled bool) {
		o.plans = append(o.plans, &meetingPlan{kind: kind, topic: topic, day: o.cal.RollForward(day), cancelled: cancelled})
	}
	for _, d := range []app.Date{"2025-12-09", "2026-01-13", "2026-02-17", "2026-03-10", "2026-04-14", "2026-05-12", "2026-06-09", "2026-07-14", "2026-08-11", "2026-09-20", "2026-10-13", "2026-11-24"} {
		add(app.MeetingJoint, "", d, false)
	}
	for _, d := range []app.Date{"2025-12-22", "2026-03-24", "2026-06-23", "2026-09-22"} {
		add(app.MeetingCoordination, "", d, false)
	}
	for i, d := range []app.Date{"2026-01-27", "2026-03-17", "2026-04-21", "2026-05-26", "2026-07-07", "2026-08-25", "2026-10-20", "2026-11-17"} {
		add(app.MeetingSpecial, matters[i*2], d, false)
	}
	add(app.MeetingSpecial, "夜市管理", "2026-06-02", true)
	add(app.MeetingSpecial, "共享活动室启用", "2026-09-15", true)
}

// meetings does what is due about meetings on a day.
func (o *office) meetings(day app.Date) error {
	for _, p := range o.plans {
		var err error
		switch {
		case p.step == 0 && day >= o.cal.Add(p.day, -5):
			err = o.notice(p)
		case p.step == 1 && p.cancelled && day >= o.cal.Add(p.day, -2):
			err, p.step = o.a.Meetings.Cancel(o.clerk, p.id, "主要议题材料未准备好"), 9
		case p.step == 1 && day >= p.day:
			err = o.hold(p)
		case p.step == 2 && day >= o.cal.Add(p.day, 1):
			if err = o.a.Minutes.Draft(o.clerk, p.id); err == nil {
				err = o.a.Minutes.Submit(o.clerk, p.id)
			}
			p.step = 3
		case p.step == 3 && day >= o.cal.Add(p.day, 2):
			_, err = o.a.Minutes.Sign(o.chair, p.id, true)
			p.step = 4
		}
		if err != nil {
			return fmt.Errorf("%s%s：%w", p.kind, p.day, err)
		}
	}
	return nil
}

func (o *office) notice(p *meetingPlan) error {
	m := app.Meeting{Kind: p.kind, LeadOrgID: o.orgs["党政综合办"].ID, ChairID: o.person("党政综合办", 0), RecorderID: o.person("党政综合办", 1), VenueID: o.venues[int(p.kind)%3].ID,
		Starts: app.Stamp(string(p.day) + " 09:00:00"), Ends: app.Stamp(string(p.day) + " 11:30:00")}
	if p.topic != "" {
		m.Title = p.topic + "专题会"
	}
	if err := o.a.Meetings.Save(o.clerk, &m); err != nil {
		return err
	}
	p.id = m.ID
	var people app.IDs
	for _, u := range append(append([]unit(nil), sections...), unit{name: "德润物业"}, unit{name: "志愿服务协会"}) {
		name := u.name
		if u.short != "" {
			name = u.short
		}
		if name != "党政综合办" && (p.kind == app.MeetingJoint || o.chance(60)) {
			people = append(people, o.person(name, 0))
		}
	}
	for _, c := range communities {
		if org := o.orgs[c.name+"社区"]; org.Active(o.a.Today()) && (p.kind != app.MeetingSpecial || o.chance(60)) {
			people = append(people, o.person(org.Short(), 0))
		}
	}
	if _, err := o.a.Meetings.Invite(o.clerk, m.ID, app.Invitation{People: people}); err != nil {
		return err
	}
	rec, err := o.a.Meetings.Record(o.clerk, m.ID)
	if err != nil {
		return err
	}
	agenda := rec.Agenda
	for i := range 4 {
		c := communities[o.matter%len(communities)]
		if c.name == "北岸" && o.a.Today() < "2026-04-01" {
			c = communities[10]
		}
		kind := app.AgendaReport
		if i%3 == 0 {
			kind = app.AgendaDecide
		}
		agenda = append(agenda, app.AgendaItem{Title: c.name + "社区" + matters[o.matter%len(matters)], Kind: kind, Presenter: o.people[c.name+"社区"][0].Name, Minutes: 25})
		o.matter++
	}
	if err := o.a.Meetings.SaveAgenda(o.clerk, m.ID, agenda); err != nil {
		return err
	}
	p.step = 1
	return o.a.Meetings.Notice(o.clerk, m.ID)
}

func (o *office) person(unit string, i int) int64 { return o.people[unit][i].ID }

// hold sits through a meeting: who came, what was said, voted and decided.
func (o *office) hold(p *meetingPlan) error {
	rec, err := o.a.Meetings.Record(o.clerk, p.id)
	if err != nil {
		return err
	}
	for i, seat := range rec.Attendances {
		arrival := app.Arrival{Presence: app.Present}
		if i > 0 {
			switch n := o.dice.IntN(100); {
			case n < 7:
				arrival = app.Arrival{Presence: app.OnLeave, Reason: "参加区里会议"}
			case n < 11:
				arrival = app.Arrival{Presence: app.Substituted, Substitute: o.nameOf()}
			case n < 14:
				arrival.Presence = app.Late
			case n < 17:
				arrival.Presence = app.Absent
			}
		}
		if err := o.a.Sittings.CheckIn(o.clerk, seat.ID, arrival); err != nil {
			return err
		}
	}
	if err := o.a.Sittings.Begin(o.clerk, p.id, false); err != nil {
		return err
	}
	if rec, err = o.a.Meetings.Record(o.clerk, p.id); err != nil {
		return err
	}
	for _, item := range rec.Agenda {
		if err := o.discuss(p, rec, item); err != nil {
			return err
		}
	}
	p.step = 2
	return o.a.Sittings.End(o.clerk, p.id)
}

func (o *office) discuss(p *meetingPlan, rec app.MeetingRecord, item app.AgendaItem) error {
	item.Conclusion = app.Heard
	item.Outcome = "会议听取了汇报。"
	if item.Kind == app.AgendaFollowUp {
		return o.a.Sittings.SaveItem(o.clerk, &item)
	}
	item.Notes = item.Presenter + "：已入户征求意见，建议分步实施。"
	item.Conclusion, item.Outcome = app.Decided, "会议决定按方案推进，由牵头单位抓好落实。"
	passed := true
	if item.Kind == app.AgendaDecide {
		here := app.Quorum(rec).Present
		yes := here - o.dice.IntN(5)
		if o.chance(16) {
			yes = here / 3
		}
		if err := o.a.Sittings.SaveItem(o.clerk, &item); err != nil {
			return err
		}
		voted, err := o.a.Sittings.Confirm(o.chair, item.ID, app.Votes{Yes: yes, No: here - yes})
		if err != nil {
			return err
		}
		item = voted
		if passed = item.Result == app.ResultPassed; !passed {
			item.Conclusion, item.Outcome = app.Rejected, "表决未通过，请提出单位修改方案后再议。"
		}
	}
	if err := o.a.Sittings.SaveItem(o.clerk, &item); err != nil || !passed {
		return err
	}
	community := string([]rune(item.Title)[:4])
	office := pick(o, sections[2:7]).name
	lead, support := o.orgs[office], o.orgs[community]
	if o.chance(55) {
		lead, support = support, lead
	}
	due := o.cal.Add(p.day, 15+o.dice.IntN(50))
	return o.a.Sittings.SaveResolution(o.clerk, &app.Resolution{MeetingID: p.id, AgendaID: item.ID, Content: "推进" + item.Title, Deliverable: "形成方案并完成实施，居民代表确认", LeadID: lead.ID,
		SupportIDs: app.IDs{support.ID}, Person: o.people[lead.Short()][0].Name, Due: due})
}

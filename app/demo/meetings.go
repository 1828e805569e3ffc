package demo

import (
	"errors"
	"fmt"

	"gongzhi/app"
)

// meetingPlan is one meeting from its notice to the signing of its minutes.
type meetingPlan struct {
	kind       app.MeetingKind
	title      string
	day        app.Date
	hour       string
	meant      app.Date // the day it was set for first: a holiday
	room       int
	clash      int // the room that was asked for first and was taken, plus one
	cancelled  string
	short      bool // not enough will come
	open       bool // its minutes still wait for the signature
	leave, out int  // members on leave, members absent without one
	proxy      bool // one sends a substitute
	id         int64
	items      []*item
	absent     map[int64]bool // seats that stay empty without a word
	late       map[int64]bool
}

// item is one item of an agenda; a vote it may be put to; the tasks that come of it.
type item struct {
	matter    matter
	community string
	vote      *votePlan
	tasks     []*task
}

// votePlan is how a vote will end.
type votePlan struct {
	result app.Conclusion // Decided, Rejected or Deferred for a tie
	recuse bool
}

// planMeetings lays down the year: a joint meeting each month, a coordination meeting each quarter, special meetings, two cancelled.
func (o *office) planMeetings() error {
	leave, out := []int{2, 1, 2, 2, 2, 0, 2, 2, 1, 3, 2, 2}, []int{1, 2, 2, 1, 3, 0, 2, 2, 1, 2, 1, 3}
	add := func(p meetingPlan) *meetingPlan {
		if p.hour == "" {
			p.hour = "09:00"
		}
		n := len(o.plans)
		p.leave, p.out = leave[n%len(leave)], out[n%len(out)]
		o.plans = append(o.plans, &p)
		return &p
	}
	for i, d := range []app.Date{"2025-12-09", "2026-01-13", "2026-02-17", "2026-03-10", "2026-04-14", "2026-05-12", "2026-06-09", "2026-07-14", "2026-08-11", "2026-09-20", "2026-10-13", "2026-11-24"} {
		p := add(meetingPlan{kind: app.MeetingJoint, day: d})
		switch i {
		case 2:
			p.meant, p.day = d, o.cal.RollForward(d)
		case 5:
			p.leave, p.out = 0, 0 // everybody comes
		}
	}
	for _, d := range []app.Date{"2025-12-22", "2026-03-24", "2026-06-23", "2026-09-22"} {
		add(meetingPlan{kind: app.MeetingCoordination, day: d, room: 3})
	}
	for _, p := range []meetingPlan{{title: "岁末年初安全隐患整治专题会", day: "2026-01-27"}, {title: "电动自行车停放充电专题会", day: "2026-03-17"}, {title: "老旧小区加装电梯专题会", day: "2026-04-21", proxy: true},
		{title: "汛前排水设施检查专题会", day: "2026-05-12", hour: "14:30", clash: 1}, {title: "夏季噪声扰民整治专题会", day: "2026-07-14", hour: "14:30", clash: 1}, {title: "防汛抢险工作专题会", day: "2026-08-25", short: true, proxy: true},
		{title: "物业服务提升专题会", day: "2026-10-20"}, {title: "冬季取暖和消防安全专题会", day: "2026-11-20", open: true},
		{title: "夜市管理专题会", day: "2026-06-02", cancelled: "主办单位申请延后，议题材料未准备好"}, {title: "共享活动室启用专题会", day: "2026-09-15", cancelled: "场地验收未完成，改为书面征求意见"}} {
		p.kind, p.room = app.MeetingSpecial, 2
		if p.short {
			p.room = 0
		}
		q := add(p)
		if q.leave, q.out = min(q.leave, 2), min(q.out, 1); q.short {
			q.leave, q.out = 5, 1
		}
	}
	o.planAgendas()
	for _, p := range o.plans {
		o.planMeeting(p)
	}
	return nil
}

// planMeeting enters the steps of one meeting into the diary.
func (o *office) planMeeting(p *meetingPlan) {
	o.on(o.cal.Add(p.day, -5), func() error { return o.about(p, o.announce(p)) })
	switch {
	case p.cancelled != "":
		o.on(o.cal.Add(p.day, -2), func() error { return o.a.Meetings.Cancel(o.clerk, p.id, p.cancelled) })
		return
	case p.day > Today:
		return
	}
	o.on(p.day, func() error { return o.about(p, o.hold(p)) })
	o.on(o.cal.Add(p.day, 1), func() error {
		return errors.Join(o.a.Minutes.Draft(o.clerk, p.id), o.a.Minutes.Submit(o.clerk, p.id))
	})
	if !p.open {
		o.on(o.cal.Add(p.day, 2), func() error { return o.about(p, o.sign(p)) })
	}
}

func (o *office) about(p *meetingPlan, err error) error {
	if err != nil {
		return fmt.Errorf("%s%s：%w", p.kind, p.day, err)
	}
	return nil
}

// announce enters a meeting, invites, lays the agenda down and sends the notice.
func (o *office) announce(p *meetingPlan) error {
	m := app.Meeting{Kind: p.kind, Title: p.title, LeadOrgID: o.orgs["党政综合办"].ID, ChairID: o.people["党政综合办"][0].ID, RecorderID: o.people["党政综合办"][1].ID}
	if err := o.book(p, &m); err != nil {
		return err
	}
	p.id = m.ID
	members, observers := o.guests(p)
	if _, err := o.a.Meetings.Invite(o.clerk, m.ID, app.Invitation{People: members}); err != nil {
		return err
	}
	if _, err := o.a.Meetings.Invite(o.clerk, m.ID, app.Invitation{People: observers, Observer: true}); err != nil {
		return err
	}
	rec, err := o.a.Meetings.Record(o.clerk, m.ID)
	if err != nil {
		return err
	}
	agenda := rec.Agenda
	for i, it := range p.items {
		kind := pick(o, []app.AgendaKind{app.AgendaReport, app.AgendaReport, app.AgendaOther})
		switch {
		case it.vote != nil:
			kind = app.AgendaDecide
		case p.open && i == 0:
			kind = app.AgendaStudy
		case p.open || p.short:
			kind = app.AgendaCircular
		}
		presenter := o.people[it.community][0]
		agenda = append(agenda, app.AgendaItem{Title: it.title(o), Kind: kind, Presenter: presenter.Name, Minutes: 20 + 5*(i%3)})
	}
	if err := o.a.Meetings.SaveAgenda(o.clerk, m.ID, agenda); err != nil {
		return err
	}
	if err := o.a.Meetings.Notice(o.clerk, m.ID); err != nil {
		return err
	}
	return o.replies(p)
}

// book enters the meeting with its room: first as it was meant, where a room was taken or the day a holiday.
func (o *office) book(p *meetingPlan, m *app.Meeting) error {
	at := func(day app.Date, hour, end string, room int) {
		m.Starts, m.Ends, m.VenueID = app.Stamp(string(day)+" "+hour+":00"), app.Stamp(string(day)+" "+end+":00"), o.venues[room].ID
	}
	end := map[string]string{"09:00": "11:30", "14:30": "17:00"}[p.hour]
	if p.clash > 0 {
		at(p.day, "09:30", "11:00", p.clash-1)
		err := o.a.Meetings.Save(o.clerk, m)
		if err == nil {
			return errors.New("a taken room was given twice")
		}
		m.Note = "原拟 09:30 用" + o.venues[p.clash-1].Name + "，该时段已有会议，改为下午。"
	}
	if p.meant != "" {
		at(p.meant, p.hour, end, p.room)
		if err := o.a.Meetings.Save(o.clerk, m); err != nil {
			return err
		}
		m.Note = fmt.Sprintf("原定%s，适逢%s假期，顺延至%s。", p.meant.MonthDay(), o.cal.Name(p.meant), p.day.MonthDay())
	}
	at(p.day, p.hour, end, p.room)
	return o.a.Meetings.Save(o.clerk, m)
}

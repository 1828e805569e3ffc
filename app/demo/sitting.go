package demo

import (
	"errors"
	"fmt"
	"time"

	"gongzhi/app"
)

// hold sits through a meeting: who came, what was said, voted and decided.
func (o *office) hold(p *meetingPlan) error {
	hour := map[string]int{"09:00": 8, "14:30": 14}[p.hour]
	o.until(hour, map[string]int{"09:00": 45, "14:30": 15}[p.hour])
	rec, err := o.a.Meetings.Record(o.clerk, p.id)
	if err != nil {
		return err
	}
	if err := o.arrive(p, rec, false); err != nil {
		return err
	}
	o.until(map[string]int{"09:00": 9, "14:30": 14}[p.hour], map[string]int{"09:00": 0, "14:30": 30}[p.hour])
	if err := o.begin(p); err != nil {
		return err
	}
	o.now = o.now.Add(6 * time.Minute)
	if err := o.arrive(p, rec, true); err != nil {
		return err
	}
	if rec, err = o.a.Meetings.Record(o.clerk, p.id); err != nil {
		return err
	}
	for _, agenda := range rec.Agenda {
		o.now = o.now.Add(time.Duration(agenda.Minutes) * time.Minute)
		if err := o.discuss(p, rec, agenda); err != nil {
			return fmt.Errorf("%s：%w", agenda.Title, err)
		}
	}
	o.now = o.now.Add(5 * time.Minute)
	return o.a.Sittings.End(o.clerk, p.id)
}

// arrive checks people in: those in time before the beginning, the late ones after it.
func (o *office) arrive(p *meetingPlan, rec app.MeetingRecord, late bool) error {
	for _, seat := range rec.Attendances {
		what := app.Arrival{Presence: app.Present}
		switch {
		case seat.Presence == app.OnLeave || p.absent[seat.ID] || p.late[seat.ID] != late:
			continue
		case late:
			what.Presence = app.Late
		case seat.Reply == app.WillSend:
			what = app.Arrival{Presence: app.Substituted, Substitute: seat.Substitute}
		}
		if err := o.a.Sittings.CheckIn(o.clerk, seat.ID, what); err != nil {
			return err
		}
		o.now = o.now.Add(20 * time.Second)
	}
	return nil
}

// begin opens the meeting; where too few came it is refused and only hears reports.
func (o *office) begin(p *meetingPlan) error {
	err := o.a.Sittings.Begin(o.clerk, p.id, false)
	if !p.short {
		return err
	}
	if err == nil {
		return errors.New("a meeting without quorum began")
	}
	return o.a.Sittings.Begin(o.clerk, p.id, true)
}

// discuss records one item of the agenda.
func (o *office) discuss(p *meetingPlan, rec app.MeetingRecord, agenda app.AgendaItem) error {
	if agenda.Kind == app.AgendaFollowUp {
		late := 0
		for _, f := range rec.FollowUps {
			if f.Due != "" && f.Due < p.day {
				late++
			}
		}
		agenda.Conclusion = app.Heard
		agenda.Outcome = fmt.Sprintf("会议要求牵头单位对未办结的%d项逐项说明进展。", len(rec.FollowUps))
		if late > 0 {
			agenda.Outcome = fmt.Sprintf("会议要求牵头单位对未办结的%d项逐项说明进展，其中逾期的%d项限期办结。", len(rec.FollowUps), late)
		}
		return o.a.Sittings.SaveItem(o.clerk, &agenda)
	}
	it := p.items[agenda.Seq-1-(len(rec.Agenda)-len(p.items))]
	asked := 40 + o.dice.IntN(180)
	agenda.Notes = fmt.Sprintf("%s：%s。\n与会单位：%s。", agenda.Presenter,
		fmt.Sprintf(pick(o, said), asked, asked*(60+o.dice.IntN(35))/100, 3+o.dice.IntN(9)), pick(o, answered))
	o.conclude(p, it, &agenda)
	if it.vote != nil {
		if err := o.vote(it, rec, &agenda); err != nil {
			return err
		}
	}
	if err := o.a.Sittings.SaveItem(o.clerk, &agenda); err != nil {
		return err
	}
	for _, t := range it.tasks {
		r := app.Resolution{MeetingID: p.id, AgendaID: agenda.ID, Content: t.content(o), Deliverable: t.result, LeadID: o.orgs[t.lead].ID,
			SupportIDs: o.ids(t.support), Person: o.answering(t.lead), Due: t.due}
		if err := o.a.Sittings.SaveResolution(o.clerk, &r); err != nil {
			return err
		}
		t.resolution = r.ID
	}
	return nil
}

// conclude lays down what an item that is not put to the vote ends in.
func (o *office) conclude(p *meetingPlan, it *item, agenda *app.AgendaItem) {
	switch {
	case p.open || p.short:
		agenda.Conclusion, agenda.Outcome = app.Heard, pick(o, []string{"会议听取了通报，不作决定。", "会议听取了情况说明，下次会议再议。", "会议传达了有关要求，请各单位对照落实。"})
	case it.vote != nil:
	case o.chance(35):
		agenda.Conclusion, agenda.Outcome = app.AgreedInPrinciple, "会议原则同意，由牵头单位根据讨论意见修改后组织实施。"
	default:
		agenda.Conclusion, agenda.Outcome = app.Decided, pick(o, []string{"会议决定按方案推进，由牵头单位抓好落实。", "会议决定先行试点，成熟后推开，街道每周调度。", "会议决定由牵头单位会同社区组织实施，按期反馈。"})
	}
}

// vote counts the votes so that the item ends as planned.
func (o *office) vote(it *item, rec app.MeetingRecord, agenda *app.AgendaItem) error {
	if err := o.a.Sittings.SaveItem(o.clerk, agenda); err != nil {
		return err
	}
	v := app.Votes{}
	here := app.Quorum(rec).Present
	if it.vote.recuse { // whoever is next after the chair has a stake in it
		for _, a := range rec.Attendances[1:] {
			if a.Votes(rec.Meeting.Rule) {
				v.Recused = app.IDs{a.ID}
				break
			}
		}
		here -= len(v.Recused)
	}
	text := ""
	switch it.vote.result {
	case app.Decided:
		v.No, v.Abstain = o.dice.IntN(3), o.dice.IntN(3)
		v.Yes = here - v.No - v.Abstain
		text = "表决通过，由牵头单位组织实施。"
	case app.Rejected:
		v.Yes, v.Abstain = here*2/5, 1
		v.No = here - v.Yes - v.Abstain
		text = "表决未通过，请提出单位修改方案、补充征求意见后再议。"
	default:
		v.Yes, v.No, v.Abstain = here/2, here/2, here%2
		text = "票数相等，未形成决定，暂缓，下次会议再议。"
	}
	voted, err := o.a.Sittings.Confirm(o.chair, agenda.ID, v)
	if err != nil {
		return err
	}
	notes := agenda.Notes
	*agenda = voted
	agenda.Notes, agenda.Conclusion, agenda.Outcome = notes, it.vote.result, text
	return nil
}

// sign issues the minutes; the tasks are items from then on.
func (o *office) sign(p *meetingPlan) error {
	if _, err := o.a.Minutes.Sign(o.chair, p.id, true); err != nil {
		return err
	}
	rec, err := o.a.Meetings.Record(o.clerk, p.id)
	if err != nil {
		return err
	}
	made := map[int64]int64{}
	for _, r := range rec.Resolutions {
		made[r.ID] = r.DutyID
	}
	for _, it := range p.items {
		for _, t := range it.tasks {
			t.id = made[t.resolution]
			if err := o.lead(t); err != nil {
				return err
			}
			o.work(t)
		}
	}
	return nil
}

// lead names the leader in charge of an item that came of a resolution.
func (o *office) lead(t *task) error {
	d, err := o.a.Duties.Get(o.clerk, t.id)
	if err != nil {
		return err
	}
	d.Leader = []string{"周建国", "林正明"}[t.id%2]
	return o.a.Duties.Save(o.clerk, &d)
}

// ids are the units by name.
func (o *office) ids(names []string) (ids app.IDs) {
	for _, n := range names {
		ids = append(ids, o.orgs[n].ID)
	}
	return ids
}

// answering is who answers for the items of a unit today: whoever will leave first answered for his share.
func (o *office) answering(unit string) string {
	if p := o.leaver(unit); p != nil && p.To == "" && o.chance(40) {
		return p.Name
	}
	return o.people[unit][0].Name
}

package app

import (
	"slices"
	"sort"

	"gongzhi/app/light"
	"gongzhi/app/workday"
)

// ground (底数) is every record that a quarter's figures are counted from, read in one pass per table.
type ground struct {
	policy      Policy
	calendar    *workday.Calendar
	orgs        []Org
	meetings    map[int64]Meeting // held, by id
	attendances []Attendance      // of entitled members in held meetings
	resolutions []Resolution      // of held meetings
	duties      []Duty            // issued and not cancelled
	byDuty      map[int64]*Duty
	progress    map[int64][]Progress // by item, in order of day
	milestones  map[int64][]light.Milestone
	extensions  map[int64][]Extension // granted, in order of decision
	reviews     map[int64][]Review
	pauses      map[int64][]pause // by item, in order
	slips       []Slip
	appeals     []Appeal
	values      map[int64][]IndicatorValue // of the quarter, by indicator
	read        map[string]int             // rows read, by table word
}

// gather reads the ground of a quarter and of the one before.
func (c *core) gather(tx Tx, p Period, policy Policy) (*ground, error) {
	g := &ground{policy: policy, meetings: map[int64]Meeting{}, byDuty: map[int64]*Duty{}, progress: map[int64][]Progress{},
		milestones: map[int64][]light.Milestone{}, extensions: map[int64][]Extension{}, reviews: map[int64][]Review{},
		pauses: map[int64][]pause{}, values: map[int64][]IndicatorValue{}, read: map[string]int{}}
	var err error
	if g.calendar, err = c.calendar(tx); err != nil {
		return nil, err
	}
	if g.orgs, err = tx.Orgs().List(Where(Cond{"group", "!=", ""}).By("id")); err != nil {
		return nil, err
	}
	for _, step := range []func(Tx, Period) error{g.readMeetings, g.readDuties, g.readPauses, g.readProgress, g.readSlips, g.readValues} {
		if err := step(tx, p); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// heldOn is the day a meeting ended, empty when it did not take place.
func heldOn(m *Meeting) Date {
	if m.State < MeetingEnded || m.State == MeetingCancelled {
		return ""
	}
	if m.EndedAt != "" {
		return m.EndedAt.Date()
	}
	return m.Starts.Date()
}

func (g *ground) readMeetings(tx Tx, p Period) error {
	err := tx.Meetings().Each(Query{}.By("id"), func(m *Meeting) error {
		if day := heldOn(m); day >= p.Prev().First() && day <= p.Last() {
			g.meetings[m.ID] = *m
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = tx.Attendances().Each(Where(Eq("observer", false)).By("id"), func(a *Attendance) error {
		if _, held := g.meetings[a.MeetingID]; held {
			g.attendances = append(g.attendances, *a)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return tx.Resolutions().Each(Query{}.By("id"), func(r *Resolution) error {
		if _, held := g.meetings[r.MeetingID]; held {
			g.resolutions = append(g.resolutions, *r)
		}
		return nil
	})
}

func (g *ground) readDuties(tx Tx, _ Period) error {
	err := tx.Duties().Each(Where(Cond{"state", "!=", int(DutyCancelled)}, Cond{"state", "!=", int(DutyDraft)}).By("id"), func(d *Duty) error {
		g.duties = append(g.duties, *d)
		return nil
	})
	if err != nil {
		return err
	}
	for i := range g.duties {
		g.byDuty[g.duties[i].ID] = &g.duties[i]
	}
	err = tx.Milestones().Each(Query{}.By("planned", "seq"), func(m *Milestone) error {
		g.milestones[m.DutyID] = append(g.milestones[m.DutyID], light.Milestone{Date: string(m.Planned), Planned: float64(m.Percent)})
		return nil
	})
	if err != nil {
		return err
	}
	err = tx.Extensions().Each(Where(Eq("state", int(ExtensionGranted))).By("decided_on", "id"), func(e *Extension) error {
		g.extensions[e.DutyID] = append(g.extensions[e.DutyID], *e)
		return nil
	})
	if err != nil {
		return err
	}
	return tx.Reviews().Each(Query{}.By("asked_on", "id"), func(r *Review) error {
		g.reviews[r.DutyID] = append(g.reviews[r.DutyID], *r)
		return nil
	})
}

func (g *ground) readProgress(tx Tx, p Period) error {
	return tx.Progresses().Each(Query{}.By("day", "id"), func(r *Progress) error {
		if p.Has(r.Day) {
			g.read["progress"]++
		}
		g.progress[r.DutyID] = append(g.progress[r.DutyID], *r)
		return nil
	})
}

func (g *ground) readSlips(tx Tx, p Period) error {
	err := tx.Slips().Each(Where(Cond{"issued_on", "<=", p.Last()}).By("issued_on", "id"), func(s *Slip) error {
		if g.byDuty[s.DutyID] != nil {
			g.slips = append(g.slips, *s)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return tx.Appeals().Each(Where(Cond{"day", ">=", p.Prev().First()}, Cond{"day", "<=", p.Last()}).By("id"), func(a *Appeal) error {
		g.appeals = append(g.appeals, *a)
		return nil
	})
}

func (g *ground) readValues(tx Tx, p Period) error {
	return tx.IndicatorValues().Each(Where(Eq("period", p)).By("id"), func(v *IndicatorValue) error {
		g.values[v.IndicatorID] = append(g.values[v.IndicatorID], *v)
		g.read["indicator_value"]++
		return nil
	})
}

// begun is the day from which an item counts: its start, else the day it was entered.
func begun(d *Duty) Date {
	if d.Start != "" {
		return d.Start
	}
	return d.CreatedAt.Date()
}

// firstDue is the original deadline.
func firstDue(d *Duty) Date {
	if d.FirstDue != "" {
		return d.FirstDue
	}
	return d.Due
}

// dueOn is the deadline that was in force on a day: an extension granted later does not count yet. What a request calls the old
// deadline may have moved while it waited, by a pause.
func (g *ground) dueOn(d *Duty, day Date) Date {
	due := Date("")
	for _, e := range g.extensions[d.ID] {
		switch {
		case e.DecidedOn <= day:
			due = e.NewDue
		case due != "":
			return due
		default:
			return e.OldDue
		}
	}
	return d.Due
}

// doneBy says whether the item was done on or before a day.
func doneBy(d *Duty, day Date) bool { return d.DoneOn != "" && d.DoneOn <= day }

// pause (暂停) is a time in which an item stood still: from the day it was suspended to the day it went on; without an end it stands.
type pause struct{ from, to Date }

// readPauses reads the pauses of all items from their logs: the item itself knows only the one it is in.
func (g *ground) readPauses(tx Tx, _ Period) error {
	return tx.DutyEvents().Each(Where(In("act", []string{string(DoSuspend), string(DoResume)})).By("id"), func(e *DutyEvent) error {
		known := g.pauses[e.DutyID]
		switch last := len(known) - 1; {
		case e.Act == string(DoSuspend):
			g.pauses[e.DutyID] = append(known, pause{from: e.Day})
		case last >= 0 && known[last].to == "":
			known[last].to = e.Day
		}
		return nil
	})
}

// halted says whether an item stood still at the end of a day: one suspended later still counted then, one that went on later did not.
func (g *ground) halted(d *Duty, day Date) bool {
	if d.State == DutySuspended && (d.SuspendedOn == "" || d.SuspendedOn <= day) {
		return true
	}
	return slices.ContainsFunc(g.pauses[d.ID], func(p pause) bool { return p.from <= day && p.to > day })
}

// active says whether an item was in hand at some time of the quarter up to a day.
func (g *ground) active(d *Duty, p Period, asOf Date) bool {
	return begun(d) <= asOf && (d.DoneOn == "" || d.DoneOn >= p.First()) && !g.halted(d, asOf)
}

// standing judges an item's lamp as it stood on a day, from the reports, extensions and reviews up to that day.
func (g *ground) standing(d *Duty, day Date) light.Verdict {
	t := light.Task{Start: string(d.Start), Due: string(g.dueOn(d, day)), OriginalDue: string(firstDue(d)), Milestones: g.milestones[d.ID]}
	reports := g.progress[d.ID]
	switch n := sort.Search(len(reports), func(i int) bool { return reports[i].Day > day }); {
	case n > 0:
		t.Progress, t.LastReport = float64(reports[n-1].Percent), string(reports[n-1].Day)
	case len(reports) > 0:
		t.Progress = float64(reports[0].Before) // what was reported later was not known yet
	default:
		t.Progress = float64(d.Progress)
	}
	if doneBy(d, day) {
		t.Done = string(d.DoneOn)
	}
	for _, r := range g.reviews[d.ID] {
		if r.AskedOn <= day && (!r.Decided || r.DecidedOn > day) {
			t.Waiting = string(r.AskedOn)
		}
	}
	t.Suspended = g.halted(d, day)
	return light.Judge(string(day), t, g.policy.Light, func(from, to string) int { return g.calendar.Between(Date(from), Date(to)) })
}

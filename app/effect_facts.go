package app

import (
	"cmp"
	"slices"

	"gongzhi/app/light"
)

// QuarterFacts (总体数据) is the quarter in figures, over all units.
type QuarterFacts struct {
	Meetings    int // held
	Seats       int // entitled seats
	Filled      int // present, late, left early or substituted
	Resolutions int // of the meetings held
	Active      int // items in hand at some time
	Added       int // items begun in the quarter
	Due         int // with an original deadline in the quarter that has come, or done
	OnTime      int // of those, done by it
	Done        int // done in the quarter
	Closed      int // 销号 in the quarter
	Open        int // not done on the day
	Red         int
	Yellow      int
	Green       int
	Waiting     int // 申请办结
	Suspended   int
	Extended    int // extensions granted
	Slips       int // supervision slips issued
	SlipsBack   int // of those, fed back by the day
	Appeals     int
	Settled     int // of those, 办结
}

// DutyLine (事项行) is one item in a list of the report.
type DutyLine struct {
	ID       int64
	No       string
	Content  string
	LeadID   int64
	LeadName string
	Due      Date
	FirstDue Date
	Progress int
	Word     string
	Why      string
}

// SlipLine (督办行) is one supervision slip in the report.
type SlipLine struct {
	ID          int64
	DutyID      int64
	No          string
	Colour      string
	Nth         int
	DutyNo      string
	Content     string
	LeadName    string
	IssuedOn    Date
	FeedbackDue Date
	FeedbackOn  Date // empty: not yet
}

// fillFacts counts the figures of the quarter and of the one before, and takes the lists.
func (g *ground) fillFacts(q *Quarter) {
	q.Facts = g.facts(q.Period, q.AsOf)
	q.Before = g.facts(q.Period.Prev(), q.Period.Prev().Last())
	for i := range g.duties {
		d := &g.duties[i]
		if doneBy(d, q.AsOf) || begun(d) > q.AsOf || g.halted(d, q.AsOf) {
			continue
		}
		v := g.standing(d, q.AsOf)
		due := g.dueOn(d, q.AsOf)
		line := DutyLine{ID: d.ID, No: d.No, Content: d.Content, LeadID: d.LeadID, LeadName: d.LeadName, Due: due, FirstDue: firstDue(d),
			Progress: d.Progress, Word: v.Short, Why: v.Reason}
		if v.Lamp == light.Red {
			q.RedList = append(q.RedList, line)
		}
		if q.Period.Next().Has(due) {
			q.NextDue = append(q.NextDue, line)
		}
	}
	for _, s := range g.slips {
		if !q.Period.Has(s.IssuedOn) || s.IssuedOn > q.AsOf {
			continue
		}
		d := g.byDuty[s.DutyID]
		line := SlipLine{ID: s.ID, DutyID: s.DutyID, No: s.No, Colour: s.Colour, Nth: s.Nth, DutyNo: d.No, Content: d.Content,
			LeadName: d.LeadName, IssuedOn: s.IssuedOn, FeedbackDue: s.FeedbackDue}
		if s.FeedbackOn != "" && s.FeedbackOn <= q.AsOf {
			line.FeedbackOn = s.FeedbackOn
		}
		q.SlipList = append(q.SlipList, line)
	}
	sortLines(q.RedList)
	sortLines(q.NextDue)
	q.Sources = g.sources(q)
}

// facts counts one quarter as it stood on a day.
func (g *ground) facts(p Period, day Date) QuarterFacts {
	f := QuarterFacts{}
	for _, m := range g.meetings {
		if p.Has(heldOn(&m)) {
			f.Meetings++
		}
	}
	for i := range g.attendances {
		m := g.meetings[g.attendances[i].MeetingID]
		if p.Has(heldOn(&m)) {
			f.Seats++
			if g.attendances[i].Presence.Counted() {
				f.Filled++
			}
		}
	}
	for i := range g.resolutions {
		m := g.meetings[g.resolutions[i].MeetingID]
		if p.Has(heldOn(&m)) {
			f.Resolutions++
		}
	}
	for i := range g.duties {
		g.dutyFacts(&f, &g.duties[i], p, day)
	}
	g.slipFacts(&f, p, day)
	return f
}

func (g *ground) dutyFacts(f *QuarterFacts, d *Duty, p Period, day Date) {
	if begun(d) > day {
		return
	}
	add := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	add(&f.Active, g.active(d, p, day))
	add(&f.Added, p.Has(begun(d)))
	add(&f.Due, g.owed(d, firstDue(d), p, day))
	add(&f.OnTime, g.owed(d, firstDue(d), p, day) && doneBy(d, firstDue(d)))
	add(&f.Done, p.Has(d.DoneOn) && d.DoneOn <= day)
	add(&f.Closed, p.Has(d.ClosedOn) && d.ClosedOn <= day)
	for _, e := range g.extensions[d.ID] {
		add(&f.Extended, p.Has(e.DecidedOn) && e.DecidedOn <= day)
	}
	if doneBy(d, day) {
		return
	}
	f.Open++
	switch g.standing(d, day).Lamp {
	case light.Red:
		f.Red++
	case light.Yellow:
		f.Yellow++
	case light.Green:
		f.Green++
	case light.Blue:
		f.Waiting++
	case light.Grey:
		f.Suspended++
	}
}

func (g *ground) slipFacts(f *QuarterFacts, p Period, day Date) {
	for _, s := range g.slips {
		if p.Has(s.IssuedOn) && s.IssuedOn <= day {
			f.Slips++
			if s.FeedbackOn != "" && s.FeedbackOn <= day {
				f.SlipsBack++
			}
		}
	}
	for _, a := range g.appeals {
		if p.Has(a.Day) && a.Day <= day {
			f.Appeals++
			if a.State == AppealClosed {
				f.Settled++
			}
		}
	}
}

// sources counts the rows behind the quarter's figures.
func (g *ground) sources(q *Quarter) []SourceCount {
	return []SourceCount{
		{"联席会议（本季度结束）", q.Facts.Meetings}, {"参会记录（应到）", q.Facts.Seats}, {"议定事项", q.Facts.Resolutions},
		{"责任事项（本季度在办）", q.Facts.Active}, {"进展填报", g.read["progress"]}, {"批准的延期", q.Facts.Extended},
		{"督办单（本季度下达）", q.Facts.Slips}, {"诉求", q.Facts.Appeals}, {"填报或导入的指标数据", g.read["indicator_value"]},
	}
}

// sortLines orders items by deadline, those without one last, then by number.
func sortLines(lines []DutyLine) {
	slices.SortStableFunc(lines, func(a, b DutyLine) int {
		if (a.Due == "") != (b.Due == "") {
			if a.Due == "" {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.No, b.No))
	})
}

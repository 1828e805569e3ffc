package app

import (
	"fmt"

	"gongzhi/app/light"
)

// tally is what was counted for one unit: the ids of the rows in numerator and denominator.
type tally struct {
	num, den IDs
	beside   string
	altNum   int // 按期办结率 by the extended deadline
	altDen   int
}

// tallies are the counts of one indicator by unit.
type tallies map[int64]*tally

func (t tallies) of(org int64) *tally {
	if t[org] == nil {
		t[org] = &tally{}
	}
	return t[org]
}

// count enters a row for a unit: always into the denominator, into the numerator where it is good.
func (t tallies) count(org, row int64, good bool) {
	one := t.of(org)
	one.den = append(one.den, row)
	if good {
		one.num = append(one.num, row)
	}
}

// tally counts the rows of one source for every unit in one pass, and names the table they lie in.
func (g *ground) tally(source string, p Period, asOf Date) (rowKind string, counted tallies) {
	t := tallies{}
	switch source {
	case SourceAttendance:
		g.countAttendance(t, p)
		return "attendance", t
	case SourceResolution:
		g.countResolutions(t, p, asOf)
	case SourceOnTime:
		g.countOnTime(t, p, asOf)
	case SourceReport:
		g.countReports(t, p, asOf)
	case SourceRed:
		g.countRed(t, p, asOf)
	case SourceFeedback:
		g.countFeedback(t, p, asOf)
		return "slip", t
	}
	return "duty", t
}

// countAttendance: filled seats ÷ entitled seats of the unit in meetings that ended in the quarter.
func (g *ground) countAttendance(t tallies, p Period) {
	for i := range g.attendances {
		a := &g.attendances[i]
		m := g.meetings[a.MeetingID]
		if p.Has(heldOn(&m)) {
			t.count(a.OrgID, a.ID, a.Presence.Counted())
		}
	}
}

// owed says whether an item with that deadline is judged in the quarter: the deadline lies in it and has come, or the item is done.
func (g *ground) owed(d *Duty, due Date, p Period, asOf Date) bool {
	return p.Has(due) && (due <= asOf || doneBy(d, asOf)) && !g.halted(d, asOf)
}

// countResolutions: items from resolutions due in the quarter; good when done by its end.
func (g *ground) countResolutions(t tallies, p Period, asOf Date) {
	for i := range g.duties {
		d := &g.duties[i]
		if d.Source == FromResolution && g.owed(d, g.dueOn(d, asOf), p, asOf) {
			t.count(d.LeadID, d.ID, doneBy(d, p.Last()))
		}
	}
}

// countOnTime: items whose original deadline lies in the quarter; good when done by it. Beside it the extended deadlines.
func (g *ground) countOnTime(t tallies, p Period, asOf Date) {
	for i := range g.duties {
		d := &g.duties[i]
		if due := firstDue(d); g.owed(d, due, p, asOf) {
			t.count(d.LeadID, d.ID, doneBy(d, due))
		}
		if due := g.dueOn(d, asOf); g.owed(d, due, p, asOf) {
			one := t.of(d.LeadID)
			one.altDen++
			if doneBy(d, due) {
				one.altNum++
			}
		}
	}
	for _, one := range t {
		one.beside = "按延期后时限：没有应办结事项"
		if one.altDen > 0 {
			one.beside = fmt.Sprintf("按延期后时限：%d ÷ %d = %s", one.altNum, one.altDen, Rate(one.altNum, one.altDen))
		}
	}
}

// countReports: reporting cycles of open items that ended in the quarter; good with a report inside the cycle.
func (g *ground) countReports(t tallies, p Period, asOf Date) {
	if g.policy.ReportDays <= 0 {
		return
	}
	for i := range g.duties {
		d := &g.duties[i]
		if begun(d) == "" || g.halted(d, asOf) {
			continue
		}
		for from := begun(d); ; {
			to := from.AddDays(g.policy.ReportDays)
			if to <= from || to > asOf || to > p.Last() || doneBy(d, to) {
				break
			}
			if p.Has(to) {
				t.count(d.LeadID, d.ID, g.reported(d.ID, from, to))
			}
			from = to
		}
	}
}

// reported says whether a report was filed after from, up to and with to.
func (g *ground) reported(duty int64, from, to Date) bool {
	for _, r := range g.progress[duty] {
		if r.Day > from && r.Day <= to {
			return true
		}
	}
	return false
}

// countRed: items in hand in the quarter; in the numerator those red at its end, or today while it lasts.
func (g *ground) countRed(t tallies, p Period, asOf Date) {
	for i := range g.duties {
		d := &g.duties[i]
		if g.active(d, p, asOf) {
			t.count(d.LeadID, d.ID, g.standing(d, asOf).Lamp == light.Red)
		}
	}
}

// countFeedback: supervision slips whose feedback was due in the quarter; good when fed back in time.
func (g *ground) countFeedback(t tallies, p Period, asOf Date) {
	for i := range g.slips {
		s := &g.slips[i]
		back := s.FeedbackOn != "" && s.FeedbackOn <= s.FeedbackDue
		if p.Has(s.FeedbackDue) && (s.FeedbackDue <= asOf || back) {
			t.count(g.byDuty[s.DutyID].LeadID, s.ID, back)
		}
	}
}

package demo

import (
	"cmp"
	"fmt"
	"slices"

	"gongzhi/app"
)

// The fates of the items: 办结 61 %, 在办 24 %, 逾期 8 %, 延期 5 %, 终止 2 %.
const (
	nOpen, nLate, nExtended, nEnded = 33, 11, 7, 3
	nProgress                       = 560
	nReturned, nLateReports         = 12, 17
)

// planFates decides how every task stands on the last day, and when it was finished.
func (o *office) planFates() error {
	var later, endless []*task
	for _, t := range o.tasks {
		switch {
		case t.due == "":
			endless = append(endless, t)
		case t.due > Today:
			later = append(later, t)
		}
	}
	if len(later)+len(endless) < nOpen {
		return fmt.Errorf("only %d tasks are open", len(later)+len(endless))
	}
	slices.SortStableFunc(later, func(a, b *task) int { return cmp.Compare(b.start, a.start) })
	for _, t := range append(endless, later...)[:nOpen] {
		t.fate = fateOpen
	}
	if err := o.choose(fateExtended, nExtended, "2026-10-12", "2026-11-20"); err != nil {
		return err
	}
	if err := o.choose(fateLate, nLate, "2026-08-20", "2026-11-20"); err != nil {
		return err
	}
	if ended := o.endSome(); ended < nEnded {
		return fmt.Errorf("only %d tasks can be ended", ended)
	}
	o.finishAll()
	return nil
}

// endSome ends one task in each of some quarters, within the quarter of its start: before that is locked.
func (o *office) endSome() int {
	used := map[app.Period]bool{}
	for _, t := range o.tasks {
		p, end := app.PeriodOf(t.start), o.cal.Add(t.start, 16)
		if t.fate == fateDone && t.source == app.FromResolution && p >= "2026Q1" && !used[p] && len(used) < nEnded && app.PeriodOf(end) == p && !o.isTwin(t) && t.lead != "北岸社区" {
			t.fate, t.finish, used[p] = fateEnded, end, true
		}
	}
	return len(used)
}

func (o *office) isTwin(t *task) bool { return slices.Contains(twinCommunities[:], t.lead) }

// choose gives a fate to tasks due within some days, every other one first.
func (o *office) choose(f fate, n int, from, to app.Date) error {
	var fit []*task
	for _, t := range o.tasks {
		if t.fate == fateDone && t.due >= from && t.due <= to && !o.isTwin(t) && t.lead != "港口社区" {
			fit = append(fit, t)
		}
	}
	if len(fit) < n {
		return fmt.Errorf("only %d tasks of %d can have fate %d", len(fit), n, f)
	}
	o.dice.Shuffle(len(fit), func(i, j int) { fit[i], fit[j] = fit[j], fit[i] })
	for _, t := range fit[:n] {
		t.fate = f
	}
	return nil
}

// finishAll sets the days of completion, and which of the requests were sent back, extended, refused or explained.
func (o *office) finishAll() {
	var open, late []*task
	n := 0
	for _, t := range o.tasks {
		switch {
		case t.fate == fateDone && (o.isTwin(t) || t.lead == "港口社区" || t.lead == "财政所"):
			t.finish = o.cal.Add(t.due, o.twinDays(t))
		case t.fate == fateDone:
			n++
			o.finishOne(t, n)
		case t.fate == fateOpen && t.due != "" && !t.unsigned:
			open = append(open, t)
		case t.fate == fateLate:
			late = append(late, t)
		case t.fate == fateExtended:
			t.ask = 1
		}
	}
	for i, t := range open[:3] {
		t.waiting, t.finish = true, o.cal.Add("2026-11-18", i)
	}
	open[len(open)-1].halted = true
	late[0].ask, late[1].ask = 3, 3
	o.setEnds()
}

// setEnds says until when each task is reported on.
func (o *office) setEnds() {
	for _, t := range o.tasks {
		t.end = t.finish
		switch {
		case t.halted:
			t.end = halt
		case t.finish == "":
			t.end = Today
		case t.returned:
			t.end = o.cal.Add(t.finish, -6)
		}
	}
}

// twinDays is how far from its deadline a twin finishes: both are late in the second quarter, one of them in each of the others.
func (o *office) twinDays(t *task) int {
	first := t.lead == twinCommunities[0]
	switch {
	case !o.isTwin(t):
		return -3
	case app.PeriodOf(t.start) == "2026Q2" && t.start > "2026-05-01", app.PeriodOf(t.start) == "2026Q3" && first, app.PeriodOf(t.start) == "2026Q1" && !first:
		return 2
	}
	return -3
}

// finishOne sets when the n-th finished task was finished.
func (o *office) finishOne(t *task, n int) {
	t.returned = n%6 == 2 && n <= 6*nReturned
	switch {
	case n%16 == 5 && n < 64: // extended, then done
		t.ask, t.finish = 1, o.cal.Add(t.due, 8)
	case n%24 == 9 && n < 24*3: // refused, then late
		t.ask, t.finish = 2, o.cal.Add(t.due, 6)
	case o.chance(tardy(t.lead)):
		t.finish = o.cal.Add(t.due, 2+o.dice.IntN(16))
	default:
		t.finish = o.cal.Add(t.due, -1-o.dice.IntN(9))
	}
	t.finish = max(min(t.finish, "2026-11-17"), o.cal.Add(t.start, 9))
}

// planReports lays the days of the reports down: as many as make five hundred and sixty with those that requests to close make
// themselves, the longest gap first, seventeen of them late.
func (o *office) planReports() {
	counts := o.reportCounts()
	late := 0
	for i, t := range o.tasks {
		o.spread(t, counts[i])
		late += t.gaps()
	}
	for i, t := range o.tasks {
		if late < nLateReports && o.maySkip(t, i, counts[i]) {
			late += o.silence(t, i, counts[i], nLateReports-late)
		}
	}
}

// reportCounts shares the reports out among the tasks.
func (o *office) reportCounts() []int {
	budget := nProgress
	counts := make([]int, len(o.tasks))
	for i, t := range o.tasks {
		if t.finish != "" && t.fate != fateEnded {
			budget-- // the request
		}
		if t.returned {
			budget-- // the report after it was sent back
		}
		if !t.unsigned {
			counts[i], budget = 1, budget-1
		}
	}
	for ; budget > 0; budget-- {
		best := 0
		for i, t := range o.tasks {
			if counts[i] > 0 && t.life()*(counts[best]+1) > o.tasks[best].life()*(counts[i]+1) {
				best = i
			}
		}
		counts[best]++
	}
	return counts
}

// maySkip says whether a task may be silent once: those without an end, and every third of the others.
func (o *office) maySkip(t *task, i, count int) bool {
	return t.gaps() == 0 && !o.isTwin(t) && t.life() >= 75 && count >= 4 && (t.due == "" || i%3 == 0)
}

// silence puts a gap into the reports of a task, each in another quarter, and says how many come late for it; at most room.
func (o *office) silence(t *task, i, count, room int) int {
	t.gap = []app.Date{"2026-05-06", "2026-07-03", "2026-04-20", "2026-02-03", "2026-08-03", "2026-06-03"}[i%6]
	if t.gap < t.start || t.gap.AddDays(60) > t.end {
		t.gap = t.start
	}
	if o.spread(t, count); t.gaps() > room {
		t.gap = ""
		o.spread(t, count)
	}
	return t.gaps()
}

// gaps is how many of the reports, that of the request included, come more than thirty days after the one before.
func (t *task) gaps() (n int) {
	days := append([]app.Date{t.start}, t.reports...)
	if t.finish != "" && t.fate != fateEnded {
		days = append(days, t.end)
	}
	for i := 1; i < len(days); i++ {
		if days[i-1].DaysTo(days[i]) > 30 {
			n++
		}
	}
	return n
}

// tardy is in how many of a hundred items a unit finishes late.
func tardy(unit string) int {
	known := map[string]int{"清河社区": 5, "柳岸社区": 25, "石桥社区": 30, "锦绣社区": 40, "河湾社区": 35, "东堤社区": 65, "新桥社区": 50, "莲池社区": 30, "北岸社区": 40,
		"民生保障办": 10, "党建工作办": 25, "城市管理办": 25, "社区建设办": 30, "平安建设办": 45, "经济发展办": 50}
	if n, there := known[unit]; there {
		return n
	}
	return 20
}

// halt is the day on which one item was suspended.
const halt = app.Date("2026-11-10")

// life is the calendar days in which a task is reported on.
func (t *task) life() int { return t.start.DaysTo(t.end) }

// spread lays n days evenly between start and end, with six weeks of silence where there is to be a gap.
func (o *office) spread(t *task, n int) {
	const silence = 44
	t.reports = nil
	days := t.life()
	if t.gap != "" {
		days -= silence
	}
	from := t.start
	for i := 1; i <= n; i++ {
		day := t.start.AddDays(days * i / (n + 1))
		if t.gap != "" && day > t.gap {
			day = day.AddDays(silence)
		}
		if day = o.cal.RollBack(day); day <= from {
			day = o.cal.Add(from, 1)
		}
		t.reports = append(t.reports, day)
		from = day
	}
}

package reports_test

import (
	"context"
	"math/big"
	"slices"
	"sort"
	"strings"

	"gongzhi/app"
	"gongzhi/app/light"
	"gongzhi/app/workday"
)

// rows is everything on record, read back as it lies in the database.
type rows struct {
	meetings    map[int64]app.Meeting
	attendances []app.Attendance
	resolutions []app.Resolution
	duties      []app.Duty
	progress    []app.Progress
	extensions  []app.Extension
	reviews     []app.Review
	milestones  []app.Milestone
	slips       []app.Slip
	values      []app.IndicatorValue
}

func readRows(k *life) (r rows) {
	r.meetings = map[int64]app.Meeting{}
	k.must(k.Store().Read(context.Background(), func(tx app.Tx) (err error) {
		list, err := tx.Meetings().List(app.Query{})
		for _, m := range list {
			r.meetings[m.ID] = m
		}
		take := func(next error) {
			if err == nil {
				err = next
			}
		}
		var e error
		r.attendances, e = tx.Attendances().List(app.Query{})
		take(e)
		r.resolutions, e = tx.Resolutions().List(app.Query{})
		take(e)
		r.duties, e = tx.Duties().List(app.Query{}.By("id"))
		take(e)
		r.progress, e = tx.Progresses().List(app.Query{}.By("day", "id"))
		take(e)
		r.extensions, e = tx.Extensions().List(app.Query{}.By("decided_on", "id"))
		take(e)
		r.reviews, e = tx.Reviews().List(app.Query{}.By("id"))
		take(e)
		r.milestones, e = tx.Milestones().List(app.Query{}.By("planned"))
		take(e)
		r.slips, e = tx.Slips().List(app.Query{}.By("id"))
		take(e)
		r.values, e = tx.IndicatorValues().List(app.Query{})
		take(e)
		return err
	}))
	return r
}

// between says whether a day lies in the quarter.
func between(p app.Period, day app.Date) bool { return day >= p.First() && day <= p.Last() }

// held is the day of a meeting that took place.
func (r rows) held(id int64) app.Date {
	if m := r.meetings[id]; m.EndedAt != "" && m.State != app.MeetingCancelled {
		return m.EndedAt.Date()
	}
	return ""
}

// owes says whether an item is one that quarters count.
func owes(d app.Duty) bool {
	return !slices.Contains([]app.DutyState{app.DutyDraft, app.DutyCancelled}, d.State)
}

// suspended says whether an item stood still at the end of a day.
func suspended(d app.Duty, day app.Date) bool {
	return d.State == app.DutySuspended && d.SuspendedOn <= day
}

// dueThen is the deadline as it stood at the end of a day: the first one, moved by every extension granted until then.
func (r rows) dueThen(d app.Duty, day app.Date) app.Date {
	due := d.FirstDue
	for _, e := range r.extensions {
		if e.DutyID == d.ID && e.State == app.ExtensionGranted && e.DecidedOn <= day {
			due = e.NewDue
		}
	}
	return due
}

// since is the day from which an item counts.
func since(d app.Duty) app.Date {
	if d.Start == "" {
		return d.CreatedAt.Date()
	}
	return d.Start
}

func doneUntil(d app.Duty, day app.Date) bool { return d.DoneOn != "" && d.DoneOn <= day }

// isRed judges an item as it stood on a day.
func (r rows) isRed(d app.Duty, day app.Date, cycle light.Settings) bool {
	t := light.Task{Start: string(d.Start), Due: string(r.dueThen(d, day)), OriginalDue: string(d.FirstDue)}
	for _, m := range r.milestones {
		if m.DutyID == d.ID {
			t.Milestones = append(t.Milestones, light.Milestone{Date: string(m.Planned), Planned: float64(m.Percent)})
		}
	}
	for _, p := range r.progress {
		if p.DutyID == d.ID && p.Day <= day {
			t.Progress, t.LastReport = float64(p.Percent), string(p.Day)
		}
	}
	for _, v := range r.reviews {
		if v.DutyID == d.ID && v.AskedOn <= day && (!v.Decided || v.DecidedOn > day) {
			t.Waiting = string(v.AskedOn)
		}
	}
	if doneUntil(d, day) {
		t.Done = string(d.DoneOn)
	}
	cal := workday.Default()
	return light.Judge(string(day), t, cycle, func(a, b string) int { return cal.Between(app.Date(a), app.Date(b)) }).Lamp == light.Red
}

// part is a numerator and a denominator.
type part struct{ num, den int }

func (p *part) add(good bool) {
	p.den++
	if good {
		p.num++
	}
}

// countFor counts one indicator of one unit straight from its definition.
func (r rows) countFor(p app.Period, org int64, code string, cycle int) (n part) {
	last := p.Last()
	switch code {
	case "Z01":
		for _, a := range r.attendances {
			if a.OrgID == org && !a.Observer && between(p, r.held(a.MeetingID)) {
				n.add(slices.Contains([]app.Presence{app.Present, app.Late, app.LeftEarly, app.Substituted}, a.Presence))
			}
		}
		return n
	case "Z06":
		lead := map[int64]int64{}
		for _, d := range r.duties {
			if owes(d) {
				lead[d.ID] = d.LeadID
			}
		}
		for _, s := range r.slips {
			if lead[s.DutyID] == org && between(p, s.FeedbackDue) {
				n.add(s.FeedbackOn != "" && s.FeedbackOn <= s.FeedbackDue)
			}
		}
		return n
	}
	for _, d := range r.duties {
		if d.LeadID != org || !owes(d) || suspended(d, last) {
			continue
		}
		switch due := r.dueThen(d, last); code {
		case "Z02":
			if d.Source == app.FromResolution && between(p, due) {
				n.add(doneUntil(d, last))
			}
		case "Z03":
			if between(p, d.FirstDue) {
				n.add(doneUntil(d, d.FirstDue))
			}
		case "Z04":
			r.cycles(d, p, cycle, &n)
		case "Z05":
			if since(d) <= last && (d.DoneOn == "" || d.DoneOn >= p.First()) {
				n.add(r.isRed(d, last, light.Published()))
			}
		}
	}
	return n
}

// cycles counts the reporting cycles of an item that end in the quarter before it is done.
func (r rows) cycles(d app.Duty, p app.Period, days int, n *part) {
	if days == 0 {
		return
	}
	for from := since(d); from.AddDays(days) <= p.Last(); from = from.AddDays(days) {
		end := from.AddDays(days)
		if !between(p, end) || doneUntil(d, end) {
			continue
		}
		n.add(slices.ContainsFunc(r.progress, func(x app.Progress) bool { return x.DutyID == d.ID && x.Day > from && x.Day <= end }))
	}
}

// ratOf is a decimal number as it is written.
func ratOf(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return r
}

// shareOf is how much of the full points a value earns, reckoned with fractions.
func shareOf(s app.Score, target string, cost bool) *big.Rat {
	value := new(big.Rat).Quo(new(big.Rat).SetFloat64(s.Num), new(big.Rat).SetFloat64(s.Den))
	one, goal := big.NewRat(1, 1), ratOf(target)
	if cost {
		value, goal = value.Sub(one, value), goal.Sub(one, goal)
	}
	share := value.Quo(value, goal)
	if share.Cmp(one) > 0 {
		share = one
	}
	return share
}

// rounded is a fraction with two decimals, halves up.
func rounded(r *big.Rat) string { return r.FloatString(2) }

// rankBy gives places to scores, best first; none for the empty ones.
func rankBy(scores []*big.Rat, dense bool) []int {
	places := make([]int, len(scores))
	for i, a := range scores {
		if a == nil {
			continue
		}
		better, seen := 0, map[string]bool{}
		for _, b := range scores {
			if b != nil && b.Cmp(a) > 0 {
				better++
				seen[b.RatString()] = true
			}
		}
		places[i] = better + 1
		if dense {
			places[i] = len(seen) + 1
		}
	}
	return places
}

// sortedNames is a list of words in one order, for comparing sets.
func sortedNames(words []string) string {
	sort.Strings(words)
	return strings.Join(words, "、")
}

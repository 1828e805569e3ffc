package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"
)

// DutyStats (督查统计) sums up items per unit and per period.
type DutyStats struct{ *core }

// DutyScore (单位办理情况) is one lead unit's figures.
type DutyScore struct {
	OrgID     int64
	Name      string
	Total     int
	Open      int
	Done      int
	OnTime    int // done within the deadline after extension
	OnTimeOld int // done within the original deadline
	Overdue   int // open and past the deadline
	Red       int
	Yellow    int
	Returned  int // requests to close that were sent back
	Extended  int
	Slips     int
	days      int
}

// AverageDays is the mean of calendar days from start to completion; ok is false when nothing was completed.
func (r DutyScore) AverageDays() (days float64, ok bool) {
	if r.Done == 0 {
		return 0, false
	}
	return float64(r.days) / float64(r.Done), true
}

// DutyBulletin (进度通报) is the state of all items at a day, with what a period brought.
type DutyBulletin struct {
	Period   Period
	Day      Date // the figures are as of this day
	Sum      DutyScore
	Units    []DutyScore // by overdue and red, worst first
	Red      []Duty
	Finished int // completed within the period
	NewItems int // issued within the period
	Slips    int // slips issued within the period
}

// Bulletin sums up a period: all items issued until its end, except cancelled ones and drafts. Its lamps are those of today.
func (s *DutyStats) Bulletin(ctx context.Context, p Period) (b DutyBulletin, err error) {
	err = s.read(ctx, func(tx Tx) error {
		b = DutyBulletin{Period: p, Day: s.today()}
		t := dutyTally{today: s.today(), rows: map[int64]*DutyScore{}}
		if err := t.extras(tx, p, &b); err != nil {
			return err
		}
		q := Where(Cond{"start", "<=", p.Last()}, Cond{"state", "!=", DutyCancelled}, Cond{"state", "!=", DutyDraft}).By("lamp_rank", "due")
		err := tx.Duties().Each(q, func(d *Duty) error {
			t.add(d)
			if d.State.Open() && int(d.Lamp) == lampRed {
				b.Red = append(b.Red, *d)
			}
			if p.Has(d.DoneOn) {
				b.Finished++
			}
			if p.Has(d.Start) {
				b.NewItems++
			}
			return nil
		})
		b.Sum, b.Units = t.sum()
		return err
	})
	return b, err
}

// Scorecard is every lead unit's figures over the items of a query, worst first, with the sum of all.
func (s *DutyStats) Scorecard(ctx context.Context, q Query) (sum DutyScore, units []DutyScore, err error) {
	err = s.read(ctx, func(tx Tx) error {
		t := dutyTally{today: s.today(), rows: map[int64]*DutyScore{}}
		if err := t.extras(tx, Period(""), nil); err != nil {
			return err
		}
		q.Offset, q.Limit = 0, 0
		err := tx.Duties().Each(q.And(Cond{"state", "!=", DutyCancelled}, Cond{"state", "!=", DutyDraft}), func(d *Duty) error {
			t.add(d)
			return nil
		})
		sum, units = t.sum()
		return err
	})
	return sum, units, err
}

// Load is how many open items every lead unit has in hand (在办).
func (s *DutyStats) Load(ctx context.Context) (load map[int64]int, err error) {
	load = map[int64]int{}
	err = s.read(ctx, func(tx Tx) error {
		counts, err := tx.Duties().Counts(Where(In("state", openStates())), "lead_id")
		for key, n := range counts {
			if id, bad := strconv.ParseInt(key, 10, 64); bad == nil {
				load[id] = n
			}
		}
		return err
	})
	return load, err
}

// dutyTally adds items up per lead unit.
type dutyTally struct {
	today    Date
	rows     map[int64]*DutyScore
	returned map[int64]int // by item
	slips    map[int64]int
}

// extras reads what does not stand in the items themselves: requests sent back and slips. b may be nil.
func (t *dutyTally) extras(tx Tx, p Period, b *DutyBulletin) error {
	t.returned, t.slips = map[int64]int{}, map[int64]int{}
	err := tx.Reviews().Each(Where(Eq("decided", true), Eq("approved", false)), func(r *Review) error {
		t.returned[r.DutyID]++
		return nil
	})
	if err != nil {
		return err
	}
	return tx.Slips().Each(Query{}, func(s *Slip) error {
		t.slips[s.DutyID]++
		if b != nil && p.Has(s.IssuedOn) {
			b.Slips++
		}
		return nil
	})
}

func (t *dutyTally) add(d *Duty) {
	r := t.rows[d.LeadID]
	if r == nil {
		r = &DutyScore{OrgID: d.LeadID, Name: d.LeadName}
		t.rows[d.LeadID] = r
	}
	one := DutyScore{Total: 1, Returned: t.returned[d.ID], Slips: t.slips[d.ID], Extended: count(d.Extended())}
	if d.State.Open() {
		one.Open = 1
		one.Overdue = count(d.Due != "" && d.Due < t.today && d.State != DutySuspended && d.State != DutyDoneRequested)
		one.Red, one.Yellow = count(int(d.Lamp) == lampRed), count(int(d.Lamp) == lampYellow)
	} else {
		one.Done, one.OnTime, one.OnTimeOld = 1, count(d.OnTime(false)), count(d.OnTime(true))
		one.days = max(0, d.Start.DaysTo(d.DoneOn))
	}
	r.plus(one)
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (r *DutyScore) plus(o DutyScore) {
	r.Total, r.Open, r.Done, r.OnTime, r.OnTimeOld = r.Total+o.Total, r.Open+o.Open, r.Done+o.Done, r.OnTime+o.OnTime, r.OnTimeOld+o.OnTimeOld
	r.Overdue, r.Red, r.Yellow, r.Returned = r.Overdue+o.Overdue, r.Red+o.Red, r.Yellow+o.Yellow, r.Returned+o.Returned
	r.Extended, r.Slips, r.days = r.Extended+o.Extended, r.Slips+o.Slips, r.days+o.days
}

func (t *dutyTally) sum() (sum DutyScore, units []DutyScore) {
	sum.Name = "合计"
	for _, r := range t.rows {
		sum.plus(*r)
		units = append(units, *r)
	}
	slices.SortFunc(units, func(a, b DutyScore) int {
		return cmp.Or(b.Overdue-a.Overdue, b.Red-a.Red, b.Total-a.Total, cmp.Compare(a.OrgID, b.OrgID))
	})
	return sum, units
}

package app

import (
	"context"
	"strconv"
	"strings"
)

// DutyCounts (事项统计) counts the items of a query: a lamp counts items that owe work.
type DutyCounts struct {
	Total  int
	Red    int
	Yellow int
	Green  int
	Grey   int
	Asked  int // 申请办结, waiting for review
	Open   int
	Done   int // 已办结 and 已销号
	Draft  int
}

// List is a page of items with the working days left, and the total.
func (s *Duties) List(ctx context.Context, q Query) (rows []Duty, total int, err error) {
	err = s.read(ctx, func(tx Tx) error {
		if total, err = tx.Duties().Count(q); err != nil {
			return err
		}
		if rows, err = tx.Duties().List(q); err != nil {
			return err
		}
		cal, err := s.calendar(tx)
		if err != nil {
			return err
		}
		for i := range rows {
			if d := &rows[i]; d.Due != "" && d.State.Open() {
				d.Left = cal.Between(s.today(), d.Due)
			}
		}
		return nil
	})
	return rows, total, err
}

// Counts counts the items of a query by lamp and state; its page is of no account.
func (s *Duties) Counts(ctx context.Context, q Query) (n DutyCounts, err error) {
	err = s.read(ctx, func(tx Tx) error {
		states, err := tx.Duties().Counts(q, "state")
		if err != nil {
			return err
		}
		at := func(list ...DutyState) (sum int) {
			for _, st := range list {
				sum += states[strconv.Itoa(int(st))]
			}
			return sum
		}
		for _, c := range states {
			n.Total += c
		}
		n.Asked, n.Done, n.Draft = at(DutyDoneRequested), at(DutyDone, DutyClosed), at(DutyDraft)
		n.Open = at(openStates()...)
		lamps, err := tx.Duties().Counts(q.And(In("state", openStates())), "lamp")
		if err != nil {
			return err
		}
		n.Red, n.Yellow, n.Green, n.Grey = lamps[strconv.Itoa(lampRed)], lamps[strconv.Itoa(lampYellow)], lamps[strconv.Itoa(lampGreen)], lamps[strconv.Itoa(lampGrey)]
		return nil
	})
	return n, err
}

// openStates are the states in which work is still owed.
func openStates() []DutyState {
	return []DutyState{DutyAssigned, DutyInProgress, DutyDoneRequested, DutyReturned, DutySuspended}
}

// Get is one item.
func (s *Duties) Get(ctx context.Context, id int64) (Duty, error) {
	return get(ctx, s.core, id, Tx.Duties)
}

// Record is an item with everything that belongs to it, oldest first.
func (s *Duties) Record(ctx context.Context, id int64) (r DutyRecord, err error) {
	err = s.read(ctx, func(tx Tx) error {
		r, err = s.dutyRecord(tx, id)
		return err
	})
	return r, err
}

func (c *core) dutyRecord(tx Tx, id int64) (r DutyRecord, err error) {
	q := Where(Eq("duty_id", id)).By("id")
	steps := []func() error{
		func() error { r.Duty, err = tx.Duties().Get(id); return err },
		func() error { r.Milestones, err = tx.Milestones().List(q.By("planned", "seq")); return err },
		func() error { r.Progress, err = tx.Progresses().List(q); return err },
		func() error { r.Extensions, err = tx.Extensions().List(q); return err },
		func() error { r.Reviews, err = tx.Reviews().List(q); return err },
		func() error { r.Slips, err = tx.Slips().List(q); return err },
		func() error { r.Events, err = tx.DutyEvents().List(q); return err },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return r, err
		}
	}
	cal, err := c.calendar(tx)
	if err == nil && r.Duty.Due != "" && r.Duty.State.Open() {
		r.Duty.Left = cal.Between(c.today(), r.Duty.Due)
	}
	return r, err
}

// Save stores a draft, or what may still be changed of an issued item: its deadline moves only by an extension and its lead unit
// only by a transfer; a finished item is never edited.
func (s *Duties) Save(ctx context.Context, d *Duty) error {
	name := "修改责任事项"
	if d.ID == 0 {
		name = "新增责任事项"
	}
	return s.write(ctx, Act{Name: name, Object: d.title(), Right: RightEdit}, func(tx Tx) error {
		b, err := s.dutyBook(tx)
		if err != nil {
			return err
		}
		return b.save(d)
	}, DutyChanged)
}

// save stores an edited item; what only other acts may change is kept as stored.
func (b *dutyBook) save(d *Duty) error {
	d.Content = strings.TrimSpace(d.Content)
	if err := d.Validate(); err != nil {
		return err
	}
	if d.ID == 0 {
		d.State, d.No, d.Mandate, d.EntryKey, d.Round = DutyDraft, "", "", 0, 0
		d.FirstDue = d.Due
		if err := b.names(d, nil); err != nil {
			return err
		}
		d.lit(b.judge.judge(d, nil))
		return b.tx.Duties().Put(d)
	}
	old, err := b.tx.Duties().Get(d.ID)
	if err != nil {
		return err
	}
	if err := old.Allows(DoEdit); err != nil {
		return err
	}
	if old.State != DutyDraft {
		var wrong Errors
		wrong.Add(d.Due != old.Due, "due", "事项已下达，完成时限只能经“申请延期”更改，现为 %s。", old.Due)
		wrong.Add(d.LeadID != old.LeadID, "lead_id", "事项已下达，牵头单位只能经“转办”更改，现为 %s。", old.LeadName)
		if err := wrong.Err(); err != nil {
			return err
		}
	}
	d.keep(old)
	if err := b.names(d, &old); err != nil {
		return err
	}
	if err := b.c.relight(b.tx, d); err != nil {
		return err
	}
	return b.tx.Duties().Put(d)
}

// keep takes over from the stored item what a form may not change.
func (d *Duty) keep(old Duty) {
	d.No, d.State, d.Progress, d.ReportedOn, d.AskedOn, d.DoneOn = old.No, old.State, old.Progress, old.ReportedOn, old.AskedOn, old.DoneOn
	d.ClosedOn, d.SuspendedOn, d.AskedDue, d.AskedPause, d.SourceID, d.RelapseOf = old.ClosedOn, old.SuspendedOn, old.AskedDue, old.AskedPause, old.SourceID, old.RelapseOf
	d.FirstDue, d.Mandate, d.EntryKey, d.Round = old.FirstDue, old.Mandate, old.EntryKey, old.Round
	if old.State == DutyDraft {
		d.FirstDue = d.Due
	}
	if old.SourceID != 0 {
		d.Source, d.SourceText = old.Source, old.SourceText
	}
}

// Issue hands drafts down (下达): each gets its number and waits to be signed for. It tells how many there were.
func (s *Duties) Issue(ctx context.Context, ids []int64) (done int, err error) {
	if len(ids) == 0 {
		return 0, Errorf("", "没有选中的事项。先勾选要下达的行。")
	}
	err = s.write(ctx, Act{Name: "下达责任事项", Object: strconv.Itoa(len(ids)) + " 项", Right: RightEdit}, func(tx Tx) error {
		b, err := s.dutyBook(tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			d, err := tx.Duties().Get(id)
			if err != nil {
				return err
			}
			if d.State != DutyDraft {
				continue
			}
			if err := s.issueDraft(ctx, b, &d); err != nil {
				return err
			}
			done++
		}
		if done == 0 {
			return Errorf("", "选中的事项都已下达。")
		}
		return nil
	}, DutyChanged)
	return done, err
}

func (s *Duties) issueDraft(ctx context.Context, b *dutyBook, d *Duty) error {
	if err := b.add(d); err != nil {
		return err
	}
	if err := s.relight(b.tx, d); err != nil { // a draft may have stages already
		return err
	}
	if err := b.tx.Duties().Put(d); err != nil {
		return err
	}
	return s.dutyEvent(ctx, b.tx, d, DoIssue, "下达"+d.LeadName)
}

// Delete moves a draft to the recycle bin; what was issued can only be cancelled.
func (s *Duties) Delete(ctx context.Context, id int64) error {
	return s.write(ctx, Act{Name: "删除草稿", Right: RightEdit}, func(tx Tx) error {
		d, err := tx.Duties().Get(id)
		if err != nil {
			return err
		}
		if d.State != DutyDraft {
			return Errorf("", "%s已下达，不能删除，只能撤销。", d.No)
		}
		return tx.Duties().Delete(id)
	}, DutyChanged)
}

// Restore takes a draft out of the recycle bin again.
func (s *Duties) Restore(ctx context.Context, id int64) error {
	return s.write(ctx, Act{Name: "恢复草稿", Right: RightEdit}, func(tx Tx) error { return tx.Duties().Restore(id) }, DutyChanged)
}

// Advise is what the form says about a typed deadline: a rest day with its two cures, the working days, a missing calendar.
func (s *Duties) Advise(ctx context.Context, start, due Date) (a DutyAdvice, err error) {
	err = s.read(ctx, func(tx Tx) error {
		cal, err := s.calendar(tx)
		if err == nil {
			a = advise(cal, start, due)
		}
		return err
	})
	return a, err
}

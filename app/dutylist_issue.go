package app

import (
	"context"
	"fmt"
)

// ListChange (印发结果) is what issuing a version of a list did.
type ListChange struct{ Made, Changed, Cancelled, Kept int }

func (c ListChange) String() string {
	return fmt.Sprintf("新立 %d 项，调整 %d 项，撤销 %d 项，不变 %d 项", c.Made, c.Changed, c.Cancelled, c.Kept)
}

// Step moves a version: 送审, 退回, 印发, 废止. Issuing makes items of its entries; of a later version it changes the items of changed
// entries and cancels those of entries that are gone. Items that are done are never touched.
func (s *DutyLists) Step(ctx context.Context, id int64, to ListState) (change ListChange, err error) {
	before, err := get(ctx, s.core, id, Tx.DutyLists)
	if err != nil {
		return change, err
	}
	err = s.write(ctx, Act{Name: stepName(to) + "责任清单", Object: before.Title(), Right: stepRight(to)}, func(tx Tx) error {
		change = ListChange{}
		l, err := tx.DutyLists().Get(id)
		if err != nil {
			return err
		}
		was := l.State
		if err := l.step(to, s.today()); err != nil {
			return err
		}
		entries, err := listEntries(tx, id)
		if err != nil {
			return err
		}
		if to == ListReview && len(entries) == 0 {
			return Errorf("", "清单还没有条目，不能送审。先新增条目。")
		}
		if to == ListIssued && was == ListReview {
			if change, err = s.issue(ctx, tx, l, entries); err != nil {
				return err
			}
		}
		return tx.DutyLists().Put(&l)
	}, ListChanged, DutyChanged)
	return change, err
}

// issue makes the items of a version and ends the version before it.
func (s *DutyLists) issue(ctx context.Context, tx Tx, l DutyList, entries []ListEntry) (c ListChange, err error) {
	b, err := s.dutyBook(tx)
	if err != nil {
		return c, err
	}
	older, err := tx.DutyLists().List(Where(Eq("family", l.Family), In("state", []ListState{ListIssued, ListAdjusted})))
	if err != nil {
		return c, err
	}
	was, err := entriesBefore(tx, older, l.ID)
	if err != nil {
		return c, err
	}
	now := map[int64]bool{}
	for _, e := range entries {
		now[e.Key] = true
		if err := s.issueEntry(ctx, b, l, revision{was[e.Key], e}, &c); err != nil {
			return c, atEntry(e, err)
		}
	}
	for _, o := range older {
		if o.ID == l.ID {
			continue
		}
		gone, err := listEntries(tx, o.ID)
		if err != nil {
			return c, err
		}
		for _, e := range gone {
			if !now[e.Key] {
				if err := s.dropEntry(ctx, tx, l, e, &c); err != nil {
					return c, err
				}
			}
		}
		o.State, o.RevokedOn = ListRevoked, s.today()
		if err := tx.DutyLists().Put(&o); err != nil {
			return c, err
		}
	}
	return c, nil
}

func atEntry(e ListEntry, err error) error {
	if err == nil || !Shown(err) {
		return err
	}
	return Errorf("", "条目 %d“%s”：%s", e.Seq, e.Content, Explain(err))
}

// issueEntry makes the first item of an entry, or brings its open items to the entry's new words.
func (s *DutyLists) issueEntry(ctx context.Context, b *dutyBook, l DutyList, v revision, c *ListChange) error {
	e := v.now
	items, err := b.tx.Duties().List(Where(Eq("entry_key", e.Key)))
	if err != nil {
		return err
	}
	if len(items) == 0 {
		c.Made++
		return s.makeRound(ctx, b, l, e, 0)
	}
	for _, d := range items {
		if !d.State.Open() {
			continue
		}
		changed, err := s.adjustItem(ctx, b, l, v, &d)
		if err != nil {
			return err
		}
		if changed {
			c.Changed++
		} else {
			c.Kept++
		}
	}
	return nil
}

// makeRound issues the item of the n-th period of an entry, with its stages. A recurring deadline on a rest day moves back to the
// working day before it.
func (s *DutyLists) makeRound(ctx context.Context, b *dutyBook, l DutyList, e ListEntry, n int) error {
	d := e.duty(n)
	d.SourceText = l.Name
	if d.Start != "" && d.Start < l.From && n == 0 {
		d.Start = l.From
	}
	if e.Repeat != RepeatNever && !b.judge.cal.IsWorkday(d.Due) {
		if back := b.judge.cal.RollBack(d.Due); back >= d.Start {
			d.DueText += "，" + d.Due.Short() + " 为休息日，提前至 " + back.Short()
			d.Due = back
		}
	}
	if err := b.add(&d); err != nil {
		return err
	}
	if err := s.putStages(b.tx, &d, e, n); err != nil {
		return err
	}
	return s.dutyEvent(ctx, b.tx, &d, DoIssue, "按"+l.Title()+"下达"+d.LeadName)
}

func (s *DutyLists) putStages(tx Tx, d *Duty, e ListEntry, n int) error {
	list, err := ParseStages(e.Stages, nil, max(e.Start, d.Start))
	if err != nil || len(list) == 0 {
		return err
	}
	for i := range list {
		list[i].DutyID, list[i].Seq, list[i].Planned = d.ID, i+1, e.Repeat.Nth(list[i].Planned, n)
	}
	if err := d.checkStages(list); err != nil {
		return err
	}
	for i := range list {
		if err := tx.Milestones().Put(&list[i]); err != nil {
			return err
		}
	}
	if err := s.relight(tx, d); err != nil {
		return err
	}
	return tx.Duties().Put(d)
}

// Dated is a deadline in a sentence: its date, or 长期坚持.
func Dated(d Date) string {
	if d == "" {
		return "长期坚持"
	}
	return string(d)
}

// dropEntry cancels the open items of an entry that a new version no longer has.
func (s *DutyLists) dropEntry(ctx context.Context, tx Tx, l DutyList, e ListEntry, c *ListChange) error {
	items, err := tx.Duties().List(Where(Eq("entry_key", e.Key)))
	if err != nil {
		return err
	}
	for _, d := range items {
		if d.Allows(DoCancel) != nil {
			continue
		}
		d.State, d.AskedOn, d.AskedDue, d.AskedPause = DutyCancelled, "", "", ""
		if err := s.relight(tx, &d); err != nil {
			return err
		}
		if err := tx.Duties().Put(&d); err != nil {
			return err
		}
		if err := s.dutyEvent(ctx, tx, &d, DoCancel, l.Title()+"不再列入"); err != nil {
			return err
		}
		c.Cancelled++
	}
	return nil
}

// Adjust draws up the next version of an issued list (调整) with all its entries.
func (s *DutyLists) Adjust(ctx context.Context, id int64) (next DutyList, err error) {
	old, entries, err := s.Get(ctx, id)
	if err != nil {
		return next, err
	}
	err = s.write(ctx, Act{Name: "调整责任清单", Object: old.Title(), Right: RightEdit}, func(tx Tx) error {
		if old.State != ListIssued {
			return Errorf("", "只有印发的版本可以调整，这一版是%s。", old.State)
		}
		next = old
		next.Record, next.Edition = Record{}, old.next()
		if err := tx.DutyLists().Put(&next); err != nil {
			return err
		}
		old.State = ListAdjusted
		if err := tx.DutyLists().Put(&old); err != nil {
			return err
		}
		for _, e := range entries {
			e.Record, e.ListID = Record{}, next.ID
			if err := tx.ListEntries().Put(&e); err != nil {
				return err
			}
		}
		return nil
	}, ListChanged)
	return next, err
}

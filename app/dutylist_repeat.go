package app

import (
	"context"
	"strconv"
)

// Roll issues the items of recurring entries whose next period has begun (周期任务). It is run when the program starts and when the
// day changes, and does nothing the second time.
func (s *DutyLists) Roll(ctx context.Context) (made int, err error) {
	due, err := s.rounds(ctx)
	if err != nil || due == 0 {
		return 0, err
	}
	err = s.write(ctx, Act{Name: "下达周期任务", Object: strconv.Itoa(due) + " 项", Right: RightEdit}, func(tx Tx) error {
		b, err := s.dutyBook(tx)
		if err != nil {
			return err
		}
		made = 0
		return s.eachRound(tx, func(l DutyList, e ListEntry, n int) error {
			made++
			return atEntry(e, s.makeRound(ctx, b, l, e, n))
		})
	}, DutyChanged)
	return made, err
}

func (s *DutyLists) rounds(ctx context.Context) (n int, err error) {
	err = s.read(ctx, func(tx Tx) error {
		return s.eachRound(tx, func(DutyList, ListEntry, int) error { n++; return nil })
	})
	return n, err
}

// eachRound calls fn for every period that has begun and has no item yet, within the term of its list.
func (s *DutyLists) eachRound(tx Tx, fn func(l DutyList, e ListEntry, n int) error) error {
	lists, err := tx.DutyLists().List(Where(In("state", []ListState{ListIssued, ListAdjusted})).By("id"))
	if err != nil {
		return err
	}
	for _, l := range lists {
		entries, err := listEntries(tx, l.ID)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Repeat == RepeatNever {
				continue
			}
			last, err := tx.Duties().Find(Where(Eq("entry_key", e.Key)).By("-round"))
			if err != nil {
				continue // never issued
			}
			for n := last.Round + 1; e.Repeat.Nth(e.Start, n) <= s.today() && e.Repeat.Nth(e.Start, n) <= l.To; n++ {
				if err := fn(l, e, n); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

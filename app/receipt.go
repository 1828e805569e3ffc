package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"strconv"
)

// Receipt (凭据) names the audit row that an act wrote, so that the act can be undone as one.
type Receipt struct{ Seq int64 }

type receiptKey struct{}

// WithReceipt returns a context in which the next act fills r.
func WithReceipt(ctx context.Context, r *Receipt) context.Context {
	return context.WithValue(ctx, receiptKey{}, r)
}

// receipted runs fn and remembers which audit row the act will write: it stands in the same transaction.
func receipted(ctx context.Context, tx Tx, fn func(Tx) error) error {
	if err := fn(tx); err != nil {
		return err
	}
	r, wanted := ctx.Value(receiptKey{}).(*Receipt)
	if !wanted {
		return nil
	}
	seq, _, err := tx.Audit().Head()
	r.Seq = seq + 1
	return err
}

// Undos (撤销办理) takes back acts on items as a whole.
type Undos struct{ *core }

// Undo gives every record that an act changed its former content, in one act of its own. Only who did it may undo it, and only
// while nobody has changed one of the records since; then nothing is undone.
func (s *Undos) Undo(ctx context.Context, r Receipt) error {
	rows, items, err := s.act(ctx, r.Seq)
	if err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "撤销：" + rows.Act, Object: rows.Object, Right: RightEdit}, func(tx Tx) error {
		if u := UserFrom(ctx); u.ID != rows.UserID || u.Who() != rows.Who {
			return Errorf("", "这次操作由%s完成，只能由本人撤销。", rows.Who)
		}
		for _, i := range lastChanges(items) {
			if err := untouched(tx, items[i]); err != nil {
				return err
			}
		}
		for i := len(items) - 1; i >= 0; i-- {
			if err := takeBack(tx, items[i]); err != nil {
				return err
			}
		}
		return nil
	}, DutyChanged, NumberChanged, IncentiveChanged, ListChanged, AuthorityChanged, MeetingChanged)
}

func (s *Undos) act(ctx context.Context, seq int64) (row AuditRow, items []AuditItem, err error) {
	err = s.read(ctx, func(tx Tx) error {
		rows, _, err := tx.Audit().Rows(Where(Eq("seq", seq)))
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return Errorf("", "没有可以撤销的操作。")
		}
		row = rows[0]
		items, err = tx.Audit().Items(seq)
		return err
	})
	return row, items, err
}

// takeBack undoes what an act did to one record.
func takeBack(tx Tx, it AuditItem) error {
	switch it.Kind {
	case "duty":
		return giveBack(tx.Duties(), it)
	case "progress":
		return giveBack(tx.Progresses(), it)
	case "duty_event":
		return giveBack(tx.DutyEvents(), it)
	case "review":
		return giveBack(tx.Reviews(), it)
	case "slip":
		return giveBack(tx.Slips(), it)
	case "extension":
		return giveBack(tx.Extensions(), it)
	case "milestone":
		return giveBack(tx.Milestones(), it)
	case "number":
		return voidNumber(tx, it.RecordID)
	}
	return takeBackPart(tx, it)
}

// takeBackPart undoes what an act did to a line of a list, of the authorisation table or of a meeting, while those may be changed.
func takeBackPart(tx Tx, it AuditItem) error {
	switch it.Kind {
	case "list_entry":
		return whileOpen(tx.ListEntries(), it, func(e ListEntry) error {
			l, err := tx.DutyLists().Get(e.ListID)
			return orElse(err, l.editable())
		})
	case "authority_row":
		return whileOpen(tx.AuthorityRows(), it, func(r AuthorityRow) error {
			a, err := tx.Authorities().Get(r.AuthorityID)
			return orElse(err, a.editable())
		})
	case "resolution":
		return whileOpen(tx.Resolutions(), it, func(r Resolution) error {
			m, err := tx.Meetings().Get(r.MeetingID)
			if err == nil && !m.Holding() {
				return Errorf("", "%s%s，不能撤销。", m.Name(), m.State)
			}
			return err
		})
	}
	return Errorf("", "这次操作不能撤销。")
}

// whileOpen gives a record back if what it belongs to may still be changed.
func whileOpen[T any](table Records[T], it AuditItem, open func(T) error) error {
	var rec T
	if err := json.Unmarshal([]byte(cmp.Or(it.After, it.Before)), &rec); err != nil {
		return err
	}
	if err := open(rec); err != nil {
		return err
	}
	return giveBack(table, it)
}

// lastChanges are the places of the last change of each record within an act.
func lastChanges(items []AuditItem) map[string]int {
	last := map[string]int{}
	for i, it := range items {
		last[it.Kind+strconv.FormatInt(it.RecordID, 10)] = i
	}
	return last
}

// untouched refuses when a record was changed after the act.
func untouched(tx Tx, it AuditItem) error {
	switch it.Kind {
	case "duty":
		return unchanged(tx.Duties(), it)
	case "slip":
		return unchanged(tx.Slips(), it)
	case "review":
		return unchanged(tx.Reviews(), it)
	case "milestone":
		return unchanged(tx.Milestones(), it)
	}
	return nil // records that are written once
}

func unchanged[T any](table Records[T], it AuditItem) error {
	now, err := table.Get(it.RecordID)
	if errors.Is(err, ErrNotFound) {
		return Errorf("", "有一项已被删除，不能整批撤销。")
	}
	if err != nil {
		return err
	}
	var after T
	if err := json.Unmarshal([]byte(it.After), &after); err != nil {
		return err
	}
	if meta := metaOf(&now); meta.Rev != metaOf(&after).Rev {
		return Errorf("", "%s 已于 %s 由%s修改，不能整批撤销。", titleOf(&now), meta.UpdatedAt.Minute(), meta.UpdatedBy)
	}
	return nil
}

// voidNumber marks a number that an undone act had taken: it is never given again.
func voidNumber(tx Tx, id int64) error {
	n, err := tx.Numbers().Get(id)
	if err != nil || n.VoidFor != "" {
		return err
	}
	n.VoidFor = "下单后撤销"
	return tx.Numbers().Put(&n)
}

// giveBack restores one record, or takes a new one away.
func giveBack[T any](table Records[T], it AuditItem) error {
	if it.After == "" {
		return table.Restore(it.RecordID)
	}
	now, err := table.Get(it.RecordID)
	if errors.Is(err, ErrNotFound) && it.Before == "" {
		return nil // taken away already
	}
	if err != nil {
		return err
	}
	if it.Before == "" {
		return table.Delete(it.RecordID)
	}
	var before T
	if err := json.Unmarshal([]byte(it.Before), &before); err != nil {
		return err
	}
	*metaOf(&before) = *metaOf(&now)
	return table.Put(&before)
}

func metaOf[T any](rec *T) *Record { return any(rec).(interface{ Meta() *Record }).Meta() }

// titleOf names a record in a refusal.
func titleOf(rec any) string {
	switch x := rec.(type) {
	case *Duty:
		return x.title()
	case *Slip:
		return x.No
	}
	return "有一项"
}

package app

import (
	"context"
	"fmt"
)

// title names an item in the audit log: 「Z2026-041 河湾路积水点改造」.
func (d *Duty) title() string {
	if d.No == "" {
		return d.Content
	}
	return d.No + " " + d.Content
}

// changeDuty runs one act on one item: fn decides, the lamp is judged anew, the item is stored.
func (c *core) changeDuty(ctx context.Context, id int64, act Act, fn func(Tx, *Duty) error) (d Duty, err error) {
	if act.Object == "" {
		before, err := get(ctx, c, id, Tx.Duties)
		if err != nil {
			return d, err
		}
		act.Object = before.title()
	}
	err = c.write(ctx, act, func(tx Tx) error {
		if d, err = tx.Duties().Get(id); err != nil {
			return err
		}
		g, err := c.gate(ctx, tx)
		if err != nil {
			return err
		}
		if err := g.beyond(act.Does.Power(), &d, string(act.Does)); err != nil {
			return err
		}
		return c.applyDuty(tx, &d, fn)
	}, DutyChanged)
	return d, err
}

func (c *core) applyDuty(tx Tx, d *Duty, fn func(Tx, *Duty) error) error {
	if err := fn(tx, d); err != nil {
		return err
	}
	if err := c.relight(tx, d); err != nil {
		return err
	}
	return tx.Duties().Put(d)
}

// changeDuties runs one act on every item of a selection that it fits, in one transaction, and tells how many those were. It is
// refused when it fits none.
func (c *core) changeDuties(ctx context.Context, ids []int64, act Act, fits DutyAct, fn func(Tx, *Duty) error) (done int, err error) {
	if len(ids) == 0 {
		return 0, Errorf("", "没有选中的事项。先勾选要%s的行。", act.Name)
	}
	act.Object = fmt.Sprintf("%d 项", len(ids))
	err = c.write(ctx, act, func(tx Tx) error {
		var refused error
		g, err := c.gate(ctx, tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			d, err := tx.Duties().Get(id)
			if err != nil {
				return err
			}
			if err := d.Allows(fits); err != nil {
				refused = err
				continue
			}
			if err := g.beyond(fits.Power(), &d, string(fits)); err != nil {
				refused = err
				continue
			}
			if err := c.applyDuty(tx, &d, fn); err != nil {
				return err
			}
			done++
		}
		if done == 0 {
			return refused
		}
		return nil
	}, DutyChanged)
	if err != nil {
		done = 0
	}
	return done, err
}

// dutyEvent writes a dated line into the item's log.
func (c *core) dutyEvent(ctx context.Context, tx Tx, d *Duty, act DutyAct, text string) error {
	return tx.DutyEvents().Put(&DutyEvent{DutyID: d.ID, Day: c.today(), Who: UserFrom(ctx).Who(), Act: string(act), Text: text})
}

package app

import (
	"context"
	"strings"
)

// DutyOrders (交办) hands items over, moves them, halts them and ends them without result.
type DutyOrders struct{ *core }

// Accept signs for the selected items (签收) in the name of by, the lead unit's person; empty means the user.
func (s *DutyOrders) Accept(ctx context.Context, ids []int64, by string) (done int, err error) {
	if by == "" {
		by = UserFrom(ctx).Who()
	}
	return s.changeDuties(ctx, ids, Act{Name: "签收责任事项", Right: RightEdit}, DoAccept, func(tx Tx, d *Duty) error {
		d.State = DutyInProgress
		return s.dutyEvent(ctx, tx, d, DoAccept, by+"签收")
	})
}

// Urge reminds the lead units of the selected items (催办) and keeps that in their logs.
func (s *DutyOrders) Urge(ctx context.Context, ids []int64, text string) (done int, err error) {
	return s.changeDuties(ctx, ids, Act{Name: "催办", Right: RightEdit}, DoUrge, func(tx Tx, d *Duty) error {
		if err := s.relight(tx, d); err != nil {
			return err
		}
		note := d.LampWhy
		if text != "" {
			note = text + "（" + d.LampWhy + "）"
		}
		return s.dutyEvent(ctx, tx, d, DoUrge, note)
	})
}

// Transfer gives an item to another lead unit (转办); the deadline stays, and the new unit signs for it.
func (s *DutyOrders) Transfer(ctx context.Context, id, lead int64, reason string) error {
	_, err := s.changeDuty(ctx, id, Act{Name: "转办责任事项", Right: RightEdit}, func(tx Tx, d *Duty) error {
		if err := d.Allows(DoTransfer); err != nil {
			return err
		}
		var wrong Errors
		wrong.Add(lead == d.LeadID, "lead_id", "事项已由%s牵头。选另一个单位。", d.LeadName)
		wrong.Add(strings.TrimSpace(reason) == "", "reason", "转办事由为空。写明原因。")
		if err := wrong.Err(); err != nil {
			return err
		}
		b, err := s.dutyBook(tx)
		if err != nil {
			return err
		}
		old := *d
		d.LeadID, d.Person, d.Phone = lead, "", ""
		if err := d.Validate(); err != nil {
			return err
		}
		if err := b.names(d, &old); err != nil {
			return err
		}
		unit, err := b.org(lead)
		if err != nil {
			return err
		}
		if err := b.gate.undertake(d, &unit); err != nil {
			return err
		}
		if d.State != DutySuspended {
			d.State = DutyAssigned
		}
		return s.dutyEvent(ctx, tx, d, DoTransfer, "由"+old.LeadName+"转"+d.LeadName+"："+reason)
	})
	return err
}

// Resume goes on with a suspended item (恢复办理). The deadline moves on by the working days of the pause, unless it had passed
// before; the original deadline stays.
func (s *DutyOrders) Resume(ctx context.Context, id int64) error {
	_, err := s.changeDuty(ctx, id, Act{Name: "恢复责任事项", Right: RightDecide, Does: DoResume}, func(tx Tx, d *Duty) error {
		if err := d.Allows(DoResume); err != nil {
			return err
		}
		text, err := s.moveOn(ctx, tx, d)
		if err != nil {
			return err
		}
		d.State, d.SuspendedOn = DutyInProgress, ""
		return s.dutyEvent(ctx, tx, d, DoResume, text)
	})
	return err
}

func (s *DutyOrders) moveOn(ctx context.Context, tx Tx, d *Duty) (string, error) {
	cal, err := s.calendar(tx)
	if err != nil {
		return "", err
	}
	days := cal.Between(d.SuspendedOn, s.today())
	if d.Due == "" || d.SuspendedOn > d.Due || days <= 0 {
		return "恢复办理，时限不变", nil
	}
	e := Extension{DutyID: d.ID, FiledOn: s.today(), OldDue: d.Due, NewDue: cal.Add(d.Due, days), State: ExtensionGranted, Pause: true,
		Reason: "暂停 " + plainDays(days) + "，时限顺延", DecidedBy: UserFrom(ctx).Who(), DecidedOn: s.today()}
	d.Due = e.NewDue
	return "恢复办理，暂停 " + plainDays(days) + "，时限顺延至 " + string(d.Due), tx.Extensions().Put(&e)
}

// Cancel ends an item without result (撤销), with a reason; only who may approve that can do it.
func (s *DutyOrders) Cancel(ctx context.Context, ids []int64, reason string) (done int, err error) {
	if strings.TrimSpace(reason) == "" {
		return 0, Errorf("reason", "撤销事由为空。写明原因。")
	}
	return s.changeDuties(ctx, ids, Act{Name: "撤销责任事项", Right: RightDecide}, DoCancel, func(tx Tx, d *Duty) error {
		d.State, d.AskedOn, d.AskedDue, d.AskedPause = DutyCancelled, "", "", ""
		return s.dutyEvent(ctx, tx, d, DoCancel, reason)
	})
}

// Relapse enters a closed item's problem anew (反弹): a new item linked to the closed one, which stays as it is.
func (s *DutyOrders) Relapse(ctx context.Context, id int64, reason string, due Date) (fresh Duty, err error) {
	old, err := get(ctx, s.core, id, Tx.Duties)
	if err != nil {
		return fresh, err
	}
	err = s.write(ctx, Act{Name: "登记反弹", Object: old.title(), Right: RightEdit}, func(tx Tx) error {
		if err := reasoned(&old, DoRelapse, reason); err != nil {
			return err
		}
		fresh = Duty{Source: old.Source, SourceText: "反弹：" + old.No, RelapseOf: old.ID, ListID: old.ListID, Content: old.Content, Deliverable: old.Deliverable,
			LeadID: old.LeadID, SupportIDs: old.SupportIDs, SupportNames: old.SupportNames, Leader: old.Leader, Person: old.Person, Phone: old.Phone,
			Level: old.Level, Start: s.today(), Due: due, Weight: old.Weight, Urgency: old.Urgency, Note: reason}
		if err := s.addDuty(tx, &fresh); err != nil {
			return err
		}
		if err := s.dutyEvent(ctx, tx, &fresh, DoRelapse, "由"+old.No+"反弹："+reason); err != nil {
			return err
		}
		return s.dutyEvent(ctx, tx, &old, DoRelapse, "反弹，另立"+fresh.No+"："+reason)
	}, DutyChanged)
	return fresh, err
}

// reasoned refuses an act that does not fit, or that nobody gave a reason for.
func reasoned(d *Duty, act DutyAct, reason string) error {
	if err := d.Allows(act); err != nil {
		return err
	}
	if strings.TrimSpace(reason) == "" {
		return Errorf("reason", "%s事由为空。写明原因。", act)
	}
	return nil
}

package app

import (
	"context"
	"strings"
)

// Extensions (延期) takes requests for a later deadline; the original one is kept for statistics.
type Extensions struct{ *core }

// File files a request (申请延期). While it waits the light does not stop.
func (s *Extensions) File(ctx context.Context, e *Extension) error {
	_, err := s.changeDuty(ctx, e.DutyID, Act{Name: "申请延期", Right: RightEdit}, func(tx Tx, d *Duty) error {
		earlier, err := tx.Extensions().List(Where(Eq("duty_id", d.ID)))
		if err != nil {
			return err
		}
		if err := d.MayExtend(*e, earlier, s.today(), settingInt(tx, SetExtensionMax)); err != nil {
			return err
		}
		e.FiledOn, e.OldDue, e.State, e.Pause, e.Reason = s.today(), d.Due, ExtensionAsked, false, strings.TrimSpace(e.Reason)
		d.AskedDue = e.NewDue
		return tx.Extensions().Put(e)
	})
	return err
}

// Explain keeps why an overdue item is late (逾期说明): it moves nothing, and the lamp stays red.
func (s *Extensions) Explain(ctx context.Context, dutyID int64, reason string) error {
	_, err := s.changeDuty(ctx, dutyID, Act{Name: "逾期说明", Right: RightEdit}, func(tx Tx, d *Duty) error {
		if err := reasoned(d, DoExtend, reason); err != nil {
			return err
		}
		if d.Due == "" || s.today() <= d.Due {
			return Errorf("", "事项没有逾期，需要更多时间时申请延期。")
		}
		return tx.Extensions().Put(&Extension{DutyID: d.ID, FiledOn: s.today(), OldDue: d.Due, Reason: strings.TrimSpace(reason), State: ExtensionExplained})
	})
	return err
}

// Decide answers the request that waits on an item: granted, the deadline moves and the original one stays; refused, it needs an
// opinion, and the request stays in the record.
func (s *Extensions) Decide(ctx context.Context, dutyID int64, grant bool, opinion string) error {
	name := "同意延期"
	if !grant {
		name = "不同意延期"
	}
	_, err := s.changeDuty(ctx, dutyID, Act{Name: name, Right: RightDecide, Does: DoDecide}, func(tx Tx, d *Duty) error {
		e, err := tx.Extensions().Find(Where(Eq("duty_id", dutyID), Eq("state", ExtensionAsked)))
		if err != nil {
			return Errorf("", "这个事项没有待批的延期申请。")
		}
		if !grant && strings.TrimSpace(opinion) == "" {
			return Errorf("opinion", "不同意延期要写明意见。")
		}
		if grant && !d.State.Open() {
			return Errorf("", "事项%s，不能再延期。", d.State.phrase())
		}
		if grant && e.NewDue <= d.Due { // a pause has moved the deadline on meanwhile
			return Errorf("", "时限已顺延至 %s，申请的 %s 不再需要。不同意这次申请，或让单位重新申请。", d.Due, e.NewDue)
		}
		e.State, e.Opinion, e.DecidedBy, e.DecidedOn = ExtensionRefused, strings.TrimSpace(opinion), UserFrom(ctx).Who(), s.today()
		if grant {
			e.State = ExtensionGranted
			if d.FirstDue == "" {
				d.FirstDue = d.Due
			}
			d.Due = e.NewDue
		}
		d.AskedDue = ""
		return tx.Extensions().Put(&e)
	})
	return err
}

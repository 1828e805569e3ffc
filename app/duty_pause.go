package app

import (
	"context"
	"strings"
)

// Suspend halts an item (暂停): its clock stops. Only who may approve that can do it; a request that waits is answered by it.
func (s *DutyOrders) Suspend(ctx context.Context, id int64, reason string) error {
	_, err := s.changeDuty(ctx, id, Act{Name: "暂停责任事项", Right: RightDecide, Does: DoSuspend}, func(tx Tx, d *Duty) error {
		return s.halt(ctx, tx, d, reason)
	})
	return err
}

func (s *DutyOrders) halt(ctx context.Context, tx Tx, d *Duty, reason string) error {
	if err := reasoned(d, DoSuspend, reason); err != nil {
		return err
	}
	d.State, d.SuspendedOn, d.AskedPause = DutySuspended, s.today(), ""
	return s.dutyEvent(ctx, tx, d, DoSuspend, reason)
}

// AskPause asks for an item to be halted (申请暂停). While the request waits neither the deadline nor the light stops.
func (s *DutyOrders) AskPause(ctx context.Context, id int64, reason string) error {
	_, err := s.changeDuty(ctx, id, Act{Name: string(DoAskPause), Right: RightEdit}, func(tx Tx, d *Duty) error {
		if err := reasoned(d, DoAskPause, reason); err != nil {
			return err
		}
		if d.AskedPause != "" {
			return Errorf("", "已有暂停申请待批复：%s。", d.AskedPause)
		}
		d.AskedPause = strings.TrimSpace(reason)
		return s.dutyEvent(ctx, tx, d, DoAskPause, d.AskedPause)
	})
	return err
}

// DecidePause answers the request: granted, the item is halted from today; refused, it needs an opinion.
func (s *DutyOrders) DecidePause(ctx context.Context, id int64, grant bool, opinion string) error {
	name, opinion := "同意暂停", strings.TrimSpace(opinion)
	if !grant {
		name = "不同意暂停"
	}
	_, err := s.changeDuty(ctx, id, Act{Name: name, Right: RightDecide, Does: DoSuspend}, func(tx Tx, d *Duty) error {
		switch asked := d.AskedPause; {
		case asked == "":
			return Errorf("", "这个事项没有待批的暂停申请。")
		case grant && opinion != "":
			return s.halt(ctx, tx, d, asked+"（"+opinion+"）")
		case grant:
			return s.halt(ctx, tx, d, asked)
		case opinion == "":
			return Errorf("opinion", "不同意暂停要写明意见。")
		}
		d.AskedPause = ""
		return s.dutyEvent(ctx, tx, d, DoRefusePause, opinion)
	})
	return err
}

package app

import (
	"context"
	"errors"
	"fmt"
)

// Escalate hands an item whose sharpest slip did not help to rewards and sanctions, as a proposal of 约谈. Like the slips before it,
// it is an act of supervision that the authorisation table may keep from the user's level.
func (s *Slips) Escalate(ctx context.Context, dutyID int64) error {
	return s.write(ctx, Act{Name: "建议约谈", Right: RightReview}, func(tx Tx) error {
		p, err := s.propose(tx, dutyID)
		if err != nil {
			return err
		}
		g, err := s.gate(ctx, tx)
		if err != nil {
			return err
		}
		if err := g.beyond(DoSlip.Power(), &p.Duty, "建议约谈"); err != nil {
			return err
		}
		if !p.Escalate {
			return Errorf("", "最重的督办单还没有下过，不能建议约谈。先下督办单。")
		}
		last := p.Earlier[len(p.Earlier)-1]
		basis := fmt.Sprintf("责任事项%s已下督办单 %d 次，最近一次%s（%s）", p.Duty.No, len(p.Earlier), last.No, last.Colour)
		_, err = tx.Incentives().Find(Where(Eq("org_id", p.Duty.LeadID), Eq("basis", basis)))
		if !errors.Is(err, ErrNotFound) {
			if err == nil {
				err = Errorf("", "%s的约谈建议已提出，到“奖惩联动”办理。", p.Duty.LeadName)
			}
			return err
		}
		o, err := tx.Orgs().Get(p.Duty.LeadID)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		e := Incentive{Kind: SanctionInterview, State: CaseProposed, Round: 1, Period: PeriodOf(s.today()), Group: o.Group, OrgID: p.Duty.LeadID, OrgName: p.Duty.LeadName,
			RuleText: "督办单逐级升级后仍未办结", Basis: basis, Facts: p.Duty.Content + "：" + p.Duty.LampWhy}
		if err := tx.Incentives().Put(&e); err != nil {
			return err
		}
		return s.step(tx, &e, "督办升级", basis)
	}, IncentiveChanged)
}

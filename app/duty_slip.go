package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// Slips (督办单) supervise items by numbered slips that grow sharper: one item one slip, the next only when the last was answered
// or its term has run out.
type Slips struct{ *core }

// SlipProposal (督办建议) is the next slip for an item, or why there is none.
type SlipProposal struct {
	Duty     Duty
	Slip     Slip
	Earlier  []Slip
	Off      string // why no slip can be issued now
	Escalate bool   // the sharpest colour was used before: 约谈 is due
}

// settled says whether a slip was answered or its term has run out.
func (s *Slip) settled(today Date) bool { return s.FeedbackOn != "" || s.FeedbackDue < today }

// Overdue says whether the feedback is owed and late.
func (s *Slip) Overdue(today Date) bool { return s.FeedbackOn == "" && s.FeedbackDue < today }

// State is the slip's state in one word.
func (s *Slip) State(today Date) string {
	switch {
	case s.FeedbackOn != "":
		return "已反馈"
	case s.Overdue(today):
		return "逾期未反馈"
	case s.SignedOn != "":
		return "已签收"
	}
	return "待签收"
}

// nextColour climbs one step of the ladder above the last slip.
func nextColour(ladder []string, earlier []Slip) (colour string, top bool) {
	if len(earlier) == 0 {
		return ladder[0], false
	}
	last := earlier[len(earlier)-1].Colour
	for i, c := range ladder {
		if c == last && i+1 < len(ladder) {
			return ladder[i+1], false
		}
	}
	return ladder[len(ladder)-1], true
}

// Propose is the next slip of each item, with the reason from its lamp and the feedback term of the settings.
func (s *Slips) Propose(ctx context.Context, ids []int64) (out []SlipProposal, err error) {
	err = s.read(ctx, func(tx Tx) error {
		out = nil
		for _, id := range ids {
			p, err := s.propose(tx, id)
			if err != nil {
				return err
			}
			out = append(out, p)
		}
		return nil
	})
	return out, err
}

func (s *Slips) propose(tx Tx, id int64) (p SlipProposal, err error) {
	if p.Duty, err = tx.Duties().Get(id); err != nil {
		return p, err
	}
	if p.Earlier, err = tx.Slips().List(Where(Eq("duty_id", id)).By("nth")); err != nil {
		return p, err
	}
	cal, err := s.calendar(tx)
	if err != nil {
		return p, err
	}
	d := &p.Duty
	p.Slip = Slip{DutyID: d.ID, Nth: len(p.Earlier) + 1, FeedbackDue: cal.Add(s.today(), settingInt(tx, SetSlipDays))}
	p.Slip.Colour, p.Escalate = nextColour(strings.Split(setting(tx, SetSlipColours), ""), p.Earlier)
	if err := s.relight(tx, d); err != nil { // the reason is that of today, whenever lamps were last judged
		return p, err
	}
	if int(d.Lamp) == lampRed || int(d.Lamp) == lampYellow {
		_, p.Slip.Reason, _ = strings.Cut(d.LampWhy, "：")
	}
	p.Slip.Requirement = "查明原因，拿出措施，加快办理，按期反馈办理情况。"
	if err := d.Allows(DoSlip); err != nil {
		p.Off = err.Error()
	} else if n := len(p.Earlier); n > 0 && !p.Earlier[n-1].settled(s.today()) {
		last := p.Earlier[n-1]
		p.Off = fmt.Sprintf("一事一单：%s要求 %s 前反馈，到期前不再下单。", last.No, last.FeedbackDue)
	}
	return p, nil
}

// Suggest proposes slips for every item with a red or yellow lamp that may get one.
func (s *Slips) Suggest(ctx context.Context) (out []SlipProposal, err error) {
	err = s.read(ctx, func(tx Tx) error {
		out = nil
		list, err := tx.Duties().List(Where(In("lamp", []int{lampRed, lampYellow}), In("state", DoSlip.states())).By("lamp_rank", "due"))
		if err != nil {
			return err
		}
		for _, d := range list {
			p, err := s.propose(tx, d.ID)
			if err != nil {
				return err
			}
			if p.Off == "" {
				out = append(out, p)
			}
		}
		return nil
	})
	return out, err
}

// Issue issues slips, each numbered 督〔2026〕12号, in one act: all or none. The colour may be sharper than proposed, never milder
// than the last one.
func (s *Slips) Issue(ctx context.Context, slips []Slip) (out []Slip, err error) {
	if len(slips) == 0 {
		return nil, Errorf("", "没有要下的督办单。先勾选事项。")
	}
	err = s.write(ctx, Act{Name: "下督办单", Object: strconv.Itoa(len(slips)) + " 张", Right: RightReview}, func(tx Tx) error {
		out = nil
		g, err := s.gate(ctx, tx)
		if err != nil {
			return err
		}
		for _, slip := range slips {
			if err := s.issue(tx, g, &slip); err != nil {
				return err
			}
			out = append(out, slip)
		}
		return nil
	}, DutyChanged, NumberChanged)
	if err != nil {
		out = nil
	}
	return out, err
}

func (s *Slips) issue(tx Tx, g *gate, slip *Slip) error {
	p, err := s.propose(tx, slip.DutyID)
	if err != nil {
		return err
	}
	if err := g.beyond(DoSlip.Power(), &p.Duty, string(DoSlip)); err != nil {
		return err
	}
	if p.Off != "" {
		return Errorf("", "%s：%s", p.Duty.No, p.Off)
	}
	if err := slip.check(p, strings.Split(setting(tx, SetSlipColours), ""), s.today()); err != nil {
		return err
	}
	d := p.Duty
	*slip = Slip{DutyID: d.ID, DutyNo: d.No, Content: d.Content, LeadID: d.LeadID, LeadName: d.LeadName, Progress: d.Progress, Nth: p.Slip.Nth,
		Colour: slip.Colour, Reason: strings.TrimSpace(slip.Reason), Requirement: strings.TrimSpace(slip.Requirement), IssuedOn: s.today(), FeedbackDue: slip.FeedbackDue}
	if err := tx.Slips().Put(slip); err != nil {
		return err
	}
	title := fmt.Sprintf("督办单（第%d次·%s）%s", slip.Nth, slip.Colour, d.Content)
	slip.No, err = takeNumber(tx, Number{Prefix: setting(tx, SetSlipPrefix), Year: s.today().Year(), Kind: "slip", RecordID: slip.ID, Title: title})
	if err != nil {
		return err
	}
	return tx.Slips().Put(slip)
}

func (s *Slip) check(p SlipProposal, ladder []string, today Date) error {
	rank := func(colour string) int {
		for i, c := range ladder {
			if c == colour {
				return i
			}
		}
		return -1
	}
	var wrong Errors
	wrong.Add(rank(s.Colour) < 0, "colour", "督办单颜色只能是%s，现在是“%s”。", strings.Join(ladder, "、"), s.Colour)
	if n := len(p.Earlier); n > 0 {
		last := p.Earlier[n-1]
		wrong.Add(rank(s.Colour) >= 0 && rank(s.Colour) < rank(last.Colour), "colour", "上一张%s是%s单，这一张不能更轻。", last.No, last.Colour)
	}
	wrong.Add(strings.TrimSpace(s.Reason) == "", "reason", "督办事由为空。写明为什么督办。")
	wrong.Add(strings.TrimSpace(s.Requirement) == "", "requirement", "办理要求为空。写明要做到什么。")
	wrong.Add(!s.FeedbackDue.Valid() || s.FeedbackDue < today, "feedback_due", "反馈时限应不早于今天，现在是“%s”。", s.FeedbackDue)
	return wrong.Err()
}

// List is a page of slips and the total.
func (s *Slips) List(ctx context.Context, q Query) ([]Slip, int, error) {
	return list(ctx, s.core, q, Tx.Slips)
}

// Sign enters who signed for a slip (签收).
func (s *Slips) Sign(ctx context.Context, id int64, by string) error {
	return s.change(ctx, id, "签收督办单", func(slip *Slip) error {
		if slip.SignedOn != "" {
			return Errorf("", "%s已由%s于 %s 签收。", slip.No, slip.SignedBy, slip.SignedOn)
		}
		if strings.TrimSpace(by) == "" {
			return Errorf("signed_by", "签收人为空。写明谁签收。")
		}
		slip.SignedBy, slip.SignedOn = strings.TrimSpace(by), s.today()
		return nil
	})
}

// Feedback enters what the unit answered (反馈); an unsigned slip counts as signed with it.
func (s *Slips) Feedback(ctx context.Context, id int64, text string) error {
	return s.change(ctx, id, "反馈督办单", func(slip *Slip) error {
		if slip.FeedbackOn != "" {
			return Errorf("", "%s已于 %s 反馈。", slip.No, slip.FeedbackOn)
		}
		if strings.TrimSpace(text) == "" {
			return Errorf("feedback", "反馈意见为空。写明办理情况。")
		}
		if slip.SignedOn == "" {
			slip.SignedBy, slip.SignedOn = slip.LeadName, s.today()
		}
		slip.Feedback, slip.FeedbackOn = strings.TrimSpace(text), s.today()
		return nil
	})
}

func (s *Slips) change(ctx context.Context, id int64, name string, fn func(*Slip) error) error {
	before, err := get(ctx, s.core, id, Tx.Slips)
	if err != nil {
		return err
	}
	return s.write(ctx, Act{Name: name, Object: before.No, Right: RightEdit}, func(tx Tx) error {
		slip, err := tx.Slips().Get(id)
		if err != nil {
			return err
		}
		if err := fn(&slip); err != nil {
			return err
		}
		return tx.Slips().Put(&slip)
	}, DutyChanged)
}

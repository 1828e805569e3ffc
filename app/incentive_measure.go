package app

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app/score"
)

// Measures (措施办理) carries a decided case out: serving, interview, rectification, recheck, fulfilment, close.
type Measures struct{ *core }

// RecheckResult (复查结论) is what a recheck found.
type RecheckResult struct {
	Pass        bool
	By          string
	Text        string
	NewDeadline Date // failed: of the next round; empty: the setting's working days from today
	Escalate    bool // failed: go one step up the ladder instead of a next round
}

// Fulfilment (兑现) says how a reward was given.
type Fulfilment struct {
	AmountFen  int64 // money only; 0 takes the decided amount
	FundSource string
	Text       string
}

// Serve records that the paper was handed over, when and to whom.
func (s *Measures) Serve(ctx context.Context, id int64, day Date, to string) error {
	return s.change(ctx, Act{Name: "送达", Object: s.caseObject(ctx, id), Right: RightEdit}, id, func(_ Tx, e *Incentive) (string, error) {
		var wrong Errors
		wrong.Add(day == "", "day", "送达日期为空。")
		wrong.Add(day != "" && (day < e.DecidedOn || day > s.today()), "day", "送达日期应在决定日 %s 和今天之间。", e.DecidedOn)
		wrong.Add(strings.TrimSpace(to) == "", "to", "签收人为空。")
		if e.Kind.Reward() {
			return "", Errorf("", "奖励办理兑现，不需要送达。")
		}
		if err := e.must("送达", CaseDecided); err != nil {
			return "", err
		}
		if err := wrong.Err(); err != nil {
			return "", err
		}
		e.Served, e.ServedOn, e.ServedTo, e.State = true, day, to, CaseRectifying
		if e.Kind == SanctionInterview {
			e.State = CaseServed
		}
		return fmt.Sprintf("%s 送达，%s签收", day, to), nil
	})
}

// Interview records the admonition talk; the rectification runs from then on.
func (s *Measures) Interview(ctx context.Context, id int64, text string) error {
	return s.change(ctx, Act{Name: "约谈", Object: s.caseObject(ctx, id), Right: RightEdit}, id, func(_ Tx, e *Incentive) (string, error) {
		if e.Kind != SanctionInterview {
			return "", Errorf("", "本案不是约谈，不需要约谈记录。")
		}
		if err := e.must("记录约谈", CaseServed); err != nil {
			return "", err
		}
		if text = strings.TrimSpace(text); text == "" {
			return "", Errorf("text", "约谈记录为空：写明约谈内容和单位的表态。")
		}
		e.Interviewed, e.State = text, CaseRectifying
		return "已约谈，整改期限 " + string(e.Deadline), nil
	})
}

// AskRecheck says that the unit has done what was required.
func (s *Measures) AskRecheck(ctx context.Context, id int64, text string) error {
	return s.change(ctx, Act{Name: "申请复查", Object: s.caseObject(ctx, id), Right: RightEdit}, id, func(_ Tx, e *Incentive) (string, error) {
		if err := e.must("申请复查", CaseRectifying); err != nil {
			return "", err
		}
		if text = strings.TrimSpace(text); text == "" {
			return "", Errorf("text", "整改情况为空：逐条对应写明。")
		}
		e.State, e.RecheckPass, e.RecheckOn, e.RecheckText = CaseRecheckAsked, false, "", ""
		late := ""
		if e.Deadline != "" && s.today() > e.Deadline {
			late = fmt.Sprintf("（逾期，期限 %s）", e.Deadline)
		}
		return text + late, nil
	})
}

// Recheck enters the verdict. Passed, the case may be closed; failed, a next round begins with a new deadline, or the case
// climbs one step of the ladder and is verified and decided anew.
func (s *Measures) Recheck(ctx context.Context, id int64, r RecheckResult) error {
	return s.change(ctx, Act{Name: "复查", Object: s.caseObject(ctx, id), Right: RightReview}, id, func(tx Tx, e *Incentive) (string, error) {
		var wrong Errors
		wrong.Add(strings.TrimSpace(r.By) == "", "by", "复查人为空。")
		wrong.Add(strings.TrimSpace(r.Text) == "", "text", "复查情况为空。")
		wrong.Add(r.NewDeadline != "" && r.NewDeadline <= s.today(), "deadline", "新的期限应晚于今天。")
		if err := e.must("复查", CaseRecheckAsked); err != nil {
			return "", err
		}
		wrong.Add(e.RecheckPass, "", "复查已经通过，办理销号即可。")
		if err := wrong.Err(); err != nil {
			return "", err
		}
		e.RecheckOn, e.RecheckBy, e.RecheckText, e.RecheckPass = s.today(), r.By, r.Text, r.Pass
		switch {
		case r.Pass:
			return "整改到位：" + r.Text, nil
		case r.Escalate:
			return s.escalate(e, r)
		}
		return s.nextRound(tx, e, r)
	})
}

func (c *core) nextRound(tx Tx, e *Incentive, r RecheckResult) (string, error) {
	e.Deadline = r.NewDeadline
	if e.Deadline == "" {
		cal, err := c.calendar(tx)
		if err != nil {
			return "", err
		}
		e.Deadline = cal.Add(c.today(), settingInt(tx, SetRectifyDays))
	}
	e.Round++
	e.State = CaseRectifying
	return fmt.Sprintf("未到位：%s；第%d次整改，期限 %s", r.Text, e.Round, e.Deadline), nil
}

// Harder is the next step up the ladder 提醒 → 限期整改 → 约谈 → 通报批评; ok is false at its end and for rewards.
func (k IncentiveKind) Harder() (next IncentiveKind, ok bool) {
	switch k {
	case SanctionRemind:
		return SanctionRectify, true
	case SanctionRectify:
		return SanctionInterview, true
	case SanctionInterview:
		return SanctionCircular, true
	}
	return k, false
}

func (c *core) escalate(e *Incentive, r RecheckResult) (string, error) {
	next, ok := e.Kind.Harder()
	if !ok {
		return "", Errorf("escalate", "%s已是最重的措施，不能再升级；可再次限期整改。", e.Kind)
	}
	text := fmt.Sprintf("未到位：%s；由%s升级为%s（原文号 %s）", r.Text, e.Kind, next, e.No)
	e.Facts = strings.TrimSpace(e.Facts + "\n" + fmt.Sprintf("%s 复查未到位：%s", c.today(), strings.ReplaceAll(r.Text, "\n", "；")))
	e.Kind, e.State, e.No = next, CaseVerifying, ""
	e.Round++
	e.Served, e.ServedOn, e.ServedTo = false, "", ""
	e.Statement, e.StatementDue, e.DecidedBy, e.DecidedOn, e.Interviewed = "", "", "", "", ""
	return text, nil
}

// Fulfil records that a reward was given; money needs amount and source.
func (s *Measures) Fulfil(ctx context.Context, id int64, f Fulfilment) error {
	return s.change(ctx, Act{Name: "兑现", Object: s.caseObject(ctx, id), Right: RightEdit}, id, func(_ Tx, e *Incentive) (string, error) {
		if !e.Kind.Reward() {
			return "", Errorf("", "约束措施不办理兑现，整改到位后销号。")
		}
		if err := e.must("兑现", CaseDecided); err != nil {
			return "", err
		}
		if f.AmountFen == 0 {
			f.AmountFen = e.AmountFen
		}
		if strings.TrimSpace(f.FundSource) == "" {
			f.FundSource = e.FundSource
		}
		if e.Kind == RewardFund {
			var wrong Errors
			wrong.Add(f.AmountFen <= 0, "amount", "资金奖励要写明金额。")
			wrong.Add(f.AmountFen > e.AmountFen, "amount", "兑现金额超过决定的 %s 元。", Yuan(e.AmountFen))
			wrong.Add(strings.TrimSpace(f.FundSource) == "", "fund", "资金奖励要写明资金来源。")
			if err := wrong.Err(); err != nil {
				return "", err
			}
			e.AmountFen, e.FundSource = f.AmountFen, f.FundSource
		}
		e.State = CaseFulfilled
		text := strings.TrimSpace(f.Text)
		if text == "" {
			text = e.Content
		}
		if e.Kind == RewardFund {
			text += fmt.Sprintf("，%s 元，%s", Yuan(e.AmountFen), e.FundSource)
		}
		return text, nil
	})
}

// Close ends a case: a reward after its fulfilment, a sanction only after a passed recheck.
func (s *Measures) Close(ctx context.Context, id int64) error {
	return s.change(ctx, Act{Name: "销号", Object: s.caseObject(ctx, id), Right: RightEdit}, id, func(_ Tx, e *Incentive) (string, error) {
		if e.Kind.Reward() {
			if err := e.must("销号", CaseFulfilled); err != nil {
				return "", err
			}
		} else {
			if err := e.must("销号", CaseRecheckAsked); err != nil {
				return "", err
			}
			if !e.RecheckPass {
				return "", Errorf("", "没有通过的复查记录，不能销号。先办理复查。")
			}
		}
		e.State, e.ClosedOn = CaseClosed, s.today()
		return "销号", nil
	})
}

// Yuan writes fen as yuan with thousands kept together: 12,345.60.
func Yuan(fen int64) string {
	yuan := score.Int(fen).Div(score.Int(100))
	text := yuan.Abs().Text(2)
	for i := len(text) - 6; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	if yuan.Sign() < 0 {
		return "−" + text
	}
	return text
}

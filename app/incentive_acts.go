package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Case (奖惩档案) is one case with the log of its steps.
type Case struct {
	Incentive
	Steps []IncentiveStep // oldest first
}

// Decision (决定) is what the leader lays down.
type Decision struct {
	Kind        IncentiveKind // may differ from the proposal, within rewards or within sanctions
	Content     string        // reward content, or what is required
	AmountFen   int64         // money only
	FundSource  string
	Deadline    Date   // of the rectification; empty: the setting's working days from today
	PlaceTime   string // 约谈: when, where, who
	Place       string
	Interviewer string
}

// List is the cases of a query.
func (s *Incentives) List(ctx context.Context, q Query) (rows []Incentive, total int, err error) {
	return list(ctx, s.core, q, Tx.Incentives)
}

// Get is one case with its steps.
func (s *Incentives) Get(ctx context.Context, id int64) (one Case, err error) {
	err = s.read(ctx, func(tx Tx) error {
		if one.Incentive, err = tx.Incentives().Get(id); err != nil {
			return err
		}
		one.Steps, err = tx.IncentiveSteps().List(Where(Eq("incentive_id", id)).By("id"))
		return err
	})
	return one, err
}

// Propose enters a case that no ranking proposed, or changes one that is not decided yet.
func (s *Incentives) Propose(ctx context.Context, e *Incentive) error {
	var wrong Errors
	wrong.Add(e.OrgID == 0, "org", "没有选单位。")
	wrong.Add(strings.TrimSpace(e.Basis) == "", "basis", "依据为空：写明季度、名次、得分或检查结果。")
	if err := wrong.Err(); err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "提出" + e.Kind.String(), Object: e.OrgName, Right: RightEdit}, func(tx Tx) error {
		o, err := tx.Orgs().Get(e.OrgID)
		if err != nil {
			return Errorf("org", "没有这个单位。")
		}
		isNew := e.ID == 0
		if !isNew && e.State != CaseProposed && e.State != CaseVerifying {
			return Errorf("", "本案%s，不能再改。", e.State)
		}
		e.OrgName, e.Group = o.Short(), o.Group
		if isNew {
			e.State, e.Round = CaseProposed, 1
		}
		if err := tx.Incentives().Put(e); err != nil {
			return err
		}
		if isNew {
			return s.step(tx, e, "提出", e.Basis)
		}
		return s.step(tx, e, "修改", e.Basis)
	}, IncentiveChanged)
}

// change runs one act on a case: the states it may come from, what it does, and the line of the log it writes.
func (c *core) change(ctx context.Context, act Act, id int64, fn func(Tx, *Incentive) (string, error)) error {
	return c.write(ctx, act, func(tx Tx) error {
		e, err := tx.Incentives().Get(id)
		if errors.Is(err, ErrNotFound) {
			return Errorf("", "没有这个奖惩案，可能已被删除。")
		}
		if err != nil {
			return err
		}
		text, err := fn(tx, &e)
		if err != nil {
			return err
		}
		if err := tx.Incentives().Put(&e); err != nil {
			return err
		}
		return c.step(tx, &e, act.Name, text)
	}, IncentiveChanged)
}

// must refuses an act in a state it does not fit, and says what comes first.
func (e *Incentive) must(act string, states ...IncentiveState) error {
	for _, s := range states {
		if e.State == s {
			return nil
		}
	}
	next := "本案已经结束"
	if e.NextAct() != "" {
		next = "下一步是" + e.NextAct()
	}
	return Errorf("", "%s的%s案现在是“%s”，不能%s；%s。", e.OrgName, e.Kind, e.State, act, next)
}

// Verify confirms the facts of a proposal, item by item.
func (s *Incentives) Verify(ctx context.Context, id int64, facts string) error {
	return s.change(ctx, Act{Name: "核实", Object: s.caseObject(ctx, id), Right: RightEdit}, id, func(_ Tx, e *Incentive) (string, error) {
		if err := e.must("核实", CaseProposed, CaseVerifying); err != nil {
			return "", err
		}
		if facts = strings.TrimSpace(facts); facts == "" {
			return "", Errorf("facts", "核实的事实为空：逐条写明，一行一条。")
		}
		e.Facts, e.State = facts, CaseVerifying
		return fmt.Sprintf("核实事实 %d 条", len(lines(facts))), nil
	})
}

// OpenStatement opens the period in which the unit may state its case.
func (s *Incentives) OpenStatement(ctx context.Context, id int64) error {
	return s.change(ctx, Act{Name: "告知陈述申辩", Object: s.caseObject(ctx, id), Right: RightEdit}, id, func(tx Tx, e *Incentive) (string, error) {
		if e.Kind.Reward() {
			return "", Errorf("", "奖励不需要陈述申辩。")
		}
		if err := e.must("告知陈述申辩", CaseVerifying); err != nil {
			return "", err
		}
		cal, err := s.calendar(tx)
		if err != nil {
			return "", err
		}
		e.State, e.Statement = CaseStatement, ""
		e.StatementDue = cal.Add(s.today(), settingInt(tx, SetStatementDays))
		return fmt.Sprintf("陈述申辩至 %s", e.StatementDue), nil
	})
}

// TakeStatement records what the unit stated, or that it waived its right.
func (s *Incentives) TakeStatement(ctx context.Context, id int64, text string) error {
	return s.change(ctx, Act{Name: "记录陈述申辩", Object: s.caseObject(ctx, id), Right: RightEdit}, id, func(_ Tx, e *Incentive) (string, error) {
		if err := e.must("记录陈述申辩", CaseStatement); err != nil {
			return "", err
		}
		if text = strings.TrimSpace(text); text == "" {
			return "", Errorf("statement", "陈述申辩内容为空；单位放弃的，写“放弃陈述申辩”。")
		}
		e.Statement = text
		return text, nil
	})
}

// Decide lays a reward or a sanction down and gives it its number. A sanction waits for the end of the statement period,
// unless the unit has stated before.
func (s *Incentives) Decide(ctx context.Context, id int64, d Decision) error {
	return s.change(ctx, Act{Name: "决定", Object: s.caseObject(ctx, id), Right: RightDecide}, id, func(tx Tx, e *Incentive) (string, error) {
		if err := s.mayDecide(e, d); err != nil {
			return "", err
		}
		e.Kind, e.Content = d.Kind, strings.TrimSpace(d.Content)
		e.AmountFen, e.FundSource = d.AmountFen, strings.TrimSpace(d.FundSource)
		e.PlaceTime, e.Place, e.Interviewer = d.PlaceTime, d.Place, d.Interviewer
		if !e.Kind.Reward() {
			e.Deadline = d.Deadline
			if e.Deadline == "" {
				cal, err := s.calendar(tx)
				if err != nil {
					return "", err
				}
				e.Deadline = cal.Add(s.today(), settingInt(tx, SetRectifyDays))
			}
		}
		prefix, err := prefixOf(tx, 0, SetPrefix)
		if err != nil {
			return "", err
		}
		no, err := takeNumber(tx, Number{Prefix: prefix, Year: s.today().Year(), Kind: "incentive", RecordID: e.ID, Title: e.Kind.PaperOf(e.OrgName)})
		if err != nil {
			return "", err
		}
		e.No, e.State = no, CaseDecided
		e.DecidedBy, e.DecidedOn = UserFrom(ctx).Who(), s.today()
		return e.Kind.String() + "，" + no, nil
	})
}

func (s *Incentives) mayDecide(e *Incentive, d Decision) error {
	if e.Kind.Reward() != d.Kind.Reward() {
		return Errorf("kind", "奖励案不能改成约束措施，约束案不能改成奖励；另提一案。")
	}
	if e.Kind.Reward() {
		if err := e.must("决定", CaseVerifying); err != nil {
			return err
		}
	} else {
		if err := e.must("决定", CaseStatement); err != nil {
			return err
		}
		if e.Statement == "" && s.today() <= e.StatementDue {
			return Errorf("", "陈述申辩期到 %s 届满，单位还没有陈述，届满前不能决定。", e.StatementDue)
		}
	}
	return d.check(s.today())
}

// check says what a decision lacks.
func (d Decision) check(today Date) error {
	var e Errors
	e.Add(d.Kind.Reward() && strings.TrimSpace(d.Content) == "", "content", "奖励内容为空。")
	e.Add(d.Kind == RewardFund && d.AmountFen <= 0, "amount", "资金奖励要写明金额。")
	e.Add(d.Kind == RewardFund && strings.TrimSpace(d.FundSource) == "", "fund", "资金奖励要写明资金来源。")
	e.Add(d.Kind != RewardFund && d.AmountFen != 0, "amount", "只有资金奖励才写金额。")
	e.Add(d.Kind == SanctionInterview && d.PlaceTime == "", "place_time", "约谈时间为空。")
	e.Add(d.Kind == SanctionInterview && d.Place == "", "place", "约谈地点为空。")
	e.Add(d.Kind == SanctionInterview && d.Interviewer == "", "interviewer", "约谈人为空。")
	e.Add(!d.Kind.Reward() && strings.TrimSpace(d.Content) == "", "content", "整改要求为空：逐条写明。")
	e.Add(d.Deadline != "" && d.Deadline <= today, "deadline", "整改期限应晚于今天 %s。", today)
	return e.Err()
}

// Reject drops a proposal with its reason.
func (s *Incentives) Reject(ctx context.Context, id int64, reason string) error {
	return s.change(ctx, Act{Name: "不予", Object: s.caseObject(ctx, id), Right: RightDecide}, id, func(_ Tx, e *Incentive) (string, error) {
		if reason = strings.TrimSpace(reason); reason == "" {
			return "", Errorf("reason", "写明不予的理由。")
		}
		if err := e.must("不予", CaseProposed, CaseVerifying, CaseStatement); err != nil {
			return "", err
		}
		e.State, e.ClosedOn, e.Note = CaseRejected, s.today(), join(e.Note, "不予："+reason)
		return reason, nil
	})
}

// Revoke takes a decision back with its reason; its number stays used.
func (s *Incentives) Revoke(ctx context.Context, id int64, reason string) error {
	return s.change(ctx, Act{Name: "撤销", Object: s.caseObject(ctx, id), Right: RightDecide}, id, func(_ Tx, e *Incentive) (string, error) {
		if reason = strings.TrimSpace(reason); reason == "" {
			return "", Errorf("reason", "写明撤销的理由。")
		}
		if err := e.must("撤销", CaseDecided, CaseServed, CaseRectifying, CaseRecheckAsked, CaseFulfilled); err != nil {
			return "", err
		}
		e.State, e.ClosedOn, e.Note = CaseRevoked, s.today(), join(e.Note, "撤销："+reason)
		return reason, nil
	})
}

// caseObject names a case in the audit log by its unit and kind; one that is not there is refused by the act itself.
func (c *core) caseObject(ctx context.Context, id int64) string {
	e, err := get(ctx, c, id, Tx.Incentives)
	if err != nil {
		return fmt.Sprintf("奖惩案 %d", id)
	}
	return e.OrgName + " " + e.Kind.String()
}

// lines are the non-empty lines of a text.
func lines(text string) []string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

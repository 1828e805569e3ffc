package app

import "fmt"

// caseGroup is one kind of act that rewards and sanctions wait for.
type caseGroup struct {
	key, title, verb, chip string
	right                  Right
	signs                  bool
	waits                  func(e *Incentive) bool
	text                   func(e *Incentive) string
}

// groups are the acts in the order of a case's life.
func (h *homeDesk) groupsOfCases() []caseGroup {
	plain := func(e *Incentive) string { return fmt.Sprintf("%s %s（%s）", e.OrgName, e.Kind, e.Basis) }
	dated := func(word string) func(e *Incentive) string {
		return func(e *Incentive) string {
			if e.Deadline == "" {
				return plain(e)
			}
			return fmt.Sprintf("%s %s，%s %s", e.OrgName, e.Kind, word, e.Deadline.MonthDay())
		}
	}
	return []caseGroup{
		{"decide", "奖惩待决定", "决定", "待决定", RightDecide, true, h.mayDecide, plain},
		{"verify", "奖惩建议待核实", "核实", "待核实", RightEdit, false, func(e *Incentive) bool { return e.State == CaseProposed }, plain},
		{"serve", "奖惩待送达、兑现", "办理", "待送达、兑现", RightEdit, false, func(e *Incentive) bool { return e.State == CaseDecided }, plain},
		{"late", "整改逾期", "查看", "整改中", RightEdit, false, func(e *Incentive) bool {
			return e.State == CaseRectifying && e.Deadline != "" && e.Deadline < h.day
		}, dated("整改期限")},
		{"recheck", "整改待复查", "复查", "待复查", RightReview, false, func(e *Incentive) bool { return e.State == CaseRecheckAsked }, dated("整改期限")},
	}
}

// mayDecide says whether a case has come to its decision: a verified reward, or a sanction whose unit stated or whose term for
// it has run out.
func (h *homeDesk) mayDecide(e *Incentive) bool {
	switch e.State {
	case CaseVerifying:
		return e.Kind.Reward()
	case CaseStatement:
		return e.Statement != "" || e.StatementDue < h.day
	}
	return false
}

// caseTodos are the rewards and sanctions that wait for an act of the user.
func (h *homeDesk) caseTodos() error {
	open, err := h.tx.Incentives().List(Where(Cond{"state", "<", CaseClosed}).By("deadline", "id"))
	if err != nil || len(open) == 0 {
		return err
	}
	for _, g := range h.groupsOfCases() {
		if !h.me.May(g.right) {
			continue
		}
		t := Todo{Key: g.key, Lamp: Lamp(lampGrey), Title: g.title, Verb: g.verb, Signs: g.signs, Module: "incentive", Tab: "case", Args: map[string]string{"chip": g.chip}}
		for i := range open {
			if !g.waits(&open[i]) {
				continue
			}
			if t.Count == 0 {
				t.Text, t.ID = g.text(&open[i]), open[i].ID
			}
			t.Count++
		}
		if t.Count > 1 { // one case opens itself, several their list
			t.ID = 0
		}
		h.add(t)
	}
	return nil
}

// mostRecent is how many of the newest acts a page has room for at most.
const mostRecent = 40

// recent are the newest acts, sign-ins left out.
func (h *homeDesk) recent() error {
	rows, _, err := h.tx.Audit().Rows(Query{Limit: mostRecent, Where: []Cond{{"act", "!=", "登录"}}})
	for _, r := range rows {
		text := r.Act
		if r.Object != "" {
			text += " " + r.Object
		}
		h.b.Recent = append(h.b.Recent, RecentLine{When: h.when(r.At), Who: r.Who, Text: text})
	}
	return err
}

// when is the clock of today, 昨天, or the day.
func (h *homeDesk) when(at Stamp) string {
	switch day := at.Date(); {
	case day == h.day:
		return at.Clock()
	case day == h.day.AddDays(-1):
		return "昨天"
	case day.Year() != h.day.Year():
		return string(day)
	default:
		return day.Short()
	}
}

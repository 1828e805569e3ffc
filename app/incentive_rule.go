package app

import (
	"errors"
	"fmt"
	"strings"

	"gongzhi/app/score"
)

// proposal is a case that the rule of a ranking suggests.
type proposal struct {
	row  Ranking
	kind IncentiveKind
	rule string
}

// proposeFor applies the rule to one group's ranked rows, best first. Units that tie at the cut line are all taken, and the
// rule's text says so; a group of no more than N units, or one that ties as a whole, has nobody to be told from.
func (p Policy) proposeFor(group string, rows []Ranking) []proposal {
	var ranked []Ranking
	for _, r := range rows {
		if r.Group == group && r.Rank > 0 {
			ranked = append(ranked, r)
		}
	}
	top, last := cut(ranked, p.RewardTop, false), cut(ranked, p.LastN, true)
	var out []proposal
	for i, r := range ranked {
		first, end := i < top, i >= len(ranked)-last
		if first == end {
			continue
		}
		if first {
			out = append(out, proposal{r, RewardHonour, p.ruleText(group, ranked, top, true)})
			continue
		}
		kind := SanctionRectify
		if shown := score.Printed(r.Shown); !shown.None() && shown.Cmp(p.Below) < 0 {
			kind = SanctionInterview
		}
		out = append(out, proposal{r, kind, p.ruleText(group, ranked, last, false)})
	}
	return out
}

// cut is how many rows from the top (or the end) the rule takes: n, and those that tie with the n-th.
func cut(ranked []Ranking, n int, fromEnd bool) int {
	if n <= 0 || len(ranked) <= n {
		return 0
	}
	at := func(i int) int {
		if fromEnd {
			i = len(ranked) - 1 - i
		}
		return ranked[i].Rank
	}
	for n < len(ranked) && at(n) == at(n-1) {
		n++
	}
	if n == len(ranked) {
		return 0
	}
	return n
}

func (p Policy) ruleText(group string, ranked []Ranking, taken int, reward bool) string {
	n, where := p.LastN, "末"
	text := fmt.Sprintf("%s组排名末 %d 名：得分低于 %s 分建议约谈，其余建议限期整改", group, n, p.Below.Short(4))
	if reward {
		n, where = p.RewardTop, "前"
		text = fmt.Sprintf("%s组排名前 %d 名建议通报表扬", group, n)
	}
	if taken > n {
		text += fmt.Sprintf("；%s %d 名的分界处并列，一并列入，共 %d 个单位", where, n, taken)
	}
	return text + fmt.Sprintf("（参与排名 %d 个单位）", len(ranked))
}

// proposeCases suggests rewards and sanctions from a ranking that has just been locked. A unit that already has a reward
// (or a sanction) from the same quarter is not proposed again; where a corrected version no longer supports a case, the
// case says so.
func (c *core) proposeCases(tx Tx, a Assessment, rows []Ranking) error {
	values := settingValues(tx)
	policy := policyOf(values)
	existing, err := tx.Incentives().List(Where(Eq("period", a.Period)).By("id"))
	if err != nil {
		return err
	}
	type key struct {
		org    int64
		reward bool
	}
	have, wanted := map[key]bool{}, map[key]bool{}
	for _, e := range existing {
		have[key{e.OrgID, e.Kind.Reward()}] = true
	}
	for _, group := range groupsOf(rows) {
		for _, s := range policy.proposeFor(group, rows) {
			k := key{s.row.OrgID, s.kind.Reward()}
			wanted[k] = true
			if have[k] {
				continue
			}
			if err := c.propose(tx, a, s); err != nil {
				return err
			}
		}
	}
	for i := range existing {
		e := &existing[i]
		if a.Version > 1 && e.RuleText != "" && e.State.Open() && !wanted[key{e.OrgID, e.Kind.Reward()}] {
			text := fmt.Sprintf("%s排名更正为第%d版，本案依据已不成立，应予撤销或不予。", a.Period, a.Version)
			e.Note = join(e.Note, text)
			if err := c.step(tx, e, "依据变更", text); err != nil {
				return err
			}
			if err := tx.Incentives().Put(e); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *core) propose(tx Tx, a Assessment, s proposal) error {
	facts, err := factsOf(tx, s.row, s.kind.Reward())
	if err != nil {
		return err
	}
	tied := ""
	if s.row.Tied {
		tied = "（并列）"
	}
	e := Incentive{Kind: s.kind, State: CaseProposed, Period: a.Period, Group: s.row.Group, OrgID: s.row.OrgID, OrgName: s.row.OrgName,
		RuleText: s.rule, Round: 1, Facts: facts,
		Basis: fmt.Sprintf("%s社会治理效能考评%s组第%d名%s，得分 %s（第%d版）", a.Period, s.row.Group, s.row.Rank, tied, s.row.Shown, a.Version)}
	if s.kind.Reward() {
		e.Content = "通报表扬"
	}
	if err := tx.Incentives().Put(&e); err != nil {
		return err
	}
	return c.step(tx, &e, "系统建议", s.rule)
}

// factsOf lists a unit's indicators one per line: for the best those that met their target, for the last those that did not.
func factsOf(tx Tx, r Ranking, reward bool) (string, error) {
	scores, err := tx.Scores().List(Where(Eq("period", r.Period), Eq("org_id", r.OrgID)).By("id"))
	if err != nil {
		return "", err
	}
	var met, below []string
	for _, s := range scores {
		switch {
		case s.Missing:
		case s.Reached():
			met = append(met, fmt.Sprintf("%s %s（%s），达到目标（%s）", s.Name, s.Shown, s.Parts(), s.Target))
		default:
			below = append(below, fmt.Sprintf("%s %s（%s），未达到目标（%s），得 %s 分（满分 %s）", s.Name, s.Shown, s.Parts(), s.Target, s.Got,
				s.WeightText()))
		}
	}
	if reward || len(below) == 0 {
		return strings.Join(met, "\n"), nil
	}
	return strings.Join(below, "\n"), nil
}

// step writes one line of a case's log, dated today.
func (c *core) step(tx Tx, e *Incentive, name, text string) error {
	if e.ID == 0 {
		return errors.New("a step of a case that has no id")
	}
	return tx.IncentiveSteps().Put(&IncentiveStep{IncentiveID: e.ID, Day: c.today(), Step: name, Text: text})
}

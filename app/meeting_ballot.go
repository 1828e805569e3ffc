package app

import (
	"context"
	"fmt"
	"strings"
)

// Votes (票数) is what was counted for one agenda item. Recused names the attendances that stepped back from it.
type Votes struct {
	Yes, No, Abstain, Invalid int
	Recused                   IDs
}

// Verdict (表决结果) is what a count means under the meeting's rule.
type Verdict struct {
	Entitled, PresentN int // 应到, 实到 of the item, those recused included in both
	Recused, NotVoted  int
	Base, Need         int    // what the majority is taken of, and the votes it needs
	Result             string // 通过, 未通过, 平票, 法定人数不足
	Line               string // 「赞成 9 票，需 8 票，多 1 票」
	Why                string // how it was reckoned, line by line
}

// The results of a ballot.
const (
	ResultPassed   = "通过"
	ResultRejected = "未通过"
	ResultTie      = "平票"
	ResultNoQuorum = "法定人数不足"
)

// Judge says what the votes mean for a meeting as it sits now. More votes than people to cast them is an error. The check that
// always holds: 赞成 + 反对 + 弃权 + 无效 + 未投 + 回避 = 实到.
func Judge(rec MeetingRecord, v Votes) (Verdict, error) {
	if v.Yes < 0 || v.No < 0 || v.Abstain < 0 || v.Invalid < 0 {
		return Verdict{}, Errorf("votes", "票数不能为负。")
	}
	all, quorum := Quorum(rec), Quorum(rec, v.Recused...)
	names := recusedNames(rec, v.Recused)
	d := Verdict{Entitled: all.Entitled, PresentN: all.Present, Recused: all.Present - quorum.Present}
	cast := v.Yes + v.No + v.Abstain + v.Invalid
	d.NotVoted = quorum.Present - cast
	if d.NotVoted < 0 {
		return d, Errorf("votes", "票数共 %d 张，多于可投票的 %d 人。核对票数、签到和回避。", cast, quorum.Present)
	}
	if !quorum.Met {
		d.Result, d.Line = ResultNoQuorum, quorum.Text
		d.Why = quorum.Why
		return d, nil
	}
	r := rec.Meeting.Rule
	d.Base = majorityBase(r, quorum, v)
	d.Need = max(needed(d.Base, r.MajorityNum, r.MajorityDen, r.MajorityStrict), 1)
	d.Result, d.Line = outcome(v, d.Need)
	lines := []string{quorum.Why + "，可以表决。"}
	if d.Recused > 0 {
		lines = append(lines, fmt.Sprintf("回避 %d 人（%s），可投票 %d − %d = %d 人。", d.Recused, strings.Join(names, "、"), d.PresentN, d.Recused, quorum.Present))
	}
	sign := map[bool]string{true: "≥", false: "<"}[v.Yes >= d.Need]
	lines = append(lines, fmt.Sprintf("规则：%s。基数 %d，需 %d 票，赞成 %d %s %d。", r.MajorityText(), d.Base, d.Need, v.Yes, sign, d.Need))
	lines = append(lines, fmt.Sprintf("核对：赞成 %d + 反对 %d + 弃权 %d + 无效 %d + 未投 %d + 回避 %d = %d，与实到一致。", v.Yes, v.No, v.Abstain, v.Invalid, d.NotVoted, d.Recused, d.PresentN))
	d.Why = strings.Join(lines, "\n")
	return d, nil
}

// majorityBase is what the majority is taken of: members, those present, valid votes, or yes and no alone.
func majorityBase(r Rule, q QuorumCount, v Votes) int {
	base := map[string]int{"entitled": q.Entitled, "present": q.Present, "valid": v.Yes + v.No + v.Abstain, "yn": v.Yes + v.No}[r.MajorityBase]
	if r.MajorityBase == "valid" && !r.AbstainInBase {
		base -= v.Abstain
	}
	return base
}

func outcome(v Votes, need int) (result, line string) {
	switch {
	case v.Yes >= need:
		return ResultPassed, fmt.Sprintf("赞成 %d 票，需 %d 票，多 %d 票", v.Yes, need, v.Yes-need)
	case v.Yes == v.No && v.Yes > 0:
		return ResultTie, fmt.Sprintf("赞成 %d 票，反对 %d 票，票数相等，需 %d 票", v.Yes, v.No, need)
	}
	return ResultRejected, fmt.Sprintf("赞成 %d 票，需 %d 票，差 %d 票", v.Yes, need, need-v.Yes)
}

func recusedNames(rec MeetingRecord, ids IDs) []string {
	var names []string
	for i := range rec.Attendances {
		if a := &rec.Attendances[i]; ids.Has(a.ID) {
			names = append(names, a.Who())
		}
	}
	return names
}

// VotesOf is the count kept with an agenda item.
func (r MeetingRecord) VotesOf(a AgendaItem) Votes {
	return Votes{Yes: a.Yes, No: a.No, Abstain: a.Abstain, Invalid: a.Invalid, Recused: a.RecusedIDs}
}

// Counted says whether votes were counted for the item, confirmed or not.
func (a *AgendaItem) Counted() bool { return a.Yes+a.No+a.Abstain+a.Invalid > 0 }

func (a *AgendaItem) countable() error {
	if a.Yes < 0 || a.No < 0 || a.Abstain < 0 || a.Invalid < 0 {
		return Errorf("votes", "票数不能为负。")
	}
	return nil
}

// keepBallot keeps a confirmed ballot as it was confirmed.
func (a *AgendaItem) keepBallot(was *AgendaItem) {
	a.Voted, a.Entitled, a.PresentN, a.NotVoted, a.Result, a.ResultWhy = true, was.Entitled, was.PresentN, was.NotVoted, was.Result, was.ResultWhy
	a.Yes, a.No, a.Abstain, a.Invalid = was.Yes, was.No, was.Abstain, was.Invalid
	a.Recused, a.RecusedIDs, a.RecusedNames = was.Recused, was.RecusedIDs, was.RecusedNames
}

// Confirm freezes the votes counted for an item with their result and the reason. A meeting that only hears reports cannot vote.
func (s *Sittings) Confirm(ctx context.Context, itemID int64, v Votes) (item AgendaItem, err error) {
	item, err = get(ctx, s.core, itemID, Tx.AgendaItems)
	if err != nil {
		return item, err
	}
	err = s.act(ctx, item.MeetingID, "确认表决结果", RightSign, func(tx Tx, rec *MeetingRecord) error {
		if err := votable(&rec.Meeting); err != nil {
			return err
		}
		a := rec.Item(itemID)
		if a.Voted {
			return Errorf("", "“%s”的表决结果已确认：%s。", a.Title, a.Result)
		}
		if v.Yes+v.No+v.Abstain+v.Invalid == 0 {
			return Errorf("votes", "还没有计票。先填写赞成、反对、弃权票数。")
		}
		d, err := Judge(*rec, v)
		if err != nil {
			return err
		}
		a.Voted, a.Yes, a.No, a.Abstain, a.Invalid = true, v.Yes, v.No, v.Abstain, v.Invalid
		a.Entitled, a.PresentN, a.NotVoted, a.Recused = d.Entitled, d.PresentN, d.NotVoted, d.Recused
		a.RecusedIDs, a.RecusedNames = v.Recused, strings.Join(recusedNames(*rec, v.Recused), "、")
		a.Result, a.ResultWhy = d.Result, d.Line+"\n"+d.Why
		if a.Conclusion == ConcludedNot {
			a.Conclusion = map[string]Conclusion{ResultPassed: Decided, ResultRejected: Rejected, ResultTie: Deferred, ResultNoQuorum: Deferred}[d.Result]
		}
		item = a
		return tx.AgendaItems().Put(&item)
	})
	return item, err
}

func votable(m *Meeting) error {
	if m.State != MeetingInProgress {
		return Errorf("", "%s%s，不能表决。", m.Name(), m.State)
	}
	if m.HearOnly {
		return Errorf("", "%s不足法定人数，只听取通报，不能表决。", m.Name())
	}
	return nil
}

// Revote opens a confirmed ballot again while the meeting sits (再次表决); the audit log keeps the first result and the reason.
func (s *Sittings) Revote(ctx context.Context, itemID int64, reason string) error {
	item, err := get(ctx, s.core, itemID, Tx.AgendaItems)
	if err != nil {
		return err
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return Errorf("reason", "写明重新表决的原因。")
	}
	return s.act(ctx, item.MeetingID, "重新表决："+reason, RightSign, func(tx Tx, rec *MeetingRecord) error {
		if err := votable(&rec.Meeting); err != nil {
			return err
		}
		a := rec.Item(itemID)
		if !a.Voted {
			return Errorf("", "“%s”还没有确认表决结果，直接改票数即可。", a.Title)
		}
		a.keepBallot(&AgendaItem{})
		a.Voted = false
		if a.Conclusion == Decided || a.Conclusion == Rejected || a.Conclusion == Deferred {
			a.Conclusion = ConcludedNot
		}
		return tx.AgendaItems().Put(&a)
	})
}

package app

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app/ballot"
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
	ResultPassed   = string(ballot.Passed)
	ResultRejected = string(ballot.Failed)
	ResultTie      = string(ballot.Tied)
	ResultNoQuorum = string(ballot.NoQuorum)
)

// ballotRule is the rule as the engine reads it. An equal vote is not passed; the meeting may vote again.
func (r Rule) ballotRule() ballot.Rule {
	return ballot.Rule{Quorum: ballot.Share{Num: r.QuorumNum, Den: r.QuorumDen, Strict: r.QuorumStrict},
		Majority: ballot.Share{Num: r.MajorityNum, Den: r.MajorityDen, Strict: r.MajorityStrict},
		Base:     ballot.Base(r.MajorityBase), AbstainInBase: r.AbstainInBase, Tie: ballot.TieFails}
}

// Judge says what the votes mean for a meeting as it sits now. More votes than people to cast them is an error. The check that
// always holds: 赞成 + 反对 + 弃权 + 无效 + 未投 + 回避 = 实到.
func Judge(rec MeetingRecord, v Votes) (Verdict, error) {
	if v.Yes < 0 || v.No < 0 || v.Abstain < 0 || v.Invalid < 0 {
		return Verdict{}, Errorf("votes", "票数不能为负。")
	}
	all, names := Quorum(rec), recusedNames(rec, v.Recused)
	d := Verdict{Entitled: all.Entitled, PresentN: all.Present, Recused: len(names)}
	cast := v.Yes + v.No + v.Abstain + v.Invalid
	if d.NotVoted = all.Present - d.Recused - cast; d.NotVoted < 0 {
		return d, Errorf("votes", "票数共 %d 张，多于可投票的 %d 人。核对票数、签到和回避。", cast, all.Present-d.Recused)
	}
	o, err := ballot.Decide(rec.Meeting.Rule.ballotRule(), ballot.Count{Entitled: d.Entitled, Present: d.PresentN, Recused: d.Recused,
		Yes: v.Yes, No: v.No, Abstain: v.Abstain, Invalid: v.Invalid, NotVoted: d.NotVoted})
	if err != nil {
		return d, Errorf("votes", "%s。", err.Error())
	}
	d.Base, d.Need, d.Result = o.Base, o.Need, string(o.Result)
	d.Line = verdictLine(o, v)
	lines := o.Lines
	if d.Recused > 0 {
		lines = append(lines, "回避："+strings.Join(names, "、")+"。")
	}
	d.Why = strings.Join(lines, "\n")
	return d, nil
}

// verdictLine is the result in one line for screen and minutes.
func verdictLine(o ballot.Outcome, v Votes) string {
	switch o.Result {
	case ballot.Passed:
		return fmt.Sprintf("赞成 %d 票，需 %d 票，多 %d 票", v.Yes, o.Need, v.Yes-o.Need)
	case ballot.NoQuorum:
		return fmt.Sprintf("不足法定人数，差 %d 人，只能听取通报", o.ShortBy)
	case ballot.Tied:
		return fmt.Sprintf("赞成 %d 票，反对 %d 票，票数相等，需 %d 票", v.Yes, v.No, o.Need)
	}
	return fmt.Sprintf("赞成 %d 票，需 %d 票，差 %d 票", v.Yes, o.Need, o.Need-v.Yes)
}

// recusedNames lists those who sit in the meeting with a vote and step back; who has none has nothing to step back from.
func recusedNames(rec MeetingRecord, ids IDs) []string {
	var names []string
	for i := range rec.Attendances {
		if a := &rec.Attendances[i]; ids.Has(a.ID) && a.Votes(rec.Meeting.Rule) {
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
		if err := votable(&rec.Meeting, true); err != nil {
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

// votable refuses what a meeting cannot vote on now. What was counted while it sat may still be confirmed after its end.
func votable(m *Meeting, after bool) error {
	if m.State != MeetingInProgress && !(after && m.Holding()) {
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
		if err := votable(&rec.Meeting, false); err != nil {
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

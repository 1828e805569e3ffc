package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongzhi/app/ballot"
	"gongzhi/app/light"
	"gongzhi/app/score"
	"gongzhi/app/workday"
)

// ballotInput is a count with its rule, in the words of the meeting module; *_n are the same numbers by their column names.
type ballotInput struct {
	Entitled   *int        `json:"entitled"`
	Present    int         `json:"present"`
	Recused    int         `json:"recused"`
	EntitledN  *int        `json:"entitled_n"`
	PresentN   int         `json:"present_n"`
	RecusedN   int         `json:"recused_n"`
	Proxies    int         `json:"proxies"`
	Yes        int         `json:"yes"`
	No         int         `json:"no"`
	Abstain    int         `json:"abstain"`
	Invalid    int         `json:"invalid"`
	NotVoted   *int        `json:"not_voted"`
	Rule       *ballotRule `json:"rule"`
	ballotRule             // the rule may also stand beside the numbers
}

type ballotRule struct {
	Quorum        *shareInput `json:"quorum"`
	Majority      *shareInput `json:"majority"`
	AbstainInBase *bool       `json:"abstain_in_base"`
	RecusedStay   bool        `json:"recused_stay"`
	Tie           ballot.Tie  `json:"tie"`
	ChairFor      *bool       `json:"chair_for"`
}

type shareInput struct {
	Base   ballot.Base     `json:"base"`
	Num    *int            `json:"num"`
	Den    *int            `json:"den"`
	Strict json.RawMessage `json:"strict"`
}

func calcBallot(raw json.RawMessage) (answer, error) {
	var in ballotInput
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	given := in.ballotRule
	if in.Rule != nil {
		given = *in.Rule
	}
	rule, err := given.rule()
	if err != nil {
		return nil, err
	}
	entitled := cmp.Or(in.Entitled, in.EntitledN)
	if entitled == nil {
		return nil, errors.New("缺少应到人数 entitled")
	}
	c := ballot.Count{Entitled: *entitled, Present: cmp.Or(in.Present, in.PresentN), Recused: cmp.Or(in.Recused, in.RecusedN),
		Proxies: in.Proxies, Yes: in.Yes, No: in.No, Abstain: in.Abstain, Invalid: in.Invalid}
	if in.NotVoted != nil {
		c.NotVoted = *in.NotVoted
	} else {
		c.NotVoted = max(0, c.Present+c.Proxies-c.Recused-c.Yes-c.No-c.Abstain-c.Invalid)
	}
	o, err := ballot.Decide(rule, c)
	if err != nil {
		return nil, err
	}
	return answer{"result": o.Result, "short_by": o.ShortBy, "quorum_need": o.QuorumNeed, "base": o.Base, "need": o.Need,
		"reason": strings.Join(o.Lines, ""), "lines": o.Lines}, nil
}

// rule is the usual rule with what was given put in its place.
func (b ballotRule) rule() (ballot.Rule, error) {
	r := ballot.Usual()
	r.RecusedStay, r.ChairFor = b.RecusedStay, b.ChairFor
	if b.AbstainInBase != nil {
		r.AbstainInBase = *b.AbstainInBase
	}
	if b.Tie != "" {
		if r.Tie = b.Tie; !slices.Contains([]ballot.Tie{ballot.TieFails, ballot.TieChair, ballot.TieAgain}, r.Tie) {
			return r, fmt.Errorf("平票处理“%s”不认识，应为 未通过、主持人裁定 或 再次表决", r.Tie)
		}
	}
	if b.Majority != nil && b.Majority.Base != "" {
		r.Base = b.Majority.Base
	}
	if b.Quorum != nil && b.Quorum.Base != "" && b.Quorum.Base != ballot.Entitled {
		return r, errors.New("法定人数以应到人数（entitled）为基数")
	}
	var err error
	if r.Quorum, err = b.Quorum.share(r.Quorum); err == nil {
		r.Majority, err = b.Majority.share(r.Majority)
	}
	return r, err
}

func (s *shareInput) share(usual ballot.Share) (ballot.Share, error) {
	if s == nil {
		return usual, nil
	}
	if s.Num != nil {
		usual.Num = *s.Num
	}
	if s.Den != nil {
		usual.Den = *s.Den
	}
	switch strings.Trim(string(s.Strict), `"`) {
	case "":
	case "true", ">", "＞", `\u003e`:
		usual.Strict = true
	case "false", "≥", ">=", "null":
		usual.Strict = false
	default:
		return usual, errors.New("strict 应为 true（超过）或 false（达到）")
	}
	return usual, nil
}

// lightInput is one task with the office's limits.
type lightInput struct {
	Today        workday.Date        `json:"today"`
	Start        workday.Date        `json:"start"`
	Due          workday.Date        `json:"due"`
	OriginalDue  workday.Date        `json:"original_due"`
	Progress     number              `json:"progress"`
	Done         dayOrYes            `json:"done"`
	Waiting      dayOrYes            `json:"waiting"`
	Suspended    bool                `json:"suspended"`
	Milestones   [][]json.RawMessage `json:"milestones"`
	LastReport   workday.Date        `json:"last_report"`
	ReportMissed bool                `json:"report_missed"`
	Settings     struct {
		Near        *int     `json:"near_workdays"`
		Yellow      *float64 `json:"behind_yellow"`
		Red         *float64 `json:"behind_red"`
		ReportEvery int      `json:"report_every"`
	} `json:"settings"`
}

// dayOrYes is a day, true without a day, or nothing.
type dayOrYes struct {
	day workday.Date
	yes bool
}

// UnmarshalJSON reads a day, true, false or null.
func (d *dayOrYes) UnmarshalJSON(raw []byte) error {
	if string(raw) == "true" || string(raw) == "false" || string(raw) == "null" {
		d.yes = string(raw) == "true"
		return nil
	}
	return json.Unmarshal(raw, &d.day)
}

// on is the day, today if only true was said.
func (d dayOrYes) on(today workday.Date) workday.Date {
	if d.yes {
		return today
	}
	return d.day
}

func calcLight(raw json.RawMessage) (answer, error) {
	var in lightInput
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	task, err := in.task()
	if err != nil {
		return nil, err
	}
	calendar := workday.Default()
	v := light.Judge(string(in.Today), task, in.limits(), func(from, to string) int {
		return calendar.Between(workday.Date(from), workday.Date(to))
	})
	out := answer{"light": v.Lamp.String(), "planned": nil, "reason": v.Reason, "short": v.Short}
	if v.HasPlan {
		out["planned"], out["behind"] = v.Planned, v.Behind
	}
	first, last := in.Today, max(in.Today, in.Due)
	if in.Start != "" {
		first = min(first, in.Start)
	}
	if w := calendar.Warn(first, last); w != "" {
		out["warning"] = w
	}
	return out, nil
}

func (in lightInput) limits() light.Settings {
	s := light.Published()
	s.ReportEvery = in.Settings.ReportEvery
	if in.Settings.Near != nil {
		s.NearWorkdays = *in.Settings.Near
	}
	if in.Settings.Yellow != nil {
		s.BehindYellow = *in.Settings.Yellow
	}
	if in.Settings.Red != nil {
		s.BehindRed = *in.Settings.Red
	}
	return s
}

// task checks every date and the percentages.
func (in lightInput) task() (light.Task, error) {
	if err := in.check(); err != nil {
		return light.Task{}, err
	}
	t := light.Task{Start: string(in.Start), Due: string(in.Due), OriginalDue: string(in.OriginalDue), Progress: in.Progress.Float(),
		Done: string(in.Done.on(in.Today)), Waiting: string(in.Waiting.on(in.Today)), Suspended: in.Suspended, LastReport: string(in.LastReport), ReportMissed: in.ReportMissed}
	for _, row := range in.Milestones {
		m, ok := milestone(row)
		if !ok {
			return t, errors.New("阶段目标应写作 [\"2026-10-31\", 50]，百分比在 0 至 100 之间")
		}
		t.Milestones = append(t.Milestones, m)
	}
	slices.SortStableFunc(t.Milestones, func(a, b light.Milestone) int { return strings.Compare(a.Date, b.Date) })
	return t, nil
}

func (in lightInput) check() error {
	if !in.Today.Valid() {
		return fmt.Errorf("today “%s”不是有效日期", in.Today)
	}
	for _, d := range []workday.Date{in.Start, in.Due, in.OriginalDue, in.LastReport, in.Done.on(in.Today), in.Waiting.on(in.Today)} {
		if d != "" && !d.Valid() {
			return fmt.Errorf("“%s”不是有效日期，应写作 2026-03-05", d)
		}
	}
	if in.Start != "" && in.Due != "" && in.Start > in.Due {
		return fmt.Errorf("起始日 %s 晚于时限 %s", in.Start, in.Due)
	}
	if l := in.limits(); l.NearWorkdays < 0 || l.ReportEvery < 0 || l.BehindYellow < 0 || l.BehindYellow > l.BehindRed {
		return errors.New("亮灯规则不对：天数和百分点不能为负，behind_yellow 不能大于 behind_red")
	}
	if !share(in.Progress) {
		return errors.New("进度 progress 应在 0 至 100 之间")
	}
	return nil
}

// share says whether a number is a percentage of a whole; no number counts as 0.
func share(n number) bool { return n.Sign() >= 0 && n.Cmp(score.Int(100)) <= 0 }

// milestone reads ["2026-10-31", 50].
func milestone(row []json.RawMessage) (m light.Milestone, ok bool) {
	var day workday.Date
	var planned number
	if len(row) != 2 || json.Unmarshal(row[0], &day) != nil || json.Unmarshal(row[1], &planned) != nil {
		return m, false
	}
	return light.Milestone{Date: string(day), Planned: planned.Float()}, day.Valid() && !planned.None() && share(planned)
}

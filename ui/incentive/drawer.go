package incentive

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// drawer is one case beside the list.
func (k *desk) drawer(ctx context.Context, row *app.Incentive) (kit.Drawer, error) {
	c, err := k.env.App.Incentives.Get(ctx, row.ID)
	if err != nil {
		return kit.Drawer{}, err
	}
	acts, more := k.acts(c)
	return kit.Drawer{Caption: caption(c), Title: c.OrgName + "：" + c.Kind.String(), Notice: k.notice(c), Facts: facts(c), Acts: acts, More: more,
		Sections: []kit.Section{{Title: "办理进程", Stages: stages(c)}, {Title: factTitle(c), Lines: factLines(c.Facts)}, {Title: "记录", Log: log(c)}}}, nil
}

func caption(c app.Case) string {
	if c.No != "" {
		return c.No
	}
	return "未编文号"
}

// notice says in a sentence what comes next and why it may have to wait.
func (k *desk) notice(c app.Case) *kit.Notice {
	today := k.env.App.Today()
	switch {
	case strings.Contains(c.Note, "依据已不成立"):
		return &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "依据已变化", Text: c.Note}
	case c.State == app.CaseStatement && c.Statement == "" && today <= c.StatementDue:
		return &kit.Notice{Tone: kit.Blue, Title: "陈述申辩期", Text: "到 " + string(c.StatementDue) + " 届满；单位陈述后可以提前决定。"}
	case c.NextAct() == "决定" && !k.env.May(app.RightDecide):
		return &kit.Notice{Tone: kit.Blue, Title: "待领导决定", Text: "已列入领导首页的“待我签批”；决定后编定文号，由经办人" + map[bool]string{true: "办理兑现。", false: "送达。"}[c.Kind.Reward()]}
	case c.State == app.CaseRectifying && c.Deadline != "" && c.Deadline < today:
		return &kit.Notice{Tone: kit.RedTone, Lamp: kit.Red, Title: "整改逾期", Text: "整改期限 " + string(c.Deadline) + "，还没有申请复查。"}
	case c.State == app.CaseRecheckAsked && c.RecheckPass:
		return &kit.Notice{Tone: kit.GreenTone, Lamp: kit.Done, Title: "复查通过", Text: c.RecheckText}
	}
	return nil
}

func facts(c app.Case) []kit.Fact {
	out := []kit.Fact{{Label: "依据", Text: c.Basis}}
	add := func(label, text string) {
		if text != "" {
			out = append(out, kit.Fact{Label: label, Text: text})
		}
	}
	if c.Period != "" {
		out = append(out, kit.Fact{Label: "季度", Text: c.Period.String() + "排行 ›", Go: &kit.Route{Module: "effect", Tab: "rank", Args: map[string]string{"period": string(c.Period), "group": c.Group}, ID: c.OrgID}})
	}
	add("规则", c.RuleText)
	add("陈述申辩", c.Statement)
	add("要求或内容", c.Content)
	if c.AmountFen > 0 {
		add("金额", kit.Yuan(c.AmountFen)+"，"+c.FundSource)
	}
	add("约谈", strings.Trim(strings.Join([]string{c.PlaceTime, c.Place, c.Interviewer}, "，"), "，"))
	add("决定", strings.TrimSpace(c.DecidedBy+" "+string(c.DecidedOn)))
	if c.Served {
		add("送达", string(c.ServedOn)+"，"+c.ServedTo+"签收")
	}
	add("整改期限", string(c.Deadline))
	add("说明", c.Note)
	return out
}

// factTitle says whether the facts were verified.
func factTitle(c app.Case) string {
	if c.State == app.CaseProposed {
		return "待核实的事实"
	}
	return "核实的事实"
}

func factLines(text string) []kit.Line {
	var out []kit.Line
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, kit.Line{Text: l})
		}
	}
	return out
}

func log(c app.Case) []kit.LogLine {
	var out []kit.LogLine
	for i := len(c.Steps) - 1; i >= 0; i-- {
		s := c.Steps[i]
		out = append(out, kit.LogLine{When: string(s.Day), Who: s.CreatedBy, What: s.Step, Text: s.Text})
	}
	return out
}

// stages is the line of a reward or a sanction with the place the case stands at.
func stages(c app.Case) []kit.Stage {
	line := []app.IncentiveState{app.CaseProposed, app.CaseVerifying, app.CaseStatement, app.CaseDecided, app.CaseServed, app.CaseRectifying, app.CaseRecheckAsked, app.CaseClosed}
	switch {
	case c.Kind.Reward():
		line = []app.IncentiveState{app.CaseProposed, app.CaseVerifying, app.CaseDecided, app.CaseFulfilled, app.CaseClosed}
	case c.Kind != app.SanctionInterview:
		line = []app.IncentiveState{app.CaseProposed, app.CaseVerifying, app.CaseStatement, app.CaseDecided, app.CaseRectifying, app.CaseRecheckAsked, app.CaseClosed}
	}
	at := -1
	for i, s := range line {
		if s == c.State {
			at = i
		}
	}
	var out []kit.Stage
	for i, s := range line {
		st := kit.Stage{Lamp: kit.Waiting, Text: s.String()}
		switch {
		case i < at || c.State == app.CaseClosed:
			st.Lamp = kit.Done
		case i == at:
			st.Lamp, st.Note = kit.Green, "现在"
		}
		out = append(out, st)
	}
	if at < 0 {
		out = append(out, kit.Stage{Lamp: kit.Paused, Text: c.State.String(), Due: string(c.ClosedOn)})
	}
	return out
}

// papers are the papers of a case that can be printed now.
func (k *desk) papers(c app.Case) []kit.Action {
	paper := func(code, label string) kit.Action {
		return kit.Action{Label: label, Icon: "print", Do: func() { kit.ShowPaper(k.env, code, reports.Request{ID: c.ID}) }}
	}
	decided := c.DecidedOn != ""
	switch {
	case c.Kind.Reward() && decided:
		return []kit.Action{paper("D21", "表彰决定"), paper("D22", "审批表")}
	case c.Kind.Reward():
		return []kit.Action{paper("D22", "审批表")}
	case c.Kind == app.SanctionInterview && decided:
		return []kit.Action{paper("D16", "约谈通知书"), paper("D17", "约谈记录")}
	case c.Kind == app.SanctionRectify && decided:
		return []kit.Action{paper("D18", "整改通知书")}
	}
	return nil
}

// newDetail is a case on a page of its own.
func newDetail(env *kit.Env, id int64) kit.Page {
	k := &desk{env}
	return kit.NewDetail(env, kit.Detail[app.Case]{Kind: "incentive", ID: id, Topics: []app.Topic{app.IncentiveChanged},
		Load: func(ctx context.Context) (app.Case, error) { return env.App.Incentives.Get(ctx, id) },
		View: func(c app.Case) kit.View {
			acts, more := k.acts(c)
			return kit.View{Title: c.OrgName + "：" + c.Kind.String(), Subtitle: caption(c), Status: fmt.Sprintf("%s · %s", c.State, c.Basis), Acts: acts, More: more, Notice: k.notice(c),
				Left:  []kit.Card{{Title: "本案", Facts: facts(c)}, {Title: factTitle(c), Lines: factLines(c.Facts)}},
				Right: []kit.Card{{Title: "办理进程", Stages: stages(c)}, {Title: "记录", Log: log(c)}}}
		}})
}

// Package incentive shows rewards and sanctions: the cases a ranking proposed, each with its next act.
package incentive

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// Module is the module 奖惩联动.
func Module() kit.Module {
	return kit.Module{Key: "incentive", Title: "奖惩联动", Icon: "incentive", Group: kit.GroupMain, Tabs: []kit.Tab{{Key: "case", Title: "奖惩案", New: newCases}},
		Open: open, Badge: badge, BadgeTopics: []app.Topic{app.IncentiveChanged}}
}

func open(env *kit.Env, r kit.Route) kit.Page {
	switch {
	case r.Act == "new" || r.Act == "edit":
		return newEditor(env, r.ID)
	case r.ID != 0:
		return newDetail(env, r.ID)
	}
	return nil
}

func in(states ...app.IncentiveState) []app.Cond {
	var words []int
	for _, s := range states {
		words = append(words, int(s))
	}
	return []app.Cond{app.In("state", words)}
}

// badge is the number of cases that wait for an act of the office.
func badge(ctx context.Context, a *app.App) (kit.Badge, error) {
	q := app.Query{Where: in(app.CaseProposed, app.CaseVerifying, app.CaseStatement, app.CaseDecided, app.CaseServed, app.CaseRecheckAsked, app.CaseFulfilled), Limit: 1}
	_, total, err := a.Incentives.List(ctx, q)
	return kit.Badge{Count: total}, err
}

// desk is where a page works on cases.
type desk struct {
	env *kit.Env
}

func newCases(env *kit.Env) kit.Page {
	k := &desk{env}
	return kit.NewList(env, kit.List[app.Incentive]{Kind: "incentive",
		Name: "incentive", Title: "奖惩联动", Topics: []app.Topic{app.IncentiveChanged}, NoTicks: true,
		Source: env.App.Incentives.List, ID: func(e *app.Incentive) int64 { return e.ID }, Columns: columns(env.App.Today()),
		Sort: []app.Sort{{Key: "state"}, {Key: "id", Desc: true}},
		Chips: []kit.Chip{{Label: "全部"}, {Label: "待核实", Where: in(app.CaseProposed)}, {Label: "待决定", Where: in(app.CaseVerifying, app.CaseStatement)},
			{Label: "待送达、兑现", Where: in(app.CaseDecided)}, {Label: "整改中", Where: in(app.CaseServed, app.CaseRectifying)},
			{Label: "待复查", Where: in(app.CaseRecheckAsked)}, {Label: "已销号", Where: in(app.CaseClosed)}},
		Filters: []kit.Filter{
			{Key: "period", Label: "依据", All: "全部季度", Options: k.periods},
			{Key: "kind", Label: "种类", All: "全部", Options: kinds, Where: func(v string) []app.Cond { return []app.Cond{{Key: "kind", Op: "=", Value: number(v)}} }},
		},
		Search: "单位、文号、依据",
		Acts:   []kit.Action{{Label: "提出奖惩", Icon: "add", Kind: kit.Primary, Off: k.off(app.RightEdit), Do: func() { env.Go(kit.Route{Module: "incentive", Act: "new"}) }}},
		OnOpen: func(e *app.Incentive) { env.Go(kit.Route{Module: "incentive", ID: e.ID}) },
		Drawer: k.drawer,
		Empty:  kit.Empty{Icon: "incentive", Title: "还没有奖惩案", Text: "锁定季度考评时，按名次自动提出建议；也可以直接提出。", Acts: []kit.Action{{Label: "到考评发布", Do: func() { env.Go(kit.Route{Module: "effect", Tab: "publish"}) }}}},
		Foot:   "约束措施须在陈述申辩期满或单位陈述后决定，复查通过后销号",
	})
}

func number(v string) int {
	n := -1
	if _, err := fmt.Sscan(v, &n); err != nil {
		return -1
	}
	return n
}

func (k *desk) periods(ctx context.Context) ([]kit.Option, error) {
	list, err := k.env.App.Effects.Quarters(ctx)
	var out []kit.Option
	for _, a := range list {
		out = append(out, kit.Option{Value: string(a.Period), Text: a.Period.String()})
	}
	return out, err
}

func kinds(context.Context) ([]kit.Option, error) {
	var out []kit.Option
	for _, k := range app.IncentiveKinds {
		out = append(out, kit.Option{Value: fmt.Sprint(int(k)), Text: k.String()})
	}
	return out, nil
}

func columns(today app.Date) []kit.Column[app.Incentive] {
	return []kit.Column[app.Incentive]{
		{Key: "org_name", Title: "单位", Width: 120, Bold: true, Text: func(e *app.Incentive) string { return e.OrgName }},
		{Key: "kind", Title: "种类", Width: 96, Tag: kindTag},
		{Key: "state", Title: "状态", Width: 96, Tag: stateTag},
		{ID: "next", Title: "下一步", Width: 90, Text: func(e *app.Incentive) string { return kit.Dash(e.NextAct()) }},
		{Key: "deadline", Title: "期限", Width: 110, Text: func(e *app.Incentive) string { return kit.Dash(string(limit(e))) }, Tone: func(e *app.Incentive) kit.Tone {
			if d := limit(e); d != "" && d < today && e.State != app.CaseStatement && e.State.Open() {
				return kit.RedTone
			}
			return kit.Plain
		}},
		{Key: "basis", Title: "依据", Text: func(e *app.Incentive) string { return e.Basis }},
		{Key: "no", Title: "文号", Width: 150, Narrow: true, Second: true, Text: func(e *app.Incentive) string { return kit.Dash(e.No) }},
	}
}

// limit is the day that matters now: the end of the statement period, or of the rectification.
func limit(e *app.Incentive) app.Date {
	if e.State == app.CaseStatement {
		return e.StatementDue
	}
	return e.Deadline
}

func kindTag(e *app.Incentive) kit.Tag {
	if e.Kind.Reward() {
		return kit.Tag{Text: e.Kind.String(), Tone: kit.GreenTone}
	}
	return kit.Tag{Text: e.Kind.String(), Tone: kit.AmberTone}
}

func stateTag(e *app.Incentive) kit.Tag {
	text, tone := e.State.String(), kit.Blue
	switch {
	case e.State == app.CaseProposed:
		tone = kit.AmberTone
	case e.State == app.CaseClosed:
		tone = kit.GreenTone
	case !e.State.Open():
		tone = kit.Neutral
	case e.Round > 1:
		text += fmt.Sprintf("·第%d次", e.Round)
	}
	return kit.Tag{Text: text, Tone: tone}
}

func (k *desk) off(right app.Right) string {
	switch {
	case k.env.May(right):
		return ""
	case right == app.RightDecide:
		return "由领导办理。"
	}
	return "没有办理权限。"
}

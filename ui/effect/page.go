// Package effect shows the quarters: the ranking with the way down to the records, the indicators, and the locking of a quarter.
package effect

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// Module is the module 考评排行.
func Module() kit.Module {
	return kit.Module{Key: "effect", Title: "考评排行", Icon: "effect", Group: kit.GroupMain, Tabs: []kit.Tab{
		{Key: "rank", Title: "排行", New: newRanks}, {Key: "indicator", Title: "指标体系", New: newIndicators}, {Key: "publish", Title: "发布", New: newQuarters},
	}, Open: open}
}

func open(env *kit.Env, r kit.Route) kit.Page {
	switch {
	case r.Tab == "indicator" && r.Act == "edit":
		return newSetEditor(env)
	case r.Tab == "indicator" && r.Act == "values":
		return newValues(env, r.ID, app.Period(r.Args["period"]))
	case r.Tab == "publish" && r.Act == "enter":
		return newEntry(env, app.Period(r.Args["period"]))
	}
	return nil
}

// rank is one row of the table with the quarter it belongs to.
type rank struct {
	app.Ranking
	quarter *app.Quarter
}

// board is the page of the ranking.
type board struct {
	env   *kit.Env
	list  *kit.ListPage[rank]
	shown atomic.Pointer[app.Quarter]
	state *kit.TextLine
}

func topics() []app.Topic {
	return []app.Topic{app.EffectChanged, app.DutyChanged, app.MeetingChanged, app.SettingChanged, app.OrgChanged}
}

// start is the quarter a reader wants first: the last one, which is being verified, locked or published now.
func start(env *kit.Env) app.Period { return app.PeriodOf(env.App.Today()).Prev() }

func newRanks(env *kit.Env) kit.Page {
	b := &board{env: env, state: kit.Small("")}
	b.list = kit.NewList(env, kit.List[rank]{
		Name: "effect.rank", Title: "考评排行", Topics: topics(), Source: b.load, ID: func(r *rank) int64 { return r.OrgID }, Columns: rankColumns(), NoTicks: true,
		Filters: []kit.Filter{
			{Key: "period", Label: "期间", All: start(env).String(), Default: string(start(env)), Options: b.periods, Width: 190},
			{Key: "group", Label: "分组", All: "全部分组", Default: app.GroupCommunity, Options: b.groups},
		},
		Search: "单位", Above: b.state,
		Acts: []kit.Action{
			{Label: "打印排行榜", Icon: "print", Do: func() { b.print("D24") }},
			{Label: "红黑榜", Icon: "print", Do: func() { b.print("D25") }},
			{Label: "效能报告", Icon: "effect", Kind: kit.Primary, Do: func() { b.print("D23") }},
		},
		Drawer: b.drawer, Print: func() { b.print("D24") }, Status: b.status, OnKey: b.key,
		Hints: []kit.KeyHint{{Keys: "Ctrl+[ Ctrl+]", Text: "上一期、下一期"}, {Keys: "F6，再 → ←", Text: "到右侧指标，展开、收起得分"}, {Keys: "↑ ↓", Text: "上一个、下一个指标"}},
		Foot:  "条形从 0 分起画 · 得分显示相同即并列",
		Empty: kit.Empty{Icon: "effect", Title: "这个季度没有参与考评的单位", Text: "在主体人员里给单位设置考核分组，并启用指标体系。",
			Acts: []kit.Action{{Label: "到主体人员", Do: func() { env.Go(kit.Route{Module: "org", Tab: "org"}) }}}},
	})
	return b.list
}

func (b *board) print(code string) {
	p := start(b.env)
	if q := b.shown.Load(); q != nil {
		p = q.Period
	}
	kit.ShowPaper(b.env, code, reports.Request{Period: p})
}

// key goes to the quarter before or after the one that is shown.
func (b *board) key(k kit.Key) bool {
	step := map[fyne.KeyName]func(app.Period) app.Period{fyne.KeyLeftBracket: app.Period.Prev, fyne.KeyRightBracket: app.Period.Next}[k.Name]
	if !k.Ctrl || step == nil {
		return false
	}
	kit.Load(b.env, b.periods, func(known []kit.Option) {
		p := start(b.env)
		if v := b.list.Filter("period"); v != "" {
			p = app.Period(v)
		}
		p = step(p)
		for _, o := range known {
			if o.Value == string(p) {
				b.list.SetFilter("period", o.Value)
				return
			}
		}
		b.env.Note(p.String() + "没有考评数据")
	})
	return true
}

func (b *board) periods(ctx context.Context) ([]kit.Option, error) {
	list, err := b.env.App.Effects.Quarters(ctx)
	var out []kit.Option
	for _, a := range list {
		out = append(out, kit.Option{Value: string(a.Period), Text: a.Period.String()})
	}
	return out, err
}

func (b *board) groups(ctx context.Context) ([]kit.Option, error) {
	orgs, _, err := b.env.App.Orgs.List(ctx, app.Where(app.Cond{Key: "group", Op: "!=", Value: ""}).By("id"))
	seen := map[string]bool{}
	var out []kit.Option
	for _, o := range orgs {
		if !seen[o.Group] {
			seen[o.Group] = true
			out = append(out, kit.Option{Value: o.Group, Text: o.Group})
		}
	}
	return out, err
}

// load is the ranking of the chosen quarter and group; the order is that of the ranking unless a head was clicked.
func (b *board) load(ctx context.Context, q app.Query) ([]rank, int, error) {
	period := start(b.env)
	var rest []app.Cond
	for _, c := range q.Where {
		if c.Key == "period" {
			period = app.Period(fmt.Sprint(c.Value))
			continue
		}
		rest = append(rest, c)
	}
	quarter, err := b.env.App.Effects.Board(ctx, period)
	if err != nil {
		return nil, 0, err
	}
	b.shown.Store(&quarter)
	all := make([]rank, 0, len(quarter.Rankings))
	for _, r := range quarter.Rankings {
		all = append(all, rank{r, &quarter})
	}
	q.Where = nil
	for _, c := range rest {
		all = keep(all, c)
	}
	return kit.SliceOf(all)(ctx, q)
}

func keep(all []rank, c app.Cond) []rank {
	var out []rank
	for _, r := range all {
		if c.Key != "group" || r.Group == fmt.Sprint(c.Value) {
			out = append(out, r)
		}
	}
	return out
}

// status says whose figures these are and from when.
func (b *board) status(total int) string {
	q := b.shown.Load()
	if q == nil {
		return ""
	}
	parts := []string{q.Period.String(), q.Assessment.Mark(), "数据截至 " + string(q.AsOf)}
	tone := kit.AmberTone
	if q.Final() {
		tone = kit.GreenTone
	}
	b.state.SetTone(tone)
	b.state.Set(strings.Join(parts, " · "))
	for _, g := range q.Groups {
		if g.Mean != "" {
			parts = append(parts, g.Name+"组均分 "+g.Mean)
		}
	}
	return strings.Join(append(parts, fmt.Sprintf("%d 个单位", total)), " · ")
}

func rankColumns() []kit.Column[rank] {
	return []kit.Column[rank]{
		{ID: "rank", Title: "名次", Width: 52, Align: kit.Right, Bold: true, Text: func(r *rank) string { return rankText(r.Rank) }},
		{ID: "move", Title: "变化", Width: 64, Text: func(r *rank) string { return r.MoveText() }, Tone: moveTone},
		{ID: "org", Title: "单位", Text: unitText},
		{ID: "shown", Title: "总分", Width: 72, Align: kit.Right, Bold: true, Text: func(r *rank) string { return r.Shown }},
		{ID: "change", Title: "较上季", Width: 72, Align: kit.Right, Second: true, Text: func(r *rank) string { return r.ChangeText() }},
		{ID: "bar", Title: "得分", Width: 132, Bar: func(r *rank) kit.Bar { return kit.Bar{Done: r.Total / 100, Plan: -1} }},
		{ID: "grade", Title: "等次", Width: 76, Tag: gradeTag},
		{ID: "group", Title: "分组", Width: 64, Narrow: true, Hidden: true, Text: func(r *rank) string { return r.Group }},
		{ID: "remark", Title: "备注", Width: 180, Narrow: true, Second: true, Text: func(r *rank) string { return kit.Dash(r.Remark) }},
	}
}

func rankText(n int) string {
	if n == 0 {
		return "—"
	}
	return fmt.Sprint(n)
}

func unitText(r *rank) string {
	if r.Tied {
		return r.OrgName + "　并列"
	}
	return r.OrgName
}

func moveTone(r *rank) kit.Tone {
	switch places, ok := r.Move(); {
	case ok && places > 0:
		return kit.GreenTone
	case ok && places < 0:
		return kit.AmberTone
	}
	return kit.Second
}

// gradeTag colours the grade by its place on the office's scale, not by its word.
func gradeTag(r *rank) kit.Tag {
	if r.Grade == "" {
		return kit.Tag{Text: kit.Dash(""), Tone: kit.Neutral}
	}
	tone := kit.Neutral
	switch {
	case r.Total >= 90:
		tone = kit.Blue
	case r.Total < 60:
		tone = kit.AmberTone
	}
	return kit.Tag{Text: r.Grade, Tone: tone}
}

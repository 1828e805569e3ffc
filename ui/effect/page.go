// Package effect shows the quarters: the ranking with the way down to the records, the indicators, and the locking of a quarter.
package effect

import (
	"context"
	"fmt"
	"slices"
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
	rates   map[string]string // on the axes, as printed
	from    float64           // what the bars start from
}

// board is the page of the ranking.
type board struct {
	env   *kit.Env
	list  *kit.ListPage[rank]
	shown atomic.Pointer[sight]
}

// sight is what the table shows: a quarter, the axes of its groups, what bars start from and what the foot has to say of the rows.
type sight struct {
	app.Quarter
	axes  []string
	from  float64
	notes []string
}

func topics() []app.Topic {
	return []app.Topic{app.EffectChanged, app.DutyChanged, app.MeetingChanged, app.SettingChanged, app.OrgChanged}
}

// start is the quarter a reader wants first: the last one, which is being verified, locked or published now.
func start(env *kit.Env) app.Period { return app.PeriodOf(env.App.Today()).Prev() }

func newRanks(env *kit.Env) kit.Page {
	b := &board{env: env}
	b.list = kit.NewList(env, kit.List[rank]{
		Name: "effect.rank", Title: "考评排行", Topics: topics(), Source: b.load, ID: func(r *rank) int64 { return r.OrgID }, Columns: b.columns(), NoTicks: true,
		Filters: []kit.Filter{
			{Key: "period", Label: "期间", All: start(env).String(), Default: string(start(env)), Options: b.periods, Width: 184},
			{Key: "group", Label: "分组", All: "全部分组", Default: app.GroupCommunity, Options: b.groups, Width: 120},
		},
		Search: "单位", State: b.state, Follow: true, Tallest: 52, Panel: panelWidth,
		Acts: []kit.Action{
			{Label: "打印", Icon: "print", Sub: []kit.Action{
				{Label: "排行榜", Icon: "print", Keys: "Ctrl+P", Do: func() { b.print("D24") }}, {Label: "红黑榜", Icon: "print", Do: func() { b.print("D25") }}}},
			{Label: "效能报告", Icon: "effect", Kind: kit.Primary, Do: func() { b.print("D23") }},
		},
		Drawer: b.drawer, Print: func() { b.print("D24") }, Status: b.status, Notes: b.notes, OnKey: b.key,
		Hints: []kit.KeyHint{{Keys: "Ctrl+[ Ctrl+]", Text: "上一期、下一期"}, {Keys: "F6，再 → ←", Text: "到右侧指标，展开、收起得分"}, {Keys: "↑ ↓", Text: "上一个、下一个指标"}},
		Empty: kit.Empty{Icon: "effect", Title: "这个季度没有参与考评的单位", Text: "在主体人员里给单位设置考核分组，并启用指标体系。",
			Acts: []kit.Action{{Label: "到主体人员", Do: func() { env.Go(kit.Route{Module: "org", Tab: "org"}) }}}},
	})
	return b.list
}

// panelWidth is the width of the drawer: it takes about a third of a wide page, where the trend has room in it.
func panelWidth(page float32) float32 {
	if page < 1400 {
		return 384
	}
	return min(page*0.353, 620)
}

func (b *board) print(code string) {
	p := start(b.env)
	if s := b.shown.Load(); s != nil {
		p = s.Period
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
	q.Where = nil
	var rows []app.Ranking
	for _, r := range quarter.Rankings {
		if inGroup(r, rest) {
			rows = append(rows, r)
		}
	}
	seen := sightOf(quarter, rows)
	b.shown.Store(seen)
	return kit.SliceOf(seen.rows(rows))(ctx, q)
}

func inGroup(r app.Ranking, conds []app.Cond) bool {
	for _, c := range conds {
		if c.Key == "group" && r.Group != fmt.Sprint(c.Value) {
			return false
		}
	}
	return true
}

// sightOf finds what the rows have in common: the axes of their groups, the figure their bars start from, ties and new units.
func sightOf(q app.Quarter, rows []app.Ranking) *sight {
	s := &sight{Quarter: q}
	var totals []float64
	var fresh []string
	tied, out := false, 0
	for _, r := range rows {
		for _, a := range q.Axes(r.Group) {
			if !slices.Contains(s.axes, a) {
				s.axes = append(s.axes, a)
			}
		}
		if r.Shown != "" {
			totals = append(totals, r.Total)
		}
		if r.Rank == 0 {
			out++
		}
		if tied = tied || r.Tied; isNew(r) {
			fresh = append(fresh, r.OrgName)
		}
	}
	if s.from = kit.ChartFrom(totals...); len(totals) > 0 {
		s.notes = append(s.notes, fmt.Sprintf("条形从 %.0f 分起画", s.from))
	}
	if tied {
		s.notes = append(s.notes, "并列："+q.TieRule())
	}
	if len(fresh) > 0 {
		s.notes = append(s.notes, strings.Join(fresh, "、")+"新设，不参与升降")
	}
	if out > 0 {
		s.notes = append(s.notes, fmt.Sprintf("%d 个单位不参与排名", out))
	}
	return s
}

// rows are the rankings with what is drawn of them.
func (s *sight) rows(list []app.Ranking) []rank {
	out := make([]rank, 0, len(list))
	for _, r := range list {
		row := rank{Ranking: r, quarter: &s.Quarter, rates: map[string]string{}, from: s.from}
		axes, rates := s.Axes(r.Group), s.Rates(r.Group, r.OrgID)
		for i, a := range axes {
			row.rates[a] = rates[i].Text(1)
		}
		out = append(out, row)
	}
	return out
}

func isNew(r app.Ranking) bool { return r.PrevRank == 0 && strings.Contains(r.Remark, app.NewUnit) }

// state says how firm the figures are.
func (b *board) state() kit.Tag {
	s := b.shown.Load()
	if s == nil {
		return kit.Tag{}
	}
	a := s.Assessment
	switch {
	case !a.State.Final():
		return kit.Tag{Text: a.Mark(), Tone: kit.AmberTone}
	case a.Entered:
		return kit.Tag{Text: a.Mark(), Tone: kit.Neutral}
	case a.State == app.Locked:
		return kit.Tag{Text: "已" + a.Mark(), Tone: kit.Blue}
	}
	return kit.Tag{Text: "已" + a.Mark(), Tone: kit.GreenTone}
}

func (b *board) notes() string {
	if s := b.shown.Load(); s != nil {
		return strings.Join(s.notes, " · ")
	}
	return ""
}

// status says whose figures these are and from when.
func (b *board) status(total int) string {
	s := b.shown.Load()
	if s == nil {
		return ""
	}
	parts := []string{s.Period.String(), s.Assessment.Mark(), "数据截至 " + string(s.AsOf)}
	for _, g := range s.Groups {
		if g.Mean != "" {
			parts = append(parts, g.Name+"组均分 "+g.Mean)
		}
	}
	return strings.Join(append(parts, fmt.Sprintf("%d 个单位", total)), " · ")
}

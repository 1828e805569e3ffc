package effect

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// quarter is one row of the list of quarters; its id is the period as a number.
type quarter struct{ app.Assessment }

func (q *quarter) id() int64 { return int64(q.Period.Year())*10 + int64(q.Period.Quarter()) }

// desk is the page on which quarters are locked and published.
type desk struct {
	env  *kit.Env
	list *kit.ListPage[quarter]
}

func newQuarters(env *kit.Env) kit.Page {
	k := &desk{env: env}
	open, bare := k.unlocked(start(env)), k.unranked(start(env).Prev())
	k.list = kit.NewList(env, kit.List[quarter]{
		Name: "effect.quarter", Title: "发布", Topics: []app.Topic{app.EffectChanged}, NoTicks: true,
		Source: kit.Slice(func(ctx context.Context) ([]quarter, error) {
			list, err := env.App.Effects.Quarters(ctx)
			out := make([]quarter, 0, len(list))
			for _, a := range list {
				out = append(out, quarter{a})
			}
			return out, err
		}),
		ID: func(q *quarter) int64 { return q.id() },
		Columns: []kit.Column[quarter]{
			{ID: "period", Title: "季度", Width: 150, Bold: true, Text: func(q *quarter) string { return q.Period.String() }},
			{ID: "state", Title: "状态", Width: 100, Tag: quarterTag},
			{ID: "version", Title: "版本", Width: 72, Text: func(q *quarter) string { return fmt.Sprintf("第%d版", q.Version) }},
			{ID: "locked", Title: "锁定", Text: func(q *quarter) string { return lockedText(q.Assessment) }},
			{ID: "note", Title: "说明", Width: 200, Narrow: true, Second: true, Text: func(q *quarter) string { return kit.Dash(q.Note) }},
		},
		Acts: []kit.Action{
			{Label: "补录" + bare.String() + "名次", Off: k.off(app.RightEdit), Do: func() {
				env.Go(kit.Route{Module: "effect", Tab: "publish", Act: "enter", Args: map[string]string{"period": string(bare)}})
			}},
			{Label: "锁定" + open.String(), Kind: kit.Primary, Off: k.off(app.RightDecide), Do: func() { k.lock(open) }},
		},
		Drawer: k.drawer, Foot: "锁定后名次和得分不再随记录变化；确有错误出更正版，原版保留",
	})
	return k.list
}

// unlocked is the quarter to be locked next: the last one, or when that is done the one running.
func (k *desk) unlocked(last app.Period) app.Period {
	list, err := k.env.App.Effects.Quarters(k.env.Ctx)
	if err != nil {
		return last
	}
	for _, a := range list {
		if a.Period == last && a.LockedBy != "" {
			return last.Next()
		}
	}
	return last
}

// unranked is the newest quarter, back from p, that has no ranking: neither computed and locked here nor typed.
func (k *desk) unranked(p app.Period) app.Period {
	list, err := k.env.App.Effects.Quarters(k.env.Ctx)
	if err != nil {
		return p
	}
	final := map[app.Period]bool{}
	for _, a := range list {
		final[a.Period] = a.State.Final()
	}
	for final[p] {
		p = p.Prev()
	}
	return p
}

func (k *desk) off(right app.Right) string {
	if k.env.May(right) {
		return ""
	}
	if right == app.RightDecide {
		return "锁定、发布和更正由领导办理。"
	}
	return "没有修改权限。"
}

func quarterTag(q *quarter) kit.Tag {
	tone := kit.AmberTone
	switch {
	case q.State == app.Published:
		tone = kit.GreenTone
	case q.State == app.Locked:
		tone = kit.Blue
	}
	return kit.Tag{Text: q.State.String(), Tone: tone}
}

func lockedText(a app.Assessment) string {
	switch {
	case a.Entered:
		return a.LockedBy + " 补录于 " + a.LockedAt.Minute()
	case a.State.Final():
		return a.LockedBy + " 锁定于 " + a.LockedAt.Minute()
	}
	return "未锁定"
}

// drawer is one quarter: where it stands, what it is anchored to, and the next act.
func (k *desk) drawer(ctx context.Context, q *quarter) (kit.Drawer, error) {
	a := q.Assessment
	d := kit.Drawer{Caption: a.Mark(), Title: a.Period.String(), Sections: []kit.Section{{Title: "阶段", Stages: stages(a)}}}
	cases, total, err := k.env.App.Incentives.List(ctx, app.Where(app.Eq("period", a.Period)))
	if err != nil {
		return d, err
	}
	d.Facts = []kit.Fact{{Label: "锁定", Text: lockedText(a)}, {Label: "奖惩建议", Text: fmt.Sprintf("%d 件", total)}}
	if len(cases) > 0 {
		d.Facts[1].Go = &kit.Route{Module: "incentive", Args: map[string]string{"period": string(a.Period)}}
	}
	if a.SHA256 != "" {
		d.Facts = append(d.Facts, kit.Fact{Label: "快照校验", Text: a.SHA256[:16] + "…"}, kit.Fact{Label: "审计日志", Text: fmt.Sprintf("第 %d 条", a.AuditSeq)})
	}
	if a.Note != "" {
		d.Facts = append(d.Facts, kit.Fact{Label: "说明", Text: a.Note})
	}
	d.Acts = k.acts(a)
	d.More = append(k.more(a), kit.Action{Label: "变更记录", Do: func() { kit.ShowHistory(k.env, "assessment", a.ID, a.Period.String()) }})
	return d, nil
}

func stages(a app.Assessment) []kit.Stage {
	var out []kit.Stage
	for s := app.Collecting; s <= app.Published; s++ {
		st := kit.Stage{Lamp: kit.Waiting, Text: s.String()}
		switch {
		case s < a.State:
			st.Lamp = kit.Done
		case s == a.State:
			st.Lamp, st.Note = kit.Green, "现在"
		}
		if s == app.Locked && a.State.Final() {
			st.Due = string(a.LockedAt.Date())
		}
		out = append(out, st)
	}
	return out
}

func (k *desk) acts(a app.Assessment) []kit.Action {
	show := kit.Action{Label: "效能报告", Icon: "print", Do: func() { kit.ShowPaper(k.env, "D23", reports.Request{Period: a.Period}) }}
	ranks := kit.Action{Label: "排行榜", Icon: "print", Do: func() { kit.ShowPaper(k.env, "D24", reports.Request{Period: a.Period}) }}
	switch {
	case a.Entered:
		return []kit.Action{ranks}
	case a.State == app.Published:
		return []kit.Action{show, ranks}
	case a.State == app.Locked:
		return []kit.Action{{Label: "发布", Kind: kit.Primary, Off: k.off(app.RightDecide), Do: func() { k.publish(a.Period) }}, show, ranks}
	}
	return []kit.Action{{Label: "锁定", Kind: kit.Primary, Off: k.off(app.RightDecide), Do: func() { k.lock(a.Period) }}, show, ranks}
}

func (k *desk) more(a app.Assessment) []kit.Action {
	if a.Entered || a.State.Final() {
		if a.Entered {
			return []kit.Action{{Label: "重新补录…", Off: k.off(app.RightEdit), Do: func() {
				k.env.Go(kit.Route{Module: "effect", Tab: "publish", Act: "enter", Args: map[string]string{"period": string(a.Period)}})
			}}}
		}
		return []kit.Action{{Label: "更正…", Off: k.off(app.RightDecide), Do: func() { k.correct(a.Period) }}}
	}
	var out []kit.Action
	for _, s := range []app.AssessmentState{app.Collecting, app.Verifying, app.Objection} {
		if s != a.State {
			out = append(out, kit.Action{Label: "转入" + s.String(), Off: k.off(app.RightEdit), Do: func() {
				kit.Act(k.env, "转入"+s.String(), func(ctx context.Context) error { return k.env.App.Effects.Advance(ctx, a.Period, s) }, func() { k.env.Toast(a.Period.String() + "已转入" + s.String()) })
			}})
		}
	}
	return out
}

// lock asks with its consequences; what must be confirmed besides has a tick of its own.
func (k *desk) lock(p app.Period) {
	kit.Load(k.env, func(ctx context.Context) ([]int, error) {
		cal, err := k.env.App.Calendar.Get(ctx)
		if err != nil {
			return nil, err
		}
		return cal.Missing(p.First(), p.Last()), nil
	}, func(missing []int) { k.askLock(p, missing) })
}

func (k *desk) askLock(p app.Period, missing []int) {
	sure, estimated := app.Confirmed{}, false
	fields := []*kit.Field{}
	if p.Last() >= k.env.App.Today() {
		fields = append(fields, kit.Tick("early", "提前锁定", &sure.Early, fmt.Sprintf("%s 才结束，只计到今天的记录", p.Last())))
	}
	if len(missing) > 0 {
		fields = append(fields, kit.Tick("years", "推算", &estimated, fmt.Sprintf("%d 年放假安排未导入，同意按周末推算工作日", missing[0])))
	}
	if len(fields) == 0 {
		fields = append(fields, kit.Show("数据截至", p.Last().Chinese()))
	}
	kit.Ask(k.env, kit.Form{Title: "锁定" + p.String() + "考评？", Verb: "锁定", Fields: fields,
		Intro: "锁定后名次和得分不再随记录变化，更正须另出一版；同时按名次提出奖励、约谈和限期整改的建议。",
		Save: func(ctx context.Context) error {
			sure.Years = nil
			if estimated {
				sure.Years = missing
			}
			return k.env.App.Effects.Lock(ctx, p, sure)
		},
		Saved: func() {
			k.env.Toast("已锁定"+p.String(), kit.Action{Label: "看奖惩建议", Do: func() { k.env.Go(kit.Route{Module: "incentive"}) }})
		}})
}

func (k *desk) publish(p app.Period) {
	kit.Confirm(k.env, "发布"+p.String()+"排行？", "发布后排行榜和效能报告即为正式名次。更正须另出一版。", kit.Verb{Label: "暂不发布"}, kit.Verb{Label: "发布", Do: func() {
		kit.Act(k.env, "发布", func(ctx context.Context) error { return k.env.App.Effects.Publish(ctx, p) }, func() { k.env.Toast("已发布" + p.String()) })
	}})
}

func (k *desk) correct(p app.Period) {
	note := ""
	kit.Ask(k.env, kit.Form{Title: "更正" + p.String() + "考评", Verb: "出更正版", Intro: "按现在的记录重新计算，指标、权重和规则仍用锁定时的；原版保留。",
		Fields: []*kit.Field{kit.Lines("note", "更正原因", &note, 3).Need().Wide()},
		Save:   func(ctx context.Context) error { return k.env.App.Effects.Correct(ctx, p, note) },
		Saved:  func() { k.env.Toast("已出更正版，依据变化的奖惩案已注明。") }})
}

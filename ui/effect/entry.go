package effect

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// entered is the form of a ranking made outside the program.
type entered struct {
	period app.Period
	locked map[app.Period]bool // quarters computed and locked here
	rows   []line
	fields []*kit.Field
}

type line struct {
	org   app.Org
	rank  int
	shown string
}

// newEntry takes the ranking of a quarter that was not computed here, unit by unit.
func newEntry(env *kit.Env, p app.Period) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (entered, error) {
		e := entered{period: p, locked: map[app.Period]bool{}}
		done, err := env.App.Effects.Quarters(ctx)
		if err != nil {
			return e, err
		}
		for _, a := range done {
			e.locked[a.Period] = a.State.Final() && !a.Entered
		}
		orgs, _, err := env.App.Orgs.List(ctx, app.Where(app.Cond{Key: "group", Op: "!=", Value: ""}).By("group", "id"))
		if err != nil {
			return e, err
		}
		old, err := env.App.Effects.Board(ctx, p)
		if err != nil {
			return e, err
		}
		for _, o := range orgs {
			l := line{org: o}
			if old.Assessment.Entered {
				for _, r := range old.Rankings {
					if r.OrgID == o.ID {
						l.rank, l.shown = r.Rank, r.Shown
					}
				}
			}
			e.rows = append(e.rows, l)
		}
		return e, nil
	}, func(e *entered) kit.Form {
		form := kit.Form{Title: "补录名次", Subtitle: "用于显示下一季度的升降", Verb: "保存名次",
			Aside: []kit.Card{{Title: "怎样填", Lines: []kit.Line{{Text: "没有参加排名的单位，名次留 0"}, {Text: "得分可以不填，只填名次"}, {Text: "名次与得分矛盾时不能保存"}}}}}
		form.Sections = append(form.Sections, kit.FormSection{Title: "季度", Fields: []*kit.Field{kit.PeriodField("period", "季度", &e.period).Need().Check(e.refused)}})
		for i := range e.rows {
			l := &e.rows[i]
			if i == 0 || l.org.Group != e.rows[i-1].org.Group {
				form.Sections = append(form.Sections, kit.FormSection{Title: l.org.Group + "组"})
			}
			s := &form.Sections[len(form.Sections)-1]
			rank, shown := kit.Number(fmt.Sprintf("rank%d", i), l.org.Short(), &l.rank, "名"), kit.Text(fmt.Sprintf("shown%d", i), "得分", &l.shown)
			s.Fields = append(s.Fields, rank, shown)
			e.fields = append(e.fields, rank, shown)
		}
		form.More = []kit.Action{{Label: "从表格读入…", Do: func() { e.takeFile(env) }}}
		form.Save = func(ctx context.Context) error { return env.App.Effects.EnterRanking(ctx, e.period, e.given()) }
		form.Saved = func() { env.Toast("已补录" + e.period.String() + "名次"); env.Back() }
		return form
	})
}

// refused says at once, before a table is typed, that a quarter has its ranking from this program.
func (e *entered) refused() string {
	if e.locked[e.period] {
		return e.period.String() + "已由本系统计算并锁定，不能补录。换一个季度。"
	}
	return ""
}

// given is the rows with something typed.
func (e *entered) given() []app.EnteredRank {
	var out []app.EnteredRank
	for _, l := range e.rows {
		if l.rank != 0 || l.shown != "" {
			out = append(out, app.EnteredRank{OrgID: l.org.ID, Rank: l.rank, Shown: l.shown})
		}
	}
	return out
}

package office

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// orgProfile is what the one-page profile (主体档案) shows.
type orgProfile struct {
	org     app.Org
	duties  []app.Duty
	open    []app.Duty // those of the led items that may go to a new unit
	total   int
	people  []app.Person
	cases   []app.Incentive
	changes []app.Change
}

func newOrgDetail(env *kit.Env, id int64) kit.Page {
	return kit.NewDetail(env, kit.Detail[orgProfile]{Kind: "org", ID: id, Topics: []app.Topic{app.OrgChanged, app.DutyChanged, app.PersonChanged, app.IncentiveChanged},
		Load: func(ctx context.Context) (p orgProfile, err error) {
			if p.org, err = env.App.Orgs.Get(ctx, id); err != nil {
				return p, err
			}
			q := app.Where(app.Eq("lead_id", id)).By("-lamp", "due")
			q.Limit = 8
			if p.duties, p.total, err = env.App.Duties.List(ctx, q); err != nil {
				return p, err
			}
			if p.open, _, err = env.App.Duties.List(ctx, app.Where(app.Eq("lead_id", id), app.In("state", app.OpenStates()))); err != nil {
				return p, err
			}
			if p.people, _, err = env.App.People.List(ctx, app.Where(app.Eq("org_id", id)).By("id")); err != nil {
				return p, err
			}
			if p.cases, _, err = env.App.Incentives.List(ctx, app.Where(app.Eq("org_id", id))); err != nil {
				return p, err
			}
			p.changes, err = env.App.History.Of(ctx, "org", id)
			return p, err
		},
		View: func(p orgProfile) kit.View { return orgView(env, p) }})
}

func orgView(env *kit.Env, p orgProfile) kit.View {
	var duties, people, cases []kit.Line
	for _, d := range p.duties {
		duties = append(duties, kit.Line{Lamp: kit.LampOf(d.Lamp), Text: d.Content, Note: d.LampWord, Do: func() { env.Go(kit.Route{Module: "duty", ID: d.ID}) }})
	}
	for _, x := range p.people {
		people = append(people, kit.Line{Text: x.Name, Note: x.Title, Do: func() { env.Go(kit.Route{Module: "org", Tab: "person", ID: x.ID}) }})
	}
	for _, c := range p.cases {
		cases = append(cases, kit.Line{Text: c.Kind.String() + "　" + c.Basis, Note: c.State.String(), Do: func() { env.Go(kit.Route{Module: "incentive", ID: c.ID}) }})
	}
	return kit.View{Title: p.org.Name, Subtitle: p.org.Kind.String(), More: orgChanges(env, p),
		Acts:  []kit.Action{{Label: "修改", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "org", ID: p.org.ID, Act: "edit"}) }}},
		Left:  []kit.Card{{Title: "基本情况", Section: kit.Section{Facts: orgFacts(p.org)}}, {Title: "牵头的责任事项", Note: fmt.Sprintf("共 %d 项", p.total), Section: kit.Section{Lines: duties}}},
		Right: []kit.Card{{Title: "人员", Note: fmt.Sprintf("%d 人", len(p.people)), Section: kit.Section{Lines: people}}, {Title: "奖惩", Section: kit.Section{Lines: cases}}, historyCard(p.changes)}}
}

// historyCard shows who changed what when.
func historyCard(changes []app.Change) kit.Card {
	var log []kit.LogLine
	for i, c := range changes {
		if i == 12 {
			break
		}
		what := ""
		for _, f := range c.Fields {
			if c.Act.Seq != 0 && len(what) < 200 && f.Before != "" {
				what += fmt.Sprintf("%s：%s → %s　", app.FieldWord(f.Key), f.Before, f.After)
			}
		}
		log = append(log, kit.LogLine{When: c.Act.At.Minute(), Who: c.Act.Who, What: c.Act.Act, Text: what})
	}
	return kit.Card{Title: "变更记录", Section: kit.Section{Log: log}}
}

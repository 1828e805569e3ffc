package effect

import (
	"context"
	"fmt"
	"slices"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// typed is one unit's value of a hand indicator.
type typed struct {
	org      app.Org
	num, den float64
	missing  bool
	was      app.IndicatorValue
}

// valueForm is a hand indicator over the units of its groups, for one quarter.
type valueForm struct {
	indicator app.Indicator
	rows      []typed
}

// newValues types the values of a hand indicator for a quarter, unit by unit.
func newValues(env *kit.Env, id int64, p app.Period) kit.Page {
	if p == "" {
		p = start(env)
	}
	return kit.EditPage(env, func(ctx context.Context) (valueForm, error) { return loadValues(ctx, env.App, id, p) }, func(v *valueForm) kit.Form {
		form := kit.Form{Title: "填报" + v.indicator.Name, Subtitle: p.String(), Verb: "保存数据",
			Aside: []kit.Card{{Title: "口径", Text: v.indicator.Definition}, {Title: "怎样填", Lines: []kit.Line{
				{Text: "比率填分子和分母，不填百分数"}, {Text: "分母留 0 的单位不保存"}, {Text: "应报未报的勾“缺报”，按设置的缺报规则计分"}}}}}
		for i := range v.rows {
			r := &v.rows[i]
			form.Sections = append(form.Sections, kit.FormSection{Title: r.org.Short(), Fields: []*kit.Field{
				kit.Decimal(fmt.Sprintf("num%d", i), "分子", &r.num, 2, ""), kit.Decimal(fmt.Sprintf("den%d", i), "分母", &r.den, 2, ""),
				kit.Tick(fmt.Sprintf("missing%d", i), "缺报", &r.missing, "应报未报")}})
		}
		form.Save = func(ctx context.Context) error { return v.save(ctx, env.App, p) }
		form.Saved = func() { env.Toast("已保存" + p.String() + v.indicator.Name); env.Back() }
		return form
	})
}

func loadValues(ctx context.Context, a *app.App, id int64, p app.Period) (v valueForm, err error) {
	set, err := a.Indicators.List(ctx)
	if err != nil {
		return v, err
	}
	at := slices.IndexFunc(set, func(i app.Indicator) bool { return i.ID == id })
	if at < 0 {
		return v, app.Errorf("", "没有这个指标，可能已被修改。")
	}
	v.indicator = set[at]
	old, err := a.Indicators.Values(ctx, p)
	if err != nil {
		return v, err
	}
	orgs, _, err := a.Orgs.List(ctx, app.Where(app.Cond{Key: "group", Op: "!=", Value: ""}).By("group", "id"))
	for _, o := range orgs {
		if !v.indicator.Applies(o.Group) || !o.Active(p.Last()) {
			continue
		}
		r := typed{org: o}
		for _, x := range old {
			if x.OrgID == o.ID && x.IndicatorID == id {
				r.num, r.den, r.missing, r.was = x.Num, x.Den, x.Missing, x
			}
		}
		v.rows = append(v.rows, r)
	}
	return v, err
}

// save stores what changed in one act; a refusal names its unit and leaves everything as it was.
func (v *valueForm) save(ctx context.Context, a *app.App, p app.Period) error {
	var changed []app.IndicatorValue
	for _, r := range v.rows {
		if r.den == 0 && r.num == 0 && !r.missing && r.was.ID == 0 {
			continue
		}
		if r.num == r.was.Num && r.den == r.was.Den && r.missing == r.was.Missing && r.was.ID != 0 {
			continue
		}
		changed = append(changed, app.IndicatorValue{Period: p, OrgID: r.org.ID, OrgName: r.org.Short(), IndicatorID: v.indicator.ID, Num: r.num, Den: r.den, Missing: r.missing})
	}
	return a.Indicators.SaveValues(ctx, changed)
}

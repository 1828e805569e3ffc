package incentive

import (
	"context"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// newEditor enters a case that no ranking proposed, or changes one that is not decided yet.
func newEditor(env *kit.Env, id int64) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (app.Incentive, error) {
		if id == 0 {
			return app.Incentive{Kind: app.SanctionRectify, Period: app.PeriodOf(env.App.Today()).Prev()}, nil
		}
		c, err := env.App.Incentives.Get(ctx, id)
		return c.Incentive, err
	}, func(e *app.Incentive) kit.Form {
		title := "提出奖惩"
		if id != 0 {
			title = "修改奖惩建议"
		}
		return kit.Form{Title: title, Key: "incentive", ID: id, Verb: "保存", Rev: &e.Rev,
			Sections: []kit.FormSection{{Title: "奖惩案", Note: "带 * 为必填", Fields: []*kit.Field{
				kit.PickOrg(env, "org", "单位", &e.OrgID).Need(), kit.Choose("kind", "种类", &e.Kind, kit.Choices(app.IncentiveKinds[:]...)).Need(),
				kit.PeriodField("period", "所属季度", &e.Period), kit.Text("basis", "依据", &e.Basis).Need().Wide().Hint("季度名次、检查或督办的结果"),
				kit.Items("facts", "事实", &e.Facts).Wide().Hint("核实时确认"), kit.Lines("content", "内容或要求", &e.Content, 3).Wide(),
			}}},
			Aside: []kit.Card{{Title: "保存后", Lines: []kit.Line{{Text: "先核实事实"}, {Text: "约束措施告知陈述申辩，期满或陈述后由领导决定"}, {Text: "奖励核实后由领导决定"}}}},
			Save:  func(ctx context.Context) error { return env.App.Incentives.Propose(ctx, e) },
			Saved: func() {
				env.Toast("已保存 " + e.OrgName + e.Kind.String())
				env.Back()
				if id == 0 { // the case itself is what goes on, not the one the list stood at
					env.Go(kit.Route{Module: "incentive", ID: e.ID})
				}
			}}
	})
}

package effect

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/app/score"
	"gongzhi/ui/kit"
)

func newIndicators(env *kit.Env) kit.Page {
	off := ""
	if !env.May(app.RightEdit) {
		off = "修改指标体系需要经办或领导权限。"
	}
	edit := func() { env.Go(kit.Route{Module: "effect", Tab: "indicator", Act: "edit"}) }
	install := func() {
		kit.Act(env, "启用默认指标", func(ctx context.Context) error { return env.App.Effects.InstallDefaults(ctx) }, func() { env.Toast("已启用默认指标体系，六项指标，每组权重合计 100。") })
	}
	return kit.NewList(env, kit.List[app.Indicator]{Kind: "indicator",
		Name: "effect.indicator", Title: "指标体系", Topics: []app.Topic{app.EffectChanged}, NoTicks: true,
		Source: kit.Slice(func(ctx context.Context) ([]app.Indicator, error) { return env.App.Indicators.List(ctx) }),
		ID:     func(i *app.Indicator) int64 { return i.ID },
		Columns: []kit.Column[app.Indicator]{
			{ID: "code", Title: "编码", Width: 60, Second: true, Text: func(i *app.Indicator) string { return i.Code }},
			{ID: "name", Title: "指标", Text: func(i *app.Indicator) string { return i.Name }},
			{ID: "dimension", Title: "维度", Width: 64, Second: true, Text: func(i *app.Indicator) string { return kit.Dash(i.Dimension) }},
			{ID: "direction", Title: "方向", Width: 60, Text: func(i *app.Indicator) string { return i.Direction.String() }},
			{ID: "target", Title: "目标", Width: 72, Align: kit.Right, Text: func(i *app.Indicator) string { return i.TargetText() }},
			{ID: "weight", Title: "权重", Width: 128, Align: kit.Right, Bold: true, Text: func(i *app.Indicator) string { return i.Weights() }},
			{ID: "groups", Title: "适用分组", Width: 110, Text: func(i *app.Indicator) string { return strings.Join(i.Groups, "、") }},
			{ID: "source", Title: "数据来源", Width: 140, Narrow: true, Second: true, Text: func(i *app.Indicator) string { return app.SourceName(i.Source) }},
			{ID: "state", Title: "状态", Width: 72, Tag: func(i *app.Indicator) kit.Tag {
				if i.Retired {
					return kit.Tag{Text: "停用", Tone: kit.Neutral}
				}
				return kit.Tag{Text: "在用", Tone: kit.GreenTone}
			}},
		},
		Acts: []kit.Action{{Label: "修改指标体系", Icon: "edit", Kind: kit.Primary, Off: off, Do: edit}},
		Drawer: func(_ context.Context, i *app.Indicator) (kit.Drawer, error) {
			var acts []kit.Action
			if i.Source == app.SourceHand && !i.Retired {
				id := i.ID
				acts = []kit.Action{{Label: "填报" + start(env).String() + "数据", Kind: kit.Primary, Off: off, Do: func() {
					env.Go(kit.Route{Module: "effect", Tab: "indicator", ID: id, Act: "values", Args: map[string]string{"period": string(start(env))}})
				}}}
			}
			return kit.Drawer{Acts: acts, Caption: i.Code + " · " + app.SourceName(i.Source), Title: i.Name, Facts: []kit.Fact{
				{Label: "维度", Text: i.Dimension}, {Label: "方向", Text: i.Direction.String()}, {Label: "目标", Text: i.TargetText()}, {Label: "权重", Text: i.Weights() + " 分"}, {Label: "适用分组", Text: strings.Join(i.Groups, "、")}},
				Sections: []kit.Section{{Title: "口径", Text: i.Definition}}}, nil
		},
		Foot:  "每个分组的权重合计为 100；已锁定的季度保持锁定时的指标，不受修改影响",
		Empty: kit.Empty{Icon: "effect", Title: "还没有指标体系", Text: "默认六项指标都从会议和责任事项的记录自动取数。", Acts: []kit.Action{{Label: "启用默认指标", Off: off, Do: install}}},
	})
}

// newSetEditor edits the whole set at once, because its weights must sum to 100 together.
func newSetEditor(env *kit.Env) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) ([]edited, error) {
		all, err := env.App.Indicators.List(ctx)
		var live []edited
		for _, i := range all {
			if !i.Retired {
				live = append(live, edit(i))
			}
		}
		if env.Route.Args["add"] != "" {
			live = append(live, edit(app.Indicator{Code: fmt.Sprintf("Z%02d", len(all)+1), Seq: len(all) + 1, Unit: "%", Source: app.SourceHand, Groups: app.Words{app.GroupCommunity, app.GroupOffice}}))
		}
		return live, err
	}, func(set *[]edited) kit.Form {
		form := kit.Form{Title: "修改指标体系", Subtitle: "每个分组的权重合计为 100", Verb: "保存指标体系"}
		for k := range *set {
			form.Sections = append(form.Sections, indicatorSection(&(*set)[k], k))
		}
		form.Aside = []kit.Card{{Title: "保存后", Lines: []kit.Line{{Text: "未锁定的季度立即按新指标计算"}, {Text: "已锁定、已发布的季度不变"}, {Text: "权重合计不是 100 时不能保存，并指出相差多少"}}}}
		form.More = []kit.Action{{Label: "新增指标", Do: func() {
			env.Go(kit.Route{Module: "effect", Tab: "indicator", Act: "edit", Args: map[string]string{"add": "1"}})
		}}}
		form.Save = func(ctx context.Context) error { return env.App.Indicators.Save(ctx, kept(*set)) }
		form.Saved = func() { env.Toast("已保存指标体系"); env.Back() }
		return form
	})
}

// kept leaves out what was ticked 停用: it is retired by not being given.
func kept(set []edited) []app.Indicator {
	var out []app.Indicator
	for _, e := range set {
		if e.Retired {
			continue
		}
		if e.Target = e.goal; e.Rate() {
			e.Target = e.goal / 100
		}
		out = append(out, e.Indicator)
	}
	return out
}

// edited is an indicator whose target is typed as people say it: 90 for 90%.
type edited struct {
	app.Indicator
	goal float64
}

func edit(i app.Indicator) edited {
	e := edited{i, i.Target}
	if i.Rate() {
		e.goal = score.Of(i.Target).Mul(score.Int(100)).Float()
	}
	return e
}

func indicatorSection(i *edited, k int) kit.FormSection {
	key := func(name string) string { return fmt.Sprintf("%s%d", name, k) }
	sources := make([]kit.Choice[string], 0, len(app.IndicatorSources))
	for _, s := range app.IndicatorSources {
		sources = append(sources, kit.Choice[string]{Value: s, Text: app.SourceName(s)})
	}
	target := kit.Decimal(key("target"), "目标", &i.goal, 2, i.Unit).Need()
	return kit.FormSection{Title: i.Code + "　" + i.Name, Fields: []*kit.Field{
		kit.Text(key("name"), "名称", &i.Name).Need(), kit.Text(key("dimension"), "维度", &i.Dimension).Hint("排行里的一列，最多 4 个字"), kit.Decimal(key("weight"), "权重", &i.Weight, 2, "分").Need(),
		target, kit.Segments(key("direction"), "方向", &i.Direction, kit.Choices(app.Positive, app.Negative)),
		kit.Choose(key("source"), "数据来源", &i.Source, sources), kit.Tags(key("groups"), "适用分组", &i.Groups), kit.Tags(key("own"), "分组权重", &i.OwnWeights).Hint("与上面的权重不同的分组，如 社区 8"),
		kit.Lines(key("definition"), "口径", &i.Definition, 3).Need().Wide(), kit.Tick(key("retired"), "停用", &i.Retired, "不再使用这项指标"),
	}}
}

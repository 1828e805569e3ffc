package office

import (
	"context"
	"strconv"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// Papers is the module 文书文号: the register of numbers, the office's wording, who may sign in another's place.
func Papers() kit.Module {
	return kit.Module{Key: "paper", Title: "文书文号", Icon: "print", Group: kit.GroupSupport, Tabs: []kit.Tab{
		{Key: "number", Title: "文号登记", New: newNumbers}, {Key: "wording", Title: "文书用语", New: newWordings}, {Key: "signing", Title: "授权签发", New: newSigning},
	}}
}

func newNumbers(env *kit.Env) kit.Page {
	take := kit.Action{Label: "取文号", Icon: "add", Kind: kit.Primary, Do: func() { askNumber(env) }}
	year := env.App.Today().Year()
	return kit.NewList(env, kit.List[app.Number]{Kind: "number",
		Name: "number", Title: "文书文号", Topics: []app.Topic{app.NumberChanged, app.SettingChanged}, Source: env.App.Numbers.List, ID: func(n *app.Number) int64 { return n.ID },
		Columns: []kit.Column[app.Number]{
			{Key: "seq", Title: "文号", Width: 190, Bold: true, Text: func(n *app.Number) string { return n.String() }},
			{Key: "title", Title: "文件标题", Text: func(n *app.Number) string { return n.Title }},
			{Key: "kind", Title: "种类", Width: 100, Text: func(n *app.Number) string { return n.Name() }},
			{Key: "created_at", Title: "取号时间", Width: 150, Text: func(n *app.Number) string { return n.CreatedAt.Minute() }},
			{Key: "created_by", Title: "取号人", Width: 110, Text: func(n *app.Number) string { return n.CreatedBy }},
			{Key: "void_for", Title: "状态", Width: 90, Tag: func(n *app.Number) kit.Tag { return numberTag(n.VoidFor) }},
		},
		Sort: []app.Sort{{Key: "id", Desc: true}}, Search: "文号、标题", Chips: []kit.Chip{{Label: "全部"}, {Label: strconv.Itoa(year) + " 年", Where: []app.Cond{app.Eq("year", year)}},
			{Label: "已作废", Where: []app.Cond{{Key: "void_for", Op: "!=", Value: ""}}}},
		Acts:   []kit.Action{{Label: "打印登记簿", Icon: "print", Do: func() { kit.ShowPaper(env, "D32", reports.Request{}) }}, take},
		Drawer: func(_ context.Context, n *app.Number) (kit.Drawer, error) { return numberDrawer(env, *n), nil },
		Empty:  kit.Empty{Icon: "print", Title: "还没有文号", Text: "签发通知、纪要和奖惩文书时自动取号；其他文件在这里取号。", Acts: []kit.Action{take}},
	})
}

func numberTag(why string) kit.Tag {
	if why != "" {
		return kit.Tag{Text: "已作废", Tone: kit.Neutral}
	}
	return kit.Tag{Text: "在用", Tone: kit.GreenTone}
}

func numberDrawer(env *kit.Env, n app.Number) kit.Drawer {
	facts := []kit.Fact{{Label: "种类", Text: n.Name()}, {Label: "取号时间", Text: n.CreatedAt.Minute()}, {Label: "取号人", Text: n.CreatedBy}}
	d := kit.Drawer{Caption: n.String(), Title: n.Title, Facts: facts}
	if n.VoidFor != "" {
		d.Facts = append(d.Facts, kit.Fact{Label: "作废原因", Text: n.VoidFor, Tone: kit.AmberTone}, kit.Fact{Label: "作废", Text: n.UpdatedBy + "，" + n.UpdatedAt.Minute()})
		return d
	}
	d.Acts = []kit.Action{{Label: "作废…", Kind: kit.Danger, Off: off(env, app.RightSign), Do: func() { askVoid(env, n) }}}
	return d
}

// askVoid takes a number out of use for good.
func askVoid(env *kit.Env, n app.Number) {
	var reason string
	kit.Ask(env, kit.Form{Title: "作废 " + n.String() + "？", Intro: "作废的文号不再使用，登记簿保留原号和原因。", Verb: "作废文号", Fields: []*kit.Field{kit.Lines("reason", "原因", &reason, 3).Need().Wide()},
		Save: func(ctx context.Context) error { return env.App.Numbers.Void(ctx, n.ID, reason) }, Saved: func() { env.Toast("已作废 " + n.String()) }})
}

// askNumber takes the next number for a paper that is not made by the program.
func askNumber(env *kit.Env) {
	kit.LoadOr(env, env.App.Numbers.Prefixes, func(prefixes []app.Prefix) {
		n := app.Number{Year: env.App.Today().Year()}
		var choices []kit.Choice[string]
		for i, p := range prefixes {
			if i == 0 {
				n.Prefix = p.Text
			}
			choices = append(choices, kit.Choice[string]{Value: p.Text, Text: p.String()})
		}
		no := ""
		kit.Ask(env, kit.Form{Title: "取文号", Intro: "取下一个号，取后不能退回。本街道的代字在“系统设置 → 规则与文号”里设，单位自己的代字在主体档案里设。", Verb: "取文号", Fields: []*kit.Field{
			kit.Text("title", "文件标题", &n.Title).Need().Wide(), kit.Choose("prefix", "机关代字", &n.Prefix, choices).Need().Wide()},
			Save: func(ctx context.Context) (err error) {
				no, err = env.App.Numbers.Reserve(ctx, n)
				return err
			}, Saved: func() { env.Toast("已取文号 " + no) }})
	}, func(err error) { env.Fail(err) })
}

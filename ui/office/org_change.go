package office

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// orgChanges are the acts that change what a unit is: a new name, a merger, a split.
func orgChanges(env *kit.Env, p orgProfile) []kit.Action {
	return []kit.Action{
		{Label: "更名…", Off: off(env, app.RightEdit), Do: func() { askRename(env, p.org) }},
		{Label: "并入其他单位…", Off: off(env, app.RightAdmin), Do: func() { askMerge(env, p.org) }},
		{Label: "分设新单位…", Off: off(env, app.RightAdmin), Do: func() { askSplit(env, p) }},
	}
}

func askRename(env *kit.Env, o app.Org) {
	name, short, on := o.Name, o.ShortName, env.App.Today()
	kit.Ask(env, kit.Form{Title: "“" + o.Short() + "”更名？", Verb: "更名",
		Intro:  "未办结事项和人员随新名称；已办结的事项、已签发的纪要和已锁定的考评保留原名。原名称留作别名，旧表格仍能识别。",
		Fields: []*kit.Field{kit.Text("name", "新全称", &name).Need(), kit.Text("short_name", "新简称", &short), kit.Date("on", "更名日期", &on).Need()},
		Save:   func(ctx context.Context) error { return env.App.Orgs.Rename(ctx, o.ID, name, short, on) },
		Saved:  func() { env.Toast("已更名为 " + name) }})
}

func askMerge(env *kit.Env, o app.Org) {
	into, on := int64(0), env.App.Today()
	var move app.OrgMove
	kit.Ask(env, kit.Form{Title: "“" + o.Short() + "”并入其他单位？", Verb: "并入",
		Intro:  "人员、未办结事项和待开会议的席位转给接收单位，本单位从合并日期起停用。已办结的记录保留在本单位名下。",
		Fields: []*kit.Field{kit.PickOrg(env, "into", "接收单位", &into).Need(), kit.Date("on", "合并日期", &on).Need()},
		Save: func(ctx context.Context) (err error) {
			move, err = env.App.Orgs.Merge(ctx, []int64{o.ID}, into, on)
			return err
		}, Saved: func() {
			env.Toast(fmt.Sprintf("已并入，转移人员 %d 名、事项 %d 项", move.People, move.Duties))
		}})
}

func askSplit(env *kit.Env, p orgProfile) {
	s := app.OrgSplit{New: app.Org{Kind: p.org.Kind, Level: p.org.Level, Group: p.org.Group, ParentID: p.org.ParentID}, On: env.App.Today()}
	var move app.OrgMove
	kit.Ask(env, kit.Form{Title: "从“" + p.org.Short() + "”分设新单位？", Verb: "分设", Intro: "选中的人员和未办结事项转给新单位，其余留在原单位。",
		Fields: []*kit.Field{kit.Text("name", "新单位全称", &s.New.Name).Need(), kit.Text("short_name", "简称", &s.New.ShortName), kit.Date("on", "分设日期", &s.On).Need(),
			kit.PickMany("people", "转出人员", &s.People, choices(p.people, func(x app.Person) (int64, string) { return x.ID, x.Name + "　" + x.Title })),
			kit.PickMany("duties", "转出事项", &s.Duties, choices(p.open, func(d app.Duty) (int64, string) { return d.ID, d.No + "　" + d.Content }))},
		Save: func(ctx context.Context) (err error) {
			move, err = env.App.Orgs.Split(ctx, p.org.ID, &s)
			return err
		}, Saved: func() {
			env.Toast(fmt.Sprintf("已分设 %s，转移人员 %d 名、事项 %d 项", s.New.Name, move.People, move.Duties))
			env.Go(kit.Route{Module: "org", ID: s.New.ID})
		}})
}

// choices looks through a list that is at hand.
func choices[T any](list []T, of func(T) (int64, string)) func(string) []kit.Choice[int64] {
	return func(query string) []kit.Choice[int64] {
		var out []kit.Choice[int64]
		for _, x := range list {
			if id, text := of(x); kit.Matches(text, query) {
				out = append(out, kit.Choice[int64]{Value: id, Text: text})
			}
		}
		return out
	}
}

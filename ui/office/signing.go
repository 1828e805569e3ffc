package office

import (
	"context"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// signingView is what the page of grants shows.
type signingView struct {
	grants []app.SignGrant
	users  []app.User
}

func newSigning(env *kit.Env) kit.Page {
	return kit.NewDetail(env, kit.Detail[signingView]{Title: "授权签发", Topics: []app.Topic{app.SettingChanged, app.UserChanged},
		Load: func(ctx context.Context) (v signingView, err error) {
			if v.grants, err = env.App.Signing.Grants(ctx); err != nil {
				return v, err
			}
			v.users, _, err = env.App.Users.List(ctx, app.Query{})
			return v, err
		},
		View: func(v signingView) kit.View {
			var lines []kit.Line
			today := env.App.Today()
			for _, g := range v.grants {
				l := kit.Line{Lamp: kit.Waiting, Text: g.ByName + " 授权 " + g.ToName + "，" + g.First.Chinese() + "至" + g.Last.Chinese() + "：" + g.Reason, Note: g.State(today)}
				if g.Active(today) {
					l.Lamp, l.Note = kit.Green, "有效，点击收回"
					l.Do = func() { askRevoke(env, g) }
				}
				lines = append(lines, l)
			}
			text := ""
			if len(lines) == 0 {
				text = "还没有授权。主持人外出时，可在这里授权他人签发，起止日期内有效。"
			}
			var signers []kit.Line
			for _, u := range v.users {
				if u.May(app.RightSign) {
					signers = append(signers, kit.Line{Lamp: kit.Green, Text: u.Name, Note: u.Roles.String()})
				}
			}
			nobody := ""
			if len(signers) == 0 {
				nobody = "还没有。纪要由有签发权的用户签发：在系统设置的“用户”里给领导开账号，角色选“主持人”或“领导”。"
			}
			return kit.View{Title: "授权签发", Subtitle: "主持人不在时由谁签发，逐次记录",
				Acts:  []kit.Action{{Label: "授权签发…", Kind: kit.Primary, Off: off(env, app.RightSign), Do: func() { askGrant(env, v.users) }}},
				Left:  []kit.Card{{Title: "授权记录", Section: kit.Section{Text: text, Lines: lines}}},
				Right: []kit.Card{{Title: "有签发权的用户", Section: kit.Section{Text: nobody, Lines: signers}}, {Title: "怎样记录", Section: kit.Section{Text: "受权人签发时，签发人记为“李雯（受周建国授权）”，写入纪要版本和审计日志；公文上不印签发人。"}}}}
		}})
}

func askGrant(env *kit.Env, users []app.User) {
	g := app.SignGrant{First: env.App.Today(), Last: env.App.Today()}
	choices := []kit.Choice[int64]{{Value: 0, Text: "请选择"}}
	for _, u := range users {
		if u.ID != env.User.ID && !u.Disabled && u.May(app.RightEdit) {
			choices = append(choices, kit.Choice[int64]{Value: u.ID, Text: u.Name + "（" + u.Roles.String() + "）"})
		}
	}
	kit.Ask(env, kit.Form{Title: "授权签发", Intro: "起止日期内，受权人可以签发纪要、取文号。随时可以收回。", Verb: "授权签发", Fields: []*kit.Field{
		kit.Choose("to", "受权人", &g.To, choices).Need(), kit.Date("first", "起始日", &g.First).Need(), kit.Date("last", "截止日", &g.Last).Need(), kit.Text("reason", "原因", &g.Reason).Need().Wide()},
		Save: func(ctx context.Context) error { return env.App.Signing.Grant(ctx, g) }, Saved: func() { env.Toast("已授权签发") }})
}

func askRevoke(env *kit.Env, g app.SignGrant) {
	kit.Confirm(env, "收回对"+g.ToName+"的签发授权？", "收回后立即失效；已签发的文件不受影响。", kit.Verb{Label: "不收回"}, kit.Verb{Label: "收回授权", Do: func() {
		kit.Act(env, "收回授权", func(ctx context.Context) error { return env.App.Signing.Revoke(ctx, g.Given, g.To) }, func() { env.Toast("已收回授权") })
	}})
}

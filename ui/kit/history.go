package kit

import (
	"context"
	"fmt"

	"gongzhi/app"
)

// mostChanges is how many changes of a record a page shows; the audit log has them all.
const mostChanges = 200

// ShowHistory opens the change history (变更记录) of a record: who changed what when, before → after.
func ShowHistory(env *Env, kind string, id int64, name string) {
	env.nav.Push(func(env *Env) Page {
		return NewDetail(env, Detail[[]app.Change]{Title: "变更记录", Topics: []app.Topic{app.Topic(kind)},
			Load: func(ctx context.Context) ([]app.Change, error) { return env.App.History.Of(ctx, kind, id) },
			View: func(changes []app.Change) View {
				v := View{Title: "变更记录", Subtitle: app.KindWord(kind) + "　" + name, Status: fmt.Sprintf("共 %d 次变更", len(changes))}
				for i, c := range changes {
					if i == mostChanges {
						v.Notice = &Notice{Tone: Muted, Title: fmt.Sprintf("只列出最近 %d 次变更，更早的见审计日志。", mostChanges)}
						break
					}
					v.Left = append(v.Left, changeCard(env, kind, id, c))
				}
				if len(changes) == 0 {
					v.Notice = &Notice{Tone: Muted, Title: "这条记录没有变更。"}
				}
				return v
			}})
	})
}

func changeCard(env *Env, kind string, id int64, c app.Change) Card {
	card := Card{Title: c.Act.Who + "　" + c.Act.Act, Note: string(c.Act.At.Minute())}
	created := true
	for _, f := range c.Fields {
		created = created && f.Before == ""
	}
	for _, f := range c.Fields {
		text := Dash(f.Before) + " → " + Dash(f.After)
		if created {
			text = f.After
		}
		card.Facts = append(card.Facts, Fact{Label: app.FieldWord(f.Key), Text: text})
	}
	if len(card.Facts) == 0 {
		card.Text = "内容没有变化。"
	}
	if app.Revertible(kind) && !created && env.May(app.RightEdit) {
		card.Link = Action{Label: "恢复为此次变更前", Do: func() {
			Act(env, "恢复", func(ctx context.Context) error { return env.App.History.Revert(ctx, kind, id, c.Act.Seq) },
				func() { env.Toast("已恢复为 " + c.Act.At.Minute() + " 变更前的内容") })
		}}
	}
	return card
}

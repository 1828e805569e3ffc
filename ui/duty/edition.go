package duty

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// edition is one version of a list or of the authorisation table, as the dialogs treat it.
type edition struct {
	id int64
	app.Edition
}

// editions is what can be done with versions: the same for lists and the authorisation table.
type editions struct {
	desk    *desk
	what    string // 分级授权表
	code    string // of the paper
	step    func(ctx context.Context, id int64, to app.ListState) (string, error)
	adjust  func(ctx context.Context, id int64) error
	compare func(ctx context.Context, a, b int64) ([]app.Difference, error)
}

func editionTone(s app.ListState) kit.Tone {
	switch s {
	case app.ListReview:
		return kit.Blue
	case app.ListIssued:
		return kit.GreenTone
	case app.ListAdjusted:
		return kit.AmberTone
	}
	return kit.Neutral
}

// next are the next steps of a version, the way forward first.
func (e *editions) next(v edition) []kit.Action {
	env := e.desk.env
	move := func(label string, to app.ListState, r app.Right) kit.Action {
		return kit.Action{Label: label, Off: e.desk.off(r), Do: func() { e.move(v, label, to) }}
	}
	switch v.State {
	case app.ListDraft:
		return []kit.Action{move("送审", app.ListReview, app.RightEdit)}
	case app.ListReview:
		return []kit.Action{move("印发", app.ListIssued, app.RightDecide), move("退回拟定", app.ListDraft, app.RightEdit)}
	case app.ListIssued:
		adjust := kit.Action{Label: "调整", Off: e.desk.off(app.RightEdit), Do: func() {
			kit.Act(env, "调整", func(ctx context.Context) error { return e.adjust(ctx, v.id) }, func() { env.Toast(fmt.Sprintf("已形成第 %d 版（拟定）", v.Version+1)) })
		}}
		revoke := move("废止", app.ListRevoked, app.RightDecide)
		revoke.Kind = kit.Danger
		return []kit.Action{adjust, revoke}
	}
	return nil
}

// move asks before what other units will see: issuing and revoking.
func (e *editions) move(v edition, label string, to app.ListState) {
	env := e.desk.env
	do := func() {
		note := ""
		kit.Act(env, label, func(ctx context.Context) (err error) { note, err = e.step(ctx, v.id, to); return err }, func() {
			env.Toast(fmt.Sprintf("第 %d 版已%s%s", v.Version, label, note), e.desk.paper(e.code, v.id, "打印"))
		})
	}
	body := map[app.ListState]string{app.ListIssued: "印发后不能再修改，原来的版本同时废止；要改内容，先调整形成新版本。", app.ListRevoked: "废止后这一版不再执行。"}[to]
	if body == "" {
		do()
		return
	}
	kit.Confirm(env, fmt.Sprintf("%s%s第 %d 版？", label, e.what, v.Version), body, kit.Verb{Label: "暂不" + label}, kit.Verb{Label: label, Danger: to == app.ListRevoked, Do: do})
}

// show lists the versions with their acts in a dialog.
func (e *editions) show(list []edition) {
	var shut func()
	rows := kit.VGap(10)
	for i, v := range list {
		row := kit.H(kit.Fixed(64, 0, kit.Strong(fmt.Sprintf("第 %d 版", v.Version))), kit.TagBox(kit.Tag{Text: v.State.String(), Tone: editionTone(v.State)}), kit.Label(kit.Dash(v.DocNo), kit.Second), kit.Spacer())
		for _, a := range append(e.next(v), kit.Action{Label: "打印", Do: e.desk.paper(e.code, v.id, "").Do}) {
			do := a.Do
			a.Do = func() { shut(); do() }
			row.Objects = append(row.Objects, kit.NewButton(a))
		}
		if i+1 < len(list) {
			older := list[i+1]
			row.Objects = append(row.Objects, kit.NewButton(kit.Action{Label: "与上一版比较", Do: func() { shut(); e.difference(older, v) }}))
		}
		rows.Objects = append(rows.Objects, row)
		note := "依据：" + kit.Dash(v.Basis)
		if v.IssuedOn != "" {
			note += "　印发 " + string(v.IssuedOn)
		}
		if v.RevokedOn != "" {
			note += "　废止 " + string(v.RevokedOn)
		}
		rows.Objects = append(rows.Objects, kit.Caption(note), kit.HLine())
	}
	var content fyne.CanvasObject = rows
	shut = kit.Window(e.desk.env, e.what+"的版本", content)
}

// difference shows what a version changed, as a paper that can be printed and saved.
func (e *editions) difference(a, b edition) {
	title := fmt.Sprintf("%s第 %d 版与第 %d 版比较", e.what, a.Version, b.Version)
	kit.ShowDocument(e.desk.env, reports.Paper{Code: "版本比较", Name: title, Sheet: true}, func(ctx context.Context) (doc.Document, error) {
		list, err := e.compare(ctx, a.id, b.id)
		return reports.Differences(e.desk.env.App, title, list), err
	})
}

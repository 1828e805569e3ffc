package duty

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// seenPref keeps when a user last looked at the changes.
const seenPref = "duty.seen"

// changeRow is one change with a number of its own.
type changeRow struct {
	app.DutyChange
	No int64
}

// newChanges is the list of what changed since the user last looked. 「记为已看」 moves that moment to now.
func newChanges(env *kit.Env) kit.Page {
	since := app.Stamp(env.Pref(seenPref))
	if since == "" {
		since = app.Stamp(string(env.App.Today().AddDays(-7)) + " 00:00:00")
	}
	var shown []app.DutyChange
	v := &desk{env: env}
	print := func() {
		kit.ShowDocument(env, reports.Paper{Code: "视图", Name: "责任清单变动情况", Sheet: true}, func(ctx context.Context) (doc.Document, error) {
			list, err := env.App.DutyViews.Changes(ctx, since)
			return reports.ChangesPaper(env.App, since, list), err
		})
	}
	turn := func(label, act string) kit.Action {
		return kit.Action{Label: label, Do: func() { env.Go(viewRoute(act, app.Query{})) }}
	}
	return kit.NewList(env, kit.List[changeRow]{
		Name: "dutychange", Title: "最近变动", Subtitle: "自 " + since.Minute() + " 起", Topics: []app.Topic{app.DutyChanged}, ID: func(r *changeRow) int64 { return r.No },
		Source: kit.Slice(func(ctx context.Context) (out []changeRow, err error) {
			shown, err = env.App.DutyViews.Changes(ctx, since)
			for i, c := range shown {
				out = append(out, changeRow{c, int64(i + 1)})
			}
			return out, err
		}),
		Columns: []kit.Column[changeRow]{
			{Key: "at", Title: "时间", Width: 126, Text: func(r *changeRow) string { return r.At.Minute() }},
			{Key: "who", Title: "办理人", Width: 90, Text: func(r *changeRow) string { return r.Who }},
			{Key: "act", Title: "操作", Width: 110, Text: func(r *changeRow) string { return r.Act }},
			{Key: "title", Title: "事项", Width: 300, Text: func(r *changeRow) string { return r.Title }},
			{Key: "unit", Title: "牵头单位", Width: 96, Narrow: true, Text: func(r *changeRow) string { return r.Unit }},
			{ID: "text", Title: "变动", Text: func(r *changeRow) string { return kit.Dash(r.Text) }},
		}, NoTicks: true, Search: "事项、办理人、操作",
		Acts: []kit.Action{turn("看板", viewBoard), turn("时间轴", viewGantt), turn("到期日历", viewDays), {Label: "打印或导出…", Icon: "print", Do: print},
			{Label: "记为已看", Icon: "check", Kind: kit.Primary, Do: func() {
				env.SetPref(seenPref, string(app.StampOf(env.App.Now())))
				env.Reopen()
			}}},
		OnOpen: func(r *changeRow) { v.env.Go(kit.Route{Module: "duty", ID: r.ID}) }, Print: print, Export: print,
		Status: func(total int) string { return fmt.Sprintf("自 %s 起 %d 处变动", since.Minute(), total) },
		Empty:  kit.Empty{Icon: "check", Title: "上次查看以后没有变动"},
	})
}

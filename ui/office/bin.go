package office

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// newBin is the recycle bin (回收站): what was deleted, by whom, and its way back.
func newBin(env *kit.Env) kit.Page {
	seen := map[int64]app.BinRow{}
	list := kit.List[app.BinRow]{Name: "bin", Title: "系统设置", Topics: []app.Topic{app.OrgChanged, app.PersonChanged, app.VenueChanged, app.MeetingChanged, app.DutyChanged,
		app.AppealChanged, app.EffectChanged, app.IncentiveChanged, app.FileChanged, app.ImportChanged},
		Source: func(ctx context.Context, q app.Query) ([]app.BinRow, int, error) {
			return env.App.History.Bin(ctx, q)
		},
		ID: func(r *app.BinRow) int64 { seen[r.Seq] = *r; return r.Seq },
		Columns: []kit.Column[app.BinRow]{
			{ID: "kind", Title: "类别", Width: 110, Text: func(r *app.BinRow) string { return app.KindWord(r.Kind) }},
			{ID: "title", Title: "内容", Text: func(r *app.BinRow) string { return r.Title }},
			{ID: "at", Title: "删除时间", Width: 150, Text: func(r *app.BinRow) string { return r.At.Minute() }},
			{ID: "by", Title: "删除人", Width: 130, Text: func(r *app.BinRow) string { return r.By }},
		},
		Filters: []kit.Filter{{Key: "kind", Label: "类别", Options: func(ctx context.Context) ([]kit.Option, error) {
			kinds, err := env.App.History.BinKinds(ctx)
			var out []kit.Option
			for _, k := range kinds {
				out = append(out, kit.Option{Value: k, Text: app.KindWord(k)})
			}
			return out, err
		}}},
		Search: "名称、编号、拼音首字母",
		Bulk: func(ids []int64) []kit.Action {
			rows := make([]app.BinRow, 0, len(ids))
			for _, id := range ids {
				rows = append(rows, seen[id])
			}
			return []kit.Action{{Label: "恢复", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { restore(env, rows) }}}
		},
		Drawer: func(_ context.Context, r *app.BinRow) (kit.Drawer, error) {
			row := *r
			return kit.Drawer{Caption: app.KindWord(row.Kind), Title: row.Title, Facts: []kit.Fact{{Label: "删除时间", Text: row.At.Minute()}, {Label: "删除人", Text: kit.Dash(row.By)}},
				Acts: []kit.Action{{Label: "恢复", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { restore(env, []app.BinRow{row}) }}},
				More: []kit.Action{{Label: "变更记录", Do: func() { kit.ShowHistory(env, row.Kind, row.ID, row.Title) }}}}, nil
		},
		Empty: kit.Empty{Icon: "audit", Title: "回收站是空的", Text: "删除的记录放在这里，随时可以恢复，不会自动清除。"},
	}
	return kit.NewList(env, list)
}

func restore(env *kit.Env, rows []app.BinRow) {
	kit.Act(env, "恢复", func(ctx context.Context) error { return env.App.History.RestoreAll(ctx, rows) }, func() {
		if len(rows) == 1 {
			env.Toast("已恢复 " + rows[0].Title)
			return
		}
		env.Toast(fmt.Sprintf("已恢复 %d 项", len(rows)))
	})
}

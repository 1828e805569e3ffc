package office

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// newBatches lists the imports, each of which can be undone as a whole.
func newBatches(env *kit.Env) kit.Page {
	return kit.NewList(env, kit.List[app.ImportBatch]{Kind: "import_batch",
		Name: "batch", Title: "主体人员", Topics: []app.Topic{app.ImportChanged}, Source: env.App.Imports.List, ID: func(b *app.ImportBatch) int64 { return b.ID },
		Columns: []kit.Column[app.ImportBatch]{
			{Key: "created_at", Title: "时间", Width: 150, Text: func(b *app.ImportBatch) string { return b.CreatedAt.Minute() }},
			{Key: "kind", Title: "种类", Width: 100, Text: func(b *app.ImportBatch) string { return b.Kind }},
			{Key: "file", Title: "文件", Text: func(b *app.ImportBatch) string { return b.File }},
			{Key: "accepted", Title: "导入", Width: 80, Align: kit.Right, Text: func(b *app.ImportBatch) string { return fmt.Sprint(b.Accepted) }},
			{Key: "rejected", Title: "拒绝", Width: 80, Align: kit.Right, Text: func(b *app.ImportBatch) string { return fmt.Sprint(b.Rejected) }},
			{Key: "created_by", Title: "导入人", Width: 110, Text: func(b *app.ImportBatch) string { return b.CreatedBy }},
			{Key: "undone_at", Title: "状态", Width: 90, Tag: func(b *app.ImportBatch) kit.Tag {
				if b.UndoneAt != "" {
					return kit.Tag{Text: "已撤销", Tone: kit.Neutral}
				}
				return kit.Tag{Text: "有效", Tone: kit.GreenTone}
			}},
		},
		Menu: func(b *app.ImportBatch) []kit.Action { return []kit.Action{undoAct(env, *b)} },
		Drawer: func(_ context.Context, b *app.ImportBatch) (kit.Drawer, error) {
			return kit.Drawer{Caption: b.Kind, Title: b.File, Facts: []kit.Fact{{Label: "时间", Text: b.CreatedAt.Minute()}, {Label: "导入人", Text: b.CreatedBy},
				{Label: "导入", Text: fmt.Sprintf("%d 行", b.Accepted)}, {Label: "拒绝", Text: fmt.Sprintf("%d 行", b.Rejected)}, {Label: "新建单位", Text: fmt.Sprintf("%d 个", len(b.MadeOrgs))}},
				Acts: []kit.Action{undoAct(env, *b)}}, nil
		},
		Empty: kit.Empty{Icon: "import", Title: "还没有导入过表格", Text: "导入的每张表格都记在这里，可以整批撤销。",
			Acts: []kit.Action{{Label: "导入表格", Do: func() { env.Go(kit.Route{Module: "org", Tab: "import"}) }}}},
	})
}

func undoAct(env *kit.Env, b app.ImportBatch) kit.Action {
	act := kit.Action{Label: "撤销导入", Kind: kit.Danger, Off: off(env, app.RightEdit), Do: func() {
		kit.Confirm(env, fmt.Sprintf("撤销“%s”的 %d 行？", b.File, b.Accepted), "这些记录移入回收站。导入后已有办理的记录会阻止撤销。", kit.Verb{Label: "不撤销"},
			kit.Verb{Label: "撤销导入", Danger: true, Do: func() {
				kit.Act(env, "撤销导入", func(ctx context.Context) error { return env.App.Imports.Undo(ctx, b.ID) }, func() { env.Toast("已撤销导入") })
			}})
	}}
	if b.UndoneAt != "" {
		act.Off = "已经撤销"
	}
	return act
}

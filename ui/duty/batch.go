package duty

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// batch is an act on a selection: what it is called, what it asks for, what it does.
type batch struct {
	act    app.DutyAct
	verb   string // 催办
	done   string // 已催办
	intro  string
	fields func() []*kit.Field
	do     func(ctx context.Context, ids []int64) (int, error)
}

// shownLines is how many rows of a selection a preview names.
const shownLines = 9

// many previews an act row by row, does it as one act and offers to undo it as one.
func (k *desk) many(ids []int64, b batch) {
	kit.Load(k.env, func(ctx context.Context) ([]app.BatchLine, error) {
		return k.env.App.DutyOrders.Preview(ctx, ids, b.act)
	}, func(lines []app.BatchLine) {
		fit := 0
		for _, l := range lines {
			if l.Off == "" {
				fit++
			}
		}
		if fit == 0 {
			k.env.Note(fmt.Sprintf("选中的 %d 项都不能%s：%s", len(lines), b.verb, lines[0].Off))
			return
		}
		intro := fmt.Sprintf("选中 %d 项，%d 项%s", len(lines), fit, b.verb)
		if fit < len(lines) {
			intro += fmt.Sprintf("，%d 项跳过", len(lines)-fit)
		}
		var fields []*kit.Field
		if b.fields != nil {
			fields = b.fields()
		}
		fields = append(fields, kit.Custom("preview", "预览", previewBox(lines), func() error { return nil }))
		var receipt app.Receipt
		n := 0
		kit.Ask(k.env, kit.Form{Title: fmt.Sprintf("%s %d 个责任事项", b.verb, fit), Intro: intro + "。" + b.intro, Verb: b.verb, Fields: fields,
			Save:  func(ctx context.Context) (err error) { n, err = b.do(app.WithReceipt(ctx, &receipt), ids); return err },
			Saved: func() { k.undoable(fmt.Sprintf("%s %d 项", b.done, n), receipt) }})
	})
}

// undoable says what was done and offers to take it back.
func (k *desk) undoable(text string, r app.Receipt) {
	k.env.Undo(text, func(ctx context.Context) error { return k.env.App.Undos.Undo(ctx, r) })
}

// takeAway deletes something and offers to take that back.
func (k *desk) takeAway(done string, fn func(ctx context.Context) error) {
	var receipt app.Receipt
	kit.Act(k.env, "删除", func(ctx context.Context) error { return fn(app.WithReceipt(ctx, &receipt)) }, func() { k.undoable(done, receipt) })
}

// previewBox names the rows of a selection, those left out with their reason.
func previewBox(lines []app.BatchLine) fyne.CanvasObject {
	box := kit.VGap(3)
	add := func(skipped bool) {
		for _, l := range lines {
			if (l.Off != "") != skipped || len(box.Objects) >= shownLines {
				continue
			}
			if skipped {
				box.Objects = append(box.Objects, kit.Caption("跳过 "+l.Title+"："+l.Off))
				continue
			}
			box.Objects = append(box.Objects, kit.Cols(6, []float32{16, 0, 90}, kit.LampIcon(kit.LampOf(l.Lamp), 13), kit.Small(l.Title), kit.Small(l.Unit, kit.Muted)))
		}
	}
	add(false)
	add(true)
	if more := len(lines) - len(box.Objects); more > 0 {
		box.Objects = append(box.Objects, kit.Caption(fmt.Sprintf("另有 %d 项", more)))
	}
	return box
}

// urge is the dialog 催办 for one item or a selection.
func (k *desk) urge(ids []int64) {
	text := ""
	k.many(ids, batch{act: app.DoUrge, verb: "催办", done: "已催办", intro: "催办记入每个事项的记录，附当时的灯和原因。",
		fields: func() []*kit.Field {
			return []*kit.Field{kit.Lines("text", "催办内容", &text, 2).Placeholder("可以不填")}
		},
		do: func(ctx context.Context, ids []int64) (int, error) { return k.env.App.DutyOrders.Urge(ctx, ids, text) }})
}

// assign is the dialog 分派 for a selection.
func (k *desk) assign(ids []int64) {
	var a app.Assignment
	k.many(ids, batch{act: app.DoAssign, verb: "分派", done: "已分派", intro: "不填的栏保持原样。",
		fields: func() []*kit.Field {
			return []*kit.Field{kit.Text("leader", "责任领导", &a.Leader), kit.Text("person", "责任人", &a.Person), kit.Text("phone", "联系电话", &a.Phone)}
		},
		do: func(ctx context.Context, ids []int64) (int, error) { return k.env.App.DutyOrders.Assign(ctx, ids, a) }})
}

// acceptMany signs for a selection.
func (k *desk) acceptMany(ids []int64) {
	by := ""
	k.many(ids, batch{act: app.DoAccept, verb: "签收", done: "已签收",
		fields: func() []*kit.Field {
			return []*kit.Field{kit.Text("by", "签收人", &by).Placeholder("不填为登记人")}
		},
		do: func(ctx context.Context, ids []int64) (int, error) { return k.env.App.DutyOrders.Accept(ctx, ids, by) }})
}

// volume prints one paper for each record into one PDF, as a job that can be cancelled.
func (k *desk) volume(code, name string, ids []int64) {
	kit.SaveFile(k.env, "保存"+name, fmt.Sprintf("%s-%s（%d份）.pdf", code, name, len(ids)), func(path string) {
		kit.Job(k.env, fmt.Sprintf("正在生成%s %d 份", name, len(ids)), func(ctx context.Context, progress func(int, int, string)) error {
			return reports.Volume(ctx, k.env.App, code, ids, path, progress)
		}, func() {
			k.env.Toast(fmt.Sprintf("已生成%s %d 份", name, len(ids)), kit.Action{Label: "打开", Do: func() { kit.OpenExternally(k.env, path) }})
		})
	})
}

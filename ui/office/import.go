package office

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// importPage takes a clerk's sheet: choose the kind and the file, look at the verdict row by row, take the accepted rows over.
type importPage struct {
	kit.Base
	env    *kit.Env
	kind   string
	path   string
	result *intake.Result
	body   *fyne.Container
}

// verdictRow is one line of the preview.
type verdictRow struct {
	id       int64
	sheet    string
	row      int
	verdict  string
	lamp     kit.Lamp
	text     string
	why      string
	rejected bool
}

func newImport(env *kit.Env) kit.Page {
	p := &importPage{env: env, kind: "duty"}
	if k := env.Route.Args["kind"]; k != "" {
		p.kind = k
	}
	p.body = kit.V()
	p.Name, p.On = "主体人员", nil
	p.Body = kit.Pad(14, p.body)
	p.path = env.Route.Args["path"]
	p.draw()
	if p.path != "" {
		p.judge()
	}
	return p
}

// draw lays the page out for its state: nothing chosen, or a verdict.
func (p *importPage) draw() {
	var choices []kit.Action
	for _, k := range intake.Kinds() {
		kind := kit.Secondary
		if k.Code == p.kind {
			kind = kit.Primary
		}
		choices = append(choices, kit.Action{Label: k.Name, Kind: kind, Do: func() { p.kind, p.result = k.Code, nil; p.draw() }})
	}
	row := kit.H()
	for _, a := range choices {
		row.Add(kit.NewButton(a))
	}
	p.body.Objects = nil
	p.body.Add(kit.CardBox("第一步　选择表格种类", "", row))
	k, _ := intake.KindOf(p.kind)
	p.body.Add(kit.CardBox("第二步　选择文件", "Excel 或 CSV，标题行、合计行、落款行会自动跳过", kit.V(
		kit.Caption("识别的列："+columnWords(k)),
		kit.H(kit.NewButton(kit.Action{Label: "选择文件…", Icon: "import", Off: off(p.env, app.RightEdit), Do: p.choose}), kit.Label(kit.Dash(filepath.Base(p.path)), kit.Second)))))
	if p.result != nil {
		p.drawResult()
	}
	p.body.Refresh()
	p.env.Touch()
}

func columnWords(k intake.Kind) string {
	var words []string
	for _, c := range k.Columns {
		w := c.Name
		if c.Required {
			w += "（必填）"
		}
		words = append(words, w)
	}
	return strings.Join(words, "、")
}

func (p *importPage) choose() {
	kit.OpenFile(p.env, "选择表格", []string{".xlsx", ".xls", ".csv", ".txt"}, func(path string) {
		p.path = path
		p.judge()
	})
}

// judge reads the file as a job; nothing is written.
func (p *importPage) judge() {
	k, ok := intake.KindOf(p.kind)
	if !ok {
		return
	}
	var res intake.Result
	kit.Job(p.env, "正在读取"+filepath.Base(p.path), func(ctx context.Context, progress func(done, total int, text string)) (err error) {
		res, err = reports.Judge(ctx, p.env.App, k, p.path, reports.IntakeOptions{Progress: func(part float64, rows int) { progress(int(part*100), 100, fmt.Sprintf("已读 %d 行", rows)) }})
		return err
	}, func() {
		p.result = &res
		p.draw()
	})
}

func (p *importPage) drawResult() {
	r := p.result
	if !r.OK() {
		p.body.Add(kit.NoticeBox(kit.Notice{Tone: kit.RedTone, Lamp: kit.Red, Title: "这个文件不能导入", Text: r.Message}))
		return
	}
	p.body.Add(kit.NoticeBox(kit.Notice{Tone: kit.Blue, Title: r.Message, Text: p.columnNote()}))
	rows := p.rows()
	table := kit.NewTable(p.env, kit.TableOptions[verdictRow]{Name: "import", NoTicks: true, Rows: 9, Source: kit.SliceOf(rows), ID: func(v *verdictRow) int64 { return v.id },
		Columns: []kit.Column[verdictRow]{
			{ID: "row", Title: "行", Width: 64, Align: kit.Right, Text: func(v *verdictRow) string { return fmt.Sprint(v.row) }},
			{ID: "verdict", Title: "判断", Width: 92, Lamp: func(v *verdictRow) (kit.Lamp, string) { return v.lamp, v.verdict }},
			{ID: "text", Title: "内容", Text: func(v *verdictRow) string { return v.text }},
			{ID: "why", Title: "说明", Width: 430, Text: func(v *verdictRow) string { return v.why }}}})
	verb := fmt.Sprintf("导入 %d 行", r.Accepted)
	act := kit.Action{Label: verb, Kind: kit.Primary, Do: p.commit}
	if r.Accepted == 0 {
		act.Off = "没有可以导入的行"
	}
	p.body.Add(kit.CardBox("第三步　核对后导入", "被拒绝的行不影响其他行；导入后可整批撤销", kit.V(table,
		kit.H(kit.NewButton(act), kit.NewButton(kit.Action{Label: "复制被拒绝的行", Do: p.copyRejected}), kit.NewButton(kit.Action{Label: "换一个文件", Do: p.choose})))))
}

// columnNote says which columns were not recognised.
func (p *importPage) columnNote() string {
	var unknown []string
	for _, m := range p.result.Columns {
		if m.Column == "" && m.Header != "" {
			unknown = append(unknown, m.Header)
		}
	}
	if len(unknown) == 0 {
		return ""
	}
	return "没有识别、不会导入的列：" + strings.Join(unknown, "、")
}

// rows puts refused rows first, then those with warnings, then the rest: what needs a look stands on top.
func (p *importPage) rows() []verdictRow {
	var refused, warned, clean, skipped []verdictRow
	warnings := map[string][]string{}
	at := func(sheet string, row int) string { return fmt.Sprintf("%s\x00%d", sheet, row) }
	for _, w := range p.result.Warnings {
		warnings[at(w.Sheet, w.Row)] = append(warnings[at(w.Sheet, w.Row)], w.Reason)
	}
	for _, r := range p.result.Rejected {
		refused = append(refused, verdictRow{row: r.Row, sheet: r.Sheet, verdict: "拒绝", lamp: kit.Red, text: r.Column + "　" + r.Value, why: r.Reason, rejected: true})
	}
	for _, r := range p.result.Rows {
		var words []string
		for _, f := range r.Values {
			if f.Value.Text != "" && f.Column != "序号" {
				words = append(words, f.Value.Text)
			}
		}
		v := verdictRow{row: r.Row, sheet: r.Sheet, verdict: "导入", lamp: kit.Green, text: strings.Join(words, "　")}
		if w := warnings[at(r.Sheet, r.Row)]; len(w) > 0 {
			v.verdict, v.lamp, v.why = "提醒", kit.Yellow, strings.Join(w, " ")
			warned = append(warned, v)
		} else {
			clean = append(clean, v)
		}
	}
	for _, s := range p.result.Skipped {
		skipped = append(skipped, verdictRow{row: s.Row, sheet: s.Sheet, verdict: "跳过", why: s.Reason})
	}
	all := append(append(append(refused, warned...), clean...), skipped...)
	for i := range all {
		all[i].id = int64(i + 1)
	}
	return all
}

func (p *importPage) copyRejected() {
	var b strings.Builder
	b.WriteString("工作表\t行\t列\t原值\t原因\n")
	for _, r := range p.result.Rejected {
		fmt.Fprintf(&b, "%s\t%d\t%s\t%s\t%s\n", r.Sheet, r.Row, r.Column, r.Value, r.Reason)
	}
	kit.Copy(p.env, b.String())
	p.env.Toast(fmt.Sprintf("已复制 %d 行，可粘贴到表格", len(p.result.Rejected)))
}

func (p *importPage) commit() {
	k, _ := intake.KindOf(p.kind)
	res := *p.result
	var batch app.ImportBatch
	kit.Job(p.env, "正在导入"+k.Name, func(ctx context.Context, _ func(done, total int, text string)) (err error) {
		batch, err = p.env.App.Imports.Commit(ctx, k, res, app.ImportFile{Path: p.path})
		return err
	}, func() {
		p.result, p.path = nil, ""
		p.draw()
		p.env.Undo(fmt.Sprintf("已导入%s %d 行", k.Name, batch.Accepted), func(ctx context.Context) error { return p.env.App.Imports.Undo(ctx, batch.ID) })
	})
}

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
		Empty: kit.Empty{Icon: "import", Title: "还没有导入过表格"},
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

package reports

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/app/mask"
	"gongzhi/reports/doc"
)

// newest is the id asked for, or the newest record of the period.
func newest[T any](ctx context.Context, a *app.App, r Request, table func(app.Tx) app.Records[T], day, name string) (rec T, err error) {
	p := r.Period
	if p == "" {
		p = app.PeriodOf(a.Today())
	}
	err = a.Store().Read(ctx, func(tx app.Tx) error {
		if r.ID != 0 {
			rec, err = table(tx).Get(r.ID)
			return err
		}
		q := app.Where(app.Cond{Key: day, Op: ">=", Value: p.First()}, app.Cond{Key: day, Op: "<=", Value: p.Last()})
		rec, err = table(tx).Find(q.By("-"+day, "-id"))
		return err
	})
	if errors.Is(err, app.ErrNotFound) {
		err = app.Errorf("", "%s没有%s。", p, name)
		if r.ID != 0 {
			err = app.Errorf("", "编号 %d 的%s不存在或已删除。", r.ID, name)
		}
	}
	return rec, err
}

// fullName is a unit's full name for papers; the short one when the unit is gone.
func fullName(ctx context.Context, a *app.App, id int64, short string) string {
	if o, err := a.Orgs.Get(ctx, id); err == nil {
		return o.Name
	}
	return short
}

// boxed is the frame of the office's forms.
func boxed(ctx context.Context, a *app.App, code, title, number string, created app.Stamp) (doc.Document, error) {
	office, err := a.Settings.Get(ctx, app.SetOffice)
	if err != nil {
		return doc.Document{}, err
	}
	d := doc.Document{Code: code, Form: doc.Boxed, Title: office + title, Meta: doc.Meta{Author: office, Subject: number, Created: created.Time()}}
	if number != "" {
		d.Head.Lines = []doc.Pair{{Key: "编号", Value: number}}
	}
	return d, nil
}

func row(height float64, cells ...doc.GridCell) doc.GridRow {
	return doc.GridRow{Height: height, Cells: cells}
}

// dueText is a deadline in words, with the original one after an extension.
func dueText(d app.Duty) string {
	text := d.Due.Chinese()
	if d.Due == "" {
		text = "长期坚持"
	}
	if d.Extended() {
		text += "（已延期，原时限" + d.FirstDue.Chinese() + "）"
	}
	if d.Workdays {
		text += "（按工作日计）"
	}
	return text
}

// assignment is the slip that hands an item over (D09 交办单).
func assignment(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	d, err := newest(ctx, a, r, app.Tx.Duties, "start", "责任事项")
	if err != nil {
		return doc.Document{}, err
	}
	if d.State == app.DutyDraft {
		return doc.Document{}, app.Errorf("", "事项还是草稿，不能打印交办单。先下达。")
	}
	out, err := boxed(ctx, a, "D09", "任务交办单", d.No, d.UpdatedAt)
	if err != nil {
		return out, err
	}
	source := d.Source.String()
	if d.SourceText != "" {
		source = d.SourceText
	}
	set, err := a.Settings.All(ctx)
	if err != nil {
		return out, err
	}
	feedback := "完成后申请办结，附佐证材料。"
	if set[app.SetReportCycle] != "0" {
		feedback = "每" + set[app.SetReportCycle] + "日填报一次进展；" + feedback
	}
	phone := d.Phone
	if !r.Unmask {
		phone = mask.Mobile(phone)
	}
	out.Blocks = []doc.Block{doc.Grid{Cols: []float64{22, 56, 22, 56}, Rows: []doc.GridRow{
		row(12, doc.Label("任务来源"), doc.Box(source, 1), doc.Label("紧急程度"), doc.Box(d.Urgency.String(), 1)),
		row(26, doc.Label("任务内容"), doc.Box(d.Content, 3)),
		row(12, doc.Label("牵头单位"), doc.Box(fullName(ctx, a, d.LeadID, d.LeadName), 1), doc.Label("授权层级"), doc.Box(d.Level.String(), 1)),
		row(12, doc.Label("配合单位"), doc.Box(d.SupportNames, 3)),
		row(12, doc.Label("责任领导"), doc.Box(d.Leader, 1), doc.Label("责任人"), doc.Box(strings.TrimSpace(d.Person+"　"+phone), 1)),
		row(22, doc.Label("成果要求"), doc.Box(d.Deliverable, 3)),
		row(12, doc.Label("起始日期"), doc.Box(d.Start.Chinese(), 1), doc.Label("完成时限"), doc.Box(dueText(d), 1)),
		row(14, doc.Label("反馈要求"), doc.Box(feedback, 3)),
		row(28, doc.Label("交办意见"), doc.Opinion("", 3, "签名：　　　　　　", "　　　　年　　月　　日")),
		row(28, doc.Label("签收"), doc.Opinion("", 3, "签收人：　　　　　　", "　　　　年　　月　　日")),
	}, Notes: []string{"本单一式两份，交办单位、牵头单位各存一份。完成时限只能经申请延期更改，申请不得晚于完成时限当日。"}}}
	return out, nil
}

// extensionPaper is the request for a later deadline (D11 延期申请表).
func extensionPaper(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	e, err := newest(ctx, a, r, app.Tx.Extensions, "filed_on", "延期申请")
	if err != nil {
		return doc.Document{}, err
	}
	rec, err := a.Duties.Record(ctx, e.DutyID)
	if err != nil {
		return doc.Document{}, err
	}
	d := rec.Duty
	out, err := boxed(ctx, a, "D11", "责任事项延期申请表", d.No, e.UpdatedAt)
	if err != nil {
		return out, err
	}
	asked, verdict := e.NewDue.Chinese(), ""
	if e.State == app.ExtensionExplained {
		asked, verdict = "不延期（逾期说明）", "已过完成时限，只作逾期说明，时限和灯不变。"
	}
	if e.DecidedOn != "" {
		verdict = opinion(e.State.String(), e.Opinion, e.DecidedBy, e.DecidedOn)
	}
	done := "尚未填报进展。"
	for _, p := range rec.Progress {
		if p.Day <= e.FiledOn {
			done = fmt.Sprintf("%s：完成%d%%，%s", p.Day.Chinese(), p.Percent, p.Text)
		}
	}
	out.Blocks = []doc.Block{doc.Grid{Cols: []float64{22, 56, 22, 56}, Rows: []doc.GridRow{
		row(16, doc.Label("事项"), doc.Box(d.No+"　"+d.Content, 3)),
		row(12, doc.Label("申请单位"), doc.Box(fullName(ctx, a, d.LeadID, d.LeadName), 1), doc.Label("申请日期"), doc.Box(e.FiledOn.Chinese(), 1)),
		row(12, doc.Label("原时限"), doc.Box(e.OldDue.Chinese(), 1), doc.Label("申请新时限"), doc.Box(asked, 1)),
		row(36, doc.Label("延期原因"), doc.Box(e.Reason, 3)),
		row(30, doc.Label("已完成情况"), doc.Box(done, 3)),
		row(34, doc.Label("承办单位意见"), doc.Opinion("", 3, "负责人：　　　　　　", "　　　　年　　月　　日")),
		row(34, doc.Label("批准意见"), doc.Opinion(verdict, 3, "签名：　　　　　　", "　　　　年　　月　　日")),
	}, Notes: []string{"申请不得晚于原时限当日；批准后原时限保留，按期办结率按原时限和延期后时限分别统计。"}}}
	return out, nil
}

// opinion is a verdict in words with who gave it and when; words that already begin with the verdict stand alone.
func opinion(verdict, words, by string, on app.Date) string {
	if !strings.HasPrefix(words, verdict) {
		words = verdict + "。" + words
	}
	return strings.TrimSuffix(words, "。") + "。　" + by + "　" + on.Chinese()
}

// completion is the report of an item that is done, with its close (D12 办结报告).
func completion(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	d, err := newest(ctx, a, r, app.Tx.Duties, "done_on", "办结事项")
	if err != nil {
		return doc.Document{}, err
	}
	rec, err := a.Duties.Record(ctx, d.ID)
	if err != nil {
		return doc.Document{}, err
	}
	if len(rec.Reviews) == 0 {
		return doc.Document{}, app.Errorf("", "%s还没有申请办结，不能打印办结报告。", d.No)
	}
	out, err := boxed(ctx, a, "D12", "责任事项办结报告（销号单）", d.No, d.UpdatedAt)
	if err != nil {
		return out, err
	}
	review := rec.Reviews[len(rec.Reviews)-1]
	files, err := evidence(ctx, a, d.ID)
	if err != nil {
		return out, err
	}
	verdict, timely := "", "按期办结"
	if review.Decided {
		word := "退回"
		if review.Approved {
			word = "同意办结"
		}
		verdict = opinion(word, review.Opinion, review.DecidedBy, review.DecidedOn)
	}
	late := d
	late.DoneOn = max(d.DoneOn, review.AskedOn)
	if !late.OnTime(false) {
		timely = "逾期办结"
	} else if !late.OnTime(true) {
		timely = "延期后时限内办结"
	}
	out.Blocks = []doc.Block{doc.Grid{Cols: []float64{22, 56, 22, 56}, Rows: []doc.GridRow{
		row(16, doc.Label("事项"), doc.Box(d.No+"　"+d.Content, 3)),
		row(12, doc.Label("牵头单位"), doc.Box(fullName(ctx, a, d.LeadID, d.LeadName), 1), doc.Label("配合单位"), doc.Box(d.SupportNames, 1)),
		row(12, doc.Label("完成时限"), doc.Box(dueText(d), 1), doc.Label("申请办结"), doc.Box(review.AskedOn.Chinese()+"（"+timely+"）", 1)),
		row(20, doc.Label("成果要求"), doc.Box(d.Deliverable, 3)),
		row(44, doc.Label("完成情况"), doc.Box(review.Text, 3)),
		row(26, doc.Label("成果证据清单"), doc.Box(files, 3)),
		row(30, doc.Label("牵头单位意见"), doc.Opinion("", 3, "负责人（盖章）：　　　　　　", "　　　　年　　月　　日")),
		row(30, doc.Label("审核意见"), doc.Opinion(verdict, 3, "签名：　　　　　　", "　　　　年　　月　　日")),
		row(12, doc.Label("办结日期"), doc.Box(d.DoneOn.Chinese(), 1), doc.Label("销号日期"), doc.Box(d.ClosedOn.Chinese(), 1)),
	}}}
	return out, nil
}

// evidence lists the files kept with an item.
func evidence(ctx context.Context, a *app.App, id int64) (string, error) {
	files, err := a.Files.Of(ctx, "duty", id)
	if err != nil {
		return "", err
	}
	var names []string
	for i, f := range files {
		names = append(names, fmt.Sprintf("%d. %s", i+1, f.Name))
	}
	if len(names) == 0 {
		return "无附件。", nil
	}
	return strings.Join(names, "\n"), nil
}

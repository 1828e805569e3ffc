package reports

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

func dutyPapers() []Paper {
	return []Paper{
		{Code: "D09", Name: "交办单", Module: "duty", Make: assignment},
		{Code: "D10", Name: "督办单", Module: "duty", Make: slipPaper},
		{Code: "D11", Name: "延期申请表", Module: "duty", Make: extensionPaper},
		{Code: "D12", Name: "办结报告", Module: "duty", Make: completion},
		{Code: "D13", Name: "责任清单表", Module: "duty", Sheet: true, Make: dutyTable},
		{Code: "D15", Name: "进度通报", Module: "duty", Sheet: true, Make: bulletin},
	}
}

// dutyLight is the printed light of an item.
func dutyLight(d app.Duty) doc.Light {
	switch d.Lamp.String() {
	case "绿":
		return doc.Green
	case "黄":
		return doc.Yellow
	case "红":
		return doc.Red
	case "蓝":
		return doc.Finished
	}
	return doc.Grey
}

// dutyTable is the responsibility list (D13 责任清单表): exactly the items of the query, or every issued item.
func dutyTable(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	if _, err := a.Duties.RefreshLamps(ctx); err != nil {
		return doc.Document{}, err
	}
	q := app.Where(app.Cond{Key: "state", Op: "!=", Value: app.DutyDraft}, app.Cond{Key: "state", Op: "!=", Value: app.DutyCancelled}).By("lamp_rank", "due")
	if r.Query != nil {
		q = *r.Query
	}
	q.Offset, q.Limit = 0, 0
	list, _, err := a.Duties.List(ctx, q)
	if err != nil {
		return doc.Document{}, err
	}
	if len(list) == 0 {
		return doc.Document{}, app.Errorf("", "没有符合条件的责任事项。")
	}
	counts, err := a.Duties.Counts(ctx, q)
	if err != nil {
		return doc.Document{}, err
	}
	reports, err := lastReports(ctx, a, list)
	if err != nil {
		return doc.Document{}, err
	}
	notes, err := lampNotes(ctx, a, list)
	if err != nil {
		return doc.Document{}, err
	}
	office, err := a.Settings.Get(ctx, app.SetOffice)
	if err != nil {
		return doc.Document{}, err
	}
	d := doc.Document{Code: "D13", Form: doc.Landscape, Title: office + "责任清单表",
		Head: doc.Head{Subtitle: fmt.Sprintf("截至%s：共%d项，红灯%d、黄灯%d、绿灯%d，已办结%d", a.Today().Chinese(), counts.Total, counts.Red, counts.Yellow, counts.Green, counts.Done),
			Lines: []doc.Pair{{Key: "制表单位", Value: office}}, Unit: "时限按工作日判灯"},
		Foot: doc.Foot{Items: []doc.Pair{{Key: "制表", Value: ""}, {Key: "审核", Value: ""}, {Key: "制表日期", Value: a.Today().Chinese()}}},
		Meta: doc.Meta{Author: office, Created: a.Today().Time()}}
	d.Blocks = []doc.Block{doc.Table{Sheet: "责任清单", Columns: dutyColumns(), Small: true, Notes: notes,
		Rows: doc.Each(list, func(i int, x app.Duty) []doc.Cell { return dutyRow(i, x, reports[x.ID]) })}}
	return d, nil
}

func dutyColumns() []doc.Column {
	return []doc.Column{
		{Title: "序号", Kind: doc.Number, Min: 8}, {Title: "编号", Min: 17}, {Title: "工作任务", Weight: 3, Min: 38}, {Title: "目标/成果", Weight: 2, Min: 24},
		{Title: "牵头单位", Min: 18, Weight: 0.6}, {Title: "配合单位", Min: 18, Weight: 1}, {Title: "责任领导", Min: 11}, {Title: "责任人", Min: 12}, {Title: "授权层级", Min: 10},
		{Title: "完成时限", Kind: doc.Day, Align: doc.Center, Min: 21, Max: 24}, {Title: "进展", Weight: 3, Min: 34}, {Title: "灯", Kind: doc.Lamp, Min: 13, Max: 15}, {Title: "备注", Weight: 0.8, Min: 10},
	}
}

func dutyRow(i int, d app.Duty, report string) []doc.Cell {
	lamp := doc.L(dutyLight(d))
	if d.State == app.DutyDoneRequested {
		lamp.Text = "待审核"
	}
	return []doc.Cell{doc.Int(i + 1), doc.T(d.No), doc.T(d.Content), doc.T(d.Deliverable), doc.T(d.LeadName), doc.T(d.SupportNames), doc.T(d.Leader), doc.T(d.Person),
		doc.T(d.Level.String()), dueCell(d), doc.T(progressText(d, report)), lamp, doc.T(d.Note)}
}

// dueCell prints both deadlines of an extended item.
func dueCell(d app.Duty) doc.Cell {
	switch {
	case d.Due == "" && d.DueText != "":
		return doc.T(d.DueText)
	case d.Due == "":
		return doc.T("长期坚持")
	case d.Extended():
		return doc.T(fmt.Sprintf("%s\n原%s", d.Due, d.FirstDue))
	}
	return doc.D(d.Due.Time())
}

func progressText(d app.Duty, report string) string {
	text := strconv.Itoa(d.Progress) + "%"
	if d.State != app.DutyInProgress {
		text += "，" + d.State.String()
	}
	if d.LampWord != "" && d.LampWord != "正常" && d.LampWord != d.State.String() {
		text += "，" + d.LampWord
	}
	if report != "" {
		text += "。" + report
	}
	return text
}

// lastReports is the newest progress report of every item of the list, in words.
func lastReports(ctx context.Context, a *app.App, list []app.Duty) (map[int64]string, error) {
	wanted := make(map[int64]bool, len(list))
	ids := make([]int64, len(list))
	for i, d := range list {
		wanted[d.ID], ids[i] = true, d.ID
	}
	q := app.Query{}.By("day", "id")
	if len(ids) < 1000 {
		q = app.Where(app.In("duty_id", ids)).By("day", "id")
	}
	out := map[int64]string{}
	err := a.Store().Read(ctx, func(tx app.Tx) error {
		return tx.Progresses().Each(q, func(p *app.Progress) error {
			if wanted[p.DutyID] {
				out[p.DutyID] = p.Day.MonthDay() + "：" + p.Text
			}
			return nil
		})
	})
	return out, err
}

// lampNotes prints the rules in force under the table, and the years whose calendar is estimated.
func lampNotes(ctx context.Context, a *app.App, list []app.Duty) ([]string, error) {
	set, err := a.Settings.All(ctx)
	if err != nil {
		return nil, err
	}
	yellow := fmt.Sprintf("距完成时限不足%s个工作日（含），或落后序时进度%s—%s个百分点", set[app.SetNearWorkdays], set[app.SetBehindYellow], set[app.SetBehindRed])
	if set[app.SetReportCycle] != "0" {
		yellow += "，或" + set[app.SetReportCycle] + "日内未填报进展"
	}
	notes := []string{
		"灯的规则（本单位设置）：红灯——逾期未办结，或落后序时进度超过" + set[app.SetBehindRed] + "个百分点；黄灯——" + yellow + "；绿灯——其余在办事项；灰——暂停；办结——已申请办结或已办结。",
		"序时进度：自起始日0%经各阶段目标至完成时限100%，按工作日推算；延期事项按延期后时限判灯，原时限并列。",
	}
	cal, err := a.Calendar.Get(ctx)
	if err != nil {
		return nil, err
	}
	last := a.Today()
	for _, d := range list {
		if d.State.Open() {
			last = max(last, d.Due)
		}
	}
	if w := cal.Warn(a.Today(), last); w != "" {
		notes = append(notes, strings.TrimSuffix(w, "。")+"。")
	}
	return notes, nil
}

// afterColon is the reason without the lamp's name: 「红灯：逾期 6 个工作日未办结」 → 「逾期 6 个工作日未办结」.
func afterColon(why string) string {
	if _, reason, ok := strings.Cut(why, "："); ok {
		why = reason
	}
	return tight(why)
}

package reports

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// digestPaper is the sheet of what one unit owes (D15A 单位办理提示单): overdue, near, silent items and unanswered slips. Without an id it
// is the sheet of the whole office.
func digestPaper(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	if _, err := a.Duties.RefreshLamps(ctx); err != nil {
		return doc.Document{}, err
	}
	var g app.Digest
	var err error
	unit := "各单位"
	if r.ID != 0 {
		unit = fullName(ctx, a, r.ID, "")
		g, err = a.Reminders.Unit(ctx, r.ID)
	} else {
		g, err = a.Reminders.Due(ctx)
	}
	if err != nil {
		return doc.Document{}, err
	}
	if len(g.Groups) == 0 && len(g.Slips) == 0 {
		return doc.Document{}, app.Errorf("", "%s没有需要提示的事项。", unit)
	}
	office, err := a.Settings.Get(ctx, app.SetOffice)
	if err != nil {
		return doc.Document{}, err
	}
	d := doc.Document{Code: "D15A", Form: doc.Portrait, Title: "责任事项办理提示单", Meta: doc.Meta{Author: office, Created: a.Today().Time()},
		Head: doc.Head{Subtitle: tight(g.Line()), Lines: []doc.Pair{{Key: "单位", Value: unit}, {Key: "日期", Value: g.Day.Chinese()}}},
		Foot: doc.Foot{Items: []doc.Pair{{Key: "印发", Value: office}, {Key: "签收", Value: ""}, {Key: "日期", Value: ""}}}}
	for _, x := range g.Groups {
		d.Blocks = append(d.Blocks, digestTable(x, r.ID == 0))
	}
	if len(g.Slips) > 0 {
		d.Blocks = append(d.Blocks, doc.Table{Title: fmt.Sprintf("督办单待反馈（%d张）", len(g.Slips)), Sheet: "督办待反馈", Columns: []doc.Column{{Title: "编号", Min: 32}, {Title: "督办事项", Weight: 3}, {Title: "颜色", Min: 14}, {Title: "反馈时限", Min: 26}, {Title: "情况", Min: 24}},
			Rows: doc.Each(g.Slips, func(_ int, s app.Slip) []doc.Cell {
				return []doc.Cell{doc.T(s.No), doc.T(s.Content), doc.T(s.Colour), doc.T(string(s.FeedbackDue)), doc.T(s.State(g.Day))}
			})})
	}
	return d, nil
}

func digestTable(x app.Reminder, units bool) doc.Table {
	columns := []doc.Column{{Title: "编号", Min: 19}, {Title: "任务内容", Weight: 2, Min: 42}}
	if units {
		columns = append(columns, doc.Column{Title: "牵头单位", Min: 20})
	}
	columns = append(columns, doc.Column{Title: "责任人", Min: 14}, doc.Column{Title: "完成时限", Min: 21}, doc.Column{Title: "进度", Kind: doc.Percent, Min: 12}, doc.Column{Title: "灯", Kind: doc.Lamp, Min: 11}, doc.Column{Title: "情况", Weight: 2, Min: 36})
	return doc.Table{Title: fmt.Sprintf("%s（%d项）", x.Kind, len(x.Items)), Sheet: x.Kind.String(), Small: true, Columns: columns, Rows: doc.Each(x.Items, func(_ int, d app.Duty) []doc.Cell {
		cells := []doc.Cell{doc.T(d.No), doc.T(d.Content)}
		if units {
			cells = append(cells, doc.T(d.LeadName))
		}
		return append(cells, doc.T(d.Person), dueCell(d), doc.Pct(float64(d.Progress)/100, 0), doc.L(dutyLight(d)), doc.T(afterColon(d.LampWhy)))
	})}
}

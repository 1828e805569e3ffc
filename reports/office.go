package reports

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/app/light"
	"gongzhi/reports/doc"
)

func officePapers() []Paper {
	return []Paper{{Code: "D31", Name: "工作提醒单", Module: "home", Make: reminder}}
}

// draftNo stands in place of the number of a paper that has none yet.
const draftNo = "草稿"

// issuer is the organisation that issues papers by default. Without one chosen it is the street's office by its full name.
func issuer(ctx context.Context, a *app.App) (app.Org, error) {
	values, err := a.Settings.All(ctx)
	if err != nil {
		return app.Org{}, err
	}
	rows, _, err := a.Orgs.List(ctx, app.Where(app.Eq("id", values[app.SetOfficeOrg])))
	if err == nil && len(rows) == 1 {
		return rows[0], nil
	}
	name := values[app.SetOffice]
	if strings.HasSuffix(name, "街道") {
		name += "办事处"
	}
	return app.Org{Name: name}, err
}

// reminder is the sheet of what is to be done today (D31 工作提醒单): the things that wait for the acting user, and every red and
// yellow item with its unit, so that it can be handed on.
func reminder(ctx context.Context, a *app.App, _ Request) (doc.Document, error) {
	if _, err := a.Duties.RefreshLamps(ctx); err != nil {
		return doc.Document{}, err
	}
	b, err := a.Home.Board(ctx)
	if err != nil {
		return doc.Document{}, err
	}
	items, _, err := a.Duties.List(ctx, app.Where(app.In("lamp", []int{int(light.Red), int(light.Yellow)}),
		app.In("state", []int{int(app.DutyAssigned), int(app.DutyInProgress), int(app.DutyReturned)})).By("lamp_rank", "due"))
	if err != nil {
		return doc.Document{}, err
	}
	if len(b.Todos) == 0 && len(items) == 0 {
		return doc.Document{}, app.Errorf("", "%s没有需要提醒的事项。", a.Today())
	}
	office, err := a.Settings.Get(ctx, app.SetOffice)
	if err != nil {
		return doc.Document{}, err
	}
	d := doc.Document{Code: "D31", Form: doc.Portrait, Title: office + "工作提醒单", Meta: doc.Meta{Author: office, Created: a.Today().Time()},
		Head: doc.Head{Lines: []doc.Pair{{Key: "日期", Value: b.DayText}}}}
	if len(b.Todos) > 0 {
		d.Blocks = append(d.Blocks, todoTable(b))
	}
	if len(items) > 0 {
		d.Blocks = append(d.Blocks, warned(items))
	}
	if b.Next != nil {
		d.Blocks = append(d.Blocks, beforeTable(*b.Next))
	}
	d.Foot.Items = []doc.Pair{{Key: "制表", Value: app.UserFrom(ctx).Who()}, {Key: "日期", Value: a.Today().Chinese()}}
	return d, nil
}

func todoTable(b app.HomeBoard) doc.Table {
	return doc.Table{Title: fmt.Sprintf("今天要办（共%d件）", b.Total()), Sheet: "今天要办", Columns: []doc.Column{{Title: "序号", Kind: doc.Number, Min: 12}, {Title: "事项", Min: 34}, {Title: "件数", Kind: doc.Number, Min: 14}, {Title: "说明", Weight: 3}},
		Rows: doc.Each(b.Todos, func(i int, t app.Todo) []doc.Cell {
			return []doc.Cell{doc.Int(i + 1), doc.T(t.Title), doc.Int(t.Count), doc.T(tight(t.Text))}
		})}
}

// warned are the red and yellow items with their reasons.
func warned(items []app.Duty) doc.Table {
	return doc.Table{Title: fmt.Sprintf("红灯、黄灯事项（共%d项）", len(items)), Sheet: "红灯黄灯", Columns: []doc.Column{{Title: "灯", Kind: doc.Lamp, Min: 12}, {Title: "牵头单位", Min: 24}, {Title: "工作任务", Weight: 2, Min: 40},
		{Title: "完成时限", Min: 24}, {Title: "进展", Kind: doc.Percent, Min: 14}, {Title: "原因", Weight: 4, Min: 54}},
		Rows: doc.Each(items, func(_ int, d app.Duty) []doc.Cell {
			return []doc.Cell{doc.L(dutyLight(d)), doc.T(d.LeadName), doc.T(d.Content), dueCell(d), doc.Pct(float64(d.Progress)/100, 0), doc.T(afterColon(d.LampWhy))}
		})}
}

// beforeTable is the check list before the next meeting.
func beforeTable(n app.NextMeeting) doc.Table {
	return doc.Table{Title: n.Title + "：会前要办", Sheet: "会前要办", Columns: []doc.Column{{Title: "事项", Weight: 3}, {Title: "情况", Min: 24}},
		Rows: doc.Each(n.Checks, func(_ int, c app.Check) []doc.Cell {
			if c.Done {
				return []doc.Cell{doc.T(c.Text), doc.T("已办")}
			}
			return []doc.Cell{doc.T(c.Text), doc.T("待办")}
		})}
}

package reports

import (
	"fmt"
	"strconv"
	"time"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// viewed is the frame of a view's paper.
func viewed(a *app.App, title, subtitle string) doc.Document {
	return doc.Document{Code: "视图", Form: doc.Landscape, Title: title, Head: doc.Head{Subtitle: subtitle}, Meta: doc.Meta{Created: a.Today().Time()}}
}

// BoardPaper prints the board by state.
func BoardPaper(a *app.App, columns []app.BoardColumn) doc.Document {
	d := viewed(a, "责任清单看板", "截至"+a.Today().Chinese())
	var rows [][]doc.Cell
	for _, c := range columns {
		for i, x := range c.Items {
			head := doc.Merge()
			if i == 0 {
				head = doc.T(fmt.Sprintf("%s（%d）", c.State, c.Total))
			}
			rows = append(rows, []doc.Cell{head, doc.T(x.No), doc.T(x.Content), doc.T(x.LeadName), dueCell(x), doc.Pct(float64(x.Progress)/100, 0), doc.L(dutyLight(x)), doc.T(x.LampWord)})
		}
	}
	d.Blocks = []doc.Block{doc.Table{Sheet: "看板", Columns: []doc.Column{{Title: "状态", Min: 26}, {Title: "编号", Min: 24}, {Title: "任务内容", Weight: 3}, {Title: "牵头单位", Min: 30}, {Title: "完成时限", Min: 26},
		{Title: "进度", Kind: doc.Percent, Min: 16}, {Title: "灯", Kind: doc.Lamp, Min: 14}, {Title: "情况", Min: 22}}, Rows: doc.Rows(rows)}}
	return d
}

// monthsShown bounds the months of a printed timeline, so that the paper can still be read.
const monthsShown = 14

// TimelinePaper prints the timeline month by month: ━ the months of work, ◆ a stage, ▲ the deadline, | today's month in the head.
func TimelinePaper(a *app.App, rows []app.TimelineRow) doc.Document {
	d := viewed(a, "责任清单时间轴", "截至"+a.Today().Chinese())
	first, last := spread(a.Today(), rows)
	columns := []doc.Column{{Title: "序号", Kind: doc.Number, Min: 9}, {Title: "任务内容", Weight: 3, Min: 50}, {Title: "牵头单位", Min: 24}, {Title: "起始", Min: 20}, {Title: "时限", Min: 20}, {Title: "进度", Kind: doc.Percent, Min: 13}, {Title: "灯", Kind: doc.Lamp, Min: 12}}
	var months []app.Date
	for m := first; m <= last && len(months) < monthsShown; m = m.AddMonths(1) {
		months = append(months, m)
		title := strconv.Itoa(m.Month()) + "月"
		if m.Year() == a.Today().Year() && m.Month() == a.Today().Month() {
			title += "今"
		}
		columns = append(columns, doc.Column{Title: title, Group: strconv.Itoa(m.Year()) + "年", Min: 9, Align: doc.Center})
	}
	d.Blocks = []doc.Block{doc.Table{Sheet: "时间轴", Small: true, Columns: columns, Rows: doc.Each(rows, func(i int, r app.TimelineRow) []doc.Cell {
		x := r.Duty
		cells := []doc.Cell{doc.Int(i + 1), doc.T(x.Content), doc.T(x.LeadName), doc.T(string(x.Start)), dueCell(x), doc.Pct(float64(x.Progress)/100, 0), doc.L(dutyLight(x))}
		for _, m := range months {
			cells = append(cells, doc.T(monthMark(r, m)))
		}
		return cells
	}), Notes: []string{"━ 办理期间　◆ 阶段目标（计划）　▲ 完成时限"}}}
	return d
}

// spread is the first day of the first and of the last month that the rows need.
func spread(today app.Date, rows []app.TimelineRow) (first, last app.Date) {
	first, last = today, today
	for _, r := range rows {
		if r.Duty.State.Open() && r.Duty.Start != "" {
			first = min(first, r.Duty.Start)
		}
		last = max(last, r.Duty.Due)
	}
	if oldest := last.AddMonths(1 - monthsShown); first < oldest {
		first = max(first, min(oldest, today.AddMonths(-6)))
	}
	return first[:8] + "01", last[:8] + "01"
}

func monthMark(r app.TimelineRow, month app.Date) string {
	end := month.MonthEnd()
	mark := ""
	for _, m := range r.Stages {
		if m.Planned >= month && m.Planned <= end {
			mark = "◆"
		}
	}
	due := r.Duty.Due
	switch {
	case due >= month && due <= end:
		return mark + "▲"
	case mark != "":
		return mark
	case r.Duty.Start <= end && (due == "" || due > end):
		return "━"
	}
	return ""
}

// DeadlinePaper prints the deadlines of a month by day.
func DeadlinePaper(a *app.App, month app.Date, items []app.Duty) doc.Document {
	d := viewed(a, fmt.Sprintf("责任事项到期日历（%d年%d月）", month.Year(), month.Month()), fmt.Sprintf("共%d项到期", len(items)))
	d.Form = doc.Portrait
	d.Blocks = []doc.Block{doc.Table{Sheet: "到期日历", Columns: []doc.Column{{Title: "日期", Min: 24}, {Title: "星期", Min: 14}, {Title: "任务内容", Weight: 3}, {Title: "牵头单位", Min: 28}, {Title: "进度", Kind: doc.Percent, Min: 14}, {Title: "灯", Kind: doc.Lamp, Min: 13}},
		Rows: doc.Each(items, func(i int, x app.Duty) []doc.Cell {
			day, week := doc.T(string(x.Due)), doc.T(weekday(x.Due))
			if i > 0 && items[i-1].Due == x.Due {
				day, week = doc.Merge(), doc.Merge()
			}
			return []doc.Cell{day, week, doc.T(x.Content), doc.T(x.LeadName), doc.Pct(float64(x.Progress)/100, 0), doc.L(dutyLight(x))}
		})}}
	return d
}

func weekday(d app.Date) string {
	return [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}[d.Time().Weekday()]
}

// ChangesPaper prints what changed since a moment.
func ChangesPaper(a *app.App, since app.Stamp, list []app.DutyChange) doc.Document {
	d := viewed(a, "责任清单变动情况", "自"+since.Minute()+"起，共"+strconv.Itoa(len(list))+"处")
	d.Meta.Created = a.Now().Truncate(time.Second)
	d.Blocks = []doc.Block{doc.Table{Sheet: "变动", Columns: []doc.Column{{Title: "时间", Min: 34}, {Title: "办理人", Min: 22}, {Title: "操作", Min: 28}, {Title: "事项", Weight: 2}, {Title: "牵头单位", Min: 28}, {Title: "变动", Weight: 2}},
		Rows: doc.Each(list, func(_ int, c app.DutyChange) []doc.Cell {
			return []doc.Cell{doc.T(c.At.Minute()), doc.T(c.Who), doc.T(c.Act), doc.T(c.Title), doc.T(c.Unit), doc.T(dashed(c.Text))}
		})}}
	return d
}

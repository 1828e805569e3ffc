package reports

import (
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// MeetingTable prints the meetings of a month or a week by day (会议安排表).
func MeetingTable(a *app.App, from, to app.Date, list []app.MeetingBrief) doc.Document {
	span := from.Chinese() + "至" + to.MonthDay()
	if from.Day() == 1 && to == from.MonthEnd() {
		span = fmt.Sprintf("%d年%d月", from.Year(), from.Month())
	}
	off := 0
	for _, m := range list {
		if m.State == app.MeetingCancelled {
			off++
		}
	}
	count := fmt.Sprintf("共%d场会议", len(list))
	if off > 0 {
		count += fmt.Sprintf("，其中取消%d场", off)
	}
	d := viewed(a, "会议安排表（"+span+"）", count)
	d.Blocks = []doc.Block{doc.Table{Sheet: "会议安排", Columns: []doc.Column{{Title: "日期", Min: 24}, {Title: "星期", Min: 14, Align: doc.Center}, {Title: "时间", Min: 26, Align: doc.Center}, {Title: "会议", Weight: 3, Min: 50},
		{Title: "类型", Min: 22, Align: doc.Center}, {Title: "地点", Weight: 1, Min: 32}, {Title: "主持", Min: 20, Align: doc.Center}, {Title: "牵头单位", Weight: 1, Min: 30}, {Title: "状态", Min: 18, Align: doc.Center}},
		Rows: doc.Each(list, func(i int, m app.MeetingBrief) []doc.Cell {
			day, week := doc.T(string(m.Starts.Date())), doc.T(weekday(m.Starts.Date()))
			if i > 0 && list[i-1].Starts.Date() == m.Starts.Date() {
				day, week = doc.Merge(), doc.Merge()
			}
			ends := m.Ends.Clock()
			if m.Ends.Date() != m.Starts.Date() {
				ends = m.Ends.Date().Short() + " " + ends
			}
			return []doc.Cell{day, week, doc.T(m.Starts.Clock() + "—" + ends), doc.T(m.Title), doc.T(m.Kind.String()), doc.T(m.VenueName), doc.T(m.ChairName), doc.T(m.LeadOrgName), doc.T(m.State.String())}
		})}}
	return d
}

package reports

import (
	"strconv"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// toDecide are the agenda items that are put to the vote.
func toDecide(rec app.MeetingRecord) (list []app.AgendaItem) {
	for _, a := range rec.Agenda {
		if a.Kind == app.AgendaDecide || a.Counted() || a.Voted {
			list = append(list, a)
		}
	}
	return list
}

// MeetingBallot is the ballot that each member fills in, without a name (D07a 表决票).
func MeetingBallot(s MeetingSheet) doc.Document {
	m := s.Record.Meeting
	d := doc.Document{Code: "D07a", Form: doc.Boxed, Title: m.FullName() + "表决票", Meta: meetingMeta(m, m.UpdatedAt),
		Head: doc.Head{Lines: []doc.Pair{{Key: "时间", Value: meetingTime(m)}, {Key: "地点", Value: m.VenueName}}},
		Foot: doc.Foot{Notes: []string{"说明：每个事项只选一项，在“□”内划“✓”；不选、多选的为无效票。无记名填写。"}}}
	g := doc.Grid{Sheet: "表决票", Cols: []float64{1, 6, 5}, Rows: []doc.GridRow{row(10, doc.Label("序号"), doc.Label("表决事项"), doc.Label("意见"))}}
	for i, a := range toDecide(s.Record) {
		g.Rows = append(g.Rows, row(14, doc.GridCell{Text: strconv.Itoa(i + 1), Align: doc.Center}, doc.Box(a.Title, 1), doc.GridCell{Text: "□ 赞成　□ 反对　□ 弃权", Align: doc.Center}))
	}
	d.Blocks = []doc.Block{g}
	return d
}

// MeetingTally is the sheet of the count of every item with its rule and result, signed by who counted (D07b 表决计票单). What is not
// counted yet is left blank to be written in.
func MeetingTally(s MeetingSheet) doc.Document {
	m := s.Record.Meeting
	d := doc.Document{Code: "D07b", Form: doc.Boxed, Title: m.FullName() + "表决计票单", Meta: meetingMeta(m, m.UpdatedAt),
		Head: doc.Head{Lines: []doc.Pair{{Key: "时间", Value: meetingTime(m)}, {Key: "地点", Value: m.VenueName}}}}
	for i, a := range toDecide(s.Record) {
		d.Blocks = append(d.Blocks, tallyGrid(m.Rule, i+1, a))
	}
	return d
}

// tallyGrid is the count of one item: 收回 is 有效 and 无效 together, 发出 those who were there and did not step back.
func tallyGrid(rule app.Rule, no int, a app.AgendaItem) doc.Grid {
	number := func(n int) doc.GridCell {
		if !a.Voted {
			return doc.Box("", 1)
		}
		return doc.GridCell{Text: strconv.Itoa(n), Align: doc.Center}
	}
	valid := a.Yes + a.No + a.Abstain
	result, recused := "", ""
	if a.Voted {
		why, _, _ := strings.Cut(a.ResultWhy, "\n")
		result, recused = why, strconv.Itoa(a.Recused)
		if a.RecusedNames != "" {
			recused += "（" + a.RecusedNames + "）"
		}
	}
	return doc.Grid{Sheet: "表决" + strconv.Itoa(no), Cols: []float64{2, 2, 2, 2, 2, 2}, Rows: []doc.GridRow{
		row(12, doc.Label("事项"+doc.Hanzi(no)), doc.Box(a.Title, 5)),
		row(10, doc.Label("表决规则"), doc.Box(rule.String(), 5)),
		row(10, doc.Label("应到"), number(a.Entitled), doc.Label("实到"), number(a.PresentN), doc.Label("回避"), doc.GridCell{Text: recused, Align: doc.Center}),
		row(10, doc.Label("发出"), number(a.PresentN-a.Recused), doc.Label("收回"), number(valid+a.Invalid), doc.Label("未投"), number(a.NotVoted)),
		row(10, doc.Label("有效"), number(valid), doc.Label("无效"), number(a.Invalid), doc.Label("赞成"), number(a.Yes)),
		row(10, doc.Label("反对"), number(a.No), doc.Label("弃权"), number(a.Abstain), doc.Label("结果"), doc.Box(a.Result, 1)),
		row(12, doc.Label("结果说明"), doc.Box(fullStop(result), 5)),
		row(16, doc.Label("监票人"), doc.Box("", 1), doc.Label("计票人"), doc.Box("", 1), doc.Label("主持人"), doc.Box("", 1)),
	}}
}

// votes says that a meeting has something to vote on.
func votes(rec app.MeetingRecord) bool { return len(toDecide(rec)) > 0 }

package reports

import (
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// HandoverList sets the list of what one person hands over to another (工作交接清单), with room for three signatures.
func HandoverList(office string, h app.Handover, day app.Date) doc.Document {
	to := h.To.Name
	if to == "" {
		to = "（待定）"
	}
	d := doc.Document{Code: "交接", Form: doc.Portrait, Title: office + "工作交接清单", Meta: doc.Meta{Author: office, Created: day.Time()},
		Head: doc.Head{Lines: []doc.Pair{{Key: "移交人", Value: whose(h.From)}, {Key: "接收人", Value: to}, {Key: "日期", Value: day.Chinese()}}}}
	d.Blocks = []doc.Block{doc.Table{Title: fmt.Sprintf("未办结事项（共%d项）", len(h.Items)), Sheet: "交接清单", Empty: "没有未办结事项",
		Columns: []doc.Column{{Title: "序号", Kind: doc.Number, Min: 12}, {Title: "编号", Min: 24}, {Title: "事项", Weight: 3, Min: 50}, {Title: "担任", Min: 20}, {Title: "状态", Min: 18}, {Title: "时限", Min: 24}},
		Rows: doc.Each(h.Items, func(i int, x app.HandoverItem) []doc.Cell {
			return []doc.Cell{doc.Int(i + 1), doc.T(orDash(x.No)), doc.T(x.Title), doc.T(x.Role), doc.T(x.State), doc.T(orDash(string(x.Due)))}
		})},
		doc.Grid{Cols: []float64{2, 4, 2, 4, 2, 4}, Rows: []doc.GridRow{row(16, doc.Label("移交人"), doc.Box("", 1), doc.Label("接收人"), doc.Box("", 1), doc.Label("监交人"), doc.Box("", 1))}}}
	if h.Last != "" {
		d.Head.Lines = append(d.Head.Lines, doc.Pair{Key: "离任日期", Value: h.Last.Chinese()})
	}
	return d
}

func whose(p app.Person) string {
	if p.OrgName == "" {
		return p.Name
	}
	return p.Name + "（" + p.OrgName + "）"
}

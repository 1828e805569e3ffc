package reports

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// dutyListPapers are the papers of lists, of authorisation and of reports from outside.
func dutyListPapers() []Paper {
	return []Paper{
		{Code: "D13A", Name: "责任清单", Module: "duty", Sheet: true, Make: listPaper},
		{Code: "D14", Name: "分级授权表", Module: "duty", Sheet: true, Make: authorityTable},
		{Code: "D15A", Name: "单位办理提示单", Module: "duty", Sheet: true, Make: digestPaper},
	}
}

// authorityTable is the table of graded authorisation (D14 分级授权表): the version asked for, or the one in force.
func authorityTable(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	v, err := a.Authority.Version(ctx, r.ID)
	if err != nil {
		return doc.Document{}, err
	}
	rows, err := a.Authority.Matters(ctx, v.ID)
	if err != nil {
		return doc.Document{}, err
	}
	office, err := a.Settings.Get(ctx, app.SetOffice)
	if err != nil {
		return doc.Document{}, err
	}
	d := doc.Document{Code: "D14", Form: doc.Landscape, Title: v.Name, Meta: doc.Meta{Author: office, Created: v.UpdatedAt.Time()},
		Head: doc.Head{Subtitle: editionLine(v.Edition), Lines: []doc.Pair{{Key: "制表单位", Value: office}, {Key: "依据", Value: v.Basis}}},
		Foot: doc.Foot{Items: []doc.Pair{{Key: "制表", Value: ""}, {Key: "审核", Value: ""}, {Key: "批准", Value: ""}}}}
	columns := []doc.Column{{Title: "序号", Kind: doc.Number, Min: 10}, {Title: "事项类别", Weight: 1.4, Min: 34}}
	for _, l := range app.OrgLevels {
		columns = append(columns, doc.Column{Title: "主体", Group: l.String(), Weight: 1, Min: 22}, doc.Column{Title: "权限及上限", Group: l.String(), Weight: 1.6, Min: 36})
	}
	columns = append(columns, doc.Column{Title: "依据", Weight: 1.2, Min: 28})
	d.Blocks = []doc.Block{doc.Table{Sheet: "分级授权表", Columns: columns, Small: true, Empty: "还没有事项类别", Rows: doc.Each(rows, func(i int, m app.AuthorityMatter) []doc.Cell {
		cells := []doc.Cell{doc.Int(i + 1), doc.T(m.Matter)}
		for _, l := range app.OrgLevels {
			x := m.At(l)
			cells = append(cells, doc.T(x.Holder), doc.T(dashed(tight(x.Text()))))
		}
		return append(cells, doc.T(m.Basis))
	}), Notes: []string{"上级可以行使下级的权限；超过本级金额上限的，由具有相应权限的上一级审批。没有列出的事项按“" + app.OtherMatters + "”一行执行。",
		"权限：审批——批复延期、暂停、恢复、撤销；审核——办结审核、销号；监督——催办、督办；承办、协办——牵头、配合办理；备案、知情——接收情况。"}}}
	return d, nil
}

// editionLine is a version in words: 第 2 版，2026年3月1日印发，清街发〔2026〕3号.
func editionLine(e app.Edition) string {
	text := fmt.Sprintf("第%d版，%s", e.Version, e.State)
	if e.IssuedOn != "" {
		text = fmt.Sprintf("第%d版，%s印发", e.Version, e.IssuedOn.Chinese())
	}
	if e.DocNo != "" {
		text += "，" + e.DocNo
	}
	if e.State == app.ListRevoked {
		text += "（已于" + e.RevokedOn.Chinese() + "废止）"
	}
	return text
}

func dashed(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

// listPaper is one version of a list as it is issued (清单): its entries with goal, units, deadline, weight.
func listPaper(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	id := r.ID
	if id == 0 {
		rows, _, err := a.DutyLists.List(ctx, app.Where(app.In("state", []app.ListState{app.ListIssued, app.ListAdjusted})).By("-year", "-id"))
		if err != nil {
			return doc.Document{}, err
		}
		if len(rows) == 0 {
			return doc.Document{}, app.Errorf("", "还没有印发的责任清单。")
		}
		id = rows[0].ID
	}
	l, entries, err := a.DutyLists.Get(ctx, id)
	if err != nil {
		return doc.Document{}, err
	}
	d := doc.Document{Code: "D13A", Form: doc.Landscape, Title: l.Name, Meta: doc.Meta{Created: l.UpdatedAt.Time()},
		Head: doc.Head{Subtitle: editionLine(l.Edition), Lines: []doc.Pair{{Key: "依据", Value: l.Basis}, {Key: "期间", Value: l.From.Chinese() + "至" + l.To.Chinese()}, {Key: "共", Value: fmt.Sprintf("%d项", len(entries))}}},
		Foot: doc.Foot{Items: []doc.Pair{{Key: "制表", Value: ""}, {Key: "审核", Value: ""}, {Key: "印发", Value: l.IssuedOn.Chinese()}}}}
	table := doc.Table{Sheet: "责任清单", Small: true, Empty: "还没有条目", Columns: []doc.Column{{Title: "序号", Kind: doc.Number, Min: 9}, {Title: "事项类别", Min: 18, Optional: true}, {Title: "工作任务", Weight: 3, Min: 40},
		{Title: "目标/成果", Weight: 2, Min: 26}, {Title: "牵头单位", Weight: 0.6, Min: 20}, {Title: "配合单位", Weight: 1, Min: 20}, {Title: "责任领导", Min: 14}, {Title: "责任人", Min: 14}, {Title: "授权层级", Min: 11},
		{Title: "起始日", Min: 20, Optional: true}, {Title: "完成时限", Weight: 0.8, Min: 22}, {Title: "权重", Kind: doc.Number, Min: 10, Optional: true}, {Title: "阶段目标", Weight: 1.2, Min: 24, Optional: true}, {Title: "备注", Weight: 0.8, Min: 20, Optional: true}},
		Rows: doc.Each(entries, func(i int, e app.ListEntry) []doc.Cell {
			weight := doc.T("")
			if e.Weight > 0 {
				weight = doc.N(e.Weight, 1)
			}
			return []doc.Cell{doc.Int(i + 1), doc.T(e.Matter), doc.T(e.Content), doc.T(e.Deliverable), doc.T(e.LeadName), doc.T(e.SupportNames), doc.T(e.Leader), doc.T(e.Person), doc.T(e.Level.String()),
				doc.T(string(e.Start)), doc.T(tight(e.DueWords())), weight, doc.T(e.Stages), doc.T(e.Note)}
		})}
	d.Blocks = []doc.Block{table.Spared()}
	return d, nil
}

// Differences is the comparison of two versions as a paper: what one changed against the other.
func Differences(a *app.App, title string, list []app.Difference) doc.Document {
	return doc.Document{Code: "版本比较", Form: doc.Landscape, Title: title, Meta: doc.Meta{Created: a.Today().Time()}, Head: doc.Head{Lines: []doc.Pair{{Key: "共", Value: fmt.Sprintf("%d处不同", len(list))}}},
		Blocks: []doc.Block{doc.Table{Sheet: "版本比较", Empty: "两个版本内容相同", Columns: []doc.Column{{Title: "序号", Kind: doc.Number, Min: 10}, {Title: "变动", Min: 14}, {Title: "条目", Weight: 2, Min: 50}, {Title: "栏目", Min: 22}, {Title: "原内容", Weight: 2, Min: 40}, {Title: "新内容", Weight: 2, Min: 40}},
			Rows: doc.Each(list, func(i int, x app.Difference) []doc.Cell {
				return []doc.Cell{doc.Int(i + 1), doc.T(x.Kind), doc.T(x.Title), doc.T(dashed(x.Field)), doc.T(dashed(x.Before)), doc.T(dashed(x.After))}
			})}}}
}

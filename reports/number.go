package reports

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

func numberPapers() []Paper {
	return []Paper{{Code: "D32", Name: "文号登记簿", Module: "paper", Sheet: true, Make: numberRegister}}
}

// numberRegister prints the register of document numbers of a year, or exactly what the screen shows (D32 文号登记簿).
func numberRegister(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	year := a.Today().Year()
	if r.Period != "" {
		year = r.Period.Year()
	}
	q := app.Where(app.Eq("year", year))
	if r.Query != nil {
		q = *r.Query
	}
	q.Offset, q.Limit = 0, 0
	rows, _, err := a.Numbers.List(ctx, q.By("prefix", "year", "seq"))
	if err != nil {
		return doc.Document{}, err
	}
	if len(rows) == 0 {
		return doc.Document{}, app.Errorf("", "%d年没有登记文号。", year)
	}
	from, err := issuer(ctx, a)
	if err != nil {
		return doc.Document{}, err
	}
	void := 0
	for _, n := range rows {
		if n.VoidFor != "" {
			void++
		}
	}
	return doc.Document{Code: "D32", Form: doc.Landscape, Title: from.Name + "文号登记簿", Meta: doc.Meta{Author: from.Name, Created: a.Today().Time()},
		Head: doc.Head{Lines: []doc.Pair{{Key: "登记单位", Value: from.Name}, {Key: "文号", Value: fmt.Sprintf("%d个，其中作废%d个", len(rows), void)}}},
		Blocks: []doc.Block{doc.Table{Sheet: "文号登记簿", Columns: []doc.Column{{Title: "序号", Kind: doc.Number, Min: 12}, {Title: "文号", Min: 42}, {Title: "文件标题", Weight: 4, Min: 80},
			{Title: "种类", Min: 22}, {Title: "取号日期", Kind: doc.Day, Min: 24}, {Title: "取号人", Min: 20}, {Title: "作废原因", Weight: 2, Min: 30}},
			Rows: doc.Each(rows, func(i int, n app.Number) []doc.Cell {
				return []doc.Cell{doc.Int(i + 1), doc.T(n.String()), doc.T(n.Title), doc.T(n.Name()), doc.D(n.CreatedAt.Date().Time()), doc.T(n.CreatedBy), doc.T(n.VoidFor)}
			})}},
		Foot: doc.Foot{Items: []doc.Pair{{Key: "登记人", Value: ""}, {Key: "审核", Value: ""}, {Key: "打印日期", Value: a.Today().Chinese()}}}}, nil
}

package main

import (
	"context"
	"fmt"
	"os"

	"gongzhi/app"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
)

// slip is one made-up assignment slip of a page.
func slip(i int) doc.Document {
	d := dutyAt(i)
	row := func(h float64, cells ...doc.GridCell) doc.GridRow { return doc.GridRow{Height: h, Cells: cells} }
	return doc.Document{Code: "D09", Form: doc.Boxed, Title: "任务交办单", Meta: doc.Meta{Created: now()},
		Head: doc.Head{Org: "清河湾街道办事处", Number: d.No, Date: now()},
		Blocks: []doc.Block{doc.Grid{Cols: []float64{22, 56, 22, 56}, Rows: []doc.GridRow{
			row(12, doc.Label("任务来源"), doc.Box(d.SourceText, 1), doc.Label("授权层级"), doc.Box(app.LevelStreet.String(), 1)),
			row(26, doc.Label("任务内容"), doc.Box(d.Content, 3)),
			row(12, doc.Label("牵头单位"), doc.Box(d.LeadName, 1), doc.Label("配合单位"), doc.Box(d.SupportNames, 1)),
			row(12, doc.Label("责任领导"), doc.Box(d.Leader, 1), doc.Label("责任人"), doc.Box(d.Person, 1)),
			row(22, doc.Label("成果要求"), doc.Box(d.Deliverable, 3)),
			row(12, doc.Label("起始日期"), doc.Box(d.Start.Chinese(), 1), doc.Label("完成时限"), doc.Box(d.Due.Chinese(), 1)),
			row(28, doc.Label("交办意见"), doc.Opinion("", 3, "签名：", "年　月　日")),
			row(28, doc.Label("签收"), doc.Opinion("", 3, "签收人：", "年　月　日")),
		}}}}
}

// writeSlips sets n slips as one file.
func writeSlips(n int, path string) (pages int, err error) {
	fonts := typeset.NewFonts(typeset.Choice{})
	set := func(i int) (typeset.Pages, error) {
		p, _, err := typeset.Layout(slip(i), fonts)
		return p, err
	}
	file, err := out.Bundle(context.Background(), n, set, func(int) {})
	if err != nil {
		return 0, err
	}
	if err := os.WriteFile(path, file, 0o600); err != nil {
		return 0, fmt.Errorf("slips: %w", err)
	}
	return n, nil
}

package kit

import (
	"context"
	"os"
	"time"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
)

// tableDocument is exactly what a table shows as a working table to print or to save.
func tableDocument(env *Env, title string, heads []string, rows [][]string) doc.Document {
	columns := make([]doc.Column, 0, len(heads)+1)
	columns = append(columns, doc.Column{Title: "序号", Kind: doc.Number})
	for _, h := range heads {
		columns = append(columns, doc.Column{Title: h})
	}
	cells := make([][]doc.Cell, len(rows))
	for i, r := range rows {
		cells[i] = append(cells[i], doc.Int(i+1))
		for _, c := range r {
			cells[i] = append(cells[i], doc.T(c))
		}
	}
	return doc.Document{Form: doc.Landscape, Title: title, Head: doc.Head{Lines: []doc.Pair{{Key: "共", Value: itoa(len(rows)) + " 项"}}},
		Blocks: []doc.Block{doc.Table{Columns: columns, Rows: doc.Rows(cells), Empty: "无"}}, Meta: doc.Meta{Author: env.User.Who(), Created: now(env)}}
}

// exportSeen saves what a table shows as a workbook.
func exportSeen(env *Env, title string, read func(ctx context.Context) ([]string, [][]string, error)) {
	SaveFile(env, "导出表格", title+"-"+now(env).Format("20060102")+".xlsx", func(path string) {
		n := 0
		Job(env, "正在导出"+title, func(ctx context.Context, progress func(int, int, string)) error {
			progress(0, 2, "正在读取")
			heads, rows, err := read(ctx)
			if err != nil {
				return err
			}
			n = len(rows)
			progress(1, 2, "正在写入 "+path)
			d, err := reports.Cover(ctx, env.App, tableDocument(env, title, heads, rows))
			if err != nil {
				return err
			}
			return out.SaveFunc(path, func(f *os.File) error { return out.XLSX(d, f) })
		}, func() {
			env.Toast("已导出 "+itoa(n)+" 项", Action{Label: "打开", Do: func() { OpenExternally(env, path) }})
		})
	})
}

// printSeen previews what a table shows.
func printSeen(env *Env, title string, read func(ctx context.Context) ([]string, [][]string, error)) {
	ShowDocument(env, reports.Paper{Code: "列表", Name: title, Sheet: true}, func(ctx context.Context) (doc.Document, error) {
		heads, rows, err := read(ctx)
		if err != nil {
			return doc.Document{}, err
		}
		if len(rows) == 0 {
			return doc.Document{}, app.Errorf("", "列表中没有可打印的内容。")
		}
		return tableDocument(env, title, heads, rows), nil
	})
}

func now(env *Env) time.Time {
	if env.App != nil {
		return env.App.Now()
	}
	return time.Now()
}

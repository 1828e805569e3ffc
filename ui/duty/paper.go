package duty

import (
	"context"
	"os"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/out"
	"gongzhi/ui/kit"
)

// paper is the act that shows a paper before it is printed.
func (k *desk) paper(code string, id int64, label string) kit.Action {
	return kit.Action{Label: label, Icon: "print", Do: func() { k.preview(code, reports.Request{ID: id}) }}
}

func (k *desk) preview(code string, r reports.Request) {
	kit.ShowPaper(k.env, code, r)
}

// printShown prints the list exactly as it is filtered and sorted.
func (k *desk) printShown() { k.printQuery(k.list.Query()) }

func (k *desk) printQuery(q app.Query) { k.preview("D13", reports.Request{Query: &q}) }

func (k *desk) printPeriod(code, title string) {
	period := app.PeriodOf(k.env.App.Today())
	kit.Ask(k.env, kit.Form{Title: "打印" + title, Verb: "预览", Fields: []*kit.Field{kit.PeriodField("period", "季度", &period).Need()},
		Save: func(context.Context) error { return nil }, Saved: func() { k.preview(code, reports.Request{Period: period}) }})
}

// exportShown writes the list exactly as it is filtered and sorted to a workbook.
func (k *desk) exportShown() {
	q := k.list.Query()
	kit.SaveFile(k.env, "导出表格", "D13-责任清单表.xlsx", func(path string) {
		kit.Job(k.env, "正在导出责任清单表", func(ctx context.Context, _ func(done, total int, text string)) error {
			p, _ := reports.Find("D13")
			d, err := p.Make(ctx, k.env.App, reports.Request{Query: &q})
			if err != nil {
				return err
			}
			return out.SaveFunc(path, func(f *os.File) error { return out.XLSX(d, f) })
		}, func() {
			k.env.Toast("已导出 "+path, kit.Action{Label: "打开", Do: func() { kit.OpenExternally(k.env, path) }})
		})
	})
}

package duty

import (
	"context"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// paper is the act that shows a paper before it is printed.
func (k *desk) paper(code string, id int64, label string) kit.Action {
	return kit.Action{Label: label, Icon: "print", Do: func() { k.preview(code, reports.Request{ID: id}) }}
}

func (k *desk) preview(code string, r reports.Request) {
	kit.ShowPaper(k.env, code, r)
}

// printShown prints the items of the list as they are filtered and sorted, only the ticked ones when there are some.
func (k *desk) printShown() {
	q := k.list.Query()
	if ids := k.list.Ticked(); len(ids) > 0 && !k.list.Table().AllTicked() {
		q.Where = append(q.Where, app.In("id", ids))
	}
	k.printQuery(q)
}

func (k *desk) printQuery(q app.Query) { k.preview("D13", reports.Request{Query: &q}) }

func (k *desk) printPeriod(code, title string) {
	period := app.PeriodOf(k.env.App.Today())
	kit.Ask(k.env, kit.Form{Title: "打印" + title, Verb: "预览", Fields: []*kit.Field{kit.PeriodField("period", "季度", &period).Need()},
		Save: func(context.Context) error { return nil }, Saved: func() { k.preview(code, reports.Request{Period: period}) }})
}

package duty

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// The words of routes to views.
const (
	viewBoard   = "board"
	viewGantt   = "gantt"
	viewDays    = "days"
	viewChanges = "changes"
)

// view is a page that shows the items of a filter in another form than the table.
type view struct {
	kit.Base
	*desk
	query app.Query
	body  *fyne.Container
	note  string
	print func()
	keys  func(kit.Key) bool
	hints []kit.KeyHint
}

// viewRoute opens a view on the items of a query.
func viewRoute(act string, q app.Query) kit.Route {
	r := kit.Route{Module: "duty", Act: act, Args: map[string]string{"text": q.Text}}
	if where, err := json.Marshal(q.Where); err == nil {
		r.Args["where"] = string(where)
	}
	return r
}

// queryOf is the query that a route brings along.
func queryOf(r kit.Route) app.Query {
	q := app.Query{Text: r.Args["text"]}
	_ = json.Unmarshal([]byte(r.Args["where"]), &q.Where) // nothing means all
	for i, c := range q.Where {
		q.Where[i].Value = integral(c.Value)
	}
	return q
}

// integral turns the numbers of JSON back into whole ones.
func integral(v any) any {
	switch x := v.(type) {
	case float64:
		return int64(x)
	case []any:
		for i := range x {
			x[i] = integral(x[i])
		}
	}
	return v
}

func newView(env *kit.Env, name, act string, tools ...fyne.CanvasObject) *view {
	v := &view{desk: &desk{env: env}, query: queryOf(env.Route), body: container.NewStack()}
	bar := kit.H()
	for _, x := range [][2]string{{"", "表格"}, {viewBoard, "看板"}, {viewGantt, "时间轴"}, {viewDays, "到期日历"}, {viewChanges, "最近变动"}} {
		a := kit.Action{Label: x[1], Do: func() { v.turn(x[0]) }}
		if x[0] == act {
			a.Kind = kit.Primary
		}
		bar.Add(kit.NewButton(a))
	}
	for _, t := range tools {
		bar.Add(t)
	}
	bar.Add(kit.Spacer())
	if len(v.query.Where) > 0 || v.query.Text != "" {
		bar.Add(kit.Caption("按表格当前的筛选"))
	}
	bar.Add(kit.NewButton(kit.Action{Label: "打印或导出…", Icon: "print", Keys: "Ctrl+P", Do: func() { v.Print() }}))
	v.Base = kit.Base{Name: name, On: []app.Topic{app.DutyChanged, app.CalendarChanged}, Body: kit.Inset(14, 12, 14, 10, kit.V(bar, kit.Grow(v.body)))}
	return v
}

// turn goes to another view of the same items; the table is the page they all came from.
func (v *view) turn(act string) {
	if act == "" {
		v.env.Go(kit.Route{Module: "duty", Tab: "item"})
		return
	}
	r := viewRoute(act, v.query)
	v.env.Go(r)
}

// Print shows the view as a paper, to print or to save.
func (v *view) Print() {
	if v.print != nil {
		v.print()
	}
}

// Export is the same: the preview saves PDF and Excel.
func (v *view) Export() { v.Print() }

// Status is what the view shows, in figures.
func (v *view) Status() string { return v.note }

// Key gives keys to the view.
func (v *view) Key(k kit.Key) bool { return v.keys != nil && !k.Ctrl && !k.Alt && v.keys(k) }

// Keys are the view's own keys.
func (v *view) Keys() []kit.KeyHint { return v.hints }

// show puts a new body in place.
func (v *view) show(o fyne.CanvasObject) {
	v.body.Objects = []fyne.CanvasObject{o}
	v.body.Refresh()
	v.env.Touch()
}

// paperOf prints a document made from what is shown.
func (v *view) paperOf(name string, make func() doc.Document) {
	kit.ShowDocument(v.env, reports.Paper{Code: "视图", Name: name, Sheet: true}, func(context.Context) (doc.Document, error) { return make(), nil })
}

func openView(env *kit.Env, act string) kit.Page {
	switch act {
	case viewBoard:
		return newBoard(env)
	case viewGantt:
		return newTimeline(env)
	case viewDays:
		return newDays(env)
	case viewChanges:
		return newChanges(env)
	}
	return nil
}

// newTimeline is the page of the gantt chart.
func newTimeline(env *kit.Env) kit.Page {
	var v *view
	g := newGantt(func(d app.Duty) { env.Go(kit.Route{Module: "duty", ID: d.ID}) }, func(d app.Duty) {
		v.note = d.No + "　" + d.LampWhy
		env.Touch()
	})
	zooms := kit.HGap(4)
	for _, z := range ganttZooms {
		zooms.Add(kit.NewButton(kit.Action{Label: z.name, Do: func() { g.zoom(z.perDay) }}))
	}
	zooms.Add(kit.NewButton(kit.Action{Label: "今天", Do: g.home}))
	v = newView(env, "时间轴", viewGantt, kit.Gap(8), zooms)
	v.show(g)
	v.keys = g.key
	v.hints = []kit.KeyHint{{Keys: "← →", Text: "前后移动"}, {Keys: "↑ ↓", Text: "换一项"}, {Keys: "PgUp PgDn", Text: "翻页"}, {Keys: "Home", Text: "回到今天"}, {Keys: "Enter", Text: "打开事项"}}
	v.Load = func() {
		kit.Load(env, func(ctx context.Context) ([]app.TimelineRow, error) { return env.App.DutyViews.Timeline(ctx, v.query) }, func(rows []app.TimelineRow) {
			kit.Load(env, env.App.Calendar.Get, func(cal calendar) {
				g.set(rows, cal, env.App.Today())
				v.note = ganttStatus(rows)
				env.Touch()
			})
		})
	}
	v.print = func() {
		v.paperOf("责任清单时间轴", func() doc.Document { return reports.TimelinePaper(env.App, g.rows) })
	}
	v.Load()
	return v
}

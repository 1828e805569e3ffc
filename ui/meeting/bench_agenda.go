package meeting

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// agenda is the left pane: the clock of the item at hand, the items, the act that adds one.
func (b *bench) agenda() fyne.CanvasObject {
	list := kit.VGap(0)
	for i, a := range b.rec.Agenda {
		list.Add(newRow(a.Title, a.ID == b.cur, kit.Inset(16, 0, 16, 0, b.agendaRow(i+1, a)), func() { b.turn(a.ID) }))
		if a.ID != b.cur {
			list.Add(kit.Inset(16, 0, 16, 0, kit.HLine()))
		}
	}
	col := kit.VGap(0, b.timing(), kit.HLine(), kit.Grow(kit.Scroll(list)))
	if b.rec.Meeting.Holding() {
		col.Add(kit.Inset(16, 8, 16, 12, kit.NewButton(kit.Action{Label: "临时增加议题", Icon: "add", Off: off(b.env, app.RightEdit), Do: b.askExtra})))
	}
	return col
}

// agendaRow is an item: its number, or a tick when it is concluded; the minutes spent and planned; of the item at hand also its kind and
// who reports.
func (b *bench) agendaRow(n int, a app.AgendaItem) fyne.CanvasObject {
	mark, tone := kit.Disc(doc.Hanzi(n), 20, a.ID == b.cur), kit.Plain
	if a.Conclusion != app.ConcludedNot && a.ID != b.cur {
		mark, tone = kit.Icon("lamp-done", 15), kit.Second
	}
	if a.ID != b.cur {
		minutes := kit.Small(b.minutesText(a)).Align(kit.Right)
		widths := []float32{24, 0, max(18, minutes.MinSize().Width)}
		return kit.Fixed(0, 45, kit.Cols(6, widths, middle(mark), middle(kit.Label(a.Title, tone)), middle(minutes)))
	}
	note := a.Kind.String()
	switch {
	case a.Presenter != "" && a.Kind == app.AgendaReport:
		note += " · " + a.Presenter
	case a.Presenter != "":
		note += " · 汇报 " + a.Presenter
	}
	return kit.Fixed(0, 62, kit.Cols(6, []float32{24, 0}, kit.VGap(0, kit.Gap(10), mark), middle(kit.VGap(1, kit.Strong(a.Title), kit.Small(note)))))
}

// middle keeps an object at its own height in the middle of a row.
func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.VGap(0, kit.Spacer(), o, kit.Spacer())
}

// minutesText is 「10 / 9」, spent and planned, where the clock ran for the item; else what is planned.
func (b *bench) minutesText(a app.AgendaItem) string {
	spent := int(b.clock.spentOn[a.ID].Round(time.Minute).Minutes())
	switch {
	case spent > 0 && a.Minutes > 0:
		return fmt.Sprintf("%d / %d", spent, a.Minutes)
	case spent > 0:
		return fmt.Sprint(spent)
	case a.Minutes > 0:
		return fmt.Sprint(a.Minutes)
	}
	return ""
}

// askExtra adds an item while the meeting sits.
func (b *bench) askExtra() {
	item := app.AgendaItem{MeetingID: b.id, Kind: app.AgendaOther, Minutes: 10}
	b.keep(func() {
		kit.Ask(b.env, kit.Form{Title: "临时增加议题", Verb: "增加议题", Fields: []*kit.Field{kit.Text("agenda", "题目", &item.Title).Need().Wide(),
			kit.Choose("kind", "类型", &item.Kind, kit.Choices(app.AgendaKinds[:]...)), kit.Text("presenter", "汇报", &item.Presenter), kit.Minutes("minutes", "时长", &item.Minutes)},
			Save: func(ctx context.Context) error { return b.env.App.Sittings.SaveItem(ctx, &item) }, Saved: func() { b.turn(item.ID) }})
	})
}

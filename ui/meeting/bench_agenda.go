package meeting

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// agenda is the left column: the clock of the item at hand, the items, the act that adds one.
func (b *bench) agenda() fyne.CanvasObject {
	list := kit.VGap(0)
	for i, a := range b.rec.Agenda {
		state := fmt.Sprintf("%d", i+1)
		if a.Conclusion != app.ConcludedNot {
			state = "✓"
		}
		note := a.Kind.String()
		if a.Presenter != "" {
			note += " · " + a.Presenter
		}
		title := kit.Label(a.Title)
		if a.ID == b.cur {
			title = kit.Strong(a.Title)
		}
		text := kit.VGap(0, title, kit.Cols(8, []float32{0, 34}, kit.Caption(note), kit.Caption(minutesText(a.Minutes)).Align(kit.Right)))
		body := kit.Inset(10, 6, 8, 6, kit.Cols(6, []float32{18, 0}, kit.Label(state, kit.Second), text))
		id := a.ID
		list.Add(newRow(a.Title, a.ID == b.cur, body, func() { b.turn(id) }))
	}
	var acts []fyne.CanvasObject
	if b.rec.Meeting.Holding() {
		acts = append(acts, kit.NewButton(kit.Action{Label: "临时增加议题", Icon: "add", Off: off(b.env, app.RightEdit), Do: b.askExtra}))
	}
	return kit.CardBox("议程", fmt.Sprintf("共 %d 分钟", b.rec.PlannedMinutes()), kit.V(b.timing(), kit.Grow(kit.Scroll(list)), kit.V(acts...)))
}

func minutesText(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d 分", n)
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

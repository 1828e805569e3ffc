package duty

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// newBoard is the board by state: a column for each, cards inside, the most urgent on top.
func newBoard(env *kit.Env) kit.Page {
	v := newView(env, "看板", viewBoard)
	var shown []app.BoardColumn
	v.Load = func() {
		kit.Load(env, func(ctx context.Context) ([]app.BoardColumn, error) { return env.App.DutyViews.Board(ctx, v.query) }, func(columns []app.BoardColumn) {
			shown = columns
			total := 0
			boxes, widths := []fyne.CanvasObject{}, []float32{}
			for _, c := range columns {
				total += c.Total
				boxes, widths = append(boxes, v.boardColumn(c)), append(widths, 0)
			}
			v.note = fmt.Sprintf("共 %d 项 · 点卡片打开事项", total)
			v.show(kit.Cols(8, widths, boxes...))
		})
	}
	v.print = func() {
		v.paperOf("责任清单看板", func() doc.Document { return reports.BoardPaper(env.App, shown) })
	}
	v.Load()
	return v
}

func (v *view) boardColumn(c app.BoardColumn) fyne.CanvasObject {
	p := kit.Tokens()
	ground := canvas.NewRectangle(p.Sunk)
	ground.CornerRadius = 6
	cards := kit.VGap(6)
	for _, d := range c.Items {
		cards.Add(v.boardCard(d))
	}
	if more := c.Total - len(c.Items); more > 0 {
		cards.Add(kit.Caption(fmt.Sprintf("另有 %d 项，在表格中查看", more)))
	}
	if c.Total == 0 {
		cards.Add(kit.Caption("没有"))
	}
	head := kit.HGap(6, kit.Strong(c.State.String()), kit.Caption(fmt.Sprint(c.Total)))
	return container.NewStack(ground, kit.Inset(8, 8, 4, 8, kit.V(head, kit.Grow(kit.Scroll(kit.Inset(0, 0, 8, 0, cards))))))
}

// boardCard is one item: what, who, how far, and its lamp in words.
func (v *view) boardCard(d app.Duty) fyne.CanvasObject {
	p := kit.Tokens()
	due := dueText(&d)
	if d.Due != "" {
		due = d.Due.Short()
	}
	if d.State == app.DutyDone {
		due = d.DoneOn.Short() + " 办结"
	}
	body := kit.VGap(3, kit.SmallPara(d.Content, kit.Plain), kit.HGap(4, kit.LampWord(lampOf(d), d.LampWord), kit.Spacer(), kit.Caption(fmt.Sprintf("%d%%", d.Progress))),
		kit.HGap(4, kit.Caption(kit.Fit(d.LeadName, 12, false, 84)), kit.Spacer(), kit.Caption(due)))
	id := d.ID
	return newTouch("事项 "+d.No, p.Surface, kit.Inset(8, 6, 8, 6, body), func() { v.env.Go(kit.Route{Module: "duty", ID: id}) })
}

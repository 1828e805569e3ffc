package home

import (
	"fmt"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// report previews the quarterly report of the newest ranked quarter.
func (p *page) report() {
	period := p.board.Period
	if v := p.board.Leader; v != nil && v.Period != "" {
		period = v.Period
	}
	kit.ShowPaper(p.env, "D23", reports.Request{Period: period})
}

// ranking shows the first and the last three of each group with their change.
func (p *page) ranking() fyne.CanvasObject {
	v := p.board.Leader
	more := kit.Action{Label: "全部排名 ›", Do: func() {
		p.env.Go(kit.Route{Module: "effect", Tab: "rank", Args: map[string]string{"period": string(v.Period)}})
	}}
	if len(v.Groups) == 0 {
		return kit.CardLink("季度排行", v.Title, more, center(kit.Label("还没有可排名的单位。", kit.Muted)))
	}
	col := kit.VGap(2)
	for i, g := range v.Groups {
		if i > 0 {
			col.Objects = append(col.Objects, kit.Gap(6), kit.HLine(), kit.Gap(4))
		}
		note := fmt.Sprintf("%d 个单位", g.Ranked)
		if g.Mean != "" {
			note += "，平均 " + g.Mean
		}
		col.Objects = append(col.Objects, kit.H(kit.Strong(g.Name+"组"), kit.Caption(note)),
			kit.Cols(28, []float32{0, 0}, p.rankRows("前列", g.First), p.rankRows("末位", g.Last)))
	}
	return kit.CardLink(v.Title+"排行", v.Mark, more, col)
}

func (p *page) rankRows(title string, rows []app.Ranking) fyne.CanvasObject {
	col := kit.VGap(0, kit.Cols(8, []float32{32, 0, 56, 52, 50}, kit.Caption(title), kit.Caption("单位"), kit.Caption("得分").Align(kit.Right), kit.Caption("较上季").Align(kit.Right), kit.Caption("升降").Align(kit.Right)))
	if len(rows) == 0 {
		col.Objects = append(col.Objects, kit.Small("与前列并列，无末位", kit.Muted))
	}
	for _, r := range rows {
		tone, places := kit.Plain, 0
		if n, ok := r.Move(); ok {
			places = n
		}
		switch {
		case places > 0:
			tone = kit.GreenTone
		case places < 0:
			tone = kit.AmberTone
		}
		line := kit.Cols(8, []float32{32, 0, 56, 52, 50}, kit.Strong(fmt.Sprint(r.Rank)), kit.Label(r.OrgName), kit.Strong(r.Shown).Align(kit.Right),
			kit.Small(r.ChangeText()).Align(kit.Right), kit.Small(r.MoveText(), tone).Align(kit.Right))
		col.Objects = append(col.Objects, kit.Fixed(0, 26, line))
	}
	return col
}

// redList are the red items with their reasons.
func (p *page) redList() fyne.CanvasObject {
	v := p.board.Leader
	if len(v.Red) == 0 {
		return nil
	}
	col := kit.VGap(0)
	for i, d := range v.Red {
		if i > 0 {
			col.Objects = append(col.Objects, kit.HLine())
		}
		row := kit.Cols(8, []float32{18, 0, 110, 170}, center(kit.LampIcon(kit.Red, 15)), center(kit.Label(d.Content)), center(kit.Small(d.LeadName)), center(kit.Small(d.Why, kit.RedTone)))
		id := d.ID
		col.Objects = append(col.Objects, kit.Tap(d.Content, func() { p.env.Go(kit.Route{Module: "duty", ID: id}) }, kit.Fixed(0, 32, row)))
	}
	all := kit.Action{Label: fmt.Sprintf("全部 %d 项 ›", p.board.Lamps.Red), Do: func() { p.env.Go(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"chip": "红灯"}}) }}
	return kit.CardLink("红灯事项", "按逾期久的在前", all, col)
}

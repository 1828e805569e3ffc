package effect

import (
	"context"
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/score"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// quartersShown is how many quarters the trend of a unit has.
const quartersShown = 8

// drawer is one unit beside the ranking: where it stands, why it moved, and each score down to its rows.
func (b *board) drawer(ctx context.Context, r *rank) (kit.Drawer, error) {
	q := *r.quarter
	before, err := b.env.App.Effects.Board(ctx, q.Period.Prev())
	if err != nil {
		return kit.Drawer{}, err
	}
	past, err := b.env.App.Effects.Past(ctx, r.OrgID, q.Period, quartersShown-1)
	if err != nil {
		return kit.Drawer{}, err
	}
	u := &unit{board: b, row: r, q: q, scores: q.ScoresOf(r.OrgID)}
	if before.Final() && !before.Assessment.Entered {
		u.before = before.ScoresOf(r.OrgID)
	}
	d := kit.Drawer{Title: r.OrgName, Beside: placeText(r), Tone: moveTone(r), Sections: []kit.Section{{Body: u.face}}}
	if len(u.scores) > 0 {
		d.Sections = append(d.Sections, kit.Section{Title: "得分怎么来的", Link: kit.Action{Label: "打印得分说明表 ›", Do: u.print}, Body: u.folds})
	}
	if len(past) > 0 {
		bars, from := trend(append(past, r.Ranking))
		d.Sections = append(d.Sections, kit.Section{Least: trendLeast, Foot: true, Title: "近" + few(len(bars)) + "个季度", Note: fmt.Sprintf("柱从 %.0f 分起画", from), Body: func() fyne.CanvasObject { return kit.TrendBox(bars, from, 100) }})
	}
	return d, nil
}

// few is a number of quarters in words.
func few(n int) string {
	return [quartersShown + 1]string{"", "一", "两", "三", "四", "五", "六", "七", "八"}[n]
}

// trendLeast is the width of a drawer in which a trend has room.
const trendLeast = 480

// trend is the totals of a unit, one bar a quarter, and the figure that the bars start from.
func trend(list []app.Ranking) (bars []kit.TrendBar, from float64) {
	var totals []float64
	for _, r := range list {
		bar := kit.TrendBar{Name: fmt.Sprintf("%02dQ%d", r.Period.Year()%100, r.Period.Quarter())}
		if r.Shown != "" {
			bar.Value, bar.Text = r.Total, score.Of(r.Total).Text(1)
			totals = append(totals, r.Total)
		}
		bars = append(bars, bar)
	}
	return bars, kit.ChartFrom(totals...)
}

func placeText(r *rank) string {
	if r.Rank == 0 {
		return "不参与排名"
	}
	text := fmt.Sprintf("第 %d 名", r.Rank)
	if r.Tied {
		text += "（并列）"
	}
	switch places, ok := r.Move(); {
	case !ok && isNew(r.Ranking):
		return text + "，新设"
	case !ok:
		return text
	case places > 0:
		return fmt.Sprintf("%s，比上季上升 %d 位", text, places)
	case places < 0:
		return fmt.Sprintf("%s，比上季下降 %d 位", text, -places)
	}
	return text + "，与上季持平"
}

// unit is what the drawer shows of one row.
type unit struct {
	board  *board
	row    *rank
	q      app.Quarter
	scores []app.Score
	before []app.Score // of the quarter before, where it can be compared with
}

func (u *unit) print() {
	kit.ShowPaper(u.board.env, "D24a", reports.Request{Period: u.q.Period, ID: u.row.OrgID})
}

// face is the radar of the unit against its group, its total, and what moved it.
func (u *unit) face() fyne.CanvasObject {
	radar, ok := u.radar()
	words := kit.VGap(2, kit.HGap(10, kit.Big(kit.Dash(u.row.Shown), 26), u.grade()), u.last())
	if ok {
		words.Add(kit.Gap(2))
		words.Add(kit.LegendBox(u.row.OrgName, false))
		words.Add(kit.Cols(4, []float32{0, 64}, kit.LegendBox(u.row.Group+"平均", true), kit.Caption(fmt.Sprintf("轴 %.0f–%.0f", radar.From, radar.To)).Align(kit.Right)))
	}
	if u.before != nil {
		words.Add(kit.Gap(4))
		words.Add(u.shifts())
	}
	if !ok {
		return words
	}
	return kit.Cols(14, []float32{0, 0.41}, kit.RadarBox(radar), words)
}

func (u *unit) grade() fyne.CanvasObject {
	if u.row.Grade == "" {
		return kit.Gap(0)
	}
	return kit.TagBox(gradeTag(u.row))
}

// last compares the total with that of the quarter before.
func (u *unit) last() fyne.CanvasObject {
	r := u.row
	if r.PrevShown == "" {
		return kit.Small("上季无得分")
	}
	change := score.Printed(r.Shown).Sub(score.Printed(r.PrevShown))
	switch {
	case r.Shown == "":
		return kit.Small("上季 " + r.PrevShown)
	case change.Sign() > 0:
		return kit.Small("上季 "+r.PrevShown+"，上升 "+change.Text(2), kit.GreenTone)
	case change.Sign() < 0:
		return kit.Small("上季 "+r.PrevShown+"，下降 "+change.Abs().Text(2), kit.AmberTone)
	}
	return kit.Small("上季 " + r.PrevShown + "，持平")
}

// radar is the unit on the axes of its group; there is none with fewer than three axes or nothing to draw.
func (u *unit) radar() (r kit.Radar, ok bool) {
	r.Axes, r.To = u.q.Axes(u.row.Group), 100
	if len(r.Axes) < 3 {
		return r, false
	}
	r.Values, r.Mean = figures(u.q.Rates(u.row.Group, u.row.OrgID)), figures(u.q.MeanRates(u.row.Group))
	r.From = kit.ChartFrom(append(append([]float64(nil), r.Values...), r.Mean...)...)
	for _, v := range r.Values {
		ok = ok || !math.IsNaN(v)
	}
	return r, ok
}

func figures(rates []score.Decimal) []float64 {
	out := make([]float64, len(rates))
	for i, r := range rates {
		if out[i] = math.NaN(); !r.None() {
			out[i] = r.Float()
		}
	}
	return out
}

// shifts are the three indicators that moved the total most, in the direction that it went.
func (u *unit) shifts() fyne.CanvasObject {
	way := score.Printed(u.row.Shown).Sub(score.Printed(u.row.PrevShown)).Sign()
	title := "增减主要来自"
	if u.row.Shown == "" || u.row.PrevShown == "" {
		way = 0
	}
	switch {
	case way > 0:
		title = "上升主要来自"
	case way < 0:
		title = "下降主要来自"
	}
	col := kit.VGap(2)
	for _, x := range app.Shifts(u.scores, u.before) {
		if way != 0 && x.Points.Sign() != way || len(col.Objects) == 3 {
			continue
		}
		tone := kit.AmberTone
		if x.Points.Sign() > 0 {
			tone = kit.GreenTone
		}
		col.Add(kit.Cols(6, []float32{0, 46}, kit.Small(x.Name), kit.Small(x.Text(), tone).Align(kit.Right)))
	}
	if len(col.Objects) == 0 {
		return kit.SmallPara("各项得分与上季相同，或上季没有可比的数据。")
	}
	return kit.VGap(2, kit.Small(title, kit.Plain), col)
}

// remarks are what has to be known of the unit's figures.
func (u *unit) remarks() fyne.CanvasObject {
	col := kit.VGap(2)
	if !u.q.Final() {
		col.Add(kit.SmallPara("按 "+string(u.q.AsOf)+" 的记录计算，锁定前随记录变化。", kit.AmberTone))
	}
	if r := strings.TrimSpace(u.row.Remark); r != "" {
		col.Add(kit.SmallPara("备注：" + r))
	}
	return col
}

package effect

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// drawer is one unit beside the ranking: why it moved, and each score down to its rows.
func (b *board) drawer(ctx context.Context, r *rank) (kit.Drawer, error) {
	q := *r.quarter
	before, err := b.env.App.Effects.Board(ctx, q.Period.Prev())
	if err != nil {
		return kit.Drawer{}, err
	}
	scores := q.ScoresOf(r.OrgID)
	d := kit.Drawer{Caption: q.Period.String() + " · " + r.Group + "组", Title: r.OrgName, Facts: []kit.Fact{
		{Label: "名次", Text: placeText(r)}, {Label: "总分", Text: r.Shown}, {Label: "上季", Text: lastText(r)}, {Label: "等次", Text: kit.Dash(r.Grade)}}}
	if r.Remark != "" {
		d.Facts = append(d.Facts, kit.Fact{Label: "备注", Text: r.Remark})
	}
	if !q.Final() {
		d.Notice = &kit.Notice{Tone: kit.AmberTone, Title: q.Assessment.Mark(), Text: "按 " + string(q.AsOf) + " 的记录计算，锁定前随记录变化。"}
	}
	if before.Final() && !before.Assessment.Entered {
		d.Sections = append(d.Sections, shifts(scores, before.ScoresOf(r.OrgID)))
	}
	d.Sections = append(d.Sections, kit.Section{Title: "得分怎么来的", Note: "点指标展开", Body: func() fyne.CanvasObject { return b.scores(q, scores) }})
	d.Acts = []kit.Action{{Label: "得分说明表", Icon: "print", Do: func() { kit.ShowPaper(b.env, "D24a", reports.Request{Period: q.Period, ID: r.OrgID}) }},
		{Label: "责任事项", Do: func() {
			b.env.Go(kit.Route{Module: "duty", Args: map[string]string{"lead_id": fmt.Sprint(r.OrgID)}})
		}}}
	return d, nil
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
	case !ok:
		return text
	case places > 0:
		return fmt.Sprintf("%s，比上季上升 %d 位", text, places)
	case places < 0:
		return fmt.Sprintf("%s，比上季下降 %d 位", text, -places)
	}
	return text + "，与上季持平"
}

func lastText(r *rank) string {
	if r.PrevShown == "" {
		return kit.Dash("")
	}
	return fmt.Sprintf("%s（%s）", r.PrevShown, r.ChangeText())
}

// shifts lists what moved the total most.
func shifts(now, before []app.Score) kit.Section {
	s := kit.Section{Title: "增减主要来自"}
	for _, x := range app.Shifts(now, before) {
		tone := kit.AmberTone
		if x.Points.Sign() > 0 {
			tone = kit.GreenTone
		}
		s.Facts = append(s.Facts, kit.Fact{Label: x.Name, Text: fmt.Sprintf("%s → %s（%s）", x.Before, x.Now, x.Text()), Tone: tone})
	}
	if len(s.Facts) > 3 {
		s.Facts = s.Facts[:3]
	}
	if len(s.Facts) == 0 {
		s.Text = "各项得分与上季相同，或上季没有可比的数据。"
	}
	return s
}

// unfold is the list of scores; one at a time may be unfolded.
type unfold struct {
	board  *board
	q      app.Quarter
	scores []app.Score
	open   string
	rows   map[string][]app.Evidence
	col    *fyne.Container
	links  []*kit.Button // of the scores, in their order
}

func (b *board) scores(q app.Quarter, scores []app.Score) fyne.CanvasObject {
	u := &unfold{board: b, q: q, scores: scores, rows: map[string][]app.Evidence{}, col: kit.VGap(2)}
	u.draw()
	return u.col
}

var widths = func() []float32 { return []float32{0, 62, 52, 34, 48} }

func (u *unfold) draw() {
	right := func(text string) fyne.CanvasObject { return end(kit.Caption(text)) }
	u.col.Objects = []fyne.CanvasObject{kit.Cols(6, widths(), kit.Caption("指标"), right("实际"), right("目标"), right("权重"), right("得分"))}
	u.links = nil
	for i, s := range u.scores {
		mark := "› "
		if s.Code == u.open {
			mark = "⌄ "
		}
		link := kit.Link(mark+s.Name, func() { u.toggle(s) }).OnKey(func(k kit.Key) bool { return u.key(i, k) })
		u.links = append(u.links, link)
		u.col.Add(kit.Cols(6, widths(), kit.HGap(0, link), end(kit.Small(s.Shown)), end(kit.Small(s.Target)), end(kit.Small(s.WeightText())), end(kit.Strong(s.Got))))
		if s.Code == u.open {
			u.col.Add(kit.Inset(16, 2, 0, 8, u.inside(s)))
		}
	}
	u.col.Refresh()
}

// key unfolds the score at the keyboard with →, folds it with ← and goes on to the next with the arrows up and down.
func (u *unfold) key(i int, k kit.Key) bool {
	open := u.scores[i].Code == u.open
	switch {
	case k.Ctrl || k.Alt || k.Shift:
		return false
	case k.Name == fyne.KeyRight && !open, k.Name == fyne.KeyLeft && open:
		u.toggle(u.scores[i])
	case k.Name == fyne.KeyDown:
		i = min(i+1, len(u.links)-1)
	case k.Name == fyne.KeyUp:
		i = max(i-1, 0)
	default:
		return k.Name == fyne.KeyRight || k.Name == fyne.KeyLeft
	}
	u.board.env.Host().Focus(u.links[i])
	return true
}

// end sets a figure at the right of its column.
func end(l *kit.TextLine) fyne.CanvasObject {
	l.Align(kit.Right)
	return l
}

// toggle unfolds a score, loading its rows the first time.
func (u *unfold) toggle(s app.Score) {
	if u.open == s.Code {
		u.open = ""
		u.draw()
		return
	}
	u.open = s.Code
	u.draw()
	if _, have := u.rows[s.Code]; have {
		return
	}
	kit.Load(u.board.env, func(ctx context.Context) (app.Explanation, error) {
		return u.board.env.App.Effects.Explain(ctx, u.q.Period, s.OrgID, s.Code)
	}, func(x app.Explanation) {
		u.rows[s.Code] = x.Rows
		at := slices.IndexFunc(u.links, func(l *kit.Button) bool { return u.board.env.Host().Focused() == fyne.Focusable(l) })
		u.draw()
		if at >= 0 { // the keyboard stays at the score
			u.board.env.Host().Focus(u.links[at])
		}
	})
}

// inside is the reckoning of a score, its definition and its rows.
func (u *unfold) inside(s app.Score) fyne.CanvasObject {
	col := kit.VGap(4, kit.SmallPara(s.Explain))
	if s.Beside != "" {
		col.Add(kit.SmallPara(s.Beside + "（不计分）"))
	}
	for _, i := range u.q.Indicators {
		if i.Code == s.Code {
			col.Add(kit.SmallPara("口径：" + i.Definition))
		}
	}
	rows, loaded := u.rows[s.Code]
	if !loaded {
		return col
	}
	col.Add(kit.Caption(fmt.Sprintf("来源 %d 条记录", len(rows))))
	for k, e := range rows {
		if k == 12 {
			col.Add(kit.Link(fmt.Sprintf("其余 %d 条 ›", len(rows)-k), func() { u.all(s, rows) }))
			break
		}
		col.Add(u.line(e))
	}
	return col
}

func (u *unfold) line(e app.Evidence) fyne.CanvasObject {
	lamp := kit.Waiting
	if e.Good {
		lamp = kit.Done
	}
	return kit.VGap(0, kit.HGap(4, kit.LampIcon(lamp, 14), kit.Link(e.Title, func() { u.visit(e) })), kit.Inset(18, 0, 0, 2, kit.SmallPara(e.Text)))
}

func (u *unfold) visit(e app.Evidence) {
	if e.Kind == "meeting" || e.Kind == "duty" {
		u.board.env.Go(kit.Route{Module: e.Kind, ID: e.ID})
	}
}

// all shows every row of a score in a window.
func (u *unfold) all(s app.Score, rows []app.Evidence) {
	col := kit.VGap(4, kit.SmallPara(s.Explain))
	for _, e := range rows {
		col.Add(u.line(e))
	}
	kit.Window(u.board.env, s.OrgName+"："+s.Name, kit.Fixed(600, 420, kit.Scroll(col)))
}

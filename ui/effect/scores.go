package effect

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/score"
	"gongzhi/ui/kit"
)

// folds are the scores of the unit, each unfolding to how it came about, and their sum.
func (u *unit) folds() fyne.CanvasObject {
	rows := make([]kit.Fold, len(u.scores))
	for i, s := range u.scores {
		rows[i] = kit.Fold{Name: s.Name, Cells: []string{s.Shown, s.Target, s.WeightText(), s.Got}, Inside: func() fyne.CanvasObject { return u.inside(s) }}
	}
	table := kit.NewFolds(u.board.env, []string{"指标", "实际", "目标", "权重", "得分"}, []float32{56, 50, 28, 44}, rows, u.sums()...)
	return kit.VGap(4, table.Object(), u.remarks(),
		kit.HGap(0, kit.Link("本单位的责任事项 ›", func() {
			u.board.env.Go(kit.Route{Module: "duty", Args: map[string]string{"lead_id": fmt.Sprint(u.row.OrgID)}})
		})))
}

// sums is the total; where not all indicators applied it is brought to a hundred in a row of its own.
func (u *unit) sums() []kit.Fold {
	r := u.row
	switch {
	case r.Shown == "":
		return []kit.Fold{{Name: "合计", Cells: []string{"", "", r.WeightText(), "—"}}}
	case r.Whole():
		return []kit.Fold{{Name: "合计", Cells: []string{"", "", r.WeightText(), r.Shown}}}
	}
	return []kit.Fold{{Name: "合计", Cells: []string{"", "", r.WeightText(), r.PointsText()}}, {Name: "总分　÷ " + r.WeightText() + " × 100", Cells: []string{"", "", "", r.Shown}}}
}

// inside is the reckoning of a score, its rule, its definition and the way to its rows.
func (u *unit) inside(s app.Score) fyne.CanvasObject {
	col := kit.VGap(3, kit.SmallPara(s.Explain, kit.Plain))
	if s.Beside != "" {
		col.Add(kit.SmallPara(s.Beside + "（不计分）"))
	}
	for _, i := range u.q.Indicators {
		if i.Code == s.Code {
			col.Add(kit.SmallPara("规则：" + i.RuleText() + "（" + i.Direction.String() + "）"))
			col.Add(kit.SmallPara("口径：" + i.Definition))
		}
	}
	for _, was := range u.before {
		if was.Code == s.Code && was.Counts() && s.Counts() {
			change := score.Printed(s.Got).Sub(score.Printed(was.Got))
			col.Add(kit.SmallPara(fmt.Sprintf("上季 %s，得 %s 分；本季 %s", was.Shown, was.Got, change.Signed(2))))
		}
	}
	if n := s.Records(); n > 0 {
		label := fmt.Sprintf("来源：%s %d 条（查看）", app.KindWord(s.RowKind), n)
		col.Add(kit.Inset(-6, 0, 0, 0, kit.HGap(0, kit.Link(label, func() { u.records(s) }))))
	}
	return col
}

// records reads the rows of a score and shows them in a window.
func (u *unit) records(s app.Score) {
	env := u.board.env
	kit.Load(env, func(ctx context.Context) (app.Explanation, error) {
		return env.App.Effects.Explain(ctx, u.q.Period, s.OrgID, s.Code)
	}, func(x app.Explanation) {
		col := kit.VGap(4, kit.SmallPara(s.Explain))
		var shut func()
		for _, e := range x.Rows {
			col.Add(evidence(e, func() {
				shut()
				env.Go(kit.Route{Module: e.Kind, ID: e.ID})
			}))
		}
		shut = kit.Window(env, fmt.Sprintf("%s：%s（%d 条）", s.OrgName, s.Name, len(x.Rows)), kit.Fixed(600, min(420, 60+46*float32(len(x.Rows))), kit.Scroll(col)))
	})
}

// evidence is one row that a score was counted from; meetings and items can be opened.
func evidence(e app.Evidence, open func()) fyne.CanvasObject {
	lamp := kit.Waiting
	if e.Good {
		lamp = kit.Done
	}
	var title fyne.CanvasObject = kit.Small(e.Title, kit.Plain)
	if e.Kind == "meeting" || e.Kind == "duty" {
		title = kit.Link(e.Title, open)
	}
	return kit.VGap(0, kit.HGap(4, kit.LampIcon(lamp, 14), title), kit.Inset(24, 0, 0, 2, kit.SmallPara(e.Text)))
}

package effect

import (
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// mostAxes is how many axes have a column; a radar takes more.
const mostAxes = 6

// columns are those of the ranking. The axes come with the quarter, so their columns take their names from what is shown.
func (b *board) columns() []kit.Column[rank] {
	cols := []kit.Column[rank]{
		{ID: "rank", Title: "名次", Width: 34, Align: kit.Right, Bold: true, Text: func(r *rank) string { return rankText(r.Rank) }},
		{ID: "move", Title: "变化", Width: 46, Text: moveText, Tone: moveTone},
		{ID: "org", Title: "单位", Least: 96, Most: 150, Text: func(r *rank) string { return r.OrgName }, Mark: mark},
		{ID: "shown", Key: "total", Title: "总分", Width: 50, Align: kit.Right, Bold: true, Text: func(r *rank) string { return kit.Dash(r.Shown) }},
		{ID: "change", Title: "较上季", Width: 50, Align: kit.Right, Second: true, Text: func(r *rank) string { return r.ChangeText() }},
		{ID: "bar", Title: "得分", Least: 68, Chart: true, Bar: func(r *rank) kit.Bar { return kit.Bar{Done: r.share(), Plan: -1} }},
	}
	for i := range mostAxes {
		name := func() string { return b.axis(i) }
		cols = append(cols, kit.Column[rank]{ID: fmt.Sprintf("axis%d", i), Name: name, Width: 34, Align: kit.Right, Second: true, Spare: true,
			Text: func(r *rank) string { return kit.Dash(r.rates[name()]) }})
	}
	return append(cols,
		kit.Column[rank]{ID: "grade", Title: "等次", Width: 52, Tag: gradeTag},
		kit.Column[rank]{ID: "group", Title: "分组", Width: 64, Narrow: true, Hidden: true, Text: func(r *rank) string { return r.Group }},
		kit.Column[rank]{ID: "remark", Title: "备注", Width: 180, Wide: 1300, Second: true, Text: func(r *rank) string { return kit.Dash(r.Remark) }})
}

// axis names a column of the axes; empty where the quarter has fewer.
func (b *board) axis(i int) string {
	if s := b.shown.Load(); s != nil && i < len(s.axes) {
		return s.axes[i]
	}
	return ""
}

// share is how far the bar of the total reaches.
func (r *rank) share() float64 {
	if r.Shown == "" {
		return 0
	}
	return kit.ChartShare(r.Total, r.from, 100)
}

func rankText(n int) string {
	if n == 0 {
		return "—"
	}
	return fmt.Sprint(n)
}

// mark is what has to be known of a unit beside its name.
func mark(r *rank) string {
	var words []string
	if r.Tied {
		words = append(words, "并列")
	}
	if isNew(r.Ranking) {
		words = append(words, app.NewUnit)
	}
	return strings.Join(words, " ")
}

// moveText is the change of rank, with a gap after its sign.
func moveText(r *rank) string {
	text := r.MoveText()
	if places, ok := r.Move(); ok && places == 0 {
		return "− " + text
	}
	return strings.NewReplacer("↑", "↑ ", "↓", "↓ ").Replace(text)
}

func moveTone(r *rank) kit.Tone {
	switch places, ok := r.Move(); {
	case ok && places > 0:
		return kit.GreenTone
	case ok && places < 0:
		return kit.AmberTone
	}
	return kit.Second
}

// gradeTag colours the grade by its place on the office's scale, not by its word.
func gradeTag(r *rank) kit.Tag {
	if r.Grade == "" {
		return kit.Tag{Text: kit.Dash(""), Tone: kit.Neutral}
	}
	tone := kit.Neutral
	switch {
	case r.Total >= 90:
		tone = kit.Blue
	case r.Total < 60:
		tone = kit.AmberTone
	}
	return kit.Tag{Text: r.Grade, Tone: tone}
}

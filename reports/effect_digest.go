package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// effectDigest is the quarter in a few lines, for who has two minutes: the rest of the report bears them out.
func effectDigest(d EffectData) []doc.Block {
	q := d.Quarter
	f := q.Facts
	var items []string
	for _, g := range q.Groups {
		items = append(items, digestRanks(q, g)...)
	}
	for _, g := range q.Groups {
		items = append(items, digestTargets(q, g.Name)...)
	}
	items = append(items, fmt.Sprintf("责任事项：应办结%d项，按期办结%d项，按期办结率%s；季末未办结%d项，其中红灯%d项（上季度末%d项）。", f.Due, f.OnTime, app.Rate(f.OnTime, f.Due), f.Open, f.Red, q.Before.Red))
	if q.Final() {
		items = append(items, casesSentence("奖惩：依据本季度名次提出", d.Cases))
	}
	return []doc.Block{doc.Heading{Level: 1, Text: "要点", Plain: true}, doc.List{Items: items, Mark: doc.Arabic}}
}

// digestRanks names the first and the last of a group, and its mean beside that of last quarter.
func digestRanks(q app.Quarter, g app.QuarterGroup) []string {
	var ranked []app.Ranking
	for _, r := range q.Group(g.Name) {
		if r.Rank > 0 {
			ranked = append(ranked, r)
		}
	}
	if len(ranked) == 0 {
		return nil
	}
	last := ranked[len(ranked)-1].Rank
	place := func(rank int) string {
		var names []string
		for _, r := range ranked {
			if r.Rank == rank {
				names = append(names, r.OrgName+"（"+r.Shown+"分）")
			}
		}
		return strings.Join(names, "、")
	}
	text := fmt.Sprintf("%s组：第1名%s", g.Name, place(1))
	if last > 1 {
		text += fmt.Sprintf("，末位%s", place(last))
	}
	text += "；组均分" + g.Mean + "分"
	if g.PrevMean != "" {
		text += "，上季度" + g.PrevMean + "分"
	}
	return []string{text + "。"}
}

// digestTargets says how many indicators of a group reached their targets over the group, and which three are furthest from them.
func digestTargets(q app.Quarter, group string) []string {
	var short []app.IndicatorMean
	n := 0
	for _, m := range q.Means(group) {
		if m.Counted == 0 {
			continue
		}
		n++
		if !m.Met() {
			short = append(short, m)
		}
	}
	if n == 0 {
		return nil
	}
	text := fmt.Sprintf("%s组指标：有数据的%d项中%d项达到目标", group, n, n-len(short))
	slices.SortStableFunc(short, func(a, b app.IndicatorMean) int { return cmp.Compare(a.Part(), b.Part()) })
	for i, m := range short[:min(3, len(short))] {
		text += []string{"；差距最大的是", "、", "、"}[i] + fmt.Sprintf("%s（%s，目标%s）", m.Indicator.Name, m.Shown, m.Indicator.TargetText())
	}
	return []string{text + "。"}
}

package reports

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// effectRankings is part 三: each group's ranking with its chart.
func effectRankings(d EffectData) []doc.Block {
	blocks := []doc.Block{doc.Heading{Level: 1, Text: "排名与分组"}}
	for _, g := range d.Quarter.Groups {
		blocks = append(blocks, doc.Heading{Level: 2, Text: g.Name + "组"},
			doc.Text(groupSentence(g)),
			rankingTable(d.Quarter, g, g.Name+"组排名"))
		blocks = append(blocks, rankingChart(d.Quarter, g)...)
	}
	return blocks
}

func groupSentence(g app.QuarterGroup) string {
	text := fmt.Sprintf("参与排名%d个单位，不参与排名%d个单位", g.Ranked, g.Unranked)
	if g.Mean != "" {
		text += "，组均分" + g.Mean
	}
	if g.Mean != "" && g.PrevMean != "" {
		text += "，上季度组均分" + g.PrevMean
	}
	return text + "。"
}

// rankingTable is a group's ranking; the mean stands in its last row.
func rankingTable(q app.Quarter, g app.QuarterGroup, title string) doc.Table {
	t := doc.Table{Title: title, Sheet: g.Name + "排名", Unit: "单位：分",
		Columns: []doc.Column{{Title: "名次", Kind: doc.Number, Min: 11, Align: doc.Center}, {Title: "单位", Weight: 2, Min: 22}, {Title: "得分", Kind: doc.Number, Min: 14}, {Title: "上季得分", Kind: doc.Number, Min: 14},
			{Title: "得分变化", Min: 14, Align: doc.Right}, {Title: "上季名次", Kind: doc.Number, Min: 11, Align: doc.Center}, {Title: "名次变化", Min: 11, Align: doc.Center}, {Title: "等次", Min: 13, Align: doc.Center}, {Title: "备注", Weight: 4, Min: 36}},
		Rows: doc.Each(q.Group(g.Name), func(_ int, r app.Ranking) []doc.Cell {
			return []doc.Cell{rankCell(r.Rank), doc.T(r.OrgName), scoreCell(r.Shown), scoreCell(r.PrevShown), {Text: r.ChangeText(), Align: doc.Right}, rankCell(r.PrevRank),
				{Text: r.MoveText(), Align: doc.Center}, doc.T(r.Grade), doc.T(rankingRemark(r))}
		}),
	}
	if g.Mean != "" {
		t.Total = []doc.Cell{doc.T("组均分").Across(2), scoreCell(g.Mean), scoreCell(g.PrevMean), doc.T("").Across(5)}
	}
	return t
}

func rankCell(rank int) doc.Cell {
	if rank == 0 {
		return doc.Cell{Text: "—", Align: doc.Center}
	}
	return doc.Int(rank)
}

func scoreCell(shown string) doc.Cell {
	if shown == "" {
		shown = "—"
	}
	return doc.Dec(shown)
}

// rankingRemark says what a reader must know of a row: 并列, 新设, what was not counted; more than two indicators are only
// told by their number, their names stand with the scores.
func rankingRemark(r app.Ranking) string {
	var parts, unfit, lacking []string
	if r.Tied {
		parts = append(parts, "并列")
	}
	for _, part := range strings.FieldsFunc(r.Remark, func(c rune) bool { return c == '，' || c == '；' || c == '、' }) {
		if name, ok := strings.CutSuffix(part, app.NotApplicable); ok {
			unfit = append(unfit, name)
			continue
		}
		if name, ok := strings.CutSuffix(part, app.NotReported); ok {
			lacking = append(lacking, name)
			continue
		}
		parts = append(parts, tight(part))
	}
	brief := len(lacking)+len(unfit) > 2
	for _, k := range []struct {
		word  string
		names []string
	}{{app.NotReported, lacking}, {app.NotApplicable, unfit}} {
		switch {
		case len(k.names) > 0 && brief:
			parts = append(parts, fmt.Sprintf("%s%d项", k.word, len(k.names)))
		case len(k.names) > 0:
			parts = append(parts, k.word+"："+strings.Join(k.names, "、"))
		}
	}
	return strings.Join(parts, "；")
}

// rankingChart draws the scores of the ranked units with the group's mean.
func rankingChart(q app.Quarter, g app.QuarterGroup) []doc.Block {
	c := doc.Chart{Kind: doc.Bars, Title: g.Name + "组得分", Unit: "分", Decimals: 2, Series: []doc.Series{{Name: "得分"}}}
	for _, r := range q.Group(g.Name) {
		if r.Rank > 0 && r.Shown != "" {
			c.Categories = append(c.Categories, strconv.Itoa(r.Rank)+" "+r.OrgName)
			c.Series[0].Values = append(c.Series[0].Values, scoreValue(r.Shown))
		}
	}
	if len(c.Categories) == 0 {
		return nil
	}
	if n := len(c.Categories); n > manyIndicators {
		c.Height = 12 + 4*float64(n)
	}
	if g.Mean != "" {
		c.Reference = &doc.Reference{Name: "组均分", Value: scoreValue(g.Mean)}
	}
	return []doc.Block{c}
}

func scoreValue(shown string) float64 {
	v, err := strconv.ParseFloat(shown, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// effectMoves is part 四: who rose and who fell, and by which indicator.
func effectMoves(d EffectData) []doc.Block {
	var up, down []app.Ranking
	for _, r := range d.Quarter.Rankings {
		switch places, ok := r.Move(); {
		case ok && places > 0:
			up = append(up, r)
		case ok && places < 0:
			down = append(down, r)
		}
	}
	blocks := []doc.Block{doc.Heading{Level: 1, Text: "进步与退步"}}
	blocks = append(blocks, movesTable(d, "进步", "上升", up)...)
	return append(blocks, movesTable(d, "退步", "下降", down)...)
}

func movesTable(d EffectData, title, word string, rows []app.Ranking) []doc.Block {
	blocks := []doc.Block{doc.Heading{Level: 2, Text: title}}
	if len(rows) == 0 {
		return append(blocks, doc.Text(fmt.Sprintf("本季度无名次%s的单位（0个）。", word)))
	}
	return append(blocks, doc.Text(fmt.Sprintf("名次%s的单位%d个。", word, len(rows))), doc.Table{
		Title: "名次" + word + "的单位", Sheet: title,
		Columns: []doc.Column{{Title: "分组", Min: 13}, {Title: "单位", Min: 22}, {Title: "上季名次", Kind: doc.Number, Min: 12, Max: 16}, {Title: "本季名次", Kind: doc.Number, Min: 12, Max: 16},
			{Title: "名次变化", Min: 12, Max: 16, Align: doc.Center}, {Title: "得分变化", Min: 16, Max: 18, Align: doc.Right}, {Title: "得分增减最多的指标", Weight: 6, Min: 56}},
		Rows: doc.Each(rows, func(_ int, r app.Ranking) []doc.Cell {
			return []doc.Cell{doc.T(r.Group), doc.T(r.OrgName), doc.Int(r.PrevRank), doc.Int(r.Rank), {Text: r.MoveText(), Align: doc.Center}, {Text: r.ChangeText(), Align: doc.Right}, doc.T(shiftText(d, r.OrgID))}
		}),
	})
}

// shiftText names the three indicators that moved a unit most; — where last quarter was not computed here.
func shiftText(d EffectData, org int64) string {
	shifts := app.Shifts(d.Quarter.ScoresOf(org), d.Before.ScoresOf(org))
	if len(shifts) == 0 {
		return "—"
	}
	var parts []string
	for _, s := range shifts[:min(3, len(shifts))] {
		parts = append(parts, s.Name+" "+s.Text())
	}
	return strings.Join(parts, "；")
}

// Ranking sets the quarter's ranking, one page per group (排行榜, D24).
func Ranking(q app.Quarter, today app.Date) doc.Document {
	day := today
	if q.Final() {
		day = q.Assessment.LockedAt.Date()
	}
	d := doc.Document{Code: "D24", Form: doc.Portrait, Title: effectOffice(q) + q.Period.String() + "社会治理效能排行榜",
		Head: doc.Head{Subtitle: q.Assessment.Mark()},
		Foot: doc.Foot{Items: []doc.Pair{{Key: "发布单位", Value: q.Office}, {Key: "日期", Value: day.Chinese()}, {Key: "版本", Value: q.Assessment.Mark()}}, Anchor: effectAnchor(q)},
		Meta: effectMeta(q)}
	for i, g := range q.Groups {
		if i > 0 {
			d.Blocks = append(d.Blocks, doc.PageBreak{})
		}
		t := rankingTable(q, g, g.Name+"组")
		t.Notes = append([]string{"注：" + groupSentence(g)}, rankingNotes(q)...)
		d.Blocks = append(d.Blocks, t)
		d.Blocks = append(d.Blocks, rankingChart(q, g)...)
	}
	return d
}

// rankingNotes are the rules that decide a rank, out of those in force.
func rankingNotes(q app.Quarter) []string {
	var notes []string
	for _, rule := range q.Rules {
		for _, word := range []string{"各组分别排名", "不参与排名", "等次按", "分母为 0"} {
			if strings.Contains(rule, word) {
				notes = append(notes, tight(rule))
				break
			}
		}
	}
	return notes
}

func makeRanking(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	q, err := loadQuarter(ctx, a, r)
	if err != nil {
		return doc.Document{}, err
	}
	return Ranking(q, a.Today()), nil
}

// RedBlack sets the first and the last N of each group (红黑榜, D25); units that tie at the line all stand on it.
func RedBlack(q app.Quarter, n int) doc.Document {
	d := doc.Document{Code: "D25", Form: doc.Portrait, Title: effectOffice(q) + q.Period.String() + "社会治理红黑榜", Head: doc.Head{Subtitle: q.Assessment.Mark()},
		Foot: doc.Foot{Notes: []string{"注：相同分数排名不分先后。"}, Anchor: effectAnchor(q)}, Meta: effectMeta(q)}
	for _, g := range q.Groups {
		red, black := app.FirstAndLast(q.Group(g.Name), n)
		d.Blocks = append(d.Blocks, doc.Heading{Level: 1, Text: g.Name + "组"}, boardTable(g.Name, "红榜", red), boardTable(g.Name, "黑榜", black))
	}
	return d
}

func boardTable(group, title string, rows []app.Ranking) doc.Table {
	table := doc.Table{Title: title, Sheet: group + title, Empty: "本组单位不足，不列（0个）",
		Columns: []doc.Column{{Title: "名次", Kind: doc.Number, Min: 20}, {Title: "单位", Weight: 3, Min: 50}, {Title: "得分", Kind: doc.Number, Min: 24}, {Title: "备注", Weight: 1, Min: 24, Optional: true}},
		Rows: doc.Each(rows, func(_ int, r app.Ranking) []doc.Cell {
			remark := ""
			if r.Tied {
				remark = "并列"
			}
			return []doc.Cell{rankCell(r.Rank), doc.T(r.OrgName), scoreCell(r.Shown), doc.T(remark)}
		})}
	return table.Spared()
}

func makeRedBlack(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	q, err := loadQuarter(ctx, a, r)
	if err != nil {
		return doc.Document{}, err
	}
	return RedBlack(q, 3), nil
}

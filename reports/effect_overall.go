package reports

import (
	"cmp"
	"fmt"
	"slices"

	"gongzhi/app"
	"gongzhi/app/score"
	"gongzhi/reports/doc"
)

// effectOverall is part 一: the quarter in figures, each with its change to last quarter.
func effectOverall(d EffectData) []doc.Block {
	f, b := d.Quarter.Facts, d.Quarter.Before
	return []doc.Block{
		doc.Heading{Level: 1, Text: "总体数据"},
		doc.Text(fmt.Sprintf("本季度召开联席会议%d次，应到%d人次，实到%d人次，到会率%s，形成议定事项%d项。", f.Meetings, f.Seats, f.Filled, app.Rate(f.Filled, f.Seats), f.Resolutions)),
		doc.Text(fmt.Sprintf("在办责任事项%d项，其中新增%d项；原时限在本季度内应办结%d项，按期办结%d项，按期办结率%s；本季度办结%d项，销号%d项，批准延期%d项。",
			f.Active, f.Added, f.Due, f.OnTime, app.Rate(f.OnTime, f.Due), f.Done, f.Closed, f.Extended)),
		doc.Text(fmt.Sprintf("截至%s，未办结%d项，其中红灯%d项、黄灯%d项、绿灯%d项、申请办结%d项、暂停%d项。下达督办单%d份，已反馈%d份；收到诉求%d件，已办结%d件。",
			d.Quarter.AsOf.Chinese(), f.Open, f.Red, f.Yellow, f.Green, f.Waiting, f.Suspended, f.Slips, f.SlipsBack, f.Appeals, f.Settled)),
		overallTable(f, b),
		doc.Chart{Kind: doc.Columns, Title: "责任事项与上季度比较", Unit: "项", Categories: []string{"在办", "新增", "应办结", "按期办结", "办结", "红灯", "黄灯"},
			Series: []doc.Series{
				{Name: "上季度", Values: []float64{float64(b.Active), float64(b.Added), float64(b.Due), float64(b.OnTime), float64(b.Done), float64(b.Red), float64(b.Yellow)}},
				{Name: "本季度", Values: []float64{float64(f.Active), float64(f.Added), float64(f.Due), float64(f.OnTime), float64(f.Done), float64(f.Red), float64(f.Yellow)}}}},
	}
}

func overallTable(f, b app.QuarterFacts) doc.Table {
	type line struct {
		name, unit string
		now, was   int
	}
	counts := []line{
		{"联席会议", "次", f.Meetings, b.Meetings}, {"应到", "人次", f.Seats, b.Seats}, {"实到", "人次", f.Filled, b.Filled},
		{"议定事项", "项", f.Resolutions, b.Resolutions}, {"在办责任事项", "项", f.Active, b.Active}, {"新增责任事项", "项", f.Added, b.Added},
		{"应办结（原时限）", "项", f.Due, b.Due}, {"按期办结（原时限）", "项", f.OnTime, b.OnTime}, {"本季度办结", "项", f.Done, b.Done}, {"销号", "项", f.Closed, b.Closed},
		{"季末未办结", "项", f.Open, b.Open}, {"红灯", "项", f.Red, b.Red}, {"黄灯", "项", f.Yellow, b.Yellow}, {"绿灯", "项", f.Green, b.Green},
		{"批准延期", "项", f.Extended, b.Extended}, {"下达督办单", "份", f.Slips, b.Slips}, {"督办单已反馈", "份", f.SlipsBack, b.SlipsBack},
		{"收到诉求", "件", f.Appeals, b.Appeals}, {"诉求已办结", "件", f.Settled, b.Settled},
	}
	rows := [][]doc.Cell{}
	for _, l := range counts {
		rows = append(rows, []doc.Cell{doc.T(l.name), doc.T(l.unit), doc.Int(l.now), doc.Int(l.was), changeCell(l.now - l.was)})
	}
	for _, r := range []struct {
		name               string
		num, den, was, all int
	}{{"到会率", f.Filled, f.Seats, b.Filled, b.Seats}, {"按期办结率（原时限）", f.OnTime, f.Due, b.OnTime, b.Due}, {"督办反馈比例", f.SlipsBack, f.Slips, b.SlipsBack, b.Slips}} {
		rows = append(rows, []doc.Cell{doc.T(r.name), doc.T("%"), rateCell(r.num, r.den), rateCell(r.was, r.all),
			{Text: app.RateChange(r.num, r.den, r.was, r.all), Align: doc.Right}})
	}
	return doc.Table{Title: "总体数据", Sheet: "总体数据", Columns: []doc.Column{{Title: "项目", Weight: 3, Min: 40, Align: doc.Left}, {Title: "单位", Min: 14}, {Title: "本季度", Kind: doc.Number, Min: 24},
		{Title: "上季度", Kind: doc.Number, Min: 24}, {Title: "变化", Kind: doc.Number, Min: 24}}, Rows: doc.Rows(rows), Notes: []string{"注：比率的变化为百分点；分母为0的记“—”。季末未办结及各灯为考核期最后一日（季度未结束时为数据截至日）的状态。"}}
}

// changeCell is a change of a count with its sign; a workbook gets the number.
func changeCell(n int) doc.Cell {
	c := doc.Int(n)
	switch {
	case n > 0:
		c.Text = "+" + c.Text
	case n < 0:
		c.Text = fmt.Sprintf("−%d", -n)
	}
	return c
}

func rateCell(num, den int) doc.Cell {
	if den == 0 {
		return doc.Cell{Text: "—", Align: doc.Right}
	}
	c := doc.Pct(float64(num)/float64(den), 2)
	c.Text = app.Rate(num, den)
	return c
}

// effectIndicators is part 二: every indicator over each group against its target.
func effectIndicators(d EffectData) []doc.Block {
	q := d.Quarter
	blocks := []doc.Block{doc.Heading{Level: 1, Text: "指标得分"}}
	for _, g := range q.Groups {
		means := q.Means(g.Name)
		blocks = append(blocks, doc.Heading{Level: 2, Text: g.Name + "组"}, doc.Table{
			Title: g.Name + "组指标得分", Sheet: g.Name + "指标",
			Columns: []doc.Column{{Title: "编码", Min: 12}, {Title: "指标", Weight: 3, Min: 30, Align: doc.Left}, {Title: "权重", Kind: doc.Number, Min: 12}, {Title: "目标", Min: 14, Align: doc.Right}, {Title: "分子", Kind: doc.Number, Min: 12},
				{Title: "分母", Kind: doc.Number, Min: 12}, {Title: "组内实际", Min: 18, Align: doc.Right}, {Title: "平均得分", Kind: doc.Number, Min: 16}, {Title: "达标单位", Kind: doc.Number, Min: 14}, {Title: "有数单位", Kind: doc.Number, Min: 14}, {Title: "缺数单位", Kind: doc.Number, Min: 14}},
			Rows: doc.Each(means, func(_ int, m app.IndicatorMean) []doc.Cell {
				return []doc.Cell{doc.T(m.Indicator.Code), doc.T(m.Indicator.Name), doc.Dec(m.Indicator.WeightText()), targetCell(m.Indicator), partCell(m.Num), partCell(m.Den),
					{Text: m.Shown, Align: doc.Right}, doc.Dec(m.Points), doc.Int(m.Reached), doc.Int(m.Counted), doc.Int(m.Missing)}
			}),
		})
		blocks = append(blocks, targetChart(g.Name, means)...)
	}
	return blocks
}

// partCell is a numerator or denominator; a sum of thousands of people need not be whole.
func partCell(n float64) doc.Cell { return doc.Dec(score.Of(n).Short(2)) }

// targetCell is a target with its side: ≥ 90% or, for a cost, ≤ 10%.
func targetCell(i app.Indicator) doc.Cell {
	return doc.Cell{Text: i.TargetText(), Align: doc.Right}
}

// manyIndicators is how many one chart or one wide table can hold and still be read.
const manyIndicators = 8

// chartedMeans are the rates that are to be high; out of many only those furthest from their targets.
func chartedMeans(c *doc.Chart, means []app.IndicatorMean) (out []app.IndicatorMean) {
	for _, m := range means {
		if m.Indicator.Rate() && m.Indicator.Direction == app.Positive && m.Counted > 0 {
			out = append(out, m)
		}
	}
	if len(out) > manyIndicators {
		slices.SortStableFunc(out, func(a, b app.IndicatorMean) int {
			return cmp.Compare(a.Part(), b.Part())
		})
		out, c.Title = out[:manyIndicators], fmt.Sprintf("%s中离目标最远的%d项", c.Title, manyIndicators)
	}
	return out
}

// targetChart draws the rates of a group that are to be high against their targets.
func targetChart(group string, means []app.IndicatorMean) []doc.Block {
	c := doc.Chart{Kind: doc.Target, Title: group + "组指标与目标", Unit: "%", Percent: true, Decimals: 2, Series: []doc.Series{{Name: "实际"}}}
	for _, m := range chartedMeans(&c, means) {
		c.Categories = append(c.Categories, m.Indicator.Name)
		c.Series[0].Values = append(c.Series[0].Values, m.Value)
		c.Targets = append(c.Targets, m.Indicator.Target)
	}
	if len(c.Categories) == 0 {
		return nil
	}
	return []doc.Block{c}
}

package app_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/score"
	"gongzhi/data/datatest"
)

// sorted is a quarter of two communities and four indicators, of which the last belongs to no dimension.
func sorted() app.Quarter {
	g := app.Words{app.GroupCommunity}
	q := app.Quarter{Period: "2026Q3", Indicators: []app.Indicator{
		{Code: "A", Name: "出席率", Dimension: "议事", Weight: 30, Groups: g}, {Code: "B", Name: "化解率", Dimension: "化解", Weight: 20, Groups: g},
		{Code: "C", Name: "落实率", Dimension: "议事", Weight: 10, Groups: g}, {Code: "D", Name: "满意度", Weight: 40, Groups: g},
		{Code: "E", Name: "科室指标", Dimension: "科室", Weight: 100, Groups: app.Words{app.GroupOffice}}},
		Rankings: []app.Ranking{{OrgID: 1, Group: app.GroupCommunity, Rank: 1}, {OrgID: 2, Group: app.GroupCommunity, Rank: 2}, {OrgID: 3, Group: app.GroupCommunity}}}
	add := func(org int64, code string, points, weight float64, got string) {
		q.Scores = append(q.Scores, app.Score{OrgID: org, Group: app.GroupCommunity, Code: code, Points: points, Weight: weight, Got: got})
	}
	add(1, "A", 15, 30, "15.00")
	add(1, "B", 20, 20, "20.00")
	add(1, "C", 10, 10, "10.00")
	add(1, "D", 0, 40, "—") // 不适用
	add(2, "A", 30, 30, "30.00")
	add(2, "B", 0, 20, "0.00") // 缺报记 0 分
	add(2, "C", 0, 10, "—")
	add(2, "D", 30, 40, "30.00")
	add(3, "A", 0, 30, "0.00")
	return q
}

func printed(rates []score.Decimal) string {
	var out []string
	for _, r := range rates {
		out = append(out, r.Text(1))
	}
	return strings.Join(out, " ")
}

func TestAUnitIsRatedOnEachDimensionOfItsGroup(t *testing.T) {
	q := sorted()
	assert.Equal(t, []string{"议事", "化解", "其他"}, q.Axes(app.GroupCommunity))
	assert.Equal(t, []string{"科室"}, q.Axes(app.GroupOffice))
	assert.Equal(t, "62.5 100.0 —", printed(q.Rates(app.GroupCommunity, 1)), "25 of 40 points; what does not apply counts neither way")
	assert.Equal(t, "100.0 0.0 75.0", printed(q.Rates(app.GroupCommunity, 2)))
	assert.Equal(t, "81.3 50.0 75.0", printed(q.MeanRates(app.GroupCommunity)), "of ranked units")
}

func TestFewIndicatorsWithoutDimensionsAreAxesThemselves(t *testing.T) {
	q := sorted()
	for i := range q.Indicators {
		q.Indicators[i].Dimension = ""
	}
	assert.Equal(t, []string{"出席率", "化解率", "落实率", "满意度"}, q.Axes(app.GroupCommunity))
	for range 3 {
		q.Indicators = append(q.Indicators, app.Indicator{Code: "X", Name: "又一项", Groups: app.Words{app.GroupCommunity}})
	}
	assert.Empty(t, q.Axes(app.GroupCommunity), "seven names would not stand over columns")
	assert.Empty(t, q.Rates(app.GroupCommunity, 1))
}

func TestALongDimensionIsRefused(t *testing.T) {
	i := app.DefaultIndicators()[0]
	require.NoError(t, i.Validate())
	i.Dimension = "议事协商类"
	assert.ErrorContains(t, i.Validate(), "维度最多 4 个字")
}

func TestALockedQuarterTakesTheDimensionsGivenLater(t *testing.T) {
	o := rankedOffice(t)
	set, err := o.Indicators.List(datatest.Ctx())
	require.NoError(t, err)
	name := func(dimension string) {
		for i := range set {
			set[i].Dimension = dimension
		}
		require.NoError(t, o.Indicators.Save(datatest.Ctx(), set))
	}
	name("")
	require.NoError(t, o.Effects.Lock(datatest.Ctx(), "2026Q3", app.Confirmed{}))
	name("履职")
	q, err := o.Effects.Board(datatest.Ctx(), "2026Q3")
	require.NoError(t, err)
	assert.Equal(t, []string{"履职"}, q.Axes(app.GroupCommunity), "the figures are frozen, what they are sorted under is not")
	past, err := o.Effects.Past(datatest.Ctx(), q.Rankings[0].OrgID, "2026Q4", 8)
	require.NoError(t, err)
	require.Len(t, past, 1)
	assert.Equal(t, q.Rankings[0].Shown, past[0].Shown)
	past, err = o.Effects.Past(datatest.Ctx(), q.Rankings[0].OrgID, "2026Q3", 8)
	require.NoError(t, err)
	assert.Empty(t, past, "only what was before")
}

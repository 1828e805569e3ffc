package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/score"
	"gongzhi/data/datatest"
)

func TestNothingOwedIsNeitherZeroNorHundred(t *testing.T) {
	o := newEffectOffice(t, nil, "甲", "乙", "丙")
	o.meet("2026-07-10", map[string]app.Presence{"甲": app.Present, "乙": app.Present})
	o.duty(app.Duty{LeadID: o.orgs["甲"], Start: "2026-07-01", Due: "2026-08-01", DoneOn: "2026-09-01"})
	q := o.compute(q3)
	a := rankingOf(q, "甲") // 出席 15 of 15, 按期 0 of 25, 填报 0 of 15 (31 July, 31 Aug), 红灯 10 of 10 → 25 ÷ 65
	assert.Equal(t, "38.46", a.Shown)
	assert.Equal(t, 65.0, a.Weight)
	assert.Equal(t, 2, a.Missing)
	assert.Contains(t, a.Remark, "议定事项落实率不适用")
	for _, n := range []string{"乙", "丙"} {
		r := rankingOf(q, n)
		assert.Zero(t, r.Rank)
		assert.Equal(t, "—", r.Shown)
		assert.Contains(t, r.Remark, "不参与排名")
	}
	require.Len(t, q.Groups, 1)
	assert.Equal(t, app.QuarterGroup{Name: "社区", Ranked: 1, Unranked: 2, Mean: "38.46"}, q.Groups[0])
	require.NoError(t, o.Settings.Set(datatest.Ctx(), map[string]string{app.SetMinWeight: "0"}))
	assert.Equal(t, "100.00", rankingOf(o.compute(q3), "乙").Shown)
}

func TestMissingValuesFollowThePolicy(t *testing.T) {
	o := newEffectOffice(t, nil, "甲", "乙", "丙")
	set, err := o.Indicators.List(datatest.Ctx())
	require.NoError(t, err)
	only := []app.Indicator{set[0], {Code: "S01", Seq: 2, Name: "居民满意度", Unit: "%", Target: 0.9, Weight: 85, Source: app.SourceHand, Definition: "问卷", Groups: app.Words{"社区"}}}
	only[0].Weight, only[0].Groups = 15, app.Words{"社区"}
	require.NoError(t, o.Indicators.Save(datatest.Ctx(), only))
	o.meet("2026-07-10", map[string]app.Presence{"甲": app.Present, "乙": app.Present, "丙": app.Present})
	value := func(org string, num, den float64, missing bool) {
		require.NoError(t, o.Indicators.SaveValue(datatest.Ctx(), app.IndicatorValue{Period: q3, OrgID: o.orgs[org], IndicatorID: only[1].ID, Num: num, Den: den, Missing: missing}))
	}
	value("甲", 90, 100, false)
	value("乙", 45, 100, false)
	value("丙", 0, 0, true)
	empty := app.IndicatorValue{Period: q3, OrgID: o.orgs["丙"], IndicatorID: only[1].ID}
	assert.ErrorContains(t, o.Indicators.SaveValue(datatest.Ctx(), empty), "丙的居民满意度分母为 0")
	for policy, want := range map[string]string{"zero": "15.00", "mean": "78.75"} {
		require.NoError(t, o.Settings.Set(datatest.Ctx(), map[string]string{app.SetMissing: policy}))
		assert.Equal(t, want, rankingOf(o.compute(q3), "丙").Shown, policy)
	}
	require.NoError(t, o.Settings.Set(datatest.Ctx(), map[string]string{app.SetMissing: "exclude", app.SetMinWeight: "10"}))
	q := o.compute(q3)
	assert.Equal(t, "100.00", rankingOf(q, "丙").Shown)
	assert.Contains(t, rankingOf(q, "丙").Remark, "居民满意度缺报")
	assert.Equal(t, "57.50", rankingOf(q, "乙").Shown)
}

func TestTiesShareARankAndTheNextOneIsSkippedOrNot(t *testing.T) {
	o := newEffectOffice(t, nil, "甲", "乙", "丙", "丁")
	for i, day := range []app.Date{"2026-07-10", "2026-07-17", "2026-07-24"} {
		seats := map[string]app.Presence{"甲": app.Present, "乙": app.Present, "丙": app.Present, "丁": app.Absent}
		if i > 0 {
			seats["乙"], seats["丙"] = app.Absent, app.Absent
		}
		o.meet(day, seats)
	}
	require.NoError(t, o.Settings.Set(datatest.Ctx(), map[string]string{app.SetMinWeight: "0"}))
	ranks := func() (out []int) {
		for _, r := range o.compute(q3).Rankings {
			out = append(out, r.Rank)
		}
		return out
	}
	assert.Equal(t, []int{1, 2, 2, 4}, ranks())
	q := o.compute(q3)
	assert.True(t, rankingOf(q, "乙").Tied && rankingOf(q, "丙").Tied && !rankingOf(q, "甲").Tied)
	require.NoError(t, o.Settings.Set(datatest.Ctx(), map[string]string{app.SetTiePolicy: "dense"}))
	assert.Equal(t, []int{1, 2, 2, 3}, ranks())
}

func TestGroupsAreRankedApart(t *testing.T) {
	o := newEffectOffice(t, map[string]string{"平安办": app.GroupOffice, "城管办": app.GroupOffice}, "平安办", "甲", "城管办", "乙")
	o.meet("2026-07-10", map[string]app.Presence{"甲": app.Present, "乙": app.Absent, "平安办": app.Present, "城管办": app.Absent})
	require.NoError(t, o.Settings.Set(datatest.Ctx(), map[string]string{app.SetMinWeight: "0"}))
	q := o.compute(q3)
	require.Len(t, q.Groups, 2)
	assert.Equal(t, "社区", q.Groups[0].Name)
	assert.Equal(t, 1, rankingOf(q, "甲").Rank)
	assert.Equal(t, 1, rankingOf(q, "平安办").Rank)
	assert.Equal(t, 2, rankingOf(q, "城管办").Rank)
}

func TestPointsAreTheEnginesExactOnes(t *testing.T) {
	target, weight := score.Ratio(9, 10), score.Int(25)
	more := app.Indicator{Unit: "%", Target: 0.9, Weight: 25}
	less := app.Indicator{Unit: "%", Target: 0.1, Weight: 25, Direction: app.Negative}
	for den := 1; den <= 60; den++ {
		for num := range den + 1 {
			share := score.Ratio(num, den).Div(target).Clamp(score.Int(0), score.Int(1))
			got, reached := app.PointsForTest(more, float64(num), float64(den))
			assert.Equal(t, share.Mul(weight).Text(2), got, "%d ÷ %d", num, den)
			assert.Equal(t, num*10 >= den*9, reached)
			got, _ = app.PointsForTest(less, float64(den-num), float64(den))
			assert.Equal(t, share.Mul(weight).Text(2), got, "less is better: %d ÷ %d", den-num, den)
		}
	}
	got, _ := app.PointsForTest(app.Indicator{Unit: "件", Target: 3, Weight: 10, Direction: app.Negative}, 8, 1)
	assert.Equal(t, "3.75", got)
}

func BenchmarkScoring(b *testing.B) {
	for b.Loop() {
		app.ScoreForTest(1000, 30, 8)
	}
}

package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestAnIndicatorMayWeighDifferentlyInEachGroup(t *testing.T) {
	i := app.Indicator{Weight: 15, Groups: app.Words{"社区", "科室"}}
	assert.Equal(t, "15", i.Weights())
	i.OwnWeights = app.Words{"社区 9.5"}
	assert.Equal(t, "社区 9.5、科室 15", i.Weights())
	assert.Equal(t, []float64{9.5, 15}, []float64{i.In("社区").Weight, i.In("科室").Weight})

	o := newEffectOffice(t, nil, "甲")
	set, err := o.Indicators.List(datatest.Ctx())
	require.NoError(t, err)
	survey := app.Indicator{Code: "S01", Seq: 9, Name: "居民满意度", Unit: "%", Target: 0.9, Weight: 5, Source: app.SourceHand, Definition: "问卷", Groups: app.Words{"社区"}}
	set = append(set, survey)
	for _, wrong := range []struct{ text, says string }{{"社区", "应写成分组加权重"}, {"社区 0", "应写成分组加权重"}, {"商户 5", "不在适用分组中"}} {
		set[0].OwnWeights = app.Words{wrong.text}
		assert.ErrorContains(t, o.Indicators.Save(datatest.Ctx(), set), wrong.says)
	}
	set[0].OwnWeights = app.Words{"社区 12"}
	assert.EqualError(t, o.Indicators.Save(datatest.Ctx(), set), "社区组权重合计 102，比 100 多 2。")
	set[0].OwnWeights = app.Words{"社区：10"}
	require.NoError(t, o.Indicators.Save(datatest.Ctx(), set))
	o.meet("2026-07-10", map[string]app.Presence{"甲": app.Present})
	assert.Equal(t, 10.0, o.score(o.compute(q3), "甲", "Z01").Points, "all of its points in the group")
	stored, err := o.Indicators.List(datatest.Ctx())
	require.NoError(t, err)
	assert.Equal(t, app.Words{"社区：10"}, stored[0].OwnWeights)
}

func TestASmallSampleIsMarkedAndCounts(t *testing.T) {
	o := newEffectOffice(t, nil, "甲", "乙")
	survey := []app.Indicator{{Code: "S01", Seq: 1, Name: "居民满意度", Unit: "%", Target: 0.9, Weight: 100, Source: app.SourceHand, Definition: "问卷", Groups: app.Words{"社区"}}}
	require.NoError(t, o.Indicators.Save(datatest.Ctx(), survey))
	value := func(org string, num, den float64) app.IndicatorValue {
		return app.IndicatorValue{Period: q3, OrgID: o.orgs[org], OrgName: org, IndicatorID: survey[0].ID, Num: num, Den: den}
	}
	assert.EqualError(t, o.Indicators.SaveValues(datatest.Ctx(), []app.IndicatorValue{value("甲", 6, 8), value("乙", 3, 0)}), "乙：有分子而分母为 0。")
	none, err := o.Indicators.Values(datatest.Ctx(), q3)
	require.NoError(t, err)
	assert.Empty(t, none, "a refused value leaves the others unwritten")
	require.NoError(t, o.Indicators.SaveValues(datatest.Ctx(), []app.IndicatorValue{value("甲", 6, 8), value("乙", 8, 10)}))
	q := o.compute(q3)
	assert.Equal(t, "83.33", rankingOf(q, "甲").Shown)
	assert.Equal(t, "居民满意度样本仅 8", rankingOf(q, "甲").Remark)
	assert.Contains(t, o.score(q, "甲", "S01").Explain, "；样本 8，少于 10，仅供参考")
	assert.Empty(t, rankingOf(q, "乙").Remark, "ten are enough")
	require.NoError(t, o.Settings.Set(datatest.Ctx(), map[string]string{app.SetSmallSample: "0"}))
	assert.Empty(t, rankingOf(o.compute(q3), "甲").Remark)
}

package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/score"
	"gongzhi/data/datatest"
)

// communities puts two communities with a group into the register.
func communities(t *testing.T, a *app.App) (one, two app.Org) {
	one = app.Org{Name: "河湾社区居民委员会", ShortName: "河湾社区", Kind: app.KindCommunity, Group: app.GroupCommunity}
	two = app.Org{Name: "柳岸社区居民委员会", ShortName: "柳岸社区", Kind: app.KindCommunity, Group: app.GroupCommunity}
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &one))
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &two))
	return one, two
}

func TestARankingIsImportedReplacedAndTakenBack(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	one, two := communities(t, a)
	k, res := judged(t, a, "排行榜", sheetOf([]string{"2026年第二季度排行榜"}, []string{"社区", "得分"}, []string{"河湾社区", "90.125"}, []string{"柳岸社区", "88"}))
	require.True(t, res.OK(), res.Message)
	first, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "a.xlsx"})
	require.NoError(t, err)
	shown := func() map[int64]string {
		q, err := a.Effects.Board(ctx, "2026Q2")
		require.NoError(t, err)
		require.True(t, q.Assessment.Entered)
		out := map[int64]string{}
		for _, r := range q.Rankings {
			out[r.OrgID] = r.Shown
		}
		return out
	}
	assert.Equal(t, map[int64]string{one.ID: "90.13", two.ID: "88.00"}, shown())

	k, res = judged(t, a, "排行榜", sheetOf([]string{"社区", "名次", "得分", "季度"}, []string{"河湾社区", "2", "80", "2026Q2"}, []string{"柳岸社区", "1", "95", "2026Q2"}))
	require.NotEmpty(t, res.Warnings)
	assert.Contains(t, res.Warnings[0].Reason, "系统中已有 90.13（第 1 名），导入后改为 80。")
	second, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "b.xlsx"})
	require.NoError(t, err)
	assert.Equal(t, map[int64]string{one.ID: "80.00", two.ID: "95.00"}, shown())
	assert.ErrorContains(t, a.Imports.Undo(ctx, first.ID), "2026年第二季度的排名导入后又有变动")
	require.NoError(t, a.Imports.Undo(ctx, second.ID))
	assert.Equal(t, map[int64]string{one.ID: "90.13", two.ID: "88.00"}, shown(), "the ranking that was replaced is back")
	require.NoError(t, a.Effects.EnterRanking(ctx, "2026Q2", []app.EnteredRank{{OrgID: one.ID, Rank: 1, Shown: "70"}}))
	assert.ErrorContains(t, a.Imports.Undo(ctx, first.ID), "不能撤销")
}

func TestANewRankingIsUndoneToNothing(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	communities(t, a)
	k, res := judged(t, a, "排行榜", sheetOf([]string{"2026年第二季度排行榜"}, []string{"社区", "得分"}, []string{"河湾社区", "90"}, []string{"柳岸社区", "88"}))
	batch, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "a.xlsx"})
	require.NoError(t, err)
	require.NoError(t, a.Imports.Undo(ctx, batch.ID))
	q, err := a.Effects.Board(ctx, "2026Q2")
	require.NoError(t, err)
	assert.False(t, q.Assessment.Entered)
}

func TestAQuarterComputedHereTakesNoImport(t *testing.T) {
	o := rankedOffice(t)
	require.NoError(t, o.Effects.Lock(datatest.As("李主任", leader()), q3, app.Confirmed{}))
	_, res := judged(t, o.App, "排行榜", sheetOf([]string{"2026年第三季度"}, []string{"单位", "得分"}, []string{"甲", "90"}))
	require.Len(t, res.Rejected, 1)
	assert.Equal(t, "LOCKED", res.Rejected[0].Code)
	assert.Contains(t, res.Rejected[0].Reason, "第 3 行“单位”：2026年第三季度的排名已由本系统计算并锁定")
	_, res = judged(t, o.App, "指标数据", sheetOf([]string{"社区", "指标", "本期值", "季度"}, []string{"甲", "会议出席率", "95%", "2026Q3"}, []string{"甲", "会议出席率", "95%", "2026Q4"}))
	require.Len(t, res.Rejected, 1, "%v", res.Rejected)
	assert.Contains(t, res.Rejected[0].Reason, "2026年第三季度已锁定，指标数据不能再改")
	assert.Equal(t, 1, res.Accepted)
}

func TestAValueIsReplacedShownBeforeAndTakenBack(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	one, _ := communities(t, a)
	require.NoError(t, a.Effects.InstallDefaults(ctx))
	set, err := a.Indicators.List(ctx)
	require.NoError(t, err)
	require.NoError(t, a.Indicators.SaveValue(ctx, app.IndicatorValue{Period: "2026Q4", OrgID: one.ID, IndicatorID: set[0].ID, Num: 4, Den: 5}))
	table := sheetOf([]string{"社区", "指标", "本期值"}, []string{"河湾社区", set[0].Name, "95.5"}, []string{"柳岸社区", set[0].Name, "缺报"}, []string{"柳岸社区", "居民知晓度", "91"})
	k, res := judged(t, a, "指标数据", table)
	require.Equal(t, 3, res.Accepted, "%v", res.Rejected)
	var why []string
	for _, w := range res.Warnings {
		why = append(why, w.Code+" "+w.Reason)
	}
	assert.Contains(t, why, "REPLACE 第 2 行“本期值”：系统中已有 80.00%，导入后改为 95.5%。")
	batch, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "值.xlsx"})
	require.NoError(t, err)
	values := func() map[int64]string {
		list, err := a.Indicators.Values(ctx, "2026Q4")
		require.NoError(t, err)
		out := map[int64]string{}
		for _, v := range list {
			out[v.IndicatorID*100+v.OrgID] = set[0].Write(score.Of(v.Value))
		}
		return out
	}
	assert.Len(t, values(), 3)
	assert.Equal(t, "95.50%", values()[set[0].ID*100+one.ID])

	_, again := judged(t, a, "指标数据", table)
	assert.Equal(t, 3, again.Accepted)
	require.NoError(t, a.Imports.Undo(ctx, batch.ID))
	assert.Equal(t, map[int64]string{set[0].ID*100 + one.ID: "80.00%"}, values())
	after, err := a.Indicators.List(ctx)
	require.NoError(t, err)
	assert.Len(t, after, len(set), "the indicator noted for the import went with it")
}

func TestAReplacedValueThatWasChangedSinceStops(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	one, _ := communities(t, a)
	require.NoError(t, a.Effects.InstallDefaults(ctx))
	set, _ := a.Indicators.List(ctx)
	value := app.IndicatorValue{Period: "2026Q4", OrgID: one.ID, IndicatorID: set[0].ID, Num: 4, Den: 5}
	require.NoError(t, a.Indicators.SaveValue(ctx, value))
	k, res := judged(t, a, "指标数据", sheetOf([]string{"社区", "指标", "本期值"}, []string{"河湾社区", set[0].Name, "95.5%"}, []string{"柳岸社区", set[0].Name, "90%"}))
	batch, err := a.Imports.Commit(ctx, k, res, app.ImportFile{})
	require.NoError(t, err)
	value.Num = 3
	require.NoError(t, a.Indicators.SaveValue(ctx, value))
	assert.ErrorContains(t, a.Imports.Undo(ctx, batch.ID), "导入后又有修改")
	list, err := a.Indicators.Values(ctx, "2026Q4")
	require.NoError(t, err)
	assert.Len(t, list, 2, "nothing was undone")
}

func TestAFileIsKnownByItsHash(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	k, res := judged(t, a, "成员单位", sheetOf([]string{"单位名称", "上级单位", "别名", "停用日期"}, []string{"甲单位", "乙单位", "甲、老甲", ""}, []string{"乙单位", "", "", "2026-01-31"}))
	batch, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "/x/单位.xlsx", SHA256: "abc"})
	require.NoError(t, err)
	seen, err := a.Imports.Before(ctx, k, "abc")
	require.NoError(t, err)
	assert.Equal(t, batch.ID, seen.ID)
	orgs, _, err := a.Orgs.List(ctx, app.Query{}.By("id"))
	require.NoError(t, err)
	assert.Equal(t, orgs[1].ID, orgs[0].ParentID)
	assert.Equal(t, app.Words{"甲", "老甲"}, orgs[0].Aliases)
	_, list := judged(t, a, "责任清单", sheetOf([]string{"责任事项", "牵头单位", "完成时限"}, []string{"事", "乙单位", "2026-12-31"}, []string{"二", "老甲", "2026-12-31"}))
	require.Len(t, list.Rejected, 1)
	assert.Contains(t, list.Rejected[0].Reason, "已于 2026-01-31 停用")
	require.NoError(t, a.Imports.Undo(ctx, batch.ID))
	seen, err = a.Imports.Before(ctx, k, "abc")
	require.NoError(t, err)
	assert.Zero(t, seen.ID, "an undone batch does not count")
}

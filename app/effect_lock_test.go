package app_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// rankedOffice has four communities whose third quarter is ranked 甲 乙 丙 丁 by items done in time: 4, 3, 2, 1 of 4.
func rankedOffice(t testing.TB) *effectOffice {
	o := newEffectOffice(t, nil, "甲", "乙", "丙", "丁")
	for i, n := range []string{"甲", "乙", "丙", "丁"} {
		for k := range 4 {
			d := app.Duty{No: fmt.Sprintf("Z2026-%d%d", i, k), Content: "整治", LeadID: o.orgs[n], LeadName: n, Start: "2026-08-01", Due: "2026-08-20", DoneOn: "2026-08-20"}
			if k < i {
				d.DoneOn = "2026-08-25"
			}
			o.duty(d)
		}
	}
	return o
}

var leader = func() app.Role { return app.RoleLeader }

func TestALockedQuarterStaysAsItWas(t *testing.T) {
	o := rankedOffice(t)
	ctx := datatest.Ctx()
	live := o.compute(q3)
	assert.Equal(t, []string{"100.00", "88.10", "68.25", "48.41"}, []string{live.Rankings[0].Shown, live.Rankings[1].Shown, live.Rankings[2].Shown, live.Rankings[3].Shown})
	require.NoError(t, o.Effects.Lock(datatest.As("李主任", leader()), q3, app.Confirmed{}))
	locked, err := o.Effects.Board(ctx, q3)
	require.NoError(t, err)
	assert.Equal(t, live.Rankings, locked.Rankings)
	assert.Equal(t, app.Locked, locked.Assessment.State)
	assert.Equal(t, "李主任", locked.Assessment.LockedBy)
	assert.Len(t, locked.Assessment.SHA256, 64)
	report, err := o.Store().Check(ctx)
	require.NoError(t, err)
	assert.True(t, report.OK, report.Problems)

	// recomputed from the records with the frozen rules it is the same, whatever the rules are now
	require.NoError(t, o.Settings.Set(ctx, map[string]string{app.SetTiePolicy: "dense", app.SetMinWeight: "90", app.SetReportCycle: "7"}))
	set, err := o.Indicators.List(ctx)
	require.NoError(t, err)
	set[2].Weight, set[1].Weight = 40, 10
	require.NoError(t, o.Indicators.Save(ctx, set))
	again := o.compute(q3)
	again.Assessment, locked.Assessment = app.Assessment{}, app.Assessment{}
	assert.Equal(t, locked, again)

	// a later edit of a record changes the recomputation but not what was locked
	putRows(t, o.App, func(tx app.Tx) error {
		d, err := tx.Duties().Find(app.Where(app.Eq("lead_id", o.orgs["丁"])).By("-id"))
		d.DoneOn = "2026-09-30"
		if err != nil {
			return err
		}
		return tx.Duties().Put(&d)
	})
	still, err := o.Effects.Board(ctx, q3)
	require.NoError(t, err)
	assert.Equal(t, "48.41", rankingOf(still, "丁").Shown)
	assert.Equal(t, "20.00", rankingOf(o.compute(q3), "丁").Shown)
	var rows []app.Ranking
	putRows(t, o.App, func(tx app.Tx) error {
		rows, err = tx.Rankings().List(app.Where(app.Eq("period", q3)))
		return err
	})
	assert.Len(t, rows, 4)
}

func TestACorrectionIsTheNextVersionAndTheFirstStaysReadable(t *testing.T) {
	o := rankedOffice(t)
	ctx := datatest.Ctx()
	require.NoError(t, o.Effects.Lock(ctx, q3, app.Confirmed{}))
	assert.EqualError(t, o.Effects.Correct(ctx, q3, ""), "写明更正的原因。")
	putRows(t, o.App, func(tx app.Tx) error {
		list, err := tx.Duties().List(app.Where(app.Eq("lead_id", o.orgs["丁"])))
		for i := range list {
			list[i].DoneOn = "2026-08-20"
			if err == nil {
				err = tx.Duties().Put(&list[i])
			}
		}
		return err
	})
	require.NoError(t, o.Effects.Publish(ctx, q3))
	require.NoError(t, o.Effects.Correct(ctx, q3, "丁的办结日期登记有误"))
	q, err := o.Effects.Board(ctx, q3)
	require.NoError(t, err)
	assert.Equal(t, 2, q.Version)
	assert.Equal(t, 1, rankingOf(q, "丁").Rank)
	assert.Equal(t, "锁定 · 第2版", q.Assessment.Mark())
	var versions int
	putRows(t, o.App, func(tx app.Tx) error {
		versions, err = tx.Assessments().Count(app.Where(app.Eq("period", q3)))
		return err
	})
	assert.Equal(t, 2, versions)
	// the sanction against 丁 no longer has its basis and says so; 丙 is now the last and is proposed
	cases, _, err := o.Incentives.List(ctx, app.Where(app.Eq("period", q3)).By("id"))
	require.NoError(t, err)
	require.Len(t, cases, 4)
	assert.Equal(t, "丁", cases[1].OrgName)
	assert.Contains(t, cases[1].Note, "依据已不成立")
	assert.Equal(t, []string{"丁", "丙"}, []string{cases[2].OrgName, cases[3].OrgName})
}

func TestALockIsRefusedWithItsReason(t *testing.T) {
	o := rankedOffice(t)
	ctx := datatest.Ctx()
	assert.EqualError(t, o.Effects.Lock(datatest.As("经办", app.RoleClerk), q3, app.Confirmed{}), "经办无权锁定季度考评，需要领导权限。")
	assert.ErrorContains(t, o.Effects.Lock(ctx, "2026Q4", app.Confirmed{}), "12月31日才结束")
	assert.ErrorContains(t, o.Effects.Lock(ctx, "2027Q1", app.Confirmed{}), "还没有开始")
	assert.ErrorContains(t, o.Effects.Lock(ctx, "2023Q3", app.Confirmed{}), "2023 年放假安排未导入")
	require.NoError(t, o.Effects.Lock(ctx, q3, app.Confirmed{}))
	assert.ErrorContains(t, o.Effects.Lock(ctx, q3, app.Confirmed{}), "已由测试员于 2026-11-23 09:30 锁定")
	assert.ErrorContains(t, o.Effects.Advance(ctx, q3, app.Verifying), "已锁定")
	require.NoError(t, o.Effects.Publish(ctx, q3))
	assert.ErrorContains(t, o.Effects.Publish(ctx, q3), "已经发布")
	assert.ErrorContains(t, o.Effects.Publish(ctx, "2026Q4"), "还没有锁定")
	require.NoError(t, o.Effects.Lock(ctx, "2026Q4", app.Confirmed{Early: true}))
}

func TestLastQuartersRankingIsEnteredAndShowsTheChange(t *testing.T) {
	o := rankedOffice(t)
	ctx := datatest.Ctx()
	err := o.Effects.EnterRanking(ctx, "2026Q2", []app.EnteredRank{{OrgID: o.orgs["甲"], Rank: 1, Shown: "70"}, {OrgID: o.orgs["乙"], Rank: 2, Shown: "80.5"}})
	assert.ErrorContains(t, err, "名次与得分不一致")
	require.NoError(t, o.Effects.EnterRanking(ctx, "2026Q2", []app.EnteredRank{
		{OrgID: o.orgs["甲"], Rank: 3, Shown: "71.2"}, {OrgID: o.orgs["乙"], Rank: 1, Shown: "90"}, {OrgID: o.orgs["丙"], Rank: 3, Shown: "71.20"}}))
	q := o.compute(q3)
	var got []string
	for _, r := range q.Rankings {
		got = append(got, r.OrgName+r.MoveText()+" "+r.ChangeText())
	}
	assert.Equal(t, []string{"甲↑2 +28.80", "乙↓1 −1.90", "丙持平 −2.95", "丁— —"}, got)
	assert.Equal(t, "77.47", q.Groups[0].PrevMean)
	prev, err := o.Effects.Board(ctx, "2026Q2")
	require.NoError(t, err)
	assert.Equal(t, "补录 · 第1版", prev.Assessment.Mark())
	assert.True(t, rankingOf(prev, "甲").Tied)
	require.NoError(t, o.Effects.Lock(ctx, q3, app.Confirmed{}))
	assert.ErrorContains(t, o.Effects.EnterRanking(ctx, q3, []app.EnteredRank{{OrgID: o.orgs["甲"], Rank: 1}}), "不能补录")
	list, err := o.Effects.Quarters(ctx)
	require.NoError(t, err)
	assert.Equal(t, []app.Period{"2026Q4", "2026Q3", "2026Q2"}, []app.Period{list[0].Period, list[1].Period, list[2].Period})
}

func TestWeightsMustSumToAHundred(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	ctx := datatest.Ctx()
	set, err := o.Indicators.List(ctx)
	require.NoError(t, err)
	require.Len(t, set, 6)
	set[0].Weight = 12.5
	assert.ErrorContains(t, o.Indicators.Save(ctx, set), "社区组权重合计 97.5，比 100 少 2.5。")
	set[0].Weight = 17.5
	set[0].Groups = app.Words{app.GroupOffice}
	assert.ErrorContains(t, o.Indicators.Save(ctx, set), "社区组权重合计 85，比 100 少 15。")
	stored, err := o.Indicators.List(ctx)
	require.NoError(t, err)
	assert.Equal(t, 15.0, stored[0].Weight, "a refused set changes nothing")
	stored[0].Target = 0
	assert.ErrorContains(t, o.Indicators.Save(ctx, stored), "会议出席率：正向指标的目标值应大于 0")
}

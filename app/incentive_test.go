package app_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestProposalsAtTheCutLine(t *testing.T) {
	rows := func(ranks ...int) (out []app.Ranking) {
		scores := map[int]string{1: "95.00", 2: "90.00", 3: "80.00", 4: "70.00", 5: "61.00", 6: "55.00"}
		for i, r := range ranks {
			out = append(out, app.Ranking{Group: "社区", OrgID: int64(i + 1), OrgName: string(rune('A' + i)), Rank: r, Shown: scores[r]})
		}
		return out
	}
	cases := []struct {
		name      string
		top, last int
		rows      []app.Ranking
		want      []string
	}{
		{"first and last", 1, 1, rows(1, 2, 3), []string{"A通报表扬", "C限期整改"}},
		{"below the line", 1, 2, rows(1, 2, 3, 4, 5, 6), []string{"A通报表扬", "E限期整改", "F约谈"}},
		{"tie at the first place", 1, 1, rows(1, 1, 3), []string{"A通报表扬", "B通报表扬", "C限期整改"}},
		{"tie at the end", 1, 1, rows(1, 2, 2), []string{"A通报表扬", "B限期整改", "C限期整改"}},
		{"third place shared", 3, 1, rows(1, 2, 3, 3, 5), []string{"A通报表扬", "B通报表扬", "C通报表扬", "D通报表扬", "E限期整改"}},
		{"all equal", 1, 1, rows(1, 1, 1), nil},
		{"one unit", 1, 1, rows(1), nil},
		{"two units", 1, 1, rows(1, 2), []string{"A通报表扬", "B限期整改"}},
		{"group not larger than N", 3, 3, rows(1, 2, 3), nil},
		{"tops and lasts overlap", 2, 2, rows(1, 2, 3), []string{"A通报表扬", "C限期整改"}},
		{"unranked are left out", 1, 1, append(rows(1, 2), app.Ranking{Group: "社区", OrgName: "Z", Shown: "—"}), []string{"A通报表扬", "B限期整改"}},
		{"switched off", 0, 0, rows(1, 2, 3), nil},
	}
	for _, c := range cases {
		got, _ := app.ProposeForTest(c.top, c.last, c.rows)
		assert.Equal(t, c.want, got, c.name)
	}
	_, rule := app.ProposeForTest(1, 1, rows(1, 2, 2))
	assert.Contains(t, rule[1], "末 1 名的分界处并列，一并列入，共 2 个单位（参与排名 3 个单位）")
}

// clockOffice is the ranked office with a clock that moves.
func clockOffice(t testing.TB) (*effectOffice, *time.Time) {
	now := time.Date(2026, 10, 12, 9, 0, 0, 0, time.Local)
	o := rankedOffice(t)
	o.App = app.New(o.Store(), app.Options{Clock: func() time.Time { return now }})
	require.NoError(t, o.Effects.Lock(datatest.Ctx(), q3, app.Confirmed{}))
	return o, &now
}

func (o *effectOffice) caseOf(name string) app.Case {
	rows, _, err := o.Incentives.List(datatest.Ctx(), app.Query{}.By("id"))
	require.NoError(o.t, err)
	for _, r := range rows {
		if r.OrgName == name {
			one, err := o.Incentives.Get(datatest.Ctx(), r.ID)
			require.NoError(o.t, err)
			return one
		}
	}
	o.t.Fatalf("没有 %s 的奖惩案", name)
	return app.Case{}
}

func TestASanctionGoesItsWholeWay(t *testing.T) {
	o, now := clockOffice(t)
	ctx := datatest.Ctx()
	c := o.caseOf("丁")
	require.Equal(t, app.SanctionInterview, c.Kind) // 48.41 < 60
	assert.Equal(t, "2026年第三季度社会治理效能考评社区组第4名，得分 48.41（第1版）", c.Basis)
	assert.Contains(t, c.Facts, "按期办结率 25.00%（1 ÷ 4），未达到目标（≥90%）")
	id := c.ID
	interview := app.Decision{Kind: app.SanctionInterview, Content: "逐项整改", PlaceTime: "2026-10-21 09:30", Place: "三楼会议室", Interviewer: "李主任"}

	assert.ErrorContains(t, o.Incentives.Decide(ctx, id, interview), "下一步是核实")
	require.NoError(t, o.Incentives.Verify(ctx, id, "按期办结率 25.00%\n三项逾期"))
	require.NoError(t, o.Incentives.OpenStatement(ctx, id))
	assert.Equal(t, app.Date("2026-10-19"), o.caseOf("丁").StatementDue, "five working days")
	assert.ErrorContains(t, o.Incentives.Decide(ctx, id, interview), "陈述申辩期到 2026-10-19 届满")
	assert.ErrorContains(t, o.Incentives.Decide(datatest.As("经办", app.RoleClerk), id, interview), "需要领导权限")
	before := len(o.caseOf("丁").Steps)
	*now = time.Date(2026, 10, 20, 9, 0, 0, 0, time.Local)
	assert.ErrorContains(t, o.Incentives.Decide(ctx, id, app.Decision{Kind: app.SanctionInterview}), "约谈时间为空")
	assert.ErrorContains(t, o.Incentives.Decide(ctx, id, app.Decision{Kind: app.RewardHonour, Content: "奖"}), "不能改成奖励")
	assert.Len(t, o.caseOf("丁").Steps, before, "refused acts leave no step")
	numbers, total, err := o.Numbers.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Zero(t, total, numbers)

	require.NoError(t, o.Incentives.Decide(ctx, id, interview))
	c = o.caseOf("丁")
	assert.Equal(t, "街办发〔2026〕1号", c.No)
	numbers, _, err = o.Numbers.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, "约谈通知书（"+c.OrgName+"）", numbers[0].Title, "the register names the paper")
	assert.Equal(t, app.Date("2026-11-17"), c.Deadline, "twenty working days")
	assert.ErrorContains(t, o.Measures.Interview(ctx, id, "谈"), "下一步是送达")
	assert.ErrorContains(t, o.Measures.Serve(ctx, id, "2026-10-19", "王书记"), "送达日期应在决定日")
	require.NoError(t, o.Measures.Serve(ctx, id, "2026-10-20", "王书记"))
	require.NoError(t, o.Measures.Interview(ctx, id, "指出三项逾期。单位表示立即整改。"))
	assert.ErrorContains(t, o.Measures.Close(ctx, id), "不能销号")
	require.NoError(t, o.Measures.AskRecheck(ctx, id, "已完成"))
	assert.ErrorContains(t, o.Measures.Close(ctx, id), "没有通过的复查记录")
	require.NoError(t, o.Measures.Recheck(ctx, id, app.RecheckResult{By: "督查科", Text: "一项未完成", NewDeadline: "2026-11-30"}))
	c = o.caseOf("丁")
	assert.Equal(t, 2, c.Round)
	assert.Equal(t, app.CaseRectifying, c.State)
	assert.Equal(t, app.Date("2026-11-30"), c.Deadline)
	require.NoError(t, o.Measures.AskRecheck(ctx, id, "三项全部完成"))
	require.NoError(t, o.Measures.Recheck(ctx, id, app.RecheckResult{Pass: true, By: "督查科", Text: "现场核对，全部到位"}))
	assert.ErrorContains(t, o.Measures.Recheck(ctx, id, app.RecheckResult{Pass: true, By: "督查科", Text: "再"}), "已经通过")
	require.NoError(t, o.Measures.Close(ctx, id))
	c = o.caseOf("丁")
	assert.Equal(t, app.CaseClosed, c.State)
	var steps []string
	for _, s := range c.Steps {
		steps = append(steps, s.Step)
	}
	assert.Equal(t, []string{"系统建议", "核实", "告知陈述申辩", "决定", "送达", "约谈", "申请复查", "复查", "申请复查", "复查", "销号"}, steps)
	assert.ErrorContains(t, o.Incentives.Revoke(ctx, id, "错"), "本案已经结束")
}

func TestAFailedRecheckMayClimbTheLadder(t *testing.T) {
	o, _ := clockOffice(t)
	ctx := datatest.Ctx()
	id := o.caseOf("丁").ID
	for _, step := range []func() error{
		func() error { return o.Incentives.Verify(ctx, id, "事实") },
		func() error { return o.Incentives.OpenStatement(ctx, id) },
		func() error { return o.Incentives.TakeStatement(ctx, id, "放弃陈述申辩") },
		func() error {
			return o.Incentives.Decide(ctx, id, app.Decision{Kind: app.SanctionRectify, Content: "整改", Deadline: "2026-10-30"})
		},
		func() error { return o.Measures.Serve(ctx, id, "2026-10-12", "王书记") },
		func() error { return o.Measures.AskRecheck(ctx, id, "完成") },
		func() error {
			return o.Measures.Recheck(ctx, id, app.RecheckResult{By: "督查科", Text: "仍未到位", Escalate: true})
		},
	} {
		require.NoError(t, step())
	}
	c := o.caseOf("丁")
	assert.Equal(t, app.SanctionInterview, c.Kind)
	assert.Equal(t, app.CaseVerifying, c.State)
	assert.Equal(t, 2, c.Round)
	assert.Empty(t, c.No)
	assert.Contains(t, c.Steps[len(c.Steps)-1].Text, "由限期整改升级为约谈（原文号 街办发〔2026〕1号）")
}

func TestARewardIsDecidedFulfilledAndClosed(t *testing.T) {
	o, _ := clockOffice(t)
	ctx := datatest.Ctx()
	c := o.caseOf("甲")
	require.Equal(t, app.RewardHonour, c.Kind)
	assert.ErrorContains(t, o.Incentives.OpenStatement(ctx, c.ID), "奖励不需要陈述申辩")
	require.NoError(t, o.Incentives.Verify(ctx, c.ID, c.Facts))
	fund := app.Decision{Kind: app.RewardFund, Content: "以奖代补"}
	assert.ErrorContains(t, o.Incentives.Decide(ctx, c.ID, fund), "资金奖励要写明金额")
	fund.AmountFen, fund.FundSource = 2_000_000, "社区治理专项经费"
	require.NoError(t, o.Incentives.Decide(ctx, c.ID, fund))
	assert.ErrorContains(t, o.Measures.Close(ctx, c.ID), "下一步是兑现")
	assert.ErrorContains(t, o.Measures.Fulfil(ctx, c.ID, app.Fulfilment{AmountFen: 2_000_001}), "超过决定的 20,000.00 元")
	require.NoError(t, o.Measures.Fulfil(ctx, c.ID, app.Fulfilment{}))
	require.NoError(t, o.Measures.Close(ctx, c.ID))
	assert.Equal(t, "以奖代补，20,000.00 元，社区治理专项经费", o.caseOf("甲").Steps[3].Text)
}

func TestProposalsCanBeRejectedWithAReason(t *testing.T) {
	o, _ := clockOffice(t)
	id := o.caseOf("丁").ID
	assert.EqualError(t, o.Incentives.Reject(context.Background(), id, "理由"), "未登录无权不予，需要领导权限。")
	assert.EqualError(t, o.Incentives.Reject(datatest.Ctx(), id, " "), "写明不予的理由。")
	require.NoError(t, o.Incentives.Reject(datatest.Ctx(), id, "三项逾期因汛情"))
	assert.Equal(t, app.CaseRejected, o.caseOf("丁").State)
}

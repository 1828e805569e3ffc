package reports_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/reports"
	"gongzhi/reports/out"
)

// caseNamed is the newest case of a unit.
func caseNamed(t *testing.T, a *app.App, name string) app.Incentive {
	rows, _, err := a.Incentives.List(datatest.Ctx(), app.Where(app.Eq("org_name", name)))
	require.NoError(t, err)
	require.NotEmpty(t, rows)
	return rows[0]
}

func TestPapersOfRewardsAndSanctions(t *testing.T) {
	a, orgs := effectOffice(t)
	ctx := datatest.Ctx()
	require.NoError(t, a.Effects.Lock(ctx, effectQuarter, app.Confirmed{}))
	talk, reward := caseNamed(t, a, "新桥"), caseNamed(t, a, "清河")
	notice, _ := reports.Find("D16")
	_, err := notice.Make(ctx, a, reports.Request{ID: talk.ID})
	assert.EqualError(t, err, "新桥的约谈案还没有决定，决定后才有约谈通知书。")
	_, err = notice.Make(ctx, a, reports.Request{})
	assert.EqualError(t, err, "2026年第四季度没有约谈通知书。")
	_, err = notice.Make(ctx, a, reports.Request{ID: reward.ID})
	assert.EqualError(t, err, "本案是通报表扬，没有约谈通知书。")

	require.NoError(t, a.Incentives.Verify(ctx, talk.ID, talk.Facts))
	require.NoError(t, a.Incentives.OpenStatement(ctx, talk.ID))
	require.NoError(t, a.Incentives.TakeStatement(ctx, talk.ID, "8月汛期抢险影响进度"))
	require.NoError(t, a.Incentives.Decide(ctx, talk.ID, app.Decision{Kind: app.SanctionInterview, Content: "三项逾期任务逐项说明原因\n明确完成日期", PlaceTime: "2026-10-15 09:30", Place: "街道三楼第二会议室", Interviewer: "周建国（街道办事处主任）"}))
	goldenEffect(t, "D16", paperOf(t, a, "D16", reports.Request{}))
	require.NoError(t, a.Measures.Serve(ctx, talk.ID, "2026-10-12", "王书记"))
	require.NoError(t, a.Measures.Interview(ctx, talk.ID, "指出三项任务逾期。单位表示11月底前全部完成。"))
	goldenEffect(t, "D17", paperOf(t, a, "D17", reports.Request{ID: talk.ID}))

	rectify := app.Incentive{Kind: app.SanctionRectify, Period: effectQuarter, OrgID: orgs["河湾"], Basis: "2026年10月9日督查", Facts: "督办单〔2026〕1号逾期未反馈"}
	require.NoError(t, a.Incentives.Propose(ctx, &rectify))
	require.NoError(t, a.Incentives.Verify(ctx, rectify.ID, rectify.Facts))
	require.NoError(t, a.Incentives.OpenStatement(ctx, rectify.ID))
	require.NoError(t, a.Incentives.TakeStatement(ctx, rectify.ID, "放弃陈述申辩"))
	require.NoError(t, a.Incentives.Decide(ctx, rectify.ID, app.Decision{Kind: app.SanctionRectify, Content: "立即反馈", Deadline: "2026-10-30"}))
	goldenEffect(t, "D18", paperOf(t, a, "D18", reports.Request{}))

	require.NoError(t, a.Incentives.Verify(ctx, reward.ID, reward.Facts))
	require.NoError(t, a.Incentives.Decide(ctx, reward.ID, app.Decision{Kind: app.RewardFund, Content: "以奖代补", AmountFen: 1_000_000, FundSource: "社区治理专项经费"}))
	goldenEffect(t, "D21", paperOf(t, a, "D21", reports.Request{}))
	require.NoError(t, a.Measures.Fulfil(ctx, reward.ID, app.Fulfilment{Text: "已拨付"}))
	goldenEffect(t, "D22", paperOf(t, a, "D22", reports.Request{}))
	assert.Contains(t, out.Text(paperOf(t, a, "D23", reports.Request{Period: effectQuarter})), "依据本季度名次提出奖励1件、约束2件，其中已销号0件。")
}

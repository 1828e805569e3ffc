package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/data/datatest"
)

// TestWhatIsStoredIsRecognisedHoweverItIsWritten: full-width and half-width signs, and the names under which a unit is known.
func TestWhatIsStoredIsRecognisedHoweverItIsWritten(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	require.NoError(t, a.Settings.Set(ctx, map[string]string{app.SetOffice: "清河湾街道办事处"}))
	require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "城市管理办", Aliases: app.Words{"城管办"}, Kind: app.KindGov}))
	require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "河湾社区居民委员会", ShortName: "河湾社区", Kind: app.KindCommunity}))

	head := []string{"责任事项", "牵头单位", "完成时限"}
	k, res := judged(t, a, "责任清单", sheetOf(head, []string{"清淤，并公示（第一批）", "清河湾街道城管办", "2026-12-31"}, []string{"巡查", "清河湾街道办事处城市管理办公室", "2026-12-31"}))
	require.Equal(t, 2, res.Accepted, "%v", res.Rejected)
	for _, r := range res.Rows {
		assert.Equal(t, "城市管理办", r.Value("牵头单位").Text)
	}
	_, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "清单.xlsx"})
	require.NoError(t, err)
	_, res = judged(t, a, "责任清单", sheetOf(head, []string{"清淤，并公示（第一批）", "城管办", "2026-12-31"}, []string{"清淤,并公示(第一批)", "城管办", "2027-01-31"}, []string{"新事，别的", "城管办", "2026-12-31"}))
	require.Len(t, res.Rejected, 2)
	assert.Equal(t, []string{"DUPLICATE", "CONFLICT"}, []string{res.Rejected[0].Code, res.Rejected[1].Code})
	assert.Equal(t, 1, res.Accepted)

	_, res = judged(t, a, "成员单位", sheetOf([]string{"单位名称"}, []string{"城管办"}, []string{"河湾社区"}, []string{"河湾社区居委会"}, []string{"城市管理办（新）"}))
	assert.Equal(t, 1, res.Accepted, "a unit known under another name is no new one: %v", res.Rejected)
	for _, x := range res.Rejected {
		assert.Equal(t, "DUPLICATE", x.Code)
	}
}

// TestAnIndicatorIsReadInTheUnitItIsKeptIn: 3.5 under 万元 is 35000 where the indicator is kept in 元.
func TestAnIndicatorIsReadInTheUnitItIsKeptIn(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "河湾社区", Kind: app.KindCommunity}))
	k, res := judged(t, a, "指标数据", sheetOf([]string{"社区", "指标", "本期值（元）", "季度"}, []string{"河湾社区", "帮扶资金", "20000", "2026Q3"}))
	_, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "资金.xlsx"})
	require.NoError(t, err)
	_, res = judged(t, a, "指标数据", sheetOf([]string{"2026年第四季度（单位：万元）"}, []string{"社区", "指标", "本期值"}, []string{"河湾社区", "帮扶资金", "3.5"}))
	require.Equal(t, 1, res.Accepted, "%v", res.Rejected)
	assert.Equal(t, "35000", string(res.Rows[0].Value("本期值").Number))
	assert.Contains(t, res.Warnings[0].Reason, "按 35000元 计")
}

// TestIdentityNumbersInSentencesAreKeptOnlyOnPurpose: they are asked about like a column of their own.
func TestIdentityNumbersInSentencesAreKeptOnlyOnPurpose(t *testing.T) {
	a := datatest.New(t)
	_, res := judged(t, a, "名单", sheetOf([]string{"姓名", "备注"}, []string{"张三", "身份证990100199001011239，低保户"}, []string{"李四", "无"}))
	require.Equal(t, 2, res.Accepted)
	assert.Equal(t, []string{intake.IDInText}, res.Personal)
	assert.Equal(t, 1, res.Filled(intake.IDInText))
	kept := res
	kept.Leave(intake.IDInText)
	assert.Equal(t, "身份证990100********1239，低保户", kept.Rows[0].Value("备注").Text)
	assert.Contains(t, res.Rows[0].Value("备注").Text, "19900101", "what was judged stays as it was")
}

// TestATableWithAColumnForEachIndicator: each figure goes to the indicator of its column, whatever stands above the headings.
func TestATableWithAColumnForEachIndicator(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "河湾社区", Kind: app.KindCommunity}))
	require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "清河社区", Kind: app.KindCommunity}))
	k, res := judged(t, a, "指标数据", sheetOf([]string{"社区", "指标", "本期值", "单位", "季度"}, []string{"河湾社区", "居民满意度", "90", "%", "2026Q3"}, []string{"河湾社区", "志愿服务人次", "7", "人次", "2026Q3"}))
	_, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "指标.xlsx"})
	require.NoError(t, err)

	_, res = judged(t, a, "指标数据", sheetOf([]string{"2026年第三季度（单位：%）"}, []string{"社区", "指标值", "", "评语"}, []string{"", "居民满意度", "志愿服务人次", ""},
		[]string{"清河社区", "95", "12", "好"}, []string{"河湾社区", "", "—", ""}, []string{"幸福里社区", "80", "八", ""}, []string{"平均", "95", "12", ""}, []string{"填表人：李四", "", "审核人：王五", ""}))
	require.True(t, res.OK(), res.Message)
	var got []string
	for _, r := range res.Rows {
		got = append(got, r.Value("社区").Text+" "+r.Value("指标").Text+" "+string(r.Value("本期值").Number)+" "+r.Value("期间").Text)
	}
	assert.Equal(t, []string{"清河社区 居民满意度 0.95 2026Q3", "清河社区 志愿服务人次 12 2026Q3", "河湾社区 志愿服务人次  2026Q3"}, got, "a blank is not imported, a dash is a missing value")
	assert.True(t, res.Rows[2].Value("本期值").Missing)
	for _, w := range res.Warnings {
		if w.Code == "MISSING_VALUE" {
			assert.Equal(t, res.Rows[2].Part, w.Part, "a remark belongs to the figure of its column")
		}
	}
	require.NotEmpty(t, res.Rejected)
	assert.Equal(t, "UNKNOWN_ORG", res.Rejected[0].Code)
	skipped := map[int]string{}
	for _, s := range res.Skipped {
		skipped[s.Row] = s.Code
	}
	assert.Equal(t, map[int]string{1: "META", 7: "TOTAL", 8: "FOOTER"}, skipped)
}

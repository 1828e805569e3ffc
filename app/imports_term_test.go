package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestAnImportedItemKeepsItsStartAndAPassedDeadlineIsPointedOut(t *testing.T) {
	a := datatest.New(t) // today is 2026-11-23
	ctx := datatest.Ctx()
	o := app.Org{Name: "城市管理办"}
	require.NoError(t, a.Orgs.Save(ctx, &o))
	k, res := judged(t, a, "责任清单", sheetOf([]string{"工作任务", "责任单位", "开始时间", "完成时间", "进度"},
		[]string{"清淤", "城市管理办", "2026.9.1", "2026年12月31日", "20%"}, []string{"巡查", "城市管理办", "2026-03-01", "2026-11-20", "40%"},
		[]string{"整治", "城市管理办", "", "2026-11-20", "100%"}, []string{"倒置", "城市管理办", "2026-12-31", "2026-12-01", ""}, []string{"当天", "城市管理办", "", "2026-11-23", ""}))
	require.True(t, res.OK(), res.Message)
	var past []string
	for _, w := range res.Warnings {
		if w.Code == "PAST_DUE" {
			past = append(past, w.Reason)
		}
	}
	assert.Equal(t, []string{"第 3 行“完成时限”已经过去：2026-11-20，今天是 2026-11-23。导入后即为逾期，请核对。"}, past, "neither what is done nor what ends today")
	require.Len(t, res.Rejected, 1)
	assert.Equal(t, []any{5, "BAD_DATE", "起始日期"}, []any{res.Rejected[0].Row, res.Rejected[0].Code, res.Rejected[0].Column})
	assert.Contains(t, res.Rejected[0].Reason, "晚于完成时限 2026-12-01")
	_, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "清单.xlsx"})
	require.NoError(t, err)
	rows, _, err := a.Duties.List(ctx, app.Query{}.By("id"))
	require.NoError(t, err)
	require.Len(t, rows, 4)
	assert.Equal(t, []app.Date{"2026-09-01", "2026-03-01", "", "2026-11-23"}, []app.Date{rows[0].Start, rows[1].Start, rows[2].Start, rows[3].Start})
}

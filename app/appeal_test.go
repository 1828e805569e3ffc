package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestAppealsAreNumberedPerYear(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	one := app.Appeal{Content: "路灯不亮"}
	require.NoError(t, a.Appeals.Save(ctx, &one))
	assert.Equal(t, "QH2026-0001", one.No)
	assert.Equal(t, a.Today(), one.Day)
	require.NoError(t, a.Appeals.Delete(ctx, one.ID))
	two := app.Appeal{Content: "井盖松动"}
	require.NoError(t, a.Appeals.Save(ctx, &two))
	assert.Equal(t, "QH2026-0002", two.No, "a deleted one keeps its number")
	own := app.Appeal{No: "12345-881", Content: "噪声"}
	require.NoError(t, a.Appeals.Save(ctx, &own))
	again := app.Appeal{No: "12345-881", Content: "噪声"}
	assert.ErrorContains(t, a.Appeals.Save(ctx, &again), "已有")
	old := app.Appeal{Content: "积水", Day: "2025-12-31"}
	require.NoError(t, a.Appeals.Save(ctx, &old))
	assert.Equal(t, "QH2025-0001", old.No)
}

func TestAppealsAreChecked(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	for want, x := range map[string]app.Appeal{
		"诉求内容为空":   {},
		"受理日期晚于今天": {Content: "甲", Day: "2026-11-24"},
		"答复日期早于受理": {Content: "甲", Day: "2026-11-20", RepliedOn: "2026-11-19", State: app.AppealReplied},
		"要有办理单位":   {Content: "甲", State: app.AppealDispatched},
		"要填答复日期":   {Content: "甲", State: app.AppealReplied},
		"要选办理结果":   {Content: "甲", State: app.AppealClosed, Day: "2026-11-20", RepliedOn: "2026-11-21"},
		"答复之后才能评价": {Content: "甲", Satisfaction: app.Satisfied},
		"没有这个社区":   {Content: "甲", CommunityID: 99},
		"没有这个办理单位": {Content: "甲", HandlerID: 99, State: app.AppealDispatched},
		"“昨天”不是日期": {Content: "甲", Day: "昨天"},
	} {
		assert.ErrorContains(t, a.Appeals.Save(ctx, &x), want)
	}
	assert.ErrorContains(t, a.Appeals.Save(datatest.As("读者", app.RoleReader), &app.Appeal{Content: "甲"}), "无权")
}

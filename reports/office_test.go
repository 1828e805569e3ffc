package reports_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/data/datatest"
	"gongzhi/reports"
	"gongzhi/reports/out"
)

func TestTheReminderSheetSaysWhatTheHomePageSays(t *testing.T) {
	k := newDutyOffice(t)
	p, ok := reports.Find("工作提醒单")
	require.True(t, ok)
	d, err := p.Make(k.ctx, k.App, reports.Request{})
	require.NoError(t, err)
	text := out.Text(d)
	golden(t, "D31", text)
	b, err := k.Home.Board(k.ctx)
	require.NoError(t, err)
	require.NotEmpty(t, b.Todos)
	assert.Contains(t, text, "清河湾街道办事处工作提醒单")
	assert.Contains(t, text, b.DayText)
	for _, todo := range b.Todos {
		assert.Contains(t, text, todo.Title)
		assert.Contains(t, text, strings.ReplaceAll(todo.Text, " ", ""), "a paper sets no spaces between Chinese and digits")
	}
	assert.Contains(t, text, "河湾路积水点改造及雨污混接排查")
}

func TestNothingToRemindOfIsSaid(t *testing.T) {
	p, _ := reports.Find("D31")
	_, err := p.Make(datatest.Ctx(), datatest.New(t), reports.Request{})
	assert.ErrorContains(t, err, "没有需要提醒的事项")
}

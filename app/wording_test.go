package app_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestWordingDefaultsAreRight(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range app.Wordings() {
		assert.False(t, seen[w.Key], w.Key)
		seen[w.Key] = true
		require.NoError(t, w.Check(w.Default), w.Key)
		sample := w.Sample(w.Default)
		assert.NotRegexp(t, `[{}]|null|，，|，。|：。|^[，。；]`, sample, w.Key)
		assert.NotEmpty(t, sample)
	}
}

func TestWordingIsCheckedBeforeItIsSaved(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	for text, want := range map[string]string{
		"定于{会议日起}召开{会议名称}。":                  "没有占位符{会议日起}。这里可用：{会议名称}{会议日期}{牵头单位}。",
		"定于{会议日期}召开。":                        "缺少占位符{会议名称}，印出的会议通知会没有会议名称。",
		"定于{会议日期召开{会议名称}。":                   "“{会议日期召开{会议”没有用“}”结束。",
		"定于会议日期}召开{会议名称}。":                   "“}召开{会议名称”前面缺少“{”。",
		"{}{会议名称}":                           "占位符“{}”里没有名称。",
		"{会议名称}" + strings.Repeat("长", 2000): "用语有 2006 字，最多 2000 字。",
	} {
		assert.EqualError(t, a.Wordings.Save(ctx, "D03.opening", text), want)
	}
	words, err := a.Wordings.All(ctx)
	require.NoError(t, err)
	assert.Empty(t, words, "a refused text leaves nothing behind")
	require.NoError(t, a.Wordings.Save(ctx, "D03.opening", "兹定于{会议日期}召开{会议名称}，望准时参加。"))
	words, err = a.Wordings.All(ctx)
	require.NoError(t, err)
	assert.Equal(t, "兹定于3月1日召开例会，望准时参加。", words.Say("D03.opening", map[string]string{"会议日期": "3月1日", "会议名称": "例会"}))
	require.NoError(t, a.Wordings.Save(ctx, "D03.opening", ""))
	words, err = a.Wordings.All(ctx)
	require.NoError(t, err)
	assert.Empty(t, words, "the default is restored")
	assert.Error(t, a.Wordings.Save(app.WithUser(ctx, app.User{Name: "经办", Roles: app.RoleClerk}), "D03.opening", "{会议名称}"))
}

func TestAnEmptyPlaceholderTakesItsClauseAlong(t *testing.T) {
	var words app.Phrases
	assert.Equal(t, "周建国主持召开例会，应到3人，实到2人。现将会议议定事项纪要如下：", words.Say("D08.opening", map[string]string{"主持人": "周建国", "会议名称": "例会", "应到": "3", "实到": "2"}))
	assert.Equal(t, "3月1日。现将会议议定事项纪要如下：", words.Say("D08.opening", map[string]string{"会议日期": "3月1日"}))
	items := words.Items("D03.demands", map[string]string{"牵头单位": "综合办"})
	assert.Len(t, items, 3, "no line asks for slips before no day")
	assert.NotContains(t, strings.Join(items, ""), "回执报")
}

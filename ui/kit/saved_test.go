package kit_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

func TestFiltersAreKeptUnderANameAndTakenBack(t *testing.T) {
	w := kittest.New(t, nil, app.User{})
	p := list(w, things(30), func(l *kit.List[thing]) {
		l.Filters = []kit.Filter{{Key: "unit", Label: "牵头", Items: []kit.Option{{Value: "北岸社区", Text: "北岸社区"}}}}
	})
	p.SetChip(1)
	p.SetFilter("unit", "北岸社区")
	p.SetSearch("河湾路")
	n := p.Table().Total()
	require.Greater(t, n, 0)
	require.Less(t, n, 30)
	w.Click("常用")
	w.Click("保存当前条件…")
	w.Click("保存")
	assert.True(t, w.Sees("请填写名称。"), "%v", w.Texts())
	w.Fill("filter_name", "北岸红灯")
	w.Click("保存")
	p.Clear()
	require.Equal(t, 30, p.Table().Total())
	w.Click("常用")
	w.Click("北岸红灯")
	assert.Equal(t, n, p.Table().Total())
	w.Click("常用")
	w.Click("　北岸红灯")
	assert.True(t, w.Sees("已删除常用筛选 北岸红灯"))
	w.Click("撤销")
	assert.Contains(t, w.Env.Pref("filters.thing"), "北岸红灯")
}

func TestSearchResultsArePinnedAboveTheRecentOnes(t *testing.T) {
	w := kittest.New(t, nil, app.User{})
	list(w, things(3), nil)
	find := func(context.Context, string) ([]kit.Found, error) {
		return []kit.Found{{Kind: "事项", Title: "甲", Go: kit.Route{Module: "duty", ID: 1}}, {Kind: "事项", Title: "乙", Go: kit.Route{Module: "duty", ID: 2}}}, nil
	}
	kit.OpenSearch(w.Env, find)
	w.Fill("全局查找", "a")
	w.Key(fyne.KeyReturn)
	assert.Equal(t, int64(1), w.Went[0].ID)
	kit.OpenSearch(w.Env, find)
	w.Fill("全局查找", "a")
	w.Key(fyne.KeyDown)
	w.Key(fyne.KeyD, fyne.KeyModifierControl)
	assert.True(t, w.Sees("固定"), "%v", w.Texts())
	w.Key(fyne.KeyEscape)
	kit.OpenSearch(w.Env, find)
	w.Key(fyne.KeyReturn)
	assert.Equal(t, int64(2), w.Went[1].ID, "the pinned one stands first")
}

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

// Chips that have no room beside the search go into 「更多」 and keep to one line; the one that is chosen always stands.
func TestChipsWithoutRoomAreFolded(t *testing.T) {
	w := kittest.New(t, nil, app.User{})
	w.Win.Resize(fyne.NewSize(700, 623))
	p := list(w, things(30), func(l *kit.List[thing]) {
		l.Chips = []kit.Chip{{Label: "全部"}, {Label: "待核实"}, {Label: "待决定"}, {Label: "待送达、兑现"}, {Label: "整改中"}, {Label: "待复查"}, {Label: "已销号", Where: []app.Cond{app.Eq("id", int64(3))}}}
	})
	require.NotNil(t, w.Host.Find("全部"))
	require.Nil(t, w.Host.Find("已销号"), "%v", w.Texts())
	assert.Empty(t, kittest.Misfits(w.Host))
	for _, name := range []string{"待核实", "整改中"} {
		if w.Host.Find(name) != nil {
			assert.InDelta(t, w.Host.Where("全部").Y, w.Host.Where(name).Y, 0.5, "all stand in one line")
		}
	}
	w.Click("更多")
	w.Click("已销号 " + "1")
	assert.Equal(t, 1, p.Table().Total())
	assert.NotNil(t, w.Host.Find("已销号"), "what is chosen stands: %v", w.Texts())
	assert.Empty(t, kittest.Misfits(w.Host))
	w.Win.Resize(fyne.NewSize(1300, 623))
	for _, name := range []string{"待核实", "待决定", "待送达、兑现", "整改中", "待复查", "已销号"} {
		assert.NotNil(t, w.Host.Find(name), "%s has room again", name)
	}
}

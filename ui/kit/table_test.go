package kit_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

type thing struct {
	ID     int64
	Name   string
	Unit   string
	Days   int
	Ratio  float64
	Lamp   kit.Lamp
	Closed bool
}

func things(n int) []thing {
	units := []string{"城市管理办", "北岸社区", "平安建设办", "德润物业服务有限公司清河湾项目部"}
	out := make([]thing, n)
	for i := range out {
		out[i] = thing{ID: int64(i + 1), Name: fmt.Sprintf("事项%03d河湾路积水点改造", i+1), Unit: units[i%4], Days: n - i,
			Ratio: float64(i%100) / 100, Lamp: []kit.Lamp{kit.Green, kit.Yellow, kit.Red}[i%3]}
	}
	return out
}

func columns() []kit.Column[thing] {
	return []kit.Column[thing]{
		{Key: "lamp", Title: "灯", Width: 84, Lamp: func(x *thing) (kit.Lamp, string) { return x.Lamp, "正常" }},
		{Key: "name", Title: "任务内容", Text: func(x *thing) string { return x.Name }},
		{Key: "unit", Title: "牵头单位", Width: 90, Narrow: true, Text: func(x *thing) string { return x.Unit }},
		{Key: "days", Title: "剩余", Width: 50, Align: kit.Right, Text: func(x *thing) string { return fmt.Sprint(x.Days) }},
		{Title: "进度", Width: 110, Bar: func(x *thing) kit.Bar {
			return kit.Bar{Done: x.Ratio, Plan: 0.5, Lamp: x.Lamp, Text: fmt.Sprintf("%.0f%%", x.Ratio*100)}
		}},
		{Title: "状态", Width: 70, Tag: func(x *thing) kit.Tag { return kit.Tag{Text: "办理中", Tone: kit.Blue} }},
	}
}

func list(w *kittest.Window, items []thing, change func(*kit.List[thing])) *kit.ListPage[thing] {
	l := kit.List[thing]{Name: "thing", Title: "责任清单", Source: kit.SliceOf(items), ID: func(x *thing) int64 { return x.ID },
		Columns: columns(), Search: "编号、内容",
		Chips: []kit.Chip{{Label: "全部"}, {Label: "红灯", Lamp: kit.Red, Where: []app.Cond{app.Eq("lamp", kit.Red)}}},
		Bulk:  func(ids []int64) []kit.Action { return []kit.Action{{Label: "提醒"}} },
		Drawer: func(_ context.Context, x *thing) (kit.Drawer, error) {
			return kit.Drawer{Caption: "Z2026-041", Title: "详情：" + x.Name}, nil
		}}
	if change != nil {
		change(&l)
	}
	return w.Open(kit.Route{}, func(env *kit.Env) kit.Page { return kit.NewList(env, l) }).(*kit.ListPage[thing])
}

func TestTheListCountsChipsAndFilters(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	p := list(w, things(30), nil)
	assert.True(t, w.Sees("30"), "%v", w.Texts())
	assert.True(t, w.Sees("10"))
	w.Click("红灯")
	assert.Equal(t, 10, p.Table().Total())
	assert.Equal(t, "共 10 项", p.Status())
	assert.True(t, w.Sees("清除条件"))
	w.Click("清除条件")
	assert.Equal(t, 30, p.Table().Total())
}

func TestSearchFindsPinyinInitials(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	p := list(w, things(30), nil)
	w.Fill("页内查找", "hwl")
	assert.Equal(t, 30, p.Table().Total())
	w.Fill("页内查找", "事项007")
	assert.Equal(t, 1, p.Table().Total())
	w.Fill("页内查找", "没有的")
	assert.Equal(t, 0, p.Table().Total())
	assert.True(t, w.Sees("没有符合条件的记录"))
	p.SetChip(1)
	assert.True(t, w.Sees("当前条件：红灯、“没有的”"), "%v", w.Texts())
}

func TestTheDrawerFollowsARecordOutOfTheList(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	items, gone := things(6), false
	p := list(w, items, func(l *kit.List[thing]) {
		l.Drawer = func(_ context.Context, x *thing) (kit.Drawer, error) {
			if gone {
				return kit.Drawer{}, app.ErrNotFound
			}
			now := items[x.ID-1]
			return kit.Drawer{Title: now.Name, Acts: []kit.Action{{Label: map[bool]string{true: "督办", false: "销号"}[now.Lamp == kit.Red]}}}, nil
		}
	})
	w.Click("红灯")
	w.Host.Focus(p.Table())
	w.Key(fyne.KeyDown)
	id := p.Current().ID
	require.True(t, w.Sees("督办"), "%v", w.Texts())
	items[id-1].Lamp = kit.Green
	p.Refresh()
	assert.Equal(t, 1, p.Table().Total())
	assert.True(t, w.Sees("销号"), "the acts of its new state: %v", w.Texts())
	assert.False(t, w.Sees("督办"))
	gone = true
	p.Refresh()
	assert.False(t, w.Sees("销号"), "what is gone closes the drawer")
}

func TestRowsAreWalkedTickedAndCopied(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	p := list(w, things(250), nil)
	table := p.Table()
	w.Host.Focus(table)
	w.Key(fyne.KeyDown)
	require.NotNil(t, p.Current())
	assert.Equal(t, int64(1), p.Current().ID)
	assert.True(t, w.Sees("详情：事项001河湾路积水点改造"), "the drawer follows the current row")
	w.Key(fyne.KeySpace)
	w.Key(fyne.KeyDown, fyne.KeyModifierShift)
	w.Key(fyne.KeyDown, fyne.KeyModifierShift)
	assert.Equal(t, []int64{1, 2, 3}, p.Ticked())
	assert.True(t, w.Sees("已选 3 项"), "%v", w.Texts())
	w.Key(fyne.KeyC, fyne.KeyModifierControl)
	lines := strings.Split(strings.TrimSpace(fyne.CurrentApp().Clipboard().Content()), "\r\n")
	require.Len(t, lines, 4)
	assert.Equal(t, "事项001河湾路积水点改造", strings.Split(lines[1], "\t")[1])
	w.Key(fyne.KeyA, fyne.KeyModifierControl)
	assert.Len(t, p.Ticked(), 250)
	assert.True(t, w.Sees("已选全部 250 项（含未显示的）"))
	w.Key(fyne.KeyEscape)
	assert.Empty(t, p.Ticked())
	w.Key(fyne.KeyEnd)
	assert.Equal(t, int64(250), p.Current().ID)
}

func TestTheHeadSorts(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	p := list(w, things(30), func(l *kit.List[thing]) { l.Drawer = nil })
	x := headAt(t, w, "剩余")
	w.ClickAt(p.Table(), x, 10)
	assert.Equal(t, "按剩余升序", p.Table().SortText())
	w.Key(fyne.KeyDown)
	assert.Equal(t, int64(30), p.Current().ID)
	w.ClickAt(p.Table(), x, 10)
	assert.Equal(t, "按剩余降序", p.Table().SortText())
	w.ClickAt(p.Table(), x, 10)
	assert.Equal(t, "", p.Table().SortText())
}

func headAt(t *testing.T, w *kittest.Window, title string) float32 {
	t.Helper()
	x := w.Host.Where(title).X - w.Host.Where("table:thing").X
	require.Greater(t, x, float32(0))
	return x + 4
}

func TestAnEmptyListSaysSo(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	list(w, nil, func(l *kit.List[thing]) { l.Empty = kit.Empty{Title: "还没有责任事项"} })
	assert.True(t, w.Sees("还没有责任事项"))
}

func TestAFailedReadCanBeRepeated(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	fail := true
	list(w, nil, func(l *kit.List[thing]) {
		l.Chips = nil
		l.Source = func(context.Context, app.Query) ([]thing, int, error) {
			if fail {
				return nil, 0, app.Errorf("", "数据库正被占用。")
			}
			return things(3), 3, nil
		}
	})
	assert.True(t, w.Sees("数据库正被占用。"))
	fail = false
	w.Click("重新读取")
	assert.True(t, w.Sees("事项001河湾路积水点改造"))
}

func TestColumnsAreChosenAndRemembered(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	p := list(w, things(3), func(l *kit.List[thing]) { l.Drawer = nil })
	assert.True(t, w.Sees("城市管理办"))
	w.Click("列设置")
	w.Click("列：牵头单位")
	assert.False(t, w.Sees("城市管理办"))
	assert.Contains(t, w.Env.Pref("table.thing"), "unit")
	_ = p
}

func TestTheListPrintsExactlyWhatIsShown(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	p := list(w, things(45), func(l *kit.List[thing]) { l.Drawer = nil })
	w.Click("红灯")
	p.Print()
	assert.Equal(t, "打印预览", w.Page.Title(), "%v", w.Texts())
	assert.True(t, w.Sees("印前检查"), "%v", w.Texts())
	assert.Contains(t, w.Page.(kit.Subtitler).Subtitle(), "责任清单")
}

package kit_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// pressRow puts a mouse button down on the n-th row.
func pressRow(p *kit.ListPage[thing], n int, x float32, e desktop.MouseEvent) {
	e.Position = fyne.NewPos(x, kit.Sizes().Head+(float32(n)-0.5)*kit.Sizes().Row)
	p.Table().MouseDown(&e)
}

func TestTheMouseTicksARangeOnRowsAndOnBoxes(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	p := list(w, things(30), nil)
	left, shift := desktop.MouseEvent{Button: desktop.MouseButtonPrimary}, desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: fyne.KeyModifierShift}
	pressRow(p, 2, 10, left)
	pressRow(p, 5, 10, shift)
	assert.Equal(t, []int64{2, 3, 4, 5}, p.Ticked(), "from box to box")
	p.Table().Untick()
	pressRow(p, 7, 300, left)
	pressRow(p, 4, 300, shift)
	assert.Equal(t, []int64{4, 5, 6, 7}, p.Ticked(), "from row to row")
	p.Table().Untick()
	pressRow(p, 3, 300, left)
	w.Host.Focus(p.Table())
	for range 3 {
		w.Key(fyne.KeyDown, fyne.KeyModifierShift)
	}
	w.Key(fyne.KeyUp, fyne.KeyModifierShift)
	assert.Equal(t, []int64{3, 4, 5}, p.Ticked(), "going back takes a row out of the range")
}

func TestTheMenuHasTheActsOfItsOwnRow(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	var done []string
	p := list(w, things(9), func(l *kit.List[thing]) {
		l.Drawer = func(_ context.Context, x *thing) (kit.Drawer, error) {
			return kit.Drawer{Title: x.Name, Acts: []kit.Action{{Label: "督办", Do: func() { done = append(done, x.Name) }}}}, nil
		}
	})
	pressRow(p, 1, 300, desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	require.True(t, w.Sees("督办"), "%v", w.Texts())
	pressRow(p, 6, 300, desktop.MouseEvent{Button: desktop.MouseButtonSecondary})
	w.Host.Focus(p.Table())
	w.Key(fyne.KeyDown)
	w.Key(fyne.KeyReturn)
	assert.Equal(t, []string{things(9)[5].Name}, done)
	p.CloseDrawer()
	w.Key(fyne.KeyDown)
	w.Key(desktop.KeyMenu)
	w.Key(fyne.KeyDown)
	w.Key(fyne.KeyReturn)
	assert.Equal(t, []string{things(9)[5].Name, things(9)[6].Name}, done, "with the drawer shut as well")
}

func TestADropDownIsNarrowedByWhatIsTyped(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	units := []kit.Option{{Value: "1", Text: "城市管理办"}, {Value: "2", Text: "北岸社区"}, {Value: "3", Text: "平安办"}, {Value: "4", Text: "办公室"}}
	p := list(w, things(9), func(l *kit.List[thing]) {
		l.Filters = []kit.Filter{{Key: "unit", Label: "牵头", Items: units, Where: func(string) []app.Cond { return nil }}}
	})
	w.Host.Focus(w.Host.Find("牵头").(fyne.Focusable))
	w.Type("ba")
	assert.True(t, w.Sees("查找：ba"), "%v", w.Texts())
	assert.False(t, w.Sees("平安办"))
	w.Key(fyne.KeyReturn)
	assert.Equal(t, "2", p.Filter("unit"))
	w.Type("pa")
	w.Key(fyne.KeyBackspace)
	w.Key(fyne.KeyBackspace)
	w.Type("城")
	w.Key(fyne.KeyReturn)
	assert.Equal(t, "1", p.Filter("unit"))

	word := ""
	one(w, kit.Choose("kind", "类型", &word, kit.WordChoices("例会", "专题会议", "听证论证", "居民议事")))
	w.Host.Focus(w.Host.Find("kind").(fyne.Focusable))
	w.Type("jm")
	w.Key(fyne.KeyReturn)
	w.Click("保存")
	assert.Equal(t, "居民议事", word)
}

package kittest_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

func TestMisfitsAreSeen(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	env := w.NewEnv(kit.Route{})
	at := func(o fyne.CanvasObject, x, y, width float32) fyne.CanvasObject {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, 30))
		return o
	}
	button := func(label string) fyne.CanvasObject { return kit.NewButton(kit.Action{Label: label}) }
	tall := kit.Fixed(400, 900, kit.Label("高"))
	table := kit.NewTable(env, kit.TableOptions[int64]{Name: "t", Source: kit.SliceOf([]int64{1, 2}), ID: func(v *int64) int64 { return *v },
		Columns: []kit.Column[int64]{{ID: "a", Title: "甲", Text: func(*int64) string { return "一" }}}})
	for _, c := range []struct {
		name, want string
		page       fyne.CanvasObject
	}{
		{"nothing", "", container.NewWithoutLayout(at(kit.Label("左"), 10, 10, 60), at(kit.Label("右"), 80, 10, 60), at(button("保存"), 10, 60, 80))},
		{"a text over a text", "lies over", container.NewWithoutLayout(at(kit.Label("任务内容"), 10, 10, 80), at(kit.Label("牵头单位"), 40, 12, 80))},
		{"a button over a button", "lies over", container.NewWithoutLayout(at(button("保存"), 10, 10, 80), at(button("取消"), 60, 10, 80))},
		{"a button out of the window", "stands out", container.NewWithoutLayout(at(button("保存"), 1180, 10, 80))},
		{"a button below the window", "stands out", container.NewWithoutLayout(at(button("保存"), 10, 610, 80))},
		{"a part that scrolls in one that scrolls", "scroll in scroll", kit.Scroll(kit.V(kit.Fixed(0, 300, kit.Scroll(tall)), kit.Fixed(0, 900, kit.Label("下"))))},
		{"a table in one that scrolls", "scroll in scroll", kit.Scroll(kit.V(kit.Fixed(0, 200, table), kit.Fixed(0, 900, kit.Label("下"))))},
		{"a part that scrolls", "", kit.Scroll(kit.V(button("保存"), kit.Fixed(0, 900, kit.Label("下"))))},
	} {
		w.Host.Show(c.page)
		got := kittest.Misfits(w.Host)
		if c.want == "" {
			assert.Empty(t, got, c.name)
			continue
		}
		require.NotEmpty(t, got, c.name)
		assert.True(t, strings.Contains(strings.Join(got, "\n"), c.want), "%s: %v", c.name, got)
	}
}

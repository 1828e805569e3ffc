package kit_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"gongzhi/ui/kit"
)

func TestAPickTakesAShortNameAndAsksWhichOfNamesakes(t *testing.T) {
	w := window(t)
	var id int64
	choices := []kit.Choice[int64]{{Value: 1, Text: "王伟", Search: "王伟\nwangwei ww"}, {Value: 2, Text: "王伟", Search: "王伟\nwangwei ww"}, {Value: 3, Text: "河湾社区居民委员会", Search: "河湾社区居民委员会\n河湾社区\nhewan"}}
	saved := 0
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
		return kit.NewFormPage(env, kit.Form{Title: "人员", Fields: []*kit.Field{kit.Pick("who", "责任人", &id, func(string) []kit.Choice[int64] { return choices })},
			Save: func(context.Context) error { saved++; return nil }})
	})
	w.Fill("who", "河湾社区")
	w.Key(fyne.KeyEscape)
	w.Click("保存")
	assert.Equal(t, []any{1, int64(3)}, []any{saved, id}, "%v", w.Texts())
	w.Fill("who", "王伟")
	w.Key(fyne.KeyEscape)
	w.Click("保存")
	assert.Equal(t, 1, saved, "one of two namesakes is not guessed")
	assert.True(t, w.Sees("“王伟”有 2 个，从列表选定。"), "%v", w.Texts())
}

// A toast stands over the status bar: the acts of a form and of a drawer end above it.
func TestAToastCoversNoButtonOfTheActionBar(t *testing.T) {
	w := window(t)
	r := record{Name: "甲"}
	form(w, &r, nil)
	w.Env.Toast("已保存 清河湾街道办事处关于召开联席会议的通知", kit.Action{Label: "打印"})
	w.Env.Toast("已办结 3 项")
	w.Env.Undo("已移交", func(context.Context) error { return nil })
	const statusBar = 26 // stands below the page in the shell, not here
	var strips, buttons [][4]float32
	kit.Walk(w.Win.Content(), fyne.NewPos(0, 0), func(o fyne.CanvasObject, at fyne.Position) bool {
		n, ok := o.(kit.Named)
		if !ok {
			return true
		}
		box := [4]float32{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height}
		switch n.HookName() {
		case "关闭提示":
			strips = append(strips, box)
		case "保存", "取消":
			buttons = append(buttons, box)
		}
		return true
	})
	assert.Len(t, strips, 3)
	assert.Len(t, buttons, 2)
	for _, s := range strips {
		assert.Greater(t, s[1], w.Win.Canvas().Size().Height-40, "toasts lie in one row at the foot")
		for _, b := range buttons {
			assert.Less(t, b[3]-statusBar, s[1]-4, "a button ends above the toast")
		}
	}
}

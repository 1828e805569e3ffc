package meeting

import (
	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// benchKeys are the keys of the workbench, most used first.
func benchKeys() []kit.KeyHint {
	return []kit.KeyHint{{Keys: "Alt+↓", Text: "下一议题"}, {Keys: "F2/F3/F4", Text: "赞成/反对/弃权 +1"}, {Keys: "Ctrl+F2…F4", Text: "减 1"}, {Keys: "F7", Text: "全部签到"},
		{Keys: "Alt+D", Text: "议定事项"}, {Keys: "Alt+R", Text: "回到记录"}, {Keys: "Ctrl+S", Text: "保存"}, {Keys: "F11", Text: "大屏"}, {Keys: "首字母 →", Text: "插入发言人"}}
}

// Key takes the keys of the workbench.
func (b *bench) Key(k kit.Key) bool {
	step := 1
	if k.Ctrl {
		step = -1
	}
	switch {
	case k.Alt && k.Name == fyne.KeyDown:
		b.step(1)
	case k.Alt && k.Name == fyne.KeyUp:
		b.step(-1)
	case k.Name == fyne.KeyF2:
		b.count(&b.votes.Yes, step)
	case k.Name == fyne.KeyF3:
		b.count(&b.votes.No, step)
	case k.Name == fyne.KeyF4:
		b.count(&b.votes.Abstain, step)
	case k.Name == fyne.KeyF7:
		b.checkInAll()
	case k.Alt && k.Name == fyne.KeyD:
		b.askResolution(app.Resolution{})
	case k.Alt && k.Name == fyne.KeyR:
		b.focus()
	case k.Name == fyne.KeyF11:
		b.openScreen()
	default:
		return false
	}
	return true
}

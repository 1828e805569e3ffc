package meeting

import (
	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// benchStrip are the keys below the workbench, most used first.
func benchStrip() []kit.KeyHint {
	return []kit.KeyHint{{Keys: "Alt+↓", Text: "下一议题"}, {Keys: "F2/F3/F4", Text: "赞成/反对/弃权 +1"}, {Keys: "Ctrl+F2…F4", Text: "减 1"}, {Keys: "F7", Text: "签到"},
		{Keys: "Alt+D", Text: "议定事项"}, {Keys: "Ctrl+S", Text: "立即保存"}, {Keys: "F11", Text: "大屏显示"}, {Keys: "F1", Text: "全部快捷键"}}
}

// benchKeys are all keys of the workbench.
func benchKeys() []kit.KeyHint {
	return []kit.KeyHint{{Keys: "Alt+↑ Alt+↓", Text: "上一议题、下一议题，计时跟着走"}, {Keys: "F2 F3 F4", Text: "赞成、反对、弃权加 1"}, {Keys: "Ctrl+F2 Ctrl+F3 Ctrl+F4", Text: "赞成、反对、弃权减 1"}, {Keys: "F7", Text: "全部签到"},
		{Keys: "Alt+D", Text: "生成议定事项"}, {Keys: "Alt+R", Text: "回到记录"}, {Keys: "首字母 →", Text: "在记录中插入发言人"}, {Keys: "F6", Text: "记录、计票、到会名单之间来回"}, {Keys: "Ctrl+S", Text: "立即保存"}, {Keys: "F11", Text: "打开或关闭大屏"}}
}

// Key takes the keys of the workbench.
func (b *bench) Key(k kit.Key) bool {
	if k.Alt {
		return b.altKey(k)
	}
	step := 1
	if k.Ctrl {
		step = -1
	}
	switch k.Name {
	case fyne.KeyF2:
		b.count(&b.votes.Yes, step)
	case fyne.KeyF3:
		b.count(&b.votes.No, step)
	case fyne.KeyF4:
		b.count(&b.votes.Abstain, step)
	case fyne.KeyF7:
		b.checkInAll()
	case fyne.KeyF6:
		b.nextPane()
	case fyne.KeyF11:
		b.openScreen()
	default:
		return false
	}
	return true
}

func (b *bench) altKey(k kit.Key) bool {
	switch k.Name {
	case fyne.KeyDown:
		b.step(1)
	case fyne.KeyUp:
		b.step(-1)
	case fyne.KeyD:
		b.askResolution(app.Resolution{})
	case fyne.KeyR:
		b.focus()
	default:
		return false
	}
	return true
}

// nextPane takes the keyboard from the record to the ballot, to the list of people, and back.
func (b *bench) nextPane() {
	h := b.env.Host()
	switch now := h.Focused(); {
	case now == fyne.Focusable(b.notes) && b.counting() && len(b.tally) > 0 && b.tally[0].Visible():
		h.Focus(b.tally[0])
	case !kit.Within(b.right, now):
		h.Focus(kit.FirstFocusable(b.right))
	default:
		b.focus()
	}
}

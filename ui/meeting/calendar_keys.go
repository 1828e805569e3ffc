package meeting

import (
	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// Keys are the keys of the page.
func (p *calendar) Keys() []kit.KeyHint {
	return []kit.KeyHint{{Keys: "← → ↑ ↓", Text: "换一天；在列表中 ↑ ↓ 换一场会议"}, {Keys: "PgUp PgDn", Text: "上月、下月"}, {Keys: "T", Text: "今天"}, {Keys: "N", Text: "在当日安排会议"},
		{Keys: "Enter", Text: "打开选中的会议；当日没有会议时安排会议"}, {Keys: "Y Z L", Text: "按月、按周、列表"}, {Keys: "F6", Text: "到右侧当日会议、回到日历"}, {Keys: "Ctrl+P", Text: "打印会议表"}, {Keys: "拖动会议", Text: "改期"}}
}

// Key moves the chosen day.
func (p *calendar) Key(k kit.Key) bool {
	if k.Ctrl || k.Alt || p.data.cal == nil {
		return false
	}
	switch k.Name {
	case fyne.KeyLeft:
		p.choose(p.day.AddDays(-1))
	case fyne.KeyRight:
		p.choose(p.day.AddDays(1))
	case fyne.KeyUp:
		p.vertical(-1)
	case fyne.KeyDown:
		p.vertical(1)
	case fyne.KeyPageUp:
		p.choose(p.day.AddMonths(-1))
	case fyne.KeyPageDown:
		p.choose(p.day.AddMonths(1))
	case fyne.KeyReturn, fyne.KeyEnter:
		p.open()
	case fyne.KeyF6:
		p.nextPane()
	default:
		return p.letter(k)
	}
	return true
}

func (p *calendar) letter(k kit.Key) bool {
	switch k.Name {
	case fyne.KeyT:
		p.choose(p.env.App.Today())
	case fyne.KeyN:
		p.Create()
	case fyne.KeyY:
		p.show(byMonth)
	case fyne.KeyZ:
		p.show(byWeek)
	case fyne.KeyL:
		p.show(byList)
	default:
		return false
	}
	return true
}

// vertical goes a week on, in the list to the next meeting.
func (p *calendar) vertical(n int) {
	if p.view != byList {
		p.choose(p.day.AddDays(7 * n))
		return
	}
	list, now := p.shown(), p.picked()
	at := -1
	for i := range list {
		if now != nil && list[i].ID == now.ID {
			at = i
		}
	}
	if now == nil { // from a day without meetings to the one before or after it
		for i := range list {
			if list[i].Starts.Date() < p.day {
				at = i
			}
		}
		if n < 0 {
			at++
		}
	}
	if at += n; at >= 0 && at < len(list) {
		p.chooseMeeting(list[at].Starts.Date(), list[at].ID)
	}
}

// open opens the chosen meeting; on a day without one it plans one.
func (p *calendar) open() {
	if m := p.picked(); m != nil {
		p.env.Go(home(&m.Meeting))
	} else if off(p.env, app.RightEdit) == "" {
		p.Create()
	}
}

// nextPane takes the keyboard to the first button of the chosen day, or back to the days.
func (p *calendar) nextPane() {
	h := p.env.Host()
	if h.Focused() != nil {
		h.Win.Canvas().Unfocus()
		return
	}
	h.Focus(kit.FirstFocusable(p.side))
}

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Heading (页头) is what the top bar says about the page.
type Heading struct {
	Title, Subtitle string
	Tabs            []string
	Tab             int
	Back            func() // shows 返回 when set
}

// SetHeading writes the top bar.
func (f *Frame) SetHeading(h Heading, user string, bell int) {
	p := Tokens()
	f.user, f.bellN = user, bell
	left := HGap(12)
	if h.Back != nil {
		left.Objects = append(left.Objects, newButton(Action{Label: "返回", Icon: "left", Keys: "Alt+←", Do: h.Back}, 28))
	}
	left.Objects = append(left.Objects, newLine(h.Title, 18, true, Plain))
	tabs := HGap(0)
	for i, t := range h.Tabs {
		tabs.Objects = append(tabs.Objects, f.tab(i, t, i == h.Tab))
	}
	sub := newLine(h.Subtitle, 13, false, Muted)
	right := HGap(6, f.searchBox(), f.bell(), f.userBox())
	f.top.Objects = []fyne.CanvasObject{newRect(p.Surface, 0), newRect(p.Line, 0), left, tabs, sub, right}
	f.layTop(f.top.Size().Width)
	f.top.Refresh()
}

func (f *Frame) layTop(width float32) {
	o := f.top.Objects
	if len(o) < 6 || width <= 0 {
		return
	}
	place(o[0], 0, 0, width, topHigh)
	place(o[1], 0, topHigh-1, width, 1)
	rw := o[5].MinSize().Width
	place(o[5], width-rw-14, 8, rw, 32)
	room := width - rw - 40
	lw := min(o[2].MinSize().Width, room)
	place(o[2], 16, 9, lw, 30)
	tw := min(o[3].MinSize().Width, max(0, room-lw-14))
	place(o[3], 16+lw+14, 0, tw, topHigh)
	sx := 16 + lw + 16 + tw
	place(o[4], sx, 16, max(0, room-(sx-16)), 20)
}

func (f *Frame) tab(i int, title string, on bool) *press {
	p := Tokens()
	tone := Second
	if on {
		tone = Blue
	}
	text := newText(title, 15, on, tone)
	text.Alignment = fyne.TextAlignCenter
	mark := newRect(p.Primary, 0)
	ground := newRect(nil, 0)
	b := newPress(title, func() { f.acts.Tab(i) }, ground, text, mark)
	b.noRing = false
	w := textWidth(title, 15, true) + 24
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(w, topHigh) }, lay: func(s fyne.Size) {
		place(ground, 2, 8, s.Width-4, s.Height-18)
		place(text, 0, 12, s.Width, 24)
		place(mark, 8, topHigh-4, s.Width-16, 3)
	}})
	b.paint = func(b *press) {
		ground.FillColor = color.Transparent
		if b.hover && !on {
			ground.FillColor = p.Hover
		}
		ground.CornerRadius = 4
		ground.Refresh()
		showIf(mark, on)
	}
	b.ring.Hide()
	b.repaint()
	return b
}

func (f *Frame) searchBox() fyne.CanvasObject {
	p := Tokens()
	frame := newFrame(p.Surface, p.Line2, 1, 4)
	icon := newIcon("search", 16, p.Text2)
	text := newText("查事项、会议、单位", 13, false, Muted)
	key := newFrame(p.Surface2, p.Line2, 1, 3)
	keyText := newText("Ctrl+K", 12, false, Second)
	keyText.Alignment = fyne.TextAlignCenter
	b := newPress("全局查找", f.acts.Search, frame, icon, text, key, keyText)
	b.noFocus, b.noRing = true, true
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(230, 32) }, lay: func(s fyne.Size) {
		place(frame, 0, 0, s.Width, s.Height)
		place(icon, 9, 8, 16, 16)
		place(text, 31, 6, s.Width-90, 20)
		place(key, s.Width-54, 6, 48, 20)
		place(keyText, s.Width-54, 7, 48, 18)
	}})
	b.paint = func(b *press) {
		setFill(frame, p.Surface)
		if b.hover {
			setFill(frame, p.Hover)
		}
	}
	return b
}

func (f *Frame) bell() fyne.CanvasObject {
	p := Tokens()
	icon := newIcon("bell", 18, p.Text2)
	dot := newRect(p.PrimaryFill, 4)
	showIf(dot, f.bellN > 0)
	var b *press
	b = newPress("消息", func() { f.acts.Bell(b) }, icon, dot)
	b.noFocus, b.noRing = true, true
	b.tip = func() string { return "任务与提醒" }
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(34, 32) }, lay: func(s fyne.Size) {
		place(icon, 8, 7, 18, 18)
		place(dot, 21, 4, 8, 8)
	}})
	return b
}

func (f *Frame) userBox() fyne.CanvasObject {
	p := Tokens()
	icon := newIcon("user", 16, p.Text2)
	text := newText(Fit(f.user, 14, false, 90), 14, false, Second)
	w := textWidth(text.Text, 14, false) + 36
	var b *press
	b = newPress("用户", func() { f.acts.User(b) }, icon, text)
	b.noFocus, b.noRing = true, true
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(w, 32) }, lay: func(s fyne.Size) {
		place(icon, 6, 8, 16, 16)
		place(text, 27, 5, s.Width-28, 22)
	}})
	return b
}

// Menu opens a menu below an object, as below the user's name.
func Menu(from fyne.CanvasObject, acts ...Action) { showMenu(from, acts) }

// MenuAt opens a menu at a point, as the other button of the mouse does.
func MenuAt(env *Env, at fyne.Position, acts ...Action) { showMenuAt(env.host, at, acts) }

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// RailItem (导航项) is one entry of the rail.
type RailItem struct {
	Key, Title, Icon string
	Group            Group
	Badge            Badge
}

// FrameActs are what the frame asks of the shell.
type FrameActs struct {
	Rail   func(key string)
	Tab    func(i int)
	Fold   func()
	Search func()
	Bell   func(from fyne.CanvasObject)
	User   func(from fyne.CanvasObject)
	Backup func()
}

// Frame (框架) is the rail, the top bar and the status bar around a page.
type Frame struct {
	host   *Host
	acts   FrameActs
	all    *fyne.Container
	rail   *fyne.Container
	top    *fyne.Container
	foot   *fyne.Container
	body   *fyne.Container
	folded bool
	items  []RailItem
	chosen string
	wide   float32
	left   *TextLine
	right  *press
	rightT *TextLine
	bellN  int
	user   string
}

const (
	railWide   = 164
	railNarrow = 52
	topHigh    = 48
	footHigh   = 26
)

// NewFrame makes the frame.
func NewFrame(h *Host, acts FrameActs) *Frame {
	f := &Frame{host: h, acts: acts, wide: railWide}
	p := Tokens()
	f.rail = container.NewWithoutLayout()
	f.top = container.NewWithoutLayout()
	f.body = container.NewStack()
	f.left = newLine("", 13, false, Second)
	f.rightT = newLine("", 13, false, Second).Align(Right)
	f.right = newPress("上次备份", func() {
		if acts.Backup != nil {
			acts.Backup()
		}
	}, f.rightT)
	f.right.noFocus, f.right.noRing = true, true
	f.right.layout(growing{})
	f.foot = &fyne.Container{Objects: []fyne.CanvasObject{newRect(p.Surface2, 0), newRect(p.Line, 0), f.left, f.right}}
	ground := newRect(p.Bg, 0)
	f.all = box(func() fyne.Size { return fyne.NewSize(400, 300) }, f.arrange, ground, f.body, f.top, f.foot, f.rail)
	return f
}

// Object is the frame with all it holds.
func (f *Frame) Object() fyne.CanvasObject { return f.all }

func (f *Frame) railWidth() float32 {
	if f.folded {
		return railNarrow
	}
	return f.wide
}

func (f *Frame) arrange(s fyne.Size) {
	w := f.railWidth()
	place(f.rail, 0, 0, w, s.Height)
	f.layRail(fyne.NewSize(w, s.Height))
	place(f.top, w, 0, s.Width-w, topHigh)
	f.layTop(s.Width - w)
	place(f.body, w, topHigh, s.Width-w, s.Height-topHigh-footHigh)
	place(f.foot, w, s.Height-footHigh, s.Width-w, footHigh)
	place(f.foot.Objects[0], 0, 0, s.Width-w, footHigh)
	place(f.foot.Objects[1], 0, 0, s.Width-w, 1)
	rw := f.rightT.MinSize().Width
	place(f.left, 16, 4, s.Width-w-rw-48, 20)
	place(f.right, s.Width-w-rw-16, 4, rw, 20)
}

func (f *Frame) relayout() {
	if s := f.all.Size(); s.Width > 0 {
		f.arrange(s)
		f.all.Refresh()
	}
}

// SetBody shows a page.
func (f *Frame) SetBody(o fyne.CanvasObject) {
	if len(f.body.Objects) == 1 && f.body.Objects[0] == o {
		return
	}
	f.host.tip.hide()
	f.body.Objects = []fyne.CanvasObject{o}
	f.body.Refresh()
}

// SetFolded folds the rail to its icons.
func (f *Frame) SetFolded(on bool) {
	if f.folded == on {
		return
	}
	f.folded = on
	f.buildRail()
	f.relayout()
}

// Folded says whether the rail is folded.
func (f *Frame) Folded() bool { return f.folded }

// SetStatus writes the status bar; warn turns its right side amber.
func (f *Frame) SetStatus(left, right string, warn bool) {
	f.left.Set(left)
	f.rightT.Set(right)
	tone := Second
	if warn {
		tone = AmberTone
	}
	f.rightT.SetTone(tone)
	if s := f.all.Size(); s.Width > 0 {
		w := f.railWidth()
		rw := f.rightT.MinSize().Width
		place(f.left, 16, 4, s.Width-w-rw-48, 20)
		place(f.right, s.Width-w-rw-16, 4, rw, 20)
	}
}

// SetRail writes the rail; chosen is the key of the selected entry.
func (f *Frame) SetRail(items []RailItem, chosen string) {
	f.items, f.chosen = items, chosen
	f.buildRail()
	f.relayout()
}

func (f *Frame) buildRail() {
	p := Tokens()
	f.rail.Objects = []fyne.CanvasObject{newRect(p.Rail, 0)}
	f.rail.Objects = append(f.rail.Objects, f.railTop(), newRect(p.RailLine, 0))
	for _, it := range f.items {
		f.rail.Objects = append(f.rail.Objects, f.railEntry(it))
	}
	for g := GroupMain; g <= GroupSupport; g++ {
		f.rail.Objects = append(f.rail.Objects, newText(g.String(), 12, false, RailNote))
		f.rail.Objects = append(f.rail.Objects, newRect(p.RailLine, 0))
	}
}

func (f *Frame) railTop() *press {
	p := Tokens()
	name := newText("共治通", 17, true, White)
	icon := "left"
	if f.folded {
		icon = "menu"
	}
	img := newIcon(icon, 16, p.RailText)
	b := newPress("收起导航", f.acts.Fold, name, img)
	b.noFocus, b.noRing = true, true
	b.tip = func() string { return "收起或展开导航　Ctrl+B" }
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(railNarrow, topHigh) }, lay: func(s fyne.Size) {
		place(name, 17, 13, 80, 26)
		showIf(name, !f.folded)
		if f.folded {
			place(img, (s.Width-16)/2, 17, 16, 16)
		} else {
			place(img, s.Width-32, 17, 14, 14)
		}
	}})
	return b
}

func (f *Frame) railEntry(it RailItem) *press {
	p := Tokens()
	on := it.Key == f.chosen
	ground, mark := newRect(nil, 0), newRect(p.RailSelectBar, 0)
	tone := OnRail
	if on {
		tone = White
	}
	icon := newIcon(orDot(it.Icon), 18, p.Of(tone))
	text := newText(it.Title, 14, on, tone)
	badge := newRect(nil, 4)
	count := newText("", 13, false, RailNote)
	count.Alignment = fyne.TextAlignCenter
	if it.Badge.Count > 0 {
		count.Text = itoa(it.Badge.Count)
		if it.Badge.Count > 99 {
			count.Text = "99+"
		}
		if it.Badge.Red {
			badge.FillColor, count.Color = lightPalette().Red.Lamp, p.OnPrimary
			setBold(count, true)
		}
	}
	b := newPress(it.Title, func() { f.acts.Rail(it.Key) }, ground, mark, icon, text, badge, count)
	b.noFocus, b.noRing = true, true
	b.tip = func() string {
		if f.folded {
			return it.Title
		}
		return ""
	}
	showIf(mark, on)
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(railNarrow, 34) }, lay: func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(mark, 0, 0, 3, s.Height)
		place(icon, 16, (s.Height-18)/2, 18, 18)
		showIf(text, !f.folded)
		place(text, 44, (s.Height-22)/2, s.Width-84, 22)
		if f.folded {
			showIf(count, false)
			place(badge, 32, 4, 8, 8)
			return
		}
		place(badge, s.Width-36, (s.Height-18)/2, 24, 18)
		place(count, s.Width-36, (s.Height-20)/2, 24, 20)
	}})
	b.paint = func(b *press) {
		ground.FillColor = color.Transparent
		if on {
			ground.FillColor = p.RailSelected
		} else if b.hover {
			ground.FillColor = p.RailLine
		}
		ground.Refresh()
	}
	b.repaint()
	return b
}

// layRail puts the entries: groups from the top, settings at the foot.
func (f *Frame) layRail(s fyne.Size) {
	o := f.rail.Objects
	if len(o) < 3 {
		return
	}
	place(o[0], 0, 0, s.Width, s.Height)
	place(o[1], 0, 0, s.Width, topHigh)
	y, group, foot := float32(topHigh+2), GroupHome, s.Height-6
	heads := o[3+len(f.items):]
	for i := range heads {
		heads[i].Hide()
	}
	for i := len(f.items) - 1; i >= 0; i-- {
		if f.items[i].Group == GroupSettings {
			foot -= 36
			place(o[3+i], 0, foot, s.Width, 34)
		}
	}
	place(o[2], 0, foot-5, s.Width, 1)
	for i, it := range f.items {
		if it.Group == GroupSettings {
			continue
		}
		if it.Group != group {
			group = it.Group
			y = f.layGroup(heads, group, y, s.Width)
		}
		place(o[3+i], 0, y, s.Width, 34)
		y += 35
	}
}

func (f *Frame) layGroup(heads []fyne.CanvasObject, g Group, y, width float32) float32 {
	i := int(g-GroupMain) * 2
	if i < 0 || i+1 >= len(heads) {
		return y
	}
	if f.folded {
		place(heads[i+1], 12, y+6, width-24, 1)
		heads[i+1].Show()
		return y + 13
	}
	place(heads[i], 16, y+8, width-20, 18)
	heads[i].Show()
	return y + 30
}

package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
	"gongzhi/app/workday"
)

// monthGrid is the calendar that drops below a date field: Monday first, 休 and 班 marked, worked by mouse and keys.
type monthGrid struct {
	host   *Host
	chosen app.Date
	at     app.Date // cursor
	first  app.Date // Monday of the first row
	take   func(app.Date)
	title  *TextLine
	cells  [42]*dayCell
	shown  bool
}

type dayCell struct {
	*press
	day          app.Date
	ground       *canvas.Rectangle
	number, mark *canvas.Text
}

const (
	dayHigh   = 40
	dayWide   = 43
	gridInset = 10
)

func newMonthGrid(h *Host, day app.Date, take func(app.Date)) *monthGrid {
	g := &monthGrid{host: h, chosen: day, at: day, take: take}
	if g.at == "" {
		g.at = h.today()
	}
	return g
}

func (g *monthGrid) open(owner fyne.CanvasObject) {
	g.shown = true
	size := fyne.NewSize(7*dayWide+2*gridInset, 44+24+6*dayHigh+50)
	g.host.float(&floating{panel: g.build(), keys: g.key, owner: owner, gone: func() { g.shown = false }}, size)
	g.fill()
}

func (g *monthGrid) build() fyne.CanvasObject {
	g.title = Strong("").Align(Center)
	prev, next := g.arrow("left", -1), g.arrow("right", 1)
	objs := []fyne.CanvasObject{g.title, prev, next}
	var names []*canvas.Text
	for _, w := range []string{"一", "二", "三", "四", "五", "六", "日"} {
		t := newText(w, 12, false, Muted)
		t.Alignment = fyne.TextAlignCenter
		names = append(names, t)
		objs = append(objs, t)
	}
	for i := range g.cells {
		g.cells[i] = g.cell()
		objs = append(objs, g.cells[i].press)
	}
	rule := HLine()
	foot := g.foot()
	objs = append(objs, rule, foot)
	return box(func() fyne.Size { return fyne.NewSize(300, 300) }, func(s fyne.Size) {
		place(g.title, 60, 10, s.Width-120, 24)
		place(prev, gridInset, 8, 28, 28)
		place(next, s.Width-gridInset-28, 8, 28, 28)
		for i, t := range names {
			place(t, gridInset+float32(i)*dayWide, 44, dayWide, 18)
		}
		for i, c := range g.cells {
			place(c.press, gridInset+float32(i%7)*dayWide+2, 66+float32(i/7)*dayHigh+1, dayWide-4, dayHigh-3)
		}
		y := float32(66 + 6*dayHigh + 4)
		place(rule, 1, y, s.Width-2, 1)
		place(foot, gridInset, y+8, s.Width-2*gridInset, 28)
	}, objs...)
}

func (g *monthGrid) arrow(icon string, months int) *press {
	img := newIcon(icon, 14, Tokens().Text2)
	p := newPress(map[int]string{-1: "上月", 1: "下月"}[months], func() { g.move(g.at.AddMonths(months)) }, img)
	p.noFocus, p.noRing = true, true
	p.layout(&free{min: func() fyne.Size { return fyne.NewSize(28, 28) }, lay: func(fyne.Size) { place(img, 7, 7, 14, 14) }})
	return p
}

func (g *monthGrid) foot() fyne.CanvasObject {
	cal := g.host.calendar()
	today := g.host.today()
	later := cal.Add(today, 5)
	quarter := app.PeriodOf(today).Last()
	row := HGap(8)
	for _, a := range []Action{
		{Label: "今天", Do: func() { g.choose(today) }},
		{Label: "5 个工作日后", Do: func() { g.choose(later) }},
		{Label: "季末", Do: func() { g.choose(quarter) }},
	} {
		b := newButton(a, 26)
		b.text.TextSize = 13
		b.noFocus = true
		row.Objects = append(row.Objects, b)
	}
	empty := newButton(Action{Label: "清空", Kind: Quiet, Do: func() { g.choose("") }}, 26)
	empty.text.TextSize = 13
	empty.noFocus = true
	row.Objects = append(row.Objects, Spacer(), empty)
	return row
}

func (g *monthGrid) cell() *dayCell {
	c := &dayCell{ground: newRect(nil, 4), number: newText("", 14, false, Plain), mark: newText("", 11, false, Muted)}
	c.number.Alignment, c.mark.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	c.press = newPress("", func() { g.choose(c.day) }, c.ground, c.number, c.mark)
	c.noFocus, c.noRing = true, true
	c.layout(&free{min: func() fyne.Size { return fyne.NewSize(36, 36) }, lay: func(s fyne.Size) {
		place(c.ground, 0, 0, s.Width, s.Height)
		y := float32(7)
		if c.mark.Text != "" {
			y = 1
		}
		place(c.number, 0, y, s.Width, 22)
		place(c.mark, 0, 20, s.Width, 16)
	}})
	c.paint = func(*press) { g.paintDay(c) }
	return c
}

func (g *monthGrid) fill() {
	g.first = workday.NewDate(g.at.Year(), g.at.Month(), 1).Monday()
	g.title.Set(strconv.Itoa(g.at.Year()) + "年" + strconv.Itoa(g.at.Month()) + "月")
	for i, c := range g.cells {
		c.day = g.first.AddDays(i)
		c.name = string(c.day)
		setText(c.number, strconv.Itoa(c.day.Day()), c.number.Color)
		c.mark.Text = g.markOf(c.day)
		c.face.Layout.Layout(nil, c.face.Size())
		g.paintDay(c)
	}
}

func (g *monthGrid) markOf(day app.Date) string {
	if day == g.host.today() {
		return "今天"
	}
	d, ok := g.host.calendar().Day(day)
	if !ok {
		return ""
	}
	if name := d.Name; d.Off && name != "" && g.firstOf(day, name) {
		if len([]rune(name)) > 2 {
			name = string([]rune(name)[:2])
		}
		return name
	}
	return d.Mark()
}

// firstOf says whether a festival begins on the day, so that its name stands once.
func (g *monthGrid) firstOf(day app.Date, name string) bool {
	before, ok := g.host.calendar().Day(day.AddDays(-1))
	return !ok || before.Name != name || !before.Off
}

func (g *monthGrid) paintDay(c *dayCell) {
	if c.day == "" {
		return
	}
	p := Tokens()
	d, marked := g.host.calendar().Day(c.day)
	work := g.host.calendar().IsWorkday(c.day)
	text, mark := p.Text, p.Text3
	c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = color.Transparent, nil, 0
	switch {
	case marked && d.Off:
		c.ground.FillColor, text, mark = p.Green.Tint, p.Green.Text, p.Green.Text
	case marked:
		mark = p.Amber.Text
	case !work:
		c.ground.FillColor, text = p.Surface2, p.Text3
	}
	if c.day.Month() != g.at.Month() {
		text = p.Text3
	}
	if c.day == g.host.today() {
		mark = p.Primary
		c.ground.StrokeColor, c.ground.StrokeWidth = p.Primary, 1
	}
	if c.hover {
		c.ground.FillColor = p.Hover
	}
	if c.day == g.at {
		c.ground.StrokeColor, c.ground.StrokeWidth = p.Primary, 2
	}
	if c.day == g.chosen {
		c.ground.FillColor, text, mark = p.PrimaryFill, p.OnPrimary, p.OnPrimary
	}
	c.ground.Refresh()
	setText(c.number, c.number.Text, text)
	c.mark.Color = mark
	c.mark.Refresh()
}

func (g *monthGrid) move(day app.Date) {
	g.at = day
	g.fill()
}

func (g *monthGrid) choose(day app.Date) {
	g.host.layer().close()
	g.take(day)
}

func (g *monthGrid) key(k Key) bool {
	switch k.Name {
	case fyne.KeyLeft:
		g.move(g.at.AddDays(-1))
	case fyne.KeyRight:
		g.move(g.at.AddDays(1))
	case fyne.KeyUp:
		g.move(g.at.AddDays(-7))
	case fyne.KeyDown:
		g.move(g.at.AddDays(7))
	case fyne.KeyPageUp:
		g.move(g.at.AddMonths(-1))
	case fyne.KeyPageDown:
		g.move(g.at.AddMonths(1))
	case fyne.KeyHome:
		g.move(g.host.today())
	case fyne.KeyReturn, fyne.KeyEnter:
		g.choose(g.at)
	default:
		return false
	}
	return true
}

package meeting

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// month is the grid, Monday first, all weeks of one height.
func (p *calendar) month() fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for i := range 7 {
		objs = append(objs, kit.Small(p.data.from.AddDays(i).Weekday(), kit.Second).Align(kit.Center))
	}
	for d := p.data.from; d != "" && d <= p.data.to; d = d.AddDays(1) {
		objs = append(objs, p.cell(d))
	}
	line := container.NewBorder(kit.Inset(0, weekHead-1, 0, 0, kit.HLine()), nil, nil, nil)
	return container.NewStack(face(kit.Tokens().Surface, kit.Tokens().Line), line, container.New(weeks{}, objs...))
}

// face is the ground of a card.
func face(fill, edge color.Color) fyne.CanvasObject {
	r := canvas.NewRectangle(fill)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = edge, 1, 6
	return r
}

// weeks lays out seven names of days and below them the days, at whole pixels so that their lines are sharp.
type weeks struct{}

const weekHead = 30

// Layout places the days.
func (weeks) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	rows := float32((len(objs) - 7) / 7)
	x := func(i int) float32 { return float32(int(s.Width * float32(i) / 7)) }
	y := func(i int) float32 { return weekHead + float32(int((s.Height-weekHead)*float32(i)/rows)) }
	for i, o := range objs {
		col, row := i%7, i/7-1
		if row < 0 {
			at(o, x(col), 5, x(col+1)-x(col), 20)
			continue
		}
		at(o, x(col), y(row), x(col+1)-x(col), y(row+1)-y(row))
	}
}

// MinSize is little: the grid takes what there is.
func (weeks) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(500, 300) }

func at(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// place is a day of the grid on which a meeting can be let fall.
type place struct {
	day    app.Date
	ground *touch
}

// cell is one day: its number, 休 or 班, what is due, and the meetings that fit.
func (p *calendar) cell(d app.Date) fyne.CanvasObject {
	t := kit.Tokens()
	own := p.of(d)
	objs := []fyne.CanvasObject{p.ground(d), edge(), edge(), p.number(d), p.marks(d), kit.Caption("")}
	for _, m := range own {
		objs = append(objs, p.pill(m, d, len(own) == 1))
	}
	for i, o := range objs[1:3] {
		o.(*canvas.Rectangle).FillColor = t.Line
		if i == 0 && d.AddDays(1) == d.AddDays(1).Monday() { // the card has its own edge
			o.Hide()
		}
	}
	return container.New(dayCell{}, objs...)
}

func edge() fyne.CanvasObject { return canvas.NewRectangle(color.Transparent) }

// ground is what is clicked of a day, tinted when the office rests or the day is chosen.
func (p *calendar) ground(d app.Date) fyne.CanvasObject {
	t := kit.Tokens()
	fill := color.Color(color.Transparent)
	switch {
	case d == p.day:
		fill = t.Selected
	case !p.data.cal.IsWorkday(d) || p.view == byMonth && d.Month() != p.day.Month():
		fill = t.Surface2
	}
	g := newTouch(string(d), fill, func() { p.choose(d) })
	p.places = append(p.places, place{d, g})
	return g
}

// number is the day of the month, today's on a disc; the first day of another month says its month.
func (p *calendar) number(d app.Date) fyne.CanvasObject {
	if d == p.env.App.Today() {
		return kit.HGap(4, kit.Disc(fmt.Sprint(d.Day()), 24, true), kit.Small("今天", kit.Blue))
	}
	tone, text := kit.Plain, fmt.Sprint(d.Day())
	if p.view == byMonth && d.Month() != p.day.Month() {
		tone = kit.Muted
		if d == p.data.from || d.Day() == 1 {
			text = d.Short()
		}
	}
	return kit.Big(text, 15, tone)
}

// marks are 到期 n, the name of the festival where it begins, and 休 or 班.
func (p *calendar) marks(d app.Date) fyne.CanvasObject {
	row := kit.HGap(4)
	if n := len(p.dueOn(d)); n > 0 {
		row.Add(kit.Caption(fmt.Sprintf("到期 %d", n)))
	}
	day, listed := p.data.cal.Day(d)
	if !listed {
		return row
	}
	tone, name := kit.GreenTone, p.data.cal.Name(d)
	if p.data.cal.Name(d.AddDays(-1)) == name {
		name = ""
	}
	if !day.Off {
		tone, name = kit.AmberTone, "调休上班"
	}
	if name != "" && len(row.Objects) == 0 {
		row.Add(kit.Caption(name, tone))
	}
	row.Add(kit.TagBox(kit.Tag{Text: day.Mark(), Tone: tone}))
	return row
}

// dayCell lays out a day: ground, right and lower line, number, marks, the line that counts what has no room, meetings.
type dayCell struct{}

const (
	pillTop   = 29
	pillHigh  = 20
	pillAlone = 36
)

// Layout places what fits.
func (dayCell) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	at(objs[0], 0, 0, s.Width-1, s.Height-1)
	at(objs[1], s.Width-1, 0, 1, s.Height)
	at(objs[2], 0, s.Height-1, s.Width, 1)
	nw, mw := objs[3].MinSize().Width, objs[4].MinSize().Width
	at(objs[3], 8, 5, nw, 24)
	at(objs[4], max(s.Width-mw-7, nw+12), 6, min(mw, max(0, s.Width-nw-16)), 22)
	more, pills := objs[5].(*kit.TextLine), objs[6:]
	high := float32(pillHigh)
	if len(pills) == 1 && s.Height >= pillTop+pillAlone {
		high = pillAlone
	}
	fit := int((s.Height - pillTop) / (high + 2))
	more.Hide()
	if len(pills) > fit {
		fit = max(0, fit-1)
		more.Set(fmt.Sprintf("还有 %d 场", len(pills)-fit))
		more.Show()
		at(more, 8, pillTop+float32(fit)*(high+2), s.Width-12, 18)
	}
	for i, o := range pills {
		if i >= fit {
			o.Hide()
			continue
		}
		o.Show()
		at(o, 4, pillTop+float32(i)*(high+2), s.Width-9, high)
	}
}

// MinSize is little: the cell takes what there is.
func (dayCell) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 40) }

// kindTone is the tone of a kind of meeting, as in the legend.
func kindTone(m *app.Meeting) kit.Tone {
	switch {
	case m.State == app.MeetingCancelled:
		return kit.Neutral
	case m.Kind == app.MeetingSpecial:
		return kit.TealTone
	case m.Kind == app.MeetingHearing || m.Kind == app.MeetingExpert:
		return kit.VioletTone
	case m.Kind == app.MeetingCouncil:
		return kit.OchreTone
	}
	return kit.Blue
}

// shortTitle is a meeting's name without the year, a cancelled one said to be so.
func shortTitle(m *app.Meeting) string {
	name := m.Title
	if name == m.FullName() {
		name = m.Name()
	}
	if m.State == app.MeetingCancelled {
		name = "已取消 " + name
	}
	return name
}

// pill is a meeting in a day: on two lines when it is alone, else its time before its name; what has no room for two is cut to one.
func (p *calendar) pill(m app.MeetingBrief, day app.Date, alone bool) fyne.CanvasObject {
	tone := kindTone(&m.Meeting)
	plain := kit.Plain
	if m.State == app.MeetingCancelled {
		plain = kit.Muted
	}
	clock := m.Starts.Clock()
	if m.Starts.Date() < day {
		clock = "续会"
	}
	time, name := kit.Caption(clock, tone), kit.Caption(shortTitle(&m.Meeting), plain)
	lay := func(s fyne.Size) {
		if s.Height >= pillAlone {
			at(name, 8, 1, s.Width-12, 18)
			at(time, 8, 17, s.Width-12, 18)
			return
		}
		at(time, 8, 1, 36, 18)
		at(name, 46, 1, s.Width-50, 18)
	}
	return p.block(m, day, container.New(laid(lay), time, name))
}

// laid is a layout by a function.
type laid func(fyne.Size)

// Layout places the objects.
func (l laid) Layout(_ []fyne.CanvasObject, s fyne.Size) { l(s) }

// MinSize is little: the place is given from outside.
func (laid) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

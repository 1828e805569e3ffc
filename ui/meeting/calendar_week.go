package meeting

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// weekView lays out a week: the names of the days, a column for each, the hours, and the meetings at their hours.
type weekView struct {
	page        *calendar
	from        app.Date
	first, last int // hours shown
	heads       []fyne.CanvasObject
	grounds     []fyne.CanvasObject
	lines       []fyne.CanvasObject // across, one an hour
	down        []fyne.CanvasObject // between the days
	clocks      []fyne.CanvasObject
	blocks      []lane
}

// lane is a meeting in its column of the day: n columns stand side by side where meetings overlap.
type lane struct {
	app.MeetingBrief
	day      int
	from, to float32 // hours
	col, of  int
	face     fyne.CanvasObject
}

const (
	hourAxis = 46
	dayHead  = 50
)

// week is the view of a week.
func (p *calendar) week() fyne.CanvasObject {
	from, _ := p.span()
	v := &weekView{page: p, from: from, first: 8, last: 18}
	t := kit.Tokens()
	for i := range 7 {
		d := from.AddDays(i)
		v.heads = append(v.heads, kit.VGap(0, kit.Small(d.Weekday(), kit.Second), container.NewBorder(nil, nil, p.number(d), p.marks(d))))
		v.grounds = append(v.grounds, p.ground(d))
		v.down = append(v.down, canvas.NewRectangle(t.Line))
		v.blocks = append(v.blocks, lanes(p.of(d), i, d)...)
	}
	for i := range v.blocks {
		b := &v.blocks[i]
		v.first, v.last = min(v.first, int(b.from)), max(v.last, int(b.to+0.99))
		b.face = p.block(b.MeetingBrief, from.AddDays(b.day), container.New(words{b.MeetingBrief}, blockTexts(&b.MeetingBrief)...))
	}
	for h := v.first; h < v.last; h++ {
		v.lines = append(v.lines, canvas.NewRectangle(t.Line))
		v.clocks = append(v.clocks, kit.Caption(fmt.Sprintf("%02d:00", h)).Align(kit.Right))
	}
	objs := slices.Concat(v.grounds, v.lines, v.down, v.clocks, v.heads)
	for _, b := range v.blocks {
		objs = append(objs, b.face)
	}
	return container.NewStack(face(t.Surface, t.Line), container.New(laid(v.layout), objs...))
}

// lanes puts the meetings of a day side by side where they overlap.
func lanes(own []app.MeetingBrief, day int, d app.Date) (out []lane) {
	var ends []float32 // of each column
	begin := 0         // of the group that overlaps
	for _, m := range own {
		l := lane{MeetingBrief: m, day: day, from: hours(m.Starts), to: hours(m.Ends)}
		if m.Starts.Date() < d {
			l.from = 8
		}
		if m.Ends.Date() > d {
			l.to = 18
		}
		l.to = max(l.to, l.from+0.5)
		if free := slices.IndexFunc(ends, func(e float32) bool { return e <= l.from }); len(ends) > 0 && slices.Max(ends) <= l.from {
			ends, begin = []float32{l.to}, len(out)
		} else if free >= 0 {
			l.col, ends[free] = free, l.to
		} else {
			l.col, ends = len(ends), append(ends, l.to)
		}
		out = append(out, l)
		for i := begin; i < len(out); i++ {
			out[i].of = len(ends)
		}
	}
	return out
}

func hours(s app.Stamp) float32 {
	t := s.Time()
	return float32(t.Hour()) + float32(t.Minute())/60
}

func (v *weekView) layout(s fyne.Size) {
	high := (s.Height - dayHead - 6) / float32(v.last-v.first)
	v.page.hour = high
	x := func(i int) float32 { return hourAxis + float32(int((s.Width-hourAxis)*float32(i)/7)) }
	y := func(h float32) float32 { return dayHead + float32(int((h-float32(v.first))*high)) }
	for i := range 7 {
		w := x(i+1) - x(i)
		at(v.heads[i], x(i)+8, 4, w-16, dayHead-6)
		at(v.grounds[i], x(i)+1, 1, w-1, s.Height-2)
		at(v.down[i], x(i), 1, 1, s.Height-2)
	}
	for i := range v.lines {
		h := float32(v.first + i)
		at(v.lines[i], hourAxis, y(h), s.Width-hourAxis-1, 1)
		at(v.clocks[i], 2, y(h)+1, hourAxis-8, 18)
	}
	for _, b := range v.blocks {
		w := (x(b.day+1) - x(b.day) - 5) / float32(b.of)
		at(b.face, x(b.day)+3+w*float32(b.col), y(b.from)+1, w-1, y(b.to)-y(b.from)-1)
	}
}

// words lays out what is said of a meeting in a column: its hours, as much of its name as has room, and below it the place.
type words struct{ app.MeetingBrief }

const nameLines = 4

// blockTexts are the lines for words: hours, the lines of the name, the place.
func blockTexts(m *app.MeetingBrief) []fyne.CanvasObject {
	tone := kit.Plain
	if m.State == app.MeetingCancelled {
		tone = kit.Muted
	}
	list := []fyne.CanvasObject{kit.Caption(m.Starts.Clock()+"–"+m.Ends.Clock(), kindTone(&m.Meeting))}
	for range nameLines {
		list = append(list, kit.Caption("", tone))
	}
	return append(list, kit.Caption(m.VenueName))
}

// Layout places the lines that have room.
func (b words) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	const high = 18
	room := int((s.Height - 2) / high)
	name, width := shortTitle(&b.Meeting), s.Width-12
	lines := kit.Wrap(name, 12, false, width)
	n := min(len(lines), nameLines, max(0, room-1))
	y := float32(1)
	show := func(i int, text string, on bool) {
		o := objs[i].(*kit.TextLine)
		if !on {
			o.Hide()
			return
		}
		o.Set(text)
		o.Show()
		at(o, 8, y, width, high)
		y += high
	}
	switch {
	case room < 2: // one line for both
		show(0, b.Starts.Clock()+" "+name, true)
	case width < 70:
		show(0, b.Starts.Clock(), true)
	default:
		show(0, b.Starts.Clock()+"–"+b.Ends.Clock(), true)
	}
	for i := range nameLines {
		text := ""
		if i < n {
			text = lines[i]
		}
		if i == n-1 { // the last line has the rest, cut
			rest := lines[i:]
			text = ""
			for _, l := range rest {
				text += l
			}
		}
		show(1+i, text, i < n)
	}
	show(1+nameLines, b.VenueName, room > 1+n)
}

// MinSize is little: the place is given from outside.
func (words) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// list is the view of a month as a list, by time.
func (p *calendar) list() fyne.CanvasObject {
	widths := []float32{96, 96, 0, 130, 64, 76}
	head := kit.Inset(14, 7, 14, 6, kit.Cols(10, widths, kit.Small("日期"), kit.Small("时间"), kit.Small("会议"), kit.Small("地点"), kit.Small("主持"), kit.Small("状态")))
	rows := kit.VGap(0)
	now, last := p.picked(), app.Date("")
	for _, m := range p.shown() {
		day := m.Starts.Date()
		date := kit.Strong("")
		if day != last {
			date.Set(day.Short() + " " + day.Weekday())
		}
		last = day
		tone := kit.Plain
		if m.State == app.MeetingCancelled {
			tone = kit.Muted
		}
		line := kit.Cols(10, widths, date, kit.Label(m.Starts.Clock()+"–"+m.Ends.Clock(), tone), kit.Label(shortTitle(&m.Meeting), tone), p.room(&m), kit.Small(m.ChairName), kit.TagBox(stateTag(m.State)))
		rows.Add(newRow(m.Title, now != nil && now.ID == m.ID, kit.Inset(14, 5, 14, 4, line), func() { p.chooseMeeting(day, m.ID) }))
		rows.Add(kit.HLine())
	}
	var body fyne.CanvasObject = kit.Scroll(rows)
	if len(rows.Objects) == 0 {
		body = kit.EmptyBox(kit.Empty{Icon: "calendar", Title: p.spanText() + "没有会议"})
	}
	return container.NewStack(face(kit.Tokens().Surface, kit.Tokens().Line), kit.Pad(1, kit.VGap(0, head, kit.HLine(), kit.Grow(body))))
}

// room is the place of a meeting, amber when another one has it at the same time.
func (p *calendar) room(m *app.MeetingBrief) fyne.CanvasObject {
	if roomClash(p.of(m.Starts.Date()), m.ID) != "" {
		return kit.Small(m.VenueName, kit.AmberTone)
	}
	return kit.Small(m.VenueName)
}

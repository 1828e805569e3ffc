package meeting

import (
	"context"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/app/workday"
	"gongzhi/ui/kit"
)

// monthPage (会议日历) shows a month of meetings with rest days and deadlines, and the chosen day beside it.
type monthPage struct {
	env        *kit.Env
	day        app.Date // the chosen day; its month is shown
	data       monthData
	grid, side *fyne.Container
	heading    *kit.TextLine
	body       fyne.CanvasObject
}

// monthData is what stands in the cells of the six weeks around a month.
type monthData struct {
	from, to app.Date
	cal      *workday.Calendar
	meetings []app.Meeting
	due      []app.Duty
}

func newCalendar(env *kit.Env) kit.Page {
	p := &monthPage{env: env, day: env.App.Today(), grid: container.NewStack(), side: container.NewStack(), heading: kit.Head("")}
	add := kit.Action{Label: "安排会议", Icon: "add", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: p.Create}
	bar := kit.H(kit.NewButton(kit.Action{Label: "上月", Keys: "PgUp", Do: func() { p.month(-1) }}), kit.Fixed(110, 24, p.heading), kit.NewButton(kit.Action{Label: "下月", Keys: "PgDn", Do: func() { p.month(1) }}),
		kit.NewButton(kit.Action{Label: "今天", Keys: "T", Do: func() { p.choose(env.App.Today()) }}), kit.Spacer(), kit.NewButton(add))
	left := kit.V(bar, kit.Grow(p.grid))
	p.body = kit.Inset(14, 12, 14, 10, kit.Cols(14, []float32{0, 300}, left, p.side))
	p.Refresh()
	return p
}

// Title is the tab's name.
func (p *monthPage) Title() string { return "会议日历" }

// Object is the page.
func (p *monthPage) Object() fyne.CanvasObject { return p.body }

// Topics are what makes it reload.
func (p *monthPage) Topics() []app.Topic {
	return []app.Topic{app.MeetingChanged, app.DutyChanged, app.CalendarChanged}
}

// Create plans a new meeting.
func (p *monthPage) Create() { p.env.Go(kit.Route{Module: "meeting", Act: "new"}) }

// Keys are the keys of the page.
func (p *monthPage) Keys() []kit.KeyHint {
	return []kit.KeyHint{{Keys: "← → ↑ ↓", Text: "换一天"}, {Keys: "PgUp PgDn", Text: "上月、下月"}, {Keys: "T", Text: "今天"}, {Keys: "N", Text: "安排会议"}, {Keys: "Enter", Text: "打开当日会议"}}
}

// Key moves the chosen day.
func (p *monthPage) Key(k kit.Key) bool {
	if k.Ctrl || k.Alt {
		return false
	}
	switch k.Name {
	case fyne.KeyLeft:
		p.choose(p.day.AddDays(-1))
	case fyne.KeyRight:
		p.choose(p.day.AddDays(1))
	case fyne.KeyUp:
		p.choose(p.day.AddDays(-7))
	case fyne.KeyDown:
		p.choose(p.day.AddDays(7))
	case fyne.KeyPageUp:
		p.month(-1)
	case fyne.KeyPageDown:
		p.month(1)
	case fyne.KeyT:
		p.choose(p.env.App.Today())
	case fyne.KeyN:
		p.Create()
	case fyne.KeyReturn, fyne.KeyEnter:
		if own := p.of(p.day); len(own) > 0 {
			p.env.Go(home(&own[0]))
		}
	default:
		return false
	}
	return true
}

// Status counts the month.
func (p *monthPage) Status() string {
	if p.data.cal == nil {
		return ""
	}
	n, off, work := 0, 0, 0
	for _, m := range p.data.meetings {
		if m.Starts.Date().Month() == p.day.Month() {
			n++
			if m.State == app.MeetingCancelled {
				off++
			}
		}
	}
	first := workday.NewDate(p.day.Year(), p.day.Month(), 1)
	for d := first; d.Month() == first.Month(); d = d.AddDays(1) {
		if p.data.cal.IsWorkday(d) {
			work++
		}
	}
	text := fmt.Sprintf("%d年%d月 · %d 场会议（取消 %d 场） · %d 个工作日", p.day.Year(), p.day.Month(), n, off, work)
	if warn := p.data.cal.Warn(first, first.MonthEnd()); warn != "" {
		text += " · " + warn
	}
	return text
}

func (p *monthPage) month(n int) { p.choose(p.day.AddMonths(n)) }

// choose shows a day; another month is read first.
func (p *monthPage) choose(d app.Date) {
	same := d.Year() == p.day.Year() && d.Month() == p.day.Month()
	p.day = d
	if same {
		p.draw()
		return
	}
	p.Refresh()
}

// Refresh reads the six weeks around the month.
func (p *monthPage) Refresh() {
	from, to := workday.NewDate(p.day.Year(), p.day.Month(), 1).Monday(), p.day.MonthEnd().Monday().AddDays(6)
	kit.Load(p.env, func(ctx context.Context) (d monthData, err error) {
		d.from, d.to = from, to
		if d.cal, err = p.env.App.Calendar.Get(ctx); err != nil {
			return d, err
		}
		d.meetings, _, err = p.env.App.Meetings.List(ctx, app.Where(app.Cond{Key: "starts", Op: ">=", Value: string(from)}, app.Cond{Key: "starts", Op: "<", Value: string(to.AddDays(1))}).By("starts", "id"))
		if err != nil {
			return d, err
		}
		all, _, err := p.env.App.Duties.List(ctx, app.Where(app.Cond{Key: "due", Op: ">=", Value: string(from)}, app.Cond{Key: "due", Op: "<=", Value: string(to)}).By("due"))
		for _, x := range all {
			if x.State.Open() {
				d.due = append(d.due, x)
			}
		}
		return d, err
	}, func(d monthData) {
		p.data = d
		p.draw()
	})
}

func (p *monthPage) of(d app.Date) (own []app.Meeting) {
	for _, m := range p.data.meetings {
		if m.Starts.Date() == d {
			own = append(own, m)
		}
	}
	return own
}

func (p *monthPage) dueOn(d app.Date) (own []app.Duty) {
	for _, x := range p.data.due {
		if x.Due == d {
			own = append(own, x)
		}
	}
	return own
}

func (p *monthPage) draw() {
	p.heading.Set(fmt.Sprintf("%d年%d月", p.day.Year(), p.day.Month()))
	set(p.grid, p.weeks())
	set(p.side, p.panel())
	p.env.Touch()
}

// weeks is the grid, Monday first.
func (p *monthPage) weeks() fyne.CanvasObject {
	head := make([]fyne.CanvasObject, 7)
	for i, w := range []string{"周一", "周二", "周三", "周四", "周五", "周六", "周日"} {
		head[i] = kit.Caption(w).Align(kit.Center)
	}
	widths := make([]float32, 7)
	grid := kit.VGap(0, kit.Fixed(0, 28, kit.Cols(0, widths, head...)))
	for d := p.data.from; d != "" && d <= p.data.to; d = d.AddDays(7) {
		cells := make([]fyne.CanvasObject, 7)
		for i := range cells {
			cells[i] = p.cell(d.AddDays(i))
		}
		grid.Add(kit.Grow(kit.Cols(0, widths, cells...)))
	}
	back := canvas.NewRectangle(kit.Tokens().Surface)
	back.StrokeColor, back.StrokeWidth, back.CornerRadius = kit.Tokens().Line, 1, 6
	return container.NewStack(back, grid)
}

// cell is one day: its number, 休 or 班, what is due, and the meetings that fit.
func (p *monthPage) cell(d app.Date) fyne.CanvasObject {
	tone := kit.Plain
	if d.Month() != p.day.Month() {
		tone = kit.Muted
	}
	number := fmt.Sprint(d.Day())
	if d == p.env.App.Today() {
		number, tone = number+" 今天", kit.Blue
	}
	line := kit.HGap(4, kit.Strong(number, tone), kit.Spacer())
	if n := len(p.dueOn(d)); n > 0 {
		line.Add(kit.Caption(fmt.Sprintf("到期 %d", n)))
	}
	if day, listed := p.data.cal.Day(d); listed {
		mark := kit.Tag{Text: day.Mark(), Tone: kit.GreenTone}
		if !day.Off {
			mark.Tone = kit.AmberTone
		}
		line.Add(kit.TagBox(mark))
	}
	col := kit.VGap(2, line)
	own := p.of(d)
	for i, m := range own {
		if i == 2 && len(own) > 3 {
			col.Add(kit.Caption(fmt.Sprintf("还有 %d 场", len(own)-2)))
			break
		}
		col.Add(p.pill(m, len(own) == 1))
	}
	p0 := kit.Tokens()
	var ground, bar color.Color = color.Transparent, color.Transparent
	switch {
	case d == p.day:
		ground, bar = p0.Selected, p0.Primary
	case !p.data.cal.IsWorkday(d):
		ground, bar = p0.Surface2, p0.Surface2
	}
	face := newTinted(string(d), ground, bar, kit.Inset(6, 5, 6, 3, col), func() { p.choose(d) })
	right, below := canvas.NewRectangle(p0.Line), canvas.NewRectangle(p0.Line) // one line between two days
	right.SetMinSize(fyne.NewSize(1, 0))
	below.SetMinSize(fyne.NewSize(0, 1))
	return container.NewStack(face, container.NewBorder(nil, below, nil, right))
}

// tones of the kinds, as in the legend.
func kindTone(m app.Meeting) kit.Tone {
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

func (p *monthPage) pill(m app.Meeting, alone bool) fyne.CanvasObject {
	name := m.Title
	if name == m.FullName() {
		name = m.Name()
	}
	if m.State == app.MeetingCancelled {
		name = "已取消 " + name
	}
	face := kit.VGap(0, kit.Caption(m.Starts.Clock()+" "+name))
	if alone {
		face = kit.VGap(0, kit.Caption(name, kit.Plain), kit.Caption(m.Starts.Clock()))
	}
	tone, t, day := kindTone(m), kit.Tokens(), m.Starts.Date()
	return newTinted(m.Title, t.Tint(tone), t.Of(tone), kit.Inset(6, 1, 4, 1, face), func() { p.choose(day) })
}

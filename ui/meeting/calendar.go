package meeting

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/app/workday"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// calendar (会议日历) shows meetings with rest days and deadlines by month, by week or as a list, and the chosen day beside it.
type calendar struct {
	env     *kit.Env
	day     app.Date // the chosen day; its month or week is shown
	pick    int64    // the chosen meeting of the day
	view    int      // of calendarViews
	data    calendarData
	bar     *fyne.Container
	grid    *fyne.Container
	side    *fyne.Container
	ghost   *fyne.Container // what is dragged
	places  []place         // where days stand in the grid, to drop a meeting on
	aim     *touch          // the day a dragged meeting is over
	hour    float32         // height of an hour in the view of a week
	heading *kit.TextLine
	body    fyne.CanvasObject
}

// calendarData is what stands in the weeks around a month.
type calendarData struct {
	from, to app.Date
	cal      *workday.Calendar
	meetings []app.MeetingBrief
	due      []app.Duty
}

// The views of the calendar.
const (
	byMonth = iota
	byWeek
	byList
)

var calendarViews = []string{"月", "周", "列表"}

const calendarViewPref = "meeting.calendar"

func newCalendar(env *kit.Env) kit.Page {
	p := &calendar{env: env, day: env.App.Today(), bar: container.NewStack(), grid: container.NewStack(), side: container.NewStack(), heading: kit.Big("", 17).Align(kit.Center)}
	for i, v := range calendarViews {
		if env.Pref(calendarViewPref) == v {
			p.view = i
		}
	}
	p.ghost = container.NewWithoutLayout()
	left := kit.Inset(14, 10, 14, 10, kit.V(p.bar, kit.Grow(container.NewStack(p.grid, p.ghost))))
	p.body = kit.Cols(0, []float32{0, 300}, left, kit.Pane(false, p.side))
	p.Refresh()
	return p
}

// toolbar moves through time, chooses the view, and has the paper and the primary act.
func (p *calendar) toolbar() fyne.CanvasObject {
	step := "月"
	if p.view == byWeek {
		step = "周"
	}
	return kit.H(kit.NewButton(kit.Action{Icon: "left", Tip: "上" + step, Do: func() { p.turn(-1) }}), kit.Fixed(126, 26, p.heading), kit.NewButton(kit.Action{Icon: "right", Tip: "下" + step, Do: func() { p.turn(1) }}),
		kit.NewButton(kit.Action{Label: "今天", Keys: "T", Do: func() { p.choose(p.env.App.Today()) }}), kit.Gap(2), kit.Segmented(p.view, calendarViews, p.show), kit.Spacer(),
		kit.NewButton(kit.Action{Label: "打印会议表", Icon: "print", Keys: "Ctrl+P", Do: p.Print}),
		kit.NewButton(kit.Action{Label: "安排会议", Icon: "add", Kind: kit.Primary, Keys: "N", Off: off(p.env, app.RightEdit), Do: p.Create}))
}

// Title is the tab's name.
func (p *calendar) Title() string { return "会议日历" }

// Object is the page.
func (p *calendar) Object() fyne.CanvasObject { return p.body }

// Topics are what makes it reload.
func (p *calendar) Topics() []app.Topic {
	return []app.Topic{app.MeetingChanged, app.DutyChanged, app.CalendarChanged}
}

// Create plans a meeting on the chosen day.
func (p *calendar) Create() {
	p.env.Go(kit.Route{Module: "meeting", Act: "new", Args: map[string]string{"day": string(p.day)}})
}

// span is what is shown: the month, or the week.
func (p *calendar) span() (from, to app.Date) {
	if p.view == byWeek {
		return p.day.Monday(), p.day.Monday().AddDays(6)
	}
	return workday.NewDate(p.day.Year(), p.day.Month(), 1), p.day.MonthEnd()
}

// shown are the meetings of the span, by time.
func (p *calendar) shown() (list []app.MeetingBrief) {
	from, to := p.span()
	for _, m := range p.data.meetings {
		if m.Starts.Date() <= to && m.Ends.Date() >= from {
			list = append(list, m)
		}
	}
	return list
}

// Print previews the table of the meetings that are shown.
func (p *calendar) Print() {
	from, to := p.span()
	list := p.shown()
	kit.ShowDocument(p.env, reports.Paper{Code: "视图", Name: "会议安排表", Sheet: true}, func(context.Context) (doc.Document, error) {
		if len(list) == 0 {
			return doc.Document{}, app.Errorf("", "%s没有会议。", p.spanText())
		}
		return reports.MeetingTable(p.env.App, from, to, list), nil
	})
}

func (p *calendar) spanText() string {
	from, to := p.span()
	if p.view == byWeek {
		return from.MonthDay() + "至" + to.MonthDay()
	}
	return fmt.Sprintf("%d年%d月", from.Year(), from.Month())
}

// Status counts what is shown and says what the working days rest on.
func (p *calendar) Status() string {
	if p.data.cal == nil {
		return ""
	}
	list, off, work := p.shown(), 0, 0
	for _, m := range list {
		if m.State == app.MeetingCancelled {
			off++
		}
	}
	from, to := p.span()
	for d := from; d <= to; d = d.AddDays(1) {
		if p.data.cal.IsWorkday(d) {
			work++
		}
	}
	basis := p.data.cal.Warn(from, to)
	if basis == "" {
		basis = "日历依据：国务院办公厅节假日安排（可在工作日历中修改）"
	}
	return fmt.Sprintf("%s · %d 场会议（取消 %d 场） · %d 个工作日 · %s", p.spanText(), len(list), off, work, basis)
}

// show changes the view and keeps it.
func (p *calendar) show(view int) {
	p.view = view
	p.env.SetPref(calendarViewPref, calendarViews[view])
	p.draw()
}

// turn goes on by a month, in the view of a week by a week.
func (p *calendar) turn(n int) {
	if p.view == byWeek {
		p.choose(p.day.AddDays(7 * n))
		return
	}
	p.choose(p.day.AddMonths(n))
}

// choose shows a day with its first meeting; another month is read first.
func (p *calendar) choose(d app.Date) { p.chooseMeeting(d, 0) }

func (p *calendar) chooseMeeting(d app.Date, id int64) {
	same := d.Year() == p.day.Year() && d.Month() == p.day.Month()
	p.day, p.pick = d, id
	if same {
		p.draw()
		return
	}
	p.Refresh()
}

// Refresh reads the weeks around the month.
func (p *calendar) Refresh() {
	from, to := workday.NewDate(p.day.Year(), p.day.Month(), 1).Monday(), p.day.MonthEnd().Monday().AddDays(6)
	kit.Load(p.env, func(ctx context.Context) (d calendarData, err error) {
		d.from, d.to = from, to
		if d.cal, err = p.env.App.Calendar.Get(ctx); err != nil {
			return d, err
		}
		d.meetings, err = p.env.App.Meetings.Brief(ctx, app.Where(app.Cond{Key: "ends", Op: ">=", Value: string(from)}, app.Cond{Key: "starts", Op: "<", Value: string(to.AddDays(1))}).By("starts", "id"))
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
	}, func(d calendarData) {
		p.data = d
		p.draw()
	})
}

// of are the meetings of a day.
func (p *calendar) of(d app.Date) (own []app.MeetingBrief) {
	for _, m := range p.data.meetings {
		if m.On(d) {
			own = append(own, m)
		}
	}
	return own
}

// picked is the chosen meeting of the chosen day, its first one when none is chosen; nil on a day without meetings.
func (p *calendar) picked() *app.MeetingBrief {
	own := p.of(p.day)
	for i := range own {
		if own[i].ID == p.pick {
			return &own[i]
		}
	}
	if len(own) == 0 {
		return nil
	}
	return &own[0]
}

func (p *calendar) dueOn(d app.Date) (own []app.Duty) {
	for _, x := range p.data.due {
		if x.Due == d {
			own = append(own, x)
		}
	}
	return own
}

func (p *calendar) draw() {
	if p.data.cal == nil {
		return
	}
	title := fmt.Sprintf("%d年%d月", p.day.Year(), p.day.Month())
	if p.view == byWeek {
		from, to := p.span()
		title = from.Short() + " 至 " + to.Short()
	}
	p.heading.Set(title)
	p.places, p.aim = nil, nil
	set(p.bar, p.toolbar())
	set(p.grid, []func() fyne.CanvasObject{p.month, p.week, p.list}[p.view]())
	set(p.side, p.panel())
	p.env.Touch()
}

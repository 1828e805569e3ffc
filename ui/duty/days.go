package duty

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/workday"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// calendar is the working-day calendar in force.
type calendar = *workday.Calendar

// days is the calendar of deadlines: a month, and the chosen day beside it.
type days struct {
	*view
	day   app.Date
	cal   calendar
	due   []app.Duty
	title *kit.TextLine
}

func newDays(env *kit.Env) kit.Page {
	d := &days{day: env.App.Today(), title: kit.Head("")}
	d.view = newView(env, "到期日历", viewDays, kit.Gap(8), kit.NewButton(kit.Action{Label: "上月", Keys: "PgUp", Do: func() { d.month(-1) }}), kit.Fixed(110, 24, d.title),
		kit.NewButton(kit.Action{Label: "下月", Keys: "PgDn", Do: func() { d.month(1) }}), kit.NewButton(kit.Action{Label: "今天", Do: func() { d.choose(env.App.Today()) }}))
	d.Load, d.keys = d.load, d.key
	d.hints = []kit.KeyHint{{Keys: "← → ↑ ↓", Text: "换一天"}, {Keys: "PgUp PgDn", Text: "上月、下月"}, {Keys: "Home", Text: "今天"}}
	d.print = func() {
		d.paperOf("责任事项到期日历", func() doc.Document { return reports.DeadlinePaper(env.App, d.first(), d.inMonth()) })
	}
	d.load()
	return d
}

func (d *days) first() app.Date { return d.day[:8] + "01" }

// grid is the Monday of the first week and the Sunday of the sixth.
func (d *days) grid() (from, to app.Date) {
	from = d.first()
	from = from.AddDays(-((int(from.Time().Weekday()) + 6) % 7))
	return from, from.AddDays(41)
}

func (d *days) month(n int) { d.choose(d.day.AddMonths(n)) }

func (d *days) choose(day app.Date) {
	same := day[:7] == d.day[:7]
	d.day = day
	if same {
		d.draw()
		return
	}
	d.load()
}

func (d *days) key(k kit.Key) bool {
	switch k.Name {
	case fyne.KeyLeft:
		d.choose(d.day.AddDays(-1))
	case fyne.KeyRight:
		d.choose(d.day.AddDays(1))
	case fyne.KeyUp:
		d.choose(d.day.AddDays(-7))
	case fyne.KeyDown:
		d.choose(d.day.AddDays(7))
	case fyne.KeyPageUp:
		d.month(-1)
	case fyne.KeyPageDown:
		d.month(1)
	case fyne.KeyHome:
		d.choose(d.env.App.Today())
	default:
		return false
	}
	return true
}

func (d *days) load() {
	from, to := d.grid()
	kit.Load(d.env, func(ctx context.Context) ([]app.Duty, error) {
		return d.env.App.DutyViews.Deadlines(ctx, d.query, from, to)
	}, func(due []app.Duty) {
		kit.Load(d.env, d.env.App.Calendar.Get, func(cal calendar) {
			d.due, d.cal = due, cal
			d.draw()
		})
	})
}

func (d *days) on(day app.Date) (own []app.Duty) {
	for _, x := range d.due {
		if x.Due == day {
			own = append(own, x)
		}
	}
	return own
}

func (d *days) inMonth() (own []app.Duty) {
	for _, x := range d.due {
		if x.Due[:7] == d.day[:7] {
			own = append(own, x)
		}
	}
	return own
}

func (d *days) draw() {
	if d.cal == nil {
		return
	}
	d.title.Set(fmt.Sprintf("%d年%d月", d.day.Year(), d.day.Month()))
	open := 0
	for _, x := range d.inMonth() {
		if x.State.Open() {
			open++
		}
	}
	d.note = fmt.Sprintf("%d年%d月到期 %d 项，其中在办 %d 项", d.day.Year(), d.day.Month(), len(d.inMonth()), open)
	if w := d.cal.Warn(d.first(), d.first().MonthEnd()); w != "" {
		d.note += " · " + w
	}
	d.show(kit.Cols(14, []float32{0, 330}, d.weeks(), d.side()))
}

// weeks is the grid, Monday first.
func (d *days) weeks() fyne.CanvasObject {
	widths, head := make([]float32, 7), make([]fyne.CanvasObject, 7)
	for i, w := range []string{"周一", "周二", "周三", "周四", "周五", "周六", "周日"} {
		head[i] = kit.Caption(w).Align(kit.Center)
	}
	grid := kit.VGap(0, kit.Fixed(0, 26, kit.Cols(0, widths, head...)))
	from, to := d.grid()
	for day := from; day <= to; day = day.AddDays(7) {
		cells := make([]fyne.CanvasObject, 7)
		for i := range cells {
			cells[i] = d.cell(day.AddDays(i))
		}
		grid.Add(kit.Grow(kit.Cols(0, widths, cells...)))
	}
	return grid
}

// cell is one day: its number, 休 or 班, and how many items are due by lamp.
func (d *days) cell(day app.Date) fyne.CanvasObject {
	p, tone := kit.Tokens(), kit.Plain
	if day[:7] != d.day[:7] {
		tone = kit.Muted
	}
	number := strconv.Itoa(day.Day())
	if day == d.env.App.Today() {
		number, tone = number+" 今天", kit.Blue
	}
	line := kit.HGap(4, kit.Strong(number, tone), kit.Spacer())
	if x, listed := d.cal.Day(day); listed {
		mark := kit.Tag{Text: x.Mark(), Tone: kit.GreenTone}
		if !x.Off {
			mark.Tone = kit.AmberTone
		}
		line.Add(kit.TagBox(mark))
	}
	counts := map[kit.Lamp]int{}
	for _, x := range d.on(day) {
		counts[lampOf(x)]++
	}
	lamps := kit.HGap(6)
	for _, l := range []kit.Lamp{kit.Red, kit.Yellow, kit.Green, kit.LateDone, kit.Done} {
		if counts[l] > 0 {
			lamps.Add(kit.LampIcon(l, 13))
			lamps.Add(kit.Small(strconv.Itoa(counts[l])))
		}
	}
	ground := p.Surface
	switch {
	case day == d.day:
		ground = p.Selected
	case !d.cal.IsWorkday(day):
		ground = p.Surface2
	}
	return newTouch(string(day), ground, kit.Inset(6, 4, 6, 2, kit.VGap(4, line, lamps)), func() { d.choose(day) })
}

// side is the chosen day: every item due on it.
func (d *days) side() fyne.CanvasObject {
	own := d.on(d.day)
	list := kit.VGap(2)
	for _, x := range own {
		id := x.ID
		list.Add(kit.Tap("事项 "+x.No, func() { d.env.Go(kit.Route{Module: "duty", ID: id}) },
			kit.Inset(0, 4, 0, 4, kit.VGap(2, kit.Cols(6, []float32{18, 0}, kit.LampIcon(lampOf(x), 14), kit.SmallPara(x.Content, kit.Plain)), kit.Caption("　  "+x.LeadName+"　"+x.LampWord+"　"+strconv.Itoa(x.Progress)+"%")))))
	}
	if len(own) == 0 {
		list.Add(kit.Caption("这一天没有到期的事项。"))
	}
	return kit.CardBox(d.day.MonthDay()+" "+weekWord(d.day), fmt.Sprintf("到期 %d 项", len(own)), kit.Scroll(list))
}

func weekWord(d app.Date) string {
	return [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}[d.Time().Weekday()]
}

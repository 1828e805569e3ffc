package duty

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gongzhi/app"
	"gongzhi/app/workday"
	"gongzhi/ui/kit"
)

// The sizes of the timeline.
const (
	ganttRow   = 31
	ganttHead  = 44
	ganttLabel = 348 // lamp, content and unit at the left
	ganttUnit  = 84
	ganttEdge  = 24 // what stays in sight of the first and the last day
	ganttMarks = 6  // stages drawn per item
)

// ganttZooms are the widths of a day: 周, 月, 季, 年.
var ganttZooms = [...]struct {
	name   string
	perDay float32
}{{"周", 24}, {"月", 9}, {"季", 3.4}, {"年", 1.6}}

// gantt (时间轴) draws items as bars over days. Rows live in a ring of slots: a step of panning moves what is there and writes only the
// rows that came into sight, so that two thousand items cost no more than twenty.
type gantt struct {
	widget.BaseWidget
	rows   []app.TimelineRow
	cal    *workday.Calendar
	today  app.Date
	from   app.Date    // the day that shift is counted from
	ends   [2]app.Date // the first and the last day that an item, or today, has
	shift  float32     // pixels that the chart has moved to the left
	top    int
	chosen int
	perDay float32
	rest   float32 // part of a row that a drag has not used yet
	slots  []*ganttSlot
	face   *ganttFace
	open   func(app.Duty)
	pick   func(app.Duty)
	all    []fyne.CanvasObject
	shown  fyne.Size
}

func newGantt(open, pick func(app.Duty)) *gantt {
	g := &gantt{open: open, pick: pick, chosen: -1, perDay: ganttZooms[1].perDay}
	g.face = newGanttFace()
	g.ExtendBaseWidget(g)
	return g
}

// set shows rows; the view stays where it was on a reload.
func (g *gantt) set(rows []app.TimelineRow, cal *workday.Calendar, today app.Date) {
	first := g.from == ""
	g.rows, g.cal, g.today = rows, cal, today
	g.ends = [2]app.Date{today, today}
	for _, r := range rows {
		if r.Duty.Start != "" {
			g.ends[0] = min(g.ends[0], r.Duty.Start)
		}
		g.ends[1] = max(g.ends[1], r.Duty.Due)
	}
	if first {
		g.from = today.AddDays(-28)
	}
	g.top = max(0, min(g.top, len(rows)-1))
	for _, s := range g.slots {
		s.row = -1
	}
	g.draw()
}

// zoom changes the width of a day; the middle of the chart stays in place.
func (g *gantt) zoom(perDay float32) {
	half := (g.shown.Width - ganttLabel) / 2
	g.shift = (g.shift+half)/g.perDay*perDay - half
	g.perDay = perDay
	g.pan(0, 0)
}

// home shows today again, at a third of the chart.
func (g *gantt) home() {
	g.shift = float32(g.from.DaysTo(g.today))*g.perDay - (g.shown.Width-ganttLabel)/3
	g.draw()
}

// pan moves the chart: dx pixels along the days, rows down the list. The first and the last day stay in sight, so that nobody is lost in empty years.
func (g *gantt) pan(dx float32, rows int) {
	if g.from != "" {
		first, last := float32(g.from.DaysTo(g.ends[0]))*g.perDay, float32(g.from.DaysTo(g.ends[1]))*g.perDay
		g.shift = max(first-(g.shown.Width-ganttLabel-ganttEdge), min(g.shift+dx, last-ganttEdge))
	}
	g.top = max(0, min(g.top+rows, max(0, len(g.rows)-g.visible()+1)))
	g.draw()
}

// visible is how many rows have room.
func (g *gantt) visible() int { return max(1, int((g.shown.Height-ganttHead)/ganttRow)) }

// x is where a day begins in the chart.
func (g *gantt) x(d app.Date) float32 {
	return ganttLabel + float32(g.from.DaysTo(d))*g.perDay - g.shift
}

// dayAt is the day under a place of the chart.
func (g *gantt) dayAt(x float32) app.Date {
	n := (x - ganttLabel + g.shift) / g.perDay
	if n < 0 {
		n--
	}
	return g.from.AddDays(int(n))
}

// CreateRenderer draws the face and the ring of rows.
func (g *gantt) CreateRenderer() fyne.WidgetRenderer { return &ganttRenderer{g} }

type ganttRenderer struct{ g *gantt }

// Layout takes as many rows as fit.
func (r *ganttRenderer) Layout(s fyne.Size) {
	r.g.shown = s
	r.g.fit()
	r.g.draw()
}

// MinSize leaves room for a few rows.
func (r *ganttRenderer) MinSize() fyne.Size {
	return fyne.NewSize(ganttLabel+200, ganttHead+4*ganttRow)
}

// Refresh draws again.
func (r *ganttRenderer) Refresh() { r.g.draw() }

// Destroy has nothing to give back.
func (r *ganttRenderer) Destroy() {}

// Objects are the face, the rows and the line of today over them.
func (r *ganttRenderer) Objects() []fyne.CanvasObject { return r.g.all }

// fit makes the slots that the height has room for.
func (g *gantt) fit() {
	for len(g.slots) < g.visible()+1 {
		g.slots = append(g.slots, newGanttSlot())
	}
	g.slots = g.slots[:g.visible()+1]
	for _, s := range g.slots {
		s.row = -1
	}
	g.all = append(g.all[:0], g.face.below()...)
	for _, s := range g.slots {
		g.all = append(g.all, s.objects()...)
	}
	g.all = append(g.all, g.face.above()...)
}

// Scrolled pans: down the list, or along the days with Shift or a sideways wheel.
func (g *gantt) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DX != 0 {
		g.pan(-e.Scrolled.DX*3, 0)
		return
	}
	switch {
	case e.Scrolled.DY > 0:
		g.pan(0, -2)
	case e.Scrolled.DY < 0:
		g.pan(0, 2)
	}
}

// Dragged pans in both directions.
func (g *gantt) Dragged(e *fyne.DragEvent) {
	g.rest -= e.Dragged.DY
	rows := int(g.rest / ganttRow)
	g.rest -= float32(rows) * ganttRow
	g.pan(-e.Dragged.DX, rows)
}

// DragEnd forgets the part of a row that was left.
func (g *gantt) DragEnd() { g.rest = 0 }

// Cursor is a hand where there is something to drag.
func (g *gantt) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// Tapped chooses the row under the pointer.
func (g *gantt) Tapped(e *fyne.PointEvent) { g.choose(g.rowAt(e.Position.Y)) }

// DoubleTapped opens the item under the pointer.
func (g *gantt) DoubleTapped(e *fyne.PointEvent) {
	if i := g.rowAt(e.Position.Y); i >= 0 {
		g.open(g.rows[i].Duty)
	}
}

func (g *gantt) rowAt(y float32) int {
	i := g.top + int((y-ganttHead)/ganttRow)
	if y < ganttHead || i >= len(g.rows) {
		return -1
	}
	return i
}

// choose makes a row current and keeps it in sight.
func (g *gantt) choose(i int) {
	if i < 0 || i >= len(g.rows) {
		return
	}
	g.chosen = i
	if i < g.top {
		g.top = i
	}
	if last := g.top + g.visible() - 1; i > last {
		g.top += i - last
	}
	for _, s := range g.slots {
		s.row = -1
	}
	g.draw()
	g.pick(g.rows[i].Duty)
}

// key answers the page's keys.
func (g *gantt) key(k kit.Key) bool {
	switch k.Name {
	case fyne.KeyLeft:
		g.pan(-60, 0)
	case fyne.KeyRight:
		g.pan(60, 0)
	case fyne.KeyUp:
		g.choose(max(0, g.chosen-1))
	case fyne.KeyDown:
		g.choose(g.chosen + 1)
	case fyne.KeyPageUp:
		g.pan(0, -g.visible())
	case fyne.KeyPageDown:
		g.pan(0, g.visible())
	case fyne.KeyHome:
		g.home()
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.chosen >= 0 && g.chosen < len(g.rows) {
			g.open(g.rows[g.chosen].Duty)
		}
	default:
		return false
	}
	return true
}

package duty

import (
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// ganttFace is what stands behind and over the rows: ground, months, rest days, today.
type ganttFace struct {
	ground, head, divider *canvas.Rectangle
	months                []*canvas.Text
	edges                 []*canvas.Rectangle
	rests                 []*canvas.Rectangle
	today                 *canvas.Rectangle
	mark                  *canvas.Text
}

func ganttText(size float32, c color.Color) *canvas.Text {
	t := canvas.NewText("", c)
	t.TextSize = size
	return t
}

func newGanttFace() *ganttFace {
	p := kit.Tokens()
	f := &ganttFace{ground: canvas.NewRectangle(p.Surface), head: canvas.NewRectangle(p.Surface2), divider: canvas.NewRectangle(p.Line),
		today: canvas.NewRectangle(p.Primary), mark: ganttText(12, p.Primary)}
	f.ground.StrokeColor, f.ground.StrokeWidth, f.ground.CornerRadius = p.Line, 1, 6
	f.mark.Text = "今天"
	for range 48 {
		f.months = append(f.months, ganttText(12, p.Text2))
		f.edges = append(f.edges, canvas.NewRectangle(p.Line))
	}
	for range 64 {
		f.rests = append(f.rests, canvas.NewRectangle(p.Surface2))
	}
	return f
}

func (f *ganttFace) below() (out []fyne.CanvasObject) {
	out = append(out, f.ground)
	for _, r := range f.rests {
		out = append(out, r)
	}
	out = append(out, f.head)
	for i := range f.months {
		out = append(out, f.edges[i], f.months[i])
	}
	return out
}

func (f *ganttFace) above() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.divider, f.today, f.mark}
}

// span places a rectangle over a stretch of the chart, cut at its edges; one out of sight is hidden.
func (g *gantt) span(r *canvas.Rectangle, x0, x1, y, h float32) bool {
	x0, x1 = max(x0, ganttLabel), min(x1, g.shown.Width-1)
	if x1 <= x0 {
		r.Hide()
		return false
	}
	r.Move(fyne.NewPos(x0, y))
	r.Resize(fyne.NewSize(x1-x0, h))
	r.Show()
	return true
}

// draw places everything for the view as it is.
func (g *gantt) draw() {
	if g.shown.IsZero() || g.from == "" {
		return
	}
	g.drawFace()
	for i := range g.slots {
		row := g.top + i
		s := g.slots[row%len(g.slots)]
		y := float32(ganttHead) + float32(i)*ganttRow
		if row >= len(g.rows) || y+ganttRow > g.shown.Height {
			s.hide()
			continue
		}
		if s.row != row {
			s.write(g, row)
		}
		s.place(g, y)
	}
	canvas.Refresh(g)
}

func (g *gantt) drawFace() {
	f, s := g.face, g.shown
	place(f.ground, 0, 0, s.Width, s.Height)
	place(f.head, 1, 1, s.Width-2, ganttHead-1)
	place(f.divider, ganttLabel-1, 0, 1, s.Height)
	g.drawMonths()
	g.drawRests()
	g.span(f.today, g.x(g.today)+g.perDay/2, g.x(g.today)+g.perDay/2+2, ganttHead-4, s.Height-ganttHead+4)
	x := g.x(g.today) + g.perDay/2
	if x < ganttLabel || x > s.Width-30 {
		f.mark.Hide()
	} else {
		f.mark.Show()
		f.mark.Move(fyne.NewPos(x-12, 22))
	}
}

// drawMonths heads every month, or every quarter where months would run into each other.
func (g *gantt) drawMonths() {
	f, step := g.face, 1
	if g.perDay < 2 {
		step = 3
	}
	at := g.dayAt(ganttLabel)
	month := at[:8] + "01"
	for step == 3 && (month.Month()-1)%3 != 0 {
		month = month.AddMonths(-1)
	}
	for i := range f.months {
		x := g.x(month)
		next := month.AddMonths(step)
		if x > g.shown.Width-20 {
			f.months[i].Hide()
			f.edges[i].Hide()
			continue
		}
		g.span(f.edges[i], x, x+1, 0, g.shown.Height)
		text := strconv.Itoa(month.Month()) + "月"
		if month.Month() == 1 || i == 0 {
			text = fmt.Sprintf("%d年%s", month.Year(), text)
		}
		if f.months[i].Text != text {
			f.months[i].Text = text
			f.months[i].Refresh()
		}
		left := max(x, ganttLabel) + 5
		if min(g.x(next), g.shown.Width)-left < float32(len(text))*5.5 {
			f.months[i].Hide()
		} else {
			f.months[i].Show()
			f.months[i].Move(fyne.NewPos(left, 4))
		}
		month = next
	}
}

// drawRests tints the stretches of rest days where days are wide enough to tell them.
func (g *gantt) drawRests() {
	used := 0
	if g.perDay >= 6 && g.cal != nil {
		for d := g.dayAt(ganttLabel); g.x(d) < g.shown.Width && used < len(g.face.rests); d = d.AddDays(1) {
			if g.cal.IsWorkday(d) {
				continue
			}
			end := d.AddDays(1)
			for !g.cal.IsWorkday(end) {
				end = end.AddDays(1)
			}
			g.span(g.face.rests[used], g.x(d), g.x(end), ganttHead, g.shown.Height-ganttHead-1)
			used, d = used+1, end
		}
	}
	for _, r := range g.face.rests[used:] {
		r.Hide()
	}
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// ganttStatus is the timeline in figures.
func ganttStatus(rows []app.TimelineRow) string {
	open := 0
	for _, r := range rows {
		if r.Duty.State.Open() {
			open++
		}
	}
	return fmt.Sprintf("共 %d 项，在办 %d 项 · 圆点为阶段目标，实心为已完成 · 拖动或滚轮平移，Home 回到今天", len(rows), open)
}

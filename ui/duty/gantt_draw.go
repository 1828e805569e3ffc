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

// ganttSlot is the objects of one visible row.
type ganttSlot struct {
	row                     int
	ground, line, bar, done *canvas.Rectangle
	name, unit, word        *canvas.Text
	lamps                   map[kit.Lamp]fyne.CanvasObject
	lamp                    kit.Lamp
	marks                   [ganttMarks]*canvas.Circle
}

func newGanttSlot() *ganttSlot {
	p := kit.Tokens()
	s := &ganttSlot{row: -1, ground: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(p.Line), bar: canvas.NewRectangle(p.Track), done: canvas.NewRectangle(p.Bar),
		name: ganttText(14, p.Text), unit: ganttText(13, p.Text2), word: ganttText(12, p.Text3), lamps: map[kit.Lamp]fyne.CanvasObject{}}
	for _, l := range []kit.Lamp{kit.Green, kit.Yellow, kit.Red, kit.Done, kit.LateDone, kit.Waiting} {
		s.lamps[l] = kit.LampIcon(l, 14)
	}
	for i := range s.marks {
		s.marks[i] = canvas.NewCircle(p.Surface)
		s.marks[i].StrokeWidth = 2
	}
	return s
}

func (s *ganttSlot) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{s.ground, s.line, s.bar, s.done, s.word, s.name, s.unit}
	for _, l := range []kit.Lamp{kit.Green, kit.Yellow, kit.Red, kit.Done, kit.LateDone, kit.Waiting} {
		out = append(out, s.lamps[l])
	}
	for _, m := range s.marks {
		out = append(out, m)
	}
	return out
}

func (s *ganttSlot) hide() {
	s.row = -1
	for _, o := range s.objects() {
		o.Hide()
	}
}

// write fills a slot with a row: the texts and colours that panning does not change.
func (s *ganttSlot) write(g *gantt, row int) {
	p, r := kit.Tokens(), g.rows[row]
	s.row, s.lamp = row, lampOf(r.Duty)
	setGantt(s.name, kit.Fit(r.Duty.Content, 14, false, ganttLabel-ganttUnit-40), p.Text)
	setGantt(s.unit, kit.Fit(r.Duty.LeadName, 13, false, ganttUnit-8), p.Text2)
	setGantt(s.word, r.Duty.LampWord+" "+strconv.Itoa(r.Duty.Progress)+"%", p.Of(s.lamp.Tone()))
	s.bar.FillColor, s.done.FillColor = p.Track, barColor(s.lamp, p)
	s.bar.CornerRadius, s.done.CornerRadius = 3, 3
	s.ground.FillColor = color.Transparent
	if row == g.chosen {
		s.ground.FillColor = p.Selected
	}
	s.bar.Refresh()
	s.done.Refresh()
	s.ground.Refresh()
	for i, m := range s.marks {
		if i >= len(r.Stages) {
			break
		}
		m.FillColor, m.StrokeColor = p.Surface, p.Text2
		switch {
		case r.Stages[i].Reached != "":
			m.FillColor = p.Text2
		case r.Stages[i].Planned < g.today:
			m.StrokeColor = p.Red.Lamp
		}
		m.Refresh()
	}
	for l, o := range s.lamps {
		if l == s.lamp {
			o.Show()
		} else {
			o.Hide()
		}
	}
	s.ground.Show()
	s.line.Show()
	s.name.Show()
	s.unit.Show()
}

func setGantt(t *canvas.Text, text string, c color.Color) {
	if t.Text != text || t.Color != c {
		t.Text, t.Color = text, c
		t.Refresh()
	}
}

func barColor(l kit.Lamp, p *kit.Palette) color.Color {
	switch l {
	case kit.Yellow:
		return p.Amber.Lamp
	case kit.Red, kit.LateDone:
		return p.Red.Lamp
	case kit.Done:
		return p.Text3
	}
	return p.Bar
}

// place puts a written slot at its height and its bar at its days.
func (s *ganttSlot) place(g *gantt, y float32) {
	r := g.rows[s.row]
	place(s.ground, 1, y, ganttLabel-2, ganttRow)
	place(s.line, 1, y+ganttRow-1, g.shown.Width-2, 1)
	place(s.lamps[s.lamp], 10, y+8, 14, 14)
	s.name.Move(fyne.NewPos(32, y+5))
	s.unit.Move(fyne.NewPos(ganttLabel-ganttUnit, y+6))
	start := r.Duty.Start
	if start == "" {
		start = r.Duty.CreatedAt.Date()
	}
	x0, x1 := g.x(start), g.shown.Width
	if r.Duty.Due != "" {
		x1 = max(g.x(r.Duty.Due)+g.perDay, x0+4)
	}
	g.span(s.bar, x0, x1, y+9, 12)
	g.span(s.done, x0, x0+(x1-x0)*float32(r.Duty.Progress)/100, y+9, 12)
	s.word.Move(fyne.NewPos(max(x1, ganttLabel)+6, y+7))
	if x1 < ganttLabel-60 || x1 > g.shown.Width-70 {
		s.word.Hide()
	} else {
		s.word.Show()
	}
	for i, m := range s.marks {
		if i >= len(r.Stages) || r.Stages[i].Planned == "" {
			m.Hide()
			continue
		}
		x := g.x(r.Stages[i].Planned) + g.perDay/2
		if x < ganttLabel+5 || x > g.shown.Width-8 {
			m.Hide()
			continue
		}
		m.Show()
		place(m, x-5, y+10, 10, 10)
	}
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

package duty

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/ui/kit"
)

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

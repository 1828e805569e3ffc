package meeting

import (
	"context"
	"fmt"
	"image/color"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// draggable is a meeting in the calendar: a click chooses it, a drag moves it to another day, the other button has its acts.
type draggable struct {
	touch
	menu    func(at fyne.Position)
	drag    func(at fyne.Position)
	drop    func(down float32)
	down    float32
	dragged bool
}

// Dragged follows the pointer.
func (d *draggable) Dragged(e *fyne.DragEvent) {
	d.dragged = true
	d.down += e.Dragged.DY
	d.drag(e.AbsolutePosition)
}

// DragEnd lets the meeting fall.
func (d *draggable) DragEnd() {
	down := d.down
	d.down = 0
	if d.dragged {
		d.dragged = false
		d.drop(down)
	}
}

// TappedSecondary opens the acts of the meeting.
func (d *draggable) TappedSecondary(e *fyne.PointEvent) { d.menu(e.AbsolutePosition) }

// block is the face of a meeting around its words; the chosen one is framed, one whose room is taken twice has an amber frame.
func (p *calendar) block(m app.MeetingBrief, day app.Date, words fyne.CanvasObject) fyne.CanvasObject {
	t, tone := kit.Tokens(), kindTone(&m.Meeting)
	d := &draggable{touch: touch{name: m.Title, rest: t.Tint(tone), back: canvas.NewRectangle(t.Tint(tone)), do: func() { p.chooseMeeting(day, m.ID) }}}
	d.ExtendBaseWidget(d)
	d.menu = func(at fyne.Position) {
		p.chooseMeeting(day, m.ID)
		kit.MenuAt(p.env, at, p.actsOf(m.Meeting)...)
	}
	d.drag = func(at fyne.Position) { p.dragOver(m, at) }
	d.drop = func(down float32) { p.dropped(m, down) }
	d.back.CornerRadius = 2
	bar, frame := canvas.NewRectangle(t.Of(tone)), canvas.NewRectangle(color.Transparent)
	bar.SetMinSize(fyne.NewSize(3, 0))
	frame.CornerRadius = 3
	switch now := p.picked(); {
	case day == p.day && now != nil && now.ID == m.ID:
		frame.StrokeColor, frame.StrokeWidth = t.Primary, 2
	case p.view == byWeek && roomClash(p.of(day), m.ID) != "":
		frame.StrokeColor, frame.StrokeWidth = t.Amber.Lamp, 1
	default:
		frame.Hide()
	}
	return container.NewStack(d, container.NewBorder(nil, nil, bar, nil), words, frame)
}

// actsOf are the acts of a meeting; it gets another time in a short dialog here, not on the page of its plan.
func (p *calendar) actsOf(m app.Meeting) []kit.Action {
	list := slices.DeleteFunc(acts(p.env, m), func(a kit.Action) bool { return a.Label == "改期" })
	if !m.Editable() {
		return list
	}
	return slices.Insert(list, 1, kit.Action{Label: "改期…", Icon: "calendar", Off: p.moveOff(&m), Do: func() { p.move(m, m.Starts.Date(), 0) }})
}

// dragOver shows where the meeting would fall.
func (p *calendar) dragOver(m app.MeetingBrief, pos fyne.Position) {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.ghost)
	tag := kit.TagBox(kit.Tag{Text: m.Starts.Clock() + " " + shortTitle(&m.Meeting), Tone: kindTone(&m.Meeting)})
	tag.Resize(tag.MinSize())
	tag.Move(pos.Subtract(origin).AddXY(10, 10))
	p.ghost.Objects = []fyne.CanvasObject{tag}
	p.ghost.Refresh()
	var under *touch
	for _, x := range p.places {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(x.ground)
		if s := x.ground.Size(); pos.X >= at.X && pos.X < at.X+s.Width && pos.Y >= at.Y && pos.Y < at.Y+s.Height {
			under = x.ground
		}
	}
	if under == p.aim {
		return
	}
	if p.aim != nil {
		p.aim.tint(p.aim.rest)
	}
	if p.aim = under; under != nil {
		under.tint(kit.Tokens().PrimaryLine)
	}
}

// dropped asks about the new time of a meeting that was let fall on another day, in the view of a week also at another hour.
func (p *calendar) dropped(m app.MeetingBrief, down float32) {
	p.ghost.Objects = nil
	p.ghost.Refresh()
	if p.aim == nil {
		return
	}
	aim := p.aim
	aim.tint(aim.rest)
	p.aim = nil
	shift := time.Duration(0)
	if p.view == byWeek {
		shift = time.Duration(math.Round(float64(down/p.hour)*4)) * 15 * time.Minute
	}
	if app.Date(aim.name) == m.Starts.Date() && shift == 0 {
		p.chooseMeeting(m.Starts.Date(), m.ID)
		return
	}
	if why := p.moveOff(&m.Meeting); why != "" {
		p.env.Note(m.Name() + why)
		return
	}
	p.move(m.Meeting, app.Date(aim.name), shift)
}

// moveOff is why a meeting cannot get another time.
func (p *calendar) moveOff(m *app.Meeting) string {
	if !m.Editable() {
		return m.State.String() + "，不能改期"
	}
	return off(p.env, app.RightEdit)
}

// move asks for the new time of a meeting; the old one can be taken back.
func (p *calendar) move(m app.Meeting, day app.Date, shift time.Duration) {
	was, next := m, &plan{Meeting: m}
	from := app.Stamp(string(day) + " " + m.Starts.Clock() + ":00").Time().Add(shift)
	next.Starts, next.Ends = app.StampOf(from), app.StampOf(from.Add(m.Ends.Time().Sub(m.Starts.Time())))
	intro := fmt.Sprintf("原定 %s %s %s–%s。", m.Starts.Date().MonthDay(), m.Starts.Date().Weekday(), m.Starts.Clock(), m.Ends.Clock())
	if m.State == app.MeetingNoticed {
		intro += "通知已发出，改期后重新打印会议通知，告知参会人员。"
	}
	starts, ends := times(next)
	w := &clashWatch{env: p.env, p: next}
	room := w.people(w.room(kit.PickVenue(p.env, "venue_id", "会议室", &next.VenueID)))
	w.of(starts)
	w.of(ends)
	rest := func() { starts.Advise(p.restText(next.Starts.Date())) }
	starts.OnChange(rest)
	kit.Ask(p.env, kit.Form{Title: m.Name() + "改期", Intro: intro, Verb: "改期", Rev: &next.Rev, Fields: []*kit.Field{starts, ends, room},
		Save: func(ctx context.Context) error { return p.env.App.Meetings.Save(ctx, &next.Meeting) },
		Saved: func() {
			p.chooseMeeting(next.Starts.Date(), m.ID)
			p.env.Undo(m.Name()+"已改到 "+next.Starts.Minute(), func(ctx context.Context) error {
				was.Rev = next.Rev
				return p.env.App.Meetings.Save(ctx, &was)
			})
		}})
	w.look()
	rest()
}

// restText warns of a day that is over, or on which the office rests.
func (p *calendar) restText(d app.Date) string {
	switch name := p.data.cal.Name(d); {
	case d != "" && d < p.env.App.Today():
		return d.Short() + " 已经过去。"
	case d == "" || p.data.cal.IsWorkday(d):
		return ""
	case name != "":
		return d.Short() + " 是休息日（" + name + "）。"
	}
	return d.Short() + " 是休息日。"
}

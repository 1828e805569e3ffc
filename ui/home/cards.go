package home

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/app/light"
	"gongzhi/ui/kit"
)

func (p *page) link(label string, r kit.Route) kit.Action {
	return kit.Action{Label: label, Do: func() { p.env.Go(r) }}
}

// week are the meetings of the week.
func (p *page) week() fyne.CanvasObject {
	col := kit.VGap(0)
	for _, m := range p.board.Week {
		col.Objects = append(col.Objects, kit.HLine(), p.meetingRow(m))
	}
	if len(p.board.Week) == 0 {
		col.Objects = append(col.Objects, kit.Label("本周没有会议。", kit.Muted))
	}
	return kit.CardLink("本周会议", p.board.WeekText, p.link("会议日历 ›", kit.Route{Module: "meeting", Tab: "calendar"}), col)
}

func (p *page) meetingRow(m app.WeekMeeting) fyne.CanvasObject {
	text := kit.VGap(0, kit.Strong(m.Clock+"  "+m.Title), kit.Small(m.Note))
	row := kit.Cols(12, []float32{48, 0, 76}, center(dayBox(m)), center(text), center(kit.H(kit.Spacer(), kit.TagBox(kit.Tag{Text: m.Word, Tone: meetingTone(m)}))))
	return kit.Tap(m.Title, func() { p.env.Go(kit.Route{Module: "meeting", ID: m.ID, Act: m.Act}) }, kit.Fixed(0, 54, row))
}

func meetingTone(m app.WeekMeeting) kit.Tone {
	switch {
	case m.IsNow && m.State < app.MeetingEnded:
		return kit.Blue
	case m.State == app.MeetingEnded || m.State == app.MeetingMinuting:
		return kit.AmberTone
	case m.State == app.MeetingIssued || m.State == app.MeetingArchived:
		return kit.TealTone
	}
	return kit.Neutral
}

// dayBox is a day with its weekday below; today is filled.
func dayBox(m app.WeekMeeting) fyne.CanvasObject {
	t := kit.Tokens()
	ground := canvas.NewRectangle(t.Surface2)
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = t.Line, 1, 4
	day, mark := canvas.NewText(strconv.Itoa(m.Day.Day()), t.Text), canvas.NewText(m.Mark, t.Text3)
	if m.OffDay {
		mark.Color = t.Amber.Text
	}
	if m.IsNow {
		ground.FillColor, ground.StrokeColor = t.PrimaryFill, t.PrimaryFill
		day.Color, mark.Color = t.OnPrimary, t.OnPrimary
	}
	day.TextSize, mark.TextSize, day.TextStyle.Bold = 16, 12, true
	day.Alignment, mark.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	return kit.Fixed(46, 42, container.New(absolute(func(s fyne.Size) {
		put(ground, 0, 0, s.Width, s.Height)
		put(day, 0, 1, s.Width, 22)
		put(mark, 0, 22, s.Width, 18)
	}), ground, day, mark))
}

// absolute lays objects out by a function.
type absolute func(fyne.Size)

// Layout places the objects.
func (a absolute) Layout(_ []fyne.CanvasObject, s fyne.Size) { a(s) }

// MinSize is little: the place is given from outside.
func (absolute) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// part is one piece of a stacked bar.
type part struct {
	n     int
	color color.Color
}

// stacked is a bar of parts; full is what the whole width stands for.
func stacked(high float32, full int, parts ...part) fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for _, x := range parts {
		objs = append(objs, canvas.NewRectangle(x.color))
	}
	return kit.Fixed(0, high, container.New(absolute(func(s fyne.Size) {
		x := float32(0)
		for i, q := range parts {
			w := float32(0)
			if full > 0 && q.n > 0 {
				w = max(s.Width*float32(q.n)/float32(full), 3)
			}
			put(objs[i], x, 0, max(0, w-1), s.Height)
			x += w
		}
	}), objs...))
}

// lamps is the stacked bar of the items in hand with a link per lamp.
func (p *page) lamps() fyne.CanvasObject {
	l, t := p.board.Lamps, kit.Tokens()
	bar := stacked(10, l.Open, part{l.Red, t.Red.Lamp}, part{l.Yellow, t.Amber.Lamp}, part{l.Green, t.Green.Lamp}, part{l.Rest, t.Track})
	one := func(lamp kit.Lamp, word, chip string, n int, tone kit.Tone) fyne.CanvasObject {
		row := kit.HGap(5, kit.LampIcon(lamp, 15), kit.Label(word), kit.Big(strconv.Itoa(n), 18, tone))
		return kit.Tap(word, func() { p.env.Go(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"chip": chip}}) }, kit.Fixed(0, 30, row))
	}
	row := kit.HGap(18, one(kit.Red, "红灯", "红灯", l.Red, kit.RedTone), one(kit.Yellow, "黄灯", "黄灯", l.Yellow, kit.AmberTone),
		one(kit.Green, "绿灯", "绿灯", l.Green, kit.GreenTone), one(kit.Done, "本季办结", "办结", l.Done, kit.Second))
	note := fmt.Sprintf("在办 %d 项，其中 %d 项需关注", l.Open, l.Red+l.Yellow)
	return kit.CardLink("责任清单灯情", note, p.link("全部事项 ›", kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"chip": "全部"}}), kit.VGap(6, bar, row))
}

// recent are the newest acts, so many as have room in a column.
func (p *page) recent(column int) fyne.CanvasObject {
	col, list := kit.VGap(0), rows{column: column}
	for _, r := range p.board.Recent {
		line := kit.Fixed(0, 26, kit.Cols(8, []float32{44, 0}, kit.Small(r.When, kit.Muted), kit.HGap(8, kit.Strong(r.Who), kit.Grow(kit.Small(r.Text)))))
		col.Objects, list.lines = append(col.Objects, line), append(list.lines, []fyne.CanvasObject{line})
	}
	p.lists = append(p.lists, list)
	var all kit.Action
	if p.env.May(app.RightAudit) {
		all = p.link("全部记录 ›", kit.Route{Module: "office", Tab: "audit"})
	}
	return kit.CardLink("最近变化", "", all, col)
}

// loads are the lead units by their red and yellow items.
func (p *page) loads() fyne.CanvasObject {
	t, most := kit.Tokens(), 0
	list := p.board.Loads
	for _, u := range list {
		most = max(most, u.Total())
	}
	col := kit.VGap(0)
	for _, u := range list[:min(len(list), 12)] {
		bar := stacked(10, most, part{u.Red, t.Red.Lamp}, part{u.Yellow, t.Amber.Lamp}, part{u.Green, t.Green.Lamp}, part{u.Rest, t.Track})
		row := kit.Cols(8, []float32{96, 0, 52}, center(kit.Label(u.Name)), center(bar), center(kit.Small(fmt.Sprintf("%d / %d", u.Red+u.Yellow, u.Total())).Align(kit.Right)))
		id := strconv.FormatInt(u.OrgID, 10)
		col.Objects = append(col.Objects, kit.Tap(u.Name, func() { p.env.Go(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"lead_id": id}}) }, kit.Fixed(0, 32, row)))
	}
	return kit.CardBox("各单位在办压力", "红黄灯数 / 在办数", col)
}

// before is the check list before the next meeting.
func (p *page) before() fyne.CanvasObject {
	n := p.board.Next
	col := kit.VGap(0)
	for _, c := range n.Checks {
		lamp, tone := kit.Waiting, kit.Plain
		if c.Done {
			lamp, tone = kit.Done, kit.Muted
		}
		col.Objects = append(col.Objects, kit.Fixed(0, 30, kit.Cols(8, []float32{18, 0}, center(kit.LampIcon(lamp, 15)), center(kit.Label(c.Text, tone)))))
	}
	return kit.CardLink("下次会议前要办", n.Title, p.link("打开会议 ›", kit.Route{Module: "meeting", ID: n.ID}), col)
}

// mostForLeader are the indicators of a leader's page, which has more below them.
const mostForLeader = 7

// indicators are the quarter's figures against their targets, those furthest from them first; a clerk sees so many as have room.
func (p *page) indicators() fyne.CanvasObject {
	list := p.board.Indicators
	if len(list) == 0 {
		return nil
	}
	widths := []float32{0, 64, 60, 66, 0, 66}
	if p.board.Leader != nil {
		widths = []float32{0, 60, 56, 62, 60}
	}
	cut := func(cells ...fyne.CanvasObject) []fyne.CanvasObject {
		if p.board.Leader != nil {
			return append(cells[:4:4], cells[5])
		}
		return cells
	}
	heads := kit.Cols(8, widths, cut(kit.Caption("指标"), kit.Caption("当前").Align(kit.Right), kit.Caption("目标").Align(kit.Right), kit.Caption("较上季").Align(kit.Right), kit.Caption("完成情况（竖线为目标）"), kit.Caption(""))...)
	col, shown, fit := kit.VGap(0, heads), foremost(list), rows{column: 0}
	if p.board.Leader != nil {
		shown = shown[:min(len(shown), mostForLeader)]
	}
	for _, i := range shown {
		line := []fyne.CanvasObject{kit.HLine(), kit.Fixed(0, 28, kit.Cols(8, widths, cut(center(kit.Label(i.Name)), center(kit.Strong(i.Value).Align(kit.Right)), center(kit.Small(i.Target).Align(kit.Right)),
			center(kit.Small(i.Change, changeTone(i)).Align(kit.Right)), center(kit.BarBox(barOf(i))), center(indicatorWord(i)))...))}
		col.Objects, fit.lines = append(col.Objects, line...), append(fit.lines, line)
	}
	if p.board.Leader == nil {
		p.lists = append(p.lists, fit)
	}
	note := p.board.Period.String() + " · 截至今天，先列未达标的"
	return kit.CardLink("本季指标", note, p.link(fmt.Sprintf("全部 %d 项 ›", len(list)), kit.Route{Module: "effect", Tab: "rank", Args: map[string]string{"period": string(p.board.Period)}}), col)
}

// foremost are the indicators with those furthest from green first.
func foremost(list []app.HomeIndicator) []app.HomeIndicator {
	urgency := func(i app.HomeIndicator) int {
		return slices.Index([]app.Lamp{light.Red, light.Yellow, light.Green, light.Grey}, i.Lamp)
	}
	return slices.SortedStableFunc(slices.Values(list), func(a, b app.HomeIndicator) int { return cmp.Compare(urgency(a), urgency(b)) })
}

func indicatorWord(i app.HomeIndicator) fyne.CanvasObject {
	if i.Lamp == light.Grey {
		return kit.Small(i.Word, kit.Muted)
	}
	return kit.LampWord(kit.LampOf(i.Lamp), i.Word)
}

func changeTone(i app.HomeIndicator) kit.Tone {
	switch {
	case i.Better:
		return kit.GreenTone
	case i.Worse:
		return kit.AmberTone
	}
	return kit.Muted
}

// barOf is the bar of an indicator with its target as the tick; one without a value has an empty track.
func barOf(i app.HomeIndicator) kit.Bar {
	b := kit.Bar{Done: i.Done, Plan: i.Plan, Lamp: kit.NoLamp}
	switch i.Lamp {
	case light.Grey:
		b.Plan = -1
	case light.Red, light.Yellow:
		b.Lamp = kit.LampOf(i.Lamp)
	}
	return b
}

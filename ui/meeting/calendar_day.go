package meeting

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// panel is the chosen day: clashes, meetings with the acts of the chosen one, what is due, and the legend at its foot.
func (p *calendar) panel() fyne.CanvasObject {
	own := p.of(p.day)
	list := kit.VGap(10)
	if clash := roomClash(own, 0); clash != "" {
		list.Add(kit.NoticeBox(kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "会议室时间冲突", Text: clash}))
	}
	now := p.picked()
	for _, m := range own {
		list.Add(p.card(m, now.ID == m.ID))
	}
	if len(own) == 0 {
		list.Add(kit.Small("当日没有会议。按 N 安排会议。"))
	}
	if due := p.dueOn(p.day); len(due) > 0 {
		lines := kit.VGap(0, kit.Inset(0, 4, 0, 4, kit.Strong("当日到期事项", kit.Second)))
		for _, d := range due {
			lines.Add(kit.Tap("到期 "+d.No, func() { p.env.Go(kit.Route{Module: "duty", ID: d.ID}) },
				kit.Inset(0, 3, 0, 3, kit.Cols(8, []float32{16, 0}, kit.LampIcon(kit.LampOf(d.Lamp), 14), kit.Small(d.Content)))))
		}
		list.Add(lines)
	}
	title := p.day.MonthDay() + " " + p.day.Weekday()
	if name := p.data.cal.Name(p.day); name != "" {
		title += " " + name
	}
	head := kit.Inset(16, 14, 14, 8, kit.H(kit.Head(title), kit.Spacer(), kit.Caption(fmt.Sprintf("%d 场会议", len(own)))))
	return kit.VGap(0, head, kit.Grow(kit.Scroll(kit.Inset(15, 2, 16, 8, list))), kit.HLine(), kit.Inset(16, 10, 10, 10, legend()))
}

// card is a meeting of the day; the chosen one is framed and has its acts.
func (p *calendar) card(m app.MeetingBrief, on bool) fyne.CanvasObject {
	t, tone := kit.Tokens(), kindTone(&m.Meeting)
	frame := t.Line
	if on {
		frame = t.Primary
	}
	where := kit.Small(m.VenueName + " · 主持 " + m.ChairName)
	if roomClash(p.of(p.day), m.ID) != "" {
		where = kit.Small(m.VenueName+" · 主持 "+m.ChairName, kit.AmberTone)
	}
	head := kit.H(kit.Strong(m.Starts.Clock()+"–"+m.Ends.Clock(), tone), kit.Spacer(), kit.TagBox(stateTag(m.State)))
	col := kit.VGap(1, kit.Tap("当日 "+m.Title, func() { p.chooseMeeting(p.day, m.ID) }, kit.VGap(1, head, kit.Head(shortTitle(&m.Meeting)), where, kit.Small(m.Counts()))))
	if on {
		open := kit.Action{Label: "打开会议", Kind: kit.Primary, Keys: "Enter", Do: func() { p.env.Go(home(&m.Meeting)) }}
		bound := kit.Action{Label: "打印会议包", Do: func() { pack(p.env, m.Meeting) }}
		if m.State == app.MeetingCancelled {
			bound.Off = "会议已取消"
		}
		col.Add(kit.Inset(0, 5, 0, 0, kit.H(kit.NewButton(open), kit.NewButton(bound))))
	}
	bar := canvas.NewRectangle(t.Of(tone))
	bar.SetMinSize(fyne.NewSize(3, 0))
	return container.New(framed{}, face(t.Surface, frame), bar, col)
}

// framed lays out a card: its frame, the bar of its kind at the left, and its body.
type framed struct{}

// Layout places the three.
func (framed) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	at(objs[0], 0, 0, s.Width, s.Height)
	at(objs[1], 0, 6, 3, s.Height-12)
	at(objs[2], 14, 8, s.Width-24, s.Height-16)
}

// MinSize is the body with room around it.
func (framed) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[2].MinSize().AddWidthHeight(24, 17)
}

// legend says which colour is which kind.
func legend() fyne.CanvasObject {
	one := func(word string, tone kit.Tone) fyne.CanvasObject {
		t := kit.Tokens()
		chip, bar := canvas.NewRectangle(t.Tint(tone)), canvas.NewRectangle(t.Of(tone))
		icon := kit.Fixed(14, 14, container.New(laid(func(s fyne.Size) {
			at(chip, 0, 0, s.Width, s.Height)
			at(bar, 0, 0, 3, s.Height)
		}), chip, bar))
		return kit.HGap(6, icon, kit.Caption(word, kit.Second))
	}
	three := []float32{74, 74, 0}
	return kit.VGap(5, kit.Cols(4, three, one("例会", kit.Blue), one("专题会", kit.TealTone), one("听证·论证", kit.VioletTone)),
		kit.Cols(4, three, one("居民议事", kit.OchreTone), one("已取消", kit.Neutral), kit.Gap(0)))
}

// roomClash names a room that two meetings of a day have at the same time: records of before the rule, or imported. Of one meeting
// it says only its own clashes; id 0 means all.
func roomClash(own []app.MeetingBrief, id int64) string {
	for i := range own {
		for j := range own[:i] {
			if id != 0 && own[i].ID != id && own[j].ID != id {
				continue
			}
			if own[i].State != app.MeetingCancelled && own[j].Overlaps(&own[i].Meeting) {
				return fmt.Sprintf("%s %s 与 %s 两场会议时间重叠", own[i].VenueName, own[j].Starts.Clock(), own[i].Starts.Clock())
			}
		}
	}
	return ""
}

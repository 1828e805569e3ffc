package meeting

import (
	"fmt"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// panel is the chosen day: clashes, meetings with their acts, what is due, and the legend.
func (p *monthPage) panel() fyne.CanvasObject {
	own := p.of(p.day)
	list := kit.V()
	if clash := roomClash(own); clash != "" {
		list.Add(kit.NoticeBox(kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "会议室时间冲突", Text: clash}))
	}
	for i, m := range own {
		kind := kit.Secondary
		if i == 0 {
			kind = kit.Primary
		}
		body := kit.VGap(4, kit.H(kit.Strong(m.Starts.Clock()+"–"+m.Ends.Clock()), kit.Spacer(), kit.TagBox(stateTag(m.State))),
			kit.Small(m.VenueName+" · 主持 "+m.ChairName), kit.H(kit.NewButton(kit.Action{Label: "打开会议", Kind: kind, Do: func() { p.env.Go(home(&m)) }}),
				kit.NewButton(kit.Action{Label: "打印…", Icon: "print", Sub: papers(p.env, m)})))
		list.Add(kit.CardBox(m.Title, "", body))
	}
	if len(own) == 0 {
		list.Add(kit.SmallPara("当日没有会议。"))
	}
	if due := p.dueOn(p.day); len(due) > 0 {
		list.Add(kit.Head("当日到期事项"))
		for _, d := range due {
			id := d.ID
			list.Add(newRow(d.No, false, kit.Inset(2, 3, 2, 3, kit.Cols(6, []float32{16, 0}, kit.LampIcon(kit.LampOf(d.Lamp), 14), kit.Small(d.Content))), func() { p.env.Go(kit.Route{Module: "duty", ID: id}) }))
		}
	}
	legend := kit.V(kit.HGap(6, kit.TagBox(kit.Tag{Text: "例会", Tone: kit.Blue}), kit.TagBox(kit.Tag{Text: "专题会", Tone: kit.TealTone}), kit.TagBox(kit.Tag{Text: "听证·论证", Tone: kit.VioletTone})),
		kit.HGap(6, kit.TagBox(kit.Tag{Text: "居民议事", Tone: kit.OchreTone}), kit.TagBox(kit.Tag{Text: "已取消", Tone: kit.Neutral})))
	title := p.day.MonthDay() + " " + p.day.Weekday()
	if name := p.name(); name != "" {
		title += " " + name
	}
	return kit.CardBox(title, fmt.Sprintf("%d 场会议", len(own)), kit.V(kit.Grow(kit.Scroll(kit.Inset(1, 0, 6, 0, list))), kit.HLine(), legend))
}

func (p *monthPage) name() string {
	if p.data.cal == nil {
		return ""
	}
	return p.data.cal.Name(p.day)
}

// roomClash names a room that two meetings of a day have at the same time: records of before the rule, or imported.
func roomClash(own []app.Meeting) string {
	for i := range own {
		for j := range own[:i] {
			if own[i].State != app.MeetingCancelled && own[j].Overlaps(&own[i]) {
				return fmt.Sprintf("%s %s 与 %s 两场会议时间重叠", own[i].VenueName, own[j].Starts.Clock(), own[i].Starts.Clock())
			}
		}
	}
	return ""
}

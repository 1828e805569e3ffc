package meeting

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// middle is the item at hand: heading, notes, conclusion, ballot, resolutions, and the step that the meeting is at.
func (b *bench) middle() fyne.CanvasObject {
	if b.item.ID == 0 {
		return kit.CardBox("", "", kit.EmptyBox(kit.Empty{Icon: "meeting", Title: "没有议题", Text: "先在会议页上排议程。"}))
	}
	m := b.rec.Meeting
	head := container.NewBorder(nil, nil, nil, b.nextStep(), kit.H(kit.Head(fmt.Sprintf("%d. %s", b.item.Seq, b.item.Title)), kit.TagBox(kit.Tag{Text: b.item.Kind.String(), Tone: kit.Blue})))
	parts := []fyne.CanvasObject{head}
	if !m.Holding() {
		return kit.V(append(parts, b.before())...)
	}
	if m.HearOnly {
		parts = append(parts, kit.NoticeBox(kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "只听取通报", Text: app.Quorum(b.rec).Text + "。到会人数够了以后可恢复表决。"}))
	}
	parts = append(parts, kit.Grow(b.recordBox()))
	if box := b.ballotBox(); box != nil {
		parts = append(parts, box)
	}
	return kit.V(append(parts, b.resolutionBox())...)
}

// before is what stands in the middle until the meeting has begun.
func (b *bench) before() fyne.CanvasObject {
	m, q := b.rec.Meeting, app.Quorum(b.rec)
	switch {
	case m.State == app.MeetingDraft:
		return kit.NoticeBox(kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "会议通知还没有发出", Text: "回到会议页，先发会议通知。"})
	case m.Signed() || m.State == app.MeetingCancelled:
		return kit.NoticeBox(kit.Notice{Tone: kit.Neutral, Title: m.State.String(), Text: "不能再修改会议记录。"})
	case q.Met:
		return kit.NoticeBox(kit.Notice{Tone: kit.GreenTone, Lamp: kit.Green, Title: q.Text, Text: q.Why + "。人已到齐时按“开会”。"})
	}
	return kit.NoticeBox(kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: q.Text, Text: q.Why + "。在右侧逐人签到，或按 F7 全部签到。"})
}

// nextStep is the one primary button: begin, end, or the minutes.
func (b *bench) nextStep() fyne.CanvasObject {
	m, q := b.rec.Meeting, app.Quorum(b.rec)
	edit := off(b.env, app.RightEdit)
	act := kit.Action{}
	switch m.State {
	case app.MeetingNoticed, app.MeetingCheckIn:
		act = kit.Action{Label: "开会", Kind: kit.Primary, Off: edit, Do: func() { b.begin(false) }}
		if m.State == app.MeetingNoticed {
			act.Off = "还没有人签到"
		} else if !q.Met {
			act = kit.Action{Label: "只听取通报开会…", Off: edit, Do: func() {
				kit.Confirm(b.env, q.Text+"。仍然开会？", "会议只听取通报，不能表决。到会人数够了以后可以恢复表决。", kit.Verb{Label: "再等一等"}, kit.Verb{Label: "只听取通报", Do: func() { b.begin(true) }})
			}}
		}
	case app.MeetingInProgress:
		if m.HearOnly && q.Met {
			return kit.NewButton(kit.Action{Label: "恢复表决", Kind: kit.Primary, Off: edit, Do: func() { b.begin(false) }})
		}
		act = kit.Action{Label: "散会…", Off: edit, Do: b.end}
	case app.MeetingEnded, app.MeetingMinuting:
		act = kit.Action{Label: "去签发纪要", Kind: kit.Primary, Do: func() { b.keep(func() { b.env.Go(kit.Route{Module: "meeting", ID: b.id, Act: "minutes"}) }) }}
	default:
		return kit.Gap(0)
	}
	return kit.NewButton(act)
}

func (b *bench) begin(hearOnly bool) {
	b.keep(func() {
		kit.Act(b.env, "开会", func(ctx context.Context) error { return b.env.App.Sittings.Begin(ctx, b.id, hearOnly) }, func() {
			b.clock.restart(b.env.App.Now())
			b.env.Toast(b.rec.Meeting.Name() + "开始 " + app.StampOf(b.env.App.Now()).Clock())
			b.Refresh()
		})
	})
}

func (b *bench) end() {
	waiting := 0
	for _, a := range b.rec.Attendances {
		if a.Presence == app.NotArrived {
			waiting++
		}
	}
	body := "记录、签到和议定事项在签发纪要前仍可补充。"
	for _, a := range b.rec.Agenda {
		if a.Counted() && !a.Voted {
			body = "“" + a.Title + "”的表决结果还没有确认，签发纪要前要由主持人确认。" + body
		}
	}
	if waiting > 0 {
		body = fmt.Sprintf("%d 人没有签到，将记为缺席。", waiting) + body
	}
	b.keep(func() {
		kit.Confirm(b.env, b.rec.Meeting.Name()+"散会？", body, kit.Verb{Label: "继续开会"}, kit.Verb{Label: "散会", Do: func() {
			kit.Act(b.env, "散会", func(ctx context.Context) error { return b.env.App.Sittings.End(ctx, b.id) }, func() {
				b.env.Toast("已散会，纪要由记录生成")
				b.env.Go(kit.Route{Module: "meeting", ID: b.id, Act: "minutes"})
			})
		}})
	})
}

// recordBox is the notes with the conclusion under them.
func (b *bench) recordBox() fyne.CanvasObject {
	label := "结论"
	if b.item.Conclusion != app.ConcludedNot {
		label = "结论：" + b.item.Conclusion.String()
	}
	var choices []kit.Action
	for _, c := range app.Conclusions {
		text := c.String()
		if c == app.ConcludedNot {
			text = "（无）"
		}
		choices = append(choices, kit.Action{Label: text, Do: func() {
			b.item.Conclusion, b.dirty = c, true
			b.draw()
			b.env.Touch()
		}})
	}
	foot := kit.H(kit.NewButton(kit.Action{Label: label, Sub: choices, Off: off(b.env, app.RightEdit)}), kit.Grow(kit.EntryBox(b.outcome)), kit.NewButton(kit.Action{Label: "保存", Off: off(b.env, app.RightEdit), Do: b.Save}))
	return kit.CardBox("发言要点", "点右侧姓名，或输入姓名首字母按 →，如 zhf → 赵海峰：", kit.V(kit.Grow(kit.EntryBox(b.notes)), foot))
}

// resolutionBox lists what the item decided that somebody do.
func (b *bench) resolutionBox() fyne.CanvasObject {
	own := b.rec.ResolutionsOf(b.item.ID)
	list := kit.VGap(0)
	for _, r := range own {
		due := "长期"
		if r.Due != "" {
			due = string(r.Due)
		}
		body := kit.Inset(8, 4, 8, 4, kit.Cols(10, []float32{0, 130, 80}, kit.Label(fmt.Sprintf("%d. %s", r.Seq, r.Content)), kit.Small(r.LeadName), kit.Small(due)))
		list.Add(newRow(r.Content, false, body, func() { b.askResolution(r) }))
	}
	note, body := fmt.Sprintf("%d 项，签发纪要时自动下达为责任事项", len(own)), fyne.CanvasObject(list)
	if len(own) > 2 {
		body = kit.Fixed(0, 64, kit.Scroll(list))
	}
	return kit.CardBox("议定事项", note, body, kit.Action{Label: "生成议定事项", Icon: "add", Keys: "Alt+D", Off: off(b.env, app.RightEdit), Do: func() { b.askResolution(app.Resolution{}) }})
}

// askResolution writes a resolution of the item at hand.
func (b *bench) askResolution(r app.Resolution) {
	if !b.rec.Meeting.Holding() || b.item.ID == 0 {
		return
	}
	title := "议定事项"
	if r.ID == 0 {
		r = app.Resolution{MeetingID: b.id, AgendaID: b.item.ID, Content: strings.TrimSpace(b.outcome.Text)}
	} else {
		title = fmt.Sprintf("议定事项 %d", r.Seq)
	}
	f := kit.Form{Title: title, Intro: b.item.Title, Verb: "保存议定事项", Rev: &r.Rev, Fields: []*kit.Field{
		kit.Lines("content", "内容", &r.Content, 3).Need().Wide(), kit.PickOrg(b.env, "lead_id", "牵头单位", &r.LeadID).Need(), kit.PickOrgs(b.env, "support_ids", "配合单位", &r.SupportIDs),
		kit.Text("person", "责任人", &r.Person), kit.Due("due", "完成时限", &r.Due), kit.Text("deliverable", "成果要求", &r.Deliverable).Wide()},
		Save: func(ctx context.Context) error { return b.env.App.Sittings.SaveResolution(ctx, &r) },
		Saved: func() {
			b.env.Toast("已保存议定事项")
			b.Refresh()
		}}
	if r.ID != 0 {
		id := r.ID
		f.More = []kit.Action{{Label: "删去议定事项", Kind: kit.Danger, Do: func() {
			kit.Act(b.env, "删去议定事项", func(ctx context.Context) error { return b.env.App.Sittings.DeleteResolution(ctx, id) }, func() {
				b.env.Toast("已删去议定事项")
				b.Refresh()
			})
		}}}
	}
	b.keep(func() { kit.Ask(b.env, f) })
}

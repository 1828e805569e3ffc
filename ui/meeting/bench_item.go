package meeting

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// middle is the item at hand: heading, notes, conclusion, ballot, resolutions, and the step that the meeting is at.
func (b *bench) middle() fyne.CanvasObject {
	if b.item.ID == 0 {
		return kit.CardBox("", "", kit.EmptyBox(kit.Empty{Icon: "meeting", Title: "没有议题", Text: "先在会议页上排议程。"}))
	}
	m := b.rec.Meeting
	title := kit.HGap(10, kit.Big(doc.Ordinal(1, b.item.Seq)+b.item.Title, 17), kit.TagBox(kit.Tag{Text: b.item.Kind.String(), Tone: kit.Blue}))
	head := container.NewBorder(nil, nil, nil, b.nextStep(), title)
	if !m.Holding() {
		return kit.V(head, b.before())
	}
	if m.HearOnly {
		head = kit.V(head, kit.NoticeBox(kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "只听取通报", Text: app.Quorum(b.rec).Text + "。到会人数够了以后可恢复表决。"}))
	}
	compact := b.resolutionButton()
	ballot := b.ballotBox(compact)
	if ballot == nil {
		return kit.V(head, kit.Grow(b.recordBox()), b.resolutionBox())
	}
	if len(b.rec.ResolutionsOf(b.item.ID)) == 0 {
		return kit.V(head, kit.Grow(b.recordBox()), ballot)
	}
	return container.New(stacked{compact}, head, b.recordBox(), ballot, b.resolutionBox())
}

// stacked stands the parts of the middle one below another, the record taking what is left; where that is too little to write in, the
// card of the resolutions gives way to a button in the ballot.
type stacked struct{ compact fyne.CanvasObject }

const (
	partGap    = 8
	leastNotes = 190
)

// Layout places the parts.
func (l stacked) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	y, high := float32(0), make([]float32, len(objs))
	left := s.Height + partGap
	for i, o := range objs {
		if i != 1 {
			high[i] = kit.HeightFor(o, s.Width)
			left -= high[i] + partGap
		}
	}
	last := len(objs) - 1
	if left-partGap < leastNotes {
		left += high[last] + partGap
		objs[last].Hide()
	} else {
		objs[last].Show()
	}
	if l.compact.Show(); objs[last].Visible() {
		l.compact.Hide()
	}
	high[1] = left - partGap
	for i, o := range objs {
		if o.Visible() {
			at(o, 0, y, s.Width, high[i])
			y += high[i] + partGap
		}
	}
}

// MinSize is little: the page takes what there is.
func (stacked) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 300) }

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
	body := "记录、签到和议定事项在签发纪要前仍可补充。"
	for _, a := range b.rec.Agenda {
		if a.Counted() && !a.Voted {
			body = "“" + a.Title + "”的表决结果还没有确认，签发纪要前要由主持人确认。" + body
		}
	}
	if waiting := b.waiting(); waiting > 0 {
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
	foot := kit.H(kit.NewButton(kit.Action{Label: label, Sub: choices, Off: off(b.env, app.RightEdit)}), kit.Grow(kit.EntryBox(b.outcome)))
	return kit.EntryCard("发言要点", "点右侧姓名，或输入姓名首字母插入发言人，如 zhf → 赵海峰：", b.notes, foot)
}

// resolutionButton stands in for the card where there is no room: it makes a resolution, or opens one of those there are.
func (b *bench) resolutionButton() fyne.CanvasObject {
	add := b.newResolution()
	own := b.rec.ResolutionsOf(b.item.ID)
	if len(own) == 0 {
		return kit.NewButton(add)
	}
	acts := []kit.Action{add, {}}
	for _, r := range own {
		acts = append(acts, kit.Action{Label: fmt.Sprintf("%d. %s", r.Seq, r.Content), Do: func() { b.askResolution(r) }})
	}
	return kit.NewButton(kit.Action{Label: fmt.Sprintf("议定事项 %d 项", len(own)), Sub: acts})
}

func (b *bench) newResolution() kit.Action {
	return kit.Action{Label: "生成议定事项", Icon: "duty", Keys: "Alt+D", Off: off(b.env, app.RightEdit), Do: func() { b.askResolution(app.Resolution{}) }}
}

// resolutionBox lists what the item decided that somebody do.
func (b *bench) resolutionBox() fyne.CanvasObject {
	own, widths := b.rec.ResolutionsOf(b.item.ID), []float32{40, 0, 150, 90}
	list := kit.VGap(0)
	if len(own) > 0 {
		list.Add(kit.Cols(10, widths, kit.Caption("序号"), kit.Caption("内容"), kit.Caption("牵头单位"), kit.Caption("完成时限").Align(kit.Right)))
	}
	for _, r := range own {
		due := "长期"
		if r.Due != "" {
			due = string(r.Due)
		}
		list.Add(kit.HLine())
		list.Add(kit.Tap(r.Content, func() { b.askResolution(r) }, kit.Fixed(0, 32, kit.Cols(10, widths, kit.Label(fmt.Sprint(r.Seq)), kit.Label(r.Content), kit.Small(r.LeadName), kit.Label(due).Align(kit.Right)))))
	}
	body := fyne.CanvasObject(list)
	if len(own) > 4 {
		body = kit.Fixed(0, 150, kit.Scroll(list))
	}
	return kit.CardBox("议定事项", "签发纪要后自动进入责任清单，不必再录", body, b.newResolution())
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
			var receipt app.Receipt
			kit.Act(b.env, "删去议定事项", func(ctx context.Context) error {
				return b.env.App.Sittings.DeleteResolution(app.WithReceipt(ctx, &receipt), id)
			}, func() {
				b.env.Undo("已删去议定事项", func(ctx context.Context) error { return b.env.App.Undos.Undo(ctx, receipt) })
				b.Refresh()
			})
		}}}
	}
	b.keep(func() { kit.Ask(b.env, f) })
}

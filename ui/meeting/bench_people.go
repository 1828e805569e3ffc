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

// people is the right pane: the quorum as it stands and everybody's presence.
func (b *bench) people() fyne.CanvasObject {
	m, q := b.rec.Meeting, app.Quorum(b.rec)
	tone, lamp := kit.AmberTone, kit.Yellow
	if q.Met {
		tone, lamp = kit.GreenTone, kit.Green
	}
	share, plan := 0.0, -1.0
	if q.Entitled > 0 {
		share, plan = float64(q.Present)/float64(q.Entitled), float64(q.Need)/float64(q.Entitled)
	}
	count := kit.HGap(6, kit.Big(fmt.Sprint(q.Present), 28, tone), kit.Label(fmt.Sprintf("/ %d 应到", q.Entitled), kit.Second), kit.Spacer(), kit.LampIcon(lamp, 14), kit.Strong(shortQuorum(q), tone))
	box := kit.VGap(0, count, kit.BarBox(kit.Bar{Done: share, Plan: plan}), kit.Caption(fmt.Sprintf("法定人数 %d（%s）", q.Need, strings.NewReplacer("应到成员", "", "（含本数）", "，含本数").Replace(m.Rule.QuorumText())), kit.Second))
	if !q.Met {
		box.Add(kit.SmallPara(q.Text, kit.AmberTone))
	}
	head := kit.H(kit.Head("到会情况"), kit.Spacer())
	if b.waiting() > 0 && (m.State == app.MeetingNoticed || m.State == app.MeetingCheckIn || m.State == app.MeetingInProgress) {
		head.Add(kit.NewButton(kit.Action{Label: "全部签到", Keys: "F7", Off: off(b.env, app.RightEdit), Do: b.checkInAll}))
	}
	head.Add(kit.Link("签到表 ›", func() { preview(b.env, "D06", m) }))
	list := kit.VGap(0)
	for i := range b.rec.Attendances {
		list.Add(b.seat(b.rec.Attendances[i]))
	}
	top := kit.Inset(16, 9, 16, 8, kit.V(kit.Fixed(0, 30, head), kit.Tinted(tone, box)))
	return kit.VGap(0, top, kit.Grow(kit.Inset(16, 0, 3, 6, kit.Rows(list, seatHigh, &b.seats))))
}

const seatHigh = 28

// waiting is how many have not signed in yet.
func (b *bench) waiting() (n int) {
	for _, a := range b.rec.Attendances {
		if a.Presence == app.NotArrived {
			n++
		}
	}
	return n
}

func shortQuorum(q app.QuorumCount) string {
	if q.Met {
		return "可以表决"
	}
	return fmt.Sprintf("差 %d 人", q.Short)
}

// seat is one line of the attendance: the name puts 「姓名：」 into the notes, the word at the right opens the presences.
func (b *bench) seat(a app.Attendance) fyne.CanvasObject {
	word, tone := b.presence(a)
	who := kit.Cols(8, []float32{56, 0}, kit.Strong(a.Who()), kit.Small(a.OrgName))
	if a.Name == "" { // a unit that has not named its person yet
		who = kit.Cols(8, []float32{0}, kit.Strong(a.OrgName))
	}
	name := newRow(a.Who(), false, kit.Inset(0, 3, 0, 3, who), func() { b.speak(a.Who()) })
	text := kit.Small(word, tone).Align(kit.Right)
	var change fyne.CanvasObject = middle(text)
	if b.seatOff() == "" {
		change = kit.Tap(a.Who()+" 签到", func() { kit.Menu(change, b.presences(a)...) }, kit.Fixed(0, seatHigh, middle(text)))
	}
	return kit.Fixed(0, seatHigh, container.NewBorder(nil, nil, nil, kit.Fixed(max(64, text.MinSize().Width), seatHigh, change), name))
}

// presence is the word of a seat; what takes it out of the count stands out.
func (b *bench) presence(a app.Attendance) (word string, tone kit.Tone) {
	word, tone = a.Presence.String(), kit.Second
	switch {
	case b.votes.Recused.Has(a.ID):
		word, tone = "回避", kit.AmberTone
	case a.Presence == app.Substituted:
		word = "代会 " + a.Substitute
	case a.Presence == app.Late:
		word = "迟到 " + a.ArrivedAt.Clock()
	case a.Presence == app.LeftEarly:
		word, tone = "早退 "+a.LeftAt.Clock(), kit.AmberTone
	case a.Presence == app.OnLeave || a.Presence == app.Absent:
		tone = kit.AmberTone
	case a.Presence == app.NotArrived:
		tone = kit.Muted
	}
	if a.Observer {
		if word += " · 列席"; a.Presence == app.Present {
			word = "列席"
		}
	}
	return word, tone
}

func (b *bench) seatOff() string {
	m := b.rec.Meeting
	switch {
	case m.Signed() || m.State == app.MeetingCancelled:
		return m.State.String() + "，不能修改"
	case m.State == app.MeetingDraft:
		return "会议通知还没有发出"
	}
	return off(b.env, app.RightEdit)
}

// presences are the acts on one seat.
func (b *bench) presences(a app.Attendance) []kit.Action {
	one := func(label string, p app.Presence) kit.Action {
		return kit.Action{Label: label, Do: func() { b.checkIn(a, app.Arrival{Presence: p}) }}
	}
	list := []kit.Action{one("到会", app.Present), one("迟到", app.Late), one("早退", app.LeftEarly),
		{Label: "请假…", Do: func() { b.askArrival(a, app.OnLeave, "事由") }}, {Label: "代会…", Do: func() { b.askArrival(a, app.Substituted, "代会人") }},
		one("缺席", app.Absent), one("未签到", app.NotArrived)}
	if b.rec.Meeting.State == app.MeetingInProgress && !b.item.Voted && a.Votes(b.rec.Meeting.Rule) {
		label := "本议题回避"
		if b.votes.Recused.Has(a.ID) {
			label = "不再回避"
		}
		list = append(list, kit.Action{}, kit.Action{Label: label, Do: func() { b.recuse(a.ID) }})
	}
	return list
}

// recuse puts somebody aside for the item at hand, or back.
func (b *bench) recuse(id int64) {
	var kept app.IDs
	for _, x := range b.votes.Recused {
		if x != id {
			kept = append(kept, x)
		}
	}
	if len(kept) == len(b.votes.Recused) {
		kept = append(kept, id)
	}
	b.votes.Recused, b.dirty = kept, true
	b.draw()
	b.env.Touch()
}

func (b *bench) checkIn(a app.Attendance, what app.Arrival) {
	b.keep(func() {
		kit.Act(b.env, "签到", func(ctx context.Context) error { return b.env.App.Sittings.CheckIn(ctx, a.ID, what) }, b.Refresh)
	})
}

func (b *bench) askArrival(a app.Attendance, p app.Presence, label string) {
	what := app.Arrival{Presence: p, Reason: a.Reason, Substitute: a.Substitute}
	text := &what.Reason
	if p == app.Substituted {
		text = &what.Substitute
	}
	b.keep(func() {
		kit.Ask(b.env, kit.Form{Title: a.Who() + " " + p.String(), Verb: "签到", Fields: []*kit.Field{kit.Text("substitute", label, text).Wide()},
			Save: func(ctx context.Context) error { return b.env.App.Sittings.CheckIn(ctx, a.ID, what) }, Saved: b.Refresh})
	})
}

func (b *bench) checkInAll() {
	if b.seatOff() != "" {
		return
	}
	n := 0
	b.keep(func() {
		kit.Act(b.env, "全部签到", func(ctx context.Context) (err error) {
			n, err = b.env.App.Sittings.CheckInAll(ctx, b.id)
			return err
		}, func() {
			b.env.Toast(fmt.Sprintf("已签到 %d 人；请假、缺席的在右侧改", n))
			b.Refresh()
		})
	})
}

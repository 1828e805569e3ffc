package meeting

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// bench (会议工作台) is where a meeting is held: agenda left, record, ballot and resolutions in the middle, attendance right.
type bench struct {
	env   *kit.Env
	id    int64
	rec   app.MeetingRecord
	cur   int64 // the item at hand
	clock benchClock
	big   *kit.BigScreen

	item    app.AgendaItem // as being written
	votes   app.Votes
	notes   *kit.Entry
	outcome *kit.Entry
	tally   []*kit.Counter // of the ballot: 赞成, 反对, 弃权, 无效
	dirty   bool
	stuck   bool    // the record could not be stored
	seats   float32 // how far the attendance is scrolled
	saved   app.Stamp
	loaded  bool

	left, mid, right *fyne.Container
	body             fyne.CanvasObject
}

func newBench(env *kit.Env, id int64) kit.Page {
	b := &bench{env: env, id: id, left: container.NewStack(), mid: container.NewStack(), right: container.NewStack()}
	b.clock.restart(env.App.Now())
	b.notes, b.outcome = b.entry("notes", "记录发言要点", 2), b.entry("outcome", "结论文字，印在纪要中", 1)
	cols := kit.Cols(0, []float32{270, 0, 290}, kit.Pane(true, b.left), kit.Inset(14, 10, 14, 12, b.mid), kit.Pane(false, b.right))
	b.body = kit.VGap(0, kit.Grow(cols), kit.KeyStrip(benchStrip()))
	b.notes.OnKey(b.initials)
	b.Refresh()
	kit.Every(env, time.Second, b.tick)
	return b
}

// entry is an entry whose text becomes part of the record.
func (b *bench) entry(name, holder string, rows int) *kit.Entry {
	e := kit.NewEntry(name, holder, rows)
	e.OnChanged = func(string) {
		if b.loaded {
			b.dirty = true
			b.env.Touch()
		}
	}
	return e
}

// Title is the meeting's name.
func (b *bench) Title() string {
	if b.rec.Meeting.ID == 0 {
		return "会议工作台"
	}
	return b.rec.Meeting.Name()
}

// Subtitle is when, where and who.
func (b *bench) Subtitle() string {
	m := b.rec.Meeting
	if m.ID == 0 {
		return ""
	}
	text := m.Starts.Minute() + " · " + m.VenueName + " · 主持 " + m.ChairName
	if m.RecorderName != "" {
		text += " · 记录 " + m.RecorderName
	}
	return text
}

// Object is the page.
func (b *bench) Object() fyne.CanvasObject { return b.body }

// Topics are what makes it reload.
func (b *bench) Topics() []app.Topic { return []app.Topic{app.MeetingChanged} }

// FoldRail folds the navigation while the meeting is held.
func (b *bench) FoldRail() bool { return true }

// Keys are the keys of the page.
func (b *bench) Keys() []kit.KeyHint { return benchKeys() }

// Status says whether the record is kept and how long it is.
func (b *bench) Status() string {
	if b.item.ID == 0 || !b.rec.Meeting.Holding() {
		return b.rec.Meeting.State.String()
	}
	kept := "停笔几秒后自动保存"
	switch {
	case b.dirty:
		kept = "有未保存的记录，停笔几秒后自动保存"
	case b.saved != "":
		kept = "自动保存于 " + string(b.saved[11:])
	}
	letters := 0
	for _, r := range b.notes.Text {
		if !unicode.IsSpace(r) {
			letters++
		}
	}
	return fmt.Sprintf("%s · 议题%s 记录 %d 字", kept, doc.Hanzi(b.item.Seq), letters)
}

// Unsaved keeps the page open while something typed is not stored.
func (b *bench) Unsaved() string {
	if b.dirty && b.rec.Meeting.Holding() {
		return "“" + b.item.Title + "”的记录还没有保存。"
	}
	return ""
}

// Keep stores the record before the page is left.
func (b *bench) Keep(then func()) bool {
	if !b.dirty || b.stuck || b.item.ID == 0 || !b.rec.Meeting.Holding() {
		return false
	}
	b.stuck = true
	b.keep(then)
	return true
}

// Save stores the record of the item at hand.
func (b *bench) Save() { b.keep(func() { b.env.Toast("已保存记录") }) }

// Refresh reads the meeting again; what is being typed stays.
func (b *bench) Refresh() {
	kit.Load(b.env, func(ctx context.Context) (app.MeetingRecord, error) { return b.env.App.Meetings.Record(ctx, b.id) }, b.show)
}

func (b *bench) show(rec app.MeetingRecord) {
	first := !b.rec.Meeting.Holding() // opened, or just begun: the recorder can type at once
	same := b.cur != 0 && sameButText(b.rec, rec)
	b.rec = rec
	if rec.Item(b.cur).ID == 0 {
		b.cur = 0
		for _, a := range rec.Agenda {
			if b.cur == 0 || a.Conclusion == app.ConcludedNot && rec.Item(b.cur).Conclusion != app.ConcludedNot {
				b.cur = a.ID
			}
		}
	}
	b.take()
	if !same {
		b.draw()
	}
	if first {
		b.focus()
	}
	b.env.Touch()
}

// sameButText says whether two readings of the meeting differ in nothing but what is written in the notes.
func sameButText(a, b app.MeetingRecord) bool {
	plain := func(r app.MeetingRecord) app.MeetingRecord {
		r.Agenda = slices.Clone(r.Agenda)
		for i := range r.Agenda {
			r.Agenda[i].Record, r.Agenda[i].Notes, r.Agenda[i].Outcome = app.Record{}, "", ""
		}
		return r
	}
	return reflect.DeepEqual(plain(a), plain(b))
}

// take fills the middle from the stored item, unless the recorder is writing in it.
func (b *bench) take() {
	now := b.rec.Item(b.cur)
	if b.dirty && b.item.ID == now.ID {
		now.Notes, now.Outcome, now.Conclusion = b.notes.Text, b.outcome.Text, b.item.Conclusion
		if !now.Voted {
			now.Yes, now.No, now.Abstain, now.Invalid = b.votes.Yes, b.votes.No, b.votes.Abstain, b.votes.Invalid
			now.RecusedIDs = b.votes.Recused
		}
	} else {
		b.dirty = false
	}
	b.item, b.votes = now, b.rec.VotesOf(now)
	b.loaded = false
	another := b.notes.Text != now.Notes
	if another {
		b.notes.SetText(now.Notes)
	}
	if b.outcome.Text != now.Outcome {
		b.outcome.SetText(now.Outcome)
	}
	b.loaded = true
	for _, e := range []*kit.Entry{b.notes, b.outcome} {
		if b.rec.Meeting.Holding() && b.env.May(app.RightEdit) {
			e.Enable()
		} else {
			e.Disable()
		}
	}
	if another { // the recorder goes on at the end
		b.notes.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
}

func (b *bench) draw() {
	set(b.left, b.agenda())
	b.drawMiddle()
	set(b.right, b.people())
}

func (b *bench) drawMiddle() {
	set(b.mid, b.middle())
	b.big.Set(b.screen())
}

func set(c *fyne.Container, o fyne.CanvasObject) {
	c.Objects = []fyne.CanvasObject{o}
	c.Refresh()
}

func (b *bench) focus() {
	if b.rec.Meeting.Holding() && b.env.Host() != nil {
		b.env.Host().Focus(b.notes)
	}
}

// keep stores what was typed, then goes on; with nothing typed it goes on at once.
func (b *bench) keep(then func()) {
	if !b.dirty || b.item.ID == 0 || !b.rec.Meeting.Holding() {
		if then != nil {
			then()
		}
		return
	}
	item := b.item
	item.Notes, item.Outcome = b.notes.Text, b.outcome.Text
	item.Yes, item.No, item.Abstain, item.Invalid, item.RecusedIDs = b.votes.Yes, b.votes.No, b.votes.Abstain, b.votes.Invalid, b.votes.Recused
	kit.Act(b.env, "保存记录", func(ctx context.Context) error { return b.env.App.Sittings.SaveItem(ctx, &item) }, func() {
		b.dirty = b.notes.Text != item.Notes || b.outcome.Text != item.Outcome
		b.item, b.stuck, b.saved = item, false, app.StampOf(b.env.App.Now())
		b.env.Touch()
		if then != nil {
			then()
		}
	}, kit.Rev(&item.Rev))
}

// step goes to another item of the agenda; the clock follows.
func (b *bench) step(n int) {
	for i, a := range b.rec.Agenda {
		if a.ID == b.cur && i+n >= 0 && i+n < len(b.rec.Agenda) {
			b.turn(b.rec.Agenda[i+n].ID)
			return
		}
	}
}

func (b *bench) turn(id int64) {
	b.keep(func() {
		b.clock.turn(b.cur, id, b.env.App.Now())
		b.cur = id
		b.take()
		b.draw()
		b.focus()
		b.Refresh()
	})
}

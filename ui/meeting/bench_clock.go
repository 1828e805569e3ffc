package meeting

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// benchClock (本议题用时) measures the item at hand; it can be stopped for a break.
type benchClock struct {
	from    time.Time
	before  time.Duration // until the last break
	stopped bool
	box     *fyne.Container // shows it, while the meeting sits
	rest    int             // seconds since something was typed or counted
	unsaved int             // seconds since the record was stored
	last    string          // what was typed a second ago
	spentOn map[int64]time.Duration
}

func (c *benchClock) restart(now time.Time) { c.from, c.before, c.stopped = now, 0, false }

// turn keeps the time spent on an item and goes on with that of another.
func (c *benchClock) turn(from, to int64, now time.Time) {
	if c.spentOn == nil {
		c.spentOn = map[int64]time.Duration{}
	}
	c.spentOn[from] = c.spent(now)
	c.from, c.before, c.stopped = now, c.spentOn[to], false
}

func (c *benchClock) spent(now time.Time) time.Duration {
	if c.stopped {
		return c.before
	}
	return c.before + now.Sub(c.from)
}

// toggle begins or ends a break.
func (c *benchClock) toggle(now time.Time) {
	c.before, c.from, c.stopped = c.spent(now), now, !c.stopped
}

// timer is the clock of the item at hand above the agenda: time spent, time planned, and when the meeting will end.
func (b *bench) timer() fyne.CanvasObject {
	now := b.env.App.Now()
	spent := b.clock.spent(now)
	planned := time.Duration(b.item.Minutes) * time.Minute
	bar, tone := kit.Bar{Plan: -1, Lamp: kit.NoLamp}, kit.Plain
	if planned > 0 {
		bar.Done = min(1, float64(spent)/float64(planned))
	}
	if planned > 0 && spent > planned {
		bar.Lamp, tone = kit.Yellow, kit.AmberTone
	}
	pause := kit.Action{Label: "暂停", Do: func() {
		b.clock.toggle(b.env.App.Now())
		b.retime()
	}}
	if b.clock.stopped {
		pause.Label = "继续"
	}
	of := "未定时长"
	if planned > 0 {
		of = fmt.Sprintf("/ %d 分钟", b.item.Minutes)
	}
	s := int(spent.Seconds())
	col := kit.VGap(3, kit.Strong("本议题", kit.Second), kit.H(kit.Big(fmt.Sprintf("%02d:%02d", s/60, s%60), 30, tone), kit.Label(of, kit.Second), kit.Spacer(), kit.NewButton(pause)), kit.BarBox(bar))
	if text, late := b.rec.Projected(b.cur, spent, now); text != "" {
		tone := kit.Muted
		if late {
			tone = kit.AmberTone
		}
		col.Add(kit.Small(text, tone))
	}
	return col
}

// retime draws the clock anew.
func (b *bench) retime() {
	if b.clock.box != nil {
		set(b.clock.box, b.timer())
	}
}

// timing is the clock while the meeting sits, else how long the agenda takes.
func (b *bench) timing() fyne.CanvasObject {
	b.clock.box = nil
	if b.rec.Meeting.State != app.MeetingInProgress {
		return kit.Inset(16, 14, 16, 10, kit.H(kit.Head("议程"), kit.Caption(fmt.Sprintf("共 %d 分钟", b.rec.PlannedMinutes()))))
	}
	b.clock.box = container.NewStack()
	b.retime()
	return kit.Inset(16, 10, 16, 8, b.clock.box)
}

// tick moves the clock on and stores the record when the recorder rests.
func (b *bench) tick() {
	b.retime()
	now := fmt.Sprint(b.notes.Text, b.outcome.Text, b.votes, b.item.Conclusion)
	if b.clock.rest++; now != b.clock.last {
		b.clock.rest, b.clock.last = 0, now
	}
	if b.clock.unsaved++; !b.dirty {
		b.clock.unsaved = 0
	}
	if b.dirty && (b.clock.rest == restBeforeSave || b.clock.unsaved%mostUnsaved == 0) {
		b.keep(nil)
	}
}

// The record is stored after so many seconds of rest, and while typing goes on after so many seconds.
const (
	restBeforeSave = 5
	mostUnsaved    = 20
)

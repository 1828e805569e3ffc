package meeting

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// sitting is a meeting of four with two items that has begun, on the workbench.
func sitting(t *testing.T) (*desk, *bench) {
	t.Helper()
	d := newDesk(t)
	orgs, people, room := d.office()
	p, err := loadPlan(d.ctx, &kit.Env{App: d.app}, 0)
	require.NoError(t, err)
	p.VenueID, p.ChairID, p.units = room, people[0], orgs[1:]
	p.agenda = "传达区平安建设会议精神，15\n\n地下车位权属协商方案，赵海峰，25分钟"
	require.NoError(t, save(d.ctx, &kit.Env{App: d.app}, &p))
	d.Go(kit.Route{Module: "meeting", ID: p.ID})
	d.click("发会议通知")
	d.confirm("发会议通知")
	d.Go(kit.Route{Module: "meeting", ID: p.ID, Act: "hold"})
	d.key(kit.Key{Name: fyne.KeyF7})
	d.click("开会")
	return d, d.page.(*bench)
}

func (d *desk) types(b *bench, text string) {
	for _, r := range text {
		if r == '\n' {
			b.notes.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			continue
		}
		b.notes.TypedRune(r)
	}
}

func (d *desk) stored(id int64, agenda int) string {
	rec, err := d.app.Meetings.Record(d.ctx, id)
	require.NoError(d.t, err)
	return rec.Agenda[agenda].Notes
}

func TestInitialsBecomeTheSpeaker(t *testing.T) {
	d, b := sitting(t)
	d.host.Focus(b.notes)
	right := func() { b.notes.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) }
	d.types(b, "zhf")
	right()
	assert.Equal(t, "赵海峰：", b.notes.Text)
	d.types(b, "同意。clq")
	right()
	assert.Equal(t, "赵海峰：同意。\n陈立群：", b.notes.Text, "a speaker begins a line")
	d.types(b, "按 GB 9704 办")
	right()
	assert.Equal(t, "赵海峰：同意。\n陈立群：按 GB 9704 办", b.notes.Text, "other letters stay")
	b.speak("周建国")
	assert.Equal(t, "赵海峰：同意。\n陈立群：按 GB 9704 办\n周建国：", b.notes.Text)
}

func TestTheRecordIsStoredWhenTheRecorderRests(t *testing.T) {
	d, b := sitting(t)
	d.types(b, "赵海峰：同意。")
	for range restBeforeSave {
		b.tick()
	}
	require.Empty(t, d.stored(b.id, 0), "not while he writes")
	b.tick()
	assert.Equal(t, "赵海峰：同意。", d.stored(b.id, 0))
	assert.False(t, b.dirty)
	for i := range mostUnsaved + 1 {
		d.types(b, string(rune('a'+i)))
		b.tick()
	}
	assert.Contains(t, d.stored(b.id, 0), "abc", "nor is a long passage left unstored")
}

func TestTheRecordIsStoredBeforeThePageIsLeft(t *testing.T) {
	d, b := sitting(t)
	left := false
	require.False(t, b.Keep(func() { left = true }), "nothing to store")
	d.types(b, "没有保存的话")
	require.NotEmpty(t, b.Unsaved())
	require.True(t, b.Keep(func() { left = true }))
	assert.True(t, left)
	assert.Equal(t, "没有保存的话", d.stored(b.id, 0))
}

func TestTheClockOfTheItemStopsForABreak(t *testing.T) {
	d, b := sitting(t)
	d.sees("/ 15 分钟")
	d.sees("散会")
	b.clock.restart(d.app.Now().Add(-1e9 * 60 * 20))
	b.retime()
	d.sees("20:00")
	d.click("暂停")
	assert.True(t, b.clock.stopped)
	d.sees("继续")
	d.key(kit.Key{Name: fyne.KeyDown, Alt: true})
	d.sees("/ 25 分钟")
	assert.False(t, b.clock.stopped, "the clock follows the item")
}

func TestTheRoomReadsAgendaQuorumAndResultOnTheBigScreen(t *testing.T) {
	d, b := sitting(t)
	d.key(kit.Key{Name: fyne.KeyF11})
	require.True(t, b.big.Open())
	texts := b.big.Texts()
	for _, want := range []string{"地下车位权属协商方案", "4", "/ 4 应到"} {
		assert.Contains(t, texts, want)
	}
	d.key(kit.Key{Name: fyne.KeyDown, Alt: true})
	d.key(kit.Key{Name: fyne.KeyF2})
	d.key(kit.Key{Name: fyne.KeyF2})
	assert.Contains(t, b.big.Texts(), "赞成", "%v", b.big.Texts())
	d.key(kit.Key{Name: fyne.KeyF11})
	assert.False(t, b.big.Open())
	d.key(kit.Key{Name: fyne.KeyF11})
	require.True(t, b.big.Open())
	b.Close()
	assert.False(t, b.big.Open(), "it goes with its page")
}

func TestTheKeysOfTheWorkbenchWorkWhileTheRecordIsWritten(t *testing.T) {
	d, b := sitting(t)
	d.host.Focus(b.notes)
	shortcut := func(name fyne.KeyName, m fyne.KeyModifier) {
		b.notes.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: m})
	}
	press := func(name fyne.KeyName) { b.notes.TypedKey(&fyne.KeyEvent{Name: name}) }
	d.types(b, "听取汇报")
	shortcut(fyne.KeyDown, fyne.KeyModifierAlt)
	require.Equal(t, "地下车位权属协商方案", b.item.Title)
	assert.Equal(t, "听取汇报", d.stored(b.id, 0), "what was typed is stored on the way")
	press(fyne.KeyF2)
	press(fyne.KeyF2)
	press(fyne.KeyF3)
	press(fyne.KeyF4)
	shortcut(fyne.KeyF2, fyne.KeyModifierControl)
	assert.Equal(t, app.Votes{Yes: 1, No: 1, Abstain: 1}, b.votes)
	d.types(b, "双方 同意")
	assert.Contains(t, b.Status(), "议题二 记录 4 字", "blanks aside")
	shortcut(fyne.KeyD, fyne.KeyModifierAlt)
	require.Equal(t, 1, d.host.Dialogs(), "the form of a resolution")
	d.click("取消")
	d.host.Focus(b.outcome)
	shortcut(fyne.KeyR, fyne.KeyModifierAlt)
	assert.Equal(t, fyne.Focusable(b.notes), d.host.Focused())
	press(fyne.KeyF11)
	assert.True(t, b.big.Open())
	b.big.Close()
	shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
	d.types(b, "。")
	assert.Equal(t, "听取汇报。", b.notes.Text, "the caret stands at the end")
}

func TestF6GoesFromTheRecordToTheBallotToThePeople(t *testing.T) {
	d, b := sitting(t)
	d.key(kit.Key{Name: fyne.KeyDown, Alt: true})
	require.Equal(t, fyne.Focusable(b.notes), d.host.Focused())
	d.key(kit.Key{Name: fyne.KeyF6})
	require.Equal(t, fyne.Focusable(b.tally[0]), d.host.Focused())
	for _, r := range "3" {
		b.tally[0].TypedRune(r)
	}
	b.tally[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.tally[1].TypedRune('+')
	assert.Equal(t, app.Votes{Yes: 3, No: 1}, b.votes, "Enter goes on to the next column")
	b.tally[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	assert.Zero(t, b.votes.No)
	d.key(kit.Key{Name: fyne.KeyF6})
	assert.True(t, kit.Within(b.right, d.host.Focused()))
	d.key(kit.Key{Name: fyne.KeyF6})
	assert.Equal(t, fyne.Focusable(b.notes), d.host.Focused())
}

func TestTheTimeSpentStandsBesideTheTimePlanned(t *testing.T) {
	d, b := sitting(t)
	b.clock.restart(d.app.Now().Add(-9 * time.Minute))
	d.key(kit.Key{Name: fyne.KeyDown, Alt: true})
	d.sees("9 / 15")
	d.sees("00:00")
	d.key(kit.Key{Name: fyne.KeyUp, Alt: true})
	b.retime()
	d.sees("09:00")
	assert.NotContains(t, d.texts(), "9 / 15", "it runs again")
}

func TestASeatIsChangedFromTheList(t *testing.T) {
	d, b := sitting(t)
	d.click("陈立群 签到")
	d.click("早退")
	require.Equal(t, app.LeftEarly, b.rec.Attendances[2].Presence)
	d.sees("早退 09:30")
	d.sees("3")
}

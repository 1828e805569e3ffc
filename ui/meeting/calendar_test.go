package meeting

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// planned stores a meeting of the office at a time.
func (d *desk) planned(title string, starts, ends app.Stamp) app.Meeting {
	d.t.Helper()
	p, err := loadPlan(d.ctx, &kit.Env{App: d.app}, 0)
	require.NoError(d.t, err)
	people, _, err := d.app.People.List(d.ctx, app.Query{}.By("id"))
	require.NoError(d.t, err)
	rooms, _, err := d.app.Venues.List(d.ctx, app.Query{})
	require.NoError(d.t, err)
	p.Title, p.Starts, p.Ends, p.VenueID, p.ChairID, p.agenda = title, starts, ends, rooms[0].ID, people[0].ID, "其他事项"
	require.NoError(d.t, save(d.ctx, &kit.Env{App: d.app}, &p))
	return p.Meeting
}

// diary opens the calendar on 2026-11-23 with meetings on that day's week.
func diary(t *testing.T) (*desk, *calendar, []app.Meeting) {
	t.Helper()
	d := newDesk(t)
	d.office()
	list := []app.Meeting{d.planned("平安例会", "2026-11-24 09:00:00", "2026-11-24 11:00:00"), d.planned("考评会商", "2026-11-24 14:00:00", "2026-11-24 16:00:00"),
		d.planned("清单会审", "2026-12-02 09:00:00", "2026-12-02 10:00:00")}
	duty := app.Duty{Content: "清理消防通道", Due: "2026-11-24", LeadID: 1}
	require.NoError(t, d.app.Duties.Save(d.ctx, &duty))
	_, err := d.app.Duties.Issue(d.ctx, app.IDs{duty.ID})
	require.NoError(t, err)
	d.env = kit.NewEnv(d.host, kit.EnvOptions{App: d.app, User: d.user, Nav: d}, kit.Route{Module: "meeting", Tab: "calendar"})
	c := newCalendar(d.env).(*calendar)
	d.page = c
	d.host.Show(c.Object())
	return d, c, list
}

func TestTheKeysOfTheCalendar(t *testing.T) {
	d, c, list := diary(t)
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			d.key(kit.Key{Name: n})
		}
	}
	require.Equal(t, app.Date("2026-11-23"), c.day)
	press(fyne.KeyRight)
	assert.Equal(t, app.Date("2026-11-24"), c.day)
	press(fyne.KeyDown)
	assert.Equal(t, app.Date("2026-12-01"), c.day)
	assert.Equal(t, "2026年12月", c.heading.Text())
	press(fyne.KeyUp, fyne.KeyLeft)
	assert.Equal(t, app.Date("2026-11-23"), c.day)
	press(fyne.KeyPageUp)
	assert.Equal(t, app.Date("2026-10-23"), c.day)
	press(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyT)
	assert.Equal(t, app.Date("2026-11-23"), c.day)
	press(fyne.KeyL, fyne.KeyDown)
	assert.Equal(t, list[0].ID, c.picked().ID, "in the list the next meeting")
	press(fyne.KeyDown)
	assert.Equal(t, list[1].ID, c.picked().ID)
	press(fyne.KeyReturn)
	assert.Equal(t, kit.Route{Module: "meeting", ID: list[1].ID}, d.last())
	d.page = c
	press(fyne.KeyY, fyne.KeyT, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	assert.Equal(t, "new", d.last().Act, "a day without a meeting plans one")
	assert.Equal(t, "2026-11-25", d.last().Args["day"])
	assert.Contains(t, d.host.Find("starts").(*kit.Entry).Text, "2026-11-25 ", "on that day")
}

func TestTheViewsOfTheCalendar(t *testing.T) {
	d, c, _ := diary(t)
	d.sees("2026年11月")
	d.sees("到期 1")
	assert.Contains(t, c.Status(), "2026年11月 · 2 场会议（取消 0 场） · 21 个工作日 · 日历依据：国务院办公厅节假日安排")
	d.click("周")
	d.sees("11-23 至 11-29")
	d.sees("09:00–11:00")
	assert.Contains(t, c.Status(), "5 个工作日")
	d.click("下周")
	assert.Equal(t, app.Date("2026-11-30"), c.day)
	d.sees("清单会审")
	d.click("列表")
	d.sees("11-24 周二")
	assert.NotContains(t, d.texts(), "清单会审", "the list is of the month")
	assert.Equal(t, byList, newCalendar(d.env).(*calendar).view, "the view is kept")
	d.key(kit.Key{Name: fyne.KeyPageDown})
	d.key(kit.Key{Name: fyne.KeyPageDown})
	d.sees("2027年1月没有会议")
	assert.Contains(t, c.Status(), "2027 年放假安排未导入", "and says when the days off are not known")
}

func TestTheChosenDayBesideTheCalendar(t *testing.T) {
	d, _, list := diary(t)
	d.sees("当日没有会议")
	d.click("2026-11-24")
	d.sees("11月24日 周二")
	d.sees("2 场会议")
	d.sees("议题 1 · 通知未发")
	d.sees("清理消防通道")
	d.click("当日 考评会商")
	d.click("打开会议")
	assert.Equal(t, list[1].ID, d.last().ID, "the acts are of the chosen meeting")
}

func TestRoomsTakenTwiceAreShown(t *testing.T) {
	one := app.MeetingBrief{Meeting: app.Meeting{Record: app.Record{ID: 1}, VenueID: 4, VenueName: "二楼", Starts: "2026-11-24 14:00:00", Ends: "2026-11-24 16:00:00"}}
	two, three := one, one
	two.ID, two.Starts = 2, "2026-11-24 15:30:00"
	three.ID, three.VenueID = 3, 5
	assert.Equal(t, "二楼 14:00 与 15:30 两场会议时间重叠", roomClash([]app.MeetingBrief{one, two, three}, 0))
	assert.Empty(t, roomClash([]app.MeetingBrief{one, two, three}, 3))
	two.State = app.MeetingCancelled
	assert.Empty(t, roomClash([]app.MeetingBrief{one, two, three}, 0))
}

func TestMeetingsThatOverlapStandSideBySide(t *testing.T) {
	at := func(from, to app.Stamp) app.MeetingBrief {
		return app.MeetingBrief{Meeting: app.Meeting{Starts: "2026-11-24 " + from + ":00", Ends: "2026-11-24 " + to + ":00"}}
	}
	got := lanes([]app.MeetingBrief{at("09:00", "10:00"), at("14:00", "16:00"), at("15:00", "17:00"), at("16:00", "17:00"), at("17:30", "18:00")}, 1, "2026-11-24")
	var cols, of []int
	for _, l := range got {
		cols, of = append(cols, l.col), append(of, l.of)
	}
	assert.Equal(t, []int{0, 0, 1, 0, 0}, cols)
	assert.Equal(t, []int{1, 2, 2, 2, 1}, of)
}

// pull drags a meeting from where it stands to a day.
func (d *desk) pull(c *calendar, title string, day app.Date) {
	d.t.Helper()
	b, ok := d.host.Find(title).(*draggable)
	require.True(d.t, ok)
	var to fyne.Position
	for _, x := range c.places {
		if x.day == day {
			to = fyne.CurrentApp().Driver().AbsolutePositionForObject(x.ground).AddXY(20, 40)
		}
	}
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to}})
	b.DragEnd()
}

func TestAMeetingIsDraggedToAnotherDay(t *testing.T) {
	d, c, list := diary(t)
	starts := func() app.Stamp {
		rec, err := d.app.Meetings.Record(d.ctx, list[0].ID)
		require.NoError(t, err)
		return rec.Meeting.Starts
	}
	d.pull(c, "平安例会", "2026-11-24")
	assert.Zero(t, d.host.Dialogs(), "let fall where it was, it is only chosen")
	assert.Equal(t, app.Date("2026-11-24"), c.day)
	d.pull(c, "平安例会", "2026-11-28")
	d.sees("11-28 是休息日。")
	d.host.Find("starts").(*kit.Entry).SetText("2026-11-26 10:00")
	assert.Equal(t, "2026-11-26 12:00", d.host.Find("ends").(*kit.Entry).Text, "it keeps its length")
	assert.NotContains(t, d.texts(), "是休息日")
	d.confirm("改期")
	require.Equal(t, app.Stamp("2026-11-26 10:00:00"), starts())
	assert.Equal(t, app.Date("2026-11-26"), c.day)
	require.True(t, d.host.Undo())
	assert.Equal(t, app.Stamp("2026-11-24 09:00:00"), starts())
	assert.False(t, d.host.Undo(), "once")
	assert.NotContains(t, d.texts(), "已改到", "the offer goes with it")

	require.NoError(t, d.app.Meetings.Cancel(d.ctx, list[0].ID, "并入下次"))
	d.pull(c, "平安例会", "2026-11-26")
	assert.Zero(t, d.host.Dialogs())
	d.sees("取消，不能改期")
}

func TestTheTableOfMeetingsIsWhatIsShown(t *testing.T) {
	d, c, _ := diary(t)
	c.Print()
	d.sees("打印设置")
	assert.Equal(t, "会议安排表（2026年11月） · 共 1 页 · A4 横向", d.page.(interface{ Subtitle() string }).Subtitle())
}

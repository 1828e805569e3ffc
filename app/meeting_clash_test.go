package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
)

func TestAClashNamesTheOtherMeeting(t *testing.T) {
	o := newOffice(t)
	first := o.noticed(t) // 2026-11-24 09:00–11:00 with all five, chaired by 周建国, recorded by 赵海峰
	m := app.Meeting{Starts: "2026-11-24 10:30:00", Ends: "2026-11-24 12:00:00", VenueName: "柳岸社区议事厅", ChairID: o.people[2].ID, LeadOrgID: o.orgs[0].ID, Title: "停车专题会"}
	clashes := func(who ...app.Invitation) []app.Clash {
		t.Helper()
		list, err := o.Meetings.Clashes(o.ctx, m, who...)
		require.NoError(t, err)
		return list
	}
	list := clashes(app.Invitation{Orgs: app.IDs{o.orgs[3].ID}})
	require.Len(t, list, 1)
	assert.Equal(t, []string{"陈立群", "徐蕾"}, list[0].People)
	assert.Equal(t, "陈立群、徐蕾同一时间要参加“2026年第1次联席会议”（11月24日 09:00–11:00）。", list[0].PeopleText())
	assert.Empty(t, list[0].RoomText())

	m.VenueID = o.venue.ID
	assert.Equal(t, "三楼第二会议室同一时间有“2026年第1次联席会议”（11月24日 09:00–11:00）。", clashes()[0].RoomText())
	m.VenueID, m.VenueName = 0, " 柳岸社区 议事厅"
	require.NoError(t, o.Meetings.Save(o.ctx, &m))
	other := first
	other.VenueID, other.VenueName = 0, "柳岸社区议事厅"
	list, err := o.Meetings.Clashes(o.ctx, other)
	require.NoError(t, err)
	require.Len(t, list, 1, "seen from the other side")
	assert.Equal(t, []any{m.ID, "陈立群"}, []any{list[0].MeetingID, list[0].People[0]})
	assert.NotEmpty(t, list[0].RoomText(), "a place written down is a place too")

	for _, a := range o.record(t, first.ID).Attendances {
		if a.Name == "陈立群" {
			require.NoError(t, o.Meetings.Reply(o.ctx, a.ID, app.WillNot, "外出"))
		}
	}
	assert.Empty(t, clashes(), "who has asked for leave is free")
	m.Starts = "2026-11-24 11:00:00"
	assert.Empty(t, clashes(app.Invitation{Orgs: app.IDs{o.orgs[3].ID}}), "one meeting after the other is no clash")
	m.Starts = "2026-11-24 10:00:00"
	require.NoError(t, o.Meetings.Cancel(o.ctx, first.ID, "改期"))
	assert.Empty(t, clashes(app.Invitation{Orgs: app.IDs{o.orgs[3].ID}}), "a cancelled meeting needs nobody")
}

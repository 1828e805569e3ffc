package app_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// ended is a meeting with two resolutions and a ballot that is over.
func (o *office) ended(t *testing.T) app.MeetingRecord {
	t.Helper()
	rec := o.sitting(t)
	for i, text := range []string{"传达到各社区", "公示车位方案"} {
		r := app.Resolution{MeetingID: rec.Meeting.ID, AgendaID: rec.Agenda[i].ID, Content: text, LeadID: o.orgs[i+1].ID, SupportIDs: app.IDs{o.orgs[3].ID}, Person: "赵海峰", Due: "2026-12-18"}
		require.NoError(t, o.Sittings.SaveResolution(o.ctx, &r))
	}
	_, err := o.Sittings.Confirm(o.ctx, rec.Agenda[1].ID, app.Votes{Yes: 4, Abstain: 1})
	require.NoError(t, err)
	require.NoError(t, o.Sittings.End(o.ctx, rec.Meeting.ID))
	return o.record(t, rec.Meeting.ID)
}

func TestSigningFreezesTheMinutesAndIssuesTheDuties(t *testing.T) {
	o := newOffice(t)
	rec := o.ended(t)
	id := rec.Meeting.ID
	require.NoError(t, o.Minutes.Submit(o.ctx, id))
	_, err := o.Minutes.Sign(datatest.As("李雯", app.RoleClerk), id, false)
	assert.ErrorContains(t, err, "李雯无权签发纪要")
	var heard []app.Topic
	stop := o.Changes.Listen(func(topics []app.Topic) { heard = append(heard, topics...) })
	v, err := o.Minutes.Sign(o.ctx, id, false)
	stop()
	require.NoError(t, err)
	assert.Subset(t, heard, []app.Topic{app.MeetingChanged, app.DutyChanged})
	assert.Equal(t, "清街联纪〔2026〕1号", v.No)
	assert.Equal(t, "测试员", v.SignedBy)
	assert.True(t, v.Intact())
	assert.NotZero(t, v.AuditSeq)

	duties, total, err := o.Duties.List(o.ctx, app.Query{}.By("id"))
	require.NoError(t, err)
	require.Equal(t, 2, total)
	assert.Equal(t, "第1次联席会议 议定事项 2", duties[1].SourceText)
	assert.Equal(t, app.FromResolution, duties[1].Source)
	assert.Equal(t, rec.Resolutions[1].ID, duties[1].SourceID)
	assert.Equal(t, "城市管理办公室", duties[1].LeadName)
	assert.Equal(t, app.Date("2026-12-18"), duties[1].FirstDue)

	after := o.record(t, id)
	assert.Equal(t, app.MeetingIssued, after.Meeting.State)
	assert.Equal(t, duties[0].ID, after.Resolutions[0].DutyID)
	report, err := o.Store().Check(o.ctx)
	require.NoError(t, err)
	assert.True(t, report.OK, report.Problems)
	assert.Equal(t, 2, report.Anchors, "the head and the signed minutes")
	frozen, err := o.Minutes.Version(o.ctx, v.ID)
	require.NoError(t, err)
	assert.Equal(t, after.Agenda, frozen.Agenda)
}

func TestNothingOfASignedMeetingCanBeEdited(t *testing.T) {
	o := newOffice(t)
	rec := o.ended(t)
	id := rec.Meeting.ID
	_, err := o.Minutes.Sign(o.ctx, id, false)
	require.NoError(t, err)
	before := o.record(t, id)
	m, item, r := before.Meeting, before.Agenda[0], before.Resolutions[0]
	for name, err := range map[string]error{
		"meeting":    o.Meetings.Save(o.ctx, &m),
		"seats":      o.Meetings.SaveAttendances(o.ctx, id, nil),
		"agenda":     o.Meetings.SaveAgenda(o.ctx, id, nil),
		"check-in":   o.Sittings.CheckIn(o.ctx, before.Attendances[0].ID, app.Arrival{Presence: app.Absent}),
		"item":       o.Sittings.SaveItem(o.ctx, &item),
		"resolution": o.Sittings.SaveResolution(o.ctx, &r),
		"delete":     o.Sittings.DeleteResolution(o.ctx, r.ID),
		"draft":      o.Minutes.Draft(o.ctx, id),
		"cancel":     o.Meetings.Cancel(o.ctx, id, "x"),
	} {
		assert.Error(t, err, name)
	}
	_, err = o.Minutes.Sign(o.ctx, id, true)
	assert.ErrorContains(t, err, "更正须出勘误版")
	assert.Equal(t, before, o.record(t, id))
	_, total, err := o.Duties.List(o.ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 2, total)
}

func TestARefusedSigningLeavesNothingBehind(t *testing.T) {
	o := newOffice(t)
	rec := o.ended(t)
	id := rec.Meeting.ID
	r := rec.Resolutions[1]
	r.Due = "2027-03-01"
	require.NoError(t, o.Sittings.SaveResolution(o.ctx, &r))
	_, err := o.Minutes.Sign(o.ctx, id, false)
	require.ErrorContains(t, err, "2027 年放假安排未导入，按周末推算")
	now := o.record(t, id)
	assert.Equal(t, app.MeetingEnded, now.Meeting.State)
	assert.Equal(t, app.MinutesDraft, now.Minutes.State)
	_, duties, err := o.Duties.List(o.ctx, app.Query{})
	require.NoError(t, err)
	assert.Zero(t, duties)
	v, err := o.Minutes.Sign(o.ctx, id, true)
	require.NoError(t, err)
	assert.Equal(t, "清街联纪〔2026〕1号", v.No, "the refused signing took no number")
}

func TestAnUnconfirmedCountBlocksTheSigning(t *testing.T) {
	o := newOffice(t)
	rec := o.sitting(t)
	item := rec.Agenda[1]
	item.Yes = 4
	require.NoError(t, o.Sittings.SaveItem(o.ctx, &item))
	require.NoError(t, o.Sittings.End(o.ctx, rec.Meeting.ID))
	_, err := o.Minutes.Sign(o.ctx, rec.Meeting.ID, false)
	assert.ErrorContains(t, err, "已计票，表决结果未确认")
	require.NoError(t, o.Minutes.Draft(o.ctx, rec.Meeting.ID))
	_, err = o.Sittings.Confirm(o.ctx, item.ID, app.Votes{Yes: 4})
	require.NoError(t, err, "the chair confirms afterwards what the recorder counted")
	assert.Error(t, o.Minutes.Return(o.ctx, rec.Meeting.ID, "补充"), "only what was sent can be returned")
}

func TestTheNextMeetingBeginsWithWhatIsOpen(t *testing.T) {
	o := newOffice(t)
	first := o.ended(t)
	_, err := o.Minutes.Sign(o.ctx, first.Meeting.ID, false)
	require.NoError(t, err)
	next := o.plan()
	next.Starts, next.Ends = "2026-12-24 09:00:00", "2026-12-24 11:00:00"
	require.NoError(t, o.Meetings.Save(o.ctx, &next))
	rec := o.record(t, next.ID)
	require.Len(t, rec.Agenda, 1)
	assert.Equal(t, app.FollowUpTitle, rec.Agenda[0].Title)
	require.Len(t, rec.FollowUps, 2)
	assert.Equal(t, "传达到各社区", rec.FollowUps[0].Content)
	assert.Equal(t, "第1次联席会议 议定事项 1", rec.FollowUps[0].From)
	special := o.plan()
	special.Kind, special.Starts, special.Ends = app.MeetingSpecial, "2026-12-25 09:00:00", "2026-12-25 11:00:00"
	require.NoError(t, o.Meetings.Save(o.ctx, &special))
	assert.Empty(t, o.record(t, special.ID).Agenda, "another kind has its own resolutions")
}

func TestACorrectionIsANewVersionWithItsReason(t *testing.T) {
	o := newOffice(t)
	rec := o.ended(t)
	id := rec.Meeting.ID
	_, err := o.Minutes.Correct(o.ctx, id, app.Correction{Reason: "错字"})
	assert.ErrorContains(t, err, "还没有签发")
	first, err := o.Minutes.Sign(o.ctx, id, false)
	require.NoError(t, err)
	rec = o.record(t, id)
	fix := rec.Agenda[0]
	_, err = o.Minutes.Correct(o.ctx, id, app.Correction{Reason: "错字", Agenda: []app.AgendaItem{fix}})
	assert.ErrorContains(t, err, "没有改动")
	fix.Notes = "会议传达了市委平安建设推进会精神。"
	second, err := o.Minutes.Correct(o.ctx, id, app.Correction{Reason: "补记传达内容", Agenda: []app.AgendaItem{fix}})
	require.NoError(t, err)
	assert.Equal(t, 2, second.Version)
	assert.Equal(t, first.No, second.No)
	assert.NotEqual(t, first.SHA256, second.SHA256)
	assert.True(t, strings.Contains(second.Body, "推进会精神"))
	assert.Equal(t, fix.Notes, o.record(t, id).Agenda[0].Notes)
	versions, total, err := o.Minutes.List(o.ctx, app.Query{})
	require.NoError(t, err)
	require.Equal(t, 2, total)
	assert.Equal(t, app.MinutesCorrected, versions[1].State)
	old, err := o.Minutes.Version(o.ctx, first.ID)
	require.NoError(t, err)
	assert.Empty(t, old.Agenda[0].Notes)

	later := o.plan()
	later.Starts, later.Ends = "2026-11-25 09:00:00", "2026-11-25 11:00:00"
	require.NoError(t, o.Meetings.Save(o.ctx, &later))
	require.NoError(t, o.Meetings.Notice(o.ctx, later.ID))
	_, err = o.Sittings.CheckInAll(o.ctx, later.ID)
	require.NoError(t, err)
	require.NoError(t, o.Sittings.Begin(o.ctx, later.ID, false))
	require.NoError(t, o.Sittings.End(o.ctx, later.ID))
	_, err = o.Minutes.Sign(o.ctx, later.ID, false)
	require.NoError(t, err)
	fix.Notes = "再改"
	_, err = o.Minutes.Correct(o.ctx, id, app.Correction{Reason: "再改", Agenda: []app.AgendaItem{fix}})
	assert.ErrorContains(t, err, "不能再更正")
	report, err := o.Store().Check(o.ctx)
	require.NoError(t, err)
	assert.True(t, report.OK, report.Problems)
}

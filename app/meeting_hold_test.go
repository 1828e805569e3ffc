package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/workday"
	"gongzhi/data/datatest"
)

func TestBelowTheQuorumAMeetingOnlyHears(t *testing.T) {
	o := newOffice(t)
	m := o.noticed(t)
	rec := o.record(t, m.ID)
	assert.ErrorContains(t, o.Sittings.Begin(o.ctx, m.ID, false), "还没有人签到")
	for _, a := range rec.Attendances[:2] {
		require.NoError(t, o.Sittings.CheckIn(o.ctx, a.ID, app.Arrival{Presence: app.Present}))
	}
	assert.EqualError(t, o.Sittings.Begin(o.ctx, m.ID, false), "不足法定人数，差 2 人，只能听取通报。")
	assert.Equal(t, app.MeetingCheckIn, o.record(t, m.ID).Meeting.State)
	require.NoError(t, o.Sittings.Begin(o.ctx, m.ID, true))
	_, err := o.Sittings.Confirm(o.ctx, rec.Agenda[1].ID, app.Votes{Yes: 2})
	assert.ErrorContains(t, err, "只听取通报，不能表决")
	for _, a := range rec.Attendances[2:4] {
		require.NoError(t, o.Sittings.CheckIn(o.ctx, a.ID, app.Arrival{Presence: app.Present}))
	}
	require.NoError(t, o.Sittings.Begin(o.ctx, m.ID, false))
	rec = o.record(t, m.ID)
	assert.False(t, rec.Meeting.HearOnly)
	assert.Equal(t, app.Late, rec.Attendances[3].Presence, "who comes after the beginning is late")
	assert.ErrorContains(t, o.Sittings.CheckIn(o.ctx, rec.Attendances[4].ID, app.Arrival{Presence: app.Substituted}), "由谁代会")
	require.NoError(t, o.Sittings.End(o.ctx, m.ID))
	assert.Equal(t, app.Absent, o.record(t, m.ID).Attendances[4].Presence)
	assert.ErrorContains(t, o.Sittings.End(o.ctx, m.ID), "不能散会")
}

func TestAConfirmedBallotIsFrozen(t *testing.T) {
	o := newOffice(t)
	rec := o.sitting(t)
	item := rec.Agenda[1]
	_, err := o.Sittings.Confirm(datatest.As("李雯", app.RoleClerk), item.ID, app.Votes{Yes: 3})
	assert.ErrorContains(t, err, "无权")
	_, err = o.Sittings.Confirm(o.ctx, item.ID, app.Votes{Yes: 6})
	assert.ErrorContains(t, err, "多于可投票的 5 人")
	assert.False(t, o.record(t, rec.Meeting.ID).Agenda[1].Voted)
	done, err := o.Sittings.Confirm(o.ctx, item.ID, app.Votes{Yes: 3, No: 1, Recused: app.IDs{rec.Attendances[4].ID}})
	require.NoError(t, err)
	assert.Equal(t, "通过", done.Result)
	assert.Equal(t, "𠮷莉", done.RecusedNames)
	assert.Contains(t, done.ResultWhy, "核对：赞成 3 + 反对 1 + 弃权 0 + 无效 0 + 未投 0 + 回避 1 = 5")
	assert.Equal(t, app.Decided, done.Conclusion)
	edit := o.record(t, rec.Meeting.ID).Agenda[1]
	edit.Yes, edit.Voted, edit.Notes = 5, false, "赵海峰：已协商三轮。"
	require.NoError(t, o.Sittings.SaveItem(o.ctx, &edit))
	now := o.record(t, rec.Meeting.ID).Agenda[1]
	assert.Equal(t, 3, now.Yes)
	assert.True(t, now.Voted)
	assert.Equal(t, "赵海峰：已协商三轮。", now.Notes)
	require.Error(t, o.Sittings.Revote(o.ctx, item.ID, " "))
	require.NoError(t, o.Sittings.Revote(o.ctx, item.ID, "票数记错"))
	assert.False(t, o.record(t, rec.Meeting.ID).Agenda[1].Voted)
}

func TestResolutionsAreCountedThroughTheAgenda(t *testing.T) {
	o := newOffice(t)
	rec := o.sitting(t)
	add := func(item int, text string) app.Resolution {
		r := app.Resolution{MeetingID: rec.Meeting.ID, AgendaID: rec.Agenda[item].ID, Content: text, LeadID: o.orgs[1].ID, SupportIDs: app.IDs{o.orgs[2].ID}, Due: "2026-12-18"}
		require.NoError(t, o.Sittings.SaveResolution(o.ctx, &r))
		return r
	}
	later := add(1, "公示车位方案")
	first := add(0, "学习传达到社区")
	assert.Equal(t, 1, first.Seq)
	assert.Equal(t, "平安建设办公室", first.LeadName)
	list := o.record(t, rec.Meeting.ID).Resolutions
	assert.Equal(t, []string{"学习传达到社区", "公示车位方案"}, []string{list[0].Content, list[1].Content})
	assert.Equal(t, later.ID, list[1].ID)
	var receipt app.Receipt
	require.NoError(t, o.Sittings.DeleteResolution(app.WithReceipt(o.ctx, &receipt), first.ID))
	assert.Equal(t, 1, o.record(t, rec.Meeting.ID).Resolutions[0].Seq)
	require.NoError(t, o.Undos.Undo(o.ctx, receipt))
	list = o.record(t, rec.Meeting.ID).Resolutions
	assert.Equal(t, []string{"学习传达到社区", "公示车位方案"}, []string{list[0].Content, list[1].Content}, "deleting is taken back, and the counting with it")
	assert.Equal(t, []int{1, 2}, []int{list[0].Seq, list[1].Seq})
	require.NoError(t, o.Sittings.DeleteResolution(o.ctx, first.ID))
	bad := app.Resolution{MeetingID: rec.Meeting.ID, AgendaID: rec.Agenda[0].ID, Content: "x", LeadID: o.orgs[1].ID, Due: "2026-11-01"}
	assert.ErrorContains(t, o.Sittings.SaveResolution(o.ctx, &bad), "完成时限早于会议日期 2026-11-24")
	assert.Equal(t, "9月26日是休息日。改为 2026-09-24 或 2026-09-28？", app.DueWarning(workday.Default(), "2026-09-26"))
	assert.Empty(t, app.DueWarning(workday.Default(), "2026-09-20"), "a make-up Sunday is a working day")
	assert.Contains(t, app.DueWarning(workday.Default(), "2027-03-02"), "2027 年放假安排未导入")
}

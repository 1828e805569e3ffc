package reports_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/reports"
	"gongzhi/reports/out"
)

// golden compares a paper's text with the one in testdata, which make golden writes anew.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if os.Getenv("GONGZHI_GOLDEN") != "" {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}

// heldMeeting makes an office and holds its seventh and eighth meeting; the eighth is over and not signed.
func heldMeeting(t *testing.T) (*app.App, context.Context, int64) {
	t.Helper()
	now := time.Date(2026, 8, 20, 9, 0, 0, 0, time.Local)
	a, ctx := datatest.At(t, func() time.Time { return now }), datatest.Ctx()
	var orgs, people app.IDs
	for i, name := range []string{"清河湾街道办事处", "平安建设办公室", "城市管理办公室", "柳岸社区居民委员会", "锦绣家园物业"} {
		o := app.Org{Name: name, Contact: "李雯", Phone: "010-63330001"}
		require.NoError(t, a.Orgs.Save(ctx, &o))
		p := app.Person{Name: []string{"周建国", "赵海峰", "陈立群", "𠮷蕾", "钱广利"}[i], OrgID: o.ID, Title: []string{"主任", "科长", "科长", "书记", "经理"}[i], Phone: fmt.Sprintf("1380000%04d", i)}
		require.NoError(t, a.People.Save(ctx, &p))
		orgs, people = append(orgs, o.ID), append(people, p.ID)
	}
	room := app.Venue{Name: "三楼第二会议室"}
	require.NoError(t, a.Venues.Save(ctx, &room))
	require.NoError(t, a.Settings.Set(ctx, map[string]string{app.SetOffice: "清河湾街道", app.SetOfficeOrg: fmt.Sprint(orgs[0]), app.SetPrefix: "清街办发", app.SetMinutesPrefix: "清街联纪"}))
	hold := func(no int, day string, items []app.AgendaItem) app.MeetingRecord {
		m := app.Meeting{No: no, Starts: app.Stamp(day + " 09:00:00"), Ends: app.Stamp(day + " 11:00:00"), VenueID: room.ID, ChairID: people[0], RecorderID: people[1]}
		require.NoError(t, a.Meetings.Save(ctx, &m))
		rec, err := a.Meetings.Record(ctx, m.ID)
		require.NoError(t, err)
		require.NoError(t, a.Meetings.SaveAgenda(ctx, m.ID, append(rec.Agenda, items...)))
		_, err = a.Meetings.Invite(ctx, m.ID, app.Invitation{Orgs: orgs[1:4]})
		require.NoError(t, err)
		_, err = a.Meetings.Invite(ctx, m.ID, app.Invitation{Orgs: orgs[4:], Observer: true})
		require.NoError(t, err)
		require.NoError(t, a.Meetings.Notice(ctx, m.ID))
		now = m.Starts.Time().Add(-10 * time.Minute)
		rec, err = a.Meetings.Record(ctx, m.ID)
		require.NoError(t, err)
		require.NoError(t, a.Meetings.Reply(ctx, rec.Attendances[2].ID, app.WillSend, "孙毅"))
		_, err = a.Sittings.CheckInAll(ctx, m.ID)
		require.NoError(t, err)
		now = m.Starts.Time()
		require.NoError(t, a.Sittings.Begin(ctx, m.ID, false))
		return rec
	}
	finish := func(rec app.MeetingRecord, item int, content string, due app.Date) {
		r := app.Resolution{MeetingID: rec.Meeting.ID, AgendaID: rec.Agenda[item].ID, Content: content, LeadID: orgs[1], SupportIDs: orgs[2:4], Person: "赵海峰", Due: due, Deliverable: "公示照片"}
		require.NoError(t, a.Sittings.SaveResolution(ctx, &r))
		now = now.Add(90 * time.Minute)
		require.NoError(t, a.Sittings.End(ctx, rec.Meeting.ID))
	}
	rec := hold(7, "2026-08-25", []app.AgendaItem{{Title: "关于消防通道占用整治的情况", Kind: app.AgendaReport, Presenter: "平安建设办公室", Minutes: 30}})
	finish(rec, 0, "完成清河路消防通道划线", "2026-09-18")
	_, err := a.Minutes.Sign(ctx, rec.Meeting.ID, false)
	require.NoError(t, err)
	now = time.Date(2026, 9, 15, 9, 0, 0, 0, time.Local)
	rec = hold(8, "2026-09-22", []app.AgendaItem{{Title: "传达区平安建设推进会精神", Kind: app.AgendaStudy, Minutes: 15}, {Title: "锦绣小区地下车位权属协商方案", Kind: app.AgendaDecide, Presenter: "赵海峰", Minutes: 25}})
	item := rec.Agenda[2]
	item.Notes, item.Outcome = "赵海峰：开发商持有车位212个，双方同意65%长租。\n柳岸社区建议合同期限不超过二十年。", "同意方案，租金调整须经业主大会同意"
	require.NoError(t, a.Sittings.SaveItem(ctx, &item))
	_, err = a.Sittings.Confirm(ctx, item.ID, app.Votes{Yes: 2, Abstain: 1, Recused: app.IDs{rec.Attendances[3].ID}})
	require.NoError(t, err)
	finish(rec, 2, "10月底前完成车位编号与公示", "2026-10-30")
	return a, ctx, rec.Meeting.ID
}

func meetingText(t *testing.T, a *app.App, ctx context.Context, code string, r reports.Request) string {
	t.Helper()
	p, ok := reports.Find(code)
	require.True(t, ok)
	d, err := p.Make(ctx, a, r)
	require.NoError(t, err)
	assert.False(t, d.Meta.Created.IsZero(), "a paper carries the record's time")
	return out.Text(d)
}

func TestPapersOfAMeeting(t *testing.T) {
	a, ctx, id := heldMeeting(t)
	for _, code := range []string{"D03", "D04", "D05", "D06"} {
		golden(t, code, meetingText(t, a, ctx, code, reports.Request{ID: id}))
	}
	golden(t, "D08-draft", meetingText(t, a, ctx, "D08", reports.Request{Period: "2026Q3"}))
	assert.Contains(t, meetingText(t, a, ctx, "D06", reports.Request{ID: id, Unmask: true}), "13800000001")
	for _, code := range []string{"D07a", "D07b"} {
		golden(t, code, meetingText(t, a, ctx, code, reports.Request{ID: id}))
	}
	_, err := a.Minutes.Sign(ctx, id, false)
	require.NoError(t, err)
	signed := meetingText(t, a, ctx, "会议纪要", reports.Request{ID: id})
	golden(t, "D08", signed)
	rec, err := a.Meetings.Record(ctx, id)
	require.NoError(t, err)
	_, err = a.Duties.Get(ctx, rec.FollowUps[0].DutyID)
	require.NoError(t, err)
	assert.Equal(t, signed, meetingText(t, a, ctx, "D08", reports.Request{ID: id}))
	p, _ := reports.Find("D08")
	_, err = p.Make(ctx, a, reports.Request{Period: "2026Q1"})
	assert.EqualError(t, err, "2026年第一季度没有会议纪要。")
}

func TestTheTableOfMeetings(t *testing.T) {
	a, _, _ := heldMeeting(t)
	list, err := a.Meetings.Brief(datatest.Ctx(), app.Query{}.By("starts"))
	require.NoError(t, err)
	require.Len(t, list, 2)
	assert.Equal(t, "议题 3 · 实到 4/4 · 法定人数 3 人", list[1].Counts())
	list = append(list, list[1])
	list[2].Title, list[2].State, list[2].Starts, list[2].Ends = "二次会商", app.MeetingCancelled, "2026-09-22 14:00:00", "2026-09-23 10:00:00"
	text := out.Text(reports.MeetingTable(a, "2026-09-01", "2026-09-30", list[1:]))
	assert.Contains(t, text, "会议安排表（2026年9月）")
	assert.Contains(t, text, "共2场会议，其中取消1场")
	assert.Contains(t, text, "14:00—09-23 10:00")
	assert.Equal(t, 1, strings.Count(text, "2026-09-22"), "a day stands once")
	assert.Contains(t, out.Text(reports.MeetingTable(a, "2026-09-21", "2026-09-27", nil)), "会议安排表（2026年9月21日至9月27日）")
}

package app_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// office is a small office to hold meetings in: a lead unit, four more units with one person each, a room.
type office struct {
	*app.App
	ctx    context.Context
	orgs   []app.Org
	people []app.Person
	venue  app.Venue
}

func newOffice(t *testing.T) *office {
	t.Helper()
	a := datatest.New(t)
	o := &office{App: a, ctx: datatest.Ctx()}
	for i, name := range []string{"清河湾街道办事处", "平安建设办公室", "城市管理办公室", "柳岸社区居民委员会", "北岸社区居民委员会"} {
		org := app.Org{Name: name, Kind: app.KindGov}
		require.NoError(t, a.Orgs.Save(o.ctx, &org))
		p := app.Person{Name: []string{"周建国", "赵海峰", "陈立群", "徐蕾", "𠮷莉"}[i], OrgID: org.ID, Title: "主任"}
		require.NoError(t, a.People.Save(o.ctx, &p))
		o.orgs, o.people = append(o.orgs, org), append(o.people, p)
	}
	o.venue = app.Venue{Name: "三楼第二会议室", Capacity: 30}
	require.NoError(t, a.Venues.Save(o.ctx, &o.venue))
	require.NoError(t, a.Settings.Set(o.ctx, map[string]string{app.SetPrefix: "清街办发", app.SetMinutesPrefix: "清街联纪", app.SetOfficeOrg: fmt.Sprint(o.orgs[0].ID)}))
	return o
}

// plan is a meeting that can be saved.
func (o *office) plan() app.Meeting {
	return app.Meeting{Starts: "2026-11-24 09:00:00", Ends: "2026-11-24 11:00:00", VenueID: o.venue.ID, ChairID: o.people[0].ID, RecorderID: o.people[1].ID}
}

// noticed is a meeting with five members and two items, announced.
func (o *office) noticed(t *testing.T) app.Meeting {
	t.Helper()
	m := o.plan()
	require.NoError(t, o.Meetings.Save(o.ctx, &m))
	_, err := o.Meetings.Invite(o.ctx, m.ID, app.Invitation{Orgs: app.IDs{o.orgs[1].ID, o.orgs[2].ID, o.orgs[3].ID, o.orgs[4].ID}})
	require.NoError(t, err)
	require.NoError(t, o.Meetings.SaveAgenda(o.ctx, m.ID, []app.AgendaItem{
		{Title: "传达平安建设会议精神", Kind: app.AgendaStudy, Minutes: 20}, {Title: "地下车位权属协商方案", Kind: app.AgendaDecide, Presenter: "赵海峰", Minutes: 40}}))
	require.NoError(t, o.Meetings.Notice(o.ctx, m.ID))
	return o.record(t, m.ID).Meeting
}

func (o *office) record(t *testing.T, id int64) app.MeetingRecord {
	t.Helper()
	rec, err := o.Meetings.Record(o.ctx, id)
	require.NoError(t, err)
	return rec
}

// sitting is a meeting that has begun with everybody present.
func (o *office) sitting(t *testing.T) app.MeetingRecord {
	t.Helper()
	m := o.noticed(t)
	n, err := o.Sittings.CheckInAll(o.ctx, m.ID)
	require.NoError(t, err)
	require.Equal(t, 5, n)
	require.NoError(t, o.Sittings.Begin(o.ctx, m.ID, false))
	return o.record(t, m.ID)
}

func seats(presences ...app.Presence) []app.Attendance {
	var list []app.Attendance
	for i, p := range presences {
		list = append(list, app.Attendance{Record: app.Record{ID: int64(i + 1)}, Name: fmt.Sprintf("成员%d", i+1), Presence: p})
	}
	return list
}

func filled(entitled, present int) []app.Attendance {
	list := seats(make([]app.Presence, entitled)...)
	for i := range present {
		list[i].Presence = app.Present
	}
	return list
}

func TestQuorumCountsVotingMembersInTheRoom(t *testing.T) {
	twoThirds, half, council := app.Rule{QuorumNum: 2, QuorumDen: 3}, app.Rule{QuorumNum: 1, QuorumDen: 2}, app.DefaultRule(app.MeetingCouncil)
	for name, c := range map[string]struct {
		rule              app.Rule
		list              []app.Attendance
		need, present     int
		met               bool
		text              string
		recused           []int64
		entitledAfterward int
	}{
		"two thirds of 15 is 10":           {twoThirds, filled(15, 10), 10, 10, true, "可以表决", nil, 15},
		"9 of 15 is one short":             {twoThirds, filled(15, 9), 10, 9, false, "不足法定人数，差 1 人，只能听取通报", nil, 15},
		"8 of 15 is two short":             {twoThirds, filled(15, 8), 10, 8, false, "不足法定人数，差 2 人，只能听取通报", nil, 15},
		"two thirds of 16 rounds up to 11": {twoThirds, filled(16, 10), 11, 10, false, "不足法定人数，差 1 人，只能听取通报", nil, 16},
		"half or more: 5 of 10":            {half, filled(10, 5), 5, 5, true, "可以表决", nil, 10},
		"more than half: 5 of 10 fails":    {council, filled(10, 5), 6, 5, false, "不足法定人数，差 1 人，只能听取通报", nil, 10},
		"more than half of 11 is 6":        {council, filled(11, 6), 6, 6, true, "可以表决", nil, 11},
		"nobody invited":                   {twoThirds, nil, 0, 0, false, "没有应到成员，先添加参会人员", nil, 0},
		"who left early no longer counts":  {twoThirds, seats(app.Present, app.Late, app.LeftEarly), 2, 2, true, "可以表决", nil, 3},
		"substitutes without a vote":       {council, seats(app.Present, app.Substituted, app.Substituted), 2, 1, false, "不足法定人数，差 1 人，只能听取通报", nil, 3},
		"substitutes with a vote":          {app.DefaultRule(app.MeetingJoint), seats(app.Present, app.Substituted, app.OnLeave), 2, 2, true, "可以表决", nil, 3},
		"recusal leaves base and count":    {twoThirds, filled(15, 10), 10, 9, false, "不足法定人数，差 1 人，只能听取通报", []int64{1}, 14},
	} {
		t.Run(name, func(t *testing.T) {
			q := app.Quorum(app.MeetingRecord{Meeting: app.Meeting{Rule: c.rule}, Attendances: c.list}, c.recused...)
			assert.Equal(t, c.need, q.Need)
			assert.Equal(t, c.present, q.Present)
			assert.Equal(t, c.met, q.Met)
			assert.Equal(t, c.text, q.Text)
			assert.Equal(t, c.entitledAfterward, q.Entitled)
		})
	}
	observers := filled(3, 3)
	observers[0].Observer = true
	assert.Equal(t, 2, app.Quorum(app.MeetingRecord{Meeting: app.Meeting{Rule: twoThirds}, Attendances: observers}).Entitled)
}

func TestJudgeSaysWhatTheVotesMean(t *testing.T) {
	strict := app.Rule{QuorumNum: 2, QuorumDen: 3, MajorityBase: "present", MajorityNum: 2, MajorityDen: 3, AbstainInBase: true}
	half := app.Rule{QuorumNum: 1, QuorumDen: 2, MajorityBase: "present", MajorityNum: 1, MajorityDen: 2, MajorityStrict: true, AbstainInBase: true}
	yn := half
	yn.MajorityBase = "yn"
	for name, c := range map[string]struct {
		rule              app.Rule
		entitled, present int
		votes             app.Votes
		base, need        int
		result, line      string
	}{
		"the picture: 9 of 12 after one recusal": {strict, 15, 13, app.Votes{Yes: 9, No: 2, Abstain: 1, Recused: app.IDs{3}}, 12, 8, "通过", "赞成 9 票，需 8 票，多 1 票"},
		"7 of 12 fails by one":                   {strict, 15, 12, app.Votes{Yes: 7, No: 5}, 12, 8, "未通过", "赞成 7 票，需 8 票，差 1 票"},
		"half is not more than half":             {half, 10, 10, app.Votes{Yes: 5, No: 4, Abstain: 1}, 10, 6, "未通过", "赞成 5 票，需 6 票，差 1 票"},
		"even votes are a tie":                   {half, 10, 10, app.Votes{Yes: 5, No: 5}, 10, 6, "平票", "赞成 5 票，反对 5 票，票数相等，需 6 票"},
		"abstentions leave the base of yes + no": {yn, 10, 10, app.Votes{Yes: 3, No: 2, Abstain: 5}, 5, 3, "通过", "赞成 3 票，需 3 票，多 0 票"},
		"quorum lost in the meantime":            {strict, 15, 9, app.Votes{Yes: 9}, 0, 0, "法定人数不足", "不足法定人数，差 1 人，只能听取通报"},
	} {
		t.Run(name, func(t *testing.T) {
			rec := app.MeetingRecord{Meeting: app.Meeting{Rule: c.rule}, Attendances: filled(c.entitled, c.present)}
			d, err := app.Judge(rec, c.votes)
			require.NoError(t, err)
			assert.Equal(t, c.base, d.Base)
			assert.Equal(t, c.need, d.Need)
			assert.Equal(t, c.result, d.Result)
			assert.Equal(t, c.line, d.Line)
			v := c.votes
			assert.Equal(t, d.PresentN, v.Yes+v.No+v.Abstain+v.Invalid+d.NotVoted+d.Recused)
		})
	}
	_, err := app.Judge(app.MeetingRecord{Meeting: app.Meeting{Rule: half}, Attendances: filled(3, 3)}, app.Votes{Yes: 4})
	assert.ErrorContains(t, err, "多于可投票的 3 人")
}

func TestRulesReadAsSentences(t *testing.T) {
	assert.Equal(t, "应到成员三分之二以上（含本数）到会；实到有表决权成员过半数赞成；代会人有表决权", app.DefaultRule(app.MeetingJoint).String())
	assert.Equal(t, "应到成员过半数到会；实到有表决权成员过半数赞成；代会人无表决权", app.DefaultRule(app.MeetingCouncil).String())
	assert.Equal(t, "应到成员半数以上（含本数）", app.Rule{QuorumNum: 1, QuorumDen: 2}.QuorumText())
	assert.Equal(t, "应到成员超过三分之二（不含本数）", app.Rule{QuorumNum: 2, QuorumDen: 3, QuorumStrict: true}.QuorumText())
}

func TestMeetingsAreNumberedPerKindAndYear(t *testing.T) {
	o := newOffice(t)
	save := func(starts, ends app.Stamp, kind app.MeetingKind) app.Meeting {
		m := o.plan()
		m.Starts, m.Ends, m.Kind = starts, ends, kind
		require.NoError(t, o.Meetings.Save(o.ctx, &m))
		return m
	}
	first := save("2026-01-05 09:00:00", "2026-01-05 10:00:00", app.MeetingJoint)
	second := save("2026-02-05 09:00:00", "2026-02-05 10:00:00", app.MeetingJoint)
	special := save("2026-02-06 09:00:00", "2026-02-06 10:00:00", app.MeetingSpecial)
	next := save("2027-01-05 09:00:00", "2027-01-05 10:00:00", app.MeetingJoint)
	assert.Equal(t, []int{1, 2, 1, 1}, []int{first.No, second.No, special.No, next.No})
	assert.Equal(t, "2026年第2次联席会议", second.Title)
	assert.Equal(t, "清河湾街道办事处", second.LeadOrgName)
	taken := o.plan()
	taken.No = 2
	assert.ErrorContains(t, o.Meetings.Save(o.ctx, &taken), "2026年第2次联席会议已经有了（2026-02-05）")
}

func TestARoomIsGivenOnce(t *testing.T) {
	o := newOffice(t)
	m := o.plan()
	m.Title = "停车矛盾专题会"
	require.NoError(t, o.Meetings.Save(o.ctx, &m))
	for name, c := range map[string]struct {
		starts, ends app.Stamp
		clash        bool
	}{
		"the same time":    {"2026-11-24 09:00:00", "2026-11-24 11:00:00", true},
		"within":           {"2026-11-24 09:30:00", "2026-11-24 10:00:00", true},
		"around":           {"2026-11-24 08:00:00", "2026-11-24 12:00:00", true},
		"directly after":   {"2026-11-24 11:00:00", "2026-11-24 12:00:00", false},
		"directly before":  {"2026-11-24 08:00:00", "2026-11-24 09:00:00", false},
		"over the minute":  {"2026-11-24 10:59:00", "2026-11-24 12:00:00", true},
		"another day":      {"2026-11-25 09:00:00", "2026-11-25 11:00:00", false},
		"ends before":      {"2026-11-25 09:00:00", "2026-11-25 08:00:00", true},
		"without its time": {"", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			other := o.plan()
			other.Starts, other.Ends = c.starts, c.ends
			err := o.Meetings.Save(o.ctx, &other)
			if !c.clash {
				require.NoError(t, err)
				require.NoError(t, o.Meetings.Delete(o.ctx, other.ID))
				return
			}
			require.Error(t, err)
			assert.Zero(t, other.ID)
			if name == "within" {
				assert.EqualError(t, err, "三楼第二会议室 11月24日 09:00–11:00 已安排“停车矛盾专题会”。换一个时间或会议室。")
			}
		})
	}
	require.NoError(t, o.Meetings.Cancel(o.ctx, m.ID, "改为书面征求意见"))
	other := o.plan()
	require.NoError(t, o.Meetings.Save(o.ctx, &other), "a cancelled meeting frees its room")
	_, total, err := o.Meetings.List(o.ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 2, total)
}

func TestAMeetingIsPreparedAndAnnouncedOnce(t *testing.T) {
	o := newOffice(t)
	m := o.plan()
	require.NoError(t, o.Meetings.Save(o.ctx, &m))
	require.Len(t, o.record(t, m.ID).Attendances, 1, "the chair sits")
	assert.ErrorContains(t, o.Meetings.Notice(o.ctx, m.ID), "还没有议题")
	n, err := o.Meetings.Invite(o.ctx, m.ID, app.Invitation{Orgs: app.IDs{o.orgs[0].ID, o.orgs[1].ID}, People: app.IDs{o.people[1].ID}})
	require.NoError(t, err)
	assert.Equal(t, 1, n, "nobody is invited twice")
	require.NoError(t, o.Meetings.SaveAgenda(o.ctx, m.ID, []app.AgendaItem{{Title: "甲"}, {Title: "乙"}}))
	items := o.record(t, m.ID).Agenda
	items[0], items[1] = items[1], items[0]
	require.NoError(t, o.Meetings.SaveAgenda(o.ctx, m.ID, items))
	assert.Equal(t, "乙", o.record(t, m.ID).Agenda[0].Title)
	require.NoError(t, o.Meetings.Notice(o.ctx, m.ID))
	rec := o.record(t, m.ID)
	assert.Equal(t, "清街办发〔2026〕1号", rec.Meeting.NoticeNo)
	assert.Equal(t, app.MeetingNoticed, rec.Meeting.State)
	assert.ErrorContains(t, o.Meetings.Notice(o.ctx, m.ID), "通知只发一次")
	assert.ErrorContains(t, o.Meetings.Delete(o.ctx, m.ID), "可以取消")
	numbers, _, err := o.Numbers.List(o.ctx, app.Query{})
	require.NoError(t, err)
	assert.Len(t, numbers, 1, "refused notices take no number")
	require.NoError(t, o.Meetings.Reply(o.ctx, rec.Attendances[1].ID, app.WillNot, "出差"))
	assert.Equal(t, app.OnLeave, o.record(t, m.ID).Attendances[1].Presence)
	assert.ErrorContains(t, o.Meetings.Save(datatest.As("小李", app.RoleReader), &rec.Meeting), "无权")
}

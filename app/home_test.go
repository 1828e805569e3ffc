package app_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// homeOffice is an office on Monday 2026-11-23 with items, a meeting of today and one ahead, made by the acts.
type homeOffice struct {
	*app.App
	t    *testing.T
	ctx  context.Context
	now  time.Time
	orgs []app.Org
	ids  []int64
}

func newHomeOffice(t *testing.T) *homeOffice {
	h := &homeOffice{t: t, ctx: datatest.Ctx()}
	h.day("2026-10-09 09:00:00")
	h.App = datatest.At(t, func() time.Time { return h.now })
	h.ok(h.Effects.InstallDefaults(h.ctx))
	for _, n := range []string{"城市管理办", "平安建设办", "河湾社区"} {
		o := app.Org{Name: n, Group: app.GroupOffice}
		h.ok(h.Orgs.Save(h.ctx, &o))
		h.orgs = append(h.orgs, o)
	}
	return h
}

func (h *homeOffice) ok(err error) { h.t.Helper(); require.NoError(h.t, err) }

func (h *homeOffice) day(at app.Stamp) { h.now = at.Time() }

// issue hands items with the deadlines down to the units in turn.
func (h *homeOffice) issue(dues ...app.Date) {
	h.t.Helper()
	for i, due := range dues {
		d := app.Duty{Content: fmt.Sprintf("事项%d", len(h.ids)+1), LeadID: h.orgs[i%len(h.orgs)].ID, Start: h.Today(), Due: due}
		h.ok(h.Duties.Save(h.ctx, &d))
		h.ids = append(h.ids, d.ID)
		_, err := h.Duties.Issue(h.ctx, []int64{d.ID})
		h.ok(err)
	}
}

func (h *homeOffice) board(ctx context.Context) app.HomeBoard {
	h.t.Helper()
	_, err := h.Duties.RefreshLamps(h.ctx)
	h.ok(err)
	b, err := h.Home.Board(ctx)
	h.ok(err)
	return b
}

func todo(b app.HomeBoard, key string) app.Todo {
	for _, t := range b.Todos {
		if t.Key == key {
			return t
		}
	}
	return app.Todo{}
}

func TestRedAndYellowStandOnTopWithTheirReasons(t *testing.T) {
	h := newHomeOffice(t)
	h.issue("2026-11-13", "2026-11-18", "2026-11-25", "2027-03-31")
	h.ok(h.DutyWork.Report(h.ctx, &app.Progress{DutyID: h.ids[2], Percent: 95, Text: "接近完成"}))
	h.day("2026-11-23 09:30:00")
	h.ok(h.DutyWork.Report(h.ctx, &app.Progress{DutyID: h.ids[3], Percent: 40, Text: "已过半"}))
	b := h.board(h.ctx)
	require.GreaterOrEqual(t, len(b.Todos), 2)
	red, yellow := b.Todos[0], b.Todos[1]
	assert.Equal(t, 2, red.Count)
	assert.Equal(t, "最久：事项1，已逾期 6 个工作日（城市管理办）", red.Text)
	assert.Equal(t, "去督办", red.Verb)
	assert.Equal(t, map[string]string{"chip": "红灯"}, red.Args)
	assert.Equal(t, 1, yellow.Count)
	assert.Equal(t, "1 项剩余 5 个工作日以内", yellow.Text)
	assert.Equal(t, app.LampBoard{Open: 4, Red: 2, Yellow: 1, Green: 1}, b.Lamps)
	assert.Equal(t, "城市管理办", b.Loads[0].Name)
	assert.Equal(t, []int{1, 2}, []int{b.Loads[0].Red, b.Loads[0].Total()})
	assert.Equal(t, "2026-11-23 星期一 · 第四季度还剩 29 个工作日（含今天）", b.DayText)
	assert.Equal(t, "11月23日—29日", b.WeekText)
	assert.Equal(t, "查看", todo(h.board(datatest.As("读者", app.RoleReader)), "red").Verb)
}

func TestReviewsExtensionsAndSlipsWaitForWhoMayDoThem(t *testing.T) {
	h := newHomeOffice(t)
	h.issue("2026-11-30", "2026-12-10", "2026-10-15")
	h.day("2026-11-17 09:00:00")
	h.ok(h.DutyWork.Report(h.ctx, &app.Progress{DutyID: h.ids[0], Percent: 100, Text: "完成"}))
	h.ok(h.DutyWork.RequestDone(h.ctx, h.ids[0], "全部完成"))
	h.ok(h.Extensions.File(h.ctx, &app.Extension{DutyID: h.ids[1], NewDue: "2026-12-31", Reason: "供货延迟"}))
	_, err := h.Slips.Issue(h.ctx, []app.Slip{{DutyID: h.ids[2], Colour: "蓝", Reason: "逾期", Requirement: "加快", FeedbackDue: "2026-11-19"}})
	h.ok(err)
	draft := app.Duty{Content: "新事项", LeadID: h.orgs[0].ID, Due: "2026-12-31"}
	h.ok(h.Duties.Save(h.ctx, &draft))
	h.day("2026-11-23 09:30:00")

	leader, clerk := h.board(datatest.As("领导", app.RoleLeader)), h.board(datatest.As("经办", app.RoleClerk))
	assert.Equal(t, "最早一项已等待 4 个工作日：事项1", todo(clerk, "review").Text)
	assert.Equal(t, "事项2：由 12-10 延至 12-31（平安建设办）", todo(leader, "extension").Text)
	assert.True(t, todo(leader, "extension").Signs)
	assert.Zero(t, todo(clerk, "extension").Count, "a clerk does not decide")
	assert.Equal(t, 1, todo(clerk, "slip").Count)
	assert.Contains(t, todo(clerk, "slip").Text, "已逾期 2 个工作日")
	assert.Equal(t, 1, todo(clerk, "draft").Count)
	assert.NotNil(t, leader.Leader)
	assert.Nil(t, clerk.Leader)
	reader := h.board(datatest.As("读者", app.RoleReader))
	for _, x := range reader.Todos {
		assert.Contains(t, []string{"red", "yellow"}, x.Key)
	}
}

// meeting notices a meeting with three seats, none of which has replied.
func (h *homeOffice) meeting(title string, starts, ends app.Stamp) int64 {
	h.t.Helper()
	p := app.Person{Name: "周建国", OrgID: h.orgs[0].ID}
	if list, n, _ := h.People.List(h.ctx, app.Query{}); n > 0 {
		p = list[n-1]
	} else {
		h.ok(h.People.Save(h.ctx, &p))
	}
	m := app.Meeting{Title: title, Starts: starts, Ends: ends, ChairID: p.ID, LeadOrgID: h.orgs[0].ID, VenueName: "三楼会议室"}
	h.ok(h.Meetings.Save(h.ctx, &m))
	_, err := h.Meetings.Invite(h.ctx, m.ID, app.Invitation{Orgs: app.IDs{h.orgs[1].ID, h.orgs[2].ID}})
	h.ok(err)
	h.ok(h.Meetings.SaveAgenda(h.ctx, m.ID, []app.AgendaItem{{Title: "停车矛盾", Kind: app.AgendaDecide, Minutes: 20}}))
	h.ok(h.Meetings.Notice(h.ctx, m.ID))
	return m.ID
}

func TestMeetingsOfTodayAndRepliesOfTheNext(t *testing.T) {
	h := newHomeOffice(t)
	h.day("2026-11-23 09:30:00")
	today := h.meeting("停车矛盾专题会", "2026-11-23 14:30:00", "2026-11-23 16:00:00")
	next := h.meeting("第9次联席会议", "2026-11-27 09:00:00", "2026-11-27 11:00:00")
	b := h.board(h.ctx)
	m := todo(b, "meeting")
	assert.Equal(t, []any{1, today, "hold", true}, []any{m.Count, m.ID, m.Act, m.Now})
	assert.Contains(t, m.Text, "今天 14:30 停车矛盾专题会，应到 3 人，已回执 0 人")
	reply := todo(b, "reply")
	assert.Equal(t, today, reply.ID, "today's meeting is the next one until it begins")
	assert.Equal(t, 3, reply.Count)
	require.Len(t, b.Week, 2)
	assert.Equal(t, []string{"今天", "待开会", "三楼会议室 · 回执 0/3"}, []string{b.Week[0].Mark, b.Week[0].Word, b.Week[0].Note})
	assert.Equal(t, "周五", b.Week[1].Mark)
	require.NotNil(t, b.Next)
	assert.Contains(t, fmt.Sprint(b.Next.Checks), "回执 0/3，3 人未到")

	h.day("2026-11-23 15:00:00")
	_, err := h.Sittings.CheckInAll(h.ctx, today)
	h.ok(err)
	h.ok(h.Sittings.Begin(h.ctx, today, false))
	b = h.board(h.ctx)
	assert.Contains(t, todo(b, "meeting").Text, "进行中")
	assert.Equal(t, next, todo(b, "reply").ID)
	assert.Equal(t, "11月27日 第9次联席会议：城市管理办、平安建设办、河湾社区", todo(b, "reply").Text)
}

func TestIndicatorsCompareWithTargetAndLastQuarter(t *testing.T) {
	h := newHomeOffice(t)
	h.day("2026-08-03 09:00:00")
	h.issue("2026-09-10", "2026-09-10") // one of two in time in the third quarter
	finish := func(id int64) {
		h.ok(h.DutyWork.Report(h.ctx, &app.Progress{DutyID: id, Percent: 100, Text: "完成"}))
		h.ok(h.DutyWork.RequestDone(h.ctx, id, "完成"))
		h.ok(h.DutyWork.Review(h.ctx, id, true, ""))
	}
	h.day("2026-09-08 09:00:00")
	finish(h.ids[0])
	h.day("2026-09-15 09:00:00")
	finish(h.ids[1])
	h.day("2026-10-12 09:00:00")
	h.issue("2026-11-10", "2026-11-11", "2026-11-12")
	h.day("2026-11-09 09:00:00")
	for _, id := range h.ids[2:] {
		finish(id)
	}
	h.day("2026-11-23 09:30:00")
	b := h.board(datatest.As("领导", app.RoleLeader))
	byCode := map[string]app.HomeIndicator{}
	for _, i := range b.Indicators {
		byCode[i.Code] = i
	}
	onTime := byCode["Z03"]
	assert.Equal(t, []string{"100.0%", "≥90%", "▲ 50.0", "达标"}, []string{onTime.Value, onTime.Target, onTime.Change, onTime.Word})
	assert.True(t, onTime.Better)
	none := byCode["Z01"]
	assert.Equal(t, []string{"—", "—", "无数据"}, []string{none.Value, none.Change, none.Word})

	require.NotNil(t, b.Leader)
	assert.Equal(t, app.Period("2026Q3"), b.Leader.Period)
	assert.Equal(t, "核定中 · 非正式名次", b.Leader.Mark)
	require.NotEmpty(t, b.Leader.Groups)
	g := b.Leader.Groups[0]
	assert.Equal(t, 2, g.Ranked)
	assert.Equal(t, []string{"城市管理办", "平安建设办"}, []string{g.First[0].OrgName, g.Last[0].OrgName})
	assert.Equal(t, "季度考评待锁定", todo(b, "lock").Title)
	h.ok(h.Effects.Lock(h.ctx, "2026Q3", app.Confirmed{}))
	b = h.board(datatest.As("领导", app.RoleLeader))
	assert.Equal(t, "季度考评待发布", todo(b, "lock").Title)
	assert.Equal(t, 2, todo(h.board(datatest.As("经办", app.RoleClerk)), "verify").Count, "the lock proposed a reward and a sanction")
}

func TestTheChairsOwnSignaturesStandFirst(t *testing.T) {
	h := newHomeOffice(t)
	h.issue("2026-11-13")
	h.day("2026-11-20 09:00:00")
	id := h.meeting("停车矛盾专题会", "2026-11-20 09:00:00", "2026-11-20 11:00:00")
	_, err := h.Sittings.CheckInAll(h.ctx, id)
	h.ok(err)
	h.ok(h.Sittings.Begin(h.ctx, id, false))
	rec, err := h.Meetings.Record(h.ctx, id)
	h.ok(err)
	item := rec.Agenda[0]
	item.Yes, item.No = 2, 1
	h.ok(h.Sittings.SaveItem(h.ctx, &item))
	h.day("2026-11-23 09:30:00")
	chair, leader, clerk := datatest.As("主持人", app.RoleChair), datatest.As("领导", app.RoleLeader), datatest.As("经办", app.RoleClerk)
	for who, ctx := range map[string]context.Context{"chair": chair, "leader": leader} {
		first := h.board(ctx).Todos[0]
		assert.Equal(t, []any{"表决结果待确认", 1, true, id, "hold"}, []any{first.Title, first.Count, first.Signs, first.ID, first.Act}, who)
		assert.Equal(t, "11月20日 停车矛盾专题会：停车矛盾", first.Text, who)
	}
	assert.Zero(t, todo(h.board(clerk), "ballot").Count, "a clerk cannot confirm a vote")

	_, err = h.Sittings.Confirm(h.ctx, item.ID, app.Votes{Yes: 2, No: 1})
	h.ok(err)
	h.ok(h.Sittings.End(h.ctx, id))
	waiting := func(state app.MinutesState) int {
		_, n, err := h.Minutes.List(h.ctx, app.Where(app.Eq("state", state)))
		h.ok(err)
		return n
	}
	assert.Equal(t, waiting(app.MinutesDraft), todo(h.board(clerk), "minutes").Count, "the chip 待送签 and the home page count the same")
	assert.Equal(t, 1, waiting(app.MinutesDraft))
	h.ok(h.Minutes.Submit(h.ctx, id))
	b := h.board(chair)
	assert.Equal(t, "sign", b.Todos[0].Key)
	assert.Equal(t, waiting(app.MinutesReviewing), b.Todos[0].Count)
	assert.Equal(t, "red", b.Todos[1].Key)
	assert.Zero(t, todo(h.board(clerk), "minutes").Count)
}

func TestAListSentForReviewWaitsForALeader(t *testing.T) {
	h := newHomeOffice(t)
	l := app.DutyList{Name: "2026年度责任清单", Year: 2026, From: "2026-01-01", To: "2026-12-31", Edition: app.Edition{Basis: "清街发〔2026〕1号"}}
	h.ok(h.DutyLists.Save(h.ctx, &l))
	h.ok(h.DutyLists.SaveEntry(h.ctx, &app.ListEntry{ListID: l.ID, Content: "消防检查", LeadID: h.orgs[0].ID, Due: "2026-12-31"}))
	leader := datatest.As("领导", app.RoleLeader)
	assert.Zero(t, todo(h.board(leader), "list").Count)
	_, err := h.DutyLists.Step(h.ctx, l.ID, app.ListReview)
	h.ok(err)
	waits := todo(h.board(leader), "list")
	assert.Equal(t, []any{1, true, "待印发"}, []any{waits.Count, waits.Signs, waits.Args["chip"]})
	assert.Zero(t, todo(h.board(datatest.As("经办", app.RoleClerk)), "list").Count)
}

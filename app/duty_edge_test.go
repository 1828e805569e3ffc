package app_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestDeadlinesOnRestDaysAndBeyondTheCalendar(t *testing.T) {
	k := newDutyDesk(t)
	rest := k.issue(app.Duty{Due: "2026-09-26"}) // Mid-Autumn, a Saturday
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: rest, Percent: 99, Text: "收尾"}))
	k.day("2026-09-24")
	_, err := k.Duties.RefreshLamps(k.ctx)
	require.NoError(t, err)
	d := k.get(rest)
	assert.Equal(t, app.Date("2026-09-26"), d.Due, "a deadline on a rest day stays as it was set")
	assert.Equal(t, "即将到期", d.LampWord, "no working day is left")
	k.day("2026-09-27")
	_, err = k.Duties.RefreshLamps(k.ctx)
	require.NoError(t, err)
	assert.Equal(t, []string{"红", "已逾期"}, []string{k.get(rest).Lamp.String(), k.get(rest).LampWord}, "overdue, though no working day has passed")
	a, err := k.Duties.Advise(k.ctx, "2026-09-18", "2028-03-04")
	require.NoError(t, err)
	assert.Contains(t, a.Text(), "放假安排未导入")
	term := app.Duty{Content: "十日内", LeadID: k.org[0], Start: "2026-09-28", Term: 5, Workdays: true}
	require.NoError(t, k.Duties.Save(k.ctx, &term))
	_, err = k.Duties.Issue(k.ctx, []int64{term.ID})
	require.NoError(t, err)
	assert.Equal(t, app.Date("2026-10-10"), k.get(term.ID).Due, "29 30, then 8 9 and the worked Saturday 10")
	plain := app.Duty{Content: "自然日", LeadID: k.org[0], Start: "2026-09-28", Term: 5}
	require.NoError(t, k.Duties.Save(k.ctx, &plain))
	_, err = k.Duties.Issue(k.ctx, []int64{plain.ID})
	require.NoError(t, err)
	assert.Equal(t, app.Date("2026-10-03"), k.get(plain.ID).Due)
}

func TestExtensionOnAndAfterTheDueDay(t *testing.T) {
	k := newDutyDesk(t)
	on, after := k.issue(app.Duty{Due: "2026-09-10"}), k.issue(app.Duty{Content: "乙", Due: "2026-09-10"})
	k.day("2026-09-10")
	require.NoError(t, k.Extensions.File(k.ctx, &app.Extension{DutyID: on, NewDue: "2026-10-10", Reason: "降雨"}))
	k.day("2026-09-11")
	assert.ErrorContains(t, k.Extensions.File(k.ctx, &app.Extension{DutyID: after, NewDue: "2026-10-10", Reason: "降雨"}), "只能作逾期说明")
	require.NoError(t, k.Extensions.Decide(k.ctx, on, true, ""), "decided later, filed in time")
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: on, Percent: 100, Text: "完成"}))
	k.day("2026-10-08")
	require.NoError(t, k.DutyWork.RequestDone(k.ctx, on, "完成"))
	require.NoError(t, k.DutyWork.Review(k.ctx, on, true, ""))
	d := k.get(on)
	assert.Equal(t, []bool{true, false}, []bool{d.OnTime(false), d.OnTime(true)}, "on time after extension, late by the original deadline")
}

func TestAPauseMayOvertakeTheExtensionAskedFor(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Due: "2026-09-30"})
	k.day("2026-09-21")
	require.NoError(t, k.Extensions.File(k.ctx, &app.Extension{DutyID: id, NewDue: "2026-10-09", Reason: "降雨"}))
	require.NoError(t, k.DutyOrders.Suspend(k.ctx, id, "等待上级批复"))
	k.day("2026-09-28")
	require.NoError(t, k.DutyOrders.Resume(k.ctx, id))
	assert.ErrorContains(t, k.Extensions.Decide(k.ctx, id, true, ""), "时限已顺延至 2026-10-12，申请的 2026-10-09 不再需要", "granting never makes a deadline earlier")
	require.NoError(t, k.Extensions.Decide(k.ctx, id, false, "暂停已顺延"))
	assert.Equal(t, []app.Date{"2026-10-12", ""}, []app.Date{k.get(id).Due, k.get(id).AskedDue})
}

func TestProgressGoesBackOnlyWithAReason(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Due: "2026-12-10"})
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: id, Percent: 60, Text: "甲"}))
	assert.ErrorContains(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: id, Percent: 40, Text: "乙"}), "要写明原因")
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: id, Percent: 40, Text: "乙", Reason: "返工"}))
	assert.Equal(t, 40, k.get(id).Progress)
	assert.ErrorContains(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: id, Percent: 40, Text: "乙"}), "已填报过相同的内容")
}

func TestAnItemWithoutLeadIsToldWhatIsMissing(t *testing.T) {
	k := newDutyDesk(t)
	assert.EqualError(t, k.Duties.Save(k.ctx, &app.Duty{Content: "没有牵头单位"}), "没有牵头单位。从列表选择，或到“主体人员”新增。")
	id := k.issue(app.Duty{Due: "2026-12-10"})
	require.NoError(t, k.Store().Write(k.ctx, app.Stamped{}, func(tx app.Tx) error { // as an old file may hold it
		d, err := tx.Duties().Get(id)
		d.LeadID, d.LeadName = 0, ""
		require.NoError(t, err)
		return tx.Duties().Put(&d)
	}))
	_, err := k.Duties.Record(k.ctx, id)
	require.NoError(t, err)
	_, _, err = k.DutyStats.Scorecard(k.ctx, app.Query{})
	require.NoError(t, err)
	_, err = k.DutyViews.Board(k.ctx, app.Query{})
	require.NoError(t, err)
	require.NoError(t, k.DutyOrders.Transfer(k.ctx, id, k.org[0], "补填牵头单位"))
	assert.Equal(t, "城市管理办", k.get(id).LeadName)
}

func TestEvidenceIsKeptOncePerContent(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Due: "2026-12-10"})
	one, two := filepath.Join(t.TempDir(), "照片.jpg"), filepath.Join(t.TempDir(), "照片 - 副本.jpg")
	for _, p := range []string{one, two} {
		require.NoError(t, os.WriteFile(p, []byte("同一张照片"), 0o600))
	}
	_, err := k.Files.Attach(k.ctx, "duty", id, one)
	require.NoError(t, err)
	_, err = k.Files.Attach(k.ctx, "duty", id, two)
	assert.ErrorContains(t, err, "这份文件已经添加过：照片.jpg")
}

func TestItemsWithoutDeadlineComeAfterDatedOnes(t *testing.T) {
	k := newDutyDesk(t)
	k.issue(app.Duty{Content: "长期坚持"})
	k.issue(app.Duty{Content: "年底", Due: "2026-12-31"})
	k.issue(app.Duty{Content: "月底", Due: "2026-11-30"})
	rows, _, err := k.Duties.List(k.ctx, app.Query{Limit: 10}.By("due"))
	require.NoError(t, err)
	assert.Equal(t, []string{"月底", "年底", "长期坚持"}, []string{rows[0].Content, rows[1].Content, rows[2].Content})
	line, err := k.DutyViews.Timeline(k.ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, "长期坚持", line[2].Duty.Content)
}

func TestTheClockDoesNotRunBackwards(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)
	first := datatest.At(t, func() time.Time { return now })
	ctx := datatest.Ctx()
	a := app.New(first.Store(), app.Options{Clock: func() time.Time { return now }, Steady: true})
	o := app.Org{Name: "城市管理办公室"}
	require.NoError(t, a.Orgs.Save(ctx, &o))
	d := app.Duty{Content: "甲", LeadID: o.ID, Due: "2026-11-20", Start: "2026-11-02"}
	require.NoError(t, a.Duties.Save(ctx, &d))
	_, err := a.Duties.Issue(ctx, []int64{d.ID})
	require.NoError(t, err)
	assert.Empty(t, a.Clock.Problem())

	now = now.AddDate(0, 0, -10) // set back, and the program started again
	a = app.New(first.Store(), app.Options{Clock: func() time.Time { return now }, Steady: true})
	assert.Equal(t, app.Date("2026-11-23"), a.Today())
	assert.Contains(t, a.Clock.Problem(), "电脑时间 2026-11-13 09:00 早于最近一次操作 2026-11-23 09:00")
	assert.ErrorContains(t, a.Extensions.File(ctx, &app.Extension{DutyID: d.ID, NewDue: "2026-12-20", Reason: "想补申请"}), "只能作逾期说明", "the deadline is not fooled")
	_, err = a.DutyOrders.Accept(ctx, []int64{d.ID}, "")
	require.NoError(t, err)
	rows, _, err := a.History.Rows(ctx, app.Query{Limit: 2})
	require.NoError(t, err)
	assert.GreaterOrEqual(t, rows[0].At, rows[1].At, "the audit log keeps its order")

	assert.ErrorContains(t, a.Clock.Trust(datatest.As("经办", app.RoleClerk)), "无权")
	require.NoError(t, a.Clock.Trust(ctx))
	assert.Empty(t, a.Clock.Problem())
	assert.Equal(t, app.Date("2026-11-13"), a.Today(), "an administrator vouched for the computer's clock")
}

func TestASelectionIsPreviewedDoneAndUndoneAsOne(t *testing.T) {
	k := newDutyDesk(t)
	one, two := k.issue(app.Duty{Due: "2026-12-10", Person: "旧人"}), k.issue(app.Duty{Content: "乙", Due: "2026-12-10"})
	done := k.issue(app.Duty{Content: "丙", Due: "2026-12-10"})
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: done, Percent: 100, Text: "完"}))
	require.NoError(t, k.DutyWork.RequestDone(k.ctx, done, "完"))
	ids := []int64{one, two, done}
	lines, err := k.DutyOrders.Preview(k.ctx, ids, app.DoAssign)
	require.NoError(t, err)
	assert.Equal(t, []string{"", "", "事项已申请办结，不能分派。等审核结论，退回后再办。"}, []string{lines[0].Off, lines[1].Off, lines[2].Off})
	var receipt app.Receipt
	n, err := k.DutyOrders.Assign(app.WithReceipt(k.ctx, &receipt), ids, app.Assignment{Person: "新人"})
	require.NoError(t, err)
	assert.Equal(t, 2, n)
	assert.Equal(t, "新人", k.get(two).Person)
	assert.ErrorContains(t, k.Undos.Undo(datatest.As("别人", app.RoleClerk), receipt), "只能由本人撤销")
	require.NoError(t, k.Undos.Undo(k.ctx, receipt))
	assert.Equal(t, []string{"旧人", ""}, []string{k.get(one).Person, k.get(two).Person})

	p, err := k.Slips.Propose(k.ctx, []int64{one, two})
	require.NoError(t, err)
	p[0].Slip.Reason, p[1].Slip.Reason = "慢", "慢"
	slips, err := k.Slips.Issue(app.WithReceipt(k.ctx, &receipt), []app.Slip{p[0].Slip, p[1].Slip})
	require.NoError(t, err)
	require.NoError(t, k.Undos.Undo(k.ctx, receipt))
	_, total, err := k.Slips.List(k.ctx, app.Query{})
	require.NoError(t, err)
	assert.Zero(t, total)
	again, err := k.Slips.Issue(k.ctx, []app.Slip{p[0].Slip})
	require.NoError(t, err)
	assert.Equal(t, []string{"督〔2026〕2号", "督〔2026〕3号"}, []string{slips[1].No, again[0].No}, "numbers of undone slips are void and never given again")

	_, err = k.DutyOrders.Urge(app.WithReceipt(k.ctx, &receipt), []int64{one}, "请加快")
	require.NoError(t, err)
	d := k.get(one)
	d.Note = "后来的修改"
	require.NoError(t, k.Duties.Save(k.ctx, &d))
	assert.ErrorContains(t, k.Undos.Undo(k.ctx, receipt), "不能整批撤销")
	assert.Equal(t, "后来的修改", k.get(one).Note)
}

func TestRemindersAndChanges(t *testing.T) {
	k := newDutyDesk(t)
	k.issue(app.Duty{Content: "逾期", Due: "2026-09-10"})
	k.issue(app.Duty{Content: "临近", Due: "2026-10-16", LeadID: k.org[1]})
	silent := k.issue(app.Duty{Content: "未填报", Due: "2026-12-31"})
	review := k.issue(app.Duty{Content: "待审", Due: "2026-12-31"})
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: review, Percent: 100, Text: "完"}))
	require.NoError(t, k.DutyWork.RequestDone(k.ctx, review, "完"))
	k.day("2026-10-12")
	d, err := k.Reminders.Due(k.ctx)
	require.NoError(t, err)
	assert.Equal(t, "逾期未办结 1 项，5 个工作日内到期 1 项，本期未填报 1 项，待我审核 1 项", d.Line())
	d, err = k.Reminders.Due(datatest.As("只读者", app.RoleReader))
	require.NoError(t, err)
	assert.Zero(t, d.Count(app.RemindReview))
	d, err = k.Reminders.Unit(k.ctx, k.org[1])
	require.NoError(t, err)
	assert.Equal(t, "5 个工作日内到期 1 项", d.Line())

	since := app.Stamp("2026-10-12 00:00:00")
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: silent, Percent: 30, Text: "动工"}))
	list, err := k.DutyViews.Changes(k.ctx, since)
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, "填报进展", list[0].Act)
	assert.Contains(t, list[0].Text, "状态 待签收 → 办理中；完成率 0% → 30%")
	board, err := k.DutyViews.Board(k.ctx, app.Where(app.Eq("lead_id", k.org[0])))
	require.NoError(t, err)
	assert.Equal(t, []int{1, 1, 0, 1}, []int{board[0].Total, board[1].Total, board[2].Total, board[3].Total})
	due, err := k.DutyViews.Deadlines(k.ctx, app.Query{}, "2026-10-01", "2026-10-31")
	require.NoError(t, err)
	assert.Len(t, due, 1)
}

package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
)

// list drafts a list of 2026 with entries.
func (k *dutyDesk) list(entries ...app.ListEntry) app.DutyList {
	l := app.DutyList{Name: "2026年度责任清单", Year: 2026, From: "2026-01-01", To: "2026-12-31", Edition: app.Edition{Basis: "清街发〔2026〕1号"}}
	require.NoError(k.t, k.DutyLists.Save(k.ctx, &l))
	for i := range entries {
		entries[i].ListID = l.ID
		require.NoError(k.t, k.DutyLists.SaveEntry(k.ctx, &entries[i]))
	}
	return l
}

func (k *dutyDesk) issueList(id int64) app.ListChange {
	_, err := k.DutyLists.Step(k.ctx, id, app.ListReview)
	require.NoError(k.t, err)
	c, err := k.DutyLists.Step(k.ctx, id, app.ListIssued)
	require.NoError(k.t, err)
	return c
}

func TestAListIsIssuedAdjustedAndCompared(t *testing.T) {
	k := newDutyDesk(t)
	l := k.list(app.ListEntry{Content: "河道保洁", LeadID: k.org[0], Due: "2026-12-20", Weight: 5, Stages: "2026-10-20 40% 清淤"},
		app.ListEntry{Content: "消防检查", LeadID: k.org[1], Term: 10, Workdays: true, Start: "2026-09-01"}, app.ListEntry{Content: "长期巡查", LeadID: k.org[1]})
	_, err := k.DutyLists.Step(k.ctx, l.ID, app.ListIssued)
	assert.ErrorContains(t, err, "拟定状态的版本不能转为印发")
	assert.Equal(t, app.ListChange{Made: 3}, k.issueList(l.ID))
	items, _, err := k.Duties.List(k.ctx, app.Query{}.By("id"))
	require.NoError(t, err)
	require.Len(t, items, 3)
	assert.Equal(t, app.Date("2026-09-15"), items[1].Due, "ten working days after the first of September")
	assert.Equal(t, "10 个工作日内", items[1].DueText)
	assert.Equal(t, l.ID, items[0].ListID)
	r, err := k.Duties.Record(k.ctx, items[0].ID)
	require.NoError(t, err)
	assert.Len(t, r.Milestones, 1)

	next, err := k.DutyLists.Adjust(k.ctx, l.ID)
	require.NoError(t, err)
	_, entries, err := k.DutyLists.Get(k.ctx, next.ID)
	require.NoError(t, err)
	require.Len(t, entries, 3)
	entries[0].Due, entries[0].LeadID = "2026-12-31", k.org[2]
	require.NoError(t, k.DutyLists.SaveEntry(k.ctx, &entries[0]))
	require.NoError(t, k.DutyLists.DeleteEntry(k.ctx, entries[2].ID))
	require.NoError(t, k.DutyLists.SaveEntry(k.ctx, &app.ListEntry{ListID: next.ID, Content: "新任务", LeadID: k.org[0], Due: "2026-11-30"}))
	diff, err := k.DutyLists.Compare(k.ctx, l.ID, next.ID)
	require.NoError(t, err)
	assert.Equal(t, []app.Difference{{"修改", "河道保洁", "牵头单位", "城市管理办", "河湾社区"}, {"修改", "河道保洁", "完成时限", "2026-12-20", "2026-12-31"},
		{"新增", "新任务", "", "", "城市管理办，2026-11-30"}, {"删除", "长期巡查", "", "综合行政执法队，长期坚持", ""}}, diff)
	next.Basis = "清街发〔2026〕20号"
	require.NoError(t, k.DutyLists.Save(k.ctx, &next))
	assert.Equal(t, app.ListChange{Made: 1, Changed: 1, Cancelled: 1, Kept: 1}, k.issueList(next.ID))
	d := k.get(items[0].ID)
	assert.Equal(t, []any{app.Date("2026-12-31"), app.Date("2026-12-20"), "河湾社区", next.ID}, []any{d.Due, d.FirstDue, d.LeadName, d.ListID})
	assert.Equal(t, app.DutyCancelled, k.get(items[2].ID).State)
	old, _, err := k.DutyLists.Get(k.ctx, l.ID)
	require.NoError(t, err)
	assert.Equal(t, app.ListRevoked, old.State)
}

func TestANewVersionLeavesAloneWhatItDoesNotChange(t *testing.T) {
	k := newDutyDesk(t)
	l := k.list(app.ListEntry{Content: "甲", LeadID: k.org[0], Due: "2026-12-20"}, app.ListEntry{Content: "乙", LeadID: k.org[0], Due: "2026-12-20"},
		app.ListEntry{Content: "丙", LeadID: k.org[0], Due: "2026-12-20"})
	k.issueList(l.ID)
	items, _, err := k.Duties.List(k.ctx, app.Query{}.By("id"))
	require.NoError(t, err)
	_, err = k.DutyOrders.Assign(k.ctx, []int64{items[0].ID}, app.Assignment{Person: "新人", Phone: "13800000001"})
	require.NoError(t, err)
	require.NoError(t, k.DutyOrders.Transfer(k.ctx, items[0].ID, k.org[1], "职责调整"))
	require.NoError(t, k.DutyOrders.Suspend(k.ctx, items[1].ID, "等待批复"))
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: items[2].ID, Percent: 100, Text: "完成"}))
	require.NoError(t, k.DutyWork.RequestDone(k.ctx, items[2].ID, "完成"))
	next, err := k.DutyLists.Adjust(k.ctx, l.ID)
	require.NoError(t, err)
	_, entries, err := k.DutyLists.Get(k.ctx, next.ID)
	require.NoError(t, err)
	entries[0].Deliverable = "台账"
	entries[1].LeadID, entries[2].LeadID = k.org[2], k.org[2]
	for i := range entries {
		require.NoError(t, k.DutyLists.SaveEntry(k.ctx, &entries[i]))
	}
	next.Basis = "清街发〔2026〕21号"
	require.NoError(t, k.DutyLists.Save(k.ctx, &next))
	assert.Equal(t, app.ListChange{Changed: 3}, k.issueList(next.ID))
	d := k.get(items[0].ID)
	assert.Equal(t, []any{k.org[1], "台账"}, []any{d.LeadID, d.Deliverable}, "handed to another unit meanwhile, and the list said nothing about that")
	assert.Equal(t, []any{k.org[2], app.DutySuspended}, []any{k.get(items[1].ID).LeadID, k.get(items[1].ID).State}, "still halted")
	require.NoError(t, k.DutyWork.Review(k.ctx, items[2].ID, true, ""), "the request to close still waits for its verdict")
	assert.Equal(t, app.DutyDone, k.get(items[2].ID).State)
}

func TestWholeMonthsStayWhole(t *testing.T) {
	k := newDutyDesk(t)
	l := app.DutyList{Name: "季度清单", Year: 2026, From: "2026-01-01", To: "2028-12-31", Edition: app.Edition{Basis: "清街发〔2026〕2号"}}
	require.NoError(t, k.DutyLists.Save(k.ctx, &l))
	for _, e := range []app.ListEntry{{Content: "季报", Start: "2026-04-01", Due: "2026-06-30", Repeat: app.RepeatQuarterly}, {Content: "月报", Start: "2026-02-01", Due: "2026-02-28", Repeat: app.RepeatMonthly},
		{Content: "年报", Start: "2026-02-01", Due: "2026-02-28", Repeat: app.RepeatYearly}, {Content: "月中起", Start: "2026-01-30", Due: "2026-02-28", Repeat: app.RepeatMonthly}} {
		e.ListID, e.LeadID = l.ID, k.org[0]
		require.NoError(t, k.DutyLists.SaveEntry(k.ctx, &e))
	}
	k.issueList(l.ID)
	k.day("2028-03-01")
	_, err := k.DutyLists.Roll(k.ctx)
	require.NoError(t, err)
	due := func(content string, round int) app.Date {
		rows, _, err := k.Duties.List(k.ctx, app.Where(app.Eq("content", content), app.Eq("round", round)))
		require.NoError(t, err)
		require.Len(t, rows, 1, "%s %d", content, round)
		return rows[0].Due
	}
	assert.Equal(t, []app.Date{"2026-09-30", "2026-12-31", "2027-03-31"}, []app.Date{due("季报", 1), due("季报", 2), due("季报", 3)})
	assert.Equal(t, []app.Date{"2026-03-31", "2026-04-30", "2028-02-29"}, []app.Date{due("月报", 1), due("月报", 2), due("月报", 24)})
	assert.Equal(t, app.Date("2028-02-29"), due("年报", 2), "the last day of February in a leap year")
	assert.Equal(t, app.Date("2026-04-28"), due("月中起", 2), "any other first day means the day of the month")
	fresh, _, err := k.DutyLists.Copy(k.ctx, l.ID, 2028)
	require.NoError(t, err)
	_, entries, err := k.DutyLists.Get(k.ctx, fresh.ID)
	require.NoError(t, err)
	assert.Equal(t, app.Date("2028-02-29"), entries[1].Due)
}

func TestLastYearsListIsCopied(t *testing.T) {
	k := newDutyDesk(t)
	l := k.list(app.ListEntry{Content: "河道保洁", LeadID: k.org[0], Start: "2026-01-31", Due: "2026-02-28", Stages: "2026-02-10 40% 清淤"})
	k.issueList(l.ID)
	o, err := k.Orgs.Get(k.ctx, k.org[0])
	require.NoError(t, err)
	o.To = "2026-08-31"
	require.NoError(t, k.Orgs.Save(k.ctx, &o))
	fresh, warn, err := k.DutyLists.Copy(k.ctx, l.ID, 2027)
	require.NoError(t, err)
	assert.Equal(t, "2027年度责任清单", fresh.Name)
	assert.Equal(t, app.Date("2027-12-31"), fresh.To)
	assert.Equal(t, []string{"“河道保洁”的牵头单位城市管理办已停用，要换单位。"}, warn)
	_, entries, err := k.DutyLists.Get(k.ctx, fresh.ID)
	require.NoError(t, err)
	assert.Equal(t, []any{app.Date("2027-01-31"), app.Date("2027-02-28"), "2027-02-10 40% 清淤"}, []any{entries[0].Start, entries[0].Due, entries[0].Stages})
	assert.Empty(t, must(k.DutyLists.Compare(k.ctx, fresh.ID, fresh.ID)))
	_, err = k.DutyLists.Step(k.ctx, fresh.ID, app.ListReview)
	require.NoError(t, err)
	_, err = k.DutyLists.Step(k.ctx, fresh.ID, app.ListIssued)
	assert.ErrorContains(t, err, "没有依据")
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestRecurringObligationsComeBack(t *testing.T) {
	k := newDutyDesk(t)
	l := k.list(app.ListEntry{Content: "每月上报台账", LeadID: k.org[0], Start: "2026-08-01", Due: "2026-08-31", Repeat: app.RepeatMonthly})
	assert.Equal(t, 1, k.issueList(l.ID).Made)
	roll := func() int { return must(k.DutyLists.Roll(k.ctx)) }
	assert.Equal(t, 1, roll(), "September has begun")
	assert.Zero(t, roll(), "nothing comes twice")
	k.day("2026-12-31")
	assert.Equal(t, 3, roll())
	k.day("2027-02-01")
	assert.Zero(t, roll(), "the list has ended")
	items, _, err := k.Duties.List(k.ctx, app.Query{}.By("round"))
	require.NoError(t, err)
	var due []app.Date
	for _, d := range items {
		due = append(due, d.Due)
	}
	assert.Equal(t, []app.Date{"2026-08-31", "2026-09-30", "2026-10-30", "2026-11-30", "2026-12-31"}, due, "the 31st of October is a Saturday")
	assert.Contains(t, items[2].DueText, "第 3 期，10-31 为休息日，提前至 10-30")
	for n, want := range map[int]app.Date{1: "2026-02-28", 2: "2026-03-31", 12: "2027-01-31"} {
		assert.Equal(t, want, app.RepeatMonthly.Nth("2026-01-31", n))
	}
	bad := app.ListEntry{ListID: l.ID, Content: "甲", LeadID: k.org[0], Repeat: app.RepeatWeekly}
	assert.ErrorContains(t, bad.Validate(), "要填首期的起始日和完成时限")
}

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

// dutyDesk is an office with a moving clock, some units and one issued item.
type dutyDesk struct {
	*app.App
	t   *testing.T
	ctx context.Context
	now time.Time
	org []int64
}

func newDutyDesk(t *testing.T) *dutyDesk {
	k := &dutyDesk{t: t, ctx: datatest.Ctx(), now: time.Date(2026, 9, 1, 9, 0, 0, 0, time.Local)}
	k.App = datatest.At(t, func() time.Time { return k.now })
	for _, o := range []app.Org{{Name: "城市管理办公室", ShortName: "城市管理办"}, {Name: "综合行政执法队"}, {Name: "河湾社区居民委员会", ShortName: "河湾社区"}, {Name: "撤销的单位", To: "2026-06-30"}} {
		require.NoError(t, k.Orgs.Save(k.ctx, &o))
		k.org = append(k.org, o.ID)
	}
	return k
}

func (k *dutyDesk) day(d app.Date) {
	t := d.Time()
	k.now = time.Date(t.Year(), t.Month(), t.Day(), 9, 0, 0, 0, time.Local)
}

func (k *dutyDesk) issue(d app.Duty) int64 {
	if d.Content == "" {
		d.Content = "河湾路积水点改造及雨污混接排查"
	}
	if d.LeadID == 0 {
		d.LeadID = k.org[0]
	}
	require.NoError(k.t, k.Duties.Save(k.ctx, &d))
	n, err := k.Duties.Issue(k.ctx, []int64{d.ID})
	require.NoError(k.t, err)
	require.Equal(k.t, 1, n)
	return d.ID
}

func (k *dutyDesk) get(id int64) app.Duty {
	d, err := k.Duties.Get(k.ctx, id)
	require.NoError(k.t, err)
	return d
}

func (k *dutyDesk) auditRows() int64 {
	_, n, err := k.History.Rows(k.ctx, app.Query{Limit: 1})
	require.NoError(k.t, err)
	return int64(n)
}

func TestAnItemFromDraftToClose(t *testing.T) {
	k := newDutyDesk(t)
	var heard []app.Topic
	defer k.Changes.Listen(func(l []app.Topic) { heard = append(heard, l...) })()
	id := k.issue(app.Duty{SupportIDs: app.IDs{k.org[1], k.org[2]}, SupportNames: "供电公司", Due: "2026-09-29", Person: "陈立群"})
	d := k.get(id)
	assert.Equal(t, "Z2026-001", d.No)
	assert.Equal(t, app.DutyAssigned, d.State)
	assert.Equal(t, "城市管理办", d.LeadName)
	assert.Equal(t, "综合行政执法队、河湾社区、供电公司", d.SupportNames)
	assert.Equal(t, app.Date("2026-09-29"), d.FirstDue)
	assert.Contains(t, heard, app.DutyChanged)
	_, err := k.DutyOrders.Accept(k.ctx, []int64{id}, "陈立群")
	require.NoError(t, err)
	k.day("2026-09-15")
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: id, Percent: 50, Text: "管网清淤 1.2 公里"}))
	d = k.get(id)
	assert.Equal(t, 50, d.Progress)
	assert.Equal(t, "绿", d.Lamp.String(), d.LampWhy)
	require.NoError(t, k.Milestones.Save(k.ctx, id, []app.Milestone{{Name: "勘查", Planned: "2026-09-10", Percent: 30}, {Name: "清淤", Planned: "2026-09-16", Percent: 90}}))
	assert.Equal(t, "黄", k.get(id).Lamp.String(), "the stages ask for more")
	err = k.DutyWork.RequestDone(k.ctx, id, "完成改造")
	assert.EqualError(t, err, "还有 2 个阶段目标未完成，不能申请办结。先登记完成日期。")
	r, err := k.Duties.Record(k.ctx, id)
	require.NoError(t, err)
	for _, m := range r.Milestones {
		require.NoError(t, k.Milestones.Reach(k.ctx, m.ID, "2026-09-15"))
	}
	k.day("2026-09-29")
	require.NoError(t, k.DutyWork.RequestDone(k.ctx, id, "改造完成，雨后无积水"))
	assert.Equal(t, "待审核", k.get(id).LampWord)
	k.day("2026-10-10")
	_, err = k.Duties.RefreshLamps(k.ctx)
	require.NoError(t, err)
	assert.Equal(t, "待审核", k.get(id).LampWord, "the day of the request counts, not that of the review")
	require.NoError(t, k.DutyWork.Review(k.ctx, id, false, "缺验收照片"))
	assert.Equal(t, "红", k.get(id).Lamp.String())
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: id, Percent: 100, Text: "补充验收照片"}))
	require.NoError(t, k.DutyWork.RequestDone(k.ctx, id, "照片已补"))
	n, err := k.DutyWork.Approve(k.ctx, []int64{id})
	require.NoError(t, err)
	assert.Equal(t, 1, n)
	n, err = k.DutyWork.Close(k.ctx, []int64{id})
	require.NoError(t, err)
	assert.Equal(t, 1, n)
	d = k.get(id)
	assert.Equal(t, app.DutyClosed, d.State)
	assert.Equal(t, app.Date("2026-10-10"), d.DoneOn)
	assert.Equal(t, "逾期办结", d.LampWord)
	assert.False(t, d.OnTime(true))
	r, err = k.Duties.Record(k.ctx, id)
	require.NoError(t, err)
	assert.Len(t, r.Reviews, 2)
	assert.Len(t, r.Progress, 3)
	d.Content = "改"
	assert.ErrorContains(t, k.Duties.Save(k.ctx, &d), "已销号，不能修改")
	fresh, err := k.DutyOrders.Relapse(k.ctx, id, "雨后再次积水", "2026-11-30")
	require.NoError(t, err)
	assert.Equal(t, "Z2026-002", fresh.No)
	assert.Equal(t, id, fresh.RelapseOf)
	assert.Equal(t, app.DutyClosed, k.get(id).State)
}

func TestRefusedActsLeaveNothingBehind(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Due: "2026-09-29"})
	before, rows := k.get(id), k.auditRows()
	reader := datatest.As("只读者", app.RoleReader)
	clerk := datatest.As("经办", app.RoleClerk)
	_, err := k.DutyOrders.Cancel(clerk, []int64{id}, "上级取消")
	assert.ErrorContains(t, err, "无权撤销责任事项")
	for name, err := range map[string]error{
		"no lead":        k.Duties.Save(k.ctx, &app.Duty{Content: "甲"}),
		"dead lead":      k.Duties.Save(k.ctx, &app.Duty{Content: "甲", LeadID: k.org[3]}),
		"dead support":   k.Duties.Save(k.ctx, &app.Duty{Content: "甲", LeadID: k.org[0], SupportIDs: app.IDs{k.org[3]}}),
		"unknown lead":   k.Duties.Save(k.ctx, &app.Duty{Content: "甲", LeadID: 999}),
		"close":          errOf(k.DutyWork.Close(k.ctx, []int64{id})),
		"request":        k.DutyWork.RequestDone(k.ctx, id, "好"),
		"review":         k.DutyWork.Review(k.ctx, id, true, ""),
		"empty report":   k.DutyWork.Report(k.ctx, &app.Progress{DutyID: id, Percent: 5}),
		"right":          k.DutyWork.Report(reader, &app.Progress{DutyID: id, Percent: 5, Text: "甲"}),
		"suspend":        k.DutyOrders.Suspend(clerk, id, "等待"),
		"no reason":      k.DutyOrders.Suspend(k.ctx, id, " "),
		"extension":      k.Extensions.File(k.ctx, &app.Extension{DutyID: id, NewDue: "2026-09-01", Reason: "甲"}),
		"transfer":       k.DutyOrders.Transfer(k.ctx, id, k.org[0], "甲"),
		"transfer dead":  k.DutyOrders.Transfer(k.ctx, id, k.org[3], "甲"),
		"stages":         k.Milestones.Save(k.ctx, id, []app.Milestone{{Name: "甲", Planned: "2026-10-01", Percent: 50}}),
		"nothing chosen": errOf(k.DutyOrders.Accept(k.ctx, nil, "")),
		"delete":         k.Duties.Delete(k.ctx, id),
	} {
		var one *app.Error
		assert.ErrorAs(t, err, &one, name)
	}
	assert.Equal(t, before, k.get(id))
	assert.Equal(t, rows, k.auditRows())
	_, total, err := k.Duties.List(k.ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 1, total)
	d := k.get(id)
	d.Due = "2026-12-31"
	assert.EqualError(t, k.Duties.Save(k.ctx, &d), "事项已下达，完成时限只能经“申请延期”更改，现为 2026-09-29。")
}

func errOf(_ int, err error) error { return err }

func TestExtensionKeepsTheFirstDeadline(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Due: "2026-09-10"})
	k.day("2026-09-10")
	require.NoError(t, k.Extensions.File(k.ctx, &app.Extension{DutyID: id, NewDue: "2026-10-30", Reason: "连续降雨"}))
	k.day("2026-09-11")
	_, err := k.Duties.RefreshLamps(k.ctx)
	require.NoError(t, err)
	assert.Equal(t, "逾期1天", k.get(id).LampWord, "a request that waits does not stop the light")
	assert.ErrorContains(t, k.Extensions.Decide(datatest.As("经办", app.RoleClerk), id, true, ""), "无权同意延期")
	assert.ErrorContains(t, k.Extensions.Decide(k.ctx, id, false, ""), "要写明意见")
	require.NoError(t, k.Extensions.Decide(k.ctx, id, true, "同意"))
	d := k.get(id)
	assert.Equal(t, app.Date("2026-10-30"), d.Due)
	assert.Equal(t, app.Date("2026-09-10"), d.FirstDue)
	assert.Contains(t, d.LampWhy, "已延期，原时限2026年9月10日")
	k.day("2026-11-02")
	assert.ErrorContains(t, k.Extensions.File(k.ctx, &app.Extension{DutyID: id, NewDue: "2026-12-30", Reason: "又下雨"}), "只能作逾期说明")
	require.NoError(t, k.Extensions.Explain(k.ctx, id, "材料未到"))
	assert.Equal(t, "红", k.get(id).Lamp.String())
	r, err := k.Duties.Record(k.ctx, id)
	require.NoError(t, err)
	require.Len(t, r.Extensions, 2)
	assert.Equal(t, "逾期说明", r.Extensions[1].State.String())
}

func TestAPauseMovesTheDeadlineOn(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Due: "2026-09-30"})
	k.day("2026-09-21")
	require.NoError(t, k.DutyOrders.Suspend(k.ctx, id, "等待上级批复"))
	assert.Equal(t, "灰", k.get(id).Lamp.String())
	k.day("2026-09-28") // 22 23 24 28: the 25th to the 27th are the Mid-Autumn holiday
	require.NoError(t, k.DutyOrders.Resume(k.ctx, id))
	d := k.get(id)
	assert.Equal(t, app.Date("2026-10-12"), d.Due, "four working days on: 8 9 10 12")
	assert.Equal(t, app.Date("2026-09-30"), d.FirstDue)
	r, err := k.Duties.Record(k.ctx, id)
	require.NoError(t, err)
	require.Len(t, r.Extensions, 1)
	assert.True(t, r.Extensions[0].Pause)
}

func TestSlipsClimbTheLadder(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Due: "2026-09-10"})
	k.day("2026-09-14")
	_, err := k.Duties.RefreshLamps(k.ctx)
	require.NoError(t, err)
	var colours, numbers []string
	for round := range 4 {
		p, err := k.Slips.Suggest(k.ctx)
		require.NoError(t, err)
		require.Len(t, p, 1)
		assert.Equal(t, round == 3, p[0].Escalate)
		slips, err := k.Slips.Issue(k.ctx, []app.Slip{p[0].Slip})
		require.NoError(t, err)
		colours, numbers = append(colours, slips[0].Colour), append(numbers, slips[0].No)
		_, err = k.Slips.Issue(k.ctx, []app.Slip{p[0].Slip})
		assert.ErrorContains(t, err, "一事一单")
		require.NoError(t, k.Slips.Feedback(k.ctx, slips[0].ID, "已增加人手"))
		assert.ErrorContains(t, k.Slips.Sign(k.ctx, slips[0].ID, "王某"), "签收")
	}
	assert.Equal(t, []string{"蓝", "黄", "红", "红"}, colours)
	assert.Equal(t, []string{"督〔2026〕1号", "督〔2026〕2号", "督〔2026〕3号", "督〔2026〕4号"}, numbers)
	p, err := k.Slips.Propose(k.ctx, []int64{id})
	require.NoError(t, err)
	p[0].Slip.Colour = "蓝"
	_, err = k.Slips.Issue(k.ctx, []app.Slip{p[0].Slip})
	assert.ErrorContains(t, err, "不能更轻")
	k.table(line(app.OtherMatters, app.Words{"监督"}, nil, nil, 0))
	street := k.member("周建国", app.LevelStreet, app.RoleLeader)
	rows := k.auditRows()
	assert.ErrorContains(t, k.Slips.Escalate(street, id), "监督权限在区级")
	assert.Equal(t, rows, k.auditRows(), "a refused act leaves nothing behind")
	require.NoError(t, k.Slips.Escalate(k.ctx, id))
	assert.ErrorContains(t, k.Slips.Escalate(k.ctx, id), "已提出")
}

func TestTwoHundredSupportingUnits(t *testing.T) {
	k := newDutyDesk(t)
	var ids app.IDs
	for i := range 200 {
		o := app.Org{Name: fmt.Sprintf("第%03d号配合单位有限公司", i)}
		require.NoError(t, k.Orgs.Save(k.ctx, &o))
		ids = append(ids, o.ID)
	}
	id := k.issue(app.Duty{SupportIDs: ids, Due: "2026-09-29"})
	d := k.get(id)
	assert.Equal(t, ids, d.SupportIDs)
	assert.Contains(t, d.SupportNames, "第199号配合单位有限公司")
}

func TestALeadUnitThatIsClosedLaterStays(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{LeadID: k.org[2], Due: "2026-09-29"})
	o, err := k.Orgs.Get(k.ctx, k.org[2])
	require.NoError(t, err)
	o.To = "2026-09-05"
	require.NoError(t, k.Orgs.Save(k.ctx, &o))
	k.day("2026-09-10")
	d := k.get(id)
	d.Note = "单位已撤销"
	require.NoError(t, k.Duties.Save(k.ctx, &d), "an item may be edited though its unit is gone")
	require.NoError(t, k.DutyOrders.Transfer(k.ctx, id, k.org[0], "社区合并"))
	assert.Equal(t, "城市管理办", k.get(id).LeadName)
}

func TestDeadlineAdvice(t *testing.T) {
	k := newDutyDesk(t)
	a, err := k.Duties.Advise(k.ctx, "2026-09-18", "2026-09-26")
	require.NoError(t, err)
	assert.Equal(t, "是休息日（中秋节）。改为 09-24 或 09-28？", a.Text())
	a, err = k.Duties.Advise(k.ctx, "2026-09-18", "2026-09-24")
	require.NoError(t, err)
	assert.Empty(t, a.Text())
	assert.Equal(t, 5, a.Workdays)
	id := k.issue(app.Duty{Due: "2027-03-01"})
	assert.Contains(t, k.get(id).LampWhy, "2027 年放假安排未导入")
}

func TestTheSameItemSavedTwiceIsAConflict(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Due: "2026-09-29"})
	a, b := k.get(id), k.get(id)
	a.Note = "甲"
	require.NoError(t, k.Duties.Save(k.ctx, &a))
	a.Note, a.Person = "甲乙", "赵海峰"
	require.NoError(t, k.Duties.Save(k.ctx, &a))
	b.Note = "乙"
	var c *app.Conflict
	require.ErrorAs(t, k.Duties.Save(k.ctx, &b), &c)
	assert.Equal(t, []app.FieldChange{{Key: "Note", After: "甲乙"}, {Key: "Person", After: "赵海峰"}}, c.Changes(), "all that others changed since")
}

func TestBulletinAddsUp(t *testing.T) {
	k := newDutyDesk(t)
	late := k.issue(app.Duty{Due: "2026-09-10"})
	k.issue(app.Duty{Content: "乙", LeadID: k.org[1], Due: "2026-12-31"})
	done := k.issue(app.Duty{Content: "丙", LeadID: k.org[1], Due: "2026-09-20"})
	draft := app.Duty{Content: "草稿", LeadID: k.org[1]}
	require.NoError(t, k.Duties.Save(k.ctx, &draft))
	require.NoError(t, k.DutyWork.Report(k.ctx, &app.Progress{DutyID: done, Percent: 100, Text: "完成"}))
	require.NoError(t, k.DutyWork.RequestDone(k.ctx, done, "完成"))
	require.NoError(t, k.DutyWork.Review(k.ctx, done, true, ""))
	k.day("2026-09-20")
	_, err := k.Duties.RefreshLamps(k.ctx)
	require.NoError(t, err)
	b, err := k.DutyStats.Bulletin(k.ctx, "2026Q3")
	require.NoError(t, err)
	assert.Equal(t, 3, b.Sum.Total)
	assert.Equal(t, 2, b.Sum.Open)
	assert.Equal(t, 1, b.Sum.Done)
	assert.Equal(t, 1, b.Sum.Overdue)
	assert.Equal(t, 1, b.Finished)
	require.Len(t, b.Red, 1)
	assert.Equal(t, late, b.Red[0].ID)
	assert.Equal(t, "城市管理办", b.Units[0].Name, "the worst first")
	n, err := k.Duties.Counts(k.ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, app.DutyCounts{Total: 4, Red: 1, Yellow: 1, Open: 2, Done: 1, Draft: 1}, n)
}

func TestNumbersGoOnPastAThousand(t *testing.T) {
	k := newDutyDesk(t)
	require.NoError(t, k.Store().Write(k.ctx, app.Stamped{}, func(tx app.Tx) error {
		for i := 1; i <= 1003; i++ {
			if err := tx.Duties().Put(&app.Duty{No: fmt.Sprintf("Z2026-%03d", i), Content: "甲"}); err != nil {
				return err
			}
		}
		return nil
	}))
	assert.Equal(t, "Z2026-1004", k.get(k.issue(app.Duty{Due: "2026-09-29"})).No)
}

func TestStagesAreReadAsWritten(t *testing.T) {
	old := []app.Milestone{{Record: app.Record{ID: 5, Rev: 2}, Name: "现场勘查", Planned: "2026-09-10", Percent: 30, Reached: "2026-09-09"}}
	list, err := app.ParseStages("2026-09-12 30% 现场勘查\n\n9月30日 100 路面恢复 验收\n", old, "2026-09-01")
	require.NoError(t, err)
	assert.Equal(t, []app.Milestone{{Record: app.Record{ID: 5, Rev: 2}, Name: "现场勘查", Planned: "2026-09-12", Percent: 30, Reached: "2026-09-09"},
		{Name: "路面恢复 验收", Planned: "2026-09-30", Percent: 100}}, list)
	assert.Equal(t, "2026-09-12 30% 现场勘查\n2026-09-30 100% 路面恢复 验收", app.StagesText(list))
	for text, want := range map[string]string{"2026-09-12 现场勘查": "第 1 行不完整", "尽快 30% 勘查": "第 1 行的日期“尽快”不能识别", "2026-09-12 130% 勘查": "第 1 行的完成率“130%”应在 0 到 100 之间"} {
		_, err := app.ParseStages(text, nil, "2026-09-01")
		assert.ErrorContains(t, err, want)
	}
}

func BenchmarkRefreshLamps(b *testing.B) {
	now := datatest.Now
	a := datatest.At(b, func() time.Time { return now })
	require.NoError(b, a.Store().Write(context.Background(), app.Stamped{}, func(tx app.Tx) error {
		for i := range 100_000 {
			d := app.Duty{No: fmt.Sprint(i), Content: fmt.Sprintf("第%d项工作任务及其成果要求", i), LeadName: "城市管理办", Start: "2026-06-01", Due: app.Date("2026-12-01").AddDays(i % 90), Progress: i % 100, State: app.DutyInProgress}
			if err := tx.Duties().Put(&d); err != nil {
				return err
			}
		}
		return nil
	}))
	begin := time.Now()
	n, err := a.Duties.RefreshLamps(context.Background())
	require.NoError(b, err)
	b.ReportMetric(float64(time.Since(begin).Milliseconds()), "first-ms")
	require.Equal(b, 100_000, n)
	for b.Loop() {
		_, err := a.Duties.RefreshLamps(context.Background())
		require.NoError(b, err)
	}
}

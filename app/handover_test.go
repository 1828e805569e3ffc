package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
)

func TestAPersonLeavesAndEverythingOpenMovesInOneAct(t *testing.T) {
	o := newOffice(t)
	m := o.noticed(t)
	duty := app.Duty{Content: "雨污混接排查", LeadID: o.orgs[1].ID, Person: "赵海峰", Leader: "周建国", Due: "2026-12-20"}
	other := app.Duty{Content: "别的单位同名的人", LeadID: o.orgs[3].ID, Person: "赵海峰", Due: "2026-12-21"}
	require.NoError(t, o.Duties.Save(o.ctx, &duty))
	require.NoError(t, o.Duties.Save(o.ctx, &other))
	_, err := o.Duties.Issue(o.ctx, []int64{duty.ID, other.ID})
	require.NoError(t, err)
	unit := o.orgs[1]
	unit.Contact = "赵海峰"
	require.NoError(t, o.Orgs.Save(o.ctx, &unit))

	h, err := o.Handovers.Open(o.ctx, o.people[1].ID)
	require.NoError(t, err)
	var roles []string
	for _, i := range h.Items {
		roles = append(roles, i.Role)
	}
	assert.ElementsMatch(t, []string{"责任人", "记录人", "参会", "联系人"}, roles, "the namesake of another unit is somebody else")

	h.To, h.Last = app.Person{Record: app.Record{ID: o.people[1].ID}}, ""
	assert.ErrorContains(t, o.Handovers.Hand(o.ctx, h), "同一人")
	h.To, h.Last = o.people[2], "2026-11-30"
	_, before, err := o.History.Rows(o.ctx, app.Query{Limit: 1})
	require.NoError(t, err)
	require.NoError(t, o.Handovers.Hand(o.ctx, h))
	_, after, err := o.History.Rows(o.ctx, app.Query{Limit: 1})
	require.NoError(t, err)
	assert.Equal(t, before+1, after, "one act")
	d, err := o.Duties.Get(o.ctx, duty.ID)
	require.NoError(t, err)
	assert.Equal(t, "陈立群", d.Person)
	rec := o.record(t, m.ID)
	assert.Equal(t, "陈立群", rec.Meeting.RecorderName)
	seats := 0
	for _, a := range rec.Attendances {
		assert.NotEqual(t, "赵海峰", a.Name)
		if a.Name == "陈立群" {
			seats++
		}
	}
	assert.Equal(t, 1, seats, "invited once")
	left, err := o.People.Get(o.ctx, o.people[1].ID)
	require.NoError(t, err)
	assert.Equal(t, app.Date("2026-11-30"), left.To)

	require.NoError(t, o.Handovers.Back(o.ctx, h))
	again, err := o.Handovers.Open(o.ctx, o.people[1].ID)
	require.NoError(t, err)
	assert.Len(t, again.Items, len(h.Items))
	assert.Empty(t, again.From.To)
}

func TestARenamedUnitIsFoundByItsOldNameAndClosedWorkKeepsIt(t *testing.T) {
	k := newDutyDesk(t)
	open := k.issue(app.Duty{Due: "2026-09-29", SupportIDs: app.IDs{k.org[1]}, SupportNames: "供电公司"})
	closed := k.issue(app.Duty{Due: "2026-09-29"})
	_, err := k.DutyOrders.Cancel(k.ctx, []int64{closed}, "重复")
	require.NoError(t, err)
	assert.ErrorContains(t, k.Orgs.Rename(k.ctx, k.org[0], "城市管理办公室", "城市管理办", "2026-09-01"), "相同")
	assert.ErrorContains(t, k.Orgs.Rename(k.ctx, k.org[0], "综合行政执法队", "", "2026-09-01"), "已有同名")
	require.NoError(t, k.Orgs.Rename(k.ctx, k.org[0], "城市运行管理办公室", "城运办", "2026-09-01"))
	assert.Equal(t, "城运办", k.get(open).LeadName)
	assert.Equal(t, "城市管理办", k.get(closed).LeadName)
	o, err := k.Orgs.Get(k.ctx, k.org[0])
	require.NoError(t, err)
	assert.Subset(t, o.Aliases, app.Words{"城市管理办公室", "城市管理办"})
	assert.Contains(t, o.Note, "更名")
	_, n, err := k.Orgs.List(k.ctx, app.Query{Text: "城市管理办公室"})
	require.NoError(t, err)
	assert.Equal(t, 1, n)
}

func TestUnitsMergeAndSplitWithTheirOpenWork(t *testing.T) {
	k := newDutyDesk(t)
	p := app.Person{Name: "陈立群", OrgID: k.org[0]}
	require.NoError(t, k.People.Save(k.ctx, &p))
	led := k.issue(app.Duty{Due: "2026-09-29", SupportIDs: app.IDs{k.org[1]}, SupportNames: "供电公司"})
	helped := k.issue(app.Duty{LeadID: k.org[2], SupportIDs: app.IDs{k.org[0], k.org[1]}, Due: "2026-09-29"})

	_, err := k.Orgs.Merge(k.ctx, []int64{k.org[0]}, k.org[0], "2026-09-01")
	assert.ErrorContains(t, err, "自身")
	_, err = k.Orgs.Merge(k.ctx, []int64{k.org[0]}, k.org[3], "2026-09-01")
	assert.ErrorContains(t, err, "未启用")
	move, err := k.Orgs.Merge(k.ctx, []int64{k.org[0]}, k.org[1], "2026-09-01")
	require.NoError(t, err)
	assert.Equal(t, app.OrgMove{People: 1, Duties: 2}, move)
	assert.Equal(t, k.org[1], k.get(led).LeadID)
	assert.Equal(t, "供电公司", k.get(led).SupportNames, "it does not support itself")
	assert.Equal(t, app.IDs{k.org[1]}, k.get(helped).SupportIDs)
	gone, err := k.Orgs.Get(k.ctx, k.org[0])
	require.NoError(t, err)
	assert.Equal(t, app.Date("2026-09-01"), gone.To)

	split := app.OrgSplit{New: app.Org{Name: "市容环境管理站", ShortName: "市容站"}, On: "2026-09-02", People: app.IDs{p.ID}, Duties: app.IDs{led}}
	move, err = k.Orgs.Split(k.ctx, k.org[1], &split)
	require.NoError(t, err)
	assert.Equal(t, app.OrgMove{People: 1, Duties: 1}, move)
	assert.Equal(t, "市容站", k.get(led).LeadName)
	assert.Equal(t, "综合行政执法队", k.get(helped).SupportNames, "what was not chosen stays")
	assert.NotZero(t, split.New.ID)
}

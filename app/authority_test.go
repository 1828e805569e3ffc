package app_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
)

// line is one matter of a table: its powers at the district, the street and the community, the street's limit.
func line(matter string, district, street, community app.Words, limit int64) app.AuthorityMatter {
	m := app.AuthorityMatter{Matter: matter, Basis: "区授权清单第 3 条"}
	for i, powers := range []app.Words{district, street, community} {
		m.Levels[i] = app.AuthorityRow{Level: app.OrgLevels[i], Powers: powers}
	}
	m.Levels[1].Limit = limit
	return m
}

// table issues an authorisation table.
func (k *dutyDesk) table(list ...app.AuthorityMatter) app.Authority {
	a := app.Authority{Name: "事项分级授权表", Edition: app.Edition{Basis: "清街发〔2026〕3号"}}
	require.NoError(k.t, k.Authority.Save(k.ctx, &a))
	for _, m := range list {
		require.NoError(k.t, k.Authority.SaveMatter(k.ctx, a.ID, "", m))
	}
	require.NoError(k.t, k.Authority.Step(k.ctx, a.ID, app.ListReview))
	require.NoError(k.t, k.Authority.Step(k.ctx, a.ID, app.ListIssued))
	return a
}

// member is a user whose person belongs to a unit of a level.
func (k *dutyDesk) member(name string, level app.OrgLevel, roles app.Role) context.Context {
	o := app.Org{Name: name + "所在单位", Level: level}
	require.NoError(k.t, k.Orgs.Save(k.ctx, &o))
	p := app.Person{Name: name, OrgID: o.ID}
	require.NoError(k.t, k.People.Save(k.ctx, &p))
	u := app.User{Account: name, Name: name, PersonID: p.ID, Roles: roles}
	require.NoError(k.t, k.Store().Write(k.ctx, app.Stamped{}, func(tx app.Tx) error { return tx.Users().Put(&u) }))
	return app.WithUser(context.Background(), u)
}

func TestActsBeyondTheLevelAreRefusedAndSayWhoMay(t *testing.T) {
	k := newDutyDesk(t)
	k.table(line("工程建设", app.Words{"审批"}, app.Words{"审批", "审核", "监督", "承办"}, app.Words{"承办", "知情"}, 50_000_000),
		line("应急抢险", app.Words{"审批", "监督"}, app.Words{"承办"}, app.Words{"协办"}, 0), line(app.OtherMatters, nil, app.Words{"审批", "审核", "监督"}, app.Words{"承办"}, 0))
	street := k.member("周建国", app.LevelStreet, app.RoleLeader)
	community := k.member("赵海峰", app.LevelCommunity, app.RoleLeader)
	district := k.member("钱区长", app.LevelDistrict, app.RoleLeader)
	small := k.issue(app.Duty{Matter: "工程建设", Amount: 50_000_000, Due: "2026-12-01"})
	large := k.issue(app.Duty{Matter: "工程建设", Amount: 50_000_001, Due: "2026-12-01"})
	urgent := k.issue(app.Duty{Matter: "应急抢险", Due: "2026-12-01"})
	other := k.issue(app.Duty{Matter: "没有列入的事", Due: "2026-12-01"})

	rows := k.auditRows()
	err := k.DutyOrders.Suspend(community, small, "等待")
	assert.ErrorContains(t, err, "“工程建设”类事项的审批权限在街道")
	assert.ErrorContains(t, err, "赵海峰为社区级，不能暂停。可由周建国、钱区长办理。")
	assert.ErrorContains(t, k.DutyOrders.Suspend(street, large, "等待"), "超过街道审批上限 50 万元，审批权限在区级")
	assert.ErrorContains(t, k.DutyOrders.Suspend(street, urgent, "等待"), "审批权限在区级")
	_, err = k.DutyOrders.Urge(street, []int64{urgent}, "")
	assert.ErrorContains(t, err, "监督权限在区级")
	assert.Equal(t, rows, k.auditRows(), "a refused act leaves nothing behind")
	require.NoError(t, k.DutyOrders.Suspend(street, small, "等待"))
	require.NoError(t, k.DutyOrders.Suspend(street, other, "等待"), "kinds without a line follow 其他事项")
	require.NoError(t, k.DutyOrders.Suspend(district, large, "等待"), "a higher level may do what a lower may")

	n, err := k.DutyOrders.Urge(community, []int64{small, urgent}, "")
	assert.Zero(t, n)
	assert.Error(t, err)
	p, err := k.Slips.Propose(k.ctx, []int64{urgent})
	require.NoError(t, err)
	p[0].Slip.Reason = "重点事项"
	_, err = k.Slips.Issue(street, []app.Slip{p[0].Slip})
	assert.ErrorContains(t, err, "不能下督办单")
	d := k.get(urgent)
	beyond, err := k.Authority.Beyond(street, &d)
	require.NoError(t, err)
	assert.Contains(t, beyond[app.PowerApprove], "审批权限在区级")

	require.NoError(t, k.Authority.Mandate(street, urgent, "区政函〔2026〕8号"))
	require.NoError(t, k.DutyOrders.Suspend(street, urgent, "等待"), "a written mandate lets the street decide")
	assert.Error(t, k.DutyOrders.Resume(community, urgent), "but not the community")
}

func TestTheItemsOwnLevelCountsWithoutATable(t *testing.T) {
	k := newDutyDesk(t)
	id := k.issue(app.Duty{Level: app.LevelDistrict, Due: "2026-12-01"})
	street := k.member("周建国", app.LevelStreet, app.RoleLeader)
	assert.ErrorContains(t, k.DutyOrders.Suspend(street, id, "等待"), "授权层级为区级，周建国为街道级，不能暂停。报区级审批")
	require.NoError(t, k.DutyOrders.Suspend(k.member("钱区长", app.LevelDistrict, app.RoleLeader), id, "等待"))
}

func TestALeadUnitMustBeOfALevelThatMayUndertake(t *testing.T) {
	k := newDutyDesk(t)
	k.table(line("楼道保洁", nil, app.Words{"监督"}, app.Words{"承办"}, 0))
	o, err := k.Orgs.Get(k.ctx, k.org[0])
	require.NoError(t, err)
	o.Level = app.LevelStreet
	require.NoError(t, k.Orgs.Save(k.ctx, &o))
	d := app.Duty{Content: "楼道保洁", Matter: "楼道保洁", LeadID: k.org[0]}
	require.NoError(t, k.Duties.Save(k.ctx, &d))
	_, err = k.Duties.Issue(k.ctx, []int64{d.ID})
	assert.ErrorContains(t, err, "“楼道保洁”类事项由社区承办")
	assert.ErrorContains(t, err, "“城市管理办”为街道级单位，不能牵头")
}

func TestVersionsOfTheTable(t *testing.T) {
	k := newDutyDesk(t)
	first := k.table(line("工程建设", app.Words{"审批"}, app.Words{"审核"}, app.Words{"承办"}, 0), line("旧事项", nil, app.Words{"承办"}, nil, 0))
	assert.ErrorContains(t, k.Authority.SaveMatter(k.ctx, first.ID, "", line("新事项", nil, app.Words{"承办"}, nil, 0)), "不能修改")
	next, err := k.Authority.Adjust(k.ctx, first.ID)
	require.NoError(t, err)
	assert.Equal(t, 2, next.Version)
	require.NoError(t, k.Authority.SaveMatter(k.ctx, next.ID, "工程建设", line("工程建设", app.Words{"审批"}, app.Words{"审批", "审核"}, app.Words{"承办"}, 30_000_000)))
	require.NoError(t, k.Authority.DeleteMatter(k.ctx, next.ID, "旧事项"))
	require.NoError(t, k.Authority.SaveMatter(k.ctx, next.ID, "", line("新事项", nil, app.Words{"承办"}, nil, 0)))
	diff, err := k.Authority.Compare(k.ctx, first.ID, next.ID)
	require.NoError(t, err)
	assert.Equal(t, []app.Difference{{"修改", "工程建设", "街道权限", "审核", "审批、审核（≤30 万元）"}, {"新增", "新事项", "", "", "街道：承办"}, {"删除", "旧事项", "", "街道：承办", ""}}, diff)
	now, err := k.Authority.Version(k.ctx, 0)
	require.NoError(t, err)
	assert.Equal(t, first.ID, now.ID, "the old version binds until the new one is issued")
	require.NoError(t, k.Authority.Step(k.ctx, next.ID, app.ListReview))
	require.NoError(t, k.Authority.Step(k.ctx, next.ID, app.ListIssued))
	all, err := k.Authority.List(k.ctx)
	require.NoError(t, err)
	assert.Equal(t, []app.ListState{app.ListIssued, app.ListRevoked}, []app.ListState{all[0].State, all[1].State})
	assert.ErrorContains(t, k.Authority.Step(k.member("经办", app.LevelStreet, app.RoleClerk), next.ID, app.ListRevoked), "无权废止")
	for name, bad := range map[string]app.AuthorityMatter{
		"审批上限不能高于": {Matter: "甲", Levels: [3]app.AuthorityRow{{Level: 1, Powers: app.Words{"审批"}, Limit: 5}, {Level: 2, Powers: app.Words{"审批"}}, {Level: 3}}},
		"不能识别":     line("甲", app.Words{"盖章"}, nil, nil, 0),
		"三级都没有权限":  line("甲", nil, nil, nil, 0),
		"事项类别为空":   line(" ", app.Words{"审批"}, nil, nil, 0),
	} {
		assert.ErrorContains(t, bad.Validate(), name)
	}
}

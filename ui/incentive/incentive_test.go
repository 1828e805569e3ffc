package incentive_test

import (
	"fyne.io/fyne/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/incentive"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// visit opens the page of a case anew.
func visit(w *kittest.Window, id int64) {
	r := kit.Route{Module: "incentive", ID: id}
	w.Open(r, func(env *kit.Env) kit.Page { return incentive.Module().Open(env, r) })
}

func TestASanctionIsLedToItsCloseOnTheScreen(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	o := app.Org{Name: "河湾社区居民委员会", ShortName: "河湾社区", Kind: app.KindCommunity, Group: app.GroupCommunity}
	require.NoError(t, a.Orgs.Save(ctx, &o))
	e := app.Incentive{Kind: app.SanctionInterview, OrgID: o.ID, Basis: "2026年11月督查", Facts: "三项逾期"}
	require.NoError(t, a.Incentives.Propose(ctx, &e))
	w := kittest.New(t, a, app.SystemUser("李主任"))
	state := func() app.IncentiveState {
		c, err := a.Incentives.Get(ctx, e.ID)
		require.NoError(t, err)
		return c.State
	}
	step := func(button string, want app.IncentiveState, answer string, fill ...string) {
		t.Helper()
		visit(w, e.ID)
		w.Click(button)
		for i := 0; i+1 < len(fill); i += 2 {
			w.Fill(fill[i], fill[i+1])
		}
		w.Click(answer)
		assert.Equal(t, want, state(), button)
	}
	step("核实", app.CaseVerifying, "核实")
	step("告知陈述申辩", app.CaseStatement, "告知陈述申辩")
	visit(w, e.ID)
	assert.True(t, w.Sees("陈述申辩期"))
	step("记录陈述申辩", app.CaseStatement, "记录陈述申辩", "statement", "放弃陈述申辩")
	step("决定", app.CaseDecided, "决定", "place_time", "2026-11-25 09:30", "place", "三楼会议室", "interviewer", "李主任", "content", "立即整改")
	step("送达", app.CaseServed, "送达", "to", "王书记")
	step("约谈", app.CaseRectifying, "记录约谈", "text", "指出问题，单位表示整改")
	step("申请复查", app.CaseRecheckAsked, "申请复查", "text", "已完成")
	step("复查", app.CaseRecheckAsked, "记录复查", "text", "全部到位")
	step("销号", app.CaseClosed, "销号")
	visit(w, e.ID)
	assert.True(t, w.Sees("已销号"))
}

func TestAClerkCannotDecide(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	o := app.Org{Name: "河湾社区居民委员会", Kind: app.KindCommunity}
	require.NoError(t, a.Orgs.Save(ctx, &o))
	e := app.Incentive{Kind: app.RewardHonour, OrgID: o.ID, Basis: "依据", Facts: "事实"}
	require.NoError(t, a.Incentives.Propose(ctx, &e))
	require.NoError(t, a.Incentives.Verify(ctx, e.ID, "事实"))
	w := kittest.New(t, a, app.User{Name: "经办", Roles: app.RoleClerk})
	visit(w, e.ID)
	w.Click("决定")
	c, err := a.Incentives.Get(ctx, e.ID)
	require.NoError(t, err)
	assert.Equal(t, app.CaseVerifying, c.State)
}

func TestACaseIsProposedByHand(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.SystemUser("李主任"))
	r := kit.Route{Module: "incentive", Act: "new"}
	w.Open(r, func(env *kit.Env) kit.Page { return incentive.Module().Open(env, r) })
	w.Fill("basis", "督查发现")
	w.Click("保存")
	_, total, err := a.Incentives.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Zero(t, total, "without a unit nothing is saved")

	o := app.Org{Name: "河湾社区居民委员会", ShortName: "河湾社区", Kind: app.KindCommunity}
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &o))
	w.Open(r, func(env *kit.Env) kit.Page { return incentive.Module().Open(env, r) })
	w.Fill("org", "河湾社区")
	w.Key(fyne.KeyReturn)
	w.Fill("basis", "督查发现")
	w.Click("保存")

	rows, _, err := a.Incentives.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	require.Len(t, rows, 1)
	assert.Equal(t, kit.Route{Module: "incentive", ID: rows[0].ID}, w.Went[len(w.Went)-1], "the new case opens")
	assert.NotContains(t, rows[0].State.String(), "系统", "a person proposed it")
}

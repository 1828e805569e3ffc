package duty_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/duty"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

func TestAClerkAsksForAPauseAndTheLeaderAnswers(t *testing.T) {
	a, ids := office(t)
	visit := func(u app.User) *kittest.Window {
		w := kittest.New(t, a, u)
		route := kit.Route{Module: "duty", ID: ids[2]}
		w.Open(route, func(env *kit.Env) kit.Page { return duty.Module().Open(env, route) })
		return w
	}
	w := visit(app.User{Name: "李雯", Roles: app.RoleClerk})
	w.Click("更多")
	w.Click("申请暂停")
	w.Fill("reason", "等待市级规划批复")
	w.Click("申请暂停")
	d, err := a.Duties.Get(datatest.Ctx(), ids[2])
	require.NoError(t, err)
	require.Equal(t, "等待市级规划批复", d.AskedPause, "%v", w.Texts())
	w = visit(app.User{Name: "林正明", Roles: app.RoleLeader})
	assert.True(t, has(w, "等待市级规划批复，待批复"))
	w.Open(kit.Route{Module: "duty", Tab: "review", ID: ids[2], Args: map[string]string{"chip": "暂停申请"}}, tab("review"))
	w.Click("批复暂停…")
	w.Click("确认批复")
	d, err = a.Duties.Get(datatest.Ctx(), ids[2])
	require.NoError(t, err)
	assert.Equal(t, app.DutySuspended, d.State)
}

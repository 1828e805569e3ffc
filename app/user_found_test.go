package app_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

const goodPassword = "Qinghe-2026!"

func founding() context.Context {
	return app.WithUser(context.Background(), app.SystemUser("首次使用"))
}

func TestFoundLeavesAUsableOfficeInOneAct(t *testing.T) {
	a := datatest.New(t)
	u := app.User{Account: " liwen ", Name: "李雯"}
	require.NoError(t, a.Users.Found(founding(), " 清河湾街道办事处 ", &u, goodPassword, []string{"河湾社区居民委员会", "", "城市管理办公室", "河湾社区居民委员会", "德润物业服务有限公司", "清河派出所"}))
	assert.NotZero(t, u.ID)

	in, err := a.Users.SignIn(context.Background(), "liwen", goodPassword)
	require.NoError(t, err)
	assert.False(t, in.MustChange, "the user chose the password")
	assert.True(t, in.May(app.RightAdmin) && in.May(app.RightEdit))

	ctx := app.WithUser(context.Background(), in)
	values, err := a.Settings.All(ctx)
	require.NoError(t, err)
	assert.Equal(t, "清河湾街道办事处", values[app.SetOffice])
	orgs, total, err := a.Orgs.List(ctx, app.Query{}.By("id"))
	require.NoError(t, err)
	require.Equal(t, 5, total, "the office and four members, the double left out")
	assert.Equal(t, "1", values[app.SetOfficeOrg])
	assert.Equal(t, "清河湾街道", orgs[0].ShortName)
	assert.Equal(t, []any{app.KindCommunity, app.GroupCommunity, "河湾社区"}, []any{orgs[1].Kind, orgs[1].Group, orgs[1].ShortName})
	assert.Equal(t, []any{app.KindGov, app.GroupOffice, "城市管理办"}, []any{orgs[2].Kind, orgs[2].Group, orgs[2].ShortName})
	assert.Equal(t, []any{app.KindEnterprise, ""}, []any{orgs[3].Kind, orgs[3].Group})
	assert.Equal(t, []any{app.KindGov, ""}, []any{orgs[4].Kind, orgs[4].Group})
	set, err := a.Indicators.List(ctx)
	require.NoError(t, err)
	assert.Len(t, set, len(app.DefaultIndicators()))

	rows, _, err := a.History.Rows(datatest.Ctx(), app.Where(app.Eq("act", "首次使用")))
	require.NoError(t, err)
	require.Len(t, rows, 1, "one act")
	b, err := a.Home.Board(ctx)
	require.NoError(t, err)
	assert.Equal(t, []any{true, 4, 1}, []any{b.Fresh, b.Units, b.Users})
	assert.Empty(t, b.Todos)
}

func TestFoundIsRefusedAndLeavesNothing(t *testing.T) {
	a := datatest.New(t)
	for name, c := range map[string]struct {
		office, account, person, password string
		units                             []string
		field                             string
	}{
		"no office":     {"", "liwen", "李雯", goodPassword, nil, "office"},
		"no account":    {"清河湾街道", " ", "李雯", goodPassword, nil, "account"},
		"no name":       {"清河湾街道", "liwen", "", goodPassword, nil, "name"},
		"weak password": {"清河湾街道", "liwen", "李雯", "123", nil, "password"},
	} {
		t.Run(name, func(t *testing.T) {
			err := a.Users.Found(founding(), c.office, &app.User{Account: c.account, Name: c.person}, c.password, c.units)
			require.Error(t, err)
			assert.True(t, app.Shown(err), "%v", err)
			_, orgs, _ := a.Orgs.List(datatest.Ctx(), app.Query{})
			_, users, _ := a.Users.List(datatest.Ctx(), app.Query{})
			assert.Zero(t, orgs+users)
		})
	}
	require.NoError(t, a.Users.Found(founding(), "清河湾街道", &app.User{Account: "a", Name: "甲"}, goodPassword, nil))
	err := a.Users.Found(founding(), "另一个街道", &app.User{Account: "b", Name: "乙"}, goodPassword, nil)
	assert.ErrorContains(t, err, "首次使用只能做一次")
	err = a.Users.Found(datatest.As("经办", app.RoleClerk), "另一个街道", &app.User{Account: "b", Name: "乙"}, goodPassword, nil)
	assert.ErrorContains(t, err, "无权")
}

package app_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestSignInLocksAfterFailuresAndOpensAgain(t *testing.T) {
	now := datatest.Now
	a := datatest.At(t, func() time.Time { return now })
	ctx := datatest.Ctx()
	u := app.User{Account: "liwen", Name: "李雯", Roles: app.RoleAdmin}
	require.NoError(t, app.NewPassword(&u, "Qinghe2026"))
	require.NoError(t, a.Users.Save(ctx, &u))
	for i := range 4 {
		_, err := a.Users.SignIn(ctx, "liwen", "错")
		assert.ErrorContains(t, err, "还可再试", i)
	}
	_, err := a.Users.SignIn(ctx, "liwen", "错")
	assert.ErrorContains(t, err, "锁定")
	_, err = a.Users.SignIn(ctx, "liwen", "Qinghe2026")
	assert.ErrorContains(t, err, "锁定", "the right password does not open a locked account")
	now = now.Add(31 * time.Minute)
	got, err := a.Users.SignIn(ctx, "liwen", "Qinghe2026")
	require.NoError(t, err)
	assert.True(t, got.MustChange)
	_, err = a.Users.SignIn(ctx, "没有", "x")
	assert.ErrorContains(t, err, "账号或密码不正确")
}

func TestAccountsKeepAnAdministratorAndStrongPasswords(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	u := app.User{Account: "admin", Name: "管理", Roles: app.RoleAdmin}
	assert.ErrorContains(t, app.NewPassword(&u, "123"), "至少 8 个字符")
	require.NoError(t, app.NewPassword(&u, "Qinghe2026"))
	require.NoError(t, a.Users.Save(ctx, &u))
	u.Disabled = true
	assert.ErrorContains(t, a.Users.Save(ctx, &u), "管理员")
	other := app.User{Account: "admin", Name: "重名", Roles: app.RoleClerk, PasswordHash: u.PasswordHash}
	assert.ErrorContains(t, a.Users.Save(ctx, &other), "已经有人用了")
	_, err := a.Users.Enter(ctx, u.ID)
	assert.ErrorContains(t, err, "演示")
}

func TestRightsAreCheckedBeforeAnythingIsWritten(t *testing.T) {
	a := datatest.New(t)
	err := a.Orgs.Save(datatest.As("读者", app.RoleReader), &app.Org{Name: "甲"})
	assert.ErrorContains(t, err, "读者无权新增主体")
	_, n, err := a.Orgs.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Zero(t, n)
}

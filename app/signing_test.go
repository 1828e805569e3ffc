package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestSigningInThePlaceOfTheChair(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	account := func(name string, roles app.Role) app.User {
		u := app.User{Account: name, Name: name, Roles: roles}
		require.NoError(t, app.NewPassword(&u, "Gongzhi-2026"))
		require.NoError(t, a.Users.Save(ctx, &u))
		return u
	}
	account("管理员", app.RoleAdmin)
	chair, clerk, reader := account("周建国", app.RoleChair), account("李雯", app.RoleClerk), account("孙只读", app.RoleReader)
	asChair, asClerk := app.WithUser(ctx, chair), app.WithUser(ctx, clerk)
	_, err := a.Numbers.Reserve(asClerk, app.Number{Title: "关于值班的通知"})
	assert.EqualError(t, err, "李雯无权取文号，需要主持人、领导权限或其授权。")

	today := a.Today()
	for name, g := range map[string]app.SignGrant{"选择受权人。": {Last: today, Reason: "出差"}, "不能授权给自己。": {To: chair.ID, Last: today, Reason: "出差"},
		"写明授权的原因，例如外出开会。": {To: clerk.ID, Last: today}, "填写起止日期。": {To: clerk.ID, Reason: "出差"},
		"孙只读只有只读权限，不能受权签发。": {To: reader.ID, Last: today, Reason: "出差"}} {
		assert.EqualError(t, a.Signing.Grant(asChair, g), name)
	}
	assert.Error(t, a.Signing.Grant(asClerk, app.SignGrant{To: reader.ID, Last: today, Reason: "出差"}), "who may not sign cannot let others")
	require.NoError(t, a.Signing.Grant(asChair, app.SignGrant{To: clerk.ID, Last: today, Reason: "区里开会"}))
	ok, place, err := a.Signing.MaySign(asClerk)
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, "周建国", place)
	no, err := a.Numbers.Reserve(asClerk, app.Number{Title: "关于值班的通知", Prefix: "清街办发"})
	require.NoError(t, err)
	assert.Contains(t, no, "1号")

	list, err := a.Signing.Grants(ctx)
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, "有效", list[0].State(today))
	require.NoError(t, a.Signing.Revoke(asChair, list[0].Given, list[0].To))
	assert.EqualError(t, a.Signing.Revoke(asChair, list[0].Given, list[0].To), "这项授权已经收回。")
	ok, _, err = a.Signing.MaySign(asClerk)
	require.NoError(t, err)
	assert.False(t, ok)
}

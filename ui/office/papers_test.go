package office_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
	"gongzhi/ui/office"
)

// tab opens a tab of the module 文书文号.
func tab(t *testing.T, w *kittest.Window, key string) {
	t.Helper()
	for _, one := range office.Papers().Tabs {
		if one.Key == key {
			w.Open(kit.Route{Module: "paper", Tab: key}, one.New)
			return
		}
	}
	require.Fail(t, "no tab "+key)
}

func TestTheOfficeWritesItsOwnWords(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.SystemUser("测试"))
	tab(t, w, "wording")
	require.True(t, w.Sees("会议通知：开头"))
	w.Click("修改…")
	w.Fill("text", "兹定于{会议日起}召开{会议名称}。")
	assert.True(t, w.Sees("不能保存：没有占位符{会议日起}。这里可用：{会议名称}{会议日期}{牵头单位}。"), "it is said while typing")
	w.Fill("text", "兹定于{会议日期}召开{会议名称}。")
	assert.True(t, w.Sees("印出：兹定于2026年11月24日召开2026年第11次联席会议。"))
	w.Click("保存用语")
	words, err := a.Wordings.All(datatest.Ctx())
	require.NoError(t, err)
	assert.Equal(t, "兹定于{会议日期}召开{会议名称}。", words["D03.opening"])
	tab(t, w, "wording")
	w.Click("恢复默认")
	words, err = a.Wordings.All(datatest.Ctx())
	require.NoError(t, err)
	assert.Empty(t, words)
}

func TestANumberIsTakenAndVoided(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.SystemUser("测试"))
	tab(t, w, "number")
	w.Click("取文号")
	w.Fill("title", "关于国庆值班的通知")
	w.Click("取文号")
	rows, _, err := a.Numbers.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	require.Len(t, rows, 1)
	assert.Equal(t, "关于国庆值班的通知", rows[0].Title)
	tab(t, w, "number")
	require.True(t, w.Sees("关于国庆值班的通知"))
	w.ClickAt(w.Page.(*kit.ListPage[app.Number]).Table(), 300, 50)
	w.Click("作废…")
	w.Fill("reason", "标题写错，改用下一号")
	w.Click("作废文号")
	rows, _, err = a.Numbers.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Equal(t, "标题写错，改用下一号", rows[0].VoidFor)
	tab(t, w, "number")
	assert.True(t, w.Sees("已作废"))
	no, err := a.Numbers.Reserve(datatest.Ctx(), app.Number{Title: "关于国庆值班的通知"})
	require.NoError(t, err)
	assert.Contains(t, no, "2号", "the voided number is not given again")
}

// account is a user of an office with a role.
func account(t *testing.T, a *app.App, name string, roles app.Role) app.User {
	t.Helper()
	u := app.User{Account: name, Name: name, Roles: roles}
	require.NoError(t, app.NewPassword(&u, "Gongzhi-2026"))
	require.NoError(t, a.Users.Save(datatest.Ctx(), &u))
	return u
}

func TestTheChairLetsAnotherSign(t *testing.T) {
	a := datatest.New(t)
	account(t, a, "管理员", app.RoleAdmin)
	chair, clerk := account(t, a, "周建国", app.RoleChair), account(t, a, "李雯", app.RoleClerk)
	w := kittest.New(t, a, chair)
	tab(t, w, "signing")
	assert.True(t, w.Sees("还没有授权。主持人外出时，可在这里授权他人签发，起止日期内有效。"))
	w.Click("授权签发…")
	w.Click("to")
	w.Click("李雯（经办）")
	w.Click("授权签发")
	require.True(t, w.Sees("请填写原因。"), "a grant says why")
	w.Fill("reason", "区里开会")
	w.Click("授权签发")
	ok, place, err := a.Signing.MaySign(app.WithUser(datatest.Ctx(), clerk))
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, "周建国", place)
	tab(t, w, "signing")
	require.True(t, w.Sees("有效，点击收回"))
	w.Click("周建国 授权 李雯，" + a.Today().Chinese() + "至" + a.Today().Chinese() + "：区里开会")
	w.Click("收回授权")
	ok, _, err = a.Signing.MaySign(app.WithUser(datatest.Ctx(), clerk))
	require.NoError(t, err)
	assert.False(t, ok)
	acts, _, err := a.History.Rows(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	var names []string
	for _, act := range acts {
		names = append(names, act.Act)
	}
	assert.Subset(t, names, []string{"授权签发", "收回授权签发"})
}

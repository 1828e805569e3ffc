package start_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
	"gongzhi/ui/start"
)

func begin(t *testing.T) (*kittest.Window, *app.App, *int) {
	a := datatest.New(t)
	w, done := kittest.New(t, a, app.User{}), 0
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page { return start.New(env, func() { done++ }) })
	return w, a, &done
}

func TestAnOfficeBeginsInThreeSteps(t *testing.T) {
	w, a, done := begin(t)
	assert.True(t, w.Sees("首次使用 · 第 1 步，共 3 步"))
	w.Click("下一步")
	assert.True(t, w.Sees("首次使用 · 第 1 步，共 3 步"), "a name is needed")
	w.Fill("office", "清河湾街道办事处")
	w.Click("下一步")
	w.Fill("account", "liwen")
	w.Fill("name", "李雯")
	w.Fill("password", "Qinghe-2026!")
	w.Fill("again", "Qinghe-2027!")
	w.Click("继续")
	assert.True(t, w.Sees("两次输入的密码不一样。"), "%v", w.Texts())
	w.Fill("again", "Qinghe-2026!")
	w.Click("继续")
	require.True(t, w.Sees("首次使用 · 第 3 步，共 3 步"), "%v", w.Texts())
	_, users, _ := a.Users.List(datatest.Ctx(), app.Query{})
	assert.Zero(t, users, "nothing is stored before the last step")
	w.Fill("units", "河湾社区居民委员会、城市管理办公室")
	w.Click("开始使用")
	assert.Equal(t, 1, *done, "%v %v", w.Texts(), w.Host.Toasts())
	u, err := a.Users.SignIn(context.Background(), "liwen", "Qinghe-2026!")
	require.NoError(t, err)
	assert.True(t, u.May(app.RightAdmin))
	_, orgs, err := a.Orgs.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 3, orgs)
	recent, _, err := a.History.Rows(datatest.Ctx(), app.Where(app.Eq("act", "首次使用")))
	require.NoError(t, err)
	require.Len(t, recent, 1)
	assert.Equal(t, "李雯", recent[0].Who, "the first user did it")
}

func TestAWeakPasswordIsRefusedAtItsField(t *testing.T) {
	w, _, _ := begin(t)
	w.Fill("office", "清河湾街道办事处")
	w.Click("下一步")
	w.Fill("account", "liwen")
	w.Fill("name", "李雯")
	w.Fill("password", "123")
	w.Fill("again", "123")
	w.Click("继续")
	assert.True(t, w.Sees("首次使用 · 第 2 步，共 3 步"), "%v", w.Texts())
	w.Click("上一步")
	assert.True(t, w.Sees("首次使用 · 第 1 步，共 3 步"))
}

func TestMembersMayBeLeftForLater(t *testing.T) {
	w, a, done := begin(t)
	w.Fill("office", "清河湾街道办事处")
	w.Click("下一步")
	w.Fill("account", "liwen")
	w.Fill("name", "李雯")
	w.Fill("password", "Qinghe-2026!")
	w.Fill("again", "Qinghe-2026!")
	w.Click("继续")
	w.Click("跳过，以后再加")
	assert.Equal(t, 1, *done)
	_, orgs, _ := a.Orgs.List(datatest.Ctx(), app.Query{})
	assert.Equal(t, 1, orgs)
}

func TestTheDemoIsOffered(t *testing.T) {
	opened := false
	w := kittest.New(t, datatest.New(t), app.User{})
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
		return start.WithDemo(func(context.Context) error { opened = true; return nil })(env, func() {})
	})
	w.Click("先看演示")
	assert.True(t, opened)
}

func TestWhatWasTypedComesBackWithTheStep(t *testing.T) {
	w, _, _ := begin(t)
	assert.True(t, w.Sees(app.Unclassified+"。"), "%v", w.Texts())
	w.Fill("office", "清河湾街道办事处")
	w.Click("下一步")
	w.Fill("account", "liwen")
	w.Fill("name", "李")
	w.Click("上一步")
	assert.True(t, w.Sees("清河湾街道办事处"))
	w.Click("下一步")
	assert.True(t, w.Sees("liwen") && w.Sees("李"), "%v", w.Texts())
	w.Fill("name", "李雯")
	w.Fill("password", "Qinghe-2026!")
	w.Fill("again", "Qinghe-2026!")
	w.Click("继续")
	w.Fill("units", "河湾社区居民委员会")
	w.Click("上一步")
	w.Click("继续")
	assert.True(t, w.Sees("河湾社区居民委员会"), "%v", w.Texts())
}

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

func open(t *testing.T, a *app.App) *kittest.Window {
	w := kittest.New(t, a, app.SystemUser("李雯"))
	w.Modules = []kit.Module{office.Subjects(), office.Settings()}
	return w
}

func TestAPersonsWorkIsHandedOverFromTheList(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	unit := app.Org{Name: "平安建设办公室"}
	require.NoError(t, a.Orgs.Save(ctx, &unit))
	from, to := app.Person{Name: "赵海峰", OrgID: unit.ID}, app.Person{Name: "陈立群", OrgID: unit.ID}
	require.NoError(t, a.People.Save(ctx, &from))
	require.NoError(t, a.People.Save(ctx, &to))
	d := app.Duty{Content: "雨污混接排查", LeadID: unit.ID, Person: "赵海峰", Due: "2026-12-20"}
	require.NoError(t, a.Duties.Save(ctx, &d))

	w := open(t, a)
	w.Go(kit.Route{Module: "org", Tab: "person", ID: from.ID, Act: "handover"})
	require.True(t, w.Sees("雨污混接排查"), "%v", w.Texts())
	w.Click("移交…")
	w.Click("移交")
	assert.True(t, w.Sees("填写接收人") || w.Sees("接收人"), "%v", w.Texts())
	w.Fill("to", "陈立群")
	w.Click("移交")
	got, err := a.Duties.Get(ctx, d.ID)
	require.NoError(t, err)
	assert.Equal(t, "陈立群", got.Person, "%v", w.Texts())
	left, err := a.People.Get(ctx, from.ID)
	require.NoError(t, err)
	assert.NotEmpty(t, left.To)
}

func TestTheNameOfANewUnitFillsWhatRankingsNeed(t *testing.T) {
	a := datatest.New(t)
	w := open(t, a)
	w.Go(kit.Route{Module: "org", Tab: "org", Act: "new"})
	w.Fill("name", "城市管理办公室")
	w.Fill("short_name", "城管")
	w.Fill("name", "东湾社区居民委员会")
	w.Click("保存")
	orgs, _, err := a.Orgs.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	require.Len(t, orgs, 1, "%v", w.Texts())
	o := orgs[0]
	assert.Equal(t, []any{"城管", app.KindCommunity, app.LevelCommunity, app.GroupCommunity}, []any{o.ShortName, o.Kind, o.Level, o.Group}, "what was typed stays")
	w.Go(kit.Route{Module: "org", ID: o.ID, Act: "edit"})
	w.Fill("name", "东湾派出所")
	w.Click("保存")
	o, err = a.Orgs.Get(datatest.Ctx(), o.ID)
	require.NoError(t, err)
	assert.Equal(t, []any{"东湾派出所", app.KindCommunity, app.GroupCommunity}, []any{o.Name, o.Kind, o.Group}, "a unit on record keeps what it has")
}

func TestADeletedUnitComesBackFromTheBin(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	unit := app.Org{Name: "平安建设办公室"}
	require.NoError(t, a.Orgs.Save(ctx, &unit))
	require.NoError(t, a.Orgs.Delete(ctx, unit.ID))
	w := open(t, a)
	w.Go(kit.Route{Module: "office", Tab: "bin"})
	require.True(t, w.Sees("平安建设办公室"), "%v", w.Texts())
	w.ClickAt(w.Page.(*kit.ListPage[app.BinRow]).Table(), 300, 50)
	w.Click("恢复")
	_, err := a.Orgs.Get(ctx, unit.ID)
	assert.NoError(t, err)
	w.Page.Refresh()
	assert.True(t, w.Sees("回收站是空的"), "%v", w.Texts())
}

func TestTheHistoryOfAUnitShowsBeforeAndAfterAndGoesBack(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	unit := app.Org{Name: "平安建设办公室", Contact: "赵海峰"}
	require.NoError(t, a.Orgs.Save(ctx, &unit))
	unit.Contact = "陈立群"
	require.NoError(t, a.Orgs.Save(ctx, &unit))
	w := open(t, a)
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page { kit.ShowHistory(env, "org", unit.ID, unit.Name); return w.Page })
	require.True(t, w.Sees("赵海峰 → 陈立群"), "%v", w.Texts())
	w.Click("恢复为此次变更前")
	got, err := a.Orgs.Get(ctx, unit.ID)
	require.NoError(t, err)
	assert.Equal(t, "赵海峰", got.Contact)
}

func TestAUnitIsRenamedAndMergedFromItsPage(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	unit, other := app.Org{Name: "平安建设办公室"}, app.Org{Name: "综合行政执法队"}
	require.NoError(t, a.Orgs.Save(ctx, &unit))
	require.NoError(t, a.Orgs.Save(ctx, &other))
	w := open(t, a)
	w.Go(kit.Route{Module: "org", ID: unit.ID})
	w.Click("更多")
	w.Click("更名…")
	w.Fill("name", "平安法治办公室")
	w.Click("更名")
	got, err := a.Orgs.Get(ctx, unit.ID)
	require.NoError(t, err)
	assert.Equal(t, "平安法治办公室", got.Name, "%v", w.Texts())
	w.Go(kit.Route{Module: "org", ID: unit.ID})
	w.Click("更多")
	w.Click("并入其他单位…")
	w.Fill("into", "综合行政执法队")
	w.Click("并入")
	got, err = a.Orgs.Get(ctx, unit.ID)
	require.NoError(t, err)
	assert.Equal(t, a.Today(), got.To, "%v", w.Texts())
}

func TestSettingsAreOnlyForReadingWithoutTheRight(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.User{Name: "李雯", Roles: app.RoleClerk})
	w.Modules = []kit.Module{office.Settings()}
	w.Go(kit.Route{Module: "office"})
	assert.Nil(t, w.Host.Find("保存设置"))
	assert.True(t, w.Sees("只能查看：没有权限，联系管理员开通"), "%v", w.Texts())
	assert.Empty(t, w.Page.(kit.Statuser).Status())
	w.User = app.SystemUser("管理员")
	w.Go(kit.Route{Module: "office"})
	assert.NotNil(t, w.Host.Find("保存设置"))
	assert.False(t, w.Sees("只能查看：没有权限，联系管理员开通"))
}

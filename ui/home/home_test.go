package home_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/home"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// office has one late item, one item that waits for review and a draft.
func office(t *testing.T) *app.App {
	now := time.Date(2026, 11, 2, 9, 0, 0, 0, time.Local)
	a := datatest.At(t, func() time.Time { return now })
	ctx := datatest.Ctx()
	require.NoError(t, a.Effects.InstallDefaults(ctx))
	require.NoError(t, a.Settings.Set(ctx, map[string]string{app.SetOffice: "清河湾街道办事处"}))
	o := app.Org{Name: "城市管理办公室", ShortName: "城市管理办", Group: app.GroupOffice}
	require.NoError(t, a.Orgs.Save(ctx, &o))
	var ids []int64
	for _, d := range []app.Duty{{Content: "河湾路积水点改造", Due: "2026-11-13"}, {Content: "增设充电棚", Due: "2026-12-31"}} {
		d.LeadID = o.ID
		require.NoError(t, a.Duties.Save(ctx, &d))
		ids = append(ids, d.ID)
	}
	_, err := a.Duties.Issue(ctx, ids)
	require.NoError(t, err)
	require.NoError(t, a.DutyWork.Report(ctx, &app.Progress{DutyID: ids[1], Percent: 100, Text: "建成"}))
	require.NoError(t, a.DutyWork.RequestDone(ctx, ids[1], "建成并验收"))
	require.NoError(t, a.Duties.Save(ctx, &app.Duty{Content: "新事项", LeadID: o.ID, Due: "2026-12-31"}))
	now = datatest.Now
	_, err = a.Duties.RefreshLamps(ctx)
	require.NoError(t, err)
	return a
}

func open(w *kittest.Window) kit.Page {
	return w.Open(kit.Route{Module: "home"}, home.Module().Tabs[0].New)
}

func TestEveryCountOfAClerkLeadsToItsList(t *testing.T) {
	w := kittest.New(t, office(t), app.User{Record: app.Record{ID: 1}, Name: "李雯", Roles: app.RoleClerk})
	p := open(w)
	assert.True(t, w.Sees("最久：河湾路积水点改造，已逾期 6 个工作日（城市管理办）"), "%v", w.Texts())
	assert.Equal(t, "李雯 · 今天要办 3 件", p.(kit.Statuser).Status())
	assert.Contains(t, p.(kit.Subtitler).Subtitle(), "第四季度还剩 29 个工作日")
	for name, want := range map[string]kit.Route{
		"红灯事项":  {Module: "duty", Tab: "item", Args: map[string]string{"chip": "红灯"}},
		"办结待审核": {Module: "duty", Tab: "review", Args: map[string]string{"chip": "办结申请"}},
		"事项待下达": {Module: "duty", Tab: "item", Args: map[string]string{"state": "8"}},
		"红灯":    {Module: "duty", Tab: "item", Args: map[string]string{"chip": "红灯"}},
	} {
		w.Click(name)
		assert.Equal(t, want, w.Went[len(w.Went)-1], name)
	}
	assert.False(t, w.Sees("待我签批"))
}

func TestTheKeyboardReachesATodo(t *testing.T) {
	w := kittest.New(t, office(t), app.User{Record: app.Record{ID: 1}, Name: "李雯", Roles: app.RoleClerk})
	open(w)
	w.Win.Canvas().Focus(w.Host.Find("办结待审核").(fyne.Focusable))
	w.Key(fyne.KeyReturn)
	require.Len(t, w.Went, 1)
	assert.Equal(t, "review", w.Went[0].Tab)
}

func TestTheReminderSheetIsOneClickAway(t *testing.T) {
	w := kittest.New(t, office(t), app.User{Record: app.Record{ID: 1}, Name: "李雯", Roles: app.RoleClerk})
	open(w)
	w.Click("打印提醒单")
	assert.Equal(t, "打印预览", w.Page.Title())
	assert.Empty(t, w.Host.Toasts())
}

func TestALeaderSeesWhatWaitsForTheSignature(t *testing.T) {
	a := office(t)
	list, _, err := a.Duties.List(datatest.Ctx(), app.Where(app.Eq("content", "河湾路积水点改造")))
	require.NoError(t, err)
	w := kittest.New(t, a, app.User{Record: app.Record{ID: 2}, Name: "周建国", Roles: app.RoleLeader})
	open(w)
	assert.True(t, w.Sees("待我签批"))
	assert.True(t, w.Sees("逾期 6 个工作日未办结"), "%v", w.Texts())
	w.Click("河湾路积水点改造")
	assert.Equal(t, kit.Route{Module: "duty", ID: list[0].ID}, w.Went[len(w.Went)-1])
}

func TestANewOfficeIsLedToItsFirstRecords(t *testing.T) {
	w := kittest.New(t, datatest.New(t), app.SystemUser("李主任"))
	open(w)
	assert.True(t, w.Sees("开始使用"))
	w.Click("用户")
	assert.Equal(t, kit.Route{Module: "office", Tab: "user"}, w.Went[0], "who signs needs an account")
	w.Click("责任清单")
	assert.Equal(t, kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "duty"}}, w.Went[1])
}

func TestTheListsFollowTheHeightOfTheWindow(t *testing.T) {
	a := office(t)
	for i := range 30 {
		require.NoError(t, a.Venues.Save(datatest.Ctx(), &app.Venue{Name: fmt.Sprintf("会议室 %d", i)}))
	}
	w := kittest.New(t, a, app.User{Record: app.Record{ID: 1}, Name: "李雯", Roles: app.RoleClerk})
	open(w)
	count := func() (acts int) {
		for _, s := range w.Texts() {
			if strings.HasPrefix(s, "新增会议场所") {
				acts++
			}
		}
		return acts
	}
	low := count()
	require.Greater(t, low, 4, "%v", w.Texts())
	w.Win.Resize(fyne.NewSize(1202, 900))
	high := count()
	assert.Greater(t, high, low+8, "a higher window shows more lines")
	w.Win.Resize(fyne.NewSize(1202, 623))
	assert.Equal(t, low, count(), "and as many as before when it is lower again")
	w.Win.Resize(fyne.NewSize(1202, 300))
	assert.Equal(t, 4, count(), "however low")
}

func TestTheNewestActsOfALeaderFillTheColumnThatHasRoom(t *testing.T) {
	w := kittest.New(t, office(t), app.User{Record: app.Record{ID: 2}, Name: "周建国", Roles: app.RoleLeader})
	w.Win.Resize(fyne.NewSize(1756, 935))
	open(w)
	x := map[string]float32{}
	kit.Walk(w.Win.Content(), fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		if l, ok := o.(*kit.TextLine); ok {
			x[l.Text()] = at.X
		}
		return true
	})
	assert.Equal(t, x["待我签批"], x["最近变化"])
	assert.Greater(t, x["责任清单灯情"], x["最近变化"])
}

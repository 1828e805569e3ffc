package effect_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/effect"
	"gongzhi/ui/incentive"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

const q3 = app.Period("2026Q3")

// office has six communities whose third quarter is on record, on 2026-10-12.
func office(t *testing.T) *app.App {
	now := time.Date(2026, 10, 12, 9, 0, 0, 0, time.Local)
	a := datatest.At(t, func() time.Time { return now })
	require.NoError(t, a.Effects.InstallDefaults(datatest.Ctx()))
	require.NoError(t, a.Settings.Set(datatest.Ctx(), map[string]string{app.SetPrefix: "清街办发"}))
	err := a.Store().Write(context.Background(), app.Stamped{At: "2026-07-01 08:00:00", Who: "张三", Act: "测试数据"}, func(tx app.Tx) error {
		m := app.Meeting{Title: "第7次联席会议", State: app.MeetingIssued, Starts: "2026-07-15 09:00:00", EndedAt: "2026-07-15 11:00:00"}
		if err := tx.Meetings().Put(&m); err != nil {
			return err
		}
		for i, n := range []string{"清河社区", "河湾社区", "柳岸社区", "新桥社区", "东堤社区", "莲池社区"} {
			o := app.Org{Name: n + "居民委员会", ShortName: n, Kind: app.KindCommunity, Group: app.GroupCommunity}
			if err := tx.Orgs().Put(&o); err != nil {
				return err
			}
			if err := tx.Attendances().Put(&app.Attendance{MeetingID: m.ID, Name: n + "书记", OrgID: o.ID, Presence: app.Present}); err != nil {
				return err
			}
			for k := range 5 {
				d := app.Duty{No: fmt.Sprintf("Z2026-%d%d", i+1, k), Content: "整治背街小巷环境", LeadID: o.ID, LeadName: n, Start: "2026-08-01", Due: "2026-08-20", FirstDue: "2026-08-20", DoneOn: "2026-08-20", State: app.DutyDone, Progress: 100}
				if k < i {
					d.DoneOn = "2026-08-25"
				}
				if err := tx.Duties().Put(&d); err != nil {
					return err
				}
			}
		}
		return nil
	})
	require.NoError(t, err)
	return a
}

func tab(key string) func(*kit.Env) kit.Page {
	for _, t := range effect.Module().Tabs {
		if t.Key == key {
			return t.New
		}
	}
	return nil
}

func TestLockingAQuarterProposesCasesThatAreDecided(t *testing.T) {
	a := office(t)
	w := kittest.New(t, a, app.SystemUser("李主任"))
	ranks := w.Open(kit.Route{Module: "effect"}, tab("rank"))
	assert.True(t, w.Sees("清河社区"))
	assert.Contains(t, ranks.(kit.Statuser).Status(), "核定中 · 非正式名次")
	assert.True(t, w.Sees("核定中 · 非正式名次"), "as a tag beside the filters")
	assert.True(t, w.Sees("议事"), "a column of a dimension")
	assert.Contains(t, strings.Join(w.Texts(), " "), "分起画")

	w.Open(kit.Route{Module: "effect", Tab: "publish"}, tab("publish"))
	w.Click("锁定2026年第三季度")
	w.Click("锁定")
	list, err := a.Effects.Quarters(datatest.Ctx())
	require.NoError(t, err)
	require.Equal(t, app.Locked, list[1].State)

	w.Open(kit.Route{Module: "incentive"}, incentive.Module().Tabs[0].New)
	assert.True(t, w.Sees("莲池社区"))
	assert.True(t, w.Sees("约谈"))
	cases, _, err := a.Incentives.List(datatest.Ctx(), app.Where(app.Eq("org_name", "清河社区")))
	require.NoError(t, err)
	require.Len(t, cases, 1)
	w.Open(kit.Route{Module: "incentive", ID: cases[0].ID}, func(env *kit.Env) kit.Page { return incentive.Module().Open(env, kit.Route{ID: cases[0].ID}) })
	w.Click("核实")
	w.Click("核实")
	w.Open(kit.Route{Module: "incentive", ID: cases[0].ID}, func(env *kit.Env) kit.Page { return incentive.Module().Open(env, kit.Route{ID: cases[0].ID}) })
	w.Click("决定")
	w.Fill("content", "通报表扬")
	w.Click("决定")
	one, err := a.Incentives.Get(datatest.Ctx(), cases[0].ID)
	require.NoError(t, err)
	assert.Equal(t, app.CaseDecided, one.State)
	assert.Equal(t, "清街办发〔2026〕1号", one.No)
}

func TestAClerkSeesWhyHeCannotLock(t *testing.T) {
	w := kittest.New(t, office(t), app.User{Name: "经办", Roles: app.RoleClerk})
	w.Open(kit.Route{Module: "effect", Tab: "publish"}, tab("publish"))
	w.Click("锁定2026年第三季度")
	assert.False(t, w.Sees("锁定2026年第三季度考评？"))
}

func TestEveryTabOpensOnAnEmptyOffice(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.SystemUser("李主任"))
	for _, m := range []kit.Module{effect.Module(), incentive.Module()} {
		for _, tab := range m.Tabs {
			w.Open(kit.Route{Module: m.Key, Tab: tab.Key}, tab.New).Refresh()
			assert.NotEmpty(t, w.Texts())
		}
	}
}

func TestIndicatorsAndEntriesAreEdited(t *testing.T) {
	a := office(t)
	w := kittest.New(t, a, app.SystemUser("李主任"))
	w.Open(kit.Route{}, tab("indicator"))
	r := kit.Route{Module: "effect", Tab: "indicator", Act: "edit"}
	w.Open(r, func(env *kit.Env) kit.Page { return effect.Module().Open(env, r) })
	w.Fill("weight0", "20")
	w.Click("保存指标体系")
	set, err := a.Indicators.List(datatest.Ctx())
	require.NoError(t, err)
	assert.Equal(t, 15.0, set[0].Weight, "105 is refused")
	assert.True(t, w.Sees("社区组权重合计 105，比 100 多 5。"))
	w.Click("知道了")
	w.Fill("weight1", "20")
	w.Click("保存指标体系")
	set, err = a.Indicators.List(datatest.Ctx())
	require.NoError(t, err)
	assert.Equal(t, []float64{20, 20}, []float64{set[0].Weight, set[1].Weight})

	set[0].Source = app.SourceHand
	require.NoError(t, a.Indicators.Save(datatest.Ctx(), set))
	r = kit.Route{Module: "effect", Tab: "indicator", Act: "values", ID: set[0].ID}
	w.Open(r, func(env *kit.Env) kit.Page { return effect.Module().Open(env, r) })
	w.Fill("num0", "9")
	w.Fill("den0", "10")
	w.Click("missing1")
	w.Click("保存数据")
	values, err := a.Indicators.Values(datatest.Ctx(), q3)
	require.NoError(t, err)
	require.Len(t, values, 2)
	assert.Equal(t, []float64{9, 10, 0.9}, []float64{values[0].Num, values[0].Den, values[0].Value})
	assert.True(t, values[1].Missing)

	r = kit.Route{Module: "effect", Tab: "publish", Act: "enter", Args: map[string]string{"period": "2026Q2"}}
	w.Open(r, func(env *kit.Env) kit.Page { return effect.Module().Open(env, r) })
	w.Fill("rank0", "2")
	w.Fill("shown0", "88.5")
	w.Fill("rank1", "1")
	w.Fill("shown1", "90")
	w.Click("保存名次")
	q, err := a.Effects.Compute(datatest.Ctx(), q3)
	require.NoError(t, err)
	assert.Equal(t, "88.50", q.Rankings[0].PrevShown)
	assert.Equal(t, "↑1", q.Rankings[0].MoveText())

	require.NoError(t, a.Effects.Lock(datatest.Ctx(), q3, app.Confirmed{Early: true}))
	w.Open(kit.Route{Module: "effect", Tab: "publish"}, tab("publish"))
	assert.NotNil(t, w.Host.Find("补录2026年第一季度名次"), "the newest quarter without a ranking is offered: %v", w.Texts())
	w.Open(r, func(env *kit.Env) kit.Page { return effect.Module().Open(env, r) })
	w.Fill("period", "2026Q3")
	w.Fill("rank0", "1")
	assert.Contains(t, strings.Join(w.Texts(), ""), "2026年第三季度已由本系统计算并锁定，不能补录", "said before the table is typed")
}

func TestTheRankingGoesFromQuarterToQuarterByKeys(t *testing.T) {
	w := kittest.New(t, office(t), app.SystemUser("测试"))
	w.Open(kit.Route{Module: "effect", Tab: "rank"}, tab("rank"))
	page := w.Page.(interface {
		kit.KeyTaker
		Filter(key string) string
	})
	for range 40 {
		page.Key(kit.Key{Name: fyne.KeyLeftBracket, Ctrl: true})
	}
	assert.NotEmpty(t, w.Host.Toasts(), "before the first quarter there is nothing, and it says so")
	first := page.Filter("period")
	page.Key(kit.Key{Name: fyne.KeyRightBracket, Ctrl: true})
	page.Key(kit.Key{Name: fyne.KeyLeftBracket, Ctrl: true})
	assert.Equal(t, first, page.Filter("period"), "there and back")
}

func TestTheScoresOfAUnitUnfoldByKeys(t *testing.T) {
	w := kittest.New(t, office(t), app.SystemUser("测试"))
	w.Open(kit.Route{Module: "effect", Tab: "rank", Args: map[string]string{"period": string(q3)}}, tab("rank"))
	w.Host.HandleKey(kit.Key{Name: fyne.KeyF6}) // the table, its first row
	require.True(t, w.Sees("得分怎么来的"), "%v", w.Texts())
	w.Host.HandleKey(kit.Key{Name: fyne.KeyF6})
	for range 8 { // to the first indicator
		if h, ok := w.Host.Focused().(interface{ HookName() string }); ok && h.HookName() == "会议出席率" {
			break
		}
		w.Win.Canvas().FocusNext()
	}
	w.Key(fyne.KeyRight)
	require.True(t, w.Sees("来源：参会 1 条（查看）"), "%v", w.Texts())
	w.Click("来源：参会 1 条（查看）")
	assert.True(t, w.Sees("第7次联席会议"), "the row behind the score: %v", w.Texts())
	w.Click("关闭")
	w.Click("会议出席率")
	assert.False(t, w.Sees("来源：参会 1 条（查看）"), "folded again")
	w.Click("会议出席率")
	require.True(t, w.Sees("来源：参会 1 条（查看）"))
}

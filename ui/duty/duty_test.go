package duty_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/reports"
	"gongzhi/ui/duty"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// office is a small office with items in several states, made by acts with a moving clock.
func office(t *testing.T) (*app.App, []int64) {
	now := time.Date(2026, 8, 3, 9, 0, 0, 0, time.Local)
	a := datatest.At(t, func() time.Time { return now })
	ctx := datatest.Ctx()
	ok := func(err error) { t.Helper(); require.NoError(t, err) }
	var org []int64
	for _, o := range []app.Org{{Name: "城市管理办公室", ShortName: "城市管理办"}, {Name: "平安建设办公室", ShortName: "平安建设办"}, {Name: "德润物业服务有限公司清河湾项目部"}} {
		ok(a.Orgs.Save(ctx, &o))
		org = append(org, o.ID)
	}
	var ids []int64
	for _, d := range []app.Duty{
		{Content: "河湾路积水点改造及雨污混接排查", Deliverable: "雨后两小时无积水", LeadID: org[0], SupportIDs: app.IDs{org[1], org[2]}, Leader: "周建国", Person: "陈立群", Due: "2026-09-09", Source: app.FromResolution, SourceText: "第7次联席会议 议定事项 3"},
		{Content: "锦绣小区地下车位权属协商", LeadID: org[1], Person: "李雯", Due: "2026-09-21"},
		{Content: "沿街商铺油烟扰民专项整治", LeadID: org[0], Due: "2026-10-30"},
		{Content: "物业服务质量季度评议", LeadID: org[2], Due: "2026-12-31"},
		{Content: "防汛值守", LeadID: org[1]},
	} {
		ok(a.Duties.Save(ctx, &d))
		ids = append(ids, d.ID)
	}
	_, err := a.Duties.Issue(ctx, ids)
	ok(err)
	ok(a.Milestones.Save(ctx, ids[0], []app.Milestone{{Name: "现场勘查与方案", Planned: "2026-08-14", Percent: 30}, {Name: "路面恢复与雨后验收", Planned: "2026-09-09", Percent: 100}}))
	rec, err := a.Duties.Record(ctx, ids[0])
	ok(err)
	ok(a.Milestones.Reach(ctx, rec.Milestones[0].ID, "2026-08-03"))
	ok(a.DutyWork.Report(ctx, &app.Progress{DutyID: ids[0], Percent: 60, Text: "雨污混接点封堵完成"}))
	now = time.Date(2026, 9, 17, 13, 20, 0, 0, time.Local)
	ok(a.DutyWork.Report(ctx, &app.Progress{DutyID: ids[1], Percent: 80, Text: "三方签字两家"}))
	ok(a.DutyWork.Report(ctx, &app.Progress{DutyID: ids[3], Percent: 40, Text: "问卷发放"}))
	_, err = a.Duties.RefreshLamps(ctx)
	ok(err)
	return a, ids
}

func tab(key string) func(*kit.Env) kit.Page {
	for _, t := range duty.Module().Tabs {
		if t.Key == key {
			return t.New
		}
	}
	return nil
}

func has(w *kittest.Window, part string) bool {
	return strings.Contains(strings.Join(w.Texts(), "\n"), part)
}

func TestAnItemIsReportedRequestedApprovedAndClosed(t *testing.T) {
	a, ids := office(t)
	ctx := datatest.Ctx()
	w := kittest.New(t, a, app.SystemUser("李主任"))
	route := kit.Route{Module: "duty", ID: ids[1]}
	visit := func() { w.Open(route, func(env *kit.Env) kit.Page { return duty.Module().Open(env, route) }) }
	state := func() app.Duty {
		d, err := a.Duties.Get(ctx, ids[1])
		require.NoError(t, err)
		return d
	}
	visit()
	w.Click("填报进展")
	w.Fill("percent", "100")
	w.Fill("text", "四方全部签字")
	w.Click("填报进展")
	assert.Equal(t, 100, state().Progress)
	visit()
	w.Click("申请办结")
	w.Fill("text", "权属协议四方签字并公示")
	w.Click("申请办结")
	assert.Equal(t, app.DutyDoneRequested, state().State)
	w.Open(kit.Route{Module: "duty", Tab: "review", ID: ids[1]}, tab("review"))
	assert.True(t, has(w, "锦绣小区地下车位权属协商"))
	w.Click("同意办结")
	assert.Equal(t, app.DutyDone, state().State)
	visit()
	w.Click("销号")
	w.Click("销号")
	assert.Equal(t, app.DutyClosed, state().State)
	visit()
	assert.True(t, has(w, "已销号"))
}

func TestTheListBeginsWithWhatIsLate(t *testing.T) {
	a, ids := office(t)
	w := kittest.New(t, a, app.SystemUser("李主任"))
	w.Open(kit.Route{Module: "duty", ID: ids[0]}, tab("item"))
	assert.True(t, has(w, "逾期6天"))
	assert.True(t, has(w, "红灯：逾期 6 个工作日未办结"))
	assert.True(t, has(w, "1 / 2 完成"))
	w.Click("下督办单")
	w.Click("下督办单")
	_, total, err := a.Slips.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 1, total)
	w.Open(kit.Route{Module: "duty", Tab: "slip"}, tab("slip"))
	assert.True(t, has(w, "督〔2026〕1号"))
	w.Open(kit.Route{Module: "duty", Tab: "score"}, tab("score"))
	assert.True(t, has(w, "城市管理办"))
}

func TestANewItemIsSavedAndIssued(t *testing.T) {
	a, _ := office(t)
	w := kittest.New(t, a, app.SystemUser("李主任"))
	route := kit.Route{Module: "duty", Act: "new"}
	w.Open(route, func(env *kit.Env) kit.Page { return duty.Module().Open(env, route) })
	w.Click("保存并下达")
	_, total, err := a.Duties.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 5, total, "without content and lead nothing is saved")
	w.Fill("content", "北岸社区物业移交遗留问题处置")
	w.Fill("lead_id", "pajs")
	w.Key(fyne.KeyReturn)
	w.Fill("due", "2026-09-26")
	w.Click("保存并下达")
	list, total, err := a.Duties.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	require.Equal(t, 6, total, "%v", w.Texts())
	assert.Equal(t, "Z2026-006", list[0].No)
	assert.Equal(t, app.DutyAssigned, list[0].State)
	assert.Equal(t, app.Date("2026-09-26"), list[0].Due, "a typed rest day stays")
}

func TestAReaderSeesWhyNothingCanBeDone(t *testing.T) {
	a, ids := office(t)
	w := kittest.New(t, a, app.User{Name: "只读", Roles: app.RoleReader})
	route := kit.Route{Module: "duty", ID: ids[0]}
	w.Open(route, func(env *kit.Env) kit.Page { return duty.Module().Open(env, route) })
	w.Click("填报进展")
	assert.False(t, has(w, "进展说明"), "the dialog does not open")
	b, err := duty.Module().Badge(datatest.Ctx(), a)
	require.NoError(t, err)
	assert.Equal(t, kit.Badge{Count: 2, Red: true}, b)
}

func TestTheLogStandsNewestFirst(t *testing.T) {
	a, ids := office(t)
	require.NoError(t, a.DutyWork.Report(datatest.Ctx(), &app.Progress{DutyID: ids[1], Percent: 90, Text: "只差一家"}))
	w := kittest.New(t, a, app.SystemUser("李主任"))
	route := kit.Route{Module: "duty", ID: ids[1]}
	w.Open(route, func(env *kit.Env) kit.Page { return duty.Module().Open(env, route) })
	all := strings.Join(w.Texts(), "\n")
	assert.Less(t, strings.Index(all, "80% → 90%"), strings.Index(all, "0% → 80%"))
}

func TestTheBulletinTakesItsNumberInThePreview(t *testing.T) {
	a, _ := office(t)
	w := kittest.New(t, a, app.SystemUser("周建国"))
	kit.ShowPaper(w.NewEnv(kit.Route{}), "D15", reports.Request{Period: "2026Q3"})
	require.True(t, w.Sees("取文号"))
	w.Click("取文号")
	require.True(t, w.Sees("给这份文件取文号？"))
	w.Click("取文号")
	no, err := a.Numbers.Of(datatest.Ctx(), "D15", 20263)
	require.NoError(t, err)
	assert.Regexp(t, `〔2026〕1号$`, no)
	assert.False(t, w.Sees("取文号"), "a paper has one number")
}

func TestPersonalDataIsShownWithAReason(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	lead := app.Org{Name: "清河湾街道党政综合办公室"}
	require.NoError(t, a.Orgs.Save(ctx, &lead))
	p := app.Person{Name: "周建国", OrgID: lead.ID, Phone: "13800000001"}
	require.NoError(t, a.People.Save(ctx, &p))
	m := app.Meeting{Starts: "2026-11-24 09:00:00", Ends: "2026-11-24 10:00:00", VenueName: "一楼大会议室", LeadOrgID: lead.ID, ChairID: p.ID}
	require.NoError(t, a.Meetings.Save(ctx, &m))
	_, err := a.Meetings.Invite(ctx, m.ID, app.Invitation{People: app.IDs{p.ID}})
	require.NoError(t, err)
	u := app.SystemUser("周建国")
	w := kittest.New(t, a, u)
	kit.ShowPaper(w.NewEnv(kit.Route{}), "D06", reports.Request{ID: m.ID})
	w.Click("显示完整信息…")
	w.Click("显示")
	require.True(t, w.Sees("请填写原因。"))
	w.Fill("reason", "会前逐人电话确认")
	w.Click("显示")
	assert.False(t, w.Sees("显示完整信息…"))
	acts, _, err := a.History.Rows(ctx, app.Query{})
	require.NoError(t, err)
	found := false
	for _, act := range acts {
		found = found || strings.Contains(act.Object, "会前逐人电话确认")
	}
	assert.True(t, found, "the audit log keeps the reason")
}

package meeting

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
)

// desk is a clerk at a window that shows one page of the module at a time.
type desk struct {
	t    *testing.T
	app  *app.App
	ctx  context.Context
	user app.User
	host *kit.Host
	env  *kit.Env
	page kit.Page
	went []kit.Route
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(false, false))
	d := &desk{t: t, app: datatest.New(t), ctx: datatest.Ctx(), user: app.SystemUser("周建国")}
	win := test.NewTempWindow(t, nil)
	d.host = kit.NewHost(win)
	d.host.Inline, d.host.Today = true, func() app.Date { return d.app.Today() }
	win.Resize(fyne.NewSize(1314, 697))
	d.host.Keys = func(k kit.Key) bool {
		taker, ok := d.page.(interface{ Key(kit.Key) bool })
		return ok && taker.Key(k)
	}
	d.app.Changes.Listen(func([]app.Topic) {
		if d.page != nil {
			d.page.Refresh()
		}
	})
	return d
}

// Go opens a page of the module.
func (d *desk) Go(r kit.Route) {
	d.went = append(d.went, r)
	if r.Module != "meeting" {
		return
	}
	d.env = kit.NewEnv(d.host, kit.EnvOptions{App: d.app, User: d.user, Nav: d}, r)
	d.page = nil
	if d.page = open(d.env, r); d.page == nil {
		d.page = newList(d.env)
	}
	d.env.SetReload(d.page.Refresh)
	d.host.Show(d.page.Object())
}

func (d *desk) Back() {}
func (d *desk) Push(build func(*kit.Env) kit.Page) {
	d.page = build(d.env)
	d.host.Show(d.page.Object())
}
func (d *desk) Reopen(*kit.Env)  { d.Go(d.env.Route) }
func (d *desk) Touch()           {}
func (d *desk) texts() string    { return strings.Join(d.host.Texts(), "\n") }
func (d *desk) last() kit.Route  { return d.went[len(d.went)-1] }
func (d *desk) key(k kit.Key)    { require.True(d.t, d.host.HandleKey(k), "key %v", k) }
func (d *desk) sees(text string) { d.t.Helper(); assert.Contains(d.t, d.texts(), text) }

// click presses what has that name; what is shown last lies on top.
func (d *desk) click(name string) {
	d.t.Helper()
	o := d.host.Find(name)
	require.NotNil(d.t, o, "nothing called %q in:\n%s", name, d.texts())
	o.(fyne.Tappable).Tapped(&fyne.PointEvent{})
}

// office fills the registers: units with a person each, and a room.
func (d *desk) office() (orgs, people app.IDs, room int64) {
	for i, name := range []string{"清河湾街道办事处", "平安建设办公室", "城市管理办公室", "柳岸社区居民委员会"} {
		o := app.Org{Name: name}
		require.NoError(d.t, d.app.Orgs.Save(d.ctx, &o))
		p := app.Person{Name: []string{"周建国", "赵海峰", "陈立群", "𠮷蕾"}[i], OrgID: o.ID}
		require.NoError(d.t, d.app.People.Save(d.ctx, &p))
		orgs, people = append(orgs, o.ID), append(people, p.ID)
	}
	v := app.Venue{Name: "三楼第二会议室"}
	require.NoError(d.t, d.app.Venues.Save(d.ctx, &v))
	require.NoError(d.t, d.app.Settings.Set(d.ctx, map[string]string{app.SetOfficeOrg: fmt.Sprint(orgs[0]), app.SetPrefix: "清街办发", app.SetMinutesPrefix: "清街联纪"}))
	return orgs, people, v.ID
}

func TestAMeetingIsPlannedHeldAndSignedInTheWindow(t *testing.T) {
	d := newDesk(t)
	orgs, people, room := d.office()
	p, err := loadPlan(d.ctx, &kit.Env{App: d.app}, 0)
	require.NoError(t, err)
	p.VenueID, p.ChairID, p.units = room, people[0], orgs[1:]
	p.agenda = "传达区平安建设会议精神，15\n\n地下车位权属协商方案，赵海峰，25分钟"
	require.NoError(t, save(d.ctx, &kit.Env{App: d.app}, &p))

	d.Go(kit.Route{Module: "meeting", ID: p.ID})
	assert.Equal(t, "2026年第1次联席会议", d.page.Title())
	d.sees("共 40 分钟")
	d.click("发会议通知")
	d.confirm("发会议通知")
	d.sees("已通知")

	d.Go(kit.Route{Module: "meeting", ID: p.ID, Act: "hold"})
	d.sees("不足法定人数，差 3 人，只能听取通报")
	d.key(kit.Key{Name: fyne.KeyF7})
	d.sees("可以表决")
	d.click("开会")
	d.key(kit.Key{Name: fyne.KeyDown, Alt: true})
	b := d.page.(*bench)
	require.Equal(t, "地下车位权属协商方案", b.item.Title)
	b.speak("赵海峰")
	assert.Equal(t, "赵海峰：", b.notes.Text)
	b.notes.SetText("赵海峰：双方同意长租。")
	b.outcome.SetText("同意方案")
	for range 3 {
		d.key(kit.Key{Name: fyne.KeyF2})
	}
	d.key(kit.Key{Name: fyne.KeyF3})
	d.key(kit.Key{Name: fyne.KeyF3, Ctrl: true})
	tally := func(label, typed string) {
		c := d.host.Find(label + "票数").(*kit.Counter)
		d.host.Focus(c)
		for _, r := range typed {
			c.TypedRune(r)
		}
	}
	tally("反对", "两x9")
	assert.Equal(t, 9, b.votes.No, "only digits are a number")
	d.sees("票数共 12 张，多于可投票的 4 人")
	d.click("确认表决结果")
	assert.Zero(t, d.host.Dialogs(), "a count that cannot be is not confirmed")
	d.key(kit.Key{Name: fyne.KeyF3, Ctrl: true})
	assert.Equal(t, 8, b.votes.No, "a count too high goes down step by step")
	tally("反对", "0")
	tally("赞成", "２")
	d.sees("赞成 2 票，需 3 票，差 1 票")
	d.key(kit.Key{Name: fyne.KeyF2})
	assert.Equal(t, 3, d.host.Find("赞成票数").(*kit.Counter).Value())
	d.sees("赞成 3 票，需 3 票，多 0 票")
	d.click("确认表决结果")
	d.confirm("确认表决结果")
	d.sees("通过")
	d.sees("已确认，写入纪要")
	rec, err := d.app.Meetings.Record(d.ctx, p.ID)
	require.NoError(t, err)
	assert.Equal(t, "赵海峰：双方同意长租。", rec.Agenda[1].Notes, "what was typed is stored before the vote is")
	assert.Empty(t, b.Unsaved())

	r := app.Resolution{MeetingID: p.ID, AgendaID: b.cur, Content: "公示车位方案", LeadID: orgs[1], Due: "2026-12-18"}
	require.NoError(t, d.app.Sittings.SaveResolution(d.ctx, &r))
	d.sees("公示车位方案")
	d.host.Win.Resize(fyne.NewSize(1228, 600))
	assert.NotContains(t, d.texts(), "公示车位方案", "in a low window the record keeps its room")
	d.sees("议定事项 1 项")
	d.host.Win.Resize(fyne.NewSize(1314, 697))
	d.click("散会…")
	d.confirm("散会")
	require.Equal(t, "minutes", d.last().Act)
	d.sees("签发前检查")
	d.click("签发")
	d.sees("签发第1次联席会议纪要？")
	d.confirm("签发")
	d.sees("清街联纪〔2026〕1号")
	d.sees("与签发时一致")
	d.sees("还没有附上签名件")
	rec, err = d.app.Meetings.Record(d.ctx, p.ID)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "签字页.pdf")
	require.NoError(t, os.WriteFile(path, []byte("%PDF-1.4 签字页"), 0o600))
	keepScan(d.env, rec.Minutes, path)
	d.sees("签字页.pdf")
	pack(d.env, rec.Meeting)
	d.sees("共 8 页，页码连续")
	assert.Equal(t, "会议包 · 共 8 页 · A4 有纵有横", d.page.(interface{ Subtitle() string }).Subtitle())
	d.Go(kit.Route{Module: "meeting", ID: p.ID, Act: "minutes"})
	duties, total, err := d.app.Duties.List(d.ctx, app.Query{})
	require.NoError(t, err)
	require.Equal(t, 1, total)
	assert.Equal(t, "第1次联席会议 议定事项 1", duties[0].SourceText)
}

// confirm presses a verb of the dialog on top: the last thing of that name.
func (d *desk) confirm(verb string) {
	d.t.Helper()
	require.Positive(d.t, d.host.Dialogs(), "no dialog")
	var found fyne.Tappable
	kit.Walk(d.env.Window.Content(), fyne.NewPos(0, 0), func(o fyne.CanvasObject, _ fyne.Position) bool {
		if n, ok := o.(kit.Named); ok && n.HookName() == verb {
			if tap, ok := o.(fyne.Tappable); ok {
				found = tap
			}
		}
		return true
	})
	for _, o := range d.env.Window.Canvas().Overlays().List() {
		kit.Walk(o, fyne.NewPos(0, 0), func(o fyne.CanvasObject, _ fyne.Position) bool {
			if n, ok := o.(kit.Named); ok && n.HookName() == verb {
				found = o.(fyne.Tappable)
			}
			return true
		})
	}
	require.NotNil(d.t, found, "no verb %q", verb)
	found.Tapped(&fyne.PointEvent{})
}

func TestAReaderSeesWhyHeCannotAct(t *testing.T) {
	d := newDesk(t)
	_, people, room := d.office()
	p, err := loadPlan(d.ctx, &kit.Env{App: d.app}, 0)
	require.NoError(t, err)
	p.VenueID, p.ChairID, p.agenda = room, people[0], "其他事项"
	require.NoError(t, save(d.ctx, &kit.Env{App: d.app}, &p))
	d.user = app.User{Name: "小李", Roles: app.RoleReader}
	d.Go(kit.Route{Module: "meeting", ID: p.ID})
	d.click("发会议通知")
	assert.Zero(t, d.host.Dialogs(), "the button is off")
	for _, open := range []func(*kit.Env) kit.Page{newList, newCalendar, newMinutesList} {
		env := kit.NewEnv(d.host, kit.EnvOptions{App: d.app, User: d.user, Nav: d}, kit.Route{Module: "meeting"})
		d.page = open(env)
		d.host.Show(d.page.Object())
		d.page.Refresh()
		assert.NotEmpty(t, d.texts())
	}
}

func TestTheAgendaIsReadLineByLine(t *testing.T) {
	items, err := parseAgenda("传达会议精神\n车位，权属方案，赵海峰，25分\n通报消防情况, 平安办, 10\n")
	require.NoError(t, err)
	require.Len(t, items, 3)
	assert.Equal(t, app.AgendaItem{Title: "传达会议精神", Kind: app.AgendaStudy, Minutes: 15}, items[0])
	assert.Equal(t, app.AgendaItem{Title: "车位，权属方案", Kind: app.AgendaDecide, Presenter: "赵海峰", Minutes: 25}, items[1])
	assert.Equal(t, app.AgendaItem{Title: "通报消防情况", Kind: app.AgendaCircular, Presenter: "平安办", Minutes: 10}, items[2])
}

func TestTheFormWarnsOfAnotherMeetingAtThatTime(t *testing.T) {
	d := newDesk(t)
	orgs, people, room := d.office()
	p, err := loadPlan(d.ctx, &kit.Env{App: d.app}, 0)
	require.NoError(t, err)
	p.VenueID, p.ChairID, p.units, p.agenda, p.Title = room, people[0], orgs[1:], "其他事项", "平安例会"
	require.NoError(t, save(d.ctx, &kit.Env{App: d.app}, &p))
	d.Go(kit.Route{Module: "meeting", Act: "new"}) // like the last: the same day, hours, room and people
	d.sees("三楼第二会议室同一时间有“平安例会”")
	d.sees("同一时间要参加“平安例会”")
	d.host.Find("starts").(*kit.Entry).SetText("2026-12-03 15:00")
	assert.NotContains(t, d.texts(), "平安例会", "at another hour there is no clash")
}

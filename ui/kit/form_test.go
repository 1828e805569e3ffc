package kit_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

type record struct {
	Name, Out, Level, Lead string
	Support                []string
	Due                    app.Date
	At                     app.Stamp
	Rate                   int
	Money                  int64
	Quarter                app.Period
	Open                   bool
	Words                  app.Words
	Rev                    int64
}

type memoryDrafts map[string]string

func (m memoryDrafts) Save(key, body string) { m[key] = body }
func (m memoryDrafts) Load(key string) (string, app.Stamp) {
	return m[key], "2026-11-23 13:38:00"
}
func (m memoryDrafts) Drop(key string) { delete(m, key) }

func lookup(string) []kit.Choice[string] {
	return kit.WordChoices("北岸社区居民委员会", "办公室", "保障事务中心", "司法所")
}

func form(w *kittest.Window, r *record, change func(*kit.Form)) *kit.FormPage {
	f := kit.Form{Title: "修改责任事项", Key: "duty", ID: 7, Sections: []kit.FormSection{{Title: "事项", Fields: []*kit.Field{
		kit.Text("name", "任务内容", &r.Name).Need().Wide(), kit.Lines("out", "成果要求", &r.Out, 2).Wide(),
		kit.Choose("level", "授权层级", &r.Level, kit.WordChoices("社区自定", "街道审批")),
		kit.Pick("lead", "牵头单位", &r.Lead, lookup), kit.PickMany("support", "配合单位", &r.Support, lookup),
		kit.Due("due", "完成时限", &r.Due), kit.DateTime("at", "开会时间", &r.At), kit.Percent("rate", "进度", &r.Rate), kit.Money("money", "金额", &r.Money),
		kit.PeriodField("quarter", "考核期", &r.Quarter), kit.Tick("open", "公开", &r.Open, "公开"), kit.Tags("words", "标签", &r.Words),
	}}}, Save: func(context.Context) error { return nil }}
	if change != nil {
		change(&f)
	}
	return w.Open(kit.Route{}, func(env *kit.Env) kit.Page { return kit.NewFormPage(env, f) }).(*kit.FormPage)
}

func window(t *testing.T) *kittest.Window {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	w.Host.Today = func() app.Date { return "2026-09-17" }
	return w
}

func TestAFormWritesWhatWasTyped(t *testing.T) {
	w := window(t)
	var r record
	saved := 0
	form(w, &r, func(f *kit.Form) { f.Saved = func() { saved++ } })
	w.Fill("name", " 河湾路积水点改造 ")
	w.Fill("due", "9-28")
	w.Fill("at", "9-22 下午2点半")
	w.Fill("rate", "７５%")
	w.Fill("money", "1,234.5")
	w.Fill("quarter", "26Q3")
	w.Fill("lead", "司法所")
	w.Click("保存")
	assert.Equal(t, 1, saved, "%v", w.Texts())
	assert.Equal(t, "河湾路积水点改造", r.Name)
	assert.Equal(t, app.Date("2026-09-28"), r.Due)
	assert.Equal(t, app.Stamp("2026-09-22 14:30:00"), r.At)
	assert.Equal(t, 75, r.Rate)
	assert.Equal(t, int64(123450), r.Money)
	assert.Equal(t, app.Period("2026Q3"), r.Quarter)
	assert.Equal(t, "司法所", r.Lead)
}

func TestTheFirstWrongFieldGetsTheKeyboard(t *testing.T) {
	w := window(t)
	var r record
	saved := 0
	form(w, &r, func(f *kit.Form) { f.Saved = func() { saved++ } })
	w.Fill("rate", "很多")
	w.Click("保存")
	assert.Zero(t, saved)
	assert.True(t, w.Sees("请填写任务内容。"), "%v", w.Texts())
	assert.True(t, w.Sees("进度不是数字：很多。"))
	assert.True(t, w.Sees("2 处需要改正：任务内容、进度"))
	assert.Equal(t, w.Host.Find("name"), w.Win.Canvas().Focused())
	w.Type("补上")
	assert.False(t, w.Sees("请填写任务内容。"), "after the first error it checks while typing")
}

func TestARefusalStandsUnderItsField(t *testing.T) {
	w := window(t)
	r := record{Name: "甲"}
	form(w, &r, func(f *kit.Form) {
		f.Save = func(context.Context) error {
			return app.Errors{app.Errorf("due", "完成时限早于起始日 2026-09-18。"), app.Errorf("", "清单已经印发。")}
		}
	})
	w.Click("保存")
	assert.True(t, w.Sees("清单已经印发。"), "%v", w.Texts())
	w.Click("知道了")
	assert.True(t, w.Sees("完成时限早于起始日 2026-09-18。"), "%v", w.Texts())
}

func TestAConflictOffersToSaveAnyway(t *testing.T) {
	w := window(t)
	r := record{Name: "甲", Rev: 3}
	var tried []int64
	saved := false
	form(w, &r, func(f *kit.Form) {
		f.Rev, f.Saved = &r.Rev, func() { saved = true }
		f.Save = func(context.Context) error {
			tried = append(tried, r.Rev)
			if r.Rev != 5 {
				return &app.Conflict{Who: "张三", At: "2026-09-17 10:32:00", Rev: 5, Kind: "duty",
					Was: `{"ID":1,"Rev":3,"Content":"甲","Due":"2026-09-20","Note":""}`, Is: `{"ID":1,"Rev":5,"Content":"甲","Due":"2026-09-29","Note":"顺延"}`}
			}
			return nil
		}
	})
	w.Click("保存")
	assert.True(t, w.Sees("这条记录刚被修改过"))
	assert.True(t, w.Sees("张三 10:32 已修改："), "%v", w.Texts())
	assert.True(t, w.Sees("完成时限：“2026-09-20” → “2026-09-29”"), "%v", w.Texts())
	assert.True(t, w.Sees("备注：“—” → “顺延”"), "%v", w.Texts())
	w.Click("仍然保存")
	assert.Equal(t, []int64{3, 5}, tried)
	assert.True(t, saved)
}

func TestEnterGoesOnAndTheLastOneSaves(t *testing.T) {
	w := window(t)
	var name, place string
	saved := 0
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
		return kit.NewFormPage(env, kit.Form{Title: "会议室", Fields: []*kit.Field{kit.Text("name", "名称", &name).Need(), kit.Text("place", "位置", &place)},
			Save: func(context.Context) error { return nil }, Saved: func() { saved++ }})
	})
	w.Type("三楼会议室")
	w.Key(fyne.KeyReturn)
	assert.Equal(t, w.Host.Find("place"), w.Win.Canvas().Focused())
	w.Type("东头")
	w.Key(fyne.KeyReturn)
	assert.Equal(t, 1, saved)
	assert.Equal(t, "三楼会议室", name)
	assert.Equal(t, "东头", place)
}

func TestDraftsAreKeptAndOfferedAgain(t *testing.T) {
	w := window(t)
	drafts := memoryDrafts{}
	w.Drafts = drafts
	var r record
	p := form(w, &r, nil)
	w.Fill("name", "写到一半")
	assert.Empty(t, p.Unsaved(), "leaving needs no question, the draft is kept")
	p.Close()
	assert.Contains(t, drafts["duty/7"], "写到一半")

	var again record
	q := form(w, &again, nil)
	w.Click("接着填写")
	assert.True(t, w.Sees("写到一半"))
	q.Save()
	assert.Equal(t, "写到一半", again.Name)
	assert.Empty(t, drafts, "saved forms leave no draft")
}

func TestAPickFindsByInitials(t *testing.T) {
	w := window(t)
	r := record{Name: "甲"}
	form(w, &r, nil)
	w.Fill("lead", "ba")
	assert.True(t, w.Sees("北岸"), "%v", w.Texts())
	assert.True(t, w.Sees("保"))
	w.Key(fyne.KeyReturn)
	w.Click("保存")
	assert.Equal(t, "北岸社区居民委员会", r.Lead)
}

func TestAPickRefusesWhatIsNotThere(t *testing.T) {
	w := window(t)
	r := record{Name: "甲"}
	form(w, &r, nil)
	w.Fill("lead", "不存在的单位")
	w.Key(fyne.KeyEscape)
	w.Click("保存")
	assert.True(t, w.Sees("列表中没有，从列表选择。"), "%v", w.Texts())
}

func TestTokensAreTakenAndDroppedByKeys(t *testing.T) {
	w := window(t)
	r := record{Name: "甲", Support: []string{"司法所"}}
	form(w, &r, nil)
	w.Fill("support", "bg")
	w.Key(fyne.KeyReturn)
	w.Click("保存")
	assert.Equal(t, []string{"司法所", "办公室"}, r.Support)
	w.Host.Focus(w.Host.Find("support").(fyne.Focusable))
	w.Key(fyne.KeyBackspace)
	w.Key(fyne.KeyBackspace)
	w.Click("保存")
	assert.Equal(t, []string{"司法所"}, r.Support)
}

func TestTheMonthGridTakesDaysByKeys(t *testing.T) {
	w := window(t)
	r := record{Name: "甲", Due: "2026-09-24"}
	form(w, &r, nil)
	w.Host.Focus(w.Host.Find("due").(fyne.Focusable))
	w.Key(fyne.KeyDown)
	assert.True(t, w.Sees("2026年9月"), "%v", w.Texts())
	assert.True(t, w.Sees("中秋"))
	assert.True(t, w.Sees("班"))
	w.Key(fyne.KeyRight)
	w.Key(fyne.KeyRight)
	w.Key(fyne.KeyReturn)
	assert.True(t, w.Sees("2026-09-26"))
	assert.True(t, w.Sees("是休息日。改为"), "%v", w.Texts())
	w.Click("09-28")
	assert.True(t, w.Sees("2026-09-28"))
	assert.False(t, w.Sees("是休息日。改为"))
}

func TestADialogFormKeepsTheErrorInTheDialog(t *testing.T) {
	w := window(t)
	env := w.NewEnv(kit.Route{})
	var reason string
	fail := true
	kit.Ask(env, kit.Form{Title: "下督办单", Verb: "下督办单", Fields: []*kit.Field{kit.Lines("reason", "事由", &reason, 2).Need()},
		Save: func(context.Context) error {
			if fail {
				return app.Errorf("", "事项已经办结，不能再下督办单。")
			}
			return nil
		}})
	require.Equal(t, 1, w.Host.Dialogs())
	w.Click("下督办单")
	assert.True(t, w.Sees("请填写事由。"), "%v", w.Texts())
	w.Fill("reason", "超期")
	w.Click("下督办单")
	assert.True(t, w.Sees("事项已经办结，不能再下督办单。"))
	fail = false
	w.Click("下督办单")
	assert.Zero(t, w.Host.Dialogs())
	assert.Equal(t, "超期", reason)
}

func TestAnUnknownErrorSaysNoMoreThanIsMeant(t *testing.T) {
	w := window(t)
	w.NewEnv(kit.Route{}).Fail(errors.New("sql: syntax error"))
	assert.Equal(t, []string{"操作未完成，详情已写入日志。"}, w.Host.Toasts())
}

func TestAJobReportsAndCanFail(t *testing.T) {
	w := window(t)
	env := w.NewEnv(kit.Route{})
	done := false
	kit.Job(env, "生成会议包", func(_ context.Context, progress func(int, int, string)) error {
		progress(1, 6, "第 1 / 6 份")
		return nil
	}, func() { done = true })
	assert.True(t, done)
	kit.Job(env, "导出", func(context.Context, func(int, int, string)) error {
		return app.Errorf("", "文件正被 WPS 打开，关闭后重试。")
	}, nil)
	assert.Equal(t, []string{"导出：未完成。文件正被 WPS 打开，关闭后重试。"}, w.Host.Toasts())
	assert.Len(t, w.Host.JobLines(), 2)
}

func TestUndoWorksWithTheKeyToo(t *testing.T) {
	w := window(t)
	env := w.NewEnv(kit.Route{})
	back := false
	env.Undo("已删除 1 项", func(context.Context) error { back = true; return nil })
	assert.True(t, w.Host.Undo())
	assert.True(t, back)
	assert.False(t, w.Host.Undo(), "only once")
}

func TestAQuestionIsHarmlessByDefault(t *testing.T) {
	w := window(t)
	env := w.NewEnv(kit.Route{})
	hit := false
	kit.Confirm(env, "撤销 2 个责任事项？", "编号保留。", kit.Verb{Label: "不撤销"}, kit.Verb{Label: "撤销事项", Danger: true, Do: func() { hit = true }})
	assert.Equal(t, w.Host.Find("不撤销"), w.Win.Canvas().Focused())
	w.Key(fyne.KeyEscape)
	assert.False(t, hit)
	assert.Zero(t, w.Host.Dialogs())
}

func TestTextIsCutAndWrappedTheChineseWay(t *testing.T) {
	kittest.New(t, nil, app.SystemUser("测试"))
	assert.Equal(t, "德润物业服…", kit.Fit("德润物业服务有限公司", 14, false, 84))
	assert.Equal(t, "短", kit.Fit("短", 14, false, 84))
	for _, line := range kit.Wrap("（一）北岸社区于9月15日前完成移交清册核对，司法所、德润物业配合。", 14, false, 140)[1:] {
		assert.NotContains(t, "，。、；：）", string([]rune(line)[0]), "no line begins with a closing mark")
	}
}

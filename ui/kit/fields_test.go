package kit_test

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

func one(w *kittest.Window, fields ...*kit.Field) {
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page { return kit.NewFormPage(env, kit.Form{Title: "表单", Fields: fields}) })
}

func TestDurationsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int{"": 0, "90": 90, "90分钟": 90, "1小时30分": 90, "1.5小时": 90, "一": -1, "半小时": 30, "1个半小时": 90,
		"两": -1, "1:30": 90, "1小时": 60, "2小时5分钟": 125, "1小时75分": -1, "-5": -1, "25小时": -1, "1.5": -1, "1时半": 90, "１５分": 15} {
		w := window(t)
		n := 7
		f := kit.Minutes("n", "时长", &n)
		one(w, f)
		w.Fill("n", text)
		w.Win.Canvas().Unfocus()
		if want < 0 {
			assert.Contains(t, f.Error(), "时长无法识别", text)
			continue
		}
		assert.Empty(t, f.Error(), text)
		assert.Equal(t, want, n, text)
	}
}

func TestAFigureMayCarryItsUnitAndNoOther(t *testing.T) {
	cases := []struct{ text, unit, wrong string }{{"12 分钟", "分钟", ""}, {"12", "人", ""}, {"12人", "人", ""}, {"1,200 人", "人", ""}, {"12小时", "人", "人数以“人”计，不能写“小时”。"},
		{"12%", "人", "人数以“人”计，不能写“%”。"}, {"约12", "人", "人数不是数字：约12。"}}
	for _, c := range cases {
		w := window(t)
		n := 0
		f := kit.Number("n", "人数", &n, c.unit)
		one(w, f)
		w.Fill("n", c.text)
		w.Win.Canvas().Unfocus()
		assert.Equal(t, c.wrong, f.Error(), c.text)
	}
}

func TestMoneyIsReadAsItIsWrittenAndShownInFigures(t *testing.T) {
	for text, want := range map[string]struct {
		fen   int64
		shown string
	}{"1,234.5元": {123450, "1234.50"}, "１，２３４．５": {123450, "1234.50"}, "¥1,200": {120000, "1200"}, "1.2万元": {1200000, "12000"}, "壹万贰仟叁佰元整": {1230000, "12300"}, "一万二": {1200000, "12000"}, "50元整": {5000, "50"}, "−50": {-5000, "−50"},
		"0": {0, "0"}, "88.5": {8850, "88.5"}, "": {0, ""}} {
		w := window(t)
		n := int64(7)
		f := kit.Money("n", "金额", &n)
		one(w, f)
		w.Fill("n", text)
		w.Win.Canvas().Unfocus()
		assert.Empty(t, f.Error(), text)
		assert.Equal(t, want.fen, n, text)
		assert.Equal(t, want.shown, f.Text(), text)
	}
	for _, text := range []string{"1,23", "1e3", "12.345", "约50", "12人", "1.2.3", "--5"} {
		w := window(t)
		n := int64(7)
		f := kit.Money("n", "金额", &n)
		one(w, f)
		w.Fill("n", text)
		w.Win.Canvas().Unfocus()
		assert.NotEmpty(t, f.Error(), text)
		assert.Equal(t, text, f.Text(), "what is wrong stays as typed")
	}
}

func TestATimeOfDayIsReadAsPeopleSayIt(t *testing.T) {
	for text, want := range map[string]string{"2026-09-28 14:30": "2026-09-28 14:30", "2026-09-28T14:30": "2026-09-28 14:30", "2026-09-28 14:30:00": "2026-09-28 14:30", "9月28日下午2点半": "2026-09-28 14:30", "9月28日14:30": "2026-09-28 14:30", "9-28 1430": "",
		"9-28 14.30": "2026-09-28 14:30", "9月28日 上午9点": "2026-09-28 09:00", "9月28日下午三点二十分": "2026-09-28 15:20", "9月28日中午12点": "2026-09-28 12:00", "9月28日中午1点": "2026-09-28 13:00", "9月28日晚上12点": "", "9-28": "", "9-28 25:00": ""} {
		w := window(t)
		w.Host.Today = func() app.Date { return "2026-09-17" }
		var at app.Stamp
		f := kit.DateTime("at", "时间", &at)
		one(w, f)
		w.Fill("at", text)
		w.Win.Canvas().Unfocus()
		if want == "" {
			assert.NotEmpty(t, f.Error(), text)
			continue
		}
		assert.Empty(t, f.Error(), text)
		assert.Equal(t, want, at.Minute(), text)
	}
}

func TestAQuarterIsTakenFromTheList(t *testing.T) {
	w := window(t)
	var p app.Period
	f := kit.PeriodField("q", "季度", &p)
	one(w, f)
	w.Host.Focus(w.Host.Find("q").(fyne.Focusable))
	w.Key(fyne.KeyDown)
	assert.True(t, w.Sees("本季度"), "%v", w.Texts())
	w.Key(fyne.KeyDown)
	w.Key(fyne.KeyReturn)
	assert.Equal(t, app.Period("2026Q2"), p)
	w.Fill("q", "26q4")
	w.Win.Canvas().Unfocus()
	assert.Equal(t, "2026年第四季度", f.Text(), "what was typed is written in the one spelling")
}

func TestItemsAreAddedMovedAndRemovedByKeys(t *testing.T) {
	w := window(t)
	text := "一、清淤"
	f := kit.Items("steps", "要求", &text)
	one(w, f)
	w.Host.Focus(w.Host.Find("steps").(fyne.Focusable))
	w.Key(fyne.KeyReturn)
	w.Type("验收")
	assert.Equal(t, "一、清淤\n验收", f.Text())
	w.Key(fyne.KeyUp, fyne.KeyModifierAlt)
	assert.Equal(t, "验收\n一、清淤", f.Text())
	w.Click("上移（Alt+↑）") // the first stays where it is
	w.Key(fyne.KeyReturn)
	w.Key(fyne.KeyBackspace)
	assert.Equal(t, "验收\n一、清淤", f.Text(), "an empty one goes with one key")
	fyne.CurrentApp().Clipboard().SetContent("甲\r\n\r\n乙")
	w.Win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	assert.Equal(t, "验收\n甲\n乙\n一、清淤", f.Text(), "several pasted lines are several texts")
	f.SetText("丙\n丁")
	w.Click("移除这一条")
	w.Click("保存")
	assert.Equal(t, "丁", text)
}

func picture(t *testing.T, name string) string {
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, png.Encode(f, image.NewGray(image.Rect(0, 0, 40, 30))))
	require.NoError(t, f.Close())
	return path
}

func TestFilesAreDroppedShownTakenAwayAndKept(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.SystemUser("测试"))
	d := app.Org{Name: "河湾社区", Kind: app.KindCommunity}
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &d))
	files := kit.Attached{Kind: "org", ID: d.ID}
	var f *kit.Field
	show := func() {
		w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
			f = kit.Files(env, "files", "佐证材料", &files)
			return kit.NewFormPage(env, kit.Form{Title: "填报", Fields: []*kit.Field{f}})
		})
	}
	show()
	photo := picture(t, "现场.png")
	require.True(t, w.Host.Drop(fyne.NewPos(5, 5), []string{photo, t.TempDir()}))
	assert.Contains(t, w.Host.Toasts()[0], "不能作附件")
	w.Click("移去 现场.png")
	assert.False(t, w.Sees("现场.png"))
	assert.True(t, w.Host.Undo())
	require.True(t, w.Sees("现场.png"), "%v", w.Texts())
	w.Click("现场.png")
	assert.Equal(t, 1, w.Host.Dialogs(), "a picture is shown")
	w.Click("关闭")
	w.Click("保存")
	require.NoError(t, files.Save(datatest.Ctx(), a, d.ID))
	assert.Empty(t, files.Add)
	show()
	require.True(t, w.Sees("现场.png"), "%v", w.Texts())
	w.Click("移去 现场.png")
	w.Click("保存")
	require.NoError(t, files.Save(datatest.Ctx(), a, d.ID))
	left, err := a.Files.Of(datatest.Ctx(), "org", d.ID)
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestAUnitIsAddedWhereItIsMissed(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.SystemUser("测试"))
	var lead int64
	var support app.IDs
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
		return kit.NewFormPage(env, kit.Form{Title: "表单", Fields: []*kit.Field{kit.PickOrg(env, "lead", "牵头单位", &lead), kit.PickOrgs(env, "support", "配合单位", &support)}})
	})
	add := func(key, name string) {
		w.Fill(key, name)
		for range 9 {
			w.Key(fyne.KeyDown)
		}
		w.Key(fyne.KeyReturn)
		require.Equal(t, 1, w.Host.Dialogs(), "%v", w.Texts())
		w.Click("新增单位")
		require.Zero(t, w.Host.Dialogs(), "%v", w.Texts())
	}
	add("lead", "数据局")
	add("support", "石桥驿站")
	w.Click("保存")
	one, err := a.Orgs.Get(datatest.Ctx(), lead)
	require.NoError(t, err)
	assert.Equal(t, "数据局", one.Name)
	require.Len(t, support, 1)
}

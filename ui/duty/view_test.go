package duty_test

import (
	"path/filepath"
	"strings"
	"testing"

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

// shown opens a route of the module.
func shown(w *kittest.Window, r kit.Route) kit.Page {
	return w.Open(r, func(env *kit.Env) kit.Page { return duty.Module().Open(env, r) })
}

func TestEveryViewShowsTheItems(t *testing.T) {
	a, ids := office(t)
	w := kittest.New(t, a, app.SystemUser("测试员"))
	shown(w, kit.Route{Module: "duty", Act: "board"})
	for _, word := range []string{"待签收", "办理中", "申请办结", "防汛值守", "逾期6天"} {
		assert.True(t, has(w, word), word)
	}
	line := shown(w, kit.Route{Module: "duty", Act: "gantt"})
	assert.Contains(t, line.(kit.Statuser).Status(), "共 5 项，在办 5 项")
	shown(w, kit.Route{Module: "duty", Act: "days"})
	assert.True(t, has(w, "2026年9月"))
	w.Click("2026-09-21")
	assert.True(t, has(w, "锦绣小区地下车位权属协商"), "the items of the chosen day stand beside the month")
	shown(w, kit.Route{Module: "duty", Act: "changes"})
	assert.True(t, has(w, "完成率 0% → 80%"))
	w.Click("记为已看")
	w.Open(kit.Route{}, tab("score"))
	assert.True(t, has(w, "城市管理办"))
	shown(w, kit.Route{Module: "duty", ID: ids[0]})
	assert.True(t, has(w, "第7次联席会议 议定事项 3"))
}

func TestAListIsDrawnUpAndTheTableOfPowersIsAdjusted(t *testing.T) {
	a, _ := office(t)
	ctx := datatest.Ctx()
	w := kittest.New(t, a, app.SystemUser("测试员"))
	w.Open(kit.Route{}, tab("list"))
	w.Click("新增清单")
	w.Fill("name", "安全生产专项清单")
	w.Click("保存")
	rows, _, err := a.DutyLists.List(ctx, app.Query{})
	require.NoError(t, err)
	require.Len(t, rows, 1)
	assert.Equal(t, "list", w.Went[len(w.Went)-1].Tab, "the list opens for its entries")

	w.Open(kit.Route{}, tab("authority"))
	w.Click("拟定授权表")
	w.Fill("basis", "区赋权清单")
	w.Click("拟定")
	all, err := a.Authority.List(ctx)
	require.NoError(t, err)
	require.Len(t, all, 1)
	line := app.AuthorityMatter{Matter: "工程建设"}
	for i, l := range app.OrgLevels {
		line.Levels[i] = app.AuthorityRow{Level: l, Powers: app.Words{app.PowerApprove.String()}}
	}
	require.NoError(t, a.Authority.SaveMatter(ctx, all[0].ID, "", line))
	w.Open(kit.Route{}, tab("authority"))
	assert.True(t, has(w, "工程建设"))
	w.Click("版本…")
	w.Click("送审")
	all, err = a.Authority.List(ctx)
	require.NoError(t, err)
	assert.Equal(t, app.ListReview, all[0].State)
}

func TestFilledWorkbooksArePreviewedTakenAndUndone(t *testing.T) {
	a, ids := office(t)
	ctx := datatest.Ctx()
	forms, err := a.Collects.Forms(ctx, "duty", nil, "2026-09-20")
	require.NoError(t, err)
	for i := range forms { // as if the units had filled the first row in
		forms[i].Columns[len(forms[i].Columns)-6].Kind = app.FillGiven
		forms[i].Rows[0].Given = append(forms[i].Rows[0].Given, "90", "已完成大部分")
	}
	paths, err := reports.FillBooks(ctx, forms, t.TempDir(), nil)
	require.NoError(t, err)
	assert.Contains(t, filepath.Base(paths[0]), "填报表")
	w := kittest.New(t, a, app.SystemUser("测试员"))
	shown(w, kit.Route{Module: "duty", Act: "filled", Args: map[string]string{"paths": strings.Join(paths, "\n")}})
	assert.True(t, has(w, "完成率 80% → 90%"))
	w.Click("全部登记")
	d, err := a.Duties.Get(ctx, ids[1])
	require.NoError(t, err)
	changed := d.Progress
	w.Click("撤销")
	d, err = a.Duties.Get(ctx, ids[1])
	require.NoError(t, err)
	assert.Equal(t, []int{90, 80}, []int{changed, d.Progress})
}

func TestThePrimaryButtonStaysBesideTheDrawer(t *testing.T) {
	a, ids := office(t)
	w := kittest.New(t, a, app.SystemUser("测试员"))
	w.Win.Resize(fyne.NewSize(1116, 640)) // a screen of 1280×720 less the rail
	p := w.Open(kit.Route{Module: "duty", ID: ids[0]}, tab("item")).(*kit.ListPage[app.Duty])
	for _, chip := range []int{0, 1} { // without and with 「清除条件」
		p.SetChip(chip)
		add := w.Host.Find("新增事项")
		require.NotNil(t, add)
		assert.LessOrEqual(t, w.Host.Where("新增事项").X+add.Size().Width, float32(1116-404), "chip %d", chip)
	}
}

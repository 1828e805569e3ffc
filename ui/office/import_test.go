package office_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
	"gongzhi/ui/office"
)

// importing opens the import page on a roster written to a file.
func importing(t *testing.T, kind, text string) (*kittest.Window, *app.App, string) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.User{Name: "李雯", Roles: app.RoleClerk})
	w.Modules = []kit.Module{office.Subjects()}
	path := filepath.Join(t.TempDir(), "名单.csv")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	w.Open(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": kind, "path": path}}, office.Subjects().Tabs[3].New)
	return w, a, path
}

func TestARosterIsLookedOverAskedAboutTakenAndUndone(t *testing.T) {
	text := "姓名,身份证号,联系电话,职务\n张三,990100199001011239,13800001234,代表\n,,,\n李四,,13800005678,代表\n王五、赵六,,,\n合计,2,,\n"
	w, a, path := importing(t, "person", text)
	for _, label := range []string{"全部 5", "拒绝 1", "跳过 2"} {
		assert.True(t, w.Sees(label), "%s %v", label, w.Texts())
	}
	assert.False(t, w.Sees("13800001234"))
	w.Click("拒绝 1")
	assert.False(t, w.Sees("跳过"), "only refused rows: %v", w.Texts())
	w.Click("导入 2 行")
	assert.True(t, w.Sees("这份表里有个人信息"), "%v", w.Texts())
	w.Click("导入")
	people, n, err := a.People.List(datatest.Ctx(), app.Query{}.By("id"))
	require.NoError(t, err)
	require.Equal(t, 2, n, "%v", w.Host.Toasts())
	assert.Empty(t, people[0].IDNumber, "not kept unless the user says so")
	assert.Equal(t, "13800001234", people[0].Phone)
	batches, _, err := a.Imports.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Len(t, batches[0].SHA256, 64)

	w.Open(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "person", "path": path}}, office.Subjects().Tabs[3].New)
	assert.True(t, w.Sees("拒绝 3"), "the same people again: %v", w.Texts())
	require.NoError(t, a.Imports.Undo(datatest.Ctx(), batches[0].ID))
	_, n, _ = a.People.List(datatest.Ctx(), app.Query{})
	assert.Zero(t, n)
}

func TestUnknownUnitsAreMatchedAndColumnsChosen(t *testing.T) {
	w, a, _ := importing(t, "duty", "要干的事,牵头单位,完成时限\n清淤,城管中队,2026-12-31\n")
	assert.True(t, w.Sees("这个文件不能导入"), "%v", w.Texts())
	w.Click("列对应…")
	assert.True(t, w.Sees("要干的事"), "%v", w.Texts())
	o := app.Org{Name: "综合行政执法队"}
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &o))
}

func TestAFileIsTakenTwiceOnlyOnPurpose(t *testing.T) {
	w, a, path := importing(t, "indicator", "社区,指标,本期值\n河湾社区,知晓率,90%\n")
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &app.Org{Name: "河湾社区", Kind: app.KindCommunity}))
	open := func() {
		w.Open(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "indicator", "path": path}}, office.Subjects().Tabs[3].New)
	}
	open()
	w.Click("导入 1 行")
	open()
	w.Click("导入 1 行")
	assert.True(t, w.Sees("这份文件已经导入过，再导入一次？"), "%v", w.Texts())
	w.Click("不再导入")
	_, n, err := a.Imports.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 1, n)
}

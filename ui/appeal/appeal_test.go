package appeal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/appeal"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

func TestAnAppealIsRegisteredAndShownMasked(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.SystemUser("李雯"))
	w.Modules = []kit.Module{appeal.Module()}
	w.Open(kit.Route{Module: "appeal"}, appeal.Module().Tabs[0].New)
	w.Click("登记诉求")
	w.Fill("content", "路灯不亮")
	w.Fill("name", "张三丰")
	w.Fill("phone", "13800001234")
	w.Click("保存")
	list, _, err := a.Appeals.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	require.Len(t, list, 1, "%v", w.Texts())
	assert.Equal(t, "QH2026-0001", list[0].No)
	w.Open(kit.Route{Module: "appeal"}, appeal.Module().Tabs[0].New)
	assert.True(t, w.Sees("QH2026-0001"))
	assert.False(t, w.Sees("13800001234"))
	assert.False(t, w.Sees("张三丰"))
	w.Click("导入表格")
	assert.Equal(t, kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "appeal"}}, w.Went[len(w.Went)-1])
}

func TestAResidentIsSeenOnlyWithAReason(t *testing.T) {
	a := datatest.New(t)
	rec := app.Appeal{Content: "楼上漏水，电话13800001234", Name: "张三丰", Phone: "13800001234", Place: "清河路12号3单元401室"}
	require.NoError(t, a.Appeals.Save(datatest.Ctx(), &rec))
	edit := func(role app.Role) *kittest.Window {
		u := app.User{Name: "李雯", Roles: role}
		w := kittest.New(t, a, u)
		w.Modules = []kit.Module{appeal.Module()}
		w.Open(kit.Route{Module: "appeal", ID: rec.ID}, func(env *kit.Env) kit.Page { return appeal.Module().Open(env, env.Route) })
		return w
	}
	for _, role := range []app.Role{app.RoleClerk, app.RoleLeader, app.RoleReader} {
		w := edit(role)
		for _, secret := range []string{"张三丰", "13800001234", "401"} {
			assert.False(t, w.Sees(secret), "%s %v", role, w.Texts())
		}
		assert.True(t, w.Sees("张*丰") && w.Sees("138****1234"), "%v", w.Texts())
	}
	w := edit(app.RoleClerk)
	w.Fill("category", "漏水")
	w.Click("保存")
	got, err := a.Appeals.Get(datatest.Ctx(), rec.ID)
	require.NoError(t, err)
	assert.Equal(t, []string{"张三丰", "13800001234", "楼上漏水，电话13800001234", "漏水"}, []string{got.Name, got.Phone, got.Content, got.Category}, "what stays sealed is not changed")

	w = edit(app.RoleClerk)
	w.Click("查看完整信息…")
	w.Click("查看")
	assert.True(t, w.Sees("请填写理由。"))
	w.Fill("reason", "电话回访")
	w.Click("查看")
	assert.True(t, w.Sees("张三丰") && w.Sees("13800001234"), "%v", w.Texts())
	rows, _, err := a.History.Rows(datatest.Ctx(), app.Where(app.Eq("act", "查看未脱敏内容")))
	require.NoError(t, err)
	require.Len(t, rows, 1)
	assert.Equal(t, "诉求 "+rec.No+"：电话回访", rows[0].Object)
	assert.Equal(t, "李雯", rows[0].Who)
	w.Fill("phone", "13900005678")
	w.Click("保存")
	got, _ = a.Appeals.Get(datatest.Ctx(), rec.ID)
	assert.Equal(t, "13900005678", got.Phone)

	w = edit(app.RoleLeader)
	w.Click("查看完整信息…")
	assert.Zero(t, w.Host.Dialogs(), "a leader may not")
}

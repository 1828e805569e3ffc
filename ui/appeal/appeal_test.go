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

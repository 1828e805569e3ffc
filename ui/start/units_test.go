package start

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
)

func TestUnitsAreReadFromASheet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "成员单位.csv")
	require.NoError(t, os.WriteFile(path, []byte("序号,单位名称,单位类别\n1,河湾社区居民委员会,社区\n2,城市管理办公室,科室\n"), 0o600))
	k := kittest.New(t, datatest.New(t), app.User{})
	var w *wizard
	k.Open(kit.Route{}, func(env *kit.Env) kit.Page {
		w = New(env, func() {}).(*wizard)
		return w
	})
	w.units = "清河派出所"
	w.readUnits(path)
	assert.Equal(t, "清河派出所\n河湾社区居民委员会\n城市管理办公室", w.units, "%v", k.Host.Toasts())
	assert.True(t, k.Sees("首次使用 · 第 3 步，共 3 步"))

	w.readUnits(filepath.Join(t.TempDir(), "没有.csv"))
	assert.Len(t, names(w.units), 3, "a file that is not read changes nothing")
	assert.NotEmpty(t, k.Host.Toasts())
}

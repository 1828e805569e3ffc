package effect

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestARankingIsReadFromATable(t *testing.T) {
	a := datatest.New(t)
	e := entered{}
	for _, n := range []string{"清河社区", "河湾社区", "柳岸社区"} {
		o := app.Org{Name: n + "居民委员会", ShortName: n, Kind: app.KindCommunity, Group: app.GroupCommunity}
		require.NoError(t, a.Orgs.Save(datatest.Ctx(), &o))
		e.rows = append(e.rows, line{org: o})
	}
	path := filepath.Join(t.TempDir(), "排名.csv")
	require.NoError(t, os.WriteFile(path, []byte("单位,得分\n清河社区,88.5\n河湾社区居民委员会,90\n没有的社区,70\n"), 0o600))
	rows, res, err := readRanking(datatest.Ctx(), a, path)
	require.NoError(t, err)
	assert.Len(t, res.Rejected, 1)
	assert.Equal(t, 2, e.fill(rows))
	assert.Equal(t, []int{2, 1, 0}, []int{e.rows[0].rank, e.rows[1].rank, e.rows[2].rank})
	assert.Equal(t, "88.5", e.rows[0].shown)
	require.NoError(t, os.WriteFile(path, []byte("不是排名\n"), 0o600))
	_, _, err = readRanking(datatest.Ctx(), a, path)
	assert.True(t, app.Shown(err))
}

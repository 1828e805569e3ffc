package demo_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// quarters are those that have figures: three locked ones and the running one.
var quarters = []app.Period{"2026Q1", "2026Q2", "2026Q3", "2026Q4"}

func TestTwentyFourIndicatorsOfTheCommunities(t *testing.T) {
	a := office(t)
	set, err := a.Indicators.List(datatest.Ctx())
	require.NoError(t, err)
	require.Len(t, set, 24)
	assert.Equal(t, 19, count(set, func(i app.Indicator) bool { return i.Direction == app.Positive }))
	assert.Equal(t, 5, count(set, func(i app.Indicator) bool { return i.Direction == app.Negative }))
	weights := func(group string) (n int, sum, computed float64) {
		for _, i := range set {
			if i.Applies(group) {
				n, sum = n+1, sum+i.In(group).Weight
				if i.Source != app.SourceHand {
					computed += i.In(group).Weight
				}
			}
		}
		return n, sum, computed
	}
	n, sum, computed := weights(app.GroupCommunity)
	assert.Equal(t, 24, n)
	assert.Equal(t, [2]float64{100, 64}, [2]float64{sum, computed}, "what is computed outweighs what is handed in")
	n, sum, computed = weights(app.GroupOffice)
	assert.Equal(t, 6, n)
	assert.Equal(t, [2]float64{100, 100}, [2]float64{sum, computed})
}

func TestTheCellsOfTheCommunitiesCarryTheirPlantedFacts(t *testing.T) {
	a := office(t)
	cells, missing := 0, 0
	columns := map[string]map[string]bool{}
	var small []string
	for _, p := range quarters {
		q, err := a.Effects.Board(datatest.Ctx(), p)
		require.NoError(t, err)
		for _, s := range q.Scores {
			if s.Group != app.GroupCommunity {
				continue
			}
			cells++
			missing += count([]app.Score{s}, func(s app.Score) bool { return s.Status == app.NotReported })
			if columns[s.Name] == nil {
				columns[s.Name] = map[string]bool{}
			}
			if !s.Missing {
				columns[s.Name][s.Shown] = true
			}
			if strings.Contains(s.Explain, "仅供参考") {
				small = append(small, fmt.Sprintf("%s %s %s %s", string(p), s.OrgName, s.Name, s.Parts()))
			}
		}
	}
	assert.Equal(t, 24*12*4-24, cells, "北岸 did not exist in the first quarter")
	assert.Equal(t, 34, missing)
	assert.InDelta(t, 3, 100*float64(missing)/float64(24*12*4), 0.1, "3 % 缺报")
	assert.Equal(t, []string{"2026Q3 北岸社区 居民满意度 6 ÷ 8"}, small)
	var same []string
	for name, shown := range columns {
		if len(shown) == 1 {
			for v := range shown {
				same = append(same, name+" "+v)
			}
		}
	}
	assert.ElementsMatch(t, []string{"网格覆盖率 100.00%", "民转刑案件发生率 0.00%"}, same, "one constant column, one of zeroes")

	q3, err := a.Effects.Board(datatest.Ctx(), "2026Q3")
	require.NoError(t, err)
	for _, r := range q3.Group(app.GroupCommunity) {
		assert.Equal(t, r.OrgName == "北岸社区", strings.Contains(r.Remark, "居民满意度样本仅 8"), r.OrgName)
	}
}

func TestTheFiguresWereHandedInThroughTheActs(t *testing.T) {
	a := office(t)
	acts := map[string]int{}
	require.NoError(t, a.Store().Read(datatest.Ctx(), func(tx app.Tx) error {
		rows, _, err := tx.Audit().Rows(app.Query{}.By("seq"))
		for _, r := range rows {
			if r.Act == "填报指标数据" || r.Act == "锁定季度考评" {
				acts[r.Act]++
			}
		}
		return err
	}))
	assert.Equal(t, map[string]int{"填报指标数据": 18 * 4, "锁定季度考评": 3}, acts)
	assert.Len(t, all(t, a, app.Tx.IndicatorValues), 18*(11+12+12+12))
}

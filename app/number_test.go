package app_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// TestNumbersAreGaplessUnderConcurrency takes numbers from many sides at once, some acts failing on the way and some numbers voided.
func TestNumbersAreGaplessUnderConcurrency(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	const each, sides = 12, 8
	var wg sync.WaitGroup
	for side := range sides {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range each {
				prefix := []string{"清街办发", "清街联纪"}[(side+i)%2]
				_, err := a.Numbers.Reserve(ctx, app.Number{Prefix: prefix, Title: fmt.Sprintf("文件%d-%d", side, i)})
				assert.NoError(t, err)
				if i%4 == 0 {
					_, err = a.Numbers.Reserve(ctx, app.Number{Prefix: prefix, Kind: "D15", RecordID: int64(side), Title: "通报"})
					if err != nil {
						assert.Contains(t, err.Error(), "已有文号", "a refused act takes no number")
					}
				}
			}
		}()
	}
	wg.Wait()
	for _, prefix := range []string{"清街办发", "清街联纪"} {
		rows, _, err := a.Numbers.List(ctx, app.Where(app.Eq("prefix", prefix)).By("seq"))
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(rows), each*sides/2)
		for i, n := range rows {
			require.Equal(t, i+1, n.Seq, "%s has neither gap nor twin", prefix)
		}
		require.NoError(t, a.Numbers.Void(ctx, rows[len(rows)-1].ID, "印错"))
		assert.EqualError(t, a.Numbers.Void(ctx, rows[len(rows)-1].ID, "再作废"), rows[len(rows)-1].String()+"已经作废。")
		assert.EqualError(t, a.Numbers.Void(ctx, rows[0].ID, " "), "作废文号要写明原因。")
		no, err := a.Numbers.Reserve(ctx, app.Number{Prefix: prefix, Title: "重发"})
		require.NoError(t, err)
		assert.Equal(t, fmt.Sprintf("%s〔%d〕%d号", prefix, a.Today().Year(), len(rows)+1), no, "a voided number is never given again")
	}
}

func TestAPaperHasOneNumber(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	no, err := a.Numbers.Of(ctx, "D15", 20264)
	require.NoError(t, err)
	assert.Empty(t, no)
	first, err := a.Numbers.Reserve(ctx, app.Number{Kind: "D15", RecordID: 20264, Title: "进度通报"})
	require.NoError(t, err)
	no, err = a.Numbers.Of(ctx, "D15", 20264)
	require.NoError(t, err)
	assert.Equal(t, first, no)
	rows, _, err := a.Numbers.List(ctx, app.Query{})
	require.NoError(t, err)
	require.NoError(t, a.Numbers.Void(ctx, rows[0].ID, "不发了"))
	no, err = a.Numbers.Of(ctx, "D15", 20264)
	require.NoError(t, err)
	assert.Empty(t, no)
}

package sheet_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"gongzhi/app/intake"
	"gongzhi/reports/sheet"
)

// bigFile writes 50,000 appeals with faults at known places.
func bigFile(t *testing.T) string {
	f := excelize.NewFile()
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	require.NoError(t, err)
	w, err := f.NewStreamWriter("Sheet1")
	require.NoError(t, err)
	require.NoError(t, w.SetRow("A1", []any{"诉求编号", "提交时间", "诉求人", "联系电话", "所属社区", "诉求类别", "诉求内容", "办理时限"}))
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := 1; i <= 50_000; i++ {
		number, phone, text := fmt.Sprintf("SQ2026%06d", i), fmt.Sprintf("139%08d", i), fmt.Sprintf("第%d条诉求：公共设施维修", i)
		switch {
		case i%1000 == 0:
			text = ""
		case i%997 == 0:
			number = fmt.Sprintf("SQ2026%06d", i-1)
		case i%501 == 0:
			phone = "12"
		}
		when := excelize.Cell{StyleID: style, Value: day.AddDate(0, 0, i%365)}
		require.NoError(t, w.SetRow(fmt.Sprint("A", i+1), []any{number, when, fmt.Sprintf("居民%05d", i), phone, "河湾社区", "停车管理", text, when}))
	}
	require.NoError(t, w.Flush())
	path := filepath.Join(t.TempDir(), "五万行.xlsx")
	require.NoError(t, f.SaveAs(path))
	return path
}

func TestFiftyThousandRows(t *testing.T) {
	path := bigFile(t)
	steps, before := 0, memory()
	start := time.Now()
	book, err := sheet.Open(context.Background(), path, sheet.Options{Progress: func(part float64, _ int) {
		steps++
		assert.LessOrEqual(t, part, 1.0)
	}})
	require.NoError(t, err)
	read := time.Since(start)
	kind, _ := intake.KindOf("诉求")
	r, err := intake.Judge(context.Background(), neutral(book), kind, intake.Setup{Parsers: parsers(), Lookup: names{communities: []string{"河湾社区"}}})
	require.NoError(t, err)
	took := time.Since(start)
	t.Logf("read %v, judged %v, %d MB", read, took-read, (memory()-before)>>20)
	assert.Greater(t, steps, 50)

	count := map[string]int{}
	for _, x := range r.Rejected {
		count[x.Code]++
	}
	assert.Equal(t, map[string]int{"REQUIRED": 50, "DUPLICATE": 50}, count)
	assert.Equal(t, 49_900, r.Accepted)
	assert.Len(t, r.Warnings, 99)
}

func memory() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

package ui

import (
	"context"
	"os"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
)

// BenchmarkFindAnything asks what Ctrl+K asks of all modules, in the database of GONGZHI_BENCH_DB: a number, initials, two words, a
// word that many records have, a day, and a word that none has. The processor time of the program is told beside the time on the
// clock, and the slowest search.
func BenchmarkFindAnything(b *testing.B) {
	path := os.Getenv("GONGZHI_BENCH_DB")
	if path == "" {
		b.Skip("GONGZHI_BENCH_DB 没有设置")
	}
	store, err := data.Open(path)
	require.NoError(b, err)
	defer store.Close()
	s := newShell(test.NewTempApp(b), app.New(store, app.Options{}), Options{}, Modules())
	ctx := app.WithUser(context.Background(), app.SystemUser("基准测试"))
	asked := []string{"z2026-004567", "oyxw", "电梯 柳岸路", "社区", "2026-09-17", "没有的词"}
	hits := 0
	find := func(text string) {
		found, err := s.find(ctx, text)
		require.NoError(b, err)
		hits += len(found)
	}
	find("第一次") // the first search after the start loads the texts
	worst, searches, before := time.Duration(0), 0, processorTime()
	for b.Loop() {
		for _, text := range asked {
			begin := time.Now()
			find(text)
			worst = max(worst, time.Since(begin))
			searches++
		}
	}
	require.Positive(b, hits)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(searches), "ns/find")
	b.ReportMetric(float64((processorTime()-before).Nanoseconds())/float64(searches), "ns/processor")
	b.ReportMetric(float64(worst.Nanoseconds()), "ns/worst")
}

// processorTime is what the program has used of the processors.
func processorTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/demo"
	"gongzhi/data"
	"gongzhi/ui/kit"
)

// demoOffice is the database of GONGZHI_BENCH_DB, or a new demo office.
func demoOffice(b *testing.B) *data.Store {
	if path := os.Getenv("GONGZHI_BENCH_DB"); path != "" {
		store, err := data.Open(path)
		require.NoError(b, err)
		return store
	}
	store, err := data.Create(filepath.Join(b.TempDir(), "demo.db"))
	require.NoError(b, err)
	require.NoError(b, demo.Fill(context.Background(), store, ""))
	return store
}

// BenchmarkModuleSwitch goes from module to module of the demo office, reading and drawing included; the slowest switch of a round
// is told as well. Work that the window does in the background is done at once here: the thread of the window is busy for less.
func BenchmarkModuleSwitch(b *testing.B) {
	store := demoOffice(b)
	defer store.Close()
	a := app.New(store, app.Options{Clock: app.StoredClock(store, time.Now)})
	s := newShell(test.NewTempApp(b), a, Options{}, Modules())
	s.host.Inline = true
	s.start()
	defer s.end()
	s.win.Resize(fyne.NewSize(1366, 697))
	s.enter(app.SystemUser("基准测试"))
	for _, m := range s.modules { // every page is made once, as after a minute's work
		s.rail(m.Key)
	}
	switches, worst := 0, time.Duration(0)
	for b.Loop() {
		for _, m := range s.modules {
			begin := time.Now()
			if o := s.open(kit.Route{Module: m.Key}); o != nil {
				o.stale = true // records have changed meanwhile: the page reads again
				s.show(o)
			}
			worst = max(worst, time.Since(begin))
			switches++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(switches), "ns/switch")
	b.ReportMetric(float64(worst.Nanoseconds()), "ns/worst")
}

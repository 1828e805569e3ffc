package ui

import (
	"context"
	"runtime"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// busyMost is how long the thread of the window may be busy with one thing: longer, and a key is felt to hang.
const busyMost = 50 * time.Millisecond

// threadTime is the processor time of this thread, which a busy machine does not lengthen.
func threadTime() time.Duration {
	const thisThread = 1
	var u syscall.Rusage
	if syscall.Getrusage(thisThread, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// window is the thread of the window in a test: it does what is posted to it, one after another, and notes the longest.
type window struct {
	posted chan func()
	worst  time.Duration
	at     string
	n      int
}

func (w *window) do(what string, fn func()) {
	begin := threadTime()
	fn()
	w.n++
	if d := threadTime() - begin; d > w.worst {
		w.worst, w.at = d, what
	}
}

// drain does what waits, until nothing came for a moment.
func (w *window) drain(rest time.Duration) {
	for {
		select {
		case fn := <-w.posted:
			w.do("回到界面线程的工作", fn)
		case <-time.After(rest):
			return
		}
	}
}

// TestTheWindowStaysFreeWhileAJobRuns goes through every page and its rows while a job reads, computes and reports: nothing that
// the thread of the window does takes longer than a key may hang. Three tries, since another process may spoil the caches of one.
func TestTheWindowStaysFreeWhileAJobRuns(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	s, a := demoShell(t)
	for _, m := range s.modules { // as after the first minutes of a morning
		for i := range m.Tabs {
			s.rail(m.Key)
			s.openTab(i)
			s.key(kit.Key{Name: fyne.KeyDown})
		}
	}
	w := &window{posted: make(chan func(), 100000)}
	s.host.Post = func(fn func()) { w.posted <- fn }
	s.host.Inline = false
	defer func() { s.host.Inline = true }()
	for try := range 3 {
		w.worst, w.n = 0, 0
		morning(t, s, a, w)
		if w.worst < busyMost {
			break
		}
		t.Logf("try %d: %v at %s", try+1, w.worst, w.at)
	}
	assert.Less(t, w.worst, busyMost, "%s", w.at)
	t.Logf("%d pieces of work, the longest %v (%s)", w.n, w.worst, w.at)
}

// morning is a job beside a user who looks at everything.
func morning(t *testing.T, s *shell, a *app.App, w *window) {
	ended := false
	stop := make(chan struct{})
	kit.Job(s.now.env, "汇总", func(ctx context.Context, progress func(int, int, string)) error {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return nil
			default:
			}
			if _, _, err := a.Duties.List(ctx, app.Query{}); err != nil {
				return err
			}
			progress(i%1000, 1000, "正在汇总")
		}
	}, func() { ended = true })
	for _, m := range s.modules {
		for i, tab := range m.Tabs {
			where := m.Title + "/" + tab.Title
			w.do(where, func() { s.rail(m.Key); s.openTab(i) })
			w.drain(20 * time.Millisecond)
			w.do(where+" 重新载入", func() { s.key(kit.Key{Name: fyne.KeyF5}) })
			w.drain(20 * time.Millisecond)
			for range 3 {
				w.do(where+" ↓", func() { s.key(kit.Key{Name: fyne.KeyDown}) })
				w.drain(10 * time.Millisecond)
			}
		}
	}
	close(stop)
	for range 500 {
		if w.drain(20 * time.Millisecond); ended {
			break
		}
	}
	require.True(t, ended, "the job ended")
}

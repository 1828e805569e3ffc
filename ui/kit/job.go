package kit

import (
	"context"
	"errors"
	"sync"
	"time"
)

// JobLine (任务记录) is a job as the bell shows it.
type JobLine struct {
	Title   string
	Text    string
	Running bool
	Failed  bool
	At      time.Time
	Cancel  func()
}

type jobList struct {
	lines []*JobLine
}

func (l *jobList) running() int {
	n := 0
	for _, x := range l.lines {
		if x.Running {
			n++
		}
	}
	return n
}

const jobsKept = 30

// JobLines are the jobs of this session, newest first.
func (h *Host) JobLines() []JobLine {
	var out []JobLine
	for i := len(h.jobs.lines) - 1; i >= 0; i-- {
		out = append(out, *h.jobs.lines[i])
	}
	return out
}

// Job runs long work with a bar, a step text and 取消; the page stays usable. done runs on the UI thread after success.
func Job(env *Env, title string, fn func(ctx context.Context, progress func(done, total int, text string)) error, done func()) {
	h := env.host
	ctx, cancel := context.WithCancel(context.WithoutCancel(env.Ctx))
	line := &JobLine{Title: title, Text: title, Running: true, At: time.Now(), Cancel: cancel}
	h.jobs.lines = append(h.jobs.lines, line)
	if len(h.jobs.lines) > jobsKept {
		h.jobs.lines = h.jobs.lines[1:]
	}
	strip := &toast{tone: Blue, text: title + "…", acts: []Action{{Label: "取消", Do: cancel}}}
	h.toasts.add(strip)
	h.ring()
	report := newReporter(h, func(share float32, text string) {
		line.Text = text
		strip.progress(share, text)
	})
	h.background(func() error { return fn(ctx, report.put) }, func(err error) {
		cancel()
		report.close()
		h.toasts.remove(strip)
		line.Running, line.At = false, time.Now()
		switch {
		case err == nil:
			line.Text = title + "：已完成"
			if done != nil {
				done()
			}
		case errors.Is(err, context.Canceled):
			line.Text, line.Failed = title+"：已取消", true
			env.Note(line.Text)
		default:
			line.Text, line.Failed = title+"：未完成。"+explain(err), true
			env.logged(title, err)
			h.fail(line.Text, Action{Label: "重试", Do: func() { Job(env, title, fn, done) }})
		}
		h.ring()
	})
}

func (h *Host) ring() {
	if h.Badge != nil {
		h.Badge(h.jobs.running())
	}
}

// reporter passes progress to the UI thread at most 20 times a second, so that a quick job cannot flood it.
type reporter struct {
	mu     sync.Mutex
	host   *Host
	show   func(share float32, text string)
	last   time.Time
	closed bool
}

func newReporter(h *Host, show func(float32, string)) *reporter {
	return &reporter{host: h, show: show}
}

func (r *reporter) put(done, total int, text string) {
	share := float32(0)
	if total > 0 {
		share = float32(done) / float32(total)
	}
	r.mu.Lock()
	if time.Since(r.last) < 50*time.Millisecond && done < total {
		r.mu.Unlock()
		return
	}
	r.last = time.Now()
	r.mu.Unlock()
	if r.host.Inline {
		r.show(share, text)
		return
	}
	r.host.Do(func() {
		if !r.closed {
			r.show(share, text)
		}
	})
}

func (r *reporter) close() { r.closed = true }

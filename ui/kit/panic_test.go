package kit_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// TestAPanicIsLoggedWithItsStackAndShownAsOneSentence lets everything panic that a screen can hand to the kit, with the work done
// at once and with the work in goroutines of its own.
func TestAPanicIsLoggedWithItsStackAndShownAsOneSentence(t *testing.T) {
	const sentence = "操作未完成，详情已写入日志。"
	fault := func() { panic("哎呀") }
	for name, start := range map[string]func(w *kittest.Window, env *kit.Env){
		"a button": func(w *kittest.Window, _ *kit.Env) {
			w.Host.Show(kit.V(kit.NewButton(kit.Action{Label: "出错", Do: fault})))
			w.Click("出错")
		},
		"a call from another goroutine": func(w *kittest.Window, _ *kit.Env) { w.Host.Do(fault) },
		"the work of an act": func(_ *kittest.Window, env *kit.Env) {
			kit.Act(env, "保存", func(context.Context) error { panic("哎呀") }, nil)
		},
		"the work of a job": func(_ *kittest.Window, env *kit.Env) {
			kit.Job(env, "导出", func(context.Context, func(int, int, string)) error { panic("哎呀") }, nil)
		},
		"the reading of a page": func(_ *kittest.Window, env *kit.Env) {
			kit.Load(env, func(context.Context) (int, error) { panic("哎呀") }, func(int) {})
		},
		"the rows of a table": func(w *kittest.Window, _ *kit.Env) {
			w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
				return kit.NewList(env, kit.List[record]{Name: "faulty", Title: "出错", ID: func(r *record) int64 { return r.Rev },
					Source:  func(context.Context, app.Query) ([]record, int, error) { panic("哎呀") },
					Columns: []kit.Column[record]{{ID: "name", Title: "名称", Text: func(r *record) string { return r.Name }}}})
			})
		},
	} {
		for _, inline := range []bool{true, false} {
			t.Run(name+map[bool]string{true: " at once", false: " in the background"}[inline], func(t *testing.T) {
				w := window(t)
				w.Host.Inline = inline
				log := &lockedBuffer{}
				w.Host.Log = slog.New(slog.NewTextHandler(log, nil))
				require.NotPanics(t, func() { start(w, w.NewEnv(kit.Route{})) })
				assert.Eventually(t, func() bool { return bytes.Contains(log.Bytes(), []byte("panic_test.go")) }, 10*time.Second, 5*time.Millisecond, "the stack names the place")
				assert.Contains(t, string(log.Bytes()), "哎呀")
				assert.Eventually(t, func() bool {
					return strings.Contains(strings.Join(append(w.Texts(), w.Host.Toasts()...), "\n"), sentence)
				}, 10*time.Second, 20*time.Millisecond)
			})
		}
	}
}

// TestAPanicInAServiceLeavesTheDataWhole breaks an act in the middle of its transaction.
func TestAPanicInAServiceLeavesTheDataWhole(t *testing.T) {
	a := datatest.New(t)
	w := kittest.New(t, a, app.SystemUser("张三"))
	w.Host.Log = slog.New(slog.DiscardHandler)
	env := w.NewEnv(kit.Route{})
	broken := app.Org{Name: "半途而废社区"}
	kit.Act(env, "新增单位", func(ctx context.Context) error {
		return a.Store().Write(ctx, app.Stamped{At: "2026-11-23 09:30:00", Who: "张三", Act: "新增单位"}, func(tx app.Tx) error {
			if err := tx.Orgs().Put(&broken); err != nil {
				return err
			}
			panic("哎呀")
		})
	}, nil)
	assert.True(t, w.Sees("操作未完成，详情已写入日志。"))
	_, n, err := a.Orgs.List(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Zero(t, n, "nothing is half-written")
	whole := app.Org{Name: "柳岸社区居民委员会", Kind: app.KindCommunity}
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &whole), "the next act finds the store free")
	report, err := a.Store().Check(datatest.Ctx())
	require.NoError(t, err)
	assert.True(t, report.OK, report.Problems)
}

// lockedBuffer takes a log from several goroutines.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

// Bytes is what was written so far.
func (b *lockedBuffer) Bytes() []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return bytes.Clone(b.text.Bytes())
}

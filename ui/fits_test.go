package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"gongzhi/ui/kit/kittest"
)

// TestEverythingFitsTheSmallestScreen opens every page, drawer, form and dialog at 1280×720 less the title bar and the task bar,
// which is also 2560×1440 at 200 %.
func TestEverythingFitsTheSmallestScreen(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	s, _ := demoShell(t)
	s.win.Resize(fyne.NewSize(1280, 660))
	w := &walker{t: t, s: s, seen: map[string]bool{}}
	w.look = func(where string) {
		for _, m := range kittest.Misfits(s.host) {
			w.say("does not fit", where, m)
		}
	}
	w.walk()
	assert.Greater(t, w.n, 200, "the walk is long")
}

package ui

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// TestEverythingFitsTheSmallestScreen opens every page, drawer, form and dialog at 1280×720 less the title bar and the task bar,
// which is also 2560×1440 at 200 %, with rows as they are and roomy.
func TestEverythingFitsTheSmallestScreen(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	s, _ := demoShell(t)
	s.win.Resize(fyne.NewSize(1280, 660))
	for _, roomy := range []bool{false, true} {
		s.fa.Preferences().SetBool("roomy", roomy)
		s.restyle()
		w := &walker{t: t, s: s, seen: map[string]bool{}}
		w.look = func(where string) {
			for _, m := range kittest.Misfits(s.host) {
				w.say("does not fit", fmt.Sprintf("%s，宽松 %t", where, roomy), m)
			}
		}
		w.walk()
		for kind, file := range map[string]string{"duty": "15a_表头别名与换序.xlsx", "appeal": "06b_诉求_UTF8_BOM.csv", "org": "09f_没有可识别表头.xlsx"} {
			s.Go(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": kind, "path": filepath.Join("../reports/sheet/testdata", file)}})
			w.read("导入 " + file)
			w.press("导入 "+file, func() {})
		}
		assert.Greater(t, w.n, 200, "the walk is long")
		assert.Greater(t, w.ticked, 2, "selections are looked at")
	}
}

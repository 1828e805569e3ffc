package main_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// walk is the chain as the office goes it: the window and what was typed.
type walk struct {
	*window
	step int
}

// picture keeps what the screen shows now with the clicks that led there, when GONGZHI_WALK names a folder.
func (w *walk) picture(name string) {
	w.t.Helper()
	w.step++
	w.t.Logf("%02d %s：%d 次点击、按键", w.step, name, w.clicks)
	w.clicks = 0
	if w.album == "" {
		return
	}
	path := filepath.Join(w.album, fmt.Sprintf("%02d-%s.png", w.step, name))
	c := exec.Command("import", "-window", "root", "-dither", "None", "-colors", "40", "-define", "png:compression-level=9", "PNG8:"+path)
	c.Env = w.env
	out, err := c.CombinedOutput()
	require.NoError(w.t, err, string(out))
}

// TestTheChainIsWalkedInTheRealWindow founds an office by typing and goes the whole chain in one go by mouse and keyboard: a
// meeting, its signed minutes, the duty they made, its close, the locked quarter, the proposals, the papers.
func TestTheChainIsWalkedInTheRealWindow(t *testing.T) {
	program := needsWindow(t)
	db := filepath.Join(t.TempDir(), "青石桥.db")
	w := &walk{window: openWindow(t, program, db)}
	w.found()
	w.people()
	w.close()
}

// found is the first start: the office, its first user, its members.
func (w *walk) found() {
	w.fill("office", "青石桥街道办事处")
	w.picture("first-start")
	w.key("Return")
	w.fill("account", "chenyan", "name", "陈妍", "password", "Qingshi@2026", "again", "Qingshi@2026")
	w.key("Return")
	w.fill("units", "东桥社区居民委员会\n西桥社区居民委员会\n南桥社区居民委员会\n北桥社区居民委员会\n城市管理办公室\n平安建设办公室")
	w.click("开始使用")
	w.fill("account", "chenyan", "password", "Qingshi@2026")
	w.key("Return")
	w.sees("陈妍")
}

// people enters who comes to the meetings.
func (w *walk) people() {
	w.click("主体人员")
	w.click("人员")
	w.click("新增人员")
	w.fill("name", "周建国")
	w.picture("people")
}

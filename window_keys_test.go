package main_test

import (
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// reach goes with Tab to an object and waits until it has the keyboard.
func (w *window) reach(name string) {
	w.t.Helper()
	for range 40 {
		for _, p := range w.places() {
			if p.Name == "焦点" && p.Text == name {
				return
			}
		}
		w.key("Tab")
		w.still(func() place { return w.until("焦点", func(p place) bool { return p.Name == "焦点" }) })
	}
	w.focus(name)
}

// TestAMorningWithoutAMouse signs in, finds an item, reports its progress and prints the list of items with keys alone.
func TestAMorningWithoutAMouse(t *testing.T) {
	program, tray := needsWindow(t), printer(t)
	db := filepath.Join(t.TempDir(), "演示.db")
	out, err := exec.Command(program, "demo", "--db", db).CombinedOutput()
	require.NoError(t, err, string(out))
	w := &walk{window: openWindow(t, program, db)}
	w.find("李雯")
	w.reach("李雯")
	w.key("Return")
	w.find("打印提醒单")
	w.key("ctrl+k")
	w.focus("全局查找")
	w.paste("Z2026-096")
	w.sees("组织在职党员到莲湖社区认领微心愿")
	w.key("Return")
	w.sees("Z2026-096 ·")
	w.reach("填报进展")
	w.key("Return")
	w.fill("percent", "95", "text", "三批微心愿认领完毕")
	w.key("ctrl+Return")
	w.sees("66% → 95%")
	w.key("ctrl+3")
	w.find("新增事项")
	w.key("ctrl+p")
	w.sees("印前检查")
	w.key("ctrl+p")
	w.sees("已送往打印机")
	require.FileExists(t, filepath.Join(tray, "1.pdf"))
	require.NoError(t, w.desk.Process.Kill())
	<-w.ended
}

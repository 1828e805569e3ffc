package main_test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// window is the real program in a real window under Xvfb, driven by mouse and keyboard.
type window struct {
	t    *testing.T
	env  []string
	hook string
}

// place is one named object as the program reports it.
type place struct {
	Name       string
	X, Y, W, H float64
	Text       string
}

func (w *window) places() []place {
	f, err := os.Open(w.hook)
	if err != nil {
		return nil
	}
	defer f.Close()
	var all []place
	for s := bufio.NewScanner(f); s.Scan(); {
		var p place
		if json.Unmarshal(s.Bytes(), &p) == nil {
			all = append(all, p)
		}
	}
	return all
}

// find waits for a named object.
func (w *window) find(name string) place {
	w.t.Helper()
	for range 80 {
		for _, p := range w.places() {
			if p.Name == name {
				return p
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	require.FailNow(w.t, "没有出现", name)
	return place{}
}

func (w *window) click(name string) {
	w.t.Helper()
	w.find(name)
	time.Sleep(250 * time.Millisecond) // the page settles before it is clicked
	p := w.find(name)
	w.do("mousemove", "--window", w.id(), strconv.Itoa(int(p.X+p.W/2)), strconv.Itoa(int(p.Y+p.H/2)), "click", "1")
	time.Sleep(250 * time.Millisecond)
}

func (w *window) id() string {
	return strings.Fields(w.do("search", "--onlyvisible", "--name", "共治通"))[0]
}

func (w *window) do(args ...string) string {
	w.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = w.env
	out, err := c.CombinedOutput()
	require.NoError(w.t, err, "%v %s", args, out)
	return string(out)
}

// TestTheRealWindowOpensOnTheDemoOffice builds the program, makes the demo office, signs in with one click, opens every module of
// the rail, closes the window, and looks at what is left behind: a sound database and a verified copy.
func TestTheRealWindowOpensOnTheDemoOffice(t *testing.T) {
	for _, tool := range []string{"Xvfb", "xdotool", "openbox"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	dir := t.TempDir()
	program, db := filepath.Join(dir, "gongzhi"), filepath.Join(dir, "演示.db")
	out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, string(out))
	out, err = exec.Command(program, "demo", "--db", db).CombinedOutput()
	require.NoError(t, err, string(out))

	read, write, err := os.Pipe()
	require.NoError(t, err)
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24")
	x.ExtraFiles = []*os.File{write}
	require.NoError(t, x.Start())
	defer func() { x.Process.Kill(); x.Wait() }()
	line, err := bufio.NewReader(read).ReadString('\n')
	require.NoError(t, err)
	w := &window{t: t, hook: filepath.Join(dir, "places.json")}
	w.env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(line), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "LANG=zh_CN.UTF-8", "GONGZHI_TESTHOOK="+w.hook)
	manager := exec.Command("openbox") // it asks the window to close
	manager.Env = w.env
	require.NoError(t, manager.Start())
	defer func() { manager.Process.Kill(); manager.Wait() }()
	desk := exec.Command(program, "--db", db)
	desk.Env = w.env
	require.NoError(t, desk.Start())
	ended := make(chan error, 1)
	go func() { ended <- desk.Wait() }()

	w.click("李雯")
	w.find("打印提醒单")
	for module, seen := range map[string]string{"责任清单": "新增事项", "联席会议": "安排会议", "考评排行": "效能报告", "奖惩联动": "提出奖惩", "主体人员": "新增主体"} {
		w.click(module)
		w.find(seen)
	}
	w.do("windowfocus", "--sync", w.id(), "key", "--clearmodifiers", "alt+F4")
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		desk.Process.Kill()
		require.Fail(t, "窗口没有关闭")
	}
	checked, err := exec.Command(program, "check", "--db", db).CombinedOutput()
	require.NoError(t, err, string(checked))
	assert.Contains(t, string(checked), "校验通过")
}

package main_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// window is the real program in a real window under Xvfb, driven by mouse and keyboard.
type window struct {
	t          *testing.T
	env        []string
	hook, home string
	id         string // of the X window
	ended      chan error
	desk       *exec.Cmd
	clicks     int    // mouse clicks and keys since the last picture
	album      string // where pictures go, empty for none
	patience   time.Duration
}

// place is one named object as the program reports it; texts have no name.
type place struct {
	Name       string
	X, Y, W, H float64
	Text       string
}

// openWindow starts an X server, a window manager and the program on a database; without Xvfb the test is skipped.
func openWindow(t *testing.T, program, db string) *window {
	t.Helper()
	dir := filepath.Dir(db)
	w := openScreen(t, dir)
	w.env = append(w.env, "HOME="+dir, "XDG_CONFIG_HOME="+dir, "GONGZHI_TESTHOOK="+w.hook)
	w.open(exec.Command(program, "--db", db))
	return w
}

// managerRules keep the window manager from taking keys and from giving the keyboard to the tray of Wine.
const managerRules = `<openbox_config xmlns="http://openbox.org/3.4/rc">
<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
<applications><application title="Wine System Tray"><focus>no</focus><layer>below</layer></application></applications>
</openbox_config>`

// openScreen starts an X server with a window manager; files of the test lie in a folder.
func openScreen(t *testing.T, dir string, options ...string) *window {
	t.Helper()
	w := &window{t: t, hook: filepath.Join(dir, "places.json"), home: dir, album: os.Getenv("GONGZHI_WALK"), patience: 40 * time.Second}
	read, write, err := os.Pipe()
	require.NoError(t, err)
	x := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-screen", "0", "1366x768x24"}, options...)...)
	x.ExtraFiles = []*os.File{write}
	w.start(x)
	line, err := bufio.NewReader(read).ReadString('\n')
	require.NoError(t, err)
	w.env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(line), "LANG=zh_CN.UTF-8")
	rules := filepath.Join(t.TempDir(), "rc.xml")
	require.NoError(t, os.WriteFile(rules, []byte(managerRules), 0o600))
	manager := exec.Command("openbox", "--config-file", rules) // it gives the keyboard and asks the window to close
	manager.Env = w.env
	w.start(manager)
	return w
}

// open starts the program and waits for its window.
func (w *window) open(desk *exec.Cmd) {
	w.t.Helper()
	w.launch(desk)
	w.id = w.shown("共治通 ·")[0]
	w.do("windowmove", w.id, "0", "0", "windowsize", w.id, "1364", "742", "windowactivate", "--sync", w.id)
}

// shown waits for windows of a name and gives their ids; a search fails while another window goes, and is made again.
func (w *window) shown(name string) []string {
	w.t.Helper()
	var said []byte
	for end := time.Now().Add(w.patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		c := exec.Command("xdotool", "search", "--onlyvisible", "--name", name)
		c.Env = w.env
		found, err := c.CombinedOutput()
		if ids := strings.Fields(string(found)); err == nil && len(ids) > 0 {
			return ids
		}
		said = found
	}
	w.fail("没有出现窗口：" + name + " " + string(said))
	return nil
}

// launch starts the program; what it says is shown when the test fails.
func (w *window) launch(desk *exec.Cmd) {
	w.t.Helper()
	desk.Env = w.env
	var said bytes.Buffer
	if desk.Stderr == nil {
		desk.Stdout, desk.Stderr = &said, &said
	}
	require.NoError(w.t, desk.Start())
	w.desk = desk
	ended := make(chan error, 1)
	go func() { ended <- desk.Wait() }()
	w.ended = ended
	w.t.Cleanup(func() {
		desk.Process.Kill()
		if w.t.Failed() {
			w.t.Log(said.String())
		}
	})
}

// needsWindow skips where the tools of deps-test are not installed, and builds the program.
func needsWindow(t *testing.T) (program string) {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool", "xclip", "openbox", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " 没有安装，真实窗口的测试跳过；build/deps.sh test 会安装")
		}
	}
	program = filepath.Join(t.TempDir(), "gongzhi")
	out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, string(out))
	return program
}

// start runs a process until the test ends.
func (w *window) start(c *exec.Cmd) {
	w.t.Helper()
	require.NoError(w.t, c.Start())
	w.t.Cleanup(func() { c.Process.Kill(); c.Wait() })
}

// places are what the window shows now.
func (w *window) places() []place {
	data, err := os.ReadFile(w.hook)
	if err != nil {
		return nil
	}
	var all []place
	for line := range bytes.Lines(data) {
		var p place
		if json.Unmarshal(line, &p) == nil {
			all = append(all, p)
		}
	}
	return all
}

// until waits for a place that fn accepts.
func (w *window) until(what string, fn func(place) bool) place {
	w.t.Helper()
	for end := time.Now().Add(w.patience); time.Now().Before(end); time.Sleep(40 * time.Millisecond) {
		for _, p := range w.places() {
			if fn(p) {
				return p
			}
		}
	}
	w.fail("没有出现：" + what)
	return place{}
}

// find waits for a named object.
func (w *window) find(name string) place {
	w.t.Helper()
	return w.until(name, func(p place) bool { return p.Name == name && p.W > 0 })
}

// sees waits for a text, whole or in part.
func (w *window) sees(text string) {
	w.t.Helper()
	w.until(text, func(p place) bool { return strings.Contains(p.Text, text) })
}

// gone waits until a text has left the window.
func (w *window) gone(text string) {
	w.t.Helper()
	w.without(text, func(p place) bool { return strings.Contains(p.Name+p.Text, text) })
}

// lost waits until no object has a name.
func (w *window) lost(name string) {
	w.t.Helper()
	w.without(name, func(p place) bool { return p.Name == name })
}

// without waits until the window shows places again, and none that fn accepts.
func (w *window) without(what string, fn func(place) bool) {
	w.t.Helper()
	for end := time.Now().Add(w.patience); time.Now().Before(end); time.Sleep(40 * time.Millisecond) {
		if all := w.places(); len(all) > 0 && !slices.ContainsFunc(all, fn) {
			return
		}
	}
	w.fail("还没有消失：" + what)
}

// still waits until an object has been in one place for two reports of the program.
func (w *window) still(find func() place) place {
	w.t.Helper()
	p := find()
	for range 40 {
		seen := w.written()
		for w.written() == seen {
			time.Sleep(10 * time.Millisecond)
		}
		again := find()
		if again == p {
			return p
		}
		p = again
	}
	w.fail("没有停下：" + p.Name)
	return p
}

func (w *window) written() time.Time {
	st, err := os.Stat(w.hook)
	if err != nil {
		return time.Time{}
	}
	return st.ModTime()
}

// click presses what has a name.
func (w *window) click(name string) {
	w.t.Helper()
	w.tap(w.still(func() place { return w.find(name) }))
}

// clickText presses a text that can be read, such as a line of a card or a row of a table.
func (w *window) clickText(text string) {
	w.t.Helper()
	w.tap(w.still(func() place {
		return w.until(text, func(p place) bool { return p.Name == "" && strings.Contains(p.Text, text) })
	}))
}

// rail opens a module by its entry at the left.
func (w *window) rail(title string) {
	w.t.Helper()
	w.tap(w.still(func() place {
		return w.until(title, func(p place) bool { return p.Name == title && p.W > 100 && p.X < 10 })
	}))
	w.until("页头 "+title, func(p place) bool { return p.Text == title && p.X > 164 && p.Y < 48 })
}

func (w *window) tap(p place) {
	w.t.Helper()
	w.clicks++
	w.do("mousemove", "--window", w.id, strconv.Itoa(int(p.X+p.W/2)), strconv.Itoa(int(p.Y+p.H/2)), "click", "1")
}

// key presses keys one after another.
func (w *window) key(keys ...string) {
	w.t.Helper()
	w.clicks += len(keys)
	w.do(append([]string{"key", "--clearmodifiers", "--delay", "30"}, keys...)...)
}

// focus waits until a field has the keyboard.
func (w *window) focus(name string) {
	w.t.Helper()
	w.until("焦点在 "+name, func(p place) bool { return p.Name == "焦点" && p.Text == name })
}

// paste puts a text in the place of what the field with the keyboard holds, as an input method would.
func (w *window) paste(text string) {
	w.t.Helper()
	c := exec.Command("xclip", "-selection", "clipboard", "-i")
	c.Env, c.Stdin = w.env, strings.NewReader(text)
	require.NoError(w.t, c.Run())
	w.do("key", "--clearmodifiers", "--delay", "30", "ctrl+a", "ctrl+v")
}

// fill goes through the fields of a form with Tab, as a clerk does: each field must get the keyboard in its turn. Pairs of key
// and text; an empty text passes the field by.
func (w *window) fill(pairs ...string) {
	w.t.Helper()
	for i := 0; i+1 < len(pairs); i += 2 {
		if i > 0 {
			w.key("Tab")
		}
		w.focus(pairs[i])
		if pairs[i+1] != "" {
			w.paste(pairs[i+1])
			w.until(pairs[i]+" = "+pairs[i+1], func(p place) bool { return p.Name == pairs[i] && strings.HasPrefix(p.Text, pairs[i+1]) })
		}
	}
}

func (w *window) do(args ...string) string {
	w.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = w.env
	out, err := c.CombinedOutput()
	require.NoError(w.t, err, "%v %s", args, out)
	return string(out)
}

// close asks the window to close and waits for the end of the program; a busy machine may miss the key, so it is asked again.
func (w *window) close() {
	w.t.Helper()
	for range 6 {
		c := exec.Command("timeout", "10", "xdotool", "windowfocus", "--sync", w.id, "key", "--clearmodifiers", "alt+F4")
		c.Env = w.env
		said, err := c.CombinedOutput()
		select {
		case <-w.ended:
			return
		case <-time.After(10 * time.Second):
			w.t.Logf("asked to close: %v %s", err, said)
		}
	}
	w.fail("窗口没有关闭")
}

// fail ends the test with what the window shows.
func (w *window) fail(why string) {
	w.t.Helper()
	shot := filepath.Join(os.TempDir(), "gongzhi-window.png")
	c := exec.Command("import", "-window", "root", shot)
	c.Env = w.env
	c.Run()
	var seen []string
	for _, p := range w.places() {
		if p.Name == "" || p.Name == "焦点" {
			seen = append(seen, p.Name+p.Text)
		}
	}
	require.FailNow(w.t, why, "%s\n%s", shot, strings.Join(seen, "｜"))
}

// TestTheRealWindowOpensOnTheDemoOffice makes the demo office, signs in with one click, opens every module of the rail, closes
// the window, and looks at what is left behind: a sound database and a verified copy.
func TestTheRealWindowOpensOnTheDemoOffice(t *testing.T) {
	program := needsWindow(t)
	db := filepath.Join(t.TempDir(), "演示.db")
	out, err := exec.Command(program, "demo", "--db", db).CombinedOutput()
	require.NoError(t, err, string(out))
	w := openWindow(t, program, db)
	w.click("李雯")
	w.find("打印提醒单")
	for module, seen := range map[string]string{"责任清单": "新增事项", "联席会议": "安排会议", "考评排行": "效能报告", "奖惩联动": "提出奖惩", "主体人员": "新增主体"} {
		w.rail(module)
		w.find(seen)
	}
	w.close()
	checked, err := exec.Command(program, "check", "--db", db).CombinedOutput()
	require.NoError(t, err, string(checked))
	assert.Contains(t, string(checked), "校验通过")
}

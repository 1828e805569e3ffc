package main_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/pe"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
)

// pc is a Windows computer played by Wine, with the installed program in a folder of Chinese letters and blanks.
type pc struct {
	*walk
	prefix  string
	data    string // the folder of the data as this system sees it
	checker string // the program of this system, for looking at the data from outside
}

const (
	installed = `C:\街道 办公\共治通`
	programs  = "街道 办公/共治通/"
)

// newPC makes a Wine prefix; the installer is named by GONGZHI_SETUP, as make test-windows does.
func newPC(t *testing.T) *pc {
	t.Helper()
	if os.Getenv("GONGZHI_SETUP") == "" {
		t.Skip("只在 make test-windows 里运行")
	}
	dir, err := os.MkdirTemp("", "gz")
	require.NoError(t, err)
	p := &pc{walk: &walk{window: openScreen(t, dir)}, prefix: filepath.Join(dir, "w"), checker: filepath.Join(dir, "gongzhi")}
	p.patience, p.hook = 90*time.Second, filepath.Join(p.prefix, "drive_c", "places.json")
	p.env = append(p.env, "WINEPREFIX="+p.prefix, "WINEARCH=win64", "WINEDEBUG=-all", "LC_ALL=C.UTF-8",
		"WINEDLLOVERRIDES=mscoree=;mshtml=;winemenubuilder.exe=d", `GONGZHI_TESTHOOK=C:\places.json`)
	t.Cleanup(func() {
		p.run("wineserver", "-k")
		os.RemoveAll(dir)
	})
	_, err = p.run("wineboot", "-i")
	require.NoError(t, err)
	folders, err := filepath.Glob(p.c("users/*/AppData/Local"))
	require.NoError(t, err)
	require.Len(t, folders, 1)
	p.data = filepath.Join(folders[0], "gongzhi")
	// Wine 8 lacks the library of random numbers that Go asks for.
	out, err := exec.Command("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", p.c("windows/system32/bcryptprimitives.dll"), "build/windows/bcrypt.c", "-ladvapi32").CombinedOutput()
	require.NoError(t, err, string(out))
	out, err = exec.Command("go", "build", "-o", p.checker, ".").CombinedOutput()
	require.NoError(t, err, string(out))
	return p
}

// c is a place on drive C as this system sees it.
func (p *pc) c(name string) string {
	return filepath.Join(p.prefix, "drive_c", filepath.FromSlash(name))
}

// run waits for a command and gives what it said.
func (p *pc) run(name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Env = p.env
	out, err := c.CombinedOutput()
	return string(out), err
}

func (p *pc) wine(args ...string) string {
	p.t.Helper()
	out, err := p.run("wine", args...)
	require.NoError(p.t, err, "%v\n%s", args, out)
	return out
}

// gongzhi runs a command of the installed program.
func (p *pc) gongzhi(args ...string) string {
	p.t.Helper()
	return p.wine(append([]string{installed + `\gongzhi.exe`}, args...)...)
}

// desktop opens the window of a program.
func (p *pc) desktop(program string, args ...string) {
	p.t.Helper()
	os.Remove(p.hook)
	p.open(exec.Command("wine", append([]string{installed + `\` + program}, args...)...))
}

func (p *pc) has(name string) bool {
	_, err := os.Stat(p.c(name))
	return err == nil
}

// registry is a key with all below it, as reg export writes them.
func (p *pc) registry(key string) string {
	p.t.Helper()
	p.wine("reg", "export", key, `C:\key.reg`, "/y")
	raw, err := os.ReadFile(p.c("key.reg"))
	require.NoError(p.t, err)
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i]) | uint16(raw[2*i+1])<<8
	}
	return string(utf16.Decode(units))
}

// links are the shortcuts to the program in the start menu and on the desktop.
func (p *pc) links() (found []string) {
	filepath.WalkDir(filepath.Dir(filepath.Dir(filepath.Dir(p.data))), func(path string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Base(path) == "共治通.lnk" {
			found = append(found, path)
		}
		return nil
	})
	return found
}

// closed asks every window of the program to close and waits until no program of this computer runs.
func (p *pc) closed() {
	p.t.Helper()
	for range 12 {
		said, err := p.run("xdotool", "search", "--onlyvisible", "--name", "共治通 ·")
		for _, id := range strings.Fields(said) {
			if err != nil {
				break // a window went meanwhile
			}
			p.run("timeout", "10", "xdotool", "windowactivate", "--sync", id, "key", "--clearmodifiers", "alt+F4")
		}
		if _, err := p.run("timeout", "20", "wineserver", "-w"); err == nil {
			return
		}
	}
	p.fail("窗口没有关闭")
}

// log is what the program wrote about a database.
func (p *pc) log(name string) string {
	raw, err := os.ReadFile(p.c(name))
	require.NoError(p.t, err)
	return string(raw)
}

// sound looks at a database from outside.
func (p *pc) sound(db string) {
	p.t.Helper()
	out, err := exec.Command(p.checker, "check", "--db", db).CombinedOutput()
	require.NoError(p.t, err, string(out))
	assert.Contains(p.t, string(out), "校验通过")
}

func (p *pc) sql(db, query string) string {
	p.t.Helper()
	out, err := exec.Command("sqlite3", db, query).CombinedOutput()
	require.NoError(p.t, err, string(out))
	return strings.TrimSpace(string(out))
}

// TestTheWindowsProgramIsInstalledUsedAndRemoved goes the whole way of the delivery: the portable program keeps its data beside
// itself, the installer refuses an old Windows, installs silently, the program is used by keyboard and from the command line, a
// later start hands its file over, a backup handed over is opened, an old database is upgraded, the compatibility build opens, and
// what is removed leaves the data.
func TestTheWindowsProgramIsInstalledUsedAndRemoved(t *testing.T) {
	p := newPC(t)
	p.carries()
	p.install()
	p.founds()
	p.handsOver()
	p.prints()
	p.restores()
	p.upgrades()
	p.compatible()
	p.uninstall()
}

// inputMethod starts an input method that makes 联席会议 of lxhy, and gives the environment of programs that use it.
func (p *pc) inputMethod() []string {
	home := p.t.TempDir()
	write := func(name, text string) {
		require.NoError(p.t, os.MkdirAll(filepath.Dir(filepath.Join(home, name)), 0o700))
		require.NoError(p.t, os.WriteFile(filepath.Join(home, name), []byte(text), 0o600))
	}
	write("fcitx5/data/QuickPhrase.mb", "lxhy 联席会议\n")
	write("fcitx5/conf/quickphrase.conf", "[TriggerKey]\n0=Control+semicolon\n")
	c := exec.Command("fcitx5", "--disable=dbus,dbusfrontend,fcitx4frontend,ibusfrontend,kimpanel,notifications,notificationitem,wayland,waylandim")
	c.Env = append(p.env, "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home)
	p.start(c)
	return append(p.env, "XMODIFIERS=@im=fcitx", "WINEDEBUG=+imm")
}

// composes writes a word by the input method: keys struck while it is composed leave the text alone, each of its characters arrives,
// and the input method was told at each where the caret stands.
func (p *pc) composes(trace string) {
	p.focus("office")
	p.key("ctrl+semicolon", "l", "x", "x", "BackSpace", "h", "y", "space")
	p.until("联席会议", func(q place) bool { return q.Name == "office" && q.Text == "联席会议" })
	p.key("ctrl+semicolon", "l", "x", "BackSpace", "h", "BackSpace", "x", "h", "y", "space")
	p.until("联席会议联席会议", func(q place) bool { return q.Name == "office" && q.Text == "联席会议联席会议" })
	field := p.still(func() place { return p.find("office") })
	told := map[float64]bool{}
	require.Eventually(p.t, func() bool {
		raw, err := os.ReadFile(trace)
		require.NoError(p.t, err)
		// Style 80 is CFS_EXCLUDE: the line of the caret.
		for _, at := range regexp.MustCompile(`ImmSetCandidateWindow\s+0, 80, \((\d+),(\d+)\)`).FindAllSubmatch(raw, -1) {
			x, _ := strconv.ParseFloat(string(at[1]), 64)
			y, _ := strconv.ParseFloat(string(at[2]), 64)
			if field.X <= x && x <= field.X+field.W && field.Y <= y && y <= field.Y+field.H+1 {
				told[x] = true
			}
		}
		return len(told) >= len([]rune("联席会议联席会议")) // the empty field was told of before the window had its size
	}, 10*time.Second, 200*time.Millisecond, "a place for each character: %v", told)
}

// carries starts the program out of the portable archive, unpacked with this system's names; all its data lies beside it.
func (p *pc) carries() {
	archive := strings.TrimSuffix(os.Getenv("GONGZHI_SETUP"), "-setup.exe") + "-portable.zip"
	z, err := zip.OpenReader(archive)
	require.NoError(p.t, err)
	defer z.Close()
	require.NoError(p.t, os.CopyFS(p.c("U 盘"), z))
	folder := strings.TrimSuffix(filepath.Base(archive), "-portable.zip")
	os.Remove(p.hook)
	trace, err := os.Create(filepath.Join(p.t.TempDir(), "trace"))
	require.NoError(p.t, err)
	defer trace.Close()
	c := exec.Command("wine", `C:\U 盘\`+folder+`\gongzhi.exe`)
	c.Stderr, p.env = trace, p.inputMethod()
	p.open(c)
	p.env = p.env[:len(p.env)-2]
	p.composes(trace.Name())
	p.closed()
	data := p.c("U 盘/" + folder + "/数据")
	p.sound(filepath.Join(data, "gongzhi.db"))
	assert.FileExists(p.t, filepath.Join(data, "log", "gongzhi.log"))
	assert.NoDirExists(p.t, p.data)
}

// silently is the command that installs without a word. The folder stands last and without quotes, however long: NSIS asks for
// that, and only cmd passes it on so.
func silently() []string {
	return []string{"cmd", "/c", `Z:` + strings.ReplaceAll(os.Getenv("GONGZHI_SETUP"), "/", `\`) + " /S /D=" + installed}
}

func (p *pc) install() {
	p.wine("winecfg", "-v", "win7")
	_, err := p.run("wine", silently()...)
	var exit *exec.ExitError
	require.ErrorAs(p.t, err, &exit)
	assert.Equal(p.t, 2, exit.ExitCode(), "an old Windows is refused")
	assert.False(p.t, p.has("街道 办公"))
	p.wine("winecfg", "-v", "win10")
	p.wine(silently()...)
	for _, name := range []string{"gongzhi.exe", "gongzhi-compat.exe", "libEGL.dll", "libGLESv2.dll", "d3dcompiler_47.dll", "许可证.txt", "sbom.cdx.json", "uninstall.exe"} {
		require.True(p.t, p.has(programs+name), name)
	}
	assert.NotEmpty(p.t, p.links(), "start menu")
	removal := strings.ReplaceAll(installed, `\`, `\\`)
	assert.Contains(p.t, p.registry(`HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\gongzhi`), `"QuietUninstallString"="\"`+removal+`\\uninstall.exe\" /S"`)
	assert.Contains(p.t, p.registry(`HKCU\Software\Classes\gongzhi.backup`), removal+`\\gongzhi.exe\" \"%1\""`)
}

// founds answers the question about the second disk, founds an office by typing, and adds a member unit.
func (p *pc) founds() {
	os.Remove(p.hook)
	p.launch(exec.Command("wine", installed+`\gongzhi.exe`))
	ask := p.shown("^共治通$")[0]
	p.do("windowactivate", "--sync", ask, "key", "n")
	p.id = p.shown("共治通 ·")[0]
	p.do("windowmove", p.id, "0", "0", "windowsize", p.id, "1364", "742", "windowactivate", "--sync", p.id)
	p.found()
	p.rail("主体人员")
	p.click("新增主体")
	p.fill("name", "石板巷社区居民委员会")
	p.key("ctrl+s")
	require.Eventually(p.t, func() bool {
		return p.sql(filepath.Join(p.data, "gongzhi.db"), "SELECT count(*) FROM org WHERE name='石板巷社区居民委员会'") == "1"
	}, p.patience, 300*time.Millisecond, "the unit is stored")
}

// handsOver starts the program again with a file: the first window opens it, the second start ends.
func (p *pc) handsOver() {
	require.NoError(p.t, os.WriteFile(p.c("名单 一.csv"), []byte("单位名称,联系人\n柳荫社区居民委员会,\n"), 0o600))
	p.gongzhi(`C:\名单 一.csv`)
	p.sees("名单 一.csv")
	p.closed()
	p.sound(filepath.Join(p.data, "gongzhi.db"))
	copies, err := filepath.Glob(filepath.Join(p.data, "copies", "*"))
	require.NoError(p.t, err)
	assert.NotEmpty(p.t, copies, "a verified copy at exit")
}

// prints exports a meeting's minutes of the demo office and reads the PDF from outside.
func (p *pc) prints() {
	p.gongzhi("demo", "--db", `C:\演 示.db`)
	out := p.gongzhi("report", "D08", "--db", `C:\演 示.db`, "--format", "pdf", "--out", `C:\纪 要`)
	assert.Contains(p.t, out, "D08", "what a command says reaches its caller")
	files, err := filepath.Glob(p.c("纪 要/*.pdf"))
	require.NoError(p.t, err)
	require.NotEmpty(p.t, files)
	text, err := exec.Command("pdftotext", "-layout", files[0], "-").Output()
	require.NoError(p.t, err)
	assert.Contains(p.t, strings.ReplaceAll(string(text), " ", ""), "会纪要")
	fonts, err := exec.Command("pdffonts", files[0]).Output()
	require.NoError(p.t, err)
	for _, line := range strings.Split(strings.TrimSpace(string(fonts)), "\n")[2:] {
		assert.Regexp(p.t, `Identity-H +yes`, line, "every face is embedded")
	}
	p.gongzhi("backup", "--db", `C:\演 示.db`, "--out", `C:\备 份.gzb`)
	p.sound(p.c("演 示.db"))
}

// restores opens a backup as a double click on it does while the window is open: it becomes a database of its own beside the
// data, in a window of its own.
func (p *pc) restores() {
	p.desktop("gongzhi.exe")
	p.enter("chenyan", "Qingshi@2026")
	p.sees("陈妍")
	p.gongzhi(`C:\备 份.gzb`)
	p.sees("备 份.gzb")
	p.focus("password")
	p.key("ctrl+s")
	require.Eventually(p.t, func() bool {
		windows, _ := p.run("xdotool", "search", "--onlyvisible", "--name", "共治通 ·")
		return len(strings.Fields(windows)) == 2
	}, p.patience, 300*time.Millisecond, "a second window")
	p.closed()
	restored, demo := filepath.Join(p.data, "备 份.db"), p.c("演 示.db")
	p.sound(restored)
	assert.Equal(p.t, p.sql(demo, "SELECT count(*) FROM duty"), p.sql(restored, "SELECT count(*) FROM duty"))
	assert.Equal(p.t, "1", p.sql(filepath.Join(p.data, "gongzhi.db"), "SELECT count(*) FROM org WHERE name='石板巷社区居民委员会'"), "the office's own data stays")
}

// upgrades installs over what is installed, and opens a database of data version 6.
func (p *pc) upgrades() {
	p.wine(silently()...)
	p.sound(filepath.Join(p.data, "gongzhi.db"))
	in, err := os.Open("testdata/office-v6.db.gz")
	require.NoError(p.t, err)
	defer in.Close()
	z, err := gzip.NewReader(in)
	require.NoError(p.t, err)
	raw, err := io.ReadAll(z)
	require.NoError(p.t, err)
	require.NoError(p.t, os.WriteFile(p.c("旧版.db"), raw, 0o600))
	p.gongzhi("check", "--db", `C:\旧版.db`)
	version, err := strconv.Atoi(p.sql(p.c("旧版.db"), "PRAGMA user_version"))
	require.NoError(p.t, err)
	assert.Greater(p.t, version, 6)
	assert.Equal(p.t, "54", p.sql(p.c("旧版.db"), "SELECT count(*) FROM duty"))
	kept, err := filepath.Glob(p.c("旧版.db.*v6*"))
	require.NoError(p.t, err)
	assert.NotEmpty(p.t, kept, "a copy is kept before the upgrade")
	p.sound(p.c("旧版.db"))
}

// compatible opens the compatibility build: when the plain one failed twice, and by itself. Where neither OpenGL nor Direct3D is to
// be had, the program says so.
func (p *pc) compatible() {
	mark := p.c("log/graphics.starting")
	require.NoError(p.t, os.MkdirAll(filepath.Dir(mark), 0o700))
	require.NoError(p.t, os.WriteFile(mark, []byte(app.Version+" 2\n"), 0o600))
	p.desktop("gongzhi.exe", "--db", `C:\演 示.db`)
	p.click("李雯")
	p.find("打印提醒单")
	said := p.log("log/演 示.log")
	assert.Contains(p.t, said, "改用兼容模式")
	assert.Contains(p.t, said, "compatible=true")
	p.closed()
	dark := openScreen(p.t, p.t.TempDir(), "-extension", "GLX")
	p.env = append(p.env, dark.env[len(dark.env)-2]) // its DISPLAY
	c := exec.Command("wine", installed+`\gongzhi.exe`, "--db", `C:\旧版.db`)
	c.Env = p.env
	p.start(c)
	dark.patience = p.patience
	assert.NotEmpty(p.t, dark.shown("共治通打不开"))
}

// uninstall removes the program silently; the data stays.
func (p *pc) uninstall() {
	p.run("wineserver", "-k")
	p.env = p.env[:len(p.env)-1]
	p.wine(installed+`\uninstall.exe`, "/S")
	for end := time.Now().Add(60 * time.Second); p.has(programs+"gongzhi.exe") && time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
	}
	assert.False(p.t, p.has(programs), "the program is gone")
	assert.Empty(p.t, p.links(), "start menu")
	p.sound(filepath.Join(p.data, "gongzhi.db"))
	_, err := p.run("wine", "reg", "query", `HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\gongzhi`)
	assert.Error(p.t, err, "nothing is left in the list of programs")
}

// TestTheWindowsProgramsNameThemselves reads the resources of both programs: Chinese version information, an icon, and a manifest
// that asks for no administrator and scales on every monitor. A window program has no console.
func TestTheWindowsProgramsNameThemselves(t *testing.T) {
	if os.Getenv("GONGZHI_SETUP") == "" {
		t.Skip("只在 make test-windows 里运行")
	}
	for _, name := range []string{"gongzhi.exe", "gongzhi-compat.exe"} {
		f, err := pe.Open(filepath.Join(filepath.Dir(os.Getenv("GONGZHI_SETUP")), name))
		require.NoError(t, err)
		defer f.Close()
		assert.Equal(t, uint16(pe.IMAGE_SUBSYSTEM_WINDOWS_GUI), f.OptionalHeader.(*pe.OptionalHeader64).Subsystem, name)
		resources, err := f.Section(".rsrc").Data()
		require.NoError(t, err)
		for _, text := range []string{"共治通 街道联席会议与责任清单", "共治通项目", "080404B0", app.Version} {
			var wide []byte
			for _, u := range utf16.Encode([]rune(text)) {
				wide = append(wide, byte(u), byte(u>>8))
			}
			assert.True(t, bytes.Contains(resources, wide), "%s: %s", name, text)
		}
		for _, text := range []string{`level="asInvoker"`, "PerMonitorV2", "longPathAware", "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"} {
			assert.True(t, bytes.Contains(resources, []byte(text)), "%s: %s", name, text)
		}
	}
}

// TestTheListOfPartsNamesEveryLicence reads the CycloneDX file of the build.
func TestTheListOfPartsNamesEveryLicence(t *testing.T) {
	name := os.Getenv("GONGZHI_SBOM")
	if name == "" {
		t.Skip("只在 make test-windows 里运行")
	}
	raw, err := os.ReadFile(name)
	require.NoError(t, err)
	var list struct {
		Components []struct {
			Name     string
			Licenses []struct{ License struct{ ID, Name string } }
		}
	}
	require.NoError(t, json.Unmarshal(raw, &list))
	assert.Greater(t, len(list.Components), 30)
	for _, c := range list.Components {
		require.NotEmpty(t, c.Licenses, c.Name)
		assert.NotEmpty(t, c.Licenses[0].License.ID+c.Licenses[0].License.Name, c.Name)
	}
}

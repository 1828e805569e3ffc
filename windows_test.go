package main_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
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

// closed asks the window to close and waits until no program of this computer runs.
func (p *pc) closed() {
	p.t.Helper()
	p.do("windowfocus", "--sync", p.id, "key", "--clearmodifiers", "alt+F4")
	p.run("wineserver", "-w")
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

// TestTheWindowsProgramIsInstalledUsedAndRemoved goes the whole way of the delivery: the installer refuses an old Windows, installs
// silently, the program is used by keyboard and from the command line, an old database is upgraded, a later start hands its file
// over, the compatibility build opens, and what is removed leaves the data.
func TestTheWindowsProgramIsInstalledUsedAndRemoved(t *testing.T) {
	p := newPC(t)
	p.install()
	p.founds()
	p.handsOver()
	p.prints()
	p.upgrades()
	p.compatible()
	p.uninstall()
}

func (p *pc) install() {
	setup := os.Getenv("GONGZHI_SETUP")
	p.wine("winecfg", "-v", "win7")
	// The folder stands last and without quotes, however long: NSIS asks for that, and only cmd passes it on so.
	silently := []string{"cmd", "/c", `Z:` + strings.ReplaceAll(setup, "/", `\`) + " /S /D=" + installed}
	_, err := p.run("wine", silently...)
	var exit *exec.ExitError
	require.ErrorAs(p.t, err, &exit)
	assert.Equal(p.t, 2, exit.ExitCode(), "an old Windows is refused")
	assert.False(p.t, p.has("街道 办公"))
	p.wine("winecfg", "-v", "win10")
	p.wine(silently...)
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
	ask := strings.Fields(p.do("search", "--sync", "--onlyvisible", "--name", "^共治通$"))[0]
	p.do("windowactivate", "--sync", ask, "key", "n")
	p.id = strings.Fields(p.do("search", "--sync", "--onlyvisible", "--name", "共治通 ·"))[0]
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

// upgrades opens a database of data version 6.
func (p *pc) upgrades() {
	in, err := os.Open("testdata/office-v6.db.gz")
	require.NoError(p.t, err)
	defer in.Close()
	z, err := gzip.NewReader(in)
	require.NoError(p.t, err)
	raw, err := io.ReadAll(z)
	require.NoError(p.t, err)
	require.NoError(p.t, os.WriteFile(p.c("旧版.db"), raw, 0o600))
	p.gongzhi("check", "--db", `C:\旧版.db`)
	assert.Greater(p.t, p.sql(p.c("旧版.db"), "PRAGMA user_version"), "6")
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
	assert.NotEmpty(p.t, strings.Fields(dark.do("search", "--sync", "--onlyvisible", "--name", "共治通打不开")))
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

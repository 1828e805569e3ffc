package main

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
)

// TestACrashLeavesAReportWithoutPersons crashes a process of its own and reads what the next start makes of it.
func TestACrashLeavesAReportWithoutPersons(t *testing.T) {
	if db := os.Getenv("GONGZHI_CRASH"); db != "" {
		openJournal(db).catch()
		go func() { panic("王秀兰 13800000000 的诉求") }()
		select {}
	}
	db := filepath.Join(t.TempDir(), "街道.db")
	require.Empty(t, openJournal(db).lastCrash(), "nothing has crashed yet")
	c := exec.Command(os.Args[0], "-test.run=TestACrashLeavesAReportWithoutPersons")
	c.Env = append(os.Environ(), "GONGZHI_CRASH="+db)
	require.Error(t, c.Run())
	j := openJournal(db)
	report := j.lastCrash()
	require.NotEmpty(t, report)
	raw, err := os.ReadFile(report)
	require.NoError(t, err)
	text := string(raw)
	for _, want := range []string{"共治通崩溃报告", app.Version, "系统：", "main_log_test.go:", "goroutine ", "panic: （内容略）"} {
		assert.Contains(t, text, want)
	}
	for _, secret := range []string{"王秀兰", "13800000000", filepath.Dir(db), "0xc0"} {
		assert.NotContains(t, text, secret)
	}
	assert.Empty(t, j.lastCrash(), "a report is offered once")
}

func TestImpersonalKeepsTheRuntimesWords(t *testing.T) {
	got := impersonal("panic: runtime error: index out of range [3] with length 2\n\ngoroutine 1 [running]:\nmain.f({0xc00001, 0x5}, 0x1)\n\tC:/Users/王秀兰/gongzhi/ui/duty/page.go:31 +0x1d\n")
	assert.Contains(t, got, "index out of range [3] with length 2")
	assert.Contains(t, got, "main.f(…)")
	assert.Contains(t, got, "duty/page.go:31")
	assert.NotContains(t, got, "王秀兰")
}

func TestTheLogStartsAnewWhenItIsFull(t *testing.T) {
	f := &turning{name: filepath.Join(t.TempDir(), "x.log")}
	require.NoError(t, f.open())
	line := []byte(strings.Repeat("字", 300_000) + "\n")
	for range 40 {
		_, err := f.Write(line)
		require.NoError(t, err)
	}
	names, err := filepath.Glob(f.name + "*")
	require.NoError(t, err)
	assert.Len(t, names, 1+logsKept)
	for _, name := range names {
		st, err := os.Stat(name)
		require.NoError(t, err)
		assert.LessOrEqual(t, st.Size(), int64(logLimit))
	}
}

func TestTheDiagnosisHidesNumbersAndFolders(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	store, err := data.Create(filepath.Join(dir, "街道.db"))
	require.NoError(t, err)
	defer store.Close()
	j := openJournal(store.Path())
	j.log.Error("导入", "file", filepath.Join(dir, "名单.xlsx"), "phone", "13800000000", "id", "11010119900307123X")
	out := filepath.Join(dir, "诊断.zip")
	require.NoError(t, j.diagnose(context.Background(), store, out))
	z, err := zip.OpenReader(out)
	require.NoError(t, err)
	defer z.Close()
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		raw, err := io.ReadAll(r)
		require.NoError(t, err)
		all[f.Name] = string(raw)
	}
	assert.Contains(t, all["概况.txt"], "版本："+app.Version)
	assert.Contains(t, all["概况.txt"], "校验：结构 正常")
	said := all["log/街道.log"]
	assert.Contains(t, said, "名单.xlsx")
	for _, secret := range []string{"13800000000", "19900307", dir} {
		assert.NotContains(t, said, secret)
	}
}

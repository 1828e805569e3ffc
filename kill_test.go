package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
)

// commandLine holds the arguments of the program that the test binary becomes.
const commandLine = "GONGZHI_KILL_ARGS"

// TestMain makes the test binary the program itself when it is started with a command line of it.
func TestMain(m *testing.M) {
	if line := os.Getenv(commandLine); line != "" {
		var args []string
		if json.Unmarshal([]byte(line), &args) != nil {
			os.Exit(3)
		}
		os.Exit(run(args))
	}
	os.Exit(m.Run())
}

// victim is a folder in which the real program works and is killed.
type victim struct {
	t      *testing.T
	dir    string
	killed int // how often it was killed before it ended by itself
}

func newVictim(t *testing.T) *victim {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	v := &victim{t: t, dir: t.TempDir()}
	require.NoError(t, os.Mkdir(v.at("temp"), 0o700))
	return v
}

func (v *victim) at(name string) string { return filepath.Join(v.dir, name) }

// start runs the program with its temporary files inside the folder.
func (v *victim) start(args ...string) (child *exec.Cmd, said *bytes.Buffer) {
	line, err := json.Marshal(args)
	require.NoError(v.t, err)
	child, said = exec.Command(os.Args[0]), new(bytes.Buffer)
	child.Env = append(os.Environ(), commandLine+"="+string(line), "TMPDIR="+v.at("temp"))
	child.Stdout, child.Stderr = said, said
	require.NoError(v.t, child.Start())
	return child, said
}

// done runs the program to its end.
func (v *victim) done(args ...string) string {
	v.t.Helper()
	child, said := v.start(args...)
	require.NoError(v.t, child.Wait(), "%v: %s", args, said)
	return said.String()
}

// kill runs the program and kills it as soon as the moment has come; a program that was faster must have ended well.
func (v *victim) kill(moment func(time.Duration) bool, args ...string) {
	v.t.Helper()
	child, said := v.start(args...)
	began := time.Now()
	ended := make(chan error, 1)
	go func() { ended <- child.Wait() }()
	for {
		select {
		case err := <-ended:
			require.NoError(v.t, err, "%v: %s", args, said)
			return
		case <-time.After(200 * time.Microsecond):
			if moment(time.Since(began)) {
				child.Process.Kill()
				if err := <-ended; err != nil {
					v.killed++
				}
				return
			}
		}
	}
}

// sum wants that the program was killed in the middle at all.
func (v *victim) sum() {
	v.t.Logf("killed %d times in the middle", v.killed)
	assert.NotZero(v.t, v.killed)
}

// after is a moment so long after the start.
func after(d time.Duration) func(time.Duration) bool {
	return func(so time.Duration) bool { return so >= d }
}

// grown is the moment when a file whose name contains a word has at least so many bytes.
func (v *victim) grown(word string, least int64) func(time.Duration) bool {
	return func(time.Duration) bool {
		for _, dir := range []string{v.dir, v.at("temp"), v.at("temp/*"), v.at(".restore-*")} {
			names, _ := filepath.Glob(filepath.Join(dir, "*"+word+"*"))
			for _, n := range names {
				if st, err := os.Stat(n); err == nil && st.Size() >= least {
					return true
				}
			}
		}
		return false
	}
}

// left are the files and folders whose names contain a word.
func (v *victim) left(word string) (names []string) {
	require.NoError(v.t, filepath.WalkDir(v.dir, func(path string, _ os.DirEntry, err error) error {
		if strings.Contains(filepath.Base(path), word) {
			names = append(names, path)
		}
		return err
	}))
	return names
}

// aged makes folders whose names contain a word two minutes old: a program that was killed before it held its folder leaves one
// that stays for a minute.
func (v *victim) aged(word string) {
	past := time.Now().Add(-2 * time.Minute)
	for _, dir := range v.left(word) {
		require.NoError(v.t, os.Chtimes(dir, past, past))
	}
}

// count asks a database one number, without opening it as an office.
func count(t *testing.T, path, query string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path)
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, db.QueryRow(query).Scan(&n), path)
	return n
}

const dutyRows = "SELECT count(*) FROM duty"

// oldOffice unpacks an office of data version 6.
func oldOffice(t *testing.T, path string) {
	t.Helper()
	in, err := os.Open("testdata/office-v6.db.gz")
	require.NoError(t, err)
	defer in.Close()
	z, err := gzip.NewReader(in)
	require.NoError(t, err)
	raw, err := io.ReadAll(z)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, raw, 0o600))
}

// officeWithFiles is an office of today's version with attachments of four megabytes.
func officeWithFiles(t *testing.T, path string) {
	t.Helper()
	oldOffice(t, path)
	s, err := data.Open(path)
	require.NoError(t, err)
	defer s.Close()
	a := app.New(s, app.Options{Clock: app.StoredClock(s, time.Now)})
	ctx := app.WithUser(context.Background(), app.SystemUser("测试"))
	for i := range 8 {
		raw := make([]byte, 1<<19)
		rand.Read(raw)
		name := filepath.Join(t.TempDir(), fmt.Sprintf("照片%d.jpg", i))
		require.NoError(t, os.WriteFile(name, raw, 0o600))
		_, err := a.Files.Attach(ctx, "duty", 1, name)
		require.NoError(t, err)
	}
}

func TestAKilledImportWroteAllRowsOrNone(t *testing.T) {
	const rows = 3000
	v := newVictim(t)
	db, list := v.at("街道.db"), v.at("清单.csv")
	var text strings.Builder
	text.WriteString("责任事项,牵头单位,完成时限\n")
	for i := range rows {
		fmt.Fprintf(&text, "清理第%d号河段并公示结果,城市管理办,2027年12月%d日\n", i, i%28+1)
	}
	require.NoError(t, os.WriteFile(list, []byte(text.String()), 0o600))
	oldOffice(t, db)
	v.done("check", "--db", db)
	before := count(t, db, dutyRows)
	whole, err := os.ReadFile(db)
	require.NoError(t, err)
	began := time.Now()
	v.done("import", "责任清单", list, "--db", db)
	took := time.Since(began)
	for i, moment := range []func(time.Duration) bool{after(took / 2), after(took * 3 / 4), after(took * 7 / 8), v.grown("-wal", 1), v.grown("-wal", 1<<18), v.grown("-wal", 1<<20)} {
		for _, ext := range []string{"-wal", "-shm"} {
			os.Remove(db + ext)
		}
		require.NoError(t, os.WriteFile(db, whole, 0o600))
		v.kill(moment, "import", "责任清单", list, "--db", db)
		n := count(t, db, dutyRows)
		assert.Contains(t, []int{before, before + rows}, n, "moment %d", i)
		assert.Contains(t, v.done("check", "--db", db), "校验通过")
	}
	v.done("import", "责任清单", list, "--db", db)
	assert.Equal(t, before+rows, count(t, db, dutyRows), "running it again succeeds and takes no row twice")
	assert.Contains(t, v.done("check", "--db", db), "校验通过")
	v.sum()
}

func TestAKilledBackupLeavesNoHalfFile(t *testing.T) {
	v := newVictim(t)
	db := v.at("街道.db")
	officeWithFiles(t, db)
	old := v.at("已有.gzb")
	v.done("backup", "--db", db, "--out", old)
	for i, moment := range []func(time.Duration) bool{v.grown("gongzhi.db", 1), v.grown("part", 1), v.grown(".gzb.", 1<<20), v.grown(".gzb.", 3<<20), v.grown(".gzb.", 4<<20)} {
		out := v.at(fmt.Sprintf("夜间%d.gzb", i))
		if i%2 == 1 {
			out = old
		}
		v.kill(moment, "backup", "--db", db, "--out", out)
		if _, err := os.Stat(out); err == nil {
			_, err := data.Restore(context.Background(), out, v.at(fmt.Sprintf("试%d.db", i)), "", false)
			assert.NoError(t, err, "a backup under its final name is whole")
		} else {
			assert.NotEqual(t, old, out, "the backup of yesterday stays")
		}
		assert.Contains(t, v.done("check", "--db", db), "校验通过")
	}
	v.aged("gongzhi-backup-")
	v.done("backup", "--db", db, "--out", old)
	assert.Empty(t, v.left("part"), "what a killed program left is cleared away by the next one")
	assert.Empty(t, v.left("gongzhi-backup-"))
	v.sum()
}

func TestAKilledRestoreLeavesTheOldOfficeOrTheNew(t *testing.T) {
	v := newVictim(t)
	db, backup := v.at("街道.db"), v.at("新.gzb")
	officeWithFiles(t, v.at("新.db"))
	v.done("backup", "--db", v.at("新.db"), "--out", backup)
	officeWithFiles(t, v.at("旧.db"))
	s, err := data.Open(v.at("旧.db"))
	require.NoError(t, err)
	require.NoError(t, app.New(s, app.Options{}).Orgs.Save(app.WithUser(context.Background(), app.SystemUser("测试")), &app.Org{Name: "只在旧库的单位"}))
	require.NoError(t, s.Close())
	const old = "SELECT count(*) FROM org WHERE name='只在旧库的单位'"
	v.done("backup", "--db", v.at("旧.db"), "--out", v.at("旧.gzb"))
	began := time.Now()
	v.done("restore", v.at("旧.gzb"), "--db", db)
	took := time.Since(began)
	moments := []func(time.Duration) bool{v.grown("gongzhi.db", 1), v.grown("恢复前", 0), v.grown("part", 1), v.grown("恢复前-20", 1<<16), v.grown("held", 0)}
	for i := range 5 {
		moments = append(moments, after(took*time.Duration(i+5)/10))
	}
	for i, moment := range moments {
		v.done("restore", v.at("旧.gzb"), "--db", db, "--force")
		require.Equal(t, 1, count(t, db, old))
		for _, aside := range v.left("恢复前") {
			require.NoError(t, os.RemoveAll(aside))
		}
		v.kill(moment, "restore", backup, "--db", db, "--force")
		assert.Contains(t, v.done("check", "--db", db), "校验通过", "moment %d", i)
		if count(t, db, old) == 0 {
			asides := v.left("恢复前")
			require.NotEmpty(t, asides)
			assert.Contains(t, v.done("check", "--db", asides[0]), "校验通过", "the old office stands aside, with its files")
		}
	}
	v.aged(".restore-")
	v.done("restore", backup, "--db", db, "--force")
	assert.Zero(t, count(t, db, old))
	assert.Empty(t, v.left(".restore-"))
	assert.Empty(t, v.left("part"))
	v.sum()
}

func TestAKilledMigrationIsCompletedByTheNextStart(t *testing.T) {
	v := newVictim(t)
	db := v.at("旧版.db")
	oldOffice(t, db)
	began := time.Now()
	v.done("check", "--db", db)
	took := time.Since(began)
	newest := count(t, db, "PRAGMA user_version")
	require.Greater(t, newest, 6)
	moments := []func(time.Duration) bool{v.grown(".bak.part", 0), v.grown(".bak.part", 1<<16), v.grown("v6.bak", 1), v.grown("-wal", 1), v.grown("-wal", 1<<15), v.grown("-wal", 1<<17)}
	for i := range 6 {
		moments = append(moments, after(took*time.Duration(i+3)/10))
	}
	for _, moment := range moments {
		for _, name := range v.left("旧版") {
			require.NoError(t, os.RemoveAll(name))
		}
		oldOffice(t, db)
		v.kill(moment, "check", "--db", db)
		if count(t, db, "PRAGMA user_version") > 6 {
			assert.Equal(t, 6, count(t, db+".升级前-v6.bak", "PRAGMA user_version"), "the copy stood before the first step")
		}
		assert.Contains(t, v.done("check", "--db", db), "校验通过")
		assert.Equal(t, newest, count(t, db, "PRAGMA user_version"))
		assert.Equal(t, 54, count(t, db, dutyRows))
		assert.Equal(t, 54, count(t, db+".升级前-v6.bak", dutyRows))
		assert.Empty(t, v.left(".part"))
	}
	v.sum()
}

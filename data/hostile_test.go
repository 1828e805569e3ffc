//go:build linux

package data_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
)

// refusedPlace opens a database and wants one Chinese sentence that says what is wrong and what to do.
func refusedPlace(t *testing.T, path string, words ...string) {
	t.Helper()
	s, err := data.Create(path)
	if s != nil {
		s.Close()
	}
	require.Error(t, err)
	require.True(t, app.Shown(err), "%v", err)
	for _, w := range words {
		assert.Contains(t, app.Explain(err), w)
	}
	assert.True(t, strings.HasSuffix(app.Explain(err), "。"))
}

func TestPlacesWhereNoDatabaseMayLieAreRefused(t *testing.T) {
	refusedPlace(t, `\\server\share\gongzhi.db`, "网络共享", "本机磁盘")
	refusedPlace(t, "//server/share/gongzhi.db", "网络共享", "本机磁盘")
	for _, folder := range []string{"OneDrive", "OneDrive - 清河湾街道", "坚果云", "Dropbox", "百度网盘"} {
		refusedPlace(t, filepath.Join(t.TempDir(), folder, "数据", "gongzhi.db"), "同步文件夹", "本机其他文件夹")
	}
}

func TestAFileOfANewerProgramIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "新.db")
	s, err := data.Create(path)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	db, err := sql.Open("sqlite3", path)
	require.NoError(t, err)
	_, err = db.Exec("PRAGMA user_version=9999")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	refusedPlace(t, path, "更新版本的共治通", "升级本程序")
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

func TestAFolderThatTakesNoFile(t *testing.T) {
	if os.Geteuid() == 0 {
		file := filepath.Join(t.TempDir(), "是文件")
		require.NoError(t, os.WriteFile(file, []byte("x"), 0o600))
		refusedPlace(t, filepath.Join(file, "gongzhi.db"), "无法建立数据文件夹", "换一个有写权限的位置")
		return
	}
	dir := t.TempDir()
	require.NoError(t, os.Chmod(dir, 0o500))
	refusedPlace(t, filepath.Join(dir, "gongzhi.db"), "没有读写权限")
}

// TestAPipeIsNoFile stands for every device: it must be refused, not replaced by a file.
func TestAPipeIsNoFile(t *testing.T) {
	pipe, backup := filepath.Join(t.TempDir(), "管道"), filepath.Join(t.TempDir(), "夜间.gzb")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	s := filled(t)
	_, err := s.Backup(context.Background(), pipe, "", nil)
	assert.ErrorContains(t, err, "设备")
	_, err = s.Backup(context.Background(), backup, "", nil)
	require.NoError(t, err)
	_, err = data.Restore(context.Background(), backup, pipe, "", true)
	assert.ErrorContains(t, err, "设备")
	refusedPlace(t, pipe, "设备")
	refusedPlace(t, filepath.Join(t.TempDir(), strings.Repeat("长", 100)+".db"), "名太长")
	st, err := os.Stat(pipe)
	require.NoError(t, err)
	assert.Equal(t, os.ModeNamedPipe, st.Mode().Type())
}

// TestAFullDiskSavesNothingHalf limits the size of files, as a full disk does: the act is refused in one sentence, and what was
// there before is there still.
func TestAFullDiskSavesNothingHalf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "满.db")
	s, err := data.Create(path)
	require.NoError(t, err)
	defer s.Close()
	a := app.New(s, app.Options{Clock: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local) }})
	ctx := app.WithUser(context.Background(), app.SystemUser("测试"))
	require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "先前的单位"}))

	info, err := os.Stat(path + "-wal")
	require.NoError(t, err)
	var was syscall.Rlimit
	require.NoError(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was))
	full := was
	full.Cur = uint64(info.Size()) + 4096
	require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full))
	var refused error
	for i := 0; i < 50 && refused == nil; i++ {
		refused = a.Orgs.Save(ctx, &app.Org{Name: strings.Repeat("很长的名字", 15) + string(rune('一'+i)), Note: strings.Repeat("备注", 2000)})
	}
	require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was))
	require.Error(t, refused)
	assert.True(t, app.Shown(refused), "%v", refused)
	assert.Contains(t, app.Explain(refused), "没有保存")

	require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "之后的单位"}), "with room again, work goes on")
	report, err := s.Check(ctx)
	require.NoError(t, err)
	assert.True(t, report.OK, report.Problems)
}

func TestALockedAccountStaysLockedOverARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "锁.db")
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)
	open := func() (*data.Store, *app.App) {
		s, err := data.Create(path)
		require.NoError(t, err)
		return s, app.New(s, app.Options{Clock: func() time.Time { return now }})
	}
	s, a := open()
	u := app.User{Account: "liwen", Name: "李雯"}
	require.NoError(t, a.Users.Found(app.WithUser(context.Background(), app.SystemUser("首次使用")), "清河湾街道", &u, "Qinghe-2026!", nil))
	for range 5 {
		_, err := a.Users.SignIn(context.Background(), "liwen", "falsch")
		require.Error(t, err)
	}
	require.NoError(t, s.Close())
	now = now.Add(29 * time.Minute)
	s, a = open()
	_, err := a.Users.SignIn(context.Background(), "liwen", "Qinghe-2026!")
	assert.ErrorContains(t, err, "锁定")
	require.NoError(t, s.Close())
	now = now.Add(2 * time.Minute)
	s, a = open()
	defer s.Close()
	_, err = a.Users.SignIn(context.Background(), "liwen", "Qinghe-2026!")
	assert.NoError(t, err)
}

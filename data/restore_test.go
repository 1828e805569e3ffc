package data_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	dbsql "database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
)

// sound opens a database and wants it whole.
func sound(t *testing.T, path string) {
	t.Helper()
	s, err := data.Open(path)
	require.NoError(t, err)
	defer s.Close()
	r, err := s.Check(context.Background())
	require.NoError(t, err)
	assert.True(t, r.OK, r.Problems)
	assert.Equal(t, 1, r.Attachments)
}

func TestARestoreThatStopsHalfwayLeavesTheOldOffice(t *testing.T) {
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), "夜间.gzb")
	_, err := filled(t).Backup(ctx, file, "", nil)
	require.NoError(t, err)
	s := filled(t)
	_, err = data.Restore(ctx, file, s.Path(), "", true)
	assert.ErrorContains(t, err, "正被打开着")
	assert.Empty(t, asides(t, s.Path()), "nothing is begun while a window has the database open")
	require.NoError(t, s.Close())
	sound(t, s.Path())

	// every step after the unpacking is stopped by a folder that lies where a file must go
	for _, blocked := range []string{s.Path() + "-wal", s.Path() + ".gongzhi-part"} {
		require.NoError(t, os.MkdirAll(filepath.Join(blocked, "x"), 0o700))
		_, err = data.Restore(ctx, file, s.Path(), "", true)
		require.ErrorContains(t, err, "原来的数据没有改动", blocked)
		assert.True(t, app.Shown(err))
		require.NoError(t, os.RemoveAll(blocked))
		sound(t, s.Path())
	}
	for range 2 {
		_, err = data.Restore(ctx, file, s.Path(), "", true)
		require.NoError(t, err)
		sound(t, s.Path())
	}
	old := asides(t, s.Path())
	require.NotEmpty(t, old)
	sound(t, old[0])
	left, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), ".restore-*"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

func asides(t *testing.T, path string) (dbs []string) {
	names, err := filepath.Glob(path + ".恢复前-*")
	require.NoError(t, err)
	for _, n := range names {
		if st, err := os.Stat(n); err == nil && !st.IsDir() && !strings.HasSuffix(n, "-wal") && !strings.HasSuffix(n, "-shm") {
			dbs = append(dbs, n)
		}
	}
	return dbs
}

func TestABackupWhoseListNamesAnotherPlaceWritesNothingThere(t *testing.T) {
	evil := []byte("evil")
	sum := fmt.Sprintf("%x", sha256.Sum256(evil))
	for _, want := range []string{"../../../ausgebrochen", "x", "", strings.ToUpper(sum)} {
		file, folder := filepath.Join(t.TempDir(), "恶.gzb"), t.TempDir()
		text, err := json.Marshal(map[string]any{"format": 1, "files": map[string]string{"files/a": want}})
		require.NoError(t, err)
		var raw bytes.Buffer
		zip := gzip.NewWriter(&raw)
		out := tar.NewWriter(zip)
		for name, bytes := range map[string][]byte{"manifest.json": text} {
			require.NoError(t, out.WriteHeader(&tar.Header{Name: name, Size: int64(len(bytes)), Mode: 0o600}))
			_, err = out.Write(bytes)
			require.NoError(t, err)
		}
		require.NoError(t, out.WriteHeader(&tar.Header{Name: "files/a", Size: int64(len(evil)), Mode: 0o600}))
		_, err = out.Write(evil)
		require.NoError(t, err)
		require.NoError(t, out.Close())
		require.NoError(t, zip.Close())
		require.NoError(t, os.WriteFile(file, raw.Bytes(), 0o600))
		_, err = data.Restore(context.Background(), file, filepath.Join(folder, "深", "x.db"), "", false)
		require.Error(t, err, want)
		assert.True(t, app.Shown(err), "%v", err)
		left, err := filepath.Glob(filepath.Join(folder, "*"))
		require.NoError(t, err)
		assert.Equal(t, []string{filepath.Join(folder, "深")}, left)
	}
}

func TestADatabaseOfAnotherProgramIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "别人的.db")
	db, err := dbsql.Open("sqlite3", path)
	require.NoError(t, err)
	_, err = db.Exec("CREATE TABLE moz_places (id INTEGER); PRAGMA user_version=7")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, open := range []func(string) (*data.Store, error){data.Open, data.Create} {
		_, err = open(path)
		require.ErrorContains(t, err, "别的程序的数据库")
		assert.True(t, app.Shown(err))
	}
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

func TestCopiesMadeAtExitSurviveAWrongClockAndANeighbour(t *testing.T) {
	ctx := context.Background()
	s := filled(t)
	dir := filepath.Join(filepath.Dir(s.Path()), "copies")
	require.NoError(t, s.ExitCopy(ctx, 3))
	neighbour := filepath.Join(dir, "a-旧-20200101-080000.000.db")
	part := filepath.Join(dir, "a-20200101-080000.000.db.part")
	for _, name := range []string{neighbour, part, filepath.Join(dir, "a-20300101-080000.000.db"), filepath.Join(dir, "a-20300102-080000.000.db"), filepath.Join(dir, "a-20300103-080000.000.db")} {
		require.NoError(t, os.WriteFile(name, []byte("x"), 0o600))
	}
	time.Sleep(2 * time.Millisecond)
	require.NoError(t, s.ExitCopy(ctx, 3))
	today, err := filepath.Glob(filepath.Join(dir, "a-"+time.Now().Format("2006")+"*.db"))
	require.NoError(t, err)
	assert.Len(t, today, 2, "the newest stay, those of a day to come go first")
	future, err := filepath.Glob(filepath.Join(dir, "a-2030*.db"))
	require.NoError(t, err)
	assert.Equal(t, []string{filepath.Join(dir, "a-20300103-080000.000.db")}, future)
	assert.FileExists(t, neighbour, "the copies of a database with a longer name are not this one's")
	assert.NoFileExists(t, part)
}

func TestAMigrationKeepsItsOwnCopyBesideAnOlderOne(t *testing.T) {
	s := filled(t)
	require.NoError(t, s.Close())
	newest := 0
	version := func(n int) {
		db, err := dbsql.Open("sqlite3", s.Path())
		require.NoError(t, err)
		defer db.Close()
		if newest == 0 {
			require.NoError(t, db.QueryRow("PRAGMA user_version").Scan(&newest))
		}
		_, err = db.Exec(fmt.Sprintf("PRAGMA user_version=%d", n))
		require.NoError(t, err)
	}
	// a file of today's tables that says it is older cannot be migrated; the copy is made before that shows
	copies := func() []string {
		names, err := filepath.Glob(s.Path() + ".升级前-v3*.bak")
		require.NoError(t, err)
		return names
	}
	for _, want := range []int{1, 1} {
		version(3)
		_, err := data.Open(s.Path())
		require.Error(t, err)
		assert.Len(t, copies(), want, "the same records need one copy")
	}
	version(newest)
	b, err := data.Open(s.Path())
	require.NoError(t, err)
	require.NoError(t, b.Write(context.Background(), app.Stamped{Who: "李四"}, func(tx app.Tx) error { return tx.Orgs().Put(&app.Org{Name: "莲池社区"}) }))
	require.NoError(t, b.Close())
	version(3)
	_, err = data.Open(s.Path())
	require.Error(t, err)
	assert.Len(t, copies(), 2, "other records get a copy of their own")
}

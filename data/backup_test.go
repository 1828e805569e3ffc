package data_test

import (
	"context"
	dbsql "database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
)

func filled(t *testing.T) *data.Store {
	s, err := data.Create(filepath.Join(t.TempDir(), "a.db"))
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	src := filepath.Join(t.TempDir(), "证据.jpg")
	require.NoError(t, os.WriteFile(src, []byte("照片"), 0o600))
	sha, size, err := s.Attach(context.Background(), src)
	require.NoError(t, err)
	require.NoError(t, s.Write(context.Background(), app.Stamped{Who: "张三"}, func(tx app.Tx) error {
		require.NoError(t, tx.Orgs().Put(&app.Org{Name: "柳岸社区"}))
		return tx.Attachments().Put(&app.Attachment{Kind: "org", RecordID: 1, Name: "证据.jpg", Size: size, SHA256: sha})
	}))
	return s
}

func TestBackupRestoresEverything(t *testing.T) {
	ctx := context.Background()
	for _, password := range []string{"", "口令 123"} {
		s := filled(t)
		file := filepath.Join(t.TempDir(), "夜间.gzb")
		info, err := s.Backup(ctx, file, password, nil)
		require.NoError(t, err)
		assert.Equal(t, 1, info.Files)
		path := filepath.Join(t.TempDir(), "b.db")
		if password != "" {
			_, err = data.Restore(ctx, file, path, "错的", false)
			assert.ErrorContains(t, err, "密码不正确")
			_, err = data.Restore(ctx, file, path, "", false)
			assert.ErrorContains(t, err, "有密码")
		}
		_, err = data.Restore(ctx, file, path, password, false)
		require.NoError(t, err)
		_, err = data.Restore(ctx, file, path, password, false)
		assert.ErrorContains(t, err, "已经存在")
		_, err = data.Restore(ctx, file, path, password, true)
		require.NoError(t, err)
		b, err := data.Open(path)
		require.NoError(t, err)
		r, err := b.Check(ctx)
		require.NoError(t, err)
		assert.True(t, r.OK, r.Problems)
		assert.Equal(t, 1, r.Attachments)
		require.NoError(t, b.Close())
	}
}

func TestDamagedBackupIsRefusedAndNothingIsTouched(t *testing.T) {
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), "a.gzb")
	_, err := filled(t).Backup(ctx, file, "", nil)
	require.NoError(t, err)
	whole, err := os.ReadFile(file)
	require.NoError(t, err)
	target := filepath.Join(t.TempDir(), "x.db")
	for name, bytes := range map[string][]byte{"cut": whole[:len(whole)/2], "cut at the end": whole[:len(whole)-1], "flipped at the end": append(append([]byte(nil), whole[:len(whole)-6]...), append([]byte{whole[len(whole)-6] ^ 1}, whole[len(whole)-5:]...)...), "empty": {}, "other": []byte("这是别的文件"), "flipped": append(append([]byte(nil), whole[:len(whole)/2]...), append([]byte{whole[len(whole)/2] ^ 0xff}, whole[len(whole)/2+1:]...)...)} {
		bad := filepath.Join(t.TempDir(), "bad.gzb")
		require.NoError(t, os.WriteFile(bad, bytes, 0o600))
		_, err := data.Restore(ctx, bad, target, "", true)
		assert.Error(t, err, name)
		assert.True(t, app.Shown(err), "%s: %v", name, err)
		_, err = os.Stat(target)
		assert.True(t, os.IsNotExist(err), name)
	}
}

func TestExitCopiesAreKeptInNumber(t *testing.T) {
	s := filled(t)
	for range 4 {
		require.NoError(t, s.ExitCopy(context.Background(), 2))
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), "copies", "*.db"))
	require.NoError(t, err)
	assert.Len(t, left, 2)
}

func TestLostAttachmentIsFoundAndStopsTheBackup(t *testing.T) {
	s := filled(t)
	files, err := filepath.Glob(s.Path() + ".files/*/*")
	require.NoError(t, err)
	require.Len(t, files, 1)
	require.NoError(t, os.Remove(files[0]))
	r, err := s.Check(context.Background())
	require.NoError(t, err)
	assert.False(t, r.OK)
	_, err = s.Backup(context.Background(), filepath.Join(t.TempDir(), "a.gzb"), "", nil)
	assert.ErrorContains(t, err, "丢失")
	require.NoError(t, os.RemoveAll(s.Path()+".files"))
	r, err = s.Check(context.Background())
	require.NoError(t, err)
	assert.False(t, r.OK)
	assert.Contains(t, strings.Join(r.Problems, ""), "附件文件夹 a.db.files 不在数据库旁边，1 个附件")
}

func TestABackupIsNeverWrittenOverTheDatabaseOrAnotherFile(t *testing.T) {
	ctx := context.Background()
	s := filled(t)
	folder := t.TempDir()
	letter, old := filepath.Join(folder, "通知.docx"), filepath.Join(folder, "夜间.gzb")
	require.NoError(t, os.WriteFile(letter, []byte("PK通知"), 0o600))
	link := filepath.Join(folder, "别名.gzb")
	require.NoError(t, os.Symlink(s.Path(), link))
	for path, why := range map[string]string{s.Path(): "数据库自己", s.Path() + "-wal": "数据库自己", link: "数据库自己", letter: "不是备份文件", folder: "文件夹"} {
		_, err := s.Backup(ctx, path, "", nil)
		require.ErrorContains(t, err, why, path)
		assert.True(t, app.Shown(err))
	}
	text, err := os.ReadFile(letter)
	require.NoError(t, err)
	assert.Equal(t, "PK通知", string(text))
	for _, password := range []string{"", "口令", ""} { // a scheduled backup replaces the one of yesterday
		_, err := s.Backup(ctx, old, password, nil)
		require.NoError(t, err)
	}
	r, err := s.Check(ctx)
	require.NoError(t, err)
	assert.True(t, r.OK, r.Problems)
	_, err = data.Restore(ctx, old, folder, "", true)
	assert.ErrorContains(t, err, "文件夹")
}

func TestAnEmptyFileIsNoDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "空.db")
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	_, err := data.Open(path)
	assert.ErrorContains(t, err, "空文件")
	info, err := os.Stat(path)
	require.NoError(t, err)
	assert.Zero(t, info.Size())
	_, err = data.Open("")
	assert.ErrorContains(t, err, "没有写明")
}

func TestRecordsChangedWithAnotherProgramAreFound(t *testing.T) {
	ctx := context.Background()
	for sql, says := range map[string]string{
		`UPDATE org SET name='别的社区' WHERE id=1`:                  "主体（编号 1）与审计日志的记载不符",
		`DELETE FROM org WHERE id=1`:                             "主体（编号 1）在审计日志里还在，记录却没有了",
		`UPDATE org SET deleted_at='2026-11-23 09:00:00'`:        "记录却没有了",
		`DELETE FROM attachment`:                                 "记录却没有了",
		`UPDATE attachment SET name='照片.jpg', size=1 WHERE id=1`: "与审计日志的记载不符",
		`UPDATE org SET rev=rev`:                                 "",
	} {
		s := filled(t)
		require.NoError(t, s.Write(ctx, app.Stamped{At: "2026-11-23 09:00:00", Who: "李四"}, func(tx app.Tx) error {
			o, err := tx.Orgs().Get(1)
			if err != nil {
				return err
			}
			o.Name = "柳岸社区居委会"
			if err := tx.Orgs().Put(&o); err != nil {
				return err
			}
			other := app.Org{Name: "莲池社区"}
			if err := tx.Orgs().Put(&other); err != nil {
				return err
			}
			if err := tx.Orgs().Delete(other.ID); err != nil {
				return err
			}
			return tx.Orgs().Restore(other.ID)
		}))
		require.NoError(t, s.Close())
		db, err := data.Open(s.Path())
		require.NoError(t, err)
		r, err := db.Check(ctx)
		require.NoError(t, err)
		require.True(t, r.OK, r.Problems)
		require.NoError(t, db.Close())
		raw, err := dbsql.Open("sqlite3", s.Path())
		require.NoError(t, err)
		_, err = raw.Exec(sql)
		require.NoError(t, err)
		require.NoError(t, raw.Close())
		db, err = data.Open(s.Path())
		require.NoError(t, err)
		r, err = db.Check(ctx)
		require.NoError(t, err)
		require.NoError(t, db.Close())
		if says == "" {
			assert.True(t, r.OK, r.Problems)
			continue
		}
		assert.False(t, r.OK, sql)
		assert.Contains(t, strings.Join(r.Problems, "\n"), says, sql)
	}
}

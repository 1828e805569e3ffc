package data_test

import (
	"context"
	"os"
	"path/filepath"
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

package kit_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
	"gongzhi/ui/native"
)

// folder is a home with a folder, two tables and a hidden file.
func folder(t *testing.T) string {
	t.Helper()
	if native.HasFileDialog() {
		t.Skip("这个系统有自己的文件对话框")
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	require.NoError(t, os.MkdirAll(filepath.Join(home, "甲文件夹"), 0o700))
	for _, name := range []string{"b.xlsx", "a.XLSX", "c.pdf", ".hidden.xlsx", filepath.Join("甲文件夹", "d.xlsx")} {
		require.NoError(t, os.WriteFile(filepath.Join(home, name), []byte("原来的内容"), 0o600))
	}
	return home
}

func TestAFileIsChosenByKeysAndEscGivesUp(t *testing.T) {
	home := folder(t)
	w := kittest.New(t, nil, app.User{})
	list(w, things(1), nil)
	var got string
	choose := func() { kit.OpenFile(w.Env, "选择表格", []string{".xlsx"}, func(path string) { got = path }) }

	choose()
	require.True(t, w.Sees("甲文件夹"), "%v", w.Texts())
	assert.True(t, w.Sees("a.XLSX"), "the ending is read in either case")
	assert.False(t, w.Sees("c.pdf"))
	assert.False(t, w.Sees(".hidden.xlsx"))
	w.Key(fyne.KeyEscape)
	assert.Equal(t, 0, w.Host.Dialogs())
	assert.Empty(t, got)

	choose()
	w.Key(fyne.KeyDown)
	w.Key(fyne.KeyReturn)
	require.True(t, w.Sees("d.xlsx"), "%v", w.Texts())
	w.Key(fyne.KeyBackspace)
	require.True(t, w.Sees("b.xlsx"), "%v", w.Texts())
	w.Key(fyne.KeyEnd)
	w.Key(fyne.KeyReturn)
	assert.Equal(t, filepath.Join(home, "b.xlsx"), got)

	got = ""
	choose()
	w.Fill("folder", "甲文件夹/d.xlsx")
	w.Key(fyne.KeyReturn)
	assert.Equal(t, filepath.Join(home, "甲文件夹", "d.xlsx"), got)
}

func TestSavingLeavesAnExistingFileAloneUntilItIsWritten(t *testing.T) {
	home := folder(t)
	w := kittest.New(t, nil, app.User{})
	list(w, things(1), nil)
	var got string
	kit.SaveFile(w.Env, "另存", "新.xlsx", func(path string) { got = path })
	w.Fill("filename", "b")
	w.Click("保存")
	require.True(t, w.Sees("覆盖“b.xlsx”？"), "%v", w.Texts())
	w.Click("换一个文件名")
	assert.Empty(t, got)
	w.Click("保存")
	w.Click("覆盖文件")
	assert.Equal(t, filepath.Join(home, "b.xlsx"), got)
	kept, err := os.ReadFile(got)
	require.NoError(t, err)
	assert.Equal(t, "原来的内容", string(kept), "the dialog does not touch the file")

	kit.SaveFile(w.Env, "另存", "新.xlsx", func(path string) { got = path })
	w.Click("保存")
	assert.Equal(t, filepath.Join(home, "新.xlsx"), got)
	_, err = os.Stat(got)
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestAFolderIsChosen(t *testing.T) {
	home := folder(t)
	w := kittest.New(t, nil, app.User{})
	list(w, things(1), nil)
	var got string
	kit.PickFolder(w.Env, "选择文件夹", func(path string) { got = path })
	require.False(t, w.Sees("b.xlsx"))
	w.Click("选择")
	assert.Equal(t, home, got)
}

package kit

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	fynedialog "fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"gongzhi/app"
	"gongzhi/ui/native"
)

// OpenFile asks for a file with one of the endings (".xlsx"); none means any file.
func OpenFile(env *Env, title string, endings []string, do func(path string)) {
	h := env.host
	if native.HasFileDialog() {
		h.ask(func() (string, error) { return native.OpenFile(h.Win, title, endings) }, do)
		return
	}
	d := fynedialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r != nil {
			path := r.URI().Path()
			_ = r.Close()
			h.guard(func() { do(path) })
		}
	}, h.Win)
	if len(endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	d.SetConfirmText("打开")
	d.SetDismissText("取消")
	d.SetTitleText(title)
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}

// SaveFile asks where to write; name is the proposal.
func SaveFile(env *Env, title, name string, do func(path string)) {
	h := env.host
	if native.HasFileDialog() {
		h.ask(func() (string, error) { return native.SaveFile(h.Win, title, name) }, do)
		return
	}
	d := fynedialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if w != nil {
			path := w.URI().Path()
			_ = w.Close()
			if filepath.Ext(path) == "" { // the dialog has asked about the name without its ending
				path = unused(path, filepath.Ext(name))
			}
			h.guard(func() { do(path) })
		}
	}, h.Win)
	d.SetFileName(name)
	d.SetConfirmText("保存")
	d.SetDismissText("取消")
	d.SetTitleText(title)
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}

// unused is the path with an ending, numbered when a file of that name is there.
func unused(path, ending string) string {
	for n := 1; ; n++ {
		free := path + ending
		if n > 1 {
			free = path + " (" + itoa(n) + ")" + ending
		}
		if _, err := os.Lstat(free); os.IsNotExist(err) {
			return free
		}
	}
}

// PickFolder asks for a folder.
func PickFolder(env *Env, title string, do func(path string)) {
	h := env.host
	if native.HasFileDialog() {
		h.ask(func() (string, error) { return native.PickFolder(h.Win, title) }, do)
		return
	}
	d := fynedialog.NewFolderOpen(func(l fyne.ListableURI, err error) {
		if l != nil {
			h.guard(func() { do(l.Path()) })
		}
	}, h.Win)
	d.SetConfirmText("选择")
	d.SetDismissText("取消")
	d.SetTitleText(title)
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}

// ask runs a dialog of the system, which blocks, off the UI thread.
func (h *Host) ask(dialog func() (string, error), do func(path string)) {
	var path string
	h.background(func() (err error) {
		path, err = dialog()
		return err
	}, func(err error) {
		if err != nil {
			h.log().Error("系统对话框", "error", err)
		}
		if path != "" {
			do(path)
		}
	})
}

// OpenExternally opens a file or folder with the program that the system has for it.
func OpenExternally(env *Env, path string) {
	env.host.background(func() error { return native.Open(path) }, func(err error) {
		if err != nil {
			env.Fail(app.Errorf("", "没有打开 %s：%v。", strings.TrimSpace(path), err))
		}
	})
}

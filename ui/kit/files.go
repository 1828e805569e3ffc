package kit

import (
	"strings"

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
	browse(env, &browser{title: title, verb: "打开", endings: endings, take: do})
}

// SaveFile asks where to write; name is the proposal. The file itself is left alone: who writes it replaces it when he is done.
func SaveFile(env *Env, title, name string, do func(path string)) {
	h := env.host
	if native.HasFileDialog() {
		h.ask(func() (string, error) { return native.SaveFile(h.Win, title, name) }, do)
		return
	}
	browse(env, &browser{title: title, verb: "保存", saves: name, take: do})
}

// PickFolder asks for a folder.
func PickFolder(env *Env, title string, do func(path string)) {
	h := env.host
	if native.HasFileDialog() {
		h.ask(func() (string, error) { return native.PickFolder(h.Win, title) }, do)
		return
	}
	browse(env, &browser{title: title, verb: "选择", folder: true, take: do})
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

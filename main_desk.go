package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"gongzhi/data"
	"gongzhi/ui"
	"gongzhi/ui/native"
)

// desk is what surrounds the window on the computer: the icon beside the clock, its notices, the files that later starts of the
// program hand over.
type desk struct {
	files  chan string
	mu     sync.Mutex
	tray   *native.Tray
	notice string // waits for the icon
}

// open is called when the window is there.
func (d *desk) open(w ui.Window) {
	tray := native.NewTray("共治通", []native.TrayItem{{Label: "打开共治通", Do: w.Front}, {}, {Label: "退出", Do: w.Quit}})
	d.mu.Lock()
	d.tray = tray
	notice := d.notice
	d.mu.Unlock()
	if notice != "" {
		tray.Notify("共治通", notice)
	}
	go func() {
		for file := range d.files {
			w.Open(file)
		}
	}()
}

func (d *desk) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tray.Close()
	d.tray = nil
}

// remind says beside the clock what is to be done today, where there is something.
func (d *desk) remind(text string) {
	if text == "" {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.notice = "责任清单：" + strings.TrimSuffix(text, "。") + "。"
	d.tray.Notify("共治通", d.notice)
}

// openBackup restores a backup beside the data under a name of its own and opens it in a window of its own.
func openBackup(ctx context.Context, file, password string) error {
	base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	path := filepath.Join(native.DataFolder(), base+".db")
	for n := 2; ; n++ {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			break
		}
		path = filepath.Join(native.DataFolder(), fmt.Sprintf("%s（%d）.db", base, n))
	}
	if _, err := data.Restore(ctx, file, path, password, false); err != nil {
		return err
	}
	return openWindow(path)
}

// openWindow opens another database in a window of its own.
func openWindow(path string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	return exec.Command(program, "--db", path).Start()
}

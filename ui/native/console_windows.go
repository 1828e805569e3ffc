package native

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachParent is ATTACH_PARENT_PROCESS of AttachConsole.
const attachParent = ^uintptr(0)

// Console attaches the console that the program was started from, so that a command's output is seen there; started by a double
// click there is none, and redirected output stays where it goes.
func Console() {
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(attachParent); ok == 0 {
		return
	}
	for _, s := range []struct {
		std  **os.File
		name string
	}{{&os.Stdout, "CONOUT$"}, {&os.Stderr, "CONOUT$"}} {
		if _, err := (*s.std).Stat(); err == nil {
			continue
		}
		if f, err := os.OpenFile(s.name, os.O_RDWR, 0); err == nil {
			*s.std = f
		}
	}
}

// Alert shows a sentence before any window can open.
func Alert(title, text string) {
	t, err1 := windows.UTF16PtrFromString(title)
	b, err2 := windows.UTF16PtrFromString(text)
	if err1 == nil && err2 == nil {
		windows.MessageBox(0, b, t, windows.MB_OK|windows.MB_ICONWARNING)
	}
}

//go:build !windows

package native

import (
	"errors"
	"os/exec"

	"fyne.io/fyne/v2"
)

// HasFileDialog says whether the system's own file dialogs can be used.
func HasFileDialog() bool { return false }

// OpenFile asks for a file with the system's dialog; empty when the user gave up.
func OpenFile(fyne.Window, string, []string) (string, error) { return "", errNoDialog }

// SaveFile asks where to write.
func SaveFile(fyne.Window, string, string) (string, error) { return "", errNoDialog }

// PickFolder asks for a folder.
func PickFolder(fyne.Window, string) (string, error) { return "", errNoDialog }

var errNoDialog = errors.New("系统没有文件对话框")

// Open opens a file with the program the system has for it.
func Open(path string) error { return exec.Command("xdg-open", path).Start() }

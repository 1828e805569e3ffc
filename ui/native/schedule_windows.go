package native

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf16"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

const (
	runKey   = `Software\Microsoft\Windows\CurrentVersion\Run`
	ownKey   = `Software\gongzhi`
	runName  = "gongzhi"
	taskName = "gongzhi-backup"
)

// HasScheduler says whether the system starts programs by itself as Autostart and Nightly say.
func HasScheduler() bool { return true }

// Autostart says whether the program opens when the user signs in to the system.
func Autostart() bool { return readValue(runKey, runName) != "" }

// SetAutostart changes it.
func SetAutostart(on bool) error {
	if !on {
		return writeValue(runKey, runName, "")
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	return writeValue(runKey, runName, `"`+program+`"`)
}

// Nightly says whether the nightly backup is planned.
func Nightly() bool { return schtasks("/Query", "/TN", taskName) == nil }

// SetNightly plans the nightly backup or gives it up.
func SetNightly(on bool, plan NightlyPlan) error {
	if !on {
		return schtasks("/Delete", "/F", "/TN", taskName)
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(plan.Folder, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp("", "gongzhi-*.xml")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	raw := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(plan.task(program))) {
		raw = append(raw, byte(u), byte(u>>8))
	}
	_, err = file.Write(raw)
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	return schtasks("/Create", "/F", "/TN", taskName, "/XML", file.Name())
}

func schtasks(args ...string) error {
	system, err := windows.GetSystemDirectory()
	if err != nil {
		return err
	}
	c := exec.Command(filepath.Join(system, "schtasks.exe"), args...)
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("schtasks %s: %w %s", args[0], err, strings.TrimSpace(string(out)))
	}
	return nil
}

func readValue(key, name string) string {
	k, err := registry.OpenKey(registry.CURRENT_USER, key, registry.QUERY_VALUE)
	if err != nil {
		return ""
	}
	defer k.Close()
	value, _, err := k.GetStringValue(name)
	if err != nil {
		return ""
	}
	return value
}

// writeValue sets a value of the user's registry; an empty one is deleted.
func writeValue(key, name, value string) error {
	k, _, err := registry.CreateKey(registry.CURRENT_USER, key, registry.SET_VALUE)
	if err != nil {
		return err
	}
	defer k.Close()
	if value != "" {
		return k.SetStringValue(name, value)
	}
	if err := k.DeleteValue(name); err != nil && !errors.Is(err, registry.ErrNotExist) {
		return err
	}
	return nil
}

//go:build !windows

package native

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
)

func chosenFolder() string { return "" }

func secondDisk() string { return "" }

// ChooseFolder keeps where the data lies.
func ChooseFolder(string) error { return nil }

// System names the operating system for a report of a crash.
func System() string {
	name := runtime.GOOS + "/" + runtime.GOARCH
	if release, err := os.ReadFile("/proc/sys/kernel/osrelease"); err == nil {
		name += " " + strings.TrimSpace(string(release))
	}
	return name
}

// Confirm asks a question before any window is open; elsewhere nothing is asked and the answer is no.
func Confirm(string, string) bool { return false }

// HasScheduler says whether the system starts programs by itself as Autostart and Nightly say.
func HasScheduler() bool { return false }

// Autostart says whether the program opens when the user signs in to the system.
func Autostart() bool { return false }

// SetAutostart changes it.
func SetAutostart(bool) error { return exec.ErrNotFound }

// Nightly says whether the nightly backup is planned.
func Nightly() bool { return false }

// SetNightly plans the nightly backup or gives it up.
func SetNightly(bool, NightlyPlan) error { return exec.ErrNotFound }

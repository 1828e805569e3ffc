package native

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sys/windows"
)

// leastRoom is the free space that makes a second disk worth proposing.
const leastRoom = 2 << 30

// chosenFolder is the place chosen at the first start; one on a disk that is gone does not count.
func chosenFolder() string {
	dir := readValue(ownKey, "Data")
	if dir == "" {
		return ""
	}
	if _, err := os.Stat(filepath.VolumeName(dir) + `\`); err != nil {
		return ""
	}
	return dir
}

// ChooseFolder keeps where the data lies.
func ChooseFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return writeValue(ownKey, "Data", dir)
}

// secondDisk is the root of the first fixed disk that is not the system's, has room and can be written.
func secondDisk() string {
	drives, err := windows.GetLogicalDrives()
	if err != nil {
		return ""
	}
	system := strings.ToUpper(os.Getenv("SystemDrive"))
	for i := range 26 {
		root := string(rune('A'+i)) + `:\`
		if drives&(1<<i) == 0 || strings.HasPrefix(root, system) || windows.GetDriveType(wide(root)) != windows.DRIVE_FIXED {
			continue
		}
		var free uint64
		if windows.GetDiskFreeSpaceEx(wide(root), &free, nil, nil) != nil || free < leastRoom {
			continue
		}
		if trial, err := os.MkdirTemp(root, "gongzhi-"); err == nil {
			_ = os.Remove(trial)
			return root
		}
	}
	return ""
}

// System names the operating system for a report of a crash.
func System() string {
	v := windows.RtlGetVersion()
	return fmt.Sprintf("Windows %d.%d.%d %s", v.MajorVersion, v.MinorVersion, v.BuildNumber, runtime.GOARCH)
}

// Confirm asks a question before any window is open.
func Confirm(title, text string) bool {
	answer, err := windows.MessageBox(0, wide(text), wide(title), windows.MB_YESNO|windows.MB_ICONQUESTION)
	return err == nil && answer == idYes
}

const idYes = 6

package data

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// onNetwork says whether the drive of path is a mapped network drive.
func onNetwork(path string) bool {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}

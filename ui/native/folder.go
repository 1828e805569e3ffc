package native

import (
	"os"
	"path/filepath"
	"runtime"
)

// DataFolder is where the office's data lies unless the user says otherwise: %LOCALAPPDATA%\gongzhi on Windows, the XDG data
// folder elsewhere.
func DataFolder() string {
	if runtime.GOOS == "windows" {
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "gongzhi")
		}
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "gongzhi")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	return filepath.Join(home, ".local", "share", "gongzhi")
}

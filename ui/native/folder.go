package native

import (
	"os"
	"path/filepath"
	"runtime"
)

// portableMark is the file beside the program that makes it portable.
const portableMark = "便携版.txt"

// DataFolder is where the office's data lies unless the user says otherwise: beside a portable program, else the folder chosen at
// the first start, else %LOCALAPPDATA%\gongzhi on Windows and the XDG data folder elsewhere.
func DataFolder() string {
	if dir, ok := portable(); ok {
		return dir
	}
	if dir := chosenFolder(); dir != "" {
		return dir
	}
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

// portable is the data folder beside the program, where the mark lies there as well.
func portable() (string, bool) {
	program, err := os.Executable()
	if err != nil {
		return "", false
	}
	dir := filepath.Dir(program)
	if _, err := os.Stat(filepath.Join(dir, portableMark)); err != nil {
		return "", false
	}
	return filepath.Join(dir, "数据"), true
}

// ProposeFolder is a better place for the data of a new office: a second fixed disk, which a reinstalled system leaves alone. It is
// empty where there is none, where a place was chosen before, and for a portable program.
func ProposeFolder() string {
	if _, ok := portable(); ok || chosenFolder() != "" {
		return ""
	}
	root := secondDisk()
	if root == "" {
		return ""
	}
	return filepath.Join(root, "共治通数据")
}

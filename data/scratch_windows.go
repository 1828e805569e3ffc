package data

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// hold does nothing: Windows removes no file that is open.
func hold(*os.File) {}

// released removes a file, which fails while a program has it open.
func released(path string) bool { return os.Remove(path) == nil }

// systemReason says in Chinese why Windows refused; empty when it has no words for it.
func systemReason(err error) string {
	switch {
	case errors.Is(err, windows.ERROR_DISK_FULL), errors.Is(err, windows.ERROR_HANDLE_DISK_FULL):
		return "磁盘已满"
	case errors.Is(err, windows.ERROR_WRITE_PROTECT):
		return "磁盘只读"
	case errors.Is(err, windows.ERROR_IO_DEVICE), errors.Is(err, windows.ERROR_CRC), errors.Is(err, windows.ERROR_NOT_READY):
		return "磁盘读写出错"
	case errors.Is(err, windows.ERROR_FILENAME_EXCED_RANGE):
		return nameTooLong
	case errors.Is(err, windows.ERROR_INVALID_NAME), errors.Is(err, windows.ERROR_DIRECTORY):
		return "路径不对"
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION), errors.Is(err, windows.ERROR_LOCK_VIOLATION):
		return "文件正被占用"
	}
	return ""
}

package data

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// hold marks an open file as in use until it is closed or its program ends.
func hold(f *os.File) { unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }

// released says whether nobody holds a file.
func released(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil
}

// systemReason says in Chinese why Linux refused; empty when it has no words for it.
func systemReason(err error) string {
	switch {
	case errors.Is(err, unix.ENOSPC), errors.Is(err, unix.EDQUOT), errors.Is(err, unix.EFBIG):
		return "磁盘已满"
	case errors.Is(err, unix.EROFS):
		return "磁盘只读"
	case errors.Is(err, unix.EIO):
		return "磁盘读写出错"
	case errors.Is(err, unix.ENAMETOOLONG):
		return nameTooLong
	case errors.Is(err, unix.ENOTDIR), errors.Is(err, unix.EISDIR):
		return "路径中的文件与文件夹不符"
	case errors.Is(err, unix.EBUSY), errors.Is(err, unix.ETXTBSY):
		return "文件正被占用"
	}
	return ""
}

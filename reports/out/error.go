package out

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// Error is a failure of printing or saving that may be shown as it stands (输出错误): Message is Chinese and says
// what is wrong and what to do.
type Error struct {
	Message string
	Cause   error
}

// Error gives the Chinese message.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the cause for the log.
func (e *Error) Unwrap() error { return e.Cause }

// Save writes a file whole or not at all: under a temporary name first, then renamed. A failure leaves the old file
// untouched and no half file behind.
func Save(path string, data []byte) error {
	return SaveFunc(path, func(f *os.File) error {
		_, err := f.Write(data)
		return err
	})
}

// SaveFunc is Save for files that are written piece by piece.
func SaveFunc(path string, write func(*os.File) error) (err error) {
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	clearUnfinished(dir)
	f, err := os.CreateTemp(dir, ".~"+shortName(name)+"-*.tmp")
	if err != nil {
		return saveError(path, err)
	}
	temp := f.Name()
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(temp)
		}
	}()
	if err = write(f); err != nil {
		return saveError(path, err)
	}
	if err = f.Sync(); err != nil {
		return saveError(path, err)
	}
	if err = f.Close(); err != nil {
		return saveError(path, err)
	}
	_ = os.Chmod(temp, 0o644) // readable by colleagues; not every file system knows modes
	if err = os.Rename(temp, path); err != nil {
		return saveError(path, err)
	}
	return nil
}

// unfinished are the names of files that are being written.
var unfinished = regexp.MustCompile(`^\.~.*-\d+\.tmp$`)

// clearUnfinished removes what a program that was killed while writing left in a folder more than an hour ago.
func clearUnfinished(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !unfinished.MatchString(e.Name()) {
			continue
		}
		if st, err := e.Info(); err == nil && st.Mode().IsRegular() && time.Since(st.ModTime()) > time.Hour {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

func shortName(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 20)])
}

// winErrno gives an error number of Windows, none elsewhere: 32 and 33 mean that another program holds the file,
// 112 that the disk is full.
func winErrno(n syscall.Errno) error {
	if filepath.Separator == '\\' {
		return n
	}
	return nil
}

// isAny reports whether err is one of the known errors.
func isAny(err error, known ...error) bool {
	for _, k := range known {
		if k != nil && errors.Is(err, k) {
			return true
		}
	}
	return false
}

// saveError puts a system error into words.
func saveError(path string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		return own
	}
	name, dir := filepath.Base(path), filepath.Dir(path)
	message := "文件“" + name + "”保存失败，请换一个位置再试。"
	switch {
	case isAny(err, syscall.ENOSPC, winErrno(112)):
		message = "磁盘空间不足，文件“" + name + "”没有保存。请清理磁盘或换一个位置再试。"
	case isAny(err, winErrno(32), winErrno(33), syscall.ETXTBSY, syscall.EBUSY):
		message = "文件“" + name + "”正被其他程序打开，没有保存。请关闭它（Excel、WPS 或阅读器）后再试。"
	case isAny(err, fs.ErrPermission, syscall.EROFS):
		message = "没有权限写入“" + dir + "”（文件夹只读，或同名文件正被其他程序打开）。请换一个文件夹，或关闭该文件后再试。"
	case isAny(err, fs.ErrNotExist):
		message = "文件夹“" + dir + "”不存在，文件没有保存。请重新选择文件夹。"
	case isAny(err, syscall.EISDIR) || isDir(path):
		message = "“" + name + "”是一个文件夹，不能作为文件名。请换一个文件名。"
	case isAny(err, syscall.ENAMETOOLONG):
		message = "文件名太长，请缩短后再试。"
	case strings.Contains(err.Error(), "invalid"):
		message = "文件名“" + name + "”含有不能使用的符号，请修改后再试。"
	}
	return &Error{Message: message, Cause: err}
}

func isDir(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

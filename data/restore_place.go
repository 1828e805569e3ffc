package data

import (
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	sqlite3 "github.com/mattn/go-sqlite3"

	"gongzhi/app"
)

// putInPlace puts a verified copy where a database is, or where none is. What was there is kept aside as a whole before one
// renaming puts the other in its stead: a program killed in between leaves the old one or the new one.
func putInPlace(dir, full string) error {
	if there(full) {
		if err := settle(full); err != nil {
			return err
		}
	}
	if there(full) || there(full+"-wal") {
		if err := keepAside(full); err != nil {
			return err
		}
	}
	if err := adopt(filepath.Join(dir, "files"), full+".files"); err != nil {
		return err
	}
	for _, ext := range []string{"-wal", "-shm"} { // of a database that is gone or damaged: never to be read into the new one
		if err := os.Remove(full + ext); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return os.Rename(filepath.Join(dir, databaseEntry), full)
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// settle brings what a database still has in its log into its file. One in use is refused; one that is damaged is left as it is.
func settle(full string) error {
	db, err := sql.Open("sqlite3", fileURI(full)+"?mode=rw&_busy_timeout=2000")
	if err != nil {
		return err
	}
	defer db.Close()
	var mode string
	err = db.QueryRow("PRAGMA journal_mode=DELETE").Scan(&mode)
	var e sqlite3.Error
	if err == nil && mode != "delete" || errors.As(err, &e) && (e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked) {
		return app.Errorf("db", "%s 正被打开着，没有恢复。关闭使用它的共治通窗口后重试。", full)
	}
	return nil
}

// keepAside copies a database and its log beside it under a name with the time; its attachments go along.
func keepAside(full string) error {
	aside := freeName(full+".恢复前-", "")
	if err := linkAll(full+".files", aside+".files"); err != nil {
		return err
	}
	for _, ext := range []string{"-wal", ""} {
		if !there(full + ext) {
			continue
		}
		part := full + unfinished
		os.Remove(part)
		err := copyFile(full+ext, part)
		if err == nil {
			err = os.Rename(part, aside+ext)
		}
		if err != nil {
			os.Remove(part)
			return err
		}
	}
	return nil
}

// adopt moves attachments into a folder; bytes that are there already are replaced by the verified ones.
func adopt(from, to string) error {
	return eachFile(from, to, os.Rename)
}

// linkAll gives attachments, which never change, a second name in another folder, or a copy where the disk knows no second names.
func linkAll(from, to string) error {
	return eachFile(from, to, func(old, name string) error {
		if os.Link(old, name) == nil {
			return nil
		}
		return copyFile(old, name)
	})
}

// eachFile does an act for every attachment of a folder, with its name in another one.
func eachFile(from, to string, act func(old, name string) error) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() || !sumText.MatchString(d.Name()) {
			return err
		}
		name := filepath.Join(to, d.Name()[:2], d.Name())
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return err
		}
		return act(path, name)
	})
}

// copyFile copies bytes to a new file and waits for the disk.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

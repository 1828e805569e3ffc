package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongzhi/app"
)

// making ends the name of a demo office that is being filled.
const making = ".making"

// databaseParts are the ends of the names of a database's files, the file itself last.
var databaseParts = [...]string{"-wal", "-shm", ".files", ""}

// MakeDemo fills a new database and gives it its name when it is whole: a full disk or a killed program leaves no half office
// that opens.
func (d Deps) MakeDemo(ctx context.Context, path string, fill func(context.Context, app.Store) error) error {
	if path == "" {
		return app.Errorf("db", "没有写明数据库文件。")
	}
	work := path + making
	if err := discard(work); err != nil {
		return err
	}
	store, err := d.Create(work)
	if err != nil {
		return err
	}
	if err := errors.Join(fill(ctx, store), store.Close()); err != nil {
		return errors.Join(err, discard(work))
	}
	if err := take(work+".files", path+".files"); err != nil {
		return app.Errorf("db", "演示数据没有建成：%v。换一个有写权限的位置。", errors.Join(err, discard(work)))
	}
	if err := os.Rename(work, path); err != nil {
		return app.Errorf("db", "演示数据没有建成：%v。换一个有写权限的位置。", errors.Join(err, discard(work)))
	}
	return discard(work)
}

// take moves the attachments with their folders, empty ones too; named by their content, they never harm what lies there.
func take(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		name := filepath.Join(to, strings.TrimPrefix(path, from))
		if d.IsDir() {
			return os.MkdirAll(name, 0o700)
		}
		return os.Rename(path, name)
	})
}

// discard removes what is left of a demo office that was never finished.
func discard(path string) error {
	for _, part := range databaseParts {
		if err := remove(path + part); err != nil {
			return app.Errorf("db", "没有清除未建成的演示数据 %s：%v。", path, err)
		}
	}
	return nil
}

// remove takes a file away, or a folder with all in it, the innermost first: os.RemoveAll asks for a way to delete that not every
// file system and not Wine has.
func remove(path string) error {
	var all []string
	err := filepath.WalkDir(path, func(name string, _ fs.DirEntry, err error) error {
		if err == nil {
			all = append(all, name)
		} else if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	for _, name := range slices.Backward(all) {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

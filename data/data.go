// Package data remembers: one SQLite file with the records of every module, read and written through app.Store. SQL and
// scanning, nothing else; no rule of the office is in it.
package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3" // also registers the driver

	"gongzhi/app"
)

// Store keeps one database file: a single writer connection with immediate transactions and a pool of readers.
type Store struct {
	path   string
	write  *sql.DB
	read   *sql.DB
	tables *tables
}

var _ app.Store = (*Store)(nil)

// Create makes a new database file, or opens and migrates an existing one.
func Create(path string) (*Store, error) { return open(path, true) }

// Open opens an existing database file and migrates it; a file that does not exist is refused.
func Open(path string) (*Store, error) { return open(path, false) }

func open(path string, create bool) (*Store, error) {
	full, err := place(path)
	if err != nil {
		return nil, err
	}
	if err := readyFile(path, full, create); err != nil {
		return nil, err
	}
	s := &Store{path: full, tables: newTables()}
	if s.write, err = sql.Open("sqlite3", dsn(full, "rwc")+"&_txlock=immediate"); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(); err != nil {
		s.write.Close()
		return nil, explainOpen(err, path)
	}
	if s.read, err = sql.Open("sqlite3", dsn(full, "rw")+"&_query_only=1"); err != nil {
		s.write.Close()
		return nil, err
	}
	s.read.SetMaxOpenConns(max(2, runtime.NumCPU()))
	s.read.SetMaxIdleConns(max(2, runtime.NumCPU()))
	return s, nil
}

// place is the full path of a database, refused where one must not lie.
func place(path string) (full string, err error) {
	if path == "" {
		return "", app.Errorf("db", "没有写明数据库文件。")
	}
	if strings.HasPrefix(path, "//") || strings.HasPrefix(path, `\\`) {
		return "", networkRefused(path)
	}
	if full, err = filepath.Abs(path); err != nil {
		return "", app.Errorf("db", "数据库路径无法识别：%s。", path)
	}
	return full, refusePlace(full)
}

// readyFile refuses what is no database; to create one it makes the folder.
func readyFile(path, full string, create bool) error {
	info, err := os.Stat(full)
	switch {
	case err == nil && info.IsDir():
		return app.Errorf("db", "%s 是文件夹，不是数据库文件。", path)
	case err == nil && !info.Mode().IsRegular():
		return app.Errorf("db", "%s 是设备，不是数据库文件。", path)
	case err != nil && reason(err) == nameTooLong:
		return app.Errorf("db", "数据库文件名太长：%s。换一个短的名字。", path)
	case err == nil && info.Size() > 0:
		return looksLikeDatabase(full)
	case err == nil && !create:
		return app.Errorf("db", "%s 是空文件，不是数据库。请核对路径，或从备份恢复。", path)
	case err == nil:
		return nil
	case !create:
		return app.Errorf("db", "数据库文件不存在：%s。先用 gongzhi demo 或 gongzhi restore 建立，或在窗口中新建。", path)
	}
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		return app.Errorf("db", "无法建立数据文件夹 %s：%v。换一个有写权限的位置。", filepath.Dir(full), reason(err))
	}
	return nil
}

func fileURI(path string) string {
	escaped := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
	if runtime.GOOS == "windows" {
		escaped = "/" + escaped
	}
	return "file:" + escaped
}

func dsn(path, mode string) string {
	return fileURI(path) + "?mode=" + mode +
		"&_journal_mode=WAL&_foreign_keys=on&_busy_timeout=5000&_synchronous=FULL&_secure_delete=on"
}

// Path is the database file.
func (s *Store) Path() string { return s.path }

// Read runs fn on one consistent snapshot.
func (s *Store) Read(ctx context.Context, fn func(app.Tx) error) error {
	inner, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return explain(err, "")
	}
	defer inner.Rollback()
	return fn(&tx{ctx: ctx, sql: inner, tables: s.tables, readonly: true})
}

// Write runs fn in one immediate transaction with one audit row in it.
func (s *Store) Write(ctx context.Context, stamp app.Stamped, fn func(app.Tx) error) error {
	inner, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(err, "")
	}
	defer inner.Rollback()
	t := &tx{ctx: ctx, sql: inner, tables: s.tables, stamp: stamp}
	if err := fn(t); err != nil {
		return err
	}
	if err := t.writeAudit(); err != nil {
		return explain(err, "audit")
	}
	return explain(inner.Commit(), "")
}

// Derive runs fn in a transaction without an audit row, for derived columns and drafts only.
func (s *Store) Derive(ctx context.Context, stamp app.Stamped, fn func(app.Tx) error) error {
	inner, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(err, "")
	}
	defer inner.Rollback()
	t := &tx{ctx: ctx, sql: inner, tables: s.tables, stamp: stamp}
	if err := fn(t); err != nil {
		return err
	}
	if len(t.items) > 0 {
		return errors.New("records changed outside an act")
	}
	return explain(inner.Commit(), "")
}

// Close checkpoints the write-ahead log and closes.
func (s *Store) Close() error {
	_, err := s.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(s.read.Close(), err, s.write.Close())
}

// explain turns what the database says into a sentence where the user can do something about it.
func explain(err error, table string) error {
	if err == nil {
		return nil
	}
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case sqlite3.ErrFull:
		return app.Errorf("", "磁盘已满，这次没有保存。清理磁盘后重试。")
	case sqlite3.ErrIoErr:
		return app.Errorf("", "磁盘写不进去（可能已满、被拔出或被其他程序占用），这次没有保存。检查磁盘后重试。")
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		return app.Errorf("", "数据库文件只读，这次没有保存。检查文件夹权限后重试。")
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return app.Errorf("", "数据库正被另一个程序占用，这次没有保存。稍后重试。")
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return app.Errorf("", "数据库文件已损坏。请从最近的备份恢复（系统设置 → 备份）。")
	}
	return fmt.Errorf("%s: %w", table, err)
}

package data

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"

	"gongzhi/app"
)

//go:embed migrations/*.sql
var migrations embed.FS

type migration struct {
	version int
	name    string
}

func listMigrations() ([]migration, error) {
	entries, err := migrations.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var out []migration
	for _, e := range entries {
		n, err := strconv.Atoi(strings.SplitN(e.Name(), "_", 2)[0])
		if err != nil {
			return nil, fmt.Errorf("migration %s has no number", e.Name())
		}
		out = append(out, migration{n, e.Name()})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].version < out[j].version })
	return out, nil
}

// migrate brings the file to the newest version, each step in one transaction, after a copy of a file that has records.
func (s *Store) migrate() error {
	all, err := listMigrations()
	if err != nil {
		return err
	}
	var have int
	if err := s.write.QueryRow("PRAGMA user_version").Scan(&have); err != nil {
		return err
	}
	newest := all[len(all)-1].version
	if have > newest {
		return app.Errorf("db", "数据库由更新版本的共治通建立（数据版本 %d，本程序支持到 %d）。升级本程序后再打开。", have, newest)
	}
	if have > 0 && have < newest {
		if err := s.copyBefore(have); err != nil {
			return err
		}
	}
	for _, m := range all {
		if m.version <= have {
			continue
		}
		if err := s.step(m); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	return nil
}

// copyBefore keeps a copy of the file as it is before it is migrated. An earlier copy of the same version may be of other
// records, from before a restore: it stays, and this one has the time in its name.
func (s *Store) copyBefore(have int) error {
	name := fmt.Sprintf("%s.升级前-v%d", s.path, have)
	path := name + ".bak"
	if _, err := os.Stat(path); err == nil {
		if was, err := headOf(path); err == nil && was == s.head() {
			return nil
		}
		path = freeName(name+"-", ".bak")
	}
	return s.CopyTo(context.Background(), path)
}

// head is how far the audit chain goes, as one word.
func (s *Store) head() string { h, _ := readHead(s.write); return h }

func headOf(path string) (string, error) {
	db, err := sql.Open("sqlite3", fileURI(path)+"?mode=ro&immutable=1")
	if err != nil {
		return "", err
	}
	defer db.Close()
	return readHead(db)
}

func readHead(db *sql.DB) (head string, err error) {
	err = db.QueryRow("SELECT seq||' '||hash FROM audit_head").Scan(&head)
	return head, err
}

func (s *Store) step(m migration) error {
	text, err := migrations.ReadFile("migrations/" + m.name)
	if err != nil {
		return err
	}
	tx, err := s.write.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(string(text)); err != nil {
		return err
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version=%d", m.version)); err != nil {
		return err
	}
	return tx.Commit()
}

// CopyTo writes a consistent copy to a new file: first under a temporary name, verified, then renamed.
func (s *Store) CopyTo(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s: %w", path, os.ErrExist)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return app.Errorf("", "无法写入 %s：%s。", filepath.Dir(path), reason(err))
	}
	part := path + ".part"
	os.Remove(part)
	defer os.Remove(part)
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return explain(err, "copy")
	}
	if err := quickCheck(part); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return app.Errorf("", "备份写不进去：%s。", reason(err))
	}
	return nil
}

func looksLikeDatabase(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return app.Errorf("db", "打不开数据库文件 %s：%s。", path, reason(err))
	}
	defer f.Close()
	head := make([]byte, 16)
	if _, err := io.ReadFull(f, head); err != nil || string(head) != "SQLite format 3\x00" {
		return app.Errorf("db", "%s 不是共治通的数据库文件。", path)
	}
	return refuseForeign(path)
}

// refuseForeign refuses another program's database, which must not be given our tables. It reads the file without touching it.
func refuseForeign(path string) error {
	db, err := sql.Open("sqlite3", fileURI(path)+"?mode=ro&immutable=1")
	if err != nil {
		return err
	}
	defer db.Close()
	var tables, own int
	err = db.QueryRow("SELECT count(*), coalesce(sum(name='audit_head'),0) FROM sqlite_master").Scan(&tables, &own)
	if err == nil && tables > 0 && own == 0 {
		return app.Errorf("db", "%s 是别的程序的数据库，不是共治通的，没有打开。请核对路径。", path)
	}
	return nil // a damaged one is found when it is opened
}

func explainOpen(err error, path string) error {
	var e sqlite3.Error
	if errors.As(err, &e) {
		switch e.Code {
		case sqlite3.ErrNotADB, sqlite3.ErrCorrupt:
			return app.Errorf("db", "数据库文件 %s 已损坏，没有打开。请用最近的备份恢复。", path)
		case sqlite3.ErrCantOpen, sqlite3.ErrPerm, sqlite3.ErrReadonly:
			return app.Errorf("db", "打不开数据库文件 %s：没有读写权限。", path)
		case sqlite3.ErrBusy, sqlite3.ErrLocked:
			return app.Errorf("db", "数据库文件 %s 正被另一个程序占用。关闭后重试。", path)
		}
	}
	return err
}

// nameTooLong is the reason that a shorter name cures.
const nameTooLong = "文件名太长"

// reason is why the operating system refused, in Chinese.
func reason(err error) string {
	switch {
	case errors.Is(err, os.ErrPermission):
		return "没有权限"
	case errors.Is(err, os.ErrNotExist):
		return "位置不存在"
	case errors.Is(err, os.ErrExist):
		return "已有同名文件"
	}
	if text := systemReason(err); text != "" {
		return text
	}
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

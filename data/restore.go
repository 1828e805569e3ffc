package data

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"filippo.io/age"

	"gongzhi/app"
)

// Restore unpacks a backup to a database path. Everything is verified before anything at the path is touched; an existing
// database is refused unless force, and then kept beside under a name with the time.
func Restore(ctx context.Context, file, path, password string, force bool) (app.BackupInfo, error) {
	var info app.BackupInfo
	full, err := mayRestore(path, force)
	if err != nil {
		return info, err
	}
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		return info, app.Errorf("db", "无法建立数据文件夹：%s。", reason(err))
	}
	dir, done, err := scratch(filepath.Dir(full), ".restore-")
	if err != nil {
		return info, app.Errorf("db", "无法写入数据文件夹：%s。", reason(err))
	}
	defer done()
	m, err := unpack(ctx, file, password, dir)
	if err != nil {
		return info, err
	}
	if err := quickCheck(filepath.Join(dir, databaseEntry)); err != nil {
		return info, err
	}
	if err := putInPlace(dir, full); err != nil {
		if app.Shown(err) {
			return info, err
		}
		return info, app.Errorf("db", "恢复没有完成，原来的数据没有改动：%s。", reason(err))
	}
	return app.BackupInfo{Path: full, Files: len(m.Files) - 1, AuditRows: m.AuditRows, AuditHead: m.AuditHead, Made: app.Stamp(m.Made)}, nil
}

// mayRestore is the full path of the database, refused where none may lie or where one is that is not to be replaced.
func mayRestore(path string, force bool) (full string, err error) {
	if path == "" {
		return "", app.Errorf("db", "没有写明数据库文件。")
	}
	if full, err = filepath.Abs(path); err != nil {
		return "", err
	}
	if err := refusePlace(full); err != nil {
		return "", err
	}
	switch there, err := os.Stat(full); {
	case err != nil:
	case there.IsDir():
		return "", app.Errorf("db", "%s 是文件夹，不是数据库文件。写明文件名，如 gongzhi.db。", path)
	case !there.Mode().IsRegular():
		return "", app.Errorf("db", "%s 是设备，不是普通文件，没有恢复。写明文件名，如 gongzhi.db。", path)
	case !force:
		return "", app.Errorf("db", "%s 已经存在。加 --force 覆盖（原文件改名保留），或换一个路径。", path)
	}
	return full, nil
}

// unpack reads a backup, compares every entry with the manifest and, when dir is given, writes them there.
func unpack(ctx context.Context, file, password, dir string) (m manifest, err error) {
	f, err := os.Open(file)
	if err != nil {
		return m, app.Errorf("file", "打不开备份文件 %s：%s。", file, reason(err))
	}
	defer f.Close()
	src, err := opened(f, password)
	if err != nil {
		return m, err
	}
	zip, err := gzip.NewReader(src)
	if err != nil {
		return m, app.Errorf("file", "%s 不是共治通的备份文件，或已损坏。", filepath.Base(file))
	}
	in := tar.NewReader(zip)
	seen := map[string]bool{}
	for {
		if err := ctx.Err(); err != nil {
			return m, err
		}
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return m, damaged(file)
		}
		if err := takeEntry(in, h.Name, dir, &m); err != nil {
			return m, err
		}
		seen[h.Name] = true
	}
	if _, err := io.Copy(io.Discard, zip); err != nil { // the sum at the very end
		return m, damaged(file)
	}
	for entry := range m.Files {
		if !seen[entry] {
			return m, damaged(file)
		}
	}
	if m.Format == 0 {
		return m, damaged(file)
	}
	return m, nil
}

func damaged(file string) error {
	return app.Errorf("file", "备份文件 %s 不完整或已损坏，没有使用它。", filepath.Base(file))
}

// opened is the stream of a backup, decrypted when it is sealed.
func opened(f *os.File, password string) (io.Reader, error) {
	head := bufio.NewReader(f)
	start, _ := head.Peek(21)
	if string(start) != "age-encryption.org/v1" {
		return head, nil
	}
	if password == "" {
		return nil, app.Errorf("password", "这个备份有密码。用 --password-file 给出密码文件，或在窗口中输入密码。")
	}
	id, err := age.NewScryptIdentity(password)
	if err != nil {
		return nil, app.Errorf("password", "备份密码不正确。")
	}
	plain, err := age.Decrypt(head, id)
	if err != nil {
		return nil, app.Errorf("password", "备份密码不正确，或文件已损坏。")
	}
	return plain, nil
}

// sumText is a SHA-256 as a manifest has it; nothing else may become the name of a file.
var sumText = regexp.MustCompile(`^[0-9a-f]{64}$`)

func takeEntry(in io.Reader, name, dir string, m *manifest) error {
	if name == manifestEntry {
		if err := json.NewDecoder(in).Decode(m); err != nil || m.Format > backupFormat {
			return app.Errorf("file", "备份由更新版本的共治通建立，升级本程序后再恢复。")
		}
		return nil
	}
	want, listed := m.Files[name]
	if !listed || strings.Contains(name, "..") {
		return app.Errorf("file", "备份文件里有清单之外的内容，没有使用它。")
	}
	sum := newSum()
	var sink io.Writer = sum
	synced := func() error { return nil }
	if dir != "" {
		if !sumText.MatchString(want) {
			return damaged(name)
		}
		path := filepath.Join(dir, databaseEntry)
		if name != databaseEntry {
			path = filepath.Join(dir, "files", want[:2], want)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		defer f.Close()
		sink, synced = io.MultiWriter(sum, f), f.Sync
	}
	if _, err := io.Copy(sink, in); err != nil {
		var full *os.PathError
		if errors.As(err, &full) {
			return app.Errorf("db", "备份没有解开：%s。", reason(err))
		}
		return app.Errorf("file", "备份文件不完整，没有使用它。")
	}
	if err := synced(); err != nil {
		return app.Errorf("db", "备份没有解开：%s。", reason(err))
	}
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != want {
		return app.Errorf("file", "备份文件里“%s”的内容与清单不符，没有使用它。", name)
	}
	return nil
}

package data

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"filippo.io/age"

	"gongzhi/app"
)

// The names inside a backup file (.gzb): a gzip'ed tar, encrypted with age when a password was given. The manifest is the
// first entry, so that a reader knows what must follow.
const (
	manifestEntry = "manifest.json"
	databaseEntry = "gongzhi.db"
	fileEntries   = "files/"
	backupFormat  = 1
)

// manifest lists what a backup holds and anchors the audit chain outside the database.
type manifest struct {
	Format    int               `json:"format"`
	Made      string            `json:"made"`
	AuditRows int64             `json:"audit_rows"`
	AuditHead string            `json:"audit_head"`
	Files     map[string]string `json:"files"` // entry → SHA-256
}

// Backup writes one file with database and attachments: to a temporary name, read back and verified, then renamed.
func (s *Store) Backup(ctx context.Context, path, password string, progress func(done, total int)) (app.BackupInfo, error) {
	var info app.BackupInfo
	dir, err := os.MkdirTemp("", "gongzhi-backup-")
	if err != nil {
		return info, app.Errorf("", "无法建立临时文件夹：%s。", reason(err))
	}
	defer os.RemoveAll(dir)
	copied := filepath.Join(dir, databaseEntry)
	if err := s.CopyTo(ctx, copied); err != nil {
		return info, err
	}
	m, order, err := s.describe(ctx, copied)
	if err != nil {
		return info, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return info, app.Errorf("out", "备份写不进去：%s。", reason(err))
	}
	part := path + ".part"
	defer os.Remove(part)
	if err := s.pack(ctx, part, password, m, order, copied, progress); err != nil {
		return info, err
	}
	if _, err := unpack(ctx, part, password, ""); err != nil {
		return info, err
	}
	if err := os.Rename(part, path); err != nil {
		return info, app.Errorf("out", "备份写不进去：%s。", reason(err))
	}
	st, err := os.Stat(path)
	if err != nil {
		return info, err
	}
	return app.BackupInfo{Path: path, Size: st.Size(), Files: len(m.Files) - 1, AuditRows: m.AuditRows, AuditHead: m.AuditHead, Made: app.Stamp(m.Made)}, nil
}

// describe lists the entries of a backup with their sums; a lost attachment is an error, never silently left out.
func (s *Store) describe(ctx context.Context, copied string) (m manifest, order []string, err error) {
	m = manifest{Format: backupFormat, Made: time.Now().Format(app.StampLayout), Files: map[string]string{}}
	if m.Files[databaseEntry], err = fileSum(copied); err != nil {
		return m, nil, err
	}
	order = []string{databaseEntry}
	err = s.Read(ctx, func(t app.Tx) error {
		if m.AuditRows, m.AuditHead, err = t.Audit().Head(); err != nil {
			return err
		}
		return t.Attachments().Each(app.Query{}, func(a *app.Attachment) error {
			entry := fileEntries + a.SHA256
			if m.Files[entry] != "" {
				return nil
			}
			if _, err := os.Stat(s.AttachmentPath(a.SHA256)); err != nil {
				return app.Errorf("", "附件“%s”的文件丢失，备份没有完成。先用“校验”查看丢失的附件。", a.Name)
			}
			m.Files[entry] = a.SHA256
			order = append(order, entry)
			return nil
		})
	})
	sort.Strings(order[1:])
	return m, order, err
}

func (s *Store) pack(ctx context.Context, part, password string, m manifest, order []string, copied string, progress func(done, total int)) (err error) {
	f, err := os.Create(part)
	if err != nil {
		return app.Errorf("out", "备份写不进去：%s。", reason(err))
	}
	defer f.Close()
	var sink io.Writer = f
	var sealed io.WriteCloser
	if password != "" {
		to, err := age.NewScryptRecipient(password)
		if err != nil {
			return app.Errorf("password", "密码不能用于备份：%v。", err)
		}
		to.SetWorkFactor(16)
		if sealed, err = age.Encrypt(f, to); err != nil {
			return err
		}
		sink = sealed
	}
	zip := gzip.NewWriter(sink)
	out := tar.NewWriter(zip)
	text, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	err = addEntry(out, manifestEntry, int64(len(text)), bytes.NewReader(text))
	for i, entry := range order {
		if err != nil || ctx.Err() != nil {
			break
		}
		path := copied
		if entry != databaseEntry {
			path = s.AttachmentPath(strings.TrimPrefix(entry, fileEntries))
		}
		err = addFile(out, entry, path)
		if progress != nil {
			progress(i+1, len(order))
		}
	}
	err = errors.Join(err, ctx.Err(), out.Close(), zip.Close())
	if sealed != nil {
		err = errors.Join(err, sealed.Close())
	}
	if err = errors.Join(err, f.Sync()); err != nil {
		return app.Errorf("out", "备份没有写完：%s。", reason(err))
	}
	return nil
}

func addFile(out *tar.Writer, entry, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	return addEntry(out, entry, st.Size(), f)
}

func addEntry(out *tar.Writer, name string, size int64, r io.Reader) error {
	if err := out.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: size, Format: tar.FormatPAX}); err != nil {
		return err
	}
	_, err := io.Copy(out, r)
	return err
}

// Restore unpacks a backup to a database path. Everything is verified before anything at the path is touched; an existing
// database is refused unless force, and then kept beside under a name with the time.
func Restore(ctx context.Context, file, path, password string, force bool) (app.BackupInfo, error) {
	var info app.BackupInfo
	full, err := filepath.Abs(path)
	if err != nil {
		return info, err
	}
	if err := refusePlace(full); err != nil {
		return info, err
	}
	if _, err := os.Stat(full); err == nil && !force {
		return info, app.Errorf("db", "%s 已经存在。加 --force 覆盖（原文件改名保留），或换一个路径。", path)
	}
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		return info, app.Errorf("db", "无法建立数据文件夹：%s。", reason(err))
	}
	dir, err := os.MkdirTemp(filepath.Dir(full), ".restore-")
	if err != nil {
		return info, app.Errorf("db", "无法写入数据文件夹：%s。", reason(err))
	}
	defer os.RemoveAll(dir)
	m, err := unpack(ctx, file, password, dir)
	if err != nil {
		return info, err
	}
	if err := quickCheck(filepath.Join(dir, databaseEntry)); err != nil {
		return info, err
	}
	if err := putInPlace(dir, full); err != nil {
		return info, app.Errorf("db", "恢复没有完成，原来的数据没有改动：%s。", reason(err))
	}
	return app.BackupInfo{Path: full, Files: len(m.Files) - 1, AuditRows: m.AuditRows, AuditHead: m.AuditHead, Made: app.Stamp(m.Made)}, nil
}

// putInPlace moves what stands at the path aside, then the verified copy in.
func putInPlace(dir, full string) error {
	aside := full + ".恢复前-" + time.Now().Format("20060102-150405")
	for _, ext := range []string{"", "-wal", "-shm", ".files"} {
		if _, err := os.Stat(full + ext); err == nil {
			if err := os.Rename(full+ext, aside+ext); err != nil {
				return err
			}
		}
	}
	if err := os.Rename(filepath.Join(dir, databaseEntry), full); err != nil {
		return errors.Join(err, os.Rename(aside, full))
	}
	files := filepath.Join(dir, "files")
	if _, err := os.Stat(files); err != nil {
		return nil
	}
	return os.Rename(files, full+".files")
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
	if dir != "" {
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
		sink = io.MultiWriter(sum, f)
	}
	if _, err := io.Copy(sink, in); err != nil {
		return app.Errorf("file", "备份文件不完整，没有使用它。")
	}
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != want {
		return app.Errorf("file", "备份文件里“%s”的内容与清单不符，没有使用它。", name)
	}
	return nil
}

// ExitCopy keeps a verified copy of the database in the folder copies beside it, the newest keep of them.
func (s *Store) ExitCopy(ctx context.Context, keep int) error {
	dir := filepath.Join(filepath.Dir(s.path), "copies")
	name := strings.TrimSuffix(filepath.Base(s.path), filepath.Ext(s.path))
	if err := s.CopyTo(ctx, filepath.Join(dir, name+"-"+time.Now().Format("20060102-150405.000")+".db")); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(dir, name+"-*.db"))
	if err != nil {
		return err
	}
	sort.Strings(old)
	for len(old) > keep {
		if err := os.Remove(old[0]); err != nil {
			return err
		}
		old = old[1:]
	}
	return nil
}

package data

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
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
	if err := s.mayReplace(path); err != nil {
		return info, err
	}
	dir, done, err := scratch(os.TempDir(), "gongzhi-backup-")
	if err != nil {
		return info, app.Errorf("", "无法建立临时文件夹：%s。", reason(err))
	}
	defer done()
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
	sweep(filepath.Dir(path), "", unfinished)
	part := path + unfinished
	defer os.Remove(part)
	if err := s.writeWhole(ctx, part, password, func(f *os.File) error {
		return s.pack(ctx, f, password, m, order, copied, progress)
	}); err != nil {
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

// mayReplace refuses to write a backup over the database itself, over a folder, and over any file that is no backup.
func (s *Store) mayReplace(path string) error {
	there, err := os.Stat(path)
	if err != nil {
		return nil
	}
	for _, part := range []string{"", "-wal", "-shm"} {
		if own, err := os.Stat(s.path + part); err == nil && os.SameFile(own, there) {
			return app.Errorf("out", "备份不能写到数据库自己的文件上：%s。换一个文件名，如 备份.gzb。", path)
		}
	}
	if there.IsDir() {
		return app.Errorf("out", "%s 是文件夹，没有备份。写明文件名，如 备份.gzb。", path)
	}
	if !there.Mode().IsRegular() {
		return app.Errorf("out", "%s 是设备，不是普通文件，没有备份。写明文件名，如 备份.gzb。", path)
	}
	if there.Size() > 0 && !looksLikeBackup(path) {
		return app.Errorf("out", "%s 已经存在，而且不是备份文件，没有覆盖它。换一个文件名。", path)
	}
	return nil
}

// looksLikeBackup reports whether a file begins as a backup does: compressed, or sealed with a password.
func looksLikeBackup(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(sealedHead))
	n, _ := io.ReadFull(f, head)
	return bytes.HasPrefix(head[:n], []byte{0x1f, 0x8b}) || string(head[:n]) == sealedHead
}

// sealedHead begins a file that age encrypted.
const sealedHead = "age-encryption.org/"

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

// unfinished ends the name of a backup that is being written.
const unfinished = ".gongzhi-part"

// writeWhole writes a file, held as in use, and reads it back as a restore would.
func (s *Store) writeWhole(ctx context.Context, part, password string, pack func(*os.File) error) error {
	f, err := os.Create(part)
	if err != nil {
		return app.Errorf("out", "备份写不进去：%s。", reason(err))
	}
	defer f.Close()
	hold(f)
	if err := pack(f); err != nil {
		return err
	}
	_, err = unpack(ctx, part, password, "")
	return err
}

func (s *Store) pack(ctx context.Context, f *os.File, password string, m manifest, order []string, copied string, progress func(done, total int)) (err error) {
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

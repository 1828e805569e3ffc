package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"gongzhi/app"
)

// Check verifies the integrity of the file, the audit chain from its first row, the anchors that stand outside the chain
// and every attachment's bytes.
func (s *Store) Check(ctx context.Context) (app.CheckReport, error) {
	r := app.CheckReport{Integrity: "正常", Problems: []string{}}
	if err := s.checkIntegrity(ctx, &r); err != nil {
		return r, err
	}
	err := s.Read(ctx, func(t app.Tx) error {
		inner := t.(*tx)
		if err := inner.checkChain(&r); err != nil {
			return err
		}
		if err := inner.checkAnchors(&r); err != nil {
			return err
		}
		if err := inner.checkRecords(&r); err != nil {
			return err
		}
		return s.checkAttachments(inner, &r)
	})
	r.OK = err == nil && len(r.Problems) == 0
	return r, err
}

func (s *Store) checkIntegrity(ctx context.Context, r *app.CheckReport) error {
	rows, err := s.read.QueryContext(ctx, "PRAGMA integrity_check(20)")
	if err != nil {
		return explain(err, "check")
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			r.Integrity = "异常"
			r.Problems = append(r.Problems, "数据库结构异常："+line)
		}
	}
	return rows.Err()
}

func (t *tx) checkChain(r *app.CheckReport) error {
	rows, err := t.sql.QueryContext(t.ctx, "SELECT "+auditColumns+" FROM audit ORDER BY seq")
	if err != nil {
		return err
	}
	defer rows.Close()
	items, err := t.sql.QueryContext(t.ctx, "SELECT seq,kind,record_id,before,after FROM audit_item ORDER BY seq,n")
	if err != nil {
		return err
	}
	defer items.Close()
	pending, more := nextItem(items)
	prev, want := "", int64(1)
	for rows.Next() {
		var row app.AuditRow
		if err := scanAudit(rows, &row); err != nil {
			return err
		}
		var own []app.AuditItem
		for more && pending.Seq <= row.Seq {
			own = append(own, pending)
			pending, more = nextItem(items)
		}
		switch {
		case row.Seq != want:
			r.Problems = append(r.Problems, fmt.Sprintf("审计日志在第 %d 条处缺号", want))
		case row.Prev != prev:
			r.Problems = append(r.Problems, fmt.Sprintf("审计日志第 %d 条与前一条不衔接", row.Seq))
		case auditHash(row, own) != row.Hash:
			r.Problems = append(r.Problems, fmt.Sprintf("审计日志第 %d 条（%s %s %s）被改动", row.Seq, row.At, row.Who, row.Act))
		}
		prev, want = row.Hash, row.Seq+1
		r.AuditRows, r.AuditHead = row.Seq, row.Hash
	}
	if more {
		r.Problems = append(r.Problems, fmt.Sprintf("第 %d 条之后有无主的变更明细", pending.Seq))
	}
	return rows.Err()
}

func nextItem(rows *sql.Rows) (app.AuditItem, bool) {
	var it app.AuditItem
	if !rows.Next() || rows.Scan(&it.Seq, &it.Kind, &it.RecordID, &it.Before, &it.After) != nil {
		return it, false
	}
	return it, true
}

// checkAnchors compares the chain with the places outside it that remember its head: a cut tail shows here.
func (t *tx) checkAnchors(r *app.CheckReport) error {
	rows, err := t.sql.QueryContext(t.ctx, `SELECT '审计日志末尾标记',seq,hash FROM audit_head WHERE seq>0
UNION ALL SELECT '签发的纪要（会议 '||meeting_id||' 第'||version||'版）',audit_seq,audit_head FROM minutes WHERE audit_seq>0
UNION ALL SELECT '锁定的考评（'||period||'）',audit_seq,audit_head FROM assessment WHERE audit_seq>0`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var what, hash string
		var seq int64
		if err := rows.Scan(&what, &seq, &hash); err != nil {
			return err
		}
		r.Anchors++
		if found, err := (auditLog{t}).HashAt(seq); err != nil || found != hash {
			r.Problems = append(r.Problems, fmt.Sprintf("%s记录的审计日志第 %d 条与现有日志不符", what, seq))
		}
	}
	return rows.Err()
}

func (s *Store) checkAttachments(t *tx, r *app.CheckReport) error {
	list, err := t.Attachments().List(app.Query{})
	if err != nil {
		return err
	}
	r.Attachments = len(list)
	if root := s.path + ".files"; len(list) > 0 && !there(root) {
		r.Problems = append(r.Problems, fmt.Sprintf("附件文件夹 %s 不在数据库旁边，%d 个附件的文件都丢失。数据库是单独拷来的，把这个文件夹一并拷来；否则从备份恢复。", filepath.Base(root), len(list)))
		return nil
	}
	for _, a := range list {
		sum, err := fileSum(s.AttachmentPath(a.SHA256))
		switch {
		case os.IsNotExist(err):
			r.Problems = append(r.Problems, fmt.Sprintf("附件“%s”的文件丢失", a.Name))
		case err != nil || sum != a.SHA256:
			r.Problems = append(r.Problems, fmt.Sprintf("附件“%s”的内容被改动", a.Name))
		}
	}
	return nil
}

func newSum() hash.Hash { return sha256.New() }

func fileSum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := newSum()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// AttachmentPath is where the bytes of a SHA-256 lie: a folder beside the database, two characters to a sub-folder.
func (s *Store) AttachmentPath(sha string) string {
	if len(sha) < 3 {
		return ""
	}
	return filepath.Join(s.path+".files", sha[:2], sha)
}

// Attach copies a file into the content-addressed folder, synced before it gets its name.
func (s *Store) Attach(ctx context.Context, path string) (string, int64, error) {
	src, err := os.Open(path)
	if err != nil {
		return "", 0, app.Errorf("file", "打不开附件 %s：%s。", filepath.Base(path), reason(err))
	}
	defer src.Close()
	root := s.path + ".files"
	if err := os.MkdirAll(root, 0o700); err != nil {
		return "", 0, app.Errorf("file", "附件文件夹写不进去：%s。", reason(err))
	}
	sweep(root, "in-", "")
	part, err := os.CreateTemp(root, "in-*")
	if err != nil {
		return "", 0, app.Errorf("file", "附件文件夹写不进去：%s。", reason(err))
	}
	hold(part)
	defer os.Remove(part.Name())
	h := sha256.New()
	size, err := io.Copy(io.MultiWriter(part, h), src)
	if err == nil {
		err = part.Sync()
	}
	if cerr := part.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return "", 0, app.Errorf("file", "附件没有保存成功：%s。", reason(err))
	}
	sha := hex.EncodeToString(h.Sum(nil))
	dest := s.AttachmentPath(sha)
	if _, err := os.Stat(dest); err == nil {
		return sha, size, nil
	}
	if err := os.MkdirAll(filepath.Dir(dest), 0o700); err != nil {
		return "", 0, app.Errorf("file", "附件文件夹写不进去：%s。", reason(err))
	}
	return sha, size, os.Rename(part.Name(), dest)
}

func quickCheck(path string) error {
	db, err := sql.Open("sqlite3", fileURI(path)+"?mode=ro&immutable=1")
	if err != nil {
		return err
	}
	defer db.Close()
	var line string
	if err := db.QueryRow("PRAGMA quick_check").Scan(&line); err != nil || line != "ok" {
		return app.Errorf("", "备份副本校验没有通过，没有使用它。")
	}
	return nil
}

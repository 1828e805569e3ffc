package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"

	"gongzhi/app"
)

// tx is one transaction; it collects what the act changes for the audit log.
type tx struct {
	ctx      context.Context
	sql      *sql.Tx
	tables   *tables
	stamp    app.Stamped
	readonly bool
	items    []app.AuditItem
}

// note remembers a changed record for the audit row; drafts are nobody's record yet.
func (t *tx) note(kind string, id int64, before, after string) {
	if kind == t.tables.draft.name {
		return
	}
	t.items = append(t.items, app.AuditItem{Kind: kind, RecordID: id, Before: before, After: after})
}

// revision is a record as it was at a revision, as JSON; empty when the log does not have it.
func (t *tx) revision(kind string, id, rev int64) (text string) {
	row := t.sql.QueryRowContext(t.ctx, "SELECT before FROM audit_item WHERE kind=? AND record_id=? AND CASE WHEN before<>'' THEN json_extract(before,'$.Rev') END=? LIMIT 1", kind, id, rev)
	if row.Scan(&text) != nil {
		return ""
	}
	return text
}

// writeAudit appends the act and its items and moves the head.
func (t *tx) writeAudit() error {
	seq, prev, err := auditLog{t}.Head()
	if err != nil {
		return err
	}
	row := app.AuditRow{Seq: seq + 1, At: t.stamp.At, Who: t.stamp.Who, UserID: t.stamp.UserID, Act: t.stamp.Act, Object: t.stamp.Object, Items: len(t.items), Prev: prev}
	for i := range t.items {
		t.items[i].Seq = row.Seq
	}
	row.Hash = auditHash(row, t.items)
	_, err = t.sql.ExecContext(t.ctx, "INSERT INTO audit(seq,at,who,user_id,act,object,items,prev,hash) VALUES(?,?,?,?,?,?,?,?,?)",
		row.Seq, row.At, row.Who, row.UserID, row.Act, row.Object, row.Items, row.Prev, row.Hash)
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	stmt, err := t.sql.PrepareContext(t.ctx, "INSERT INTO audit_item(seq,n,kind,record_id,before,after) VALUES(?,?,?,?,?,?)")
	if err != nil {
		return err
	}
	defer stmt.Close()
	for i, item := range t.items {
		if _, err := stmt.ExecContext(t.ctx, row.Seq, i, item.Kind, item.RecordID, item.Before, item.After); err != nil {
			return fmt.Errorf("audit item: %w", err)
		}
	}
	_, err = t.sql.ExecContext(t.ctx, "UPDATE audit_head SET seq=?,hash=? WHERE id=1", row.Seq, row.Hash)
	return err
}

// auditHash is the SHA-256 over the length-prefixed fields of an act and of every record it changed.
func auditHash(row app.AuditRow, items []app.AuditItem) string {
	h := sha256.New()
	for _, s := range []string{row.Prev, fmt.Sprint(row.Seq), string(row.At), row.Who, fmt.Sprint(row.UserID), row.Act, row.Object, fmt.Sprint(row.Items)} {
		prefixed(h, s)
	}
	for _, it := range items {
		for _, s := range []string{it.Kind, fmt.Sprint(it.RecordID), it.Before, it.After} {
			prefixed(h, s)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func prefixed(h hash.Hash, s string) {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(s)))
	h.Write(n[:])
	h.Write([]byte(s))
}

// SetLamps stores recomputed lamps without a new revision.
func (t *tx) SetLamps(lamps []app.LampRow) error {
	stmt, err := t.sql.PrepareContext(t.ctx, "UPDATE duty SET lamp=?,lamp_rank=?,lamp_word=?,lamp_why=?,planned=? WHERE id=?")
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, l := range lamps {
		if _, err := stmt.ExecContext(t.ctx, l.Lamp, l.Rank, l.Word, l.Why, l.Planned, l.ID); err != nil {
			return err
		}
	}
	return nil
}

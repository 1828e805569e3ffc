package app

import (
	"context"
	"path/filepath"
)

// Files (附件) attaches files to records; the same content is kept once.
type Files struct{ *core }

// Attach copies a file into the attachment folder and names it on a record (kind is the table word). A record that already
// carries the same content is refused.
func (s *Files) Attach(ctx context.Context, kind string, id int64, path string) (Attachment, error) {
	if !UserFrom(ctx).May(RightEdit) {
		return Attachment{}, Errorf("", "无权添加附件，需要%s。", RightEdit.holders())
	}
	sha, size, err := s.store.Attach(ctx, path)
	if err != nil {
		return Attachment{}, err
	}
	a := Attachment{Kind: kind, RecordID: id, Name: filepath.Base(path), Size: size, SHA256: sha}
	err = s.write(ctx, Act{Name: "添加附件", Object: a.Name, Right: RightEdit}, func(tx Tx) error {
		same, err := tx.Attachments().Find(Where(Eq("kind", kind), Eq("record_id", id), Eq("sha256", sha)))
		if err == nil {
			return Errorf("file", "这份文件已经添加过：%s。", same.Name)
		}
		return tx.Attachments().Put(&a)
	}, FileChanged)
	return a, err
}

// Of lists the attachments of a record.
func (s *Files) Of(ctx context.Context, kind string, id int64) ([]Attachment, error) {
	rows, _, err := list(ctx, s.core, Where(Eq("kind", kind), Eq("record_id", id)).By("id"), Tx.Attachments)
	return rows, err
}

// Path is where the bytes of an attachment lie.
func (s *Files) Path(a Attachment) string { return s.store.AttachmentPath(a.SHA256) }

// Remove moves an attachment to the recycle bin; its bytes stay.
func (s *Files) Remove(ctx context.Context, id int64) error {
	return s.write(ctx, Act{Name: "移除附件", Right: RightEdit}, func(tx Tx) error { return tx.Attachments().Delete(id) }, FileChanged)
}

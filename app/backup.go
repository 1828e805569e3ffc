package app

import (
	"context"
	"path/filepath"
)

// Backups (备份) writes backups and remembers when the last one was made.
type Backups struct{ *core }

// Make writes one verified file with database and attachments. The act is recorded after the file stands, so the backup
// itself does not know of it.
func (s *Backups) Make(ctx context.Context, path, password string, progress func(done, total int)) (BackupInfo, error) {
	if u := UserFrom(ctx); !u.May(RightAdmin) && !u.May(RightEdit) {
		return BackupInfo{}, Errorf("", "%s无权备份，需要%s。", u.Who(), RightEdit.holders())
	}
	info, err := s.store.Backup(ctx, path, password, progress)
	if err != nil {
		return info, err
	}
	err = s.write(ctx, Act{Name: "备份", Object: filepath.Base(path), Right: RightEdit}, func(tx Tx) error {
		return putSettings(tx, map[string]string{SetLastBackup: string(s.now())})
	}, SettingChanged)
	return info, err
}

// Unmask keeps the reason why a user looked at unmasked personal data.
func (s *Users) Unmask(ctx context.Context, what, reason string) error {
	if reason == "" {
		return Errorf("reason", "查看未脱敏的内容要写明理由。")
	}
	return s.write(ctx, Act{Name: "查看未脱敏内容", Object: what + "：" + reason, Right: RightUnmask}, func(Tx) error { return nil })
}

package ui

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// loadBackup reads when the last backup was made.
func (s *shell) loadBackup() {
	env := s.newEnv(kit.Route{})
	s.host.Quiet(env, func(ctx context.Context) error {
		text, err := s.app.Settings.Get(ctx, app.SetLastBackup)
		s.mu.Lock()
		s.backup = app.Stamp(text)
		s.mu.Unlock()
		return err
	}, s.touch)
}

// backupText is the right of the status bar, and whether it warns.
func (s *shell) backupText() (string, bool) {
	s.mu.Lock()
	at := s.backup
	s.mu.Unlock()
	const here = "数据保存在本机 · "
	if at == "" {
		return here + "还没有备份过", true
	}
	days := int(s.app.Now().Sub(at.Time()).Hours() / 24)
	switch {
	case days > 7:
		return here + fmt.Sprintf("已 %d 天未备份", days), true
	case at.Date() == s.app.Today():
		return here + "上次备份 今天 " + at.Clock(), false
	}
	return here + "上次备份 " + at.Minute(), false
}

//go:build !windows

package native

// NewTray is nil where the desktop has no place for the icon; a nil Tray does nothing.
func NewTray(string, []TrayItem) *Tray { return nil }

// Tray (任务栏图标) is the program's icon beside the clock.
type Tray struct{}

// Notify shows a sentence beside the icon.
func (t *Tray) Notify(string, string) {}

// Close takes the icon away.
func (t *Tray) Close() {}

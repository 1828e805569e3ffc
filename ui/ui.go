// Package ui is the window: it signs a user in, shows the modules in a frame, keeps the keyboard map and reloads pages when
// records change. Screens live in the packages below it and never know each other; they are introduced here.
package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// Options are what main hands over besides the office.
type Options struct {
	Log *slog.Logger
	// FirstStart is shown instead of the sign-in while the office has no accounts; done goes on to the sign-in.
	FirstStart func(env *kit.Env, done func()) kit.Page
	// Shown is called when the first page stands in the window.
	Shown func(w Window)
	// Closed is called when the window is gone.
	Closed func()
	// Now is the clock by which the idle window is locked; nil means the computer's, whatever the office's own clock says.
	Now func() time.Time
	// File is opened when somebody has signed in.
	File string
	// Crash is the report of a run that crashed; it is offered once.
	Crash string
	// OpenBackup restores a backup beside the data and opens it in a window of its own.
	OpenBackup func(ctx context.Context, path, password string) error
	// Diagnose writes the archive of 「导出诊断信息」.
	Diagnose func(ctx context.Context, path string) error
	// Hook is a file that gets the places of named objects, for tests of the real window.
	Hook string
}

// Run opens the window and returns when it is closed.
func Run(fa fyne.App, a *app.App, opt Options) {
	s := newShell(fa, a, opt, Modules())
	s.start()
	if opt.Shown != nil {
		go fyne.Do(func() { opt.Shown(Window{s}) }) // once the loop runs
	}
	fa.Run()
	s.end()
	if opt.Closed != nil {
		opt.Closed()
	}
}

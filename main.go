// Command gongzhi is 共治通: joint meetings, responsibility lists, assessment, rewards and sanctions for the office of a
// street. This file introduces the parts to each other; it is the only one that knows them all.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"gongzhi/app"
	"gongzhi/app/demo"
	"gongzhi/data"
	"gongzhi/ui"
	"gongzhi/ui/cli"
	"gongzhi/ui/kit"
	_ "gongzhi/ui/locale" // before Fyne looks for a language
	"gongzhi/ui/native"
	"gongzhi/ui/start"
)

// appID names the program to the desktop; its preferences lie under it.
const appID = "cn.gongzhi.desktop"

// copiesKept is the number of verified copies of the database made at exit that are kept.
const copiesKept = 14

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	native.Console()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	deps := cli.Deps{Open: openStore, Create: createStore, Restore: data.Restore, Demo: demo.Fill,
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Default: filepath.Join(native.DataFolder(), "gongzhi.db")}
	if cli.IsCommand(args) {
		saveMemory()
		return cli.Run(ctx, deps, args)
	}
	if i := slices.Index(args, "--gallery"); i >= 0 {
		kit.Gallery(fyneapp.NewWithID(appID), slices.Contains(args, "--dark")).ShowAndRun()
		return 0
	}
	path, file, err := cli.DesktopPath(args, deps.Default)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	if path == deps.Default {
		path = proposeFolder(path)
	}
	if whole, err := filepath.Abs(file); err == nil && file != "" {
		file = whole
	}
	return desktop(path, file, args)
}

// proposeFolder asks once, before a new office begins, whether its data shall lie on a second disk.
func proposeFolder(path string) string {
	if _, err := os.Stat(path); err == nil {
		return path
	}
	dir := native.ProposeFolder()
	if dir == "" || !native.Confirm("共治通", "第一次使用：数据放在哪里？\n\n这台电脑有第二块硬盘分区。数据放在 "+dir+"，重装系统时不会丢失。\n\n点“是”放在 "+dir+"；点“否”放在 "+filepath.Dir(path)+"。") {
		return path
	}
	if err := native.ChooseFolder(dir); err != nil {
		native.Alert("共治通", "没有建成 "+dir+"，数据仍放在 "+filepath.Dir(path)+"。")
		return path
	}
	return filepath.Join(dir, filepath.Base(path))
}

func openStore(path string) (app.Store, error) { return asStore(data.Open(path)) }

func createStore(path string) (app.Store, error) { return asStore(data.Create(path)) }

// asStore keeps a nil *data.Store from becoming a store that is not nil.
func asStore(s *data.Store, err error) (app.Store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// desktop opens the window on a database, new or old, and keeps a verified copy when it is closed. A file is opened in it.
func desktop(path, file string, args []string) int {
	if native.HandOver(path, file) {
		return 0
	}
	j := openJournal(path)
	defer j.close()
	window := newGraphics(j.folder)
	handed, err := window.prepare(args, j.log)
	if err != nil {
		return j.refuse("graphics", err)
	}
	if handed {
		return 0
	}
	crash := j.lastCrash()
	j.catch()
	store, err := data.Create(path)
	if err != nil {
		return j.refuse("opening the database", err)
	}
	j.log.Info("started", "version", app.Version, "compatible", compatible, "system", native.System())
	a := app.New(store, app.Options{Clock: app.StoredClock(store, time.Now), Log: j.log, Steady: true})
	ctx, stop := context.WithCancel(context.Background())
	d := &desk{files: make(chan string, 8)}
	deafen := native.Listen(path, func(file string) { d.files <- file })
	shown := false
	ready := func(w ui.Window) {
		shown = true
		window.started()
		d.open(w)
		go keepLamps(ctx, a, j.log, d.remind)
		time.AfterFunc(time.Second, saveMemory)
	}
	cause := j.attempt(&shown, func() {
		ui.Run(fyneapp.NewWithID(appID), a, ui.Options{Log: j.log, FirstStart: start.WithDemo(openDemo), Hook: os.Getenv("GONGZHI_TESTHOOK"),
			Shown: ready, File: file, Crash: crash, OpenBackup: openBackup,
			Diagnose: func(ctx context.Context, to string) error { return j.diagnose(ctx, store, to) }})
	})
	stop()
	deafen()
	d.close()
	status := j.end(store)
	if cause == nil {
		return status
	}
	if err := window.failed(args, j.log, cause); err != nil {
		return j.refuse("graphics", err)
	}
	return status
}

// attempt runs the window and returns why it could not be drawn at all; a panic after that is a crash like any other.
func (j *journal) attempt(shown *bool, run func()) (cause any) {
	defer func() {
		if !*shown {
			if cause = recover(); cause != nil {
				j.log.Error("first picture", "cause", cause, "stack", string(debug.Stack()))
			}
		}
	}()
	run()
	return nil
}

// refuse says why no window opens, where a user sees it, and gives the exit status.
func (j *journal) refuse(what string, err error) int {
	fmt.Fprintln(os.Stderr, app.Explain(err))
	j.log.Error(what, "error", err)
	native.Alert("共治通打不开", app.Explain(err))
	return 1
}

// end keeps a verified copy and closes the database.
func (j *journal) end(store *data.Store) int {
	status := 0
	if err := store.ExitCopy(context.Background(), copiesKept); err != nil {
		j.log.Error("copy at exit", "error", err)
		status = 1
	}
	if err := store.Close(); err != nil {
		j.log.Error("closing the database", "error", err)
		status = 1
	}
	return status
}

// saveMemory collects sooner from now on, and gives back what the start needed: an office PC's memory is for the office.
func saveMemory() {
	debug.SetGCPercent(50)
	debug.FreeOSMemory()
}

// keepLamps judges all lamps anew at the start, when the date changes and when a rule or the calendar does.
// remind is told of a new day's counts.
func keepLamps(ctx context.Context, a *app.App, log *slog.Logger, remind func(string)) {
	changed := make(chan struct{}, 1)
	defer a.Changes.Listen(func(topics []app.Topic) {
		if slices.Contains(topics, app.SettingChanged) || slices.Contains(topics, app.CalendarChanged) {
			select {
			case changed <- struct{}{}:
			default:
			}
		}
	})()
	clock := time.NewTicker(time.Minute)
	defer clock.Stop()
	ctx = app.WithUser(ctx, app.SystemUser("系统"))
	for day, told := app.Date(""), app.Date(""); ; {
		day = a.Today()
		err := app.Guarded(func() error {
			line, err := newDay(ctx, a)
			if day != told {
				told = day
				remind(line)
			}
			return err
		})
		if err != nil && ctx.Err() == nil {
			log.Error("the work of a new day", "error", err)
		}
		for waiting := true; waiting; {
			select {
			case <-ctx.Done():
				return
			case <-changed:
				waiting = false
			case <-clock.C:
				waiting = a.Today() == day
			}
		}
	}
}

// newDay judges the lamps, issues what recurs and counts what is to be done; one that fails keeps no other from its turn.
func newDay(ctx context.Context, a *app.App) (string, error) {
	_, lamps := a.Duties.RefreshLamps(ctx)
	_, rolled := a.DutyLists.Roll(ctx)
	d, err := a.Reminders.Due(ctx)
	return a.Clock.Problem() + d.Line(), errors.Join(lamps, rolled, err)
}

// openDemo makes the demo office beside the data, when it is not there yet, and opens a second window on it.
func openDemo(ctx context.Context) error {
	path := filepath.Join(native.DataFolder(), "演示.db")
	if _, err := os.Stat(path); err != nil {
		err := cli.Deps{Create: createStore}.MakeDemo(ctx, path, func(ctx context.Context, store app.Store) error { return demo.Fill(ctx, store, "") })
		if err != nil {
			return err
		}
	}
	return openWindow(path)
}

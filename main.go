// Command gongzhi is 共治通: joint meetings, responsibility lists, assessment, rewards and sanctions for the office of a
// street. This file introduces the parts to each other; it is the only one that knows them all.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
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
	path, err := cli.DesktopPath(args, deps.Default)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	return desktop(path)
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

// desktop opens the window on a database, new or old, and keeps a verified copy when it is closed.
func desktop(path string) int {
	log, closeLog := openLog(filepath.Dir(path))
	defer closeLog()
	store, err := data.Create(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, app.Explain(err))
		log.Error("opening the database", "error", err)
		native.Alert("共治通打不开", app.Explain(err))
		return 1
	}
	a := app.New(store, app.Options{Clock: app.StoredClock(store, time.Now), Log: log})
	ctx, stop := context.WithCancel(context.Background())
	shown := func() {
		go keepLamps(ctx, a, log)
		time.AfterFunc(time.Second, saveMemory)
	}
	ui.Run(fyneapp.NewWithID(appID), a, ui.Options{Log: log, FirstStart: start.WithDemo(openDemo), Shown: shown, Hook: os.Getenv("GONGZHI_TESTHOOK")})
	stop()
	status := 0
	if err := store.ExitCopy(context.Background(), copiesKept); err != nil {
		log.Error("copy at exit", "error", err)
		status = 1
	}
	if err := store.Close(); err != nil {
		log.Error("closing the database", "error", err)
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
func keepLamps(ctx context.Context, a *app.App, log *slog.Logger) {
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
	for day := app.Date(""); ; {
		day = a.Today()
		if _, err := a.Duties.RefreshLamps(ctx); err != nil && ctx.Err() == nil {
			log.Error("recomputing the lamps", "error", err)
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

// openDemo makes the demo office beside the data, when it is not there yet, and opens a second window on it.
func openDemo(ctx context.Context) error {
	path := filepath.Join(native.DataFolder(), "演示.db")
	if _, err := os.Stat(path); err != nil {
		store, err := data.Create(path)
		if err != nil {
			return err
		}
		if err := errors.Join(demo.Fill(ctx, store, ""), store.Close()); err != nil {
			return errors.Join(err, os.Remove(path))
		}
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	return exec.Command(program, "--db", path).Start()
}

// logLimit is the size at which the log file is moved aside.
const logLimit = 4 << 20

// openLog opens the log beside the database; a panic's stack goes there as well. Without a place for it the log is silent.
func openLog(dir string) (*slog.Logger, func()) {
	silent := slog.New(slog.NewTextHandler(io.Discard, nil))
	folder := filepath.Join(dir, "log")
	if os.MkdirAll(folder, 0o700) != nil {
		return silent, func() {}
	}
	name := filepath.Join(folder, "gongzhi.log")
	if st, err := os.Stat(name); err == nil && st.Size() > logLimit {
		if os.Remove(name+".1") != nil || os.Rename(name, name+".1") != nil {
			os.Rename(name, name+".1")
		}
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return silent, func() {}
	}
	if crash, err := os.OpenFile(filepath.Join(folder, "crash.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
		debug.SetCrashOutput(crash, debug.CrashOptions{})
		crash.Close()
	}
	log := slog.New(slog.NewTextHandler(f, nil))
	slog.SetDefault(log)
	return log, func() { f.Close() }
}

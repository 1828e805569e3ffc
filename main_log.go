package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
)

const (
	logLimit = 4 << 20 // size at which a log is moved aside
	logsKept = 3       // logs kept beside the one written
)

// journal (运行日志) is the folder of logs and crash reports beside a database. Each database has files of its own name there, for
// two windows may be open.
type journal struct {
	folder, name string
	log          *slog.Logger
	file         *turning
}

// openJournal opens the log of a database; a panic's stack goes beside it. Without a place for it the log is silent.
func openJournal(database string) *journal {
	base := filepath.Base(database)
	j := &journal{folder: filepath.Join(filepath.Dir(database), "log"), name: strings.TrimSuffix(base, filepath.Ext(base))}
	j.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	if os.MkdirAll(j.folder, 0o700) != nil {
		return j
	}
	f := &turning{name: filepath.Join(j.folder, j.name+".log")}
	if f.open() != nil {
		return j
	}
	j.file, j.log = f, slog.New(slog.NewTextHandler(f, nil))
	slog.SetDefault(j.log)
	return j
}

func (j *journal) close() {
	if j.file != nil {
		j.file.file.Close()
	}
}

// catch sends the stack of a crash to a file that the next start finds.
func (j *journal) catch() {
	f, err := os.OpenFile(j.crash(), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		j.log.Error("crash output", "error", err)
	}
}

func (j *journal) crash() string { return filepath.Join(j.folder, j.name+".crash") }

// turning is a log file that starts anew when it is full.
type turning struct {
	mu   sync.Mutex
	name string
	file *os.File
	size int64
}

func (t *turning) open() error {
	f, err := os.OpenFile(t.name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	st, err := f.Stat()
	if err != nil {
		f.Close()
		return err
	}
	t.file, t.size = f, st.Size()
	return nil
}

// Write appends; a full file is moved aside before.
func (t *turning) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.size+int64(len(p)) > logLimit && t.size > 0 {
		t.turn()
	}
	n, err := t.file.Write(p)
	t.size += int64(n)
	return n, err
}

// turn moves the files one number on, the oldest goes. What cannot be moved is written on.
func (t *turning) turn() {
	t.file.Close()
	numbered := func(n int) string { return fmt.Sprintf("%s.%d", t.name, n) }
	_ = os.Remove(numbered(logsKept))
	for n := logsKept - 1; n > 0; n-- {
		_ = os.Rename(numbered(n), numbered(n+1))
	}
	_ = os.Rename(t.name, numbered(1))
	if err := t.open(); err != nil {
		t.file, t.size = nil, 0
	}
}

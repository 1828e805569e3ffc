package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/native"
)

// Window (窗口) is the open window as the rest of the computer sees it: the icon beside the clock, a second start of the program, a
// file dropped on it. Its methods may be called on any goroutine.
type Window struct{ s *shell }

// Front brings the window before all others.
func (w Window) Front() { w.s.host.Do(func() { native.Front(w.s.win) }) }

// Open brings the window to the front and opens a file in it; an empty path only brings it to the front. Before somebody has signed
// in the file waits.
func (w Window) Open(path string) {
	w.s.host.Do(func() {
		native.Front(w.s.win)
		w.s.openFile(path)
	})
}

// Quit closes the window as its own button does.
func (w Window) Quit() { w.s.host.Do(w.s.close) }

// outside connects the window with the computer around it.
func (s *shell) outside() {
	s.win.SetOnDropped(func(at fyne.Position, files []fyne.URI) {
		paths := make([]string, len(files))
		for i, f := range files {
			paths[i] = f.Path()
		}
		if len(files) > 0 && !s.host.Drop(at, paths) {
			s.opened(paths)
		}
	})
	s.openFile(s.opt.File)
}

// openFile opens a file that was handed over: on the command line, by a second start, or by the desktop's own list of files.
func (s *shell) openFile(path string) {
	if path != "" {
		s.opened([]string{path})
	}
}

// opened gives files that were let fall on the window or handed over to the module that knows them, such as workbooks that units
// sent back, whatever page is open; else the first one is opened as what its kind asks for. Before the sign-in it waits.
func (s *shell) opened(paths []string) {
	if s.now == nil {
		s.waiting = paths[0]
		return
	}
	if s.host.Covered() || s.host.Dialogs() > 0 {
		return
	}
	kit.Load(s.now.env, func(ctx context.Context) (kit.Route, error) {
		for _, m := range s.modules {
			if m.Takes == nil {
				continue
			}
			if r, ok := m.Takes(ctx, paths); ok {
				return r, nil
			}
		}
		return kit.Route{}, ctx.Err()
	}, func(r kit.Route) {
		if r.Module == "" {
			s.openKind(paths[0])
			return
		}
		s.Go(r)
	})
}

// openKind does with a file what its kind asks for: a sheet is judged for import, a backup is restored beside the data.
func (s *shell) openKind(path string) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx", ".xls", ".xlsm", ".et", ".csv", ".tsv", ".txt":
		if p, ok := s.now.page.(interface{ Drop(path string) }); ok {
			p.Drop(path) // the import page keeps the kind that was chosen
			return
		}
		kind := map[string]string{"appeal": "appeal", "effect": "indicator", "org": "org"}[s.now.route.Module]
		s.Go(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"path": path, "kind": kind}})
	case ".gzb":
		s.openBackup(path)
	case ".ics":
		s.openInvitation(path)
	default:
		s.now.env.Fail(app.Errorf("", "不认识这种文件：%s。可以拖入 Excel 或 CSV 表格来导入，或拖入 .gzb 备份来恢复。", filepath.Base(path)))
	}
}

// openInvitation begins a meeting with what a calendar file says.
func (s *shell) openInvitation(path string) {
	raw, err := os.ReadFile(path)
	if err != nil {
		s.now.env.Fail(app.Errorf("", "打不开 %s。", filepath.Base(path)))
		return
	}
	v, err := app.ReadCalendarEvent(raw)
	if err != nil {
		s.now.env.Fail(err)
		return
	}
	s.Go(kit.Route{Module: "meeting", Act: "new", Args: map[string]string{"title": v.Title, "place": v.Place, "starts": string(v.Starts), "ends": string(v.Ends)}})
}

func (s *shell) openBackup(path string) {
	if s.opt.OpenBackup == nil {
		return
	}
	env := s.now.env
	var password string
	kit.Ask(env, kit.Form{Title: "打开备份", Verb: "恢复并打开", Intro: filepath.Base(path) + "\n备份会恢复成一份新的数据，在另一个窗口打开；现有数据不变。",
		Fields: []*kit.Field{kit.Password("password", "备份密码", &password).Hint("没有设密码的不填")},
		Save:   func(ctx context.Context) error { return s.opt.OpenBackup(ctx, path, password) }})
}

// begin is called when a user has signed in: what is due is said, the file that waited is opened, and a report of a crash is offered.
func (s *shell) begin() {
	s.remind()
	if path := s.waiting; path != "" {
		s.waiting = ""
		s.openFile(path)
	}
	if report := s.opt.Crash; report != "" {
		s.opt.Crash = ""
		env := s.now.env
		kit.Confirm(env, "上次程序意外退出", "已经写好一份报告，内容是程序版本、系统和出错位置，没有业务数据。可以交给维护人员。", kit.Verb{Label: "以后再看"},
			kit.Verb{Label: "打开报告", Do: func() { kit.OpenExternally(env, report) }})
	}
}

// diagnose writes the archive for whoever looks after the program.
func (s *shell) diagnose() {
	if s.opt.Diagnose == nil || s.now == nil {
		return
	}
	env := s.now.env
	kit.SaveFile(env, "导出诊断信息", "共治通诊断信息-"+string(s.app.Today())+".zip", func(path string) {
		kit.Job(env, "正在收集诊断信息", func(ctx context.Context, _ func(int, int, string)) error { return s.opt.Diagnose(ctx, path) },
			func() { env.Toast("诊断信息已导出到 " + filepath.Base(path)) })
	})
}

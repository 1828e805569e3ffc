package ui

import (
	"context"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/native"
)

// The least size of the window, and the one of the first start.
const (
	leastWide, leastHigh = 1180, 660
	firstWide, firstHigh = 1320, 700
)

// placeWindow opens the window where and as large as it was, never off the screen.
func (s *shell) placeWindow() {
	p := s.fa.Preferences()
	w := float32(p.FloatWithFallback("window.width", firstWide))
	h := float32(p.FloatWithFallback("window.height", firstHigh))
	s.win.Resize(fyne.NewSize(max(w, leastWide), max(h, leastHigh)))
	place, known := native.ParsePlace(p.String("window.place"))
	if !known {
		s.win.CenterOnScreen()
		return
	}
	s.fa.Lifecycle().SetOnStarted(func() { native.MoveWindow(s.win, place) })
}

// keepPlace remembers size and place.
func (s *shell) keepPlace() {
	p := s.fa.Preferences()
	size := s.win.Canvas().Size()
	if size.Width >= leastWide/2 {
		p.SetFloat("window.width", float64(size.Width))
		p.SetFloat("window.height", float64(size.Height))
	}
	if place, ok := native.WindowPlace(s.win); ok {
		p.SetString("window.place", place.String())
	}
}

// close keeps drafts and asks when work is running or would be lost.
func (s *shell) close() {
	s.leaving(func() {
		if n := s.host.Busy(); n > 0 && s.now != nil {
			kit.Confirm(s.now.env, "还有任务没有完成，现在退出？", "退出会取消正在进行的任务。", kit.Verb{Label: "继续等待"}, kit.Verb{Label: "退出程序", Danger: true, Do: s.quit})
			return
		}
		s.quit()
	})
}

func (s *shell) quit() {
	s.keepPlace()
	if s.now != nil {
		for _, o := range append(s.back, s.now) {
			o.end()
		}
	}
	if s.drafts != nil {
		s.drafts.flush()
	}
	s.win.SetCloseIntercept(nil)
	s.win.Close()
}

// userMenu is below the user's name.
func (s *shell) userMenu(from fyne.CanvasObject) {
	p := s.fa.Preferences()
	light := map[bool]string{true: "浅色界面", false: "深色界面"}[p.Bool("dark")]
	rows := map[bool]string{true: "正常行距", false: "宽松行距（字大一号）"}[p.Bool("roomy")]
	kit.Menu(from,
		kit.Action{Label: s.user.Who() + "　" + s.user.Roles.String(), Off: "当前用户"}, kit.Action{},
		kit.Action{Label: "修改密码…", Do: s.password},
		kit.Action{Label: light, Do: func() { p.SetBool("dark", !p.Bool("dark")); s.restyle() }},
		kit.Action{Label: rows, Do: func() { p.SetBool("roomy", !p.Bool("roomy")); s.restyle() }},
		kit.Action{Label: "帮助", Keys: "F1", Do: s.help},
		kit.Action{Label: "导出诊断信息…", Do: s.diagnose}, kit.Action{},
		kit.Action{Label: "退出登录", Do: s.leave})
}

// restyle builds everything anew in another look and comes back to the page.
func (s *shell) restyle() {
	s.leaving(func() {
		r := kit.Route{}
		if s.now != nil {
			r = s.now.route
		}
		for _, o := range s.kept {
			o.end()
		}
		s.theme()
		u := s.user
		s.enter(u)
		if o := s.open(r); o != nil {
			s.show(o)
		}
	})
}

// password lets the user change the own password.
func (s *shell) password() { s.changePassword("", nil) }

func (s *shell) changePassword(intro string, cancel func()) {
	var old, fresh, again string
	env := s.now.env
	kit.Ask(env, kit.Form{Title: "修改密码", Intro: intro, Verb: "修改密码", Cancel: cancel, Fields: []*kit.Field{
		kit.Password("old", "原密码", &old).Need(), kit.Password("password", "新密码", &fresh).Need(),
		kit.Password("again", "再输一次", &again).Need().Check(func() string {
			if again != fresh {
				return "两次输入的新密码不一样。"
			}
			return ""
		}),
	}, Save: func(ctx context.Context) error { return s.app.Users.SetPassword(ctx, s.user.ID, old, fresh) },
		Saved: func() { env.Toast("密码已修改") }})
}

// hook writes the places of named objects for tests of the real window, ten times a second.
func (s *shell) hook(path string) {
	go func() {
		for {
			time.Sleep(100 * time.Millisecond)
			var text string
			fyne.DoAndWait(func() { text = s.host.Places() })
			tmp := path + ".new"
			if os.WriteFile(tmp, []byte(text), 0o600) == nil {
				_ = os.Rename(tmp, path)
			}
		}
	}()
}

// signed is called when a user has signed in. A first password must be changed before anything else.
func (s *shell) signed(u app.User) {
	s.enter(u)
	s.begin()
	if u.MustChange {
		s.changePassword("这是管理员设置的初始密码，修改后才能使用。", s.leave)
	}
}

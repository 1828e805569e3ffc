package ui

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// watch looks every few seconds whether the window has been left alone, and whether a new day has begun.
func (s *shell) watch() {
	if s.host.Inline {
		return
	}
	go func() {
		clock := time.NewTicker(5 * time.Second)
		defer clock.Stop()
		for {
			select {
			case <-s.ended:
				return
			case <-clock.C:
				s.host.Do(s.lockWhenIdle)
				s.host.Do(s.tellNewDay)
			}
		}
	}()
}

// lockWhenIdle hides the window once nobody has been at it for as long as the office has set.
func (s *shell) lockWhenIdle() {
	if s.frame == nil || s.opens != nil {
		return
	}
	text, err := s.app.Settings.Get(context.Background(), app.SetIdle)
	minutes, bad := strconv.Atoi(text)
	if err != nil || bad != nil || s.host.Idle() < time.Duration(minutes)*time.Minute {
		return
	}
	s.lock(minutes)
}

// lock covers the window until its user gives the password again; nothing below is lost. In the demo office one click opens it.
func (s *shell) lock(minutes int) {
	env := s.newEnv(kit.Route{})
	intro := fmt.Sprintf("%s 分钟无人操作，窗口已锁定。打开的页面和没有保存的内容都还在。", strconv.Itoa(minutes))
	open := func() {
		env.End()
		s.opens()
		s.opens = nil
		s.touch()
	}
	var way fyne.CanvasObject
	if _, err := app.DemoClock(context.Background(), s.app.Store()); err == nil {
		way = kit.NewButton(kit.Action{Label: "继续", Kind: kit.Primary, Do: open})
	} else {
		way = s.unlockForm(env, open)
	}
	other := kit.NewButton(kit.Action{Label: "换人登录", Do: func() { open(); s.out() }})
	s.opens = s.host.Cover(kit.Middle(420, kit.VGap(10, kit.Big("窗口已锁定", 24, kit.Blue), kit.Label(s.user.Who()+"　"+s.user.Roles.String(), kit.Second),
		kit.SmallPara(intro), kit.Gap(2), way, kit.H(kit.Spacer(), other))))
}

// unlockForm asks for the password of the user who was at work; failures count like those of a sign-in.
func (s *shell) unlockForm(env *kit.Env, open func()) fyne.CanvasObject {
	var password string
	return kit.InlineForm(env, kit.Form{Verb: "解锁", Fields: []*kit.Field{kit.Password("password", "密码", &password).Need().Wide()},
		Save: func(ctx context.Context) error {
			u, err := s.app.Users.SignIn(ctx, s.user.Account, password)
			if err == nil && u.ID == s.user.ID {
				return nil
			}
			return app.Errorf("password", "%s", app.Explain(err))
		}, Saved: open})
}

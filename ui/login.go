package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// newSignIn is the page before the window: account and password, or in a demo office one card per user.
func newSignIn(s *shell, env *kit.Env) fyne.CanvasObject {
	if _, err := app.DemoClock(context.Background(), s.app.Store()); err == nil {
		return demoCards(s, env)
	}
	var account, password string
	account = s.lastAccount()
	form := kit.InlineForm(env, kit.Form{Verb: "登录", Fields: []*kit.Field{
		kit.Text("account", "账号", &account).Need().Wide(), kit.Password("password", "密码", &password).Need().Wide(),
	}, Save: func(ctx context.Context) error {
		u, err := s.app.Users.SignIn(ctx, account, password)
		if err == nil {
			s.user = u
		}
		return err
	}, Saved: func() {
		s.fa.Preferences().SetString("account", account)
		s.signed(s.user)
	}})
	return signInPage(s, form, 420)
}

// lastAccount is the account that stands ready: the one used last on this computer, in a new office the only one there is.
func (s *shell) lastAccount() string {
	if last := s.fa.Preferences().String("account"); last != "" {
		return last
	}
	users, _, err := s.app.Users.List(context.Background(), app.Query{Limit: 2})
	if err != nil || len(users) != 1 {
		return ""
	}
	return users[0].Account
}

// demoCards lists the users of the demo office; one click signs in.
func demoCards(s *shell, env *kit.Env) fyne.CanvasObject {
	col := kit.VGap(7, kit.SmallPara("这是演示数据，选择一个身份进入，不需要密码。"))
	holder := kit.V(col)
	page := signInPage(s, holder, 460)
	kit.Load(env, func(ctx context.Context) ([]app.User, error) {
		users, _, err := s.app.Users.List(ctx, app.Query{}.By("id"))
		return users, err
	}, func(users []app.User) {
		for _, u := range users {
			if u.Disabled || u.System {
				continue
			}
			col.Objects = append(col.Objects, kit.PersonCard(u.Name, u.Roles.String(), func() {
				kit.Act(env, "进入", func(ctx context.Context) error {
					got, err := s.app.Users.Enter(ctx, u.ID)
					if err == nil {
						s.user = got
					}
					return err
				}, func() { s.signed(s.user) })
			}))
		}
		page.Refresh() // the card grows with its people
	})
	return page
}

// signInPage stands the content in the middle below the name of the program.
func signInPage(s *shell, content fyne.CanvasObject, width float32) fyne.CanvasObject {
	office, _ := s.app.Settings.Get(context.Background(), app.SetOffice)
	body := kit.VGap(10, kit.Big("共治通", 28, kit.Blue), kit.Label(office, kit.Second),
		kit.SmallPara(app.Unclassified+"。", kit.Muted), kit.Gap(2), content)
	return kit.Middle(width, body)
}

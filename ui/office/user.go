package office

import (
	"context"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

func newUsers(env *kit.Env) kit.Page {
	add := kit.Action{Label: "新增用户", Icon: "add", Kind: kit.Primary, Off: off(env, app.RightAdmin), Do: func() { env.Go(kit.Route{Module: "office", Tab: "user", Act: "new"}) }}
	return kit.NewList(env, kit.List[app.User]{Kind: "user",
		Name: "user", Title: "系统设置", Topics: []app.Topic{app.UserChanged}, Source: env.App.Users.List, ID: func(u *app.User) int64 { return u.ID },
		Columns: []kit.Column[app.User]{
			{Key: "account", Title: "账号", Width: 140, Text: func(u *app.User) string { return u.Account }},
			{Key: "name", Title: "姓名", Width: 120, Bold: true, Text: func(u *app.User) string { return u.Name }},
			{Key: "roles", Title: "角色", Text: func(u *app.User) string { return u.Roles.String() }},
			{Key: "last_sign_in", Title: "最近登录", Width: 150, Text: func(u *app.User) string { return kit.Dash(u.LastSignIn.Minute()) }},
			{Key: "disabled", Title: "状态", Width: 90, Tag: func(u *app.User) kit.Tag { return activeTag(!u.Disabled) }},
		},
		Sort: []app.Sort{{Key: "id"}}, Search: "账号、姓名", Acts: []kit.Action{add},
		OnOpen: func(u *app.User) { env.Go(kit.Route{Module: "office", Tab: "user", ID: u.ID}) },
		Drawer: func(_ context.Context, u *app.User) (kit.Drawer, error) { return userDrawer(env, *u), nil },
		Empty:  kit.Empty{Icon: "person", Title: "还没有用户", Acts: []kit.Action{add}},
	})
}

func userDrawer(env *kit.Env, u app.User) kit.Drawer {
	id := u.ID
	return kit.Drawer{Caption: u.Account, Title: u.Name, Facts: []kit.Fact{{Label: "角色", Text: u.Roles.String()}, {Label: "最近登录", Text: kit.Dash(u.LastSignIn.Minute())}, {Label: "锁定到", Text: kit.Dash(u.LockedUntil.Minute())}},
		Acts: []kit.Action{{Label: "修改", Kind: kit.Primary, Off: off(env, app.RightAdmin), Do: func() { env.Go(kit.Route{Module: "office", Tab: "user", ID: id}) }},
			{Label: "重设密码…", Off: off(env, app.RightAdmin), Do: func() { askPassword(env, u) }}}}
}

// askPassword gives a user a first password, or changes one's own.
func askPassword(env *kit.Env, u app.User) {
	var old, fresh, again string
	own := env.User.ID == u.ID
	fields := []*kit.Field{kit.Password("password", "新密码", &fresh).Need().Hint(app.PasswordRule), kit.Password("again", "再输一次", &again).Need()}
	if own {
		fields = append([]*kit.Field{kit.Password("old", "原密码", &old).Need()}, fields...)
	}
	kit.Ask(env, kit.Form{Title: "给" + u.Name + "设新密码", Intro: "首次登录时须改密码。", Fields: fields, Verb: "设新密码", Save: func(ctx context.Context) error {
		if fresh != again {
			return app.Errorf("again", "两次输入的密码不一致。")
		}
		return env.App.Users.SetPassword(ctx, u.ID, old, fresh)
	}, Saved: func() { env.Toast("已设新密码") }})
}

// userForm is an account with its roles as boxes to tick.
type userForm struct {
	app.User
	password string
	ticks    [len(app.Roles)]bool
}

func newUserEditor(env *kit.Env, id int64) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (f userForm, err error) {
		if id == 0 {
			f.ticks[0] = true
			return f, nil
		}
		f.User, err = env.App.Users.Get(ctx, id)
		for i, r := range app.Roles {
			f.ticks[i] = f.Roles&r != 0
		}
		return f, err
	}, func(f *userForm) kit.Form {
		name := kit.Text("name", "姓名", &f.Name).Need()
		person := kit.PickPerson(env, "person_id", "对应人员", &f.PersonID).Hint("选了以后姓名自动填入")
		person.OnChange(func() {
			if p, err := env.App.People.Get(env.Ctx, f.PersonID); err == nil && f.Name == "" {
				f.Name = p.Name
				name.Fresh()
			}
		})
		fields := []*kit.Field{kit.Text("account", "账号", &f.Account).Need(), person, name}
		if id == 0 {
			fields = append(fields, kit.Password("password", "初始密码", &f.password).Need().Hint(app.PasswordRule+"；首次登录须修改"))
		}
		var roles []*kit.Field
		for i, r := range app.Roles {
			roles = append(roles, kit.Tick("roles", r.String(), &f.ticks[i], roleNote(r)))
		}
		roles = append(roles, kit.Tick("disabled", "停用", &f.Disabled, "停用后不能登录，历史记录保留"))
		title := "修改用户"
		if id == 0 {
			title = "新增用户"
		}
		return kit.Form{Title: title, ID: id, Verb: "保存", Rev: &f.Rev, Sections: []kit.FormSection{{Title: "账号", Note: "带 * 为必填", Fields: fields}, {Title: "角色", Fields: roles}},
			Save: func(ctx context.Context) error {
				f.Roles = 0
				for i, r := range app.Roles {
					if f.ticks[i] {
						f.Roles |= r
					}
				}
				if id == 0 {
					if err := app.NewPassword(&f.User, f.password); err != nil {
						return err
					}
				}
				return env.App.Users.Save(ctx, &f.User)
			}, Saved: func() { env.Toast("已保存 " + f.Name); env.Back() }}
	})
}

func roleNote(r app.Role) string {
	switch r {
	case app.RoleClerk:
		return "登记和办理业务"
	case app.RoleChair:
		return "主持会议、确认表决、签发纪要"
	case app.RoleLeader:
		return "签发、锁定考评、决定奖惩、批准延期"
	case app.RoleAdmin:
		return "用户、设置、日历、备份"
	case app.RoleAuditor:
		return "查看审计日志"
	}
	return "只能查看"
}

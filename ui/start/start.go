// Package start is the first start of a new office: its name, its first user, its first members, all stored in one act; or
// the demo office instead.
package start

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// wizard is the page with what was typed so far; nothing is stored before its last step.
type wizard struct {
	kit.Base
	env      *kit.Env
	done     func()
	demo     func(ctx context.Context) error
	holder   *fyne.Container
	office   string
	user     app.User
	password string
	again    string
	units    string
}

// New is the page of the first start; done goes on to the sign-in.
func New(env *kit.Env, done func()) kit.Page { return WithDemo(nil)(env, done) }

// WithDemo is New with a button that opens the demo office; open runs in the background and may take a while.
func WithDemo(open func(ctx context.Context) error) func(env *kit.Env, done func()) kit.Page {
	return func(env *kit.Env, done func()) kit.Page {
		w := &wizard{env: env, done: done, demo: open, holder: container.NewStack()}
		w.Name, w.Body = "首次使用", w.holder
		w.nameStep()
		return w
	}
}

// show puts a step on the card.
func (w *wizard) show(step int, title, intro string, rest ...fyne.CanvasObject) {
	objs := []fyne.CanvasObject{kit.Big("共治通", 26, kit.Blue), kit.Caption(fmt.Sprintf("首次使用 · 第 %d 步，共 3 步", step)), kit.Head(title), kit.SmallPara(intro), kit.Gap(2)}
	objs = append(objs, rest...)
	objs = append(objs, kit.Gap(2), kit.SmallPara(app.Unclassified+"。", kit.Muted))
	w.holder.Objects = []fyne.CanvasObject{kit.Middle(560, kit.VGap(8, objs...))}
	w.holder.Refresh()
}

func (w *wizard) nameStep() {
	form := kit.InlineForm(w.env, kit.Form{Verb: "下一步", Fields: []*kit.Field{
		kit.Text("office", "单位名称", &w.office).Need().Wide().Placeholder("××街道办事处").Hint("印在会议纪要、通知和报告上，以后可在系统设置里改"),
	}, Save: func(context.Context) error {
		w.office = strings.TrimSpace(w.office)
		if w.office == "" {
			return app.Errorf("office", "填写单位名称，如 ××街道办事处。")
		}
		return nil
	}, Saved: w.userStep})
	rest := []fyne.CanvasObject{form}
	if w.demo != nil {
		rest = append(rest, kit.HLine(), kit.H(kit.Small("还没想好？可以先用虚构的街道试一试。"), kit.Spacer(), kit.NewButton(kit.Action{Label: "先看演示", Do: func() { kit.Act(w.env, "先看演示", w.demo, nil) }})))
	}
	w.show(1, "单位名称", "数据保存在这台电脑上，不上传。", rest...)
}

func (w *wizard) userStep() {
	account, name := kit.Text("account", "账号", &w.user.Account).Need().Wide().Hint("登录时输入，如姓名拼音"), kit.Text("name", "姓名", &w.user.Name).Need().Wide()
	password, again := kit.Password("password", "密码", &w.password).Need().Wide().Hint(app.PasswordRule), kit.Password("again", "再输一次", &w.again).Need().Wide()
	again.Check(func() string {
		if w.again != w.password {
			return "两次输入的密码不一样。"
		}
		return ""
	})
	back := func() { // what was typed comes back with the step
		w.user.Account, w.user.Name, w.password, w.again = account.Text(), name.Text(), password.Text(), again.Text()
		w.nameStep()
	}
	form := kit.InlineForm(w.env, kit.Form{Verb: "继续", Fields: []*kit.Field{account, name, password, again}, Save: func(context.Context) error {
		trial := w.user
		return app.NewPassword(&trial, w.password)
	}, Saved: w.memberStep})
	w.show(2, "第一个用户", w.office+"的管理员兼经办；其他用户登录后再加。", form, kit.H(kit.NewButton(kit.Action{Label: "上一步", Do: back})))
}

func (w *wizard) memberStep() {
	units := kit.Lines("units", "成员单位", &w.units, 8).Wide().Hint("每行一个单位全称，如 河湾社区居民委员会、城市管理办公室")
	back := func() { w.units = units.Text(); w.userStep() }
	form := kit.InlineForm(w.env, kit.Form{Verb: "开始使用", Fields: []*kit.Field{units}, Save: func(ctx context.Context) error { return w.found(ctx, names(w.units)) }, Saved: w.done})
	skip := kit.Action{Label: "跳过，以后再加", Do: func() {
		kit.Act(w.env, "跳过，以后再加", func(ctx context.Context) error { return w.found(ctx, nil) }, w.done)
	}}
	file := kit.Action{Label: "从表格读取…", Icon: "import", Do: func() {
		w.units = units.Text()
		kit.OpenFile(w.env, "选择成员单位表格", []string{".xlsx", ".xls", ".et", ".csv"}, w.readUnits)
	}}
	w.show(3, "成员单位", "科室、社区和其他成员单位；类别和考核分组按名称推定，登录后可改。", form,
		kit.H(kit.NewButton(kit.Action{Label: "上一步", Do: back}), kit.NewButton(file), kit.Spacer(), kit.NewButton(skip)))
}

// found stores everything in one act, in the name of the first user: nobody is signed in yet.
func (w *wizard) found(ctx context.Context, units []string) error {
	u := w.user
	ctx = app.WithUser(ctx, app.SystemUser(strings.TrimSpace(u.Name)))
	return w.env.App.Users.Found(ctx, w.office, &u, w.password, units)
}

// readUnits takes the names of units out of a clerk's sheet into the list, to be looked over.
func (w *wizard) readUnits(path string) {
	kind, _ := intake.KindOf("org")
	kit.Load(w.env, func(ctx context.Context) (intake.Result, error) {
		return reports.Judge(app.WithUser(ctx, app.SystemUser("首次使用")), w.env.App, kind, path, reports.IntakeOptions{})
	}, func(r intake.Result) {
		var found []string
		for _, row := range r.Rows {
			found = append(found, row.Value("单位名称").Text)
		}
		if len(found) == 0 {
			w.env.Fail(app.Errorf("", "%s", strings.TrimSpace("没有读到单位名称。"+r.Message)))
			return
		}
		w.units = strings.Join(append(names(w.units), found...), "\n")
		w.memberStep()
		w.env.Note(fmt.Sprintf("读到 %d 个单位", len(found)))
	})
}

// names are the lines of a text, without blanks and doubles.
func names(text string) []string {
	var out []string
	seen := map[string]bool{}
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '、' || r == '；' || r == ';' }) {
		if line = strings.TrimSpace(line); line != "" && !seen[line] {
			seen[line] = true
			out = append(out, line)
		}
	}
	return out
}

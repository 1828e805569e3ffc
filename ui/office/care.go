package office

import (
	"context"
	"fmt"
	"path/filepath"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

type calendarView struct {
	years   []string
	warning string
	days    []kit.Line
}

func loadCalendar(ctx context.Context, env *kit.Env) (v calendarView, err error) {
	cal, err := env.App.Calendar.Get(ctx)
	if err != nil {
		return v, err
	}
	for _, y := range cal.Years() {
		v.years = append(v.years, fmt.Sprintf("%d 年", y))
	}
	today := env.App.Today()
	v.warning = cal.Warn(today, today.AddMonths(6))
	for d := app.Date(string(today[:4]) + "-01-01"); d.Year() == today.Year(); d = d.AddDays(1) {
		if day, ok := cal.Day(d); ok {
			v.days = append(v.days, kit.Line{Text: string(d) + "　" + d.Weekday(), Note: day.Mark() + "　" + day.Name})
		}
	}
	return v, nil
}

// care is the state of the data: where it lies, when it was last backed up, whether the last check was sound.
type care struct {
	path   string
	last   string
	report *app.CheckReport
}

func newBackup(env *kit.Env) kit.Page {
	var checked *app.CheckReport
	var page kit.Page
	page = kit.NewDetail(env, kit.Detail[care]{Topics: []app.Topic{app.SettingChanged}, Load: func(ctx context.Context) (care, error) {
		last, err := env.App.Settings.Get(ctx, app.SetLastBackup)
		return care{env.App.Store().Path(), last, checked}, err
	}, View: func(c care) kit.View {
		v := kit.View{Title: "备份与校验", Acts: []kit.Action{{Label: "校验数据", Do: func() {
			kit.Job(env, "正在校验数据", func(ctx context.Context, _ func(int, int, string)) error {
				r, err := env.App.Store().Check(ctx)
				checked = &r
				return err
			}, func() { page.Refresh() })
		}}, {Label: "从备份恢复…", Off: off(env, app.RightAdmin), Do: func() { kit.OpenFile(env, "选择备份文件", []string{".gzb"}, env.Open) }}, {Label: "立即备份…", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { askBackup(env) }}},
			Left: []kit.Card{{Title: "数据", Section: kit.Section{Facts: []kit.Fact{{Label: "数据库", Text: c.path}, {Label: "附件", Text: c.path + ".files"}, {Label: "上次备份", Text: kit.Dash(app.Stamp(c.last).Minute())},
				{Label: "退出副本", Text: filepath.Join(filepath.Dir(c.path), "copies") + "（每次退出自动校验保存，留最近 14 份）"}}}}}}
		if c.report != nil {
			v.Left = append(v.Left, checkCard(*c.report))
		}
		return v
	}})
	return page
}

func checkCard(r app.CheckReport) kit.Card {
	lines := []kit.Line{}
	for _, p := range r.Problems {
		lines = append(lines, kit.Line{Lamp: kit.Red, Text: p})
	}
	if r.OK {
		lines = append(lines, kit.Line{Lamp: kit.Green, Text: "校验通过：没有发现问题"})
	}
	return kit.Card{Title: "校验结果", Section: kit.Section{Facts: []kit.Fact{{Label: "结构", Text: r.Integrity}, {Label: "审计记录", Text: fmt.Sprintf("%d 条", r.AuditRows)},
		{Label: "末尾指纹", Text: r.AuditHead}, {Label: "锚点", Text: fmt.Sprintf("%d 处", r.Anchors)}, {Label: "附件", Text: fmt.Sprintf("%d 个", r.Attachments)}}, Lines: lines}}
}

// askBackup asks for an optional password, then for the place.
func askBackup(env *kit.Env) {
	var password, again string
	kit.Ask(env, kit.Form{Title: "备份数据", Intro: "数据库和附件写成一个 .gzb 文件，写完自动校验。存到 U 盘或共享时建议设密码；忘记密码无法恢复。", Verb: "选择位置",
		Fields: []*kit.Field{kit.Password("password", "备份密码", &password).Hint("可不填"), kit.Password("again", "再输一次", &again)},
		Save: func(context.Context) error {
			if password != again {
				return app.Errorf("again", "两次输入的密码不一致。")
			}
			return nil
		}, Saved: func() {
			kit.SaveFile(env, "备份到", "共治通备份-"+string(env.App.Today())+".gzb", func(path string) {
				kit.Job(env, "正在备份", func(ctx context.Context, progress func(done, total int, text string)) error {
					_, err := env.App.Backups.Make(ctx, path, password, func(done, total int) { progress(done, total, "") })
					return err
				}, func() { env.Toast("已备份到 " + filepath.Base(path)) })
			})
		}})
}

func newAudit(env *kit.Env) kit.Page {
	return kit.NewList(env, kit.List[app.AuditRow]{
		Name: "audit", Title: "系统设置", Source: env.App.History.Rows, ID: func(r *app.AuditRow) int64 { return r.Seq },
		Columns: []kit.Column[app.AuditRow]{
			{ID: "seq", Title: "序号", Width: 80, Align: kit.Right, Text: func(r *app.AuditRow) string { return fmt.Sprint(r.Seq) }},
			{ID: "at", Title: "时间", Width: 170, Text: func(r *app.AuditRow) string { return string(r.At) }},
			{ID: "who", Title: "操作人", Width: 130, Text: func(r *app.AuditRow) string { return r.Who }},
			{ID: "act", Title: "操作", Width: 150, Text: func(r *app.AuditRow) string { return r.Act }},
			{ID: "object", Title: "对象", Text: func(r *app.AuditRow) string { return kit.Dash(r.Object) }},
			{ID: "items", Title: "记录数", Width: 80, Align: kit.Right, Text: func(r *app.AuditRow) string { return fmt.Sprint(r.Items) }},
		},
		Search: "操作人、操作、对象",
		Drawer: func(ctx context.Context, r *app.AuditRow) (kit.Drawer, error) {
			changes, err := env.App.History.Items(ctx, r.Seq)
			d := kit.Drawer{Caption: fmt.Sprintf("第 %d 条　%s", r.Seq, r.At), Title: r.Who + "　" + r.Act, Facts: []kit.Fact{{Label: "对象", Text: kit.Dash(r.Object)}, {Label: "指纹", Text: r.Hash}}}
			for _, c := range changes {
				var facts []kit.Fact
				for _, f := range c.Fields {
					facts = append(facts, kit.Fact{Label: app.FieldWord(f.Key), Text: kit.Dash(f.Before) + " → " + kit.Dash(f.After)})
				}
				d.Sections = append(d.Sections, kit.Section{Title: app.KindWord(c.Kind) + fmt.Sprintf(" %d", c.ID), Facts: facts})
			}
			return d, err
		},
		Empty: kit.Empty{Icon: "audit", Title: "没有审计记录"},
	})
}

func newAbout(env *kit.Env) kit.Page {
	return kit.NewDetail(env, kit.Detail[string]{Load: func(ctx context.Context) (string, error) { return env.App.Settings.Get(ctx, app.SetOffice) },
		View: func(office string) kit.View {
			return kit.View{Title: "关于共治通", Notice: &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: app.Unclassified},
				Left: []kit.Card{{Title: "共治通", Section: kit.Section{Facts: []kit.Fact{{Label: "使用单位", Text: office}, {Label: "版本", Text: app.Version}, {Label: "数据位置", Text: env.App.Store().Path()},
					{Label: "联网", Text: "运行时不联网，不上传任何数据"}}}}}}
		}})
}

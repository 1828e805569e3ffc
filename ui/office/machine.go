package office

import (
	"context"
	"fmt"
	"path/filepath"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/native"
)

// What the nightly backup does unless its files are moved by hand.
const (
	nightlyHour = 22
	nightlyKept = 30
)

// newMachine is what this computer does by itself for the program: open it at sign-in, back up at night. Both are off at first.
func newMachine(env *kit.Env) kit.Page {
	return kit.NewDetail(env, kit.Detail[machine]{Load: func(context.Context) (machine, error) {
		return machine{auto: native.Autostart(), nightly: native.Nightly(), plan: nightlyPlan(env)}, nil
	}, View: func(m machine) kit.View { return m.view(env) }})
}

// machine is what this computer is told to do.
type machine struct {
	auto, nightly bool
	plan          native.NightlyPlan
}

func nightlyPlan(env *kit.Env) native.NightlyPlan {
	db := env.App.Store().Path()
	return native.NightlyPlan{Database: db, Folder: filepath.Join(filepath.Dir(db), "自动备份"), Hour: nightlyHour, Keep: nightlyKept}
}

func (m machine) view(env *kit.Env) kit.View {
	none := ""
	if !native.HasScheduler() {
		none = "这台电脑的系统没有任务计划程序"
	}
	change := func(what string, fn func() error) func() {
		return func() {
			kit.Act(env, what, func(context.Context) error {
				if err := fn(); err != nil {
					return app.Errorf("", "%s没有成功：%v。", what, err)
				}
				return nil
			}, env.Reopen)
		}
	}
	auto := switched(m.auto, "开机自启", func(on bool) func() {
		return change("设置开机自启", func() error { return native.SetAutostart(on) })
	}, none)
	nightly := switched(m.nightly, "夜间自动备份", func(on bool) func() {
		return change("设置夜间自动备份", func() error { return native.SetNightly(on, m.plan) })
	}, none)
	return kit.View{Title: "本机", Acts: []kit.Action{auto, nightly}, Left: []kit.Card{
		{Title: "开机自启", Section: kit.Section{Facts: []kit.Fact{{Label: "现在", Text: onOff(m.auto)}, {Label: "作用", Text: "登录电脑后自动打开共治通"}}}},
		{Title: "夜间自动备份", Section: kit.Section{Facts: []kit.Fact{{Label: "现在", Text: onOff(m.nightly)},
			{Label: "时间", Text: fmt.Sprintf("每天 %d:00；电脑关着的，下次开机后补做", nightlyHour)},
			{Label: "放在", Text: m.plan.Folder}, {Label: "份数", Text: fmt.Sprintf("最近 %d 份，不设密码", nightlyKept)},
			{Label: "提示", Text: "备份和数据在同一块硬盘上，仍要定期另存到 U 盘或单位的文件服务器"}}}},
	}}
}

func switched(on bool, name string, do func(on bool) func(), off string) kit.Action {
	if on {
		return kit.Action{Label: "关闭" + name, Off: off, Do: do(false)}
	}
	return kit.Action{Label: "开启" + name, Off: off, Do: do(true)}
}

func onOff(on bool) string {
	if on {
		return "已开启"
	}
	return "没有开启"
}

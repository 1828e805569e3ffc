package office

import (
	"context"
	"strings"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

func newSettings(env *kit.Env) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (map[string]string, error) { return env.App.Settings.All(ctx) },
		func(values *map[string]string) kit.Form { return settingForm(env, *values) })
}

// settingForm shows every choice with what it changes and its published default.
func settingForm(env *kit.Env, values map[string]string) kit.Form {
	groups := []struct{ title, prefix string }{{"单位与文号", "office."}, {"", "number."}, {"红黄绿灯", "light."}, {"考评排行", "rank."}, {"奖惩联动", "incentive."}, {"字体", "font."}, {"安全", "safety."}}
	typed := map[string]*string{}
	var sections []kit.FormSection
	for _, g := range groups {
		var fields []*kit.Field
		for _, d := range app.SettingDefs() {
			if d.Key == app.SetOfficeOrg || len(d.Key) < len(g.prefix) || d.Key[:len(g.prefix)] != g.prefix {
				continue
			}
			v := values[d.Key]
			typed[d.Key] = &v
			hint := "用于：" + d.Changes
			if d.Default != "" {
				hint += "；默认 " + d.Default
			}
			if list := settingChoices(d.Key); list != nil {
				use, _, _ := strings.Cut(d.Changes, "：")
				fields = append(fields, kit.Choose(d.Key, d.Name, typed[d.Key], list).Hint("用于："+use).Wide())
				continue
			}
			fields = append(fields, kit.Text(d.Key, d.Name, typed[d.Key]).Hint(hint).Wide())
		}
		if g.title == "" && len(sections) > 0 {
			last := &sections[len(sections)-1]
			last.Fields = append(last.Fields, fields...)
			continue
		}
		if len(fields) > 0 {
			sections = append(sections, kit.FormSection{Title: g.title, Fields: fields})
		}
	}
	return kit.Form{Title: "规则与文号", Verb: "保存设置", Off: off(env, app.RightAdmin), Sections: sections, Save: func(ctx context.Context) error {
		changed := map[string]string{}
		for k, v := range typed {
			if *v != values[k] {
				changed[k] = *v
			}
		}
		return env.App.Settings.Set(ctx, changed)
	}, Saved: func() { env.Toast("设置已保存"); env.Reopen() }}
}

// settingChoices are the values of settings that know only a few, in words.
func settingChoices(key string) []kit.Choice[string] {
	switch key {
	case app.SetTiePolicy:
		return []kit.Choice[string]{{Value: "competition", Text: "跳号（1、1、3，默认）"}, {Value: "dense", Text: "不跳号（1、1、2）"}}
	case app.SetRankOn:
		return []kit.Choice[string]{{Value: "shown", Text: "显示的两位小数（默认）"}, {Value: "unrounded", Text: "未舍入的分值"}}
	case app.SetMissing:
		return []kit.Choice[string]{{Value: "exclude", Text: "不计入，按权重归一（默认）"}, {Value: "zero", Text: "记 0 分"}, {Value: "mean", Text: "取组均值"}}
	}
	return nil
}

func newCalendar(env *kit.Env) kit.Page {
	return kit.NewDetail(env, kit.Detail[calendarView]{Topics: []app.Topic{app.CalendarChanged}, Load: func(ctx context.Context) (calendarView, error) { return loadCalendar(ctx, env) },
		View: func(v calendarView) kit.View {
			var lines []kit.Line
			for _, y := range v.years {
				lines = append(lines, kit.Line{Lamp: kit.Green, Text: y})
			}
			notice := (*kit.Notice)(nil)
			if v.warning != "" {
				notice = &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: v.warning, Text: "国务院办公厅的通知一般在每年 10 月至 11 月公布，公布后在这里导入。"}
			}
			return kit.View{Title: "工作日历", Notice: notice, Acts: []kit.Action{{Label: "导入放假安排…", Kind: kit.Primary, Off: off(env, app.RightAdmin), Do: func() { askCalendar(env) }}},
				Left: []kit.Card{{Title: "已有年度", Section: kit.Section{Lines: lines}}}, Right: []kit.Card{{Title: "今年的休息与补班", Section: kit.Section{Lines: v.days}}}}
		}})
}

// askCalendar takes the text of a notice or of a table.
func askCalendar(env *kit.Env) {
	var text string
	kit.Ask(env, kit.Form{Title: "导入放假安排", Intro: "粘贴通知正文，或“日期,休/班,名称”的表格文本。同一年度已有的安排会被替换。", Fields: []*kit.Field{kit.Lines("text", "安排", &text, 10).Need().Wide()}, Verb: "导入",
		Save: func(ctx context.Context) error { _, err := env.App.Calendar.Import(ctx, text); return err }, Saved: func() { env.Toast("已导入放假安排") }})
}

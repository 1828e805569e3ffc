package kit

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/app/light"
)

func samples(n int) []sample {
	names := []string{"河湾路积水点改造及雨污混接排查", "北岸社区物业移交遗留问题处置", "沿街商铺油烟扰民专项整治", "锦绣小区地下车位权属协商",
		"枫林社区消防通道占用整改", "石桥老旧小区加装电梯意愿征询", "出租房屋安全隐患排查与建账", "莲池社区公共晾衣架及便民设施更新"}
	units := []string{"城市管理办", "北岸社区", "平安建设办", "枫林社区", "德润物业服务有限公司清河湾项目部"}
	out := make([]sample, n)
	for i := range out {
		s := sample{ID: int64(i + 1), Name: names[i%len(names)], Unit: units[i%len(units)], Due: app.Date("2026-09-09").AddDays(i * 3 % 200),
			Left: i*3 - 6, Done: (75 + i*13) % 101, Plan: min(100, 60+i*7%50), Lamp: light.Green, Why: "正常"}
		switch {
		case i < 3:
			s.Lamp, s.Why = light.Red, fmt.Sprintf("逾期%d天", 6-2*i)
		case i < 8:
			s.Lamp, s.Why = light.Yellow, fmt.Sprintf("剩%d天", i)
		case i%5 == 0:
			s.Lamp, s.Why = light.Blue, "已办结"
		}
		out[i] = s
	}
	return out
}

func (g *gallery) list() Page {
	lamp := func(l light.Lamp) []app.Cond { return []app.Cond{app.Eq("lamp", int(l))} }
	return NewList(g.env, List[sample]{Name: "gallery", Title: "责任清单", Source: SliceOf(samples(138)), ID: func(s *sample) int64 { return s.ID },
		Columns: []Column[sample]{
			{Key: "lamp", Title: "灯", Width: 76, Lamp: func(s *sample) (Lamp, string) { return LampOf(s.Lamp), s.Why }},
			{Key: "name", Title: "任务内容", Text: func(s *sample) string { return s.Name }},
			{Key: "unit", Title: "牵头单位", Width: 74, Text: func(s *sample) string { return s.Unit }},
			{Key: "due", Title: "完成时限", Width: 82, Text: func(s *sample) string { return string(s.Due) }},
			{Key: "left", Title: "剩余", Width: 36, Align: Right, Text: func(s *sample) string { return itoa(s.Left) }, Tone: func(s *sample) Tone {
				if s.Left < 0 {
					return RedTone
				}
				return Second
			}},
			{Key: "done", Title: "进度", Width: 106, Bar: func(s *sample) Bar {
				return Bar{float64(s.Done) / 100, float64(s.Plan) / 100, LampOf(s.Lamp), itoa(s.Done) + "%"}
			}},
			{ID: "state", Title: "状态", Width: 64, Narrow: true, Tag: func(s *sample) Tag { return Tag{"办理中", Blue} }}},
		Chips: []Chip{{Label: "全部"}, {Label: "红灯", Lamp: Red, Where: lamp(light.Red)}, {Label: "黄灯", Lamp: Yellow, Where: lamp(light.Yellow)},
			{Label: "绿灯", Lamp: Green, Where: lamp(light.Green)}, {Label: "办结", Lamp: Done, Where: lamp(light.Blue)}},
		Filters: []Filter{{Key: "unit", Label: "牵头", All: "全部单位", Items: []Option{{"城市管理办", "城市管理办"}, {"北岸社区", "北岸社区"}}},
			{Key: "due", Label: "时限", All: "本年度", Items: []Option{{"9", "本月"}}, Where: func(string) []app.Cond { return []app.Cond{{Key: "due", Op: "<", Value: "2026-10-01"}} }}},
		Search: "编号、内容、单位、姓名首字母", Foot: "竖线为序时进度 · 剩余按工作日计",
		Acts: []Action{{Label: "打印…", Icon: "print", Do: func() { g.page.(Printer).Print() }}, {Label: "新增", Icon: "add", Kind: Primary, Do: func() { g.show(2) }}},
		Bulk: func([]int64) []Action {
			return []Action{{Label: "提醒", Icon: "bell"}, {Label: "下督办单", Icon: "rectify"}, {Label: "导出表格", Icon: "export"}, {Label: "打印清单表", Icon: "print"}}
		},
		Drawer: func(_ context.Context, s *sample) (Drawer, error) { return sampleDrawer(s), nil }})
}

func sampleDrawer(s *sample) Drawer {
	return Drawer{Caption: "Z2026-041 · 来源：第7次联席会议 议定事项 3", Title: s.Name,
		Notice: &Notice{RedTone, Red, "红灯：逾期 6 个工作日未办结", "时限 09-09，今天 09-17；序时应完成 100%，实际 75%"},
		Facts: []Fact{{Label: "牵头单位", Text: s.Unit + "（责任人 陈立群）"}, {Label: "配合单位", Text: "综合执法队、河湾社区"},
			{Label: "责任领导", Text: "周建国　街道办事处副主任"}, {Label: "完成时限", Text: string(s.Due) + "（20 个工作日）"}},
		Sections: []Section{
			{Title: "阶段目标", Note: "3 / 4 完成", Stages: []Stage{{Done, "现场勘查与方案", "08-14", "08-13 完成", Plain}, {Done, "雨污混接点封堵", "08-25", "08-26 完成", Plain},
				{Done, "管网清淤 1.2 公里", "09-02", "09-07 完成，迟 3 天", Plain}, {Red, "路面恢复与雨后验收", "09-09", "未完成", RedTone}}},
			{Title: "进展记录", Link: Action{Label: "全部 7 条 ›"}, Log: []LogLine{{"09-17 13:22", "陈立群", "60% → 75%", "清淤完成，路面恢复受连续降雨影响，计划 09-24 前完成验收。附照片 4 张。"},
				{"09-10 16:05", "李雯", "发出督办单", "督〔2026〕12号（黄），要求 09-16 前反馈。"}}}},
		Acts: []Action{{Label: "填报进展", Icon: "edit", Kind: Primary}, {Label: "下督办单"}, {Label: "申请延期"}},
		More: []Action{{Label: "申请办结"}, {Label: "撤销事项", Kind: Danger}}}
}

func (g *gallery) form() Page {
	rec := struct {
		Name, Out, Level, Urgency string
		Lead                      string
		Support                   []string
		Person                    string
		Start, Due                app.Date
		Rate, Weight              int
		Share                     bool
		Words                     app.Words
		Steps                     string
		Minutes                   int
		Quarter                   app.Period
		Files                     Attached
	}{Name: "北岸社区物业移交遗留问题处置", Out: "移交清册双方签字；应急维修费用结清；移交情况向居民公示 7 天。", Level: "街道审批", Urgency: "重要",
		Lead: "北岸社区居民委员会", Support: []string{"司法所", "德润物业服务有限公司清河湾项目部", "财政所"}, Start: "2026-09-18", Due: "2026-09-26",
		Steps: "移交清册双方签字\n应急维修费用结清", Minutes: 90, Quarter: "2026Q3"}
	units := []Choice[string]{}
	for i, w := range []string{"北岸社区居民委员会", "办公室（党政）", "保障事务中心", "北岸物业管理有限公司", "司法所", "财政所", "城市管理办公室", "德润物业服务有限公司清河湾项目部"} {
		units = append(units, Choice[string]{Value: w, Text: w, Note: fmt.Sprintf("科室 · 在办 %d", i)})
	}
	look := func(string) []Choice[string] { return units }
	return NewFormPage(g.env, Form{Title: "修改责任事项", Key: "", Sections: []FormSection{
		{Title: "事项", Note: "带 * 为必填", Fields: []*Field{Text("name", "任务内容", &rec.Name).Need().Wide(), Lines("out", "成果要求", &rec.Out, 2).Need().Wide(),
			Show("来源", "第8次联席会议（不可修改）"), Choose("level", "授权层级", &rec.Level, WordChoices("社区自定", "街道审批", "上级审批")).Need()}},
		{Title: "分工", Fields: []*Field{Pick("lead", "牵头单位", &rec.Lead, look).Need(), Text("person", "责任人", &rec.Person).Need(),
			PickMany("support", "配合单位", &rec.Support, look).Wide()}},
		{Title: "时限", Note: "按工作日计算，已扣除节假日并计入调休", Fields: []*Field{Due("start", "起始日", &rec.Start).Need(), Due("due", "完成时限", &rec.Due).Need(),
			Segments("urgency", "紧急程度", &rec.Urgency, WordChoices("一般", "重要", "紧急")), Percent("rate", "办理进度", &rec.Rate),
			Tick("share", "公开", &rec.Share, "在社区公示栏公开"), Tags("words", "标签", &rec.Words)}},
		{Title: "要求与材料", Fields: []*Field{Items("steps", "办理要求", &rec.Steps).Wide(), Minutes("minutes", "汇报时长", &rec.Minutes), PeriodField("quarter", "计入", &rec.Quarter),
			Files(g.env, "files", "佐证材料", &rec.Files).Wide()}}},
		Aside: []Card{{Title: "下达后", Lines: []Line{{Text: "打印交办单，送 4 家单位"}, {Text: "时限只能经“申请延期”更改"}, {Text: "计入 北岸社区 三季度考评"}, {Text: "下次会议自动列入落实情况"}}}},
		Save:  func(context.Context) error { return nil }, Saved: func() { g.env.Toast("已保存") }})
}

func (g *gallery) detail() Page {
	return NewDetail(g.env, Detail[sample]{Load: func(context.Context) (sample, error) { return samples(1)[0], nil }, View: func(s sample) View {
		d := sampleDrawer(&s)
		return View{Title: s.Name, Acts: []Action{{Label: "打印…", Icon: "print"}, {Label: "填报进展", Kind: Primary}}, Notice: d.Notice,
			Left:  []Card{{Title: "基本情况", Facts: d.Facts}, {Title: "进展记录", Link: d.Sections[1].Link, Log: d.Sections[1].Log}},
			Right: []Card{{Title: "阶段目标", Note: "3 / 4 完成", Stages: d.Sections[0].Stages}}}
	}})
}

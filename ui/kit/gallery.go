package kit

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/light"
)

// Gallery opens a window with every component of the kit, for developers.
func Gallery(fa fyne.App, dark bool) fyne.Window { return OpenGallery(fa, dark, false).Win }

// Showcase (部件样张) is the gallery's window with what a golden picture needs of it.
type Showcase struct {
	*Host
	g *gallery
}

// Show goes to a tab.
func (s Showcase) Show(i int) { s.g.show(i) }

// OpenGallery opens the gallery; with inline work its pages are whole at once, as golden pictures need it.
func OpenGallery(fa fyne.App, dark, inline bool) Showcase {
	SpeakChinese()
	fa.Settings().SetTheme(NewTheme(dark, false))
	win := fa.NewWindow("界面部件与状态")
	h := NewHost(win)
	h.Inline = inline
	h.Today = func() app.Date { return "2026-09-17" }
	g := &gallery{host: h}
	g.frame = NewFrame(h, FrameActs{Rail: func(string) {}, Tab: g.show, Fold: func() { g.frame.SetFolded(!g.frame.Folded()) },
		Search: func() { OpenSearch(g.env, g.find) }, Bell: h.Bell, User: func(from fyne.CanvasObject) { Menu(from, Action{Label: "退出登录"}) }})
	h.Show(g.frame.Object())
	h.Keys = g.key
	g.frame.SetRail(galleryRail(), "settings")
	g.show(0)
	win.Resize(fyne.NewSize(1366, 697))
	return Showcase{h, g}
}

type gallery struct {
	host  *Host
	frame *Frame
	env   *Env
	page  Page
	at    int
}

func galleryRail() []RailItem {
	return []RailItem{
		{"home", "首页", "home", GroupHome, Badge{}}, {"meeting", "联席会议", "meeting", GroupMain, Badge{Count: 4}},
		{"duty", "责任清单", "duty", GroupMain, Badge{Count: 3, Red: true}}, {"rectify", "监督整改", "rectify", GroupMain, Badge{Count: 3}},
		{"effect", "考评排行", "effect", GroupMain, Badge{}}, {"incentive", "奖惩联动", "incentive", GroupMain, Badge{Count: 1}},
		{"mediation", "矛盾调解", "mediation", GroupSupport, Badge{Count: 2}}, {"resource", "资源共享", "resource", GroupSupport, Badge{}},
		{"education", "宣教活动", "education", GroupSupport, Badge{}}, {"appeal", "诉求与自治", "appeal", GroupSupport, Badge{Count: 6}},
		{"settings", "系统设置", "settings", GroupSettings, Badge{}},
	}
}

func (g *gallery) tabs() []string { return []string{"部件", "表格与抽屉", "表单", "详情"} }

func (g *gallery) show(i int) {
	g.at = i
	g.env = NewEnv(g.host, EnvOptions{User: app.SystemUser("李雯"), Nav: g}, Route{})
	g.page = []func() Page{g.parts, g.list, g.form, g.detail}[i]()
	g.env.SetReload(g.page.Refresh)
	g.frame.SetBody(g.page.Object())
	if p, ok := g.page.(Shower); ok {
		p.Shown()
	}
	g.Touch()
}

func (g *gallery) key(k Key) bool {
	if k.Ctrl && k.Name == fyne.KeyK {
		OpenSearch(g.env, g.find)
		return true
	}
	t, ok := g.page.(KeyTaker)
	return ok && t.Key(k)
}

// Touch writes the frame.
func (g *gallery) Touch() {
	status := "部件样张"
	if s, ok := g.page.(Statuser); ok {
		status = s.Status()
	}
	title := "界面部件与状态"
	g.frame.SetHeading(Heading{Title: title, Tabs: g.tabs(), Tab: g.at}, "李雯", g.host.News())
	g.frame.SetStatus(status, "数据保存在本机 · 上次备份 今天 08:30", false)
}

// Go, Back, Reopen and Push make the gallery its own shell.
func (g *gallery) Go(Route) {}

// Back shows the parts.
func (g *gallery) Back() { g.show(0) }

// Reopen builds the tab anew.
func (g *gallery) Reopen(*Env) { g.show(g.at) }

// Push shows a page.
func (g *gallery) Push(build func(*Env) Page) {
	g.page = build(g.env)
	g.frame.SetBody(g.page.Object())
}

func (g *gallery) find(_ context.Context, text string) ([]Found, error) {
	var out []Found
	for _, r := range galleryRail() {
		if Matches(text, r.Title) {
			out = append(out, Found{Kind: "页面", Title: r.Title, Icon: r.Icon})
		}
	}
	return out, nil
}

func (g *gallery) parts() Page {
	env := g.env
	lamps := HGap(20, LampWord(Green, "正常"), LampWord(Yellow, "落后22%"), LampWord(Red, "逾期6天"), LampWord(Done, "已办结"),
		LampWord(LateDone, "逾期办结"), LampWord(Waiting, "待签收"), LampWord(Paused, "暂停"))
	tags := HGap(14, TagBox(Tag{"草稿", Neutral}), TagBox(Tag{"已通知", Blue}), TagBox(Tag{"进行中", TealTone}), TagBox(Tag{"待复查", AmberTone}),
		TagBox(Tag{"逾期", RedTone}), TagBox(Tag{"已销号", GreenTone}), TagBox(Tag{"听证", VioletTone}), TagBox(Tag{"议事", OchreTone}))
	buttons := HGap(12, NewButton(Action{Label: "保存", Kind: Primary, Do: func() { g.slow("保存") }}), NewButton(Action{Label: "导出表格", Icon: "export", Do: g.job}),
		NewButton(Action{Label: "更多", Kind: Quiet, Sub: []Action{{Label: "催办"}, {Label: "申请延期", Keys: "Ctrl+E"}, {}, {Label: "撤销事项", Kind: Danger}}}),
		NewButton(Action{Label: "删除草稿", Kind: Danger, Do: g.ask}), NewButton(Action{Label: "申请办结", Off: "还有 1 个阶段目标未完成"}))
	toasts := HGap(8, NewButton(Action{Label: "完成", Do: func() { env.Toast("已办结 3 项，相关指标将于今晚重新取数") }}),
		NewButton(Action{Label: "可撤销", Do: func() { env.Undo("已删除 1 项", func(context.Context) error { return nil }) }}),
		NewButton(Action{Label: "出错", Do: func() { env.Fail(app.Errorf("", "导出未完成：文件正被 WPS 打开，关闭后重试。")) }}),
		NewButton(Action{Label: "任务", Do: g.job}), NewButton(Action{Label: "小表单", Do: g.small}))
	left := VGap(12,
		CardBox("灯：形状 + 颜色 + 文字", "黑白打印、色觉障碍时仍可分辨", VGap(14, lamps, tags)),
		CardBox("按钮", "一屏只有一个主按钮；禁用时写明原因", buttons),
		CardBox("提示条", "右下角，4 秒后消失；可撤销的停留 8 秒；出错不自动消失", toasts),
		CardBox("进度", "竖线为序时进度", VGap(4, BarBox(Bar{0.75, 1, Red, "75%"}), BarBox(Bar{0.8, 0.94, Yellow, "80%"}), BarBox(Bar{0.92, 0.9, Green, "92%"}), BarBox(Bar{0, 0.1, Green, "0%"}))))
	right := VGap(12,
		CardBox("", "", NoticeBox(Notice{RedTone, Red, "红灯：逾期 6 个工作日未办结", "时限 09-09，今天 09-17；序时应完成 100%，实际 75%"})),
		CardBox("空状态", "", Fixed(0, 170, EmptyBox(Empty{"duty", "没有符合条件的事项", "当前条件：红灯、牵头单位为司法所、本年度", []Action{{Label: "清除条件"}}}))),
		CardBox("文字", "", VGap(4, Big("93.42", 28, GreenTone), Head("节标题 15"), Label("正文 14：网格员应急救护培训全覆盖"), Small("次要 13：责任人 陈立群"), Caption("说明 12：按工作日计"),
			Para("段落：清淤完成，路面恢复受连续降雨影响，计划 09-24 前完成验收（附照片 4 张）；移交清册双方签字，应急维修费用结清。"))))
	return &Base{Name: "部件", Body: Inset(pageMargin, pageMargin, pageMargin, 0, Scroll(Cols(14, []float32{0, 0}, left, right)))}
}

func (g *gallery) slow(label string) {
	Act(g.env, label, func(context.Context) error { time.Sleep(time.Second); return nil }, func() { g.env.Toast("已" + label) })
}

func (g *gallery) job() {
	Job(g.env, "正在生成会议包", func(ctx context.Context, progress func(int, int, string)) error {
		for i := range 60 {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(100 * time.Millisecond):
			}
			progress(i, 60, fmt.Sprintf("正在生成会议包：第 %d / 6 份", i/10+1))
		}
		return nil
	}, func() { g.env.Toast("会议包已备好", Action{Label: "打印"}) })
}

func (g *gallery) ask() {
	Confirm(g.env, "撤销 2 个责任事项？", "“沿街商铺油烟整治”“公共晾衣架更新”将停止计时，从本季考核中剔除，编号保留。牵头单位会收到撤销通知。\n30 天内可在“已撤销”中恢复。",
		Verb{Label: "不撤销"}, Verb{Label: "撤销事项", Danger: true})
}

func (g *gallery) small() {
	var reason string
	var due app.Date
	Ask(g.env, Form{Title: "下督办单", Intro: "督办单按“蓝、黄、橙、红”递进，本次为第 2 次（黄）。", Verb: "下督办单",
		Fields: []*Field{Due("due", "反馈时限", &due).Need(), Lines("reason", "督办事由", &reason, 3).Need()},
		Save:   func(context.Context) error { return nil }, Saved: func() { g.env.Toast("已下督办单") }})
}

// sample is a made-up row of the gallery's table.
type sample struct {
	ID         int64
	Name, Unit string
	Due        app.Date
	Left       int
	Done, Plan int
	Lamp       light.Lamp
	Why        string
}

package home

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/light"
	"gongzhi/ui/kit"
)

const rowHigh = 40

// lampOf is the drawn lamp of a todo: ordinary things have a dot.
func lampOf(t app.Todo) kit.Lamp {
	if t.Lamp == light.Red || t.Lamp == light.Yellow {
		return kit.LampOf(t.Lamp)
	}
	return kit.NoLamp
}

func (p *page) printing() kit.Action {
	return kit.Action{Label: "打印提醒单", Icon: "print", Keys: "Ctrl+P", Do: p.Print}
}

// todos is the card of things to do.
func (p *page) todos(list []app.Todo, title string) fyne.CanvasObject {
	n := 0
	for _, t := range list {
		n += t.Count
	}
	note := fmt.Sprintf("共 %d 件 · 按紧急程度排列", n)
	if len(list) == 0 {
		return kit.CardBox(title, "", kit.Fixed(0, 120, kit.EmptyBox(kit.Empty{Icon: "check", Title: "今天没有要办的事"})))
	}
	return kit.CardBox(title, note, p.todoRows(list), p.printing())
}

func (p *page) todoRows(list []app.Todo) *fyne.Container {
	col := kit.VGap(0)
	for _, t := range list {
		col.Objects = append(col.Objects, kit.HLine(), p.todoRow(t))
	}
	return col
}

func (p *page) todoRow(t app.Todo) fyne.CanvasObject {
	tone := kit.Plain
	if t.Lamp == light.Red {
		tone = kit.RedTone
	}
	lamp := kit.Icon("dot", 16, kit.Muted)
	if l := lampOf(t); l != kit.NoLamp {
		lamp = kit.LampIcon(l, 16)
	}
	verb := verbText(t.Verb)
	if t.Now {
		verb = kit.NewButton(kit.Action{Label: t.Verb, Kind: kit.Primary, Do: p.goes(t)})
	}
	row := kit.Cols(8, []float32{18, 34, 112, 0, 92}, center(lamp), center(kit.Big(strconv.Itoa(t.Count), 20, tone).Align(kit.Right)),
		kit.Inset(8, 0, 0, 0, center(kit.Strong(t.Title))), center(kit.Small(t.Text)), center(kit.H(kit.Spacer(), verb)))
	return kit.Tap(t.Title, p.goes(t), kit.Fixed(0, rowHigh, row))
}

// verbText is a verb that the whole row stands for.
func verbText(word string) fyne.CanvasObject {
	return kit.HGap(4, kit.Label(word, kit.Blue), kit.Icon("right", 12, kit.Blue))
}

// center keeps an object at its own height in the middle of the row.
func center(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.VGap(0, kit.Spacer(), o, kit.Spacer())
}

// signs is what waits for the signature of a leader.
func (p *page) signs() fyne.CanvasObject {
	var list []app.Todo
	for _, t := range p.board.Todos {
		if t.Signs {
			list = append(list, t)
		}
	}
	report := kit.Action{Label: "本季报告", Icon: "print", Kind: kit.Primary, Do: p.report}
	if v := p.board.Leader; v != nil && len(v.Groups) > 0 {
		report.Label = v.Title + "报告"
	}
	if len(list) == 0 {
		return kit.CardBox("待我签批", "", kit.Fixed(0, 60, center(kit.Label("没有等待签批的事项。", kit.Muted))), report)
	}
	n := 0
	for i := range list {
		n += list[i].Count
		list[i].Now = false
	}
	return kit.CardBox("待我签批", fmt.Sprintf("共 %d 件", n), p.todoRows(list), report)
}

// others are a leader's things to do besides signing.
func (p *page) others() fyne.CanvasObject {
	var list []app.Todo
	for _, t := range p.board.Todos {
		if !t.Signs {
			t.Now = false
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		return nil
	}
	col := kit.VGap(0)
	for _, t := range list {
		tone := kit.Plain
		if t.Lamp == light.Red {
			tone = kit.RedTone
		}
		row := kit.Cols(8, []float32{0, 40, 80}, center(kit.Label(t.Title)), center(kit.Big(strconv.Itoa(t.Count), 16, tone).Align(kit.Right)), center(kit.H(kit.Spacer(), verbText(t.Verb))))
		col.Objects = append(col.Objects, kit.Tap(t.Title, p.goes(t), kit.Fixed(0, 32, row)))
	}
	return kit.CardBox("今天要办", "各科室、社区正在办理", col, p.printing())
}

// firstSteps leads a new office to its first records.
func (p *page) firstSteps() fyne.CanvasObject {
	col := kit.VGap(0)
	step := func(n int, title, text, verb string, r kit.Route) {
		row := kit.Cols(10, []float32{30, 130, 0, 92}, center(kit.Big(strconv.Itoa(n), 20, kit.Blue)), center(kit.Strong(title)), center(kit.Small(text)), center(kit.H(kit.Spacer(), verbText(verb))))
		if n > 1 {
			col.Objects = append(col.Objects, kit.HLine())
		}
		col.Objects = append(col.Objects, kit.Tap(title, func() { p.env.Go(r) }, kit.Fixed(0, 46, row)))
	}
	units, users := "导入或新增科室、社区、成员单位和联络人", "给主持人、领导开账号；签发纪要、锁定考评用他们的账号"
	if p.board.Units > 0 {
		units = fmt.Sprintf("已有 %d 个单位；单位和联络人还可以导入或新增", p.board.Units)
	}
	if p.board.Users > 1 {
		users = fmt.Sprintf("已有 %d 个账号；签发纪要、锁定考评用主持人、领导的账号", p.board.Users)
	}
	step(1, "成员单位和人员", units, "去导入", kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "org"}})
	step(2, "用户", users, "去新增", kit.Route{Module: "office", Tab: "user"})
	step(3, "规则与文号", "机关代字、红黄灯界限、奖惩规则", "去设置", kit.Route{Module: "office", Tab: "setting"})
	step(4, "责任清单", "把现有的 Excel 清单导入，红黄绿灯自动判定", "去导入", kit.Route{Module: "org", Tab: "import", Args: map[string]string{"kind": "duty"}})
	step(5, "联席会议", "安排第一次会议，纪要签发后自动生成责任事项", "安排会议", kit.Route{Module: "meeting", Act: "new"})
	return kit.CardBox("开始使用", "这里会列出每天要办的事", col)
}

package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/ui/kit"
)

// key is the keyboard map: the page's own keys first, then what works everywhere.
func (s *shell) key(k kit.Key) bool {
	if s.frame == nil || s.now == nil {
		return false
	}
	if t, ok := s.now.page.(kit.KeyTaker); ok && t.Key(k) {
		return true
	}
	switch {
	case k.Ctrl && k.Alt, k.Ctrl && k.Shift && k.Name != fyne.KeyTab:
		return false
	case k.Ctrl:
		return s.ctrl(k)
	case k.Alt:
		if k.Name == fyne.KeyLeft {
			s.Back()
			return true
		}
		return false
	}
	switch k.Name {
	case fyne.KeyF5:
		s.now.page.Refresh()
	case fyne.KeyF6:
		s.win.Canvas().FocusNext()
	case fyne.KeyF1:
		s.help()
	default:
		return false
	}
	return true
}

func (s *shell) ctrl(k kit.Key) bool {
	switch k.Name {
	case fyne.KeyK:
		s.search()
	case fyne.KeyB:
		s.fold()
	case fyne.KeyTab:
		s.nextTab(map[bool]int{true: -1, false: 1}[k.Shift])
	case fyne.KeyZ:
		return s.host.Undo()
	case fyne.KeyN:
		return call(s.now.page, kit.Creator.Create)
	case fyne.KeyS:
		return call(s.now.page, kit.Saver.Save)
	case fyne.KeyP:
		return call(s.now.page, kit.Printer.Print)
	case fyne.KeyF:
		return call(s.now.page, kit.Finder.Find)
	case fyne.KeyE:
		return call(s.now.page, kit.Exporter.Export)
	default:
		return s.digit(k)
	}
	return true
}

// call runs a page's capability where it has it.
func call[C any](p kit.Page, fn func(C)) bool {
	c, ok := p.(C)
	if ok {
		fn(c)
	}
	return ok
}

// digit opens the n-th entry of the rail; 0 is the last one.
func (s *shell) digit(k kit.Key) bool {
	n, err := strconv.Atoi(string(k.Name))
	if err != nil {
		return false
	}
	if n == 0 {
		n = len(s.modules)
	}
	if n > len(s.modules) {
		return false
	}
	s.rail(s.modules[n-1].Key)
	return true
}

func (s *shell) nextTab(d int) {
	m := s.module(s.now.route.Module)
	if m == nil || s.now.tab < 0 || len(m.Tabs) < 2 {
		return
	}
	s.openTab((s.now.tab + d + len(m.Tabs)) % len(m.Tabs))
}

// help lists the page's own keys and those that work everywhere.
func (s *shell) help() {
	var rows []kit.Fact
	if p, ok := s.now.page.(kit.Keyer); ok {
		for _, h := range p.Keys() {
			rows = append(rows, kit.Fact{Label: h.Keys, Text: h.Text})
		}
	}
	everywhere := []kit.Fact{
		{Label: "Ctrl+K", Text: "查找全部内容"}, {Label: "Ctrl+1…9、0", Text: "左侧导航第几项"}, {Label: "Ctrl+Tab", Text: "下一个页签"},
		{Label: "Ctrl+N", Text: "新增"}, {Label: "Ctrl+S", Text: "保存"}, {Label: "Ctrl+P", Text: "打印"}, {Label: "Ctrl+E", Text: "导出所见内容"},
		{Label: "Ctrl+F", Text: "页内查找"}, {Label: "Ctrl+Z", Text: "撤销上一步（8 秒内）"}, {Label: "F5", Text: "重新读取"}, {Label: "F6", Text: "下一个区域"},
		{Label: "Alt+←", Text: "返回"}, {Label: "Ctrl+B", Text: "收起导航"}, {Label: "F1", Text: "本页全部快捷键"},
	}
	var cols []fyne.CanvasObject
	var widths []float32
	if len(rows) > 0 {
		cols = append(cols, kit.VGap(8, kit.Head("本页"), kit.FactsBox(s.now.env, rows)))
		widths = append(widths, 0)
	}
	cols = append(cols, kit.VGap(8, kit.Head("各页通用"), kit.FactsBox(s.now.env, everywhere)))
	widths = append(widths, 0)
	kit.Window(s.now.env, "快捷键："+strings.TrimSpace(s.now.page.Title()), kit.Cols(24, widths, cols...))
}

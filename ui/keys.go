package ui

import (
	"strconv"

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

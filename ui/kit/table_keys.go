package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained shows where the keyboard is.
func (t *Table[T]) FocusGained() {
	t.focused = true
	t.edge.StrokeColor, t.edge.StrokeWidth = Tokens().Primary, 2
	t.edge.Refresh()
}

// FocusLost takes it back.
func (t *Table[T]) FocusLost() {
	t.focused = false
	t.edge.StrokeColor, t.edge.StrokeWidth = Tokens().Line, 1
	t.edge.Refresh()
}

// TypedRune does nothing.
func (t *Table[T]) TypedRune(rune) {}

// TypedKey walks the rows; keys a table does not use go to the shell.
func (t *Table[T]) TypedKey(e *fyne.KeyEvent) {
	h := t.env.host
	k := keyOf(e)
	k.Shift = h.modifiers()&fyne.KeyModifierShift != 0
	if h.floatKey(k) {
		return
	}
	taken := false
	h.guard(func() { taken = t.key(k) })
	if !taken {
		h.HandleKey(k)
	}
}

func (t *Table[T]) key(k Key) bool {
	page := max(1, len(t.rows)-1)
	steps := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: page, fyne.KeyPageUp: -page, fyne.KeyHome: -t.total, fyne.KeyEnd: t.total}
	if d, moves := steps[k.Name]; moves {
		t.step(d, k.Shift)
		return true
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open()
	case fyne.KeySpace:
		t.tickCurrent()
	case fyne.KeyEscape:
		if len(t.ticked) == 0 {
			return false
		}
		t.Untick()
	case desktop.KeyMenu:
		t.menuAtCurrent()
	case fyne.KeyF10:
		if !k.Shift {
			return false
		}
		t.menuAtCurrent()
	default:
		return false
	}
	return true
}

func (t *Table[T]) tickCurrent() {
	if t.cur >= 0 && !t.opt.NoTicks {
		t.tickRow(t.cur)
		t.anchor = t.cur
	}
}

func (t *Table[T]) menuAtCurrent() {
	if t.cur < 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	t.openMenu(at.AddXY(60, Sizes().Head+float32(t.cur-t.top+1)*t.metrics().Row))
}

// step moves the current row; with Shift the rows between are ticked.
func (t *Table[T]) step(d int, shift bool) {
	if t.total == 0 {
		return
	}
	from := t.cur
	to := max(0, min(t.cur+d, t.total-1))
	if t.cur < 0 {
		to = max(0, min(t.top, t.total-1))
		if d >= t.total {
			to = t.total - 1
		}
	}
	if shift && !t.opt.NoTicks {
		if t.anchor < 0 {
			t.anchor = max(0, from)
		}
		t.untickBack(from, to)
		t.tickRange(t.anchor, to)
	} else {
		t.anchor = to
	}
	t.makeCurrent(to)
}

// makeCurrent shows a row and tells the page after a moment of rest.
func (t *Table[T]) makeCurrent(i int) {
	t.cur = i
	t.show(i)
	if row := t.row(i); row != nil {
		t.curID = t.opt.ID(row)
	}
	t.repaint()
	if t.opt.OnCurrent != nil {
		t.opt.OnCurrent(t.Current())
	}
}

func (t *Table[T]) show(i int) {
	if i < 0 {
		return
	}
	if i < t.top {
		t.top = i
	}
	if i >= t.top+len(t.rows) {
		t.top = i - len(t.rows) + 1
	}
	t.clampTop()
	t.ensure()
}

// TypedShortcut ticks all, copies; other shortcuts go to the shell.
func (t *Table[T]) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutSelectAll:
		if !t.opt.NoTicks {
			t.tickAll(true)
			return
		}
	case *fyne.ShortcutCopy:
		t.Copy()
		return
	}
	t.env.host.handleShortcut(s)
}

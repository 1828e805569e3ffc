package kit

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
)

// Title is the page's name.
func (l *ListPage[T]) Title() string { return l.opt.Title }

// Subtitle is the grey text beside it.
func (l *ListPage[T]) Subtitle() string { return l.opt.Subtitle }

// Object is the page.
func (l *ListPage[T]) Object() fyne.CanvasObject { return l.whole }

// Refresh reads the list again; filters, ticks and the current row stay.
func (l *ListPage[T]) Refresh() {
	l.table.Reload()
	l.count()
}

// Find puts the keyboard into the page search.
func (l *ListPage[T]) Find() {
	if l.search != nil {
		if l.squeezed() {
			l.CloseDrawer()
		}
		l.env.host.Focus(l.search)
		l.search.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// Create runs the page's primary act.
func (l *ListPage[T]) Create() {
	for _, a := range l.opt.Acts {
		if a.Kind == Primary && a.Off == "" && a.Do != nil {
			a.Do()
			return
		}
	}
}

// Print runs the list's paper, or previews exactly what is shown.
func (l *ListPage[T]) Print() {
	if l.opt.Print != nil {
		l.opt.Print()
		return
	}
	l.PrintSeen()
}

// PrintSeen previews exactly what is shown: columns, order, filters; ticked rows alone when there are some.
func (l *ListPage[T]) PrintSeen() { printSeen(l.env, l.opt.Title, l.table.Seen()) }

// Export writes the list's own workbook, or exactly what is shown.
func (l *ListPage[T]) Export() {
	if l.opt.Export != nil {
		l.opt.Export()
		return
	}
	l.ExportSeen()
}

// ExportSeen saves exactly what is shown as a workbook.
func (l *ListPage[T]) ExportSeen() {
	exportSeen(l.env, l.opt.Title, l.table.Seen())
}

// Keys are the list's keys for F1.
func (l *ListPage[T]) Keys() []KeyHint {
	return append([]KeyHint{
		{"↑ ↓ PgUp PgDn Home End", "移动当前行"}, {"Enter", "打开当前行"}, {"F8", "打开或收起右侧抽屉"}, {"F6", "在表格和抽屉之间来回"}, {"Esc", "取消选择，收起抽屉"},
		{"空格", "勾选当前行"}, {"Shift+↑ ↓", "连续勾选"}, {"Ctrl+A", "勾选全部（含未显示的）"}, {"Ctrl+C", "复制勾选的行"},
		{"Ctrl+F", "页内查找"}, {"Ctrl+E", "导出所见内容（有勾选时只导出勾选的）"}, {"菜单键、Shift+F10", "当前行的菜单"},
	}, l.opt.Hints...)
}

// Key takes the page's own keys, F8 and Esc.
func (l *ListPage[T]) Key(k Key) bool {
	if l.opt.OnKey != nil && l.opt.OnKey(k) {
		return true
	}
	switch k.Name {
	case fyne.KeyF8:
		if l.drawer.Visible() {
			l.CloseDrawer()
		} else {
			l.shut = false
			l.current(l.table.Current())
		}
		return true
	case fyne.KeyF6:
		l.nextPane()
		return true
	case fyne.KeyEscape:
		switch {
		case len(l.table.ticked) > 0:
			l.table.Untick()
		case l.drawer.Visible():
			l.CloseDrawer()
		default:
			return false
		}
		return true
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if !k.Ctrl && !k.Alt && l.env.host.Focused() == nil {
			l.env.host.Focus(l.table)
			return l.table.key(k)
		}
	}
	return false
}

// nextPane takes the keyboard from the table to the drawer, and from anywhere else to the table.
func (l *ListPage[T]) nextPane() {
	h := l.env.host
	if h.Focused() == fyne.Focusable(l.table) {
		if first := FirstFocusable(l.drawer); first != nil {
			h.Focus(first)
			return
		}
	}
	h.Focus(l.table)
	if l.table.cur < 0 {
		l.table.step(1, false)
	}
}

// FirstFocusable is the first object under o that takes the keyboard, nil when there is none.
func FirstFocusable(o fyne.CanvasObject) (first fyne.Focusable) {
	Walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		f, ok := o.(fyne.Focusable)
		if d, can := o.(fyne.Disableable); ok && first == nil && (!can || !d.Disabled()) {
			first = f
		}
		return first == nil
	})
	return first
}

// Within says whether what has the keyboard stands under o.
func Within(o fyne.CanvasObject, f fyne.Focusable) (found bool) {
	Walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if x, ok := o.(fyne.Focusable); ok && x == f {
			found = true
		}
		return !found
	})
	return found
}

// CloseDrawer closes the drawer until F8 or a click opens it again.
func (l *ListPage[T]) CloseDrawer() {
	l.shut = true
	if l.drawer.Visible() {
		l.drawer.Hide()
		l.relayout()
	}
}

const drawerRest = 120 * time.Millisecond

// current fills the drawer once the current row has rested.
func (l *ListPage[T]) current(row *T) {
	if l.opt.Drawer == nil {
		return
	}
	if row == nil {
		if l.drawer.Visible() {
			l.drawer.Hide()
			l.relayout()
		}
		return
	}
	if l.shut && !l.clicked() {
		return
	}
	l.shut = false
	if l.rest != nil {
		l.rest()
	}
	copied := *row
	wait := drawerRest
	if !l.drawer.Visible() {
		wait = 0
	}
	l.rest = l.env.host.soon(wait, func() { l.fillDrawer(&copied, nil) })
}

// clicked says whether the current row was just chosen with the mouse.
func (l *ListPage[T]) clicked() bool { return time.Since(l.table.last.when) < doubleClick }

// fillDrawer reads a row for the drawer; failed may answer an error in place of the usual notice.
func (l *ListPage[T]) fillDrawer(row *T, failed func(error)) {
	LoadOr(l.env, func(ctx context.Context) (Drawer, error) { return l.opt.Drawer(ctx, row) }, func(d Drawer) {
		d.More = append(d.More, l.history(row, d.Title)...)
		l.inside = row
		l.drawer.set(d, fyne.NewSize(l.panel(l.whole.Size().Width), l.whole.Size().Height))
		if !l.drawer.Visible() && l.table.Current() != nil {
			l.drawer.Show()
		}
		l.relayout()
	}, failed)
}

// keepDrawer reads again what the drawer shows when an act took it out of the rows of the list: it stands beside the list with its
// new state and acts. What is gone closes the drawer.
func (l *ListPage[T]) keepDrawer() {
	if !l.drawer.Visible() || l.inside == nil || l.table.Current() != nil {
		return
	}
	gone := func(error) {
		l.drawer.Hide()
		l.relayout()
	}
	if l.opt.Follow {
		gone(nil)
		return
	}
	l.fillDrawer(l.inside, gone)
}

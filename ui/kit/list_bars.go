package kit

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

const (
	drawerNarrow = 404
	drawerWide   = 470
	pageMargin   = 14
)

func (l *ListPage[T]) buildBars() {
	for i, c := range l.opt.Chips {
		l.chips = append(l.chips, newChipBox(c, func() { l.SetChip(i) }))
	}
	if len(l.chips) > 0 {
		l.chips[0].set(true)
	}
	for i := range l.opt.Filters {
		f := l.opt.Filters[i]
		l.sel = append(l.sel, newSelectBox(f, func(v string) {
			l.env.host.keepValue(l.opt.Name+"."+f.Key, v)
			l.requery()
		}))
	}
	if l.opt.Search != "" {
		l.buildSearch()
	}
	l.clear = newButton(Action{Label: "清除条件", Kind: Quiet, Do: l.Clear}, 30)
	l.clear.Hide()
	l.saved = newButton(Action{Label: "常用", Kind: Quiet, Sub: []Action{{Label: "保存当前条件…"}}}, 30)
	showIf(l.saved, len(l.sel) > 0)
	l.acts, l.least = foldingButtons(l.opt.Acts), leastActs(l.opt.Acts)
	l.buildSlots()
	l.bulk = &fyne.Container{}
	l.bulk.Hide()
}

func (l *ListPage[T]) buildSearch() {
	l.search = newEntry("页内查找", 1, false)
	l.search.SetPlaceHolder(l.opt.Search)
	l.search.OnChanged = func(s string) {
		if s == l.typed {
			return
		}
		if l.stop != nil {
			l.stop()
		}
		l.stop = l.env.host.soon(250*time.Millisecond, func() { l.SetSearch(s) })
	}
	l.search.onEnter = func() { l.SetSearch(l.search.Text) }
	l.search.onKey = func(k Key) bool {
		switch k.Name {
		case fyne.KeyEscape:
			if l.search.Text == "" {
				return false
			}
			l.SetSearch("")
			return true
		case fyne.KeyDown:
			l.env.host.Focus(l.table)
			l.table.key(Key{Name: fyne.KeyDown})
			return true
		}
		return false
	}
	l.box = newEntryFrame(l.search, 30, "search", func() { l.SetSearch(l.search.Text) })
}

// build lays the page: chips and search, selects and acts or the selection bar, the table, the drawer.
func (l *ListPage[T]) build() {
	row1 := l.chipRow()
	l.row2 = HGap(8)
	for _, s := range l.sel {
		l.row2.Objects = append(l.row2.Objects, s.press)
	}
	l.row2.Objects = append(l.row2.Objects, l.state, l.saved, l.clear, Spacer(), l.acts)
	one := len(l.chips) == 0 // then one row holds all
	if one && l.box != nil {
		l.row2.Objects = slices.Insert(l.row2.Objects, l.slotAt(), fyne.CanvasObject(l.slot))
	}
	objs := []fyne.CanvasObject{row1, l.row2, l.bulk, l.table}
	if l.opt.Above != nil {
		objs = append(objs, l.opt.Above)
	}
	objs = append(objs, l.drawer)
	l.whole = box(func() fyne.Size { return fyne.NewSize(500, 300) }, func(s fyne.Size) {
		w := l.placeDrawer(s)
		inner := w - 2*pageMargin
		y := float32(10)
		if one {
			row1.Hide()
		} else {
			place(row1, pageMargin, y, inner, 30)
			y += 38
		}
		if l.hasRow2() || one {
			l.fitSelects(inner)
			place(l.row2, pageMargin, y, inner, 30)
			place(l.bulk, pageMargin, y-2, inner, 36)
			y += 42
		}
		if l.opt.Above != nil {
			h := heightFor(l.opt.Above, inner)
			place(l.opt.Above, pageMargin, y, inner, h)
			y += h + 8
		}
		place(l.table, pageMargin, y, inner, s.Height-y-10)
	}, objs...)
}

func (l *ListPage[T]) hasRow2() bool {
	return len(l.sel) > 0 || len(l.opt.Acts) > 0 || l.opt.Bulk != nil
}

// placeDrawer gives the drawer its room and says what is left for the list.
func (l *ListPage[T]) placeDrawer(s fyne.Size) float32 {
	if !l.drawer.Visible() {
		l.table.SetNarrow(false)
		return s.Width
	}
	dw := l.panel(s.Width)
	l.drawer.fit(fyne.NewSize(dw, s.Height))
	place(l.drawer, s.Width-dw, 0, dw, s.Height)
	if s.Width < 1080 {
		return s.Width // it covers the table instead of narrowing it
	}
	l.table.SetNarrow(s.Width < 1400)
	return s.Width - dw
}

func (l *ListPage[T]) relayout() {
	if s := l.whole.Size(); s.Width > 0 {
		l.whole.Layout.Layout(l.whole.Objects, s)
		l.whole.Refresh()
	}
}

// ticked swaps the filters for the selection bar while rows are ticked.
func (l *ListPage[T]) ticked() {
	ids := l.table.Ticked()
	on := len(ids) > 0 && l.opt.Bulk != nil
	if on {
		l.bulk.Objects = []fyne.CanvasObject{l.bulkBar(ids)}
		l.bulk.Layout = growing{}
		l.bulk.Refresh()
	}
	showIf(l.bulk, on)
	showIf(l.row2, !on)
	l.env.Touch()
}

func (l *ListPage[T]) bulkBar(ids []int64) fyne.CanvasObject {
	p := Tokens()
	ground := newFrame(p.PrimaryTint, p.PrimaryLine, 1, 4)
	text := fmt.Sprintf("已选 %d 项", len(ids))
	if l.table.AllTicked() {
		text = fmt.Sprintf("已选全部 %d 项（含未显示的）", len(ids))
	}
	row := HGap(6, Strong(text, Blue), Gap(10))
	for _, a := range l.opt.Bulk(ids) {
		if a.Kind != Danger {
			a.Kind = Quiet
		}
		row.Objects = append(row.Objects, newButton(a, 28))
	}
	row.Objects = append(row.Objects, Spacer(), Link("取消选择", l.table.Untick))
	return box(row.MinSize, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(row, 14, 0, s.Width-24, s.Height)
	}, ground, row)
}

func (l *ListPage[T]) loaded(int) {
	if l.saved != nil {
		l.saved.act.Sub = l.savedActs()
	}
	l.showState()
	l.keepDrawer()
	l.env.Touch()
}

// menu shows the acts of a row: those of the list, or those of the row's own drawer, read anew.
func (l *ListPage[T]) menu(row *T, show func([]Action)) {
	var acts []Action
	copied := *row
	if l.opt.OnOpen != nil {
		acts = append(acts, Action{Label: "打开", Keys: "Enter", Do: func() { l.opt.OnOpen(&copied) }})
	}
	if l.opt.Menu != nil || l.opt.Drawer == nil {
		if l.opt.Menu != nil {
			acts = append(acts, l.opt.Menu(&copied)...)
		}
		show(append(acts, l.history(&copied, "")...))
		return
	}
	Load(l.env, func(ctx context.Context) (Drawer, error) { return l.opt.Drawer(ctx, &copied) }, func(d Drawer) {
		show(slices.Concat(acts, d.Acts, d.More, l.history(&copied, d.Title)))
	})
}

// history is the act that opens a row's change history.
func (l *ListPage[T]) history(row *T, name string) []Action {
	if l.opt.Kind == "" {
		return nil
	}
	id := l.opt.ID(row)
	return []Action{{Label: "变更记录", Do: func() { ShowHistory(l.env, l.opt.Kind, id, name) }}}
}

// Status is the facts of the page.
func (l *ListPage[T]) Status() string {
	n := l.table.Total()
	text := fmt.Sprintf("共 %d 项", n)
	if l.opt.Status != nil {
		text = l.opt.Status(n)
	}
	if t := len(l.table.ticked); t > 0 {
		text += fmt.Sprintf(" · 已选 %d 项", t)
	}
	if s := l.table.SortText(); s != "" {
		text += " · " + s
	}
	return text
}

// Topics are what makes the list reload.
func (l *ListPage[T]) Topics() []app.Topic { return l.opt.Topics }

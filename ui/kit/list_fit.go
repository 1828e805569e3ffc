package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// selectLeast is the width of a select that still shows its label, a short value and its arrow.
const selectLeast = 99

// leastActs is the width of a row of acts when all but the primary one are folded away.
func leastActs(acts []Action) float32 {
	var w, folded float32
	for _, a := range acts {
		if a.Kind == Primary {
			w += NewButton(a).MinSize().Width + 8
			continue
		}
		folded = NewButton(Action{Label: "更多", Sub: []Action{{Label: "更多"}}}).MinSize().Width + 8
	}
	return w + folded
}

// fitSelects narrows the selects, and then puts 「常用」 away, where the drawer leaves no room for them and the primary button.
func (l *ListPage[T]) fitSelects(width float32) {
	over := l.least - width
	for _, s := range l.sel {
		s.cut = 0
		over += s.width + 8
	}
	if l.state.Visible() {
		over += l.state.MinSize().Width + 8
	}
	if l.clear.Visible() {
		over += l.clear.MinSize().Width + 8
	}
	saved := l.saved.MinSize().Width + 8
	over += saved
	for i := len(l.sel) - 1; i >= 0 && over > 0; i-- {
		s := l.sel[i]
		s.cut = max(0, min(over, s.width-selectLeast))
		over -= s.cut
	}
	for _, s := range l.sel {
		s.restyle()
	}
	if len(l.chips) == 0 { // all is in one row: the acts are worth more than 「常用」
		over += l.acts.MinSize().Width - l.least
	}
	showIf(l.saved, len(l.sel) > 0 && over <= 0)
	l.fitSearch(width)
}

// panel is the width of the drawer on a page of a width.
func (l *ListPage[T]) panel(page float32) float32 {
	switch {
	case l.opt.Panel != nil:
		return l.opt.Panel(page)
	case page > 1500:
		return drawerWide
	}
	return drawerNarrow
}

// The widths of a search that shares its row with selects and acts.
const (
	findWidest = 260
	findLeast  = 130
)

// buildSlots makes the places of the search and of the state in the row of the selects.
func (l *ListPage[T]) buildSlots() {
	l.find, l.state, l.slot = findWidest, HGap(0), &fyne.Container{}
	l.state.Hide()
	if l.box != nil {
		l.slot = box(func() fyne.Size { return fyne.NewSize(l.find, 30) }, func(s fyne.Size) { place(l.box.Container, 0, 0, s.Width, s.Height) }, l.box.Container)
	}
}

// slotAt is where the search stands in its row: first, or between the selects and the acts.
func (l *ListPage[T]) slotAt() int {
	if len(l.sel) == 0 {
		return 0
	}
	return len(l.row2.Objects) - 1
}

// fitSearch gives the search what the selects and the acts leave; where that is too little it is away until Ctrl+F makes room.
func (l *ListPage[T]) fitSearch(width float32) {
	if l.box == nil || len(l.sel) == 0 || len(l.chips) > 0 {
		return
	}
	room := width - l.acts.MinSize().Width - 8
	for _, o := range shown(l.row2.Objects) {
		if o != fyne.CanvasObject(l.slot) && o != fyne.CanvasObject(l.acts) {
			room -= o.MinSize().Width + 8
		}
	}
	l.find = min(findWidest, max(room-8, findLeast))
	showIf(l.slot, room-8 >= findLeast || l.typed != "")
}

// squeezed says whether the search is away for want of room.
func (l *ListPage[T]) squeezed() bool { return !l.slot.Visible() && len(l.chips) == 0 }

// showState writes the state of what is listed.
func (l *ListPage[T]) showState() {
	if l.opt.State == nil {
		return
	}
	tag := l.opt.State()
	l.state.Objects = []fyne.CanvasObject{TagBox(tag)}
	showIf(l.state, tag.Text != "")
	l.relayout()
}

// searchLeast is the width of a search that still shows what is typed.
const searchLeast = 150

// chipRow stands the chips in one line and keeps the search at the right; where there is little room the search shrinks first,
// then the margins of the chips, and then the last ones go into 「更多」. The chosen one always stands.
func (l *ListPage[T]) chipRow() *fyne.Container {
	var objs []fyne.CanvasObject
	for _, c := range l.chips {
		objs = append(objs, c.press)
	}
	more := newButton(Action{Label: "更多", Kind: Quiet, Sub: []Action{{Label: "更多"}}}, 30)
	more.Hide()
	objs = append(objs, more)
	if l.box != nil {
		objs = append(objs, l.box.Container)
	}
	return box(func() fyne.Size { return fyne.NewSize(300, 30) }, func(s fyne.Size) {
		search, folded := l.fitChips(s.Width, more.MinSize().Width)
		x := float32(0)
		more.act.Sub = nil
		for i, c := range l.chips {
			away := slices.Contains(folded, i)
			if showIf(c.press, !away); away {
				more.act.Sub = append(more.act.Sub, Action{Label: strings.TrimSpace(c.text.Text + " " + c.count.Text), Do: func() { l.SetChip(i) }})
				continue
			}
			w := c.MinSize().Width
			place(c.press, x, 0, w, 30)
			x += w + 8
		}
		showIf(more, len(folded) > 0)
		place(more, x, 0, more.MinSize().Width, 30)
		if l.box != nil {
			place(l.box.Container, s.Width-search, 0, search, 30+Sizes().More)
		}
	}, objs...)
}

// fitChips gives the chips the margins that leave them one line, and says how wide the search is and which chips have no room.
func (l *ListPage[T]) fitChips(width, more float32) (search float32, folded []int) {
	if l.box != nil {
		search = searchLeast
	}
	need := float32(0)
	for _, pad := range chipPads() {
		need = 0
		for _, c := range l.chips {
			c.pad = pad
			need += c.MinSize().Width + 8
		}
		if need+search <= width {
			break
		}
	}
	if need+search > width {
		need += more + 8
		for i := len(l.chips) - 1; i > 0 && need+search > width; i-- {
			if i != l.chip {
				need -= l.chips[i].MinSize().Width + 8
				folded = append(folded, i)
			}
		}
	}
	if l.box != nil {
		search = min(260, max(search, width-need))
	}
	return search, folded
}

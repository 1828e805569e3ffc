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
	showIf(l.saved, len(l.sel) > 0 && over <= 0)
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

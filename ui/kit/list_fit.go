package kit

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

package kit

import "fyne.io/fyne/v2"

// foldingButtons is a row of buttons at the right end of a bar; where there is no room the first ones go into 「更多」, the primary
// button and the paper beside it stay.
func foldingButtons(acts []Action) *fyne.Container {
	more := NewButton(Action{Label: "更多", Sub: []Action{{Label: "更多"}}})
	more.Hide()
	row := HGap(8, more)
	var buttons []*Button
	for _, a := range acts {
		b := NewButton(a)
		buttons = append(buttons, b)
		row.Objects = append(row.Objects, b)
	}
	widest := Buttons(acts...).MinSize()
	full := func() fyne.Size { return widest }
	return box(full, func(s fyne.Size) {
		need := widest.Width
		var folded []Action
		for _, printing := range []bool{false, true} {
			for i, b := range buttons {
				if (b.act.Icon == "print") != printing {
					continue
				}
				fits := need <= s.Width+0.5 || b.act.Kind == Primary
				if showIf(b, fits); fits {
					continue
				}
				if len(folded) == 0 {
					need += more.MinSize().Width + 8
				}
				need -= b.MinSize().Width + 8
				if folded = append(folded, acts[i].Sub...); len(acts[i].Sub) == 0 {
					folded = append(folded, acts[i])
				}
			}
		}
		more.act.Sub = folded
		showIf(more, len(folded) > 0)
		w := row.MinSize().Width
		place(row, max(0, s.Width-w), 0, w, s.Height)
	}, row)
}

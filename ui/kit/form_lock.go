package kit

import "fyne.io/fyne/v2"

// lock makes all fields read-only.
func (f *Form) lock() {
	for _, x := range f.Fields {
		x.Locked(readOnly)
	}
	for _, s := range f.Sections {
		for _, x := range s.Fields {
			x.Locked(readOnly)
		}
	}
}

// readOnlyBar says in the place of the acts why there are none.
func (p *FormPage) readOnlyBar() fyne.CanvasObject {
	ground, line := newRect(Tokens().Surface, 0), HLine()
	row := HGap(8, newIcon("lock", 16, Tokens().Text2), Label("只能查看："+p.form.Off, Second))
	return box(func() fyne.Size { return fyne.NewSize(500, 54) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(line, 0, 0, s.Width, 1)
		place(row, pageMargin+18, 16, s.Width-2*pageMargin-18, 22)
	}, ground, line, row)
}

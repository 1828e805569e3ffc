package kit

import "fyne.io/fyne/v2"

// KeyCap draws the name of a key as it stands on the keyboard.
func KeyCap(keys string) fyne.CanvasObject {
	p := Tokens()
	ground := newFrame(p.Surface2, p.Line2, 1, 3)
	text := newText(keys, 12, false, Second)
	text.Alignment = fyne.TextAlignCenter
	w := textWidth(keys, 12, false) + 12
	return box(func() fyne.Size { return fyne.NewSize(w, 20) }, func(s fyne.Size) {
		place(ground, 0, (s.Height-20)/2, w, 20)
		place(text, 0, (s.Height-18)/2, w, 18)
	}, ground, text)
}

// KeyStrip is the line of keys above the status bar, each with what it does; what has no room is left out, F1 shows all.
func KeyStrip(keys []KeyHint) fyne.CanvasObject {
	p := Tokens()
	ground, line := newRect(p.Surface2, 0), newRect(p.Line, 0)
	objs := []fyne.CanvasObject{ground, line}
	for _, k := range keys {
		objs = append(objs, HGap(6, KeyCap(k.Keys), Small(k.Text)))
	}
	return box(func() fyne.Size { return fyne.NewSize(100, 34) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(line, 0, 0, s.Width, 1)
		x, full := float32(16), false
		for _, o := range objs[2:] {
			w := o.MinSize().Width
			full = full || x+w > s.Width-8
			showIf(o, !full)
			place(o, x, (s.Height-20)/2, w, 20)
			x += w + 18
		}
	}, objs...)
}

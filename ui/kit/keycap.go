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

// KeyStrip is one line of keys with what they do; what has no room is left out, F1 shows all.
func KeyStrip(keys []KeyHint) fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for _, k := range keys {
		objs = append(objs, HGap(6, KeyCap(k.Keys), Caption(k.Text)))
	}
	return box(func() fyne.Size { return fyne.NewSize(100, 22) }, func(s fyne.Size) {
		x := float32(0)
		for _, o := range objs {
			w := o.MinSize().Width
			if x+w > s.Width {
				o.Hide()
				continue
			}
			o.Show()
			place(o, x, (s.Height-20)/2, w, 20)
			x += w + 16
		}
	}, objs...)
}

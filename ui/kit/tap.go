package kit

import (
	"fyne.io/fyne/v2"
)

// Tap makes a whole row pressable, by mouse and by Enter; name is what tests and scripts call it.
func Tap(name string, do func(), content fyne.CanvasObject) fyne.CanvasObject {
	p := Tokens()
	ground := newRect(p.Surface, 4)
	b := newPress(name, do, ground, content)
	b.layout(&free{min: content.MinSize, lay: func(s fyne.Size) {
		place(ground, -6, 1, s.Width+12, s.Height-2)
		place(content, 0, 0, s.Width, s.Height)
	}, tal: func(w float32) float32 { return heightFor(content, w) }})
	b.paint = func(b *press) {
		setFill(ground, p.Surface)
		if b.hover {
			setFill(ground, p.Hover)
		}
		ground.Refresh()
	}
	return b
}

// CardLink draws a card whose head ends in a link.
func CardLink(title, note string, link Action, body fyne.CanvasObject, acts ...Action) fyne.CanvasObject {
	return cardBox(title, note, link, body, acts...)
}

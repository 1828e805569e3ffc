package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func stagesBox(list []Stage) fyne.CanvasObject {
	col := VGap(0)
	noteWide, dueWide := float32(0), float32(0)
	for _, s := range list {
		noteWide = max(noteWide, textWidth(s.Note, 13, false)+2)
		dueWide = max(dueWide, textWidth(s.Due, 13, false)+2)
	}
	for i, s := range list {
		lamp := lampImage(s.Lamp, 14)
		link := canvas.NewRectangle(Tokens().Line2)
		if i == len(list)-1 {
			link.Hide()
		}
		text, due, note := Label(s.Text), Small(s.Due), Small(s.Note, s.Tone)
		note.Align(Right)
		if s.Tone == Plain {
			note.SetTone(Second)
		}
		col.Objects = append(col.Objects, box(func() fyne.Size { return fyne.NewSize(200, 26) }, func(sz fyne.Size) {
			place(link, 7, 19, 2, 12)
			place(lamp, 1, 6, 14, 14)
			nw := min(noteWide, max(sz.Width*0.36, sz.Width-dueWide-120)) // short stages leave their room to the note
			place(note, sz.Width-nw, 3, nw, 20)
			place(due, sz.Width-nw-dueWide-10, 3, dueWide, 20)
			place(text, 26, 2, sz.Width-nw-dueWide-46, 22)
		}, link, lamp, text, due, note))
	}
	return col
}

// numbered says whether a line begins with a number of its own: it needs no other mark.
func numbered(text string) bool {
	rest := strings.TrimLeft(text, "0123456789")
	return rest != text && strings.HasPrefix(rest, ". ")
}

func lineBox(l Line) fyne.CanvasObject {
	var mark fyne.CanvasObject = newIcon("dot", 10, Tokens().Text3)
	left := float32(22)
	switch {
	case l.Lamp != NoLamp:
		mark = lampImage(l.Lamp, 14)
	case numbered(l.Text):
		mark, left = Gap(0), 0
	}
	var text fyne.CanvasObject = newPara(l.Text, 13, l.Tone)
	if l.Do != nil {
		b := Link(l.Text, l.Do)
		text = Inset(-b.pad(), -2, 0, 0, HGap(0, b)) // its words stand on the line of the mark and the note
	}
	note := Caption(l.Note)
	tall := func(w float32) float32 { return max(24, heightFor(text, w-left-2-note.MinSize().Width)+2) }
	return fixedTall(tall, func(s fyne.Size) {
		place(mark, 0, 4, 14, 14)
		nw := note.MinSize().Width
		if l.Note == "" {
			nw = 0
		}
		place(text, left, 1, s.Width-left-2-nw, heightFor(text, s.Width-left-2-nw))
		place(note, s.Width-nw, 1, nw, 20)
	}, mark, text, note)
}

func logBox(l LogLine) fyne.CanvasObject {
	head := HGap(12, Caption(l.When), newLine(l.Who, 13, true, Plain), newLine(l.What, 13, true, Plain))
	if l.Text == "" {
		return head
	}
	return VGap(0, head, SmallPara(l.Text))
}

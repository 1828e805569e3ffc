package meeting

import (
	"unicode"

	"fyne.io/fyne/v2"

	"gongzhi/ui/kit"
)

// speak begins a line of the notes with the speaker's name.
func (b *bench) speak(name string) {
	if !b.rec.Meeting.Holding() {
		return
	}
	b.notes.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	b.insert(name)
	b.focus()
}

// insert begins a line with the speaker's name at the caret, as if it were typed, so that it can be undone.
func (b *bench) insert(name string) {
	before := []rune(b.notes.Text)[:min(b.notes.CursorTextOffset(), len([]rune(b.notes.Text)))]
	if n := len(before); n > 0 && before[n-1] != '\n' {
		b.notes.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	for _, r := range name + "：" {
		b.notes.TypedRune(r)
	}
}

// initials makes the speaker's name of the letters before the caret: zhf → 赵海峰：; several of those initials are asked about.
func (b *bench) initials(k kit.Key) bool {
	if k.Name != fyne.KeyRight || k.Ctrl || k.Alt || k.Shift || !b.rec.Meeting.Holding() {
		return false
	}
	text := []rune(b.notes.Text)
	at := min(b.notes.CursorTextOffset(), len(text))
	from := at
	for from > 0 && text[from-1] < unicode.MaxASCII && unicode.IsLetter(text[from-1]) {
		from--
	}
	names := b.rec.ByInitials(string(text[from:at]))
	if len(names) == 0 {
		return false
	}
	put := func(name string) {
		for range at - from {
			b.notes.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
		b.insert(name)
		b.focus()
	}
	if len(names) == 1 {
		put(names[0])
		return true
	}
	var acts []kit.Action
	for _, name := range names {
		acts = append(acts, kit.Action{Label: name, Do: func() { put(name) }})
	}
	kit.Menu(b.notes, acts...)
	return true
}

package kit

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// textRows is a field of several short texts, one entry to a row, kept as lines.
type textRows struct {
	field *Field
	ptr   *string
	rows  []*textRow
	add   *Button
	box   *fyne.Container
}

// textRow is one of them with what moves and removes it.
type textRow struct {
	no              *TextLine
	entry           *Entry
	frame           *entryFrame
	up, down, cross *press
}

const textRowHigh = 36

// Items is a list of short texts kept as lines: Enter adds one below, Alt+↑ and Alt+↓ move it, Backspace in an empty one
// removes it, and several pasted lines become several texts.
func Items(key, label string, p *string) *Field { return newField(key, label, &textRows{ptr: p}) }

func (t *textRows) bind(f *Field) {
	t.field = f
	t.add = newButton(Action{Label: "再加一条", Icon: "add", Kind: Quiet, Do: func() { t.insert(len(t.rows), "") }}, 28)
	t.box = box(func() fyne.Size { return fyne.NewSize(200, t.high(300)) }, t.lay)
}

func (t *textRows) row(text string) *textRow {
	r := &textRow{no: Caption("").Align(Right), entry: newEntry("", 1, false)}
	r.entry.kept = true // the keyboard goes from text to text here
	r.frame = newEntryFrame(r.entry, 32, "", nil)
	frameFocus := r.entry.onFocus
	r.entry.onFocus = func(on bool) {
		frameFocus(on)
		if !on {
			t.field.left()
		}
	}
	r.entry.SetText(text)
	r.entry.OnChanged = func(string) { t.field.edited() }
	r.entry.onEnter = func() { t.enter(r) }
	r.entry.onKey = func(k Key) bool { return t.key(r, k) }
	r.entry.onPaste = func(s string) bool { return t.paste(r, s) }
	sign := func(icon, name string, do func()) *press {
		img := newIcon(icon, 14, Tokens().Text2)
		b := newPress(name, do, img)
		b.noFocus, b.noRing = true, true
		b.tip = func() string { return name }
		return b.layout(&free{min: func() fyne.Size { return fyne.NewSize(24, 28) }, lay: func(s fyne.Size) {
			place(img, (s.Width-14)/2, (s.Height-14)/2, 14, 14)
		}})
	}
	r.up = sign("up", "上移（Alt+↑）", func() { t.move(r, -1) })
	r.down = sign("down", "下移（Alt+↓）", func() { t.move(r, 1) })
	r.cross = sign("close", "移除这一条", func() { t.remove(r) })
	return r
}

func (t *textRows) at(r *textRow) int {
	for i, x := range t.rows {
		if x == r {
			return i
		}
	}
	return -1
}

// enter adds a text below; in an empty last one it goes on to the next field.
func (t *textRows) enter(r *textRow) {
	i := t.at(r)
	if strings.TrimSpace(r.entry.Text) == "" && i == len(t.rows)-1 {
		t.field.next()
		return
	}
	t.insert(i+1, "")
}

func (t *textRows) key(r *textRow, k Key) bool {
	i := t.at(r)
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[k.Name]
	switch {
	case step != 0 && k.Alt:
		t.move(r, step)
	case step != 0 && i+step >= 0 && i+step < len(t.rows):
		t.caretTo(t.rows[i+step].entry)
	case k.Name == fyne.KeyBackspace && r.entry.Text == "" && len(t.rows) > 1:
		t.remove(r)
	default:
		return false
	}
	return true
}

// paste makes several lines several texts; a single line is pasted as anywhere.
func (t *textRows) paste(r *textRow, text string) bool {
	lines := nonEmpty(text)
	if len(lines) < 2 {
		return false
	}
	at := t.at(r)
	if strings.TrimSpace(r.entry.Text) == "" || r.entry.SelectedText() == r.entry.Text {
		t.rows = append(t.rows[:at:at], t.rows[at+1:]...)
		at--
	}
	for _, s := range lines {
		at++
		t.put(at, s)
	}
	t.changed(t.rows[at])
	return true
}

func (t *textRows) put(at int, text string) {
	t.rows = append(t.rows[:at:at], append([]*textRow{t.row(text)}, t.rows[at:]...)...)
}

func (t *textRows) insert(at int, text string) {
	t.put(at, text)
	t.changed(t.rows[at])
}

func (t *textRows) move(r *textRow, step int) {
	i := t.at(r)
	j := i + step
	if j < 0 || j >= len(t.rows) {
		return
	}
	t.rows[i], t.rows[j] = t.rows[j], t.rows[i]
	t.changed(r)
}

func (t *textRows) remove(r *textRow) {
	i := t.at(r)
	t.rows = append(t.rows[:i:i], t.rows[i+1:]...)
	if len(t.rows) == 0 {
		t.put(0, "")
	}
	t.changed(t.rows[max(0, i-1)])
}

// changed shows the rows anew and gives one the keyboard.
func (t *textRows) changed(focus *textRow) {
	t.show()
	t.field.edited()
	t.caretTo(focus.entry)
}

// caretTo gives a row the keyboard behind its text: chosen whole, the next key would take it away.
func (t *textRows) caretTo(e *Entry) {
	h := t.field.host()
	if h == nil {
		return
	}
	e.pointed = true
	h.Focus(e)
	e.pointed = false
	e.CursorColumn = len([]rune(e.Text))
	e.Refresh()
}

func (t *textRows) show() {
	objs := []fyne.CanvasObject{}
	for i, r := range t.rows {
		r.no.Set(itoa(i+1) + ".")
		r.entry.name = t.field.key
		if i > 0 {
			r.entry.name += "." + strconv.Itoa(i+1)
		}
		if i == 0 {
			r.entry.SetPlaceHolder(t.field.holder)
		}
		objs = append(objs, r.no, r.frame.Container, r.up, r.down, r.cross)
	}
	t.box.Objects = append(objs, t.add)
	if t.field.locked != "" {
		t.box.Objects = []fyne.CanvasObject{lockedBox(func() string { return *t.ptr }, t.field.locked, t.high(300))}
	}
	t.lay(t.box.Size())
	t.box.Refresh()
	if t.field.form != nil {
		t.field.form.arrangeAgain()
	}
}

func (t *textRows) lay(s fyne.Size) {
	if t.field.locked != "" {
		place(t.box.Objects[0], 0, 0, s.Width, s.Height)
		return
	}
	const no, signs = 26, 3 * 26
	y := float32(0)
	for _, r := range t.rows {
		place(r.no, 0, y+7, no-6, 18)
		place(r.frame.Container, no, y, s.Width-no-signs-2, 32)
		for i, b := range []*press{r.up, r.down, r.cross} {
			place(b, s.Width-signs+float32(i)*26, y+2, 24, 28)
		}
		y += textRowHigh
	}
	place(t.add, no-4, y, t.add.MinSize().Width, 28)
}

func nonEmpty(text string) []string {
	var out []string
	for _, s := range strings.Split(text, "\n") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (t *textRows) object() fyne.CanvasObject { return t.box }
func (t *textRows) focus() fyne.Focusable {
	if t.field.locked != "" || len(t.rows) == 0 {
		return nil
	}
	return t.rows[0].entry
}
func (t *textRows) load() { t.restore(*t.ptr) }
func (t *textRows) parse() string {
	*t.ptr = t.store()
	return ""
}
func (t *textRows) empty() bool { return t.store() == "" }
func (t *textRows) store() string {
	var out []string
	for _, r := range t.rows {
		out = append(out, r.entry.Text)
	}
	return strings.Join(nonEmpty(strings.Join(out, "\n")), "\n")
}
func (t *textRows) restore(s string) {
	t.rows = nil
	for _, line := range nonEmpty(s) {
		t.rows = append(t.rows, t.row(line))
	}
	if len(t.rows) == 0 {
		t.put(0, "")
	}
	t.show()
}
func (t *textRows) mark(wrong bool) {
	for _, r := range t.rows {
		r.frame.wrong = wrong
		r.frame.restyle()
	}
}
func (t *textRows) high(float32) float32 {
	return float32(max(1, len(t.rows)))*(textRowHigh+Sizes().More) + 30
}

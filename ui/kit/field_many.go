package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
)

// tokens is a field of several values, each a small box with ×.
type tokens[V comparable] struct {
	field  *Field
	look   Lookup[V]
	free   bool // any text may become a token
	made   func(text string) V
	get    func() []V
	put    func([]V)
	now    []V
	texts  []string
	marked int
	entry  *Entry
	frame  *canvas.Rectangle
	cover  [4]*canvas.Rectangle // hide the entry's own edge
	boxes  []*press
	box    *fyne.Container
	list   *pickList
	found  []Choice[V]
	sifter[V]
	used   func(v V) // remembers what was taken
	wrong  bool
	quiet  bool
	create func(text string) // adds a record that is not in the list
}

// PickMany is several choices found by typing.
func PickMany[V comparable, S ~[]V](key, label string, p *S, look func(query string) []Choice[V]) *Field {
	t := &tokens[V]{look: look, marked: -1, get: func() []V { return append([]V(nil), *p...) }, put: func(v []V) { *p = append(S(nil), v...) }}
	t.sifter = sifter[V]{keys: finder{}, skip: t.has}
	return newField(key, label, t)
}

// Tags is a list of short texts of the user's own.
func Tags(key, label string, p *app.Words) *Field {
	return newField(key, label, &tokens[string]{free: true, marked: -1,
		made: func(s string) string { return s }, look: func(string) []Choice[string] { return nil },
		get: func() []string { return append([]string(nil), *p...) }, put: func(v []string) { *p = append(app.Words(nil), v...) }})
}

func (t *tokens[V]) bind(f *Field) {
	t.field = f
	t.frame = newFrame(Tokens().Surface, Tokens().Line2, 1, 4)
	for i := range t.cover {
		t.cover[i] = newRect(Tokens().Surface, 0)
	}
	t.entry = newEntry(f.key, 1, false)
	t.entry.SetPlaceHolder(f.holder)
	t.entry.OnChanged = func(s string) {
		if t.quiet {
			return
		}
		t.mark1(-1)
		if t.free && strings.ContainsAny(s, "，,、；; ") {
			t.takeText(strings.TrimRight(s, "，,、；; "))
			return
		}
		if !t.free {
			t.search(s)
		}
	}
	t.entry.onFocus = func(on bool) {
		t.restyle()
		if on {
			t.look("") // what is read in the background stands there when the list opens
		} else {
			if t.free {
				t.takeText(t.entry.Text)
			} else {
				t.leave()
			}
			f.left()
		}
	}
	t.entry.onKey = t.key
	t.entry.onEnter = func() {
		if t.free && strings.TrimSpace(t.entry.Text) != "" {
			t.takeText(t.entry.Text)
			return
		}
		f.next()
	}
	t.box = box(func() fyne.Size { return fyne.NewSize(60, t.high(300)) }, func(s fyne.Size) { t.lay(s.Width, true) }, t.frame, t.entry)
}

func (t *tokens[V]) key(k Key) bool {
	switch k.Name {
	case fyne.KeyBackspace:
		if t.entry.Text != "" || len(t.now) == 0 || t.field.locked != "" {
			return false
		}
		if t.marked < 0 {
			t.mark1(len(t.now) - 1)
		} else {
			t.drop(t.marked)
		}
		return true
	case fyne.KeyDown:
		if !t.free && (t.list == nil || !t.list.shown) {
			t.search(t.entry.Text)
			return true
		}
	}
	return false
}

func (t *tokens[V]) mark1(i int) {
	if t.marked == i {
		return
	}
	t.marked = i
	for _, b := range t.boxes {
		b.repaint()
	}
}

func (t *tokens[V]) drop(i int) {
	t.marked = -1
	t.now = append(t.now[:i:i], t.now[i+1:]...)
	t.texts = append(t.texts[:i:i], t.texts[i+1:]...)
	t.rebuild()
	t.field.edited()
}

func (t *tokens[V]) has(v V) bool {
	for _, x := range t.now {
		if x == v {
			return true
		}
	}
	return false
}

func (t *tokens[V]) search(query string) {
	h := t.field.host()
	if h == nil || !t.entry.focused {
		return
	}
	var rows []pickRow
	rows, t.found = t.sift(query, t.look(query))
	if t.create != nil && strings.TrimSpace(query) != "" {
		rows = append(rows, freshRow(query))
	}
	if t.list == nil {
		t.list = newPickList(h, t.takeAt)
	}
	t.list.at = 0
	t.list.set(rows)
	t.list.open(t.entry, 280, pickFootMany)
}

func (t *tokens[V]) takeAt(i int) {
	if i < 0 {
		name := strings.TrimSpace(t.entry.Text)
		t.clear()
		t.create(name)
		return
	}
	t.take(t.found[i].Value, t.found[i].Text)
	if t.used != nil {
		t.used(t.found[i].Value)
	}
}

// leave takes what is highlighted when a name is unfinished, so that Tab chooses, and folds the list.
func (t *tokens[V]) leave() {
	l := t.list
	if l == nil || !l.shown {
		return
	}
	if r := l.at; strings.TrimSpace(t.entry.Text) != "" && r >= 0 && r < len(l.rows) && !l.rows[r].off && l.rows[r].at >= 0 {
		x := t.found[l.rows[r].at]
		t.add(x.Value, x.Text)
	}
	l.foldLater(t.entry)
}

func (t *tokens[V]) add(v V, text string) {
	if !t.has(v) {
		t.now = append(t.now, v)
		t.texts = append(t.texts, text)
	}
	t.clear()
	t.rebuild()
	t.field.edited()
}

func (t *tokens[V]) take(v V, text string) {
	t.add(v, text)
	if h := t.field.host(); h != nil {
		h.Focus(t.entry)
	}
}

func (t *tokens[V]) clear() {
	t.quiet = true
	t.entry.SetText("")
	t.quiet = false
}

func (t *tokens[V]) takeText(text string) {
	text = strings.TrimSpace(text)
	t.clear()
	if text == "" || t.has(t.made(text)) {
		return
	}
	t.now = append(t.now, t.made(text))
	t.texts = append(t.texts, text)
	t.rebuild()
	t.field.edited()
}

package kit

import (
	"encoding/json"
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
	keys   finder
	wrong  bool
	quiet  bool
}

// PickMany is several choices found by typing.
func PickMany[V comparable, S ~[]V](key, label string, p *S, look func(query string) []Choice[V]) *Field {
	return newField(key, label, &tokens[V]{look: look, keys: finder{}, marked: -1,
		get: func() []V { return append([]V(nil), *p...) }, put: func(v []V) { *p = append(S(nil), v...) }})
}

// Tags is a list of short texts of the user's own.
func Tags(key, label string, p *app.Words) *Field {
	return newField(key, label, &tokens[string]{free: true, keys: finder{}, marked: -1,
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
		if !on {
			if t.free {
				t.takeText(t.entry.Text)
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
	t.found = nil
	var rows []pickRow
	for _, x := range t.look(query) {
		if len(rows) >= pickRowsMost || t.has(x.Value) || !t.keys.match(query, x.Text, x.Search) {
			continue
		}
		r := pickRow{text: x.Text, note: x.Note, off: x.Off, at: len(t.found)}
		r.from, r.to = hit(query, x.Text)
		t.found = append(t.found, x)
		rows = append(rows, r)
	}
	if t.list == nil {
		t.list = newPickList(h, func(i int) { t.take(t.found[i].Value, t.found[i].Text) })
	}
	t.list.at = 0
	t.list.set(rows)
	t.list.open(t.entry, 280, "↑↓ 选择　Enter 选定　Esc 收起")
}

func (t *tokens[V]) take(v V, text string) {
	if !t.has(v) {
		t.now = append(t.now, v)
		t.texts = append(t.texts, text)
	}
	t.clear()
	t.rebuild()
	t.field.edited()
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

func (t *tokens[V]) rebuild() {
	t.boxes = nil
	var objs []fyne.CanvasObject
	for i, s := range t.texts {
		b := t.token(i, s)
		t.boxes = append(t.boxes, b)
		objs = append(objs, b)
	}
	if t.field.locked == "" {
		objs = append(objs, t.entry, t.cover[0], t.cover[1], t.cover[2], t.cover[3])
	}
	t.box.Objects = append(objs, t.frame)
	t.frame.FillColor = nil
	if w := t.box.Size().Width; w > 0 {
		t.lay(w, true)
	}
	t.box.Refresh()
	if t.field.form != nil {
		t.field.form.arrangeAgain()
	}
}

func (t *tokens[V]) token(i int, s string) *press {
	p := Tokens()
	ground := newRect(p.PrimaryTint, 3)
	text := newText(Fit(s, 13, false, 240), 13, false, Plain)
	cross := newIcon("close", 10, p.Text2)
	b := newPress("移除"+s, func() {
		if t.field.locked == "" {
			t.drop(i)
		}
	}, ground, text, cross)
	b.noFocus, b.noRing = true, true
	w := textWidth(text.Text, 13, false) + 34
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(w, 22) }, lay: func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(text, 8, 1, size.Width-30, 20)
		place(cross, size.Width-18, 6, 10, 10)
	}})
	b.paint = func(*press) {
		ground.FillColor = Tokens().PrimaryTint
		if t.marked == i {
			ground.FillColor = Tokens().PrimaryLine
		}
		ground.Refresh()
	}
	return b
}

// lay flows the tokens and the entry behind them; it returns the height.
func (t *tokens[V]) lay(width float32, move bool) float32 {
	x, y := float32(6), float32(5)
	for _, b := range t.boxes {
		w := b.MinSize().Width
		if x+w > width-6 && x > 6 {
			x, y = 6, y+27
		}
		if move {
			place(b, x, y, w, 22)
		}
		x += w + 6
	}
	if t.field.locked == "" {
		if x+80 > width-6 && x > 6 {
			x, y = 6, y+27
		}
		if move {
			h := 30 + Sizes().More
			place(t.entry, x-4, y-(h-22)/2, width-x-2, h)
			t.hideEdge(x-4, y-(h-22)/2, width-x-2, h)
		}
	}
	if move {
		place(t.frame, 0, 0, width, y+27)
	}
	return y + 27
}

func (t *tokens[V]) hideEdge(x, y, w, h float32) {
	place(t.cover[0], x, y, w, 3)
	place(t.cover[1], x, y+h-3, w, 3)
	place(t.cover[2], x, y, 3, h)
	place(t.cover[3], x+w-3, y, 3, h)
}

func (t *tokens[V]) restyle() {
	p := Tokens()
	t.frame.StrokeColor, t.frame.StrokeWidth = p.Line2, 1
	switch {
	case t.wrong:
		t.frame.StrokeColor, t.frame.StrokeWidth = p.Red.Lamp, 2
	case t.entry.focused:
		t.frame.StrokeColor, t.frame.StrokeWidth = p.Primary, 2
	}
	t.frame.Refresh()
}

func (t *tokens[V]) object() fyne.CanvasObject { return t.box }
func (t *tokens[V]) focus() fyne.Focusable {
	if t.field.locked != "" {
		return nil
	}
	return t.entry
}

func (t *tokens[V]) load() { t.show(t.get()) }

func (t *tokens[V]) show(values []V) {
	t.now, t.texts = values, nil
	all := t.look("")
	for _, v := range values {
		s, ok := choiceText(all, v)
		if !ok && t.free {
			s = any(v).(string)
		}
		t.texts = append(t.texts, s)
	}
	t.rebuild()
}

func (t *tokens[V]) parse() string {
	if strings.TrimSpace(t.entry.Text) != "" && !t.free {
		return "“" + t.entry.Text + "”不在列表中，从列表选择。"
	}
	t.put(append([]V(nil), t.now...))
	return ""
}
func (t *tokens[V]) empty() bool { return len(t.now) == 0 }
func (t *tokens[V]) store() string {
	data, _ := json.Marshal(t.now)
	return string(data)
}
func (t *tokens[V]) restore(s string) {
	var v []V
	if json.Unmarshal([]byte(s), &v) == nil {
		t.show(v)
		return
	}
	for _, x := range t.look("") {
		if x.Text == s && !t.has(x.Value) {
			t.show(append(t.now, x.Value))
		}
	}
}
func (t *tokens[V]) mark(wrong bool) {
	t.wrong = wrong
	t.restyle()
}
func (t *tokens[V]) high(w float32) float32 { return t.lay(w, false) }

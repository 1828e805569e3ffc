package kit

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// Lookup gives the choices for a query; it may return all and leave the filtering to the field.
type Lookup[V comparable] func(query string) []Choice[V]

// picker is a field that is typed into to find one of many.
type picker[V comparable] struct {
	field *Field
	look  Lookup[V]
	ptr   *V
	now   V
	zero  V
	label string // text of the taken choice
	entry *Entry
	frame *entryFrame
	list  *pickList
	found []Choice[V]
	sifter[V]
	used    func(v V) // remembers what was taken
	quiet   bool
	typed   bool
	missing string // sentence for a text that fits none
	create  func(text string)
	obj     fyne.CanvasObject
}

// Pick is a choice found by typing: any part of the text, full pinyin or initials.
func Pick[V comparable](key, label string, p *V, look func(query string) []Choice[V]) *Field {
	return newField(key, label, newPicker(p, Lookup[V](look)))
}

func newPicker[V comparable](p *V, look Lookup[V]) *picker[V] {
	return &picker[V]{ptr: p, look: look, sifter: sifter[V]{keys: finder{}}, missing: "列表中没有，从列表选择。"}
}

func (c *picker[V]) bind(f *Field) {
	c.field = f
	c.entry = newEntry(f.key, 1, false)
	c.entry.SetPlaceHolder(f.holder)
	if f.holder == "" {
		c.entry.SetPlaceHolder("输入名称或拼音首字母")
	}
	c.frame = newEntryFrame(c.entry, 32, "search", func() {
		f.host().Focus(c.entry)
		c.openAll()
	})
	frameFocus := c.entry.onFocus
	c.entry.onFocus = func(on bool) {
		frameFocus(on)
		if on {
			c.look("") // what is read in the background stands there when the list opens
		} else {
			c.leave()
		}
	}
	c.entry.OnChanged = func(string) {
		if !c.quiet {
			c.typed = true
			c.search(c.entry.Text)
		}
	}
	c.entry.onEnter = f.next
	c.entry.onKey = func(k Key) bool {
		if k.Name == fyne.KeyDown && (c.list == nil || !c.list.shown) {
			c.openAll()
			return true
		}
		return false
	}
	c.obj = c.frame.Container
	if f.locked != "" {
		c.obj = lockedBox(func() string { return c.textOf(*c.ptr) }, f.locked, 32)
	}
}

func (c *picker[V]) textOf(v V) string {
	if v == c.zero {
		return ""
	}
	s, _ := choiceText(c.look(""), v)
	return s
}

func (c *picker[V]) openAll() {
	if c.typed {
		c.search(c.entry.Text)
	} else {
		c.search("")
	}
}

func (c *picker[V]) search(query string) {
	h := c.field.host()
	if h == nil || !c.entry.focused {
		return
	}
	var rows []pickRow
	rows, c.found = c.sift(query, c.look(query))
	if c.create != nil && strings.TrimSpace(query) != "" {
		rows = append(rows, freshRow(query))
	}
	if c.list == nil {
		c.list = newPickList(h, c.takeAt)
	}
	c.list.at = 0
	c.list.set(rows)
	c.list.open(c.entry, max(c.frame.Size().Width, 240), pickFoot)
}

// freshRow is the line that adds what was typed and stands in no list.
func freshRow(query string) pickRow {
	return pickRow{text: "＋ 新增“" + strings.TrimSpace(query) + "”", at: -1, fresh: true}
}

func (c *picker[V]) takeAt(i int) {
	if i < 0 {
		c.create(strings.TrimSpace(c.entry.Text))
		return
	}
	c.set(c.found[i].Value, c.found[i].Text)
	if c.used != nil {
		c.used(c.now)
	}
	h := c.field.host()
	c.field.edited()
	h.Focus(c.entry)
}

func (c *picker[V]) set(v V, text string) {
	c.now, c.label, c.typed = v, text, false
	c.quiet = true
	c.entry.SetText(text)
	c.entry.CursorColumn = len([]rune(text))
	c.quiet = false
}

// leave takes what is highlighted when the text is unfinished, so that Tab chooses.
func (c *picker[V]) leave() {
	if c.typed && c.list != nil && c.list.shown && strings.TrimSpace(c.entry.Text) != "" && c.list.at >= 0 && c.list.at < len(c.list.rows) {
		if r := c.list.rows[c.list.at]; !r.off && r.at >= 0 {
			c.set(c.found[r.at].Value, c.found[r.at].Text)
			c.field.edited()
		}
	}
	c.field.left()
	if c.list != nil && c.list.shown {
		c.list.foldLater(c.entry)
	}
}

func (c *picker[V]) object() fyne.CanvasObject { return c.obj }
func (c *picker[V]) focus() fyne.Focusable {
	if c.field.locked != "" {
		return nil
	}
	return c.entry
}
func (c *picker[V]) load() { c.set(*c.ptr, c.textOf(*c.ptr)) }

func (c *picker[V]) parse() string {
	text := strings.TrimSpace(c.entry.Text)
	switch {
	case text == "":
		c.now, c.label = c.zero, ""
	case text != c.label:
		v, n := c.exact(text)
		if n > 1 {
			return "“" + text + "”有 " + strconv.Itoa(n) + " 个，从列表选定。"
		}
		if n == 0 {
			return c.missing
		}
		c.now, c.label = v, text
	}
	*c.ptr = c.now
	return ""
}

// exact is the choice of that name, else of that short name or alias, and how many there are: of namesakes none is meant.
func (c *picker[V]) exact(text string) (v V, n int) {
	all := c.look(text)
	for _, named := range []func(x Choice[V]) bool{
		func(x Choice[V]) bool { return x.Text == text },
		func(x Choice[V]) bool { return slices.Contains(strings.Fields(x.Search), text) },
	} {
		for _, x := range all {
			if !x.Off && named(x) {
				v, n = x.Value, n+1
			}
		}
		if n > 0 {
			break
		}
	}
	return v, n
}

func (c *picker[V]) empty() bool   { return strings.TrimSpace(c.entry.Text) == "" }
func (c *picker[V]) store() string { return c.entry.Text }
func (c *picker[V]) restore(s string) {
	c.quiet = true
	c.entry.SetText(s)
	c.quiet = false
	if v, n := c.exact(s); n == 1 {
		c.set(v, s)
	}
}
func (c *picker[V]) mark(wrong bool) {
	c.frame.wrong = wrong
	c.frame.restyle()
}
func (c *picker[V]) high(float32) float32 { return 32 }

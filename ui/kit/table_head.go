package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
)

// tableHead is the drawn head: a ground, a box for all rows, a title and an arrow per column.
type tableHead struct {
	ground, line *canvas.Rectangle
	tick         *checkBox
	texts        []*canvas.Text
	arrows       []*canvas.Image
	hover        int
	edge         bool // the pointer is over a divider
}

func newTableHead() *tableHead {
	p := Tokens()
	return &tableHead{ground: newRect(p.Surface2, 6), line: newRect(p.Line, 0), tick: newCheckBox(), hover: -1}
}

func (t *Table[T]) headObjects(width float32) []fyne.CanvasObject {
	h, m := t.head, Sizes()
	place(h.ground, 1, 1, width-2, m.Head-1)
	place(h.line, 1, m.Head-1, width-2, 1)
	h.tick.place(12, (m.Head-16)/2)
	objs := []fyne.CanvasObject{h.ground, h.line}
	if !t.opt.NoTicks {
		objs = append(objs, h.tick.frame, h.tick.mark)
	}
	n := 0
	for _, v := range t.view {
		if !v.shown {
			continue
		}
		if n >= len(h.texts) {
			h.texts = append(h.texts, newText("", 13, true, Second))
			h.arrows = append(h.arrows, newIcon("sort-up", 12, Tokens().Primary))
		}
		c := &t.opt.Columns[v.at]
		h.texts[n].Text = Fit(c.head(), 13, true, v.w)
		h.texts[n].Alignment = textAlign(c.Align)
		place(h.texts[n], v.x, (m.Head-20)/2, v.w, 20)
		w := textWidth(h.texts[n].Text, 13, true)
		ax := v.x + w + 3
		if c.Align == Right {
			ax = v.x + v.w - w - 14
		}
		place(h.arrows[n], ax, (m.Head-12)/2, 12, 12)
		objs = append(objs, h.texts[n], h.arrows[n])
		n++
	}
	return objs
}

func (t *Table[T]) paintHead() {
	p := Tokens()
	h := t.head
	n := 0
	for _, v := range t.view {
		if !v.shown || n >= len(h.texts) {
			continue
		}
		c := &t.opt.Columns[v.at]
		color := p.Text2
		dir := t.sorted(c.Key)
		if dir != 0 || (h.hover == v.at && c.Key != "") {
			color = p.Primary
		}
		setText(h.texts[n], h.texts[n].Text, color)
		showIf(h.arrows[n], dir != 0)
		if dir > 0 {
			setIcon(h.arrows[n], "sort-up", p.Primary)
		} else if dir < 0 {
			setIcon(h.arrows[n], "sort-down", p.Primary)
		}
		n++
	}
	if !t.opt.NoTicks {
		all := t.all || (t.total > 0 && len(t.ticked) >= t.total)
		h.tick.set(all, len(t.ticked) > 0)
	}
}

// sorted says how a column is sorted by the user: 1 rising, −1 falling, 0 not.
func (t *Table[T]) sorted(key string) int {
	if key == "" {
		return 0
	}
	for _, s := range t.sort {
		if s.Key == key {
			if s.Desc {
				return -1
			}
			return 1
		}
	}
	return 0
}

// sortBy cycles a column through rising, falling and the table's own order; adding keeps the other keys.
func (t *Table[T]) sortBy(key string, adding bool) {
	if key == "" {
		return
	}
	chosen := t.userSort()
	dir := 0
	var rest []app.Sort
	for _, s := range chosen {
		if s.Key == key {
			dir = 1
			if s.Desc {
				dir = -1
			}
			continue
		}
		rest = append(rest, s)
	}
	if !adding {
		rest = nil
	}
	switch dir {
	case 0:
		rest = append(rest, app.Sort{Key: key})
	case 1:
		rest = append(rest, app.Sort{Key: key, Desc: true})
	}
	t.sort = rest
	if len(rest) == 0 {
		t.sort = t.opt.Sort
	}
	t.top = 0
	t.Reload()
	t.env.Touch()
}

// userSort is the order the user chose; nothing while the table's own holds.
func (t *Table[T]) userSort() []app.Sort {
	if sameSort(t.sort, t.opt.Sort) {
		return nil
	}
	return t.sort
}

func sameSort(a, b []app.Sort) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// SortText names the order for the status bar: 「按完成时限升序」, of the list's own order 「按灯排序，同灯按完成时限」.
func (t *Table[T]) SortText() string {
	s := t.userSort()
	if len(s) == 0 {
		return t.ownSortText()
	}
	var parts []string
	for _, k := range s {
		parts = append(parts, t.titleOf(k.Key)+map[bool]string{true: "降序", false: "升序"}[k.Desc])
	}
	return "按" + strings.Join(parts, "、")
}

// ownSortText names the order a list comes in, where its columns show it.
func (t *Table[T]) ownSortText() string {
	text, first := "", ""
	for i, k := range t.opt.Sort[:min(len(t.opt.Sort), 2)] {
		switch title := t.titleOf(k.Key); {
		case title == "":
			return text
		case i == 0:
			text, first = "按"+title+map[bool]string{true: "降序", false: "排序"}[k.Desc], title
		default:
			text += "，同" + first + "按" + title
		}
	}
	return text
}

func (t *Table[T]) titleOf(key string) string {
	for i := range t.opt.Columns {
		if t.opt.Columns[i].Key == key {
			return t.opt.Columns[i].head()
		}
	}
	return ""
}

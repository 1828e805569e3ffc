package kit

import (
	"cmp"
	"encoding/json"
	"strconv"

	"fyne.io/fyne/v2"
)

func itoa(n int) string { return strconv.Itoa(n) }

// columnChoice is what a user chose for a table's columns.
type columnChoice struct {
	Order  []string           `json:"order"`
	Hidden map[string]bool    `json:"hidden"`
	Widths map[string]float32 `json:"widths"`
}

func (t *Table[T]) choice() columnChoice {
	c := columnChoice{Hidden: map[string]bool{}, Widths: map[string]float32{}}
	if s := t.env.Pref("table." + t.opt.Name); s != "" && t.opt.Name != "" {
		if json.Unmarshal([]byte(s), &c) != nil || c.Hidden == nil || c.Widths == nil {
			c = columnChoice{Hidden: map[string]bool{}, Widths: map[string]float32{}}
		}
	}
	return c
}

func (t *Table[T]) store(c columnChoice) {
	if t.opt.Name == "" {
		return
	}
	if data, err := json.Marshal(c); err == nil {
		t.env.SetPref("table."+t.opt.Name, string(data))
	}
}

// loadColumns puts the columns into the user's order with the user's widths.
func (t *Table[T]) loadColumns() {
	c := t.choice()
	byID := map[string]int{}
	for i := range t.opt.Columns {
		byID[t.opt.Columns[i].id()] = i
	}
	t.view = nil
	seen := map[int]bool{}
	add := func(i int) {
		if !seen[i] {
			seen[i] = true
			t.view = append(t.view, &viewCol{at: i})
		}
	}
	for _, id := range c.Order {
		if i, ok := byID[id]; ok {
			add(i)
		}
	}
	for i := range t.opt.Columns {
		add(i)
	}
}

func (t *Table[T]) hiddenBy(c columnChoice, i int) bool {
	col := &t.opt.Columns[i]
	if col.head() == "" {
		return true
	}
	if h, ok := c.Hidden[col.id()]; ok {
		return h
	}
	return col.Hidden || t.width < col.Wide
}

const (
	flexMin   = 120
	flexLeast = 90
)

// fitColumns gives each shown column its place; those that may give way do when there is little room.
func (t *Table[T]) fitColumns(width float32) {
	t.width = width
	c := t.choice()
	room := width - edgeInset - 12
	if !t.opt.NoTicks {
		room -= tickWide
	} else {
		room -= edgeInset
	}
	for _, v := range t.view {
		v.shown = !t.hiddenBy(c, v.at)
		v.w = t.opt.Columns[v.at].Width
		if w, ok := c.Widths[t.opt.Columns[v.at].id()]; ok && w >= 40 {
			v.w = w
		}
	}
	t.makeRoom(room)
	t.shareOut(room)
	x := float32(edgeInset) + 2
	if !t.opt.NoTicks {
		x = tickWide
	}
	for _, v := range t.view {
		if !v.shown {
			continue
		}
		v.x = x + cellInset
		x += v.w + 2*cellInset
	}
}

// shareOut gives the columns without a width what the others leave: each what it needs, and what is over in equal parts.
func (t *Table[T]) shareOut(room float32) {
	var open []*viewCol
	for _, v := range t.view {
		if !v.shown {
			continue
		}
		room -= v.w + 2*cellInset
		if v.w == 0 {
			room -= t.opt.Columns[v.at].Least
			open = append(open, v)
		}
	}
	for i, v := range open {
		c := &t.opt.Columns[v.at]
		v.w = max(cmp.Or(c.Least, flexLeast), c.Least+room/float32(len(open)-i))
		if c.Most > 0 {
			v.w = min(v.w, c.Most)
		}
		room -= v.w - c.Least
	}
}

// makeRoom hides columns that may give way, the last ones first, until the others fit.
func (t *Table[T]) makeRoom(room float32) {
	need := func() float32 {
		sum := float32(0)
		for _, v := range t.view {
			if v.shown {
				sum += max(v.w, 0) + 2*cellInset
				if v.w == 0 {
					sum += cmp.Or(t.opt.Columns[v.at].Least, flexMin)
				}
			}
		}
		return sum
	}
	for i := len(t.view) - 1; i >= 0 && (need() > room || t.narrow); i-- {
		if t.opt.Columns[t.view[i].at].Narrow {
			t.view[i].shown = false
		}
	}
	for i := len(t.view) - 1; i >= 0 && need() > room; i-- {
		if t.opt.Columns[t.view[i].at].Spare {
			t.view[i].shown = false
		}
	}
	for i := len(t.view) - 1; i > 0 && need() > room+40; i-- {
		if t.view[i].w > 0 {
			t.view[i].shown = false
		}
	}
}

func (t *Table[T]) setWidth(at int, w float32) {
	c := t.choice()
	c.Widths[t.opt.Columns[at].id()] = w
	t.store(c)
	t.Refresh()
}

func (t *Table[T]) saveColumns() {
	c := t.choice()
	c.Order = nil
	for _, v := range t.view {
		c.Order = append(c.Order, t.opt.Columns[v.at].id())
	}
	t.store(c)
}

// fitToContent widens a column to its longest visible text.
func (t *Table[T]) fitToContent(v *viewCol) {
	c := &t.opt.Columns[v.at]
	w := textWidth(c.head(), 13, true) + 16
	for i := range t.rows {
		if row := t.row(t.top + i); row != nil {
			w = max(w, textWidth(c.plain(row), Sizes().Text, c.Bold)+4)
		}
	}
	if c.Lamp != nil {
		w += 22
	}
	t.setWidth(v.at, min(max(w, 40), 480))
}

// openChooser lets the user show, hide and order columns.
func (t *Table[T]) openChooser() {
	h := t.env.host
	const width, rowHigh = 240, 30
	named := 0
	for _, v := range t.view {
		if t.opt.Columns[v.at].head() != "" {
			named++
		}
	}
	size := fyne.NewSize(width, float32(named)*rowHigh+52)
	panel := &fyne.Container{}
	panel.Layout = &free{min: func() fyne.Size { return size }, lay: func(fyne.Size) {}}
	var fill func()
	fill = func() {
		panel.Objects = nil
		for i, v := range t.view {
			if t.opt.Columns[v.at].head() == "" {
				continue
			}
			row := t.chooserRow(i, fill)
			place(row, 8, 8+float32(len(panel.Objects))*rowHigh, width-16, rowHigh)
			panel.Objects = append(panel.Objects, row)
		}
		reset := newButton(Action{Label: "恢复默认", Kind: Quiet, Do: func() {
			t.store(columnChoice{})
			t.loadColumns()
			t.Refresh()
			fill()
		}}, 26)
		place(reset, 8, size.Height-36, 80, 26)
		panel.Objects = append(panel.Objects, reset)
		panel.Refresh()
	}
	fill()
	h.float(&floating{panel: panel, owner: t.chooser}, size)
}

func (t *Table[T]) chooserRow(i int, fill func()) fyne.CanvasObject {
	v := t.view[i]
	col := &t.opt.Columns[v.at]
	box := newCheckBox()
	box.set(!t.hiddenBy(t.choice(), v.at), false)
	text := newText(col.head(), 14, false, Plain)
	row := newPress("列："+col.head(), func() {
		c := t.choice()
		c.Hidden[col.id()] = !t.hiddenBy(c, v.at)
		t.store(c)
		t.Refresh()
		fill()
	}, box.frame, box.mark, text)
	row.noFocus, row.noRing = true, true
	row.layout(&free{min: func() fyne.Size { return fyne.NewSize(100, 30) }, lay: func(s fyne.Size) {
		box.place(6, 7)
		place(text, 32, 4, s.Width-32, 22)
	}})
	up := t.mover("up", "上移", i, -1, fill)
	down := t.mover("down", "下移", i, 1, fill)
	return Cols(0, []float32{0, 28, 28}, row, up, down)
}

func (t *Table[T]) mover(icon, name string, i, d int, fill func()) fyne.CanvasObject {
	img := newIcon(icon, 12, Tokens().Text2)
	p := newPress(name, func() {
		j := i + d
		if j < 0 || j >= len(t.view) {
			return
		}
		t.view[i], t.view[j] = t.view[j], t.view[i]
		t.saveColumns()
		t.rows = nil
		t.Refresh()
		fill()
	}, img)
	p.noFocus, p.noRing = true, true
	p.layout(&free{min: func() fyne.Size { return fyne.NewSize(28, 30) }, lay: func(fyne.Size) { place(img, 8, 9, 12, 12) }})
	return p
}

package kit

import (
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// dragging is what a held mouse button moves.
type dragging struct {
	kind  int // 1 scroll bar, 2 column divider
	col   int
	start float32
	was   float32
}

const doubleClick = 400 * time.Millisecond

// rowAt is the row under a point, −1 when there is none.
func (t *Table[T]) rowAt(p fyne.Position) int {
	y := p.Y - Sizes().Head
	if y < 0 || p.Y > t.Size().Height-t.footHigh()-t.sumHigh() {
		return -1
	}
	i := int(y / t.metrics().Row)
	if i >= len(t.rows) || t.top+i >= t.total {
		return -1
	}
	return t.top + i
}

func (t *Table[T]) columnAt(x float32) *viewCol {
	for _, v := range t.view {
		if v.shown && x >= v.x-cellInset && x < v.x+v.w+cellInset {
			return v
		}
	}
	return nil
}

// dividerAt is the column whose right edge is under x.
func (t *Table[T]) dividerAt(x float32) *viewCol {
	for _, v := range t.view {
		if edge := v.x + v.w + cellInset/2; v.shown && math.Abs(float64(edge-x)) <= 4 {
			return v
		}
	}
	return nil
}

// MouseDown makes rows current, ticks boxes, sorts, and starts drags.
func (t *Table[T]) MouseDown(e *desktop.MouseEvent) {
	t.tips.hide()
	t.env.host.Focus(t)
	t.env.host.guard(func() {
		switch {
		case e.Position.Y < Sizes().Head:
			t.headDown(e)
		case e.Button == desktop.MouseButtonPrimary && e.Position.X > t.Size().Width-12 && t.thumb.Visible():
			t.drag = dragging{kind: 1, start: e.Position.Y, was: float32(t.top)}
		default:
			t.rowDown(e)
		}
	})
}

func (t *Table[T]) headDown(e *desktop.MouseEvent) {
	x := e.Position.X
	if x < tickWide && !t.opt.NoTicks {
		t.tickAll(len(t.ticked) == 0)
		return
	}
	if v := t.dividerAt(x); v != nil {
		now := time.Now()
		if t.last.row == -2-v.at && now.Sub(t.last.when) < doubleClick {
			t.fitToContent(v)
			return
		}
		t.last = click{-2 - v.at, now}
		t.drag = dragging{kind: 2, col: v.at, start: x, was: v.w}
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		t.openChooser()
		return
	}
	if v := t.columnAt(x); v != nil {
		t.sortBy(t.opt.Columns[v.at].Key, e.Modifier&fyne.KeyModifierShift != 0)
	}
}

func (t *Table[T]) rowDown(e *desktop.MouseEvent) {
	i := t.rowAt(e.Position)
	if i < 0 {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		t.makeCurrent(i)
		t.openMenu(e.AbsolutePosition)
		return
	}
	switch {
	case e.Modifier&fyne.KeyModifierShift != 0 && !t.opt.NoTicks:
		t.tickRange(t.anchor, i)
		t.makeCurrent(i)
		return
	case e.Position.X < tickWide && !t.opt.NoTicks:
		t.tickRow(i)
		t.anchor = i
		return
	case e.Modifier&fyne.KeyModifierControl != 0 && !t.opt.NoTicks:
		t.tickRow(i)
		t.anchor = i
		t.makeCurrent(i)
		return
	}
	now := time.Now()
	again := t.last.row == i && now.Sub(t.last.when) < doubleClick
	t.last = click{i, now}
	t.anchor = i
	t.makeCurrent(i)
	if again {
		t.open()
	}
}

// MouseUp ends a drag.
func (t *Table[T]) MouseUp(*desktop.MouseEvent) { t.endDrag() }

// Tapped and TappedSecondary keep the driver from looking further down; MouseDown has done the work.
func (t *Table[T]) Tapped(*fyne.PointEvent) {}

// TappedSecondary does nothing more.
func (t *Table[T]) TappedSecondary(*fyne.PointEvent) {}

// Dragged moves the scroll bar or a column's edge.
func (t *Table[T]) Dragged(e *fyne.DragEvent) {
	switch t.drag.kind {
	case 1:
		_, h := t.thumbRoom()
		span := h - t.thumb.Size().Height
		if span > 0 {
			d := (e.Position.Y - t.drag.start) / span * float32(t.total-len(t.rows))
			t.scrollTo(int(t.drag.was + d + 0.5))
		}
	case 2:
		t.setWidth(t.drag.col, max(40, t.drag.was+e.Position.X-t.drag.start))
	}
}

// DragEnd ends a drag.
func (t *Table[T]) DragEnd() { t.endDrag() }

func (t *Table[T]) endDrag() {
	if t.drag.kind == 2 {
		t.saveColumns()
	}
	t.drag = dragging{}
}

// Scrolled turns the wheel.
func (t *Table[T]) Scrolled(e *fyne.ScrollEvent) {
	t.rest -= e.Scrolled.DY
	rows := int(t.rest / pixelsPerRow)
	if rows != 0 {
		t.rest -= float32(rows) * pixelsPerRow
		t.tips.hide()
		t.scrollTo(t.top + rows)
	}
}

func (t *Table[T]) scrollTo(top int) {
	was := t.top
	t.top = top
	t.clampTop()
	if t.top != was {
		t.repaint()
		t.ensure()
	}
}

// MouseIn is the first movement over the table.
func (t *Table[T]) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved shows which row is under the pointer, and the whole text of a cut cell.
func (t *Table[T]) MouseMoved(e *desktop.MouseEvent) {
	t.env.host.Stir()
	i := t.rowAt(e.Position)
	if i != t.hover {
		was := t.hover
		t.hover = i
		p := Tokens()
		for _, x := range []int{was, i} {
			if k := x - t.top; x >= 0 && k >= 0 && k < len(t.rows) {
				t.paintRow(t.rows[k], x, p)
			}
		}
	}
	v := t.columnAt(e.Position.X)
	t.hoverHead(e, v)
	at := -1
	if v != nil {
		at = v.at
	}
	if t.tipCell == [2]int{i, at} {
		return
	}
	t.tipCell = [2]int{i, at}
	t.tips.hide()
	if row := t.row(i); row != nil && at >= 0 {
		t.tips.show(t, t.tipText(row, v), e.AbsolutePosition)
	}
}

func (t *Table[T]) hoverHead(e *desktop.MouseEvent, v *viewCol) {
	at := -1
	t.head.edge = e.Position.Y < Sizes().Head && t.dividerAt(e.Position.X) != nil
	if e.Position.Y < Sizes().Head && v != nil {
		at = v.at
	}
	if at != t.head.hover {
		t.head.hover = at
		t.paintHead()
	}
}

// tipText is the whole text of a cut cell, and the name of a lamp's colour.
func (t *Table[T]) tipText(row *T, v *viewCol) string {
	c := &t.opt.Columns[v.at]
	if c.Lamp != nil {
		l, word := c.Lamp(row)
		if l == NoLamp {
			return ""
		}
		return LampName(l) + "：" + word
	}
	text := c.plain(row)
	size := Sizes().Text
	if c.Second {
		size = 13
	}
	if Fit(text, size, c.Bold, v.w) == text {
		return ""
	}
	return text
}

// MouseOut ends hover and tooltip.
func (t *Table[T]) MouseOut() {
	t.tips.hide()
	t.hover, t.head.hover, t.tipCell = -1, -1, [2]int{-1, -1}
	t.repaint()
}

// Cursor shows where a column's edge can be drawn.
func (t *Table[T]) Cursor() desktop.Cursor {
	if t.head.edge || t.drag.kind == 2 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

func (t *Table[T]) openMenu(at fyne.Position) {
	row := t.Current()
	if t.opt.Menu == nil || row == nil {
		return
	}
	t.opt.Menu(row, func(acts []Action) {
		if len(acts) > 0 {
			acts = append(slices.Clone(acts), Action{})
		}
		acts = append(acts, Action{Label: "复制这一行", Keys: "Ctrl+C", Do: func() { t.copyRow(row) }})
		showMenuAt(t.env.host, at, acts)
	})
}

func (t *Table[T]) open() {
	if row := t.Current(); row != nil && t.opt.OnOpen != nil {
		t.opt.OnOpen(row)
	}
}

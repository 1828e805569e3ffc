package kit

import (
	"fyne.io/fyne/v2"
)

// sumHigh is the room of the totals row.
func (t *Table[T]) sumHigh() float32 {
	if t.sums == nil {
		return 0
	}
	return Sizes().Row
}

func (t *Table[T]) bodyHigh(s fyne.Size) float32 {
	return s.Height - Sizes().Head - t.footHigh() - t.sumHigh() - 1
}

// metrics are the sizes with the height that rows have here.
func (t *Table[T]) metrics() Metrics {
	m := Sizes()
	m.Row = max(t.high, m.Row)
	return m
}

// fitRows finds the height of a row and the room of the table: where rows may grow, the table ends with the last one.
func (t *Table[T]) fitRows(s fyne.Size) fyne.Size {
	t.high = Sizes().Row
	room := t.bodyHigh(s)
	if t.opt.Tallest <= t.high || t.total == 0 || float32(t.total)*t.high > room {
		return s
	}
	t.high = max(t.high, min(t.opt.Tallest, float32(int(room)/t.total)))
	s.Height -= room - float32(t.total)*t.high
	return s
}

// arrange fits columns and rows to the size.
func (t *Table[T]) arrange(s fyne.Size) {
	if s.Width <= 0 || s.Height <= 0 {
		return
	}
	s = t.fitRows(s)
	m := t.metrics()
	t.fitColumns(s.Width)
	n := max(0, int(t.bodyHigh(s)/m.Row))
	objs := []fyne.CanvasObject{t.frame}
	place(t.frame, 0, 0, s.Width, s.Height)
	place(t.edge, 0, 0, s.Width, s.Height)
	objs = append(objs, t.headObjects(s.Width)...)
	t.sizeRows(n, s.Width)
	for _, r := range t.rows {
		objs = append(objs, r.objects()...)
	}
	if t.sums != nil {
		if t.sumRow == nil || t.sumRow.stale(t.kinds()) {
			t.sumRow = newTableRow(t.kinds())
		}
		t.sumRow.place(s.Height-t.footHigh()-t.sumHigh(), s.Width, t.view, Sizes())
		objs = append(objs, t.sumRow.objects()...)
	}
	place(t.foot, 14, s.Height-t.footHigh()+5, s.Width-60, 18)
	place(t.chooser, s.Width-38, s.Height-t.footHigh()+2, 28, 24)
	t.foot.Hide()
	t.chooser.Hide()
	if !t.opt.NoFoot {
		t.foot.Show()
		t.chooser.Show()
	}
	objs = append(objs, t.foot, t.chooser, t.thumb)
	if t.over != nil {
		place(t.over, 10, m.Head+1, s.Width-20, max(40, t.bodyHigh(s)))
		objs = append(objs, t.over)
	}
	t.body.Objects = append(objs, t.edge)
	t.body.Resize(s)
	t.clampTop()
	t.paint()
	t.ensure()
}

func (t *Table[T]) sizeRows(n int, width float32) {
	kinds := t.kinds()
	if len(t.rows) > 0 && t.rows[0].stale(kinds) {
		t.rows = nil
	}
	for len(t.rows) < n {
		t.rows = append(t.rows, newTableRow(kinds))
	}
	t.rows = t.rows[:n]
	for i, r := range t.rows {
		r.place(Sizes().Head+float32(i)*t.high, width, t.view, t.metrics())
	}
}

func (t *Table[T]) clampTop() {
	t.top = max(0, min(t.top, t.total-len(t.rows)))
}

package kit

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func (t *Table[T]) kinds() []cellKind {
	var out []cellKind
	for _, v := range t.view {
		if !v.shown {
			continue
		}
		c := &t.opt.Columns[v.at]
		switch {
		case c.Lamp != nil:
			out = append(out, lampCell)
		case c.Bar != nil:
			out = append(out, barCell)
		case c.Tag != nil:
			out = append(out, tagCell)
		case c.Mark != nil:
			out = append(out, markCell)
		default:
			out = append(out, textCell)
		}
	}
	return out
}

// paint writes what is visible; unchanged cells cost nothing.
func (t *Table[T]) paint() {
	p := Tokens()
	for i, r := range t.rows {
		t.paintRow(r, t.top+i, p)
	}
	if t.sums != nil && t.sumRow != nil {
		t.paintSums(p)
	}
	t.paintHead()
	t.paintFoot()
	t.paintThumb()
}

func (t *Table[T]) paintRow(r *tableRow, index int, p *Palette) {
	row := t.row(index)
	r.index = index
	if row == nil {
		for _, c := range r.cells {
			c.clear()
		}
		r.tick.frame.Hide()
		r.tick.mark.Hide()
		r.mark.Hide()
		setFill(r.ground, nil)
		if index < t.total || (!t.loaded && t.slow == nil && t.err == nil) {
			r.line.Show()
		} else {
			r.line.Hide()
		}
		return
	}
	r.wait.Hide()
	r.line.Show()
	t.paintGround(r, row, index, p)
	for _, c := range r.cells {
		t.paintCell(c, row, r, p)
	}
}

func setFill(r *canvas.Rectangle, c color.Color) {
	if c == nil {
		c = color.Transparent
	}
	if r.FillColor == c {
		return
	}
	r.FillColor = c
	r.Refresh()
}

func (t *Table[T]) paintGround(r *tableRow, row *T, index int, p *Palette) {
	on := t.ticked[t.opt.ID(row)]
	switch {
	case index == t.cur:
		setFill(r.ground, p.Selected)
	case on:
		setFill(r.ground, p.PrimaryTint)
	case index == t.hover:
		setFill(r.ground, p.Hover)
	default:
		setFill(r.ground, nil)
	}
	showIf(r.mark, index == t.cur)
	if t.opt.NoTicks {
		r.tick.frame.Hide()
		r.tick.mark.Hide()
		return
	}
	showIf(r.tick.frame, true)
	if on != r.tick.mark.Visible() {
		r.tick.set(on, false)
	}
}

func showIf(o fyne.CanvasObject, on bool) {
	if on != o.Visible() {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

func (t *Table[T]) paintCell(c *tableCell, row *T, r *tableRow, p *Palette) {
	col := &t.opt.Columns[c.at]
	switch c.kind {
	case lampCell:
		l, word := col.Lamp(row)
		c.setLamp(l, word, p)
	case barCell:
		c.setBar(col.Bar(row), col.Chart, col.Chart && r.index == t.cur, r)
	case tagCell:
		c.setTag(col.Tag(row), r.y, r.h, p)
	default:
		size, tone := Sizes().Text, Plain
		if col.Second {
			size, tone = 13, Second
		}
		if col.Tone != nil {
			if x := col.Tone(row); x != Plain {
				tone = x
			}
		}
		if c.text.TextSize != size || c.text.TextStyle.Bold != col.Bold {
			c.text.TextSize = size
			setBold(c.text, col.Bold)
		}
		c.text.Alignment = textAlign(col.Align)
		text := ""
		if col.Text != nil {
			text = col.Text(row)
		}
		room := c.w
		if col.Mark != nil {
			room -= c.setMark(col.Mark(row), p)
		}
		c.setText(text, size, col.Bold, p, tone, room)
		if col.Mark != nil {
			place(c.mark, c.x+textWidth(c.text.Text, size, col.Bold)+markGap, r.y+r.h/2-9, c.w, 18)
		}
	}
}

func textAlign(a Align) fyne.TextAlign {
	switch a {
	case Right:
		return fyne.TextAlignTrailing
	case Center:
		return fyne.TextAlignCenter
	}
	return fyne.TextAlignLeading
}

func (t *Table[T]) paintSums(p *Palette) {
	r := t.sumRow
	r.tick.frame.Hide()
	r.tick.mark.Hide()
	setFill(r.ground, p.Surface2)
	setFill(r.line, p.Line2)
	place(r.line, 1, r.y, r.w-2, 1)
	for _, c := range r.cells {
		t.paintCell(c, t.sums, r, p)
		setBold(c.text, true)
		c.text.Refresh()
	}
}

func (t *Table[T]) paintFoot() {
	if t.opt.NoFoot {
		return
	}
	var parts []string
	switch {
	case t.total == 0 && t.loaded:
		parts = append(parts, "没有记录")
	case t.total > 0:
		parts = append(parts, fmt.Sprintf("第 %d–%d 项，共 %d 项", t.top+1, min(t.top+len(t.rows), t.total), t.total))
	default:
		parts = append(parts, "正在读取…")
	}
	if n := len(t.ticked); n > 0 {
		parts = append(parts, fmt.Sprintf("已选 %d 项", n))
	}
	note := t.opt.Foot
	if t.opt.Notes != nil {
		note = t.opt.Notes()
	}
	if note != "" {
		parts = append(parts, note)
	}
	t.foot.Set(strings.Join(parts, " · "))
}

// thumbRoom is where the scroll bar runs.
func (t *Table[T]) thumbRoom() (y, h float32) {
	return Sizes().Head + 3, float32(len(t.rows))*t.metrics().Row - 6
}

func (t *Table[T]) paintThumb() {
	if len(t.rows) == 0 || t.total <= len(t.rows) {
		showIf(t.thumb, false)
		return
	}
	y, h := t.thumbRoom()
	size := max(28, h*float32(len(t.rows))/float32(t.total))
	at := (h - size) * float32(t.top) / float32(t.total-len(t.rows))
	place(t.thumb, t.Size().Width-9, y+at, 6, size)
	showIf(t.thumb, true)
}

// repaint paints and tells the canvas.
func (t *Table[T]) repaint() {
	t.paint()
	canvas.Refresh(t.body)
}

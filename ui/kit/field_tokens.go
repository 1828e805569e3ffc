package kit

import (
	"encoding/json"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
)

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
	t.frame.FillColor = color.Transparent
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

// hideEdge covers the border of the entry, of which half lies outside of it.
func (t *tokens[V]) hideEdge(x, y, w, h float32) {
	x, y, w, h = x-1, y-1, w+2, h+2
	place(t.cover[0], x, y, w, 4)
	place(t.cover[1], x, y+h-4, w, 4)
	place(t.cover[2], x, y, 4, h)
	place(t.cover[3], x+w-4, y, 4, h)
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

package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// pickRow is a row of a list that drops below a field.
type pickRow struct {
	text, note string
	from, to   int // runes of text that were hit
	off        bool
	at         int // index in the caller's list
	fresh      bool
}

// pickList is the list in the float layer: worked by the keyboard while the field keeps it.
type pickList struct {
	host  *Host
	rows  []pickRow
	at    int
	top   int
	take  func(i int)
	gone  func()
	lines []*pickLine
	owner fyne.CanvasObject
	width float32
	foot  string
	shown bool
}

type pickLine struct {
	*press
	ground          *canvas.Rectangle
	a, b, c, noteOf *canvas.Text
}

const (
	pickMost = 8
	pickHigh = 34
)

func newPickList(h *Host, take func(i int)) *pickList {
	return &pickList{host: h, take: take, at: -1}
}

func (l *pickList) set(rows []pickRow) {
	l.rows = rows
	l.top = 0
	if l.at >= len(rows) {
		l.at = len(rows) - 1
	}
}

func (l *pickList) size() fyne.Size {
	n := min(max(len(l.rows), 1), pickMost)
	h := float32(n)*pickHigh + 8
	if l.foot != "" {
		h += 30
	}
	return fyne.NewSize(l.width, h)
}

// open shows the list below its owner.
func (l *pickList) open(owner fyne.CanvasObject, width float32, foot string) {
	l.owner, l.foot = owner, foot
	l.width = max(width, 160, textWidth(foot, 12, false)+28)
	for _, r := range l.rows {
		w := textWidth(r.text, 14, false) + 40
		if r.note != "" {
			w += textWidth(r.note, 12, false) + 24
		}
		l.width = min(max(l.width, w), max(width, 460))
	}
	l.host.float(&floating{panel: l.build(), keys: l.key, owner: owner, gone: func() {
		l.shown = false
		if l.gone != nil {
			l.gone()
		}
	}}, l.size())
	l.shown = true // after the list that stood there is gone
	l.scrollTo()
}

func (l *pickList) build() fyne.CanvasObject {
	l.lines = nil
	n := min(len(l.rows), pickMost)
	var objs []fyne.CanvasObject
	for i := range n {
		line := l.line(i)
		l.lines = append(l.lines, line)
		objs = append(objs, line.press)
	}
	none := Label("没有符合的选项", Muted)
	if n > 0 {
		none.Hide()
	}
	hint, rule := Caption(l.foot), HLine()
	objs = append(objs, none, hint, rule)
	c := newWheel(box(func() fyne.Size { return l.size() }, func(s fyne.Size) {
		for i, line := range l.lines {
			place(line.press, 4, 4+float32(i)*pickHigh, s.Width-8, pickHigh)
		}
		place(none, 14, 10, s.Width-20, 22)
		place(rule, 1, s.Height-30, s.Width-2, 1)
		place(hint, 14, s.Height-24, s.Width-20, 18)
		if l.foot == "" {
			hint.Hide()
			rule.Hide()
		}
	}, objs...), l.scroll)
	l.fill()
	return c
}

func (l *pickList) line(i int) *pickLine {
	x := &pickLine{ground: newRect(nil, 4), a: newText("", 14, false, Plain), b: newText("", 14, true, Blue),
		c: newText("", 14, false, Plain), noteOf: newText("", 12, false, Muted)}
	x.noteOf.Alignment = fyne.TextAlignTrailing
	x.press = newPress("", func() { l.choose(l.top + i) }, x.ground, x.a, x.b, x.c, x.noteOf)
	x.noFocus, x.noRing = true, true
	x.layout(&free{min: func() fyne.Size { return fyne.NewSize(60, pickHigh) }, lay: func(s fyne.Size) {
		place(x.ground, 0, 0, s.Width, s.Height)
		at := float32(10)
		for _, t := range []*canvas.Text{x.a, x.b, x.c} {
			w := textWidth(t.Text, 14, t.TextStyle.Bold)
			place(t, at, 6, w, 22)
			at += w
		}
		place(x.noteOf, 0, 8, s.Width-10, 18)
	}})
	x.paint = func(p *press) {
		x.ground.FillColor = color.Transparent
		if l.top+i == l.at {
			x.ground.FillColor = Tokens().Selected
		} else if p.hover {
			x.ground.FillColor = Tokens().Hover
		}
		x.ground.Refresh()
	}
	return x
}

func (l *pickList) fill() {
	p := Tokens()
	for i, x := range l.lines {
		r := l.rows[l.top+i]
		x.name, x.off = r.text, r.off
		room := l.width - 28
		if r.note != "" {
			room -= textWidth(r.note, 12, false) + 14
		}
		text := []rune(Fit(r.text, 14, false, room))
		from, to := min(r.from, len(text)), min(r.to, len(text))
		c := p.Text
		if r.off {
			c = p.Text3
		}
		hit := p.Primary
		if r.fresh {
			c = p.Primary
		}
		setText(x.a, string(text[:from]), c)
		setText(x.b, string(text[from:to]), hit)
		setText(x.c, string(text[to:]), c)
		setText(x.noteOf, r.note, p.Text3)
		x.face.Refresh()
		if s := x.face.Size(); s.Width > 0 {
			x.face.Layout.Layout(nil, s)
		}
		x.repaint()
	}
}

func (l *pickList) scroll(rows int) {
	l.top = max(0, min(l.top+rows, len(l.rows)-len(l.lines)))
	l.fill()
}

func (l *pickList) scrollTo() {
	if l.at < 0 {
		return
	}
	if l.at < l.top {
		l.top = l.at
	}
	if l.at >= l.top+len(l.lines) {
		l.top = l.at - len(l.lines) + 1
	}
	l.fill()
}

func (l *pickList) choose(i int) {
	if i < 0 || i >= len(l.rows) || l.rows[i].off {
		return
	}
	l.host.layer().close()
	l.take(l.rows[i].at)
}

// foldLater folds the list when its entry has not got the keyboard back in a moment.
func (l *pickList) foldLater(e *Entry) {
	l.host.later(150*time.Millisecond, func() {
		if !e.focused && l.shown {
			l.host.layer().close()
		}
	})
}

func (l *pickList) key(k Key) bool {
	switch k.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyPageDown:
		l.move(pickMost)
	case fyne.KeyPageUp:
		l.move(-pickMost)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.at < 0 {
			return false
		}
		l.choose(l.at)
	default:
		return false
	}
	return true
}

func (l *pickList) move(d int) {
	if len(l.rows) == 0 {
		return
	}
	l.at = max(0, min(l.at+d, len(l.rows)-1))
	l.scrollTo()
}

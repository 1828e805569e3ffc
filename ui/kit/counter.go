package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Counter (计票格) is a number that is counted: a card with its name, its key and its figure. Digits write it, arrows and + − count,
// Enter goes on to the next one; by mouse there are two buttons.
type Counter struct {
	press
	n      int
	fresh  bool // the next digit begins a new number
	frame  *canvas.Rectangle
	label  *canvas.Text
	figure *canvas.Text
	cap    fyne.CanvasObject
	less   *Button
	more   *Button
	set    func(n int)
	step   func(by int)
	next   func()
}

const (
	counterHigh = 66
	counterMost = 9999
)

// NewCounter makes a counter; set is told a number that was typed, step that it shall be one more or less.
func NewCounter(label, key string, set func(n int), step func(by int)) *Counter {
	p := Tokens()
	c := &Counter{frame: newFrame(p.Surface, p.Line2, 1, 4), label: newText(label, 13, false, Second), figure: newText("0", 26, true, Plain), cap: Gap(0), set: set, step: step}
	if key != "" {
		c.cap = KeyCap(key)
	}
	c.figure.Alignment = fyne.TextAlignTrailing
	c.less = newButton(Action{Label: "−", Tip: label + "减一", Kind: Quiet, Do: func() { step(-1) }}, 24)
	c.more = newButton(Action{Label: "+", Tip: label + "加一", Kind: Quiet, Do: func() { step(1) }}, 24)
	for _, b := range []*Button{c.less, c.more} {
		b.noFocus, b.noRing = true, true
	}
	c.name, c.self = label+"票数", c
	c.ring = newFrame(nil, p.Primary, 2, 6)
	c.ring.Hide()
	c.do = func() { c.focus() }
	c.paint = func(*press) { c.restyle() }
	c.tip = func() string { return key }
	c.keys = c.key
	c.face = &fyne.Container{Objects: []fyne.CanvasObject{c.frame, c.label, c.cap, c.figure, c.less, c.more},
		Layout: &free{min: func() fyne.Size { return fyne.NewSize(76, counterHigh) }, lay: c.arrange}}
	c.ExtendBaseWidget(c)
	return c
}

func (c *Counter) arrange(s fyne.Size) {
	place(c.frame, 0, 0, s.Width, s.Height)
	place(c.label, 10, 6, s.Width-20, 20)
	kw := c.cap.MinSize().Width
	place(c.cap, s.Width-kw-7, 7, kw, 20)
	place(c.figure, 10, s.Height-38, s.Width-20, 36)
	place(c.less, 3, s.Height-28, 24, 24)
	place(c.more, 27, s.Height-28, 24, 24)
}

func (c *Counter) restyle() {
	p := Tokens()
	c.frame.FillColor, c.frame.StrokeColor = p.Surface, p.Line2
	switch {
	case c.off:
		c.frame.FillColor, c.frame.StrokeColor = p.Surface2, p.Line
	case c.hover:
		c.frame.FillColor = p.Hover
	}
	c.frame.Refresh()
	showIf(c.less, !c.off)
	showIf(c.more, !c.off)
	showIf(c.cap, !c.off)
}

func (c *Counter) focus() {
	if h := hostOf(c); h != nil && !c.off {
		h.Focus(c)
	}
}

// OnEnter is called for Enter.
func (c *Counter) OnEnter(fn func()) { c.next = fn }

// SetValue writes the number; off keeps it from being changed. The next digit begins a new one.
func (c *Counter) SetValue(n int, off bool) {
	if c.n != n {
		c.n, c.fresh = n, true
	}
	setText(c.figure, itoa(n), Tokens().Text)
	c.setOff(off)
}

// Value is the number that is shown.
func (c *Counter) Value() int { return c.n }

// FocusGained begins a new number with the next digit.
func (c *Counter) FocusGained() {
	c.fresh = true
	c.press.FocusGained()
}

// TypedRune takes digits, + and − of either width.
func (c *Counter) TypedRune(r rune) {
	if by := map[rune]int{'+': 1, '＋': 1, '-': -1, '－': -1, '−': -1}[r]; by != 0 && !c.off {
		c.step(by)
		return
	}
	if r >= '０' && r <= '９' {
		r += '0' - '０'
	}
	if c.off || r < '0' || r > '9' {
		return
	}
	n := c.n
	if c.fresh {
		n = 0
	}
	c.write(min(n*10+int(r-'0'), counterMost))
}

func (c *Counter) write(n int) {
	c.SetValue(n, c.off)
	c.fresh = false
	c.set(n)
}

// key counts, or goes on.
func (c *Counter) key(k Key) bool {
	if c.off || k.Ctrl || k.Alt {
		return false
	}
	switch k.Name {
	case fyne.KeyUp:
		c.step(1)
	case fyne.KeyDown:
		c.step(-1)
	case fyne.KeyBackspace:
		c.write(c.n / 10)
	case fyne.KeyDelete:
		c.write(0)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.next != nil {
			c.next()
		}
	default:
		return false
	}
	return true
}

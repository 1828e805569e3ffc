package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// dialog stands over the whole window with a shade; it has a float layer of its own.
type dialog struct {
	widget.BaseWidget
	host    *Host
	title   string
	body    fyne.CanvasObject
	width   float32
	acts    []Action
	floats  *floatLayer
	shade   *catcher
	frame   *canvas.Rectangle
	head    *TextLine
	row     *fyne.Container
	scroll  fyne.CanvasObject
	buttons []*Button
	error   *Paragraph
	escape  func()
	keys    func(Key) bool
	first   fyne.Focusable
}

func (h *Host) topDialog() *dialog {
	if len(h.dialogs) == 0 {
		return nil
	}
	return h.dialogs[len(h.dialogs)-1]
}

// Dialogs is how many dialogs are open, for tests.
func (h *Host) Dialogs() int { return len(h.dialogs) }

func newDialog(h *Host, title string, body fyne.CanvasObject, width float32, acts ...Action) *dialog {
	p := Tokens()
	d := &dialog{host: h, title: title, body: body, width: width, acts: acts, floats: newFloatLayer(h),
		shade: newCatcher(nil), frame: newFrame(p.Surface, p.Line, 1, 6), head: newLine(title, 17, true, Plain)}
	d.shade.fill.FillColor = p.Shade
	d.error = newPara("", 13, RedTone)
	d.error.Hide()
	d.row = H()
	for _, a := range acts {
		b := newButton(a, 32).atLeast(84)
		d.buttons = append(d.buttons, b)
		d.row.Objects = append(d.row.Objects, b)
	}
	d.scroll = Scroll(body)
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer draws shade, panel and float layer.
func (d *dialog) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&free{min: func() fyne.Size { return fyne.Size{} }, lay: d.arrange},
		d.shade, d.frame, d.head, d.scroll, d.error, d.row, d.floats.box))
}

const dialogInset = 22

func (d *dialog) arrange(room fyne.Size) {
	const inset = dialogInset
	place(d.shade, 0, 0, room.Width, room.Height)
	w := min(d.width, room.Width-40)
	inner := w - 2*inset
	bodyHigh := heightFor(d.body, inner)
	errHigh := float32(0)
	if d.error.Visible() {
		errHigh = d.error.HeightFor(inner) + 8
	}
	fixed := float32(20+26+10+16+32+18) + errHigh
	bodyHigh = min(bodyHigh, room.Height-40-fixed)
	h := fixed + bodyHigh
	x, y := (room.Width-w)/2, max(20, (room.Height-h)*0.4)
	place(d.frame, x, y, w, h)
	place(d.head, x+inset, y+18, inner, 26)
	place(d.scroll, x+inset, y+20+26+10, inner, bodyHigh)
	place(d.error, x+inset, y+20+26+10+bodyHigh+8, inner, errHigh)
	rw := d.row.MinSize().Width
	place(d.row, x+w-inset-rw, y+h-18-32, rw, 32)
	place(d.floats.box, 0, 0, room.Width, room.Height)
}

// MinSize lets the window stay small.
func (d *dialog) MinSize() fyne.Size { return fyne.NewSize(100, 100) }

func (d *dialog) open() {
	d.host.layer().close()
	d.host.tip.hide()
	d.host.dialogs = append(d.host.dialogs, d)
	c := d.host.Win.Canvas()
	c.Overlays().Add(d)
	d.Resize(c.Size())
	d.Refresh()
	switch {
	case d.first != nil:
		c.Focus(d.first)
	case len(d.buttons) > 0:
		c.Focus(d.buttons[0])
	}
}

func (d *dialog) close() {
	for i, x := range d.host.dialogs {
		if x == d {
			d.floats.close()
			d.host.dialogs = append(d.host.dialogs[:i:i], d.host.dialogs[i+1:]...)
			d.host.Win.Canvas().Overlays().Remove(d)
			return
		}
	}
}

func (d *dialog) key(k Key) bool {
	if d.keys != nil && d.keys(k) {
		return true
	}
	if k.Name == fyne.KeyEscape && d.escape != nil {
		d.escape()
		return true
	}
	return true // nothing of the page below while a dialog stands
}

func (d *dialog) fail(text string) {
	d.error.Set(text)
	if text == "" {
		d.error.Hide()
	} else {
		d.error.Show()
	}
	d.arrange(d.Size())
	d.Refresh()
}

// Verb (答复) is one answer of a question.
type Verb struct {
	Label  string
	Danger bool
	Do     func()
}

// Confirm asks before what cannot be undone. The first verb is the harmless one: it has the focus and Esc means it.
func Confirm(env *Env, title, body string, verbs ...Verb) { confirm(env.host, title, body, verbs...) }

func confirm(h *Host, title, body string, verbs ...Verb) {
	var d *dialog
	var acts []Action
	for i, v := range verbs {
		kind := Secondary
		switch {
		case v.Danger:
			kind = Danger
		case i > 0 && i == len(verbs)-1:
			kind = Primary
		}
		acts = append(acts, Action{Label: v.Label, Kind: kind, Do: func() {
			d.close()
			if v.Do != nil {
				v.Do()
			}
		}})
	}
	d = newDialog(h, title, questionBody(body), 480, acts...)
	d.escape = func() {
		d.close()
		if len(verbs) > 0 && verbs[0].Do != nil {
			verbs[0].Do()
		}
	}
	d.open()
}

// questionBody is what an answer brings about, and smaller below it what is said besides, such as the way back.
func questionBody(text string) fyne.CanvasObject {
	first, rest, _ := strings.Cut(text, "\n")
	if rest == "" {
		return Para(first)
	}
	return VGap(8, Para(first), SmallPara(rest))
}

// tell shows one sentence that needs reading.
func (h *Host) tell(title, body string) { confirm(h, title, body, Verb{Label: "知道了"}) }

// Window opens a free dialog ≤ 640 wide. An act without a Do closes it; the others close it themselves by the returned func.
func Window(env *Env, title string, content fyne.CanvasObject, acts ...Action) (closing func()) {
	d := newWindow(env, title, content, acts)
	d.open()
	return func() { d.close() }
}

// Spread opens a dialog as wide and high as its content, at most the window: its parts scroll by themselves, not the whole.
func Spread(env *Env, title string, content fyne.CanvasObject) {
	d := newWindow(env, title, content, nil)
	d.width = content.MinSize().Width + 2*dialogInset
	d.scroll = content
	d.open()
}

func newWindow(env *Env, title string, content fyne.CanvasObject, acts []Action) *dialog {
	var d *dialog
	if len(acts) == 0 {
		acts = []Action{{Label: "关闭"}}
	}
	for i := range acts {
		do := acts[i].Do
		acts[i].Do = func() {
			if do == nil {
				d.close()
				return
			}
			do()
		}
	}
	d = newDialog(env.host, title, content, 640, acts...)
	d.escape = func() { d.close() }
	return d
}

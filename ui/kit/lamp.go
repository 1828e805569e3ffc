package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
	"gongzhi/app/light"
)

// Lamp (灯) is a state as shape, colour and word.
type Lamp int

// The lamps as the screen draws them.
const (
	NoLamp   Lamp = iota
	Green         // ● 正常
	Yellow        // ▲ 预警
	Red           // ■ 逾期
	Done          // ○✓ 已办结
	LateDone      // □✓ 逾期办结
	Waiting       // ○ 未开始
	Paused        // ‖ 暂停
)

func (l Lamp) icon() string {
	return [...]string{"dot", "lamp-green", "lamp-yellow", "lamp-red", "lamp-done", "lamp-late", "lamp-wait", "lamp-pause"}[l]
}

// LampOf is the drawn lamp of a judged one.
func LampOf(l app.Lamp) Lamp {
	switch l {
	case light.Green:
		return Green
	case light.Yellow:
		return Yellow
	case light.Red:
		return Red
	case light.Blue:
		return Done
	}
	return Paused
}

// LampName is the lamp's own name, for chips and titles: 「红灯」.
func LampName(l Lamp) string {
	return [...]string{"", "绿灯", "黄灯", "红灯", "已办结", "逾期办结", "未开始", "暂停"}[l]
}

// Tone is the text tone of the lamp's reason.
func (l Lamp) Tone() Tone {
	switch l {
	case Green:
		return GreenTone
	case Yellow:
		return AmberTone
	case Red, LateDone:
		return RedTone
	case Done: // blue, as the rules of lamps name it
		return Blue
	}
	return Muted
}

func (l Lamp) color(p *Palette) color.Color {
	switch l {
	case Green:
		return p.Green.Lamp
	case Yellow:
		return p.Amber.Lamp
	case Red, LateDone:
		return p.Red.Lamp
	case Done:
		return p.Primary
	}
	return p.Text3
}

func lampImage(l Lamp, size float32) *canvas.Image {
	if l == NoLamp {
		img := newIcon("dot", size, Tokens().Text3)
		img.Hide()
		return img
	}
	return newIcon(l.icon(), size, l.color(Tokens()))
}

// LampIcon draws a lamp.
func LampIcon(l Lamp, size float32) fyne.CanvasObject { return lampImage(l, size) }

// LampWord draws a lamp with the word that says why.
func LampWord(l Lamp, word string) fyne.CanvasObject {
	return HGap(6, lampImage(l, 14), newLine(word, 13, false, l.Tone()))
}

// Tag (标签) is a state in a small tinted box.
type Tag struct {
	Text string
	Tone Tone
}

// TagBox draws a tag, 20 px high.
func TagBox(t Tag) fyne.CanvasObject {
	p := Tokens()
	ground := newRect(p.Tint(t.Tone), 3)
	text := newText(t.Text, 12, false, tagTone(t.Tone))
	w := textWidth(t.Text, 12, false)
	return box(func() fyne.Size { return fyne.NewSize(w+14, 20) }, func(s fyne.Size) {
		place(ground, 0, (s.Height-20)/2, w+14, 20)
		place(text, 7, (s.Height-20)/2+1, w, 18)
	}, ground, text)
}

func tagTone(t Tone) Tone {
	if t == Neutral || t == Plain {
		return Second
	}
	return t
}

// Bar (进度条) is how much is done, 0 to 1; Plan is where it should be, negative for none.
type Bar struct {
	Done, Plan float64
	Lamp       Lamp
	Text       string
}

func (b Bar) color(p *Palette) color.Color {
	switch b.Lamp {
	case Red:
		return p.Red.Lamp
	case Yellow:
		return p.Amber.Lamp
	}
	return p.Bar
}

// barParts are the three primitives of a progress bar and its figure.
type barParts struct {
	track, fill, tick *canvas.Rectangle
	text              *canvas.Text
	chart, chosen     bool // a bar of a chart, and the chosen one
}

func newBarParts() *barParts {
	p := Tokens()
	b := &barParts{track: newRect(p.Track, 4), fill: newRect(p.Bar, 4), tick: newRect(p.Text, 0), text: newText("", 14, false, Plain)}
	b.text.Alignment = fyne.TextAlignTrailing
	return b
}

func (b *barParts) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.track, b.fill, b.tick, b.text}
}

const barFigure = 44

func (b *barParts) draw(v Bar, x, y, w, h float32) {
	figure := float32(barFigure)
	if v.Text == "" {
		figure = 0
	}
	track := max(10, w-figure-6)
	mid := y + h/2
	high, radius := float32(8), float32(4)
	if b.chart {
		high, radius = 10, 2
	}
	b.track.CornerRadius, b.fill.CornerRadius = radius, radius
	place(b.track, x, mid-high/2, track, high)
	done := min(max(v.Done, 0), 1)
	fill := float32(done) * track
	if done > 0 {
		fill = max(fill, 2*radius)
	}
	place(b.fill, x, mid-high/2, fill, high)
	if b.fill.FillColor = v.color(Tokens()); b.chart && b.chosen {
		b.fill.FillColor = Tokens().Primary
	}
	if fill == 0 {
		b.fill.Hide()
	} else {
		b.fill.Show()
	}
	if v.Plan < 0 || v.Plan > 1 {
		b.tick.Hide()
	} else {
		place(b.tick, x+float32(v.Plan)*(track-2), mid-7, 2, 14)
		b.tick.Show()
	}
	place(b.text, x+w-figure, mid-11, figure, 22)
	setText(b.text, v.Text, Tokens().Text)
}

// BarBox draws a progress bar with its figure.
func BarBox(v Bar) fyne.CanvasObject {
	b := newBarParts()
	return box(func() fyne.Size { return fyne.NewSize(120, 22) }, func(s fyne.Size) {
		b.draw(v, 0, 0, s.Width, s.Height)
	}, b.objects()...)
}

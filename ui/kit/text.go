package kit

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gongzhi/app"
	"gongzhi/app/score"
)

// newText is one run of text in a tone.
func newText(text string, size float32, bold bool, tone Tone) *canvas.Text {
	t := canvas.NewText(text, Tokens().Of(tone))
	t.TextSize = size
	setBold(t, bold)
	return t
}

// setText changes a text only when it differs.
func setText(t *canvas.Text, s string, c color.Color) {
	if t.Text == s && t.Color == c {
		return
	}
	t.Text, t.Color = s, c
	t.Refresh()
}

// newRect is a filled rectangle; without a fill it is transparent, for the software painter knows no missing colour.
func newRect(fill color.Color, radius float32) *canvas.Rectangle {
	if fill == nil {
		fill = color.Transparent
	}
	r := canvas.NewRectangle(fill)
	r.CornerRadius = radius
	return r
}

func newFrame(fill, stroke color.Color, width, radius float32) *canvas.Rectangle {
	r := newRect(fill, radius)
	r.StrokeColor, r.StrokeWidth = stroke, width
	return r
}

// TextLine (单行文字) is one line that is cut with … where there is no room; the whole text is then its tooltip.
type TextLine struct {
	widget.BaseWidget
	text *canvas.Text
	full string
	tips tips
}

const widestLabel = 360

func newLine(text string, size float32, bold bool, tone Tone) *TextLine {
	l := &TextLine{text: newText(text, size, bold, tone), full: text}
	l.ExtendBaseWidget(l)
	return l
}

// Set changes the text.
func (l *TextLine) Set(text string) {
	if l.full == text {
		return
	}
	l.full = text
	l.cut()
	l.Refresh()
}

// SetTone changes the tone.
func (l *TextLine) SetTone(t Tone) { setText(l.text, l.text.Text, Tokens().Of(t)) }

// Text is the whole text.
func (l *TextLine) Text() string { return l.full }

// Align sets how the text stands in its room.
func (l *TextLine) Align(a Align) *TextLine {
	l.text.Alignment = [...]fyne.TextAlign{fyne.TextAlignLeading, fyne.TextAlignTrailing, fyne.TextAlignCenter}[a]
	return l
}

func (l *TextLine) cut() {
	w := l.Size().Width
	if w <= 0 {
		w = widestLabel
	}
	setText(l.text, Fit(l.full, l.text.TextSize, l.text.TextStyle.Bold, w), l.text.Color)
}

// Resize cuts the text to the new width.
func (l *TextLine) Resize(s fyne.Size) {
	l.BaseWidget.Resize(s)
	l.cut()
}

// MinSize is the natural width, within reason.
func (l *TextLine) MinSize() fyne.Size {
	w := textWidth(l.full, l.text.TextSize, l.text.TextStyle.Bold)
	return fyne.NewSize(min(w+1, widestLabel), lineHeight(l.text.TextSize))
}

// CreateRenderer draws the text.
func (l *TextLine) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.text) }

// MouseIn starts the tooltip of a cut text.
func (l *TextLine) MouseIn(e *desktop.MouseEvent) {
	if l.text.Text != l.full {
		l.tips.show(l, l.full, e.AbsolutePosition)
	}
}

// MouseMoved does nothing.
func (l *TextLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the tooltip.
func (l *TextLine) MouseOut() { l.tips.hide() }

func lineHeight(size float32) float32 {
	switch {
	case size <= 12:
		return 18
	case size <= 13:
		return 20
	case size <= 14:
		return 22
	case size <= 15:
		return 23
	}
	return size * 1.45
}

func toneOf(tones []Tone, fallback Tone) Tone {
	if len(tones) > 0 {
		return tones[0]
	}
	return fallback
}

// Label is one line of body text.
func Label(text string, tone ...Tone) *TextLine {
	return newLine(text, Sizes().Text, false, toneOf(tone, Plain))
}

// Strong is one bold line.
func Strong(text string, tone ...Tone) *TextLine {
	return newLine(text, Sizes().Text, true, toneOf(tone, Plain))
}

// Small is one line of 13 px second text.
func Small(text string, tone ...Tone) *TextLine {
	return newLine(text, 13, false, toneOf(tone, Second))
}

// Caption is one line of 12 px grey text.
func Caption(text string, tone ...Tone) *TextLine {
	return newLine(text, 12, false, toneOf(tone, Muted))
}

// Head is a section title.
func Head(text string) *TextLine { return newLine(text, 15, true, Plain) }

// Big is a figure or a title of its own size, bold.
func Big(text string, size float32, tone ...Tone) *TextLine {
	return newLine(text, size, true, toneOf(tone, Plain))
}

// Paragraph (段落) is running text that wraps the Chinese way.
type Paragraph struct {
	widget.BaseWidget
	full  string
	size  float32
	tone  Tone
	bold  bool
	lines []string
	width float32
	box   *fyne.Container
}

// Para is running text of body size.
func Para(text string, tone ...Tone) *Paragraph {
	return newPara(text, Sizes().Text, toneOf(tone, Plain))
}

// SmallPara is running text of 13 px.
func SmallPara(text string, tone ...Tone) *Paragraph { return newPara(text, 13, toneOf(tone, Second)) }

func newPara(text string, size float32, tone Tone) *Paragraph {
	p := &Paragraph{full: text, size: size, tone: tone, box: &fyne.Container{}}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the text.
func (p *Paragraph) Set(text string) {
	if text == p.full {
		return
	}
	p.full, p.width = text, 0
	p.wrap(p.Size().Width)
	p.Refresh()
}

// SetTone changes the tone.
func (p *Paragraph) SetTone(t Tone) {
	p.tone, p.width = t, 0
	p.wrap(p.Size().Width)
}

// Text is the whole text.
func (p *Paragraph) Text() string { return p.full }

func (p *Paragraph) wrap(width float32) {
	if width <= 0 || width == p.width {
		return
	}
	p.width = width
	p.lines = Wrap(p.full, p.size, p.bold, width)
	p.box.Objects = nil
	for i, s := range p.lines {
		t := newText(s, p.size, p.bold, p.tone)
		place(t, 0, float32(i)*lineHeight(p.size), width, lineHeight(p.size))
		p.box.Objects = append(p.box.Objects, t)
	}
	p.box.Refresh()
}

// HeightFor is the height of the wrapped text.
func (p *Paragraph) HeightFor(width float32) float32 {
	if width != p.width {
		return float32(len(Wrap(p.full, p.size, p.bold, width))) * lineHeight(p.size)
	}
	return float32(len(p.lines)) * lineHeight(p.size)
}

// Resize wraps the text.
func (p *Paragraph) Resize(s fyne.Size) {
	p.BaseWidget.Resize(s)
	p.wrap(s.Width)
}

// MinSize is the height at the present width.
func (p *Paragraph) MinSize() fyne.Size {
	if p.width <= 0 {
		return fyne.NewSize(60, lineHeight(p.size))
	}
	return fyne.NewSize(60, float32(len(p.lines))*lineHeight(p.size))
}

// CreateRenderer draws the lines.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

// HLine is a hairline.
func HLine() fyne.CanvasObject {
	r := canvas.NewRectangle(Tokens().Line)
	r.SetMinSize(fyne.NewSize(1, 1))
	return r
}

// Dash is the text, or — when there is none.
func Dash(text string) string {
	if strings.TrimSpace(text) == "" {
		return "—"
	}
	return text
}

// Days is a count of working days, 「6 个工作日」.
func Days(n int) string { return strings.Replace(strconv.Itoa(n), "-", "−", 1) + " 个工作日" }

// Pct is a rate in percent with one decimal, — without a base.
func Pct(num, den int) string { return score.Ratio(num, den).Percent(1) }

// Yuan is an amount of fen with thousands kept together, 「12,345.60 元」.
func Yuan(fen int64) string {
	return app.Yuan(fen) + " 元"
}

package out

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"gongzhi/reports/typeset"
)

// pdfState is what the page's content last set, so that nothing is said twice.
type pdfState struct {
	font         fontKey
	size, track  float64
	text         typeset.Color
	textKnown    bool
	stroke, fill typeset.Color
	strokeKnown  bool
	fillKnown    bool
	width, dash  float64
}

func rgb(c typeset.Color) (r, g, b int) { return int(c >> 16 & 255), int(c >> 8 & 255), int(c & 255) }

func (w *pdfWriter) layer(l *typeset.Layer, height float64) {
	d := w.d
	for _, b := range l.Boxes {
		w.fill(b.Fill)
		d.Rect(b.X, b.Y, b.W, b.H, "F")
	}
	for _, p := range l.Paths {
		w.path(p)
	}
	for _, r := range l.Rules {
		w.stroke(r.Color, r.Width, r.Dash)
		d.Line(r.X1, r.Y1, r.X2, r.Y2)
	}
	if w.pen.dash > 0 {
		w.stroke(w.pen.stroke, w.pen.width, 0)
	}
	for i, im := range l.Images {
		w.image(im, fmt.Sprintf("im%d-%d", d.PageNo(), i))
	}
	for i := range l.Texts {
		w.text(&l.Texts[i])
	}
	if w.pen.track != 0 {
		d.RawWriteStr("0 Tc\n")
		w.pen.track = 0
	}
}

// fill sets the colour of areas.
func (w *pdfWriter) fill(c typeset.Color) {
	if !w.pen.fillKnown || w.pen.fill != c {
		w.d.SetFillColor(rgb(c))
		w.pen.fill, w.pen.fillKnown = c, true
	}
}

// stroke sets the look of lines.
func (w *pdfWriter) stroke(c typeset.Color, width, dash float64) {
	if !w.pen.strokeKnown || w.pen.stroke != c {
		w.d.SetDrawColor(rgb(c))
		w.pen.stroke, w.pen.strokeKnown = c, true
	}
	if w.pen.width != width {
		w.d.SetLineWidth(width)
		w.pen.width = width
	}
	switch {
	case w.pen.dash == dash:
	case dash > 0:
		w.d.SetDashPattern([]float64{dash, dash * 0.7}, 0)
	default:
		w.d.SetDashPattern(nil, 0)
	}
	w.pen.dash = dash
}

func (w *pdfWriter) path(p typeset.Path) {
	if len(p.Points) < 2 {
		return
	}
	d := w.d
	style := ""
	if p.Filled {
		w.fill(p.Fill)
		style = "F"
	}
	if p.Width > 0 {
		w.stroke(p.Color, p.Width, p.Dash)
		style += "D"
	}
	d.MoveTo(p.Points[0].X, p.Points[0].Y)
	for _, q := range p.Points[1:] {
		d.LineTo(q.X, q.Y)
	}
	if p.Closed {
		d.ClosePath()
	}
	d.DrawPath(style)
}

func (w *pdfWriter) image(im typeset.Image, name string) {
	kind := "PNG"
	if bytes.HasPrefix(im.Data, []byte{0xFF, 0xD8}) {
		kind = "JPG"
	}
	opt := gofpdf.ImageOptions{ImageType: kind}
	w.d.RegisterImageOptionsReader(name, opt, bytes.NewReader(im.Data))
	w.d.ImageOptions(name, im.X, im.Y, im.W, im.H, false, opt, 0, "")
}

// text writes one run; characters beyond the basic plane need a way of their own.
func (w *pdfWriter) text(t *typeset.Text) {
	key := fontKey{t.Face, t.Role, t.Half}
	f := w.font[key]
	if key != w.pen.font || t.Size != w.pen.size {
		w.d.SetFont(f.name, "", t.Size)
		w.pen.font, w.pen.size = key, t.Size
	}
	if diff := t.Track - w.pen.track; diff > 5e-5 || diff < -5e-5 {
		w.d.RawWriteStr(fmt.Sprintf("%.4f Tc\n", t.Track*72/25.4))
		w.pen.track = t.Track
	}
	w.fill(t.Color) // text of the fill colour needs no colour of its own
	if !w.pen.textKnown || t.Color != w.pen.text {
		w.d.SetTextColor(rgb(t.Color))
		w.pen.text, w.pen.textKnown = t.Color, true
	}
	if strings.ContainsFunc(t.S, beyond) {
		w.rare(t, f)
		return
	}
	w.d.Text(t.X, t.Y, t.S)
}

// rare writes characters beyond the basic plane by their private codes, with ActualText for copying and searching.
func (w *pdfWriter) rare(t *typeset.Text, f *pdfFont) {
	x, em := t.X, t.Size*25.4/72
	plain, plainX := "", x
	flush := func() {
		if plain != "" {
			w.d.Text(plainX, t.Y, plain)
			plain = ""
		}
	}
	for _, r := range t.S {
		if !beyond(r) {
			if plain == "" {
				plainX = x
			}
			plain += string(r)
		} else {
			flush()
			hi, lo := utf16.EncodeRune(r)
			w.d.RawWriteStr(fmt.Sprintf("/Span <</ActualText <FEFF%04X%04X>>> BDC\n", hi, lo))
			w.d.Text(x, t.Y, string(rune(f.codes[r])))
			w.d.RawWriteStr("EMC\n")
		}
		x += t.Face.Advance(r)*em + t.Track
	}
	flush()
}

func beyond(r rune) bool { return r > 0xFFFF }

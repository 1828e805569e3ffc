package out

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // pictures inside papers
	_ "image/png"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/vector"

	"gongzhi/reports/typeset"
)

// Raster draws a page as a picture for preview, thumbnails and printing: the same operations as the PDF, with the
// outlines of the same faces.
func Raster(p typeset.Page, dpi float64) *image.RGBA {
	k := dpi / 25.4
	img := image.NewRGBA(image.Rect(0, 0, max(1, int(math.Round(p.Width*k))), max(1, int(math.Round(p.Height*k)))))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	r := rasterizer{img: img, glyphs: map[glyphKey]*glyphMask{}, m: f64.Aff3{k, 0, 0, 0, k, 0}}
	r.layer(&p.Layer)
	if p.Turned != nil {
		r.m = f64.Aff3{0, k, 0, -k, 0, p.Height * k}
		r.layer(p.Turned)
	}
	return img
}

type rasterizer struct {
	img    *image.RGBA
	m      f64.Aff3 // millimetres to pixels
	v      vector.Rasterizer
	glyphs map[glyphKey]*glyphMask
}

type glyphKey struct {
	face   *typeset.Face
	r      rune
	size   float64
	fx, fy int // quarter pixels
}

type glyphMask struct {
	mask *image.Alpha
	at   image.Point
}

func (r *rasterizer) to(x, y float64) (float64, float64) {
	return r.m[0]*x + r.m[1]*y + r.m[2], r.m[3]*x + r.m[4]*y + r.m[5]
}

// scale is pixels per millimetre.
func (r *rasterizer) scale() float64 { return math.Hypot(r.m[0], r.m[3]) }

func (r *rasterizer) layer(l *typeset.Layer) {
	for _, b := range l.Boxes {
		r.polygon([]typeset.Point{{X: b.X, Y: b.Y}, {X: b.X + b.W, Y: b.Y}, {X: b.X + b.W, Y: b.Y + b.H}, {X: b.X, Y: b.Y + b.H}}, b.Fill)
	}
	for _, p := range l.Paths {
		r.path(p)
	}
	for _, u := range l.Rules {
		r.stroke(typeset.Point{X: u.X1, Y: u.Y1}, typeset.Point{X: u.X2, Y: u.Y2}, pen{u.Width, u.Dash, u.Color})
	}
	for _, im := range l.Images {
		r.picture(im)
	}
	for i := range l.Texts {
		r.text(&l.Texts[i])
	}
}

type pen struct {
	width, dash float64
	color       typeset.Color
}

func (r *rasterizer) path(p typeset.Path) {
	if p.Filled {
		r.polygon(p.Points, p.Fill)
	}
	if p.Width <= 0 {
		return
	}
	for i := 1; i < len(p.Points); i++ {
		r.stroke(p.Points[i-1], p.Points[i], pen{p.Width, p.Dash, p.Color})
	}
	if n := len(p.Points); p.Closed && n > 2 {
		r.stroke(p.Points[n-1], p.Points[0], pen{p.Width, p.Dash, p.Color})
	}
}

// stroke fills the rectangle of a line; thin lines keep at least a visible part of a pixel.
func (r *rasterizer) stroke(a, b typeset.Point, p pen) {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 {
		return
	}
	ux, uy := (b.X-a.X)/length, (b.Y-a.Y)/length
	half := max(p.width, 0.7/r.scale()) / 2
	piece := func(from, to float64) {
		x1, y1, x2, y2 := a.X+ux*from, a.Y+uy*from, a.X+ux*to, a.Y+uy*to
		r.polygon([]typeset.Point{{X: x1 - uy*half, Y: y1 + ux*half}, {X: x2 - uy*half, Y: y2 + ux*half},
			{X: x2 + uy*half, Y: y2 - ux*half}, {X: x1 + uy*half, Y: y1 - ux*half}}, p.color)
	}
	if p.dash <= 0 {
		piece(0, length)
		return
	}
	for at := 0.0; at < length; at += p.dash * 1.7 {
		piece(at, min(at+p.dash, length))
	}
}

func (r *rasterizer) polygon(points []typeset.Point, c typeset.Color) {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		x, y := r.to(p.X, p.Y)
		minX, minY, maxX, maxY = min(minX, x), min(minY, y), max(maxX, x), max(maxY, y)
	}
	box := image.Rect(int(math.Floor(minX)), int(math.Floor(minY)), int(math.Ceil(maxX))+1, int(math.Ceil(maxY))+1)
	if box = box.Intersect(r.img.Bounds()); box.Empty() {
		return
	}
	r.v.Reset(box.Dx(), box.Dy())
	r.v.DrawOp = draw.Over
	for i, p := range points {
		x, y := r.to(p.X, p.Y)
		if fx, fy := float32(x-float64(box.Min.X)), float32(y-float64(box.Min.Y)); i == 0 {
			r.v.MoveTo(fx, fy)
		} else {
			r.v.LineTo(fx, fy)
		}
	}
	r.v.ClosePath()
	r.v.Draw(r.img, box, image.NewUniform(rgba(c)), image.Point{})
}

func rgba(c typeset.Color) color.RGBA {
	return color.RGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 255}
}

func (r *rasterizer) picture(im typeset.Image) {
	src, _, err := image.Decode(bytes.NewReader(im.Data))
	if err != nil {
		return
	}
	b := src.Bounds()
	sx, sy := im.W/float64(b.Dx()), im.H/float64(b.Dy())
	m := f64.Aff3{r.m[0] * sx, r.m[1] * sy, r.m[0]*im.X + r.m[1]*im.Y + r.m[2],
		r.m[3] * sx, r.m[4] * sy, r.m[3]*im.X + r.m[4]*im.Y + r.m[5]}
	xdraw.BiLinear.Transform(r.img, m, src, b, draw.Over, nil)
}

func (r *rasterizer) text(t *typeset.Text) {
	em := t.Size * 25.4 / 72
	x := t.X
	ink := image.NewUniform(rgba(t.Color))
	for _, c := range t.S {
		px, py := r.to(x, t.Y)
		ix, iy := math.Floor(px), math.Floor(py)
		g := r.glyph(glyphKey{t.Face, c, em, int((px - ix) * 4), int((py - iy) * 4)})
		if g.mask != nil {
			at := g.at.Add(image.Pt(int(ix), int(iy)))
			draw.DrawMask(r.img, g.mask.Bounds().Add(at), ink, image.Point{}, g.mask, image.Point{}, draw.Over)
		}
		x += t.Face.Advance(c)*em + t.Track
	}
}

// glyph fills the outline of a character once per size and quarter-pixel position.
func (r *rasterizer) glyph(key glyphKey) *glyphMask {
	if g := r.glyphs[key]; g != nil {
		return g
	}
	g := &glyphMask{}
	r.glyphs[key] = g
	segs := r.placed(key)
	box := extent(segs)
	if len(segs) == 0 || box.Dx() > 4000 || box.Dy() > 4000 {
		return g
	}
	r.v.Reset(box.Dx(), box.Dy())
	r.v.DrawOp = draw.Src
	for _, s := range segs {
		x, y := float32(s.X-float64(box.Min.X)), float32(s.Y-float64(box.Min.Y))
		switch s.N {
		case 1:
			r.v.ClosePath()
			r.v.MoveTo(x, y)
		case 2:
			r.v.LineTo(x, y)
		case 3:
			r.v.QuadTo(float32(s.CtrlX-float64(box.Min.X)), float32(s.CtrlY-float64(box.Min.Y)), x, y)
		}
	}
	r.v.ClosePath()
	g.mask = image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	r.v.Draw(g.mask, g.mask.Bounds(), image.Opaque, image.Point{})
	g.at = box.Min
	return g
}

// placed gives a glyph's outline in pixels around its place on the baseline.
func (r *rasterizer) placed(key glyphKey) []typeset.Segment {
	segs := key.face.Outline(key.r)
	a, b, c, d := r.m[0]*key.size, -r.m[1]*key.size, r.m[3]*key.size, -r.m[4]*key.size
	ox, oy := (float64(key.fx)+0.5)/4, (float64(key.fy)+0.5)/4
	for i, s := range segs {
		if s.N != 3 {
			s.CtrlX, s.CtrlY = s.X, s.Y
		}
		segs[i] = typeset.Segment{N: s.N, X: a*s.X + b*s.Y + ox, Y: c*s.X + d*s.Y + oy,
			CtrlX: a*s.CtrlX + b*s.CtrlY + ox, CtrlY: c*s.CtrlX + d*s.CtrlY + oy}
	}
	return segs
}

// extent gives the pixels an outline touches.
func extent(segs []typeset.Segment) image.Rectangle {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range segs {
		minX, minY = min(minX, s.X, s.CtrlX), min(minY, s.Y, s.CtrlY)
		maxX, maxY = max(maxX, s.X, s.CtrlX), max(maxY, s.Y, s.CtrlY)
	}
	if minX > maxX {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(minX)), int(math.Floor(minY)), int(math.Ceil(maxX))+1, int(math.Ceil(maxY))+1)
}

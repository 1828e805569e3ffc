package typeset

import (
	"math"
)

// lines draws one line per series over the quarters; a missing value leaves a gap.
func (p *plot) lines() {
	at, slot := p.upright()
	var taken []Point
	for j, s := range p.c.Series {
		var run []Point
		for i := range p.c.Categories {
			if i >= len(s.Values) || !finite(s.Values[i]) {
				p.stroke(run, j)
				run = nil
				continue
			}
			q := Point{p.x + slot*(float64(i)+0.5), at(s.Values[i])}
			run = append(run, q)
			p.marker(q.X, q.Y, j)
			taken = p.lineValue(s.Values[i], q, taken)
		}
		p.stroke(run, j)
	}
}

// lineValue writes a value above or below its point, where no other value stands; else not at all.
func (p *plot) lineValue(v float64, q Point, taken []Point) []Point {
	free := func(y float64) bool {
		for _, t := range taken {
			if math.Abs(t.X-q.X) < 8 && math.Abs(t.Y-y) < 3 {
				return false
			}
		}
		return y > p.y-4 && y < p.y+p.h+1
	}
	for _, y := range []float64{q.Y - 2.6, q.Y + 2.8} {
		if free(y) {
			p.label(p.value(v), q.X, y, 0.5)
			return append(taken, Point{q.X, y})
		}
	}
	return taken
}

// stroke draws a series' line: solid, long dashes, short dashes.
func (p *plot) stroke(points []Point, series int) {
	if len(points) < 2 {
		return
	}
	dash := [...]float64{0, 2.2, 1, 0, 2.2, 1}[series%6]
	p.f.layer.Paths = append(p.f.layer.Paths, Path{Points: points, Width: 0.5, Color: lineInk(series), Dash: dash})
}

func lineInk(i int) Color {
	return [...]Color{0x1F3864, 0xC0504D, 0x4F8F3A, 0x7F7F7F, 0x8064A2, 0xB9770E}[i%6]
}

// marker draws a series' sign: disc, square, triangle, diamond, ring, open square.
func (p *plot) marker(x, y float64, series int) {
	const r = 1.0
	path := Path{Closed: true, Filled: true, Fill: lineInk(series), Width: 0.25, Color: lineInk(series)}
	switch series % 6 {
	case 0, 4:
		path.Points = circle(x, y, r*0.9)
	case 1, 5:
		path.Points = []Point{{x - r*0.8, y - r*0.8}, {x + r*0.8, y - r*0.8}, {x + r*0.8, y + r*0.8}, {x - r*0.8, y + r*0.8}}
	case 2:
		path.Points = []Point{{x, y - r}, {x + r, y + r*0.8}, {x - r, y + r*0.8}}
	case 3:
		path.Points = []Point{{x, y - r*1.2}, {x + r*1.2, y}, {x, y + r*1.2}, {x - r*1.2, y}}
	}
	if series%6 >= 4 {
		path.Fill = White
	}
	p.f.layer.Paths = append(p.f.layer.Paths, path)
}

// web is the ground of a radar chart.
type web struct {
	p              *plot
	cx, cy, radius float64
	n              int
}

// spot is the place of a share of the radius on axis i.
func (w web) spot(i int, share float64) Point {
	s, c := math.Sincos(2 * math.Pi * float64(i) / float64(w.n))
	return Point{w.cx + w.radius*share*s, w.cy - w.radius*share*c}
}

func (w web) share(v float64) float64 {
	return (min(max(v, w.p.lo), w.p.hi) - w.p.lo) / (w.p.hi - w.p.lo)
}

// radar draws a web of axes with one outline per series.
func (p *plot) radar() {
	if len(p.c.Categories) < 3 {
		p.columns()
		return
	}
	p.scale(4)
	w := web{p: p, cx: p.x + p.w/2, cy: p.y + p.h/2, radius: p.h/2 - 9, n: len(p.c.Categories)}
	w.rings()
	w.axes()
	for j, s := range p.c.Series {
		var pts []Point
		for i := range p.c.Categories {
			if i < len(s.Values) && finite(s.Values[i]) {
				q := w.spot(i, w.share(s.Values[i]))
				pts = append(pts, q)
				p.marker(q.X, q.Y, j)
			}
		}
		if len(pts) > 1 {
			p.stroke(append(pts, pts[0]), j)
		}
	}
}

// rings draws the web with its marks along the first axis.
func (w web) rings() {
	p := w.p
	small := *p
	small.k.pt = 7
	for v := p.lo + p.step; v <= p.hi+p.step/1000; v += p.step {
		pts := make([]Point, w.n)
		for i := range pts {
			pts[i] = w.spot(i, w.share(v))
		}
		p.f.layer.Paths = append(p.f.layer.Paths, Path{Points: pts, Closed: true, Width: 0.1, Color: Grid})
		small.label(p.tick(v), w.cx+1, pts[0].Y, 0)
	}
}

// axes draws the axes with their names outside.
func (w web) axes() {
	for i, name := range w.p.c.Categories {
		tip, out := w.spot(i, 1), w.spot(i, 1.1)
		w.p.rule(Point{w.cx, w.cy}, tip, 0.1, Grid)
		anchor := 0.5
		if out.X > w.cx+1 {
			anchor = 0
		} else if out.X < w.cx-1 {
			anchor = 1
		}
		room := w.p.w/2 - math.Abs(out.X-w.cx)
		if anchor == 0.5 {
			room = w.p.w
		}
		w.p.fitted(w.p.axisName(i, name), out, room, anchor)
	}
}

// axisName adds the first series' value to an axis of the radar.
func (p *plot) axisName(i int, name string) string {
	if vs := p.c.Series[0].Values; i < len(vs) && finite(vs[i]) {
		return oneLine(name) + " " + p.value(vs[i])
	}
	return oneLine(name)
}

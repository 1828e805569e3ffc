package typeset

// Segment is one piece of a glyph outline in em, y upward: a move (N=1), a line (2) or a quadratic curve (3).
type Segment struct {
	N            int
	X, Y         float64
	CtrlX, CtrlY float64
}

// Outline gives the contours of a character for drawing on screen.
func (f *Face) Outline(r rune) (segments []Segment) {
	defer func() {
		if recover() != nil { // a damaged glyph draws nothing
			segments = nil
		}
	}()
	var o outliner
	o.scale = 1 / float64(f.upem)
	f.trace(&o, f.Glyph(r), [6]float64{1, 0, 0, 1, 0, 0}, 0)
	return o.out
}

type point struct {
	x, y float64
	on   bool
}

type outliner struct {
	scale float64
	out   []Segment
}

// trace adds a glyph's contours, following the parts of a compound glyph.
func (f *Face) trace(o *outliner, gid uint16, m [6]float64, depth int) {
	g := f.glyf(gid)
	if len(g) < 10 || depth > 6 {
		return
	}
	if n := i16(g, 0); n >= 0 {
		o.simple(g, n, m)
		return
	}
	eachPart(g, func(p part) {
		t := [6]float64{
			p.m[0]*m[0] + p.m[1]*m[2], p.m[0]*m[1] + p.m[1]*m[3],
			p.m[2]*m[0] + p.m[3]*m[2], p.m[2]*m[1] + p.m[3]*m[3],
			p.dx*m[0] + p.dy*m[2] + m[4], p.dx*m[1] + p.dy*m[3] + m[5],
		}
		f.trace(o, p.gid, t, depth+1)
	})
}

// part is one component of a compound glyph; at is where its glyph number stands.
type part struct {
	gid    uint16
	at     int
	m      [4]float64
	dx, dy float64
}

func eachPart(g []byte, do func(part)) {
	f2 := func(at int) float64 { return float64(i16(g, at)) / 16384 }
	for at, more := 10, true; more; {
		flags := u16(g, at)
		p := part{gid: u16(g, at+2), at: at + 2, m: [4]float64{1, 0, 0, 1}}
		at += 4
		if flags&1 != 0 {
			p.dx, p.dy = float64(i16(g, at)), float64(i16(g, at+2))
			at += 4
		} else {
			p.dx, p.dy = float64(int8(g[at])), float64(int8(g[at+1]))
			at += 2
		}
		switch {
		case flags&0x08 != 0:
			p.m = [4]float64{f2(at), 0, 0, f2(at)}
			at += 2
		case flags&0x40 != 0:
			p.m = [4]float64{f2(at), 0, 0, f2(at + 2)}
			at += 4
		case flags&0x80 != 0:
			p.m = [4]float64{f2(at), f2(at + 2), f2(at + 4), f2(at + 6)}
			at += 8
		}
		do(p)
		more = flags&0x20 != 0
	}
}

// simple decodes flags and coordinates of a simple glyph and draws its contours.
func (o *outliner) simple(g []byte, contours int, m [6]float64) {
	if contours == 0 {
		return
	}
	ends := make([]int, contours)
	for i := range ends {
		ends[i] = int(u16(g, 10+2*i))
	}
	n := ends[contours-1] + 1
	at := 10 + 2*contours
	at += 2 + int(u16(g, at))
	flags := make([]byte, 0, n)
	for len(flags) < n {
		fl := g[at]
		at++
		flags = append(flags, fl)
		if fl&8 != 0 {
			for range int(g[at]) {
				flags = append(flags, fl)
			}
			at++
		}
	}
	xs, at := coords(g, at, flags[:n], [2]byte{2, 16})
	ys, _ := coords(g, at, flags[:n], [2]byte{4, 32})
	pts := make([]point, n)
	for i := range pts {
		x, y := float64(xs[i]), float64(ys[i])
		pts[i] = point{(x*m[0] + y*m[2] + m[4]) * o.scale, (x*m[1] + y*m[3] + m[5]) * o.scale, flags[i]&1 != 0}
	}
	from := 0
	for _, end := range ends {
		o.contour(pts[from : end+1])
		from = end + 1
	}
}

// coords decodes one axis; its bits are the flag of a one-byte step and the flag of sign or repetition.
func coords(g []byte, at int, flags []byte, bits [2]byte) ([]int, int) {
	short, same := bits[0], bits[1]
	out, v := make([]int, len(flags)), 0
	for i, fl := range flags {
		switch {
		case fl&short != 0:
			d := int(g[at])
			at++
			if fl&same == 0 {
				d = -d
			}
			v += d
		case fl&same == 0:
			v += i16(g, at)
			at += 2
		}
		out[i] = v
	}
	return out, at
}

// contour writes one closed contour; missing points between two control points are their middle.
func (o *outliner) contour(p []point) {
	if len(p) < 2 {
		return
	}
	mid := func(a, b point) point { return point{(a.x + b.x) / 2, (a.y + b.y) / 2, true} }
	start, k := p[0], 1
	if !start.on {
		if last := p[len(p)-1]; last.on {
			start, k = last, 0
		} else {
			start, k = mid(last, p[0]), 0
		}
	}
	o.out = append(o.out, Segment{N: 1, X: start.x, Y: start.y})
	for i := range p {
		c := p[(i+k)%len(p)]
		if c.on {
			o.out = append(o.out, Segment{N: 2, X: c.x, Y: c.y})
			continue
		}
		next := p[(i+k+1)%len(p)]
		if i == len(p)-1 {
			next = start
		}
		if !next.on {
			next = mid(c, next)
		}
		o.out = append(o.out, Segment{N: 3, X: next.x, Y: next.y, CtrlX: c.x, CtrlY: c.y})
	}
}

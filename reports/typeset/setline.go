package typeset

// setLine draws a line from x on the baseline y into room millimetres and gives its right edge.
//
// A line to be filled is stretched evenly between its characters, never inside a number or Latin word; a line
// that is too long gets its marks squeezed, the one at the end first.
func (l *Layer) setLine(ln line, x, y, room float64) float64 {
	gs := ln.gs
	for len(gs) > 0 && gs[len(gs)-1].r == ' ' {
		gs = gs[:len(gs)-1]
	}
	if len(gs) == 0 {
		return x
	}
	var s spread
	switch over := ln.width - room; {
	case over > 1e-6:
		s = squeeze(gs, over)
	case ln.fill && over < -1e-6:
		if n := gaps(gs); n > 0 {
			s.gap = -over / float64(n)
			if !ln.even {
				s.gap = min(s.gap, 0.5*gs[0].em)
			}
		}
	}
	l.emit(gs, x, y, s)
	return x + ln.width
}

// gaps counts the places where a line may stretch.
func gaps(gs []glyph) int {
	n := 0
	for i := range len(gs) - 1 {
		if stretches(gs[i].r, gs[i+1].r) {
			n++
		}
	}
	return n
}

func stretches(a, b rune) bool { return !wordy(a) || !wordy(b) }

// spread says how a line is fitted: the gap between characters, what the last mark and the others give.
type spread struct{ gap, last, share float64 }

// squeeze makes the spread of a line that is too long: the last mark gives first, then all alike.
func squeeze(gs []glyph, over float64) spread {
	end, s := gs[len(gs)-1], spread{}
	rest := capacity(gs)
	if closing(end.r) {
		s.last = min(over, end.squeezable())
		rest -= end.squeezable()
	}
	if over > s.last && rest > 0 {
		s.share = (over - s.last) / rest
	}
	return s
}

// give is what a glyph gives up.
func (s spread) give(g glyph, last bool) float64 {
	if s.share == 0 || last && s.last > 0 {
		return 0
	}
	return g.squeezable() * s.share
}

// halves tells whether the blank half of the last mark is cut off.
func (s spread) halves(gs []glyph) bool { return s.last > 0.1*gs[len(gs)-1].em }

// typist writes the glyphs of one line as runs of equal face and pitch.
type typist struct {
	l     *Layer
	gs    []glyph
	y     float64
	gap   float64
	sq    spread
	x     float64
	buf   []rune
	start int
	runX  float64
}

func (l *Layer) emit(gs []glyph, x, y float64, s spread) {
	t := typist{l: l, gs: gs, x: x, y: y, gap: s.gap, sq: s}
	for i := range gs {
		t.put(i)
	}
	t.flush(len(gs))
	if n := len(l.Texts); s.halves(gs) && n > 0 {
		l.Texts[n-1].Half = true
		l.Texts[n-1].W -= gs[len(gs)-1].em / 2
	}
}

// put adds glyph i, beginning a new run where face, script or a squeezed mark asks for it.
func (t *typist) put(i int) {
	g, last := t.gs[i], i == len(t.gs)-1
	give := t.sq.give(g, last)
	before := 0.0
	if opening(g.r) {
		before = give
	}
	if i > t.start && (before > 0 || breaksRun(t.gs[i-1], g)) || last && t.sq.halves(t.gs) {
		t.flush(i)
	}
	if len(t.buf) == 0 {
		t.start, t.runX = i, t.x-before
	}
	t.buf = append(t.buf, g.r)
	t.x += g.adv - give
	if !last && stretches(g.r, t.gs[i+1].r) {
		t.x += t.gap
	}
	if give > 0 && !last {
		t.flush(i + 1)
	}
}

// flush writes the run that ends before glyph end.
func (t *typist) flush(end int) {
	if len(t.buf) == 0 {
		return
	}
	run := t.gs[t.start:end]
	if g := run[0]; g.face != nil && string(t.buf) != " " {
		t.l.Texts = append(t.l.Texts, Text{X: t.runX, Y: t.y, Size: g.em / ptMM, Track: trackOf(run, t.gap), W: runWidth(run, t.gap),
			S: string(t.buf), Face: g.face, Role: g.role, Color: g.color})
	}
	t.buf, t.start = t.buf[:0], end
}

// breaksRun tells whether two neighbours cannot be in one run: another face, size or script.
func breaksRun(a, b glyph) bool {
	return a.face != b.face || a.role != b.role || a.em != b.em || wordy(a.r) != wordy(b.r) || a.adv != b.adv && !wordy(a.r)
}

// wordy characters keep their own distances: Latin, digits, spaces, dashes and dots.
func wordy(r rune) bool { return word(r) || r == ' ' || r == '—' || r == '…' }

// runWidth is the width of a run from its first edge to its last, without the pitch after the last character.
func runWidth(gs []glyph, gap float64) float64 {
	w := 0.0
	for _, g := range gs {
		w += g.adv
	}
	if !wordy(gs[0].r) {
		w += gap * float64(len(gs)-1)
	}
	last := gs[len(gs)-1]
	return w - last.adv + last.face.Advance(last.r)*last.em
}

// trackOf is the pitch added after each character of a run.
func trackOf(gs []glyph, gap float64) float64 {
	own, natural := 0.0, 0.0
	for _, g := range gs {
		own += g.adv
		natural += g.face.Advance(g.r) * g.em
	}
	t := (own - natural) / float64(len(gs))
	if !wordy(gs[0].r) {
		t += gap
	}
	return t
}

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
	gap, squeeze := 0.0, spread{}
	switch over := ln.width - room; {
	case over > 1e-6:
		squeeze = newSpread(gs, over)
	case ln.fill && over < -1e-6:
		if n := gaps(gs); n > 0 {
			gap = min(-over/float64(n), 0.5*gs[0].em)
		}
	}
	l.emit(gs, x, y, gap, squeeze)
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

// spread says how much each mark gives when a line is too long.
type spread struct{ last, share float64 }

func newSpread(gs []glyph, over float64) spread {
	end := gs[len(gs)-1]
	s := spread{}
	if closing(end.r) {
		s.last = min(over, end.squeezable())
	}
	rest := capacity(gs[:len(gs)-1])
	if !closing(end.r) {
		rest = capacity(gs)
	}
	if over > s.last && rest > 0 {
		s.share = (over - s.last) / rest
	}
	return s
}

// emit writes glyphs as runs of equal face and pitch.
func (l *Layer) emit(gs []glyph, x, y, gap float64, sq spread) {
	var buf []rune
	start := 0
	runX := x
	flush := func(end int) {
		if len(buf) > 0 {
			l.run(gs[start], string(buf), runX, y, runWidth(gs[start:end], gap), trackOf(gs[start:end], gap))
			buf = buf[:0]
		}
	}
	for i, g := range gs {
		give := 0.0
		if sq.share > 0 && (i < len(gs)-1 || sq.last == 0) {
			give = g.squeezable() * sq.share
		}
		before := 0.0
		if opening(g.r) {
			before = give
		}
		if i > start && (before > 0 || breaksRun(gs[i-1], g)) {
			flush(i)
			start = i
		}
		if i == len(gs)-1 && sq.last > 0.1*g.em {
			flush(i)
		}
		if len(buf) == 0 {
			start, runX = i, x-before
		}
		buf = append(buf, g.r)
		x += g.adv - give
		if i < len(gs)-1 && stretches(g.r, gs[i+1].r) {
			x += gap
		}
		if give > 0 && i < len(gs)-1 {
			flush(i + 1)
			start = i + 1
		}
	}
	flush(len(gs))
	if n := len(l.Texts); sq.last > 0.1*gs[len(gs)-1].em && n > 0 {
		l.Texts[n-1].Half = true
		l.Texts[n-1].W -= gs[len(gs)-1].em / 2
	}
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

// run appends one text operation in the look of glyph g.
func (l *Layer) run(g glyph, s string, x, y, w, track float64) {
	if g.face == nil || s == " " {
		return
	}
	l.Texts = append(l.Texts, Text{X: x, Y: y, Size: g.em * 72 / 25.4, Track: track, W: w, S: s, Face: g.face, Role: g.role, Color: g.color})
}

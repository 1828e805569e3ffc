package typeset

// glyph is one character on its way to a line.
type glyph struct {
	r    rune
	face *Face
	role Role
	adv  float64 // width in millimetres with the pitch of the grid
	em   float64 // size in millimetres

	color Color
}

// line is one set line: the glyphs and how much they must stretch (positive) or squeeze (negative).
type line struct {
	gs    []glyph
	width float64 // natural width without trailing spaces
	fill  bool    // stretched to the full width; the last line of a paragraph is not
	even  bool    // stretched however wide the gaps become: names of one column
}

// measure is the space a paragraph gets: width of the first and of the other lines.
type measure struct {
	first, rest float64
	single      bool // do not avoid a last line of one character (cells, titles)
	people      nameList
}

// squeezable gives how much of a mark's blank half may go.
func (g glyph) squeezable() float64 {
	if g.adv < 0.9*g.em {
		return 0
	}
	if opening(g.r) || closing(g.r) {
		return g.em * 0.45
	}
	if g.r == '！' || g.r == '？' {
		return g.em * 0.25
	}
	return 0
}

// breakLines breaks a paragraph into lines without losing a character.
//
// Marks never begin a line, opening marks never end one, numbers keep their units. Where such a rule would
// leave a gap, marks are squeezed first; only then the line is cut earlier and stretched.
func breakLines(gs []glyph, m measure) []line {
	b := breaker{gs: gs, no: joined(gs), m: m}
	m.people.join(gs, b.no)
	for b.from < len(gs) {
		b.line()
	}
	if !m.single {
		b.mendLast()
	}
	out := make([]line, len(b.cuts))
	from := 0
	for i, cut := range b.cuts {
		out[i] = line{gs: gs[from:cut], width: width(gs[from:cut]), fill: i < len(b.cuts)-1}
		from = cut
	}
	return out
}

type breaker struct {
	gs   []glyph
	no   []bool
	m    measure
	from int
	cuts []int
}

func (b *breaker) room() float64 {
	if len(b.cuts) == 0 {
		return b.m.first
	}
	return b.m.rest
}

// line finds the end of the line that begins at from.
func (b *breaker) line() {
	const slack = 1e-6
	room := b.room()
	w, cap, last, lastW := 0.0, 0.0, b.from, 0.0
	i := b.from
	for ; i < len(b.gs); i++ {
		g := b.gs[i]
		if g.r != ' ' && w+g.adv > room+slack {
			break
		}
		w += g.adv
		cap += g.squeezable()
		if !b.no[i] || i == len(b.gs)-1 {
			last, lastW = i+1, w
		}
	}
	if i == len(b.gs) {
		b.cut(i)
		return
	}
	if last > b.from && room-lastW < b.gs[i].em*0.5 {
		b.cut(last)
		return
	}
	most := maxSqueeze * b.gs[i].em
	if last == b.from { // a unit longer than the line: squeezing is better than cutting it
		most = room
	}
	if end := b.squeezed(i, tight{w, cap, room, most}); end > 0 {
		b.cut(end)
		return
	}
	if last > b.from {
		b.cut(last)
		return
	}
	b.cut(b.emergency(i))
}

// maxSqueeze is the most a line may be squeezed, in em: one character more than the grid has.
const maxSqueeze = 1.05

// tight is a full line: its width, what its marks can give, the room, and the most it may be squeezed.
type tight struct{ w, cap, room, most float64 }

// squeezed tries to fit the unit that crosses the edge by squeezing marks; 0 when it does not fit.
func (b *breaker) squeezed(i int, t tight) int {
	w, cap, room, spaces := t.w, t.cap, t.room, 0.0
	for ; i < len(b.gs); i++ {
		if g := b.gs[i]; g.r == ' ' { // spaces at the end of a line take no room
			spaces += g.adv
		} else {
			w += g.adv + spaces
			spaces = 0
		}
		cap += b.gs[i].squeezable()
		if w-room > t.most {
			return 0
		}
		if !b.no[i] || i == len(b.gs)-1 {
			if w-cap <= room+1e-6 {
				return i + 1
			}
			return 0
		}
	}
	return 0
}

// emergency cuts a unit that is longer than a line, before character i at the latest, where the marks allow it.
func (b *breaker) emergency(i int) int {
	for end := i; end > b.from; end-- {
		if !noStart(b.gs[end].r) && !noEnd(b.gs[end-1].r) && b.gs[end].r != ' ' {
			return end
		}
	}
	return max(i, b.from+1)
}

func (b *breaker) cut(end int) {
	for end < len(b.gs) && b.gs[end].r == ' ' {
		end++
	}
	b.cuts = append(b.cuts, end)
	b.from = end
}

// mendLast avoids a last line of a single character: it takes the unit before it along.
func (b *breaker) mendLast() {
	n := len(b.cuts)
	if n < 2 {
		return
	}
	start := b.cuts[n-2]
	if letters(b.gs[start:]) >= 2 {
		return
	}
	first, room := 0, b.m.first
	if n > 2 {
		first, room = b.cuts[n-3], b.m.rest
	}
	if all := b.gs[first:]; width(all)-capacity(all) <= room {
		b.cuts = append(b.cuts[:n-2], len(b.gs))
		return
	}
	for cut := start - 1; cut > first+(start-first)/2; cut-- {
		if !b.no[cut-1] && letters(b.gs[cut:]) >= 2 && width(b.gs[cut:]) <= b.m.rest {
			b.cuts[n-2] = cut
			return
		}
	}
}

// letters counts characters that are not marks or spaces.
func letters(gs []glyph) int {
	n := 0
	for _, g := range gs {
		if g.r != ' ' && !noStart(g.r) && !noEnd(g.r) {
			n++
		}
	}
	return n
}

// width adds the advances without trailing spaces.
func width(gs []glyph) float64 {
	for len(gs) > 0 && gs[len(gs)-1].r == ' ' {
		gs = gs[:len(gs)-1]
	}
	w := 0.0
	for _, g := range gs {
		w += g.adv
	}
	return w
}

func capacity(gs []glyph) float64 {
	c := 0.0
	for _, g := range gs {
		c += g.squeezable()
	}
	return c
}

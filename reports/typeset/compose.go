package typeset

import (
	"fmt"
	"slices"
)

const ptMM = 25.4 / 72

// look is how a piece of text is set (字样).
type look struct {
	role  Role
	pt    float64
	pitch float64 // advance of a character in em; 0: one
	color Color
}

func (k look) em() float64 { return k.pt * ptMM }

// at gives the same look in another role.
func (k look) at(r Role) look { k.role = r; return k }

// composer turns text into glyphs and keeps account of faces and missing characters.
type composer struct {
	fonts  *Fonts
	report Report
	used   [roleCount]bool
	seen   map[rune]int
	where  string // where text stands now, for reports of missing characters
	people nameList
}

// maxPlaces limits how many places are named for one missing character.
const maxPlaces = 5

// glyphs turns text into glyphs of a look.
func (c *composer) glyphs(text string, k look) []glyph {
	return c.append(nil, text, k)
}

func (c *composer) append(gs []glyph, text string, k look) []glyph {
	own := c.face(k.role)
	if own == nil {
		return gs
	}
	em, pitch := k.em(), k.pitch
	if pitch == 0 {
		pitch = 1
	}
	for _, r := range Sanitize(text) {
		if r == '\n' {
			r = ' '
		}
		face := own
		if own.Glyph(r) == 0 {
			r, face = c.fallback(k.role, r)
		}
		gs = append(gs, glyph{r: r, face: face, role: k.role, adv: face.Advance(r) * em * pitch, em: em, color: k.color})
	}
	return gs
}

// face gives the face of a role and notes that it is used.
func (c *composer) face(r Role) *Face {
	face := c.fonts.Face(r)
	if !c.used[r] {
		c.used[r] = true
		c.fonts.report(r, &c.report)
	}
	return face
}

// fallback finds another face for a character, or 〓 and an entry in the report.
func (c *composer) fallback(role Role, r rune) (rune, *Face) {
	face, ok := c.fonts.Pick(role, r)
	if ok {
		return r, face
	}
	if r == '　' {
		return ' ', face
	}
	if c.seen == nil {
		c.seen = map[rune]int{}
	}
	if c.seen[r]++; c.seen[r] <= maxPlaces {
		m := Missing{Rune: r, Place: c.where}
		if !slices.Contains(c.report.Missing, m) {
			c.report.Missing = append(c.report.Missing, m)
		}
	}
	face, _ = c.fonts.Pick(role, geta)
	if face.Glyph(geta) == 0 {
		return '=', face
	}
	return geta, face
}

// width measures text on one line.
func (c *composer) textWidth(text string, k look) float64 {
	own := c.face(k.role)
	if own == nil {
		return 0
	}
	w, rare := 0.0, false
	for _, r := range text {
		if own.Glyph(r) == 0 {
			rare = true
			break
		}
		w += own.Advance(r)
	}
	if rare {
		return width(c.glyphs(text, k))
	}
	if k.pitch > 0 {
		w *= k.pitch
	}
	return w * k.em()
}

// String names the missing character and its place in Chinese.
func (m Missing) String() string {
	return fmt.Sprintf("“%c”(U+%04X) 在%s，所有字体都没有这个字，已印作〓。", m.Rune, m.Rune, m.Place)
}

// String names the substitution in Chinese.
func (s Substitution) String() string {
	return fmt.Sprintf("%s：未找到%s，已用%s代替。", s.Role, s.Wanted, s.Used)
}

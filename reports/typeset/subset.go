package typeset

import (
	"encoding/binary"
	"slices"
)

// Subset builds a small TrueType file that holds only the given characters.
//
// codes maps each character to the 16-bit code it is written with; characters of the basic plane keep their
// own code, others come on private-use codes. The vertical metrics are those of the Chinese em box, so that
// readers find a line's top where the grid has it.
//
// With half the advances are cut by half an em: for marks at line ends whose blank half is squeezed away.
func (f *Face) Subset(codes map[rune]uint16, half bool) []byte {
	order := make([]rune, 0, len(codes))
	for r := range codes {
		order = append(order, r)
	}
	slices.SortFunc(order, func(a, b rune) int { return int(codes[a]) - int(codes[b]) })
	s := subsetter{face: f, half: half, newID: map[uint16]uint16{0: 0}, old: []uint16{0}}
	pairs := make([][2]uint16, 0, len(order))
	for _, r := range order {
		pairs = append(pairs, [2]uint16{codes[r], s.add(f.Glyph(r))})
	}
	glyf, loca := s.glyphs()
	return assemble([]sfntTable{
		{"OS/2", s.os2()}, {"cmap", cmapFormat4(pairs)}, {"glyf", glyf}, {"head", s.head()}, {"hhea", s.hhea()},
		{"hmtx", s.hmtx()}, {"loca", loca}, {"maxp", s.maxp()}, {"name", []byte{0, 0, 0, 0, 0, 6}}, {"post", postTable()},
	})
}

type sfntTable struct {
	tag  string
	data []byte
}

type subsetter struct {
	face  *Face
	newID map[uint16]uint16
	old   []uint16
	half  bool
}

func (s *subsetter) add(gid uint16) uint16 {
	if id, ok := s.newID[gid]; ok {
		return id
	}
	id := uint16(len(s.old))
	s.newID[gid] = id
	s.old = append(s.old, gid)
	return id
}

// glyphs copies outlines; parts of compound glyphs are appended while walking.
func (s *subsetter) glyphs() (glyf, loca []byte) {
	for i := 0; i < len(s.old); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		g := s.face.glyf(s.old[i])
		from := len(glyf)
		glyf = append(glyf, g...)
		if len(g) >= 10 && i16(g, 0) < 0 {
			eachPart(g, func(p part) {
				binary.BigEndian.PutUint16(glyf[from+p.at:], s.add(p.gid))
			})
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

func (s *subsetter) em(v float64) int16 { return int16(v * float64(s.face.upem)) }

func (s *subsetter) head() []byte {
	b := slices.Clone(s.face.table["head"][:54])
	binary.BigEndian.PutUint32(b[8:], 0)
	binary.BigEndian.PutUint16(b[50:], 1)
	return b
}

func (s *subsetter) hhea() []byte {
	b := slices.Clone(s.face.table["hhea"][:36])
	binary.BigEndian.PutUint16(b[4:], uint16(s.em(ascent)))
	binary.BigEndian.PutUint16(b[6:], uint16(s.em(ascent-1)))
	binary.BigEndian.PutUint16(b[34:], uint16(len(s.old)))
	return b
}

func (s *subsetter) hmtx() []byte {
	b := make([]byte, 0, 4*len(s.old))
	for _, gid := range s.old {
		adv := s.face.adv[gid]
		if s.half {
			adv -= min(adv, uint16(s.face.upem/2))
		}
		b = binary.BigEndian.AppendUint16(b, adv)
		low := 0
		if g := s.face.glyf(gid); len(g) >= 10 {
			low = i16(g, 2)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(int16(low)))
	}
	return b
}

func (s *subsetter) maxp() []byte {
	b := slices.Clone(s.face.table["maxp"])
	binary.BigEndian.PutUint16(b[4:], uint16(len(s.old)))
	return b
}

// os2 is a version 1 table without embedding limits beyond those of the face's owner for print and preview.
func (s *subsetter) os2() []byte {
	b := make([]byte, 86)
	binary.BigEndian.PutUint16(b[0:], 1)
	binary.BigEndian.PutUint16(b[2:], uint16(s.em(1)))
	binary.BigEndian.PutUint16(b[4:], 400)
	binary.BigEndian.PutUint16(b[6:], 5)
	binary.BigEndian.PutUint16(b[68:], uint16(s.em(ascent)))
	binary.BigEndian.PutUint16(b[70:], uint16(s.em(ascent-1)))
	binary.BigEndian.PutUint16(b[74:], uint16(s.em(ascent)))
	binary.BigEndian.PutUint16(b[76:], uint16(s.em(1-ascent)))
	return b
}

func postTable() []byte {
	b := make([]byte, 32)
	binary.BigEndian.PutUint32(b, 0x00030000)
	return b
}

// cmapFormat4 writes one segment per code: small fonts stay small and the code stays short.
func cmapFormat4(pairs [][2]uint16) []byte {
	n := len(pairs) + 1
	entry, search := 0, 1
	for search*2 <= n {
		search *= 2
		entry++
	}
	b := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12}
	for _, v := range []int{4, 16 + 8*n, 0, 2 * n, 2 * search, entry, 2*n - 2*search} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	codes := func() {
		for _, p := range pairs {
			b = binary.BigEndian.AppendUint16(b, p[0])
		}
		b = append(b, 0xFF, 0xFF)
	}
	codes()
	b = append(b, 0, 0)
	codes()
	for _, p := range pairs {
		b = binary.BigEndian.AppendUint16(b, p[1]-p[0])
	}
	b = append(b, 0, 1)
	return append(b, make([]byte, 2*n)...)
}

// assemble writes the table directory and the tables; the tags must come in order.
func assemble(tables []sfntTable) []byte {
	b := []byte{0, 1, 0, 0}
	for _, v := range []uint16{uint16(len(tables)), 128, 3, uint16(16*len(tables) - 128)} {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	at := 12 + 16*len(tables)
	for _, t := range tables {
		b = append(b, t.tag...)
		b = binary.BigEndian.AppendUint32(b, checksum(t.data))
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		b = binary.BigEndian.AppendUint32(b, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

func checksum(b []byte) (sum uint32) {
	for i := 0; i < len(b); i += 4 {
		var word [4]byte
		copy(word[:], b[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}

package typeset

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
)

// Face is one parsed TrueType face (字体). It is read-only after parsing and safe for concurrent use.
type Face struct {
	Name  string // real name of the face, for instance 仿宋 or Noto Serif SC
	Key   string // name in files, letters and digits only, for instance NotoSerifSC
	data  []byte
	table map[string][]byte
	upem  int
	bmp   []uint16
	high  map[rune]uint16
	adv   []uint16
	loca  []uint32
}

// Errors of a font file; they are shown with the file's name in front.
var (
	errNotFont = errors.New("不是可用的 TrueType 字体文件")
	errCFF     = errors.New("是 OpenType(CFF) 轮廓的字体，请改用 TrueType(.ttf) 版本")
	errDamaged = errors.New("字体文件已损坏")
)

// ParseFace reads face number index of a TTF or TTC file. A damaged file gives a Chinese error, never a panic.
func ParseFace(data []byte, index int) (face *Face, err error) {
	defer func() {
		if recover() != nil {
			face, err = nil, errDamaged
		}
	}()
	start := 0
	if len(data) < 12 {
		return nil, errNotFont
	}
	if string(data[:4]) == "ttcf" {
		if index < 0 || index >= int(u32(data, 8)) {
			return nil, errDamaged
		}
		start = int(u32(data, 12+4*index))
	}
	switch u32(data, start) {
	case 0x00010000, 0x74727565:
	case 0x4F54544F:
		return nil, errCFF
	default:
		return nil, errNotFont
	}
	f := &Face{data: data, table: map[string][]byte{}}
	for i := range int(u16(data, start+4)) {
		rec := start + 12 + 16*i
		off, size := int(u32(data, rec+8)), int(u32(data, rec+12))
		f.table[string(data[rec:rec+4])] = data[off : off+size]
	}
	for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf"} {
		if len(f.table[tag]) == 0 {
			return nil, errNotFont
		}
	}
	return f, f.read()
}

// Faces tells how many faces a font file holds.
func Faces(data []byte) int {
	if len(data) >= 12 && string(data[:4]) == "ttcf" {
		return int(u32(data, 8))
	}
	return 1
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
func i16(b []byte, at int) int    { return int(int16(u16(b, at))) }

// read parses the small tables: widths, glyph places, the character map and the name.
func (f *Face) read() error {
	f.upem = int(u16(f.table["head"], 18))
	glyphs := int(u16(f.table["maxp"], 4))
	if f.upem < 16 || glyphs == 0 {
		return errDamaged
	}
	metrics := int(u16(f.table["hhea"], 34))
	if metrics == 0 {
		return errDamaged
	}
	f.adv = make([]uint16, glyphs)
	for i := range f.adv {
		f.adv[i] = u16(f.table["hmtx"], 4*min(i, metrics-1))
	}
	f.loca = make([]uint32, glyphs+1)
	long := u16(f.table["head"], 50) == 1
	for i := range f.loca {
		if long {
			f.loca[i] = u32(f.table["loca"], 4*i)
		} else {
			f.loca[i] = 2 * uint32(u16(f.table["loca"], 2*i))
		}
	}
	f.bmp, f.high = make([]uint16, 0x10000), map[rune]uint16{}
	if !f.readCmap() {
		return errNotFont
	}
	f.readName()
	return nil
}

// readCmap reads the best Unicode subtables: format 12 for everything, format 4 for the basic plane.
func (f *Face) readCmap() bool {
	t, found := f.table["cmap"], false
	for i := range int(u16(t, 2)) {
		platform, encoding := u16(t, 4+8*i), u16(t, 6+8*i)
		if platform != 0 && (platform != 3 || (encoding != 1 && encoding != 10)) {
			continue
		}
		sub := t[u32(t, 8+8*i):]
		switch u16(sub, 0) {
		case 4:
			f.cmap4(sub)
			found = true
		case 12:
			f.cmap12(sub)
			found = true
		}
	}
	return found
}

func (f *Face) cmap4(t []byte) {
	n := int(u16(t, 6)) / 2
	ends, starts, deltas, offsets := 14, 16+2*n, 16+4*n, 16+6*n
	for i := range n {
		first, last := int(u16(t, starts+2*i)), int(u16(t, ends+2*i))
		delta, offset := u16(t, deltas+2*i), int(u16(t, offsets+2*i))
		for c := first; c <= last && c < 0xFFFF; c++ {
			gid := uint16(c) + delta
			if offset != 0 {
				at := offsets + 2*i + offset + 2*(c-first)
				if at+2 > len(t) {
					break
				}
				if gid = u16(t, at); gid != 0 {
					gid += delta
				}
			}
			f.setGlyph(rune(c), uint32(gid))
		}
	}
}

func (f *Face) cmap12(t []byte) {
	for i := range int(u32(t, 12)) {
		first, last, gid := u32(t, 16+12*i), u32(t, 20+12*i), u32(t, 24+12*i)
		if last > 0x10FFFF || first > last {
			return
		}
		for c := first; c <= last; c++ {
			f.setGlyph(rune(c), gid+c-first)
		}
	}
}

func (f *Face) setGlyph(r rune, gid uint32) {
	if gid == 0 || int(gid) >= len(f.adv) {
		return
	}
	if r < 0x10000 {
		f.bmp[r] = uint16(gid)
	} else {
		f.high[r] = uint16(gid)
	}
}

// Glyph gives the glyph number of a character, 0 when the face does not have it.
func (f *Face) Glyph(r rune) uint16 {
	if r >= 0 && r < 0x10000 {
		return f.bmp[r]
	}
	return f.high[r]
}

// Advance gives the width of a character in em.
func (f *Face) Advance(r rune) float64 { return float64(f.adv[f.Glyph(r)]) / float64(f.upem) }

// Bounds gives the lowest and highest ink of a character in em above the baseline.
func (f *Face) Bounds(r rune) (low, high float64) {
	g := f.glyf(f.Glyph(r))
	if len(g) < 10 {
		return 0, 0
	}
	return float64(i16(g, 4)) / float64(f.upem), float64(i16(g, 8)) / float64(f.upem)
}

// glyf gives the raw outline data of a glyph, empty for a blank.
func (f *Face) glyf(gid uint16) []byte {
	if int(gid)+1 >= len(f.loca) {
		return nil
	}
	from, to := int(f.loca[gid]), int(f.loca[gid+1])
	if from >= to || to > len(f.table["glyf"]) {
		return nil
	}
	return f.table["glyf"][from:to]
}

// readName takes the Chinese family name when there is one, else the English full name.
func (f *Face) readName() {
	t := f.table["name"]
	if len(t) < 6 {
		return
	}
	store, best := int(u16(t, 4)), 0
	for i := range int(u16(t, 2)) {
		rec := t[6+12*i:]
		platform, lang, id := u16(rec, 0), u16(rec, 4), u16(rec, 6)
		if platform != 3 {
			continue
		}
		rank := nameRank(id, lang)
		from := store + int(u16(rec, 10))
		words := func() string { return utf16Text(t[from : from+int(u16(rec, 8))]) }
		if rank > best {
			f.Name, best = words(), rank
		}
		if id == 6 || id == 1 && f.Key == "" {
			f.Key = plainName(words())
		}
	}
}

// nameRank orders name entries: Chinese full name, Chinese family, English full name, any family.
func nameRank(id, lang uint16) int {
	switch {
	case id == 4 && lang == 0x804:
		return 4
	case id == 1 && lang == 0x804:
		return 3
	case id == 4 && lang == 0x409:
		return 2
	case id == 1:
		return 1
	}
	return 0
}

// plainName keeps ASCII letters and digits.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || digit(r) {
			return r
		}
		return -1
	}, s)
}

func utf16Text(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = u16(b, 2*i)
	}
	return strings.TrimSpace(string(utf16.Decode(units)))
}

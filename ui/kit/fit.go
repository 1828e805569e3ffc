package kit

import (
	"strings"
	"unicode"
)

// widths remembers how wide each rune is at each size, so that cutting and wrapping need no shaping. Chinese has no kerning and
// the sum of Latin advances is never narrower than the shaped text by more than a pixel.
type widths struct {
	runes map[runeKey]float32
	cuts  map[cutKey]string
}

type runeKey struct {
	r    rune
	size float32
	bold bool
}

type cutKey struct {
	text  string
	size  float32
	bold  bool
	width int
}

const cutsKept = 20000

func newWidths() *widths {
	return &widths{runes: map[runeKey]float32{}, cuts: map[cutKey]string{}}
}

func (w *widths) of(r rune, size float32, bold bool) float32 {
	if unicode.Is(unicode.Han, r) {
		return size
	}
	k := runeKey{r, size, bold}
	if v, ok := w.runes[k]; ok {
		return v
	}
	v := measure(string(r), size, bold).Width
	w.runes[k] = v
	return v
}

// textWidth is the width of one line.
func textWidth(text string, size float32, bold bool) float32 {
	w := current().widths
	sum := float32(0)
	for _, r := range text {
		sum += w.of(r, size, bold)
	}
	return sum
}

// Fit cuts text with … to a width; a text that fits comes back unchanged.
func Fit(text string, size float32, bold bool, width float32) string {
	w := current().widths
	k := cutKey{text, size, bold, int(width)}
	if s, ok := w.cuts[k]; ok {
		return s
	}
	if len(w.cuts) >= cutsKept {
		w.cuts = map[cutKey]string{}
	}
	s := w.cut(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " "), size, bold, width)
	w.cuts[k] = s
	return s
}

func (w *widths) cut(text string, size float32, bold bool, width float32) string {
	sum := float32(0)
	dots := w.of('…', size, bold)
	end := 0
	for i, r := range text {
		sum += w.of(r, size, bold)
		if sum > width+0.5 {
			if end == 0 {
				return "…"
			}
			return strings.TrimRight(text[:end], " ") + "…"
		}
		if sum+dots <= width+0.5 {
			end = i + len(string(r))
		}
	}
	return text
}

const noLineStart = "，。、；：？！）》」』】〕”’…—·%）,.;:?!)]}"
const noLineEnd = "（《「『【〔“‘([{"

// Wrap breaks text into lines no wider than width: between Chinese characters, at blanks in Latin, and never before a closing
// mark or after an opening one.
func Wrap(text string, size float32, bold bool, width float32) []string {
	var out []string
	for _, para := range strings.Split(text, "\n") {
		out = append(out, wrapLine([]rune(para), size, bold, width)...)
	}
	return out
}

func wrapLine(line []rune, size float32, bold bool, width float32) []string {
	w := current().widths
	var out []string
	start, sum, brk := 0, float32(0), 0
	for i := 0; i < len(line); i++ {
		if i > start && mayBreak(line[i-1], line[i]) {
			brk = i
		}
		sum += w.of(line[i], size, bold)
		if sum <= width || i == start {
			continue
		}
		if brk <= start {
			brk = i
		}
		out = append(out, strings.TrimRight(string(line[start:brk]), " "))
		start, i, sum = brk, brk-1, 0
		for start < len(line) && line[start] == ' ' {
			start++
			i++
		}
	}
	return append(out, string(line[start:]))
}

func mayBreak(before, after rune) bool {
	if strings.ContainsRune(noLineStart, after) || strings.ContainsRune(noLineEnd, before) {
		return false
	}
	if before == ' ' {
		return true
	}
	return !latin(before) || !latin(after)
}

func latin(r rune) bool { return r < 0x2E80 && r != ' ' && !unicode.Is(unicode.Han, r) }

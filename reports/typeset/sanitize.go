package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// geta is printed where no face has a character (〓), as printers always did.
const geta = '〓'

// Sanitize makes text printable without losing words: invalid bytes become 〓, control and invisible format
// characters go, tabs become spaces, line ends become \n.
func Sanitize(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n <= 1:
			b.WriteRune(geta)
		case r == '\r':
			if i+1 >= len(s) || s[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case r == '\n' || r == '\u2028' || r == '\u2029':
			b.WriteByte('\n')
		case r == '\t':
			b.WriteByte(' ')
		case !invisible(r):
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

// clean reports whether Sanitize would change nothing; most text passes here.
func clean(s string) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\n' {
			i += n
			continue
		}
		if r < 0x20 || r == 0x7F || (r == utf8.RuneError && n <= 1) || r >= 0x80 && r != '　' && invisible(r) || r == '\u2028' || r == '\u2029' {
			return false
		}
		i += n
	}
	return true
}

// invisible characters have no shape of their own: controls, zero-width and direction marks, variation selectors.
func invisible(r rune) bool {
	if r >= 0x4E00 && r <= 0x9FFF {
		return false
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r >= 0xFE00 && r <= 0xFE0F ||
		r >= 0xE0100 && r <= 0xE01EF || r == 0xFFFE || r == 0xFFFF || r >= 0xD800 && r <= 0xDFFF
}

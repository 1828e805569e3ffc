package sheet

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

var errNotText = errors.New("not text")

// decode turns the bytes of a text file into a string and names the encoding. Characters that have none become U+FFFD,
// which the judge refuses row by row; bytes that are not text at all are an error.
func decode(data []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return plain(string(bytes.ToValidUTF8(data[3:], []byte("\uFFFD"))), "UTF-8（带 BOM）")
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return plain(wide(data[2:], 0), "UTF-16LE")
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return plain(wide(data[2:], 1), "UTF-16BE")
	case utf8.Valid(data) && bytes.IndexByte(data, 0) < 0:
		return plain(string(data), "UTF-8")
	}
	if high, ok := zeros(data); ok {
		return plain(wide(data, high), "UTF-16")
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", "", errNotText
	}
	if nearlyUTF8(data) {
		return plain(string(bytes.ToValidUTF8(data, []byte("\uFFFD"))), "UTF-8（有损坏字符）")
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", errNotText
	}
	return plain(string(decoded), "GB18030")
}

// plain refuses text that is mostly unreadable: it was no text, or has passed through two wrong conversions.
func plain(text, encoding string) (string, string, error) {
	bad, control, all := 0, 0, 0
	for _, c := range text {
		all++
		switch {
		case c == utf8.RuneError:
			bad++
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x1a:
			control++
		}
	}
	if control*50 > all || bad*5 > all && bad > 8 {
		return "", "", errNotText
	}
	return strings.ReplaceAll(strings.TrimRight(text, "\x1a\x00"), "\x00", "\uFFFD"), encoding, nil
}

// wide reads UTF-16; high is 0 when the low byte comes first.
func wide(data []byte, high int) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+high^1])<<8|uint16(data[i+high]))
	}
	return string(utf16.Decode(units))
}

// zeros recognises UTF-16 without its mark: commas, digits and line ends put a zero in every second byte.
func zeros(data []byte) (high int, ok bool) {
	head := data[:min(len(data), 4096)]
	var count [2]int
	for i, b := range head {
		if b == 0 {
			count[i%2]++
		}
	}
	switch {
	case count[1] > len(head)/20 && count[0] == 0:
		return 0, true
	case count[0] > len(head)/20 && count[1] == 0:
		return 1, true
	}
	return 0, false
}

// nearlyUTF8 says whether the text is UTF-8 but for a few damaged bytes.
func nearlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		c, size := utf8.DecodeRune(data)
		switch {
		case c == utf8.RuneError && size == 1:
			bad++
		case size >= 3:
			good++
		}
		data = data[size:]
	}
	return good >= 8 && bad*20 <= good
}

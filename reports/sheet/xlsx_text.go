package sheet

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// readStrings keeps the shared texts; phonetic marks are no part of a text.
func (w *workbook) readStrings(name string) error {
	in, err := w.open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	d := xml.NewDecoder(bufio.NewReaderSize(in, 1<<16))
	var b strings.Builder
	taking, deaf := false, false
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return w.corrupt()
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				b.Reset()
			case "rPh":
				deaf = true
			case "t":
				taking = !deaf
			}
		case xml.CharData:
			if taking {
				b.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				taking = false
			case "rPh":
				deaf = false
			case "si":
				w.strings = append(w.strings, unescape(b.String()))
			}
		}
	}
}

// unescape turns _xHHHH_ back into the character it stands for.
func unescape(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.Index(s, "_x") {
		b.WriteString(s[:i])
		s = s[i:]
		if len(s) >= 7 && s[6] == '_' {
			if code, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				b.WriteRune(rune(code))
				s = s[7:]
				continue
			}
		}
		b.WriteString(s[:2])
		s = s[2:]
	}
	return strings.ReplaceAll(b.String()+s, "\r\n", "\n")
}

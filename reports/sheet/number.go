package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// builtinFormat is the format code of the numbers Excel does not write into the file, as far as they change a value's
// meaning: dates, times, percents, text.
func builtinFormat(id int) string {
	switch {
	case id == 9:
		return "0%"
	case id == 10:
		return "0.00%"
	case id == 22:
		return "yyyy/m/d h:mm"
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return "yyyy-mm-dd"
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return "h:mm:ss"
	case id == 49:
		return "@"
	}
	return ""
}

// skeleton strips a format code of quoted text, escapes, colours and all but its first section.
func skeleton(format string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case '"':
			if j := strings.IndexByte(format[i+1:], '"'); j >= 0 {
				i += j + 1
			}
		case '\\', '_', '*':
			i++
		case '[':
			j := strings.IndexByte(format[i:], ']')
			if j < 0 {
				continue
			}
			if word := strings.ToLower(format[i+1 : i+j]); word != "" && strings.Trim(word, "hms") == "" {
				b.WriteString(word)
			}
			i += j
		case ';':
			return b.String()
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isDate says whether a number format shows a date or a time.
func isDate(format string) bool {
	s := strings.ToLower(skeleton(format))
	if s == "" || strings.Contains(s, "general") || strings.ContainsAny(s, "#?@") {
		return false
	}
	return strings.ContainsAny(s, "ymdhs") || strings.HasPrefix(s, "e年")
}

// serialText writes a serial day number as yyyy-MM-dd, with the time when there is one.
func serialText(v float64, epoch1904 bool) (string, bool) {
	if math.IsNaN(v) || v < 0 || v > 2958465.99999 {
		return "", false
	}
	seconds := math.Round(v * 86400)
	day, clock := math.Floor(seconds/86400), math.Mod(seconds, 86400)
	if day == 0 && !epoch1904 {
		return time.Unix(int64(clock), 0).UTC().Format("15:04:05"), true
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case epoch1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < 60:
		start = start.AddDate(0, 0, 1)
	}
	t := start.AddDate(0, 0, int(day)).Add(time.Duration(clock) * time.Second)
	switch {
	case clock == 0:
		return t.Format("2006-01-02"), true
	case t.Second() == 0:
		return t.Format("2006-01-02 15:04"), true
	}
	return t.Format("2006-01-02 15:04:05"), true
}

// numberText writes a number with the 15 digits Excel shows and without exponent; zeros of a format like 000 are kept.
func numberText(v float64, format string) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil || math.Abs(short) >= 1e21 || short != 0 && math.Abs(short) < 1e-9 {
		return strconv.FormatFloat(v, 'g', 15, 64)
	}
	text := strconv.FormatFloat(short, 'f', -1, 64)
	if text == "-0" {
		text = "0"
	}
	if n := len(format); n > len(text) && strings.Trim(format, "0") == "" && !strings.ContainsAny(text, "-.") {
		text = strings.Repeat("0", n-len(text)) + text
	}
	return text
}

// numeric makes the cell of a number: a date where the format says so.
func numeric(v float64, raw, format string, epoch1904 bool) Cell {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Cell{Kind: Error, Text: "#NUM!", Raw: raw}
	}
	if isDate(format) {
		if text, ok := serialText(v, epoch1904); ok {
			return Cell{Kind: Date, Text: text, Raw: raw, Format: format}
		}
	}
	return Cell{Kind: Number, Text: numberText(v, format), Raw: raw, Format: format}
}

package sheet

import (
	"strings"
)

// readText reads separated text: the separator is found by counting, quotes may hold line breaks, and a quote that is
// never closed is an ordinary character.
func (r *reader) readText(text, encoding string) error {
	text = strings.TrimPrefix(text, "\uFEFF")
	comma, rest := separator(text)
	lower := strings.ToLower(r.name)
	if (strings.HasSuffix(lower, ".xlsx") || strings.HasSuffix(lower, ".xlsm")) && !tabular(rest, comma) {
		return refuse(WrongExtension, "“%s”其实是文本文件，不是 Excel 表格。请选择正确的文件，或用 WPS/Excel 另存为 .xlsx 后重试。", r.name)
	}
	r.book.Format, r.book.Encoding = "csv", encoding
	s := Sheet{Name: strings.TrimSuffix(r.name, extension(r.name))}
	p := &parser{text: rest, comma: comma}
	for number := 1; p.at < len(p.text); number++ {
		fields := p.record()
		if len(fields) > r.options.Limits.Columns {
			r.tooWide(s.Name)
			fields = fields[:r.options.Limits.Columns]
		}
		cells, filled := textCells(fields)
		if err := r.take(len(cells), float64(p.at)/float64(len(p.text)+1)); err != nil {
			return err
		}
		if filled {
			s.Rows = append(s.Rows, Row{Number: number, Cells: cells})
		}
	}
	r.book.Sheets = []Sheet{s}
	if inner, ok := nested(s.Rows); ok {
		r.rows, r.cells = 0, 0
		return r.readText(inner, encoding)
	}
	return nil
}

// nested recognises text whose every line came as one field, quoted as a whole or parted by full-width commas, and gives
// the lines with plain commas.
func nested(rows []Row) (string, bool) {
	var lines []string
	next, commas := 1, -1
	for _, r := range rows {
		if len(r.Cells) != 1 {
			return "", false
		}
		line := r.Cells[0].Text
		if !strings.Contains(line, ",") {
			line = strings.ReplaceAll(line, "，", ",")
		}
		n := strings.Count(line, ",")
		if commas < 0 {
			commas = n
		}
		if n == 0 || n != commas || strings.ContainsAny(line, "\n\"") {
			return "", false
		}
		for ; next < r.Number; next++ {
			lines = append(lines, "")
		}
		lines = append(lines, line)
		next++
	}
	return strings.Join(lines, "\n"), commas > 0
}

func textCells(fields []string) (cells []Cell, filled bool) {
	cells = make([]Cell, len(fields))
	last := 0
	for i, f := range fields {
		if text, ok := literal(f); ok {
			f = text
		}
		if strings.TrimSpace(f) == "" {
			continue
		}
		cells[i] = Cell{Text: f, Raw: f, Kind: Text}
		last = i + 1
	}
	return cells[:last], last > 0
}

// literal takes a text out of the formula in which programs write numbers that must stay text: ="00123".
func literal(field string) (string, bool) {
	inner, ok := strings.CutPrefix(field, "=\"")
	if inner, ok = strings.CutSuffix(inner, "\""); !ok || strings.Contains(inner, "\"") || !strings.HasPrefix(field, "=\"") {
		return "", false
	}
	return inner, true
}

func extension(name string) string {
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		return name[i:]
	}
	return ""
}

// separator finds the character that parts the fields: the one most frequent, outside quotes, in the first lines. Excel's
// own first line “sep=;” decides and is dropped.
func separator(text string) (comma byte, rest string) {
	if strings.HasPrefix(strings.ToLower(text), "sep=") {
		line, after, _ := strings.Cut(text, "\n")
		if mark := strings.TrimRight(line[4:], "\r"); len(mark) == 1 && strings.Contains(",;|:\t^~ ", mark) {
			return mark[0], after
		}
	}
	var count [128]int
	quoted, lines := false, 0
	for i := 0; i < len(text) && i < 1<<16 && lines < 20; i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			lines++
		case strings.IndexByte(",;\t|", c) >= 0:
			count[c]++
		}
	}
	comma = ','
	for _, c := range []byte{'\t', ';', '|'} {
		if count[c] > count[comma] {
			comma = c
		}
	}
	return comma, text
}

// tabular says whether the first two records have the same number of fields, at least two.
func tabular(text string, comma byte) bool {
	p := &parser{text: text, comma: comma}
	first := len(p.record())
	return first >= 2 && (p.at >= len(p.text) || len(p.record()) == first)
}

// parser walks through separated text record by record.
type parser struct {
	text     string
	at       int
	comma    byte
	unclosed bool // no quote before the end closes a field any more
}

// record reads one logical record.
func (p *parser) record() []string {
	var fields []string
	for {
		field, end := p.field()
		fields = append(fields, field)
		if end {
			return fields
		}
	}
}

// field reads one field; end is true when the record ends after it.
func (p *parser) field() (field string, end bool) {
	start := p.at
	for start < len(p.text) && p.text[start] == ' ' {
		start++
	}
	if start < len(p.text) && p.text[start] == '"' && !p.unclosed {
		if value, next, ok := p.quoted(start + 1); ok {
			p.at = next
			return value, p.finish()
		}
	}
	i := p.at
	for i < len(p.text) && p.text[i] != p.comma && p.text[i] != '\n' && p.text[i] != '\r' {
		i++
	}
	field, p.at = p.text[p.at:i], i
	return field, p.finish()
}

// quoted reads a field after its opening quote up to a quote followed by a separator or a line end. Where on a later line a
// field is opened by a quote, the first quote was never closed: it is an ordinary character then.
func (p *parser) quoted(i int) (value string, next int, ok bool) {
	var b strings.Builder
	lines := 0
	for i < len(p.text) {
		j := strings.IndexByte(p.text[i:], '"')
		if j < 0 {
			break
		}
		b.WriteString(p.text[i : i+j])
		lines += strings.Count(p.text[i:i+j], "\n")
		i += j + 1
		before := byte(0)
		if j > 0 {
			before = p.text[i-2]
		}
		switch {
		case i == len(p.text) || p.text[i] == p.comma || p.text[i] == '\n' || p.text[i] == '\r':
			return strings.ReplaceAll(b.String(), "\r\n", "\n"), i, true
		case p.text[i] == '"':
			b.WriteByte('"')
			i++
		case lines > 0 && (before == p.comma || before == '\n'):
			return "", 0, false
		default:
			b.WriteByte('"')
		}
	}
	p.unclosed = true
	return "", 0, false
}

// finish steps over what ended the field.
func (p *parser) finish() (end bool) {
	if p.at >= len(p.text) {
		return true
	}
	switch p.text[p.at] {
	case p.comma:
		p.at++
		return false
	case '\r':
		p.at++
		if p.at < len(p.text) && p.text[p.at] == '\n' {
			p.at++
		}
	case '\n':
		p.at++
	}
	return true
}

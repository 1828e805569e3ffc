package out

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

// XLSX writes the tables, forms and charts of a Document as a workbook that prints like the paper: a sheet for
// each table or form, numbers as numbers, dates as dates.
func XLSX(d doc.Document, w io.Writer) (err error) {
	defer func() {
		if e := recover(); e != nil {
			err = &Error{Message: "生成 Excel 失败，请稍后再试。", Cause: fmt.Errorf("%v", e)}
		}
	}()
	f := excelize.NewFile()
	defer f.Close()
	f.SetZipWriter(fastZip)
	b := &book{f: f, d: d, styles: map[styleKey]int{}, names: map[string]bool{}}
	if err := b.fill(); err != nil {
		return xlsxError(err)
	}
	if err := b.properties(); err != nil {
		return xlsxError(err)
	}
	var zipped bytes.Buffer
	if err := f.Write(&zipped); err != nil {
		return xlsxError(err)
	}
	if err := sortedZip(zipped.Bytes(), w); err != nil {
		return xlsxError(err)
	}
	return nil
}

// fastZip compresses a third faster than the default, for a file a seventh larger.
func fastZip(w io.Writer) excelize.ZipWriter {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, zipLevel) })
	return z
}

const zipLevel = 4

// sortedZip copies a zip file with its parts in the order of their names: streamed sheets come in no fixed order,
// but one record must give one file.
func sortedZip(data []byte, w io.Writer) error {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	z := zip.NewWriter(w)
	for _, part := range r.File {
		if part.Name == "[Content_Types].xml" {
			err = sortedTypes(part, z)
		} else {
			err = z.Copy(part)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// sortedTypes copies the list of content types with its defaults in the order of the alphabet.
func sortedTypes(part *zip.File, z *zip.Writer) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	defaults := regexp.MustCompile(`<Default [^>]*></Default>`)
	list := defaults.FindAllString(string(text), -1)
	slices.Sort(list)
	n := 0
	sorted := defaults.ReplaceAllStringFunc(string(text), func(string) string {
		n++
		return list[n-1]
	})
	w, err := z.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, sorted)
	return err
}

func xlsxError(err error) error {
	if own, ok := err.(*Error); ok {
		return own
	}
	return saveError("工作簿", err)
}

// book is a workbook being written.
type book struct {
	f      *excelize.File
	d      doc.Document
	styles map[styleKey]int
	names  map[string]bool
	sheets int
}

// fill writes every block that is a table; a Document without one gets a sheet with its text.
func (b *book) fill() error {
	for i, block := range b.d.Blocks {
		var err error
		switch block := block.(type) {
		case doc.Table:
			err = b.table(block, b.nearTitle(i, block.Sheet, block.Title))
		case doc.Grid:
			err = b.grid(block, b.nearTitle(i, block.Sheet, block.Title))
		case doc.Chart:
			err = b.chart(block)
		}
		if err != nil {
			return err
		}
	}
	if b.sheets == 0 {
		return b.plain()
	}
	return nil
}

// nearTitle names a sheet: its own name, its title, the heading or attachment before it, the paper's title.
func (b *book) nearTitle(i int, names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	for k := i - 1; k >= 0; k-- {
		switch h := b.d.Blocks[k].(type) {
		case doc.Heading:
			return h.Text
		case doc.Attachment:
			return h.Title
		}
	}
	return b.d.Name()
}

// sheet makes a sheet with a name that Excel takes: at most 31 characters, none of : \ / ? * [ ], no doubles.
func (b *book) sheet(want string) (string, error) {
	want = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return -1
		}
		return r
	}, typeset.Sanitize(want))
	want = strings.Trim(strings.TrimSpace(want), "'")
	if want == "" {
		want = "表"
	}
	name := cut(want, 31)
	for n := 2; b.names[strings.ToLower(name)]; n++ {
		tail := fmt.Sprintf("(%d)", n)
		name = cut(want, 31-len(tail)) + tail
	}
	b.names[strings.ToLower(name)] = true
	b.sheets++
	if b.sheets == 1 {
		return name, b.f.SetSheetName("Sheet1", name)
	}
	_, err := b.f.NewSheet(name)
	return name, err
}

// cut keeps the first n UTF-16 units of a name, whole characters only.
func cut(s string, n int) string {
	units := 0
	for i, r := range s {
		if units += utf16Len(r); units > n {
			return s[:i]
		}
	}
	return s
}

// properties sets the dates and the title of the file, so that one record gives one file.
func (b *book) properties() error {
	created := b.d.Meta.Created
	if created.IsZero() {
		created = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	stamp := created.UTC().Format(time.RFC3339)
	return b.f.SetDocProps(&excelize.DocProperties{Title: typeset.Sanitize(b.d.Name()), Creator: typeset.Sanitize(b.d.Meta.Author),
		LastModifiedBy: typeset.Sanitize(b.d.Meta.Author), Subject: typeset.Sanitize(b.d.Meta.Subject), Created: stamp, Modified: stamp, Language: "zh-CN"})
}

// literal is safe for the cell functions that do not protect _xHHHH_ themselves; the stream does.
func literal(s string) string { return escapeHex(safe(s)) }

// safe makes a text fit for a cell: printable and not longer than Excel takes.
func safe(s string) string {
	s = typeset.Sanitize(s)
	if utf8.RuneCountInString(s) > 32000 {
		r := []rune(s)
		s = string(r[:32000]) + "……（内容过长，其余见 PDF）"
	}
	return s
}

// escapeHex protects _xHHHH_, which Excel would read as one character.
func escapeHex(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && i+6 < len(s) && s[i+1] == 'x' && s[i+6] == '_' && hex4(s[i+2:i+6]) {
			out.WriteString("_x005F")
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

func hex4(s string) bool {
	for _, c := range []byte(s) {
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}

// styleKey describes a cell style; equal keys share one style.
type styleKey struct {
	align  doc.Align
	top    bool
	bold   bool
	size   float64
	format string
	border bool
	fill   bool
	color  string
}

func (b *book) style(k styleKey) (int, error) {
	if id, ok := b.styles[k]; ok {
		return id, nil
	}
	s := &excelize.Style{Font: &excelize.Font{Family: "宋体", Size: k.size, Bold: k.bold, Color: k.color},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true, Horizontal: map[doc.Align]string{
			doc.Left: "left", doc.Center: "center", doc.Right: "right"}[k.align]}}
	if k.top {
		s.Alignment.Vertical = "top"
	}
	if k.format != "" {
		s.CustomNumFmt = &k.format
	}
	if k.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Style: 1, Color: "000000"})
		}
	}
	if k.fill {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F0F0F0"}}
	}
	id, err := b.f.NewStyle(s)
	b.styles[k] = id
	return id, err
}

// at names a cell.
func at(col, row int) string {
	s, err := excelize.CoordinatesToCellName(col, row)
	if err != nil { // beyond Excel's limits: the writer refuses the row itself
		return "A1"
	}
	return s
}

func utf16Len(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

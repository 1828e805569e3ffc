// Package out turns set pages into PDF and screen pictures, and Documents into workbooks, Word files and text.
package out

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"gongzhi/reports/typeset"
)

// PDF writes pages as a PDF file. All faces are embedded as small subsets; the same pages give the same bytes.
func PDF(p typeset.Pages) (file []byte, err error) {
	defer func() { err = guarded(recover(), &file, err) }()
	if len(p.List) == 0 {
		return nil, &Error{Message: "没有可输出的页面。"}
	}
	w := newPDFWriter(p.List[0])
	w.gather(p.List)
	w.embed()
	w.properties(p)
	marks := marksByPage(p.Outline)
	for i := range p.List {
		w.page(&p.List[i], marks[i])
	}
	return w.bytes()
}

// guarded turns a panic of the PDF library into a sentence.
func guarded(e any, file *[]byte, err error) error {
	if e == nil {
		return err
	}
	*file = nil
	return &Error{Message: "生成 PDF 失败，请换用其他字体后再试。", Cause: fmt.Errorf("%v", e)}
}

// fontKey is one face in one role: it becomes one font of the file.
type fontKey struct {
	face *typeset.Face
	role typeset.Role
	half bool
}

// pdfFont is a font of the file: its name and the codes of its characters.
type pdfFont struct {
	name  string
	codes map[rune]uint16
}

type pdfWriter struct {
	d     *gofpdf.Fpdf
	font  map[fontKey]*pdfFont
	order []fontKey

	pen pdfState
}

func newPDFWriter(first typeset.Page) *pdfWriter {
	d := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "mm",
		Size: gofpdf.SizeType{Wd: first.Width, Ht: first.Height}})
	d.SetAutoPageBreak(false, 0)
	d.SetMargins(0, 0, 0)
	d.SetCatalogSort(true)
	return &pdfWriter{d: d, font: map[fontKey]*pdfFont{}}
}

// gather collects the characters of every face.
func (w *pdfWriter) gather(list []typeset.Page) {
	gather := func(ts []typeset.Text) {
		var f *pdfFont
		var last fontKey
		for i := range ts {
			t := &ts[i]
			if key := (fontKey{t.Face, t.Role, t.Half}); f == nil || key != last {
				if f = w.font[key]; f == nil {
					f = &pdfFont{codes: map[rune]uint16{}}
					w.font[key] = f
					w.order = append(w.order, key)
				}
				last = key
			}
			for _, r := range t.S {
				f.codes[r] = uint16(min(r, 0xFFFF))
			}
		}
	}
	for i := range list {
		gather(list[i].Texts)
		if t := list[i].Turned; t != nil {
			gather(t.Texts)
		}
	}
}

// embed puts a subset of each face into the file.
func (w *pdfWriter) embed() {
	taken := map[string]bool{}
	for _, key := range w.order {
		f := w.font[key]
		f.place()
		base := key.role.Key() + "-" + key.face.Key
		if key.half {
			base += "-half"
		}
		f.name = base
		for n := 2; taken[f.name]; n++ {
			f.name = fmt.Sprintf("%s-%d", base, n)
		}
		taken[f.name] = true
		w.d.AddUTF8FontFromBytes(f.name, "", key.face.Subset(f.codes, key.half))
	}
}

// place gives characters beyond the basic plane a private-use code that the text does not use itself.
func (f *pdfFont) place() {
	var high []rune
	for r := range f.codes {
		if r > 0xFFFF {
			high = append(high, r)
		}
	}
	slices.Sort(high)
	code := rune(0xE000)
	for _, r := range high {
		for _, used := f.codes[code]; used; _, used = f.codes[code] {
			code++
		}
		f.codes[r] = uint16(code)
		code++
	}
}

// properties sets title, author and dates; the text goes in as CESU-8, which the writer turns into right UTF-16.
func (w *pdfWriter) properties(p typeset.Pages) {
	created := p.Created
	if created.IsZero() {
		created = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	w.d.SetCreationDate(created)
	w.d.SetModificationDate(created)
	w.d.SetTitle(cesu8(p.Title), true)
	w.d.SetAuthor(cesu8(p.Author), true)
	w.d.SetSubject(cesu8(p.Subject), true)
	w.d.SetKeywords(cesu8(strings.Join(p.Words, " ")), true)
	w.d.SetProducer("gongzhi", false)
	w.d.SetCreator(cesu8("共治通"), true)
}

// cesu8 writes each UTF-16 surrogate as three bytes.
func cesu8(s string) string {
	s = typeset.Sanitize(s)
	var b []byte
	for _, r := range s {
		if r <= 0xFFFF {
			b = append(b, string(r)...)
			continue
		}
		hi, lo := utf16.EncodeRune(r)
		for _, u := range []rune{hi, lo} {
			b = append(b, 0xE0|byte(u>>12), 0x80|byte(u>>6&0x3F), 0x80|byte(u&0x3F))
		}
	}
	return string(b)
}

func marksByPage(marks []typeset.Mark) map[int][]typeset.Mark {
	m := map[int][]typeset.Mark{}
	for _, k := range marks {
		m[k.Page] = append(m[k.Page], k)
	}
	return m
}

func (w *pdfWriter) page(p *typeset.Page, marks []typeset.Mark) {
	w.d.AddPageFormat("P", gofpdf.SizeType{Wd: p.Width, Ht: p.Height})
	w.pen = pdfState{}
	if len(marks) > 0 && len(w.order) > 0 {
		w.d.SetFont(w.font[w.order[0]].name, "", 10)
		for _, m := range marks {
			w.d.Bookmark(cesu8(m.Title), m.Level, max(0, m.Y))
		}
	}
	w.layer(&p.Layer, p.Height)
	if p.Turned != nil {
		w.d.TransformBegin()
		w.d.Transform(gofpdf.TransformMatrix{B: 1, C: -1, E: p.Height * 72 / 25.4})
		w.pen = pdfState{}
		w.layer(p.Turned, p.Height)
		w.d.TransformEnd()
		w.pen = pdfState{}
	}
}

// bytes ends the file.
func (w *pdfWriter) bytes() ([]byte, error) {
	var b bytes.Buffer
	if err := w.d.Output(&b); err != nil {
		return nil, &Error{Message: "生成 PDF 失败：" + err.Error(), Cause: err}
	}
	file := b.Bytes()
	w.nameFonts(file)
	return file, nil
}

// nameFonts writes the fonts' names with their capitals, FangSong-…: the writer knows them only in small letters after utf8. The
// names keep their length, so that nothing in the file moves.
func (w *pdfWriter) nameFonts(file []byte) {
	for _, key := range w.order {
		name := w.font[key].name
		old, fresh := []byte("/utf8"+strings.ToLower(name)), []byte("/"+name+"-CJK")
		for at := 0; ; at += len(old) {
			i := bytes.Index(file[at:], old)
			if i < 0 {
				break
			}
			at += i
			if end := at + len(old); end < len(file) && (file[end] == '\n' || file[end] == ' ') {
				copy(file[at:], fresh)
			}
		}
	}
}

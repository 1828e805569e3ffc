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
	defer func() {
		if e := recover(); e != nil {
			file, err = nil, &Error{Message: "生成 PDF 失败，请换用其他字体后再试。", Cause: fmt.Errorf("%v", e)}
		}
	}()
	if len(p.List) == 0 {
		return nil, &Error{Message: "没有可输出的页面。"}
	}
	w := newPDFWriter(p)
	w.fonts()
	w.properties()
	marks := marksByPage(p.Outline)
	for i := range p.List {
		w.page(&p.List[i], marks[i])
	}
	var b bytes.Buffer
	if err := w.d.Output(&b); err != nil {
		return nil, &Error{Message: "生成 PDF 失败：" + err.Error(), Cause: err}
	}
	file = b.Bytes()
	w.nameFonts(file)
	return file, nil
}

// nameFonts writes the fonts' names with their capitals, FangSong-…: the writer knows them only in small letters after utf8. The
// names keep their length, so that nothing in the file moves.
func (w *pdfWriter) nameFonts(file []byte) {
	for _, key := range w.order {
		name := w.font[key].name
		old, fresh := []byte("/utf8"+strings.ToLower(name)+"\n"), []byte("/"+name+"-CJK\n")
		for at := 0; ; at += len(old) {
			i := bytes.Index(file[at:], old)
			if i < 0 {
				break
			}
			at += i
			copy(file[at:], fresh)
		}
	}
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
	p     typeset.Pages
	font  map[fontKey]*pdfFont
	order []fontKey

	pen pdfState
}

func newPDFWriter(p typeset.Pages) *pdfWriter {
	first := p.List[0]
	d := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "mm",
		Size: gofpdf.SizeType{Wd: first.Width, Ht: first.Height}})
	d.SetAutoPageBreak(false, 0)
	d.SetMargins(0, 0, 0)
	d.SetCatalogSort(true)
	return &pdfWriter{d: d, p: p, font: map[fontKey]*pdfFont{}}
}

// fonts gathers the characters of every face and embeds a subset of each.
func (w *pdfWriter) fonts() {
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
	for i := range w.p.List {
		gather(w.p.List[i].Texts)
		if t := w.p.List[i].Turned; t != nil {
			gather(t.Texts)
		}
	}
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
func (w *pdfWriter) properties() {
	created := w.p.Created
	if created.IsZero() {
		created = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	w.d.SetCreationDate(created)
	w.d.SetModificationDate(created)
	w.d.SetTitle(cesu8(w.p.Title), true)
	w.d.SetAuthor(cesu8(w.p.Author), true)
	w.d.SetSubject(cesu8(w.p.Subject), true)
	w.d.SetKeywords(cesu8(strings.Join(w.p.Words, " ")), true)
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

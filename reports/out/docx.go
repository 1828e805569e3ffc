package out

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

// DOCX writes a Document for revision in Word or WPS: A4, the margins and line pitch of the paper, styles 标题, 正文
// and 标题 1 to 4, tables with repeated heads. What is edited there is not read back.
func DOCX(d doc.Document, w io.Writer) (err error) {
	x := &docx{d: d}
	if err := x.body(); err != nil {
		return err
	}
	created := d.Meta.Created
	if created.IsZero() {
		created = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	z := zip.NewWriter(w)
	for _, part := range x.parts(created) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: created.UTC()})
		if err != nil {
			return saveError("文档", err)
		}
		if _, err := io.WriteString(f, part.text); err != nil {
			return saveError("文档", err)
		}
	}
	if err := z.Close(); err != nil {
		return saveError("文档", err)
	}
	return nil
}

// docx is a Word document being written.
type docx struct {
	d     doc.Document
	b     strings.Builder
	count doc.Counter
}

type docxPart struct{ name, text string }

// esc makes text fit for XML.
func esc(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(typeset.Sanitize(s))
}

// twips measures millimetres in twentieths of a point.
func twips(mm float64) int { return int(mm*1440/25.4 + 0.5) }

// par is how a paragraph stands.
type par struct {
	style  string
	align  string // left, center, right, both
	indent int    // first line, in hundredths of a character
	left   int    // twips
	right  int    // hundredths of a character kept free at the right
	hang   int    // hundredths of a character
	keep   bool
	breaks bool   // begins a page
	extra  string // further paragraph properties
}

// textRun is a piece of text with its own look.
type textRun struct {
	text  string
	font  string
	size  float64
	color string
	bold  bool
}

func (x *docx) para(p par, runs ...textRun) {
	x.b.WriteString("<w:p><w:pPr>")
	if p.style != "" {
		fmt.Fprintf(&x.b, `<w:pStyle w:val="%s"/>`, p.style)
	}
	if p.keep {
		x.b.WriteString("<w:keepNext/>")
	}
	if p.breaks {
		x.b.WriteString("<w:pageBreakBefore/>")
	}
	x.b.WriteString(p.extra)
	ind := ""
	if p.indent > 0 {
		ind += fmt.Sprintf(` w:firstLineChars="%d" w:firstLine="%d"`, p.indent, p.indent*320/100)
	}
	if p.left > 0 {
		ind += fmt.Sprintf(` w:left="%d"`, p.left)
	}
	if p.right > 0 {
		ind += fmt.Sprintf(` w:rightChars="%d" w:right="%d"`, p.right, p.right*320/100)
	}
	if p.hang > 0 {
		ind += fmt.Sprintf(` w:hangingChars="%d" w:hanging="%d"`, p.hang, p.hang*320/100)
	}
	if ind != "" {
		x.b.WriteString("<w:ind" + ind + "/>")
	}
	if p.align != "" {
		fmt.Fprintf(&x.b, `<w:jc w:val="%s"/>`, p.align)
	}
	x.b.WriteString("</w:pPr>")
	for _, r := range runs {
		x.run(r)
	}
	x.b.WriteString("</w:p>\n")
}

// run writes a run; line feeds become line breaks.
func (x *docx) run(r textRun) {
	if r.text == "" {
		return
	}
	x.b.WriteString("<w:r><w:rPr>")
	if r.font != "" {
		fmt.Fprintf(&x.b, `<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:cs="%s"/>`, r.font, r.font, r.font, r.font)
	}
	if r.bold {
		x.b.WriteString("<w:b/>")
	}
	if r.color != "" {
		fmt.Fprintf(&x.b, `<w:color w:val="%s"/>`, r.color)
	}
	if r.size > 0 {
		fmt.Fprintf(&x.b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, int(r.size*2), int(r.size*2))
	}
	x.b.WriteString("</w:rPr>")
	for i, part := range strings.Split(typeset.Sanitize(r.text), "\n") {
		if i > 0 {
			x.b.WriteString("<w:br/>")
		}
		x.b.WriteString(`<w:t xml:space="preserve">` + esc(part) + "</w:t>")
	}
	x.b.WriteString("</w:r>")
}

// The faces of the document, as Windows names them.
const (
	fontHei  = "黑体"
	fontKai  = "楷体"
	fontFang = "仿宋"
	fontXBS  = "方正小标宋简体"
	fontSong = "宋体"
)

// body writes head, blocks and foot.
func (x *docx) body() error {
	x.head()
	for _, b := range x.d.Blocks {
		if err := x.block(b); err != nil {
			return err
		}
	}
	for _, n := range x.d.Foot.Notes {
		x.para(par{}, textRun{text: n, size: 9})
	}
	if len(x.d.Foot.Items) > 0 {
		x.para(par{}, textRun{text: pairs(x.d.Foot.Items, "　　　　")})
	}
	return nil
}

const redRule = `<w:pBdr><w:bottom w:val="single" w:sz="16" w:space="11" w:color="E60000"/></w:pBdr>`

func (x *docx) head() {
	h, d := x.d.Head, x.d
	for _, s := range []string{h.CopyNo, h.Secrecy, h.Urgency} {
		if s != "" {
			x.para(par{align: "left"}, textRun{text: s, font: fontHei})
		}
	}
	if mark := d.RedMark(); d.Form.Formal() && mark != "" {
		size := min(62, 156/25.4*72/max(1, columns(mark)/2))
		x.para(par{style: "RedHead"}, textRun{text: mark, size: float64(int(size*2)) / 2})
	}
	if d.Form.Formal() {
		x.numberLine()
	} else if h.Number != "" {
		x.para(par{align: "left"}, textRun{text: h.Number})
	}
	if d.Title != "" {
		x.para(par{style: "Title"}, textRun{text: titleText(d.Title, d)})
	}
	x.underTitle()
}

// underTitle writes subtitle, cover lines, 主送 and the labelled lines.
func (x *docx) underTitle() {
	h, d := x.d.Head, x.d
	defer x.contents()
	if h.Subtitle != "" {
		x.para(par{align: "center"}, textRun{text: h.Subtitle, font: fontKai})
	}
	for _, p := range h.Cover {
		x.para(par{align: "center"}, textRun{text: colon(p.Key, p.Value)})
	}
	if h.To != "" {
		x.para(par{align: "both"}, textRun{text: strings.TrimRight(h.To, "：:") + "："})
	}
	if d.Form.Formal() {
		for _, p := range h.Lines {
			x.para(par{indent: 200, align: "both"}, textRun{text: strings.TrimRight(p.Key, "：:") + "：", font: fontHei}, textRun{text: p.Value})
		}
	} else if len(h.Lines) > 0 || h.Unit != "" {
		x.para(par{align: "left"}, textRun{text: strings.TrimSpace(pairs(h.Lines, "　　") + "　　" + h.Unit), size: 10.5})
	}
}

// titleText breaks a title by meaning, for eighteen characters of 二号 on a line.
func titleText(s string, d doc.Document) string {
	return strings.Join(typeset.TitleLines(s, d, 18), "\n")
}

// numberLine writes 发文字号 and 签发人 over the red rule.
func (x *docx) numberLine() {
	h := x.d.Head
	p := par{align: "center", extra: redRule}
	switch {
	case x.d.Form == doc.Letter:
		p = par{align: "right"}
	case len(h.Signers) > 0:
		p.align = "left"
		x.para(p, textRun{text: "　" + h.Number + "　　　　签发人："}, textRun{text: strings.Join(h.Signers, "　"), font: fontKai})
		return
	case x.d.Form == doc.Minutes && !h.Date.IsZero():
		x.para(par{align: "center"}, textRun{text: h.Number})
		p.align = "left"
		p.extra += `<w:tabs><w:tab w:val="right" w:pos="8500"/></w:tabs>`
		x.tabbed(p, "　"+h.Org, doc.Date(h.Date))
		return
	}
	if h.Number != "" || x.d.RedMark() != "" {
		x.para(p, textRun{text: h.Number})
	}
}

// tabbed writes a line with a text at each end.
func (x *docx) tabbed(p par, left, right string) {
	var inner docx
	inner.run(textRun{text: left})
	inner.b.WriteString("<w:r><w:tab/></w:r>")
	inner.run(textRun{text: right})
	fmt.Fprintf(&x.b, "<w:p><w:pPr>%s</w:pPr>%s</w:p>\n", p.extra, inner.b.String())
}

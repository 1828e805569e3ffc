package out

import (
	"fmt"
	"strings"
	"time"

	"gongzhi/reports/doc"
)

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	wordRel   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordType  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// parts gives the files inside the document.
func (x *docx) parts(created time.Time) []docxPart {
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`
	for _, part := range wordParts() {
		types += fmt.Sprintf(`<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>`, part[0], wordType, part[1])
	}
	links := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	root := links + `<Relationship Id="rId1" Type="` + wordRel + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	inner := links
	for i, target := range []string{"styles", "settings", "footer1", "footer2"} {
		inner += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s.xml"/>`, i+1, wordRel, strings.TrimRight(target, "12"), target)
	}
	body := `<w:document ` + wordSpace + `><w:body>` + x.b.String() + x.section(x.d.Form == doc.Landscape) + `</w:body></w:document>`
	return []docxPart{
		{"[Content_Types].xml", xmlHead + types + "</Types>"},
		{"_rels/.rels", xmlHead + root},
		{"word/document.xml", xmlHead + body},
		{"word/_rels/document.xml.rels", xmlHead + inner + "</Relationships>"},
		{"word/styles.xml", xmlHead + x.styles()},
		{"word/settings.xml", xmlHead + `<w:settings ` + wordSpace + `>` + x.parity() + `<w:characterSpacingControl w:val="compressPunctuation"/></w:settings>`},
		{"word/footer1.xml", xmlHead + x.footer("right")},
		{"word/footer2.xml", xmlHead + x.footer("left")},
		{"docProps/core.xml", xmlHead + x.core(created)},
	}
}

// wordParts lists the parts of the word folder with their types.
func wordParts() [][2]string {
	return [][2]string{{"document", "document.main"}, {"styles", "styles"}, {"settings", "settings"}, {"footer1", "footer"}, {"footer2", "footer"}}
}

// parity lets official papers have different feet on odd and even pages.
func (x *docx) parity() string {
	if x.d.Form.Formal() {
		return "<w:evenAndOddHeaders/>"
	}
	return ""
}

func (x *docx) core(created time.Time) string {
	stamp := created.UTC().Format(time.RFC3339)
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + esc(x.d.Name()) + `</dc:title><dc:subject>` +
		esc(x.d.Meta.Subject) + `</dc:subject><dc:creator>` + esc(x.d.Meta.Author) + `</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">` + stamp +
		`</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:modified></cp:coreProperties>`
}

// section sets paper, margins and feet.
func (x *docx) section(landscape bool) string {
	w, h, turn := 11906, 16838, ""
	top, right, bottom, left := 37.0, 26.0, 35.0, 28.0
	if !x.d.Form.Formal() && x.d.Form != doc.Report {
		top, right, bottom, left = 22, 18, 20, 22
	}
	if landscape {
		w, h, turn = h, w, ` w:orient="landscape"`
		top, right, bottom, left = 26, 20, 22, 20
	}
	even := ""
	if x.d.Form.Formal() {
		even = `<w:footerReference w:type="even" r:id="rId4"/>`
	}
	return fmt.Sprintf(`<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>%s<w:pgSz w:w="%d" w:h="%d"%s/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="%d" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>`,
		even, w, h, turn, twips(top), twips(right), twips(bottom), twips(left), twips(bottom-10))
}

// footer writes the page number in the manner of the form.
func (x *docx) footer(side string) string {
	field := func(code string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	text := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	line := `<w:jc w:val="center"/></w:pPr>` + text("第 ") + field("PAGE") + text(" 页　共 ") + field("NUMPAGES") + text(" 页")
	if x.d.Form.Formal() {
		line = `<w:ind w:rightChars="100" w:leftChars="100"/><w:jc w:val="` + side + `"/></w:pPr>` + text("— ") + field("PAGE") + text(" —")
	}
	return `<w:ftr ` + wordSpace + `><w:p><w:pPr><w:pStyle w:val="Footer"/>` + line + `</w:p></w:ftr>`
}

// styles writes 正文, 标题, 标题 1 to 4, the red mark and the foot.
func (x *docx) styles() string {
	body, pitch, font := 32, 579, fontFang
	if !x.d.Form.Formal() && x.d.Form != doc.Report {
		body, pitch, font = 24, 400, fontSong
	}
	fonts := func(name string) string {
		return fmt.Sprintf(`<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:cs="%s"/>`, name, name, name, name)
	}
	size := func(half int) string { return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, half, half) }
	exact := func(twentieth int) string {
		return fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, twentieth)
	}
	style := func(id, name, ppr, rpr string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>` +
			ppr + `</w:pPr><w:rPr>` + rpr + `</w:rPr></w:style>`
	}
	s := `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` + fonts(font) + size(body) + `<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>` + exact(pitch) + `</w:pPr><w:rPr>` + fonts(font) + size(body) + `</w:rPr></w:style>`
	s += style("Title", "Title", `<w:keepNext/><w:spacing w:before="600" w:after="400" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>`, fonts(fontXBS)+size(44))
	s += style("RedHead", "红头", `<w:spacing w:before="1200" w:after="900" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`, fonts(fontXBS)+`<w:color w:val="E60000"/>`)
	for i, f := range []string{fontHei, fontKai, font, font} {
		s += style(headingStyle(i+1), fmt.Sprintf("heading %d", i+1),
			fmt.Sprintf(`<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="%d"/><w:outlineLvl w:val="%d"/>`, body*20, i), fonts(f))
	}
	s += style("Footer", "footer", `<w:spacing w:line="240" w:lineRule="auto"/>`, fonts(fontSong)+size(x.footSize()))
	return s + "</w:styles>"
}

// footSize is 四号 in official papers, 小五 elsewhere, in half points.
func (x *docx) footSize() int {
	if x.d.Form.Formal() {
		return 28
	}
	return 18
}

package out

import (
	"fmt"

	"gongzhi/reports/doc"
)

// tocDepth is the deepest level of headings that the table of contents lists.
const tocDepth = 2

// contents writes the table of contents as a field: Word and WPS fill in the pages when the file is opened; until then the
// headings stand there alone.
func (x *docx) contents() {
	if !x.d.Head.Contents {
		return
	}
	var lines []string
	var count doc.Counter
	for _, b := range x.d.Blocks {
		if h, ok := b.(doc.Heading); ok {
			if text := count.Of(h) + h.Text; h.Level <= tocDepth {
				lines = append(lines, text)
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	x.para(par{align: "center", breaks: true}, textRun{text: "目　录", font: fontHei})
	x.b.WriteString(`<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>` +
		fmt.Sprintf(`<w:r><w:instrText xml:space="preserve"> TOC \o "1-%d" \h \z \u </w:instrText></w:r>`, tocDepth) +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>` + "\n")
	for _, l := range lines {
		x.para(par{align: "left", indent: 200, extra: `<w:spacing w:line="480" w:lineRule="exact"/>`}, textRun{text: l, size: 14})
	}
	x.b.WriteString(`<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` + "\n")
	x.para(par{breaks: true})
}

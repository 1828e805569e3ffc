package demo

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf16"
)

// nFiles is how many attachments the year leaves; three of them are one aerial survey of more than fifty megabytes.
const (
	nFiles   = 210
	bigBytes = 52 << 20
)

// evidence attaches the next file to a task: photographs, sheets and papers in turn.
func (o *office) evidence(t *task) error {
	if o.files == nFiles {
		return nil
	}
	o.files++
	name, make := "整改照片", photograph
	switch {
	case o.files%70 == 35:
		name, make = "网格航拍图", survey
	case o.files%3 == 1:
		name, make = "验收单", paper
	case o.files%3 == 2:
		name, make = "台账", sheet
	}
	ext := map[string]string{"整改照片": "jpg", "验收单": "pdf", "台账": "xlsx"}[name]
	path := filepath.Join(o.temp, fmt.Sprintf("%s%03d.%s", name, o.files, ext))
	if ext == "" {
		path = filepath.Join(o.temp, name+".pdf")
	}
	if _, err := os.Stat(path); err != nil {
		content, err := make(o.files, t.lead)
		if err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
	}
	_, err := o.a.Files.Attach(o.clerk, "duty", t.id, path)
	return err
}

// sweep removes the folder of files that were attached.
func (o *office) sweep() { os.RemoveAll(o.temp) }

// photograph is a small picture: ground, wall and sky in the colours of its number.
func photograph(n int, _ string) ([]byte, error) {
	picture := image.NewRGBA(image.Rect(0, 0, 96, 64))
	for y := range 64 {
		for x := range 96 {
			c := color.RGBA{uint8(120 + y), uint8(150 + x/2), uint8(190 + n%60), 255}
			if y > 40-(x*n)%11 {
				c = color.RGBA{uint8(90 + n*7%80), uint8(100 + x%40), 80, 255}
			}
			picture.SetRGBA(x, y, c)
		}
	}
	var out bytes.Buffer
	err := jpeg.Encode(&out, picture, nil)
	return out.Bytes(), err
}

// paper is one page with two lines of Chinese in a font that every reader has.
func paper(n int, unit string) ([]byte, error) {
	return onePage([]string{"清河湾街道责任事项验收单", fmt.Sprintf("编号 %03d　承办单位 %s　验收合格", n, unit)}, 0), nil
}

// survey is the same for all who attach it: it is kept once.
func survey(int, string) ([]byte, error) {
	return onePage([]string{"清河湾街道网格航拍图（压缩前原件）"}, bigBytes), nil
}

// onePage is a PDF of one page; filler is the length of a stream behind it that no page shows.
func onePage(lines []string, filler int) []byte {
	text := "BT /F1 16 Tf 60 780 Td 24 TL "
	for _, line := range lines {
		text += "<"
		for _, unit := range utf16.Encode([]rune(line)) {
			text += fmt.Sprintf("%04X", unit)
		}
		text += "> Tj T* "
	}
	text += "ET"
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(text), text),
		"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
		"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>",
		"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>"}
	if filler > 0 {
		objects = append(objects, fmt.Sprintf("<</Length %d>>\nstream\n", filler)+strings.Repeat(" ", filler)+"\nendstream")
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, body := range objects {
		offsets = append(offsets, out.Len())
		out.WriteString(strconv.Itoa(i+1) + " 0 obj\n")
		out.WriteString(body)
		out.WriteString("\nendobj\n")
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return out.Bytes()
}

// sheet is a workbook with one short table.
func sheet(n int, unit string) ([]byte, error) {
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	rows := ""
	for r, line := range [][]string{{"序号", "承办单位", "办理情况"}, {"1", unit, fmt.Sprintf("第 %d 份台账，已核对", n)}} {
		rows += fmt.Sprintf(`<row r="%d">`, r+1)
		for c, text := range line {
			rows += fmt.Sprintf(`<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+c, r+1, text)
		}
		rows += "</row>"
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(head + part[1])); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

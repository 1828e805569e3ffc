package out

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

// Hostile words: nothing to break at, rare characters, marks that combine, other directions, emoji, invisible characters.
var (
	unbroken = "https://清河湾.example.org/" + strings.Repeat("a1_b2", 60) + "?q=" + strings.Repeat("%E6%B8%85", 30)
	formula  = strings.Repeat("∑x²≥√(a±b)×10⁻³÷π≈3.14159;", 12)
	rare     = "𠮷野家䶮㛃𬱖𫖯䲡𰻝⺮〇㐂𪚥"
	marked   = "Z͑ͫ̓ͪa̵̧l̶̨g̸o e\u0301 n\u0303 か\u3099 ก็็็"
	emoji    = "👨\u200d👩\u200d👧\u200d👦👍🏽❤️🇨🇳"
	rtl      = "\u202eשלום\u202c مرحبا بالعالم \u200f(123)\u200e"
	unseen   = "零\u200b宽\u200c字\u2060符\ufeff与\u00ad软\u00a0空\t格\u3000全"
	mixed    = rare + marked + emoji + rtl + unseen + "，。；：！？（）《》“”——……％℃①⑳Ⅻ㈱㎡"
)

// hostile are papers that no clerk would mean and any clerk may paste.
func hostile() map[string]doc.Document {
	head := doc.Head{Org: "清河湾街道办事处", Number: "清街办发〔2026〕12号", To: "各成员单位"}
	official := func(title string, blocks ...doc.Block) doc.Document {
		return doc.Document{Code: "D03", Form: doc.Official, Title: title, Head: head, Blocks: blocks, Meta: doc.Meta{Created: day}}
	}
	sign := doc.Sign{Orgs: []string{"清河湾街道办事处"}, Date: day, Seal: true}
	var files, units []string
	for i := range 40 {
		files = append(files, fmt.Sprintf("第%d号附件：关于%s的%s情况说明", i+1, rare, strings.Repeat("补充", i%9)))
	}
	for i := range 60 {
		units = append(units, fmt.Sprintf("%s第%d社区居民委员会", strings.Repeat("清河", i%5+1), i+1))
	}
	attached := []doc.Block{doc.Text(bodyText), doc.Attachments{Names: files}, sign}
	for i, f := range files {
		attached = append(attached, doc.Attachment{No: i + 1, Title: f}, doc.Text(fmt.Sprintf("第%d份附件的正文。%s", i+1, bodyText)))
	}
	many := official("关于收件单位很多的通知", doc.Text(bodyText), sign, doc.CopyTo{Copies: units, Printer: "清河湾街道党政综合办公室", Date: day})
	many.Head.To = strings.Join(units, "，")
	lines := minutes()
	lines.Blocks = []doc.Block{doc.Text(bodyText)}
	for i := range 200 {
		lines.Blocks = append(lines.Blocks, doc.Rich(doc.Bold(fmt.Sprintf("议定事项%d：", i+1)), doc.Plain(fmt.Sprintf("由第%d社区%s办理。（责任单位：%s；完成时限：2026年12月%d日）", i+1, mixed, units[i%60], i%28+1))))
	}
	empty := official("", doc.Heading{Level: 1}, doc.Text(""), doc.Heading{Level: 1, Text: "只有标题"}, doc.Heading{Level: 2}, doc.List{}, doc.KeyValue{}, doc.Para{},
		doc.Attachments{}, doc.Table{}, doc.Grid{}, doc.Sign{}, doc.Note{}, doc.CopyTo{}, doc.Attendance{}, doc.PageBreak{}, doc.PageBreak{}, doc.Attachment{})
	return map[string]doc.Document{
		"title of 300 characters": official(strings.Repeat("关于进一步健全共建共治共享社会治理制度提升基层治理效能的", 11)[:900], doc.Text(bodyText), sign),
		"title without a break":   official(unbroken, doc.Text(bodyText), sign),
		"40 attachments":          official("关于附件很多的通知", attached...),
		"60 recipients":           many,
		"nothing to break at": official("关于"+formula+"的通知", doc.Text(unbroken), doc.Text(formula+unbroken+formula), doc.Heading{Level: 1, Text: unbroken},
			doc.Heading{Level: 2, Text: formula}, doc.List{Items: []string{unbroken, formula}}, doc.Note{Text: unbroken}),
		"mixed scripts":   official("关于"+mixed+"的通知", doc.Text(mixed), doc.Heading{Level: 1, Text: mixed}, doc.Rich(doc.Bold(mixed), doc.Plain(mixed)), doc.Text(strings.Repeat(mixed, 20)), sign),
		"200 resolutions": lines,
		"empty sections":  empty,
		"30 columns":      grown(30, 40, false),
		"merged heads":    grown(24, 30, true),
		"boxed form": {Code: "D22", Form: doc.Boxed, Title: "审批表" + mixed, Blocks: []doc.Block{doc.Grid{Cols: []float64{1, 3, 1, 3}, Rows: []doc.GridRow{
			{Cells: []doc.GridCell{doc.Label(strings.Repeat("长标签", 20)), doc.Box(unbroken, 3)}}, {Cells: []doc.GridCell{doc.Label("事迹"), doc.Box(strings.Repeat(bodyText, 12)+mixed, 3)}},
			{Cells: []doc.GridCell{doc.Label("意见"), doc.Opinion(formula, 3, "签名："+rare, "　　年　　月　　日")}}}}}, Meta: doc.Meta{Created: day}},
		"report": {Code: "D23", Form: doc.Report, Title: strings.Repeat("清河湾街道社会治理效能报告", 8), Head: doc.Head{Contents: true, Subtitle: mixed, Cover: []doc.Pair{{Key: "编制单位", Value: unbroken}, {Key: mixed, Value: mixed}}},
			Blocks: []doc.Block{doc.Heading{Level: 1, Text: strings.Repeat("目录里很长的标题", 20)}, doc.Text(mixed), doc.KeyValue{Pairs: []doc.Pair{{Key: unbroken[:40], Value: unbroken}, {Key: "乙", Value: mixed}}, Columns: 2},
				doc.Heading{Level: 2, Text: unbroken}, doc.List{Items: []string{mixed, unbroken}, Mark: doc.Han}}, Meta: doc.Meta{Created: day}},
	}
}

// grown is a table of many columns whose cells hold up to 200 characters.
func grown(columns, rows int, merged bool) doc.Document {
	t := doc.Table{Sheet: "宽表"}
	for c := range columns {
		col := doc.Column{Title: fmt.Sprintf("第%d列指标名称", c+1)}
		if merged {
			col.Group = fmt.Sprintf("第%d组合并的表头", c/5+1)
		}
		t.Columns = append(t.Columns, col)
	}
	var all [][]doc.Cell
	for r := range rows {
		var row []doc.Cell
		for c := range columns {
			text := fmt.Sprintf("%d行%d", r+1, c+1)
			switch (r + c*7) % 31 {
			case 0:
				text += strings.Repeat("二百字的单元格", 28)
			case 1:
				text += mixed
			case 2:
				text += "SN" + strings.Repeat("0123456789", 6)
			}
			row = append(row, doc.T(text))
		}
		all = append(all, row)
	}
	t.Rows = doc.Rows(all)
	return doc.Document{Code: "D13", Form: doc.Landscape, Title: "很宽的表", Blocks: []doc.Block{t}, Meta: doc.Meta{Created: day}}
}

// words are the texts of a paper as they were given.
func words(d doc.Document) (all []string) {
	pairs := func(list []doc.Pair) {
		for _, p := range list {
			all = append(all, p.Key, p.Value)
		}
	}
	all = append(all, d.Title, d.Head.Number, d.Head.To, d.Head.Subtitle)
	pairs(d.Head.Lines)
	pairs(d.Head.Cover)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case doc.Heading:
			all = append(all, b.Text)
		case doc.Para:
			all = append(all, b.Lead, b.String())
		case doc.List:
			all = append(all, b.Items...)
		case doc.KeyValue:
			pairs(b.Pairs)
		case doc.Attendance:
			pairs(b.Lines)
		case doc.Note:
			all = append(all, b.Text)
		case doc.Attachments:
			all = append(all, b.Names...)
		case doc.Attachment:
			all = append(all, b.Title)
		case doc.CopyTo:
			all = append(append(all, b.Copies...), b.Printer)
		case doc.Table:
			for _, c := range b.Columns {
				all = append(all, c.Title)
			}
			if b.Rows != nil {
				for row := range b.Rows {
					for _, c := range row {
						all = append(all, c.Text)
					}
				}
			}
		case doc.Grid:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					all = append(append(all, c.Text), c.Sign...)
				}
			}
		}
	}
	return all
}

// census counts the characters of texts, spaces and invisible ones left out.
func census(texts []string, missing map[rune]bool) map[rune]int {
	count := map[rune]int{}
	for _, s := range texts {
		for _, r := range strip(typeset.Sanitize(s)) {
			if missing[r] {
				r = '〓'
			}
			count[r]++
		}
	}
	return count
}

// nothingLost asserts that every character of want is in got as often.
func nothingLost(t *testing.T, what string, want, got map[rune]int) {
	t.Helper()
	var lost []string
	for r, n := range want {
		if got[r] < n {
			lost = append(lost, fmt.Sprintf("%c %U %d<%d", r, r, got[r], n))
		}
	}
	sort.Strings(lost)
	assert.Empty(t, lost, what)
}

// apart asserts that texts stand on the page and none over another.
func apart(t *testing.T, page int, l typeset.Layer, width, height float64) {
	t.Helper()
	const mm = 25.4 / 72
	texts := append([]typeset.Text(nil), l.Texts...)
	sort.Slice(texts, func(i, j int) bool { return texts[i].Y < texts[j].Y })
	bad := 0
	for i, a := range texts {
		if bad > 3 {
			return
		}
		if strings.TrimSpace(a.S) == "" {
			continue
		}
		if a.X < -0.1 || a.X+a.W > width+0.1 || a.Y < 0 || a.Y > height {
			bad++
			assert.Fail(t, "off the page", "page %d: %q x %.1f w %.1f y %.1f", page+1, a.S, a.X, a.W, a.Y)
		}
		for _, b := range texts[i+1:] {
			if b.Y-a.Y > 0.75*min(a.Size, b.Size)*mm {
				break
			}
			left, right := a, b
			if b.X < a.X {
				left, right = b, a
			}
			room := 0.8 // the blank half of a mark may be given up
			if strings.ContainsRune("，。；：！？）》”、", lastRune(left.S)) || strings.ContainsAny(right.S[:min(3, len(right.S))], "（《“") {
				room = 0.55 * left.Size * mm
			}
			if strings.TrimSpace(b.S) != "" && math.Min(a.X+a.W, b.X+b.W)-math.Max(a.X, b.X) > room {
				bad++
				assert.Fail(t, "one text over another", "page %d: %q (%.1f…%.1f, y %.1f) and %q (%.1f…%.1f, y %.1f)", page+1, a.S, a.X, a.X+a.W, a.Y, b.S, b.X, b.X+b.W, b.Y)
			}
		}
	}
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return r
}

func TestHostilePapersComeOutWhole(t *testing.T) {
	for name, d := range hostile() {
		t.Run(name, func(t *testing.T) {
			pages, rep, err := typeset.Layout(d, testFonts())
			require.NoError(t, err)
			missing := map[rune]bool{}
			for _, m := range rep.Missing {
				missing[m.Rune] = true
			}
			want := census(words(d), missing)
			var drawn []string
			for i, p := range pages.List {
				for _, x := range p.Texts {
					drawn = append(drawn, x.S)
				}
				apart(t, i, p.Layer, p.Width, p.Height)
				if p.Turned != nil {
					for _, x := range p.Turned.Texts {
						drawn = append(drawn, x.S)
					}
					apart(t, i, *p.Turned, p.Height, p.Width)
				}
			}
			nothingLost(t, "set", want, census(drawn, nil))
			data, err := PDF(pages)
			require.NoError(t, err)
			path := t.TempDir() + "/paper.pdf"
			require.NoError(t, os.WriteFile(path, data, 0o600))
			if dir := os.Getenv("HOSTILE_DIR"); dir != "" {
				require.NoError(t, os.WriteFile(dir+"/"+strings.ReplaceAll(name, " ", "-")+".pdf", data, 0o600))
			}
			if _, err := exec.LookPath("pdftotext"); err == nil {
				text := tool(t, "pdftotext", "-enc", "UTF-8", path, "-")
				nothingLost(t, "read back from the PDF", census(drawn, nil), census([]string{text}, nil))
				assert.NotContains(t, text, "\ufffd")
			}
			for _, i := range []int{0, len(pages.List) / 2, len(pages.List) - 1} {
				Raster(pages.List[i], 40)
			}
			var word, book bytes.Buffer
			require.NoError(t, DOCX(d, &word))
			nothingLost(t, "DOCX", census(words(d), nil), census([]string{characters(t, word.Bytes(), "word/")}, nil))
			require.NoError(t, XLSX(d, &book))
			if d.Form == doc.Landscape {
				nothingLost(t, "XLSX", census(words(d), nil), census(cells(t, book.Bytes()), nil))
			}
		})
	}
}

// characters is the text of all XML parts of a package below a folder.
func characters(t *testing.T, data []byte, under string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var b strings.Builder
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, under) || !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		r, err := f.Open()
		require.NoError(t, err)
		dec := xml.NewDecoder(r)
		for {
			tok, err := dec.Token()
			if err == io.EOF {
				break
			}
			require.NoError(t, err, f.Name)
			if c, ok := tok.(xml.CharData); ok {
				b.Write(c)
			}
		}
		r.Close()
	}
	return b.String()
}

// cells are the texts of all cells of a workbook.
func cells(t *testing.T, data []byte) (all []string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		require.NoError(t, err)
		for _, row := range rows {
			all = append(all, row...)
		}
	}
	return all
}

// TestAHeadHasARowBeneath begins a table of tall rows at every height of a page.
func TestAHeadHasARowBeneath(t *testing.T) {
	for lines := range 40 {
		d := doc.Document{Form: doc.Report, Title: "报告", Blocks: []doc.Block{doc.Heading{Level: 1, Text: "标题"}}, Meta: doc.Meta{Created: day}}
		for range lines {
			d.Blocks = append(d.Blocks, doc.Text("一行。"))
		}
		d.Blocks = append(d.Blocks, doc.Table{Title: "高行的表", Columns: []doc.Column{{Title: "头一栏"}, {Title: "第二栏", Max: 40}},
			Rows: doc.Rows([][]doc.Cell{{doc.T("首行"), doc.T(strings.Repeat("很高的一行", 16))}, {doc.T("次行"), doc.T("短")}})})
		pages, _, err := typeset.Layout(d, testFonts())
		require.NoError(t, err)
		for i, p := range pages.List {
			var text string
			for _, x := range p.Texts {
				text += x.S
			}
			assert.False(t, strings.Contains(text, "头一栏") && !strings.Contains(text, "首行") && !strings.Contains(text, "次行"), "%d lines, page %d", lines, i+1)
		}
	}
}

package out

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

// The limits of the speed line: one-page minutes 60 ms, 100 pages of text 200 ms, a table of 1,000 pages 1.5 s.

func longText(paragraphs int) doc.Document {
	d := notice()
	d.Blocks = nil
	for range paragraphs {
		d.Blocks = append(d.Blocks, doc.Text(bodyText+bodyText))
	}
	return d
}

func longTable(rows int) doc.Document {
	records := make([]int, rows)
	return doc.Document{Form: doc.Portrait, Title: "诉求办理台账", Blocks: []doc.Block{doc.Table{
		Columns: []doc.Column{{Title: "序号", Kind: doc.Number}, {Title: "诉求内容"}, {Title: "社区"}, {Title: "受理日期", Kind: doc.Day}, {Title: "完成率", Kind: doc.Percent}, {Title: "灯", Kind: doc.Lamp}},
		Rows: doc.Each(records, func(i, _ int) []doc.Cell {
			return []doc.Cell{doc.Int(i + 1), doc.T("反映楼道照明损坏需要维修"), doc.T("清河湾社区"), doc.D(day.AddDate(0, 0, i%365)), doc.Pct(float64(i%100)/100, 1), doc.L(doc.Light(i%5 + 1))}
		})}}, Meta: doc.Meta{Created: day}}
}

func run(b *testing.B, d doc.Document, fonts *typeset.Fonts) int {
	pages, _, err := typeset.Layout(d, fonts)
	require.NoError(b, err)
	_, err = PDF(pages)
	require.NoError(b, err)
	return len(pages.List)
}

func BenchmarkMinutesOnePage(b *testing.B) {
	fonts := testFonts()
	d := minutes()
	d.Blocks = append(d.Blocks[:2:2], d.Blocks[len(d.Blocks)-2:]...)
	for b.Loop() {
		run(b, d, fonts)
	}
}

func BenchmarkMinutesFirstUse(b *testing.B) {
	d := minutes()
	for b.Loop() {
		run(b, d, testFonts())
	}
}

func BenchmarkText100Pages(b *testing.B) {
	fonts, d, n := testFonts(), longText(200), 0
	for b.Loop() {
		n = run(b, d, fonts)
	}
	b.ReportMetric(float64(n), "pages")
}

func BenchmarkTable1000Pages(b *testing.B) {
	fonts, d, n := testFonts(), longTable(38000), 0
	for b.Loop() {
		n = run(b, d, fonts)
	}
	b.ReportMetric(float64(n), "pages")
}

func BenchmarkTable1000PagesLayout(b *testing.B) {
	fonts, d := testFonts(), longTable(38000)
	for b.Loop() {
		_, _, err := typeset.Layout(d, fonts)
		require.NoError(b, err)
	}
}

func BenchmarkRasterPage(b *testing.B) {
	pages, _, err := typeset.Layout(notice(), testFonts())
	require.NoError(b, err)
	for b.Loop() {
		Raster(pages.List[1], 96)
	}
}

func BenchmarkXLSX38000Rows(b *testing.B) {
	d := longTable(38000)
	for b.Loop() {
		var buf bytes.Buffer
		require.NoError(b, XLSX(d, &buf))
	}
}

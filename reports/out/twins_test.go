package out

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"gongzhi/reports/doc"
)

func workbook(t *testing.T, d doc.Document) (*excelize.File, []byte) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, XLSX(d, &b))
	var again bytes.Buffer
	require.NoError(t, XLSX(d, &again))
	assert.True(t, bytes.Equal(b.Bytes(), again.Bytes()), "one record gives one file")
	data := b.Bytes()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f, data
}

func TestWorkbookPrintsLikeThePaper(t *testing.T) {
	f, _ := workbook(t, wideTable(30))
	sheet := f.GetSheetList()[0]
	assert.Equal(t, "责任清单", sheet)
	rows, err := f.GetRows(sheet)
	require.NoError(t, err)
	assert.Equal(t, "清河湾街道联席会议议定事项责任清单表", rows[0][0])

	size, err := f.GetSheetDimension(sheet)
	require.NoError(t, err)
	assert.Equal(t, "A1:J38", size)
	props, err := f.GetSheetProps(sheet)
	require.NoError(t, err)
	require.NotNil(t, props.FitToPage)
	assert.True(t, *props.FitToPage, "the filter did not wipe it")
	page, err := f.GetPageLayout(sheet)
	require.NoError(t, err)
	assert.Equal(t, "landscape", *page.Orientation)
	assert.Equal(t, 9, *page.Size)
	assert.Equal(t, 1, *page.FitToWidth)
	assert.Equal(t, 0, *page.FitToHeight)
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	assert.Equal(t, "'责任清单'!$4:$5", names["_xlnm.Print_Titles"])
	panes, err := f.GetPanes(sheet)
	require.NoError(t, err)
	assert.Equal(t, 5, panes.YSplit)
	foot, err := f.GetHeaderFooter(sheet)
	require.NoError(t, err)
	assert.Contains(t, foot.OddFooter, "第 &P 页 共 &N 页")
}

func TestWorkbookValuesAreTyped(t *testing.T) {
	f, _ := workbook(t, wideTable(4))
	sheet := f.GetSheetList()[0]
	raw := func(cell string) string {
		v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		return v
	}
	shown := func(cell string) string {
		v, err := f.GetCellValue(sheet, cell)
		require.NoError(t, err)
		return v
	}
	assert.Equal(t, "1", raw("A6"))
	assert.Equal(t, "46086", strings.Split(raw("G6"), ".")[0], "a date is a number")
	assert.Equal(t, "2026-03-05", shown("G6"))
	assert.Equal(t, "0.1", raw("H7"))
	assert.Equal(t, "10.0%", shown("H7"))
	assert.Equal(t, "○绿", raw("I6"))
	assert.Equal(t, "合计", raw("A10"))
	merged, err := f.GetMergeCells(sheet)
	require.NoError(t, err)
	refs := ""
	for _, m := range merged {
		refs += m[0] + " "
	}
	assert.Contains(t, refs, "H4:I4", "grouped head")
	assert.Contains(t, refs, "A4:A5", "single head over two rows")
	assert.Contains(t, refs, "D6:D7", "merged down")
	assert.Contains(t, refs, "A10:G10", "totals across")
}

func TestWorkbookTextIsNeverAFormula(t *testing.T) {
	d := doc.Document{Form: doc.Portrait, Title: "表:[1]", Blocks: []doc.Block{
		doc.Table{Columns: []doc.Column{{Title: "内容"}, {Title: "身份证号"}}, Rows: doc.Rows([][]doc.Cell{
			{doc.T("=1+1"), doc.T("110101199001011234")}, {doc.T("_x0041_"), doc.T("@SUM")}, {doc.T("控\x01制\n换行"), doc.T(strings.Repeat("长", 40000))}})},
		doc.Grid{Sheet: "表单", Rows: []doc.GridRow{{Cells: []doc.GridCell{doc.Label("=A1"), doc.Box("_x0041_", 1)}}}},
		doc.Table{Sheet: "表1", Columns: []doc.Column{{Title: "空"}}}, doc.Table{Sheet: "表1", Columns: []doc.Column{{Title: "空"}}, Rows: doc.Rows(nil)}},
		Meta: doc.Meta{Created: time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)}}
	f, data := workbook(t, d)
	assert.Equal(t, []string{"表1", "表单", "表1(2)", "表1(3)"}, f.GetSheetList())
	for cell, want := range map[string]string{"A3": "=1+1", "B3": "110101199001011234", "A4": "_x0041_", "A5": "控制\n换行"} {
		v, err := f.GetCellValue("表1", cell)
		require.NoError(t, err)
		assert.Equal(t, want, v)
	}
	formula, err := f.GetCellFormula("表1", "A3")
	require.NoError(t, err)
	assert.Empty(t, formula)
	boxed, err := f.GetCellValue("表单", "B2")
	require.NoError(t, err)
	assert.Equal(t, "_x0041_", boxed)
	v, err := f.GetCellValue("表1(2)", "A4")
	require.NoError(t, err)
	assert.Equal(t, "无", v)
	assert.NotEmpty(t, data)
}

func TestWorkbookChartsHaveNumbers(t *testing.T) {
	f, data := workbook(t, report())
	v, err := f.GetCellValue("各社区得分", "B2")
	require.NoError(t, err)
	assert.Equal(t, "91.25", v)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	charts := 0
	for _, p := range z.File {
		if strings.HasPrefix(p.Name, "xl/charts/chart") {
			charts++
		}
	}
	assert.Equal(t, 6, charts)
}

func TestTableFaultReachesEveryPrinter(t *testing.T) {
	d := wideTable(3)
	table := d.Blocks[0].(doc.Table)
	table.Fault = func() error { return io.ErrUnexpectedEOF }
	d.Blocks = []doc.Block{table}
	var b bytes.Buffer
	assert.Error(t, XLSX(d, &b))
	assert.Error(t, DOCX(d, &b))
}

// TestDOCXIsWellFormed reads every part as XML and looks for the text and the styles.
func TestDOCXIsWellFormed(t *testing.T) {
	for name, d := range papers() {
		t.Run(name, func(t *testing.T) {
			var b, again bytes.Buffer
			require.NoError(t, DOCX(d, &b))
			require.NoError(t, DOCX(d, &again))
			assert.True(t, bytes.Equal(b.Bytes(), again.Bytes()))
			z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
			require.NoError(t, err)
			text := ""
			for _, p := range z.File {
				r, err := p.Open()
				require.NoError(t, err)
				for dec := xml.NewDecoder(r); ; {
					tok, err := dec.Token()
					if err == io.EOF {
						break
					}
					require.NoError(t, err, p.Name)
					if c, ok := tok.(xml.CharData); ok && p.Name == "word/document.xml" {
						text += string(c)
					}
				}
			}
			assert.Contains(t, strip(text), strip(d.Title))
			if long := longest(d); long != "" {
				assert.Contains(t, strip(text), strip(long))
			}
		})
	}
}

func TestAReportAsWordHasItsContents(t *testing.T) {
	d := report()
	require.True(t, d.Head.Contents)
	var b bytes.Buffer
	require.NoError(t, DOCX(d, &b))
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	r, err := z.Open("word/document.xml")
	require.NoError(t, err)
	text, err := io.ReadAll(r)
	require.NoError(t, err)
	assert.Contains(t, string(text), `TOC \o "1-2" \h`)
	first := d.Blocks[0].(doc.Heading)
	assert.Equal(t, 2, strings.Count(string(text), "一、"+first.Text), "in the contents and in the text")
}

func TestWorkbookColumnsFitTheSheet(t *testing.T) {
	long := strings.Repeat("很长的工作任务", 12)
	columns := make([]doc.Column, 9)
	row := make([]doc.Cell, 9)
	for i := range columns {
		columns[i], row[i] = doc.Column{Title: "栏目"}, doc.T(long)
	}
	row[0], row[1] = doc.T("财政所"), doc.T("综合执法队")
	s := sheetTable{t: doc.Table{Columns: columns, Rows: doc.Rows([][]doc.Cell{row})}, cols: 9}
	s.measure()
	assert.LessOrEqual(t, s.total(), acrossLandscape)
	assert.Equal(t, []bool{true, true, false}, s.short[:3], "a column is centred as a whole")
}

func TestSheetsOfOnePaperSayWhichTableTheyAre(t *testing.T) {
	board := func(name string) doc.Table {
		return doc.Table{Title: "红榜", Sheet: name, Columns: []doc.Column{{Title: "名次", Kind: doc.Number}, {Title: "单位", Weight: 1}},
			Rows: doc.Rows([][]doc.Cell{{doc.Int(1), doc.T("清河社区")}})}
	}
	d := doc.Document{Form: doc.Portrait, Title: strings.Repeat("清河湾街道社会治理红黑榜", 4), Blocks: []doc.Block{board("社区红榜"), board("科室红榜")}, Foot: doc.Foot{Anchor: strings.Repeat("存证", 30)}}
	f, _ := workbook(t, d)
	for _, name := range []string{"社区红榜", "科室红榜"} {
		rows, err := f.GetRows(name)
		require.NoError(t, err)
		assert.Equal(t, name, rows[1][0])
		height, err := f.GetRowHeight(name, 1)
		require.NoError(t, err)
		assert.Greater(t, height, 50.0, "a long title has the height of its lines")
		width := 0.0
		for _, c := range []string{"A", "B"} {
			w, err := f.GetColWidth(name, c)
			require.NoError(t, err)
			width += w
		}
		assert.Greater(t, width, 70.0, "a table of two short columns is as wide as a sheet")
		foot, err := f.GetHeaderFooter(name)
		require.NoError(t, err)
		assert.NotContains(t, foot.OddFooter, "&R", "the anchor stands under the page number, not over it")
	}
}

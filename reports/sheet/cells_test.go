package sheet_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/sheet"
)

// TestOldWorkbook reads a BIFF8 file with texts that run over several records, packed numbers, dates, formulas of every
// result, merged, hidden and erroneous cells.
func TestOldWorkbook(t *testing.T) {
	book, err := sheet.Open(context.Background(), "testdata/综合_旧版.xls", sheet.Options{})
	require.NoError(t, err)
	require.Len(t, book.Sheets, 2)
	s := book.Sheets[0]
	assert.Equal(t, map[int]bool{5: true}, s.HiddenColumns)
	assert.True(t, book.Sheets[1].Hidden)
	require.Len(t, s.Rows, 5)
	cell := func(row, column int) sheet.Cell { return s.Rows[row-1].Cells[column] }
	assert.Equal(t, "甲😀𠮷", cell(2, 1).Text)
	assert.Equal(t, "2026-03-05 09:12", cell(2, 3).Text)
	assert.Equal(t, "2026-03-05", cell(3, 3).Text)
	assert.Equal(t, sheet.Date, cell(3, 3).Kind)
	assert.Equal(t, []string{"0.6", "0%"}, []string{cell(2, 4).Text, cell(2, 4).Format})
	assert.Equal(t, []string{"12345678901", "-0.25", "1.5", "46086.5"}, []string{cell(2, 5).Text, cell(3, 4).Text, cell(3, 5).Text, cell(5, 3).Text})
	assert.Equal(t, []any{"城管办", sheet.SpanDown}, []any{cell(4, 2).Text, cell(4, 2).Span})
	assert.Equal(t, strings.Repeat("长文本abc", 1500), cell(4, 1).Text)
	assert.Equal(t, strings.Repeat("x", 9000), cell(5, 1).Text)
	assert.True(t, s.Rows[3].Hidden)
	assert.Equal(t, []any{sheet.Error, "#DIV/0!"}, []any{cell(5, 5).Kind, cell(5, 5).Text})
	assert.Equal(t, []any{sheet.Text, "4号", true}, []any{cell(5, 6).Kind, cell(5, 6).Text, cell(5, 6).Formula})
	assert.Equal(t, []any{sheet.Number, "10"}, []any{cell(5, 7).Kind, cell(5, 7).Text})
}

// TestDamagedOldWorkbook cuts and bends the file everywhere: a verdict or a book, never a crash.
func TestDamagedOldWorkbook(t *testing.T) {
	whole := readFile(t, "testdata/07a_旧版BIFF8.xls")
	for i := 0; i < len(whole); i += 37 {
		bent := []byte(whole)
		bent[i] ^= 0xff
		for _, content := range []string{whole[:i], string(bent)} {
			if content == "" {
				continue
			}
			_, err := sheet.Open(context.Background(), file(t, "a.xls", content), sheet.Options{})
			if err != nil {
				var refusal *sheet.Refusal
				require.ErrorAs(t, err, &refusal)
			}
		}
	}
}

func TestCellsOfXML(t *testing.T) {
	parts := bookParts(`<worksheet><sheetData><row r="2">` +
		`<c r="A2" t="str"><f>A1</f></c>` + // never calculated
		`<c r="B2" t="str"><f>""</f><v></v></c>` + // calculated: empty text
		`<c r="C2"><f>1+1</f><v>2</v></c>` +
		`<c r="D2" t="s"><v>0</v></c><c r="E2" t="s"><v>99</v></c>` +
		`<c r="F2"><v>0.30000000000000004</v></c><c r="G2"><v>1.1010519491231E+17</v></c>` +
		`<c r="H2" t="d"><v>2026-03-05T00:00:00Z</v></c><c r="I2" t="b"><v>1</v></c>` +
		`<c t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r><rPh><t>ふ</t></rPh></is></c>` +
		`</row></sheetData></worksheet>`)
	parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], "</Rel", `<Relationship Id="r2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Rel`, 1)
	parts["xl/sharedStrings.xml"] = `<sst><si><r><t>a_x0041__x5F</t></r><rPh><t>x</t></rPh><r><t>b</t></r></si></sst>`
	book, err := sheet.Open(context.Background(), zipped(t, "a.xlsx", parts), sheet.Options{})
	require.NoError(t, err)
	row := book.Sheets[0].Rows[0]
	var got []string
	for _, c := range row.Cells {
		got = append(got, c.Text)
	}
	assert.Equal(t, 2, row.Number)
	assert.Equal(t, []string{"", "", "2", "aA_x5Fb", "", "0.3", "110105194912310000", "2026-03-05", "TRUE", "富文本"}, got)
	assert.Equal(t, sheet.NoCache, row.Cells[0].Kind)
	assert.Equal(t, sheet.Empty, row.Cells[1].Kind)
}

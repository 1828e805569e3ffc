package sheet_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app/intake"
	"gongzhi/reports/sheet"
)

func TestVerdictsOnWholeFiles(t *testing.T) {
	html := "<html><table><tr><td>诉求编号</td></tr></table></html>"
	early := `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>责任事项</t></is></c></row>`
	cases := []struct {
		name, path, code string
		says             string
	}{
		{"web page as xls", file(t, "导出.xls", html), "UNSUPPORTED_HTML_XLS", "另存为 .xlsx"},
		{"web page in GBK behind an XML head", file(t, "导出.xls", "<?xml version=\"1.0\"?>\n"+html), "UNSUPPORTED_HTML_XLS", "网页"},
		{"XML table of 2003", file(t, "a.xls", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), "UNSUPPORTED_XLS", "另存为 .xlsx"},
		{"PDF", file(t, "a.xlsx", "%PDF-1.7 …"), "WRONG_EXTENSION", "PDF"},
		{"note under the name of a workbook", file(t, "a.xlsx", "这是一个说明\n没有表格"), "WRONG_EXTENSION", "文本文件"},
		{"Word document", zipped(t, "a.xlsx", map[string]string{"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "WRONG_EXTENSION", "Word"},
		{"archive", zipped(t, "a.xlsx", map[string]string{"照片/1.jpg": "x"}), "WRONG_EXTENSION", "解压"},
		{"binary workbook", zipped(t, "a.xlsb", map[string]string{"xl/workbook.bin": "x"}), "UNSUPPORTED_XLS", "另存为 .xlsx"},
		{"sheet that ends early", zipped(t, "a.xlsx", bookParts(early)), "CORRUPT", "重新索取"},
		{"garbage", file(t, "a.xlsx", "\x01\x00\x02\x00\xff\x00\x03\x04\x00"), "CORRUPT", "损坏"},
		{"garbage as CSV", file(t, "a.csv", strings.Repeat("\x01\x02\xff\x00\x05\x00", 50)), "ENCODING", "UTF-8"},
		{"blank text", file(t, "a.csv", "\r\n  \r\n"), "EMPTY_FILE", "没有内容"},
		{"no such file", filepath.Join(t.TempDir(), "没有.xlsx"), "NOT_FOUND", "找不到"},
		{"folder", t.TempDir(), "NOT_FOUND", "文件夹"},
		{"old container cut off", file(t, "a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600)), "CORRUPT", "损坏"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := sheet.Open(context.Background(), c.path, sheet.Options{})
			var refusal *sheet.Refusal
			require.True(t, errors.As(err, &refusal), "%v", err)
			assert.Equal(t, c.code, refusal.Code, refusal.Message)
			assert.Contains(t, refusal.Message, c.says)
			assert.True(t, strings.HasSuffix(refusal.Message, "。"))
		})
	}
}

func TestVerdictsOnTables(t *testing.T) {
	cases := []struct {
		name, kind string
		rows       [][]any
		code, says string
	}{
		{"required column missing", "责任清单", [][]any{{"责任事项", "完成时限"}, {"甲", "2026-03-31"}}, "MISSING_COLUMN", "牵头单位"},
		{"table of another kind", "责任清单", [][]any{{"诉求编号", "所属社区", "诉求内容", "备注"}, {"1", "清河社区", "甲"}}, "NO_HEADER", "诉求"},
		{"no cell at all", "责任清单", nil, "EMPTY_FILE", "没有内容"},
		{"only a total below the header", "责任清单", [][]any{{"责任事项", "牵头单位", "完成时限"}, {"合计", "0项"}}, "NO_DATA", "只有表头"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := judge(t, save(t, grid(t, c.rows)), c.kind, "", nil)
			assert.Equal(t, c.code, r.FileVerdict)
			assert.Contains(t, r.Message, c.says)
			assert.Zero(t, r.Accepted)
		})
	}
}

func TestOpenAsUserWithoutRights(t *testing.T) {
	path := file(t, "只读.csv", "a,b\n")
	require.NoError(t, os.Chmod(path, 0))
	_, err := sheet.Open(context.Background(), path, sheet.Options{})
	if err == nil {
		t.Skip("this user may read everything")
	}
	assert.ErrorContains(t, err, "没有权限")
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	path := file(t, "a.csv", strings.Repeat("诉求编号,社区\n", 5000))
	_, err := sheet.Open(ctx, path, sheet.Options{Progress: func(float64, int) { cancel() }})
	assert.ErrorIs(t, err, context.Canceled)

	kind, _ := intake.KindOf("appeal")
	rows := [][]any{{"诉求编号", "所属社区", "诉求内容"}}
	for i := range 2000 {
		rows = append(rows, []any{fmt.Sprint(i), "清河社区", "甲"})
	}
	book, err := sheet.Open(context.Background(), save(t, grid(t, rows)), sheet.Options{})
	require.NoError(t, err)
	ctx, cancel = context.WithCancel(context.Background())
	_, err = intake.Judge(ctx, neutral(book), kind, intake.Setup{Parsers: parsers(), Progress: func(int, int) { cancel() }})
	assert.ErrorIs(t, err, context.Canceled)
}

// TestFarCell: a value in the last corner of the grid and a merge over all of it must not make millions of cells.
func TestFarCell(t *testing.T) {
	path := zipped(t, "a.xlsx", bookParts(`<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>责任事项</v></c></row>`+
		`<row r="1048576"><c r="B1048576" t="str"><v>x</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`))
	book, err := sheet.Open(context.Background(), path, sheet.Options{})
	require.NoError(t, err)
	require.Len(t, book.Sheets[0].Rows, 2)
	assert.LessOrEqual(t, len(book.Sheets[0].Rows[1].Cells), 2)
}

func TestZipBomb(t *testing.T) {
	limits := sheet.DefaultLimits()
	limits.PartBytes = 1 << 20
	path := zipped(t, "a.xlsx", bookParts(`<worksheet><sheetData>`+strings.Repeat(" ", 2<<20)+`</sheetData></worksheet>`))
	_, err := sheet.Open(context.Background(), path, sheet.Options{Limits: limits})
	var refusal *sheet.Refusal
	require.True(t, errors.As(err, &refusal))
	assert.Equal(t, sheet.TooLarge, refusal.Code)
}

// TestTooManyCells: the rows and cells of a list are bounded as they are read.
func TestTooManyCells(t *testing.T) {
	limits := sheet.DefaultLimits()
	limits.Rows = 100
	_, err := sheet.Open(context.Background(), file(t, "a.csv", strings.Repeat("a,b\n", 101)), sheet.Options{Limits: limits})
	var refusal *sheet.Refusal
	require.True(t, errors.As(err, &refusal))
	assert.Equal(t, sheet.TooLarge, refusal.Code)
}

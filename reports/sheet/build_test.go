package sheet_test

import (
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// grid writes rows into a sheet of a new workbook; nil leaves a cell out.
func grid(t *testing.T, rows [][]any) *excelize.File {
	f := excelize.NewFile()
	fill(t, f, "Sheet1", rows)
	return f
}

func fill(t *testing.T, f *excelize.File, sheet string, rows [][]any) {
	for r, row := range rows {
		for c, v := range row {
			if v != nil {
				require.NoError(t, f.SetCellValue(sheet, cellName(c, r+1), v))
			}
		}
	}
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		panic(fmt.Sprint(column, row, err))
	}
	return name
}

func save(t *testing.T, f *excelize.File) string {
	path := filepath.Join(t.TempDir(), "清单.xlsx")
	require.NoError(t, f.SaveAs(path))
	return path
}

// file writes bytes under a name.
func file(t *testing.T, name, content string) string {
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// zipped writes an archive with the given parts.
func zipped(t *testing.T, name string, parts map[string]string) string {
	path := filepath.Join(t.TempDir(), name)
	out, err := os.Create(path)
	require.NoError(t, err)
	w := zip.NewWriter(out)
	for part, content := range parts {
		p, err := w.Create(part)
		require.NoError(t, err)
		_, err = p.Write([]byte(content))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.NoError(t, out.Close())
	return path
}

// bookParts is a minimal workbook around one worksheet.
func bookParts(sheetXML string) map[string]string {
	return map[string]string{
		"[Content_Types].xml":        `<Types/>`,
		"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheetXML,
	}
}

func readFile(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

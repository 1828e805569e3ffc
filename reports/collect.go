package reports

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/out"
	"gongzhi/reports/sheet"
)

// FillBooks writes one workbook for each form into a folder and returns their paths; progress may be nil.
func FillBooks(ctx context.Context, forms []app.FillForm, dir string, progress func(done, total int, text string)) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, app.Errorf("out", "无法建立文件夹 %s，换一个有写权限的位置。", dir)
	}
	for i, f := range forms {
		if err := ctx.Err(); err != nil {
			return paths, err
		}
		if progress != nil {
			progress(i, len(forms), f.OrgName)
		}
		path := filepath.Join(dir, safeName(f.Title+"-"+f.OrgName+"-"+string(f.Due))+".xlsx")
		if err := out.SaveFunc(path, func(file *os.File) error { return out.FormXLSX(fillBook(f), file) }); err != nil {
			return paths, shown(err)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// safeName is a file name with nothing in it that a file system refuses.
func safeName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, strings.TrimRight(name, "-. "))
}

func fillBook(f app.FillForm) out.Form {
	due := "报送截止：" + f.Due.Chinese()
	if f.Due == "" {
		due = "请及时报送"
	}
	d := out.Form{Title: f.Title, Lines: []string{due + "　　填报单位：" + f.OrgName, f.Hint}, KeyHead: app.KeyTitle}
	for _, c := range f.Columns {
		d.Columns = append(d.Columns, out.FormColumn{Title: c.Title, Width: c.Width, Open: c.Kind != app.FillGiven, Whole: c.Kind == app.FillPercent, Choices: c.Choices})
	}
	for _, r := range f.Rows {
		given := make([]string, len(r.Given))
		for i, text := range r.Given {
			given[i] = cover{}.text(text)
		}
		d.Keys, d.Rows = append(d.Keys, r.Key), append(d.Rows, given)
	}
	return d
}

// ReadFillBooks reads filled workbooks, whatever a spreadsheet program did to them: columns moved, rows sorted or deleted, sheets
// added. A file that is no such workbook is told in refused; the others are read all the same.
func ReadFillBooks(ctx context.Context, paths []string) (rows []app.Returned, refused []string, err error) {
	for _, path := range paths {
		book, err := sheet.Open(ctx, path, sheet.Options{})
		if err != nil {
			var no *sheet.Refusal
			if !errors.As(err, &no) {
				return nil, nil, err
			}
			refused = append(refused, fmt.Sprintf("《%s》：%s", filepath.Base(path), no.Message))
			continue
		}
		found := 0
		for _, s := range book.Sheets {
			got := returnedRows(filepath.Base(path), s)
			rows, found = append(rows, got...), found+len(got)
		}
		if found == 0 {
			refused = append(refused, fmt.Sprintf("《%s》：没有找到填报表的行。用本程序导出的填报表填写。", filepath.Base(path)))
		}
	}
	return rows, refused, nil
}

// HandedOut says whether files are workbooks that this program made for units: one of them has the hidden key, or heads that no other
// table has.
func HandedOut(ctx context.Context, paths []string) bool {
	rows, _, err := ReadFillBooks(ctx, paths)
	if err != nil {
		return false
	}
	for _, r := range rows {
		for _, head := range []string{app.KeyTitle, "上次完成率", "反馈意见"} {
			if _, ok := r.Cells[head]; ok {
				return true
			}
		}
	}
	return false
}

// returnedRows are the rows under the heads of one sheet.
func returnedRows(file string, s sheet.Sheet) (out []app.Returned) {
	var heads []string
	for _, r := range s.Rows {
		if heads == nil {
			heads = formHeads(r)
			continue
		}
		row, filled := app.Returned{File: file, Row: r.Number, Cells: map[string]app.ReturnedCell{}}, false
		for c, cell := range r.Cells {
			if c >= len(heads) || heads[c] == "" || cell.Span != sheet.SpanNone && cell.Text == "" {
				continue
			}
			text := cell.Text
			if cell.Kind == sheet.Error || cell.Kind == sheet.NoCache {
				text = cell.Raw
			}
			row.Cells[heads[c]] = app.ReturnedCell{Text: text, Percent: cell.Kind == sheet.Number && strings.Contains(cell.Format, "%")}
			filled = filled || text != ""
		}
		if filled {
			out = append(out, row)
		}
	}
	return out
}

// formHeads are the heads of a row that holds them: the key's head, or 编号 together with another known one.
func formHeads(r sheet.Row) []string {
	var heads []string
	key, number, known := false, false, false
	for _, c := range r.Cells {
		text := strings.TrimSpace(c.Text)
		heads = append(heads, text)
		key = key || strings.HasPrefix(text, "系统编号")
		number = number || text == "编号"
		known = known || strings.HasPrefix(text, "完成率") || text == "反馈意见"
	}
	if key && number || number && known {
		return heads
	}
	return nil
}

package intake

import (
	"fmt"
	"slices"
	"strings"
)

// verdict is what one sheet amounts to.
type verdict struct {
	code, message string
}

// pick keeps the verdict that tells the user most: a sheet that was used, a header that lacks a column, one without rows.
func (v verdict) pick(other verdict) verdict {
	order := []string{"OK", "MISSING_COLUMN", "NO_DATA", "NO_HEADER", ""}
	if slices.Index(order, other.code) < slices.Index(order, v.code) {
		return other
	}
	return v
}

// conclude writes verdict and message of the whole.
func (j *judging) conclude(v verdict) {
	r := &j.result
	r.FileVerdict = v.code
	if v.code == "" {
		r.FileVerdict, v.message = "EMPTY_FILE", fmt.Sprintf("“%s”里没有内容。请检查是否选错了文件或工作表。", j.book.Name)
	}
	if r.OK() {
		slices.SortStableFunc(r.Warnings, func(a, b Warning) int {
			if a.Sheet != b.Sheet {
				return 0
			}
			return a.Row - b.Row
		})
		r.sum()
		return
	}
	r.Message = v.message
}

// unused notes a sheet that cannot be taken.
func (j *judging) unused(s Sheet, v verdict) verdict {
	j.result.Sheets = append(j.result.Sheets, SheetResult{Name: s.Name, Note: v.message})
	j.warn(Warning{Sheet: s.Name, Code: "SHEET_SKIPPED", Reason: v.message})
	return v
}

func (j *judging) noHeader(s Sheet) string {
	m := fmt.Sprintf("工作表“%s”里没有找到“%s”的表头。表头应包含：%s。", s.Name, j.kind.Name, strings.Join(j.kind.required(), "、"))
	return m + j.hint(s)
}

func (j *judging) hint(s Sheet) string {
	if other := j.resembles(s); other != "" {
		return fmt.Sprintf("这份表更像“%s”，请核对导入类别。", other)
	}
	return ""
}

func (j *judging) lacking(s Sheet, h header, missing []string) string {
	var seen []string
	for _, l := range h.labels {
		if l = joined(l); l != "" && len(seen) < 12 {
			seen = append(seen, l)
		}
	}
	return fmt.Sprintf("工作表“%s”缺少必填列“%s”。请在第 %d 行表头补上，或指定由哪一列对应。表中现有：%s。%s",
		s.Name, strings.Join(missing, "”“"), s.Rows[h.index].Number, strings.Join(seen, "、"), j.hint(s))
}

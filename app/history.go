package app

import (
	"context"
	"slices"
	"sort"

	"gongzhi/app/mask"
)

// History (变更历史) shows what happened to records, and what lies in the recycle bin.
type History struct{ *core }

// Change (变更) is one act on one record with the fields it changed.
type Change struct {
	Act    AuditRow
	Fields []FieldChange
}

// FieldChange (字段变更) is one field before and after.
type FieldChange struct{ Key, Before, After string }

// Rows lists acts of the whole office, newest first; an auditor's view.
func (s *History) Rows(ctx context.Context, q Query) (rows []AuditRow, total int, err error) {
	if !UserFrom(ctx).May(RightAudit) {
		return nil, 0, Errorf("", "无权查看审计日志，需要%s。", RightAudit.holders())
	}
	err = s.read(ctx, func(tx Tx) error {
		rows, total, err = tx.Audit().Rows(q)
		return err
	})
	return rows, total, err
}

// Recent is the newest acts for the home page, sign-ins left out.
func (s *History) Recent(ctx context.Context, n int) (rows []AuditRow, err error) {
	err = s.read(ctx, func(tx Tx) error {
		rows, _, err = tx.Audit().Rows(Query{Limit: n, Where: []Cond{{"act", "!=", "登录"}}})
		return err
	})
	return rows, err
}

// Of lists the changes of one record, newest first.
func (s *History) Of(ctx context.Context, kind string, id int64) (out []Change, err error) {
	err = s.read(ctx, func(tx Tx) error {
		acts, items, err := tx.Audit().Of(kind, id)
		if err != nil {
			return err
		}
		for i := range acts {
			out = append(out, Change{acts[i], differences(kind, items[i])})
		}
		return nil
	})
	return out, err
}

// differences compares a record before and after an act in the words of screens, bookkeeping left out, personal data masked.
func differences(kind string, item AuditItem) []FieldChange {
	a, b := fieldTexts(kind, item.Before), fieldTexts(kind, item.After)
	var out []FieldChange
	for _, m := range []map[string]string{a, b} {
		for k := range m {
			if x, y := a[k], b[k]; x != y && !slices.ContainsFunc(out, func(f FieldChange) bool { return f.Key == k }) {
				out = append(out, FieldChange{k, hide(kind, k, x), hide(kind, k, y)})
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Key < out[j].Key })
	return out
}

// hide masks the personal data of a field: phones everywhere, and of a resident's appeal also name, place and text.
func hide(kind, key, text string) string {
	resident := kind == "appeal"
	switch {
	case key == "Phone" && mask.Mobile(text) != text:
		return mask.Mobile(text)
	case key == "Phone":
		return mask.Landline(text)
	case key == "IDNumber":
		return mask.ID(text)
	case key == "Name" && resident:
		return mask.Name(text)
	case key == "Place" && resident:
		return mask.Address(text)
	case resident && (key == "Content" || key == "Reply" || key == "Note"):
		return mask.FreeText(text)
	}
	return text
}

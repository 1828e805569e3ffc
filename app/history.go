package app

import (
	"context"
	"encoding/json"
	"fmt"
	"sort"
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
			out = append(out, Change{acts[i], differences(items[i].Before, items[i].After)})
		}
		return nil
	})
	return out, err
}

// differences compares two records as JSON, bookkeeping left out.
func differences(before, after string) []FieldChange {
	a, b := map[string]any{}, map[string]any{}
	json.Unmarshal([]byte(before), &a)
	json.Unmarshal([]byte(after), &b)
	seen := map[string]bool{"ID": true, "Rev": true, "CreatedAt": true, "CreatedBy": true, "UpdatedAt": true, "UpdatedBy": true, "DeletedAt": true}
	var out []FieldChange
	for _, m := range []map[string]any{a, b} {
		for k := range m {
			if seen[k] {
				continue
			}
			seen[k] = true
			if x, y := plain(a[k]), plain(b[k]); x != y {
				out = append(out, FieldChange{k, x, y})
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Key < out[j].Key })
	return out
}

func plain(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return x
	case []any, map[string]any:
		text, _ := json.Marshal(x)
		return string(text)
	}
	return fmt.Sprint(v)
}

package kit

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gongzhi/app"
)

// columnsKey carries a table's columns to the source of a small list, which sorts and searches by what is shown.
type columnsKey struct{}

type rowText func(row any, key string) (string, bool)

func (t *Table[T]) withColumns(ctx context.Context) context.Context {
	return context.WithValue(ctx, columnsKey{}, rowText(func(row any, key string) (string, bool) {
		r, ok := row.(*T)
		if !ok {
			return "", false
		}
		if key == "" {
			var all []string
			for i := range t.opt.Columns {
				all = append(all, t.opt.Columns[i].plain(r))
			}
			return strings.Join(all, "\n"), true
		}
		for i := range t.opt.Columns {
			if t.opt.Columns[i].Key == key {
				return t.opt.Columns[i].plain(r), true
			}
		}
		return "", false
	}))
}

// SliceOf is the source of rows that are here already.
func SliceOf[T any](items []T) Source[T] {
	return Slice(func(context.Context) ([]T, error) { return items, nil })
}

// Slice is the source of a small list (up to some two thousand rows) that a service gives at once: filtering, searching and
// sorting happen here, by record field of the key or else by the text of its column.
func Slice[T any](load func(ctx context.Context) ([]T, error)) Source[T] {
	keys := finder{}
	return func(ctx context.Context, q app.Query) ([]T, int, error) {
		all, err := load(ctx)
		if err != nil {
			return nil, 0, err
		}
		text, _ := ctx.Value(columnsKey{}).(rowText)
		var rows []T
		for i := range all {
			if keeps(&all[i], q, text, keys) {
				rows = append(rows, all[i])
			}
		}
		if len(q.Sort) > 0 {
			slices.SortStableFunc(rows, func(a, b T) int { return order(&a, &b, q.Sort, text) })
		}
		total := len(rows)
		if q.Offset > 0 {
			rows = rows[min(q.Offset, total):]
		}
		if q.Limit > 0 && len(rows) > q.Limit {
			rows = rows[:q.Limit]
		}
		return rows, total, nil
	}
}

func keeps(row any, q app.Query, text rowText, keys finder) bool {
	for _, c := range q.Where {
		if !meets(row, c, text) {
			return false
		}
	}
	if q.Text == "" {
		return true
	}
	all := ""
	if s, ok := row.(app.Searchable); ok {
		all = s.SearchText()
	} else if text != nil {
		all, _ = text(row, "")
	}
	for _, w := range strings.Fields(q.Text) {
		if !keys.match(w, all, "") {
			return false
		}
	}
	return true
}

func meets(row any, c app.Cond, text rowText) bool {
	v, ok := fieldValue(row, c.Key)
	if !ok {
		if text == nil {
			return true
		}
		s, found := text(row, c.Key)
		if !found {
			return true
		}
		v = any(s)
	}
	switch c.Op {
	case "=":
		return compare(v, c.Value) == 0
	case "!=":
		return compare(v, c.Value) != 0
	case "<":
		return compare(v, c.Value) < 0
	case "<=":
		return compare(v, c.Value) <= 0
	case ">":
		return compare(v, c.Value) > 0
	case ">=":
		return compare(v, c.Value) >= 0
	case "in":
		list := reflect.ValueOf(c.Value)
		for i := range list.Len() {
			if compare(v, list.Index(i).Interface()) == 0 {
				return true
			}
		}
		return false
	case "null":
		return fmt.Sprint(v) == ""
	case "notnull":
		return fmt.Sprint(v) != ""
	}
	return true
}

// fieldValue is a record's field by its column name.
func fieldValue(row any, key string) (any, bool) {
	v := reflect.Indirect(reflect.ValueOf(row))
	if v.Kind() != reflect.Struct || key == "" {
		return nil, false
	}
	want := strings.ReplaceAll(key, "_", "")
	f := v.FieldByNameFunc(func(name string) bool { return strings.EqualFold(name, want) && unicode.IsUpper(rune(name[0])) })
	if !f.IsValid() || !f.CanInterface() {
		return nil, false
	}
	return f.Interface(), true
}

// number is a value as a number where it is one.
func number(v any) (float64, bool) {
	r := reflect.ValueOf(v)
	switch {
	case !r.IsValid():
		return 0, false
	case r.CanInt():
		return float64(r.Int()), true
	case r.CanUint():
		return float64(r.Uint()), true
	case r.CanFloat():
		return r.Float(), true
	case r.Kind() == reflect.Bool:
		if r.Bool() {
			return 1, true
		}
		return 0, true
	case r.Kind() == reflect.String:
		s := strings.NewReplacer(",", "", "%", "", "−", "-").Replace(strings.TrimSpace(r.String()))
		n, err := strconv.ParseFloat(s, 64)
		return n, err == nil
	}
	return 0, false
}

func compare(a, b any) int {
	x, ok1 := number(a)
	y, ok2 := number(b)
	if ok1 && ok2 {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(plainText(a), plainText(b))
}

func plainText(v any) string {
	if r := reflect.ValueOf(v); r.IsValid() && r.Kind() == reflect.String {
		return r.String()
	}
	return fmt.Sprint(v)
}

func order(a, b any, keys []app.Sort, text rowText) int {
	for _, k := range keys {
		x, ok := fieldValue(a, k.Key)
		y, _ := fieldValue(b, k.Key)
		if !ok && text != nil {
			xs, _ := text(a, k.Key)
			ys, _ := text(b, k.Key)
			x, y = xs, ys
		}
		if x == nil || y == nil {
			continue
		}
		if n := compare(x, y); n != 0 {
			if k.Desc {
				return -n
			}
			return n
		}
	}
	return 0
}

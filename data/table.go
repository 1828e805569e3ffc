package data

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gongzhi/app"
)

// table knows how one record type lies in its table: a column per exported field, in snake case, structs and lists as JSON.
type table struct {
	name    string
	typ     reflect.Type
	columns []column
	byName  map[string]int
	selects string   // "id","rev",…
	names   []string // the same and, where there is one, the find column
	search  bool     // has a find column
	finder  *finder  // its texts, where there is one
	last    []int    // columns whose empty values sort after all others, through a key column of their own
}

type column struct {
	name  string
	index []int
	json  bool
}

func newTable[T any](name string) *table {
	var zero T
	t := &table{name: name, typ: reflect.TypeOf(zero), byName: map[string]int{}}
	t.walk(t.typ, nil)
	_, t.search = any(&zero).(app.Searchable)
	quoted := make([]string, len(t.columns))
	for i, c := range t.columns {
		quoted[i] = `"` + c.name + `"`
		t.byName[c.name] = i
	}
	t.selects = strings.Join(quoted, ",")
	t.names = quoted
	for _, i := range t.last {
		t.names = append(t.names[:len(t.names):len(t.names)], lastKey(t.columns[i].name))
	}
	if t.search {
		t.names = append(t.names[:len(t.names):len(t.names)], "find")
		t.finder = &finder{}
	}
	return t
}

func (t *table) walk(typ reflect.Type, prefix []int) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		index := append(append([]int(nil), prefix...), i)
		if f.Anonymous {
			t.walk(f.Type, index)
			continue
		}
		if !f.IsExported() || f.Tag.Get("data") == "-" {
			continue
		}
		if f.Tag.Get("data") == "last" {
			t.last = append(t.last, len(t.columns))
		}
		kind := f.Type.Kind()
		t.columns = append(t.columns, column{snake(f.Name), index, kind == reflect.Slice || kind == reflect.Struct || kind == reflect.Map})
	}
}

// lastKey is the column that a date sorted last when empty is sorted by.
func lastKey(column string) string { return column + "_key" }

// afterAll stands in the key column of an empty date.
const afterAll = "9999-12-31"

// keys are the values of the key columns, from those of the columns.
func (t *table) keys(values []any) (out []any) {
	for _, i := range t.last {
		v := fmt.Sprint(values[i])
		if v == "" {
			v = afterAll
		}
		out = append(out, v)
	}
	return out
}

// snake turns LeadOrgID into lead_org_id and SHA256 into sha256.
func snake(name string) string {
	var b strings.Builder
	runes := []rune(strings.Replace(name, "IDs", "Ids", 1))
	for i, r := range runes {
		lowerBefore := i > 0 && (unicode.IsLower(runes[i-1]) || unicode.IsDigit(runes[i-1]))
		lowerAfter := i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) && unicode.IsUpper(runes[i-1])
		if unicode.IsUpper(r) && (lowerBefore || lowerAfter) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// values are the record's fields as the driver takes them, in column order.
func (t *table) values(rec reflect.Value) ([]any, error) {
	out := make([]any, len(t.columns))
	for i, c := range t.columns {
		f := rec.FieldByIndex(c.index)
		if c.json {
			text, err := json.Marshal(f.Interface())
			if err != nil {
				return nil, err
			}
			if string(text) == "null" {
				text = []byte("[]")
			}
			out[i] = string(text)
			continue
		}
		out[i] = f.Interface()
	}
	return out, nil
}

// scanner reads rows of a table into one record, column by column.
type scanner struct {
	*table
	rec     reflect.Value
	targets []any
	texts   []string // of the columns kept as JSON, by column
}

// scanner reads into rec, which each row fills anew.
func (t *table) scanner(rec reflect.Value) *scanner {
	s := &scanner{table: t, rec: rec, targets: make([]any, len(t.columns)), texts: make([]string, len(t.columns))}
	for i, c := range t.columns {
		if c.json {
			s.targets[i] = &s.texts[i]
		} else {
			s.targets[i] = rec.FieldByIndex(c.index).Addr().Interface()
		}
	}
	return s
}

// scan reads the current row.
func (s *scanner) scan(rows *sql.Rows) error {
	s.rec.SetZero()
	if err := rows.Scan(s.targets...); err != nil {
		return fmt.Errorf("reading %s: %w", s.name, err)
	}
	for i, c := range s.columns {
		if text := s.texts[i]; c.json && text != "" && text != "[]" {
			if err := json.Unmarshal([]byte(text), s.rec.FieldByIndex(c.index).Addr().Interface()); err != nil {
				return fmt.Errorf("reading %s.%s: %w", s.name, c.name, err)
			}
		}
	}
	return nil
}

// fold makes text comparable: compatibility form, lower case.
func fold(text string) string { return strings.ToLower(norm.NFKC.String(text)) }

// where is the SQL after the table name, and its arguments; the search text aside.
func (t *table) where(q app.Query) (string, []any, error) {
	var parts []string
	var args []any
	if q.Deleted {
		parts = append(parts, "deleted_at<>''")
	} else {
		parts = append(parts, "deleted_at=''")
	}
	for _, c := range q.Where {
		if _, ok := t.byName[c.Key]; !ok {
			return "", nil, fmt.Errorf("table %s has no column %q", t.name, c.Key)
		}
		sqlText, more, err := condition(c)
		if err != nil {
			return "", nil, err
		}
		parts = append(parts, sqlText)
		args = append(args, more...)
	}
	return " WHERE " + strings.Join(parts, " AND "), args, nil
}

// fewHits is the number of hits up to which they are read one by one instead of walking an index past them.
const fewHits = 3000

// ticked has a byte for every id up to the largest, 1 for those given: the database looks into it row by row, where it would
// sort a list of many ids first.
func ticked(ids []int64) []byte {
	marks := make([]byte, slices.Max(ids))
	for _, id := range ids {
		marks[id-1] = 1
	}
	return marks
}

// searched is where with the search text: the ids found in memory, or else a search in the database.
func (t *table) searched(tx *tx, q app.Query) (string, []any, error) {
	where, args, err := t.where(q)
	words := wordsOf(q.Text)
	if err != nil || !t.search || len(words) == 0 {
		return where, args, err
	}
	if !q.Deleted {
		ids, ok, err := t.finder.matching(tx, t.name, words)
		if err != nil {
			return "", nil, err
		}
		if ok && len(ids) > fewHits {
			return where + " AND substr(?,id,1)=x'01'", append(args, ticked(ids)), nil
		}
		if ok {
			list, err := json.Marshal(ids)
			return where + " AND id IN (SELECT value FROM json_each(?))", append(args, string(list)), err
		}
	}
	for _, word := range words {
		where += ` AND find LIKE ? ESCAPE '\'`
		args = append(args, "%"+strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(word)+"%")
	}
	return where, args, nil
}

func condition(c app.Cond) (string, []any, error) {
	key := `"` + c.Key + `"`
	switch c.Op {
	case "=", "<", "<=", ">", ">=":
		return key + c.Op + "?", []any{c.Value}, nil
	case "!=":
		return key + "<>?", []any{c.Value}, nil
	case "like":
		return key + " LIKE ?", []any{c.Value}, nil
	case "in":
		list := reflect.ValueOf(c.Value)
		if list.Kind() != reflect.Slice && list.Kind() != reflect.Array {
			return "", nil, fmt.Errorf("condition %s in: %T is no list", c.Key, c.Value)
		}
		if list.Len() == 0 {
			return "0", nil, nil
		}
		args := make([]any, list.Len())
		for i := range args {
			args[i] = list.Index(i).Interface()
		}
		return key + " IN (?" + strings.Repeat(",?", len(args)-1) + ")", args, nil
	}
	return "", nil, fmt.Errorf("unknown condition %s %s", c.Key, c.Op)
}

func (t *table) order(q app.Query) (string, error) {
	if len(q.Sort) == 0 {
		return " ORDER BY id DESC", nil
	}
	var parts []string
	for _, s := range q.Sort {
		if _, ok := t.byName[s.Key]; !ok {
			return "", fmt.Errorf("table %s cannot be sorted by %q", t.name, s.Key)
		}
		dir := ""
		if s.Desc {
			dir = " DESC"
		}
		key := `"` + s.Key + `"`
		if slices.ContainsFunc(t.last, func(i int) bool { return t.columns[i].name == s.Key }) {
			key = lastKey(s.Key)
		}
		parts = append(parts, key+dir)
	}
	return " ORDER BY " + strings.Join(parts, ",") + ",id DESC", nil
}

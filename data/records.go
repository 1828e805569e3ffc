package data

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"gongzhi/app"
)

// records is one table inside one transaction.
type records[T any] struct {
	*table
	tx *tx
}

func metaOf[T any](rec *T) *app.Record { return any(rec).(interface{ Meta() *app.Record }).Meta() }

func (r records[T]) Get(id int64) (T, error) { return r.Find(app.Where(app.Eq("id", id))) }

func (r records[T]) Find(q app.Query) (T, error) {
	q.Limit = 1
	list, err := r.List(q)
	if err == nil && len(list) == 0 {
		err = app.ErrNotFound
	}
	if err != nil {
		var zero T
		return zero, err
	}
	return list[0], nil
}

func (r records[T]) List(q app.Query) ([]T, error) {
	var out []T
	err := r.Each(q, func(rec *T) error {
		out = append(out, *rec)
		return nil
	})
	return out, err
}

func (r records[T]) Each(q app.Query, fn func(*T) error) error {
	where, args, err := r.searched(r.tx, q)
	if err != nil {
		return err
	}
	order, err := r.order(q)
	if err != nil {
		return err
	}
	text := "SELECT " + r.selects + " FROM " + r.name
	if q.Limit > 0 || q.Offset > 0 {
		limit := q.Limit
		if limit == 0 {
			limit = -1
		}
		// The page is chosen in an index where one fits, and only its rows are read whole.
		text += fmt.Sprintf(" WHERE id IN (SELECT id FROM %s%s%s LIMIT %d OFFSET %d)", r.name, where, order, limit, q.Offset) + order
	} else {
		text += where + order
	}
	rows, err := r.tx.sql.QueryContext(r.tx.ctx, text, args...)
	if err != nil {
		return fmt.Errorf("listing %s: %w", r.name, err)
	}
	defer rows.Close()
	var row T
	s := r.scanner(reflect.ValueOf(&row).Elem())
	for rows.Next() {
		if err := s.scan(rows); err != nil {
			return err
		}
		rec := row
		if err := fn(&rec); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (r records[T]) Count(q app.Query) (int, error) {
	where, args, err := r.searched(r.tx, q)
	if err != nil {
		return 0, err
	}
	var n int
	err = r.tx.sql.QueryRowContext(r.tx.ctx, "SELECT count(*) FROM "+r.name+where, args...).Scan(&n)
	return n, err
}

func (r records[T]) Counts(q app.Query, key string) (map[string]int, error) {
	if _, ok := r.byName[key]; !ok {
		return nil, fmt.Errorf("table %s has no column %q", r.name, key)
	}
	where, args, err := r.searched(r.tx, q)
	if err != nil {
		return nil, err
	}
	rows, err := r.tx.sql.QueryContext(r.tx.ctx, `SELECT CAST("`+key+`" AS TEXT),count(*) FROM `+r.name+where+` GROUP BY "`+key+`"`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var k string
		var n int
		if err := rows.Scan(&k, &n); err != nil {
			return nil, err
		}
		out[k] = n
	}
	return out, rows.Err()
}

func (r records[T]) Put(rec *T) error {
	if r.tx.readonly {
		return errors.New("writing in a read transaction")
	}
	meta := metaOf(rec)
	before := ""
	if meta.ID != 0 {
		old, err := r.current(meta)
		if err != nil {
			return err
		}
		before = old
	}
	return r.save(rec, before)
}

// current is the stored record as JSON, or the conflict when it is not the revision that was read.
func (r records[T]) current(meta *app.Record) (string, error) {
	old, err := r.Get(meta.ID)
	if err != nil {
		return "", err
	}
	was := metaOf(&old)
	if was.Rev != meta.Rev {
		now, _ := json.Marshal(old) // it came from the store
		return "", &app.Conflict{Kind: r.name, ID: meta.ID, Rev: was.Rev, Who: was.UpdatedBy, At: was.UpdatedAt,
			Was: r.tx.revision(r.name, meta.ID, meta.Rev), Is: string(now)}
	}
	meta.CreatedAt, meta.CreatedBy = was.CreatedAt, was.CreatedBy
	text, err := json.Marshal(old)
	return string(text), err
}

func (r records[T]) save(rec *T, before string) error {
	meta := metaOf(rec)
	s := r.tx.stamp
	meta.Rev++
	meta.UpdatedAt, meta.UpdatedBy = s.At, s.Who
	if meta.ID == 0 {
		meta.CreatedAt, meta.CreatedBy = s.At, s.Who
	}
	values, err := r.values(reflect.ValueOf(rec).Elem())
	if err != nil {
		return err
	}
	names := r.names
	values = append(values, r.keys(values)...)
	if r.search {
		values = append(values, fold(any(rec).(app.Searchable).SearchText()))
	}
	var res sql.Result
	if meta.ID == 0 {
		values[r.byName["id"]] = nil
		res, err = r.tx.sql.ExecContext(r.tx.ctx, "INSERT INTO "+r.name+"("+strings.Join(names, ",")+") VALUES(?"+strings.Repeat(",?", len(values)-1)+")", values...)
	} else {
		values = append(values, meta.ID, meta.Rev-1)
		res, err = r.tx.sql.ExecContext(r.tx.ctx, "UPDATE "+r.name+" SET "+strings.Join(names, "=?,")+"=? WHERE id=? AND rev=?", values...)
	}
	if err != nil {
		meta.Rev--
		return explain(err, r.name)
	}
	if meta.ID == 0 {
		if meta.ID, err = res.LastInsertId(); err != nil {
			return err
		}
	}
	after, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	r.tx.note(r.name, meta.ID, before, string(after))
	return nil
}

func (r records[T]) Delete(id int64) error { return r.bin(id, string(r.tx.stamp.At), false) }

func (r records[T]) Restore(id int64) error { return r.bin(id, "", true) }

func (r records[T]) bin(id int64, at string, deleted bool) error {
	rec, err := r.Find(app.Query{Where: []app.Cond{app.Eq("id", id)}, Deleted: deleted})
	if err != nil {
		return err
	}
	text, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	_, err = r.tx.sql.ExecContext(r.tx.ctx, "UPDATE "+r.name+" SET deleted_at=?,rev=rev+1,updated_at=?,updated_by=? WHERE id=?",
		at, r.tx.stamp.At, r.tx.stamp.Who, id)
	if err != nil {
		return explain(err, r.name)
	}
	if deleted {
		r.tx.note(r.name, id, "", string(text))
	} else {
		r.tx.note(r.name, id, string(text), "")
	}
	return nil
}

package data

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"gongzhi/app"
)

// auditLog reads the append-only log inside one transaction.
type auditLog struct{ *tx }

func (a auditLog) Head() (int64, string, error) {
	var seq int64
	var hash string
	err := a.sql.QueryRowContext(a.ctx, "SELECT seq,hash FROM audit ORDER BY seq DESC LIMIT 1").Scan(&seq, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, "", nil
	}
	return seq, hash, err
}

func (a auditLog) HashAt(seq int64) (string, error) {
	var hash string
	err := a.sql.QueryRowContext(a.ctx, "SELECT hash FROM audit WHERE seq=?", seq).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return hash, err
}

const auditColumns = "seq,at,who,user_id,act,object,items,prev,hash"

func scanAudit(rows *sql.Rows, r *app.AuditRow) error {
	return rows.Scan(&r.Seq, &r.At, &r.Who, &r.UserID, &r.Act, &r.Object, &r.Items, &r.Prev, &r.Hash)
}

func (a auditLog) Rows(q app.Query) ([]app.AuditRow, int, error) {
	where, args, err := auditWhere(q)
	if err != nil {
		return nil, 0, err
	}
	var total int
	if err := a.sql.QueryRowContext(a.ctx, "SELECT count(*) FROM audit"+where, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	order := " ORDER BY seq DESC"
	if len(q.Sort) > 0 && !q.Sort[0].Desc {
		order = " ORDER BY seq"
	}
	limit := q.Limit
	if limit == 0 {
		limit = -1
	}
	rows, err := a.sql.QueryContext(a.ctx, "SELECT "+auditColumns+" FROM audit"+where+order+fmt.Sprintf(" LIMIT %d OFFSET %d", limit, q.Offset), args...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	var out []app.AuditRow
	for rows.Next() {
		var r app.AuditRow
		if err := scanAudit(rows, &r); err != nil {
			return nil, 0, err
		}
		out = append(out, r)
	}
	return out, total, rows.Err()
}

func auditWhere(q app.Query) (string, []any, error) {
	parts := []string{"1"}
	var args []any
	for _, c := range q.Where {
		switch c.Key {
		case "seq", "at", "who", "act", "object", "user_id":
		default:
			return "", nil, fmt.Errorf("the audit log has no column %q", c.Key)
		}
		text, more, err := condition(c)
		if err != nil {
			return "", nil, err
		}
		parts = append(parts, text)
		args = append(args, more...)
	}
	for _, word := range strings.Fields(q.Text) {
		parts = append(parts, "(who||' '||act||' '||object) LIKE ?")
		args = append(args, "%"+word+"%")
	}
	return " WHERE " + strings.Join(parts, " AND "), args, nil
}

func (a auditLog) Items(seq int64) ([]app.AuditItem, error) {
	rows, err := a.sql.QueryContext(a.ctx, "SELECT seq,kind,record_id,before,after FROM audit_item WHERE seq=? ORDER BY n", seq)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []app.AuditItem
	for rows.Next() {
		var it app.AuditItem
		if err := rows.Scan(&it.Seq, &it.Kind, &it.RecordID, &it.Before, &it.After); err != nil {
			return nil, err
		}
		out = append(out, it)
	}
	return out, rows.Err()
}

func (a auditLog) Of(kind string, id int64) ([]app.AuditRow, []app.AuditItem, error) {
	rows, err := a.sql.QueryContext(a.ctx, `SELECT a.seq,a.at,a.who,a.user_id,a.act,a.object,a.items,a.prev,a.hash,i.kind,i.record_id,i.before,i.after
FROM audit_item i JOIN audit a ON a.seq=i.seq WHERE i.kind=? AND i.record_id=? ORDER BY i.seq DESC,i.n DESC`, kind, id)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	var acts []app.AuditRow
	var items []app.AuditItem
	for rows.Next() {
		var r app.AuditRow
		var it app.AuditItem
		if err := rows.Scan(&r.Seq, &r.At, &r.Who, &r.UserID, &r.Act, &r.Object, &r.Items, &r.Prev, &r.Hash, &it.Kind, &it.RecordID, &it.Before, &it.After); err != nil {
			return nil, nil, err
		}
		it.Seq = r.Seq
		acts = append(acts, r)
		items = append(items, it)
	}
	return acts, items, rows.Err()
}

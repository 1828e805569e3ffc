package data

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gongzhi/app"
)

// told is the most records of one kind that the check names one by one.
const told = 20

// offRecord reports whether a field changes without an entry in the audit log: the bookkeeping of the bin, and the lamps.
func offRecord(field string) bool {
	return slices.Contains([]string{"Rev", "UpdatedAt", "UpdatedBy", "DeletedAt", "Lamp", "LampRank", "LampWord", "LampWhy", "Planned"}, field)
}

// audited are the tables whose records the audit log tells of.
func (t *tables) audited() []*table {
	return []*table{t.org, t.person, t.venue, t.user, t.setting, t.attachment, t.number, t.meeting, t.attendance, t.agenda, t.resolution, t.minutes,
		t.duty, t.dutyList, t.milestone, t.progress, t.extension, t.review, t.slip, t.dutyEvent, t.listEntry, t.authority, t.authorityRow,
		t.appeal, t.indicator, t.indicatorValue, t.assessment, t.ranking, t.score, t.incentive, t.incentiveStep}
}

// checkRecords compares every record with what the audit log last said of it: what was changed, put in the bin or removed
// with another program shows here. The log itself is covered by its chain.
func (t *tx) checkRecords(r *app.CheckReport) error {
	for _, kind := range t.tables.audited() {
		found, err := t.changedBehind(kind)
		if err != nil {
			return err
		}
		if n := len(found); n > told {
			found = append(found[:told:told], fmt.Sprintf("%s另有 %d 条同样的问题", app.KindWord(kind.name), n-told))
		}
		r.Problems = append(r.Problems, found...)
	}
	return nil
}

// changedBehind lists the records of a kind that differ from their last entry in the audit log.
func (t *tx) changedBehind(kind *table) (found []string, err error) {
	rec := reflect.New(kind.typ)
	s := kind.scanner(rec.Elem())
	var id int64
	var last string
	s.targets = append(s.targets, &id, &last)
	rows, err := t.sql.QueryContext(t.ctx, `WITH item AS (SELECT record_id,after,row_number() OVER (PARTITION BY record_id ORDER BY seq DESC,n DESC) AS nth
FROM audit_item WHERE kind=?) SELECT `+ofRow(kind.selects)+`,item.record_id,item.after FROM item JOIN "`+kind.name+`" AS r ON r.id=item.record_id WHERE item.nth=1 AND item.after<>''`, kind.name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := s.scan(rows); err != nil {
			return nil, err
		}
		now, err := json.Marshal(rec.Elem().Interface())
		if err != nil {
			return nil, err
		}
		if fields := unlike(last, string(now)); len(fields) > 0 {
			found = append(found, fmt.Sprintf("%s（编号 %d）与审计日志的记载不符：%s", app.KindWord(kind.name), id, strings.Join(fields, "、")))
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	gone, err := t.removedBehind(kind)
	return append(found, gone...), err
}

// removedBehind lists the records of a kind that the audit log knows to be there and that are gone.
func (t *tx) removedBehind(kind *table) (found []string, err error) {
	rows, err := t.sql.QueryContext(t.ctx, `WITH item AS (SELECT record_id,after,row_number() OVER (PARTITION BY record_id ORDER BY seq DESC,n DESC) AS nth
FROM audit_item WHERE kind=?) SELECT item.record_id FROM item WHERE item.nth=1 AND item.after<>'' AND NOT EXISTS (SELECT 1 FROM "`+kind.name+`" AS r WHERE r.id=item.record_id AND r.deleted_at='')`, kind.name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		found = append(found, fmt.Sprintf("%s（编号 %d）在审计日志里还在，记录却没有了", app.KindWord(kind.name), id))
	}
	return found, rows.Err()
}

func ofRow(selects string) string { return "r." + strings.ReplaceAll(selects, ",", ",r.") }

// unlike names the fields of a record as it was written down that differ from the record now. Fields that came with a later
// version of the program are not in the older text and not compared; nothing and an empty list are the same.
func unlike(written, now string) (fields []string) {
	var was, is map[string]json.RawMessage
	if json.Unmarshal([]byte(written), &was) != nil || json.Unmarshal([]byte(now), &is) != nil {
		return []string{"内容读不出来"}
	}
	for field, value := range was {
		other, still := is[field]
		if still && !offRecord(field) && string(value) != string(other) && !(nothing(value) && nothing(other)) {
			fields = append(fields, app.FieldWord(field))
		}
	}
	slices.Sort(fields)
	return fields
}

func nothing(value json.RawMessage) bool {
	return slices.Contains([]string{"null", "[]", "{}", `""`}, string(value))
}

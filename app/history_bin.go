package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// BinRow (回收站条目) is one deleted record: what it is, when it was deleted and by whom. Seq tells the rows apart.
type BinRow struct {
	Seq   int64
	Kind  string // table word
	ID    int64
	Title string
	At    Stamp
	By    string
}

// binTable is one table whose records may come back.
type binTable struct {
	kind    string
	list    func(q Query) (rows []BinRow, total int, err error)
	restore func(id int64) error
}

// binned are the tables whose records may come back from the recycle bin.
func binned(tx Tx) []binTable {
	return []binTable{
		binOf("duty", tx.Duties(), func(d *Duty) string { return d.No + " " + d.Content }),
		binOf("meeting", tx.Meetings(), func(m *Meeting) string { return m.Title }),
		binOf("org", tx.Orgs(), func(o *Org) string { return o.Name }),
		binOf("person", tx.People(), func(p *Person) string { return p.Name }),
		binOf("venue", tx.Venues(), func(v *Venue) string { return v.Name }),
		binOf("appeal", tx.Appeals(), func(a *Appeal) string { return a.No + " " + a.Category }),
		binOf("indicator", tx.Indicators(), func(i *Indicator) string { return i.Name }),
		binOf("incentive", tx.Incentives(), func(i *Incentive) string { return i.No + " " + i.OrgName }),
		binOf("attachment", tx.Attachments(), func(a *Attachment) string { return a.Name }),
	}
}

func binOf[T any](kind string, table Records[T], title func(*T) string) binTable {
	return binTable{kind: kind, restore: table.Restore, list: func(q Query) (rows []BinRow, total int, err error) {
		if _, ok := any(new(T)).(Searchable); !ok && q.Text != "" {
			return nil, 0, nil
		}
		q.Deleted = true
		if total, err = table.Count(q); err != nil || total == 0 {
			return nil, total, err
		}
		err = table.Each(q, func(rec *T) error {
			meta := any(rec).(interface{ Meta() *Record }).Meta()
			rows = append(rows, BinRow{Kind: kind, ID: meta.ID, Title: title(rec), At: meta.DeletedAt, By: meta.UpdatedBy})
			return nil
		})
		return rows, total, err
	}}
}

// Bin lists the recycle bin, newest first. A condition on kind chooses one table; Text is looked for in the records.
func (s *History) Bin(ctx context.Context, q Query) (rows []BinRow, total int, err error) {
	only := ""
	for _, c := range q.Where {
		if c.Key == "kind" {
			only, _ = c.Value.(string)
		}
	}
	part := Query{Text: q.Text}.By("-deleted_at", "-id")
	if q.Limit > 0 {
		part.Limit = q.Offset + q.Limit
	}
	err = s.read(ctx, func(tx Tx) error {
		for i, t := range binned(tx) {
			if only != "" && only != t.kind {
				continue
			}
			found, n, err := t.list(part)
			if err != nil {
				return err
			}
			for j := range found {
				found[j].Seq = int64(i)<<40 | found[j].ID
			}
			rows, total = append(rows, found...), total+n
		}
		return nil
	})
	slices.SortStableFunc(rows, func(a, b BinRow) int { return cmp.Compare(b.At, a.At) })
	rows = rows[min(q.Offset, len(rows)):]
	if q.Limit > 0 {
		rows = rows[:min(q.Limit, len(rows))]
	}
	return rows, total, err
}

// BinKinds are the table words whose records the recycle bin keeps.
func (s *History) BinKinds(ctx context.Context) (kinds []string, err error) {
	err = s.read(ctx, func(tx Tx) error {
		for _, t := range binned(tx) {
			kinds = append(kinds, t.kind)
		}
		return nil
	})
	return kinds, err
}

// Restore takes a record out of the recycle bin.
func (s *History) Restore(ctx context.Context, kind string, id int64) error {
	return s.RestoreAll(ctx, []BinRow{{Kind: kind, ID: id}})
}

// RestoreAll takes records out of the recycle bin in one act: all of them or none.
func (s *History) RestoreAll(ctx context.Context, rows []BinRow) error {
	if len(rows) == 0 {
		return Errorf("", "没有选中的记录。")
	}
	topics := make([]Topic, len(rows))
	for i, r := range rows {
		topics[i] = Topic(r.Kind)
	}
	slices.Sort(topics)
	act := Act{Name: "恢复" + KindWord(rows[0].Kind), Object: rows[0].Title, Right: RightEdit}
	if len(rows) > 1 {
		act.Name, act.Object = "恢复记录", fmt.Sprintf("%d 项", len(rows))
	}
	return s.write(ctx, act, func(tx Tx) error {
		tables := map[string]func(int64) error{}
		for _, t := range binned(tx) {
			tables[t.kind] = t.restore
		}
		for _, r := range rows {
			restore := tables[r.Kind]
			if restore == nil {
				return Errorf("", "%s不能恢复。", KindWord(r.Kind))
			}
			if err := restore(r.ID); err != nil {
				return err
			}
		}
		return nil
	}, slices.Compact(topics)...)
}

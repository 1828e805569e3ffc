package app

import (
	"context"
	"encoding/json"
)

// Revertible says whether an earlier version of such a record may be taken back: only what the office keeps about units,
// people and rooms. What went through an act of the office (items, meetings, cases) is changed by acts alone.
func Revertible(kind string) bool { return kind == "org" || kind == "person" || kind == "venue" }

// Revert gives a record the values it had before act seq, through the same checks as a change by hand.
func (s *History) Revert(ctx context.Context, kind string, id, seq int64) error {
	before, err := s.before(ctx, kind, id, seq)
	if err != nil {
		return err
	}
	switch kind {
	case "org":
		orgs := Orgs{s.core}
		return revert(ctx, before, id, orgs.Get, orgs.Save)
	case "person":
		people := People{s.core}
		return revert(ctx, before, id, people.Get, people.Save)
	case "venue":
		venues := Venues{s.core}
		return revert(ctx, before, id, venues.Get, venues.Save)
	}
	return Errorf("", "%s不能恢复到以前的内容，只能按办理步骤变更。", KindWord(kind))
}

func (s *History) before(ctx context.Context, kind string, id, seq int64) (text string, err error) {
	err = s.read(ctx, func(tx Tx) error {
		items, err := tx.Audit().Items(seq)
		if err != nil {
			return err
		}
		for _, it := range items {
			if it.Kind == kind && it.RecordID == id {
				text = it.Before
			}
		}
		return nil
	})
	if err == nil && text == "" {
		err = Errorf("", "这次操作之前没有内容可恢复。")
	}
	return text, err
}

func revert[T any](ctx context.Context, before string, id int64, get func(context.Context, int64) (T, error), save func(context.Context, *T) error) error {
	now, err := get(ctx, id)
	if err != nil {
		return err
	}
	var old T
	if err := json.Unmarshal([]byte(before), &old); err != nil {
		return err
	}
	*any(&old).(interface{ Meta() *Record }).Meta() = *any(&now).(interface{ Meta() *Record }).Meta()
	return save(ctx, &old)
}

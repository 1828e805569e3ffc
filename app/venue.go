package app

import (
	"context"
	"strings"
)

// Venues (会议场所) keeps the rooms.
type Venues struct{ *core }

// List is one page of the rooms.
func (s *Venues) List(ctx context.Context, q Query) ([]Venue, int, error) {
	return list(ctx, s.core, q, Tx.Venues)
}

// Get is one room.
func (s *Venues) Get(ctx context.Context, id int64) (Venue, error) {
	return get(ctx, s.core, id, Tx.Venues)
}

// Save adds or changes a room; its name must be unique.
func (s *Venues) Save(ctx context.Context, v *Venue) error {
	name := "新增会议场所"
	if v.ID != 0 {
		name = "修改会议场所"
	}
	return s.write(ctx, Act{Name: name, Object: v.Name, Right: RightEdit}, func(tx Tx) error {
		v.Name = strings.TrimSpace(v.Name)
		var wrong Errors
		wrong.Add(v.Name == "", "name", "填写场所名称。")
		wrong.Add(v.Capacity < 0, "capacity", "容纳人数不能为负数。")
		same, err := tx.Venues().Count(Where(Eq("name", v.Name), Cond{"id", "!=", v.ID}))
		if err != nil {
			return err
		}
		wrong.Add(same > 0, "name", "已有同名场所“%s”。", v.Name)
		if err := wrong.Err(); err != nil {
			return err
		}
		return tx.Venues().Put(v)
	}, VenueChanged)
}

// Delete moves a room to the recycle bin; past meetings keep its name.
func (s *Venues) Delete(ctx context.Context, id int64) error {
	return s.write(ctx, Act{Name: "删除会议场所", Right: RightEdit}, func(tx Tx) error { return tx.Venues().Delete(id) }, VenueChanged)
}

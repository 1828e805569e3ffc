package app

import (
	"context"
	"strings"
)

// People (人员) keeps the people.
type People struct{ *core }

// List is one page of the people.
func (s *People) List(ctx context.Context, q Query) ([]Person, int, error) {
	return list(ctx, s.core, q, Tx.People)
}

// Get is one person.
func (s *People) Get(ctx context.Context, id int64) (Person, error) {
	return get(ctx, s.core, id, Tx.People)
}

// Save adds or changes a person; the name of the unit is taken from the register.
func (s *People) Save(ctx context.Context, p *Person) error {
	name := "新增人员"
	if p.ID != 0 {
		name = "修改人员"
	}
	return s.write(ctx, Act{Name: name, Object: p.Name, Right: RightEdit}, func(tx Tx) error { return savePerson(tx, p) }, PersonChanged)
}

func savePerson(tx Tx, p *Person) error {
	p.Name = strings.TrimSpace(p.Name)
	var wrong Errors
	wrong.Add(p.Name == "", "name", "填写姓名。")
	wrong.Add(p.To != "" && p.From != "" && p.To < p.From, "to", "离任日期早于到任日期 %s。", p.From)
	if p.OrgID != 0 {
		org, err := tx.Orgs().Get(p.OrgID)
		wrong.Add(err != nil, "org_id", "没有这个单位。从列表选择，或先到“主体”新增。")
		p.OrgName = org.Short()
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	return tx.People().Put(p)
}

// Delete moves a person to the recycle bin; past papers keep the name.
func (s *People) Delete(ctx context.Context, id int64) error {
	return s.write(ctx, Act{Name: "删除人员", Right: RightEdit}, func(tx Tx) error { return tx.People().Delete(id) }, PersonChanged)
}

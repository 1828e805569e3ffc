package app

import (
	"context"
	"errors"
	"strings"
)

// Authorities (分级授权) keeps the versions of the authorisation table and says what is beyond a user.
type Authorities struct{ *core }

// List is every version, newest first.
func (s *Authorities) List(ctx context.Context) ([]Authority, error) {
	rows, _, err := list(ctx, s.core, Query{}.By("-id"), Tx.Authorities)
	return rows, err
}

// Version is one version of the table; id 0 means the one in force.
func (s *Authorities) Version(ctx context.Context, id int64) (a Authority, err error) {
	err = s.read(ctx, func(tx Tx) error {
		if id != 0 {
			a, err = tx.Authorities().Get(id)
			return err
		}
		a, err = currentAuthority(tx)
		return err
	})
	if errors.Is(err, ErrNotFound) {
		err = Errorf("", "还没有印发的分级授权表。")
	}
	return a, err
}

func currentAuthority(tx Tx) (Authority, error) {
	return tx.Authorities().Find(Where(In("state", []ListState{ListIssued, ListAdjusted})).By("-version", "-id"))
}

// Matters is the table of a version, one line per kind of matter; id 0 means the version in force.
func (s *Authorities) Matters(ctx context.Context, id int64) (out []AuthorityMatter, err error) {
	err = s.read(ctx, func(tx Tx) error {
		if id == 0 {
			a, err := currentAuthority(tx)
			if err != nil {
				return err
			}
			id = a.ID
		}
		out, err = mattersOf(tx, id)
		return err
	})
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return out, err
}

func mattersOf(tx Tx, id int64) ([]AuthorityMatter, error) {
	rows, err := tx.AuthorityRows().List(Where(Eq("authority_id", id)).By("seq", "level"))
	return matters(rows), err
}

// Save enters a draft version, or changes what stands at its head.
func (s *Authorities) Save(ctx context.Context, a *Authority) error {
	a.Name = strings.TrimSpace(a.Name)
	return s.write(ctx, Act{Name: "拟定分级授权表", Object: a.Name, Right: RightEdit}, func(tx Tx) error {
		if a.Name == "" {
			return Errorf("name", "名称为空。例如：清河湾街道事项分级授权表。")
		}
		if a.ID == 0 {
			a.Edition = Edition{Version: 1, Basis: a.Basis, DocNo: a.DocNo, Note: a.Note}
			if err := tx.Authorities().Put(a); err != nil {
				return err
			}
			a.Family = a.ID
			return tx.Authorities().Put(a)
		}
		old, err := tx.Authorities().Get(a.ID)
		if err != nil {
			return err
		}
		if err := old.editable(); err != nil {
			return err
		}
		a.Edition = Edition{Family: old.Family, Version: old.Version, Basis: a.Basis, DocNo: a.DocNo, Note: a.Note}
		return tx.Authorities().Put(a)
	}, AuthorityChanged)
}

// SaveMatter enters or changes one kind of matter of a draft; old is its former name, empty for a new one.
func (s *Authorities) SaveMatter(ctx context.Context, id int64, old string, m AuthorityMatter) error {
	m.Matter = strings.TrimSpace(m.Matter)
	if err := m.Validate(); err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "修改授权条目", Object: m.Matter, Right: RightEdit}, func(tx Tx) error {
		rows, err := s.draftRows(tx, id)
		if err != nil {
			return err
		}
		last, kept := 0, map[OrgLevel]Record{}
		for _, r := range rows {
			last = max(last, r.Seq)
			if r.Matter == m.Matter && r.Matter != old {
				return Errorf("matter", "已经有“%s”。换一个名称，或修改原有的条目。", m.Matter)
			}
			if r.Matter == old && old != "" {
				kept[r.Level], m.Seq = r.Record, r.Seq
			}
		}
		if m.Seq == 0 {
			m.Seq = last + 1
		}
		for _, l := range OrgLevels {
			r := *m.At(l)
			r.Record, r.AuthorityID, r.Seq, r.Matter, r.Level, r.Basis = kept[l], id, m.Seq, m.Matter, l, strings.TrimSpace(m.Basis)
			if err := tx.AuthorityRows().Put(&r); err != nil {
				return err
			}
		}
		return nil
	}, AuthorityChanged)
}

// DeleteMatter takes a kind of matter out of a draft.
func (s *Authorities) DeleteMatter(ctx context.Context, id int64, matter string) error {
	return s.write(ctx, Act{Name: "删除授权条目", Object: matter, Right: RightEdit}, func(tx Tx) error {
		rows, err := s.draftRows(tx, id)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.Matter == matter {
				if err := tx.AuthorityRows().Delete(r.ID); err != nil {
					return err
				}
			}
		}
		return nil
	}, AuthorityChanged)
}

func (s *Authorities) draftRows(tx Tx, id int64) ([]AuthorityRow, error) {
	a, err := tx.Authorities().Get(id)
	if err != nil {
		return nil, err
	}
	if err := a.editable(); err != nil {
		return nil, err
	}
	return tx.AuthorityRows().List(Where(Eq("authority_id", id)))
}

// Step moves a version: 送审, 退回, 印发 (the one before is revoked), 废止.
func (s *Authorities) Step(ctx context.Context, id int64, to ListState) error {
	a, err := get(ctx, s.core, id, Tx.Authorities)
	if err != nil {
		return err
	}
	return s.write(ctx, Act{Name: stepName(to) + "分级授权表", Object: a.Name, Right: stepRight(to)}, func(tx Tx) error {
		if a, err = tx.Authorities().Get(id); err != nil {
			return err
		}
		if err := a.step(to, s.today()); err != nil {
			return err
		}
		if to == ListReview {
			if n, err := tx.AuthorityRows().Count(Where(Eq("authority_id", id))); err != nil || n == 0 {
				return Errorf("", "授权表还没有条目，不能送审。先新增事项类别。")
			}
		}
		if to == ListIssued {
			if err := s.revokeOthers(tx, id); err != nil {
				return err
			}
		}
		return tx.Authorities().Put(&a)
	}, AuthorityChanged)
}

// revokeOthers ends whatever version was in force: there is one table at a time.
func (s *Authorities) revokeOthers(tx Tx, except int64) error {
	old, err := tx.Authorities().List(Where(In("state", []ListState{ListIssued, ListAdjusted})))
	if err != nil {
		return err
	}
	for _, o := range old {
		if o.ID == except {
			continue
		}
		o.State, o.RevokedOn = ListRevoked, s.today()
		if err := tx.Authorities().Put(&o); err != nil {
			return err
		}
	}
	return nil
}

// Adjust draws up the next version of the table in force (调整), with all its rows.
func (s *Authorities) Adjust(ctx context.Context, id int64) (next Authority, err error) {
	old, err := get(ctx, s.core, id, Tx.Authorities)
	if err != nil {
		return next, err
	}
	err = s.write(ctx, Act{Name: "调整分级授权表", Object: old.Name, Right: RightEdit}, func(tx Tx) error {
		if old, err = tx.Authorities().Get(id); err != nil {
			return err
		}
		if old.State != ListIssued {
			return Errorf("", "只有印发的版本可以调整，这一版是%s。", old.State)
		}
		next = Authority{Name: old.Name, Edition: old.next()}
		if err := tx.Authorities().Put(&next); err != nil {
			return err
		}
		old.State = ListAdjusted
		if err := tx.Authorities().Put(&old); err != nil {
			return err
		}
		rows, err := tx.AuthorityRows().List(Where(Eq("authority_id", id)).By("id"))
		if err != nil {
			return err
		}
		for _, r := range rows {
			r.Record, r.AuthorityID = Record{}, next.ID
			if err := tx.AuthorityRows().Put(&r); err != nil {
				return err
			}
		}
		return nil
	}, AuthorityChanged)
	return next, err
}

// Compare lists what version b changed against version a.
func (s *Authorities) Compare(ctx context.Context, a, b int64) (out []Difference, err error) {
	err = s.read(ctx, func(tx Tx) error {
		before, err := mattersOf(tx, a)
		if err != nil {
			return err
		}
		after, err := mattersOf(tx, b)
		if err != nil {
			return err
		}
		old := map[string]AuthorityMatter{}
		for _, m := range before {
			old[m.Matter] = m
		}
		for _, m := range after {
			was, known := old[m.Matter]
			delete(old, m.Matter)
			if !known {
				out = append(out, Difference{Kind: "新增", Title: m.Matter, After: m.summary()})
				continue
			}
			out = append(out, compareFields(m.Matter, was.fields(), m.fields())...)
		}
		for _, m := range before {
			if _, gone := old[m.Matter]; gone {
				out = append(out, Difference{Kind: "删除", Title: m.Matter, Before: m.summary()})
			}
		}
		return nil
	})
	return out, err
}

func (m *AuthorityMatter) summary() string {
	var parts []string
	for _, l := range OrgLevels {
		if text := m.At(l).Text(); text != "" {
			parts = append(parts, l.String()+"："+text)
		}
	}
	return strings.Join(parts, "；")
}

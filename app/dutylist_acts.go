package app

import (
	"context"
	"strconv"
	"strings"
)

// DutyLists (清单) keeps the versions of annual and special lists and their entries.
type DutyLists struct{ *core }

// List is a page of lists in all versions.
func (s *DutyLists) List(ctx context.Context, q Query) ([]DutyList, int, error) {
	return list(ctx, s.core, q, Tx.DutyLists)
}

// Get is one version with its entries in order.
func (s *DutyLists) Get(ctx context.Context, id int64) (l DutyList, entries []ListEntry, err error) {
	err = s.read(ctx, func(tx Tx) error {
		if l, err = tx.DutyLists().Get(id); err != nil {
			return err
		}
		entries, err = listEntries(tx, id)
		return err
	})
	return l, entries, err
}

func listEntries(tx Tx, id int64) ([]ListEntry, error) {
	return tx.ListEntries().List(Where(Eq("list_id", id)).By("seq", "id"))
}

// Save enters a new list as a draft, or changes the head of a draft.
func (s *DutyLists) Save(ctx context.Context, l *DutyList) error {
	l.Name = strings.TrimSpace(l.Name)
	if err := l.Validate(); err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "拟定责任清单", Object: l.Name, Right: RightEdit}, func(tx Tx) error {
		if l.ID == 0 {
			return s.putFirst(tx, l)
		}
		old, err := tx.DutyLists().Get(l.ID)
		if err != nil {
			return err
		}
		if err := old.editable(); err != nil {
			return err
		}
		l.Edition = Edition{Family: old.Family, Version: old.Version, Basis: l.Basis, DocNo: l.DocNo, Note: l.Note}
		return tx.DutyLists().Put(l)
	}, ListChanged)
}

// putFirst stores the first version of a list, which gives the family its number.
func (s *DutyLists) putFirst(tx Tx, l *DutyList) error {
	l.Edition = Edition{Version: 1, Basis: l.Basis, DocNo: l.DocNo, Note: l.Note}
	if err := tx.DutyLists().Put(l); err != nil {
		return err
	}
	l.Family = l.ID
	return tx.DutyLists().Put(l)
}

// SaveEntry enters or changes one entry of a draft.
func (s *DutyLists) SaveEntry(ctx context.Context, e *ListEntry) error {
	e.Content = strings.TrimSpace(e.Content)
	if err := e.Validate(); err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "修改清单条目", Object: e.Content, Right: RightEdit}, func(tx Tx) error {
		l, err := tx.DutyLists().Get(e.ListID)
		if err != nil {
			return err
		}
		if err := l.editable(); err != nil {
			return err
		}
		if e.ID == 0 {
			all, err := listEntries(tx, e.ListID)
			if err != nil {
				return err
			}
			for _, o := range all {
				e.Seq = max(e.Seq, o.Seq)
			}
			e.Seq++
		}
		b, err := s.dutyBook(tx)
		if err != nil {
			return err
		}
		return b.putEntry(e)
	}, ListChanged)
}

// putEntry stores an entry with the names of its units; a new one gets its key.
func (b *dutyBook) putEntry(e *ListEntry) error {
	old := Duty{}
	if e.ID != 0 {
		was, err := b.tx.ListEntries().Get(e.ID)
		if err != nil {
			return err
		}
		old, e.Key, e.Seq = was.duty(0), was.Key, was.Seq
	}
	d := e.duty(0)
	if err := b.names(&d, &old); err != nil {
		return err
	}
	lead, err := b.org(d.LeadID)
	if err != nil {
		return err
	}
	if err := b.gate.undertake(&d, &lead); err != nil {
		return err
	}
	e.LeadName, e.SupportNames = d.LeadName, d.SupportNames
	if err := b.tx.ListEntries().Put(e); err != nil || e.Key != 0 {
		return err
	}
	e.Key = e.ID
	return b.tx.ListEntries().Put(e)
}

// DeleteEntry takes an entry out of a draft.
func (s *DutyLists) DeleteEntry(ctx context.Context, id int64) error {
	e, err := get(ctx, s.core, id, Tx.ListEntries)
	if err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "删除清单条目", Object: e.Content, Right: RightEdit}, func(tx Tx) error {
		l, err := tx.DutyLists().Get(e.ListID)
		if err != nil {
			return err
		}
		if err := l.editable(); err != nil {
			return err
		}
		return tx.ListEntries().Delete(id)
	}, ListChanged)
}

// Copy draws up a new list for another year from an old one: dates move on by the years between, units that were closed since are
// named in warn and left for the clerk to replace.
func (s *DutyLists) Copy(ctx context.Context, id int64, year int) (fresh DutyList, warn []string, err error) {
	old, entries, err := s.Get(ctx, id)
	if err != nil {
		return fresh, nil, err
	}
	shift := 12 * (year - old.Year)
	fresh = DutyList{Name: renamed(old, year), Kind: old.Kind, Year: year, From: old.From.AddMonths(shift), To: old.To.AddMonths(shift), Edition: Edition{Note: "由" + old.Title() + "复制"}}
	if err := fresh.Validate(); err != nil {
		return fresh, nil, err
	}
	err = s.write(ctx, Act{Name: "复制责任清单", Object: fresh.Name, Right: RightEdit}, func(tx Tx) error {
		warn = nil
		if err := s.putFirst(tx, &fresh); err != nil {
			return err
		}
		for _, e := range entries {
			e.Record, e.ListID, e.Key = Record{}, fresh.ID, 0
			e.Stages = shiftStages(e.Stages, shift, old.From)
			e.Start, e.Due = RepeatYearly.carried(e.Start, e.Due, year-old.Year)
			if o, err := tx.Orgs().Get(e.LeadID); err != nil || !o.Active(s.today()) {
				warn = append(warn, "“"+e.Content+"”的牵头单位"+e.LeadName+"已停用，要换单位。")
			}
			if err := tx.ListEntries().Put(&e); err != nil {
				return err
			}
			e.Key = e.ID
			if err := tx.ListEntries().Put(&e); err != nil {
				return err
			}
		}
		return nil
	}, ListChanged)
	return fresh, warn, err
}

// renamed puts the new year in place of the old one in a list's name.
func renamed(l DutyList, year int) string {
	from, to := strconv.Itoa(l.Year), strconv.Itoa(year)
	if strings.Contains(l.Name, from) {
		return strings.Replace(l.Name, from, to, 1)
	}
	return to + "年" + l.Name
}

// shiftStages carries the dates of stages on by months.
func shiftStages(text string, months int, today Date) string {
	list, err := ParseStages(text, nil, today)
	if err != nil {
		return text
	}
	for i := range list {
		list[i].Planned = list[i].Planned.AddMonths(months)
	}
	return StagesText(list)
}

// Compare lists what version b changed against version a; lists of two years are compared by content where their keys differ.
func (s *DutyLists) Compare(ctx context.Context, a, b int64) (out []Difference, err error) {
	_, before, err := s.Get(ctx, a)
	if err != nil {
		return nil, err
	}
	_, after, err := s.Get(ctx, b)
	if err != nil {
		return nil, err
	}
	return compareEntries(before, after), nil
}

func compareEntries(before, after []ListEntry) (out []Difference) {
	keys, words := map[int64]int{}, map[string]int{}
	for i, e := range before {
		keys[e.Key], words[compact(e.Content)] = i, i
	}
	met := make([]bool, len(before))
	for _, e := range after {
		i, known := keys[e.Key]
		if !known {
			i, known = words[compact(e.Content)]
		}
		if !known || met[i] {
			out = append(out, Difference{Kind: "新增", Title: e.Content, After: e.LeadName + "，" + e.DueWords()})
			continue
		}
		met[i] = true
		out = append(out, compareFields(before[i].Content, before[i].fields(), e.fields())...)
	}
	for i, e := range before {
		if !met[i] {
			out = append(out, Difference{Kind: "删除", Title: e.Content, Before: e.LeadName + "，" + e.DueWords()})
		}
	}
	return out
}

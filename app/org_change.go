package app

import (
	"context"
	"slices"
	"strings"
)

// OrgMove (机构变动) is what a merger or a split moved.
type OrgMove struct{ People, Duties int }

// orgTopics are what a change of units changes.
var orgTopics = [...]Topic{OrgChanged, PersonChanged, DutyChanged, MeetingChanged}

// Rename gives a unit a new name from a day on (更名). The old names stay as aliases, so that old lists are still understood;
// open items and people follow; closed items, signed minutes and locked quarters keep the name they were made under.
func (s *Orgs) Rename(ctx context.Context, id int64, name, short string, on Date) error {
	before, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	act := Act{Name: "单位更名", Object: before.Name + " → " + strings.TrimSpace(name), Right: RightEdit}
	return s.write(ctx, act, func(tx Tx) error {
		o, err := tx.Orgs().Get(id)
		if err != nil {
			return err
		}
		if strings.TrimSpace(name) == o.Name && strings.TrimSpace(short) == o.ShortName {
			return Errorf("name", "新名称和原名称相同。")
		}
		old := o
		o.Name, o.ShortName = strings.TrimSpace(name), strings.TrimSpace(short)
		o.takeAliases(&old)
		o.remark(string(on) + " 由“" + old.Name + "”更名")
		if err := saveOrg(tx, &o); err != nil {
			return err
		}
		_, err = s.moveWork(ctx, tx, &old, &o, nil)
		return err
	}, orgTopics[:]...)
}

// Merge ends units on a day and gives what they have open to another (合并): their people, items, seats in meetings to come and
// names. What is closed stays theirs.
func (s *Orgs) Merge(ctx context.Context, from []int64, into int64, on Date) (move OrgMove, err error) {
	var wrong Errors
	wrong.Add(len(from) == 0, "from", "没有选择要并入的单位。")
	wrong.Add(slices.Contains(from, into), "into", "不能并入自身。换一个单位。")
	wrong.Add(on == "", "on", "填写合并日期。")
	if err := wrong.Err(); err != nil {
		return move, err
	}
	target, err := s.Get(ctx, into)
	if err != nil {
		return move, err
	}
	err = s.write(ctx, Act{Name: "单位合并", Object: "并入" + target.Name, Right: RightAdmin}, func(tx Tx) error {
		target, err := tx.Orgs().Get(into)
		if err != nil {
			return err
		}
		if !target.Active(on) {
			return Errorf("into", "“%s”在 %s 未启用，不能接收。", target.Name, on)
		}
		for _, id := range from {
			part, err := s.mergeOne(ctx, tx, id, &target, on)
			if err != nil {
				return err
			}
			move.People, move.Duties = move.People+part.People, move.Duties+part.Duties
		}
		return saveOrg(tx, &target)
	}, orgTopics[:]...)
	return move, err
}

func (s *Orgs) mergeOne(ctx context.Context, tx Tx, id int64, target *Org, on Date) (OrgMove, error) {
	o, err := tx.Orgs().Get(id)
	if err != nil {
		return OrgMove{}, err
	}
	if o.To != "" && o.To < on {
		return OrgMove{}, Errorf("from", "“%s”已于 %s 停用。", o.Name, o.To)
	}
	target.takeAliases(&o)
	target.Population += o.Population
	target.remark(string(on) + " “" + o.Name + "”并入")
	move, err := s.moveWork(ctx, tx, &o, target, nil)
	if err != nil {
		return move, err
	}
	o.To = on
	o.remark(string(on) + " 并入“" + target.Name + "”")
	return move, tx.Orgs().Put(&o)
}

// OrgSplit (拆分) is the new unit with what it takes from the old one.
type OrgSplit struct {
	New    Org
	On     Date
	People IDs
	Duties IDs
}

// Split makes a new unit out of part of another (拆分): the people and open items chosen go over, the rest stays.
func (s *Orgs) Split(ctx context.Context, id int64, split *OrgSplit) (move OrgMove, err error) {
	old, err := s.Get(ctx, id)
	if err != nil {
		return move, err
	}
	err = s.write(ctx, Act{Name: "单位拆分", Object: old.Name + " → " + split.New.Name, Right: RightAdmin}, func(tx Tx) error {
		old, err := tx.Orgs().Get(id)
		if err != nil {
			return err
		}
		n := split.New
		n.From = split.On
		n.remark(string(split.On) + " 由“" + old.Name + "”分设")
		if err := saveOrg(tx, &n); err != nil {
			return err
		}
		split.New = n
		old.remark(string(split.On) + " 分设“" + n.Name + "”")
		if err := tx.Orgs().Put(&old); err != nil {
			return err
		}
		move, err = s.moveWork(ctx, tx, &old, &n, split)
		return err
	}, orgTopics[:]...)
	return move, err
}

// moveWork gives the open items, people and seats in meetings to come of one unit to another, which may be the same under a new
// name; of a split only those chosen.
func (s *Orgs) moveWork(ctx context.Context, tx Tx, from, to *Org, only *OrgSplit) (move OrgMove, err error) {
	if move.People, err = movePeople(tx, from, to, only); err != nil {
		return move, err
	}
	if move.Duties, err = s.moveDuties(ctx, tx, from, to, only); err != nil || only != nil {
		return move, err
	}
	return move, s.moveSeats(tx, from, to)
}

func movePeople(tx Tx, from, to *Org, only *OrgSplit) (int, error) {
	people, err := tx.People().List(Where(Eq("org_id", from.ID)))
	n := 0
	for _, p := range people {
		if only != nil && !only.People.Has(p.ID) {
			continue
		}
		p.OrgID, p.OrgName = to.ID, to.Short()
		if err := tx.People().Put(&p); err != nil {
			return n, err
		}
		n++
	}
	return n, err
}

func (s *Orgs) moveDuties(ctx context.Context, tx Tx, from, to *Org, only *OrgSplit) (int, error) {
	open, err := tx.Duties().List(Where(In("state", OpenStates())).By("id"))
	n := 0
	for _, d := range open {
		leads, supports := d.LeadID == from.ID, d.SupportIDs.Has(from.ID)
		if !leads && !supports || only != nil && !only.Duties.Has(d.ID) {
			continue
		}
		if leads {
			d.LeadID, d.LeadName = to.ID, to.Short()
		}
		d.replaceSupport(from, to)
		if err := tx.Duties().Put(&d); err != nil {
			return n, err
		}
		text := "“" + from.Short() + "”变为“" + to.Short() + "”，未办结事项随转"
		if err := s.dutyEvent(ctx, tx, &d, DoHandover, text); err != nil {
			return n, err
		}
		n++
	}
	return n, err
}

// replaceSupport puts another unit in the place of a supporting one; a unit stands there once, a leading one not at all. Names
// that are no units of the register stay.
func (d *Duty) replaceSupport(from, to *Org) {
	var ids IDs
	for _, id := range d.SupportIDs {
		if id == from.ID {
			id = to.ID
		}
		if !ids.Has(id) && id != d.LeadID {
			ids = append(ids, id)
		}
	}
	var names Words
	for _, name := range strings.Split(d.SupportNames, "、") {
		if name == from.Short() || name == from.Name {
			name = to.Short()
		}
		if !names.Has(name) && (name != to.Short() || d.LeadID != to.ID) {
			names = append(names, name)
		}
	}
	d.SupportIDs, d.SupportNames = ids, strings.Join(names, "、")
}

func (s *Orgs) moveSeats(tx Tx, from, to *Org) error {
	coming, err := tx.Meetings().List(Where(Cond{"starts", ">=", string(s.today())}, Eq("began_at", "")))
	if err != nil {
		return err
	}
	for _, m := range coming {
		if m.LeadOrgID == from.ID {
			m.LeadOrgID, m.LeadOrgName = to.ID, to.Name
			if err := tx.Meetings().Put(&m); err != nil {
				return err
			}
		}
		seats, err := tx.Attendances().List(Where(Eq("meeting_id", m.ID), Eq("org_id", from.ID)))
		if err != nil {
			return err
		}
		for _, a := range seats {
			a.OrgID, a.OrgName = to.ID, to.Short()
			if err := tx.Attendances().Put(&a); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeAliases keeps the names of a unit that is renamed or merged, so that lists that still use them are understood.
func (o *Org) takeAliases(old *Org) {
	for _, name := range append([]string{old.Name, old.ShortName}, old.Aliases...) {
		if name != "" && name != o.Name && name != o.ShortName && !o.Aliases.Has(name) {
			o.Aliases = append(o.Aliases, name)
		}
	}
}

func (o *Org) remark(text string) { o.Note = strings.TrimSpace(o.Note + "\n" + text) }

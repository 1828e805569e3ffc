package app

import (
	"context"
	"errors"
	"strings"
)

// Invitation (邀请) names whom to add to a meeting: people, and units of which the liaison officer comes (联络员, else the
// first active person; a unit without people is added by its name and names its person in the reply).
type Invitation struct {
	People   IDs
	Orgs     IDs
	Observer bool // 列席
}

// Invite adds people and units to a meeting; whoever is on the list already is passed over. It says how many were added.
func (s *Meetings) Invite(ctx context.Context, id int64, who Invitation) (added int, err error) {
	err = s.act(ctx, id, "添加参会人员", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if err := invitable(&rec.Meeting); err != nil {
			return err
		}
		people, err := s.invited(tx, who)
		if err != nil {
			return err
		}
		added = 0
		list := rec.Attendances
		for _, a := range people {
			if seated(list, &a) {
				continue
			}
			a.MeetingID, a.Observer, a.Seq = id, who.Observer, len(list)+1
			if err := tx.Attendances().Put(&a); err != nil {
				return err
			}
			list = append(list, a)
			added++
		}
		return nil
	})
	return added, err
}

func invitable(m *Meeting) error {
	if m.Editable() || m.State == MeetingCheckIn || m.State == MeetingInProgress {
		return nil
	}
	return Errorf("", "%s%s，参会名单不能再改。", m.Name(), m.State)
}

// invited turns ids into seats with names as they are now.
func (s *Meetings) invited(tx Tx, who Invitation) ([]Attendance, error) {
	var seats []Attendance
	for _, pid := range who.People {
		p, err := tx.People().Get(pid)
		if err != nil {
			return nil, gone(err, "people", "人员")
		}
		seats = append(seats, seatOf(&p))
	}
	for _, oid := range who.Orgs {
		o, err := tx.Orgs().Get(oid)
		if err != nil {
			return nil, gone(err, "orgs", "单位")
		}
		if !o.Active(s.today()) {
			return nil, Errorf("orgs", "“%s”已停用，不能再邀请。", o.Name)
		}
		people, err := tx.People().List(Where(Eq("org_id", oid)).By("id"))
		if err != nil {
			return nil, err
		}
		if p := liaison(people, s.today()); p != nil {
			seats = append(seats, seatOf(p))
		} else {
			seats = append(seats, Attendance{OrgID: o.ID, OrgName: o.Short()})
		}
	}
	return seats, nil
}

// liaison is the active person who is tagged 联络员, or the first active one.
func liaison(people []Person, on Date) *Person {
	var first *Person
	for i := range people {
		p := &people[i]
		switch {
		case !p.Active(on):
		case p.Tags.Has("联络员"):
			return p
		case first == nil:
			first = p
		}
	}
	return first
}

func seatOf(p *Person) Attendance {
	return Attendance{PersonID: p.ID, Name: p.Name, OrgID: p.OrgID, OrgName: p.OrgName, Title: p.Title}
}

// seated says whether the person, or the unit without a person, is on the list already.
func seated(list []Attendance, a *Attendance) bool {
	for i := range list {
		b := &list[i]
		if a.PersonID != 0 && a.PersonID == b.PersonID || a.PersonID == 0 && b.PersonID == 0 && a.OrgID == b.OrgID && a.Name == b.Name {
			return true
		}
	}
	return false
}

// seatChair makes the chair a member of the meeting, first on the list.
func (s *Meetings) seatChair(tx Tx, m *Meeting) error {
	if m.ChairID == 0 {
		return nil
	}
	_, err := tx.Attendances().Find(Where(Eq("meeting_id", m.ID), Eq("person_id", m.ChairID)))
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	p, err := tx.People().Get(m.ChairID)
	if err != nil {
		return err
	}
	a := seatOf(&p)
	a.MeetingID = m.ID
	return tx.Attendances().Put(&a)
}

// SaveAttendances makes the list of a meeting exactly these rows in this order: new ones are added, missing ones removed.
func (s *Meetings) SaveAttendances(ctx context.Context, id int64, rows []Attendance) error {
	return s.act(ctx, id, "修改参会名单", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if !rec.Meeting.Editable() {
			return Errorf("", "%s%s，参会名单不能再改。", rec.Meeting.Name(), rec.Meeting.State)
		}
		old := map[int64]Attendance{}
		for _, a := range rec.Attendances {
			old[a.ID] = a
		}
		for i := range rows {
			a := rows[i]
			if err := nameSeat(tx, &a); err != nil {
				return err
			}
			if seated(rows[:i], &a) {
				return Errorf("attendances", "%s在名单中出现了两次。去掉一个。", a.Who())
			}
			rows[i] = a
			a.Seq, a.MeetingID = i+1, id
			if err := putChanged(tx.Attendances(), old, &a, a.ID, sameAttendance); err != nil {
				return err
			}
			delete(old, a.ID)
		}
		for gone := range old {
			if err := tx.Attendances().Delete(gone); err != nil {
				return err
			}
		}
		return nil
	})
}

// nameSeat fills names from the registers and refuses a seat for nobody.
func nameSeat(tx Tx, a *Attendance) error {
	if a.PersonID != 0 && a.Name == "" {
		p, err := tx.People().Get(a.PersonID)
		if err != nil {
			return gone(err, "attendances", "人员")
		}
		seat := seatOf(&p)
		a.Name, a.OrgID, a.OrgName, a.Title = seat.Name, seat.OrgID, seat.OrgName, seat.Title
	}
	if a.OrgID != 0 && a.OrgName == "" {
		o, err := tx.Orgs().Get(a.OrgID)
		if err != nil {
			return gone(err, "attendances", "单位")
		}
		a.OrgName = o.Short()
	}
	if a.Name == "" && a.OrgName == "" {
		return Errorf("attendances", "参会名单中有一行没有姓名和单位。填写或去掉。")
	}
	return nil
}

// Who is the person's name, or the unit's where the person is not named yet.
func (a *Attendance) Who() string {
	if a.Name != "" {
		return a.Name
	}
	return a.OrgName
}

func sameAttendance(a, b *Attendance) bool { return *a == *b }

// putChanged stores a row that is new or differs from the stored one, so that the log shows only what changed.
func putChanged[T any](table Records[T], old map[int64]T, rec *T, id int64, same func(a, b *T) bool) error {
	if was, there := old[id]; there && same(&was, rec) {
		return nil
	}
	return table.Put(rec)
}

// Reply notes what an invited person answered before the meeting; a leave and a substitute need to say why or who.
func (s *Meetings) Reply(ctx context.Context, attendanceID int64, reply Reply, text string) error {
	a, err := get(ctx, s.core, attendanceID, Tx.Attendances)
	if err != nil {
		return err
	}
	text = strings.TrimSpace(text)
	return s.act(ctx, a.MeetingID, "登记回执", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if !rec.Meeting.Editable() && rec.Meeting.State != MeetingCheckIn {
			return Errorf("", "%s%s，不再登记回执。", rec.Meeting.Name(), rec.Meeting.State)
		}
		a, err := tx.Attendances().Get(attendanceID)
		if err != nil {
			return err
		}
		a.Reply, a.Reason, a.Substitute, a.Presence = reply, "", "", NotArrived
		switch reply {
		case WillNot:
			a.Reason, a.Presence = text, OnLeave
		case WillSend:
			if text == "" {
				return Errorf("substitute", "写明由谁代会。")
			}
			a.Substitute = text
		}
		return tx.Attendances().Put(&a)
	})
}

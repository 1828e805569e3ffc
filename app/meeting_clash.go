package app

import (
	"context"
	"fmt"
	"slices"
)

// Clash (时间冲突) is another meeting at the same time that needs the same place or the same people.
type Clash struct {
	MeetingID    int64
	Title        string
	Starts, Ends Stamp
	Room         string   // the place both need; empty when it is not the place
	People       []string // who is expected in both
}

// at is the other meeting with its time: “第9次联席会议”（9月22日 09:00–11:30）.
func (c Clash) at() string {
	return fmt.Sprintf("“%s”（%s %s–%s）", c.Title, c.Starts.Date().MonthDay(), c.Starts.Clock(), c.Ends.Clock())
}

// RoomText says which meeting has the place; empty when it is free.
func (c Clash) RoomText() string {
	if c.Room == "" {
		return ""
	}
	return fmt.Sprintf("%s同一时间有%s。", c.Room, c.at())
}

// PeopleText says who is expected in both meetings; empty when nobody is.
func (c Clash) PeopleText() string {
	if len(c.People) == 0 {
		return ""
	}
	return few(c.People, 4, "人") + "同一时间要参加" + c.at() + "。"
}

// Clashes finds the meetings not yet over that overlap with m and need its place or people: those on its list, its chair and
// recorder, and who is about to be invited. It only warns; a place is refused when the meeting is saved.
func (s *Meetings) Clashes(ctx context.Context, m Meeting, who ...Invitation) (out []Clash, err error) {
	if m.Starts.Time().IsZero() || m.Ends <= m.Starts {
		return nil, nil
	}
	err = s.read(ctx, func(tx Tx) error {
		out = nil
		mine, err := s.expected(tx, &m)
		if err != nil {
			return err
		}
		for _, inv := range who {
			seats, err := s.invited(tx, inv)
			if err != nil && !Shown(err) {
				return err
			}
			for i := range seats {
				mine.add(&seats[i])
			}
		}
		others, err := tx.Meetings().List(Where(Cond{"id", "!=", m.ID}, Cond{"state", "<", MeetingEnded}, Cond{"starts", "<", m.Ends}, Cond{"ends", ">", m.Starts}).By("starts", "id"))
		if err != nil {
			return err
		}
		for i := range others {
			o := &others[i]
			theirs, err := s.expected(tx, o)
			if err != nil {
				return err
			}
			c := Clash{MeetingID: o.ID, Title: o.Title, Starts: o.Starts, Ends: o.Ends, Room: samePlace(&m, o), People: mine.both(theirs)}
			if c.Room != "" || len(c.People) > 0 {
				out = append(out, c)
			}
		}
		return nil
	})
	return out, err
}

// samePlace is the place two meetings share: a room of the register, or the same words; else empty.
func samePlace(m, o *Meeting) string {
	if m.VenueID != o.VenueID || m.VenueID == 0 && (m.VenueName == "" || compact(m.VenueName) != compact(o.VenueName)) {
		return ""
	}
	return o.VenueName
}

// crowd is who is expected in a meeting, by person, in the order of the list.
type crowd struct {
	ids  IDs
	name map[int64]string
}

// add takes a person in who will come himself.
func (c *crowd) add(a *Attendance) {
	stays := a.Reply == WillNot || a.Reply == WillSend || a.Presence == OnLeave || a.Presence == Absent || a.Presence == Substituted
	if a.PersonID == 0 || stays || c.ids.Has(a.PersonID) {
		return
	}
	c.ids, c.name[a.PersonID] = append(c.ids, a.PersonID), a.Name
}

func (c *crowd) both(o *crowd) (names []string) {
	for _, id := range c.ids {
		if o.ids.Has(id) {
			names = append(names, c.name[id])
		}
	}
	return names
}

// expected are the people on the list of a meeting with its chair and its recorder.
func (s *Meetings) expected(tx Tx, m *Meeting) (*crowd, error) {
	c := &crowd{name: map[int64]string{}}
	var away IDs
	if m.ID != 0 {
		seats, err := tx.Attendances().List(Where(Eq("meeting_id", m.ID)).By("seq", "id"))
		if err != nil {
			return nil, err
		}
		for i := range seats {
			if c.add(&seats[i]); !c.ids.Has(seats[i].PersonID) {
				away = append(away, seats[i].PersonID)
			}
		}
	}
	for _, id := range slices.Compact([]int64{m.ChairID, m.RecorderID}) {
		if id == 0 || away.Has(id) {
			continue
		}
		p, err := tx.People().Get(id)
		if err != nil {
			continue // no longer in the register: saving says so
		}
		seat := seatOf(&p)
		c.add(&seat)
	}
	return c, nil
}

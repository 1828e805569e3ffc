package app

import (
	"context"
	"strings"
)

// Sittings (会议进行) holds meetings: check-in, quorum, the record of each item, ballots, resolutions, the end.
type Sittings struct{ *core }

// Arrival (签到) is what happened to one seat: the presence, the reason of a leave, or who came instead.
type Arrival struct {
	Presence   Presence
	Reason     string
	Substitute string
}

// CheckIn notes that a person came, came late, left, is on leave, or sent a substitute. The first one opens the check-in of a
// meeting that was announced. Who arrives after the meeting began is late.
func (s *Sittings) CheckIn(ctx context.Context, attendanceID int64, what Arrival) error {
	a, err := get(ctx, s.core, attendanceID, Tx.Attendances)
	if err != nil {
		return err
	}
	return s.act(ctx, a.MeetingID, "签到", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if err := s.openCheckIn(tx, &rec.Meeting); err != nil {
			return err
		}
		a, err := tx.Attendances().Get(attendanceID)
		if err != nil {
			return err
		}
		if err := a.arrive(what, &rec.Meeting, s.now()); err != nil {
			return err
		}
		return tx.Attendances().Put(&a)
	})
}

// CheckInAll notes everybody who has no entry yet as present, except those who answered that they would not come.
func (s *Sittings) CheckInAll(ctx context.Context, id int64) (n int, err error) {
	err = s.act(ctx, id, "全部签到", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if err := s.openCheckIn(tx, &rec.Meeting); err != nil {
			return err
		}
		n = 0
		for i := range rec.Attendances {
			a := &rec.Attendances[i]
			if a.Presence != NotArrived {
				continue
			}
			what := Arrival{Presence: Present}
			if a.Reply == WillSend && a.Substitute != "" {
				what = Arrival{Presence: Substituted, Substitute: a.Substitute}
			}
			if err := a.arrive(what, &rec.Meeting, s.now()); err != nil {
				return err
			}
			if err := tx.Attendances().Put(a); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, err
}

// openCheckIn lets a meeting that was announced take its first arrival; drafts and ended meetings take none.
func (s *Sittings) openCheckIn(tx Tx, m *Meeting) error {
	switch m.State {
	case MeetingNoticed:
		m.State = MeetingCheckIn
		return tx.Meetings().Put(m)
	case MeetingCheckIn, MeetingInProgress:
		return nil
	case MeetingDraft:
		return Errorf("", "%s还没有发出通知，不能签到。先发会议通知。", m.Name())
	case MeetingEnded, MeetingMinuting:
		return nil // a clerk's slip is put right before the minutes are signed
	}
	return Errorf("", "%s%s，不能再签到。", m.Name(), m.State)
}

// arrive sets the presence with what belongs to it and clears what does not.
func (a *Attendance) arrive(what Arrival, m *Meeting, now Stamp) error {
	what.Reason, what.Substitute = strings.TrimSpace(what.Reason), strings.TrimSpace(what.Substitute)
	if err := a.mayArrive(what); err != nil {
		return err
	}
	if what.Presence == Present && m.State == MeetingInProgress && a.Presence == NotArrived {
		what.Presence = Late
	}
	if m.State != MeetingNoticed && m.State != MeetingCheckIn && m.State != MeetingInProgress {
		now = m.BeganAt // put right afterwards: the hour of the correction is not that of the arrival
	}
	a.Presence, a.Reason, a.Substitute = what.Presence, what.Reason, ""
	if what.Presence == Substituted {
		a.Substitute = what.Substitute
	}
	a.clock(now)
	return nil
}

// mayArrive refuses a substitute without a name, and an early leave of somebody who never came.
func (a *Attendance) mayArrive(what Arrival) error {
	if what.Presence == Substituted && what.Substitute == "" {
		return Errorf("substitute", "写明由谁代会。")
	}
	if what.Presence == LeftEarly && !a.Presence.Counted() {
		return Errorf("presence", "%s没有签到，不能记早退。", a.Who())
	}
	return nil
}

// clock keeps the hours of coming and leaving with the presence.
func (a *Attendance) clock(now Stamp) {
	switch {
	case a.Presence == LeftEarly:
		a.LeftAt = now
	case a.Presence.Counted():
		a.LeftAt = ""
		if a.ArrivedAt == "" {
			a.ArrivedAt = now
		}
	default:
		a.ArrivedAt, a.LeftAt = "", ""
	}
}

// Begin opens the meeting when enough members are there. Below the quorum it is refused unless hearOnly says that the meeting only
// hears reports; such a meeting may begin again for decisions once enough have come.
func (s *Sittings) Begin(ctx context.Context, id int64, hearOnly bool) error {
	return s.act(ctx, id, "开会", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		m := &rec.Meeting
		again := m.State == MeetingInProgress && m.HearOnly
		if m.State != MeetingCheckIn && !again {
			if m.State == MeetingNoticed {
				return Errorf("", "还没有人签到。先签到，再开会。")
			}
			return Errorf("", "%s%s，不能开会。", m.Name(), m.State)
		}
		q := Quorum(*rec)
		if !q.Met && !hearOnly {
			return Errorf("", "%s。", q.Text)
		}
		m.HearOnly = !q.Met
		if !again {
			m.State, m.BeganAt = MeetingInProgress, s.now()
		}
		return tx.Meetings().Put(m)
	})
}

// End closes the meeting: who never came is absent, and the draft of its minutes waits to be sent for signature.
func (s *Sittings) End(ctx context.Context, id int64) error {
	return s.act(ctx, id, "散会", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		m := &rec.Meeting
		if m.State != MeetingInProgress {
			return Errorf("", "%s%s，不能散会。", m.Name(), m.State)
		}
		for i := range rec.Attendances {
			a := &rec.Attendances[i]
			if a.Presence != NotArrived {
				continue
			}
			a.Presence = Absent
			if err := tx.Attendances().Put(a); err != nil {
				return err
			}
		}
		m.State, m.EndedAt = MeetingEnded, s.now()
		if err := tx.Meetings().Put(m); err != nil {
			return err
		}
		draft := firstMinutes(m)
		return tx.MinutesVersions().Put(&draft)
	})
}

// SaveItem records an item of a meeting that is held: notes, conclusion, wording, the votes counted so far, recusals. An item
// without an id is added at the end (临时增加议题). A confirmed ballot stays as it is.
func (s *Sittings) SaveItem(ctx context.Context, item *AgendaItem) error {
	return s.act(ctx, item.MeetingID, "记录议题", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if !rec.Meeting.Holding() {
			return Errorf("", "%s%s，不能记录。", rec.Meeting.Name(), rec.Meeting.State)
		}
		if err := item.Validate(); err != nil {
			return err
		}
		next := *item
		if item.ID == 0 {
			next = AgendaItem{MeetingID: item.MeetingID, Seq: len(rec.Agenda) + 1, Title: item.Title, Kind: item.Kind,
				Presenter: item.Presenter, Minutes: item.Minutes, Notes: item.Notes}
		} else if was := rec.Item(item.ID); was.ID == 0 {
			return ErrNotFound
		} else if was.Voted {
			next.keepBallot(&was)
		} else {
			next.Voted, next.Entitled, next.PresentN, next.NotVoted, next.Result, next.ResultWhy = false, 0, 0, 0, "", ""
			if err := next.countable(); err != nil {
				return err
			}
		}
		if err := tx.AgendaItems().Put(&next); err != nil {
			return err
		}
		*item = next
		return nil
	})
}

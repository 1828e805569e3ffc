package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Meetings (联席会议) prepares meetings: time and place, people, agenda, notice.
type Meetings struct{ *core }

// List is one page of the meetings; nothing sorted means the latest first.
func (s *Meetings) List(ctx context.Context, q Query) ([]Meeting, int, error) {
	if len(q.Sort) == 0 {
		q = q.By("-starts", "-id")
	}
	return list(ctx, s.core, q, Tx.Meetings)
}

// Record is one meeting with everything that belongs to it. Of a meeting whose minutes are issued it is what was signed.
func (s *Meetings) Record(ctx context.Context, id int64) (rec MeetingRecord, err error) {
	err = s.read(ctx, func(tx Tx) error {
		rec, err = s.meetingRecord(tx, id)
		return err
	})
	return rec, err
}

// Save adds a meeting, which gets its number of the year and kind, or changes one that is not held yet. A room taken at that
// time is refused with the name of the meeting that has it. A new meeting begins with its chair as a member and, when earlier
// meetings of the kind left duties open, with the agenda item on them.
func (s *Meetings) Save(ctx context.Context, m *Meeting) error {
	name := "新增会议"
	if m.ID != 0 {
		name = "修改会议"
	}
	kept := *m
	err := s.write(ctx, Act{Name: name, Object: m.Title, Right: RightEdit}, func(tx Tx) error {
		isNew := m.ID == 0
		if err := s.fillMeeting(tx, m); err != nil {
			return err
		}
		if err := m.Validate(); err != nil {
			return err
		}
		if err := roomFree(tx, m); err != nil {
			return err
		}
		if err := tx.Meetings().Put(m); err != nil {
			return err
		}
		if err := s.seatChair(tx, m); err != nil || !isNew {
			return err
		}
		return s.addFollowUpItem(tx, m)
	}, MeetingChanged)
	if err != nil {
		*m = kept
	}
	return err
}

// fillMeeting takes what the office decides itself from the stored meeting and the registers: state, number, names, rule.
func (s *Meetings) fillMeeting(tx Tx, m *Meeting) error {
	var old Meeting
	if m.ID != 0 {
		var err error
		if old, err = tx.Meetings().Get(m.ID); err != nil {
			return err
		}
		if !old.Editable() {
			return Errorf("", "%s%s，不能再修改会议安排。", old.Name(), old.State)
		}
		if old.State != MeetingDraft && m.Kind != old.Kind {
			return Errorf("kind", "会议通知已发出，不能改会议类型。可取消后另行安排。")
		}
	}
	m.State, m.BeganAt, m.EndedAt, m.HearOnly = old.State, old.BeganAt, old.EndedAt, old.HearOnly
	m.NoticeNo, m.NoticedOn, m.MinutesNo, m.Year = old.NoticeNo, old.NoticedOn, old.MinutesNo, old.Year
	if m.ID == 0 {
		m.Year = m.Starts.Time().Year()
	}
	if err := fillMeetingNames(tx, m, &old); err != nil {
		return err
	}
	if m.Rule.QuorumDen == 0 {
		m.Rule = DefaultRule(m.Kind)
		m.Rule.Since = s.today()
	}
	return numberMeeting(tx, m, &old)
}

// fillMeetingNames writes the names of unit, room, chair and recorder into the meeting, as they are now.
func fillMeetingNames(tx Tx, m, old *Meeting) error {
	if m.LeadOrgID == 0 {
		m.LeadOrgID = int64(settingInt(tx, SetOfficeOrg))
	}
	if m.LeadOrgID != 0 {
		o, err := tx.Orgs().Get(m.LeadOrgID)
		if err != nil {
			return gone(err, "lead_org_id", "牵头单位")
		}
		m.LeadOrgName = o.Name
	}
	if m.VenueID != 0 {
		v, err := tx.Venues().Get(m.VenueID)
		if err != nil {
			return gone(err, "venue_id", "会议室")
		}
		if v.Closed && m.VenueID != old.VenueID {
			return Errorf("venue_id", "“%s”已停用，换一个会议室。", v.Name)
		}
		m.VenueName = v.Name
	}
	for _, who := range []struct {
		id          int64
		name        *string
		field, word string
	}{{m.ChairID, &m.ChairName, "chair_id", "主持人"}, {m.RecorderID, &m.RecorderName, "recorder_id", "记录人"}} {
		if who.id == 0 {
			continue
		}
		p, err := tx.People().Get(who.id)
		if err != nil {
			return gone(err, who.field, who.word)
		}
		*who.name = p.Name
	}
	return nil
}

// gone turns ErrNotFound into a sentence at the field.
func gone(err error, field, what string) error {
	if errors.Is(err, ErrNotFound) {
		return Errorf(field, "选中的%s已不在库中。从列表重新选择。", what)
	}
	return err
}

// numberMeeting gives 第N次 per kind and year; a number typed by the clerk is kept when it is free. An empty title is the full name.
func numberMeeting(tx Tx, m, old *Meeting) error {
	plain := old.ID != 0 && m.Title == old.FullName()
	if m.No == 0 || old.ID != 0 && m.Kind != old.Kind {
		last, err := tx.Meetings().Find(Where(Eq("year", m.Year), Eq("kind", m.Kind)).By("-no"))
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		m.No = last.No + 1
	}
	same, err := tx.Meetings().Find(Where(Eq("year", m.Year), Eq("kind", m.Kind), Eq("no", m.No), Cond{"id", "!=", m.ID}))
	if err == nil {
		return Errorf("no", "%s已经有了（%s）。换一个次数。", m.FullName(), same.Starts.Date())
	}
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	if m.Title = strings.TrimSpace(m.Title); m.Title == "" || plain {
		m.Title = m.FullName()
	}
	return nil
}

// roomFree refuses a room that another meeting has at that time.
func roomFree(tx Tx, m *Meeting) error {
	if m.VenueID == 0 {
		return nil
	}
	others, err := tx.Meetings().List(Where(Eq("venue_id", m.VenueID), Cond{"id", "!=", m.ID}, Cond{"state", "!=", MeetingCancelled},
		Cond{"starts", "<", m.Ends}, Cond{"ends", ">", m.Starts}).By("starts"))
	if err != nil {
		return err
	}
	for i := range others {
		if o := &others[i]; m.Overlaps(o) {
			return Errorf("venue_id", "%s %s %s–%s 已安排“%s”。换一个时间或会议室。", m.VenueName, o.Starts.Date().MonthDay(), o.Starts.Clock(), o.Ends.Clock(), o.Title)
		}
	}
	return nil
}

// Notice issues the notice: the meeting gets its document number and becomes 已通知. A meeting without people or agenda is refused.
func (s *Meetings) Notice(ctx context.Context, id int64) error {
	return s.act(ctx, id, "发出会议通知", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		m := &rec.Meeting
		if m.State != MeetingDraft {
			return Errorf("", "%s%s，通知只发一次。", m.Name(), m.State)
		}
		if TallyOf(rec.Attendances).Entitled == 0 {
			return Errorf("attendances", "还没有参会人员。先添加参会人员，再发通知。")
		}
		if err := s.addFollowUpItem(tx, m); err != nil {
			return err
		}
		if n, err := tx.AgendaItems().Count(Where(Eq("meeting_id", id))); err != nil || n == 0 {
			return orElse(err, Errorf("agenda", "还没有议题。先排议程，再发通知。"))
		}
		prefix, err := prefixOf(tx, m.LeadOrgID, SetPrefix)
		if err != nil {
			return err
		}
		no, err := takeNumber(tx, Number{Prefix: prefix, Year: s.today().Year(), Kind: "meeting", RecordID: id, Title: "关于召开" + m.FullName() + "的通知"})
		if err != nil {
			return err
		}
		m.NoticeNo, m.NoticedOn, m.State = no, s.today(), MeetingNoticed
		return tx.Meetings().Put(m)
	}, NumberChanged)
}

// Cancel calls a meeting off before it is held; it keeps its numbers and frees its room.
func (s *Meetings) Cancel(ctx context.Context, id int64, reason string) error {
	if reason = strings.TrimSpace(reason); reason == "" {
		return Errorf("reason", "写明取消的原因。")
	}
	return s.act(ctx, id, "取消会议", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		m := &rec.Meeting
		if !m.Editable() {
			return Errorf("", "%s%s，不能取消。", m.Name(), m.State)
		}
		m.State = MeetingCancelled
		m.Note = strings.TrimSpace(m.Note + "\n取消原因：" + reason)
		return tx.Meetings().Put(m)
	})
}

// Delete moves a meeting that is still a draft to the recycle bin; anything that was announced is cancelled instead.
func (s *Meetings) Delete(ctx context.Context, id int64) error {
	return s.act(ctx, id, "删除会议", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if rec.Meeting.State != MeetingDraft {
			return Errorf("", "%s%s，不能删除。会议可以取消。", rec.Meeting.Name(), rec.Meeting.State)
		}
		return tx.Meetings().Delete(id)
	})
}

// act reads the meeting, then does something to it in one transaction.
func (c *core) act(ctx context.Context, id int64, name string, right Right, fn func(Tx, *MeetingRecord) error, more ...Topic) error {
	var m Meeting
	if err := c.read(ctx, func(tx Tx) (err error) { m, err = tx.Meetings().Get(id); return err }); err != nil {
		return err
	}
	return c.write(ctx, Act{Name: name, Object: m.Title, Right: right}, func(tx Tx) error {
		rec, err := c.meetingRecord(tx, id)
		if err != nil {
			return err
		}
		return fn(tx, &rec)
	}, append([]Topic{MeetingChanged}, more...)...)
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// sourceText is how a duty names the resolution it comes from.
func sourceText(m *Meeting, r *Resolution) string {
	return fmt.Sprintf("%s 议定事项 %d", m.Name(), r.Seq)
}

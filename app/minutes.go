package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// MinutesService (纪要) has the minutes of a meeting reviewed, signed and corrected. Their text is made from the record.
type MinutesService struct{ *core }

// SearchText of minutes: number and meeting.
func (m *Minutes) SearchText() string { return m.No + "\n" + keys(m.Title) }

// List is one page of the newest versions and those they replaced; nothing sorted means the latest meeting first.
func (s *MinutesService) List(ctx context.Context, q Query) ([]Minutes, int, error) {
	if len(q.Sort) == 0 {
		q = q.By("-held_on", "-meeting_id", "-version")
	}
	return list(ctx, s.core, q, Tx.MinutesVersions)
}

// Version is the record that one version of issued minutes froze.
func (s *MinutesService) Version(ctx context.Context, id int64) (MeetingRecord, error) {
	var rec MeetingRecord
	m, err := get(ctx, s.core, id, Tx.MinutesVersions)
	if err != nil {
		return rec, err
	}
	if m.Body == "" {
		return rec, Errorf("", "这一版纪要还没有签发。")
	}
	if err := json.Unmarshal([]byte(m.Body), &rec); err != nil {
		return rec, fmt.Errorf("body of minutes %d: %w", id, err)
	}
	rec.Minutes = m
	return rec, nil
}

// Intact says whether the body of a version still is what was signed.
func (m *Minutes) Intact() bool { return m.SHA256 != "" && m.SHA256 == bodyHash(m.Body) }

func bodyHash(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:])
}

// MinutesCheck (签发前检查) is one finding about a record before its minutes are signed; a blocking one must be cured first.
type MinutesCheck struct {
	Block bool
	Text  string
}

// MinutesChecks lists what keeps the minutes from being signed and what is worth a look.
func MinutesChecks(rec MeetingRecord) []MinutesCheck {
	var out []MinutesCheck
	add := func(wrong, block bool, format string, args ...any) {
		if wrong {
			out = append(out, MinutesCheck{block, fmt.Sprintf(format, args...)})
		}
	}
	m := rec.Meeting
	add(m.State != MeetingEnded && m.State != MeetingMinuting, true, "%s%s，散会后才能签发纪要。", m.Name(), m.State)
	add(len(rec.Agenda) == 0, true, "没有议题。")
	add(TallyOf(rec.Attendances).Present == 0, true, "没有一人签到。")
	for _, a := range rec.Agenda {
		add(a.Counted() && !a.Voted, true, "议题“%s”已计票，表决结果未确认。由主持人在会议记录中确认。", a.Title)
		add(a.Conclusion == ConcludedNot && a.Notes == "" && a.Outcome == "" && a.Kind != AgendaFollowUp, false, "议题“%s”没有记录。", a.Title)
		add(a.Kind == AgendaDecide && a.Conclusion == ConcludedNot, false, "审议议题“%s”没有结论。", a.Title)
	}
	for _, r := range rec.Resolutions {
		add(r.Due == "", false, "议定事项 %d 没有完成时限，将作为长期事项。", r.Seq)
		add(r.Person == "", false, "议定事项 %d 没有责任人。", r.Seq)
	}
	return out
}

// draftMinutes is the version being worked on, made when there is none; the meeting becomes 纪要起草.
func draftMinutes(tx Tx, rec *MeetingRecord) (*Minutes, error) {
	m := &rec.Meeting
	if m.Signed() {
		return nil, Errorf("", "%s纪要%s，不能修改。更正须出勘误版。", m.Name(), MinutesIssued)
	}
	if m.State != MeetingEnded && m.State != MeetingMinuting {
		return nil, Errorf("", "%s%s，散会后才能起草纪要。", m.Name(), m.State)
	}
	if m.State == MeetingEnded {
		m.State = MeetingMinuting
		if err := tx.Meetings().Put(m); err != nil {
			return nil, err
		}
	}
	if rec.Minutes.ID == 0 {
		rec.Minutes = firstMinutes(m)
	}
	return &rec.Minutes, nil
}

func firstMinutes(m *Meeting) Minutes {
	return Minutes{MeetingID: m.ID, Title: m.Title, HeldOn: m.Starts.Date(), Kind: m.Kind, Version: 1}
}

// Draft starts the minutes of a meeting that ended. They are generated; calling it again changes nothing.
func (s *MinutesService) Draft(ctx context.Context, meetingID int64) error {
	return s.act(ctx, meetingID, "起草纪要", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		v, err := draftMinutes(tx, rec)
		if err != nil || v.ID != 0 {
			return err
		}
		return tx.MinutesVersions().Put(v)
	})
}

// Submit sends the minutes to the chair for review (核稿); what blocks the signing is refused here already.
func (s *MinutesService) Submit(ctx context.Context, meetingID int64) error {
	return s.act(ctx, meetingID, "送签纪要", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		v, err := draftMinutes(tx, rec)
		if err != nil {
			return err
		}
		if v.State == MinutesReviewing {
			return Errorf("", "纪要已送签。")
		}
		if err := blocked(*rec); err != nil {
			return err
		}
		v.State, v.Reason = MinutesReviewing, ""
		return tx.MinutesVersions().Put(v)
	})
}

// Return gives the minutes back to the recorder with a reason.
func (s *MinutesService) Return(ctx context.Context, meetingID int64, reason string) error {
	if reason = strings.TrimSpace(reason); reason == "" {
		return Errorf("reason", "写明退回的原因。")
	}
	return s.act(ctx, meetingID, "退回纪要", RightSign, func(tx Tx, rec *MeetingRecord) error {
		if rec.Minutes.State != MinutesReviewing {
			return Errorf("", "纪要没有送签，不能退回。")
		}
		rec.Minutes.State, rec.Minutes.Reason = MinutesDraft, reason
		return tx.MinutesVersions().Put(&rec.Minutes)
	})
}

func blocked(rec MeetingRecord) error {
	var wrong Errors
	for _, c := range MinutesChecks(rec) {
		wrong.Add(c.Block, "", "%s", c.Text)
	}
	return wrong.Err()
}

// Sign issues the minutes (签发): they take their number, are frozen with their hash and the head of the audit chain, and every
// resolution becomes a responsibility item, all in one transaction. A deadline in a year whose holiday notice is not imported is
// refused until it is imported or the signer says confirmed.
func (s *MinutesService) Sign(ctx context.Context, meetingID int64, confirmed bool) (signed Minutes, err error) {
	err = s.act(ctx, meetingID, "签发纪要", RightNone, func(tx Tx, rec *MeetingRecord) error {
		by, err := s.signer(ctx, tx, "签发纪要")
		if err != nil {
			return err
		}
		v, err := draftMinutes(tx, rec)
		if err != nil {
			return err
		}
		if err := blocked(*rec); err != nil {
			return err
		}
		if err := s.calendarCovers(tx, rec, confirmed); err != nil {
			return err
		}
		m := &rec.Meeting
		prefix, err := prefixOf(tx, m.LeadOrgID, SetMinutesPrefix)
		if err != nil {
			return err
		}
		v.No, err = takeNumber(tx, Number{Prefix: prefix, Year: m.Year, Kind: "minutes", RecordID: m.ID, Title: m.Title + "纪要"})
		if err != nil {
			return err
		}
		m.State, m.MinutesNo = MeetingIssued, v.No
		if err := tx.Meetings().Put(m); err != nil {
			return err
		}
		if err := s.issueDuties(tx, rec); err != nil {
			return err
		}
		v.SignedBy, v.SignedAt = by, s.now()
		if err := freeze(tx, rec, v); err != nil {
			return err
		}
		signed = *v
		return nil
	}, DutyChanged, NumberChanged)
	return signed, err
}

// calendarCovers refuses deadlines whose working days can only be estimated, unless the signer has seen the warning.
func (s *MinutesService) calendarCovers(tx Tx, rec *MeetingRecord, confirmed bool) error {
	if confirmed {
		return nil
	}
	cal, err := s.calendar(tx)
	if err != nil {
		return err
	}
	today := s.today()
	for _, r := range rec.Resolutions {
		if r.Due == "" {
			continue
		}
		if warn := cal.Warn(today, r.Due); warn != "" {
			return Errorf("confirmed", "议定事项 %d 的时限 %s：%s。导入放假安排后签发，或确认按推算签发。", r.Seq, r.Due, strings.TrimRight(warn, "。"))
		}
	}
	return nil
}

// issueDuties makes a responsibility item of every resolution, with the resolution as its source.
func (s *MinutesService) issueDuties(tx Tx, rec *MeetingRecord) error {
	for i := range rec.Resolutions {
		r := &rec.Resolutions[i]
		d := Duty{Source: FromResolution, SourceID: r.ID, SourceText: sourceText(&rec.Meeting, r), Content: r.Content, Deliverable: r.Deliverable,
			LeadID: r.LeadID, SupportIDs: r.SupportIDs, SupportNames: r.SupportNames, Person: r.Person, Level: LevelStreet, Due: r.Due}
		if err := s.addDuty(tx, &d); err != nil {
			var one *Error
			if errors.As(err, &one) {
				return Errorf("", "议定事项 %d：%s", r.Seq, one.Message)
			}
			return err
		}
		r.DutyID = d.ID
		if err := tx.Resolutions().Put(r); err != nil {
			return err
		}
	}
	return nil
}

// freeze stores the record as the body of a version with its hash and the anchor in the audit chain.
func freeze(tx Tx, rec *MeetingRecord, v *Minutes) error {
	v.State = MinutesIssued
	v.Body, v.SHA256 = "", ""
	rec.Minutes = *v
	body, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	v.Body, v.SHA256 = string(body), bodyHash(string(body))
	if v.AuditSeq, v.AuditHead, err = tx.Audit().Head(); err != nil {
		return err
	}
	return tx.MinutesVersions().Put(v)
}

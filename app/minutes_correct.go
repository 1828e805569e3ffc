package app

import (
	"context"
	"errors"
	"slices"
	"strings"
)

// Correction (勘误) is what a corrected version of issued minutes says otherwise: the wording of items and the presence of people.
// Ballots and resolutions are not corrected: the first are frozen, the second have become responsibility items.
type Correction struct {
	Reason      string
	Agenda      []AgendaItem // ID with Title, Presenter, Notes, Conclusion, Outcome as they should read
	Attendances []Attendance // ID with Name, Title, OrgName, Presence, Reason, Substitute as they should read
}

// Correct issues a new version of issued minutes with a reason, under the same number. It is refused once the next meeting of the kind
// has its minutes issued: what follows rests on the old version by then.
func (s *MinutesService) Correct(ctx context.Context, meetingID int64, c Correction) (signed Minutes, err error) {
	if c.Reason = strings.TrimSpace(c.Reason); c.Reason == "" {
		return signed, Errorf("reason", "写明更正的原因，勘误版上要印出来。")
	}
	err = s.act(ctx, meetingID, "更正纪要", RightSign, func(tx Tx, rec *MeetingRecord) error {
		if rec.Minutes.State != MinutesIssued {
			return Errorf("", "%s纪要还没有签发，直接修改会议记录即可。", rec.Meeting.Name())
		}
		if err := nextIssued(tx, &rec.Meeting); err != nil {
			return err
		}
		changed, err := rec.correct(c)
		if err != nil {
			return err
		}
		if !changed {
			return Errorf("", "没有改动，不必出勘误版。")
		}
		if err := storeCorrected(tx, rec); err != nil {
			return err
		}
		old := rec.Minutes
		v := old
		v.Record, v.Version, v.Reason = Record{}, old.Version+1, c.Reason
		v.SignedBy, v.SignedAt = UserFrom(ctx).Who(), s.now()
		old.State = MinutesCorrected
		if err := tx.MinutesVersions().Put(&old); err != nil {
			return err
		}
		if err := freeze(tx, rec, &v); err != nil {
			return err
		}
		signed = v
		return nil
	})
	return signed, err
}

// nextIssued refuses when a later meeting of the kind has its minutes issued.
func nextIssued(tx Tx, m *Meeting) error {
	later, err := tx.Meetings().Find(Where(Eq("kind", m.Kind), Cond{"starts", ">", m.Starts}, In("state", []int{int(MeetingIssued), int(MeetingArchived)})).By("starts"))
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return Errorf("", "%s纪要已签发，%s纪要不能再更正。可在下次会议上说明。", later.Name(), m.Name())
}

// correct lays the correction over the record and says whether anything differs.
func (r *MeetingRecord) correct(c Correction) (changed bool, err error) {
	for _, fix := range c.Agenda {
		at := slices.IndexFunc(r.Agenda, func(a AgendaItem) bool { return a.ID == fix.ID })
		if at < 0 {
			return false, ErrNotFound
		}
		differs, err := r.Agenda[at].correct(fix)
		if err != nil {
			return false, err
		}
		changed = changed || differs
	}
	for _, fix := range c.Attendances {
		at := slices.IndexFunc(r.Attendances, func(a Attendance) bool { return a.ID == fix.ID })
		if at < 0 {
			return false, ErrNotFound
		}
		changed = r.Attendances[at].correct(fix) || changed
	}
	return changed, nil
}

// correct takes the words of a correction over; the rest of the item is what happened in the meeting.
func (a *AgendaItem) correct(fix AgendaItem) (changed bool, err error) {
	next := *a
	next.Title, next.Presenter, next.Notes, next.Conclusion, next.Outcome = fix.Title, fix.Presenter, fix.Notes, fix.Conclusion, fix.Outcome
	if err := next.Validate(); err != nil {
		return false, err
	}
	same := next.Title == a.Title && next.Presenter == a.Presenter && next.Notes == a.Notes && next.Conclusion == a.Conclusion && next.Outcome == a.Outcome
	*a = next
	return !same, nil
}

// correct takes name, unit and presence over.
func (a *Attendance) correct(fix Attendance) (changed bool) {
	next := *a
	next.Name, next.Title, next.OrgName = fix.Name, fix.Title, fix.OrgName
	next.Presence, next.Reason, next.Substitute = fix.Presence, fix.Reason, fix.Substitute
	changed = next != *a
	*a = next
	return changed
}

// storeCorrected brings the stored rows in line with the corrected record, so that lists and rates read the same.
func storeCorrected(tx Tx, rec *MeetingRecord) error {
	for i := range rec.Agenda {
		now, err := tx.AgendaItems().Get(rec.Agenda[i].ID)
		if err != nil {
			return err
		}
		a := rec.Agenda[i]
		a.Record = now.Record
		if err := tx.AgendaItems().Put(&a); err != nil {
			return err
		}
		rec.Agenda[i] = a
	}
	for i := range rec.Attendances {
		now, err := tx.Attendances().Get(rec.Attendances[i].ID)
		if err != nil {
			return err
		}
		a := rec.Attendances[i]
		a.Record = now.Record
		if a == now {
			continue
		}
		if err := tx.Attendances().Put(&a); err != nil {
			return err
		}
		rec.Attendances[i] = a
	}
	return nil
}

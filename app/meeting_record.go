package app

import (
	"encoding/json"
	"errors"
	"fmt"
)

// MeetingRecord (会议记录) is a meeting with everything that belongs to it: what the minutes are printed from.
type MeetingRecord struct {
	Meeting     Meeting
	Attendances []Attendance
	Agenda      []AgendaItem
	Resolutions []Resolution
	FollowUps   []FollowUp // the table of 上次议定事项落实情况; as on the day of signing once the minutes are issued
	Minutes     Minutes    // the newest version; zero when there is none
}

// FollowUp (上次议定事项落实情况) is one duty from an earlier meeting of the same kind that is still open.
type FollowUp struct {
	DutyID   int64
	No       string
	From     string // 「第7次联席会议 议定事项 3」
	Content  string
	LeadName string
	Due      Date
	State    DutyState
	Progress int
	Lamp     Lamp
	Why      string
}

// Item is the agenda item with that id; the zero item when it is not in the meeting.
func (r MeetingRecord) Item(id int64) AgendaItem {
	for _, a := range r.Agenda {
		if a.ID == id {
			return a
		}
	}
	return AgendaItem{}
}

// ResolutionsOf lists the resolutions of one agenda item in order.
func (r MeetingRecord) ResolutionsOf(agendaID int64) []Resolution {
	var own []Resolution
	for _, x := range r.Resolutions {
		if x.AgendaID == agendaID {
			own = append(own, x)
		}
	}
	return own
}

// meetingRecord reads a meeting whole. Once the minutes are issued the signed body is the record.
func (c *core) meetingRecord(tx Tx, id int64) (rec MeetingRecord, err error) {
	if rec.Meeting, err = tx.Meetings().Get(id); err != nil {
		return rec, err
	}
	rec.Minutes, err = tx.MinutesVersions().Find(Where(Eq("meeting_id", id)).By("-version"))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return rec, err
	}
	if rec.Minutes.State == MinutesIssued {
		return signedRecord(rec)
	}
	own := Where(Eq("meeting_id", id)).By("seq", "id")
	if rec.Attendances, err = tx.Attendances().List(own); err != nil {
		return rec, err
	}
	if rec.Agenda, err = tx.AgendaItems().List(own); err != nil {
		return rec, err
	}
	if rec.Resolutions, err = tx.Resolutions().List(own); err != nil {
		return rec, err
	}
	for _, a := range rec.Agenda {
		if a.Kind == AgendaFollowUp {
			rec.FollowUps, err = c.followUps(tx, &rec.Meeting)
			break
		}
	}
	return rec, err
}

// signedRecord is what was signed, with the meeting and the version as they stand now.
func signedRecord(now MeetingRecord) (MeetingRecord, error) {
	var rec MeetingRecord
	if err := json.Unmarshal([]byte(now.Minutes.Body), &rec); err != nil {
		return now, fmt.Errorf("body of minutes %d: %w", now.Minutes.ID, err)
	}
	rec.Meeting, rec.Minutes = now.Meeting, now.Minutes
	return rec, nil
}

// followUps lists the open duties from resolutions of earlier meetings of the kind, by deadline; those without one come last.
func (c *core) followUps(tx Tx, m *Meeting) ([]FollowUp, error) {
	duties, err := tx.Duties().List(Where(Eq("source", FromResolution), In("state", openDutyStates())).By("due", "id"))
	if err != nil || len(duties) == 0 {
		return nil, err
	}
	var ids IDs
	for _, d := range duties {
		ids = append(ids, d.SourceID)
	}
	meetingOf := map[int64]int64{}
	err = tx.Resolutions().Each(Where(In("id", []int64(ids))), func(r *Resolution) error {
		meetingOf[r.ID] = r.MeetingID
		return nil
	})
	if err != nil {
		return nil, err
	}
	earlier := map[int64]bool{}
	err = tx.Meetings().Each(Where(Eq("kind", m.Kind), Cond{"starts", "<", m.Starts}, Cond{"id", "!=", m.ID}), func(o *Meeting) error {
		earlier[o.ID] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	judge, err := c.lampJudge(tx)
	if err != nil {
		return nil, err
	}
	var dated, undated []FollowUp
	for _, d := range duties {
		if !earlier[meetingOf[d.SourceID]] {
			continue
		}
		stages, err := tx.Milestones().List(Where(Eq("duty_id", d.ID)))
		if err != nil {
			return nil, err
		}
		d.lit(judge.judge(&d, lampStages(stages)))
		f := FollowUp{DutyID: d.ID, No: d.No, From: d.SourceText, Content: d.Content, LeadName: d.LeadName, Due: d.Due,
			State: d.State, Progress: d.Progress, Lamp: d.Lamp, Why: d.LampWhy}
		if d.Due == "" {
			undated = append(undated, f)
		} else {
			dated = append(dated, f)
		}
	}
	return append(dated, undated...), nil
}

func openDutyStates() []int {
	var open []int
	for s := DutyAssigned; s <= DutyCancelled; s++ {
		if s.Open() {
			open = append(open, int(s))
		}
	}
	return open
}

// FollowUpTitle is the agenda item that every next meeting of a kind begins with while duties are open.
const FollowUpTitle = "上次议定事项落实情况"

// addFollowUpItem puts 上次议定事项落实情况 at the head of the agenda when duties are open and it is not there yet.
func (c *core) addFollowUpItem(tx Tx, m *Meeting) error {
	there, err := tx.AgendaItems().Count(Where(Eq("meeting_id", m.ID), Eq("kind", AgendaFollowUp)))
	if err != nil || there > 0 {
		return err
	}
	open, err := c.followUps(tx, m)
	if err != nil || len(open) == 0 {
		return err
	}
	items, err := tx.AgendaItems().List(Where(Eq("meeting_id", m.ID)).By("seq", "id"))
	if err != nil {
		return err
	}
	items = append([]AgendaItem{{MeetingID: m.ID, Title: FollowUpTitle, Kind: AgendaFollowUp, Presenter: m.LeadOrgName, Minutes: 10}}, items...)
	for i := range items {
		items[i].Seq = i + 1
		if err := tx.AgendaItems().Put(&items[i]); err != nil {
			return err
		}
	}
	return nil
}

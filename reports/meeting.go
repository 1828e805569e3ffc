package reports

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/app/mask"
	"gongzhi/app/workday"
	"gongzhi/reports/doc"
)

// meetingPapers is the family of the joint meeting: notice, reply slip, agenda, sign-in sheet, minutes.
func meetingPapers() []Paper {
	return []Paper{
		{Code: "D03", Name: "会议通知", Module: "meeting", Masked: true, Make: meetingPaper("会议通知", announced, MeetingNotice)},
		{Code: "D04", Name: "会议回执", Module: "meeting", Masked: true, Make: meetingPaper("会议回执", announced, MeetingReply)},
		{Code: "D05", Name: "会议议程", Module: "meeting", Sheet: true, Make: meetingPaper("会议议程", notCancelled, MeetingAgenda)},
		{Code: "D06", Name: "会议签到表", Module: "meeting", Sheet: true, Masked: true, Make: meetingPaper("会议签到表", notCancelled, MeetingSignIn)},
		{Code: "D07a", Name: "表决票", Module: "meeting", Make: meetingPaper("表决票", notCancelled, MeetingBallot)},
		{Code: "D07b", Name: "表决计票单", Module: "meeting", Make: meetingPaper("表决计票单", notCancelled, MeetingTally)},
		{Code: "D08", Name: "会议纪要", Module: "meeting", Make: meetingPaper("会议纪要", held, MeetingMinutes)},
	}
}

// MeetingSheet (会议文书材料) is what the papers of one meeting are set from: the record and what the registers say beside it.
type MeetingSheet struct {
	Office   string // 清河湾街道
	Issuer   string // who sends out the notice; the lead unit when empty
	Printer  string // 印发机关: the lead unit, a section of the street with the street's name before it
	Record   app.MeetingRecord
	Phones   map[int64]string // by person, masked unless asked otherwise
	Contact  string           // of the lead unit, with the telephone
	ReplyBy  workday.Date     // 回执截止: the working day before the meeting
	Phrases  app.Phrases      // the office's own wording
	Calendar string           // warning when ReplyBy is an estimate
}

func announced(m app.Meeting) bool    { return m.NoticeNo != "" && m.State != app.MeetingCancelled }
func notCancelled(m app.Meeting) bool { return m.State != app.MeetingCancelled }
func held(m app.Meeting) bool         { return m.Holding() && m.State != app.MeetingInProgress || m.Signed() }

// meetingPaper finds the meeting, collects its material and sets the paper.
func meetingPaper(name string, fit func(app.Meeting) bool, set func(MeetingSheet) doc.Document) func(context.Context, *app.App, Request) (doc.Document, error) {
	return func(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
		id := r.ID
		if id == 0 {
			period := r.Period
			if period == "" {
				period = app.PeriodOf(a.Today())
			}
			var err error
			if id, err = newestMeeting(ctx, a, period, fit); err != nil {
				return doc.Document{}, err
			}
			if id == 0 {
				return doc.Document{}, app.Errorf("", "%s没有%s。", period, name)
			}
		}
		sheet, err := meetingSheet(ctx, a, id, r.Unmask)
		if err != nil {
			return doc.Document{}, err
		}
		if m := sheet.Record.Meeting; name == "会议纪要" && !held(m) {
			return doc.Document{}, app.Errorf("", "%s%s，散会后才有会议纪要。", m.Name(), m.State)
		}
		if strings.HasPrefix(name, "表决") && !votes(sheet.Record) {
			return doc.Document{}, app.Errorf("", "%s没有审议表决的议题，没有%s。", sheet.Record.Meeting.Name(), name)
		}
		return set(sheet), nil
	}
}

func newestMeeting(ctx context.Context, a *app.App, p app.Period, fit func(app.Meeting) bool) (int64, error) {
	list, _, err := a.Meetings.List(ctx, app.Where(app.Cond{Key: "starts", Op: ">=", Value: string(p.First())},
		app.Cond{Key: "starts", Op: "<", Value: string(p.Next().First())}).By("-starts", "-id"))
	if err != nil {
		return 0, err
	}
	for _, m := range list {
		if fit(m) {
			return m.ID, nil
		}
	}
	return 0, nil
}

func meetingSheet(ctx context.Context, a *app.App, id int64, unmask bool) (s MeetingSheet, err error) {
	if s.Record, err = a.Meetings.Record(ctx, id); err != nil {
		return s, err
	}
	m := s.Record.Meeting
	if s.Phrases, err = a.Wordings.All(ctx); err != nil {
		return s, err
	}
	if s.Office, err = a.Settings.Get(ctx, app.SetOffice); err != nil {
		return s, err
	}
	org, err := a.Orgs.Get(ctx, m.LeadOrgID)
	if err != nil && !errors.Is(err, app.ErrNotFound) {
		return s, err
	}
	if err := s.outward(ctx, a, org); err != nil {
		return s, err
	}
	if s.Contact = org.Contact; org.Phone != "" {
		s.Contact += "，电话：" + maskPhone(org.Phone, unmask, true)
	}
	cal, err := a.Calendar.Get(ctx)
	if err != nil {
		return s, err
	}
	if day := m.Starts.Date(); day != "" {
		s.ReplyBy = cal.Add(day, -1)
		s.Calendar = cal.Warn(s.ReplyBy, day)
	}
	s.Phones = map[int64]string{}
	for _, seat := range s.Record.Attendances {
		if seat.PersonID == 0 {
			continue
		}
		p, err := a.People.Get(ctx, seat.PersonID)
		if err != nil && !errors.Is(err, app.ErrNotFound) {
			return s, err
		}
		s.Phones[seat.PersonID] = maskPhone(p.Phone, unmask, false)
	}
	return s, nil
}

// outward names who sends out the papers and who prints them: the lead unit, or the street for its own section, which has no head and
// number of its own.
func (s *MeetingSheet) outward(ctx context.Context, a *app.App, lead app.Org) error {
	s.Issuer, s.Printer = lead.Name, cmp.Or(lead.Name, s.Record.Meeting.LeadOrgName)
	if lead.Group != app.GroupOffice {
		return nil
	}
	street, err := issuer(ctx, a)
	if err != nil {
		return err
	}
	s.Issuer = street.Name
	if !strings.HasPrefix(s.Printer, s.Office) {
		s.Printer = s.Office + s.Printer
	}
	return nil
}

// maskPhone hides a person's number. Of a unit's contact only a mobile is personal: the office's own number stays on the notice.
func maskPhone(phone string, unmask, office bool) string {
	landline := strings.HasPrefix(phone, "0") || len(phone) <= 8
	if unmask || office && landline {
		return phone
	}
	return mask.Mobile(phone)
}

// meetingMeta fixes the properties of a paper to the record's own time, so that it prints alike every time.
func meetingMeta(m app.Meeting, at app.Stamp) doc.Meta {
	meta := doc.Meta{Author: m.LeadOrgName, Subject: m.FullName(), Created: at.Time()}
	if m.Starts != "" {
		meta.Day = m.Starts.Date().Time()
	}
	return meta
}

// meetingTime is the time in words: 2026年9月22日（周二）9:00—11:30.
func meetingTime(m app.Meeting) string {
	from, to := m.Starts.Time(), m.Ends.Time()
	text := fmt.Sprintf("%s（%s）%s—", m.Starts.Date().Chinese(), m.Starts.Date().Weekday(), from.Format("15:04"))
	if m.Starts.Date() != m.Ends.Date() {
		text += m.Ends.Date().MonthDay()
	}
	return text + to.Format("15:04")
}

package app

import (
	"context"
	"fmt"
)

// MeetingBrief (会议概况) is a meeting with the counts that a calendar shows of it.
type MeetingBrief struct {
	Meeting
	Items   int   // of the agenda
	Invited int   // on the list, observers included
	Tally   Tally // of the list
	Need    int   // 法定人数
}

// Brief lists meetings with their counts.
func (s *Meetings) Brief(ctx context.Context, q Query) (out []MeetingBrief, err error) {
	err = s.read(ctx, func(tx Tx) error {
		list, err := tx.Meetings().List(q)
		if err != nil {
			return err
		}
		out = make([]MeetingBrief, len(list))
		for i, m := range list {
			own := Where(Eq("meeting_id", m.ID))
			seats, err := tx.Attendances().List(own)
			if err != nil {
				return err
			}
			items, err := tx.AgendaItems().Count(own)
			if err != nil {
				return err
			}
			out[i] = MeetingBrief{Meeting: m, Items: items, Invited: len(seats), Tally: TallyOf(seats), Need: Quorum(MeetingRecord{Meeting: m, Attendances: seats}).Need}
		}
		return nil
	})
	return out, err
}

// Counts are the counts in one line, by the state of the meeting: 「议题 5 · 回执 14/18 · 法定人数 10 人」.
func (b *MeetingBrief) Counts() string {
	text := fmt.Sprintf("议题 %d", b.Items)
	switch {
	case b.State == MeetingCancelled:
		return "会议已取消"
	case b.State == MeetingDraft:
		return text + " · 通知未发"
	case b.State == MeetingNoticed:
		text += fmt.Sprintf(" · 回执 %d/%d", b.Tally.Replied, b.Invited)
	default:
		text += fmt.Sprintf(" · 实到 %d/%d", b.Tally.Present, b.Tally.Entitled)
	}
	return text + fmt.Sprintf(" · 法定人数 %d 人", b.Need)
}

// On says whether the meeting sits on a day.
func (m *Meeting) On(day Date) bool {
	return m.Starts.Date() <= day && day <= max(m.Starts.Date(), m.Ends.Date())
}

package app

import (
	"context"
	"strings"
)

// SaveAgenda makes the agenda of a meeting exactly these items in this order. Of items that are stored already only the plan
// changes (title, kind, presenter, minutes, confidential); what was recorded in the meeting stays.
func (s *Meetings) SaveAgenda(ctx context.Context, id int64, items []AgendaItem) error {
	return s.act(ctx, id, "排定议程", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if !rec.Meeting.Editable() {
			return Errorf("", "%s%s，议程不能再排。开会时用“临时增加议题”。", rec.Meeting.Name(), rec.Meeting.State)
		}
		old := map[int64]AgendaItem{}
		for _, a := range rec.Agenda {
			old[a.ID] = a
		}
		for i, item := range items {
			if err := item.Validate(); err != nil {
				return err
			}
			a := old[item.ID]
			if a.ID == 0 {
				a = AgendaItem{MeetingID: id}
			}
			a.Seq, a.Title, a.Kind, a.Presenter = i+1, strings.TrimSpace(item.Title), item.Kind, strings.TrimSpace(item.Presenter)
			a.Minutes, a.Confidential = item.Minutes, item.Confidential
			if err := putChanged(tx.AgendaItems(), old, &a, a.ID, samePlan); err != nil {
				return err
			}
			items[i] = a
			delete(old, a.ID)
		}
		for gone := range old {
			if err := tx.AgendaItems().Delete(gone); err != nil {
				return err
			}
		}
		return nil
	})
}

func samePlan(a, b *AgendaItem) bool {
	return a.Seq == b.Seq && a.Title == b.Title && a.Kind == b.Kind && a.Presenter == b.Presenter && a.Minutes == b.Minutes && a.Confidential == b.Confidential
}

// Validate refuses an item without a title or with an impossible length.
func (a *AgendaItem) Validate() error {
	var wrong Errors
	wrong.Add(strings.TrimSpace(a.Title) == "", "agenda", "议程中有一项没有标题。填写或删去。")
	wrong.Add(a.Minutes < 0 || a.Minutes > 600, "agenda", "“%s”的时长应在 0 到 600 分钟之间。", a.Title)
	return wrong.Err()
}

// PlannedMinutes is the sum of the agenda's planned minutes.
func (r MeetingRecord) PlannedMinutes() int {
	sum := 0
	for _, a := range r.Agenda {
		sum += a.Minutes
	}
	return sum
}

// AgendaWarning says when the agenda needs more time than the meeting has; empty when it fits.
func (r MeetingRecord) AgendaWarning() string {
	room := int(r.Meeting.Ends.Time().Sub(r.Meeting.Starts.Time()).Minutes())
	if over := r.PlannedMinutes() - room; over > 0 {
		return Errorf("", "议程共 %d 分钟，超出会议时间 %d 分钟。", r.PlannedMinutes(), over).Message
	}
	return ""
}

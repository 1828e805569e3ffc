package app

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"gongzhi/app/workday"
)

// Validate refuses a resolution that could not become a responsibility item.
func (r *Resolution) Validate(m *Meeting) error {
	var wrong Errors
	wrong.Add(strings.TrimSpace(r.Content) == "", "content", "议定事项内容为空。写明要做的事。")
	wrong.Add(r.LeadID == 0, "lead_id", "没有牵头单位。从列表选择，或到“主体人员”新增。")
	wrong.Add(r.LeadID != 0 && r.SupportIDs.Has(r.LeadID), "support_ids", "牵头单位不能同时是配合单位。从配合单位中去掉它。")
	wrong.Add(r.Due != "" && !r.Due.Valid(), "due", "完成时限“%s”不是日期，应为 2026-09-18 这样的日期。", r.Due)
	wrong.Add(r.Due.Valid() && r.Due < m.Starts.Date(), "due", "完成时限早于会议日期 %s。", m.Starts.Date())
	return wrong.Err()
}

// DueWarning says what is worth knowing about a typed deadline: a rest day with the cure, or a year without calendar. It may be kept.
func DueWarning(cal *workday.Calendar, due Date) string {
	if due == "" || !due.Valid() {
		return ""
	}
	var words []string
	if !cal.IsWorkday(due) {
		words = append(words, fmt.Sprintf("%s是休息日。改为 %s 或 %s？", due.MonthDay(), cal.RollBack(due), cal.RollForward(due)))
	}
	if !cal.Covers(due.Year()) {
		words = append(words, workday.Estimated(due.Year()))
	}
	return strings.Join(words, "")
}

// SaveResolution adds a resolution to an item of a meeting that is held, or changes it until the minutes are signed.
func (s *Sittings) SaveResolution(ctx context.Context, r *Resolution) error {
	return s.act(ctx, r.MeetingID, "记录议定事项", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		m := &rec.Meeting
		if !m.Holding() {
			return Errorf("", "%s%s，不能记录议定事项。", m.Name(), m.State)
		}
		if rec.Item(r.AgendaID).ID == 0 {
			return Errorf("agenda_id", "议定事项要属于本次会议的一个议题。")
		}
		next := *r
		if err := next.Validate(m); err != nil {
			return err
		}
		next.DutyID = 0
		if err := s.nameResolution(tx, &next); err != nil {
			return err
		}
		if next.ID == 0 {
			next.Seq = len(rec.Resolutions) + 1
			rec.Resolutions = append(rec.Resolutions, next)
		}
		if err := tx.Resolutions().Put(&next); err != nil {
			return err
		}
		if err := renumber(tx, rec.Meeting.ID, rec.Agenda); err != nil {
			return err
		}
		if next, err := tx.Resolutions().Get(next.ID); err == nil {
			*r = next
		}
		return nil
	})
}

// nameResolution writes the names of the units into the resolution.
func (s *Sittings) nameResolution(tx Tx, r *Resolution) error {
	lead, err := tx.Orgs().Get(r.LeadID)
	if err != nil {
		return gone(err, "lead_id", "单位")
	}
	if !lead.Active(s.today()) {
		return Errorf("lead_id", "“%s”已停用，不能作牵头单位。换一个单位。", lead.Name)
	}
	r.LeadName = lead.Short()
	var names []string
	for _, id := range r.SupportIDs {
		o, err := tx.Orgs().Get(id)
		if err != nil {
			return gone(err, "support_ids", "单位")
		}
		names = append(names, o.Short())
	}
	r.SupportNames = strings.Join(names, "、")
	r.Content, r.Deliverable, r.Person = strings.TrimSpace(r.Content), strings.TrimSpace(r.Deliverable), strings.TrimSpace(r.Person)
	return nil
}

// renumber counts the resolutions of a meeting through in the order of the agenda.
func renumber(tx Tx, meetingID int64, agenda []AgendaItem) error {
	place := map[int64]int{}
	for _, a := range agenda {
		place[a.ID] = a.Seq
	}
	all, err := tx.Resolutions().List(Where(Eq("meeting_id", meetingID)).By("seq", "id"))
	if err != nil {
		return err
	}
	sort.SliceStable(all, func(i, j int) bool { return place[all[i].AgendaID] < place[all[j].AgendaID] })
	for i := range all {
		if all[i].Seq == i+1 {
			continue
		}
		all[i].Seq = i + 1
		if err := tx.Resolutions().Put(&all[i]); err != nil {
			return err
		}
	}
	return nil
}

// DeleteResolution takes a resolution back before the minutes are signed; the others are counted through anew.
func (s *Sittings) DeleteResolution(ctx context.Context, id int64) error {
	r, err := get(ctx, s.core, id, Tx.Resolutions)
	if err != nil {
		return err
	}
	return s.act(ctx, r.MeetingID, "删除议定事项", RightEdit, func(tx Tx, rec *MeetingRecord) error {
		if !rec.Meeting.Holding() {
			return Errorf("", "%s%s，不能删除议定事项。", rec.Meeting.Name(), rec.Meeting.State)
		}
		if err := tx.Resolutions().Delete(id); err != nil {
			return err
		}
		return renumber(tx, rec.Meeting.ID, rec.Agenda)
	})
}

package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// HandoverItem (交接事项) is one thing that waits for a person: an open responsibility item, a meeting to come, a unit's contact.
type HandoverItem struct {
	Kind  string // table word: duty, meeting, attendance, org
	ID    int64
	No    string
	Title string
	Role  string // 责任人, 责任领导, 主持人, 记录人, 参会, 联系人
	State string
	Due   Date
}

// Handover (工作交接) is what one person leaves behind, and to whom.
type Handover struct {
	From, To Person
	Items    []HandoverItem
	Last     Date // last day in office; empty when the person stays
}

// Handovers (工作交接) moves everything that waits for one person to another in one act. What is closed keeps its names.
type Handovers struct{ *core }

// Open lists what waits for a person, by kind and deadline.
func (s *Handovers) Open(ctx context.Context, person int64) (h Handover, err error) {
	err = s.read(ctx, func(tx Tx) error {
		if h.From, err = tx.People().Get(person); err != nil {
			return err
		}
		for _, find := range []func(Tx, *Person) ([]HandoverItem, error){openDutiesOf, s.meetingsOf, contactsOf} {
			items, err := find(tx, &h.From)
			if err != nil {
				return err
			}
			h.Items = append(h.Items, items...)
		}
		return nil
	})
	return h, err
}

// openDutiesOf are the open items whose 责任人 (of the person's unit) or 责任领导 the person is.
func openDutiesOf(tx Tx, p *Person) (items []HandoverItem, err error) {
	q := Where(In("state", OpenStates())).By("due", "id")
	err = tx.Duties().Each(q, func(d *Duty) error {
		add := func(role string) {
			items = append(items, HandoverItem{Kind: "duty", ID: d.ID, No: d.No, Title: d.Content, Role: role, State: d.State.String(), Due: d.Due})
		}
		if d.Person == p.Name && (p.OrgID == 0 || d.LeadID == p.OrgID || d.SupportIDs.Has(p.OrgID)) {
			add("责任人")
		}
		if d.Leader == p.Name {
			add("责任领导")
		}
		return nil
	})
	return items, err
}

// meetingsOf are the meetings still to be held that the person chairs, records or is invited to.
func (s *Handovers) meetingsOf(tx Tx, p *Person) (items []HandoverItem, err error) {
	err = tx.Meetings().Each(Where(Cond{"starts", ">=", string(s.today())}, Eq("began_at", "")).By("starts"), func(m *Meeting) error {
		if m.State == MeetingCancelled {
			return nil
		}
		add := func(kind, role string, id int64) {
			items = append(items, HandoverItem{Kind: kind, ID: id, No: m.NoticeNo, Title: m.Title, Role: role, State: m.State.String(), Due: m.Starts.Date()})
		}
		if m.ChairID == p.ID {
			add("meeting", "主持人", m.ID)
		}
		if m.RecorderID == p.ID {
			add("meeting", "记录人", m.ID)
		}
		seat, err := tx.Attendances().List(Where(Eq("meeting_id", m.ID), Eq("person_id", p.ID)))
		for _, a := range seat {
			add("attendance", "参会", a.ID)
		}
		return err
	})
	return items, err
}

// contactsOf are the units whose 联系人 the person is.
func contactsOf(tx Tx, p *Person) (items []HandoverItem, err error) {
	err = tx.Orgs().Each(Where(Eq("contact", p.Name)).By("id"), func(o *Org) error {
		if p.OrgID == 0 || o.ID == p.OrgID {
			items = append(items, HandoverItem{Kind: "org", ID: o.ID, Title: o.Name, Role: "联系人", State: "启用"})
		}
		return nil
	})
	return items, err
}

// Hand moves the items of the handover from one person to the other in one act, and notes the last day of the one who leaves.
// Back undoes it.
func (s *Handovers) Hand(ctx context.Context, h Handover) error {
	var wrong Errors
	wrong.Add(h.To.ID == 0, "to", "没有接收人。从人员中选择。")
	wrong.Add(h.To.ID != 0 && h.To.ID == h.From.ID, "to", "接收人和移交人是同一人。")
	wrong.Add(h.Last != "" && h.From.From != "" && h.Last < h.From.From, "last", "离任日期早于到任日期 %s。", h.From.From)
	wrong.Add(len(h.Items) == 0 && h.Last == "", "", "没有要移交的事项。")
	if err := wrong.Err(); err != nil {
		return err
	}
	act := Act{Name: "工作交接", Object: fmt.Sprintf("%s → %s，%d 项", h.From.Name, h.To.Name, len(h.Items)), Right: RightEdit}
	return s.write(ctx, act, func(tx Tx) error { return s.hand(ctx, tx, h) }, DutyChanged, MeetingChanged, OrgChanged, PersonChanged)
}

// Back undoes a handover: the same items go back, and the person is in office as before.
func (s *Handovers) Back(ctx context.Context, h Handover) error {
	act := Act{Name: "撤销工作交接", Object: fmt.Sprintf("%s → %s，%d 项", h.To.Name, h.From.Name, len(h.Items)), Right: RightEdit}
	back := Handover{From: h.To, To: h.From, Items: h.Items}
	return s.write(ctx, act, func(tx Tx) error {
		if err := s.hand(ctx, tx, back); err != nil || h.Last == "" {
			return err
		}
		p, err := tx.People().Get(h.From.ID)
		if err != nil {
			return err
		}
		p.To = h.From.To
		return tx.People().Put(&p)
	}, DutyChanged, MeetingChanged, OrgChanged, PersonChanged)
}

func (s *Handovers) hand(ctx context.Context, tx Tx, h Handover) error {
	from, err := tx.People().Get(h.From.ID)
	if err != nil {
		return err
	}
	to, err := tx.People().Get(h.To.ID)
	if err != nil {
		return err
	}
	if !to.Active(s.today()) {
		return Errorf("to", "%s已离任，不能接收。换一位在任的人员。", to.Name)
	}
	for _, item := range h.Items {
		if err := s.handOne(ctx, tx, item, &from, &to); err != nil {
			return err
		}
	}
	if h.Last == "" {
		return nil
	}
	from.To = h.Last
	return tx.People().Put(&from)
}

func (s *Handovers) handOne(ctx context.Context, tx Tx, item HandoverItem, from, to *Person) error {
	switch item.Kind {
	case "duty":
		return change(tx.Duties(), item.ID, func(d *Duty) error {
			if item.Role == "责任领导" {
				d.Leader = to.Name
			} else {
				d.Person, d.Phone = to.Name, to.Phone
			}
			return s.dutyEvent(ctx, tx, d, DoHandover, item.Role+"由"+from.Name+"交接给"+to.Name)
		})
	case "meeting":
		return change(tx.Meetings(), item.ID, func(m *Meeting) error {
			if item.Role == "记录人" {
				m.RecorderID, m.RecorderName = to.ID, to.Name
			} else {
				m.ChairID, m.ChairName = to.ID, to.Name
			}
			return nil
		})
	case "attendance":
		return handSeat(tx, item.ID, to)
	case "org":
		return change(tx.Orgs(), item.ID, func(o *Org) error {
			o.Contact, o.Phone = to.Name, strings.TrimSpace(to.Phone)
			return nil
		})
	}
	return nil
}

// handSeat gives a seat of a meeting to another person; one who is invited already only takes over, the empty seat goes.
func handSeat(tx Tx, id int64, to *Person) error {
	seat, err := tx.Attendances().Get(id)
	if errors.Is(err, ErrNotFound) { // it went when the handover that is undone now was made
		if err = tx.Attendances().Restore(id); err == nil {
			seat, err = tx.Attendances().Get(id)
		}
	}
	if err != nil || seat.PersonID == to.ID {
		return err
	}
	taken, err := tx.Attendances().Count(Where(Eq("meeting_id", seat.MeetingID), Eq("person_id", to.ID)))
	if err != nil {
		return err
	}
	if taken > 0 {
		return tx.Attendances().Delete(id)
	}
	seat.PersonID, seat.Name, seat.OrgID, seat.OrgName, seat.Title = to.ID, to.Name, to.OrgID, to.OrgName, to.Title
	return tx.Attendances().Put(&seat)
}

// change reads a record, lets fn change it and puts it back.
func change[T any](table Records[T], id int64, fn func(*T) error) error {
	rec, err := table.Get(id)
	if err != nil {
		return err
	}
	if err := fn(&rec); err != nil {
		return err
	}
	return table.Put(&rec)
}

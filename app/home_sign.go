package app

import (
	"fmt"
	"slices"
)

// ballotTodo are the votes counted in meetings whose result is not confirmed: the minutes cannot be signed before.
func (h *homeDesk) ballotTodo() error {
	if !h.me.May(RightSign) {
		return nil
	}
	held := []MeetingState{MeetingInProgress, MeetingEnded, MeetingMinuting}
	list, err := h.tx.Meetings().List(Where(In("state", held)).By("starts", "id"))
	if err != nil {
		return err
	}
	t := Todo{Key: "ballot", Lamp: Lamp(lampGrey), Title: "表决结果待确认", Verb: "去确认", Signs: true, Module: "meeting", Act: "hold"}
	for _, m := range list {
		items, err := h.tx.AgendaItems().List(Where(Eq("meeting_id", m.ID), Eq("voted", false)).By("seq", "id"))
		if err != nil {
			return err
		}
		for i := range items {
			if !items[i].Counted() {
				continue
			}
			if t.Count++; t.Count == 1 {
				t.ID, t.Text = m.ID, fmt.Sprintf("%s %s：%s", m.Starts.Date().MonthDay(), m.Title, items[i].Title)
			}
		}
	}
	h.add(t)
	return nil
}

// issueTodos are the lists and the authorisation tables that were sent for review and wait for a leader to issue them.
func (h *homeDesk) issueTodos() error {
	if !h.me.May(RightDecide) {
		return nil
	}
	waiting := Where(Eq("state", ListReview)).By("id")
	lists, err := h.tx.DutyLists().List(waiting)
	if err != nil {
		return err
	}
	if len(lists) > 0 {
		h.add(Todo{Key: "list", Lamp: Lamp(lampGrey), Signs: true, Count: len(lists), Title: "责任清单待印发", Verb: "去印发", Text: lists[0].Title(), Module: "duty", Tab: "list", Args: map[string]string{"chip": "待印发"}})
	}
	tables, err := h.tx.Authorities().List(waiting)
	if err != nil {
		return err
	}
	if len(tables) > 0 {
		h.add(Todo{Key: "authority", Lamp: Lamp(lampGrey), Signs: true, Count: len(tables), Title: "授权表待印发", Verb: "去印发",
			Text: fmt.Sprintf("%s（第 %d 版）", tables[0].Name, tables[0].Version), Module: "duty", Tab: "authority"})
	}
	return nil
}

// signsFirst puts what waits for the user's own signature before everything else, in the order it was found.
func (h *homeDesk) signsFirst() {
	slices.SortStableFunc(h.b.Todos, func(a, b Todo) int {
		switch {
		case a.Signs == b.Signs:
			return 0
		case a.Signs:
			return -1
		}
		return 1
	})
}

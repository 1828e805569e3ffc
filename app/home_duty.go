package app

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// workingStates are those in which a lamp is shown in the list of items.
func workingStates() []DutyState { return []DutyState{DutyAssigned, DutyInProgress, DutyReturned} }

func lit(lamp int) Query { return Where(Eq("lamp", lamp), In("state", workingStates())) }

// lamps counts the items in hand by lamp, and those finished in this quarter.
func (h *homeDesk) lamps() error {
	open, err := h.tx.Duties().Counts(Where(In("state", openStates())), "state")
	if err != nil {
		return err
	}
	l := &h.b.Lamps
	for _, n := range open {
		l.Open += n
	}
	by, err := h.tx.Duties().Counts(Where(In("state", workingStates())), "lamp")
	if err != nil {
		return err
	}
	l.Red, l.Yellow, l.Green = by[strconv.Itoa(lampRed)], by[strconv.Itoa(lampYellow)], by[strconv.Itoa(lampGreen)]
	l.Rest = l.Open - l.Red - l.Yellow - l.Green
	l.Done, err = h.tx.Duties().Count(Where(In("state", []DutyState{DutyDone, DutyClosed}), Cond{"done_on", ">=", PeriodOf(h.day).First()}))
	return err
}

// loads are the lead units with items in hand: the most red and yellow first, then the most items.
func (h *homeDesk) loads() error {
	all, err := h.tx.Duties().Counts(Where(In("state", openStates())), "lead_id")
	if err != nil || len(all) == 0 {
		return err
	}
	var by [3]map[string]int
	for i, lamp := range []int{lampRed, lampYellow, lampGreen} {
		if by[i], err = h.tx.Duties().Counts(lit(lamp), "lead_id"); err != nil {
			return err
		}
	}
	names := map[int64]string{}
	if err := h.tx.Orgs().Each(Query{}, func(o *Org) error { names[o.ID] = o.Short(); return nil }); err != nil {
		return err
	}
	for key, n := range all {
		id, err := strconv.ParseInt(key, 10, 64)
		if err != nil {
			return err
		}
		u := UnitLoad{OrgID: id, Name: cmp.Or(names[id], "未指定"), Red: by[0][key], Yellow: by[1][key], Green: by[2][key]}
		u.Rest = n - u.Red - u.Yellow - u.Green
		h.b.Loads = append(h.b.Loads, u)
	}
	slices.SortFunc(h.b.Loads, func(a, b UnitLoad) int {
		return cmp.Or((b.Red+b.Yellow)-(a.Red+a.Yellow), b.Red-a.Red, b.Total()-a.Total(), cmp.Compare(a.OrgID, b.OrgID))
	})
	return nil
}

// redTodo are the red items; the sentence names the one that is late longest.
func (h *homeDesk) redTodo() error {
	t := Todo{Key: "red", Lamp: Lamp(lampRed), Count: h.b.Lamps.Red, Title: "红灯事项", Verb: "查看", Module: "duty", Tab: "item", Args: map[string]string{"chip": "红灯"}}
	if t.Count == 0 {
		return nil
	}
	if h.me.May(RightReview) {
		t.Verb = "去督办"
	}
	late, err := h.tx.Duties().List(withLimit(lit(lampRed).And(Cond{"due", "!=", ""}, Cond{"due", "<", h.day}).By("due", "id"), 1))
	if err != nil {
		return err
	}
	if len(late) > 0 {
		d := late[0]
		t.Text = fmt.Sprintf("最久：%s，已逾期 %d 个工作日（%s）", d.Content, h.cal.Between(d.Due, h.day), d.LeadName)
		h.add(t)
		return nil
	}
	behind, err := h.tx.Duties().List(withLimit(lit(lampRed).By("due", "id"), 1))
	if err != nil {
		return err
	}
	for _, d := range behind {
		_, why, _ := strings.Cut(d.LampWhy, "：")
		t.Text = fmt.Sprintf("%s：%s（%s）", d.Content, why, d.LeadName)
	}
	h.add(t)
	return nil
}

func withLimit(q Query, n int) Query {
	q.Limit = n
	return q
}

// yellowTodo are the yellow items by reason.
func (h *homeDesk) yellowTodo() error {
	words, err := h.tx.Duties().Counts(lit(lampYellow), "lamp_word")
	if err != nil {
		return err
	}
	near, behind, silent, other := 0, 0, 0, 0
	for word, n := range words {
		switch {
		case strings.HasPrefix(word, "剩"), strings.Contains(word, "今天"), strings.Contains(word, "到期"):
			near += n
		case strings.HasPrefix(word, "落后"):
			behind += n
		case strings.HasPrefix(word, "未填"):
			silent += n
		default:
			other += n
		}
	}
	var parts []string
	say := func(n int, text string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d 项%s", n, text))
		}
	}
	say(near, fmt.Sprintf("剩余 %d 个工作日以内", settingInt(h.tx, SetNearWorkdays)))
	say(behind, "落后序时进度")
	say(silent, "未按期填报进展")
	say(other, "有其他预警")
	h.add(Todo{Key: "yellow", Lamp: Lamp(lampYellow), Count: h.b.Lamps.Yellow, Title: "黄灯预警", Text: strings.Join(parts, "，"), Verb: "查看",
		Module: "duty", Tab: "item", Args: map[string]string{"chip": "黄灯"}})
	return nil
}

// reviewTodos are requests to close, extensions to decide and drafts to issue.
func (h *homeDesk) reviewTodos() error {
	if h.me.May(RightReview) {
		asked, err := h.tx.Duties().List(Where(Eq("state", DutyDoneRequested)).By("asked_on", "id"))
		if err != nil {
			return err
		}
		if len(asked) > 0 {
			d := asked[0]
			text := "最早一项今天申请：" + d.Content
			if n := h.cal.Between(d.AskedOn, h.day); n > 0 {
				text = fmt.Sprintf("最早一项已等待 %d 个工作日：%s", n, d.Content)
			}
			h.add(Todo{Key: "review", Lamp: Lamp(lampGrey), Count: len(asked), Title: "办结待审核", Text: text, Verb: "审核", Module: "duty", Tab: "review", Args: map[string]string{"chip": "办结申请"}})
		}
	}
	if h.me.May(RightDecide) {
		asked, err := h.tx.Duties().List(Where(Cond{"asked_due", "!=", ""}, In("state", openStates())).By("due", "id"))
		if err != nil {
			return err
		}
		if len(asked) > 0 {
			d := asked[0]
			h.add(Todo{Key: "extension", Lamp: Lamp(lampGrey), Signs: true, Count: len(asked), Title: "延期待批复",
				Text: fmt.Sprintf("%s：由 %s 延至 %s（%s）", d.Content, d.Due.Short(), shortAfter(d.AskedDue, d.Due), d.LeadName), Verb: "批复", Module: "duty", Tab: "review", Args: map[string]string{"chip": "延期申请"}})
		}
		if err := h.pauseTodo(); err != nil {
			return err
		}
	}
	if !h.me.May(RightEdit) {
		return nil
	}
	drafts, err := h.tx.Duties().List(Where(Eq("state", DutyDraft)).By("id"))
	if err == nil && len(drafts) > 0 {
		h.add(Todo{Key: "draft", Lamp: Lamp(lampGrey), Count: len(drafts), Title: "事项待下达", Text: "最早登记：" + drafts[0].Content, Verb: "去下达",
			Module: "duty", Tab: "item", Args: map[string]string{"state": strconv.Itoa(int(DutyDraft))}})
	}
	return err
}

// pauseTodo are items whose pause is asked for.
func (h *homeDesk) pauseTodo() error {
	asked, err := h.tx.Duties().List(Where(Cond{"asked_pause", "!=", ""}, In("state", openStates())).By("due", "id"))
	if err != nil || len(asked) == 0 {
		return err
	}
	d := asked[0]
	h.add(Todo{Key: "pause", Lamp: Lamp(lampGrey), Signs: true, Count: len(asked), Title: "暂停待批复", Text: fmt.Sprintf("%s：%s（%s）", d.Content, d.AskedPause, d.LeadName),
		Verb: "批复", Module: "duty", Tab: "review", Args: map[string]string{"chip": "暂停申请"}})
	return nil
}

// slipTodo are supervision slips whose feedback is late.
func (h *homeDesk) slipTodo() error {
	if !h.me.May(RightReview) {
		return nil
	}
	late, err := h.tx.Slips().List(Where(Eq("feedback_on", ""), Cond{"feedback_due", "<", h.day}).By("feedback_due", "id"))
	if err != nil || len(late) == 0 {
		return err
	}
	s := late[0]
	h.add(Todo{Key: "slip", Lamp: Lamp(lampGrey), Count: len(late), Title: "督办逾期未反馈", Verb: "催办", Module: "duty", Tab: "slip", Args: map[string]string{"chip": "逾期未反馈"},
		Text: fmt.Sprintf("%s %s，已逾期 %d 个工作日", s.LeadName, s.No, h.cal.Between(s.FeedbackDue, h.day))})
	return nil
}

// shortAfter is a date beside an earlier one: with its year when that is another.
func shortAfter(d, earlier Date) string {
	if !d.Valid() || !earlier.Valid() || d[:4] != earlier[:4] {
		return string(d)
	}
	return d.Short()
}

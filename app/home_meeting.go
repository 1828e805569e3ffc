package app

import (
	"errors"
	"fmt"
	"strings"
)

// meetingTodos are the meetings of today and those of earlier days that were never ended: they are held and recorded.
func (h *homeDesk) meetingTodos() error {
	if !h.me.May(RightEdit) {
		return nil
	}
	open := []MeetingState{MeetingDraft, MeetingNoticed, MeetingCheckIn, MeetingInProgress}
	list, err := h.tx.Meetings().List(Where(In("state", open), Cond{"starts", "<", string(h.day.AddDays(1))}).By("-starts"))
	if err != nil || len(list) == 0 {
		return err
	}
	m := list[0]
	for _, o := range list { // of today's meetings the one that runs, else the earliest
		if o.Starts.Date() == h.day && (m.State < MeetingCheckIn || o.State >= MeetingCheckIn) {
			m = o
		}
	}
	seats, err := h.seats(m.ID)
	if err != nil {
		return err
	}
	t := TallyOf(seats)
	text := fmt.Sprintf("今天 %s %s，应到 %d 人，已回执 %d 人", m.Starts.Clock(), m.Title, t.Entitled, t.Replied)
	switch {
	case m.State >= MeetingCheckIn:
		text = fmt.Sprintf("%s %s %s，应到 %d 人，已到 %d 人", m.Title, m.Starts.Clock(), m.State, t.Entitled, t.Present)
	case m.Starts.Date() < h.day:
		text = fmt.Sprintf("%s %s，%s尚未开会记录", m.Starts.Date(), m.Title, m.State)
	}
	todo := Todo{Key: "meeting", Lamp: Lamp(lampGrey), Count: len(list), Title: "会议待记录", Text: text, Verb: "进入会议", Now: m.Starts.Date() == h.day || m.State >= MeetingCheckIn,
		Module: "meeting", ID: m.ID, Act: "hold"}
	if m.State == MeetingDraft {
		todo.Verb, todo.Act = "去通知", ""
	}
	h.add(todo)
	return nil
}

func (h *homeDesk) seats(meetingID int64) ([]Attendance, error) {
	return h.tx.Attendances().List(Where(Eq("meeting_id", meetingID)).By("seq", "id"))
}

// nextMeeting is the first meeting from now on that is not held yet.
func (h *homeDesk) nextMeeting() (Meeting, error) {
	return h.tx.Meetings().Find(Where(In("state", []MeetingState{MeetingDraft, MeetingNoticed}), Cond{"starts", ">=", h.now()}).By("starts", "id"))
}

// replyTodo are the replies that are not in for the next meeting that was noticed, and the check list before it.
func (h *homeDesk) replyTodo() error {
	m, err := h.nextMeeting()
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	seats, err := h.seats(m.ID)
	if err != nil {
		return err
	}
	var missing []string
	silent, seen := 0, map[string]bool{}
	for _, a := range seats {
		if a.Reply != NoReply {
			continue
		}
		silent++
		if name := firstOf(a.OrgName, a.Name); !seen[name] {
			seen[name] = true
			missing = append(missing, name)
		}
	}
	if err := h.beforeMeeting(m, len(seats), silent); err != nil || m.State != MeetingNoticed || !h.me.May(RightEdit) {
		return err
	}
	h.add(Todo{Key: "reply", Lamp: Lamp(lampGrey), Count: silent, Title: "会议回执未到", Verb: "去催", Module: "meeting", ID: m.ID,
		Text: fmt.Sprintf("%s %s：%s", m.Starts.Date().MonthDay(), m.Title, few(missing, 4, "家"))})
	return nil
}

// few names the first ones and how many there are.
func few(names []string, n int, unit string) string {
	if len(names) <= n {
		return strings.Join(names, "、")
	}
	return fmt.Sprintf("%s 等 %d %s", strings.Join(names[:n], "、"), len(names), unit)
}

// beforeMeeting is what is to be done before the next meeting.
func (h *homeDesk) beforeMeeting(m Meeting, seats, silent int) error {
	items, err := h.tx.AgendaItems().Count(Where(Eq("meeting_id", m.ID)))
	if err != nil {
		return err
	}
	n := &NextMeeting{ID: m.ID, Title: m.Starts.Date().MonthDay() + " " + m.Title}
	say := func(done bool, text string) { n.Checks = append(n.Checks, Check{done, text}) }
	if items == 0 {
		say(false, "议程还没有排")
	} else {
		say(true, fmt.Sprintf("议程 %d 项已排", items))
	}
	switch {
	case seats == 0:
		say(false, "参会人员还没有定")
	case m.State == MeetingDraft:
		say(false, fmt.Sprintf("通知未发（%d 人）", seats))
	case silent == 0:
		say(true, fmt.Sprintf("通知已发，回执 %d/%d", seats, seats))
	default:
		say(true, fmt.Sprintf("通知已发 %d 人", seats))
		say(false, fmt.Sprintf("回执 %d/%d，%d 人未到", seats-silent, seats, silent))
	}
	open, err := h.followUps(h.tx, &m)
	if err != nil {
		return err
	}
	if len(open) > 0 {
		say(false, fmt.Sprintf("上次议定事项还有 %d 项未落实", len(open)))
	} else {
		say(true, "上次议定事项没有未落实的")
	}
	h.b.Next = n
	return nil
}

// minutesTodos are meetings over without issued minutes: to draft and send by the clerk, to sign by the chair or in whose place.
func (h *homeDesk) minutesTodos() error {
	list, err := h.tx.Meetings().List(Where(In("state", []MeetingState{MeetingEnded, MeetingMinuting})).By("starts", "id"))
	if err != nil {
		return err
	}
	var write, sign []Meeting
	for _, m := range list {
		v, err := h.minutesState(m.ID)
		if err != nil {
			return err
		}
		if v == MinutesReviewing {
			sign = append(sign, m)
		} else {
			write = append(write, m)
		}
	}
	todo := func(key, title, verb, done string, list []Meeting) {
		if len(list) == 0 {
			return
		}
		m := list[0]
		h.add(Todo{Key: key, Lamp: Lamp(lampGrey), Count: len(list), Title: title, Verb: verb, Signs: key == "sign", Module: "meeting", ID: m.ID, Act: "minutes",
			Text: fmt.Sprintf("%s %s（%s）", m.Starts.Date().MonthDay(), m.Title, done)})
	}
	if h.me.May(RightEdit) {
		todo("minutes", "纪要待送签", "去送签", "已散会，纪要由记录生成", write)
	}
	may, _, err := h.maySign(h.ctx, h.tx)
	if may {
		todo("sign", "纪要待签发", "签发", "已送签，待签发", sign)
	}
	return err
}

// minutesState is the state of the newest version of a meeting's minutes; 起草 where there is none yet.
func (h *homeDesk) minutesState(meetingID int64) (MinutesState, error) {
	v, err := h.tx.MinutesVersions().Find(Where(Eq("meeting_id", meetingID)).By("-version"))
	if errors.Is(err, ErrNotFound) {
		return MinutesDraft, nil
	}
	return v.State, err
}

// week are the meetings from Monday to Sunday; in a week without any, the next one.
func (h *homeDesk) week() error {
	monday := h.day.Monday()
	sunday := monday.AddDays(6)
	to := sunday.MonthDay()
	if monday.Month() == sunday.Month() {
		to = fmt.Sprintf("%d日", sunday.Day())
	}
	h.b.WeekText = monday.MonthDay() + "—" + to
	list, err := h.tx.Meetings().List(Where(Cond{"state", "!=", MeetingCancelled}, Cond{"starts", ">=", string(monday)}, Cond{"starts", "<", string(sunday.AddDays(1))}).By("starts", "id"))
	if err != nil {
		return err
	}
	if len(list) == 0 {
		if m, err := h.nextMeeting(); err == nil {
			list = []Meeting{m}
		} else if !errors.Is(err, ErrNotFound) {
			return err
		}
	}
	for _, m := range list {
		seats, err := h.seats(m.ID)
		if err != nil {
			return err
		}
		line, err := h.weekLine(m, TallyOf(seats), len(seats))
		if err != nil {
			return err
		}
		h.b.Week = append(h.b.Week, line)
	}
	return nil
}

func (h *homeDesk) weekLine(m Meeting, t Tally, invited int) (WeekMeeting, error) {
	day := m.Starts.Date()
	w := WeekMeeting{ID: m.ID, Day: day, Clock: m.Starts.Clock(), Title: m.Title, State: m.State, Word: m.State.String(), IsNow: day == h.day}
	w.Mark, w.OffDay = h.dayMark(day)
	notes := []string{m.VenueName, "主持 " + m.ChairName}
	switch {
	case m.State == MeetingNoticed:
		notes[1] = fmt.Sprintf("回执 %d/%d", t.Replied, invited)
	case m.State >= MeetingCheckIn && m.State < MeetingCancelled:
		notes[1] = fmt.Sprintf("到会 %d/%d", t.Present, t.Entitled)
	}
	w.Note = strings.Join(notes, " · ")
	switch m.State {
	case MeetingNoticed:
		if w.IsNow {
			w.Word = "待开会"
		}
	case MeetingCheckIn, MeetingInProgress:
		w.Act = "hold"
	case MeetingEnded, MeetingMinuting:
		w.Act = "minutes"
		v, err := h.minutesState(m.ID)
		if err != nil {
			return w, err
		}
		w.Word = "纪要" + v.String()
	case MeetingIssued, MeetingArchived:
		w.Act = "minutes"
	}
	return w, nil
}

// dayMark is the word below a day's number: 今天, 周二, 周日班, and whether the day is out of the ordinary.
func (h *homeDesk) dayMark(day Date) (mark string, off bool) {
	rest := day.Weekend()
	work := h.cal.IsWorkday(day)
	mark = day.Weekday()
	switch {
	case day == h.day:
		mark = "今天"
	case rest && work:
		mark += "班"
	case !rest && !work:
		mark += "休"
	}
	return mark, rest || !work
}

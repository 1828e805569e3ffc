package app

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app/workday"
)

// Home (首页) gathers what waits for the user today.
type Home struct{ *core }

// Todo (待办) is one kind of thing that waits for the user, with the page on which it is done.
type Todo struct {
	Key    string // names the kind: red, yellow, reply …
	Lamp   Lamp   // red, yellow, or grey for an ordinary thing
	Count  int
	Title  string // 红灯事项
	Text   string // 「最久：…，已逾期 6 个工作日（城市管理办）」
	Verb   string // 去督办
	Now    bool   // to be done this very day at its hour: the one filled button of the page
	Signs  bool   // waits for the signature or the decision of the chair or a leader
	Module string
	Tab    string
	ID     int64
	Act    string
	Args   map[string]string // presets of the list it goes to
}

// HomeBoard (首页看板) is everything on the home page.
type HomeBoard struct {
	Day        Date
	DayText    string // 「2026-09-17 星期四 · 第三季度还剩 10 个工作日（含今天）」
	Fresh      bool   // a new office without any work on record
	Units      int    // of a new office, besides itself
	Users      int    // of a new office
	Todos      []Todo
	Lamps      LampBoard
	Loads      []UnitLoad
	WeekText   string // 9月14日—20日
	Week       []WeekMeeting
	Next       *NextMeeting // nil when none is ahead
	Recent     []RecentLine
	Period     Period // of the indicators
	Indicators []HomeIndicator
	Leader     *LeaderView // nil for users without the rights of a 领导
}

// Total is the number of things that wait.
func (b HomeBoard) Total() int {
	n := 0
	for _, t := range b.Todos {
		n += t.Count
	}
	return n
}

// LampBoard (灯情) counts the items in hand by lamp; Done are those finished in this quarter.
type LampBoard struct{ Open, Red, Yellow, Green, Rest, Done int }

// UnitLoad (在办压力) is one lead unit's items in hand.
type UnitLoad struct {
	OrgID                    int64
	Name                     string
	Red, Yellow, Green, Rest int
}

// Total is the unit's items in hand.
func (u UnitLoad) Total() int { return u.Red + u.Yellow + u.Green + u.Rest }

// WeekMeeting (本周会议) is one meeting of the week.
type WeekMeeting struct {
	ID     int64
	Day    Date
	Mark   string // 今天, 周二, 周日班
	Clock  string
	Title  string
	Note   string // 三楼第二会议室 · 回执 9/9
	Word   string // 待开会, 纪要核稿
	State  MeetingState
	IsNow  bool // today
	OffDay bool // a rest day worked, or a rest day
	Act    string
}

// NextMeeting (下次会议) is what is to be prepared before the next meeting.
type NextMeeting struct {
	ID     int64
	Title  string // 9月22日 第9次联席会议
	Checks []Check
}

// Check (核对项) is one thing that is done or not.
type Check struct {
	Done bool
	Text string
}

// RecentLine (最近变化) is one act of somebody, newest first.
type RecentLine struct{ When, Who, Text string }

// homeDesk collects a board inside one snapshot.
type homeDesk struct {
	*core
	tx  Tx
	ctx context.Context // of the user
	me  User
	day Date
	cal *workday.Calendar
	b   *HomeBoard
}

// Board is the home page of the acting user: what needs the user today, most urgent first, and how the office stands.
func (s *Home) Board(ctx context.Context) (HomeBoard, error) {
	var b HomeBoard
	err := s.read(ctx, func(tx Tx) error {
		b = HomeBoard{Day: s.today()}
		cal, err := s.calendar(tx)
		if err != nil {
			return err
		}
		h := &homeDesk{core: s.core, tx: tx, ctx: ctx, me: UserFrom(ctx), day: b.Day, cal: cal, b: &b}
		h.dayText()
		for _, step := range []func() error{h.lamps, h.loads, h.redTodo, h.yellowTodo, h.meetingTodos, h.replyTodo, h.ballotTodo,
			h.minutesTodos, h.reviewTodos, h.issueTodos, h.slipTodo, h.caseTodos, h.quarters, h.week, h.recent, h.isFresh} {
			if err := step(); err != nil {
				return err
			}
		}
		h.sortTodos()
		return nil
	})
	return b, err
}

// dayText is the day, and how much of the quarter is left.
func (h *homeDesk) dayText() {
	p := PeriodOf(h.day)
	left := h.cal.Between(h.day, p.Last())
	tail := ""
	if h.cal.IsWorkday(h.day) {
		left++
		tail = "（含今天）"
	}
	quarter := [...]string{"一", "二", "三", "四"}[p.Quarter()-1]
	h.b.DayText = fmt.Sprintf("%s %s · 第%s季度还剩 %d 个工作日%s", h.day, longWeekday(h.day), quarter, left, tail)
}

func longWeekday(d Date) string {
	return strings.Replace(d.Weekday(), "周", "星期", 1)
}

// add enters a todo unless there is nothing of it.
func (h *homeDesk) add(t Todo) {
	if t.Count > 0 {
		h.b.Todos = append(h.b.Todos, t)
	}
}

// sortTodos puts the user's own signatures first, keeps the order of urgency, and leaves one filled button: the first due now.
func (h *homeDesk) sortTodos() {
	h.signsFirst()
	found := false
	for i := range h.b.Todos {
		t := &h.b.Todos[i]
		t.Now = t.Now && !found
		found = found || t.Now
	}
}

// isFresh says whether nothing is on record yet.
func (h *homeDesk) isFresh() error {
	duties, err := h.tx.Duties().Count(Query{})
	if err != nil || duties > 0 {
		return err
	}
	meetings, err := h.tx.Meetings().Count(Query{})
	if h.b.Fresh = err == nil && meetings == 0; !h.b.Fresh {
		return err
	}
	if h.b.Units, err = h.tx.Orgs().Count(Query{}); err != nil {
		return err
	}
	h.b.Units = max(0, h.b.Units-1)
	h.b.Users, err = h.tx.Users().Count(Query{})
	return err
}

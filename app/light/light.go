// Package light judges how a task stands (红黄绿灯): a pure function of the day, the deadline, the progress and the
// office's settings that also says why in words. It knows no calendar: working days are counted by a function
// handed in. No national rule exists, so the limits are settings and are printed with every table.
package light

import (
	"math"
	"strconv"
)

// Lamp is the state of a task as one colour (灯).
type Lamp int

// The five lamps.
const (
	Green  Lamp = iota // 绿: on schedule
	Yellow             // 黄: near the deadline, somewhat behind, or a report is missing
	Red                // 红: overdue or far behind
	Grey               // 灰: suspended
	Blue               // 蓝: done or waiting for review
)

// String returns the colour's word, 「绿」.
func (l Lamp) String() string {
	if l < Green || l > Blue {
		return ""
	}
	return [...]string{"绿", "黄", "红", "灰", "蓝"}[l]
}

// Order sorts lamps by urgency: 红 黄 绿 蓝 灰.
func (l Lamp) Order() int {
	if l < Green || l > Blue {
		return len(Lamps())
	}
	return [...]int{2, 1, 0, 4, 3}[l]
}

// Lamps lists the lamps by urgency: 红 黄 绿 蓝 灰.
func Lamps() []Lamp { return []Lamp{Red, Yellow, Green, Blue, Grey} }

// ParseLamp finds the lamp of a colour's word.
func ParseLamp(word string) (Lamp, bool) {
	for _, l := range Lamps() {
		if l.String() == word {
			return l, true
		}
	}
	return Green, false
}

// Settings are the office's limits (灯规则). Percentages are points of 100.
type Settings struct {
	NearWorkdays int     // 黄 when so many working days or fewer are left
	BehindYellow float64 // 黄 from so many points behind the plan
	BehindRed    float64 // 红 above so many points behind the plan
	ReportEvery  int     // 黄 when the last report is older than so many working days; 0: no reporting cycle
}

// Published returns the limits in common use: 5 working days, 10 and 30 points, no reporting cycle.
func Published() Settings { return Settings{NearWorkdays: 5, BehindYellow: 10, BehindRed: 30} }

// Milestone is a planned stage (阶段目标): by the date, so many percent.
type Milestone struct {
	Date    string
	Planned float64
}

// Task is what the judgement looks at. Dates are yyyy-MM-dd or empty.
type Task struct {
	Start        string // beginning of the plan; empty: no plan before the first milestone
	Due          string // deadline in force; empty: 长期坚持, never overdue
	OriginalDue  string // the first deadline if an extension was approved
	Progress     float64
	Milestones   []Milestone // ascending by date
	Done         string      // day of completion
	Waiting      string      // day on which completion was applied for (申请办结)
	Suspended    bool        // 暂停 approved
	LastReport   string      // day of the last progress report
	ReportMissed bool        // the office's own cycle says that a report is missing
}

// Count counts the working days after from up to and with to; negative if to is earlier.
type Count func(from, to string) int

// Verdict is the judgement with its reasons.
type Verdict struct {
	Lamp    Lamp
	Planned float64 // planned percent of today; meaningful if HasPlan
	HasPlan bool
	Behind  float64 // points behind the plan, negative when ahead
	Left    int     // working days left, if the deadline is to come
	Overdue int     // working days overdue
	Late    bool    // overdue, or completed after the deadline
	Short   string  // at most five characters: 剩3天
	Reason  string  // a full sentence: 红灯：逾期 6 个工作日未办结
	Note    string  // 已延期，原时限2026年10月31日; empty without extension
}

// Judge judges a task on a day. The order is 灰, 蓝, 红, 黄, 绿; the first that applies gives the lamp, the
// other faults stand behind it in the reason.
func Judge(today string, t Task, s Settings, count Count) Verdict {
	v := Verdict{Note: note(t)}
	v.Planned, v.HasPlan = Planned(today, t, count)
	if v.HasPlan {
		v.Behind = math.Round((v.Planned-t.Progress)*1e9) / 1e9
	}
	switch {
	case t.Suspended:
		v.set(Grey, "暂停", "已批准暂停，暂停期间不计时限")
	case t.Done != "":
		v.finish(t.Done, t.Due, count, false)
	case t.Waiting != "":
		v.finish(t.Waiting, t.Due, count, true)
	default:
		v.open(today, t, s, count)
	}
	if v.Note != "" {
		v.Reason += "（" + v.Note + "）"
	}
	return v
}

// finish judges a task that is done, or whose completion waits for review.
func (v *Verdict) finish(day, due string, count Count, waiting bool) {
	v.Late = due != "" && day > due
	word, state := "已办结", "已办结"
	if waiting {
		word, state = "待审核", "已申请办结，等待审核"
	}
	if !v.Late {
		v.set(Blue, word, state)
		return
	}
	v.Overdue = count(due, day)
	sentence := "逾期办结"
	if waiting {
		sentence = "逾期办结，等待审核"
	}
	if v.Overdue > 0 {
		sentence += "，晚 " + strconv.Itoa(v.Overdue) + " 个工作日"
	}
	v.set(Blue, "逾期办结", sentence)
}

// open judges a task that is being worked on.
func (v *Verdict) open(today string, t Task, s Settings, count Count) {
	if t.Due != "" && today > t.Due {
		v.Late = true
		v.Overdue = count(t.Due, today)
		v.set(Red, overdueWord(v.Overdue), overdueSentence(v.Overdue))
		return
	}
	if v.HasPlan && v.Behind > s.BehindRed {
		v.set(Red, behindWord(v.Behind), v.behindSentence(t.Progress)+"，超过 "+number(s.BehindRed)+" 个")
	}
	if t.Due != "" {
		if v.Left = count(today, t.Due); v.Left <= s.NearWorkdays {
			v.set(Yellow, leftWord(today, t.Due, v.Left), leftSentence(today, t.Due, v.Left))
		}
	}
	if v.HasPlan && v.Lamp != Red && v.Behind >= s.BehindYellow && v.Behind > 0 {
		v.set(Yellow, behindWord(v.Behind), v.behindSentence(t.Progress))
	}
	if missed(today, t, s, count) {
		v.set(Yellow, "未填报", "本期未填报进展")
	}
	if v.Reason == "" {
		v.set(Green, "正常", v.greenSentence(t))
	}
}

// set gives the lamp and words of the first reason and adds the sentence of every further one.
func (v *Verdict) set(l Lamp, short, sentence string) {
	if v.Reason != "" {
		v.Reason += "；" + sentence
		return
	}
	v.Lamp, v.Short = l, short
	v.Reason = l.String() + "灯：" + sentence
}

func missed(today string, t Task, s Settings, count Count) bool {
	if t.ReportMissed {
		return true
	}
	last := max(t.LastReport, t.Start)
	return s.ReportEvery > 0 && last != "" && count(last, today) > s.ReportEvery
}

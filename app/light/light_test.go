package light

import (
	"math/big"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

// weekdays counts Monday to Friday, enough for tests of the rules.
func weekdays(from, to string) int {
	a, _ := time.Parse("2006-01-02", from)
	b, _ := time.Parse("2006-01-02", to)
	n, step := 0, 1
	if b.Before(a) {
		a, b, step = b, a, -1
	}
	for a = a.AddDate(0, 0, 1); !a.After(b); a = a.AddDate(0, 0, 1) {
		if w := a.Weekday(); w != 0 && w != 6 {
			n += step
		}
	}
	return n
}

func TestJudge(t *testing.T) {
	// 2026-06-01 is a Monday; to 2026-06-29 there are 20 weekdays, 5 points each.
	base := Task{Start: "2026-06-01", Due: "2026-06-29"}
	with := func(change func(*Task)) Task { x := base; change(&x); return x }
	for name, k := range map[string]struct {
		today  string
		task   Task
		lamp   Lamp
		short  string
		reason string
	}{
		"on schedule":           {"2026-06-15", with(func(x *Task) { x.Progress = 50 }), Green, "正常", "绿灯：达到序时进度（应达 50%，实际 50%）"},
		"a little behind":       {"2026-06-15", with(func(x *Task) { x.Progress = 40.1 }), Green, "正常", "绿灯：进展正常（应达 50%，实际 40.1%）"},
		"behind exactly 10":     {"2026-06-15", with(func(x *Task) { x.Progress = 40 }), Yellow, "落后10%", "黄灯：落后序时进度 10 个百分点（应达 50%，实际 40%）"},
		"behind exactly 30":     {"2026-06-15", with(func(x *Task) { x.Progress = 20 }), Yellow, "落后30%", "黄灯：落后序时进度 30 个百分点（应达 50%，实际 20%）"},
		"behind more":           {"2026-06-15", with(func(x *Task) { x.Progress = 19 }), Red, "落后31%", "红灯：落后序时进度 31 个百分点（应达 50%，实际 19%），超过 30 个"},
		"near":                  {"2026-06-24", with(func(x *Task) { x.Progress = 90 }), Yellow, "剩3天", "黄灯：距时限还有 3 个工作日，未办结"},
		"five left":             {"2026-06-22", with(func(x *Task) { x.Progress = 80 }), Yellow, "剩5天", "黄灯：距时限还有 5 个工作日，未办结"},
		"six left":              {"2026-06-19", with(func(x *Task) { x.Progress = 80 }), Green, "正常", "绿灯：达到序时进度（应达 70%，实际 80%）"},
		"due today":             {"2026-06-29", with(func(x *Task) { x.Progress = 99 }), Yellow, "今天到期", "黄灯：今天到期，未办结"},
		"due today, nothing":    {"2026-06-29", base, Red, "尚无进展", "红灯：落后序时进度 100 个百分点（应达 100%，实际 0%），超过 30 个；今天到期，未办结"},
		"overdue":               {"2026-07-07", with(func(x *Task) { x.Progress = 100 }), Red, "逾期6天", "红灯：逾期 6 个工作日未办结"},
		"overdue on a rest day": {"2026-06-28", with(func(x *Task) { x.Due = "2026-06-26" }), Red, "已逾期", "红灯：时限已过，尚不足 1 个工作日，未办结"},
		"long overdue":          {"2026-12-31", base, Red, "逾期超百天", "红灯：逾期 133 个工作日未办结"},
		"two faults":            {"2026-06-24", with(func(x *Task) { x.Progress = 63 }), Yellow, "剩3天", "黄灯：距时限还有 3 个工作日，未办结；落后序时进度 22 个百分点（应达 85%，实际 63%）"},
		"done":                  {"2026-07-07", with(func(x *Task) { x.Done = "2026-06-29" }), Blue, "已办结", "蓝灯：已办结"},
		"done late":             {"2026-07-07", with(func(x *Task) { x.Done = "2026-07-01" }), Blue, "逾期办结", "蓝灯：逾期办结，晚 2 个工作日"},
		"waiting":               {"2026-07-07", with(func(x *Task) { x.Waiting = "2026-06-25" }), Blue, "待审核", "蓝灯：已申请办结，等待审核"},
		"waiting late":          {"2026-07-07", with(func(x *Task) { x.Waiting = "2026-06-30" }), Blue, "逾期办结", "蓝灯：逾期办结，等待审核，晚 1 个工作日"},
		"suspended wins":        {"2026-07-07", with(func(x *Task) { x.Suspended, x.Done = true, "2026-07-01" }), Grey, "暂停", "灰灯：已批准暂停，暂停期间不计时限"},
		"extended":              {"2026-07-07", Task{Due: "2026-08-31", OriginalDue: "2026-06-29"}, Green, "正常", "绿灯：距时限还有 39 个工作日（已延期，原时限2026年6月29日）"},
		"no deadline":           {"2030-01-01", Task{Start: "2026-06-01"}, Green, "正常", "绿灯：长期坚持，无时限"},
		"no deadline, silent":   {"2026-06-15", Task{Start: "2026-06-01", ReportMissed: true}, Yellow, "未填报", "黄灯：本期未填报进展"},
		"before the start":      {"2026-05-01", base, Green, "正常", "绿灯：达到序时进度（应达 0%，实际 0%）"},
	} {
		v := Judge(k.today, k.task, Published(), weekdays)
		assert.Equal(t, k.lamp, v.Lamp, name)
		assert.Equal(t, k.short, v.Short, name)
		assert.Equal(t, k.reason, v.Reason, name)
		assert.LessOrEqual(t, utf8.RuneCountInString(v.Short), 5, name)
	}
}

func TestReportingCycle(t *testing.T) {
	s := Published()
	s.ReportEvery = 10
	task := Task{Start: "2026-06-01"}
	assert.Equal(t, Green, Judge("2026-06-15", task, s, weekdays).Lamp)
	assert.Equal(t, Yellow, Judge("2026-06-16", task, s, weekdays).Lamp)
	task.LastReport = "2026-06-10"
	assert.Equal(t, Green, Judge("2026-06-24", task, s, weekdays).Lamp)
	assert.Equal(t, "未填报", Judge("2026-06-25", task, s, weekdays).Short)
}

// TestEveryBoundOnEveryDay compares the judgement with exact fractions: exactly 10 to 30 points behind is 黄, a hundredth more is 红.
func TestEveryBoundOnEveryDay(t *testing.T) {
	const start, due = "2026-06-01", "2026-09-29"
	whole := int64(weekdays(start, due))
	for day, _ := time.Parse("2006-01-02", "2026-06-02"); ; day = day.AddDate(0, 0, 1) {
		today := day.Format("2006-01-02")
		left := weekdays(today, due)
		if left <= 5 {
			return
		}
		planned := big.NewRat(100*int64(weekdays(start, today)), whole)
		for _, behind := range []*big.Rat{big.NewRat(999, 100), big.NewRat(10, 1), big.NewRat(1001, 100), big.NewRat(2999, 100), big.NewRat(30, 1), big.NewRat(3001, 100)} {
			progress, _ := new(big.Rat).Sub(planned, behind).Float64()
			if progress < 0 {
				continue
			}
			want := Green
			if behind.Cmp(big.NewRat(30, 1)) > 0 {
				want = Red
			} else if behind.Cmp(big.NewRat(10, 1)) >= 0 {
				want = Yellow
			}
			got := Judge(today, Task{Start: start, Due: due, Progress: progress}, Published(), weekdays)
			assert.Equal(t, want, got.Lamp, "%s, %s points behind", today, behind.FloatString(2))
		}
	}
}

func TestPlanned(t *testing.T) {
	task := Task{Start: "2026-06-01", Due: "2026-06-29", Milestones: []Milestone{{"2026-06-01", 7}, {"2026-06-08", 10}, {"2026-06-15", 60}, {"2026-07-01", 70}}}
	for day, want := range map[string]float64{
		"2026-05-31": 0, "2026-06-01": 0, "2026-06-03": 4, "2026-06-08": 10, "2026-06-09": 20, "2026-06-13": 50,
		"2026-06-15": 60, "2026-06-22": 80, "2026-06-29": 100, "2026-12-01": 100,
	} {
		got, ok := Planned(day, task, weekdays)
		assert.True(t, ok)
		assert.InDelta(t, want, got, 1e-9, day)
	}
	got, ok := Planned("2026-06-13", Task{Start: "2026-06-12", Due: "2026-06-14"}, weekdays)
	assert.True(t, ok)
	assert.Zero(t, got, "a plan without a working day stays at its beginning")
	_, ok = Planned("2026-06-13", Task{Due: "2026-06-14"}, weekdays)
	assert.False(t, ok)
	got, _ = Planned("2026-06-22", Task{Due: "2026-06-29", Milestones: []Milestone{{"2026-06-15", 50}}}, weekdays)
	assert.InDelta(t, 75, got, 1e-9)
	got, _ = Planned("2026-06-10", Task{Due: "2026-06-29", Milestones: []Milestone{{"2026-06-15", 50}}}, weekdays)
	assert.Zero(t, got)
}

func TestLampWords(t *testing.T) {
	for i, l := range Lamps() {
		assert.Equal(t, i, l.Order())
		back, ok := ParseLamp(l.String())
		assert.True(t, ok)
		assert.Equal(t, l, back)
	}
	_, ok := ParseLamp("紫")
	assert.False(t, ok)
	assert.Empty(t, Lamp(9).String())
}

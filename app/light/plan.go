package light

import (
	"math"
	"strconv"
	"strings"
)

// Planned returns the percent planned for the day (序时进度): linear in working days from (start, 0) through the
// milestones to (due, 100). Without deadline, or without start and milestones, there is no plan.
func Planned(today string, t Task, count Count) (percent float64, ok bool) {
	if t.Due == "" || t.Start == "" && len(t.Milestones) == 0 {
		return 0, false
	}
	if today >= t.Due {
		return 100, true
	}
	from := Milestone{Date: t.Start}
	if today <= t.Start {
		return 0, true
	}
	for _, m := range t.Milestones {
		if m.Date <= t.Start || m.Date >= t.Due {
			continue // the ends of the plan are fixed
		}
		if today < m.Date {
			return between(today, from, m, count), true
		}
		from = m
	}
	return between(today, from, Milestone{t.Due, 100}, count), true
}

// between interpolates on one stretch of the plan; a stretch without working days keeps its first value.
func between(today string, a, b Milestone, count Count) float64 {
	if a.Date == "" {
		return 0
	}
	value := a.Planned
	if whole := count(a.Date, b.Date); whole > 0 {
		value += (b.Planned - a.Planned) * float64(count(a.Date, today)) / float64(whole)
	}
	return math.Min(100, math.Max(0, value))
}

func note(t Task) string {
	if t.OriginalDue == "" || t.OriginalDue == t.Due {
		return ""
	}
	return "已延期，原时限" + chinese(t.OriginalDue)
}

// chinese writes yyyy-MM-dd as 2026年3月5日.
func chinese(date string) string {
	p := strings.Split(date, "-")
	if len(p) != 3 {
		return date
	}
	return p[0] + "年" + strings.TrimPrefix(p[1], "0") + "月" + strings.TrimPrefix(p[2], "0") + "日"
}

func overdueWord(days int) string {
	switch {
	case days <= 0:
		return "已逾期"
	case days > 99:
		return "逾期超百天"
	}
	return "逾期" + strconv.Itoa(days) + "天"
}

func overdueSentence(days int) string {
	if days <= 0 {
		return "时限已过，尚不足 1 个工作日，未办结"
	}
	return "逾期 " + strconv.Itoa(days) + " 个工作日未办结"
}

func leftWord(today, due string, left int) string {
	switch {
	case today == due:
		return "今天到期"
	case left <= 0:
		return "即将到期"
	case left > 999:
		return "临近时限"
	}
	return "剩" + strconv.Itoa(left) + "天"
}

func leftSentence(today, due string, left int) string {
	switch {
	case today == due:
		return "今天到期，未办结"
	case left <= 0:
		return "距时限已没有工作日，未办结"
	}
	return "距时限还有 " + strconv.Itoa(left) + " 个工作日，未办结"
}

func behindWord(points float64) string {
	if points >= 99.5 {
		return "尚无进展"
	}
	return "落后" + strconv.FormatFloat(math.Floor(points+0.5), 'f', 0, 64) + "%"
}

func (v *Verdict) behindSentence(progress float64) string {
	return "落后序时进度 " + number(v.Behind) + " 个百分点（应达 " + number(v.Planned) + "%，实际 " + number(progress) + "%）"
}

func (v *Verdict) greenSentence(t Task) string {
	switch {
	case t.Due == "":
		return "长期坚持，无时限"
	case !v.HasPlan:
		return "距时限还有 " + strconv.Itoa(v.Left) + " 个工作日"
	case v.Behind > 0:
		return "进展正常（应达 " + number(v.Planned) + "%，实际 " + number(t.Progress) + "%）"
	}
	return "达到序时进度（应达 " + number(v.Planned) + "%，实际 " + number(t.Progress) + "%）"
}

// number prints at most two decimals and no trailing zeros.
func number(x float64) string {
	s := strconv.FormatFloat(math.Floor(x*100+0.5)/100, 'f', 2, 64)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

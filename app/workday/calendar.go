package workday

import (
	"slices"
	"strconv"
	"strings"
)

// Day is one line of a yearly notice (放假安排): a day off, or a weekend day to be worked.
type Day struct {
	Date Date
	Off  bool   // true 休, false 班
	Name string // the festival, 春节
}

// Mark returns 「休」 or 「班」.
func (d Day) Mark() string {
	if d.Off {
		return "休"
	}
	return "班"
}

// Calendar is the office's working calendar (工作日历). It never changes once made and may be shared freely.
type Calendar struct {
	days   map[Date]Day
	years  []int
	before []int32 // before[i]: working days among the days 0…i−1 counted from 1900-01-01
	starts []int32 // starts[k]: index of working day number k
}

// New makes a calendar of the days that notices list, and of the years these notices cover. Years not covered
// are estimated by weekends and 1 January.
func New(days []Day, years []int) *Calendar {
	c := &Calendar{days: make(map[Date]Day, len(days)), years: slices.Clone(years)}
	slices.Sort(c.years)
	c.years = slices.Compact(c.years)
	for _, d := range days {
		if d.Date.Valid() {
			c.days[d.Date] = d
		}
	}
	c.count()
	return c
}

// count fills the running totals, so that every question afterwards is one subtraction.
func (c *Calendar) count() {
	work := make([]bool, span)
	for i := range work {
		w := weekday(i)
		work[i] = w != 0 && w != 6
	}
	for y := firstYear; y <= lastYear; y++ {
		if !c.Covers(y) {
			work[civil(y, 1, 1)-epoch] = false
		}
	}
	for date, d := range c.days {
		n, _ := date.number()
		work[n] = !d.Off
	}
	c.before = make([]int32, span+1)
	c.starts = make([]int32, 0, span*5/7)
	for i, w := range work {
		c.before[i+1] = c.before[i]
		if w {
			c.before[i+1]++
			c.starts = append(c.starts, int32(i))
		}
	}
}

// With returns a calendar that also knows the year; a table of the same year is replaced.
func (c *Calendar) With(y Year) *Calendar {
	days := make([]Day, 0, len(c.days)+len(y.Days))
	for date, d := range c.days {
		if date.Year() != y.Year {
			days = append(days, d)
		}
	}
	return New(append(days, y.Days...), append(slices.Clone(c.years), y.Year))
}

// Years returns the years covered by notices, ascending.
func (c *Calendar) Years() []int { return slices.Clone(c.years) }

// Covers reports whether the notice of the year is loaded.
func (c *Calendar) Covers(year int) bool {
	_, ok := slices.BinarySearch(c.years, year)
	return ok
}

// Day returns what the notices say about a day, false if they do not name it.
func (c *Calendar) Day(d Date) (Day, bool) {
	day, ok := c.days[d]
	return day, ok
}

// Name returns the festival a day belongs to, 「春节」, whether it is a day off or a make-up day; empty on ordinary days.
func (c *Calendar) Name(d Date) string { return c.days[d].Name }

// IsWorkday reports whether the office works on the day; false for a date that is not valid.
func (c *Calendar) IsWorkday(d Date) bool {
	n, ok := d.number()
	return ok && c.before[n+1] > c.before[n]
}

// Add moves by n working days, the start day not counted; n may be negative, 0 gives the same day. The result is
// empty if the date is not valid or the way leads out of 1900–2199.
func (c *Calendar) Add(d Date, n int) Date {
	num, ok := d.number()
	if !ok {
		return ""
	}
	if n == 0 {
		return d
	}
	if n > span || n < -span {
		return ""
	}
	k := int(c.before[num+1]) - 1 + n // the last working day up to and with d has the number before−1
	if n < 0 {
		k = int(c.before[num]) + n
	}
	if k < 0 || k >= len(c.starts) {
		return ""
	}
	return fromNumber(int(c.starts[k]))
}

// Between counts the working days after a up to and with b; negative if b is earlier, 0 if a date is not valid.
func (c *Calendar) Between(a, b Date) int {
	x, ok := a.number()
	y, ok2 := b.number()
	if !ok || !ok2 {
		return 0
	}
	if y < x {
		return -int(c.before[x+1] - c.before[y+1])
	}
	return int(c.before[y+1] - c.before[x+1])
}

// RollForward returns the day itself if it is a working day, else the next one (民法典 203).
func (c *Calendar) RollForward(d Date) Date {
	if c.IsWorkday(d) {
		return d
	}
	return c.Add(d, 1)
}

// RollBack returns the day itself if it is a working day, else the one before.
func (c *Calendar) RollBack(d Date) Date {
	if c.IsWorkday(d) {
		return d
	}
	return c.Add(d, -1)
}

// DaysRoll counts n calendar days from the day after start: the last day, and the deadline that it rolls on to.
func (c *Calendar) DaysRoll(start Date, n int) (last, deadline Date) {
	last = start.AddDays(n)
	return last, c.RollForward(last)
}

// Missing lists the years from one date to the other, both included, whose notice is not loaded.
func (c *Calendar) Missing(from, to Date) []int {
	if !from.Valid() || !to.Valid() {
		return nil
	}
	a, b := min(from.Year(), to.Year()), max(from.Year(), to.Year())
	var out []int
	for y := a; y <= b; y++ {
		if !c.Covers(y) {
			out = append(out, y)
		}
	}
	return out
}

// Warn returns the sentence 「2027 年放假安排未导入，按周末推算」 if a computation between the two dates touches a
// year without notice, else the empty text.
func (c *Calendar) Warn(from, to Date) string { return Estimated(c.Missing(from, to)...) }

// Estimated words the warning for the years, the empty text for none.
func Estimated(years ...int) string {
	if len(years) == 0 {
		return ""
	}
	var text string
	if n := len(years); n > 2 && years[n-1]-years[0] == n-1 {
		text = strconv.Itoa(years[0]) + "—" + strconv.Itoa(years[n-1])
	} else {
		words := make([]string, n)
		for i, y := range years {
			words[i] = strconv.Itoa(y)
		}
		text = strings.Join(words, "、")
	}
	return text + " 年放假安排未导入，按周末推算"
}

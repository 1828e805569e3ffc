// Package workday counts working days, calendar days and months the way Chinese offices do: public holidays
// and make-up days come from the yearly notice of the State Council, the start day is not counted, the last
// day of a period that falls on a rest day moves on to the next working day, and a month that is too short
// ends on its last day. A year without notice is estimated by weekends and 1 January, and says so.
package workday

import (
	"fmt"
	"strconv"
	"time"
)

const layout = "2006-01-02"

// The years a date may lie in; anything else is a typing error in an office.
const (
	firstYear = 1900
	lastYear  = 2199
)

// Date is a calendar day (日期) written yyyy-MM-dd; the empty text means no date. Dates compare like text.
type Date string

// NewDate makes the date of a year, month and day; a day that does not exist gives the empty date.
func NewDate(year, month, day int) Date {
	if !exists(year, month, day) {
		return ""
	}
	var b [10]byte
	put(b[0:4], year)
	b[4] = '-'
	put(b[5:7], month)
	b[7] = '-'
	put(b[8:10], day)
	return Date(b[:])
}

// DateOf takes the calendar day out of a time, in the time's own zone; the zero time gives the empty date.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return ""
	}
	return NewDate(t.Year(), int(t.Month()), t.Day())
}

// ParseDate reads yyyy-MM-dd and nothing else; the empty text gives the empty date.
func ParseDate(text string) (Date, error) {
	if d := Date(text); text == "" || d.Valid() {
		return d, nil
	}
	return "", fmt.Errorf("“%s”不是有效日期，应写作 2026-03-05", text)
}

// Valid reports whether the date exists and lies between 1900 and 2199; the empty date is not valid.
func (d Date) Valid() bool {
	_, _, _, ok := d.split()
	return ok
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == "" }

// String returns the date as yyyy-MM-dd.
func (d Date) String() string { return string(d) }

// Time returns midnight UTC of the day, the zero time if the date is not valid.
func (d Date) Time() time.Time {
	y, m, day, ok := d.split()
	if !ok {
		return time.Time{}
	}
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
}

// Year returns the year, 0 if the date is not valid.
func (d Date) Year() int {
	y, _, _, _ := d.split()
	return y
}

// Month returns the month 1–12, 0 if the date is not valid.
func (d Date) Month() int {
	_, m, _, _ := d.split()
	return m
}

// Day returns the day of the month, 0 if the date is not valid.
func (d Date) Day() int {
	_, _, day, _ := d.split()
	return day
}

// Quarter returns the quarter 1–4, 0 if the date is not valid.
func (d Date) Quarter() int { return (d.Month() + 2) / 3 }

// AddDays moves by calendar days; the empty date stays empty, leaving 1900–2199 gives the empty date.
func (d Date) AddDays(n int) Date {
	num, ok := d.number()
	if !ok {
		return ""
	}
	return fromNumber(num + n)
}

// AddMonths moves by months; if the month is too short its last day is taken (民法典 202).
func (d Date) AddMonths(n int) Date {
	y, m, day, ok := d.split()
	if !ok || n > 12*(lastYear-firstYear+1) || n < -12*(lastYear-firstYear+1) {
		return ""
	}
	total := y*12 + m - 1 + n
	y, m = total/12, total%12+1
	return NewDate(y, m, min(day, monthDays(y, m)))
}

// MonthEnd returns the last day of the month.
func (d Date) MonthEnd() Date {
	y, m, _, ok := d.split()
	if !ok {
		return ""
	}
	return NewDate(y, m, monthDays(y, m))
}

// DaysTo counts the calendar days from d to the other date, negative if that is earlier, 0 if one is not valid.
func (d Date) DaysTo(other Date) int {
	a, ok := d.number()
	b, ok2 := other.number()
	if !ok || !ok2 {
		return 0
	}
	return b - a
}

// Chinese returns 「2026年3月5日」 as papers print it, the empty text without date.
func (d Date) Chinese() string {
	y, m, day, ok := d.split()
	if !ok {
		return ""
	}
	return strconv.Itoa(y) + "年" + strconv.Itoa(m) + "月" + strconv.Itoa(day) + "日"
}

// MonthDay returns 「3月5日」 for running text.
func (d Date) MonthDay() string {
	_, m, day, ok := d.split()
	if !ok {
		return ""
	}
	return strconv.Itoa(m) + "月" + strconv.Itoa(day) + "日"
}

// Short returns 「03-05」 for narrow columns.
func (d Date) Short() string {
	if !d.Valid() {
		return ""
	}
	return string(d[5:])
}

// Weekday returns 「周四」, the empty text without date.
func (d Date) Weekday() string {
	num, ok := d.number()
	if !ok {
		return ""
	}
	return [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}[weekday(num)]
}

// Monday returns the first day of the date's week.
func (d Date) Monday() Date {
	num, ok := d.number()
	if !ok {
		return ""
	}
	return fromNumber(num - (weekday(num)+6)%7)
}

// Weekend says whether the date is a Saturday or a Sunday, whatever the office's calendar makes of it.
func (d Date) Weekend() bool {
	num, ok := d.number()
	return ok && weekday(num)%6 == 0
}

// split reads the three numbers of a date without allocating.
func (d Date) split() (year, month, day int, ok bool) {
	if len(d) != 10 || d[4] != '-' || d[7] != '-' {
		return 0, 0, 0, false
	}
	year, ok1 := digits(string(d[0:4]))
	month, ok2 := digits(string(d[5:7]))
	day, ok3 := digits(string(d[8:10]))
	if !ok1 || !ok2 || !ok3 || !exists(year, month, day) {
		return 0, 0, 0, false
	}
	return year, month, day, true
}

// number returns the day's index counted from 1900-01-01.
func (d Date) number() (int, bool) {
	y, m, day, ok := d.split()
	if !ok {
		return 0, false
	}
	return civil(y, m, day) - epoch, true
}

// fromNumber is the inverse of number.
func fromNumber(n int) Date {
	if n < 0 || n >= span {
		return ""
	}
	t := time.Unix(int64(n+epoch)*86400, 0).UTC()
	return NewDate(t.Year(), int(t.Month()), t.Day())
}

const (
	epoch = -25567 // 1900-01-01 counted from 1970-01-01
	span  = 109573 // days from 1900 to 2199
)

// civil counts the days from 1970-01-01 (Hinnant's algorithm).
func civil(y, m, d int) int {
	if m <= 2 {
		y--
		m += 12
	}
	era := y / 400
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + d - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

// weekday returns 0 for Sunday; 1900-01-01 was a Monday.
func weekday(n int) int { return (n + 1) % 7 }

func exists(y, m, d int) bool {
	return y >= firstYear && y <= lastYear && m >= 1 && m <= 12 && d >= 1 && d <= monthDays(y, m)
}

func monthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		c := s[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

func put(b []byte, n int) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
}

package app

import (
	"time"

	"gongzhi/app/workday"
)

// Date (日期) is a local calendar date, yyyy-MM-dd; empty means none.
type Date = workday.Date

// Stamp (时间) is a local wall-clock time, yyyy-MM-dd HH:mm:ss; empty means none. Shorter forms without seconds are not used.
type Stamp string

// StampLayout is the one layout of times in the database.
const StampLayout = "2006-01-02 15:04:05"

// DateOf is the local date of t.
func DateOf(t time.Time) Date { return workday.DateOf(t) }

// StampOf is the local wall-clock time of t.
func StampOf(t time.Time) Stamp { return Stamp(t.Format(StampLayout)) }

// Time is the wall-clock time in the local zone; the zero time when empty or malformed.
func (s Stamp) Time() time.Time {
	t, err := time.ParseInLocation(StampLayout, string(s), time.Local)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Date is the calendar date of the stamp.
func (s Stamp) Date() Date {
	if len(s) < 10 {
		return ""
	}
	return Date(s[:10])
}

// Clock is the time of day, HH:mm; empty when the stamp is.
func (s Stamp) Clock() string {
	if len(s) < 16 {
		return ""
	}
	return string(s[11:16])
}

// Minute is the stamp without its seconds, for screens: yyyy-MM-dd HH:mm.
func (s Stamp) Minute() string {
	if len(s) < 16 {
		return string(s)
	}
	return string(s[:16])
}

// Record (记录) is what every stored record carries. The store fills it.
type Record struct {
	ID        int64
	Rev       int64
	CreatedAt Stamp
	CreatedBy string
	UpdatedAt Stamp
	UpdatedBy string
	DeletedAt Stamp // set while in the recycle bin
}

// Meta gives the store the common part of a record.
func (r *Record) Meta() *Record { return r }

// IDs (编号列表) is a list of record ids, stored as JSON.
type IDs []int64

// Has says whether id is in the list.
func (l IDs) Has(id int64) bool {
	for _, x := range l {
		if x == id {
			return true
		}
	}
	return false
}

// Words (词表) is a list of short texts, stored as JSON.
type Words []string

// Has says whether word is in the list.
func (l Words) Has(word string) bool {
	for _, x := range l {
		if x == word {
			return true
		}
	}
	return false
}

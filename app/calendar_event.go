package app

import (
	"strings"
	"time"
)

// CalendarEvent (日程文件里的会议) is what a calendar file says of its first event.
type CalendarEvent struct {
	Title, Place string
	Starts, Ends Stamp // empty when the file does not say
}

// ReadCalendarEvent reads the first event of a calendar file (.ics, RFC 5545): folded lines, escaped texts, times in UTC, of a named
// zone or of the wall clock. A file without an event that begins at a time is refused.
func ReadCalendarEvent(raw []byte) (v CalendarEvent, err error) {
	text := strings.NewReplacer("\r\n ", "", "\r\n\t", "", "\n ", "", "\n\t", "").Replace(strings.TrimPrefix(string(raw), "\ufeff"))
	inside := false
	for line := range strings.Lines(text) {
		head, value, _ := strings.Cut(strings.TrimRight(line, "\r\n"), ":")
		name, options, _ := strings.Cut(head, ";")
		switch name = strings.ToUpper(name); {
		case name == "BEGIN" && value == "VEVENT":
			inside = true
		case name == "END" && value == "VEVENT":
			if v.Starts == "" {
				return v, Errorf("", "日程文件里的会议没有开始时间。")
			}
			return v, nil
		case !inside:
		case name == "SUMMARY":
			v.Title = plainText(value)
		case name == "LOCATION":
			v.Place = plainText(value)
		case name == "DTSTART":
			v.Starts = eventTime(options, value)
		case name == "DTEND":
			v.Ends = eventTime(options, value)
		}
	}
	return v, Errorf("", "这个日程文件里没有会议。")
}

// plainText takes back the escapes of a calendar's text.
func plainText(s string) string {
	return strings.TrimSpace(strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(s))
}

// eventTime is a time of the file on the wall clock of China; empty when it cannot be read.
func eventTime(options, value string) Stamp {
	china := time.FixedZone("", 8*60*60)
	if t, err := time.Parse("20060102T150405Z", value); err == nil {
		return StampOf(t.In(china))
	}
	zone := china
	for _, o := range strings.Split(options, ";") {
		if name, ok := strings.CutPrefix(o, "TZID="); ok {
			if known, err := time.LoadLocation(strings.Trim(name, `"`)); err == nil {
				zone = known
			}
		}
	}
	t, err := time.ParseInLocation("20060102T150405", value, zone)
	if err != nil {
		return ""
	}
	return StampOf(t.In(china))
}

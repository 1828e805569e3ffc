package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
)

func TestACalendarEventIsRead(t *testing.T) {
	event := func(lines string) string {
		return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nDTSTART:20000101T000000\r\nBEGIN:VEVENT\r\n" + lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	}
	cases := []struct {
		name, file string
		want       app.CalendarEvent
	}{
		{"utc, folded, escaped", event("SUMMARY:东桥社区协商会\\, 第二\r\n 次\r\nLOCATION:街道三楼\\n会议室\r\nDTSTART:20261201T010000Z\r\nDTEND:20261201T033000Z"),
			app.CalendarEvent{Title: "东桥社区协商会, 第二次", Place: "街道三楼\n会议室", Starts: "2026-12-01 09:00:00", Ends: "2026-12-01 11:30:00"}},
		{"wall clock", event("SUMMARY:例会\r\nDTSTART:20261201T090000"), app.CalendarEvent{Title: "例会", Starts: "2026-12-01 09:00:00"}},
		{"the zone's name of Outlook", event("SUMMARY:例会\nDTSTART;TZID=\"China Standard Time\":20261201T090000"), app.CalendarEvent{Title: "例会", Starts: "2026-12-01 09:00:00"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := app.ReadCalendarEvent([]byte(c.file))
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
	for _, bad := range []string{"", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", event("SUMMARY:例会"), event("SUMMARY:例会\r\nDTSTART;VALUE=DATE:20261201")} {
		_, err := app.ReadCalendarEvent([]byte(bad))
		assert.Error(t, err)
	}
}

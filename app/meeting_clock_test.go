package app_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"gongzhi/app"
)

func TestTheEndOfAMeetingIsProjectedFromItsAgenda(t *testing.T) {
	at := func(clock string) time.Time { return app.Stamp("2026-09-22 " + clock + ":00").Time() }
	var r app.MeetingRecord
	r.Meeting.Ends = "2026-09-22 11:30:00"
	for i, minutes := range []int{10, 25, 20} {
		r.Agenda = append(r.Agenda, app.AgendaItem{Record: app.Record{ID: int64(i + 1)}, Minutes: minutes})
	}
	for _, c := range []struct {
		now   string
		spent time.Duration
		want  string
		late  bool
	}{
		{"10:50", 5 * time.Minute, "预计 11:30 散会，按计划", false},
		{"11:00", 0, "预计 11:45 散会，比计划晚 15 分钟", true},
		{"11:00", 40 * time.Minute, "预计 11:20 散会，比计划早 10 分钟", false},
	} {
		text, late := r.Projected(2, c.spent, at(c.now))
		assert.Equal(t, c.want, text)
		assert.Equal(t, c.late, late)
	}
	r.Meeting.Ends = "2026-09-24 11:30:00"
	text, late := r.Projected(3, 0, at("11:00"))
	assert.Equal(t, "预计 11:20 散会", text, "held on another day than planned")
	assert.False(t, late)
	text, _ = app.MeetingRecord{}.Projected(1, 0, at("11:00"))
	assert.Empty(t, text)
}

func TestSpeakersAreFoundByInitials(t *testing.T) {
	r := app.MeetingRecord{Attendances: []app.Attendance{{Name: "赵海峰"}, {Name: "张慧芳"}, {Name: "单田芳"},
		{Name: "刘振", Presence: app.Substituted, Substitute: "孙毅"}, {OrgName: "德润物业"}}}
	assert.Equal(t, []string{"赵海峰", "张慧芳"}, r.ByInitials("zhf"))
	assert.Equal(t, []string{"赵海峰"}, r.ByInitials("ZhaoHaiFeng"))
	assert.Equal(t, []string{"单田芳"}, r.ByInitials("stf"), "a polyphone is found by either reading")
	assert.Equal(t, []string{"孙毅"}, r.ByInitials("sy"))
	assert.Empty(t, r.ByInitials("lz"))
	assert.Empty(t, r.ByInitials(""))
}

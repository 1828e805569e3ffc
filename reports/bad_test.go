package reports_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
)

// printsWhole sets a paper in type and writes it in every format.
func printsWhole(t *testing.T, name string, d doc.Document) typeset.Pages {
	t.Helper()
	pages, _, err := typeset.Layout(d, typeset.NewFonts(typeset.Choice{}))
	require.NoError(t, err, name)
	first, err := out.PDF(pages)
	require.NoError(t, err, name)
	again, err := out.PDF(pages)
	require.NoError(t, err, name)
	assert.True(t, bytes.Equal(first, again), "%s: one record gives one file", name)
	var b bytes.Buffer
	require.NoError(t, out.XLSX(d, &b), name)
	require.NoError(t, out.DOCX(d, &b), name)
	return pages
}

// sound asserts that no text of a paper shows an empty placeholder, null or broken punctuation.
func sound(t *testing.T, name, text string) {
	t.Helper()
	for _, bad := range []string{"null", "<nil>", "%!", "NaN", "{", "}", "，，", "。。", "，。", "；。", "：。", "（）", "《》", "〔0〕", "0001年", "�"} {
		assert.NotContains(t, text, bad, name)
	}
}

func TestPapersOfAnEmptyMeeting(t *testing.T) {
	for name, set := range map[string]func(reports.MeetingSheet) doc.Document{"D03": reports.MeetingNotice, "D04": reports.MeetingReply, "D05": reports.MeetingAgenda,
		"D06": reports.MeetingSignIn, "D08": reports.MeetingMinutes} {
		d := set(reports.MeetingSheet{})
		printsWhole(t, name, d)
		m := app.Meeting{Title: "专题会", No: 3, Year: 2026, Starts: "2026-03-05 09:00:00", Ends: "2026-03-05 10:00:00", LeadOrgName: "清河湾街道办事处"}
		sound(t, name, out.Text(set(reports.MeetingSheet{Office: "清河湾街道", Record: app.MeetingRecord{Meeting: m}})))
	}
}

func TestPapersOfFiveHundredAttendees(t *testing.T) {
	m := app.Meeting{Title: "全体成员会议", Starts: "2026-03-05 09:00:00", Ends: "2026-03-05 10:00:00", ChairName: "周建国", VenueName: "礼堂", LeadOrgName: "清河湾街道办事处"}
	s := reports.MeetingSheet{Office: "清河湾街道", Record: app.MeetingRecord{Meeting: m}}
	for i := range 500 {
		s.Record.Attendances = append(s.Record.Attendances, app.Attendance{Name: fmt.Sprintf("欧阳𠮷%d", i), OrgName: fmt.Sprintf("第%d社区居民委员会", i%40), Title: "主任"})
	}
	pages := printsWhole(t, "D06", reports.MeetingSignIn(s))
	assert.Greater(t, len(pages.List), 25, "a row to sign in has its height")
	text := ""
	for _, p := range pages.List {
		for _, x := range p.Texts {
			text += x.S
		}
	}
	for i := range 500 {
		require.Contains(t, text, fmt.Sprintf("欧阳𠮷%d", i))
	}
	printsWhole(t, "D08", reports.MeetingMinutes(s))
	printsWhole(t, "D03", reports.MeetingNotice(s))
}

func TestPapersOfBrokenText(t *testing.T) {
	bad := "控\x00制\x1b字符\ufeff，坏字\xff\xfe，" + strings.Repeat("很长的意见，", 17000)
	m := app.Meeting{Title: "题\x01目\u202e", Starts: "2026-03-05 09:00:00", Ends: "2026-03-05 10:00:00", ChairName: "周\x07建国", VenueName: "会议室\xff", LeadOrgName: "清河湾街道办事处"}
	s := reports.MeetingSheet{Office: "清河湾街道", Record: app.MeetingRecord{Meeting: m, Agenda: []app.AgendaItem{{Title: "题\x02目", Notes: bad, Outcome: bad, Conclusion: app.Decided, Kind: app.AgendaDecide}}}}
	pages := printsWhole(t, "D08", reports.MeetingMinutes(s))
	assert.Greater(t, len(pages.List), 300)
	printsWhole(t, "D05", reports.MeetingAgenda(s))
}

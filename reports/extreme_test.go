package reports_test

import (
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

// printed is the text of pages as it stands on them, without spaces.
func printed(pages typeset.Pages) string {
	var b strings.Builder
	for _, p := range pages.List {
		for _, x := range p.Texts {
			b.WriteString(x.S)
		}
	}
	return strings.ReplaceAll(b.String(), " ", "")
}

func TestPapersOfTwoHundredSupportingUnits(t *testing.T) {
	k := newDutyOffice(t)
	var units app.IDs
	for i := range 200 {
		o := app.Org{Name: fmt.Sprintf("清河湾第%d社区居民委员会", i+1), ShortName: fmt.Sprintf("第%d社区", i+1)}
		require.NoError(t, k.Orgs.Save(k.ctx, &o))
		units = append(units, o.ID)
	}
	d := app.Duty{Content: strings.Repeat("完成沿河步道、排水口和照明的排查整改，", 40), Deliverable: strings.Repeat("验收单、照片；", 40), LeadID: units[0], SupportIDs: units[1:], Person: "𠮷䶮", Leader: "㛃𬱖", Due: "2026-09-10"}
	require.NoError(t, k.Duties.Save(k.ctx, &d))
	_, err := k.Duties.Issue(k.ctx, []int64{d.ID})
	require.NoError(t, err)
	k.day("2026-09-18")
	p, err := k.Slips.Propose(k.ctx, []int64{d.ID})
	require.NoError(t, err)
	slips, err := k.Slips.Issue(k.ctx, []app.Slip{p[0].Slip})
	require.NoError(t, err)
	for code, id := range map[string]int64{"D09": d.ID, "D10": slips[0].ID, "D13": 0} {
		paper, ok := reports.Find(code)
		require.True(t, ok)
		made, err := paper.Make(k.ctx, k.App, reports.Request{ID: id})
		require.NoError(t, err)
		pages := printsWhole(t, code, made)
		sound(t, code, out.Text(made))
		text := printed(pages)
		for _, name := range []string{"第2社区", "第199社区", "第200社区", "𠮷䶮"} {
			if code != "D10" || name != "𠮷䶮" {
				assert.Contains(t, text, name, code)
			}
		}
	}
}

func TestPapersOfGreatSumsAndLongNames(t *testing.T) {
	long := strings.Repeat("清河湾街道社会治理共同体", 6) + "居民委员会"
	d := reports.CaseData{Office: "清河湾街道办事处", Unit: app.Org{Name: long}, Issuer: app.Org{Name: "清河湾街道办事处", Contact: "𠮷䶮", Phone: "010-63330001"},
		Case: app.Case{Incentive: app.Incentive{Kind: app.RewardFund, No: "清街办发〔2026〕12号", Period: "2026Q3", OrgName: long, Basis: "2026年第三季度社会治理效能考评社区组第1名，得分 100.00（第1版）",
			Facts: strings.Repeat("投入资金 123,456,789.01 元，服务居民 1,234,567,890 人次\n", 30), Content: "以奖代补", AmountFen: 12_345_678_901_234, FundSource: strings.Repeat("社区治理专项资金、", 10), DecidedOn: "2026-10-12", DecidedBy: "周建国"}}}
	for code, made := range map[string]func(reports.CaseData) (doc.Document, string){
		"D21": func(d reports.CaseData) (doc.Document, string) {
			return reports.Commendation(d), "奖励资金123,456,789,012.34元"
		},
		"D22": func(d reports.CaseData) (doc.Document, string) { return reports.RewardForm(d), "123,456,789,012.34元" },
	} {
		paper, sum := made(d)
		text := printed(printsWhole(t, code, paper))
		assert.Contains(t, text, sum, "%s: a sum is not broken", code)
		assert.Contains(t, text, "123,456,789.01元", code)
	}
}

func TestPapersOfAMeetingOfOne(t *testing.T) {
	m := app.Meeting{Title: "碰头会", Starts: "2026-03-05 09:00:00", Ends: "2026-03-05 09:05:00", ChairName: "𬱖㛃", RecorderName: "𬱖㛃", VenueName: "一号窗口", LeadOrgName: "清河湾街道办事处", NoticeNo: "清街办发〔2026〕1号", NoticedOn: "2026-03-04"}
	s := reports.MeetingSheet{Office: "清河湾街道", Printer: "清河湾街道党政综合办", Record: app.MeetingRecord{Meeting: m, Attendances: []app.Attendance{{Name: "𬱖㛃", OrgName: "司法所", Presence: app.Present}},
		Agenda: []app.AgendaItem{{Title: "窗口值守", Kind: app.AgendaReport, Presenter: "𬱖㛃", Minutes: 5, Conclusion: app.Heard, Outcome: "坚持值守。"}}}}
	notice := reports.MeetingNotice(s)
	text := out.Text(notice)
	assert.Contains(t, text, "1.窗口值守（汇报：司法所 𬱖㛃）。")
	assert.Contains(t, text, "清河湾街道党政综合办　2026年3月4日印发")
	sound(t, "D03", text)
	printsWhole(t, "D03", notice)
	minutes := out.Text(reports.MeetingMinutes(s))
	assert.Contains(t, minutes, "会议听取了司法所𬱖㛃关于窗口值守的汇报。")
	sound(t, "D08", minutes)
	assert.Equal(t, 2, reports.MeetingMinutes(s).Meta.Copies, "one for the unit that takes part and one for the leading one")
	assert.Equal(t, 2, notice.Meta.Copies)
	assert.Len(t, printsWhole(t, "D05", reports.MeetingAgenda(s)).List, 1)
	assert.Len(t, printsWhole(t, "D06", reports.MeetingSignIn(s)).List, 1)
}

func TestANoticeSaysWhatIsNotFixedYet(t *testing.T) {
	m := app.Meeting{Title: "碰头会", Starts: "2026-03-05 09:00:00", Ends: "2026-03-05 10:00:00", LeadOrgName: "清河湾街道办事处"}
	text := out.Text(reports.MeetingNotice(reports.MeetingSheet{Record: app.MeetingRecord{Meeting: m}}))
	assert.Contains(t, text, "会议地点\n另行通知。")
	assert.Contains(t, text, "会议议题\n另行通知。")
}

func TestANoticeOfADraftHasNoImprint(t *testing.T) {
	m := app.Meeting{Title: "碰头会", Starts: "2026-03-05 09:00:00", Ends: "2026-03-05 10:00:00", LeadOrgName: "清河湾街道办事处"}
	assert.NotContains(t, out.Text(reports.MeetingNotice(reports.MeetingSheet{Printer: "清河湾街道党政综合办", Record: app.MeetingRecord{Meeting: m}})), "印发")
}

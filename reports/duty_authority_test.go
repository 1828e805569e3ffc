package reports_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/reports"
	"gongzhi/reports/out"
)

// paperText is a paper as plain text.
func paperText(t *testing.T, a *app.App, code string, r reports.Request) string {
	t.Helper()
	p, ok := reports.Find(code)
	require.True(t, ok, code)
	d, err := p.Make(datatest.Ctx(), a, r)
	require.NoError(t, err)
	return out.Text(d)
}

func TestTheTableOfPowersIsAPaper(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	p, _ := reports.Find("分级授权表")
	_, err := p.Make(ctx, a, reports.Request{})
	assert.EqualError(t, err, "还没有印发的分级授权表。")
	v := app.Authority{Name: "事项分级授权表", Edition: app.Edition{Basis: "区赋权清单", DocNo: "清街发〔2026〕3号"}}
	require.NoError(t, a.Authority.Save(ctx, &v))
	m := app.AuthorityMatter{Matter: "工程建设", Basis: "第3条"}
	for i, l := range app.OrgLevels {
		m.Levels[i] = app.AuthorityRow{Level: l, Holder: l.String() + "主体", Powers: app.Words{"审批", "监督"}}
	}
	m.Levels[1].Limit, m.Levels[2].Limit, m.Levels[1].Scale = 50_000_000, 500_000, "500平方米以下"
	require.NoError(t, a.Authority.SaveMatter(ctx, v.ID, "", m))
	require.NoError(t, a.Authority.Step(ctx, v.ID, app.ListReview))
	require.NoError(t, a.Authority.Step(ctx, v.ID, app.ListIssued))
	text := paperText(t, a, "D14", reports.Request{})
	golden(t, "D14", text)
	for _, part := range []string{"第1版，2026年11月23日印发，清街发〔2026〕3号", "工程建设", "审批、监督（≤50万元，500平方米以下）", "（≤0.5万元）", "街道主体", "第3条"} {
		assert.Contains(t, text, part)
	}
}

func TestAListAndAUnitsSheetArePapers(t *testing.T) {
	a, items := fillOffice(t)
	ctx := datatest.Ctx()
	l := app.DutyList{Name: "2026年度责任清单", Year: 2026, From: "2026-01-01", To: "2026-12-31", Edition: app.Edition{Basis: "工作要点"}}
	require.NoError(t, a.DutyLists.Save(ctx, &l))
	require.NoError(t, a.DutyLists.SaveEntry(ctx, &app.ListEntry{ListID: l.ID, Content: "每月上报台账", LeadID: items[0].LeadID, Start: "2026-11-01", Due: "2026-11-30", Repeat: app.RepeatMonthly, Weight: 2.5}))
	text := paperText(t, a, "D13A", reports.Request{ID: l.ID})
	golden(t, "D13A", text)
	for _, part := range []string{"第1版，拟定", "每月上报台账", "每月，首期2026-11-30", "2.5"} {
		assert.Contains(t, text, part)
	}
	p, _ := reports.Find("D15A")
	_, err := p.Make(ctx, a, reports.Request{ID: items[0].LeadID})
	assert.EqualError(t, err, "城市管理办公室没有需要提示的事项。")
	d := app.Duty{Content: "已经逾期", LeadID: items[0].LeadID, Start: "2026-10-08", Due: "2026-11-16"}
	require.NoError(t, a.Duties.Save(ctx, &d))
	_, err = a.Duties.Issue(ctx, []int64{d.ID})
	require.NoError(t, err)
	text = paperText(t, a, "D15A", reports.Request{ID: items[0].LeadID})
	golden(t, "D15A", text)
	for _, part := range []string{"城市管理办公室", "逾期未办结（1项）", "已经逾期", "逾期5个工作日未办结"} {
		assert.Contains(t, text, part)
	}
	views, err := a.DutyViews.Timeline(ctx, app.Query{})
	require.NoError(t, err)
	assert.Contains(t, out.Text(reports.TimelinePaper(a, views)), "▲")
	board, err := a.DutyViews.Board(ctx, app.Query{})
	require.NoError(t, err)
	assert.Contains(t, out.Text(reports.BoardPaper(a, board)), "办理中（3）")
}

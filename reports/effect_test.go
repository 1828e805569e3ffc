package reports_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
)

// goldenEffect compares a paper's text with the one kept in testdata.
func goldenEffect(t *testing.T, name string, d doc.Document) {
	t.Helper()
	golden(t, name, out.Text(d))
}

const effectQuarter = app.Period("2026Q3")

// effectOffice is an office with four communities and two sections whose third quarter is on record, on 2026-10-12.
func effectOffice(t *testing.T) (*app.App, map[string]int64) {
	now := time.Date(2026, 10, 12, 9, 0, 0, 0, time.Local)
	a := datatest.At(t, func() time.Time { return now })
	ctx := datatest.Ctx()
	require.NoError(t, a.Settings.Set(ctx, map[string]string{app.SetOffice: "清河湾街道办事处", app.SetPrefix: "清街办发"}))
	require.NoError(t, a.Effects.InstallDefaults(ctx))
	orgs := map[string]int64{}
	err := a.Store().Write(context.Background(), app.Stamped{At: "2026-07-01 08:00:00", Who: "张三", Act: "测试数据"}, func(tx app.Tx) error {
		return effectRecords(tx, orgs)
	})
	require.NoError(t, err)
	require.NoError(t, a.Effects.EnterRanking(ctx, "2026Q2", []app.EnteredRank{
		{OrgID: orgs["清河"], Rank: 2, Shown: "88.10"}, {OrgID: orgs["河湾"], Rank: 1, Shown: "91.05"}, {OrgID: orgs["柳岸"], Rank: 3, Shown: "80.44"},
		{OrgID: orgs["平安办"], Rank: 1, Shown: "90.00"}, {OrgID: orgs["城管办"], Rank: 2, Shown: "86.50"}}))
	return a, orgs
}

func effectRecords(tx app.Tx, orgs map[string]int64) error {
	names := []string{"清河", "河湾", "柳岸", "新桥", "平安办", "城管办"}
	for i, n := range names {
		o := app.Org{Name: n, ShortName: n, Kind: app.KindCommunity, Group: app.GroupCommunity}
		if i >= 4 {
			o.Kind, o.Group = app.KindGov, app.GroupOffice
		}
		if n == "新桥" {
			o.From = "2026-07-01"
		}
		if err := tx.Orgs().Put(&o); err != nil {
			return err
		}
		orgs[n] = o.ID
	}
	for k, day := range []app.Date{"2026-07-15", "2026-08-14", "2026-09-16"} {
		m := app.Meeting{Title: fmt.Sprintf("第%d次联席会议", k+7), State: app.MeetingIssued, Starts: app.Stamp(day + " 09:00:00"), EndedAt: app.Stamp(day + " 11:00:00")}
		if err := tx.Meetings().Put(&m); err != nil {
			return err
		}
		for i, n := range names {
			p := app.Present
			if i > 0 && (i+k)%3 == 0 {
				p = app.OnLeave
			}
			if err := tx.Attendances().Put(&app.Attendance{MeetingID: m.ID, Name: n + "负责人", OrgID: orgs[n], OrgName: n, Presence: p}); err != nil {
				return err
			}
		}
	}
	return effectDuties(tx, orgs, names)
}

func effectDuties(tx app.Tx, orgs map[string]int64, names []string) error {
	for i, n := range names {
		for k := range 4 {
			d := app.Duty{No: fmt.Sprintf("Z2026-%d%02d", i+1, k+1), Content: fmt.Sprintf("%s重点任务%d", n, k+1), LeadID: orgs[n], LeadName: n, Start: "2026-07-10",
				Due: "2026-08-20", FirstDue: "2026-08-20", DoneOn: "2026-08-18", State: app.DutyDone, Progress: 100}
			switch {
			case k == 3:
				d.Due, d.FirstDue, d.DoneOn, d.State, d.Progress = "2026-11-30", "2026-11-30", "", app.DutyInProgress, 60
			case k < i && i < 4:
				d.DoneOn, d.State, d.Progress = "", app.DutyInProgress, 50
			}
			if k == 0 {
				d.Source = app.FromResolution
			}
			if err := tx.Duties().Put(&d); err != nil {
				return err
			}
			if err := tx.Progresses().Put(&app.Progress{DutyID: d.ID, Day: "2026-08-05", Percent: min(d.Progress, 60)}); err != nil {
				return err
			}
			if d.DoneOn == "" && k == 0 {
				if err := tx.Slips().Put(&app.Slip{DutyID: d.ID, No: fmt.Sprintf("督〔2026〕%d号", i), Colour: "蓝", Nth: 1, IssuedOn: "2026-08-24", FeedbackDue: "2026-08-31", FeedbackOn: []app.Date{"2026-08-30", ""}[i%2]}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// paperOf makes a paper of the quarter.
func paperOf(t *testing.T, a *app.App, code string, r reports.Request) doc.Document {
	t.Helper()
	p, ok := reports.Find(code)
	require.True(t, ok, code)
	d, err := p.Make(datatest.Ctx(), a, r)
	require.NoError(t, err)
	return d
}

func TestQuarterReportOfALiveAndOfALockedQuarter(t *testing.T) {
	a, _ := effectOffice(t)
	r := reports.Request{Period: effectQuarter}
	live := paperOf(t, a, "D23", r)
	assert.Equal(t, "清河湾街道2026年第三季度社会治理效能报告", live.Title)
	assert.Equal(t, "核定中 · 非正式名次", live.Head.Subtitle)
	assert.Contains(t, out.Text(live), "名次未锁定，依据本季度名次提出的奖惩0件。")
	require.NoError(t, a.Effects.Lock(datatest.Ctx(), effectQuarter, app.Confirmed{}))
	locked := paperOf(t, a, "D23", r)
	q, err := a.Effects.Board(datatest.Ctx(), effectQuarter)
	require.NoError(t, err)
	assert.Contains(t, out.Text(locked), q.Assessment.SHA256)
	q.Assessment.SHA256, q.Assessment.AuditHead = "（快照校验值）", "（审计校验值）"
	cases, _, err := a.Incentives.List(datatest.Ctx(), app.Where(app.Eq("period", effectQuarter)).By("kind", "id"))
	require.NoError(t, err)
	goldenEffect(t, "D23", reports.EffectReport(reports.EffectData{Quarter: q, Cases: cases, Today: a.Today()}))
	goldenEffect(t, "D24", reports.Ranking(q, a.Today()))
	goldenEffect(t, "D24a", reports.Explained(q, q.Rankings[1].OrgID))
	goldenEffect(t, "D25", reports.RedBlack(q, 1))
}

func TestTheWorkbookHasTheFiguresOfTheDatabase(t *testing.T) {
	a, orgs := effectOffice(t)
	require.NoError(t, a.Effects.Lock(datatest.Ctx(), effectQuarter, app.Confirmed{}))
	var file bytes.Buffer
	require.NoError(t, out.XLSX(paperOf(t, a, "D23", reports.Request{Period: effectQuarter}), &file))
	book, err := excelize.OpenReader(&file)
	require.NoError(t, err)
	sheets := book.GetSheetList()
	for _, want := range []string{"总体数据", "社区排名", "科室排名", "红灯清单", "督办", "得分说明", "指标口径", "数据来源"} {
		assert.Contains(t, sheets, want)
	}
	q, err := a.Effects.Board(datatest.Ctx(), effectQuarter)
	require.NoError(t, err)
	rows, err := book.GetRows("社区排名")
	require.NoError(t, err)
	found := 0
	for _, r := range q.Group(app.GroupCommunity) {
		for _, row := range rows {
			if len(row) > 2 && row[1] == r.OrgName {
				assert.Equal(t, r.Shown, row[2], r.OrgName)
				found++
			}
		}
	}
	assert.Equal(t, 4, found)
	assert.NotZero(t, orgs["清河"])
}

func TestAnEnteredQuarterPrintsItsRankingOnly(t *testing.T) {
	a, _ := effectOffice(t)
	p, _ := reports.Find("季度治理效能报告")
	_, err := p.Make(datatest.Ctx(), a, reports.Request{Period: "2026Q2"})
	assert.EqualError(t, err, "2026年第二季度是补录的名次，没有指标数据，只能打印排行榜。")
	assert.Contains(t, out.Text(paperOf(t, a, "D24", reports.Request{Period: "2026Q2"})), "补录 · 第1版")
	empty := datatest.New(t)
	_, err = p.Make(datatest.Ctx(), empty, reports.Request{})
	assert.EqualError(t, err, "2026年第四季度没有参与考评的单位。")
}

func TestManyIndicatorsStayReadable(t *testing.T) {
	q := app.Quarter{Period: effectQuarter, Office: "清河湾街道", Groups: []app.QuarterGroup{{Name: "社区", Ranked: 1, Mean: "90.00"}},
		Rankings: []app.Ranking{{Group: "社区", OrgID: 1, OrgName: "清河社区", Rank: 1, Shown: "90.00", Remark: "甲缺报、乙缺报、丙不适用、居民满意度样本仅8"}}}
	for k := range 18 {
		i := app.Indicator{Code: fmt.Sprintf("Z%02d", k+1), Name: fmt.Sprintf("指标%d", k+1), Unit: "%", Target: 0.9, Weight: 5, Groups: app.Words{"社区"}}
		q.Indicators = append(q.Indicators, i)
		q.Scores = append(q.Scores, app.Score{Group: "社区", OrgID: 1, OrgName: "清河社区", Code: i.Code, Name: i.Name, Num: 80 + float64(k), Den: 100, Value: 0.8 + float64(k)/100, Shown: "80.00%", Weight: 5, Got: "4.50"})
	}
	text := out.Text(reports.EffectReport(reports.EffectData{Quarter: q}))
	for _, want := range []string{"社区组指标：有数据的18项中8项达到目标；差距最大的是指标1（80.00%，目标≥90%）、指标2（81.00%，目标≥90%）、指标3（82.00%，目标≥90%）。", "居民满意度样本仅8；缺报2项；不适用1项",
		"社区组指标明细（Z01—Z08）", "社区组指标明细（Z17—Z18）", "社区组指标与目标中离目标最远的8项"} {
		assert.Contains(t, text, want)
	}
}

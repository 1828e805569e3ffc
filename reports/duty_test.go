package reports_test

import (
	"bytes"
	"context"
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

// dutyOffice is an office whose items stand in every state, made by the acts themselves with a moving clock.
type dutyOffice struct {
	*app.App
	ctx context.Context
	now time.Time
	ids []int64
}

func newDutyOffice(t *testing.T) *dutyOffice {
	k := &dutyOffice{ctx: datatest.Ctx()}
	k.day("2026-08-03")
	k.App = datatest.At(t, func() time.Time { return k.now })
	ok := func(err error) { t.Helper(); require.NoError(t, err) }
	ok(k.Settings.Set(k.ctx, map[string]string{app.SetOffice: "清河湾街道办事处"}))
	var org []int64
	for _, o := range []app.Org{{Name: "城市管理办公室", ShortName: "城市管理办"}, {Name: "综合行政执法队", ShortName: "综合执法队"}, {Name: "河湾社区居民委员会", ShortName: "河湾社区"}} {
		ok(k.Orgs.Save(k.ctx, &o))
		org = append(org, o.ID)
	}
	for _, d := range []app.Duty{
		{Content: "河湾路积水点改造及雨污混接排查", Deliverable: "雨后两小时无积水；管网图归档", LeadID: org[0], SupportIDs: app.IDs{org[1], org[2]}, Leader: "周建国", Person: "陈立群", Phone: "13800001234",
			Level: app.LevelStreet, Source: app.FromResolution, SourceText: "第7次联席会议 议定事项 3", Due: "2026-09-09"},
		{Content: "沿街商铺油烟扰民专项整治", LeadID: org[0], Level: app.LevelStreet, Person: "陈立群", Due: "2026-10-30"},
		{Content: "河湾社区公共晾衣架更新", Deliverable: "新装 42 处", LeadID: org[2], Level: app.LevelCommunity, Person: "王小明", Due: "2026-08-31"},
		{Content: "防汛值守", LeadID: org[1], DueText: "长期坚持", Urgency: app.Urgent},
	} {
		ok(k.Duties.Save(k.ctx, &d))
		k.ids = append(k.ids, d.ID)
	}
	_, err := k.Duties.Issue(k.ctx, k.ids)
	ok(err)
	ok(k.DutyWork.Report(k.ctx, &app.Progress{DutyID: k.ids[0], Percent: 60, Text: "雨污混接点封堵完成"}))
	k.day("2026-08-28")
	ok(k.Extensions.File(k.ctx, &app.Extension{DutyID: k.ids[2], NewDue: "2026-09-18", Reason: "供货延迟两周"}))
	ok(k.Extensions.Decide(k.ctx, k.ids[2], true, "同意延期"))
	k.day("2026-09-10")
	ok(k.DutyWork.Report(k.ctx, &app.Progress{DutyID: k.ids[2], Percent: 100, Text: "42 处全部装好"}))
	ok(k.DutyWork.RequestDone(k.ctx, k.ids[2], "42 处晾衣架装好并经居民代表验收"))
	ok(k.DutyWork.Review(k.ctx, k.ids[2], true, "现场核实无误"))
	p, err := k.Slips.Propose(k.ctx, k.ids[:1])
	ok(err)
	first, err := k.Slips.Issue(k.ctx, []app.Slip{p[0].Slip})
	ok(err)
	ok(k.Slips.Feedback(k.ctx, first[0].ID, "已增加一个作业班组"))
	k.day("2026-09-17")
	ok(k.DutyWork.Report(k.ctx, &app.Progress{DutyID: k.ids[0], Percent: 75, Text: "清淤完成，路面恢复受连续降雨影响"}))
	p, err = k.Slips.Propose(k.ctx, k.ids[:1])
	ok(err)
	_, err = k.Slips.Issue(k.ctx, []app.Slip{p[0].Slip})
	ok(err)
	return k
}

func (k *dutyOffice) day(d app.Date) {
	t := d.Time()
	k.now = time.Date(t.Year(), t.Month(), t.Day(), 9, 30, 0, 0, time.Local)
}

func (k *dutyOffice) paper(t *testing.T, word string, r reports.Request) doc.Document {
	p, found := reports.Find(word)
	require.True(t, found, word)
	d, err := p.Make(k.ctx, k.App, r)
	require.NoError(t, err, word)
	return d
}

func TestDutyPapersReadAsBefore(t *testing.T) {
	k := newDutyOffice(t)
	for word, r := range map[string]reports.Request{"D09": {ID: k.ids[0]}, "D10": {}, "D11": {}, "D12": {}, "D13": {}, "D15": {Period: "2026Q3"}} {
		got := out.Text(k.paper(t, word, r))
		golden(t, "duty-"+word, got)
	}
}

func TestTheListPrintsWhatIsShown(t *testing.T) {
	k := newDutyOffice(t)
	q := app.Where(app.Eq("lead_id", 1)).By("-due")
	d := k.paper(t, "责任清单表", reports.Request{Query: &q})
	var file bytes.Buffer
	require.NoError(t, out.XLSX(d, &file))
	book, err := excelize.OpenReader(&file)
	require.NoError(t, err)
	defer book.Close()
	rows, err := book.GetRows("责任清单")
	require.NoError(t, err)
	var contents []string
	for _, row := range rows {
		if len(row) > 2 && (row[0] == "1" || row[0] == "2" || row[0] == "3") {
			contents = append(contents, row[2])
		}
	}
	assert.Equal(t, []string{"沿街商铺油烟扰民专项整治", "河湾路积水点改造及雨污混接排查"}, contents)
}

func TestDutyPapersRefuseWhatIsNotThere(t *testing.T) {
	a := datatest.New(t)
	for word, want := range map[string]string{"D09": "2026年第四季度没有责任事项。", "D10": "2026年第四季度没有督办单。", "D11": "没有延期申请", "D12": "没有办结事项", "D13": "没有符合条件", "D15": "没有责任事项"} {
		p, _ := reports.Find(word)
		_, err := p.Make(datatest.Ctx(), a, reports.Request{})
		var e *app.Error
		if assert.ErrorAs(t, err, &e, word) {
			assert.Contains(t, e.Message, want)
		}
	}
}

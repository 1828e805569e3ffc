package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"gongzhi/app"
)

func TestWhatAnItemAllows(t *testing.T) {
	for _, k := range []struct {
		state  app.DutyState
		act    app.DutyAct
		reason string
	}{
		{app.DutyDraft, app.DoIssue, ""},
		{app.DutyDraft, app.DoReport, "事项还是草稿，不能填报进展。先下达。"},
		{app.DutyAssigned, app.DoReport, ""},
		{app.DutyAssigned, app.DoRequestDone, "事项尚未签收，不能申请办结。先签收。"},
		{app.DutyInProgress, app.DoRequestDone, ""},
		{app.DutyInProgress, app.DoClose, "事项正在办理，不能销号。"},
		{app.DutyDoneRequested, app.DoReport, "事项已申请办结，不能填报进展。等审核结论，退回后再办。"},
		{app.DutyDoneRequested, app.DoReview, ""},
		{app.DutyReturned, app.DoReport, ""},
		{app.DutyDone, app.DoEdit, "事项已办结，不能修改。可以销号；问题再次出现时登记反弹。"},
		{app.DutyClosed, app.DoEdit, "事项已销号，不能修改。问题再次出现时登记反弹，作为新的事项。"},
		{app.DutyClosed, app.DoRelapse, ""},
		{app.DutySuspended, app.DoReport, "事项已暂停，不能填报进展。先恢复办理。"},
		{app.DutyCancelled, app.DoSlip, "事项已撤销，不能下督办单。"},
	} {
		err := (&app.Duty{State: k.state}).Allows(k.act)
		if k.reason == "" {
			assert.NoError(t, err, "%s %s", k.state, k.act)
		} else {
			assert.EqualError(t, err, k.reason)
		}
	}
}

func TestAnItemIsChecked(t *testing.T) {
	good := app.Duty{Content: "疏通雨水井", LeadID: 3, SupportIDs: app.IDs{4}, Start: "2026-09-01", Due: "2026-09-30"}
	assert.NoError(t, good.Validate())
	for name, k := range map[string]struct {
		change func(*app.Duty)
		field  string
	}{
		"content": {func(d *app.Duty) { d.Content = " 　" }, "content"},
		"lead":    {func(d *app.Duty) { d.LeadID = 0 }, "lead_id"},
		"support": {func(d *app.Duty) { d.SupportIDs = app.IDs{3} }, "support_ids"},
		"order":   {func(d *app.Duty) { d.Due = "2026-08-31" }, "due"},
		"no date": {func(d *app.Duty) { d.Due = "2026-02-30" }, "due"},
		"percent": {func(d *app.Duty) { d.Progress = 101 }, "progress"},
	} {
		d := good
		k.change(&d)
		var e *app.Error
		if assert.ErrorAs(t, d.Validate(), &e, name) {
			assert.Equal(t, k.field, e.Field, name)
		}
	}
}

func TestProgressReports(t *testing.T) {
	d := app.Duty{State: app.DutyInProgress, Progress: 60, ReportedOn: "2026-11-10"}
	earlier := []app.Progress{{Day: "2026-11-10", Percent: 60, Text: "完成清淤"}}
	for name, k := range map[string]struct {
		p    app.Progress
		want string
	}{
		"forward":          {app.Progress{Day: "2026-11-23", Percent: 75, Text: "路面恢复"}, ""},
		"same figure":      {app.Progress{Day: "2026-11-23", Percent: 60, Text: "等待验收"}, ""},
		"back, reasoned":   {app.Progress{Day: "2026-11-23", Percent: 40, Text: "返工", Reason: "验收发现渗漏"}, ""},
		"back, unreasoned": {app.Progress{Day: "2026-11-23", Percent: 40, Text: "返工"}, "完成率由 60% 降到 40%，要写明原因。"},
		"twice":            {app.Progress{Day: "2026-11-23", Percent: 60, Text: "完成清淤"}, "2026-11-10 已填报过相同的内容（60%）。写明新的进展。"},
		"empty":            {app.Progress{Day: "2026-11-23", Percent: 75}, "进展说明为空。写明做了什么。"},
		"tomorrow":         {app.Progress{Day: "2026-11-24", Percent: 75, Text: "甲"}, "填报日期 2026-11-24 还没有到。"},
		"before the last":  {app.Progress{Day: "2026-11-09", Percent: 75, Text: "甲"}, "填报日期早于上次填报 2026-11-10。"},
		"too much":         {app.Progress{Day: "2026-11-23", Percent: 120, Text: "甲"}, "完成率应在 0 到 100 之间，现在是 120。"},
	} {
		err := d.MayReport(k.p, earlier, "2026-11-23")
		if k.want == "" {
			assert.NoError(t, err, name)
		} else {
			assert.EqualError(t, err, k.want, name)
		}
	}
}

func TestExtensionRequests(t *testing.T) {
	d := app.Duty{State: app.DutyInProgress, Due: "2026-11-23"}
	ask := app.Extension{NewDue: "2026-12-11", Reason: "连续降雨"}
	granted, refused := app.Extension{State: app.ExtensionGranted}, app.Extension{State: app.ExtensionRefused}
	for name, k := range map[string]struct {
		today   app.Date
		e       app.Extension
		earlier []app.Extension
		want    string
	}{
		"on the due day":            {"2026-11-23", ask, nil, ""},
		"the day after":             {"2026-11-24", ask, nil, "已过完成时限 2026-11-23，不能申请延期，只能作逾期说明。"},
		"not later":                 {"2026-11-20", app.Extension{NewDue: "2026-11-23", Reason: "甲"}, nil, "申请时限应晚于现时限 2026-11-23。"},
		"no date":                   {"2026-11-20", app.Extension{NewDue: "尽快", Reason: "甲"}, nil, "申请时限“尽快”不是日期。"},
		"no reason":                 {"2026-11-20", app.Extension{NewDue: "2026-12-11"}, nil, "延期事由为空。写明原因。"},
		"one waits":                 {"2026-11-20", ask, []app.Extension{{FiledOn: "2026-11-19"}}, "2026-11-19 的延期申请还没有批复，不能再次申请。"},
		"refused ones are free":     {"2026-11-20", ask, []app.Extension{refused, refused, granted}, ""},
		"a pause is free":           {"2026-11-20", ask, []app.Extension{{State: app.ExtensionGranted, Pause: true}, granted}, ""},
		"the third is one too many": {"2026-11-20", ask, []app.Extension{granted, granted}, "已延期 2 次，达到上限 2 次，不能再延。"},
	} {
		err := d.MayExtend(k.e, k.earlier, k.today, 2)
		if k.want == "" {
			assert.NoError(t, err, name)
		} else {
			assert.EqualError(t, err, k.want, name)
		}
	}
	forever := app.Duty{State: app.DutyInProgress}
	assert.ErrorContains(t, forever.MayExtend(ask, nil, "2026-11-20", 2), "长期坚持")
}

func TestOnTimeInBothVariants(t *testing.T) {
	d := app.Duty{FirstDue: "2026-09-30", Due: "2026-10-31", DoneOn: "2026-10-20"}
	assert.True(t, d.OnTime(false))
	assert.False(t, d.OnTime(true))
	assert.True(t, d.Extended())
	d.DoneOn = "2026-10-31"
	assert.True(t, d.OnTime(false), "the due day itself is in time")
	d.DoneOn = "2026-11-01"
	assert.False(t, d.OnTime(false))
	assert.True(t, (&app.Duty{DoneOn: "2026-10-20"}).OnTime(true), "without deadline nothing is late")
	assert.False(t, (&app.Duty{Due: "2026-10-31"}).OnTime(false), "not done")
}

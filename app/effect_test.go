package app_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

const q3 = app.Period("2026Q3")

// putRows stores records directly, as if earlier acts had made them.
func putRows(t testing.TB, a *app.App, fn func(tx app.Tx) error) {
	t.Helper()
	require.NoError(t, a.Store().Write(context.Background(), app.Stamped{At: "2026-07-01 08:00:00", Who: "张三", Act: "测试数据"}, fn))
}

// effectOffice is a small office whose third quarter can be counted with a pencil.
type effectOffice struct {
	*app.App
	t    testing.TB
	orgs map[string]int64
}

func newEffectOffice(t testing.TB, groups map[string]string, names ...string) *effectOffice {
	o := &effectOffice{App: datatest.New(t), t: t, orgs: map[string]int64{}}
	putRows(t, o.App, func(tx app.Tx) error {
		for _, n := range names {
			org := app.Org{Name: n + "社区居民委员会", ShortName: n, Kind: app.KindCommunity, Group: groups[n]}
			if org.Group == "" {
				org.Group = app.GroupCommunity
			}
			if err := tx.Orgs().Put(&org); err != nil {
				return err
			}
			o.orgs[n] = org.ID
		}
		return nil
	})
	require.NoError(t, o.Effects.InstallDefaults(datatest.Ctx()))
	return o
}

// meet stores one held meeting with the presence of each unit's one seat.
func (o *effectOffice) meet(day app.Date, seats map[string]app.Presence) {
	putRows(o.t, o.App, func(tx app.Tx) error {
		m := app.Meeting{Title: "联席会议", State: app.MeetingEnded, Starts: app.Stamp(day + " 09:00:00"), EndedAt: app.Stamp(day + " 11:00:00")}
		if err := tx.Meetings().Put(&m); err != nil {
			return err
		}
		for n, p := range seats {
			s := app.Attendance{MeetingID: m.ID, Name: n + "的人", OrgID: o.orgs[n], Presence: p}
			if err := tx.Attendances().Put(&s); err != nil {
				return err
			}
		}
		return nil
	})
}

// duty stores one item and gives its id.
func (o *effectOffice) duty(d app.Duty) int64 {
	if d.FirstDue == "" {
		d.FirstDue = d.Due
	}
	if d.DoneOn != "" {
		d.State, d.Progress = app.DutyDone, 100
	}
	putRows(o.t, o.App, func(tx app.Tx) error { return tx.Duties().Put(&d) })
	return d.ID
}

func (o *effectOffice) report(duty int64, days ...app.Date) {
	putRows(o.t, o.App, func(tx app.Tx) error {
		for _, day := range days {
			if err := tx.Progresses().Put(&app.Progress{DutyID: duty, Day: day, Percent: 50}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (o *effectOffice) compute(p app.Period) app.Quarter {
	q, err := o.Effects.Compute(datatest.Ctx(), p)
	require.NoError(o.t, err)
	return q
}

func (o *effectOffice) score(q app.Quarter, org, code string) app.Score {
	for _, s := range q.ScoresOf(o.orgs[org]) {
		if s.Code == code {
			return s
		}
	}
	o.t.Fatalf("没有 %s 的 %s", org, code)
	return app.Score{}
}

func rankingOf(q app.Quarter, name string) app.Ranking {
	for _, r := range q.Rankings {
		if r.OrgName == name {
			return r
		}
	}
	return app.Ranking{}
}

func TestAttendanceCountsFilledSeatsOfMeetingsThatEndedInTheQuarter(t *testing.T) {
	o := newEffectOffice(t, nil, "甲", "乙")
	o.meet("2026-07-10", map[string]app.Presence{"甲": app.Present, "乙": app.OnLeave})
	o.meet("2026-08-10", map[string]app.Presence{"甲": app.Late, "乙": app.Substituted})
	o.meet("2026-09-10", map[string]app.Presence{"甲": app.LeftEarly, "乙": app.Absent})
	o.meet("2026-09-30", map[string]app.Presence{"甲": app.NotArrived})
	o.meet("2026-06-30", map[string]app.Presence{"甲": app.Absent})
	o.meet("2026-10-01", map[string]app.Presence{"甲": app.Absent})
	q := o.compute(q3)
	s := o.score(q, "甲", "Z01")
	assert.Equal(t, []float64{3, 4, 0.75}, []float64{s.Num, s.Den, s.Value})
	assert.Len(t, s.RowsDen, 4)
	assert.Equal(t, "3 ÷ 4 = 75.00%，目标 90%，15 ×（3 ÷ 4）÷ 90% = 12.50", s.Explain)
	assert.Equal(t, "1 ÷ 3 = 33.33%，目标 90%，15 ×（1 ÷ 3）÷ 90% = 5.56", o.score(q, "乙", "Z01").Explain)
	assert.Equal(t, 4, q.Facts.Meetings)
	assert.Equal(t, 1, q.Before.Meetings)
}

func TestMovedMeetingCountsWhereItEnded(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	putRows(t, o.App, func(tx app.Tx) error {
		m := app.Meeting{State: app.MeetingIssued, Starts: "2026-09-29 09:00:00", EndedAt: "2026-10-08 11:00:00"}
		if err := tx.Meetings().Put(&m); err != nil {
			return err
		}
		return tx.Attendances().Put(&app.Attendance{MeetingID: m.ID, OrgID: o.orgs["甲"], Presence: app.Present})
	})
	assert.Equal(t, app.NotApplicable, o.score(o.compute(q3), "甲", "Z01").Status)
	assert.Equal(t, 1.0, o.score(o.compute(q3.Next()), "甲", "Z01").Value)
}

func TestResolutionsAndOnTimeRatesCountDifferentDeadlines(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	lead := o.orgs["甲"]
	o.duty(app.Duty{Source: app.FromResolution, LeadID: lead, Start: "2026-07-01", Due: "2026-07-31", DoneOn: "2026-07-31"})
	o.duty(app.Duty{Source: app.FromResolution, LeadID: lead, Start: "2026-07-01", Due: "2026-08-31", DoneOn: "2026-09-15"}) // late, inside the quarter
	o.duty(app.Duty{Source: app.FromResolution, LeadID: lead, Start: "2026-07-01", Due: "2026-09-30", DoneOn: "2026-10-02"}) // after the quarter
	extended := o.duty(app.Duty{Source: app.FromResolution, LeadID: lead, Start: "2026-07-01", FirstDue: "2026-08-20", Due: "2026-09-20", DoneOn: "2026-09-18"})
	putRows(t, o.App, func(tx app.Tx) error {
		return tx.Extensions().Put(&app.Extension{DutyID: extended, State: app.ExtensionGranted, OldDue: "2026-08-20", NewDue: "2026-09-20", DecidedOn: "2026-08-10"})
	})
	o.duty(app.Duty{LeadID: lead, Start: "2026-07-01", Due: "2026-09-01", DoneOn: "2026-08-01"})                                 // from a list
	o.duty(app.Duty{Source: app.FromResolution, LeadID: lead, Start: "2026-07-01", Due: "2026-09-01", State: app.DutyCancelled}) // never counts
	o.duty(app.Duty{Source: app.FromResolution, LeadID: lead, Start: "2026-07-01", Due: "2026-09-01", State: app.DutySuspended})
	o.duty(app.Duty{Source: app.FromResolution, LeadID: lead, Start: "2026-07-01", Due: "2026-09-01", State: app.DutyDraft}) // not handed down yet
	q := o.compute(q3)
	s := o.score(q, "甲", "Z02")
	assert.Equal(t, []float64{3, 4}, []float64{s.Num, s.Den}, "resolutions")
	s = o.score(q, "甲", "Z03")
	assert.Equal(t, []float64{2, 5}, []float64{s.Num, s.Den}, "on time by the original deadline")
	assert.Equal(t, "按延期后时限：3 ÷ 5 = 60.00%", s.Beside)
}

func TestItemsNotYetDueAreNotOwedWhileTheQuarterLasts(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	o.duty(app.Duty{LeadID: o.orgs["甲"], Start: "2026-10-08", Due: "2026-12-20"})
	o.duty(app.Duty{LeadID: o.orgs["甲"], Start: "2026-10-08", Due: "2026-12-21", DoneOn: "2026-11-20"})
	o.duty(app.Duty{LeadID: o.orgs["甲"], Start: "2026-10-08", Due: "2026-11-20"})
	q := o.compute("2026Q4")
	s := o.score(q, "甲", "Z03")
	assert.Equal(t, []float64{1, 2}, []float64{s.Num, s.Den})
	assert.Equal(t, app.Date("2026-11-23"), q.AsOf)
}

func TestReportCyclesRunFromTheStartOfTheItem(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	// cycles of 30 days end on 07-31, 08-30, 09-29
	id := o.duty(app.Duty{LeadID: o.orgs["甲"], Start: "2026-07-01", Due: "2026-12-31", State: app.DutyInProgress})
	o.report(id, "2026-07-31", "2026-09-01", "2026-09-20")
	s := o.score(o.compute(q3), "甲", "Z04")
	assert.Equal(t, []float64{2, 3}, []float64{s.Num, s.Den})
	// done on 08-15: the cycle that ends on 08-30 is no longer owed
	done := o.duty(app.Duty{LeadID: o.orgs["甲"], Start: "2026-07-01", Due: "2026-12-31", DoneOn: "2026-08-15"})
	s = o.score(o.compute(q3), "甲", "Z04")
	assert.Equal(t, []float64{2, 4}, []float64{s.Num, s.Den})
	x, err := o.Effects.Explain(datatest.Ctx(), q3, o.orgs["甲"], "Z04")
	require.NoError(t, err)
	require.Len(t, x.Rows, 2)
	assert.Contains(t, x.Rows[0].Text, "3 个周期，2 个按期填报")
	assert.Equal(t, done, x.Rows[1].ID)
	require.NoError(t, o.Settings.Set(datatest.Ctx(), map[string]string{app.SetReportCycle: "0"}))
	assert.Equal(t, app.NotApplicable, o.score(o.compute(q3), "甲", "Z04").Status)
}

func TestRedRateLooksAtTheLastDayNotAtToday(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	lead := o.orgs["甲"]
	o.duty(app.Duty{LeadID: lead, Start: "2026-09-01", Due: "2026-09-29"})                       // overdue on the last day: red
	o.duty(app.Duty{LeadID: lead, Start: "2026-09-29", Due: "2026-10-15"})                       // red today, green then
	o.duty(app.Duty{LeadID: lead, Start: "2026-07-01", Due: "2026-08-01", DoneOn: "2026-09-30"}) // done late: no lamp
	o.duty(app.Duty{LeadID: lead, Start: "2026-07-01", Due: "2026-08-01", DoneOn: "2026-06-30"}) // before the quarter
	o.duty(app.Duty{LeadID: lead, Start: "2026-10-01", Due: "2026-11-01"})                       // after it
	q := o.compute(q3)
	s := o.score(q, "甲", "Z05")
	assert.Equal(t, []float64{1, 3}, []float64{s.Num, s.Den})
	assert.Equal(t, "1 ÷ 3 = 33.33%，目标不高于 10%，10 ×（100% − 1 ÷ 3）÷（100% − 10%）= 7.41", s.Explain)
	require.Len(t, q.RedList, 1)
	assert.Equal(t, app.Date("2026-09-29"), q.RedList[0].Due)
	require.Len(t, q.NextDue, 1)
	assert.Equal(t, app.Date("2026-10-15"), q.NextDue[0].Due)
}

func TestAnExtensionGrantedAfterTheQuarterDoesNotHealItsRedLight(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	id := o.duty(app.Duty{LeadID: o.orgs["甲"], Start: "2026-08-01", FirstDue: "2026-09-10", Due: "2026-12-10", State: app.DutyInProgress})
	putRows(t, o.App, func(tx app.Tx) error {
		return tx.Extensions().Put(&app.Extension{DutyID: id, State: app.ExtensionGranted, OldDue: "2026-09-10", NewDue: "2026-12-10", DecidedOn: "2026-10-09"})
	})
	putRows(t, o.App, func(tx app.Tx) error {
		return tx.Progresses().Put(&app.Progress{DutyID: id, Day: "2026-11-01", Percent: 90})
	})
	assert.Equal(t, 1.0, o.score(o.compute(q3), "甲", "Z05").Value)
	assert.Equal(t, 0.0, o.score(o.compute("2026Q4"), "甲", "Z05").Num)
}

// TestAnItemThatWentOnLaterStillStoodStillThen recomputes a quarter after the item that was halted at its end has gone on.
func TestAnItemThatWentOnLaterStillStoodStillThen(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	id := o.duty(app.Duty{Source: app.FromResolution, LeadID: o.orgs["甲"], Start: "2026-07-01", Due: "2026-09-01", State: app.DutyInProgress})
	log := func(act app.DutyAct, day app.Date) {
		putRows(t, o.App, func(tx app.Tx) error {
			return tx.DutyEvents().Put(&app.DutyEvent{DutyID: id, Day: day, Act: string(act)})
		})
	}
	in := func(p app.Period) []any {
		q := o.compute(p)
		return []any{q.Facts.Active, q.Facts.Suspended, q.Facts.Red, len(q.RedList), o.score(q, "甲", "Z02").Den}
	}
	assert.Equal(t, []any{1, 0, 1, 1, 1.0}, in(q3), "never halted: overdue")
	log(app.DoSuspend, "2026-07-10")
	log(app.DoResume, "2026-07-20")
	assert.Equal(t, []any{1, 0, 1, 1, 1.0}, in(q3), "gone on before the end")
	log(app.DoSuspend, "2026-08-20")
	log(app.DoResume, "2026-10-09")
	assert.Equal(t, []any{0, 1, 0, 0, 0.0}, in(q3), "halted on 09-30, whatever it is today")
	assert.Equal(t, 1, o.compute("2026Q4").Facts.Active)
	assert.Equal(t, 1, o.compute("2026Q4").Before.Suspended, "the quarter before, beside it")
}

func TestFeedbackCountsSlipsDueInTheQuarter(t *testing.T) {
	o := newEffectOffice(t, nil, "甲")
	id := o.duty(app.Duty{LeadID: o.orgs["甲"], Start: "2026-06-01", Due: "2026-12-31", State: app.DutyInProgress})
	putRows(t, o.App, func(tx app.Tx) error {
		for _, s := range []app.Slip{
			{DutyID: id, IssuedOn: "2026-06-25", FeedbackDue: "2026-07-01", FeedbackOn: "2026-07-01"},
			{DutyID: id, IssuedOn: "2026-08-01", FeedbackDue: "2026-08-08", FeedbackOn: "2026-08-09"},
			{DutyID: id, IssuedOn: "2026-09-20", FeedbackDue: "2026-09-27"},
			{DutyID: id, IssuedOn: "2026-09-29", FeedbackDue: "2026-10-09"},
		} {
			if err := tx.Slips().Put(&s); err != nil {
				return err
			}
		}
		return nil
	})
	q := o.compute(q3)
	s := o.score(q, "甲", "Z06")
	assert.Equal(t, []float64{1, 3}, []float64{s.Num, s.Den})
	assert.Equal(t, 3, q.Facts.Slips)
	assert.Equal(t, 1, q.Facts.SlipsBack)
	assert.Len(t, q.SlipList, 3)
}

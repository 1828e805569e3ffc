package reports_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// life is an office whose days pass at random: every record is made by an act of the program, on a clock of the test's own.
type life struct {
	*app.App
	t        *rapid.T
	now      time.Time
	orgs     []int64
	duties   []int64
	slips    []int64
	done     int // acts that were taken
	meetings int
}

var lifeCtx = datatest.Ctx()

// newLife founds the office: units in two groups, a person each, an indicator that is typed, and rules drawn at random.
func newLife(outer testing.TB, t *rapid.T) *life {
	k := &life{t: t, now: time.Date(2026, 5, 20, 9, 0, 0, 0, time.Local)}
	k.App = datatest.At(outer, func() time.Time { return k.now })
	communities, sections := rapid.IntRange(1, 5).Draw(t, "communities"), rapid.IntRange(1, 3).Draw(t, "sections")
	for i := range communities + sections {
		o := app.Org{Name: fmt.Sprintf("第%d社区居民委员会", i+1), ShortName: fmt.Sprintf("第%d社区", i+1), Kind: app.KindCommunity, Group: app.GroupCommunity}
		if i >= communities {
			o = app.Org{Name: fmt.Sprintf("第%d办公室", i+1), Kind: app.KindGov, Group: app.GroupOffice}
		}
		k.must(k.Orgs.Save(lifeCtx, &o))
		k.must(k.People.Save(lifeCtx, &app.Person{Name: fmt.Sprintf("第%d人", i+1), OrgID: o.ID, Title: "主任"}))
		k.orgs = append(k.orgs, o.ID)
	}
	outsider := app.Org{Name: "街道办事处", Kind: app.KindGov}
	k.must(k.Orgs.Save(lifeCtx, &outsider))
	chair := app.Person{Name: "周主任", OrgID: outsider.ID, Title: "主任"}
	k.must(k.People.Save(lifeCtx, &chair))
	k.must(k.Effects.InstallDefaults(lifeCtx))
	set, err := k.Indicators.List(lifeCtx)
	k.must(err)
	set[5].Weight = 4
	set = append(set, app.Indicator{Code: "S01", Seq: 7, Name: "居民满意度", Unit: "%", Target: 0.9, Weight: 6, Source: app.SourceHand, Definition: "问卷中满意的 ÷ 全部", Groups: set[0].Groups})
	k.must(k.Indicators.Save(lifeCtx, set))
	k.must(k.Settings.Set(lifeCtx, map[string]string{
		app.SetTiePolicy:   rapid.SampledFrom([]string{"competition", "dense"}).Draw(t, "ties"),
		app.SetRankOn:      rapid.SampledFrom([]string{"shown", "unrounded"}).Draw(t, "on"),
		app.SetMissing:     rapid.SampledFrom([]string{"exclude", "zero", "mean"}).Draw(t, "missing"),
		app.SetMinWeight:   rapid.SampledFrom([]string{"0", "30", "60"}).Draw(t, "least"),
		app.SetReportCycle: rapid.SampledFrom([]string{"0", "14", "30"}).Draw(t, "cycle"),
		app.SetOfficeOrg:   fmt.Sprint(outsider.ID),
	}))
	return k
}

func (k *life) must(err error) {
	if err != nil {
		k.t.Fatalf("%s: %v", k.now.Format(time.DateTime), err)
	}
}

// try counts an act that was taken; a refusal in words is an answer too, anything else is a fault of the program.
func (k *life) try(err error) bool {
	if err != nil && !app.Shown(err) {
		k.t.Fatalf("%s: %v", k.now.Format(time.DateTime), err)
	}
	if err == nil {
		k.done++
	}
	return err == nil
}

func (k *life) int(most int) int { return rapid.IntRange(0, most).Draw(k.t, "n") }

func (k *life) yes() bool { return rapid.Bool().Draw(k.t, "yes") }

func (k *life) org() int64 { return rapid.SampledFrom(k.orgs).Draw(k.t, "org") }

func (k *life) today() app.Date { return app.DateOf(k.now) }

// pick is one of the records made so far.
func (k *life) pick(ids []int64) (int64, bool) {
	if len(ids) == 0 {
		return 0, false
	}
	return rapid.SampledFrom(ids).Draw(k.t, "id"), true
}

// live lets the days pass up to a day, with an act or two on most of them.
func (k *life) live(until app.Date) {
	for n := 0; k.today() < until; n++ {
		k.step(n)
		k.now = k.now.Add(time.Duration(rapid.IntRange(2, 52).Draw(k.t, "hours")) * time.Hour)
	}
}

// step is one random act.
func (k *life) step(n int) {
	id, any := k.pick(k.duties)
	switch act := k.int(12); {
	case act == 0 && k.meetings < 6:
		k.meet()
	case act <= 2 || !any:
		k.assign(n)
	case act <= 4:
		p := app.Progress{DutyID: id, Day: k.today(), Percent: 10 * k.int(10), Text: fmt.Sprintf("第%d次调度", n), Reason: "核实后调整"}
		k.try(k.DutyWork.Report(lifeCtx, &p))
	case act <= 6:
		if k.try(k.DutyWork.RequestDone(lifeCtx, id, "已完成")) && k.yes() {
			k.now = k.now.Add(time.Hour)
			k.try(k.DutyWork.Review(lifeCtx, id, k.int(3) > 0, "材料已核"))
		}
	case act == 7:
		if k.try(k.Extensions.File(lifeCtx, &app.Extension{DutyID: id, NewDue: k.today().AddDays(5 + k.int(60)), Reason: "等待批复"})) {
			k.now = k.now.Add(26 * time.Hour)
			k.try(k.Extensions.Decide(lifeCtx, id, k.yes(), "按规定办理"))
		}
	case act == 8:
		k.halt(id)
	case act == 9:
		k.supervise()
	case act == 10:
		if slip, any := k.pick(k.slips); any {
			k.try(k.Slips.Feedback(lifeCtx, slip, "已反馈"))
		}
	default:
		_, err := k.DutyWork.Close(lifeCtx, []int64{id})
		k.try(err)
		k.try(k.DutyOrders.Transfer(lifeCtx, id, k.org(), "职责调整"))
	}
}

// assign draws up an item; some stay drafts, some are not signed for.
func (k *life) assign(n int) {
	d := app.Duty{Content: fmt.Sprintf("整治第%d处", n), LeadID: k.org(), Start: k.today().AddDays(k.int(20) - 10), Due: k.today().AddDays(k.int(90))}
	if k.int(9) == 0 {
		d.Due = ""
	}
	if !k.try(k.Duties.Save(lifeCtx, &d)) || k.int(5) == 0 {
		return
	}
	_, err := k.Duties.Issue(lifeCtx, []int64{d.ID})
	if !k.try(err) {
		return
	}
	k.duties = append(k.duties, d.ID)
	if k.yes() {
		_, err = k.DutyOrders.Accept(lifeCtx, []int64{d.ID}, "")
		k.try(err)
	}
	if due := d.Due; due != "" && k.int(3) == 0 {
		half := d.Start.AddDays(d.Start.DaysTo(due) / 2)
		k.try(k.Milestones.Save(lifeCtx, d.ID, []app.Milestone{{Name: "过半", Planned: half, Percent: 60}}))
	}
}

// halt suspends, resumes or cancels an item.
func (k *life) halt(id int64) {
	switch k.int(4) {
	case 0:
		_, err := k.DutyOrders.Cancel(lifeCtx, []int64{id}, "上级统一实施")
		k.try(err)
	case 1:
		k.try(k.DutyOrders.Resume(lifeCtx, id))
	default:
		if k.try(k.DutyOrders.Suspend(lifeCtx, id, "等待管线迁改")) && k.int(3) > 0 {
			k.now = k.now.Add(time.Duration(24*k.int(9)) * time.Hour)
			k.try(k.DutyOrders.Resume(lifeCtx, id))
		}
	}
}

// supervise issues a slip for one item whose lamp asks for it.
func (k *life) supervise() {
	_, err := k.Duties.RefreshLamps(lifeCtx)
	k.must(err)
	list, err := k.Slips.Suggest(lifeCtx)
	k.must(err)
	if len(list) == 0 {
		return
	}
	slip := list[k.int(len(list)-1)].Slip
	slip.Requirement = "加快办理，按期反馈"
	made, err := k.Slips.Issue(lifeCtx, []app.Slip{slip})
	if k.try(err) {
		k.slips = append(k.slips, made[0].ID)
	}
}

// meet holds a meeting from its plan to its minutes; what it decides becomes items.
func (k *life) meet() {
	k.meetings++
	start := time.Date(k.now.Year(), k.now.Month(), k.now.Day(), 14, 0, 0, 0, time.Local).AddDate(0, 0, 1+k.int(4))
	m := app.Meeting{Starts: app.StampOf(start), Ends: app.StampOf(start.Add(2 * time.Hour)), VenueName: "三楼会议室", ChairID: int64(len(k.orgs)) + 1, RecorderID: 1}
	k.must(k.Meetings.Save(lifeCtx, &m))
	_, err := k.Meetings.Invite(lifeCtx, m.ID, app.Invitation{Orgs: k.orgs})
	k.must(err)
	k.must(k.Meetings.SaveAgenda(lifeCtx, m.ID, []app.AgendaItem{{Title: "环境整治", Kind: app.AgendaDecide, Presenter: "第1人", Minutes: 20}}))
	k.must(k.Meetings.Notice(lifeCtx, m.ID))
	if k.int(8) == 0 {
		k.must(k.Meetings.Cancel(lifeCtx, m.ID, "议题未准备好"))
		return
	}
	k.now = start.Add(-10 * time.Minute)
	rec, err := k.Meetings.Record(lifeCtx, m.ID)
	k.must(err)
	came := []app.Presence{app.Present, app.Present, app.Present, app.Late, app.OnLeave, app.Absent, app.Substituted, app.NotArrived}
	for i, a := range rec.Attendances {
		p := app.Present
		if i > 0 {
			p = rapid.SampledFrom(came).Draw(k.t, "presence")
		}
		if p != app.NotArrived {
			k.must(k.Sittings.CheckIn(lifeCtx, a.ID, app.Arrival{Presence: p, Reason: "公务", Substitute: "副主任"}))
		}
	}
	k.now = start
	if err := k.Sittings.Begin(lifeCtx, m.ID, false); err != nil {
		k.must(k.Sittings.Begin(lifeCtx, m.ID, true))
	}
	if rec, err = k.Meetings.Record(lifeCtx, m.ID); err != nil {
		k.must(err)
	}
	k.decide(rec)
	k.now = start.Add(90 * time.Minute)
	k.must(k.Sittings.End(lifeCtx, m.ID))
	k.now = k.now.Add(time.Duration(1+k.int(40)) * time.Hour)
	if k.int(6) == 0 {
		return // its minutes are never signed
	}
	if _, err := k.Minutes.Sign(lifeCtx, m.ID, true); !k.try(err) {
		return
	}
	rec, err = k.Meetings.Record(lifeCtx, m.ID)
	k.must(err)
	for _, r := range rec.Resolutions {
		k.duties = append(k.duties, r.DutyID)
	}
}

// decide records the items of a meeting with up to three resolutions.
func (k *life) decide(rec app.MeetingRecord) {
	for _, item := range rec.Agenda {
		item.Notes, item.Conclusion, item.Outcome = "会议听取了情况。", app.Heard, "会议听取了通报。"
		if item.Kind == app.AgendaDecide && !rec.Meeting.HearOnly {
			item.Conclusion, item.Outcome = app.Decided, "会议决定组织实施。"
		}
		k.must(k.Sittings.SaveItem(lifeCtx, &item))
		for i := range k.int(3) {
			if item.Conclusion == app.Decided {
				r := app.Resolution{MeetingID: rec.Meeting.ID, AgendaID: item.ID, Content: fmt.Sprintf("落实第%d项", i+1), LeadID: k.org(), Due: k.today().AddDays(1 + k.int(60))}
				k.try(k.Sittings.SaveResolution(lifeCtx, &r))
			}
		}
	}
}

// report types the quarter's values of the indicator that is not counted; some units report nothing.
func (k *life) report(p app.Period) {
	set, err := k.Indicators.List(lifeCtx)
	k.must(err)
	for _, org := range k.orgs {
		if den := k.int(40); den > 0 {
			k.must(k.Indicators.SaveValue(lifeCtx, app.IndicatorValue{Period: p, OrgID: org, IndicatorID: set[6].ID, Num: float64(k.int(den)), Den: float64(den)}))
		}
	}
}

// checks sets how many random lives are drawn; every one of them is a hundred acts on a real database.
func checks(t *testing.T, n int) {
	was := flag.Lookup("rapid.checks").Value.String()
	require.NoError(t, flag.Set("rapid.checks", fmt.Sprint(n)))
	t.Cleanup(func() { flag.Set("rapid.checks", was) })
}

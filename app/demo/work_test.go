package demo_test

import (
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/demo"
	"gongzhi/data/datatest"
)

func TestItemsOfTheDemoOffice(t *testing.T) {
	a := office(t)
	items := all(t, a, app.Tx.Duties)
	require.Len(t, items, 138)
	late := func(d app.Duty) bool { return d.State.Open() && d.Due != "" && d.Due < demo.Today }
	extended := func(d app.Duty) bool { return d.State.Open() && d.Extended() && !late(d) }
	assert.Equal(t, 84, count(items, func(d app.Duty) bool { return d.State == app.DutyDone || d.State == app.DutyClosed }), "办结 61 %")
	assert.Equal(t, 33, count(items, func(d app.Duty) bool { return d.State.Open() && !late(d) && !extended(d) }), "在办 24 %")
	assert.Equal(t, 11, count(items, late), "逾期 8 %")
	assert.Equal(t, 7, count(items, extended), "延期 5 %")
	assert.Equal(t, 3, count(items, func(d app.Duty) bool { return d.State == app.DutyCancelled }), "终止 2 %")
	assert.Equal(t, 9, count(items, func(d app.Duty) bool { return d.Due == "" }), "长期坚持")
	assert.Equal(t, 11, count(items, func(d app.Duty) bool { return strings.Contains(d.Note, "休息日") }), "deadlines written on rest days")
	cal, err := a.Calendar.Get(datatest.Ctx())
	require.NoError(t, err)
	most := 0
	for _, d := range items {
		assert.True(t, d.Due == "" || cal.IsWorkday(d.Due), "%s is due on a working day", d.No)
		assert.NotZero(t, d.LeadID)
		most = max(most, len(d.SupportIDs))
	}
	assert.Equal(t, 4, most, "supporting units")
	assert.InDelta(t, 0.41, gini(t, a, items), 0.008)

	reports := all(t, a, app.Tx.Progresses)
	assert.Len(t, reports, 560)
	assert.Equal(t, 17, count(reports, func(p app.Progress) bool { return p.Late }), "3 % late")
	assert.Equal(t, 12, count(all(t, a, app.Tx.Reviews), func(r app.Review) bool { return r.Decided && !r.Approved }), "退办")
	extensions := all(t, a, app.Tx.Extensions)
	assert.Len(t, extensions, 16)
	for state, want := range map[app.ExtensionState]int{app.ExtensionGranted: 11, app.ExtensionRefused: 3, app.ExtensionExplained: 2} {
		assert.Equal(t, want, count(extensions, func(e app.Extension) bool { return e.State == state }), state.String())
	}
}

// gini is the Gini coefficient of the items led by sections, stations and communities.
func gini(t *testing.T, a *app.App, items []app.Duty) float64 {
	load := map[int64]int{}
	for _, o := range all(t, a, app.Tx.Orgs) {
		if o.Kind == app.KindGov || o.Kind == app.KindCommunity {
			load[o.ID] = 0
		}
	}
	for _, d := range items {
		load[d.LeadID]++
	}
	var x []int
	for _, n := range load {
		x = append(x, n)
	}
	sort.Ints(x)
	sum, weighted := 0, 0
	for i, n := range x {
		sum, weighted = sum+n, weighted+(2*(i+1)-len(x)-1)*n
	}
	return float64(weighted) / float64(len(x)*sum)
}

func TestEveryResolutionBelongsToFrozenMinutes(t *testing.T) {
	a := office(t)
	frozen := map[int64]bool{}
	for _, v := range all(t, a, app.Tx.MinutesVersions) {
		if v.State == app.MinutesIssued {
			assert.True(t, v.Intact(), v.No)
			frozen[v.MeetingID] = true
		}
	}
	made := map[int64]bool{}
	for _, r := range all(t, a, app.Tx.Resolutions) {
		assert.True(t, frozen[r.MeetingID], r.Content)
		assert.NotZero(t, r.DutyID)
		made[r.DutyID] = true
	}
	assert.Len(t, made, 88)
	for _, d := range all(t, a, app.Tx.Duties) {
		assert.Equal(t, d.Source == app.FromResolution, made[d.ID], d.No)
	}
}

func TestCasesOfTheDemoOffice(t *testing.T) {
	a := office(t)
	cases := all(t, a, app.Tx.Incentives)
	want := map[app.IncentiveKind]int{app.RewardHonour: 18, app.RewardFund: 9, app.RewardPolicy: 17, app.SanctionRemind: 9, app.SanctionInterview: 5, app.SanctionRectify: 4, app.SanctionCircular: 3}
	for kind, n := range want {
		assert.Equal(t, n, count(cases, func(c app.Incentive) bool { return c.Kind == kind }), kind.String())
	}
	assert.Equal(t, 44, count(cases, func(c app.Incentive) bool { return c.Kind.Reward() }))
	assert.Equal(t, 21, count(cases, func(c app.Incentive) bool { return !c.Kind.Reward() }))
	var money int64
	for _, c := range cases {
		money += c.AmountFen
	}
	assert.EqualValues(t, 312_000_00, money)
	assert.Equal(t, 1, count(cases, func(c app.Incentive) bool { return strings.Contains(c.Content, "黄牌") }))
	assert.Greater(t, count(cases, func(c app.Incentive) bool { return !c.State.Open() }), 55, "most are closed")
	assert.Equal(t, 1, count(cases, func(c app.Incentive) bool {
		return c.State == app.CaseRejected && strings.Contains(c.Note, "申辩成立")
	}), "an objection upheld")
	assert.Equal(t, 1, count(cases, func(c app.Incentive) bool { return strings.Contains(c.Statement, "申辩不成立") }), "an objection dismissed")
	assert.NotZero(t, count(cases, func(c app.Incentive) bool { return c.Round > 1 }), "a recheck failed")
}

func TestAppealsOfTheDemoOffice(t *testing.T) {
	a := office(t)
	appeals := all(t, a, app.Tx.Appeals)
	require.Len(t, appeals, 2460)
	months, kinds, where := map[string]int{}, map[string]int{}, map[string]int{}
	var n, responded, solved, answered, content, rated int
	for i, x := range appeals {
		require.True(t, strings.HasPrefix(x.No, "QH20") && number(x.No) > 0, x.No)
		assert.True(t, x.Phone == "" || strings.HasPrefix(x.Phone, "1380000"), x.Phone)
		months[string(x.Day)[:7]]++
		kinds[x.Category]++
		where[x.CommunityName]++
		if i > 0 && x.Day.Year() == appeals[i-1].Day.Year() {
			assert.Equal(t, number(appeals[i-1].No)+1, number(x.No), "numbers leave no gap")
		}
		if x.State != app.AppealClosed {
			continue
		}
		n++
		responded += count([]bool{x.RespondedOn != ""}, func(b bool) bool { return b })
		answered++
		solved += count([]bool{x.Result == app.Solved}, func(b bool) bool { return b })
		if x.Satisfaction != app.NotRated {
			rated++
			content += count([]bool{x.Satisfaction != app.Dissatisfied}, func(b bool) bool { return b })
		}
	}
	assert.InDelta(t, 98, 100*float64(responded)/float64(n), 1)
	assert.InDelta(t, 84, 100*float64(solved)/float64(answered), 1)
	assert.InDelta(t, 90, 100*float64(content)/float64(rated), 1)
	assert.Greater(t, months["2026-07"], months["2026-05"]*13/10)
	assert.Greater(t, months["2026-08"], months["2026-05"]*13/10)
	for m, k := range months {
		assert.True(t, m == "2026-02" || k > months["2026-02"], "February is lowest, %s has %d", m, k)
	}
	for word, percent := range map[string]float64{"环境": 24, "停车": 19, "噪声": 15, "物业": 14, "设施": 12, "其他": 16} {
		assert.InDelta(t, percent, 100*float64(kinds[word])/2460, 1, word)
	}
	assert.InDelta(t, where["锦绣社区"]/2, where["石桥社区"], 60, "Zipf's law")
	assert.InDelta(t, 9, 100*float64(count(appeals, func(x app.Appeal) bool { return x.Name == "匿名" }))/2460, 0.5)
	assert.InDelta(t, 3, 100*float64(count(appeals, func(x app.Appeal) bool { return strings.Contains(x.Note, "重复") }))/2460, 0.5)
	assert.Zero(t, count(appeals, func(x app.Appeal) bool { return x.CommunityName == "新桥社区" && app.PeriodOf(x.Day) == "2026Q2" }))
	assert.Zero(t, count(appeals, func(x app.Appeal) bool { return x.CommunityName == "北岸社区" && x.Day < "2026-04-01" }))
}

func TestAttachmentsOfTheDemoOffice(t *testing.T) {
	a := office(t)
	files := all(t, a, app.Tx.Attachments)
	assert.Len(t, files, 210)
	assert.Equal(t, 3, count(files, func(f app.Attachment) bool { return f.Size > 50<<20 }))
	var kinds []string
	for _, f := range files {
		if ext := f.Name[strings.LastIndex(f.Name, ".")+1:]; !slices.Contains(kinds, ext) {
			kinds = append(kinds, ext)
		}
	}
	slices.Sort(kinds)
	assert.Equal(t, []string{"jpg", "pdf", "xlsx"}, kinds)
}

package demo_test

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/demo"
	"gongzhi/data"
	"gongzhi/data/datatest"
)

// shared is the demo office, made once for all tests of the package; they only read it.
var shared struct {
	once   sync.Once
	folder string
	store  *data.Store
	err    error
	took   time.Duration
}

func TestMain(m *testing.M) {
	status := m.Run()
	removeShared()
	exit(status)
}

// office gives the finished demo office.
func office(t *testing.T) *app.App {
	t.Helper()
	shared.once.Do(func() {
		shared.folder, shared.err = mkdir()
		if shared.err != nil {
			return
		}
		if shared.store, shared.err = data.Create(filepath.Join(shared.folder, "demo.db")); shared.err != nil {
			return
		}
		from := time.Now()
		shared.err = demo.Fill(context.Background(), shared.store, "")
		shared.took = time.Since(from)
	})
	require.NoError(t, shared.err)
	return app.New(shared.store, app.Options{Clock: app.StoredClock(shared.store, time.Now)})
}

// all lists every record of a table.
func all[T any](t *testing.T, a *app.App, table func(app.Tx) app.Records[T]) (rows []T) {
	t.Helper()
	require.NoError(t, a.Store().Read(datatest.Ctx(), func(tx app.Tx) (err error) {
		rows, err = table(tx).List(app.Query{}.By("id"))
		return err
	}))
	return rows
}

// count counts the rows that fit.
func count[T any](rows []T, fits func(T) bool) (n int) {
	for _, r := range rows {
		if fits(r) {
			n++
		}
	}
	return n
}

func TestTheDemoOfficeIsWholeAndChecks(t *testing.T) {
	a := office(t)
	t.Log("made in", shared.took)
	assert.Equal(t, demo.Today, a.Today())
	report, err := a.Store().Check(datatest.Ctx())
	require.NoError(t, err)
	assert.True(t, report.OK, report.Problems)
	assert.Greater(t, report.Anchors, 20, "signed minutes and locked quarters anchor the log")
	assert.Equal(t, 210, report.Attachments)

	var rows []app.AuditRow
	require.NoError(t, a.Store().Read(datatest.Ctx(), func(tx app.Tx) (err error) {
		rows, _, err = tx.Audit().Rows(app.Query{}.By("seq"))
		return err
	}))
	assert.Greater(t, len(rows), 4000)
	for i := 1; i < len(rows); i++ {
		require.GreaterOrEqual(t, rows[i].At, rows[i-1].At, "the clock never goes back: %s", rows[i].Act)
	}
	users := all(t, a, app.Tx.Users)
	assert.Len(t, users, 9)
	for _, role := range app.Roles {
		want := 1
		if role == app.RoleClerk {
			want = 4
		}
		assert.Equal(t, want, count(users, func(u app.User) bool { return u.Roles == role }), role.String())
	}
	_, err = a.Users.SignIn(datatest.Ctx(), users[0].Account, "-")
	assert.Error(t, err, "no password opens a demo account")
}

func TestUnitsAndPeopleOfTheDemoOffice(t *testing.T) {
	a := office(t)
	orgs := all(t, a, app.Tx.Orgs)
	require.Len(t, orgs, 40)
	communities := slices.DeleteFunc(slices.Clone(orgs), func(o app.Org) bool { return o.Kind != app.KindCommunity })
	require.Len(t, communities, 12)
	for _, c := range communities {
		assert.True(t, c.Population >= 3100 && c.Population <= 14800, "%s %d", c.Name, c.Population)
	}
	assert.Equal(t, 2, count(orgs, func(o app.Org) bool { return !o.Active(demo.Today) }), "inactive")
	assert.Equal(t, 1, count(orgs, func(o app.Org) bool { return o.USCC == "" }))
	assert.Equal(t, 1, count(orgs, func(o app.Org) bool { return o.CodeWarning() != "" }))
	for _, o := range orgs {
		assert.True(t, o.USCC == "" || o.USCC[2:8] == "990100", o.USCC)
	}
	byShort := map[string]app.Org{}
	for _, o := range orgs {
		byShort[o.Short()] = o
	}
	assert.True(t, byShort["城市管理办"].Aliases.Has("城管办"))
	assert.Equal(t, app.Date("2026-04-01"), byShort["北岸社区"].From)
	assert.True(t, byShort["莲湖社区"].Aliases.Has("莲池社区"), "the old name is still understood")
	history, err := a.History.Of(datatest.Ctx(), "org", byShort["石桥社区"].ID)
	require.NoError(t, err)
	assert.GreaterOrEqual(t, len(history), 3, "the split is in its history")

	people := all(t, a, app.Tx.People)
	require.Len(t, people, 186)
	names, odd := map[string][]string{}, 0
	for _, p := range people {
		assert.True(t, strings.HasPrefix(p.Phone, "1380000"), p.Phone)
		names[p.Name] = append(names[p.Name], p.OrgName)
		if strings.ContainsAny(p.Name, "𠮷䶮㛃𬱖·𬭎𫍯昇𬍛䒟") {
			odd++
		}
	}
	twice := 0
	for _, units := range names {
		if len(units) == 2 {
			twice++
			assert.NotEqual(t, units[0], units[1])
		}
		assert.LessOrEqual(t, len(units), 2)
	}
	assert.Equal(t, 6, twice, "names borne by two people")
	assert.Equal(t, 11, odd, "rare or long names")
	assert.Equal(t, 9, count(people, func(p app.Person) bool { return p.To != "" }), "left office")
	events := all(t, a, app.Tx.DutyEvents)
	assert.NotZero(t, count(events, func(e app.DutyEvent) bool { return strings.Contains(e.Text, "交接给") }), "tasks were handed over")
}

func TestMeetingsOfTheDemoOffice(t *testing.T) {
	a := office(t)
	meetings := all(t, a, app.Tx.Meetings)
	require.Len(t, meetings, 26)
	cancelled := func(m app.Meeting) bool { return m.State == app.MeetingCancelled }
	assert.Equal(t, 12, count(meetings, func(m app.Meeting) bool { return m.Kind == app.MeetingJoint }))
	assert.Equal(t, 4, count(meetings, func(m app.Meeting) bool { return m.Kind == app.MeetingCoordination }))
	assert.Equal(t, 8, count(meetings, func(m app.Meeting) bool { return m.Kind == app.MeetingSpecial && !cancelled(m) }))
	assert.Equal(t, 2, count(meetings, cancelled))
	assert.Equal(t, 1, count(meetings, func(m app.Meeting) bool { return m.HearOnly }), "without quorum")
	assert.Equal(t, 1, count(meetings, func(m app.Meeting) bool { return strings.Contains(m.Note, "假期") && m.Starts.Date() == "2026-02-24" }), "moved by the holiday")
	assert.Equal(t, 1, count(meetings, func(m app.Meeting) bool { return m.Starts.Date() == "2026-09-20" }), "on the make-up Sunday")
	assert.Equal(t, 2, count(meetings, func(m app.Meeting) bool { return strings.Contains(m.Note, "该时段已有会议") }), "a taken room was refused")
	for i := range meetings {
		for j := range meetings[:i] {
			assert.False(t, meetings[i].Overlaps(&meetings[j]), "%s and %s share a room", meetings[i].Title, meetings[j].Title)
		}
	}

	held := map[int64]app.Meeting{}
	for _, m := range meetings {
		if m.State >= app.MeetingEnded && !cancelled(m) {
			held[m.ID] = m
		}
	}
	seats := slices.DeleteFunc(all(t, a, app.Tx.Attendances), func(s app.Attendance) bool { return held[s.MeetingID].ID == 0 })
	share := func(fits func(app.Attendance) bool) float64 {
		return 100 * float64(count(seats, fits)) / float64(len(seats))
	}
	assert.InDelta(t, 7, share(func(s app.Attendance) bool { return s.Presence == app.OnLeave }), 1)
	assert.InDelta(t, 11, share(func(s app.Attendance) bool { return s.Observer }), 1)
	low, high := 100.0, 0.0
	for id := range held {
		n := app.TallyOf(slices.DeleteFunc(slices.Clone(seats), func(s app.Attendance) bool { return s.MeetingID != id }))
		rate := 100 * float64(n.Present) / float64(n.Entitled)
		low, high = min(low, rate), max(high, rate)
	}
	assert.InDelta(t, 62, low, 1)
	assert.Equal(t, 100.0, high)

	items := slices.DeleteFunc(all(t, a, app.Tx.AgendaItems), func(i app.AgendaItem) bool { return i.Kind == app.AgendaFollowUp })
	assert.Len(t, items, 104)
	votes := slices.DeleteFunc(items, func(i app.AgendaItem) bool { return !i.Voted })
	assert.Len(t, votes, 31)
	for result, want := range map[string]int{app.ResultPassed: 24, app.ResultRejected: 5, app.ResultTie: 2} {
		assert.Equal(t, want, count(votes, func(i app.AgendaItem) bool { return i.Result == result }), result)
	}
	assert.Equal(t, 1, count(votes, func(i app.AgendaItem) bool { return i.Recused == 1 }), "recusal")
	proxies := map[int64]bool{}
	for _, s := range seats {
		if s.Presence == app.Substituted && held[s.MeetingID].Starts.Date() != "2026-06-23" { // that one was entered afterwards
			proxies[s.MeetingID] = true
		}
	}
	assert.Equal(t, 1, count(votes, func(i app.AgendaItem) bool { return proxies[i.MeetingID] }), "a ballot with a substitute")
	for _, i := range votes {
		assert.Equal(t, i.PresentN, i.Yes+i.No+i.Abstain+i.Invalid+i.NotVoted+i.Recused, i.Title)
	}
}

func TestTheYearsQuartersAreRecomputedFromTheRecords(t *testing.T) {
	a := office(t)
	ctx := datatest.Ctx()
	quarters, err := a.Effects.Quarters(ctx)
	require.NoError(t, err)
	versions := map[app.Period]int{}
	for _, q := range quarters {
		versions[q.Period] = q.Version
	}
	assert.Equal(t, 2, versions["2026Q2"], "an upheld objection made the quarter's second version")
	for _, p := range []app.Period{"2026Q1", "2026Q2", "2026Q3"} {
		frozen, err := a.Effects.Board(ctx, p)
		require.NoError(t, err)
		require.True(t, frozen.Final(), p)
		live, err := a.Effects.Compute(ctx, p)
		require.NoError(t, err)
		require.Equal(t, len(frozen.Rankings), len(live.Rankings))
		for i := range live.Rankings {
			f, l := frozen.Rankings[i], live.Rankings[i]
			assert.Equal(t, f.OrgID, l.OrgID, "%s place %d", p, i)
			assert.Equal(t, f.Shown, l.Shown, "%s %s", p, l.OrgName)
		}
		require.Equal(t, len(frozen.Scores), len(live.Scores))
		for i := range live.Scores {
			f, l := frozen.Scores[i], live.Scores[i]
			assert.Equal(t, [2]float64{f.Num, f.Den}, [2]float64{l.Num, l.Den}, "%s %s %s", p, l.OrgName, l.Name)
		}
	}
	q2, err := a.Effects.Board(ctx, "2026Q2")
	require.NoError(t, err)
	ranks := map[string]app.Ranking{}
	for _, r := range q2.Rankings {
		ranks[r.OrgName] = r
	}
	one, two := ranks["枫林社区"], ranks["书院社区"]
	assert.True(t, one.Tied && two.Tied && one.Rank == two.Rank && one.Shown == two.Shown, "%v %v", one, two)
	s1, s2 := q2.ScoresOf(one.OrgID), q2.ScoresOf(two.OrgID)
	for i := range s1 {
		assert.Equal(t, [2]float64{s1[i].Num, s1[i].Den}, [2]float64{s2[i].Num, s2[i].Den}, "equal rows, not equal figures: %s", s1[i].Name)
	}
	q3, err := a.Effects.Board(ctx, "2026Q3")
	require.NoError(t, err)
	var unranked []string
	for _, r := range q3.Rankings {
		if r.Rank == 0 {
			unranked = append(unranked, r.OrgName)
		}
	}
	slices.Sort(unranked)
	assert.Equal(t, []string{"财政所"}, unranked, "a unit without data is not ranked")
}

func number(no string) int {
	n, _ := strconv.Atoi(no[strings.LastIndex(no, "-")+1:])
	return n
}

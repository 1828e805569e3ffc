package reports_test

import (
	"bytes"
	"fmt"
	"math/big"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"gongzhi/app"
	"gongzhi/data"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
)

func TestARandomQuarterIsCountedScoredRankedAndPrintedAsItsRecordsSay(t *testing.T) {
	if testing.Short() {
		t.Skip("lives through whole quarters")
	}
	checks(t, 6)
	rapid.Check(t, func(r *rapid.T) {
		k := newLife(t, r)
		k.must(k.Store().(*data.Store).Unsynced(lifeCtx, func() error {
			k.live("2026-10-09")
			k.report(effectQuarter)
			return k.Effects.Lock(lifeCtx, effectQuarter, app.Confirmed{})
		}))
		q, err := k.Effects.Board(lifeCtx, effectQuarter)
		k.must(err)
		values, err := k.Settings.All(lifeCtx)
		k.must(err)
		l := &ledger{life: k, q: q, rows: readRows(k), values: values}
		if k.done < 20 {
			t.Fatalf("only %d acts were taken", k.done)
		}
		l.figures()
		l.facts()
		l.points()
		l.places()
		l.papers()
		l.cases()
		report, err := k.Store().Check(lifeCtx)
		k.must(err)
		l.same("the audit chain", []string{}, report.Problems)
		l.again()
	})
}

// ledger compares the board of a locked quarter with what the records say.
type ledger struct {
	*life
	q      app.Quarter
	rows   rows
	values map[string]string
}

func (l *ledger) same(what string, want, got any) {
	if w, g := fmt.Sprintf("%#v", want), fmt.Sprintf("%#v", got); w != g {
		l.t.Fatalf("%s: want %s, got %s", what, w, g)
	}
}

func (l *ledger) setting(key string) string {
	if v := l.values[key]; v != "" {
		return v
	}
	for _, d := range app.SettingDefs() {
		if d.Key == key {
			return d.Default
		}
	}
	return ""
}

// figures counts every score again and adds up the rows behind it.
func (l *ledger) figures() {
	cycle, err := strconv.Atoi(l.setting(app.SetReportCycle))
	l.must(err)
	l.same("scores", len(l.q.Rankings)*7, len(l.q.Scores))
	for _, s := range l.q.Scores {
		what := s.OrgName + s.Name
		if s.Code == "S01" {
			continue
		}
		n := l.rows.countFor(effectQuarter, s.OrgID, s.Code, cycle)
		l.same(what, n, part{int(s.Num), int(s.Den)})
		l.same(what+" rows", n, part{len(s.RowsNum), len(s.RowsDen)})
		l.same(what+" missing", n.den == 0, s.Missing)
		x, err := l.Effects.Explain(lifeCtx, effectQuarter, s.OrgID, s.Code)
		l.must(err)
		seen := map[int64]bool{}
		for _, id := range s.RowsDen {
			seen[id] = true
		}
		l.same(what+" way down", len(seen), len(x.Rows))
		if s.Code != "Z04" { // there a row is an item with several cycles
			good := 0
			for _, e := range x.Rows {
				if e.Good {
					good++
				}
			}
			l.same(what+" good rows", n.num, good)
		}
	}
}

// facts counts the overall figures again.
func (l *ledger) facts() {
	f, p := l.q.Facts, effectQuarter
	var want app.QuarterFacts
	for id := range l.rows.meetings {
		if between(p, l.rows.held(id)) {
			want.Meetings++
		}
	}
	for _, a := range l.rows.attendances {
		if between(p, l.rows.held(a.MeetingID)) && !a.Observer {
			want.Seats++
			if a.Presence.Counted() {
				want.Filled++
			}
		}
	}
	for _, r := range l.rows.resolutions {
		if between(p, l.rows.held(r.MeetingID)) {
			want.Resolutions++
		}
	}
	for _, d := range l.rows.duties {
		if !owes(d) || since(d) > p.Last() {
			continue
		}
		if between(p, since(d)) {
			want.Added++
		}
		if between(p, d.DoneOn) {
			want.Done++
		}
		if between(p, d.ClosedOn) {
			want.Closed++
		}
		if !doneUntil(d, p.Last()) {
			want.Open++
		}
		if !suspended(d, p.Last()) && (d.DoneOn == "" || d.DoneOn >= p.First()) {
			want.Active++
		}
		if !suspended(d, p.Last()) && between(p, d.FirstDue) {
			want.Due++
			if doneUntil(d, d.FirstDue) {
				want.OnTime++
			}
		}
	}
	for _, s := range l.rows.slips {
		if between(p, s.IssuedOn) && l.counts(s.DutyID) {
			want.Slips++
		}
	}
	l.same("facts", []int{want.Meetings, want.Seats, want.Filled, want.Resolutions, want.Added, want.Done, want.Closed, want.Open, want.Active, want.Due, want.OnTime, want.Slips},
		[]int{f.Meetings, f.Seats, f.Filled, f.Resolutions, f.Added, f.Done, f.Closed, f.Open, f.Active, f.Due, f.OnTime, f.Slips})
	l.same("lamps", f.Open, f.Red+f.Yellow+f.Green+f.Waiting+f.Suspended)
	l.same("red list", f.Red, len(l.q.RedList))
}

func (l *ledger) counts(duty int64) bool {
	for _, d := range l.rows.duties {
		if d.ID == duty {
			return owes(d)
		}
	}
	return false
}

// points reckons every score and total again with fractions.
func (l *ledger) points() {
	weights := map[string]*big.Rat{}
	for _, i := range l.q.Indicators {
		weights[i.Code] = ratOf(strconv.FormatFloat(i.Weight, 'f', -1, 64))
	}
	for _, row := range l.q.Rankings {
		sum, all := new(big.Rat), new(big.Rat)
		for _, s := range l.q.ScoresOf(row.OrgID) {
			share := l.share(s)
			if share == nil {
				l.same(row.OrgName+s.Name, "—", s.Got)
				continue
			}
			earned := new(big.Rat).Mul(share, weights[s.Code])
			l.same(row.OrgName+s.Name, rounded(earned), s.Got)
			sum.Add(sum, earned)
			all.Add(all, weights[s.Code])
		}
		if all.Sign() == 0 || all.Cmp(ratOf(l.setting(app.SetMinWeight))) < 0 {
			l.same(row.OrgName, "—0", row.Shown+strconv.Itoa(row.Rank))
			continue
		}
		l.same(row.OrgName, rounded(new(big.Rat).Mul(big.NewRat(100, 1), sum.Quo(sum, all))), row.Shown)
	}
}

// share is what a score earns of its full points, by the office's rule where it was not reported; nil where it is left out.
func (l *ledger) share(s app.Score) *big.Rat {
	cost, target := s.Code == "Z05", map[string]string{"Z01": "0.9", "Z02": "0.95", "Z03": "0.9", "Z04": "0.9", "Z05": "0.1", "Z06": "1", "S01": "0.9"}[s.Code]
	if !s.Missing {
		return shareOf(s, target, cost)
	}
	if s.Status != app.NotReported || l.setting(app.SetMissing) == "exclude" {
		return nil
	}
	if l.setting(app.SetMissing) == "zero" {
		return new(big.Rat)
	}
	sum, n := new(big.Rat), int64(0)
	for _, other := range l.q.Scores {
		if other.Code == s.Code && other.Group == s.Group && !other.Missing {
			sum.Add(sum, shareOf(other, target, cost))
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return sum.Quo(sum, big.NewRat(n, 1))
}

// places ranks every group again.
func (l *ledger) places() {
	for _, g := range l.q.Groups {
		list := l.q.Group(g.Name)
		scores := make([]*big.Rat, len(list))
		for i, r := range list {
			scores[i] = ratOf(r.Shown)
			if scores[i] != nil && l.setting(app.SetRankOn) == "unrounded" {
				scores[i] = ratOf(strconv.FormatFloat(r.Total, 'f', 9, 64))
			}
		}
		for i, place := range rankBy(scores, l.setting(app.SetTiePolicy) == "dense") {
			l.same(list[i].OrgName+" rank", place, list[i].Rank)
			if i > 0 && list[i].Rank != 0 && list[i-1].Rank > list[i].Rank {
				l.t.Fatalf("the ranking is out of order: %v", list)
			}
		}
		l.same(g.Name, len(list), g.Ranked+g.Unranked)
	}
}

// papers finds the ranking and the scores in the report and in its workbook.
func (l *ledger) papers() {
	for _, code := range []string{"D23", "D24"} {
		paper, _ := reports.Find(code)
		d, err := paper.Make(lifeCtx, l.App, reports.Request{Period: effectQuarter})
		l.must(err)
		var file bytes.Buffer
		l.must(out.XLSX(d, &file))
		book, err := excelize.OpenReader(&file)
		l.must(err)
		for _, g := range l.q.Groups {
			var want, printed, sheet [][]string
			for _, r := range l.q.Group(g.Name) {
				want = append(want, []string{dash(r.Rank), r.OrgName, r.Shown})
			}
			table := tableOf(d, g.Name+"排名")
			for cells := range table.Rows {
				printed = append(printed, []string{cells[0].Text, cells[1].Text, cells[2].Text})
			}
			l.same(code+" "+g.Name, want, printed)
			cells, err := book.GetRows(g.Name + "排名")
			l.must(err)
			for i, row := range cells {
				if len(row) > 2 && row[0] == "名次" {
					for _, row := range cells[i+1 : i+1+len(want)] {
						sheet = append(sheet, row[:3])
					}
				}
			}
			l.same(code+" workbook "+g.Name, want, sheet)
			for i, r := range l.q.Group(g.Name) {
				if r.Rank > 0 {
					kind, err := book.GetCellType(g.Name+"排名", fmt.Sprintf("C%d", i+1+headerRow(cells)))
					l.must(err)
					l.same("a score is a number", excelize.CellTypeUnset, kind)
				}
			}
		}
	}
}

func dash(rank int) string {
	if rank == 0 {
		return "—"
	}
	return strconv.Itoa(rank)
}

// headerRow is the number of the row with the columns' titles.
func headerRow(cells [][]string) int {
	for i, row := range cells {
		if len(row) > 2 && row[0] == "名次" {
			return i + 1
		}
	}
	return 0
}

func tableOf(d doc.Document, sheet string) (t doc.Table) {
	for _, b := range d.Blocks {
		if table, ok := b.(doc.Table); ok && table.Sheet == sheet {
			return table
		}
	}
	return t
}

// cases wants a reward for the first and a sanction for the last of every group, and nothing else.
func (l *ledger) cases() {
	list, _, err := l.Incentives.List(lifeCtx, app.Where(app.Eq("period", effectQuarter)).By("id"))
	l.must(err)
	var want, got []string
	for _, g := range l.q.Groups {
		var ranked []app.Ranking
		for _, r := range l.q.Group(g.Name) {
			if r.Rank > 0 {
				ranked = append(ranked, r)
			}
		}
		if len(ranked) < 2 || ranked[0].Rank == ranked[len(ranked)-1].Rank {
			continue
		}
		for _, r := range ranked {
			switch {
			case r.Rank == ranked[0].Rank:
				want = append(want, r.OrgName+"奖")
			case r.Rank == ranked[len(ranked)-1].Rank && ratOf(r.Shown).Cmp(big.NewRat(60, 1)) < 0:
				want = append(want, r.OrgName+app.SanctionInterview.String())
			case r.Rank == ranked[len(ranked)-1].Rank:
				want = append(want, r.OrgName+app.SanctionRectify.String())
			}
		}
	}
	for _, c := range list {
		word := c.Kind.String()
		if c.Kind.Reward() {
			word = "奖"
		}
		got = append(got, c.OrgName+word)
	}
	l.same("proposals", sortedNames(want), sortedNames(got))
}

// again computes the locked quarter once more and wants nothing changed.
func (l *ledger) again() {
	_, before, err := l.History.Rows(lifeCtx, app.Query{Limit: 1})
	l.must(err)
	q, err := l.Effects.Compute(lifeCtx, effectQuarter)
	l.must(err)
	l.same("recomputed rankings", l.q.Rankings, q.Rankings)
	l.same("recomputed facts", l.q.Facts, q.Facts)
	l.same("recomputed scores", l.q.Scores, q.Scores)
	_, after, err := l.History.Rows(lifeCtx, app.Query{Limit: 1})
	l.must(err)
	l.same("audit rows", before, after)
}

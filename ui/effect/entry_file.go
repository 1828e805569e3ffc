package effect

import (
	"context"
	"fmt"
	"strconv"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// readRanking reads a ranking from a workbook or CSV file: units are found by name, short name or alias, a rank that the
// table does not give stays 0.
func readRanking(ctx context.Context, a *app.App, path string) ([]app.EnteredRank, intake.Result, error) {
	kind, _ := intake.KindOf("ranking")
	book, err := reports.ReadIntake(ctx, path, reports.IntakeOptions{})
	if err != nil {
		res := intake.Refused(kind, err)
		return nil, res, app.Errorf("", "%s", res.Message)
	}
	lookup, err := a.Imports.Lookup(ctx, kind)
	if err != nil {
		return nil, intake.Result{}, err
	}
	res, err := intake.Judge(ctx, book, kind, intake.Setup{Lookup: lookup, Parsers: app.IntakeParsers(string(a.Today())), Today: a.Now()})
	if err != nil {
		return nil, res, err
	}
	if !res.OK() {
		return nil, res, app.Errorf("", "%s", res.Message)
	}
	var rows []app.EnteredRank
	for _, r := range res.Rows {
		unit := r.Value("单位")
		if len(unit.Refs) == 0 || unit.Refs[0].ID == 0 {
			continue
		}
		n, _ := strconv.ParseFloat(string(r.Value("名次").Number), 64)
		row := app.EnteredRank{OrgID: unit.Refs[0].ID, Rank: int(n)}
		if score, err := strconv.ParseFloat(string(r.Value("得分").Number), 64); err == nil {
			row.Shown = strconv.FormatFloat(score, 'f', -1, 64)
		}
		rows = append(rows, row)
	}
	return rows, res, nil
}

// takeFile lets the user choose a table and puts its ranks into the form; nothing is saved yet.
func (e *entered) takeFile(env *kit.Env) {
	kit.OpenFile(env, "选择上季度排名表", []string{".xlsx", ".xls", ".csv"}, func(path string) { e.read(env, path) })
}

func (e *entered) read(env *kit.Env, path string) {
	type found struct {
		rows []app.EnteredRank
		res  intake.Result
	}
	kit.Load(env, func(ctx context.Context) (found, error) {
		rows, res, err := readRanking(ctx, env.App, path)
		return found{rows, res}, err
	}, func(f found) {
		taken := e.fill(f.rows)
		text := fmt.Sprintf("已读入 %d 个单位，核对后保存。", taken)
		if n := len(f.res.Rejected); n > 0 {
			text += fmt.Sprintf("%d 行没有读入，第 %d 行：%s", n, f.res.Rejected[0].Row, f.res.Rejected[0].Reason)
		}
		if taken < len(f.rows) {
			text += fmt.Sprintf("%d 个单位没有考核分组。", len(f.rows)-taken)
		}
		env.Note(text)
	})
}

// fill puts ranks into the form and says how many units were found in it.
func (e *entered) fill(rows []app.EnteredRank) int {
	taken := 0
	for _, r := range rows {
		for i := range e.rows {
			if e.rows[i].org.ID == r.OrgID {
				e.rows[i].rank, e.rows[i].shown = r.Rank, r.Shown
				taken++
			}
		}
	}
	e.rankByScore()
	for _, f := range e.fields {
		f.Fresh()
	}
	return taken
}

// rankByScore ranks each group by its scores when the table gave no rank at all.
func (e *entered) rankByScore() {
	groups := map[string][]*line{}
	for i := range e.rows {
		if e.rows[i].rank != 0 {
			return
		}
		groups[e.rows[i].org.Group] = append(groups[e.rows[i].org.Group], &e.rows[i])
	}
	for _, rows := range groups {
		shown := make([]string, len(rows))
		for i, l := range rows {
			shown[i] = l.shown
		}
		for i, n := range app.RanksOf(shown) {
			rows[i].rank = n
		}
	}
}

package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"gongzhi/app/intake"
	"gongzhi/app/score"
)

// period is the quarter of a row; the judge has brought it to its short form.
func (in *importer) period(r intake.Record) (Period, error) {
	if p := text(r, "期间"); p != "" {
		return ParsePeriod(p)
	}
	return PeriodOf(in.core.today()), nil
}

// indicator takes the value of a unit and a quarter; one that is there already is replaced and kept for the undo.
func (in *importer) indicator(r intake.Record) error {
	ind, err := in.indicatorNamed(text(r, "指标"), text(r, "单位"))
	if err != nil {
		return err
	}
	unit, err := in.unit(r.Value("社区"))
	if err != nil {
		return err
	}
	period, err := in.period(r)
	if err != nil {
		return err
	}
	a, err := newestAssessment(in.tx, period)
	if err != nil {
		return err
	}
	if a.State.Final() {
		return Errorf("", "%s已锁定，指标数据不能再改。", period)
	}
	cell := r.Value("本期值")
	v := IndicatorValue{Period: period, OrgID: unit.ID, OrgName: unit.Name, IndicatorID: ind.ID, Code: ind.Code, Missing: cell.Missing, Note: text(r, "备注")}
	if !cell.Missing {
		if v.Value, err = strconv.ParseFloat(string(cell.Number), 64); err != nil {
			return Errorf("", "“%s”不是数。", cell.Raw)
		}
	}
	return in.putValue(v)
}

// putValue writes a new value, or changes the stored one where it differs.
func (in *importer) putValue(v IndicatorValue) error {
	old, err := in.tx.IndicatorValues().Find(Where(Eq("period", v.Period), Eq("org_id", v.OrgID), Eq("indicator_id", v.IndicatorID)))
	if err == ErrNotFound {
		if err := in.tx.IndicatorValues().Put(&v); err != nil {
			return err
		}
		in.made = append(in.made, v.ID)
		return nil
	}
	if err != nil || old.Value == v.Value && old.Missing == v.Missing {
		return err
	}
	before, err := json.Marshal(old)
	if err != nil {
		return err
	}
	v.Record = old.Record
	if err := in.tx.IndicatorValues().Put(&v); err != nil {
		return err
	}
	if !in.made.Has(v.ID) {
		in.replaced = append(in.replaced, Replaced{Kind: "indicator_value", ID: v.ID, Rev: v.Rev, Before: string(before)})
	}
	return nil
}

// indicatorNamed is the indicator of a name. One that is not in the set is noted as retired: its values are kept, and count
// for nothing until somebody gives it weight and definition.
func (in *importer) indicatorNamed(name, unit string) (Indicator, error) {
	if in.indicators == nil {
		in.indicators = map[string]Indicator{}
		err := in.tx.Indicators().Each(Query{}.By("-retired", "id"), func(i *Indicator) error {
			in.indicators[intake.Squeeze(i.Name)] = *i
			return nil
		})
		if err != nil {
			return Indicator{}, err
		}
	}
	if i, ok := in.indicators[intake.Squeeze(name)]; ok {
		return i, nil
	}
	n, err := in.tx.Indicators().Count(Query{})
	if err != nil {
		return Indicator{}, err
	}
	i := Indicator{Code: fmt.Sprintf("导入%02d", n+1), Seq: n + 1, Name: name, Unit: unit, Source: SourceHand, Retired: true,
		Definition: "导入时新建，停用。填写口径、目标值、权重和适用分组后启用。"}
	if err := in.tx.Indicators().Put(&i); err != nil {
		return i, err
	}
	in.indicators[intake.Squeeze(name)] = i
	in.madeIndicators = append(in.madeIndicators, i.ID)
	return i, nil
}

// importedRank is a row of a ranking with the group it is ranked in.
type importedRank struct {
	EnteredRank
	group string
}

// ranking collects the rows of each quarter; a ranking is entered as a whole.
func (in *importer) ranking(r intake.Record) error {
	unit, err := in.unit(r.Value("单位"))
	if err != nil {
		return err
	}
	period, err := in.period(r)
	if err != nil {
		return err
	}
	o, err := in.tx.Orgs().Get(unit.ID)
	if err != nil {
		return err
	}
	row := importedRank{EnteredRank{OrgID: o.ID}, o.Group}
	if n := r.Value("名次").Number; n != "" {
		row.Rank, _ = strconv.Atoi(score.Printed(string(n)).Text(0))
	}
	if n := r.Value("得分").Number; n != "" {
		row.Shown = score.Printed(string(n)).Short(2)
	}
	if in.rankings == nil {
		in.rankings = map[Period][]importedRank{}
	}
	in.rankings[period] = append(in.rankings[period], row)
	return nil
}

// finishRankings enters the rankings, quarter by quarter; groups that came without ranks are ranked by their scores.
func (in *importer) finishRankings() error {
	for _, p := range sortedPeriods(in.rankings) {
		rows := in.rankings[p]
		rankGroups(rows)
		entered := make([]EnteredRank, len(rows))
		for i := range rows {
			entered[i] = rows[i].EnteredRank
		}
		old, err := newestAssessment(in.tx, p)
		if err != nil {
			return err
		}
		before := ""
		if old.ID != 0 && old.Entered {
			text, err := json.Marshal(old)
			if err != nil {
				return err
			}
			before = string(text)
		}
		now, err := in.core.enterRanking(in.tx, p, entered, in.who)
		if err != nil {
			return err
		}
		in.replaced = append(in.replaced, Replaced{Kind: "assessment", ID: now.ID, Rev: now.Rev, Before: before})
	}
	return nil
}

func rankGroups(rows []importedRank) {
	groups := map[string][]*importedRank{}
	ranked := map[string]bool{}
	for i := range rows {
		g := rows[i].group
		groups[g] = append(groups[g], &rows[i])
		ranked[g] = ranked[g] || rows[i].Rank > 0
	}
	for g, members := range groups {
		if ranked[g] {
			continue
		}
		shown := make([]string, len(members))
		for i, m := range members {
			shown[i] = m.Shown
		}
		for i, n := range RanksOf(shown) {
			members[i].Rank = n
		}
	}
}

func sortedPeriods(m map[Period][]importedRank) []Period {
	list := make([]Period, 0, len(m))
	for p := range m {
		list = append(list, p)
	}
	slices.Sort(list)
	return list
}

package app

import (
	"context"
	"fmt"
	"unicode/utf8"

	"gongzhi/app/score"
)

// Indicators (指标体系) keeps the set in force and the values that are typed or imported.
type Indicators struct{ *core }

// DefaultIndicators is the published first set, the same for communities and offices; every part can be changed.
func DefaultIndicators() []Indicator {
	both := Words{GroupCommunity, GroupOffice}
	tail := "季度未结束时只计已到期或已办结的。撤销、暂停的事项不计。"
	return []Indicator{
		{Code: "Z01", Seq: 1, Name: "会议出席率", Unit: "%", Target: 0.9, Weight: 15, Source: SourceAttendance, Dimension: "议事", Groups: both,
			Definition: "本季度已结束的会议中，本单位应到席位里到会、迟到、早退和代会的席位 ÷ 应到席位；请假、缺席、未签到不计入分子，列席不计。"},
		{Code: "Z02", Seq: 2, Name: "议定事项落实率", Unit: "%", Target: 0.95, Weight: 25, Source: SourceResolution, Dimension: "议事", Groups: both,
			Definition: "来源为议定事项、由本单位牵头、时限（有批准的延期按延期后）在本季度内的事项中，季末前已办结的 ÷ 全部。" + tail},
		{Code: "Z03", Seq: 3, Name: "按期办结率", Unit: "%", Target: 0.9, Weight: 25, Source: SourceOnTime, Dimension: "时限", Groups: both,
			Definition: "本单位牵头、原时限在本季度内的事项中，在原时限当日或之前办结的 ÷ 全部；按延期后时限计算的结果并列示出，不计分。" + tail},
		{Code: "Z04", Seq: 4, Name: "进展按期填报率", Unit: "%", Target: 0.9, Weight: 15, Source: SourceReport, Dimension: "督办", Groups: both,
			Definition: "本单位牵头的事项自起始日起按填报周期划分，在本季度内届满且届满日尚未办结的周期中，周期内（含届满日）有填报的 ÷ 全部周期。"},
		{Code: "Z05", Seq: 5, Name: "红灯率", Unit: "%", Direction: Negative, Target: 0.1, Weight: 10, Source: SourceRed, Dimension: "时限", Groups: both,
			Definition: "本单位牵头、本季度内在办的事项中，季末（季度未结束时为当日）亮红灯的 ÷ 全部；越低越好。"},
		{Code: "Z06", Seq: 6, Name: "督办反馈率", Unit: "%", Target: 1, Weight: 10, Source: SourceFeedback, Dimension: "督办", Groups: both,
			Definition: "对本单位牵头事项下达、反馈时限在本季度内的督办单中，在时限当日或之前反馈的 ÷ 全部。季度未结束时只计已到期或已反馈的。"},
	}
}

// installIndicators puts the default set where there is none.
func installIndicators(tx Tx) error {
	n, err := tx.Indicators().Count(Query{})
	if err != nil || n > 0 {
		return err
	}
	for _, i := range DefaultIndicators() {
		if err := tx.Indicators().Put(&i); err != nil {
			return err
		}
	}
	return nil
}

// liveIndicators is the set in force, in order.
func liveIndicators(tx Tx) ([]Indicator, error) {
	return tx.Indicators().List(Where(Eq("retired", false)).By("seq", "id"))
}

// List is the whole set, retired indicators last.
func (s *Indicators) List(ctx context.Context) (set []Indicator, err error) {
	err = s.read(ctx, func(tx Tx) error {
		set, err = tx.Indicators().List(Query{}.By("retired", "seq", "id"))
		return err
	})
	return set, err
}

// dimensionLength is the most characters of a dimension, which stands over a narrow column.
const dimensionLength = 4

// Validate checks one indicator.
func (i Indicator) Validate() error {
	var e Errors
	e.Add(i.Code == "", "code", "指标编码为空。")
	e.Add(i.Name == "", "name", "指标名称为空。")
	e.Add(i.Weight <= 0 || i.Weight > 100, "weight", "权重应大于 0、不超过 100，现在是 %s。", i.WeightText())
	e.Add(i.Definition == "", "definition", "口径为空：写明分子、分母怎样计数。")
	e.Add(utf8.RuneCountInString(i.Dimension) > dimensionLength, "dimension", "维度最多 %d 个字，如 落实。", dimensionLength)
	e.Add(len(i.Groups) == 0, "groups", "没有选适用分组。")
	for _, text := range i.OwnWeights {
		group, weight, ok := ownWeight(text)
		e.Add(!ok || weight <= 0 || weight > 100, "own", "分组权重“%s”应写成分组加权重，如 社区 8。", text)
		e.Add(ok && !i.Groups.Has(group), "own", "分组权重“%s”里的分组不在适用分组中。", text)
	}
	e.Add(!knownSource(i.Source), "source", "数据来源无法识别：%s。", i.Source)
	switch {
	case i.Direction == Positive:
		e.Add(i.Target <= 0, "target", "正向指标的目标值应大于 0。")
	case i.Rate():
		e.Add(i.Target < 0 || i.Target >= 1, "target", "逆向比率指标的目标值应在 0%% 至 100%% 之间，且小于 100%%。")
	default:
		e.Add(i.Target <= 0, "target", "逆向指标的目标值应大于 0。")
	}
	e.Add(i.Rate() && i.Target > 1, "target", "比率指标的目标值不能超过 100%%。")
	return e.Err()
}

func knownSource(source string) bool {
	for _, s := range IndicatorSources {
		if s == source {
			return true
		}
	}
	return false
}

// Save replaces the set in one act: rows with an id are changed, rows without are added, rows not given are retired.
// The weights of every group must sum to 100. Locked quarters keep the set they were computed with.
func (s *Indicators) Save(ctx context.Context, set []Indicator) error {
	for _, i := range set {
		if err := i.Validate(); err != nil {
			return Errorf("", "%s：%s", i.Name, Explain(err))
		}
	}
	if err := checkWeights(set); err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "修改指标体系", Object: fmt.Sprintf("%d 个指标", len(set)), Right: RightEdit}, func(tx Tx) error {
		old, err := tx.Indicators().List(Query{})
		if err != nil {
			return err
		}
		kept := map[int64]bool{}
		for k := range set {
			if err := tx.Indicators().Put(&set[k]); err != nil {
				return err
			}
			kept[set[k].ID] = true
		}
		for _, i := range old {
			if kept[i.ID] || i.Retired {
				continue
			}
			i.Retired = true
			if err := tx.Indicators().Put(&i); err != nil {
				return err
			}
		}
		return nil
	}, EffectChanged)
}

// Values lists what was typed or imported for a quarter.
func (s *Indicators) Values(ctx context.Context, p Period) (values []IndicatorValue, err error) {
	err = s.read(ctx, func(tx Tx) error {
		values, err = tx.IndicatorValues().List(Where(Eq("period", p)).By("indicator_id", "org_id"))
		return err
	})
	return values, err
}

// SaveValue enters the value of one unit, quarter and indicator; a value already there is replaced.
func (s *Indicators) SaveValue(ctx context.Context, v IndicatorValue) error {
	return s.SaveValues(ctx, []IndicatorValue{v})
}

// SaveValues enters the values of an indicator that were given together, in one act: all of them or, where one is refused, none.
func (s *Indicators) SaveValues(ctx context.Context, values []IndicatorValue) error {
	if len(values) == 0 {
		return nil
	}
	object := values[0].Period.String() + " " + values[0].OrgName
	if n := len(values); n > 1 {
		object = fmt.Sprintf("%s %d 个单位", values[0].Period, n)
	}
	return s.write(ctx, Act{Name: "填报指标数据", Object: object, Right: RightEdit}, func(tx Tx) error {
		for i := range values {
			if err := putValue(tx, values[i]); err != nil {
				return refuse(err, values[i].OrgName, len(values) > 1)
			}
		}
		return nil
	}, EffectChanged)
}

// refuse names the unit of a refused value where several were given.
func refuse(err error, unit string, named bool) error {
	if !named || !Shown(err) {
		return err
	}
	return Errorf("", "%s：%s", unit, Explain(err))
}

// putValue checks one value and writes it in the place of the one that is there.
func putValue(tx Tx, v IndicatorValue) error {
	if err := v.Validate(); err != nil {
		return err
	}
	if err := v.belong(tx); err != nil {
		return err
	}
	old, err := tx.IndicatorValues().Find(Where(Eq("period", v.Period), Eq("org_id", v.OrgID), Eq("indicator_id", v.IndicatorID)))
	switch {
	case err == nil:
		v.Record = old.Record
	case err != ErrNotFound:
		return err
	}
	return tx.IndicatorValues().Put(&v)
}

// Validate checks the figures of one value.
func (v IndicatorValue) Validate() error {
	var e Errors
	e.Add(v.Period.Quarter() == 0, "period", "没有选季度。")
	e.Add(v.Den < 0 || v.Num < 0, "num", "分子、分母不能小于 0。")
	e.Add(!v.Missing && v.Den == 0 && v.Num != 0, "den", "有分子而分母为 0。")
	return e.Err()
}

// belong names unit and indicator of the value and refuses one that is not owed or comes too late.
func (v *IndicatorValue) belong(tx Tx) error {
	a, err := newestAssessment(tx, v.Period)
	if err != nil {
		return err
	}
	if a.State.Final() {
		return Errorf("period", "%s已锁定，数据不能再改；确有错误的出更正版。", v.Period)
	}
	i, err := tx.Indicators().Get(v.IndicatorID)
	if err != nil {
		return Errorf("indicator", "没有这个指标。")
	}
	o, err := tx.Orgs().Get(v.OrgID)
	if err != nil {
		return Errorf("org", "没有这个单位。")
	}
	if i.Rate() && !v.Missing && v.Den == 0 && v.Value == 0 {
		return Errorf("den", "%s的%s分母为 0：没有应计事项的不填，应报未报的勾“缺报”。", o.Short(), i.Name)
	}
	v.Code, v.OrgName = i.Code, o.Short()
	if v.Den > 0 {
		v.Value = score.Of(v.Num).Div(score.Of(v.Den)).Float()
	}
	return nil
}

package app

import (
	"fmt"
	"slices"
	"strings"

	"gongzhi/app/score"
)

// Direction (方向) of an indicator.
type Direction int

// The directions.
const (
	Positive Direction = iota // more is better
	Negative                  // less is better
)

func (d Direction) String() string { return pick(int(d), "正向", "逆向") }

// The sources (数据来源) of an indicator: counted from the records, or typed and imported.
const (
	SourceAttendance = "auto:attendance"
	SourceResolution = "auto:resolution"
	SourceOnTime     = "auto:ontime"
	SourceReport     = "auto:report"
	SourceRed        = "auto:red"
	SourceFeedback   = "auto:feedback"
	SourceHand       = "hand"
)

// IndicatorSources lists all sources in the order of forms.
var IndicatorSources = [...]string{SourceAttendance, SourceResolution, SourceOnTime, SourceReport, SourceRed, SourceFeedback, SourceHand}

// SourceName is the Chinese word of an indicator's source.
func SourceName(source string) string {
	switch source {
	case SourceAttendance:
		return "自动：会议签到"
	case SourceResolution:
		return "自动：议定事项"
	case SourceOnTime:
		return "自动：办结时限"
	case SourceReport:
		return "自动：进展填报"
	case SourceRed:
		return "自动：红黄绿灯"
	case SourceFeedback:
		return "自动：督办反馈"
	}
	return "填报或导入"
}

// Indicator (指标) of the set that is in force.
type Indicator struct {
	Record
	Code       string // Z01
	Seq        int
	Name       string
	Unit       string // % for rates
	Direction  Direction
	Target     float64 // as a fraction for rates: 0.9
	Weight     float64 // full points; the weights of a group sum to 100
	Source     string  // one of IndicatorSources
	Dimension  string  // 维度 that it is judged under in the ranking, a word of at most four characters; may be empty
	Definition string  // how numerator and denominator are counted, printed under tables
	Groups     Words   // groups it applies to
	OwnWeights Words   // 「社区 8」: groups in which it counts with another weight
	Retired    bool
}

// Rate says whether values are fractions that print as percentages.
func (i Indicator) Rate() bool { return i.Unit == "%" }

// Applies says whether the indicator counts in a group.
func (i Indicator) Applies(group string) bool { return !i.Retired && i.Groups.Has(group) }

// Write is a value of the indicator as printed, two decimals: 80.00% or 12.5件.
func (i Indicator) Write(v score.Decimal) string {
	if i.Rate() {
		return v.Percent(2)
	}
	return v.Short(2) + i.Unit
}

// TargetText is the target with its side: ≥90% or, for a cost, ≤10%.
func (i Indicator) TargetText() string {
	if i.Direction == Negative {
		return "≤" + i.WriteTarget()
	}
	return "≥" + i.WriteTarget()
}

// WriteTarget is the target as printed, without needless zeros: 90%.
func (i Indicator) WriteTarget() string {
	target := score.Of(i.Target)
	if i.Rate() {
		return target.Mul(score.Int(100)).Short(4) + "%"
	}
	return target.Short(4) + i.Unit
}

// WeightText is the full points as printed: 12.5.
func (i Indicator) WeightText() string { return score.Of(i.Weight).Short(4) }

// IndicatorValue (指标数据) is a value typed or imported for a unit and a quarter.
type IndicatorValue struct {
	Record
	Period      Period
	OrgID       int64
	OrgName     string
	IndicatorID int64
	Code        string
	Num, Den    float64
	Value       float64
	Missing     bool // 缺报: excluded, never 0
	Note        string
}

// AssessmentState (考评状态) of a quarter.
type AssessmentState int

// The states.
const (
	Collecting AssessmentState = iota
	Verifying
	Objection
	Locked
	Published
)

func (s AssessmentState) String() string {
	return pick(int(s), "填报", "核定", "公示异议", "锁定", "发布")
}

// Assessment (季度考评) of one quarter; Locked freezes its snapshot.
type Assessment struct {
	Record
	Period    Period
	Version   int
	State     AssessmentState
	LockedBy  string
	LockedAt  Stamp
	Settings  string // JSON of the settings that were in force
	Snapshot  string // JSON of rankings and scores
	SHA256    string // of Snapshot
	AuditSeq  int64
	AuditHead string
	Entered   bool // last quarter's ranking typed or imported, not computed
	Note      string
}

// Final says whether the figures are frozen.
func (s AssessmentState) Final() bool { return s >= Locked }

// Mark is the state as printed on papers: an unlocked quarter is no formal ranking.
func (a Assessment) Mark() string {
	switch {
	case !a.State.Final():
		return "核定中 · 非正式名次"
	case a.Entered:
		return fmt.Sprintf("补录 · 第%d版", a.Version)
	}
	return fmt.Sprintf("%s · 第%d版", a.State, a.Version)
}

// Ranking (排名) is one row of a ranking.
type Ranking struct {
	Record
	Period    Period
	Group     string
	OrgID     int64
	OrgName   string
	Total     float64 // unrounded
	Shown     string  // as printed, 2 decimals
	Rank      int     // 0: 不参与排名
	Tied      bool
	Grade     string
	Weight    float64 // sum of the weights of the indicators that applied
	Missing   int     // indicators without data
	PrevRank  int
	PrevShown string
	Remark    string
}

// Move is the change of rank to last quarter: positive is up; ok is false where either rank is missing.
func (r Ranking) Move() (places int, ok bool) {
	if r.Rank == 0 || r.PrevRank == 0 {
		return 0, false
	}
	return r.PrevRank - r.Rank, true
}

// NewUnit (新设) is the remark of a unit that was set up in this quarter or the one before.
const NewUnit = "新设"

// MoveText is the change of rank with its arrow: ↑2, ↓1, 持平, 新 for a new unit, — where there was no rank to compare with.
func (r Ranking) MoveText() string {
	places, ok := r.Move()
	switch {
	case r.Rank != 0 && !ok && strings.Contains(r.Remark, NewUnit):
		return "新"
	case !ok:
		return "—"
	case places > 0:
		return fmt.Sprintf("↑%d", places)
	case places < 0:
		return fmt.Sprintf("↓%d", -places)
	}
	return "持平"
}

// ChangeText is the change of the printed score to last quarter: +1.36, −2.44; — where there was none.
func (r Ranking) ChangeText() string {
	if r.Rank == 0 || r.PrevShown == "" {
		return "—"
	}
	return score.Printed(r.Shown).Sub(score.Printed(r.PrevShown)).Signed(2)
}

// PointsText is the sum of the points before it is brought to a hundred, as printed.
func (r Ranking) PointsText() string {
	return score.Of(r.Total).Mul(score.Of(r.Weight)).Div(score.Int(100)).Text(2)
}

// Whole says whether all indicators applied: then the points sum to the total.
func (r Ranking) Whole() bool { return score.Of(r.Weight).Cmp(score.Int(100)) == 0 }

// WeightText is the sum of the weights that applied, as printed.
func (r Ranking) WeightText() string { return score.Of(r.Weight).Short(4) }

// Score (得分) is one indicator of one unit in one quarter, with all that explains it.
type Score struct {
	Record
	Period   Period
	Group    string
	OrgID    int64
	OrgName  string
	Code     string
	Name     string
	Num, Den float64
	Value    float64
	Shown    string // the value as printed: 80.00%
	Missing  bool
	Status   string // 不适用 (0 ÷ 0) or 缺报 where Missing
	Target   string // as printed, with its side: ≥90%
	Weight   float64
	Points   float64 // unrounded
	Got      string  // the points as printed, 2 decimals
	Explain  string  // 「12 ÷ 15 = 80.00%，目标 90%，25 × 80.00% ÷ 90% = 22.22」
	Beside   string  // a variant shown beside: 「按延期后时限 13 ÷ 15 = 86.67%」
	RowKind  string  // table word of the rows counted
	RowsNum  IDs     // rows in the numerator
	RowsDen  IDs     // rows in the denominator
}

// Parts is numerator ÷ denominator as printed: 12 ÷ 15.
func (s Score) Parts() string { return score.Of(s.Num).Short(4) + " ÷ " + score.Of(s.Den).Short(4) }

// WeightText is the full points as printed: 12.5.
func (s Score) WeightText() string { return score.Of(s.Weight).Short(4) }

// Counts says whether the score is part of the total: what is 不适用, or 缺报 and left out, is not.
func (s Score) Counts() bool { return s.Got != noPoints }

// Records is how many rows the score was counted from.
func (s Score) Records() int {
	ids := slices.Clone(s.RowsDen)
	slices.Sort(ids)
	return len(slices.Compact(ids))
}

// Reached says whether the target was met: the points are the full ones.
func (s Score) Reached() bool {
	return !s.Missing && score.Of(s.Points).Round(score.Exactly).Cmp(score.Of(s.Weight).Round(score.Exactly)) >= 0
}

// Effects (考评) computes, locks and publishes the quarter.
type Effects struct{ *core }

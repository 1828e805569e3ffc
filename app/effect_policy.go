package app

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongzhi/app/light"
	"gongzhi/app/score"
)

var gradePart = regexp.MustCompile(`^(\D+?)[:：]?(\d{1,3})$`)

// parseGrades reads 「优秀90 良好80 合格60 待改进0」, best first.
func parseGrades(text string) ([]score.Grade, error) {
	var out []score.Grade
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,，、;；", r) }) {
		m := gradePart.FindStringSubmatch(part)
		if m == nil {
			return nil, Errorf("value", "等次“%s”应写成名称加起点分，如 优秀90。", part)
		}
		out = append(out, score.Grade{From: score.Printed(m[2]), Word: m[1]})
	}
	slices.SortStableFunc(out, func(a, b score.Grade) int { return b.From.Cmp(a.From) })
	return out, nil
}

func checkGrades(text string) error {
	_, err := parseGrades(text)
	return err
}

// Policy (计分规则) is every setting that scoring rests on, as it was when a quarter was computed or locked.
type Policy struct {
	Dense       bool // dense ranks 1 2 2 3 instead of 1 2 2 4
	Unrounded   bool // ranks from unrounded totals instead of the printed ones
	Missing     score.MissingPolicy
	MinWeight   score.Decimal
	SmallSample int // a typed rate with a smaller denominator is marked
	ReportDays  int
	RewardTop   int
	LastN       int
	Below       score.Decimal
	StatementWd int
	RectifyWd   int
	Grades      []score.Grade // best first
	Light       light.Settings
}

// policyOf reads the policy from settings by key; what is not given has its default.
func policyOf(values map[string]string) Policy {
	whole := func(key string) int {
		n, err := strconv.Atoi(values[key])
		if err == nil {
			return n
		}
		for _, d := range SettingDefs() {
			if d.Key == key {
				n, _ = strconv.Atoi(d.Default)
			}
		}
		return n
	}
	p := Policy{
		Dense: values[SetTiePolicy] == "dense", Unrounded: values[SetRankOn] == "unrounded", Missing: missingPolicy(values[SetMissing]),
		MinWeight: score.Int(int64(whole(SetMinWeight))), SmallSample: whole(SetSmallSample), ReportDays: whole(SetReportCycle), RewardTop: whole(SetRewardTop),
		LastN: whole(SetSanctionLast), Below: score.Int(int64(whole(SetInterviewPts))), StatementWd: whole(SetStatementDays), RectifyWd: whole(SetRectifyDays),
		Light: light.Settings{NearWorkdays: whole(SetNearWorkdays), BehindYellow: float64(whole(SetBehindYellow)), BehindRed: float64(whole(SetBehindRed))},
	}
	if p.Grades, _ = parseGrades(values[SetGrades]); p.Grades == nil {
		p.Grades, _ = parseGrades("优秀90 良好80 合格60 待改进0")
	}
	return p
}

// missingPolicy is what the setting says about 缺报.
func missingPolicy(value string) score.MissingPolicy {
	switch value {
	case "zero":
		return score.AsZero
	case "mean":
		return score.PeerMean
	}
	return score.Exclude
}

// settingValues is every setting by key, defaults filled in.
func settingValues(tx Tx) map[string]string {
	values := map[string]string{}
	for _, d := range SettingDefs() {
		values[d.Key] = setting(tx, d.Key)
	}
	return values
}

// rankRule begins the sentence about ranks and ties.
const rankRule = "各组分别排名；"

// TieRule is the sentence about ranks and ties among the rules of the quarter; empty where they have none.
func (q Quarter) TieRule() string {
	for _, r := range q.Rules {
		if rest, ok := strings.CutPrefix(r, rankRule); ok {
			return strings.TrimSuffix(rest, "。")
		}
	}
	return ""
}

// RuleText says how the points of the indicator follow from its value.
func (i Indicator) RuleText() string {
	switch {
	case i.Direction == Positive:
		return "达到目标 " + i.WriteTarget() + " 得满分，不足的按 实际 ÷ 目标 折算"
	case i.Rate():
		return "不高于 " + i.WriteTarget() + " 得满分，超过的按（100% − 实际）÷（100% − 目标）折算"
	}
	return "不高于 " + i.WriteTarget() + " 得满分，超过的按 目标 ÷ 实际 折算"
}

// Lines are the rules in force as sentences, printed with every report.
func (p Policy) Lines() []string {
	ties, base := "并列名次相同，其后名次跳号（1、2、2、4）", "按显示的两位小数排名，显示得分相同即并列"
	if p.Dense {
		ties = "并列名次相同，其后名次不跳号（1、2、2、3）"
	}
	if p.Unrounded {
		base = "按未舍入的得分排名"
	}
	grades := make([]string, len(p.Grades))
	for i, g := range p.Grades {
		grades[i] = fmt.Sprintf("%s（≥ %s 分）", g.Word, g.From.Short(2))
	}
	cycle := "不设进展填报周期"
	if p.ReportDays > 0 {
		cycle = fmt.Sprintf("进展填报周期 %d 个自然日", p.ReportDays)
	}
	thin := "样本大小不注明"
	if p.SmallSample > 0 {
		thin = fmt.Sprintf("填报的比率分母小于 %d 的照常计分，注明样本数，仅供参考", p.SmallSample)
	}
	return []string{
		"计分方法：目标完成率。正向指标得分 = 权重 × 实际 ÷ 目标；逆向比率指标得分 = 权重 ×（100% − 实际）÷（100% − 目标）；其他逆向指标得分 = 权重 × 目标 ÷ 实际；达到或优于目标得满分，最低 0 分。",
		"分母为 0 的指标不适用，不按 0 分也不按满分计；总分 = 适用指标得分之和 ÷ 适用指标权重之和 × 100。" + p.Missing.String() + "；" + thin + "。",
		fmt.Sprintf("适用指标权重合计低于 %s 的单位不参与排名。", p.MinWeight.Short(4)),
		"计算用未舍入的数，显示保留两位小数，四舍五入；各项得分相加与总分的末位差由舍入产生。",
		rankRule + base + "；" + ties + "。",
		"等次按显示得分：" + strings.Join(grades, "、") + "。",
		fmt.Sprintf("红灯：逾期未办结，或落后序时进度超过 %s 个百分点；%s。", score.Of(p.Light.BehindRed).Short(4), cycle),
		fmt.Sprintf("每组前 %d 名建议奖励；末 %d 名建议约谈（得分低于 %s）或限期整改。", p.RewardTop, p.LastN, p.Below.Short(4)),
	}
}

package app

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"gongzhi/app/light"
	"gongzhi/app/score"
)

// grade (等次) begins at a printed score.
type grade struct {
	word string
	from int
}

var gradePart = regexp.MustCompile(`^(\D+?)[:：]?(\d{1,3})$`)

// parseGrades reads 「优秀90 良好80 合格60 待改进0」, best first.
func parseGrades(text string) ([]grade, error) {
	var out []grade
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,，、;；", r) }) {
		m := gradePart.FindStringSubmatch(part)
		if m == nil {
			return nil, Errorf("value", "等次“%s”应写成名称加起点分，如 优秀90。", part)
		}
		from, _ := strconv.Atoi(m[2])
		out = append(out, grade{m[1], from})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].from > out[j].from })
	return out, nil
}

func checkGrades(text string) error {
	_, err := parseGrades(text)
	return err
}

// Policy (计分规则) is every setting that scoring rests on, as it was when a quarter was computed or locked.
type Policy struct {
	Dense       bool   // dense ranks 1 2 2 3 instead of 1 2 2 4
	Unrounded   bool   // ranks from unrounded totals instead of the printed ones
	Missing     string // exclude, zero, mean
	MinWeight   float64
	ReportDays  int
	RewardTop   int
	LastN       int
	Below       float64
	StatementWd int
	RectifyWd   int
	Grades      []grade
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
		Dense: values[SetTiePolicy] == "dense", Unrounded: values[SetRankOn] == "unrounded", Missing: values[SetMissing],
		MinWeight: float64(whole(SetMinWeight)), ReportDays: whole(SetReportCycle), RewardTop: whole(SetRewardTop),
		LastN: whole(SetSanctionLast), Below: float64(whole(SetInterviewPts)), StatementWd: whole(SetStatementDays), RectifyWd: whole(SetRectifyDays),
		Light: light.Settings{NearWorkdays: whole(SetNearWorkdays), BehindYellow: float64(whole(SetBehindYellow)), BehindRed: float64(whole(SetBehindRed))},
	}
	if p.Grades, _ = parseGrades(values[SetGrades]); p.Grades == nil {
		p.Grades = []grade{{"优秀", 90}, {"良好", 80}, {"合格", 60}, {"待改进", 0}}
	}
	return p
}

// settingValues is every setting by key, defaults filled in.
func settingValues(tx Tx) map[string]string {
	values := map[string]string{}
	for _, d := range SettingDefs() {
		values[d.Key] = setting(tx, d.Key)
	}
	return values
}

// gradeOf is the grade of a printed score.
func (p Policy) gradeOf(shown string) string {
	scale := make([]score.Grade, len(p.Grades))
	for i, g := range p.Grades {
		scale[i] = score.Grade{From: score.Int(int64(g.from)), Word: g.word}
	}
	value, err := score.Parse(shown)
	if err != nil {
		return ""
	}
	return score.GradeOf(value, 2, scale)
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
	missing := map[string]string{"zero": "缺报的指标记 0 分", "mean": "缺报的指标取同组其他单位得分率的均值"}[p.Missing]
	if missing == "" {
		missing = "缺报的指标不计入，其余指标按权重归一"
	}
	grades := make([]string, len(p.Grades))
	for i, g := range p.Grades {
		grades[i] = fmt.Sprintf("%s（≥ %d 分）", g.word, g.from)
	}
	cycle := "不设进展填报周期"
	if p.ReportDays > 0 {
		cycle = fmt.Sprintf("进展填报周期 %d 个自然日", p.ReportDays)
	}
	return []string{
		"计分方法：目标完成率。正向指标得分 = 权重 × 实际 ÷ 目标；逆向比率指标得分 = 权重 ×（100% − 实际）÷（100% − 目标）；其他逆向指标得分 = 权重 × 目标 ÷ 实际；达到或优于目标得满分，最低 0 分。",
		"分母为 0 的指标不适用，不按 0 分也不按满分计；总分 = 适用指标得分之和 ÷ 适用指标权重之和 × 100。" + missing + "。",
		fmt.Sprintf("适用指标权重合计低于 %s 的单位不参与排名。", plainDecimal(p.MinWeight)),
		"计算用未舍入的数，显示保留两位小数，四舍五入；各项得分相加与总分的末位差由舍入产生。",
		"各组分别排名；" + base + "；" + ties + "。",
		"等次按显示得分：" + strings.Join(grades, "、") + "。",
		fmt.Sprintf("红灯：逾期未办结，或落后序时进度超过 %s 个百分点；%s。", plainDecimal(p.Light.BehindRed), cycle),
		fmt.Sprintf("每组前 %d 名建议奖励；末 %d 名建议约谈（得分低于 %s）或限期整改。", p.RewardTop, p.LastN, plainDecimal(p.Below)),
	}
}

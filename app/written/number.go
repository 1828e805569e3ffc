package written

import (
	"math/big"
	"regexp"
	"strings"
)

// NumberResult is a figure as read (数值).
type NumberResult struct {
	Value    float64
	Exact    string // the value as plain decimal text, 0.925
	Missing  bool   // 缺报: nothing, —, 无; never 0
	Code     string // BAD_NUMBER if refused
	Reason   string
	Warnings []Warning
}

// OK reports whether there is a value.
func (n NumberResult) OK() bool { return n.Code == "" && !n.Missing }

var (
	figure  = regexp.MustCompile(`^([¥$]?)([+-]?)(\d[\d, ]*(?:\.\d+)?|\.\d+) ?(.*)$`)
	grouped = regexp.MustCompile(`^\d{1,3}([, ]\d{3})*$`)
	absent  = regexp.MustCompile(`^(|[-—–－_/\\]+|无|暂无|缺报|缺|未报|未填|不适用|无数据|[Nn]/?[Aa]|…+)$`)
	scaled  = []struct {
		word string
		by   int64
	}{{"万", 10_000}, {"亿", 100_000_000}, {"千", 1_000}, {"百万", 1_000_000}}
	counted = " 件 次 人 人次 个 户 场 起 项 宗 例 家 名 条 处 小时 天 "
)

// Number reads a figure of the unit (%, 件, 元, 小时 …; empty: any). Percentages become fractions: 92.5%, 92.5 with unit %
// and 0.925 with unit % are the same 0.925. Nothing is guessed out of 约80%, >90% or 八成.
func Number(text, unit string) NumberResult {
	s, unit := Fold(text), Squeeze(unit)
	if absent.MatchString(s) {
		out := NumberResult{Missing: true}
		if s != "" {
			out.Warnings = []Warning{{MissingValue, quote(text) + "按缺报处理，不计为 0"}}
		}
		return out
	}
	m := figure.FindStringSubmatch(s)
	if m == nil {
		return refuse(text, "不是数字")
	}
	digits, fraction, _ := strings.Cut(m[3], ".")
	digits = strings.TrimRight(digits, " ")
	if digits != "" && !grouped.MatchString(digits) && strings.ContainsAny(digits, ", ") {
		return refuse(text, "的分节不对")
	}
	v, ok := new(big.Rat).SetString(m[2] + "0" + strings.NewReplacer(",", "", " ", "").Replace(digits) + "." + fraction + "0")
	if !ok {
		return refuse(text, "不是数字")
	}
	f := figureText{text: text, unit: unit, word: strings.ReplaceAll(m[4], " ", ""), value: v}
	f.spaced = strings.Contains(digits, " ")
	if m[1] != "" && f.word == "" && unit != "" && !strings.HasSuffix(unit, "元") {
		return refuse(text, "是金额，与单位"+unit+"不符")
	}
	if m[1] != "" && f.word == "" {
		f.word = "元"
		f.money = true
	}
	return f.result()
}

// figureText is a figure taken apart: value and the word behind it.
type figureText struct {
	text, unit, word string
	value            *big.Rat
	spaced, money    bool
}

func (f figureText) result() NumberResult {
	var why []string
	if f.spaced {
		why = append(why, "数字中有空格")
	}
	read, unfit := f.takeUnit()
	if unfit != "" {
		return refuse(f.text, unfit)
	}
	if read != "" {
		why = append(why, read)
	}
	if f.value.Sign() < 0 {
		if strings.Contains(counted, " "+f.unit+" ") {
			return refuse(f.text, "是负数，"+f.unit+"数不能为负")
		}
		why = append(why, "是负数")
	}
	if (f.unit == "%" || f.word == "%") && f.value.Cmp(big.NewRat(1, 1)) > 0 && len(why) == 0 {
		why = append(why, "超过 100%")
	}
	out := NumberResult{Exact: plain(f.value)}
	out.Value, _ = f.value.Float64()
	if len(why) > 0 {
		out.Warnings = []Warning{{CheckValue, quote(f.text) + strings.Join(why, "，") + "，请核对"}}
	}
	return out
}

// takeUnit brings the value to the unit asked for. It says how it was read where that was not plain, and why it does not fit.
func (f *figureText) takeUnit() (read, unfit string) {
	per := map[string]int64{"%": 100, "‰": 1000}
	switch {
	case per[f.word] != 0 && f.unit != "" && per[f.unit] == 0:
		return "", "是百分比，与单位" + f.unit + "不符"
	case per[f.word] != 0:
		f.scale(1, per[f.word])
	case f.word == "" && f.unit == "%":
		return f.barePercent(), ""
	case f.word != "" && f.word != f.unit && !(f.money && f.unit == "元"):
		reason, ok := f.convert()
		if !ok {
			return "", "的单位与" + f.unit + "不符"
		}
		return reason, ""
	}
	return "", ""
}

// barePercent reads a percentage without its sign: a fraction below 1 is meant as it stands, 1 is 100%, 85 is 85%.
func (f *figureText) barePercent() string {
	one := big.NewRat(1, 1)
	if f.value.Cmp(one) < 0 {
		return ""
	}
	if f.value.Cmp(one) > 0 {
		f.scale(1, 100)
	}
	return "没有写 %，按 " + percent(f.value) + " 计"
}

// convert applies 万, 亿 and 千 in front of the unit; a word of another unit does not fit.
func (f *figureText) convert() (string, bool) {
	from, to := split(f.word), split(f.unit)
	if from.rest != to.rest && from.rest != "" && to.rest != "" {
		return "", false
	}
	if f.unit == "%" {
		return "", false
	}
	if f.unit == "" && from.by == 1 && !known(from.rest) {
		return "", false
	}
	f.scale(from.by, to.by)
	unit := f.unit
	if unit == "" {
		unit = from.rest
	}
	return "按 " + plain(f.value) + unit + " 计", true
}

type unitWord struct {
	by   int64
	rest string
}

func split(word string) unitWord {
	for _, s := range scaled {
		if rest, ok := strings.CutPrefix(word, s.word); ok {
			return unitWord{s.by, rest}
		}
	}
	return unitWord{1, word}
}

func known(word string) bool {
	return strings.Contains(counted+"元 分 度 公里 平方米 吨 岁 ", " "+word+" ")
}

func (f *figureText) scale(num, den int64) { f.value.Mul(f.value, big.NewRat(num, max(1, den))) }

func percent(v *big.Rat) string { return plain(new(big.Rat).Mul(v, big.NewRat(100, 1))) + "%" }

// plain writes a decimal without trailing zeros; the figures here always end.
func plain(v *big.Rat) string {
	digits, _ := v.FloatPrec()
	return v.FloatString(min(digits, 20))
}

func refuse(text, why string) NumberResult {
	return NumberResult{Code: BadNumber, Reason: quote(text) + why + "，请写成单一数字，如 92.5% 或 1234"}
}

package demo

import (
	"math"
	"math/rand/v2"

	"gongzhi/app"
)

// measure is an indicator of the communities whose figures are handed in every quarter.
type measure struct {
	name       string
	dimension  string
	unit       string
	cost       bool
	target     float64
	weight     float64
	definition string
	of         func(c census) float64 // denominator
	at         float64                // where a middling community lies
	swing      float64                // how far good and bad ones are from it
	planted    plant
}

// plant is a fact that a measure carries on purpose.
type plant int

// The plants.
const (
	plain    plant = iota
	constant       // the whole of the denominator, everywhere and always
	zero           // nothing, everywhere and always
	disputes       // the numerator is the number of disputes
)

// census is a community as its figures rest on it.
type census struct {
	people   float64
	disputes float64
	share    float64 // of the quarter that has been reported on
}

// counted is a number of cases: one in so many people, at least a dozen.
func counted(perPeople float64) func(census) float64 {
	return func(c census) float64 { return max(12, math.Round(c.people*c.share/perPeople)) }
}

func (c census) homes() float64 { return math.Round(c.people / 2.7) }

func (c census) grids() float64 { return math.Round(c.people / 620) }

// ownWeights are what the six computed indicators weigh in the community group, where eighteen more share the hundred; the
// computed ones keep the greater part.
var ownWeights = map[string]string{"Z01": "社区 9", "Z02": "社区 16", "Z03": "社区 16", "Z04": "社区 9", "Z05": "社区 7", "Z06": "社区 7"}

// The dimensions that the measures add to those of the computed indicators.
const (
	settling = "化解"
	serving  = "服务"
)

// measures are the eighteen: fourteen of which more is better, four costs.
var measures = []measure{
	{"居民满意度", serving, "%", false, 0.9, 4, "街道每季度入户和网上问卷中，对社区工作评价为满意和基本满意的份数 ÷ 有效问卷份数。", counted(60), 0.89, 0.08, plain},
	{"矛盾调解成功率", settling, "%", false, 0.85, 2, "本季度结束调解的纠纷中，达成协议的 ÷（达成协议 + 未达成）；撤回、终止的不计。", counted(420), 0.83, 0.12, plain},
	{"矛盾化解率", settling, "%", false, 0.95, 3, "本季度受理的矛盾纠纷中，经协商、调解、仲裁、诉讼任一环节化解的 ÷ 受理。", func(c census) float64 { return c.disputes }, 0.92, 0.09, plain},
	{"公共服务覆盖率", serving, "%", false, 0.95, 2, "社区可就近办理的基本公共服务事项 ÷ 街道公共服务清单事项（50 项）。", func(census) float64 { return 50 }, 0.94, 0.06, plain},
	{"公共资源利用率", serving, "%", false, 0.6, 1, "社区活动场地、设施本季度实际使用小时 ÷ 开放小时。", func(c census) float64 { return math.Round((2 + math.Floor(c.people/3000)) * 480 * c.share) }, 0.58, 0.2, plain},
	{"公众参与度", serving, "%", false, 0.3, 2, "本季度参加议事协商、志愿服务或自治项目至少一次的常住户 ÷ 常住户。", census.homes, 0.28, 0.09, plain},
	{"“三共”知晓率", serving, "%", false, 0.9, 2, "问卷中能说出共建共治共享内涵的份数 ÷ 有效问卷份数。", counted(80), 0.89, 0.08, plain},
	{"12345工单响应率", serving, "%", false, 0.98, 2, "区12345热线平台季度通报：规定时间内首次响应的工单 ÷ 派至本社区的工单。不含街道自收的诉求。", counted(75), 0.97, 0.04, plain},
	{"12345工单解决率", serving, "%", false, 0.85, 3, "区12345热线平台季度通报：回访为已解决的工单 ÷ 办结工单。不含街道自收的诉求。", counted(78), 0.83, 0.12, plain},
	{"12345工单满意率", serving, "%", false, 0.9, 3, "区12345热线平台季度通报：回访为满意和基本满意的工单 ÷ 作出评价的工单；未评价的不计。", counted(110), 0.88, 0.1, plain},
	{"网格巡查完成率", serving, "%", false, 0.95, 2, "网格员已完成的巡查次数 ÷ 应巡查次数（每个网格每个工作日 1 次）。", func(c census) float64 { return math.Round(c.grids() * 62 * c.share) }, 0.95, 0.06, plain},
	{"网格覆盖率", serving, "%", false, 1, 1, "已纳入网格管理并公示网格员的常住户 ÷ 常住户。", census.homes, 1, 0, constant},
	{"安全隐患整改率", settling, "%", false, 0.95, 2, "本季度到期的安全隐患中，已整改并复查合格的 ÷ 到期隐患。", counted(210), 0.93, 0.09, plain},
	{"每千人志愿服务人次", serving, "人次", false, 25, 1, "本季度登记的志愿服务人次 ÷ 常住人口（千人）。", func(c census) float64 { return c.people / 1000 }, 25, 9, plain},
	{"重复投诉率", serving, "%", true, 0.1, 2, "区12345热线平台季度通报：同一事项 30 日内再次投诉的工单 ÷ 派至本社区的工单；越低越好。", counted(75), 0.1, 0.07, plain},
	{"每千人矛盾纠纷数", settling, "起", true, 3, 1, "本季度受理的矛盾纠纷 ÷ 常住人口（千人）；越低越好。", func(c census) float64 { return c.people / 1000 }, 0, 0, disputes},
	{"民转刑案件发生率", settling, "%", true, 0, 1, "本季度由民间纠纷转化的刑事案件 ÷ 受理的矛盾纠纷；越低越好。", func(c census) float64 { return c.disputes }, 0, 0, zero},
	{"网格事件超期率", serving, "%", true, 0.05, 2, "超过规定时限未处置的网格事件 ÷ 本季度应处置的网格事件；越低越好。", counted(40), 0.05, 0.04, plain},
}

// indicators adds the eighteen to the computed six and gives these their weights among them.
func (o *office) indicators() error {
	set, err := o.a.Indicators.List(o.clerk)
	if err != nil {
		return err
	}
	for k := range set {
		set[k].OwnWeights = app.Words{ownWeights[set[k].Code]}
	}
	for _, m := range measures {
		i := app.Indicator{Code: code(len(set) + 1), Seq: len(set) + 1, Name: m.name, Dimension: m.dimension, Unit: m.unit, Target: m.target, Weight: m.weight,
			Source: app.SourceHand, Definition: m.definition, Groups: app.Words{app.GroupCommunity}}
		if m.cost {
			i.Direction = app.Negative
		}
		set = append(set, i)
	}
	return o.a.Indicators.Save(o.clerk, set)
}

// numerator is what a community of some quality, 0 to 1, reached out of its denominator.
func (m measure) numerator(c census, quality float64, dice *rand.Rand) float64 {
	den := m.of(c)
	lean := (quality - 0.5) * 2 // −1 to 1
	if m.cost {
		lean = -lean
	}
	value := max(m.at+m.swing*(0.6*lean+0.9*(dice.Float64()-0.5)), 0)
	switch m.planted {
	case constant:
		return den
	case zero:
		return 0
	case disputes:
		return c.disputes
	}
	if m.unit == "%" {
		return min(math.Round(value*den), den)
	}
	return math.Round(value * den * c.share)
}

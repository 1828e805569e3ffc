package demo

import (
	"fmt"

	"gongzhi/app"
)

// nAppeals is how many appeals the year brought.
const nAppeals = 2460

// grievance is a category of appeals: its share in percent, who handles it, what people write and what they are answered.
type grievance struct {
	word     string
	percent  int
	handlers []string
	asks     []string
	replies  []string
}

var grievances = []grievance{
	{"环境", 24, []string{"城市管理办", "综合执法队"},
		[]string{"%s垃圾桶满溢，已有%d天未清运，气味较重", "%s楼道堆放杂物，%d层以上通行困难", "%s绿化带枯枝倒伏，影响%d户采光通行", "%s下水道返水，波及%d户", "%s有人占道堆放建筑垃圾约%d袋", "%s河边漂浮物较多，已反映%d次"},
		[]string{"已安排清运并增加频次。", "已清理现场，安排每日巡查。", "已通知管养单位处理完毕。"}},
	{"停车", 19, []string{"综合执法队", "社区建设办"},
		[]string{"%s夜间车辆占用消防通道，约有%d辆", "%s车位紧张，%d户要求施划临时泊位", "%s外来车辆长期停放，已超过%d天", "%s门前机动车乱停，挡住出入口%d次", "%s充电桩被燃油车占用，每天%d小时以上"},
		[]string{"已劝离并增设标线。", "已与物业协商错时停车，方案公示中。", "已移交交警部门处理并回访。"}},
	{"噪声", 15, []string{"派出所", "综合执法队"},
		[]string{"%s工地夜间施工，持续%d晚", "%s广场舞音响过大，每晚超过%d小时", "%s餐饮店排风机噪声扰民，影响%d户", "%s楼上住户装修，已连续%d个休息日施工", "%s宠物犬夜间吠叫，已有%d户反映"},
		[]string{"已现场劝阻，约定时段和音量。", "已要求停止夜间施工并处罚告知。", "已督促商户加装隔声罩。"}},
	{"物业", 14, []string{"社区建设办"},
		[]string{"%s电梯一个月内故障%d次，要求维修", "%s物业费账目未公示已%d个月", "%s门禁损坏%d天无人修理", "%s公共照明损坏%d处", "%s保洁每周只来%d次，达不到约定"},
		[]string{"已督促物业维修并公示。", "已约谈项目经理，限期公示账目。", "已组织业委会与物业协商。"}},
	{"设施", 12, []string{"城市管理办", "民生保障办"},
		[]string{"%s路灯不亮%d盏，老人夜间出行不便", "%s健身器材损坏%d件", "%s人行道地砖松动约%d平方米", "%s无障碍坡道缺失，涉及%d户", "%s窨井盖松动，已有%d人绊倒"},
		[]string{"已修复并列入巡查点。", "已报修，更换完毕。", "已纳入本季度维修计划。"}},
	{"其他", 16, []string{"民生保障办", "党政综合办", "市场监管所"},
		[]string{"%s咨询老年助餐点办理，家中%d人符合条件", "%s反映预付卡无法退款，涉及%d人", "%s邻里因漏水争执，已协商%d次未果", "%s流浪犬出没，一周内出现%d次", "%s咨询居住证签注，等候超过%d天", "%s反映早餐点食品卫生问题，%d人不适"},
		[]string{"已电话答复办理流程。", "已转市场监管部门调解。", "已安排调解员上门。"}},
}

var places = []string{"清河路12号院", "河湾新村3幢", "柳堤花园2期", "新桥里8号", "东堤小区5幢", "莲塘巷", "枫林苑南门", "书院街26号", "港口路沿线", "锦绣家园11幢", "石桥弄", "北岸雅苑", "文化广场", "农贸市场周边", "实验学校门口", "滨水步道"}

// planAppeals lays down every appeal with its days, category, community and outcome: fewer in February, 1.4 times as many in July
// and August, by Zipf's law over the communities, none of 新桥 in the second quarter.
func (o *office) planAppeals() error {
	last := Today.AddDays(-1)
	weight := func(d app.Date) float64 {
		switch d.Time().Month() {
		case 2:
			return 0.6
		case 7, 8:
			return 1.4
		}
		return 1
	}
	sum := 0.0
	for d := firstDay; d <= last; d = d.AddDays(1) {
		sum += weight(d)
	}
	var shares []int
	for _, g := range grievances {
		shares = append(shares, g.percent)
	}
	kinds := o.deck(parts(nAppeals, shares...)...)
	done, so := 0, 0.0
	for d := firstDay; d <= last; d = d.AddDays(1) {
		so += weight(d)
		for want := int(so/sum*nAppeals + 0.5); done < want; done++ {
			o.appeals = append(o.appeals, o.appeal(d, grievances[kinds[done]]))
		}
	}
	o.planDesk()
	return nil
}

// parts divides a total in proportion to weights, by rounding the running sum.
func parts(total int, weights ...int) []int {
	all, so, given := 0, 0, 0
	for _, w := range weights {
		all += w
	}
	var out []int
	for _, w := range weights {
		so += w
		upTo := (total*so + all/2) / all
		out, given = append(out, upTo-given), upTo
	}
	return out
}

// busy orders the communities from the one with the most appeals to the one with the fewest.
var busy = []string{"锦绣", "石桥", "清河", "河湾", "枫林", "柳岸", "东堤", "书院", "新桥", "莲池", "北岸", "港口"}

// appeal is what somebody wrote on a day.
func (o *office) appeal(day app.Date, g grievance) *petition {
	a := &petition{community: o.neighbourhood(day) + "社区", handler: pick(o, g.handlers), answer: pick(o, g.replies)}
	a.Day, a.Category, a.Place = day, g.word, pick(o, places)
	a.Channel = pick(o, []string{"来电", "来电", "网络转办", "网络转办", "来访", "移动端", "调解室"})
	a.Name, a.Phone = o.nameOf(), fmt.Sprintf("1380000%04d", 5000+o.dice.IntN(5000))
	a.Content = fmt.Sprintf(pick(o, g.asks), a.Place, 2+o.dice.IntN(9)) + pick(o, []string{"，请尽快处理。", "，希望街道协调。", "，请答复办理时间。", "。"})
	return a
}

// neighbourhood draws a community by Zipf's law; 北岸 exists since April, 新桥 was quiet in the second quarter.
func (o *office) neighbourhood(day app.Date) string {
	for {
		sum := 0.0
		for k := range busy {
			sum += 1 / float64(k+1)
		}
		at := o.dice.Float64() * sum
		for k, name := range busy {
			if at -= 1 / float64(k+1); at >= 0 {
				continue
			}
			if name == "新桥" && app.PeriodOf(day) == "2026Q2" || name == "北岸" && day < "2026-04-01" {
				break
			}
			return name
		}
	}
}

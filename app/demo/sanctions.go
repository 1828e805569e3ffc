package demo

import (
	"errors"
	"fmt"

	"gongzhi/app"
)

// sanction hears the unit, decides, serves, talks where that is the measure, and rechecks until it may be closed. Every seventh
// fails its first recheck.
func (o *office) sanction(c app.Incentive, kind app.IncentiveKind, text string) {
	day := app.DateOf(o.now)
	after := func(n int, do func() error) { o.on(o.cal.Add(day, n), do) }
	d := app.Decision{Kind: kind, Content: text}
	if text == "" {
		d.Content = "逐项查明未达标原因，落实责任人\n对逾期事项倒排工期，每周报告进展\n整改到位后书面申请复查"
	}
	if kind == app.SanctionInterview {
		d.PlaceTime, d.Place, d.Interviewer = string(o.cal.Add(day, 13))+" 09:30", o.venues[1].Name, "周建国（街道办事处副主任）"
	}
	statement := pick(o, []string{"情况属实，接受处理，将尽快整改。", "部分事项因产权单位审批滞后，已说明情况，接受处理。", "放弃陈述申辩"})
	if c.Period == "2026Q1" && c.Group == app.GroupOffice {
		statement = "认为年初工作量集中，申请不予处理。经复核，未达标事实清楚，申辩不成立。"
	}
	after(3, func() error { return o.a.Incentives.OpenStatement(o.clerk, c.ID) })
	after(6, func() error { return o.a.Incentives.TakeStatement(o.clerk, c.ID, statement) })
	after(9, func() error { return o.a.Incentives.Decide(o.leader, c.ID, d) })
	after(10, func() error {
		return o.a.Measures.Serve(o.clerk, c.ID, app.DateOf(o.now), o.people[o.key(c.OrgID)][0].Name)
	})
	if kind == app.SanctionInterview {
		after(13, func() error {
			return o.a.Measures.Interview(o.clerk, c.ID, "约谈人指出指标未达标和事项逾期的问题，要求逐项说明原因。\n被约谈人表示认识到问题，由主要负责人牵头整改。")
		})
	}
	after(21, func() error {
		return o.a.Measures.AskRecheck(o.clerk, c.ID, "逾期事项已补办，责任人已明确\n已建立每周报告制度")
	})
	ready := 24
	if c.ID%7 == 3 {
		after(24, func() error {
			return o.a.Measures.Recheck(o.clerk, c.ID, app.RecheckResult{By: "李雯", Text: "两项措施未落实到人，佐证材料不足"})
		})
		after(33, func() error { return o.a.Measures.AskRecheck(o.clerk, c.ID, "已明确到人并补充佐证材料") })
		ready = 36
	}
	after(ready, func() error {
		return o.a.Measures.Recheck(o.clerk, c.ID, app.RecheckResult{Pass: true, By: "李雯", Text: "现场复查，整改到位"})
	})
	after(ready+2, func() error { return o.a.Measures.Close(o.clerk, c.ID) })
}

// appellant is the unit whose objection was upheld: its substitute of the meeting on that day was not entered.
const (
	appellant = "锦绣社区"
	wronged   = app.Date("2026-06-23")
)

// uphold hears the objection, corrects the minutes, recomputes the quarter and drops the case.
func (o *office) uphold(c app.Incentive) {
	o.upheld = true
	day := app.DateOf(o.now)
	after := func(n int, do func() error) { o.on(o.cal.Add(day, n), do) }
	after(2, func() error { return o.a.Incentives.Verify(o.clerk, c.ID, c.Facts) })
	after(3, func() error { return o.a.Incentives.OpenStatement(o.clerk, c.ID) })
	after(5, func() error {
		return o.a.Incentives.TakeStatement(o.clerk, c.ID, "6月23日协调委员会会议我社区由副主任代会并签名，会议记录记为缺席，会议出席率少计一次，申请更正。")
	})
	after(6, o.rectifyMinutes)
	after(7, func() error {
		return errors.Join(o.a.Effects.Correct(o.leader, c.Period, "更正6月23日协调委员会会议签到一处，会议出席率重新计算。"), o.a.Effects.Publish(o.leader, c.Period))
	})
	after(8, func() error {
		if err := o.a.Incentives.Reject(o.leader, c.ID, "申辩成立：签到记录有误，已更正纪要并重新计算得分；所列逾期事项另行督办，本案不予。"); err != nil {
			return err
		}
		return o.takeUp(c.Period)
	})
}

// rectifyMinutes issues a corrected version of the minutes in which the substitute is named.
func (o *office) rectifyMinutes() error {
	for _, p := range o.plans {
		if p.day != wronged {
			continue
		}
		rec, err := o.a.Meetings.Record(o.clerk, p.id)
		if err != nil {
			return err
		}
		for _, a := range rec.Attendances {
			if a.OrgName != appellant {
				continue
			}
			a.Presence, a.Substitute, a.ArrivedAt = app.Substituted, o.people[appellant][1].Name, rec.Meeting.BeganAt
			_, err := o.a.Minutes.Correct(o.chair, p.id, app.Correction{Reason: "签到漏记" + appellant + "代会人员", Attendances: []app.Attendance{a}})
			return err
		}
	}
	return errors.New("the wronged unit had no seat")
}

// proposals are what the office itself proposes over the year, month by month.
func proposals() (list []ladder) {
	add := func(month, day int, kind app.IncentiveKind, unit, basis, text string) {
		list = append(list, ladder{app.Date(fmt.Sprintf("2026-%02d-%02d", month, day)), kind, unit, basis, text})
	}
	for i, h := range honours {
		add(1+i*10/len(honours), 20+i%3, app.RewardHonour, h[0], fmt.Sprintf("2026年%d月街道社会治理表现突出单位\n%s", 1+i*10/len(honours), h[1]), "在全街道通报，优先推荐年度评优")
	}
	add(10, 27, app.RewardHonour, "莲池社区", "2026年10月街道社会治理表现突出单位\n背街小巷整治和垃圾分类同步推进", "在全街道通报，优先推荐年度评优")
	for i, unit := range []string{"河湾社区", "柳岸社区", "清河社区", "枫林社区", "书院社区", "锦绣社区", "石桥社区", "莲池社区", "北岸社区"} {
		add(2+i, 24, app.RewardFund, unit, fmt.Sprintf("2026年%d月居民自治项目以奖代补评审第%d名\n项目按期完成并通过验收", 2+i, 1+i%3), "对已验收的居民自治项目给予以奖代补")
	}
	for i := range 17 {
		unit := []string{"清河社区", "志愿服务协会", "河湾社区", "邻里社工", "柳岸社区", "绿色家园", "枫林社区", "老年协会", "书院社区"}[i%9]
		points := 120 + i*37%180
		add(1+i*10/17, 26, app.RewardPolicy, unit, fmt.Sprintf("%s文明积分先进单位\n志愿服务、垃圾分类和议事参与合计%d分", app.PeriodOf(app.Date(fmt.Sprintf("2026-%02d-26", 1+i*10/17))).Prev(), points), fmt.Sprintf("记文明积分%d分，可用于场地优先使用和积分超市兑换", points))
	}
	for i, unit := range []string{"德润物业", "市场监管所", "锦绣家园物业", "港口社区", "清河湾农贸市场", "东堤停车", "综合执法队", "港口仓储", "锦绣家园物业"} {
		add(2+i, 23, app.SanctionRemind, unit, []string{"责任事项连续两个周期没有填报进展", "督办单逾期未反馈", "居民诉求答复超过承诺时限", "小区公共收益未按期公示"}[i%4], "限五个工作日内补报并说明原因")
	}
	for _, month := range []int{5, 8, 9, 10} {
		add(month, 21, app.SanctionInterview, map[int]string{5: "德润物业", 8: "清河湾农贸市场", 9: "东堤停车", 10: "锦绣家园物业"}[month], "同类居民诉求一个季度内反复发生，提醒后仍未改进", "确定专人受理居民诉求，公布答复时限\n对反复发生的问题逐项整改并在小区公示\n整改到位后书面申请复查")
		add(month, 22, app.SanctionRectify, map[int]string{5: "锦绣家园物业", 8: "东堤停车", 9: "德润物业", 10: "河湾供水服务站"}[month], "检查发现的问题逾期没有整改", "按检查记录逐项整改，落实责任人\n整改前后拍照留存，向居民公示\n整改到位后书面申请复查")
	}
	add(4, 22, app.SanctionCircular, "清河湾农贸市场", "消防通道反复占用，现场责令改正后再次发生", "在全街道通报批评，限期彻底整改")
	add(7, 28, app.SanctionCircular, "东堤停车", "擅自提高停车收费，被多次投诉查实", "在全街道通报批评，退还多收费用")
	add(9, 23, app.SanctionCircular, "德润物业", "消防设施停用未报告，给予黄牌警告", "黄牌警告并通报批评，三个月内再次发生的暂停参与项目申报")
	return list
}

// honours are the commendations that no ranking proposed.
var honours = [][2]string{{"清河湾实验学校", "开放操场作为居民活动场地"}, {"派出所", "春节前后治安巡防有力有序"}, {"邻里社工", "独居老人心理关爱项目获区级示范"}, {"卫生服务中心", "家庭医生签约服务贴近居民需要"},
	{"司法所", "主动上门调解邻里纠纷"}, {"志愿服务协会", "文明劝导志愿服务长期坚持"}, {"柳岸社区", "居民说事日化解停车纠纷"}, {"市场监管所", "校园周边食品安全整治到位"}, {"综合执法队", "夜间施工噪声处置及时"},
	{"清河社区", "周四议事日推动加装电梯落地"}, {"绿色家园", "河岸清洁行动带动居民参与"}, {"清河湾商会", "捐助困难家庭适老化改造"}, {"社区建设办", "居民自治项目培育工作扎实"}, {"平安建设办", "汛期值守和转移安置有序"},
	{"民生保障办", "助餐点送餐服务覆盖高龄老人"}, {"清河湾社区医院", "组织义诊进社区"}, {"老年协会", "反诈宣传队覆盖全部小区"}, {"河湾社区", "流动摊点疏导点管理规范"}}

package app

// Wordings lists the standing texts of papers with their defaults.
func Wordings() []Wording {
	meeting := Placeholder{Name: "会议名称", Sample: "2026年第11次联席会议", Need: true}
	day := Placeholder{Name: "会议日期", Sample: "2026年11月24日"}
	lead := Placeholder{Name: "牵头单位", Sample: "党政综合办公室"}
	unit := Placeholder{Name: "受奖单位", Sample: "清河社区居民委员会", Need: true}
	basis := Placeholder{Name: "依据", Sample: "2026年第三季度社会治理效能考评社区组第1名", Need: true}
	limit := Placeholder{Name: "整改期限", Sample: "2026年12月9日", Need: true}
	return []Wording{
		{Key: "D03.opening", Paper: "会议通知", Name: "开头", Default: "经研究，定于{会议日期}召开{会议名称}。现将有关事项通知如下：", Places: []Placeholder{meeting, day, lead}},
		{Key: "D03.demands", Paper: "会议通知", Name: "有关要求", Lines: true, Places: []Placeholder{lead, {Name: "回执截止", Sample: "11月23日"}},
			Default: "请参会人员安排好工作，提前10分钟到会签到，会议期间将手机调至静音。\n因故不能参加的，由本单位其他负责同志代会，并在回执中写明。\n请于{回执截止}前将会议回执报{牵头单位}。\n汇报单位请备好书面材料，汇报时间按议程控制。"},
		{Key: "D08.opening", Paper: "会议纪要", Name: "开头", Default: "{会议日期}，{主持人}主持召开{会议名称}，应到{应到}人，实到{实到}人。现将会议议定事项纪要如下：",
			Places: []Placeholder{meeting, day, {Name: "主持人", Sample: "周建国"}, {Name: "应到", Sample: "16"}, {Name: "实到", Sample: "14"}, {Name: "地点", Sample: "一楼大会议室"}}},
		{Key: "D08.hearing", Paper: "会议纪要", Name: "开头（不足法定人数）", Default: "{会议日期}，{主持人}主持召开{会议名称}，应到{应到}人，实到{实到}人。因不足法定人数，本次会议只听取通报，未作表决。现纪要如下：",
			Places: []Placeholder{meeting, day, {Name: "主持人", Sample: "周建国"}, {Name: "应到", Sample: "16"}, {Name: "实到", Sample: "7", Need: true}, {Name: "地点", Sample: "一楼大会议室"}}},
		{Key: "D08.closed", Paper: "会议纪要", Name: "不公开的议题", Default: "本议题不公开，内容另行印发。"},
		{Key: "D15.opening", Paper: "进度通报", Name: "开头", Default: "现将{考核期}责任清单办理进度通报如下（统计截至{统计日期}）。", Places: []Placeholder{{Name: "考核期", Sample: "2026年第四季度", Need: true}, {Name: "统计日期", Sample: "2026年11月23日", Need: true}}},
		{Key: "D16.opening", Paper: "约谈通知书", Name: "开头", Default: "依据{依据}，决定对你单位主要负责人进行约谈。现将有关事项通知如下。", Places: []Placeholder{basis}},
		{Key: "D16.matters", Paper: "约谈通知书", Name: "有关事项", Default: "请你单位主要负责人按时参加，携带问题原因说明、整改措施和有关佐证材料。收到本通知书后在送达回证上签收。"},
		{Key: "D18.opening", Paper: "限期整改通知书", Name: "开头", Default: "经核实并听取陈述申辩，现责令你单位限期整改。"},
		{Key: "D18.limit", Paper: "限期整改通知书", Name: "整改期限", Default: "自收到本通知书之日起至{整改期限}止。", Places: []Placeholder{limit}},
		{Key: "D18.recheck", Paper: "限期整改通知书", Name: "复查方式", Default: "整改完成后书面申请复查，附整改情况和佐证材料；由街道现场核查，逐项核对，全部到位后销号。"},
		{Key: "D21.opening", Paper: "表彰决定", Name: "开头", Default: "{受奖单位}为{依据}，成绩突出。主要情况如下：", Places: []Placeholder{unit, basis}},
		{Key: "D21.hope", Paper: "表彰决定", Name: "号召与希望", Default: "希望受表彰单位珍惜荣誉，再接再厉。各单位要以先进为榜样，按时完成议定事项和责任事项，共同提高社会治理效能。"},
	}
}

package out

import (
	"fmt"
	"strings"
	"time"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

// Papers the tests print: one of every form, with short and long content, rare names and many attachments.

var day = time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)

var bodyText = "为深入贯彻落实党的二十大精神，进一步健全共建共治共享的社会治理制度，提升基层治理效能，根据《清河湾街道联席会议工作规则（试行）》" +
	"（清办发〔2026〕3号）和区委有关要求，经街道党工委研究同意，现就2026年第一季度联席会议议定事项落实工作通知如下。全年计划投资1,234,567.89元，" +
	"同比增长12.5%，涉及12个社区、3.6万户居民……请各单位“抓早、抓小、抓实”——务求取得成效。"

func notice() doc.Document {
	blocks := []doc.Block{doc.Text(bodyText)}
	for i := range 4 {
		blocks = append(blocks, doc.Heading{Level: 1, Text: []string{"总体要求", "主要任务", "责任分工", "工作要求"}[i]}, doc.Text(bodyText),
			doc.Para{Level: 2, Lead: "加强组织领导。", Runs: []doc.Run{doc.Plain("各社区、各成员单位要明确分管负责人，抽调精干力量，确保各项任务落到实处。")}},
			doc.Para{Level: 2, Lead: "严格督查问效。", Runs: []doc.Run{doc.Bold("牵头单位："), doc.Plain("平安建设办公室、综合行政执法队。联系人：𠮷䶮，㛃某。")}},
			doc.Heading{Level: 3, Text: "建立台账，逐项销号。"}, doc.Heading{Level: 4, Text: "每月25日前报送进展情况。"})
	}
	blocks = append(blocks, doc.Attachments{Names: []string{"清河湾街道2026年第一季度联席会议议定事项责任清单", "成员单位联络员名单", "进展情况报送表"}},
		doc.Sign{Orgs: []string{"清河湾街道办事处"}, Date: day, Seal: true}, doc.Note{Text: "此件公开发布"},
		doc.Attachment{No: 1, Title: "清河湾街道2026年第一季度联席会议议定事项责任清单"}, duties(12, true),
		doc.Attachment{No: 2, Title: "成员单位联络员名单"}, doc.Text("平安建设办公室：张三；综合行政执法队：李四。"),
		doc.CopyTo{Copies: []string{"区委办公室", "区政府办公室", "区委政法委员会", "区民政局", "区应急管理局", "区城市管理局", "各人民团体"},
			Printer: "清河湾街道党政办公室", Date: day.AddDate(0, 0, 1)})
	return doc.Document{Code: "D03", Form: doc.Official, Title: "清河湾街道办事处关于做好2026年第一季度联席会议议定事项落实工作的通知",
		Head:   doc.Head{Org: "清河湾街道办事处", Number: "清办发〔2026〕12号", To: "各社区居民委员会，街道各科室，各成员单位"},
		Blocks: blocks, Meta: doc.Meta{Author: "清河湾街道办事处", Created: day}}
}

func shortNotice() doc.Document {
	return doc.Document{Code: "D03", Form: doc.Official, Title: "清河湾街道办事处关于召开第三次联席会议的通知",
		Head: doc.Head{Org: "清河湾街道办事处", Number: "清办发〔2026〕8号", To: "各成员单位", Urgency: "加急", Secrecy: "内部★1年", CopyNo: "000012"},
		Blocks: []doc.Block{doc.Text("定于2026年3月12日（星期四）上午9时在街道三楼会议室召开第三次联席会议，请准时参加。"),
			doc.Attachments{Names: []string{"会议回执"}},
			doc.Sign{Orgs: []string{"清河湾街道办事处"}, Date: day}}, Meta: doc.Meta{Created: day}}
}

func minutes() doc.Document {
	return doc.Document{Code: "D08", Form: doc.Minutes, Title: "研究电动自行车充电设施建设等事项",
		Head: doc.Head{Org: "清河湾街道办事处", Mark: "清河湾街道联席会议纪要", Number: "〔2026〕3号", Date: day,
			Lines: []doc.Pair{{Key: "时间", Value: "2026年3月4日（星期三）上午9时"}, {Key: "地点", Value: "街道三楼会议室"}, {Key: "主持", Value: "王建国"}, {Key: "记录", Value: "𠮷䶮"}}},
		Blocks: []doc.Block{
			doc.Text("2026年3月4日，清河湾街道召开2026年第三次联席会议。会议听取了平安建设办公室关于电动自行车充电设施建设情况的汇报，审议通过了有关事项。现纪要如下："),
			doc.Heading{Level: 1, Text: "关于电动自行车充电设施建设"},
			doc.Text("会议指出，" + bodyText), doc.Text("会议议定："),
			doc.Para{Level: 3, Lead: "", Runs: []doc.Run{doc.Plain("由平安建设办公室牵头，于2026年4月30日前完成12个小区点位勘察。（责任单位：平安建设办公室；完成时限：2026年4月30日）")}},
			doc.Para{Level: 3, Lead: "", Runs: []doc.Run{doc.Plain("由物业管理科配合做好居民意见征集。")}},
			doc.Heading{Level: 1, Text: "关于表决情况"},
			doc.Text("应到25人，实到23人，赞成21票，反对1票，弃权1票，议题通过。"),
			doc.Attendance{Lines: []doc.Pair{{Key: "出席", Value: "王建国、李红梅、张伟、刘洋、陈静、杨帆、赵磊、黄丽、周强、吴敏、徐涛、孙芳、胡斌、朱琳、高峰、林娜、何军、郭艳、马超、罗兰（区城市管理局）"},
				{Key: "请假", Value: "宋涛、郑洁"}, {Key: "列席", Value: "㛃某、居民代表6人"}}},
			doc.CopyTo{Copies: []string{"各成员单位", "各社区"}, Printer: "清河湾街道党政办公室", Date: day}},
		Meta: doc.Meta{Title: "清河湾街道联席会议纪要〔2026〕3号（𠮷䶮）", Created: day}}
}

func letter() doc.Document {
	return doc.Document{Code: "D15", Form: doc.Letter, Title: "清河湾街道办事处关于商请支持老旧小区消防通道整治工作的函",
		Head: doc.Head{Org: "清河湾街道办事处", Number: "清办函〔2026〕5号", To: "区消防救援大队"},
		Blocks: []doc.Block{doc.Text(bodyText), doc.Text("特此函商，盼予支持。"), doc.Sign{Orgs: []string{"清河湾街道办事处"}, Date: day, Seal: true},
			doc.CopyTo{Copies: []string{"区应急管理局"}}}, Meta: doc.Meta{Created: day}}
}

func duties(n int, wide bool) doc.Table {
	units := []string{"平安建设办公室", "综合行政执法队", "公共服务办公室", "清河湾社区居民委员会", "党建工作办公室"}
	lights := []doc.Light{doc.Green, doc.Yellow, doc.Red, doc.Grey, doc.Finished}
	type duty struct{ i int }
	records := make([]duty, n)
	for i := range records {
		records[i].i = i
	}
	return doc.Table{Sheet: "责任清单", Wide: wide,
		Columns: []doc.Column{{Title: "序号", Kind: doc.Number}, {Title: "工作任务", Weight: 3}, {Title: "目标成果", Weight: 2}, {Title: "牵头单位"}, {Title: "配合单位"},
			{Title: "责任人"}, {Title: "完成时限", Kind: doc.Day}, {Title: "完成率", Group: "进展", Kind: doc.Percent, Decimals: 1}, {Title: "灯", Group: "进展", Kind: doc.Lamp}, {Title: "备注"}},
		Rows: doc.Each(records, func(i int, d duty) []doc.Cell {
			task := "完成" + strings.Repeat("老旧小区消防通道和充电设施整治，", d.i%4+1) + "形成长效机制。"
			lead := doc.T(units[d.i/2%5])
			if d.i%2 == 1 && d.i%8 != 7 {
				lead = doc.Merge()
			}
			return []doc.Cell{doc.Int(i + 1), doc.T(task), doc.T("通过验收"), lead, doc.T(units[(d.i+1)%5]),
				doc.T([]string{"张三", "欧阳修远", "㛃䶮"}[d.i%3]), doc.D(day.AddDate(0, 0, d.i)), doc.Pct(float64(d.i%11)/10, 1), doc.L(lights[d.i%5]), doc.T("")}
		}),
		Total: []doc.Cell{doc.T("合计").Across(7), doc.Pct(0.5, 1), doc.T(""), doc.T(fmt.Sprintf("%d项", n))},
		Notes: []string{"注：绿灯为按期推进，黄灯为临近时限，红灯为逾期；完成率按工作量计算。"}}
}

func wideTable(n int) doc.Document {
	return doc.Document{Code: "D13", Form: doc.Landscape, Title: "清河湾街道联席会议议定事项责任清单表",
		Head:   doc.Head{Subtitle: "2026年第一季度", Lines: []doc.Pair{{Key: "填报单位", Value: "清河湾街道办事处"}, {Key: "截止日期", Value: "2026年3月31日"}}, Unit: "单位：项"},
		Blocks: []doc.Block{duties(n, false)},
		Foot:   doc.Foot{Items: []doc.Pair{{Key: "制表", Value: "张三"}, {Key: "审核", Value: ""}, {Key: "日期", Value: "2026年3月31日"}}, Anchor: "存证 2026-03-31 第128条 3f9a1c"}, Meta: doc.Meta{Created: day}}
}

func boxed() doc.Document {
	return doc.Document{Code: "D02", Form: doc.Boxed, Title: "清河湾街道联席会议议题申报表",
		Head: doc.Head{Number: "2026-Q1-007", Lines: []doc.Pair{{Key: "填报日期", Value: "2026年3月1日"}}},
		Blocks: []doc.Block{doc.Grid{Cols: []float64{2, 4, 2, 4}, Rows: []doc.GridRow{
			{Cells: []doc.GridCell{doc.Label("议题名称"), doc.Box("关于电动自行车充电设施建设的议题", 3)}},
			{Cells: []doc.GridCell{doc.Label("提报单位"), doc.Box("平安建设办公室", 1), doc.Label("汇报人"), doc.Box("欧阳修远", 1)}},
			{Cells: []doc.GridCell{doc.Label("联系人"), doc.Box("张三", 1), doc.Label("联系电话"), doc.Box("010-88886666", 1)}},
			{Height: 60, Cells: []doc.GridCell{doc.Label("议题简要说明"), doc.Opinion("　　"+bodyText, 3)}},
			{Height: 38, Cells: []doc.GridCell{doc.Label("单位主要负责人意见"), doc.Opinion("同意提请会议研究。", 3, "签名：", "2026年　　月　　日")}},
			{Height: 38, Cells: []doc.GridCell{doc.Label("审批意见"), doc.Opinion("", 3, "签名：", "　　年　　月　　日")}},
		}, Notes: []string{"注：本表一式两份，由提报单位和党政办公室各存一份。"}}}, Meta: doc.Meta{Created: day}}
}

func report() doc.Document {
	quarters := []string{"2025年二季度", "2025年三季度", "2025年四季度", "2026年一季度"}
	communities := []string{"清河湾社区", "柳林社区", "东风里社区", "和平社区", "新华社区", "朝阳社区"}
	return doc.Document{Code: "D23", Form: doc.Report, Title: "清河湾街道社会治理效能报告",
		Head: doc.Head{Org: "清河湾街道办事处", Subtitle: "2026年第一季度", Contents: true,
			Cover: []doc.Pair{{Key: "编制单位", Value: "平安建设办公室"}, {Key: "编制日期", Value: "2026年4月8日"}, {Key: "版本", Value: "正式版"}}},
		Blocks: []doc.Block{
			doc.Heading{Level: 1, Text: "总体数据"}, doc.Text(bodyText),
			doc.Chart{Kind: doc.Bars, Title: "各社区得分", Unit: "分", Categories: communities, Decimals: 2,
				Series: []doc.Series{{Name: "得分", Values: []float64{91.25, 88.4, 85.1, 83.77, 80.02, 76.5}}}, Reference: &doc.Reference{Name: "组均分", Value: 84.17}},
			doc.Heading{Level: 1, Text: "趋势"}, doc.Text(bodyText),
			doc.Chart{Kind: doc.Lines, Title: "近四个季度得分", Unit: "分", Categories: quarters, Decimals: 1, Min: doc.At(70),
				Series: []doc.Series{{Name: "清河湾社区", Values: []float64{85, 87.5, 90, 91.2}}, {Name: "柳林社区", Values: []float64{80, 86, 84.5, 88.4}}, {Name: "东风里社区", Values: []float64{78, 79, 83, 85.1}}}},
			doc.Chart{Kind: doc.Columns, Title: "诉求办理情况", Unit: "件", Categories: quarters,
				Series: []doc.Series{{Name: "受理", Values: []float64{120, 133, 128, 151}}, {Name: "办结", Values: []float64{110, 130, 126, 149}}}},
			doc.Chart{Kind: doc.Stacked, Title: "诉求来源", Unit: "件", Categories: quarters,
				Series: []doc.Series{{Name: "12345热线", Values: []float64{80, 83, 88, 91}}, {Name: "网格上报", Values: []float64{30, 35, 30, 40}}, {Name: "信访", Values: []float64{10, 15, 10, 20}}}},
			doc.Heading{Level: 1, Text: "指标分析"},
			doc.Chart{Kind: doc.Radar, Title: "指标得分率", Percent: true, Categories: []string{"议事协商", "责任落实", "诉求办理", "矛盾化解", "平安建设", "群众满意"},
				Series: []doc.Series{{Name: "清河湾社区", Values: []float64{.95, .9, .88, .92, .85, .97}}, {Name: "全街道平均", Values: []float64{.85, .8, .82, .83, .8, .88}}}},
			doc.Chart{Kind: doc.Target, Title: "目标达成", Percent: true, Decimals: 1, Categories: []string{"按期办结率", "满意率", "销号率"},
				Series: []doc.Series{{Name: "完成", Values: []float64{.93, .88, .97}}}, Targets: []float64{.95, .85, .95}},
			doc.Heading{Level: 1, Text: "责任清单"}, duties(20, true), doc.Heading{Level: 1, Text: "下一步安排"}, doc.Text(bodyText)},
		Meta: doc.Meta{Created: day}}
}

func testFonts() *typeset.Fonts { return typeset.NewFonts(typeset.Choice{Dirs: []string{""}}) }

package typeset

import (
	"fmt"
	"strings"
	"time"

	"gongzhi/reports/doc"
)

// The papers the conformity tests set: every kind with short, long, many-attachment and rare-name content.

var issued = time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)

const sentence = "为进一步健全共建共治共享的社会治理制度，提升基层治理效能，根据《清河湾街道联席会议工作规则（试行）》（清办发〔2026〕3号）要求，" +
	"全年计划投资1,234,567.89元，同比增长12.5%，涉及12个社区、3.6万户居民……请“抓早、抓小”——务求实效。"

type paper struct {
	name string
	d    doc.Document
}

func official4(kind, title, number string, extra ...doc.Block) doc.Document {
	blocks := []doc.Block{doc.Text(sentence)}
	blocks = append(blocks, extra...)
	return doc.Document{Code: kind, Form: doc.Official, Title: title, Head: doc.Head{Org: "清河湾街道办事处", Number: number, To: "各社区居民委员会，街道各科室"},
		Blocks: blocks, Meta: doc.Meta{Created: issued}}
}

func long(n int) []doc.Block {
	var b []doc.Block
	for i := range n {
		b = append(b, doc.Heading{Level: 1, Text: fmt.Sprintf("落实第%s项工作任务", doc.Hanzi(i+1))}, doc.Text(strings.Repeat(sentence, 1+i%3)),
			doc.Para{Level: 2, Lead: "加强组织领导。", Runs: []doc.Run{doc.Plain(sentence)}}, doc.Heading{Level: 3, Text: "建立台账，逐项销号"},
			doc.Heading{Level: 4, Text: "每月25日前报送进展情况"}, doc.Text("联系人：𠮷䶮、㛃某、𬱖某某，电话010-88886666。"))
	}
	return b
}

func ending(seal bool) []doc.Block {
	return []doc.Block{doc.Sign{Orgs: []string{"清河湾街道办事处"}, Date: issued, Seal: seal},
		doc.CopyTo{Copies: []string{"区委办公室", "区政府办公室", "区委政法委员会", "区民政局", "区应急管理局", "区城市管理委员会"},
			Printer: "清河湾街道党政办公室", Date: issued.AddDate(0, 0, 1)}}
}

func manyAttachments() []doc.Block {
	names := doc.Attachments{}
	for i := range 9 {
		names.Names = append(names.Names, fmt.Sprintf("清河湾街道2026年联席会议议定事项第%s批责任清单及成员单位联络员名单", doc.Hanzi(i+1)))
	}
	b := []doc.Block{names, doc.Sign{Orgs: []string{"清河湾街道办事处"}, Date: issued, Seal: true}, doc.Note{Text: "此件公开发布"}}
	for i, n := range names.Names {
		b = append(b, doc.Attachment{No: i + 1, Title: n}, doc.Text(sentence))
	}
	return b
}

func kinds() []paper {
	notice := official4("通知", "清河湾街道办事处关于做好2026年第一季度联席会议议定事项落实工作的通知", "清办发〔2026〕12号", append(long(6), ending(true)...)...)
	report := official4("报告", "清河湾街道办事处关于2026年第一季度社会治理效能情况的报告", "清办报〔2026〕5号", append(long(3), ending(false)...)...)
	report.Head.Signers = []string{"王建国", "李红梅", "赵国强"}
	secret := official4("通知", "清河湾街道办事处关于召开联席会议的通知", "清办发〔2026〕8号", append([]doc.Block{doc.Attachments{Names: []string{"会议回执"}}}, ending(true)...)...)
	secret.Head.CopyNo, secret.Head.Secrecy, secret.Head.Urgency = "000012", "秘密★5年", "特急"
	letter := official4("函", "清河湾街道办事处关于商请支持老旧小区消防通道整治工作的函", "清办函〔2026〕5号", append(long(2), doc.Sign{Orgs: []string{"清河湾街道办事处"}, Date: issued, Seal: true}, doc.CopyTo{Copies: []string{"区应急管理局"}})...)
	letter.Form = doc.Letter
	return []paper{
		{"notice-long", notice},
		{"notice-secret", secret},
		{"notice-attachments", official4("通知", "清河湾街道办事处关于印发责任清单的通知", "清办发〔2026〕9号", append(manyAttachments(), doc.CopyTo{Copies: []string{"区委办公室"}, Printer: "清河湾街道党政办公室", Date: issued})...)},
		{"decision", official4("决定", "清河湾街道办事处关于表彰2025年度社会治理先进集体和先进个人的决定", "清办发〔2026〕1号", append(long(1), ending(true)...)...)},
		{"circular", official4("通报", "清河湾街道办事处关于2025年第四季度议定事项落实情况的通报", "清办发〔2026〕2号", append(long(4), ending(false)...)...)},
		{"report-up", report},
		{"letter", letter},
		{"minutes", minutesPaper(long(2))},
		{"minutes-short", minutesPaper(nil)},
	}
}

func minutesPaper(body []doc.Block) doc.Document {
	present := strings.TrimSuffix(strings.Repeat("王建国、李红梅、欧阳修远、𠮷䶮、", 12), "、")
	return doc.Document{Code: "纪要", Form: doc.Minutes, Title: "研究电动自行车充电设施建设等事项",
		Head: doc.Head{Mark: "清河湾街道联席会议纪要", Number: "〔2026〕3号", Org: "清河湾街道办事处", Date: issued,
			Lines: []doc.Pair{{Key: "时间", Value: "2026年3月4日（星期三）上午9时"}, {Key: "地点", Value: "街道三楼会议室"}}},
		Blocks: append(append([]doc.Block{doc.Text(sentence)}, body...), doc.Attendance{Lines: []doc.Pair{{Key: "出席", Value: present}, {Key: "请假", Value: "宋涛"}, {Key: "列席", Value: "㛃某"}}},
			doc.CopyTo{Copies: []string{"各成员单位"}, Printer: "清河湾街道党政办公室", Date: issued}),
		Meta: doc.Meta{Created: issued}}
}

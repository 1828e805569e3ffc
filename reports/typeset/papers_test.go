package typeset

import (
	"fmt"
	"strings"
	"time"

	"gongzhi/reports/doc"
)

// The papers the conformity tests set: every kind with short, long, many-attachment and rare-name content.

var issued = time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)

// rareCharacters are the 196 characters of 通用规范汉字表 beyond U+FFFF.
const rareCharacters = "𠅤𠙶、𠳐𡎚、𡐓𣗋、𣲗𣲘、𣸣𤧛、𤩽𤫉、𥔲𥕢、𥖨𥻗、𦈡𦒍、𦙶𦝼、𦭜𦰡、𧿹𨐈、𨙸𨚕、𨟠𨭉、𨱇𨱏、𨱑𨱔、𨺙𩽾、𩾃𩾌、𪟝𪣻、𪤗𪨰、𪨶𪩘、𪾢𫄧、𫄨𫄷、𫄸𫇭、𫌀𫍣、𫍯𫍲、𫍽𫐄、𫐐𫐓、𫑡𫓧、𫓯𫓶、𫓹𫔍、𫔎𫔶、𫖮𫖯、𫖳𫗧、𫗴𫘜、𫘝𫘦、𫘧𫘨、𫘪𫘬、𫚕𫚖、𫚭𫛭、𫞩𫟅、𫟦𫟹、𫟼𫠆、𫠊𫠜、𫢸𫫇、𫭟𫭢、𫭼𫮃、𫰛𫵷、𫶇𫷷、𫸩𬀩、𬀪𬂩、𬃊𬇕、𬇙𬇹、𬉼𬊈、𬊤𬌗、𬍛𬍡、𬍤𬒈、𬒔𬒗、𬕂𬘓、𬘘𬘡、𬘩𬘫、𬘬𬘭、𬘯𬙂、𬙊𬙋、𬜬𬜯、𬞟𬟁、𬟽𬣙、𬣞𬣡、𬣳𬤇、𬤊𬤝、𬨂𬨎、𬩽𬪩、𬬩𬬭、𬬮𬬱、𬬸𬬹、𬬻𬬿、𬭁𬭊、𬭎𬭚、𬭛𬭤、𬭩𬭬、𬭯𬭳、𬭶𬭸、𬭼𬮱、𬮿𬯀、𬯎𬱖、𬱟𬳵、𬳶𬳽、𬳿𬴂、𬴃𬴊、𬶋𬶍、𬶏𬶐、𬶟𬶠、𬶨𬶭、𬶮𬷕、𬸘𬸚、𬸣𬸦、𬸪𬹼、𬺈𬺓"

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

// kind is one kind of official paper (文种) with its usual title, number and ending.
type kind struct {
	name, about, number string
	form                doc.Form
	seal                bool
	signers             []string
}

// kindsOf are the six kinds the office issues.
func kindsOf() []kind {
	return []kind{
		{name: "通知", about: "做好2026年第一季度联席会议议定事项落实工作", number: "清办发〔2026〕12号", seal: true},
		{name: "决定", about: "表彰2025年度社会治理先进集体和先进个人", number: "清办发〔2026〕1号", seal: true},
		{name: "通报", about: "2025年第四季度议定事项落实情况", number: "清办发〔2026〕2号"},
		{name: "函", about: "商请支持老旧小区消防通道整治工作", number: "清办函〔2026〕5号", form: doc.Letter, seal: true},
		{name: "报告", about: "2026年第一季度社会治理效能情况", number: "清办报〔2026〕5号", signers: []string{"王建国", "李红梅", "赵国强"}},
		{name: "纪要", about: "研究电动自行车充电设施建设等事项", number: "〔2026〕3号", form: doc.Minutes},
	}
}

// fillings are what every kind is set with.
var fillings = []string{"short", "long", "attachments", "rare"}

const attachmentCount = 9

// kinds sets every kind with every content, and a secret and urgent notice besides.
func kinds() []paper {
	var list []paper
	for _, k := range kindsOf() {
		for _, c := range fillings {
			list = append(list, paper{k.name + "-" + c, k.set(c)})
		}
	}
	secret := kindsOf()[0].set("short")
	secret.Head.CopyNo, secret.Head.Secrecy, secret.Head.Urgency = "000012", "秘密★5年", "特急"
	moved := kindsOf()[1].set("long")
	moved.Head.To, moved.Blocks[len(moved.Blocks)-1] = "", doc.CopyTo{To: "各社区居民委员会，街道各科室，各成员单位", Copies: []string{"区委办公室"}, Printer: "清河湾街道党政办公室", Date: issued}
	stamped := kindsOf()[3].set("long")
	stamped.Form = doc.Official
	stamped.Head.Number = "清办发〔2026〕6号"
	for i, b := range stamped.Blocks {
		if _, ok := b.(doc.Sign); ok {
			stamped.Blocks[i] = doc.Sign{Post: "主任", Date: issued}
		}
	}
	stamped.Blocks[len(stamped.Blocks)-1] = doc.CopyTo{Copies: []string{"区应急管理局"}, Printer: "清河湾街道党政办公室", Date: issued}
	return append(list, paper{"notice-secret", secret}, paper{"decision-to-moved", moved}, paper{"stamped", stamped})
}

// set makes the paper of a kind with a content.
func (k kind) set(content string) doc.Document {
	d := doc.Document{Code: k.name, Form: k.form, Title: "清河湾街道办事处关于" + k.about + "的" + k.name, Meta: doc.Meta{Created: issued},
		Head: doc.Head{Org: "清河湾街道办事处", Number: k.number, To: "各社区居民委员会，街道各科室", Signers: k.signers}}
	rare := content == "rare"
	if rare && k.form != doc.Minutes {
		d.Title = "清河湾街道办事处关于" + "𠮷䶮等同志任职情况" + "的" + k.name
	}
	if rare && len(k.signers) > 0 {
		d.Head.Signers = []string{"𠮷䶮"}
	}
	if k.form == doc.Minutes {
		d.Title = k.about
		if rare {
			d.Title = "研究𠮷䶮等同志任职事项"
		}
		d.Head = doc.Head{Mark: "清河湾街道联席会议纪要", Number: k.number, Org: "清河湾街道办事处", Date: issued,
			Lines: []doc.Pair{{Key: "时间", Value: "2026年3月4日（星期三）上午9时"}, {Key: "地点", Value: "街道三楼会议室"}, {Key: "主持", Value: "王建国"}, {Key: "记录", Value: "𠮷䶮"}}}
	}
	d.Blocks = []doc.Block{doc.Text(sentence)}
	switch content {
	case "long":
		d.Blocks = append(d.Blocks, long(6)...)
	case "rare":
		d.Blocks = append(d.Blocks, doc.Heading{Level: 1, Text: "任职人员"}, doc.Text("任命"+rareCharacters+"、㛃某、𬱖某某、𠮷䶮为社区网格长。"))
	}
	var names doc.Attachments
	switch content {
	case "attachments":
		for i := range attachmentCount {
			names.Names = append(names.Names, fmt.Sprintf("清河湾街道2026年联席会议议定事项第%s批责任清单及成员单位联络员名单", doc.Hanzi(i+1)))
		}
	case "short":
		names.Names = []string{"会议回执"}
	}
	if len(names.Names) > 0 {
		d.Blocks = append(d.Blocks, names)
	}
	if k.form == doc.Minutes {
		present := strings.TrimSuffix(strings.Repeat("王建国、李红梅、欧阳修远、𠮷䶮、", 12), "、")
		d.Blocks = append(d.Blocks, doc.Attendance{Lines: []doc.Pair{{Key: "出席", Value: present}, {Key: "请假", Value: "宋涛"}, {Key: "列席", Value: "㛃某"}}})
	} else {
		d.Blocks = append(d.Blocks, doc.Sign{Orgs: []string{"清河湾街道办事处"}, Date: issued, Seal: k.seal}, doc.Note{Text: "此件公开发布"})
	}
	for i, n := range names.Names {
		no := i + 1
		if len(names.Names) == 1 {
			no = 0
		}
		d.Blocks = append(d.Blocks, doc.Attachment{No: no, Title: n}, doc.Text(sentence))
	}
	end := doc.CopyTo{Copies: []string{"区委办公室", "区政府办公室", "区委政法委员会", "区民政局", "区应急管理局", "区城市管理委员会"}, Printer: "清河湾街道党政办公室", Date: issued.AddDate(0, 0, 1)}
	if k.form == doc.Letter {
		end = doc.CopyTo{Copies: []string{"区应急管理局"}}
	}
	d.Blocks = append(d.Blocks, end)
	return d
}

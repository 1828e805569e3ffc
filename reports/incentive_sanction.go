package reports

import (
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// InterviewNotice sets the notice of an admonition talk (约谈通知书, D16).
func InterviewNotice(d CaseData) doc.Document {
	c := d.Case
	paper := caseOfficial("D16", d, d.Office+"约谈通知书"+roundMark(c))
	paper.Blocks = append(paper.Blocks,
		doc.Text(d.say("D16.opening")),
		doc.Heading{Level: 1, Text: "约谈事由"}, doc.Text("经核实，你单位存在下列问题："))
	paper.Blocks = append(paper.Blocks, caseFacts(c)...)
	paper.Blocks = append(paper.Blocks, doc.Text(statementText(c)),
		doc.Heading{Level: 1, Text: "约谈时间"}, doc.Text(chineseTime(c.PlaceTime)+"。"),
		doc.Heading{Level: 1, Text: "约谈地点"}, doc.Text(c.Place+"。"),
		doc.Heading{Level: 1, Text: "约谈人员"}, doc.Text(c.Interviewer+"。"),
		doc.Heading{Level: 1, Text: "整改要求"})
	paper.Blocks = append(paper.Blocks, requirements(c)...)
	paper.Blocks = append(paper.Blocks, doc.Text(fmt.Sprintf("上述要求应于%s前完成，完成后申请复查。%s", c.Deadline.Chinese(), consequence(c))),
		doc.Heading{Level: 1, Text: "有关事项"}, doc.Text(d.say("D16.matters")))
	paper.Blocks = append(paper.Blocks, doc.Attachments{Names: []string{receiptName}})
	paper.Blocks = append(paper.Blocks, caseEnd(d)...)
	paper.Blocks = append(paper.Blocks, receipt(d, "约谈通知书")...)
	paper.Blocks = append(paper.Blocks, imprint(d.Office, c.DecidedOn.Time())...)
	return paper
}

// roundMark names the round of a notice after the first: （第2次）.
func roundMark(c app.Case) string {
	if c.Round <= 1 {
		return ""
	}
	return fmt.Sprintf("（第%d次）", c.Round)
}

// chineseTime writes 2026-10-21 09:30 as 2026年10月21日09:30; other text stays as it was typed.
func chineseTime(text string) string {
	if len(text) >= 16 && app.Date(text[:10]).Valid() {
		return app.Date(text[:10]).Chinese() + text[11:16]
	}
	return text
}

func requirements(c app.Case) []doc.Block {
	items := nonEmptyLines(c.Content)
	if len(items) == 1 {
		return []doc.Block{doc.Text(strings.TrimRight(items[0], "。") + "。")}
	}
	for i := range items {
		items[i] = fullStop(items[i])
	}
	return []doc.Block{doc.List{Items: items, Mark: doc.Arabic}}
}

// consequence says what follows when the recheck is not passed.
func consequence(c app.Case) string {
	if next, ok := c.Kind.Harder(); ok {
		return fmt.Sprintf("逾期未整改或者复查未通过的，再次限期整改，或者升级为%s。", next)
	}
	return "逾期未整改或者复查未通过的，再次限期整改。"
}

// RectifyNotice sets the notice to put things right by a day (限期整改通知书, D18).
func RectifyNotice(d CaseData) doc.Document {
	c := d.Case
	paper := caseOfficial("D18", d, d.Office+"限期整改通知书"+roundMark(c))
	paper.Blocks = append(paper.Blocks,
		doc.Text(d.say("D18.opening")),
		doc.Heading{Level: 1, Text: "存在问题"})
	paper.Blocks = append(paper.Blocks, caseFacts(c)...)
	basis := c.Basis
	if c.RuleText != "" {
		basis += "；" + strings.TrimRight(c.RuleText, "。")
	}
	paper.Blocks = append(paper.Blocks, doc.Text(statementText(c)), doc.Heading{Level: 1, Text: "处理依据"}, doc.Text(basis+"。"), doc.Heading{Level: 1, Text: "整改要求"})
	paper.Blocks = append(paper.Blocks, requirements(c)...)
	paper.Blocks = append(paper.Blocks,
		doc.Heading{Level: 1, Text: "整改期限"}, doc.Text(d.say("D18.limit")),
		doc.Heading{Level: 1, Text: "复查方式"}, doc.Text(d.say("D18.recheck")),
		doc.Heading{Level: 1, Text: "逾期后果"}, doc.Text(consequence(c)))
	paper.Blocks = append(paper.Blocks, doc.Attachments{Names: []string{receiptName}})
	paper.Blocks = append(paper.Blocks, caseEnd(d)...)
	paper.Blocks = append(paper.Blocks, receipt(d, "限期整改通知书")...)
	paper.Blocks = append(paper.Blocks, imprint(d.Office, c.DecidedOn.Time())...)
	return paper
}

// talkedOf is what a talk is about: the basis, then the facts that do not say the same.
func talkedOf(c app.Case) string {
	lines := []string{c.Basis}
	for _, l := range nonEmptyLines(c.Facts) {
		if strings.TrimRight(l, "。") != strings.TrimRight(c.Basis, "。") {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// InterviewRecord sets the record of an admonition talk (约谈记录, D17); before the talk it comes out with empty boxes.
func InterviewRecord(d CaseData) doc.Document {
	c := d.Case
	deadline := ""
	if c.Deadline != "" {
		deadline = "整改期限：" + c.Deadline.Chinese()
	}
	return doc.Document{Code: "D17", Form: doc.Boxed, Title: "约谈记录",
		Head: doc.Head{Lines: []doc.Pair{{Key: "单位", Value: d.Office}, {Key: "编号", Value: c.No}}},
		Blocks: []doc.Block{doc.Grid{Cols: []float64{2, 4, 2, 4}, Rows: []doc.GridRow{
			{Cells: []doc.GridCell{doc.Label("约谈时间"), doc.Box(chineseTime(c.PlaceTime), 1), doc.Label("约谈地点"), doc.Box(c.Place, 1)}},
			{Cells: []doc.GridCell{doc.Label("约谈人"), doc.Box(c.Interviewer, 1), doc.Label("记录人"), doc.Box("", 1)}},
			{Cells: []doc.GridCell{doc.Label("被约谈单位"), doc.Box(d.Unit.Name, 1), doc.Label("被约谈人及职务"), doc.Box("", 1)}},
			{Height: 30, Cells: []doc.GridCell{doc.Label("约谈事由"), {Text: talkedOf(c), Span: 3, Top: true, Align: doc.Left}}},
			{Height: 54, Cells: []doc.GridCell{doc.Label("约谈内容及单位表态"), {Text: c.Interviewed, Span: 3, Top: true, Align: doc.Left}}},
			{Height: 26, Cells: []doc.GridCell{doc.Label("整改要求与时限"), {Text: strings.TrimSpace(c.Content + "\n" + deadline), Span: 3, Top: true, Align: doc.Left}}},
			{Height: 20, Cells: []doc.GridCell{doc.Label("约谈人签名"), doc.Opinion("", 1, "　　年　　月　　日"), doc.Label("被约谈人签名"), doc.Opinion("", 1, "　　年　　月　　日")}},
			{Height: 16, Cells: []doc.GridCell{doc.Label("记录人签名"), doc.Opinion("", 3, "　　年　　月　　日")}},
		}}},
		Meta: doc.Meta{Author: d.Office, Subject: d.Unit.Name, Created: c.DecidedOn.Time()}}
}

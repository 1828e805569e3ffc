package reports

import (
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// Commendation sets the decision on a reward (表彰决定, D21).
func Commendation(d CaseData) doc.Document {
	c := d.Case
	paper := caseOfficial("D21", d, d.Office+"关于表彰"+d.Unit.Name+"的决定")
	paper.Head.To = "各社区、各科室、各成员单位"
	paper.Blocks = append(paper.Blocks,
		doc.Text(d.say("D21.opening")))
	paper.Blocks = append(paper.Blocks, caseFacts(c)...)
	paper.Blocks = append(paper.Blocks,
		doc.Text(fmt.Sprintf("为激励先进，%s，决定对%s给予%s：%s。", ground(c), d.Unit.Name, c.Kind, strings.TrimRight(c.Content, "。"))))
	if c.Kind == app.RewardFund {
		paper.Blocks = append(paper.Blocks, doc.Text(fmt.Sprintf("奖励资金%s元，资金来源：%s。", doc.Money(c.AmountFen), c.FundSource)))
	}
	paper.Blocks = append(paper.Blocks, doc.Text(d.say("D21.hope")))
	paper.Blocks = append(paper.Blocks, caseEnd(d)...)
	paper.Blocks = append(paper.Blocks, imprint(d.Office, c.DecidedOn.Time())...)
	return paper
}

// ground is what a reward rests on: the rule of the ranking, or the office's own deliberation.
func ground(c app.Case) string {
	if c.RuleText == "" {
		return "经研究"
	}
	return "依据考评规则（" + strings.TrimRight(c.RuleText, "。") + "）"
}

// basisWords is the basis without the version of the ranking, which a decision does not name.
func basisWords(basis string) string {
	head, _, _ := strings.Cut(basis, "（第")
	return head
}

// RewardForm sets the form on which a reward is approved and received (奖励审批表, D22).
func RewardForm(d CaseData) doc.Document {
	c := d.Case
	amount := "不涉及资金"
	if c.Kind == app.RewardFund {
		amount = doc.Money(c.AmountFen) + "元"
	}
	decided := ""
	if c.DecidedOn != "" {
		decided = "同意。" + c.DecidedBy + "，" + c.DecidedOn.Chinese()
	}
	got := ""
	for _, s := range c.Steps {
		if s.Step == "兑现" {
			got = s.Day.Chinese() + "：" + s.Text
		}
	}
	created := c.CreatedAt.Time()
	return doc.Document{Code: "D22", Form: doc.Boxed, Title: "奖励审批表",
		Head: doc.Head{Lines: []doc.Pair{{Key: "单位", Value: d.Office}, {Key: "文号", Value: orDash(c.No)}}},
		Blocks: []doc.Block{doc.Grid{Cols: []float64{2, 4, 2, 4}, Rows: []doc.GridRow{
			{Cells: []doc.GridCell{doc.Label("受奖单位"), doc.Box(d.Unit.Name, 3)}},
			{Cells: []doc.GridCell{doc.Label("考核期"), doc.Box(c.Period.String(), 1), doc.Label("奖励种类"), doc.Box(c.Kind.String(), 1)}},
			{Cells: []doc.GridCell{doc.Label("依据"), doc.Box(c.Basis, 3)}},
			{Cells: []doc.GridCell{doc.Label("规则"), doc.Box(orDash(c.RuleText), 3)}},
			{Height: 30, Cells: []doc.GridCell{doc.Label("主要事实"), {Text: c.Facts, Span: 3, Top: true, Align: doc.Left}}},
			{Cells: []doc.GridCell{doc.Label("奖励内容"), doc.Box(c.Content, 3)}},
			{Cells: []doc.GridCell{doc.Label("金额"), doc.Box(amount, 1), doc.Label("资金来源"), doc.Box(orDash(c.FundSource), 1)}},
			{Height: 24, Cells: []doc.GridCell{doc.Label("审核意见"), doc.Opinion("", 3, "签名：　　　　　　", "　　年　　月　　日")}},
			{Height: 24, Cells: []doc.GridCell{doc.Label("审批意见"), doc.Opinion(decided, 3, "签名：　　　　　　", "　　年　　月　　日")}},
			{Height: 18, Cells: []doc.GridCell{doc.Label("公示情况"), doc.Box("", 3)}},
			{Height: 24, Cells: []doc.GridCell{doc.Label("领取（兑现）"), doc.Opinion(got, 3, "领取人签名：　　　　　　", "　　年　　月　　日")}},
		}}},
		Meta: doc.Meta{Author: d.Office, Subject: d.Unit.Name, Created: created}}
}

package reports

import (
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// effectRed is part 五: the items that are red.
func effectRed(d EffectData) []doc.Block {
	blocks := []doc.Block{doc.Heading{Level: 1, Text: "突出问题与红灯"}}
	list := d.Quarter.RedList
	if len(list) == 0 {
		return append(blocks, doc.Text("本季度无红灯事项（0项）。"))
	}
	units := map[string]int{}
	for _, l := range list {
		units[l.LeadName]++
	}
	return append(blocks,
		doc.Text(fmt.Sprintf("截至%s，红灯事项%d项，涉及%d个单位。", d.Quarter.AsOf.Chinese(), len(list), len(units))),
		doc.Table{Title: "红灯清单", Sheet: "红灯清单",
			Columns: []doc.Column{{Title: "编号", Min: 22}, {Title: "事项", Weight: 4, Min: 40}, {Title: "牵头单位", Weight: 1, Min: 24}, {Title: "时限", Kind: doc.Day, Min: 22}, {Title: "灯", Kind: doc.Lamp, Min: 12}, {Title: "原因", Weight: 4, Min: 40}},
			Rows: doc.Each(list, func(_ int, l app.DutyLine) []doc.Cell {
				return []doc.Cell{doc.T(l.No), doc.T(l.Content), doc.T(l.LeadName), dayCell(l.Due), doc.L(doc.Red), doc.T(afterColon(l.Why))}
			})})
}

func dayCell(d app.Date) doc.Cell {
	if d == "" {
		return doc.T("长期")
	}
	return doc.D(d.Time())
}

// effectSlips is part 六: the supervision slips of the quarter.
func effectSlips(d EffectData) []doc.Block {
	blocks := []doc.Block{doc.Heading{Level: 1, Text: "督办与整改"}}
	list := d.Quarter.SlipList
	if len(list) == 0 {
		return append(blocks, doc.Text("本季度无督办单（0份）。"))
	}
	f := d.Quarter.Facts
	return append(blocks,
		doc.Text(fmt.Sprintf("本季度下达督办单%d份，截至%s已反馈%d份，未反馈%d份。", f.Slips, d.Quarter.AsOf.Chinese(), f.SlipsBack, f.Slips-f.SlipsBack)),
		doc.Table{Title: "督办单", Sheet: "督办",
			Columns: []doc.Column{{Title: "编号", Min: 28}, {Title: "督办事项", Weight: 4, Min: 40}, {Title: "承办单位", Weight: 1, Min: 24}, {Title: "次数", Min: 18}, {Title: "下达", Kind: doc.Day, Min: 22}, {Title: "反馈时限", Kind: doc.Day, Min: 22}, {Title: "反馈", Min: 22}},
			Rows: doc.Each(list, func(_ int, l app.SlipLine) []doc.Cell {
				back := doc.T("未反馈")
				if l.FeedbackOn != "" {
					back = doc.D(l.FeedbackOn.Time())
				}
				return []doc.Cell{doc.T(l.No), doc.T(l.DutyNo + " " + l.Content), doc.T(l.LeadName), doc.T(fmt.Sprintf("第%d次·%s", l.Nth, l.Colour)), dayCell(l.IssuedOn), dayCell(l.FeedbackDue), back}
			})})
}

// effectCases is part 七: what this quarter's ranking led to, and what became of last quarter's cases.
func effectCases(d EffectData) []doc.Block {
	q := d.Quarter
	blocks := []doc.Block{doc.Heading{Level: 1, Text: "奖惩情况"}, doc.Heading{Level: 2, Text: "本季度"}}
	switch {
	case !q.Final():
		blocks = append(blocks, doc.Text(fmt.Sprintf("名次未锁定，依据本季度名次提出的奖惩%d件。", len(d.Cases))))
	case len(d.Cases) == 0:
		blocks = append(blocks, doc.Text("本季度无依据名次提出的奖惩（0件）。"))
	default:
		blocks = append(blocks, doc.Text(casesSentence("依据本季度名次提出", d.Cases)))
	}
	blocks = append(blocks, casesTable("本季度奖惩", d.Cases)...)
	blocks = append(blocks, doc.Heading{Level: 2, Text: "上季度奖惩落实"})
	if len(d.LastCases) == 0 {
		return append(blocks, doc.Text(fmt.Sprintf("%s无奖惩案（0件）。", q.Period.Prev())))
	}
	blocks = append(blocks, doc.Text(casesSentence("依据上季度名次提出", d.LastCases)))
	return append(blocks, casesTable("上季度奖惩落实", d.LastCases)...)
}

func casesSentence(lead string, cases []app.Incentive) string {
	rewards, closed := 0, 0
	for _, c := range cases {
		if c.Kind.Reward() {
			rewards++
		}
		if c.State == app.CaseClosed {
			closed++
		}
	}
	return fmt.Sprintf("%s奖励%d件、约束%d件，其中已销号%d件。", lead, rewards, len(cases)-rewards, closed)
}

func casesTable(title string, cases []app.Incentive) []doc.Block {
	if len(cases) == 0 {
		return nil
	}
	return []doc.Block{doc.Table{Title: title, Sheet: title,
		Columns: []doc.Column{{Title: "单位", Weight: 1, Min: 24}, {Title: "种类", Min: 18}, {Title: "依据", Weight: 4, Min: 44}, {Title: "文号", Weight: 1, Min: 24}, {Title: "状态", Min: 18}, {Title: "整改期限", Min: 22}, {Title: "销号", Min: 22}},
		Rows: doc.Each(cases, func(_ int, c app.Incentive) []doc.Cell {
			return []doc.Cell{doc.T(c.OrgName), doc.T(c.Kind.String()), doc.T(tight(c.Basis)), doc.T(orDash(c.No)), doc.T(caseState(c)), optionalDay(c.Deadline), optionalDay(c.ClosedOn)}
		})}}
}

// caseState is the state with the round of the rectification where it is not the first.
func caseState(c app.Incentive) string {
	if c.Round > 1 && c.State.Open() {
		return fmt.Sprintf("%s（第%d次）", c.State, c.Round)
	}
	return c.State.String()
}

func optionalDay(d app.Date) doc.Cell {
	if d == "" {
		return doc.T("—")
	}
	return doc.D(d.Time())
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// effectNext is part 八: the open items that are due in the next quarter.
func effectNext(d EffectData) []doc.Block {
	blocks := []doc.Block{doc.Heading{Level: 1, Text: "下季度安排"}}
	list := d.Quarter.NextDue
	next := d.Quarter.Period.Next()
	if len(list) == 0 {
		return append(blocks, doc.Text(fmt.Sprintf("截至%s，未办结事项中时限在%s的0项。", d.Quarter.AsOf.Chinese(), next)))
	}
	return append(blocks,
		doc.Text(fmt.Sprintf("截至%s，未办结事项中时限在%s的%d项，按时限排列如下。", d.Quarter.AsOf.Chinese(), next, len(list))),
		doc.Table{Title: next.String() + "到期事项", Sheet: "下季度到期",
			Columns: []doc.Column{{Title: "编号", Min: 22}, {Title: "事项", Weight: 4, Min: 50}, {Title: "牵头单位", Weight: 1, Min: 24}, {Title: "时限", Kind: doc.Day, Min: 22}, {Title: "进度", Kind: doc.Percent, Min: 14}, {Title: "灯情", Min: 22}},
			Rows: doc.Each(list, func(_ int, l app.DutyLine) []doc.Cell {
				return []doc.Cell{doc.T(l.No), doc.T(l.Content), doc.T(l.LeadName), dayCell(l.Due), doc.Pct(float64(l.Progress)/100, 0), doc.T(l.Word)}
			})})
}

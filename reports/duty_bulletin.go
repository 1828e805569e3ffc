package reports

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/app/score"
	"gongzhi/reports/doc"
)

// bulletin is the circular on progress (D15 进度通报): totals, a table per unit, the red list, what is asked next. Every figure is
// counted from the records; nothing is said that is not.
func bulletin(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	if _, err := a.Duties.RefreshLamps(ctx); err != nil {
		return doc.Document{}, err
	}
	p := r.Period
	if p == "" {
		p = app.PeriodOf(a.Today())
	}
	b, err := a.DutyStats.Bulletin(ctx, p)
	if err != nil {
		return doc.Document{}, err
	}
	if b.Sum.Total == 0 {
		return doc.Document{}, app.Errorf("", "%s没有责任事项，不能编制进度通报。", p)
	}
	from, err := issuer(ctx, a)
	if err != nil {
		return doc.Document{}, err
	}
	number, err := a.Numbers.Of(ctx, "D15", serial(p))
	if err != nil {
		return doc.Document{}, err
	}
	if number == "" {
		number = draftNo
	}
	office := from.Name
	phrases, err := a.Wordings.All(ctx)
	if err != nil {
		return doc.Document{}, err
	}
	notes, err := lampNotes(ctx, a, b.Red)
	if err != nil {
		return doc.Document{}, err
	}
	d := doc.Document{Code: "D15", Form: doc.Official, Title: fmt.Sprintf("%s关于%s责任清单办理进度的通报", office, p),
		Head: doc.Head{Org: office, Number: number, To: "各科室、各社区、各成员单位"}, Meta: doc.Meta{Author: office, Created: a.Today().Time()}}
	s := b.Sum
	d.Blocks = append(d.Blocks,
		doc.Text(phrases.Say("D15.opening", map[string]string{"考核期": p.String(), "统计日期": b.Day.Chinese()})),
		doc.Heading{Level: 1, Text: "总体情况"},
		doc.Text(fmt.Sprintf("纳入统计的责任事项共%d项，其中已办结%d项、在办%d项。在办事项中逾期%d项，红灯%d项、黄灯%d项。本季度新立%d项，办结%d项，下发督办单%d张。",
			s.Total, s.Done, s.Open, s.Overdue, s.Red, s.Yellow, b.NewItems, b.Finished, b.Slips)))
	if s.Done > 0 {
		d.Blocks = append(d.Blocks, doc.Text(fmt.Sprintf("已办结事项按期办结率：按延期后时限%s（%d/%d），按原时限%s（%d/%d）。",
			score.Ratio(s.OnTime, s.Done).Percent(1), s.OnTime, s.Done, score.Ratio(s.OnTimeOld, s.Done).Percent(1), s.OnTimeOld, s.Done)))
	}
	d.Blocks = append(d.Blocks, doc.Heading{Level: 1, Text: "各单位办理情况"}, unitTable(b))
	d.Blocks = append(d.Blocks, doc.Heading{Level: 1, Text: "红灯事项"})
	if len(b.Red) == 0 {
		d.Blocks = append(d.Blocks, doc.Text("没有红灯事项。"))
	} else {
		d.Blocks = append(d.Blocks, redTable(b.Red, notes[:1]))
	}
	d.Blocks = append(d.Blocks, doc.Heading{Level: 1, Text: "下步要求"}, doc.List{Mark: doc.Han, Items: demands(b)},
		doc.Sign{Orgs: []string{office}, Date: b.Day.Time(), Seal: true})
	if number != draftNo {
		d.Blocks = append(d.Blocks, imprint(office, b.Day.Time())...)
	}
	return d, nil
}

// serial tells the papers of one quarter from those of another in the register of numbers: 20264.
func serial(p app.Period) int64 { return int64(p.Year()*10 + p.Quarter()) }

func unitTable(b app.DutyBulletin) doc.Table {
	cells := func(r app.DutyScore) []doc.Cell {
		onTime, days := doc.T("—"), doc.T("—")
		if r.Done > 0 {
			onTime = doc.Pct(float64(r.OnTime)/float64(r.Done), 1)
		}
		if v, ok := r.AverageDays(); ok {
			days = doc.N(v, 1)
		}
		return []doc.Cell{doc.Int(r.Total), doc.Int(r.Done), doc.Int(r.Open), doc.Int(r.Overdue), doc.Int(r.Red), doc.Int(r.Yellow), onTime, doc.Int(r.Returned), doc.Int(r.Slips), days}
	}
	return doc.Table{Sheet: "各单位办理情况", Unit: "单位：项", Small: true, Columns: []doc.Column{{Title: "牵头单位", Weight: 2, Min: 26}, {Title: "总数", Kind: doc.Number}, {Title: "办结", Kind: doc.Number},
		{Title: "在办", Kind: doc.Number}, {Title: "逾期", Kind: doc.Number}, {Title: "红灯", Kind: doc.Number}, {Title: "黄灯", Kind: doc.Number}, {Title: "按期率", Kind: doc.Percent, Decimals: 1, Min: 17},
		{Title: "退回", Kind: doc.Number}, {Title: "督办", Kind: doc.Number}, {Title: "平均天数", Kind: doc.Number, Decimals: 1}},
		Rows:  doc.Each(b.Units, func(_ int, r app.DutyScore) []doc.Cell { return append([]doc.Cell{doc.T(r.Name)}, cells(r)...) }),
		Total: append([]doc.Cell{doc.T("合计")}, cells(b.Sum)...),
		Notes: []string{"按期率＝按期办结数÷办结数（按延期后时限）；平均天数为起始日至办结日的自然日；没有办结事项的单位记“—”。"}}
}

func redTable(red []app.Duty, notes []string) doc.Table {
	return doc.Table{Sheet: "红灯事项", Small: true, Columns: []doc.Column{{Title: "编号", Min: 18}, {Title: "工作任务", Weight: 2, Min: 36}, {Title: "牵头单位", Weight: 0.5, Min: 18},
		{Title: "完成时限", Min: 20}, {Title: "进展", Kind: doc.Number, Min: 11}, {Title: "灯", Kind: doc.Lamp, Min: 11}, {Title: "原因", Weight: 3, Min: 40}},
		Rows: doc.Each(red, func(_ int, d app.Duty) []doc.Cell {
			return []doc.Cell{doc.T(d.No), doc.T(d.Content), doc.T(d.LeadName), dueCell(d), doc.Pct(float64(d.Progress)/100, 0), doc.L(doc.Red), doc.T(afterColon(d.LampWhy))}
		}), Notes: notes}
}

// demands follow from the figures: a demand stands only where there is something to ask for.
func demands(b app.DutyBulletin) []string {
	var out []string
	if b.Sum.Overdue > 0 {
		out = append(out, fmt.Sprintf("逾期事项%d项，牵头单位要查明原因，明确补救措施和完成日期，尽快办结。", b.Sum.Overdue))
	}
	if behind := b.Sum.Red - b.Sum.Overdue; behind > 0 {
		out = append(out, fmt.Sprintf("严重落后序时进度的事项%d项，要倒排工期，加快办理。", behind))
	}
	if b.Sum.Yellow > 0 {
		out = append(out, fmt.Sprintf("黄灯事项%d项，要按期填报进展，防止逾期。", b.Sum.Yellow))
	}
	return append(out, "需要延期的，在完成时限当日以前提出申请；办结后及时申请办结并附佐证材料。")
}

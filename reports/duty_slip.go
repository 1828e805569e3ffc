package reports

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// slipPaper is a supervision slip (D10 督办单); the second keeps the first one's number and text.
func slipPaper(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	s, err := newest(ctx, a, r, app.Tx.Slips, "issued_on", "督办单")
	if err != nil {
		return doc.Document{}, err
	}
	rec, err := a.Duties.Record(ctx, s.DutyID)
	if err != nil {
		return doc.Document{}, err
	}
	out, err := boxed(ctx, a, "D10", "督办单", s.No, s.CreatedAt)
	if err != nil {
		return out, err
	}
	out.Head.Subtitle = fmt.Sprintf("%s单·第%d次", s.Colour, s.Nth)
	d := rec.Duty
	source := d.SourceText
	if source == "" {
		source = d.Source.String()
	}
	rows := slices.Concat([]doc.GridRow{
		row(12, doc.Label("督办事项"), doc.Box(s.DutyNo+"　"+s.Content, 3)),
		row(12, doc.Label("颜色次数"), doc.Box(fmt.Sprintf("%s色，第%d次督办", s.Colour, s.Nth), 1), doc.Label("下单日期"), doc.Box(s.IssuedOn.Chinese(), 1)),
		row(12, doc.Label("立项依据"), doc.Box(source, 3)),
	}, handlers(fullName(ctx, a, s.LeadID, s.LeadName), d.SupportNames), []doc.GridRow{
		row(12, doc.Label("办理时限"), doc.Box(dueText(d), 1), doc.Label("当前进展"), doc.Box(fmt.Sprintf("%d%%", s.Progress), 1)),
		row(18, doc.Label("督办事由"), doc.Box(tight(s.Reason), 3)),
		row(18, doc.Label("办理要求"), doc.Box(s.Requirement, 3)),
		row(12, doc.Label("反馈时限"), doc.Box(s.FeedbackDue.Chinese()+"前", 3)),
	})
	for _, e := range rec.Slips {
		if e.Nth < s.Nth {
			rows = append(rows, row(14, doc.Label(fmt.Sprintf("第%d次督办", e.Nth)), doc.Box(earlierSlip(e), 3)))
		}
	}
	feedback := s.Feedback
	if s.FeedbackOn != "" {
		feedback += "（" + s.FeedbackOn.Chinese() + "反馈）"
	}
	signed := "签收人：" + s.SignedBy
	if s.SignedOn != "" {
		signed += "\n" + s.SignedOn.Chinese()
	}
	rows = append(rows,
		row(34, doc.Label("反馈意见"), doc.Opinion(feedback, 3, "承办人：　　　　　　单位负责人（盖章）：　　　　　　", "　　　　年　　月　　日")),
		row(14, doc.Label("签收"), doc.Box(signed, 1), doc.Label("督办人"), doc.Box("", 1)))
	out.Blocks = []doc.Block{doc.Grid{Cols: []float64{22, 56, 22, 56}, Rows: rows, Notes: []string{"一事一单；联合办理的由承办（牵头）单位反馈。"}}}
	return out, nil
}

// handlers are the leading and the supporting units, side by side where both are short.
func handlers(lead, support string) []doc.GridRow {
	const short = 26
	if utf8.RuneCountInString(support) > short {
		return []doc.GridRow{row(12, doc.Label("承办单位"), doc.Box(lead, 3)), row(12, doc.Label("协办单位"), doc.Box(support, 3))}
	}
	return []doc.GridRow{row(12, doc.Label("承办单位"), doc.Box(lead, 1), doc.Label("协办单位"), doc.Box(support, 1))}
}

func earlierSlip(e app.Slip) string {
	text := fmt.Sprintf("%s（%s），%s：%s；要求：%s", e.No, e.Colour, e.IssuedOn.Chinese(), tight(e.Reason), e.Requirement)
	if e.FeedbackOn != "" {
		return text + "反馈：" + e.Feedback
	}
	return text + "未反馈。"
}

package app

import (
	"context"
	"strconv"
)

// The columns of 进展 that units fill in.
const (
	fillPercent = "percent"
	fillText    = "text"
	fillProblem = "problem"
	fillNext    = "next"
	fillReason  = "reason"
	fillAsk     = "ask"
)

// dutyCollector asks lead units for the progress of their open items.
func dutyCollector() *collector {
	return &collector{name: "责任事项进展填报表", hint: "只填浅黄色的栏；没有新进展的行留空。完成率填 0—100 的整数，低于上次的写明回落原因。",
		columns: []FillColumn{{Title: "编号", Width: 13}, {Title: "任务内容", Width: 30}, {Title: "成果要求", Width: 15}, {Title: "完成时限", Width: 12}, {Title: "灯", Width: 12}, {Title: "上次完成率", Width: 9},
			{Key: fillPercent, Title: "完成率（%）", Kind: FillPercent, Width: 10}, {Key: fillText, Title: "进展说明", Kind: FillText, Width: 30}, {Key: fillProblem, Title: "存在问题", Kind: FillText, Width: 18},
			{Key: fillNext, Title: "下步措施", Kind: FillText, Width: 18}, {Key: fillReason, Title: "回落原因", Kind: FillText, Width: 12}, {Key: fillAsk, Title: "申请办结", Kind: FillChoice, Choices: []string{"是", "否"}, Width: 9}},
		about: "任务内容", named: func(tx Tx, id int64) (string, string, error) {
			d, err := tx.Duties().Get(id)
			return d.No, d.Content, err
		},
		rows: dutyRows, judge: judgeProgress, take: takeProgress}
}

func dutyRows(s *Collects, tx Tx, org int64) (out []FillRow, err error) {
	err = tx.Duties().Each(Where(Eq("lead_id", org), In("state", DoReport.states())).By("lamp_rank", "due", "no"), func(d *Duty) error {
		due := Dated(d.Due)
		if d.Due == "" && d.DueText != "" {
			due = d.DueText
		}
		out = append(out, FillRow{Key: fillKey("duty", d.ID, s.today()),
			Given: []string{d.No, d.Content, d.Deliverable, due, d.Lamp.String() + " " + d.LampWord, strconv.Itoa(d.Progress) + "%"}})
		return nil
	})
	return out, err
}

// judgeProgress compares a filled row with the item.
func judgeProgress(s *Collects, tx Tx, r *Returned, l *FillLine) error {
	d, err := tx.Duties().Get(l.ID)
	if err != nil {
		l.Title, l.Refused = r.cell("编号").Text, "事项已不在清单中。"
		return nil
	}
	l.Title, l.Unit = d.title(), d.LeadName
	last := Progress{}
	if list, err := tx.Progresses().List(Where(Eq("duty_id", d.ID)).By("day", "id")); err != nil {
		return err
	} else if len(list) > 0 {
		last = list[len(list)-1]
	}
	percent, given, err := readPercent(r.cell("完成率（%）"))
	if err != nil {
		return err
	}
	if !given {
		percent = d.Progress
	}
	l.values[fillPercent] = strconv.Itoa(percent)
	if percent == d.Progress && l.nothingSince(&last) {
		return nil
	}
	l.change("完成率", strconv.Itoa(d.Progress)+"%", strconv.Itoa(percent)+"%")
	l.change("进展说明", last.Text, l.values[fillText])
	l.change("存在问题", last.Problem, l.values[fillProblem])
	l.change("下步措施", last.Next, l.values[fillNext])
	l.change("回落原因", "", l.values[fillReason])
	if l.values[fillAsk] == "是" {
		l.change("申请办结", "否", "是")
	}
	earlier, err := tx.Progresses().List(Where(Eq("duty_id", d.ID)))
	if err != nil {
		return err
	}
	if err := d.MayReport(*l.progress(&d, s.today()), earlier, s.today()); err != nil || l.values[fillAsk] != "是" {
		return err
	}
	stages, err := tx.Milestones().List(Where(Eq("duty_id", d.ID)))
	if err != nil {
		return err
	}
	d.State = DutyInProgress // the report signs for it
	return d.MayRequestDone(l.values[fillText], stages)
}

// nothingSince says that the words of a row are empty or those of the last report.
func (l *FillLine) nothingSince(last *Progress) bool {
	old := map[string]string{fillText: last.Text, fillProblem: last.Problem, fillNext: last.Next, fillReason: last.Reason, fillAsk: "否"}
	for key, was := range old {
		if text := l.values[key]; text != "" && text != was {
			return false
		}
	}
	return true
}

func (l *FillLine) progress(d *Duty, today Date) *Progress {
	percent, _ := strconv.Atoi(l.values[fillPercent])
	return &Progress{DutyID: d.ID, Day: today, OrgName: d.LeadName, Percent: percent, Text: l.values[fillText], Problem: l.values[fillProblem], Next: l.values[fillNext], Reason: l.values[fillReason]}
}

// takeProgress enters a row as a report of the unit, and its request to close.
func takeProgress(s *Collects, ctx context.Context, tx Tx, l *FillLine) error {
	d, err := tx.Duties().Get(l.ID)
	if err != nil {
		return err
	}
	work := DutyWork{s.core}
	return s.applyDuty(tx, &d, func(tx Tx, d *Duty) error {
		if err := work.enter(ctx, tx, d, l.progress(d, s.today())); err != nil {
			return err
		}
		if l.values[fillAsk] == "是" {
			return work.ask(tx, d, l.values[fillText])
		}
		return nil
	})
}

// slipCollector asks units for what they owe on supervision slips: who signed, and the feedback.
func slipCollector() *collector {
	return &collector{name: "督办反馈填报表", hint: "只填浅黄色的栏。签收人写姓名；反馈意见写明查明的原因、采取的措施和完成时间。",
		columns: []FillColumn{{Title: "编号", Width: 16}, {Title: "颜色", Width: 6}, {Title: "督办事项", Width: 36}, {Title: "办理要求", Width: 30}, {Title: "反馈时限", Width: 12},
			{Key: "signed", Title: "签收人", Kind: FillText, Width: 10}, {Key: "feedback", Title: "反馈意见", Kind: FillText, Width: 48}},
		about: "督办事项", named: func(tx Tx, id int64) (string, string, error) {
			p, err := tx.Slips().Get(id)
			return p.No, p.Content, err
		},
		rows: slipRows, judge: judgeSlip, take: takeSlip}
}

func slipRows(s *Collects, tx Tx, org int64) (out []FillRow, err error) {
	err = tx.Slips().Each(Where(Eq("lead_id", org), Eq("feedback_on", "")).By("feedback_due", "id"), func(p *Slip) error {
		out = append(out, FillRow{Key: fillKey("slip", p.ID, s.today()), Given: []string{p.No, p.Colour, p.Content, p.Requirement, string(p.FeedbackDue)}})
		return nil
	})
	return out, err
}

func judgeSlip(_ *Collects, tx Tx, r *Returned, l *FillLine) error {
	p, err := tx.Slips().Get(l.ID)
	if err != nil {
		l.Title, l.Refused = r.cell("编号").Text, "督办单已不在记录中。"
		return nil
	}
	l.Title, l.Unit = p.No+" "+p.Content, p.LeadName
	l.change("签收人", p.SignedBy, l.values["signed"])
	l.change("反馈意见", p.Feedback, l.values["feedback"])
	if p.FeedbackOn != "" && len(l.Changes) > 0 {
		return Errorf("", "%s已于 %s 反馈。", p.No, p.FeedbackOn)
	}
	return nil
}

func takeSlip(s *Collects, _ context.Context, tx Tx, l *FillLine) error {
	p, err := tx.Slips().Get(l.ID)
	if err != nil {
		return err
	}
	if p.FeedbackOn != "" {
		return Errorf("", "%s已于 %s 反馈。", p.No, p.FeedbackOn)
	}
	if by := l.values["signed"]; by != "" && p.SignedOn == "" {
		p.SignedBy, p.SignedOn = by, s.today()
	}
	if text := l.values["feedback"]; text != "" {
		p.Feedback, p.FeedbackOn = text, s.today()
		if p.SignedOn == "" {
			p.SignedBy, p.SignedOn = p.LeadName, s.today()
		}
	}
	return tx.Slips().Put(&p)
}

package app

import (
	"context"
	"strconv"
	"strings"
)

// DutyWork (办理) follows the work on an item: reports, the request to close, its review, the close.
type DutyWork struct{ *core }

func plainDays(n int) string { return strconv.Itoa(n) + " 个工作日" }

// Report enters a progress report (填报进展). Day and OrgName default to today and the lead unit. A report signs for the item, and
// takes a returned one up again.
func (s *DutyWork) Report(ctx context.Context, p *Progress) error {
	_, err := s.changeDuty(ctx, p.DutyID, Act{Name: "填报进展", Right: RightEdit}, func(tx Tx, d *Duty) error { return s.enter(ctx, tx, d, p) })
	return err
}

// enter takes a report over into an item.
func (s *DutyWork) enter(ctx context.Context, tx Tx, d *Duty, p *Progress) error {
	if p.Day == "" {
		p.Day = s.today()
	}
	if p.OrgName == "" {
		p.OrgName = d.LeadName
	}
	p.Text = strings.TrimSpace(p.Text)
	earlier, err := tx.Progresses().List(Where(Eq("duty_id", d.ID)))
	if err != nil {
		return err
	}
	if err := d.MayReport(*p, earlier, s.today()); err != nil {
		return err
	}
	if d.State == DutyAssigned {
		if err := s.dutyEvent(ctx, tx, d, DoAccept, "填报进展时签收"); err != nil {
			return err
		}
	}
	d.State = DutyInProgress
	return s.putReport(tx, d, p)
}

// putReport stores a report and takes its figures over into the item.
func (s *DutyWork) putReport(tx Tx, d *Duty, p *Progress) error {
	cycle := settingInt(tx, SetReportCycle)
	last := max(d.ReportedOn, d.Start)
	p.Before = d.Progress
	p.Late = cycle > 0 && last != "" && last.DaysTo(p.Day) > cycle
	if err := tx.Progresses().Put(p); err != nil {
		return err
	}
	d.Progress, d.ReportedOn = p.Percent, p.Day
	return nil
}

// RequestDone asks for the close of an item (申请办结), telling what was achieved; the item counts as 100 % from then on.
func (s *DutyWork) RequestDone(ctx context.Context, id int64, text string) error {
	_, err := s.changeDuty(ctx, id, Act{Name: "申请办结", Right: RightEdit}, func(tx Tx, d *Duty) error { return s.ask(tx, d, text) })
	return err
}

// ask files a request to close an item.
func (s *DutyWork) ask(tx Tx, d *Duty, text string) error {
	stages, err := tx.Milestones().List(Where(Eq("duty_id", d.ID)))
	if err != nil {
		return err
	}
	if err := d.MayRequestDone(text, stages); err != nil {
		return err
	}
	if d.Progress < 100 {
		p := Progress{DutyID: d.ID, Day: s.today(), OrgName: d.LeadName, Percent: 100, Text: "申请办结：" + strings.TrimSpace(text)}
		if err := s.putReport(tx, d, &p); err != nil {
			return err
		}
	}
	d.State, d.AskedOn = DutyDoneRequested, s.today()
	return tx.Reviews().Put(&Review{DutyID: d.ID, AskedOn: s.today(), Text: strings.TrimSpace(text)})
}

// Review gives the verdict on a request to close (办结审核): 同意办结 counts from the day of the request, 退回 needs an opinion.
func (s *DutyWork) Review(ctx context.Context, id int64, approve bool, opinion string) error {
	name := "同意办结"
	if !approve {
		name = "退回办结申请"
	}
	_, err := s.changeDuty(ctx, id, Act{Name: name, Right: RightReview, Does: DoReview}, func(tx Tx, d *Duty) error {
		return s.verdict(ctx, tx, d, approve, opinion)
	})
	return err
}

// Approve agrees to the close of every selected item that asked for it.
func (s *DutyWork) Approve(ctx context.Context, ids []int64) (done int, err error) {
	return s.changeDuties(ctx, ids, Act{Name: "同意办结", Right: RightReview}, DoReview, func(tx Tx, d *Duty) error {
		return s.verdict(ctx, tx, d, true, "")
	})
}

func (s *DutyWork) verdict(ctx context.Context, tx Tx, d *Duty, approve bool, opinion string) error {
	if err := d.Allows(DoReview); err != nil {
		return err
	}
	if !approve && strings.TrimSpace(opinion) == "" {
		return Errorf("opinion", "退回要写明意见：缺什么、怎样补。")
	}
	r, err := tx.Reviews().Find(Where(Eq("duty_id", d.ID), Eq("decided", false)))
	if err != nil {
		return err
	}
	r.Decided, r.Approved, r.Opinion, r.DecidedBy, r.DecidedOn = true, approve, strings.TrimSpace(opinion), UserFrom(ctx).Who(), s.today()
	d.State = DutyReturned
	if approve {
		d.State, d.DoneOn, d.AskedDue, d.AskedPause = DutyDone, d.AskedOn, "", ""
	}
	d.AskedOn = ""
	return tx.Reviews().Put(&r)
}

// Close strikes done items off the list (销号); afterwards they are never edited.
func (s *DutyWork) Close(ctx context.Context, ids []int64) (done int, err error) {
	return s.changeDuties(ctx, ids, Act{Name: "责任事项销号", Right: RightReview}, DoClose, func(tx Tx, d *Duty) error {
		d.State, d.ClosedOn = DutyClosed, s.today()
		return s.dutyEvent(ctx, tx, d, DoClose, "办结 "+string(d.DoneOn)+"，销号")
	})
}

// Milestones (阶段目标) keeps the stages of items.
type Milestones struct{ *core }

// Save replaces the stages of an item that is still worked on. Stages run forward in date and percentage, up to the deadline.
func (s *Milestones) Save(ctx context.Context, dutyID int64, stages []Milestone) error {
	_, err := s.changeDuty(ctx, dutyID, Act{Name: "修改阶段目标", Right: RightEdit}, func(tx Tx, d *Duty) error {
		if err := d.Allows(DoEdit); err != nil {
			return err
		}
		if err := d.checkStages(stages); err != nil {
			return err
		}
		old, err := tx.Milestones().List(Where(Eq("duty_id", dutyID)))
		if err != nil {
			return err
		}
		kept := map[int64]bool{}
		for i := range stages {
			m := &stages[i]
			m.DutyID, m.Seq = dutyID, i+1
			if err := tx.Milestones().Put(m); err != nil {
				return err
			}
			kept[m.ID] = true
		}
		for _, m := range old {
			if !kept[m.ID] {
				if err := tx.Milestones().Delete(m.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}

func (d *Duty) checkStages(stages []Milestone) error {
	var wrong Errors
	var last Milestone
	for i, m := range stages {
		n := i + 1
		wrong.Add(strings.TrimSpace(m.Name) == "", "name", "第 %d 个阶段目标没有名称。", n)
		wrong.Add(!m.Planned.Valid(), "planned", "第 %d 个阶段目标的计划日“%s”不是日期。", n, m.Planned)
		wrong.Add(d.Due != "" && m.Planned > d.Due, "planned", "第 %d 个阶段目标晚于完成时限 %s。", n, d.Due)
		wrong.Add(d.Start != "" && m.Planned < d.Start, "planned", "第 %d 个阶段目标早于起始日 %s。", n, d.Start)
		wrong.Add(m.Percent < 0 || m.Percent > 100, "percent", "第 %d 个阶段目标的完成率应在 0 到 100 之间。", n)
		wrong.Add(i > 0 && (m.Planned < last.Planned || m.Percent < last.Percent), "planned", "第 %d 个阶段目标的日期和完成率不能小于上一个。", n)
		last = m
	}
	return wrong.Err()
}

// Reach enters the day on which a stage was reached; empty takes it back.
func (s *Milestones) Reach(ctx context.Context, id int64, day Date) error {
	m, err := get(ctx, s.core, id, Tx.Milestones)
	if err != nil {
		return err
	}
	_, err = s.changeDuty(ctx, m.DutyID, Act{Name: "登记阶段目标", Right: RightEdit}, func(tx Tx, d *Duty) error {
		if err := d.Allows(DoEdit); err != nil {
			return err
		}
		if day > s.today() {
			return Errorf("reached", "完成日期 %s 还没有到。", day)
		}
		m, err := tx.Milestones().Get(id)
		if err != nil {
			return err
		}
		m.Reached = day
		return tx.Milestones().Put(&m)
	})
	return err
}

package demo

import (
	"fmt"

	"gongzhi/app"
)

// fate is how an item will go.
type fate struct {
	pace  int // workdays between reports
	next  app.Date
	share int // percent of the work it is ahead (+) or behind (−) of its plan
	slow  bool
	asked bool // for an extension
}

// duties reports, closes and supervises what is due on a day.
func (o *office) duties(day app.Date) error {
	items, _, err := o.a.Duties.List(o.clerk, app.Where(app.In("state", []int{int(app.DutyAssigned), int(app.DutyInProgress), int(app.DutyReturned), int(app.DutyDoneRequested), int(app.DutyDone)})).By("id"))
	if err != nil {
		return err
	}
	for i := range items {
		if err := o.work(day, &items[i]); err != nil {
			return fmt.Errorf("%s：%w", items[i].No, err)
		}
	}
	return o.supervise(day)
}

func (o *office) work(day app.Date, d *app.Duty) error {
	f := o.fates[d.ID]
	if f == nil {
		f = &fate{pace: 8 + o.dice.IntN(12), share: o.dice.IntN(25) - 5, slow: o.chance(14)}
		f.next = o.cal.Add(day, 1+o.dice.IntN(4))
		o.fates[d.ID] = f
		if d.State == app.DutyAssigned {
			_, err := o.a.DutyOrders.Accept(o.clerk, app.IDs{d.ID}, d.Person)
			return err
		}
	}
	if f.slow && d.ID%3 == 0 && !f.asked && d.State == app.DutyInProgress && d.Due != "" && o.cal.Between(day, d.Due) == 2 {
		f.asked = true
		return o.extend(day, d)
	}
	if day < f.next {
		return nil
	}
	f.next = o.cal.Add(day, f.pace)
	switch d.State {
	case app.DutyDoneRequested:
		return o.a.DutyWork.Review(o.clerk, d.ID, !o.chance(10), "已核对佐证材料")
	case app.DutyDone:
		_, err := o.a.DutyWork.Close(o.clerk, app.IDs{d.ID})
		return err
	case app.DutyAssigned, app.DutyReturned, app.DutyInProgress:
		return o.report(day, d, f)
	}
	return nil
}

// extend asks for three more weeks; the leader grants most.
func (o *office) extend(day app.Date, d *app.Duty) error {
	x := app.Extension{DutyID: d.ID, NewDue: o.cal.Add(d.Due, 15), Reason: "涉及产权单位协调，材料补正需要时间"}
	if err := o.a.Extensions.File(o.clerk, &x); err != nil {
		return err
	}
	return o.a.Extensions.Decide(o.leader, d.ID, d.ID%4 != 0, "核实进度后办理")
}

func (o *office) report(day app.Date, d *app.Duty, f *fate) error {
	if d.Progress >= 100 {
		f.next = o.cal.Add(day, 2)
		return o.a.DutyWork.RequestDone(o.clerk, d.ID, "各项工作已完成，居民代表已确认。")
	}
	target := d.Progress + 15
	if d.Due != "" {
		total := max(o.cal.Between(d.Start, d.Due), 1)
		target = o.cal.Between(d.Start, o.cal.Add(day, f.pace))*100/total + f.share
	}
	if f.slow && (d.Due == "" || day < o.cal.Add(d.Due, 30)) { // late by weeks, not for ever
		target = min(target*6/10, 85)
	}
	if d.Due == "" {
		target = min(target, 90)
	}
	target = max(d.Progress, min(target, 100))
	return o.a.DutyWork.Report(o.clerk, &app.Progress{DutyID: d.ID, Percent: target, Text: fmt.Sprintf("%s推进到 %d%%。", day.MonthDay(), target), Next: "按计划继续推进"})
}

// supervise issues slips for late items on Mondays, and answers most of them before their day.
func (o *office) supervise(day app.Date) error {
	slips, _, err := o.a.Slips.List(o.clerk, app.Query{})
	if err != nil {
		return err
	}
	for _, s := range slips {
		if s.FeedbackOn == "" && o.cal.Between(s.IssuedOn, day) == 3 && s.ID%4 != 0 {
			if err := o.a.Slips.Feedback(o.clerk, s.ID, "已制定措施，每周报告进展。"); err != nil {
				return err
			}
		}
	}
	if day.Weekday() != "周一" {
		return nil
	}
	proposals, err := o.a.Slips.Suggest(o.clerk)
	if err != nil {
		return err
	}
	var out []app.Slip
	for _, p := range proposals {
		if p.Off == "" && !p.Escalate && p.Duty.Due != "" && p.Duty.Due < day && len(p.Earlier) < 2 {
			out = append(out, p.Slip)
		}
	}
	if len(out) == 0 {
		return nil
	}
	_, err = o.a.Slips.Issue(o.clerk, out)
	return err
}

package demo

import (
	"fmt"
	"time"

	"gongzhi/app"
)

// work enters the life of an issued task into the diary.
func (o *office) work(t *task) {
	if t.unsigned {
		return
	}
	o.on(o.cal.Add(t.start, 1), func() error {
		_, err := o.a.DutyOrders.Accept(o.clerk, app.IDs{t.id}, o.people[t.lead][0].Name)
		return err
	})
	for i, day := range t.reports {
		o.on(day, func() error { return o.report(t, i) })
	}
	switch t.ask {
	case 1, 2:
		o.on(o.cal.Add(t.due, -3), func() error { return o.extend(t) })
	case 3:
		o.on(o.cal.Add(t.due, 2), func() error { return o.a.Extensions.Explain(o.clerk, t.id, pick(o, reasons)) })
	}
	switch {
	case t.fate == fateEnded:
		o.on(t.finish, func() error {
			_, err := o.a.DutyOrders.Cancel(o.leader, app.IDs{t.id}, "上级统一实施，街道不再单独办理")
			return err
		})
	case t.halted:
		o.on(halt, func() error {
			return o.a.DutyOrders.Suspend(o.leader, t.id, "等待区级管线迁改批复，经批准暂停")
		})
	case t.returned:
		o.on(t.end, func() error { return o.ask(t) })
		o.on(o.cal.Add(t.end, 1), func() error {
			return o.a.DutyWork.Review(o.clerk, t.id, false, pick(o, []string{"缺居民代表确认签字，补充后再报", "整改前后照片不对应，请重新拍摄", "台账与现场点位数不一致，核实后再报"}))
		})
		o.on(o.cal.Add(t.end, 3), func() error {
			return o.a.DutyWork.Report(o.clerk, &app.Progress{DutyID: t.id, Percent: 100, Text: "按退回意见补齐材料，现场已复核。", Next: "再次申请办结"})
		})
		fallthrough
	case t.finish != "":
		o.on(t.finish, func() error { return o.complete(t) })
	}
}

// complete asks for the close with the evidence, has it reviewed the next day and struck off some days later.
func (o *office) complete(t *task) error {
	for range 2 {
		if t.waiting {
			break
		}
		if err := o.evidence(t); err != nil {
			return err
		}
	}
	if err := o.ask(t); err != nil || t.waiting {
		return err
	}
	today := app.DateOf(o.now)
	o.on(o.cal.Add(today, 1), func() error {
		return o.a.DutyWork.Review(o.clerk, t.id, true, pick(o, []string{"已核对佐证材料，同意办结", "现场查看属实，同意办结", "材料齐全，同意办结"}))
	})
	o.on(o.cal.Add(today, 4+int(t.id%3)), func() error {
		_, err := o.a.DutyWork.Close(o.clerk, app.IDs{t.id})
		return err
	})
	return nil
}

func (o *office) ask(t *task) error {
	return o.a.DutyWork.RequestDone(o.clerk, t.id, dones[int(t.id)%len(dones)])
}

// extend asks for more time; the leader answers the next day.
func (o *office) extend(t *task) error {
	x := app.Extension{DutyID: t.id, NewDue: o.cal.Add(t.due, 15), Reason: pick(o, reasons)}
	if t.fate == fateExtended {
		x.NewDue = o.cal.Add("2026-12-01", o.dice.IntN(18))
	}
	if err := o.a.Extensions.File(o.clerk, &x); err != nil {
		return err
	}
	grant, opinion := t.ask == 1, "情况属实，同意延期，不再二次延期"
	if !grant {
		opinion = "已有替代办法，按原时限抓紧办理"
	}
	o.on(o.cal.Add(app.DateOf(o.now), 1), func() error { return o.a.Extensions.Decide(o.leader, t.id, grant, opinion) })
	return nil
}

// share is the percentage that the i-th report of a task tells, before it is kept from going down.
func (o *office) share(t *task, i int) int {
	n := len(t.reports)
	planned := 100 * t.start.DaysTo(t.reports[i]) / max(1, t.start.DaysTo(max(t.due, t.start.AddDays(1))))
	switch {
	case o.isTwin(t):
		return 100 * (i + 1) / (n + 1)
	case t.due == "":
		return 8 * int(t.reports[i].Time().Month())
	case t.fate == fateDone || t.waiting:
		return 100*(i+1)/(n+1) + int(t.id*int64(i)%7)
	case t.fate == fateLate:
		return min(planned*6/10, 85)
	case t.fate == fateExtended:
		return min(planned*7/10, 80)
	}
	return planned + int(t.id%17) - 6
}

// told is what the i-th report tells: nobody winds up what is late.
func (o *office) told(t *task, i int) string {
	third := 3 * i / max(len(t.reports), 1)
	if third == 2 && (t.fate == fateLate || t.fate == fateExtended) {
		return fmt.Sprintf("第%d次调度：%s。", i, steps[1][(int(t.id)+i*5)%6])
	}
	return steps[third][(int(t.id)+i*5)%6] + "。"
}

// report enters the i-th report of a task.
func (o *office) report(t *task, i int) error {
	n, k := len(t.reports), int(t.id)
	t.percent = max(t.percent, min(o.share(t, i), 95), 5)
	p := app.Progress{DutyID: t.id, Percent: t.percent, Text: o.told(t, i), Next: nexts[(k+i)%len(nexts)]}
	if t.due == "" {
		p.Text = fmt.Sprintf("%d月%s，本月开展 %d 次，台账齐全。", int(o.now.Month()), []string{"按制度执行", "持续推进", "正常开展"}[i%3], 2+(k+i)%5)
	}
	unfinished := t.fate != fateDone && i == n-1
	if unfinished && t.due != "" {
		p.Problem = snags[k%len(snags)]
	}
	if err := o.a.DutyWork.Report(o.clerk, &p); err != nil {
		return err
	}
	if unfinished && t.fate != fateEnded && !t.waiting {
		return o.evidence(t)
	}
	return nil
}

// planSupervision has slips issued for late items on Mondays; most are answered before their day.
func (o *office) planSupervision() {
	for day := firstDay; day <= Today; day = day.AddDays(1) {
		if day.Time().Weekday() == time.Monday && o.cal.IsWorkday(day) && day > "2026-01-08" {
			o.on(day, func() error { return o.supervise(day) })
		}
	}
}

func (o *office) supervise(day app.Date) error {
	if _, err := o.a.Duties.RefreshLamps(o.clerk); err != nil {
		return err
	}
	proposals, err := o.a.Slips.Suggest(o.clerk)
	if err != nil {
		return err
	}
	var out []app.Slip
	for _, p := range proposals {
		if p.Off == "" && !p.Escalate && p.Duty.Due != "" && p.Duty.Due < day && len(p.Earlier) < 3 {
			p.Slip.Requirement = pick(o, []string{"查明原因，拿出措施，加快办理，按期反馈办理情况。", "倒排工期，明确责任人，每周报告进展。", "一周内召开协调会，书面反馈办理计划。"})
			out = append(out, p.Slip)
		}
	}
	if len(out) == 0 {
		return nil
	}
	issued, err := o.a.Slips.Issue(o.clerk, out)
	for _, s := range issued {
		days := 2 + int(s.ID%3)
		if s.ID%9 == 4 {
			days = 7 // too late
		}
		if s.ID%13 == 6 {
			continue // never
		}
		o.on(o.cal.Add(day, days), func() error {
			return o.a.Slips.Feedback(o.clerk, s.ID, pick(o, []string{"已制定措施，每周报告进展。", "产权单位已同意配合，两周内完成。", "已增派人员，预计本月内办结。", "材料已补齐，正在走审批程序。"}))
		})
	}
	return err
}

package app

import (
	"strings"

	"gongzhi/app/workday"
)

// DutyAct (办理动作) is what can be done to an item; its text is the word on buttons and in the audit log.
type DutyAct string

// The acts on an item.
const (
	DoEdit        DutyAct = "修改"
	DoDelete      DutyAct = "删除"
	DoIssue       DutyAct = "下达"
	DoAccept      DutyAct = "签收"
	DoReport      DutyAct = "填报进展"
	DoTransfer    DutyAct = "转办"
	DoUrge        DutyAct = "催办"
	DoExtend      DutyAct = "申请延期"
	DoDecide      DutyAct = "批复延期"
	DoAssign      DutyAct = "分派"
	DoSuspend     DutyAct = "暂停"
	DoAskPause    DutyAct = "申请暂停"
	DoRefusePause DutyAct = "不同意暂停"
	DoResume      DutyAct = "恢复办理"
	DoCancel      DutyAct = "撤销"
	DoRequestDone DutyAct = "申请办结"
	DoReview      DutyAct = "审核"
	DoClose       DutyAct = "销号"
	DoRelapse     DutyAct = "登记反弹"
	DoSlip        DutyAct = "下督办单"
	DoHandover    DutyAct = "交接"
)

// states are the states in which the act is allowed.
func (a DutyAct) states() []DutyState {
	switch a {
	case DoEdit, DoAssign:
		return []DutyState{DutyDraft, DutyAssigned, DutyInProgress, DutyReturned, DutySuspended}
	case DoDelete, DoIssue:
		return []DutyState{DutyDraft}
	case DoAccept:
		return []DutyState{DutyAssigned}
	case DoReport, DoExtend, DoSuspend, DoAskPause, DoUrge, DoSlip:
		return []DutyState{DutyAssigned, DutyInProgress, DutyReturned}
	case DoTransfer, DoCancel:
		return []DutyState{DutyAssigned, DutyInProgress, DutyReturned, DutySuspended}
	case DoRequestDone:
		return []DutyState{DutyInProgress, DutyReturned}
	case DoReview:
		return []DutyState{DutyDoneRequested}
	case DoClose:
		return []DutyState{DutyDone}
	case DoRelapse:
		return []DutyState{DutyDone, DutyClosed}
	case DoResume:
		return []DutyState{DutySuspended}
	}
	return nil
}

// Allows is nil when the act fits the item's state, else the sentence that says why not and what to do first.
func (d *Duty) Allows(act DutyAct) error {
	for _, s := range act.states() {
		if s == d.State {
			return nil
		}
	}
	return Errorf("", "事项%s，不能%s。%s", d.State.phrase(), act, d.State.cure())
}

func (s DutyState) phrase() string {
	return pick(int(s), "尚未签收", "正在办理", "已申请办结", "已被退回", "已办结", "已销号", "已暂停", "已撤销", "还是草稿")
}

func (s DutyState) cure() string {
	return pick(int(s), "先签收。", "", "等审核结论，退回后再办。", "", "可以销号；问题再次出现时登记反弹。", "问题再次出现时登记反弹，作为新的事项。", "先恢复办理。", "", "先下达。")
}

// OnTime says whether a finished item kept its deadline: the original one, or the one after extension.
func (d *Duty) OnTime(original bool) bool {
	due := d.Due
	if original && d.FirstDue != "" {
		due = d.FirstDue
	}
	return d.DoneOn != "" && (due == "" || d.DoneOn <= due)
}

// Extended says whether the deadline was moved.
func (d *Duty) Extended() bool { return d.FirstDue != "" && d.FirstDue != d.Due }

// MayReport checks a progress report against the item and its earlier reports. A percentage may go down only with a reason, and
// the same words are taken once.
func (d *Duty) MayReport(p Progress, earlier []Progress, today Date) error {
	if err := d.Allows(DoReport); err != nil {
		return err
	}
	var wrong Errors
	text := strings.TrimSpace(p.Text)
	wrong.Add(text == "", "text", "进展说明为空。写明做了什么。")
	wrong.Add(p.Percent < 0 || p.Percent > 100, "percent", "完成率应在 0 到 100 之间，现在是 %d。", p.Percent)
	wrong.Add(p.Percent < d.Progress && strings.TrimSpace(p.Reason) == "", "reason", "完成率由 %d%% 降到 %d%%，要写明原因。", d.Progress, p.Percent)
	wrong.Add(p.Day > today, "day", "填报日期 %s 还没有到。", p.Day)
	wrong.Add(d.ReportedOn != "" && p.Day < d.ReportedOn, "day", "填报日期早于上次填报 %s。", d.ReportedOn)
	for _, e := range earlier {
		if e.Text == text && e.Percent == p.Percent {
			wrong.Add(true, "text", "%s 已填报过相同的内容（%d%%）。写明新的进展。", e.Day, e.Percent)
			break
		}
	}
	return wrong.Err()
}

// MayRequestDone checks a request to close: what was achieved is told, and every stage is reached.
func (d *Duty) MayRequestDone(text string, stages []Milestone) error {
	if err := d.Allows(DoRequestDone); err != nil {
		return err
	}
	open := 0
	for _, m := range stages {
		if m.Reached == "" {
			open++
		}
	}
	if open > 0 {
		return Errorf("", "还有 %d 个阶段目标未完成，不能申请办结。先登记完成日期。", open)
	}
	if strings.TrimSpace(text) == "" {
		return Errorf("text", "完成情况为空。写明结果和佐证材料。")
	}
	return nil
}

// MayExtend checks an extension request: filed no later than the due day, with a reason and a later date, and not too often.
func (d *Duty) MayExtend(e Extension, earlier []Extension, today Date, most int) error {
	if err := d.Allows(DoExtend); err != nil {
		return err
	}
	if d.Due == "" {
		return Errorf("new_due", "事项没有完成时限（长期坚持），不需要延期。")
	}
	if today > d.Due {
		return Errorf("new_due", "已过完成时限 %s，不能申请延期，只能作逾期说明。", d.Due)
	}
	granted := 0
	for _, x := range earlier {
		if x.State == ExtensionAsked {
			return Errorf("", "%s 的延期申请还没有批复，不能再次申请。", x.FiledOn)
		}
		if x.State == ExtensionGranted && !x.Pause {
			granted++
		}
	}
	if granted >= most {
		return Errorf("", "已延期 %d 次，达到上限 %d 次，不能再延。", granted, most)
	}
	var wrong Errors
	wrong.Add(!e.NewDue.Valid(), "new_due", "申请时限“%s”不是日期。", e.NewDue)
	wrong.Add(e.NewDue.Valid() && e.NewDue <= d.Due, "new_due", "申请时限应晚于现时限 %s。", d.Due)
	wrong.Add(strings.TrimSpace(e.Reason) == "", "reason", "延期事由为空。写明原因。")
	return wrong.Err()
}

// DutyAdvice (时限提示) is what the form says about a deadline: never a refusal.
type DutyAdvice struct {
	RestDay       bool
	Name          string // of the festival
	Before, After Date   // the two cures: the working days around it
	Workdays      int    // from the start to the deadline
	Warning       string // 「2027 年放假安排未导入，按周末推算」
}

// Text is the advice as one line, empty when there is nothing to say.
func (a DutyAdvice) Text() string {
	text := ""
	if a.RestDay {
		text = "是休息日。改为 " + a.Before.Short() + " 或 " + a.After.Short() + "？"
		if a.Name != "" {
			text = "是休息日（" + a.Name + "）。改为 " + a.Before.Short() + " 或 " + a.After.Short() + "？"
		}
	}
	return strings.TrimSpace(text + " " + a.Warning)
}

// advise looks a typed deadline up in the calendar.
func advise(cal *workday.Calendar, start, due Date) DutyAdvice {
	if !due.Valid() {
		return DutyAdvice{}
	}
	a := DutyAdvice{RestDay: !cal.IsWorkday(due), Warning: cal.Warn(due, due)}
	if a.RestDay {
		a.Name, a.Before, a.After = cal.Name(due), cal.RollBack(due), cal.RollForward(due)
	}
	if start.Valid() && start <= due {
		a.Workdays, a.Warning = cal.Between(start, due), cal.Warn(start, due)
	}
	return a
}

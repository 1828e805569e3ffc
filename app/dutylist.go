package app

import (
	"fmt"
	"strconv"
	"strings"
)

// ListKind (清单种类) says whether a list is the year's or for one campaign.
type ListKind int

// The kinds of lists.
const (
	ListAnnual ListKind = iota
	ListSpecial
)

// ListKinds lists both kinds in the order of forms.
var ListKinds = [...]ListKind{ListAnnual, ListSpecial}

func (k ListKind) String() string { return pick(int(k), "年度清单", "专项清单") }

// DutyList (责任清单) is one version of a list. Its entries become items when it is issued.
type DutyList struct {
	Record
	Name     string
	Kind     ListKind
	Year     int
	From, To Date // the term of the list; recurring entries run within it
	Edition
}

// Title is the list's name with its version: 2026年度责任清单（第 2 版）.
func (l *DutyList) Title() string { return fmt.Sprintf("%s（第 %d 版）", l.Name, l.Version) }

// Validate refuses a list without name, year or a sound term.
func (l *DutyList) Validate() error {
	var wrong Errors
	wrong.Add(strings.TrimSpace(l.Name) == "", "name", "清单名称为空。例如：%d年度责任清单。", l.Year)
	wrong.Add(l.Year < 2000 || l.Year > 2100, "year", "年度应在 2000 到 2100 之间，现在是 %d。", l.Year)
	wrong.Add(!l.From.Valid() || !l.To.Valid(), "from", "清单的起止日期不完整。")
	wrong.Add(l.From.Valid() && l.To.Valid() && l.To < l.From, "to", "结束日期早于开始日期 %s。", l.From)
	return wrong.Err()
}

// Repeat (周期) is how often an obligation comes back.
type Repeat int

// The periods of recurring obligations.
const (
	RepeatNever Repeat = iota
	RepeatWeekly
	RepeatMonthly
	RepeatQuarterly
	RepeatHalfYearly
	RepeatYearly
)

// Repeats lists all periods in the order of forms.
var Repeats = [...]Repeat{RepeatNever, RepeatWeekly, RepeatMonthly, RepeatQuarterly, RepeatHalfYearly, RepeatYearly}

func (r Repeat) String() string {
	return pick(int(r), "一次性", "每周", "每月", "每季度", "每半年", "每年")
}

// Nth is a date carried on by n periods, always reckoned from the first: the 31st stays the last day of short months without
// becoming the 28th ever after.
func (r Repeat) Nth(first Date, n int) Date {
	switch r {
	case RepeatWeekly:
		return first.AddDays(7 * n)
	case RepeatMonthly:
		return first.AddMonths(n)
	case RepeatQuarterly:
		return first.AddMonths(3 * n)
	case RepeatHalfYearly:
		return first.AddMonths(6 * n)
	case RepeatYearly:
		return first.AddMonths(12 * n)
	}
	return first
}

// carried moves the first period of a recurring entry, or an entry to another year, on by n periods. Who begins on the first of a
// month and ends on the last of one means whole months: the 28th of February goes on to the 31st of March.
func (r Repeat) carried(start, due Date, n int) (Date, Date) {
	end := r.Nth(due, n)
	if r != RepeatNever && r != RepeatWeekly && due != "" && due == due.MonthEnd() && strings.HasSuffix(string(start), "-01") {
		end = end.MonthEnd()
	}
	return r.Nth(start, n), end
}

// ListEntry (清单条目) is one obligation of a list. Key is the same in all versions: it ties the versions and the items together.
type ListEntry struct {
	Record
	ListID       int64
	Key          int64
	Seq          int
	Matter       string
	Content      string
	Deliverable  string
	LeadID       int64
	LeadName     string
	SupportIDs   IDs
	SupportNames string
	Leader       string
	Person       string
	Phone        string
	Level        OrgLevel
	Amount       int64
	Start        Date
	Due          Date // of the first period where it recurs
	Term         int  // days from the start, where there is no date
	Workdays     bool
	Weight       float64
	Urgency      Urgency
	Repeat       Repeat
	Stages       string // lines 计划日 完成率 名称
	Note         string
}

// Validate refuses an entry that could not become an item.
func (e *ListEntry) Validate() error {
	d := e.duty(0)
	var wrong Errors
	if err := d.Validate(); err != nil {
		return err
	}
	wrong.Add(e.Repeat != RepeatNever && (e.Start == "" || e.Due == ""), "due", "%s的任务要填首期的起始日和完成时限。", e.Repeat)
	wrong.Add(e.Due != "" && e.Term > 0, "term", "完成时限和天数只填一个。")
	if err := wrong.Err(); err != nil {
		return err
	}
	_, err := ParseStages(e.Stages, nil, max(e.Start, "2000-01-01"))
	return err
}

// duty is the item of the n-th period of an entry.
func (e *ListEntry) duty(n int) Duty {
	d := Duty{Source: FromList, ListID: e.ListID, EntryKey: e.Key, Round: n, Matter: e.Matter, Content: e.Content, Deliverable: e.Deliverable, LeadID: e.LeadID,
		SupportIDs: e.SupportIDs, SupportNames: e.SupportNames, Leader: e.Leader, Person: e.Person, Phone: e.Phone, Level: e.Level, Amount: e.Amount,
		Term: e.Term, Workdays: e.Workdays, Weight: e.Weight, Urgency: e.Urgency, Note: e.Note}
	d.Start, d.Due = e.Repeat.carried(e.Start, e.Due, n)
	if e.Repeat != RepeatNever {
		d.DueText = fmt.Sprintf("%s，第 %d 期", e.Repeat, n+1)
	}
	return d
}

// DueWords is the entry's deadline in words: 2026-06-30, 15 个工作日内, 每月，首期 2026-01-31, 长期坚持.
func (e *ListEntry) DueWords() string {
	switch {
	case e.Repeat != RepeatNever:
		return fmt.Sprintf("%s，首期 %s", e.Repeat, e.Due)
	case e.Due != "":
		return string(e.Due)
	case e.Term > 0 && e.Workdays:
		return plainDays(e.Term) + "内"
	case e.Term > 0:
		return strconv.Itoa(e.Term) + " 日内"
	}
	return "长期坚持"
}

// fields are an entry's values with their names, for comparing versions.
func (e *ListEntry) fields() []field {
	amount, weight := "", ""
	if e.Amount > 0 {
		amount = WanYuan(e.Amount)
	}
	if e.Weight > 0 {
		weight = strconv.FormatFloat(e.Weight, 'f', -1, 64)
	}
	return []field{{"事项类别", e.Matter}, {"任务内容", e.Content}, {"成果要求", e.Deliverable}, {"牵头单位", e.LeadName}, {"配合单位", e.SupportNames},
		{"责任领导", e.Leader}, {"责任人", e.Person}, {"授权层级", e.Level.String()}, {"涉及金额", amount}, {"起始日", string(e.Start)}, {"完成时限", e.DueWords()},
		{"权重", weight}, {"紧急程度", e.Urgency.String()}, {"阶段目标", e.Stages}, {"备注", e.Note}}
}

package app

import "gongzhi/app/light"

// DutySource (来源) says where a responsibility item comes from.
type DutySource int

// The sources.
const (
	FromList DutySource = iota
	FromResolution
	FromRectification
	FromMediation
	FromAbove
	FromAppeal
)

// DutySources lists all sources in the order of forms.
var DutySources = [...]DutySource{FromResolution, FromList, FromRectification, FromMediation, FromAbove, FromAppeal}

func (s DutySource) String() string {
	return pick(int(s), "年度清单", "议定事项", "监督整改", "矛盾调解", "上级交办", "居民诉求")
}

// DutyState (责任事项状态).
type DutyState int

// The states of an item, DOMAIN 4.3.
const (
	DutyAssigned DutyState = iota
	DutyInProgress
	DutyDoneRequested
	DutyReturned
	DutyDone
	DutyClosed
	DutySuspended
	DutyCancelled
	DutyDraft // 草稿: being drawn up, not issued, counted nowhere
)

func (s DutyState) String() string {
	return pick(int(s), "待签收", "办理中", "申请办结", "退回", "已办结", "已销号", "暂停", "撤销", "草稿")
}

// Open says whether work is still owed.
func (s DutyState) Open() bool {
	return s == DutyAssigned || s == DutyInProgress || s == DutyDoneRequested || s == DutyReturned || s == DutySuspended
}

// OpenStates are the states in which work is still owed or not yet issued: what moves along when a person or a unit changes.
func OpenStates() []DutyState {
	return []DutyState{DutyAssigned, DutyInProgress, DutyDoneRequested, DutyReturned, DutySuspended, DutyDraft}
}

// Urgency (紧急程度).
type Urgency int

// The urgencies.
const (
	Normal Urgency = iota
	Urgent
	Pressing
)

func (u Urgency) String() string { return pick(int(u), "一般", "加急", "特急") }

// Lamp (灯) is the colour of an item.
type Lamp = light.Lamp

// Duty (责任事项) is one item of a responsibility list.
type Duty struct {
	Record
	No           string // Z2026-041
	ListID       int64
	Source       DutySource
	SourceID     int64  // the resolution, rectification …
	SourceText   string // 「第7次联席会议 议定事项 3」
	RelapseOf    int64  // 反弹: the closed item it repeats
	Content      string
	Deliverable  string
	LeadID       int64
	LeadName     string
	SupportIDs   IDs
	SupportNames string
	Leader       string // 责任领导
	Person       string // 责任人
	Phone        string
	Level        OrgLevel // 授权层级
	Start        Date
	Due          Date   `data:"last"` // empty: 长期坚持, sorted after dated items
	DueText      string // as the clerk wrote it, where that is more than a date
	FirstDue     Date   // 原时限; differs from Due after an approved extension
	Workdays     bool   // the deadline was given in working days
	Term         int    // days from the start, where no date was given; Due is reckoned from it when the item is issued
	Matter       string // 事项类别 of the authorisation table
	Amount       int64  // 涉及金额, fen
	Mandate      string // 授权文号: a higher level's written leave to decide here
	EntryKey     int64  // the list entry it came from, the same in all versions
	Round        int    // 第几期 of a recurring entry, from 0
	Weight       float64
	Urgency      Urgency
	State        DutyState
	Progress     int  // percent
	ReportedOn   Date // last progress report
	AskedOn      Date // the day 申请办结 was filed, while it waits for review
	DoneOn       Date // 办结日: the day 申请办结 was filed, once approved
	ClosedOn     Date // 销号日
	SuspendedOn  Date
	AskedDue     Date   // the new deadline asked for, while the extension waits for its decision
	AskedPause   string // why a pause is asked for, while the request waits for its decision
	Lamp         Lamp   // derived; recomputed every day and after every act
	LampRank     int    // derived: 0 红, 1 黄, 2 绿, 3 蓝, 4 灰, for sorting by urgency
	LampWord     string // ≤ 5 characters
	LampWhy      string
	Planned      int // 序时进度 percent, derived
	Note         string

	Left int `data:"-" json:"-"` // working days to the deadline, negative when overdue; filled by Duties.List, never stored
}

// LampRow (灯情) is a recomputed lamp.
type LampRow struct {
	ID      int64
	Lamp    Lamp
	Rank    int
	Word    string
	Why     string
	Planned int
}

// Milestone (阶段目标) of an item.
type Milestone struct {
	Record
	DutyID  int64
	Seq     int
	Name    string
	Planned Date
	Percent int
	Reached Date
}

// Progress (进展) is one report on an item.
type Progress struct {
	Record
	DutyID  int64
	Day     Date
	OrgName string
	Percent int
	Before  int
	Text    string
	Problem string
	Next    string
	Reason  string // why the percentage went down
	Late    bool   // after the reporting cycle's day
}

// ExtensionState (延期状态).
type ExtensionState int

// The states of an extension request.
const (
	ExtensionAsked ExtensionState = iota
	ExtensionGranted
	ExtensionRefused
	ExtensionExplained // filed after the deadline: an explanation only, the lamp stays red
)

func (s ExtensionState) String() string {
	return pick(int(s), "申请", "同意", "不同意", "逾期说明")
}

// Extension (延期申请) keeps the original deadline.
type Extension struct {
	Record
	DutyID    int64
	FiledOn   Date
	Reason    string
	OldDue    Date
	NewDue    Date
	State     ExtensionState
	DecidedBy string
	DecidedOn Date
	Opinion   string
	Pause     bool // 暂停期间时限顺延: not asked for, not counted against the limit
}

// Review (办结审核) is one request to close and its verdict.
type Review struct {
	Record
	DutyID    int64
	AskedOn   Date
	Text      string // 完成情况
	Approved  bool
	Decided   bool
	DecidedBy string
	DecidedOn Date
	Opinion   string
}

// Slip (督办单) is one supervision slip on one item.
type Slip struct {
	Record
	DutyID      int64
	DutyNo      string // the item as it was then: a slip is frozen
	Content     string
	LeadID      int64
	LeadName    string
	Progress    int
	No          string // 督〔2026〕12号
	Colour      string // 蓝 黄 红
	Nth         int    // 第几次
	Reason      string
	Requirement string
	IssuedOn    Date
	FeedbackDue Date
	SignedBy    string
	SignedOn    Date
	Feedback    string
	FeedbackOn  Date
}

// DutyEvent (办理记事) is a dated act on an item that has no record of its own: 下达, 签收, 转办, 催办, 暂停, 恢复, 撤销, 销号.
type DutyEvent struct {
	Record
	DutyID int64
	Day    Date
	Who    string
	Act    string
	Text   string
}

// DutyRecord (事项档案) is an item with everything that belongs to it.
type DutyRecord struct {
	Duty       Duty
	Milestones []Milestone
	Progress   []Progress
	Extensions []Extension
	Reviews    []Review
	Slips      []Slip
	Events     []DutyEvent
}

// Duties (责任事项) keeps responsibility items: lists, drafts, issue, lamps.
type Duties struct{ *core }

package app

// MeetingState (会议状态).
type MeetingState int

// The states of a meeting, DOMAIN 4.2, in order; Cancelled is reachable from Draft and Noticed.
const (
	MeetingDraft MeetingState = iota
	MeetingNoticed
	MeetingCheckIn
	MeetingInProgress
	MeetingEnded
	MeetingMinuting
	MeetingIssued
	MeetingArchived
	MeetingCancelled
)

func (s MeetingState) String() string {
	return pick(int(s), "筹备", "已通知", "签到中", "进行中", "已结束", "纪要起草", "已签发", "归档", "取消")
}

// MeetingKind (会议类型).
type MeetingKind int

// The kinds of meetings.
const (
	MeetingJoint MeetingKind = iota
	MeetingCoordination
	MeetingCouncil
	MeetingSpecial
	MeetingHearing
	MeetingExpert
)

// MeetingKinds lists all kinds in the order of forms.
var MeetingKinds = [...]MeetingKind{MeetingJoint, MeetingCoordination, MeetingCouncil, MeetingSpecial, MeetingHearing, MeetingExpert}

func (k MeetingKind) String() string {
	return pick(int(k), "联席会议", "协调委员会", "居民议事会", "专题会", "听证会", "论证会")
}

// Secrecy (公开范围) has two choices only: this is a system for unclassified matters.
type Secrecy int

// The two choices.
const (
	Public Secrecy = iota
	Internal
)

func (s Secrecy) String() string { return pick(int(s), "公开", "内部") }

// Rule (议事规则) says when a meeting may decide and what carries.
type Rule struct {
	QuorumNum, QuorumDen     int    // of the entitled members
	QuorumStrict             bool   // true: more than; false: at least
	MajorityBase             string // entitled, present, valid, yn (see app/ballot)
	MajorityNum, MajorityDen int
	MajorityStrict           bool
	AbstainInBase            bool
	ProxyCanVote             bool
	Since                    Date
}

// Meeting (联席会议) is one session.
type Meeting struct {
	Record
	Year, No     int // 第 No 次 of Year, given at creation per kind
	Title        string
	Kind         MeetingKind
	State        MeetingState
	LeadOrgID    int64 // 牵头单位: the issuer of all its papers
	LeadOrgName  string
	Starts, Ends Stamp // planned
	BeganAt      Stamp
	EndedAt      Stamp
	VenueID      int64
	VenueName    string
	ChairID      int64
	ChairName    string
	RecorderID   int64
	RecorderName string
	Rule         Rule // frozen when the meeting begins
	HearOnly     bool // 不足法定人数，仅听取通报
	NoticedOn    Date
	NoticeNo     string
	MinutesNo    string
	Secrecy      Secrecy
	Note         string
}

// Presence (到会情况) of one invited person.
type Presence int

// The presences.
const (
	NotArrived Presence = iota
	Present
	Late
	LeftEarly
	OnLeave
	Absent
	Substituted // 代会: somebody else came for the person
)

func (p Presence) String() string {
	return pick(int(p), "未签到", "到会", "迟到", "早退", "请假", "缺席", "代会")
}

// Counted says whether the seat is filled: the person or the substitute sat in the meeting.
func (p Presence) Counted() bool {
	return p == Present || p == Late || p == LeftEarly || p == Substituted
}

// Attendance (参会) is one person invited to one meeting.
type Attendance struct {
	Record
	MeetingID  int64
	Seq        int
	PersonID   int64
	Name       string // as it was then
	OrgID      int64
	OrgName    string
	Title      string
	Observer   bool  // 列席; false is 出席, entitled to vote
	Reply      Reply // 回执, before the meeting
	Presence   Presence
	Reason     string // of leave
	Substitute string // who came instead
	ArrivedAt  Stamp
	LeftAt     Stamp
}

// Reply (回执) is what an invited person answered to the notice.
type Reply int

// The replies.
const (
	NoReply Reply = iota
	WillCome
	WillNot
	WillSend // 代会: will send somebody else
)

// Replies lists all replies in the order of forms.
var Replies = [...]Reply{NoReply, WillCome, WillNot, WillSend}

func (r Reply) String() string { return pick(int(r), "未回执", "参加", "请假", "代会") }

// AgendaKind (议程类型).
type AgendaKind int

// The kinds of agenda items.
const (
	AgendaReport AgendaKind = iota
	AgendaFollowUp
	AgendaStudy
	AgendaCircular
	AgendaDecide
	AgendaOther
)

// AgendaKinds lists all kinds in the order of forms.
var AgendaKinds = [...]AgendaKind{AgendaFollowUp, AgendaStudy, AgendaCircular, AgendaReport, AgendaDecide, AgendaOther}

func (k AgendaKind) String() string {
	return pick(int(k), "汇报", "上次议定事项落实", "传达学习", "通报", "审议表决", "其他")
}

// Conclusion (结论) of an agenda item.
type Conclusion int

// The conclusions.
const (
	ConcludedNot Conclusion = iota
	Heard
	Discussed
	AgreedInPrinciple
	Decided
	Deferred
	Rejected
)

// Conclusions lists all conclusions in the order of forms.
var Conclusions = [...]Conclusion{ConcludedNot, Heard, Discussed, AgreedInPrinciple, Decided, Deferred, Rejected}

func (c Conclusion) String() string {
	return pick(int(c), "", "听取", "讨论", "原则同意", "决定", "暂缓", "未通过")
}

// AgendaItem (议程项) with its record and, where it was put to the vote, the ballot.
type AgendaItem struct {
	Record
	MeetingID    int64
	Seq          int
	Title        string
	Kind         AgendaKind
	Presenter    string
	Minutes      int // planned
	Confidential bool
	Notes        string // 讨论要点
	Conclusion   Conclusion
	Outcome      string // 结论文字
	Voted        bool
	Entitled     int // 应到 when the ballot was confirmed
	PresentN     int
	Yes, No      int
	Abstain      int
	Invalid      int
	NotVoted     int
	Recused      int
	RecusedIDs   IDs // attendances that stepped back
	RecusedNames string
	Result       string // 通过, 未通过, 平票, 法定人数不足
	ResultWhy    string
}

// Resolution (议定事项) is what a meeting decided that somebody do; signing the minutes makes it a Duty.
type Resolution struct {
	Record
	MeetingID    int64
	AgendaID     int64
	Seq          int
	Content      string
	Deliverable  string
	LeadID       int64
	LeadName     string
	SupportIDs   IDs
	SupportNames string
	Person       string
	Due          Date
	DutyID       int64 // set by the sign-off
}

// MinutesState (纪要状态).
type MinutesState int

// The states of minutes.
const (
	MinutesDraft MinutesState = iota
	MinutesReviewing
	MinutesIssued
	MinutesCorrected // replaced by a later version
)

func (s MinutesState) String() string {
	return pick(int(s), "起草", "核稿", "已签发", "已更正")
}

// Minutes (纪要) is one version of a meeting's minutes; an issued one is frozen.
type Minutes struct {
	Record
	MeetingID int64
	Title     string // of the meeting, for lists
	HeldOn    Date
	Kind      MeetingKind
	Version   int
	State     MinutesState
	No        string // 文号
	SignedBy  string
	SignedAt  Stamp
	Body      string // JSON of MeetingRecord, frozen
	SHA256    string // of Body
	AuditSeq  int64  // anchor: length and head of the audit chain before the sign-off
	AuditHead string
	Reason    string // of a correction
}

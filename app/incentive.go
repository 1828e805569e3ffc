package app

// IncentiveKind (奖惩种类).
type IncentiveKind int

// The kinds: rewards first, then the ladder of constraints.
const (
	RewardHonour IncentiveKind = iota
	RewardPolicy
	RewardFund
	SanctionRemind
	SanctionInterview
	SanctionRectify
	SanctionCircular
)

// IncentiveKinds lists all kinds in the order of forms.
var IncentiveKinds = [...]IncentiveKind{RewardHonour, RewardPolicy, RewardFund, SanctionRemind, SanctionInterview, SanctionRectify, SanctionCircular}

func (k IncentiveKind) String() string {
	return pick(int(k), "通报表扬", "政策倾斜", "资金奖励", "提醒", "约谈", "限期整改", "通报批评")
}

// PaperOf is the title under which the register of numbers keeps the paper of a case about a unit.
func (k IncentiveKind) PaperOf(unit string) string {
	switch {
	case k.Reward():
		return "关于表彰" + unit + "的决定"
	case k == SanctionCircular:
		return "关于对" + unit + "给予通报批评的通报"
	}
	return k.String() + "通知书（" + unit + "）"
}

// Reward says whether the kind is a reward.
func (k IncentiveKind) Reward() bool { return k <= RewardFund }

// IncentiveState (奖惩状态).
type IncentiveState int

// The states of a case; rewards go Proposed, Verifying, Decided, Fulfilled, Closed; sanctions Proposed, Verifying, Statement,
// Decided, Served, Rectifying, RecheckAsked, Closed.
const (
	CaseProposed IncentiveState = iota
	CaseVerifying
	CaseStatement
	CaseDecided
	CaseServed
	CaseRectifying
	CaseRecheckAsked
	CaseFulfilled
	CaseClosed
	CaseRejected
	CaseRevoked
)

func (s IncentiveState) String() string {
	return pick(int(s), "建议", "核实", "陈述申辩", "已决定", "已送达", "整改中", "待复查", "已兑现", "已销号", "不予", "撤销")
}

// Open says whether something is still to be done about the case.
func (s IncentiveState) Open() bool { return s < CaseClosed }

// Incentive (奖惩案) is one reward or sanction case.
type Incentive struct {
	Record
	No           string // 文号 of its paper
	Kind         IncentiveKind
	State        IncentiveState
	Period       Period // the ranking it rests on
	Group        string
	OrgID        int64
	OrgName      string
	RuleText     string // the rule that proposed it
	Basis        string // 「2026年第三季度社区组第12名，得分 61.35」
	Facts        string // problems item by item, one per line
	Content      string // reward content, or requirements
	AmountFen    int64
	FundSource   string
	PlaceTime    string // 约谈时间
	Place        string
	Interviewer  string
	Statement    string // 陈述申辩
	StatementDue Date
	DecidedBy    string
	DecidedOn    Date
	Served       bool
	ServedOn     Date
	ServedTo     string
	Deadline     Date
	Interviewed  string // 约谈记录
	RecheckOn    Date
	RecheckBy    string
	RecheckPass  bool
	RecheckText  string
	Round        int // 第几次整改
	ClosedOn     Date
	Note         string
}

// IncentiveStep (办理步骤) is one dated step of a case.
type IncentiveStep struct {
	Record
	IncentiveID int64
	Day         Date
	Step        string
	Text        string
}

// Incentives (奖惩) takes rewards and sanctions from proposal to close.
type Incentives struct{ *core }

// NextAct is the act that comes next, the primary button of the case; empty when nothing is left to do.
func (e *Incentive) NextAct() string {
	switch e.State {
	case CaseProposed:
		return "核实"
	case CaseVerifying:
		if e.Kind.Reward() {
			return "决定"
		}
		return "告知陈述申辩"
	case CaseStatement:
		return "决定"
	case CaseDecided:
		if e.Kind.Reward() {
			return "兑现"
		}
		return "送达"
	case CaseServed:
		return "约谈"
	case CaseRectifying:
		return "申请复查"
	case CaseRecheckAsked:
		if e.RecheckPass {
			return "销号"
		}
		return "复查"
	case CaseFulfilled:
		return "销号"
	}
	return ""
}

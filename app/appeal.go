package app

// Satisfaction (满意评价) of the person who appealed.
type Satisfaction int

// The satisfactions.
const (
	NotRated Satisfaction = iota
	Satisfied
	BasicallySatisfied
	Dissatisfied
)

func (s Satisfaction) String() string {
	return pick(int(s), "未评价", "满意", "基本满意", "不满意")
}

// AppealState (诉求状态).
type AppealState int

// The states of an appeal.
const (
	AppealRegistered AppealState = iota
	AppealDispatched
	AppealReplied
	AppealClosed
)

func (s AppealState) String() string {
	return pick(int(s), "登记", "办理中", "已答复", "办结")
}

// AppealResult (办理结果).
type AppealResult int

// The results.
const (
	ResultNone AppealResult = iota
	Solved
	PartlySolved
	Unsolved
	Unreasonable
)

func (r AppealResult) String() string {
	return pick(int(r), "", "已解决", "部分解决", "未解决", "不合理")
}

// Appeal (诉求) is what a resident asked for. Only its record for now.
type Appeal struct {
	Record
	No            string // 诉求编号, the key
	Day           Date
	Channel       string
	Name          string // 诉求人
	Phone         string
	CommunityID   int64
	CommunityName string
	Place         string
	Category      string
	Content       string
	HandlerID     int64
	HandlerName   string
	RespondedOn   Date
	Reply         string
	RepliedOn     Date
	Result        AppealResult
	Satisfaction  Satisfaction
	State         AppealState
	Note          string
}

// Appeals (诉求) keeps residents' appeals.
type Appeals struct{ *core }

package app

// OrgKind (主体类别) classifies a participant.
type OrgKind int

// The kinds of participants, DOMAIN S01.
const (
	KindOther OrgKind = iota
	KindGov
	KindCommunity
	KindNGO
	KindEnterprise
	KindSelfGov
	KindProfessional
)

// OrgKinds lists all kinds in the order of forms.
var OrgKinds = [...]OrgKind{KindGov, KindCommunity, KindNGO, KindEnterprise, KindSelfGov, KindProfessional, KindOther}

func (k OrgKind) String() string {
	return pick(int(k), "其他", "政府部门", "社区居委会", "社会组织", "企业", "居民自治组织", "专业机构")
}

// OrgLevel (层级) is where an organisation or a power stands.
type OrgLevel int

// The levels of graded authorisation.
const (
	LevelNone OrgLevel = iota
	LevelDistrict
	LevelStreet
	LevelCommunity
)

func (l OrgLevel) String() string { return pick(int(l), "", "区级", "街道", "社区") }

// The assessment groups (考核分组) of the thin first form; an organisation with an empty group is not ranked.
const (
	GroupCommunity = "社区"
	GroupOffice    = "科室"
)

// Org (参与主体) is an organisation that takes part: a section of the street office, a community, a company.
type Org struct {
	Record
	Name       string // full name, unique among the active
	ShortName  string // for tables
	Aliases    Words  // other names clerks write
	Kind       OrgKind
	Level      OrgLevel
	ParentID   int64
	USCC       string // 统一社会信用代码; a wrong check digit warns, never blocks
	Contact    string
	Phone      string
	Address    string
	Group      string // 考核分组
	Population int    // communities only
	From, To   Date   // 启用, 停用; an organisation past To cannot be newly selected
	Note       string
}

// Short is the short name, or the full one where there is none.
func (o *Org) Short() string {
	if o.ShortName != "" {
		return o.ShortName
	}
	return o.Name
}

// Active says whether the organisation may be newly selected on a date.
func (o *Org) Active(on Date) bool {
	return (o.From == "" || o.From <= on) && (o.To == "" || on <= o.To)
}

// Person (人员) is somebody who attends, answers for items, or lives here.
type Person struct {
	Record
	Code     string // 编号 of an imported roster
	Name     string
	OrgID    int64
	OrgName  string
	Title    string // 职务
	Phone    string
	IDNumber string // 身份证号, only where a roster needs it
	Tags     Words  // 角色标签: 联络员, 专家, 调解员, 楼栋长, 居民代表, 志愿者
	From, To Date
	Note     string
}

// Active says whether the person is in office on a date.
func (p *Person) Active(on Date) bool {
	return (p.From == "" || p.From <= on) && (p.To == "" || on <= p.To)
}

// Venue (会议场所) is a room that meetings can be held in.
type Venue struct {
	Record
	Name     string
	Capacity int
	Location string
	Closed   bool
	Note     string
}

// Holiday (节假日安排) is one day of the published calendar that differs from its weekday rule.
type Holiday struct {
	Record
	Day    Date
	Off    bool
	Name   string
	Source string // the notice it comes from
}

// Setting (设置) is one choice of the office, by key.
type Setting struct {
	Record
	Key   string
	Value string
}

// Attachment (附件) names a file kept in the content-addressed folder.
type Attachment struct {
	Record
	Kind     string // table word of the record it belongs to
	RecordID int64
	Name     string
	Size     int64
	SHA256   string
}

// Number (文号) is one entry of the register of document numbers: gapless per prefix and year, never reused.
type Number struct {
	Record
	Prefix   string // 机关代字
	Year     int
	Seq      int
	Kind     string // table word of what it numbers
	RecordID int64
	Title    string
	VoidFor  string // reason, when voided
}

// ImportBatch (导入批次) remembers one import so that it can be undone.
type ImportBatch struct {
	Record
	Kind     string
	File     string
	SHA256   string
	Accepted int
	Rejected int
	Made     IDs // records it created
	UndoneAt Stamp
}

// Draft (草稿) keeps what was typed in a form until it is saved.
type Draft struct {
	Record
	UserID int64
	Key    string
	Body   string // JSON
}

// Orgs (主体) keeps the participants.
type Orgs struct{ *core }

package app

// Direction (方向) of an indicator.
type Direction int

// The directions.
const (
	Positive Direction = iota // more is better
	Negative                  // less is better
)

func (d Direction) String() string { return pick(int(d), "正向", "逆向") }

// Indicator (指标) of the set that is in force.
type Indicator struct {
	Record
	Code       string // Z01
	Seq        int
	Name       string
	Unit       string // %
	Direction  Direction
	Target     float64 // as a fraction for rates: 0.9
	Weight     float64 // the weights of a group sum to 100
	Full       float64 // points when the target is met; equals Weight unless set
	Source     string  // auto:attendance …, or hand
	Definition string  // how numerator and denominator are counted, printed under tables
	Groups     Words   // groups it applies to
	Retired    bool
}

// IndicatorValue (指标数据) is a value typed or imported for a unit and a quarter.
type IndicatorValue struct {
	Record
	Period      Period
	OrgID       int64
	OrgName     string
	IndicatorID int64
	Code        string
	Num, Den    float64
	Value       float64
	Missing     bool // 缺报: excluded, never 0
	Note        string
}

// AssessmentState (考评状态) of a quarter.
type AssessmentState int

// The states.
const (
	Collecting AssessmentState = iota
	Verifying
	Objection
	Locked
	Published
)

func (s AssessmentState) String() string {
	return pick(int(s), "填报", "核定", "公示异议", "锁定", "发布")
}

// Assessment (季度考评) of one quarter; Locked freezes its snapshot.
type Assessment struct {
	Record
	Period    Period
	Version   int
	State     AssessmentState
	LockedBy  string
	LockedAt  Stamp
	Settings  string // JSON of the settings that were in force
	Snapshot  string // JSON of rankings and scores
	SHA256    string // of Snapshot
	AuditSeq  int64
	AuditHead string
	Entered   bool // last quarter's ranking typed or imported, not computed
	Note      string
}

// Ranking (排名) is one row of a ranking.
type Ranking struct {
	Record
	Period    Period
	Group     string
	OrgID     int64
	OrgName   string
	Total     float64 // unrounded
	Shown     string  // as printed, 2 decimals
	Rank      int     // 0: 不参与排名
	Tied      bool
	Grade     string
	Missing   int // indicators without data
	PrevRank  int
	PrevShown string
	Remark    string
}

// Score (得分) is one indicator of one unit in one quarter, with all that explains it.
type Score struct {
	Record
	Period   Period
	OrgID    int64
	Code     string
	Name     string
	Num, Den float64
	Value    float64
	Missing  bool
	Weight   float64
	Points   float64
	Explain  string // 「12 ÷ 15 = 80.00%，目标 90%，25 × 80/90 = 22.22」
	RowKind  string // table word of the rows counted
	RowsNum  IDs    // rows in the numerator
	RowsDen  IDs    // rows in the denominator
}

// Effects (考评) computes, locks and publishes the quarter.
type Effects struct{ *core }

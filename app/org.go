package app

import (
	"context"
	"strings"
	"unicode/utf8"

	"gongzhi/app/idcode"
)

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

	Prefix        string // 机关代字 of its own papers; empty: the office's
	MinutesPrefix string // 纪要代字 of the meetings it leads; empty: the office's
	From, To      Date   // 启用, 停用; an organisation past To cannot be newly selected
	Note          string
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
	MadeOrgs IDs // units it created for names that were not known
	UndoneAt Stamp

	MadeIndicators IDs        // indicators it noted for names that were not in the set
	Replaced       []Replaced // records it changed
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

// List is one page of the register; keys of Query are columns of Org.
func (s *Orgs) List(ctx context.Context, q Query) ([]Org, int, error) {
	return list(ctx, s.core, q, Tx.Orgs)
}

// Get is one organisation.
func (s *Orgs) Get(ctx context.Context, id int64) (Org, error) { return get(ctx, s.core, id, Tx.Orgs) }

// Save adds or changes an organisation; its name must be unique among the active ones.
func (s *Orgs) Save(ctx context.Context, o *Org) error {
	name := "新增主体"
	if o.ID != 0 {
		name = "修改主体"
	}
	return s.write(ctx, Act{Name: name, Object: o.Name, Right: RightEdit}, func(tx Tx) error { return saveOrg(tx, o) }, OrgChanged)
}

func saveOrg(tx Tx, o *Org) error {
	o.Name = strings.TrimSpace(o.Name)
	var wrong Errors
	wrong.Add(o.Name == "", "name", "填写单位全称。")
	wrong.Add(utf8.RuneCountInString(o.Name) > 100, "name", "单位全称不超过 100 个字。")
	wrong.Add(o.To != "" && o.From != "" && o.To < o.From, "to", "停用日期早于启用日期 %s。", o.From)
	wrong.Add(o.Population < 0, "population", "人口不能为负数。")
	if err := ownPrefixes(tx, o, &wrong); err != nil {
		return err
	}
	if o.Name != "" {
		same, err := tx.Orgs().List(Where(Eq("name", o.Name), Cond{"id", "!=", o.ID}))
		if err != nil {
			return err
		}
		for _, other := range same {
			wrong.Add(other.To == "" && o.To == "", "name", "已有同名单位“%s”。停用原单位，或换一个名称。", o.Name)
		}
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	return tx.Orgs().Put(o)
}

// CodeWarning says what is wrong with the 统一社会信用代码; registered codes that fail the check exist, so it only warns.
func (o *Org) CodeWarning() string {
	if o.USCC == "" {
		return ""
	}
	if c := idcode.USCC(o.USCC); !c.OK() {
		return c.Reason
	}
	return ""
}

// Delete moves an organisation to the recycle bin; one that records refer to is refused and should be deactivated.
func (s *Orgs) Delete(ctx context.Context, id int64) error {
	return s.write(ctx, Act{Name: "删除主体", Right: RightEdit}, func(tx Tx) error {
		o, err := tx.Orgs().Get(id)
		if err != nil {
			return err
		}
		duties, err := tx.Duties().Count(Where(Eq("lead_id", id)))
		if err != nil {
			return err
		}
		seats, err := tx.Attendances().Count(Where(Eq("org_id", id)))
		if err != nil {
			return err
		}
		people, err := tx.People().Count(Where(Eq("org_id", id)))
		if err != nil {
			return err
		}
		if duties+seats+people > 0 {
			return Errorf("", "“%s”还有责任事项 %d 项、参会记录 %d 条、人员 %d 名，不能删除。填写停用日期即可不再选用。", o.Name, duties, seats, people)
		}
		return tx.Orgs().Delete(id)
	}, OrgChanged)
}

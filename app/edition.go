package app

import "strings"

// ListState (清单状态) is where a version of a list or of the authorisation table stands.
type ListState int

// The states of a version.
const (
	ListDraft ListState = iota
	ListReview
	ListIssued
	ListAdjusted // in force while its next version is being drawn up
	ListRevoked
)

func (s ListState) String() string {
	return pick(int(s), "拟定", "审核", "印发", "调整", "废止")
}

// InForce says whether the version binds.
func (s ListState) InForce() bool { return s == ListIssued || s == ListAdjusted }

// Edition (版本) is what every version of a list or an authorisation table carries. Family is the id of its first version.
type Edition struct {
	Family    int64
	Version   int
	State     ListState
	Basis     string
	DocNo     string
	IssuedOn  Date
	RevokedOn Date
	Note      string
}

// editionSteps are the ways from state to state; 调整 is entered only by drawing up the next version.
var editionSteps = map[ListState][]ListState{
	ListDraft: {ListReview}, ListReview: {ListIssued, ListDraft}, ListIssued: {ListRevoked}, ListAdjusted: {ListRevoked, ListIssued},
}

// May is nil when the version can go to a state, else the sentence that says why not.
func (e *Edition) May(to ListState) error {
	for _, s := range editionSteps[e.State] {
		if s == to {
			return nil
		}
	}
	cure := pick(int(e.State), "先送审核。", "先印发或退回拟定。", "要改内容，先调整，形成新版本。", "先印发或删除新版本。", "")
	return Errorf("", "%s状态的版本不能转为%s。%s", e.State, to, cure)
}

// step moves the version on; what is issued needs a basis.
func (e *Edition) step(to ListState, today Date) error {
	if err := e.May(to); err != nil {
		return err
	}
	switch {
	case to == ListIssued && e.State == ListReview:
		if strings.TrimSpace(e.Basis) == "" {
			return Errorf("basis", "没有依据，不能印发。填写依据的文件名称和文号。")
		}
		e.IssuedOn = today
	case to == ListRevoked:
		e.RevokedOn = today
	}
	e.State = to
	return nil
}

// next is the version that follows: a draft of the same family.
func (e *Edition) next() Edition {
	return Edition{Family: e.Family, Version: e.Version + 1, Basis: e.Basis}
}

// editable refuses changes of what was sent for review or issued.
func (e *Edition) editable() error {
	if e.State != ListDraft {
		return Errorf("", "第 %d 版已%s，不能修改。%s", e.Version, pick(int(e.State), "", "送审", "印发", "印发", "废止"),
			pick(int(e.State), "", "先退回拟定。", "先调整，形成新版本。", "在新版本上修改。", ""))
	}
	return nil
}

// stepRight is who may move a version to a state: issuing and revoking are decisions.
func stepRight(to ListState) Right {
	if to == ListIssued || to == ListRevoked {
		return RightDecide
	}
	return RightEdit
}

// stepName is the act of moving a version, for the audit log.
func stepName(to ListState) string {
	return pick(int(to), "退回拟定", "送审", "印发", "撤回调整", "废止")
}

// Difference (版本差异) is one thing that two versions do not have in common. Before is empty for what is new, After for what is gone.
type Difference struct {
	Kind   string // 新增, 删除, 修改
	Title  string
	Field  string
	Before string
	After  string
}

// field is one value of a version with its Chinese name, for comparison.
type field struct{ name, value string }

// compareFields lists the fields in which two records differ.
func compareFields(title string, a, b []field) (out []Difference) {
	for i := range b {
		if a[i].value != b[i].value {
			out = append(out, Difference{"修改", title, b[i].name, a[i].value, b[i].value})
		}
	}
	return out
}

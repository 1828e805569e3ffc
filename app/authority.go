package app

import (
	"slices"
	"strings"
)

// Power (权限) is what a level may do in a kind of matter.
type Power int

// The powers of the authorisation table.
const (
	PowerNone Power = iota
	PowerApprove
	PowerCheck
	PowerUndertake
	PowerAssist
	PowerSupervise
	PowerFile
	PowerKnow
)

// Powers lists all powers in the order of forms.
var Powers = [...]Power{PowerApprove, PowerCheck, PowerUndertake, PowerAssist, PowerSupervise, PowerFile, PowerKnow}

func (p Power) String() string {
	return pick(int(p), "", "审批", "审核", "承办", "协办", "监督", "备案", "知情")
}

// OrgLevels lists the levels of graded authorisation from the highest.
var OrgLevels = [...]OrgLevel{LevelDistrict, LevelStreet, LevelCommunity}

// OtherMatters is the row that holds for items of no kind of their own.
const OtherMatters = "其他事项"

// Authority (分级授权表) is one version of the table: matter × level × power.
type Authority struct {
	Record
	Name string
	Edition
}

// AuthorityRow (授权条目) is what one level may do in one kind of matter.
type AuthorityRow struct {
	Record
	AuthorityID int64
	Seq         int // the matter's place, the same for its three levels
	Matter      string
	Level       OrgLevel
	Holder      string // 主体: the unit that holds the power at this level
	Powers      Words
	Limit       int64  // 金额上限 of 审批 and 审核, fen; 0: none
	Scale       string // 规模上限 in words
	Basis       string
}

// Has says whether the level holds a power.
func (r *AuthorityRow) Has(p Power) bool { return r.Powers.Has(p.String()) }

// Text is the row in words: 审批、监督（≤50 万元）.
func (r *AuthorityRow) Text() string {
	text := strings.Join(r.Powers, "、")
	var limits []string
	if r.Limit > 0 {
		limits = append(limits, "≤"+WanYuan(r.Limit))
	}
	if r.Scale != "" {
		limits = append(limits, r.Scale)
	}
	if len(limits) > 0 {
		text += "（" + strings.Join(limits, "，") + "）"
	}
	return text
}

// AuthorityMatter (事项类别) is one line of the table: what each level may do in one kind of matter.
type AuthorityMatter struct {
	Seq    int
	Matter string
	Basis  string
	Levels [3]AuthorityRow // 区级, 街道, 社区
}

// At is the row of a level.
func (m *AuthorityMatter) At(l OrgLevel) *AuthorityRow { return &m.Levels[int(l)-int(LevelDistrict)] }

// holders are the levels that hold a power for an amount of money, from the highest; within says whether the limit was asked.
func (m *AuthorityMatter) holders(p Power, amount int64) (out []OrgLevel) {
	for _, l := range OrgLevels {
		if r := m.At(l); r.Has(p) && (r.Limit == 0 || amount <= r.Limit) {
			out = append(out, l)
		}
	}
	return out
}

// Validate refuses a matter that could not be applied: no name, nobody who may undertake or decide it, limits that grow downward.
func (m *AuthorityMatter) Validate() error {
	var wrong Errors
	wrong.Add(strings.TrimSpace(m.Matter) == "", "matter", "事项类别为空。写明是哪一类事项。")
	any := false
	for _, l := range OrgLevels {
		r := m.At(l)
		any = any || len(r.Powers) > 0
		for _, w := range r.Powers {
			wrong.Add(powerOf(w) == PowerNone, "powers", "%s的权限“%s”不能识别，只能是 审批、审核、承办、协办、监督、备案、知情。", l, w)
		}
		wrong.Add(r.Limit < 0, "limit", "%s的金额上限不能为负。", l)
		wrong.Add((r.Limit > 0 || r.Scale != "") && !r.Has(PowerApprove) && !r.Has(PowerCheck), "limit", "%s没有审批或审核权限，不能设上限。", l)
	}
	wrong.Add(!any, "powers", "三级都没有权限。至少写明由哪一级审批或承办。")
	for i, upper := range m.Levels {
		for _, lower := range m.Levels[i+1:] {
			bad := upper.Has(PowerApprove) && lower.Has(PowerApprove) && upper.Limit > 0 && (lower.Limit == 0 || lower.Limit > upper.Limit)
			wrong.Add(bad, "limit", "%s的审批上限不能高于%s。", lower.Level, upper.Level)
		}
	}
	return wrong.Err()
}

func powerOf(word string) Power {
	for _, p := range Powers {
		if p.String() == word {
			return p
		}
	}
	return PowerNone
}

// matters groups rows into lines, in their order.
func matters(rows []AuthorityRow) (out []AuthorityMatter) {
	at := map[string]int{}
	for _, r := range rows {
		i, known := at[r.Matter]
		if !known {
			i = len(out)
			at[r.Matter] = i
			m := AuthorityMatter{Seq: r.Seq, Matter: r.Matter, Basis: r.Basis}
			for n, l := range OrgLevels {
				m.Levels[n] = AuthorityRow{Level: l, Matter: r.Matter}
			}
			out = append(out, m)
		}
		if r.Level >= LevelDistrict && r.Level <= LevelCommunity {
			*out[i].At(r.Level) = r
		}
	}
	slices.SortStableFunc(out, func(a, b AuthorityMatter) int { return a.Seq - b.Seq })
	return out
}

// fields are a matter's values with their names, for comparing versions.
func (m *AuthorityMatter) fields() (out []field) {
	for _, l := range OrgLevels {
		r := m.At(l)
		out = append(out, field{l.String() + "权限", r.Text()}, field{l.String() + "主体", r.Holder})
	}
	return append(out, field{"依据", m.Basis})
}

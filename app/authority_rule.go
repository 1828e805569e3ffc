package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Power is the power that an act on an item needs: decisions are 审批, verdicts 审核, reminders and slips 监督. Entering what a unit
// reports needs none, for the street's clerks enter for all units.
func (a DutyAct) Power() Power {
	switch a {
	case DoSuspend, DoResume, DoCancel, DoDecide:
		return PowerApprove
	case DoReview, DoClose:
		return PowerCheck
	case DoUrge, DoSlip:
		return PowerSupervise
	}
	return PowerNone
}

// WanYuan writes fen as 万元 without trailing zeros: 50 万元, 3.5 万元.
func WanYuan(fen int64) string {
	text := fmt.Sprintf("%.6f", float64(fen)/1_000_000)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".") + " 万元"
}

// gate (授权关口) holds what the judgement of several items needs.
type gate struct {
	tx      Tx
	user    User
	level   OrgLevel // the user's
	matters map[string]AuthorityMatter
	version string
}

// gate reads the table in force and the level of the acting user: that of the unit the user belongs to, 街道 when unknown.
func (c *core) gate(ctx context.Context, tx Tx) (*gate, error) {
	g := &gate{tx: tx, user: UserFrom(ctx), level: LevelStreet, matters: map[string]AuthorityMatter{}}
	if l, err := userLevel(tx, g.user); err != nil {
		return nil, err
	} else if l != LevelNone {
		g.level = l
	}
	a, err := currentAuthority(tx)
	if errors.Is(err, ErrNotFound) {
		return g, nil
	}
	if err != nil {
		return nil, err
	}
	g.version = fmt.Sprintf("%s第 %d 版", a.Name, a.Version)
	rows, err := mattersOf(tx, a.ID)
	for _, m := range rows {
		g.matters[m.Matter] = m
	}
	return g, err
}

func userLevel(tx Tx, u User) (OrgLevel, error) {
	if u.PersonID == 0 {
		return LevelNone, nil
	}
	p, err := tx.People().Get(u.PersonID)
	if errors.Is(err, ErrNotFound) || err == nil && p.OrgID == 0 {
		return LevelNone, nil
	}
	if err != nil {
		return LevelNone, err
	}
	o, err := tx.Orgs().Get(p.OrgID)
	if errors.Is(err, ErrNotFound) {
		return LevelNone, nil
	}
	return o.Level, err
}

// matter is the line that governs an item: that of its kind, else 其他事项.
func (g *gate) matter(d *Duty) (AuthorityMatter, bool) {
	if m, ok := g.matters[d.Matter]; ok && d.Matter != "" {
		return m, true
	}
	m, ok := g.matters[OtherMatters]
	return m, ok
}

// beyond is nil when the user's level may use a power on an item, else the sentence that says who may. A higher level may always
// do what a lower one may; a written mandate lets the street decide what belongs to the district.
func (g *gate) beyond(p Power, d *Duty, act string) error {
	if p == PowerNone || g.user.System {
		return nil
	}
	m, ruled := g.matter(d)
	holders := m.lowest(p, d.Amount)
	if !ruled || holders == LevelNone {
		if p == PowerSupervise || d.Level == LevelNone || g.level <= d.Level || g.mandated(d) {
			return nil
		}
		return Errorf("", "%s的授权层级为%s，%s为%s级，不能%s。报%s%s；取得书面授权的，先登记授权文号。", d.title(), d.Level, g.user.Who(), levelWord(g.level), act, d.Level, p)
	}
	if g.level <= holders || g.mandated(d) {
		return nil
	}
	return g.refusal(p, d, m, act)
}

// lowest is the lowest level that holds a power for an amount; higher ones hold it with it.
func (m *AuthorityMatter) lowest(p Power, amount int64) OrgLevel {
	held := m.holders(p, amount)
	if len(held) > 0 {
		return held[len(held)-1]
	}
	if len(m.holders(p, 0)) > 0 { // over every limit: the highest level decides
		return LevelDistrict
	}
	return LevelNone
}

func (g *gate) mandated(d *Duty) bool { return d.Mandate != "" && g.level <= LevelStreet }

// refusal says what the table gives to whom, and who could do it.
func (g *gate) refusal(p Power, d *Duty, m AuthorityMatter, act string) error {
	low := m.lowest(p, d.Amount)
	row := m.At(low)
	who := low.String()
	if row.Holder != "" {
		who += "（" + row.Holder + "）"
	}
	why := fmt.Sprintf("“%s”类事项的%s权限在%s", m.Matter, p, who)
	if mine := m.At(g.level); mine.Has(p) && mine.Limit > 0 && d.Amount > mine.Limit {
		why = fmt.Sprintf("%s涉及 %s，超过%s%s上限 %s，%s权限在%s", d.title(), WanYuan(d.Amount), levelWord(g.level), p, WanYuan(mine.Limit), p, who)
	}
	cure := "取得书面授权的，先登记授权文号。"
	if names := g.peers(low, p); names != "" {
		cure = "可由" + names + "办理。"
	}
	return Errorf("", "%s（%s），%s为%s级，不能%s。%s", why, g.version, g.user.Who(), levelWord(g.level), act, cure)
}

// peers are up to three users of a level or above who hold the right that goes with a power.
func (g *gate) peers(low OrgLevel, p Power) string {
	right := map[Power]Right{PowerApprove: RightDecide, PowerCheck: RightReview, PowerSupervise: RightEdit}[p]
	users, err := g.tx.Users().List(Query{}.By("id"))
	if err != nil {
		return ""
	}
	var names []string
	for _, u := range users {
		l, err := userLevel(g.tx, u)
		if err != nil || l == LevelNone {
			l = LevelStreet
		}
		if u.May(right) && l <= low && u.ID != g.user.ID && len(names) < 3 {
			names = append(names, u.Who())
		}
	}
	return strings.Join(names, "、")
}

// levelWord is a level before 级: 区, 街道, 社区.
func levelWord(l OrgLevel) string { return strings.TrimSuffix(l.String(), "级") }

// undertake refuses a lead unit of a level that the table does not let undertake items of this kind.
func (g *gate) undertake(d *Duty, lead *Org) error {
	m, ok := g.matters[d.Matter]
	held := m.holders(PowerUndertake, 0)
	if !ok || d.Matter == "" || len(held) == 0 || lead.Level == LevelNone {
		return nil
	}
	var words []string
	for _, l := range held {
		if l == lead.Level {
			return nil
		}
		words = append(words, l.String())
	}
	return Errorf("lead_id", "“%s”类事项由%s承办（%s），“%s”为%s级单位，不能牵头。换一个牵头单位。", m.Matter, strings.Join(words, "、"), g.version, lead.Short(), levelWord(lead.Level))
}

// Beyond is what the acting user may not do with an item, with the sentence that says who may.
func (s *Authorities) Beyond(ctx context.Context, d *Duty) (out map[Power]string, err error) {
	err = s.read(ctx, func(tx Tx) error {
		g, err := s.gate(ctx, tx)
		if err != nil {
			return err
		}
		out = map[Power]string{}
		for _, p := range []Power{PowerApprove, PowerCheck, PowerSupervise} {
			if err := g.beyond(p, d, p.String()); err != nil {
				out[p] = err.Error()
			}
		}
		return nil
	})
	return out, err
}

// Mandate registers a higher level's written leave to decide an item here (授权文号).
func (s *Authorities) Mandate(ctx context.Context, dutyID int64, docNo string) error {
	_, err := s.changeDuty(ctx, dutyID, Act{Name: "登记授权文号", Right: RightDecide}, func(tx Tx, d *Duty) error {
		if strings.TrimSpace(docNo) == "" {
			return Errorf("mandate", "授权文号为空。填写上级批复或委托书的文号。")
		}
		if err := d.Allows(DoEdit); err != nil && d.State != DutyDoneRequested {
			return err
		}
		d.Mandate = strings.TrimSpace(docNo)
		return s.dutyEvent(ctx, tx, d, "登记授权", "授权文号 "+d.Mandate)
	})
	return err
}

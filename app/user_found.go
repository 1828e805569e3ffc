package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Found makes an empty store a usable office in one act: its name, the unit that issues its papers, the first user with
// the password that user chose, the first members and the published indicators. It works only while there is no user.
func (s *Users) Found(ctx context.Context, office string, u *User, password string, units []string) error {
	office = strings.TrimSpace(office)
	var wrong Errors
	wrong.Add(office == "", "office", "填写单位名称，如 ××街道办事处。")
	wrong.Add(utf8.RuneCountInString(office) > 60, "office", "单位名称不超过 60 个字。")
	wrong.Add(strings.TrimSpace(u.Account) == "", "account", "填写账号。")
	wrong.Add(strings.TrimSpace(u.Name) == "", "name", "填写姓名。")
	if err := wrong.Err(); err != nil {
		return err
	}
	first := *u
	first.Name = strings.TrimSpace(u.Name)
	if first.Roles == 0 {
		first.Roles = RoleAdmin | RoleClerk
	}
	if err := NewPassword(&first, password); err != nil {
		return err
	}
	first.MustChange = false // the user chose it; nobody else knows it
	err := s.write(ctx, Act{Name: "首次使用", Object: office, Right: RightAdmin}, func(tx Tx) error {
		if err := nobodyYet(tx); err != nil {
			return err
		}
		lead, err := foundOrgs(tx, office, units)
		if err != nil {
			return err
		}
		if err := putSettings(tx, map[string]string{SetOffice: office, SetOfficeOrg: strconv.FormatInt(lead, 10)}); err != nil {
			return err
		}
		if err := installIndicators(tx); err != nil {
			return err
		}
		return saveUser(tx, &first)
	}, UserChanged, OrgChanged, SettingChanged, EffectChanged)
	if err == nil {
		*u = first
	}
	return err
}

// nobodyYet refuses an office that has users, the deleted ones included.
func nobodyYet(tx Tx) error {
	for _, q := range []Query{{}, {Deleted: true}} {
		n, err := tx.Users().Count(q)
		if err != nil {
			return err
		}
		if n > 0 {
			return Errorf("", "已有用户，首次使用只能做一次。用已有账号登录，由管理员新增用户。")
		}
	}
	return nil
}

// foundOrgs puts the office itself and its first members, each name once, and gives the office's id.
func foundOrgs(tx Tx, office string, units []string) (int64, error) {
	lead := Org{Name: office, Kind: KindGov, Level: LevelStreet}
	if short := strings.TrimSuffix(office, "办事处"); short != office {
		lead.ShortName = short
	}
	if err := saveOrg(tx, &lead); err != nil {
		return 0, err
	}
	seen := map[string]bool{office: true}
	for i, name := range units {
		name = strings.TrimSpace(name)
		if name == "" || seen[name] {
			continue
		}
		seen[name] = true
		o := GuessOrg(name)
		if err := saveOrg(tx, &o); err != nil {
			return 0, Errorf("units", "%s", fmt.Sprintf("第 %d 个单位“%s”：%s", i+1, name, Explain(err)))
		}
	}
	return lead.ID, nil
}

// GuessOrg fills kind, level and group of a new unit from its name; all of it can be changed in the register.
func GuessOrg(name string) Org {
	o := Org{Name: name, Kind: KindOther}
	ends := func(words ...string) bool {
		for _, w := range words {
			if strings.HasSuffix(name, w) {
				return true
			}
		}
		return false
	}
	switch {
	case strings.Contains(name, "业主委员会") || ends("业委会", "议事会"):
		o.Kind = KindSelfGov
	case ends("社区", "居委会", "居民委员会"):
		o.Kind, o.Level, o.Group = KindCommunity, LevelCommunity, GroupCommunity
		o.ShortName = shortCommunity(name)
	case strings.Contains(name, "公司") || strings.Contains(name, "物业") || ends("集团"):
		o.Kind = KindEnterprise
	case ends("协会", "志愿者协会", "基金会", "社工站", "联合会", "商会"):
		o.Kind = KindNGO
	case ends("律师事务所", "医院", "学校", "小学", "中学", "研究院"):
		o.Kind = KindProfessional
	case ends("局", "委", "所", "派出所", "分局"):
		o.Kind = KindGov
	case ends("办公室", "办", "科", "科室", "队", "中心", "站"):
		o.Kind, o.Level, o.Group = KindGov, LevelStreet, GroupOffice
		if short := strings.TrimSuffix(name, "公室"); short != name && utf8.RuneCountInString(short) > 2 {
			o.ShortName = short
		}
	}
	return o
}

// Named fills short name, kind, level and group of a new unit from its name, as far as they still hold what an earlier name gave;
// what the name gives is returned, for the next call.
func (o *Org) Named(earlier Org) Org {
	g := GuessOrg(strings.TrimSpace(o.Name))
	if o.ShortName == earlier.ShortName {
		o.ShortName = g.ShortName
	}
	if o.Kind == earlier.Kind {
		o.Kind = g.Kind
	}
	if o.Level == earlier.Level {
		o.Level = g.Level
	}
	if o.Group == earlier.Group {
		o.Group = g.Group
	}
	return g
}

// shortCommunity is 「河湾社区」 of 「河湾社区居民委员会」; empty where nothing is shorter.
func shortCommunity(name string) string {
	for _, tail := range []string{"居民委员会", "居委会"} {
		if short := strings.TrimSuffix(name, tail); short != name && short != "" {
			if !strings.HasSuffix(short, "社区") {
				short += "社区"
			}
			return short
		}
	}
	return ""
}

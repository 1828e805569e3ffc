package app

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// SignGrant (授权签发) lets a user sign papers in another's place for some days, while the chair is away.
type SignGrant struct {
	By, To         int64 // users
	ByName, ToName string
	First, Last    Date
	Reason         string
	Given          Stamp
	Revoked        Stamp
}

// Active says whether the grant holds on a day.
func (g SignGrant) Active(day Date) bool { return g.Revoked == "" && day >= g.First && day <= g.Last }

// State is the grant's state in a word.
func (g SignGrant) State(day Date) string {
	switch {
	case g.Revoked != "":
		return "已收回"
	case day > g.Last:
		return "已到期"
	case day < g.First:
		return "未开始"
	}
	return "有效"
}

const signGrantsKey = "sign.grants"

// maxGrantDays is the longest time one grant may hold.
const maxGrantDays = 92

// Signing (签发权) keeps who may sign in whose place.
type Signing struct{ *core }

// Grants lists all grants, the newest first.
func (s *Signing) Grants(ctx context.Context) (list []SignGrant, err error) {
	err = s.read(ctx, func(tx Tx) error {
		list, err = signGrants(tx)
		return err
	})
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list, err
}

// Grant lets another user sign in the acting user's place from the first to the last day.
func (s *Signing) Grant(ctx context.Context, g SignGrant) error {
	by := UserFrom(ctx)
	g.By, g.ByName, g.Reason, g.Given, g.Revoked = by.ID, by.Who(), strings.TrimSpace(g.Reason), s.now(), ""
	if g.First == "" {
		g.First = s.today()
	}
	var wrong Errors
	wrong.Add(g.To == 0, "to", "选择受权人。")
	wrong.Add(g.To == by.ID && g.To != 0, "to", "不能授权给自己。")
	wrong.Add(g.Reason == "", "reason", "写明授权的原因，例如外出开会。")
	wrong.Add(!g.First.Valid() || !g.Last.Valid(), "last", "填写起止日期。")
	wrong.Add(g.Last.Valid() && g.Last < g.First, "last", "截止日早于起始日 %s。", g.First)
	wrong.Add(g.Last.Valid() && g.First.Valid() && g.Last.Time().Sub(g.First.Time()).Hours() > 24*maxGrantDays, "last", "一次授权最长 %d 天。", maxGrantDays)
	wrong.Add(g.Last.Valid() && g.Last < s.today(), "last", "截止日已经过去。")
	if err := wrong.Err(); err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "授权签发", Object: by.Who() + "授权", Right: RightSign}, func(tx Tx) error {
		u, err := tx.Users().Get(g.To)
		if err != nil {
			return err
		}
		if u.Disabled {
			return Errorf("to", "%s的账号已停用，不能受权。", u.Name)
		}
		if !u.May(RightEdit) {
			return Errorf("to", "%s只有%s权限，不能受权签发。", u.Name, u.Roles)
		}
		g.ToName = u.Name
		list, err := signGrants(tx)
		if err != nil {
			return err
		}
		return putSignGrants(tx, append(list, g))
	}, SettingChanged)
}

// Revoke ends a grant at once; who gave it may, and every 领导.
func (s *Signing) Revoke(ctx context.Context, given Stamp, to int64) error {
	return s.write(ctx, Act{Name: "收回授权签发", Right: RightSign}, func(tx Tx) error {
		list, err := signGrants(tx)
		if err != nil {
			return err
		}
		for i := range list {
			if list[i].Given == given && list[i].To == to && list[i].Revoked == "" {
				list[i].Revoked = s.now()
				return putSignGrants(tx, list)
			}
		}
		return Errorf("", "这项授权已经收回。")
	}, SettingChanged)
}

// MaySign says whether the acting user may sign today, and in whose place; empty in his own.
func (s *Signing) MaySign(ctx context.Context) (ok bool, place string, err error) {
	err = s.read(ctx, func(tx Tx) error {
		ok, place, err = s.maySign(ctx, tx)
		return err
	})
	return ok, place, err
}

// maySign is the rule: 主持人 and 领导 sign; another user only under a grant that holds today.
func (c *core) maySign(ctx context.Context, tx Tx) (ok bool, place string, err error) {
	u := UserFrom(ctx)
	if u.May(RightSign) {
		return true, "", nil
	}
	if u.ID == 0 || !u.May(RightEdit) {
		return false, "", nil
	}
	list, err := signGrants(tx)
	if err != nil {
		return false, "", err
	}
	for _, g := range list {
		if g.To == u.ID && g.Active(c.today()) {
			return true, g.ByName, nil
		}
	}
	return false, "", nil
}

// signer is who signs, as it is recorded: 李雯（受周建国授权）. Without the right it is an error.
func (c *core) signer(ctx context.Context, tx Tx, act string) (string, error) {
	ok, place, err := c.maySign(ctx, tx)
	if err != nil {
		return "", err
	}
	who := UserFrom(ctx).Who()
	if !ok {
		return "", Errorf("", "%s无权%s，需要%s或其授权。", who, act, RightSign.holders())
	}
	if place != "" {
		who += "（受" + place + "授权）"
	}
	return who, nil
}

func signGrants(tx Tx) ([]SignGrant, error) {
	rows, err := tx.Settings().List(Where(Eq("key", signGrantsKey)))
	if err != nil || len(rows) == 0 || rows[0].Value == "" {
		return nil, err
	}
	var list []SignGrant
	if err := json.Unmarshal([]byte(rows[0].Value), &list); err != nil {
		return nil, fmt.Errorf("sign grants: %w", err)
	}
	return list, nil
}

func putSignGrants(tx Tx, list []SignGrant) error {
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return putSetting(tx, signGrantsKey, string(text))
}

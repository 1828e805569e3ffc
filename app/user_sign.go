package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"gongzhi/app/secret"
)

// The lock after failures, OFFICE-RULES 3.5 S2.
const (
	maxFailures = 5
	lockFor     = 30 * time.Minute
)

// Users (用户) signs users in and keeps their accounts.
type Users struct{ *core }

// List is one page of the accounts.
func (s *Users) List(ctx context.Context, q Query) ([]User, int, error) {
	return list(ctx, s.core, q, Tx.Users)
}

// Get is one account.
func (s *Users) Get(ctx context.Context, id int64) (User, error) {
	return get(ctx, s.core, id, Tx.Users)
}

// SignIn checks account and password. Five failures in a row lock the account for half an hour; the lock lies in the
// database, so neither a restart nor a clock set back opens it early.
func (s *Users) SignIn(ctx context.Context, account, password string) (User, error) {
	account = strings.TrimSpace(account)
	var u User
	err := s.read(ctx, func(tx Tx) (err error) {
		u, err = tx.Users().Find(Where(Eq("account", account)))
		return err
	})
	if errors.Is(err, ErrNotFound) {
		return u, Errorf("password", "账号或密码不正确。")
	}
	if err != nil {
		return u, err
	}
	if u.Disabled {
		return u, Errorf("account", "账号“%s”已停用，联系管理员启用。", account)
	}
	if u.LockedUntil != "" && s.now() < u.LockedUntil {
		return u, Errorf("account", "账号已锁定到 %s（连续 %d 次密码错误）。到时再试，或联系管理员解锁。", u.LockedUntil.Clock(), maxFailures)
	}
	ok, err := secret.Verify(password, u.PasswordHash)
	if err != nil {
		return u, err
	}
	return s.record(ctx, u, ok)
}

// record notes a sign-in or a failure.
func (s *Users) record(ctx context.Context, u User, ok bool) (User, error) {
	name := "登录"
	if !ok {
		name = "登录失败"
	}
	var refuse error
	err := s.write(WithUser(ctx, u), Act{Name: name, Object: u.Account}, func(tx Tx) error {
		cur, err := tx.Users().Get(u.ID)
		if err != nil {
			return err
		}
		if ok {
			cur.Failures, cur.LockedUntil, cur.LastSignIn = 0, "", s.now()
		} else {
			cur.Failures++
			refuse = Errorf("password", "账号或密码不正确，还可再试 %d 次。", maxFailures-cur.Failures)
			if cur.Failures >= maxFailures {
				cur.Failures, cur.LockedUntil = 0, StampOf(s.clock().Add(lockFor))
				refuse = Errorf("account", "连续 %d 次密码错误，账号锁定到 %s。", maxFailures, cur.LockedUntil.Clock())
			}
		}
		u = cur
		return tx.Users().Put(&u)
	})
	if err != nil {
		return u, err
	}
	return u, refuse
}

// Enter signs a user of the demo office in with one click; a real office is refused.
func (s *Users) Enter(ctx context.Context, id int64) (User, error) {
	var u User
	err := s.read(ctx, func(tx Tx) (err error) {
		if setting(tx, SetClock) == "" {
			return Errorf("", "只有演示数据可以免密码进入。")
		}
		u, err = tx.Users().Get(id)
		return err
	})
	if err != nil {
		return u, err
	}
	return s.record(ctx, u, true)
}

// Save adds or changes an account (not its password); the last active 管理员 cannot be taken away.
func (s *Users) Save(ctx context.Context, u *User) error {
	return s.write(ctx, Act{Name: "保存用户", Object: u.Account, Right: RightAdmin}, func(tx Tx) error { return saveUser(tx, u) }, UserChanged)
}

func saveUser(tx Tx, u *User) error {
	u.Account = strings.TrimSpace(u.Account)
	var wrong Errors
	wrong.Add(u.Account == "", "account", "填写账号。")
	wrong.Add(strings.TrimSpace(u.Name) == "", "name", "填写姓名。")
	wrong.Add(u.Roles == 0, "roles", "至少选一个角色。")
	wrong.Add(u.ID == 0 && u.PasswordHash == "", "password", "设置初始密码。")
	same, err := tx.Users().Count(Where(Eq("account", u.Account), Cond{"id", "!=", u.ID}))
	if err != nil {
		return err
	}
	wrong.Add(same > 0, "account", "账号“%s”已经有人用了。", u.Account)
	admins, err := tx.Users().List(Where(Eq("disabled", 0), Cond{"id", "!=", u.ID}))
	if err != nil {
		return err
	}
	others := false
	for _, a := range admins {
		others = others || a.Roles&RoleAdmin != 0
	}
	wrong.Add(!others && (u.Disabled || u.Roles&RoleAdmin == 0), "roles", "至少要保留一个启用的管理员。")
	if err := wrong.Err(); err != nil {
		return err
	}
	return tx.Users().Put(u)
}

// SetPassword changes the acting user's own password (old must match) or, for a 管理员, gives another user a first password
// that must be changed at the next sign-in.
func (s *Users) SetPassword(ctx context.Context, id int64, old, fresh string) error {
	if err := secret.Weakness(fresh); err != nil {
		return Errorf("password", "%s", err.Error())
	}
	hash, err := secret.Hash(fresh)
	if err != nil {
		return err
	}
	actor := UserFrom(ctx)
	right := RightAdmin
	if actor.ID == id {
		right = RightNone
	}
	return s.write(ctx, Act{Name: "修改密码", Right: right}, func(tx Tx) error {
		u, err := tx.Users().Get(id)
		if err != nil {
			return err
		}
		if actor.ID == id {
			if ok, _ := secret.Verify(old, u.PasswordHash); !ok {
				return Errorf("old", "原密码不正确。")
			}
			if old == fresh {
				return Errorf("password", "新密码不能与原密码相同。")
			}
		}
		u.PasswordHash, u.MustChange, u.Failures, u.LockedUntil = hash, actor.ID != id, 0, ""
		return tx.Users().Put(&u)
	}, UserChanged)
}

// PasswordRule tells beside a field what a password needs.
const PasswordRule = "至少 8 个字符，含三类字符"

// NewPassword hashes a first password for Save of a new account.
func NewPassword(u *User, password string) error {
	if err := secret.Weakness(password); err != nil {
		return Errorf("password", "%s", err.Error())
	}
	hash, err := secret.Hash(password)
	u.PasswordHash, u.MustChange = hash, true
	return err
}

package app

import (
	"context"
	"strings"
)

// Role (角色) is what a user may be; one user may hold several.
type Role int

// The roles are bits of User.Roles.
const (
	RoleClerk   Role = 1 << iota // 经办
	RoleChair                    // 主持人
	RoleLeader                   // 领导
	RoleAdmin                    // 管理员
	RoleAuditor                  // 审计员
	RoleReader                   // 只读
)

// Roles lists all roles in the order of forms.
var Roles = [...]Role{RoleClerk, RoleChair, RoleLeader, RoleAdmin, RoleAuditor, RoleReader}

func (r Role) String() string {
	var words []string
	for i, w := range [...]string{"经办", "主持人", "领导", "管理员", "审计员", "只读"} {
		if r&(1<<i) != 0 {
			words = append(words, w)
		}
	}
	return strings.Join(words, "、")
}

// Right (权限) is what an act needs.
type Right int

// The rights and who holds them.
const (
	RightNone   Right = iota // every signed-in user
	RightEdit                // 经办, 主持人, 领导, 管理员: business records
	RightSign                // 主持人, 领导: sign minutes, confirm ballots
	RightDecide              // 领导: decide rewards and sanctions, lock a quarter, approve extensions
	RightAdmin               // 管理员: users, settings, backup, imports of a calendar
	RightAudit               // 审计员, 管理员: read and export the audit log
	RightUnmask              // 经办, 管理员 with a reason: unmasked personal data
	RightReview              // 经办, 领导: review completion, extension
)

func (r Right) roles() Role {
	switch r {
	case RightNone:
		return RoleClerk | RoleChair | RoleLeader | RoleAdmin | RoleAuditor | RoleReader
	case RightEdit:
		return RoleClerk | RoleChair | RoleLeader | RoleAdmin
	case RightSign:
		return RoleChair | RoleLeader
	case RightDecide:
		return RoleLeader
	case RightAdmin:
		return RoleAdmin
	case RightAudit:
		return RoleAuditor | RoleAdmin
	case RightUnmask:
		return RoleClerk | RoleAdmin
	case RightReview:
		return RoleClerk | RoleLeader | RoleAdmin
	}
	return 0
}

func (r Right) holders() string { return r.roles().String() + "权限" }

// User (用户) is an account of the program.
type User struct {
	Record
	Account      string
	Name         string
	PersonID     int64
	Roles        Role
	PasswordHash string `json:"-"`
	MustChange   bool   // the first password must be changed
	Failures     int    // failed sign-ins in a row; survives a restart
	LockedUntil  Stamp
	LastSignIn   Stamp
	Disabled     bool
	System       bool // set for 系统 and 命令行, never stored
}

// May says whether the user holds the right.
func (u User) May(r Right) bool { return !u.Disabled && u.Roles&r.roles() != 0 }

// Who is the name written into the audit log; an act without a user says so.
func (u User) Who() string {
	switch {
	case u.Name != "":
		return u.Name
	case u.Account != "":
		return u.Account
	}
	return "未登录"
}

// SystemUser acts for the program itself (创建演示, 定时备份); the name says who it stands for.
func SystemUser(name string) User {
	return User{Name: name, Roles: RoleClerk | RoleChair | RoleLeader | RoleAdmin | RoleAuditor, System: true}
}

// CommandLineUser is 「命令行·account」: the rights of 管理员, as every scheduled task has.
func CommandLineUser(account string) User {
	return User{Name: "命令行·" + account, Roles: RoleAdmin, System: true}
}

type userKey struct{}

// WithUser returns a context in which u acts.
func WithUser(ctx context.Context, u User) context.Context {
	return context.WithValue(ctx, userKey{}, u)
}

// UserFrom is the acting user; the zero user, who may do nothing, when there is none.
func UserFrom(ctx context.Context) User {
	u, _ := ctx.Value(userKey{}).(User)
	return u
}

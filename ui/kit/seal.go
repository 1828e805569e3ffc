package kit

import (
	"context"
	"strings"

	"gongzhi/app"
)

// Seal (遮盖) shows personal data of a form masked until a user who may see it has given a reason; the reason stands in the
// audit log. What stays sealed is not written.
type Seal struct {
	env    *Env
	what   string
	open   bool
	fields []*Field
}

// NewSeal seals the form of a record named by what; a new record hides nothing.
func NewSeal(env *Env, what string, fresh bool) *Seal {
	return &Seal{env: env, what: what, open: fresh}
}

// Cover gives the field, and in its place the masked text while the seal is unbroken. Where masking hides nothing the field
// stays as it is.
func (s *Seal) Cover(f *Field, raw, masked string) []*Field {
	if s.open || raw == masked || raw == "" {
		return []*Field{f}
	}
	shown := Show(f.label, masked).When(func() bool { return !s.open })
	shown.wide = f.wide
	s.fields = append(s.fields, f)
	return []*Field{shown, f.When(func() bool { return s.open })}
}

// Acts is the act that breaks the seal, for Form.More; none when nothing is hidden.
func (s *Seal) Acts() []Action {
	if len(s.fields) == 0 {
		return nil
	}
	act := Action{Label: "查看完整信息…", Do: s.ask}
	if !s.env.May(app.RightUnmask) {
		act.Off = "没有查看完整个人信息的权限。"
	}
	return []Action{act}
}

func (s *Seal) ask() {
	if s.open {
		return
	}
	var reason string
	Ask(s.env, Form{Title: "查看完整的个人信息", Intro: s.what + "。理由记入审计日志。", Verb: "查看", Fields: []*Field{
		Text("reason", "理由", &reason).Need().Placeholder("如 电话回访")},
		Save: func(ctx context.Context) error { return s.env.App.Users.Unmask(ctx, s.what, strings.TrimSpace(reason)) },
		Saved: func() {
			s.open = true
			for _, f := range s.fields {
				f.Fresh()
			}
			if form := s.fields[0].form; form != nil {
				form.arrangeAgain()
			}
		}})
}

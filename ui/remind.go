package ui

import (
	"context"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// remind says once after the sign-in that the computer's clock cannot be right, and what is overdue or near.
func (s *shell) remind() {
	env := s.now.env
	if problem := s.app.Clock.Problem(); problem != "" {
		env.Fail(app.Errorf("", "%s", problem))
		if env.May(app.RightAdmin) {
			kit.Confirm(env, "以电脑时间为准？", problem+"\n只在电脑时间曾经调快、现在已经正确时选择；这一步记入操作记录。", kit.Verb{Label: "先不改"}, kit.Verb{Label: "以电脑时间为准", Do: func() {
				kit.Act(env, "以电脑时间为准", s.app.Clock.Trust, func() { env.Toast("已改以电脑时间为准") })
			}})
		}
	}
	s.tellDue()
}

// tellDue puts what is due into the bell. It is said aloud only where the home page, which says the same, is not in sight.
func (s *shell) tellDue() {
	env := s.now.env
	s.told = s.app.Today()
	if !env.May(app.RightEdit) {
		return
	}
	var d app.Digest
	s.host.Quiet(env, func(ctx context.Context) (err error) { d, err = s.app.Reminders.Due(ctx); return err }, func() {
		line := d.Line()
		if line == "" || s.now == nil {
			return
		}
		acts := []kit.Action{{Label: "查看", Do: func() { s.Go(kit.Route{Module: "duty", Tab: "item"}) }},
			{Label: "打印提示单", Do: func() { kit.ShowPaper(s.now.env, "D15A", reports.Request{}) }}}
		s.host.Remind(kit.Reminder{Text: "责任清单：" + line, Acts: acts})
		if s.now.route.Module != s.modules[0].Key {
			env.Toast("责任清单："+line, acts...)
		}
	})
}

// tellNewDay tells anew what is due when the program has stood open over midnight.
func (s *shell) tellNewDay() {
	if s.now != nil && s.opens == nil && s.told != s.app.Today() {
		s.tellDue()
	}
}

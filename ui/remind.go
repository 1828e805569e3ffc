package ui

import (
	"context"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// remind says once after the sign-in what is overdue or near, and that the computer's clock cannot be right.
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
	if !env.May(app.RightEdit) {
		return
	}
	var d app.Digest
	s.host.Quiet(env, func(ctx context.Context) (err error) { d, err = s.app.Reminders.Due(ctx); return err }, func() {
		if line := d.Line(); line != "" && s.now != nil {
			env.Toast("责任清单："+line, kit.Action{Label: "查看", Do: func() { s.Go(kit.Route{Module: "duty", Tab: "item"}) }},
				kit.Action{Label: "打印提示单", Do: func() { kit.ShowPaper(env, "D15A", reports.Request{}) }})
		}
	})
}

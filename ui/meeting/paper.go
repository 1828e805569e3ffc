package meeting

import (
	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// preview shows a paper of a meeting; it is made when it is shown, so that it is the record as it stands.
func preview(env *kit.Env, code string, m app.Meeting) {
	kit.ShowPaper(env, code, reports.Request{ID: m.ID})
}

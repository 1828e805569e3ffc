package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
)

func TestAPauseIsAskedForByTheClerkAndDecidedByTheLeader(t *testing.T) {
	k := newDutyDesk(t)
	clerk, leader := k.member("李雯", app.LevelStreet, app.RoleClerk), k.member("周建国", app.LevelStreet, app.RoleLeader)
	id := k.issue(app.Duty{Due: "2026-09-30"})
	k.day("2026-09-14")
	assert.ErrorContains(t, k.DutyOrders.Suspend(clerk, id, "等待上级批复"), "无权")
	assert.ErrorContains(t, k.DutyOrders.AskPause(clerk, id, " "), "事由为空")
	require.NoError(t, k.DutyOrders.AskPause(clerk, id, "产权纠纷诉讼中"))
	assert.ErrorContains(t, k.DutyOrders.AskPause(clerk, id, "再申请"), "已有暂停申请待批复")
	assert.ErrorContains(t, k.DutyOrders.DecidePause(clerk, id, true, ""), "无权")
	d := k.get(id)
	assert.Equal(t, []string{"产权纠纷诉讼中", "待签收"}, []string{d.AskedPause, d.State.String()}, "the clock goes on while the request waits")

	b, err := k.Home.Board(leader)
	require.NoError(t, err)
	title := ""
	for _, x := range b.Todos {
		if x.Key == "pause" {
			title = x.Title + x.Text
		}
	}
	assert.Contains(t, title, "产权纠纷诉讼中")

	assert.ErrorContains(t, k.DutyOrders.DecidePause(leader, id, false, ""), "写明意见")
	require.NoError(t, k.DutyOrders.DecidePause(leader, id, false, "先做前期工作"))
	assert.Empty(t, k.get(id).AskedPause)
	assert.ErrorContains(t, k.DutyOrders.DecidePause(leader, id, true, ""), "没有待批的暂停申请")
	require.NoError(t, k.DutyOrders.AskPause(clerk, id, "法院中止审理"))
	k.day("2026-09-16")
	require.NoError(t, k.DutyOrders.DecidePause(leader, id, true, "至判决为止"))
	d = k.get(id)
	assert.Equal(t, []string{"暂停", "2026-09-16", ""}, []string{d.State.String(), string(d.SuspendedOn), d.AskedPause}, "the clock stops when the pause is granted")
	r, err := k.Duties.Record(k.ctx, id)
	require.NoError(t, err)
	var acts []string
	for _, e := range r.Events {
		acts = append(acts, e.Act+"："+e.Text)
	}
	assert.Subset(t, acts, []string{"申请暂停：产权纠纷诉讼中", "不同意暂停：先做前期工作", "申请暂停：法院中止审理", "暂停：法院中止审理（至判决为止）"})

	other := k.issue(app.Duty{Content: "乙", Due: "2026-09-30"})
	require.NoError(t, k.DutyOrders.AskPause(clerk, other, "等待"))
	_, err = k.DutyOrders.Cancel(leader, []int64{other}, "并入甲")
	require.NoError(t, err)
	assert.Empty(t, k.get(other).AskedPause, "what is cancelled waits for nothing")
}

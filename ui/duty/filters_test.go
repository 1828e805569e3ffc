package duty_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

func TestItemsAreFilteredByTheirList(t *testing.T) {
	a, _ := office(t)
	ctx := datatest.Ctx()
	orgs, _, err := a.Orgs.List(ctx, app.Query{})
	require.NoError(t, err)
	l := app.DutyList{Name: "安全生产专项清单", Year: 2026, From: "2026-01-01", To: "2026-12-31", Edition: app.Edition{Basis: "清街发〔2026〕1号"}}
	require.NoError(t, a.DutyLists.Save(ctx, &l))
	require.NoError(t, a.DutyLists.SaveEntry(ctx, &app.ListEntry{ListID: l.ID, Content: "燃气入户安检", LeadID: orgs[0].ID, Due: "2026-12-01"}))
	issue := func(id int64) {
		for _, s := range []app.ListState{app.ListReview, app.ListIssued} {
			_, err := a.DutyLists.Step(ctx, id, s)
			require.NoError(t, err)
		}
	}
	issue(l.ID)
	next, err := a.DutyLists.Adjust(ctx, l.ID)
	require.NoError(t, err)
	require.NoError(t, a.DutyLists.SaveEntry(ctx, &app.ListEntry{ListID: next.ID, Content: "有限空间排查", LeadID: orgs[0].ID, Due: "2026-12-02"}))
	issue(next.ID)

	w := kittest.New(t, a, app.SystemUser("测试员"))
	open := func(list string) {
		w.Open(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"list": list}}, tab("item"))
	}
	open(strconv.FormatInt(l.Family, 10))
	assert.True(t, has(w, "燃气入户安检"), "made by the first version")
	assert.True(t, has(w, "有限空间排查"), "made by the second")
	assert.False(t, has(w, "防汛值守"))
	open("0")
	assert.True(t, has(w, "防汛值守"), "an item of no list")
	assert.False(t, has(w, "燃气入户安检"))
}

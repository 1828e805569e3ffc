package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestUnitsAreUniqueFoundByPinyinAndKeptWhileUsed(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	o := app.Org{Name: "城市管理办公室", ShortName: "城市管理办", Aliases: app.Words{"城管办"}, Kind: app.KindGov}
	require.NoError(t, a.Orgs.Save(ctx, &o))
	assert.ErrorContains(t, a.Orgs.Save(ctx, &app.Org{Name: "城市管理办公室"}), "已有同名单位")
	assert.ErrorContains(t, a.Orgs.Save(ctx, &app.Org{Name: " "}), "全称")
	for _, q := range []string{"csgl", "城管办", "chengshi"} {
		_, n, err := a.Orgs.List(ctx, app.Query{Text: q})
		require.NoError(t, err)
		assert.Equal(t, 1, n, q)
	}
	p := app.Person{Name: "陈立群", OrgID: o.ID}
	require.NoError(t, a.People.Save(ctx, &p))
	assert.Equal(t, "城市管理办", p.OrgName)
	assert.ErrorContains(t, a.Orgs.Delete(ctx, o.ID), "人员 1 名")
}

func TestCalendarTakesALaterYear(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	cal, err := a.Calendar.Get(ctx)
	require.NoError(t, err)
	assert.False(t, cal.Covers(2027))
	_, err = a.Calendar.Import(ctx, "日期,休/班,名称\n2027-01-01,休,元旦\n2027-01-02,休,元旦\n2027-01-03,休,元旦\n")
	require.NoError(t, err)
	cal, err = a.Calendar.Get(ctx)
	require.NoError(t, err)
	assert.True(t, cal.Covers(2027))
	assert.False(t, cal.IsWorkday("2027-01-01"))
	assert.True(t, cal.Covers(2026))
}

func TestHistoryShowsFieldsBeforeAndAfter(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	v := app.Venue{Name: "一楼大会议室", Capacity: 60}
	require.NoError(t, a.Venues.Save(ctx, &v))
	v.Capacity = 80
	require.NoError(t, a.Venues.Save(ctx, &v))
	changes, err := a.History.Of(ctx, "venue", v.ID)
	require.NoError(t, err)
	require.Len(t, changes, 2)
	assert.Equal(t, []app.FieldChange{{Key: "Capacity", Before: "60", After: "80"}}, changes[0].Fields)
}

func TestDraftsAreThePersonsOwnAndLeaveNoAudit(t *testing.T) {
	a := datatest.New(t)
	mine, other := datatest.As("李雯", app.RoleClerk), datatest.Ctx()
	require.NoError(t, a.Drafts.Save(mine, "duty:0", `{"content":"半句"}`))
	require.NoError(t, a.Drafts.Save(mine, "duty:0", `{"content":"一句"}`))
	d, err := a.Drafts.Load(mine, "duty:0")
	require.NoError(t, err)
	assert.Equal(t, `{"content":"一句"}`, d.Body)
	d, err = a.Drafts.Load(other, "duty:0")
	require.NoError(t, err)
	assert.Empty(t, d.Body)
	require.NoError(t, a.Drafts.Drop(mine, "duty:0"))
	rows, total, err := a.History.Rows(datatest.Ctx(), app.Query{})
	require.NoError(t, err)
	assert.Zero(t, total, rows)
}

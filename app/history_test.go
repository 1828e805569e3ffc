package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

func TestRecycleBinListsAndRestoresAllOrNone(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	v := app.Venue{Name: "二楼小会议室", Capacity: 20}
	o := app.Org{Name: "城市管理办公室"}
	require.NoError(t, a.Venues.Save(ctx, &v))
	require.NoError(t, a.Orgs.Save(ctx, &o))
	require.NoError(t, a.Venues.Delete(ctx, v.ID))
	require.NoError(t, a.Orgs.Delete(ctx, o.ID))

	rows, total, err := a.History.Bin(ctx, app.Query{})
	require.NoError(t, err)
	require.Equal(t, 2, total)
	titles := []string{rows[0].Title, rows[1].Title}
	assert.ElementsMatch(t, []string{"二楼小会议室", "城市管理办公室"}, titles)
	assert.NotEmpty(t, rows[0].At)
	assert.NotEmpty(t, rows[0].By)

	only, total, err := a.History.Bin(ctx, app.Where(app.Eq("kind", "org")))
	require.NoError(t, err)
	require.Equal(t, 1, total)
	assert.Equal(t, o.ID, only[0].ID)
	page, total, err := a.History.Bin(ctx, app.Query{Offset: 1, Limit: 1})
	require.NoError(t, err)
	assert.Equal(t, 2, total)
	assert.Len(t, page, 1)

	broken := append([]app.BinRow{}, rows...)
	assert.Error(t, a.History.RestoreAll(ctx, append(broken, app.BinRow{Kind: "venue", ID: 999})))
	_, total, err = a.History.Bin(ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 2, total, "nothing came back")
	require.NoError(t, a.History.RestoreAll(ctx, rows))
	_, total, err = a.History.Bin(ctx, app.Query{})
	require.NoError(t, err)
	assert.Zero(t, total)
	back, err := a.Orgs.Get(ctx, o.ID)
	require.NoError(t, err)
	assert.Equal(t, "城市管理办公室", back.Name)
}

func TestAnEarlierVersionComesBackThroughTheSameChecks(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	o := app.Org{Name: "城市管理办公室", Contact: "陈立群"}
	require.NoError(t, a.Orgs.Save(ctx, &o))
	o.Name, o.Contact = "综合执法办公室", "何志强"
	require.NoError(t, a.Orgs.Save(ctx, &o))
	changes, err := a.History.Of(ctx, "org", o.ID)
	require.NoError(t, err)
	require.NoError(t, a.History.Revert(ctx, "org", o.ID, changes[0].Act.Seq))
	back, err := a.Orgs.Get(ctx, o.ID)
	require.NoError(t, err)
	assert.Equal(t, "城市管理办公室", back.Name)
	assert.Equal(t, "陈立群", back.Contact)

	other := app.Org{Name: "综合执法办公室"}
	require.NoError(t, a.Orgs.Save(ctx, &other))
	changes, err = a.History.Of(ctx, "org", o.ID)
	require.NoError(t, err)
	assert.ErrorContains(t, a.History.Revert(ctx, "org", o.ID, changes[0].Act.Seq), "已有同名单位")
	assert.ErrorContains(t, a.History.Revert(ctx, "duty", 1, 1), "没有内容可恢复")
}

func TestChangeHistoryMasksResidents(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	x := app.Appeal{Name: "欧阳明月", Phone: "13812345678", Category: "停车", Content: "找13812345678李某某协调", Day: "2026-11-20"}
	require.NoError(t, a.Appeals.Save(ctx, &x))
	changes, err := a.History.Of(ctx, "appeal", x.ID)
	require.NoError(t, err)
	require.NotEmpty(t, changes)
	for _, f := range changes[0].Fields {
		assert.NotContains(t, f.After, "13812345678", f.Key)
		assert.NotContains(t, f.After, "欧阳明月", f.Key)
	}
}

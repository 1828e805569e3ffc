package demo_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/demo"
	"gongzhi/data"
	"gongzhi/data/datatest"
)

func TestTheDemoOfficeKeepsItsInvariants(t *testing.T) {
	store, err := data.Create(filepath.Join(t.TempDir(), "demo.db"))
	require.NoError(t, err)
	defer store.Close()
	require.NoError(t, demo.Fill(context.Background(), store, ""))
	a := app.New(store, app.Options{Clock: app.StoredClock(store, time.Now)})
	ctx := datatest.Ctx()
	assert.Equal(t, demo.Today, a.Today())

	report, err := store.Check(ctx)
	require.NoError(t, err)
	assert.True(t, report.OK, report.Problems)
	assert.Greater(t, report.Anchors, 20, "signed minutes and locked quarters anchor the log")

	users, n, err := a.Users.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 9, n)
	_, err = a.Users.SignIn(ctx, users[0].Account, "-")
	assert.Error(t, err, "no password opens a demo account")
	_, n, err = a.Orgs.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 40, n)
	_, n, err = a.Meetings.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 26, n)

	require.NoError(t, store.Read(ctx, func(tx app.Tx) error {
		people, err := tx.People().List(app.Query{})
		require.NoError(t, err)
		for _, p := range people {
			assert.True(t, strings.HasPrefix(p.Phone, "1380000"), p.Phone)
		}
		resolutions, err := tx.Resolutions().List(app.Query{})
		require.NoError(t, err)
		for _, r := range resolutions {
			m, err := tx.Meetings().Get(r.MeetingID)
			require.NoError(t, err)
			assert.Equal(t, m.Signed(), r.DutyID != 0, "a resolution is an item exactly when its minutes are signed")
		}
		duties, err := tx.Duties().List(app.Query{})
		require.NoError(t, err)
		cal, err := a.Calendar.Get(ctx)
		require.NoError(t, err)
		for _, d := range duties {
			if d.Due != "" {
				assert.True(t, cal.IsWorkday(d.Due), "%s is due on a working day", d.No)
			}
		}
		return nil
	}))

	for _, p := range []app.Period{"2026Q1", "2026Q2", "2026Q3"} {
		frozen, err := a.Effects.Board(ctx, p)
		require.NoError(t, err)
		live, err := a.Effects.Compute(ctx, p)
		require.NoError(t, err)
		require.Equal(t, len(frozen.Rankings), len(live.Rankings))
		for i := range live.Rankings {
			assert.Equal(t, frozen.Rankings[i].Shown, live.Rankings[i].Shown, "%s %s", p, live.Rankings[i].OrgName)
		}
	}
}

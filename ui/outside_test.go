package ui

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

func TestFilledWorkbooksFallOnAnyPage(t *testing.T) {
	s, a := signedIn(t)
	ctx := datatest.Ctx()
	o := app.Org{Name: "城市管理办公室"}
	require.NoError(t, a.Orgs.Save(ctx, &o))
	d := app.Duty{Content: "河道保洁", LeadID: o.ID, Due: "2026-12-31"}
	require.NoError(t, a.Duties.Save(ctx, &d))
	_, err := a.Duties.Issue(ctx, []int64{d.ID})
	require.NoError(t, err)
	forms, err := a.Collects.Forms(ctx, "duty", nil, "2026-11-30")
	require.NoError(t, err)
	paths, err := reports.FillBooks(ctx, forms, t.TempDir(), nil)
	require.NoError(t, err)
	s.Go(kit.Route{Module: "meeting"})
	s.opened(append(paths, filepath.Join(t.TempDir(), "不是表.xlsx")))
	assert.Equal(t, []string{"duty", "filled"}, []string{s.now.route.Module, s.now.route.Act})

	s.Go(kit.Route{Module: "home"})
	s.opened([]string{filepath.Join("..", "app", "style_test.go")})
	assert.NotEqual(t, "filled", s.now.route.Act, "another file is opened as what it is")

	s.Go(kit.Route{Module: "home"})
	Window{s}.Open(paths[0])
	assert.Equal(t, []string{"duty", "filled"}, []string{s.now.route.Module, s.now.route.Act}, "a second start of the program hands it over")
	s.Go(kit.Route{Module: "home"})
	s.waiting = paths[0]
	s.begin()
	assert.Equal(t, []string{"duty", "filled"}, []string{s.now.route.Module, s.now.route.Act}, "opened with the program before the sign-in")
}

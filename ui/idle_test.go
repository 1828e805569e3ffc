package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
)

func TestAWindowLeftAloneIsLocked(t *testing.T) {
	s, a := signedIn(t)
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)
	s.host.Now = func() time.Time { return now }
	s.host.Stir()
	s.rail("duty")
	s.Go(kit.Route{Module: "duty", Act: "new"})
	fill(t, s, "content", "还没有保存的事项")
	now = now.Add(14 * time.Minute)
	s.lockWhenIdle()
	assert.False(t, s.host.Covered(), "14 of 15 minutes")
	s.host.HandleKey(kit.Key{Name: fyne.KeyF1})
	s.host.HandleKey(kit.Key{Name: fyne.KeyEscape})
	now = now.Add(14 * time.Minute)
	s.lockWhenIdle()
	assert.False(t, s.host.Covered(), "a key was pressed 14 minutes ago")
	now = now.Add(time.Minute)
	s.lockWhenIdle()
	require.True(t, s.host.Covered())
	assert.True(t, sees(s, "15 分钟无人操作，窗口已锁定"), "%v", s.host.Texts())
	assert.False(t, sees(s, "责任清单"), "nothing of the page is seen: %v", s.host.Texts())
	page := s.now
	s.host.HandleKey(kit.Key{Name: fyne.KeyK, Ctrl: true})
	assert.Zero(t, s.host.Dialogs(), "the keyboard does not reach the page")

	fill(t, s, "password", "falsch")
	tap(t, s, "解锁")
	assert.True(t, s.host.Covered())
	assert.True(t, sees(s, "还可再试 4 次"), "%v", s.host.Texts())
	fill(t, s, "password", "Qinghe-2026!")
	tap(t, s, "解锁")
	assert.False(t, s.host.Covered())
	assert.Same(t, page, s.now)
	assert.Equal(t, "还没有保存的事项", s.host.Find("content").(*kit.Entry).Text)

	require.NoError(t, a.Settings.Set(datatest.Ctx(), map[string]string{app.SetIdle: "10"}))
	assert.ErrorContains(t, a.Settings.Set(datatest.Ctx(), map[string]string{app.SetIdle: "600"}), "5 到 30")
	now = now.Add(10 * time.Minute)
	s.lockWhenIdle()
	require.True(t, s.host.Covered())
	tap(t, s, "换人登录")
	assert.False(t, s.host.Covered())
	assert.Nil(t, s.now)
	assert.True(t, sees(s, "登录"))
	now = now.Add(time.Hour)
	s.lockWhenIdle()
	assert.False(t, s.host.Covered(), "nobody is signed in")
}

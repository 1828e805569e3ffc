package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/ui/kit"
)

// says tells whether a toast about what is due stands.
func says(s *shell) bool {
	return slices.ContainsFunc(s.host.Toasts(), func(t string) bool { return strings.HasPrefix(t, "责任清单：逾期未办结") })
}

// TestWhatIsDueStandsInTheBell: it is said aloud only once a day and away from the home page, which says the same.
func TestWhatIsDueStandsInTheBell(t *testing.T) {
	s, _ := demoShell(t)
	s.begin()
	assert.Empty(t, s.host.Toasts(), "the home page says the same")
	assert.Equal(t, 1, s.host.News(), "the bell has its dot")
	tap(t, s, "消息")
	assert.True(t, sees(s, "责任清单：逾期未办结"), "%v", s.host.Texts())
	assert.Zero(t, s.host.News(), "it is read")
	tap(t, s, "查看")
	assert.Equal(t, kit.Route{Module: "duty", Tab: "item"}, s.now.route)
	tap(t, s, "消息")
	tap(t, s, "打印提示单")
	require.NotNil(t, s.now)
	assert.Equal(t, "打印预览", s.now.page.Title())

	s.rail("duty")
	s.tellNewDay()
	assert.False(t, says(s), "the same day is not told again")
	s.told = "2026-11-22"
	s.tellNewDay()
	assert.True(t, says(s), "%v", s.host.Toasts())
	assert.Equal(t, 1, s.host.News(), "the bell has its dot again")
	s.out()
	assert.Zero(t, s.host.News(), "the next user is told for himself")
}

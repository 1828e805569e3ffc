package ui

import (
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/assets"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
)

// emptyOffice opens the shell over an empty office with one user who may do everything.
func emptyOffice(t *testing.T) (*shell, *app.App) {
	t.Helper()
	a := datatest.New(t)
	ctx := datatest.Ctx()
	require.NoError(t, a.Settings.Set(ctx, map[string]string{app.SetOffice: "清河湾街道办事处"}))
	u := app.User{Account: "liwen", Name: "李雯", Roles: app.RoleClerk | app.RoleAdmin | app.RoleLeader | app.RoleChair | app.RoleAuditor}
	require.NoError(t, app.NewPassword(&u, "Qinghe-2026!"))
	u.MustChange = false
	require.NoError(t, a.Users.Save(ctx, &u))
	fa := test.NewTempApp(t)
	s := newShell(fa, a, Options{}, Modules())
	s.host.Inline = true
	s.start()
	t.Cleanup(s.end)
	s.win.Resize(fyne.NewSize(1366, 697))
	return s, a
}

func TestTheOnlyAccountOfANewOfficeStandsReady(t *testing.T) {
	s, _ := emptyOffice(t)
	assert.Equal(t, "liwen", s.host.Find("account").(*kit.Entry).Text)
}

func signedIn(t *testing.T) (*shell, *app.App) {
	t.Helper()
	s, a := emptyOffice(t)
	fill(t, s, "account", "liwen")
	fill(t, s, "password", "Qinghe-2026!")
	tap(t, s, "登录")
	require.NotNil(t, s.now, "%v", s.host.Texts())
	return s, a
}

func fill(t *testing.T, s *shell, name, text string) {
	t.Helper()
	e, ok := s.host.Find(name).(*kit.Entry)
	require.True(t, ok, "%s: %v", name, s.host.Texts())
	s.host.Focus(e)
	e.SetText(text)
}

func tap(t *testing.T, s *shell, name string) {
	t.Helper()
	o, ok := s.host.Find(name).(fyne.Tappable)
	require.True(t, ok, "%s: %v", name, s.host.Texts())
	o.Tapped(&fyne.PointEvent{})
}

func mustHelp(key string) string {
	text, _ := assets.Help(key)
	return text
}

func sees(s *shell, text string) bool {
	for _, x := range s.host.Texts() {
		if strings.Contains(x, text) {
			return true
		}
	}
	return false
}

func TestAWrongPasswordIsRefusedUnderItsField(t *testing.T) {
	s, _ := emptyOffice(t)
	fill(t, s, "account", "liwen")
	fill(t, s, "password", "falsch")
	tap(t, s, "登录")
	assert.Nil(t, s.now)
	assert.True(t, sees(s, "账号或密码不正确"), "%v", s.host.Texts())
}

func TestTheWindowNamesTheOffice(t *testing.T) {
	s, _ := signedIn(t)
	assert.Equal(t, "共治通 · 清河湾街道办事处", s.win.Title())
}

func TestEveryModuleOpensAndRefreshesOnAnEmptyOffice(t *testing.T) {
	s, _ := signedIn(t)
	for _, m := range s.modules {
		for i, tab := range m.Tabs {
			s.rail(m.Key)
			s.openTab(i)
			require.NotNil(t, s.now, "%s/%s", m.Title, tab.Title)
			assert.Equal(t, i, s.now.tab)
			s.now.page.Refresh()
			assert.Empty(t, s.host.Toasts(), "%s/%s", m.Title, tab.Title)
			s.help()
			assert.Equal(t, 1, s.host.Dialogs())
			_, known := assets.Help(m.Key + "." + tab.Key)
			assert.True(t, known, "no page of help for %s.%s", m.Key, tab.Key)
			assert.True(t, sees(s, readTopic("", mustHelp(m.Key+"."+tab.Key)).title), "%s.%s", m.Key, tab.Key)
			s.key(kit.Key{Name: fyne.KeyEscape})
			s.host.HandleKey(kit.Key{Name: fyne.KeyEscape})
			assert.Zero(t, s.host.Dialogs())
		}
	}
}

// allowed are the only Latin words on the screen: keys, formats, units of measure and what the user typed.
var allowed = regexp.MustCompile(`Ctrl|Shift|Alt|Enter|Esc|Tab|PgUp|PgDn|Home|End|F\d+|PDF|Excel|CSV|JSON|ICS|xlsx?|csv|txt|gzb|db|Z\d+|D\d+|WPS|Word|DOCX|SQLite|SHA-?256|liwen|zhf|Qinghe|OFL|TTF|Noto|Sans|Serif|CJK|SC|LXGW|WenKai|files|copies|[Qq][1-4]|/[\w/.-]+`)

func TestNoEnglishWordIsOnAnyPage(t *testing.T) {
	t.Setenv("LANG", "en_US.UTF-8")
	s, _ := signedIn(t)
	word := regexp.MustCompile(`[A-Za-z]{3,}`)
	for _, m := range s.modules {
		for i, tab := range m.Tabs {
			s.rail(m.Key)
			s.openTab(i)
			for _, text := range s.host.Texts() {
				rest := allowed.ReplaceAllString(text, "")
				assert.False(t, word.MatchString(rest), "%s/%s: %q", m.Title, tab.Title, text)
			}
		}
	}
}

func TestTheKeyboardReachesEverything(t *testing.T) {
	s, _ := signedIn(t)
	press := func(k kit.Key) { s.host.HandleKey(k) }
	press(kit.Key{Name: fyne.Key2, Ctrl: true})
	assert.Equal(t, s.modules[1].Key, s.now.route.Module)
	press(kit.Key{Name: fyne.KeyTab, Ctrl: true})
	assert.Equal(t, 1, s.now.tab)
	press(kit.Key{Name: fyne.Key0, Ctrl: true})
	assert.Equal(t, s.modules[len(s.modules)-1].Key, s.now.route.Module)
	press(kit.Key{Name: fyne.KeyB, Ctrl: true})
	assert.True(t, s.frame.Folded())
	press(kit.Key{Name: fyne.KeyB, Ctrl: true})
	assert.False(t, s.frame.Folded())
	press(kit.Key{Name: fyne.KeyK, Ctrl: true})
	assert.Equal(t, 1, s.host.Dialogs())
	fill(t, s, "全局查找", "zrqd")
	assert.True(t, sees(s, "责任清单"), "pages are found by initials: %v", s.host.Texts())
	press(kit.Key{Name: fyne.KeyEscape})
	assert.Zero(t, s.host.Dialogs())
}

func TestOpenPagesHearOfChanges(t *testing.T) {
	s, a := signedIn(t)
	s.rail("org")
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &app.Org{Name: "北岸社区居民委员会", Kind: app.KindCommunity, Level: app.LevelCommunity}))
	assert.True(t, sees(s, "北岸社区居民委员会"), "%v", s.host.Texts())
	s.rail("duty")
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &app.Org{Name: "枫林社区居民委员会", Kind: app.KindCommunity, Level: app.LevelCommunity}))
	s.rail("org")
	assert.True(t, sees(s, "枫林社区居民委员会"), "a hidden page reloads when it is shown again")
}

func TestTheWayBack(t *testing.T) {
	s, a := signedIn(t)
	o := app.Org{Name: "北岸社区居民委员会", Kind: app.KindCommunity, Level: app.LevelCommunity}
	require.NoError(t, a.Orgs.Save(datatest.Ctx(), &o))
	s.rail("org")
	s.Go(kit.Route{Module: "org", ID: o.ID, Act: "edit"})
	assert.Equal(t, -1, s.now.tab)
	assert.True(t, sees(s, "返回"))
	fill(t, s, "name", "北岸社区")
	s.host.HandleKey(kit.Key{Name: fyne.KeyS, Ctrl: true})
	assert.Equal(t, 0, s.now.tab, "saving goes back: %v %v", s.host.Texts(), s.host.Toasts())
	got, err := a.Orgs.Get(datatest.Ctx(), o.ID)
	require.NoError(t, err)
	assert.Equal(t, "北岸社区", got.Name)
}

func TestSigningOutEndsThePages(t *testing.T) {
	s, _ := signedIn(t)
	s.leave()
	assert.Nil(t, s.now)
	assert.True(t, sees(s, "登录"))
}

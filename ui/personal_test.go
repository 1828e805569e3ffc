package ui

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
)

// TestNoPageShowsWhoSomebodyIs walks every page, the records' own pages and the search over an office with residents in it.
func TestNoPageShowsWhoSomebodyIs(t *testing.T) {
	s, a := signedIn(t)
	ctx := datatest.Ctx()
	appeal := app.Appeal{Content: "楼上漏水，请打13800001234，身份证990100199001011239", Name: "张三丰", Phone: "13800001234", Place: "清河路12号3单元401室"}
	require.NoError(t, a.Appeals.Save(ctx, &appeal))
	person := app.Person{Name: "王小明", Phone: "13800005678", IDNumber: "990100199001011239"}
	require.NoError(t, a.People.Save(ctx, &person))
	secret := regexp.MustCompile(`1[3-9]\d{9}|\d{17}[\dXx]|张三丰|401室`)
	look := func(where string) {
		for _, text := range s.host.Texts() {
			assert.False(t, secret.MatchString(text), "%s: %q", where, text)
		}
	}
	for _, m := range s.modules {
		for i, tab := range m.Tabs {
			s.rail(m.Key)
			s.openTab(i)
			s.now.page.Refresh()
			look(m.Title + "/" + tab.Title)
		}
	}
	for _, r := range []kit.Route{{Module: "appeal", ID: appeal.ID}, {Module: "org", Tab: "person", ID: person.ID}} {
		s.Go(r)
		look(r.Module)
	}
	for _, text := range []string{"漏水", "王小明", appeal.No} {
		found, err := s.find(ctx, text)
		require.NoError(t, err)
		require.NotEmpty(t, found)
		for _, f := range found {
			assert.False(t, secret.MatchString(f.Title+f.Note), "%q", f.Title+f.Note)
		}
	}
}

package kit_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// rows are the names of a drop-down list in its order.
func rows(w *kittest.Window, names ...string) (out []string) {
	for _, text := range kit.Texts(w.Win.Content()) {
		for _, n := range names {
			if text == n {
				out = append(out, n)
			}
		}
	}
	return out
}

func TestAUnitIsFoundByWhatItIsCalledAndShowsItsLoad(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	id := map[string]int64{}
	for _, o := range []app.Org{{Name: "清河湾派出所", ShortName: "派出所", Kind: app.KindGov}, {Name: "街道民生保障办公室", ShortName: "保障办", Kind: app.KindGov}, {Name: "街道平安建设办公室", ShortName: "平安办", Kind: app.KindGov},
		{Name: "老北岸物业", Kind: app.KindEnterprise, To: "2020-01-01", From: "2010-01-01"}, {Name: "北岸社区居民委员会", Kind: app.KindCommunity}} {
		o.Level = app.LevelStreet
		require.NoError(t, a.Orgs.Save(ctx, &o))
		id[o.Name] = o.ID
	}
	d := app.Duty{Content: "疏通巷道", LeadID: id["北岸社区居民委员会"], Level: app.LevelStreet, State: app.DutyDraft, Start: a.Today(), Due: app.DateOf(a.Today().Time().AddDate(0, 0, 30))}
	require.NoError(t, a.Duties.Save(ctx, &d))
	_, err := a.Duties.Issue(ctx, []int64{d.ID})
	require.NoError(t, err)

	w := kittest.New(t, a, app.SystemUser("测试"))
	var lead int64
	open := func() {
		w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
			return kit.NewFormPage(env, kit.Form{Title: "事项", Fields: []*kit.Field{kit.PickOrg(env, "lead", "牵头单位", &lead), kit.Text("person", "责任人", &d.Person)},
				Save: func(context.Context) error { return nil }})
		})
	}
	open()
	w.Fill("lead", "ba")
	all := strings.Join(w.Texts(), "|")
	assert.Contains(t, all, "北岸|社区居民委员会|bei'an　社区居委会 · 在办 1", "the hit stands apart, beside it why it was found")
	assert.Contains(t, all, "↑↓ 选择　Enter 确定　拼音首字母、全称、别名均可")
	assert.Contains(t, all, "街道平安建设|办|公室|ban　政府部门 · 在办 0", "not 平安 by a rare reading")
	order := []string{"社区居民委员会", "街道民生", "街道平安建设", "清河湾", "老"}
	assert.Equal(t, order, rows(w, order...), "the name begins so, the short name begins so, the name holds it, a rare reading, and what is gone: %s", all)

	w.Key(fyne.KeyDown)
	w.Key(fyne.KeyReturn)
	w.Click("保存")
	assert.Equal(t, id["街道民生保障办公室"], lead)
	w.Fill("lead", "ba")
	assert.Equal(t, []string{"街道民生", "社区居民委员会"}, rows(w, "社区居民委员会", "街道民生"), "what was used lately comes first")
}

func TestAnUnfinishedNameIsNamedWhenTheFieldIsLeft(t *testing.T) {
	w := window(t)
	var id int64
	var many app.IDs
	name := ""
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
		return kit.NewFormPage(env, kit.Form{Title: "事项", Fields: []*kit.Field{kit.Pick("who", "责任人", &id, func(string) []kit.Choice[int64] {
			return []kit.Choice[int64]{{Value: 1, Text: "王伟"}}
		}), kit.Text("name", "名称", &name),
			kit.PickMany("many", "参加人", &many, func(string) []kit.Choice[int64] { return []kit.Choice[int64]{{Value: 1, Text: "王伟"}} })}, Save: func(context.Context) error { return nil }})
	})
	w.Fill("who", "ww")
	w.Key(fyne.KeyEscape)
	w.Host.Focus(w.Host.Find("name").(fyne.Focusable))
	assert.True(t, w.Sees("列表中没有，从列表选择。"), "%v", w.Texts())
	w.Fill("who", "wan")
	w.Host.Focus(w.Host.Find("name").(fyne.Focusable))
	assert.Equal(t, "王伟", w.Host.Find("who").(*kit.Entry).Text, "leaving takes the highlighted one")
	assert.False(t, w.Sees("列表中没有，从列表选择。"), "and what was wrong is right now")
	w.Fill("many", "wan")
	w.Host.Focus(w.Host.Find("name").(fyne.Focusable))
	assert.Empty(t, w.Host.Find("many").(*kit.Entry).Text)
	w.Click("保存")
	assert.Equal(t, app.IDs{1}, many, "and so does leaving a field of several")
}

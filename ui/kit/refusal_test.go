package kit_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

func TestALongRefusalIsReadToItsEnd(t *testing.T) {
	w := kittest.New(t, datatest.New(t), app.SystemUser("陈妍"))
	due := ""
	w.Open(kit.Route{}, func(env *kit.Env) kit.Page {
		kit.Ask(env, kit.Form{Title: "延期", Verb: "申请延期", Fields: []*kit.Field{kit.Text("due", "申请时限", &due)}, Save: func(context.Context) error {
			return app.Errorf("due", "申请时限 2026-12-01 早于现在的完成时限 2026-12-18，不是延期。把时限改到 2026-12-18 以后，或写明为什么要提前。")
		}})
		return kit.NewFormPage(env, kit.Form{Title: "空"})
	})
	w.Fill("due", "2026-12-01")
	w.Click("申请延期")
	all := strings.Join(w.Texts(), "")
	assert.Contains(t, all, "或写明为什么要提前。", "the cure stands at the end of the sentence")
	assert.Contains(t, all, "2026-12-01", "what was typed stays")
	assert.Equal(t, 1, w.Host.Dialogs())
	w.Fill("due", "2026-12-25")
}

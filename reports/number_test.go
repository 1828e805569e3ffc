package reports_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/reports"
)

func TestTheRegisterOfNumbersIsAPaper(t *testing.T) {
	a, ctx, id := heldMeeting(t)
	_, err := a.Numbers.Reserve(ctx, app.Number{Title: "关于做好冬季取暖工作的通知"})
	require.NoError(t, err)
	taken, _, err := a.Numbers.List(ctx, app.Query{}.By("-id"))
	require.NoError(t, err)
	require.NoError(t, a.Numbers.Void(ctx, taken[0].ID, "改发便函"))
	require.NotZero(t, id)
	text := paperText(t, a, "D32", reports.Request{})
	golden(t, "D32", text)
	assert.Contains(t, text, "关于做好冬季取暖工作的通知")
	assert.Contains(t, text, "其中作废1个")
	assert.Contains(t, text, "改发便函")
	p, _ := reports.Find("D32")
	_, err = p.Make(datatest.Ctx(), datatest.New(t), reports.Request{})
	assert.EqualError(t, err, "2026年没有登记文号。")
}

// TestEveryPaperHasAGoldenText keeps a text of each paper in testdata that a person can review.
func TestEveryPaperHasAGoldenText(t *testing.T) {
	for _, p := range reports.Papers() {
		found := false
		for _, prefix := range []string{"", "duty-"} {
			_, err := os.Stat(filepath.Join("testdata", prefix+p.Code+".txt"))
			found = found || err == nil
		}
		assert.True(t, found, "%s %s has no golden text", p.Code, p.Name)
	}
}

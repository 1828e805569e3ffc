package kit_test

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

func TestAChartStartsFromSixtyOrFromTheTenBelowTheLeast(t *testing.T) {
	assert.Equal(t, 60.0, kit.ChartFrom(61, 99.5))
	assert.Equal(t, 60.0, kit.ChartFrom(math.NaN()))
	assert.Equal(t, 50.0, kit.ChartFrom(59.51, 98))
	assert.Equal(t, 0.0, kit.ChartFrom(0, 98))
	assert.Equal(t, 0.5, kit.ChartShare(80, 60, 100))
	assert.Zero(t, kit.ChartShare(math.NaN(), 60, 100))
}

func TestARadarAndATrendAreDrawnWithMissingValues(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	w.Host.Show(kit.VGap(8, kit.RadarBox(kit.Radar{Axes: []string{"议事", "时限", "督办"}, Values: []float64{90, math.NaN(), 70}, Mean: []float64{80, 80, 80}, From: 60, To: 100}),
		kit.TrendBox([]kit.TrendBar{{Name: "26Q1", Value: 80, Text: "80.0"}, {Name: "26Q2"}}, 60, 100)))
	for _, s := range []string{"议事", "时限", "督办", "26Q1", "80.0", "26Q2", "—"} {
		assert.True(t, w.Sees(s), s)
	}
}

func TestRowsUnfoldInPlaceByKeysOneAtATime(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	inside := func(text string) func() fyne.CanvasObject { return func() fyne.CanvasObject { return kit.Small(text) } }
	f := kit.NewFolds(w.NewEnv(kit.Route{}), []string{"指标", "得分"}, []float32{60}, []kit.Fold{{Name: "甲", Cells: []string{"1"}, Inside: inside("甲的算式")}, {Name: "乙", Cells: []string{"2"}, Inside: inside("乙的算式")}}, kit.Fold{Name: "合计", Cells: []string{"3"}})
	w.Host.Show(f.Object())
	w.Win.Canvas().FocusNext()
	require.NotNil(t, w.Host.Focused())
	w.Key(fyne.KeyRight)
	assert.True(t, w.Sees("甲的算式"))
	w.Key(fyne.KeyDown)
	w.Key(fyne.KeyRight)
	assert.True(t, w.Sees("乙的算式"))
	assert.False(t, w.Sees("甲的算式"), "one at a time")
	w.Key(fyne.KeyLeft)
	assert.False(t, w.Sees("乙的算式"))
	w.Key(fyne.KeyLeft)
	assert.False(t, w.Sees("乙的算式"), "folded stays folded")
	assert.True(t, w.Sees("合计"))
}

func TestARadarsPictureStartsAtZeroForScreensOfAnyScale(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	w.Host.Show(kit.RadarBox(kit.Radar{Axes: []string{"议事", "时限", "督办"}, Values: []float64{90, 80, 70}, From: 60, To: 100}))
	var pictures []string
	kit.Walk(w.Win.Content(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if img, ok := o.(*canvas.Image); ok && img.Resource != nil {
			pictures = append(pictures, string(img.Resource.Content()))
		}
		return true
	})
	require.Len(t, pictures, 1)
	assert.Contains(t, pictures[0], `viewBox="0 0 `)
	assert.NotRegexp(t, `[ M]-\d`, pictures[0], "nothing lies outside of it")
}

package duty

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"gongzhi/app"
	"gongzhi/app/workday"
)

// bigTimeline is a chart of n items with stages.
func bigTimeline(t testing.TB, n int) *gantt {
	test.NewTempApp(t)
	g := newGantt(func(app.Duty) {}, func(app.Duty) {})
	var rows []app.TimelineRow
	for i := range n {
		start := app.Date("2026-06-01").AddDays(i % 120)
		rows = append(rows, app.TimelineRow{Duty: app.Duty{Record: app.Record{ID: int64(i + 1)}, Content: fmt.Sprintf("第%d项工作任务及其成果要求", i), LeadName: "城市管理办", Start: start,
			Due: start.AddDays(90 + i%60), Progress: i % 100, State: app.DutyInProgress, LampWord: "正常"}, Stages: []app.Milestone{{Planned: start.AddDays(30)}, {Planned: start.AddDays(60), Reached: start.AddDays(61)}}})
	}
	w := test.NewTempWindow(t, g)
	w.Resize(fyne.NewSize(1186, 640))
	g.Resize(fyne.NewSize(1186, 600))
	g.set(rows, workday.Default(), "2026-11-23")
	return g
}

func TestAPanStepDrawsWhatIsInSightOnly(t *testing.T) {
	few, many := bigTimeline(t, 40), bigTimeline(t, 2000)
	for range 100 {
		many.pan(40, 0)
		many.pan(0, 2)
	}
	assert.Equal(t, 200, many.top)
	assert.Len(t, many.all, len(few.all), "two thousand items are drawn with as many parts as forty")
}

func TestTheTimelineStaysInItsBounds(t *testing.T) {
	g := bigTimeline(t, 30)
	g.pan(0, 1000)
	assert.Equal(t, 30-g.visible()+1, g.top)
	g.pan(0, -1000)
	assert.Zero(t, g.top)
	g.choose(29)
	assert.Equal(t, 29, g.chosen)
	assert.GreaterOrEqual(t, g.top+g.visible(), 30)
	for range 100 {
		g.pan(5000, 0)
	}
	assert.InDelta(t, ganttLabel+ganttEdge, g.x("2026-11-23"), 0.1, "whoever goes on to the right keeps today in sight, the last day there is")
	for range 100 {
		g.pan(-5000, 0)
	}
	assert.InDelta(t, 1186-ganttEdge, g.x("2026-06-01"), 0.1)
	g.home()
	assert.InDelta(t, ganttLabel+(1186-ganttLabel)/3.0, g.x("2026-11-23"), 0.1, "today stands at a third")
	middle := g.dayAt(ganttLabel + (1186-ganttLabel)/2)
	g.zoom(3.4)
	assert.LessOrEqual(t, max(middle.DaysTo(g.dayAt(ganttLabel+(1186-ganttLabel)/2)), g.dayAt(ganttLabel+(1186-ganttLabel)/2).DaysTo(middle)), 1)
	assert.Equal(t, app.Date("2026-11-23"), g.dayAt(g.x("2026-11-23")+1))
}

func BenchmarkPan(b *testing.B) {
	g := bigTimeline(b, 2000)
	for i := 0; b.Loop(); i++ {
		g.pan(float32(30-60*(i/20%2)), i%3-1) // there and back
	}
}

package duty

import (
	"fmt"
	"testing"
	"time"

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

func TestAPanStepIsQuick(t *testing.T) {
	g := bigTimeline(t, 2000)
	steps := 0
	begin := time.Now()
	for range 100 {
		g.pan(40, 0)
		g.pan(0, 2)
		steps += 2
	}
	each := time.Since(begin) / time.Duration(steps)
	t.Logf("%s a step", each)
	assert.Less(t, each, 12*time.Millisecond, "4 ms are asked for on an idle machine; the bound leaves room for a busy one")
	assert.Equal(t, 200, g.top)
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
	g.pan(5000, 0)
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
		g.pan(30, i%3-1)
	}
}

package kit_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// bigTable is 100 000 rows of ten columns in a window of 1366×697.
func bigTable(b testing.TB) (*kittest.Window, *kit.Table[thing]) {
	w := kittest.New(b, nil, app.SystemUser("测试"))
	w.Win.Resize(fyne.NewSize(1366, 697))
	cols := columns()
	for i := range 4 {
		cols = append(cols, kit.Column[thing]{ID: fmt.Sprint("x", i), Title: "列", Width: 70, Text: func(x *thing) string { return fmt.Sprintf("%d号%s", int(x.ID)+i, x.Unit) }})
	}
	rows := things(100_000)
	source := func(_ context.Context, q app.Query) ([]thing, int, error) {
		if q.Limit == 0 {
			return rows, len(rows), nil
		}
		return rows[min(q.Offset, len(rows)):min(q.Offset+q.Limit, len(rows))], len(rows), nil
	}
	t := kit.NewTable(w.NewEnv(kit.Route{}), kit.TableOptions[thing]{Name: "big", Columns: cols, Source: source, ID: func(x *thing) int64 { return x.ID }})
	w.Host.Show(t)
	w.Host.Focus(t)
	return w, t
}

func BenchmarkScrollOneRow(b *testing.B) {
	_, t := bigTable(b)
	b.ResetTimer()
	for b.Loop() {
		t.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -8.5)})
	}
}

func BenchmarkScrollJump(b *testing.B) {
	_, t := bigTable(b)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		d := float32(-8.5 * 500)
		if i%100 > 50 {
			d = -d
		}
		t.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, d)})
	}
}

func BenchmarkCurrentRowDown(b *testing.B) {
	w, _ := bigTable(b)
	b.ResetTimer()
	for b.Loop() {
		w.Key(fyne.KeyDown)
	}
}

func BenchmarkKeyEcho(b *testing.B) {
	w := kittest.New(b, nil, app.SystemUser("测试"))
	e := kit.NewEntry("文字", "", 1)
	w.Host.Show(kit.V(kit.EntryBox(e)))
	w.Host.Focus(e)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if i%40 == 0 {
			e.SetText("")
		}
		e.TypedRune('议')
	}
}

func BenchmarkKeyEchoInMultiLine(b *testing.B) {
	w := kittest.New(b, nil, app.SystemUser("测试"))
	e := kit.NewEntry("文字", "", 4)
	w.Host.Show(kit.V(kit.EntryBox(e)))
	w.Host.Focus(e)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if i%400 == 0 {
			e.SetText("")
		}
		e.TypedRune('议')
	}
}

func BenchmarkListPageOpens(b *testing.B) {
	w := kittest.New(b, nil, app.SystemUser("测试"))
	items := things(138)
	b.ResetTimer()
	for b.Loop() {
		list(w, items, nil)
	}
}

// stockTable is the same table made of Fyne's own widgets: labels cut with an ellipsis, changed only when they differ.
func stockTable(b *testing.B) *widget.Table {
	w := kittest.New(b, nil, app.SystemUser("测试"))
	w.Win.Resize(fyne.NewSize(1366, 697))
	rows := things(100_000)
	t := widget.NewTable(func() (int, int) { return len(rows), 10 },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(id widget.TableCellID, o fyne.CanvasObject) {
			x := &rows[id.Row]
			text := fmt.Sprintf("%d号%s", int(x.ID)+id.Col, x.Unit)
			if l := o.(*widget.Label); l.Text != text {
				l.SetText(text)
			}
		})
	for i := range 10 {
		t.SetColumnWidth(i, 120)
	}
	w.Host.Show(t)
	return t
}

func BenchmarkStockScrollOneRow(b *testing.B) {
	t := stockTable(b)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		t.ScrollTo(widget.TableCellID{Row: 100 + i%50_000})
	}
}

func BenchmarkStockScrollJump(b *testing.B) {
	t := stockTable(b)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		t.ScrollTo(widget.TableCellID{Row: 500 * (i % 190)})
	}
}

func BenchmarkStockKeyEcho(b *testing.B) {
	w := kittest.New(b, nil, app.SystemUser("测试"))
	e := widget.NewEntry()
	w.Host.Show(e)
	w.Host.Focus(e)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if i%40 == 0 {
			e.SetText("")
		}
		e.TypedRune('议')
	}
}

// act is one scripted act on the big table: scrolling, jumping, moving, ticking, searching, sorting.
func act(w *kittest.Window, t *kit.Table[thing], i int) {
	switch i % 8 {
	case 0, 1:
		t.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -8.5)})
	case 2:
		t.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(4250*(1-i/8%2*2)))})
	case 3, 4:
		w.Key(fyne.KeyDown)
	case 5:
		w.Key(fyne.KeySpace)
	case 6:
		t.SetQuery(nil, fmt.Sprint(i%97))
	case 7:
		w.Key(fyne.KeyHome)
	}
}

// heap is what lives after a collection, in bytes.
func heap() float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func TestTenThousandActsLeaveTheMemoryOfTheFirstHundred(t *testing.T) {
	if testing.Short() {
		t.Skip("ten thousand acts")
	}
	w, table := bigTable(t)
	for i := range 100 {
		act(w, table, i)
	}
	before := heap()
	for i := 100; i < 10_000; i++ {
		act(w, table, i)
	}
	after := heap()
	runtime.KeepAlive(table)
	t.Logf("%.1f MB after a hundred acts, %.1f MB after ten thousand", before/(1<<20), after/(1<<20))
	assert.Less(t, after, before*1.1)
}

func TestTheWindowAnswersWhileAJobRuns(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	e := kit.NewEntry("文字", "", 1)
	w.Host.Show(kit.V(kit.EntryBox(e)))
	w.Host.Focus(e)
	w.Host.Inline = false
	begun, release, done := make(chan bool), make(chan bool), make(chan bool)
	kit.Job(w.NewEnv(kit.Route{}), "长任务", func(_ context.Context, progress func(int, int, string)) error {
		begun <- true
		<-release
		return nil
	}, func() { close(done) })
	<-begun
	for _, r := range "联席会议" {
		e.TypedRune(r)
	}
	assert.Equal(t, "联席会议", e.Text, "typing is answered before the job ends")
	assert.Equal(t, 1, w.Host.Busy())
	close(release)
	<-done
	assert.Zero(t, w.Host.Busy())
}

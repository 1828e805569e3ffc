package kit_test

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// bigTable is 100 000 rows of ten columns in a window of 1366×697.
func bigTable(b *testing.B) (*kittest.Window, *kit.Table[thing]) {
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

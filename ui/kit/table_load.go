package kit

import (
	"cmp"
	"context"
	"time"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

type loadedPage[T any] struct {
	rows  []T
	total int
}

// SetQuery filters the table: conditions and a text; the current row and the ticks go.
func (t *Table[T]) SetQuery(where []app.Cond, text string) {
	t.where, t.text = where, text
	t.top, t.cur, t.curID, t.anchor = 0, -1, 0, -1
	t.Untick()
	t.Reload()
}

// Reload reads again what is visible; the old rows stay until the new ones are here.
func (t *Table[T]) Reload() {
	t.gen++
	t.asked = map[int]bool{}
	t.fetch(t.top/pageRows, true)
	if t.opt.Totals != nil {
		q := t.Query()
		Load(t.env, func(ctx context.Context) (*T, error) { return t.opt.Totals(ctx, q) }, func(sum *T) {
			t.sums = sum
			t.Refresh()
		})
	}
}

// Select makes the row of an id current once it is loaded.
func (t *Table[T]) Select(id int64) { t.wantID = id }

func (t *Table[T]) fetch(page int, fresh bool) {
	if t.asked[page] {
		return
	}
	t.asked[page] = true
	gen := t.gen
	q := t.Query()
	q.Offset, q.Limit = page*pageRows, pageRows
	var got loadedPage[T]
	if fresh && !t.loaded && t.slow == nil {
		t.slow = t.env.host.later(300*time.Millisecond, func() { t.showWaiting() })
	}
	t.env.host.background(func() (err error) {
		got.rows, got.total, err = t.opt.Source(t.withColumns(t.env.Ctx), q)
		return err
	}, func(err error) {
		if gen != t.gen || t.env.Ctx.Err() != nil {
			return
		}
		if t.slow != nil {
			t.slow()
			t.slow = nil
		}
		t.arrived(page, got, err, fresh)
	})
}

func (t *Table[T]) arrived(page int, got loadedPage[T], err error, fresh bool) {
	t.err = err
	if err != nil {
		t.env.logged("读取列表", err)
		t.total, t.pages = 0, map[int][]T{}
		t.loaded = true
		t.setOver(EmptyBox(Empty{Icon: "warning", Title: "没有读到数据", Text: explain(err),
			Acts: []Action{{Label: "重新读取", Do: t.Reload}}}))
		return
	}
	if fresh {
		t.pages = map[int][]T{}
	}
	t.pages[page] = got.rows
	t.total, t.loaded = got.total, true
	t.dropGone()
	t.keepCurrent(fresh)
	if t.total == 0 {
		t.setOver(t.emptyBox())
	} else {
		t.setOver(nil)
	}
	if t.opt.OnLoaded != nil && fresh {
		t.opt.OnLoaded(t.total)
	}
}

// dropGone forgets ticks of rows that no longer exist when everything is on one page.
func (t *Table[T]) dropGone() {
	if len(t.ticked) == 0 || t.total > pageRows {
		return
	}
	here := map[int64]bool{}
	for i := range t.pages[0] {
		here[t.opt.ID(&t.pages[0][i])] = true
	}
	changed := false
	for id := range t.ticked {
		if !here[id] {
			delete(t.ticked, id)
			changed = true
		}
	}
	if changed {
		t.tickedChanged()
	}
}

// keepCurrent finds the current record again by its id, or the one that was asked for.
func (t *Table[T]) keepCurrent(fresh bool) {
	asked := t.wantID != 0
	want := cmp.Or(t.wantID, t.curID)
	if want == 0 || !fresh {
		return
	}
	t.wantID = 0
	found := t.rowOf(want)
	if found < 0 && asked {
		t.seek(want)
		return
	}
	t.cur, t.curID = found, want
	if found < 0 {
		t.curID = 0
		return
	}
	if asked {
		t.show(found)
	}
	if t.opt.OnCurrent != nil {
		t.opt.OnCurrent(t.Current())
	}
}

// rowOf is the row of a record on the pages that are here; −1 where it is not.
func (t *Table[T]) rowOf(id int64) int {
	for page, rows := range t.pages {
		for i := range rows {
			if t.opt.ID(&rows[i]) == id {
				return page*pageRows + i
			}
		}
	}
	return -1
}

// seek looks for a record beyond the loaded page.
func (t *Table[T]) seek(id int64) {
	q := t.Query()
	Load(t.env, func(ctx context.Context) (int, error) {
		rows, _, err := t.opt.Source(t.withColumns(ctx), q)
		for i := range rows {
			if t.opt.ID(&rows[i]) == id {
				return i, err
			}
		}
		return -1, err
	}, func(at int) {
		if at >= 0 {
			t.makeCurrent(at)
		}
	})
}

// ensure asks for the pages that are visible and not here.
func (t *Table[T]) ensure() {
	if !t.loaded || t.total == 0 {
		return
	}
	from, to := t.top/pageRows, min(t.top+len(t.rows), t.total-1)/pageRows
	for p := from; p <= to; p++ {
		if _, ok := t.pages[p]; !ok {
			t.fetch(p, false)
		}
	}
}

func (t *Table[T]) emptyBox() fyne.CanvasObject {
	if t.opt.Filtered != nil {
		if conds := t.opt.Filtered(); conds != "" {
			return EmptyBox(Empty{Icon: "filter", Title: "没有符合条件的记录", Text: "当前条件：" + conds, Acts: []Action{{Label: "清除条件", Do: t.opt.Clear}}})
		}
	}
	e := t.opt.Empty
	if e.Title == "" {
		e.Title = "没有记录"
	}
	return EmptyBox(e)
}

func (t *Table[T]) setOver(o fyne.CanvasObject) {
	t.over = o
	t.Refresh()
}

func (t *Table[T]) showWaiting() {
	t.slow = nil
	if t.loaded {
		return
	}
	for i, r := range t.rows {
		if i < 6 {
			r.wait.Show()
		}
	}
	t.Refresh()
}

// each reads all rows under the filters; it runs off the UI thread.
func (t *Table[T]) each(ctx context.Context, q app.Query) ([]T, error) {
	rows, _, err := t.opt.Source(t.withColumns(ctx), q)
	return rows, err
}

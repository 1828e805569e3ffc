package kit

import (
	"context"
	"strings"

	"gongzhi/app"
)

// Ticked are the ids of the ticked rows, those under the fold included.
func (t *Table[T]) Ticked() []int64 {
	out := make([]int64, 0, len(t.ticked))
	seen := map[int64]bool{}
	for page := 0; page <= t.total/pageRows; page++ {
		rows := t.pages[page]
		for i := range rows {
			if id := t.opt.ID(&rows[i]); t.ticked[id] {
				out = append(out, id)
				seen[id] = true
			}
		}
	}
	for id := range t.ticked {
		if !seen[id] {
			out = append(out, id)
		}
	}
	return out
}

// AllTicked says whether all filtered rows were ticked at once.
func (t *Table[T]) AllTicked() bool { return t.all && len(t.ticked) > 0 }

// Untick clears the selection.
func (t *Table[T]) Untick() {
	if len(t.ticked) == 0 {
		return
	}
	t.ticked = map[int64]bool{}
	t.tickedChanged()
}

func (t *Table[T]) tickedChanged() {
	if len(t.ticked) < t.total {
		t.all = false
	}
	t.repaint()
	if t.opt.OnTicked != nil {
		t.opt.OnTicked()
	}
}

func (t *Table[T]) tickRow(i int) {
	row := t.row(i)
	if row == nil {
		return
	}
	id := t.opt.ID(row)
	if t.ticked[id] {
		delete(t.ticked, id)
	} else {
		t.ticked[id] = true
	}
	t.tickedChanged()
}

// untickBack takes the ticks off rows that a range leaves by going back to where it began.
func (t *Table[T]) untickBack(from, to int) {
	if from < 0 || (from-t.anchor)*(to-from) >= 0 {
		return
	}
	for i := min(from, to); i <= max(from, to); i++ {
		if row := t.row(i); row != nil {
			delete(t.ticked, t.opt.ID(row))
		}
	}
}

func (t *Table[T]) tickRange(a, b int) {
	if a < 0 {
		a = b
	}
	if a > b {
		a, b = b, a
	}
	missing := false
	for i := a; i <= b; i++ {
		if row := t.row(i); row != nil {
			t.ticked[t.opt.ID(row)] = true
		} else {
			missing = true
		}
	}
	t.tickedChanged()
	if missing {
		t.tickIDs(a, b)
	}
}

// tickAll ticks all rows under the filters, shown or not, or none.
func (t *Table[T]) tickAll(on bool) {
	if !on {
		t.Untick()
		return
	}
	t.all = true
	if t.total <= len(t.pages[0]) {
		for i := range t.pages[0] {
			t.ticked[t.opt.ID(&t.pages[0][i])] = true
		}
		t.tickedChanged()
		return
	}
	t.tickIDs(0, t.total-1)
}

// tickIDs ticks a range of rows that are not all here.
func (t *Table[T]) tickIDs(a, b int) {
	q := t.Query()
	all := t.all
	Load(t.env, func(ctx context.Context) ([]int64, error) {
		rows, err := t.each(ctx, q)
		var ids []int64
		for i := a; i <= b && i < len(rows); i++ {
			ids = append(ids, t.opt.ID(&rows[i]))
		}
		return ids, err
	}, func(ids []int64) {
		for _, id := range ids {
			t.ticked[id] = true
		}
		t.tickedChanged()
		t.all = all
	})
}

// visible is exactly what the table shows, all pages: the titles of the shown columns and the texts of the rows, in order.
func (t *Table[T]) visible(ctx context.Context, q app.Query, view []int, only map[int64]bool) (heads []string, rows [][]string, err error) {
	for _, at := range view {
		heads = append(heads, t.opt.Columns[at].head())
	}
	all, err := t.each(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	for i := range all {
		if only != nil && !only[t.opt.ID(&all[i])] {
			continue
		}
		line := make([]string, len(view))
		for j, at := range view {
			line[j] = t.opt.Columns[at].plain(&all[i])
		}
		rows = append(rows, line)
	}
	return heads, rows, nil
}

func (t *Table[T]) shownColumns() []int {
	var out []int
	for _, v := range t.view {
		if v.shown {
			out = append(out, v.at)
		}
	}
	return out
}

// Seen prepares the reading of exactly what is shown now: call it on the UI thread, run what it returns in Job or Load.
func (t *Table[T]) Seen() func(ctx context.Context) (heads []string, rows [][]string, err error) {
	q, view := t.Query(), t.shownColumns()
	var only map[int64]bool
	if len(t.ticked) > 0 && !t.all {
		only = map[int64]bool{}
		for id := range t.ticked {
			only[id] = true
		}
	}
	return func(ctx context.Context) ([]string, [][]string, error) { return t.visible(ctx, q, view, only) }
}

// Copy puts the ticked rows, or the current one, on the clipboard as tab-separated text with titles.
func (t *Table[T]) Copy() {
	if len(t.ticked) > 0 {
		read := t.Seen()
		Load(t.env, func(ctx context.Context) ([][]string, error) {
			heads, rows, err := read(ctx)
			return append([][]string{heads}, rows...), err
		}, func(rows [][]string) { t.copied(rows, len(rows)-1) })
		return
	}
	if row := t.Current(); row != nil {
		t.copyRow(row)
	}
}

func (t *Table[T]) copyRow(row *T) {
	var line []string
	for _, at := range t.shownColumns() {
		line = append(line, t.opt.Columns[at].plain(row))
	}
	t.copied([][]string{line}, 1)
}

func (t *Table[T]) copied(rows [][]string, n int) {
	Copy(t.env, TSV(rows))
	t.env.Note("已复制 " + itoa(n) + " 行")
}

// TSV is rows as tab-separated text that Excel and WPS paste into cells.
func TSV(rows [][]string) string {
	clean := strings.NewReplacer("\t", " ", "\r", "", "\n", " ")
	var b strings.Builder
	for _, r := range rows {
		for i, c := range r {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clean.Replace(c))
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

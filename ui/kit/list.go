package kit

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

// List (列表页) is a list page as data: chips, filters, search, columns, acts and a drawer.
type List[T any] struct {
	Name     string
	Kind     string // table word of the records: gives each row its 变更记录
	Title    string
	Subtitle string
	Topics   []app.Topic
	Source   Source[T]
	ID       func(*T) int64
	Columns  []Column[T]
	Sort     []app.Sort
	Chips    []Chip
	Filters  []Filter
	Search   string
	Acts     []Action
	Bulk     func(ids []int64) []Action
	Menu     func(*T) []Action
	OnOpen   func(*T)
	Drawer   func(ctx context.Context, row *T) (Drawer, error)
	Totals   func(ctx context.Context, q app.Query) (*T, error)
	Foot     string
	Notes    func() string              // a foot that comes with the rows, in place of Foot
	State    func() Tag                 // of what is listed, beside the filters
	Tallest  float32                    // rows grow to this height where all have room
	Panel    func(page float32) float32 // width of the drawer on a page of a width; nil for the usual one
	Follow   bool                       // the current record stays current under other filters, and the drawer with it
	Empty    Empty
	Status   func(total int) string
	NoTicks  bool
	Export   func() // Ctrl+E; nil exports exactly what is shown
	Print    func() // Ctrl+P; nil prints exactly what is shown
	Hints    []KeyHint
	OnKey    func(Key) bool    // the page's own keys, named in Hints
	Above    fyne.CanvasObject // shown over the table, such as a notice; may be nil
}

// ListPage is a page made of a List.
type ListPage[T any] struct {
	env    *Env
	opt    List[T]
	table  *Table[T]
	chips  []*chipBox
	chip   int
	sel    []*selectBox
	search *Entry
	box    *entryFrame
	slot   *fyne.Container // of the search in the row of the selects
	find   float32         // its width there
	state  *fyne.Container
	clear  *Button
	saved  *Button
	bulk   *fyne.Container
	row2   *fyne.Container
	acts   *fyne.Container
	least  float32 // the width of acts when they are folded
	drawer *drawerBox
	inside *T // what the drawer shows
	whole  *fyne.Container
	stop   func()
	rest   func()
	shut   bool // the user closed the drawer
	typed  string
	ready  bool
}

// NewList makes a list page.
func NewList[T any](env *Env, opt List[T]) *ListPage[T] {
	l := &ListPage[T]{env: env, opt: opt}
	l.table = NewTable(env, TableOptions[T]{Name: opt.Name, Columns: opt.Columns, Source: opt.Source, ID: opt.ID, Sort: opt.Sort,
		OnOpen: opt.OnOpen, OnCurrent: l.current, OnTicked: l.ticked, OnLoaded: l.loaded, Menu: l.menu, Totals: opt.Totals,
		Foot: opt.Foot, Notes: opt.Notes, Tallest: opt.Tallest, Empty: opt.Empty, Filtered: l.inForce, Clear: l.Clear, NoTicks: opt.NoTicks || opt.Bulk == nil, Rows: 6})
	l.buildBars()
	l.drawer = newDrawerBox(env, func() { l.CloseDrawer() })
	l.drawer.Hide()
	l.build()
	l.preset()
	l.ready = true
	l.requery()
	return l
}

// preset takes the filters a route brings along.
func (l *ListPage[T]) preset() {
	args := l.env.Route.Args
	for i, c := range l.opt.Chips {
		if args["chip"] == c.Label && c.Label != "" {
			l.SetChip(i)
		}
	}
	for i := range l.opt.Filters {
		f := &l.opt.Filters[i]
		if v, ok := args[f.Key]; ok {
			l.sel[i].value = v
			l.sel[i].restyle()
		} else if v := l.env.Host().kept(l.opt.Name + "." + f.Key); v != "" && len(args) == 0 {
			l.sel[i].value = v
			l.sel[i].restyle()
		}
		l.loadOptions(i)
	}
	if q := args["q"]; q != "" && l.search != nil {
		l.typed = q
		l.search.SetText(q)
	}
	if l.env.Route.ID != 0 {
		l.table.Select(l.env.Route.ID)
	}
}

func (l *ListPage[T]) loadOptions(i int) {
	f := &l.opt.Filters[i]
	if f.Options == nil {
		return
	}
	loadAt(l.env, uintptr(i)+1, f.Options, l.sel[i].setItems)
}

// conds are all conditions but those of the chip and, where except is not negative, of one filter.
func (l *ListPage[T]) conds(chip bool) []app.Cond {
	var out []app.Cond
	if chip && l.chip < len(l.opt.Chips) {
		out = append(out, l.opt.Chips[l.chip].Where...)
	}
	for i := range l.opt.Filters {
		out = append(out, l.opt.Filters[i].conds(l.sel[i].value)...)
	}
	return out
}

// requery reads the list under the filters as they stand, and the chips' counts.
func (l *ListPage[T]) requery() {
	if !l.ready {
		return
	}
	kept := int64(0)
	if row := l.table.Current(); row != nil && l.opt.Follow {
		kept = l.opt.ID(row)
	}
	l.table.SetQuery(l.conds(true), l.typed)
	l.table.Select(cmp.Or(kept, l.table.wantID))
	l.count()
	if l.clear.Visible() != l.filtered() {
		showIf(l.clear, l.filtered())
		l.relayout()
	}
	l.saved.act.Sub = l.savedActs()
	l.row2.Refresh()
	l.env.Touch()
}

// count fills the chips, each under the other filters.
func (l *ListPage[T]) count() {
	if len(l.opt.Chips) == 0 {
		return
	}
	base, text := l.conds(false), l.typed
	Load(l.env, func(ctx context.Context) ([]int, error) {
		out := make([]int, len(l.opt.Chips))
		for i, c := range l.opt.Chips {
			q := app.Query{Where: append(append([]app.Cond(nil), base...), c.Where...), Text: text, Limit: 1}
			_, n, err := l.opt.Source(l.table.withColumns(ctx), q)
			if err != nil {
				return nil, err
			}
			out[i] = n
		}
		return out, nil
	}, func(counts []int) {
		for i, n := range counts {
			l.chips[i].setCount(n)
		}
		l.whole.Refresh()
		l.relayout()
	})
}

// Clear takes all conditions away.
func (l *ListPage[T]) Clear() {
	l.ready = false
	l.SetChip(0)
	for i, s := range l.sel {
		s.value = s.base
		s.restyle()
		l.env.host.keepValue(l.opt.Name+"."+l.opt.Filters[i].Key, "")
	}
	l.SetSearch("")
	l.ready = true
	l.requery()
}

// SetChip chooses a chip.
func (l *ListPage[T]) SetChip(i int) {
	l.chip = i
	for j, c := range l.chips {
		c.set(i == j)
	}
	l.requery()
}

// SetFilter chooses a value of a filter by its key.
func (l *ListPage[T]) SetFilter(key, value string) {
	for i := range l.opt.Filters {
		if l.opt.Filters[i].Key == key {
			l.sel[i].set(value)
		}
	}
}

// Filter is the chosen value of a filter, empty when it is left open.
func (l *ListPage[T]) Filter(key string) string {
	for i := range l.opt.Filters {
		if l.opt.Filters[i].Key == key {
			return l.sel[i].value
		}
	}
	return ""
}

// SetSearch searches the page at once.
func (l *ListPage[T]) SetSearch(text string) {
	if l.search != nil && l.search.Text != text {
		l.search.SetText(text)
	}
	if l.typed != text {
		l.typed = text
		l.requery()
	}
}

// Table is the page's table.
func (l *ListPage[T]) Table() *Table[T] { return l.table }

// Ticked are the ids of the ticked rows.
func (l *ListPage[T]) Ticked() []int64 { return l.table.Ticked() }

// Current is the current row, nil when there is none.
func (l *ListPage[T]) Current() *T { return l.table.Current() }

// Query is the list as filtered and sorted now.
func (l *ListPage[T]) Query() app.Query { return l.table.Query() }

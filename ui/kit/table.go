package kit

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"gongzhi/app"
)

// Source (数据来源) reads one page of a list and says how many rows there are in all. A query without a limit means all rows.
type Source[T any] func(ctx context.Context, q app.Query) (rows []T, total int, err error)

// Column (列) is one column of a table as data. One of Text, Lamp, Bar and Tag draws it; Text is also what is copied and printed.
type Column[T any] struct {
	Key    string // sort key of the store; empty cannot be sorted
	ID     string // name in the user's choices where Key is empty; Title when both are
	Title  string
	Name   func() string // a title that comes with the rows, in place of Title; while it is empty there is no such column
	Width  float32       // 0 shares what is left
	Least  float32       // of a column that shares: what it needs, 0 for the usual
	Most   float32       // of a column that shares: what it takes at most, 0 for any
	Align  Align
	Text   func(*T) string
	Lamp   func(*T) (Lamp, string)
	Bar    func(*T) Bar
	Chart  bool            // the bar is one of a chart: broader, and in the colour of the chosen in the current row
	Mark   func(*T) string // small grey words after the text
	Tag    func(*T) Tag
	Tone   func(*T) Tone
	Bold   bool
	Second bool
	Hidden bool    // only shown when chosen
	Wide   float32 // only shown when chosen, or in a table at least this wide
	Narrow bool    // gives way when there is little room
	Spare  bool    // gives way where it does not fit, before the columns that must stay
}

// head is the title as it stands over the column.
func (c *Column[T]) head() string {
	if c.Name != nil {
		return c.Name()
	}
	return c.Title
}

func (c *Column[T]) id() string {
	switch {
	case c.ID != "":
		return c.ID
	case c.Key != "":
		return c.Key
	}
	return c.Title
}

// plain is the cell as text, for copying and printing.
func (c *Column[T]) plain(row *T) string {
	switch {
	case c.Text != nil && c.Mark != nil && c.Mark(row) != "":
		return c.Text(row) + "（" + c.Mark(row) + "）"
	case c.Text != nil:
		return c.Text(row)
	case c.Lamp != nil:
		l, word := c.Lamp(row)
		if word == "" {
			return LampName(l)
		}
		return word
	case c.Bar != nil:
		return c.Bar(row).Text
	case c.Tag != nil:
		return c.Tag(row).Text
	}
	return ""
}

// TableOptions are what a table is made of.
type TableOptions[T any] struct {
	Name      string // names the user's choice of columns
	Columns   []Column[T]
	Source    Source[T]
	ID        func(*T) int64
	Sort      []app.Sort // the order when the user chose none
	OnOpen    func(*T)
	OnCurrent func(*T) // nil when nothing is current
	OnTicked  func()
	OnLoaded  func(total int)
	Menu      func(row *T, show func([]Action)) // hands the acts of a row to show, at once or when they are read
	Totals    func(ctx context.Context, q app.Query) (*T, error)
	Foot      string
	Notes     func() string // a foot that comes with the rows, in place of Foot
	Tallest   float32       // rows grow to this height where all have room, and the table ends with the last one
	Empty     Empty
	Filtered  func() string // the conditions in force in words, for the empty state; empty: none
	Clear     func()        // clears them
	NoTicks   bool
	NoFoot    bool
	Rows      int // rows the table asks room for
}

// Table (表格) shows the rows of a Source page by page: sorted by its head, ticked, walked with the keyboard, copied as it stands.
type Table[T any] struct {
	widget.BaseWidget
	env    *Env
	opt    TableOptions[T]
	view   []*viewCol // columns as shown, in the user's order
	where  []app.Cond
	text   string
	sort   []app.Sort
	pages  map[int][]T
	asked  map[int]bool
	gen    int
	total  int
	loaded bool
	err    error
	top    int
	cur    int
	curID  int64
	wantID int64
	ticked map[int64]bool
	anchor int
	all    bool
	narrow bool
	width  float32
	high   float32 // of a row
	sums   *T

	rows    []*tableRow
	frame   *canvas.Rectangle
	edge    *canvas.Rectangle // over the rows, so that the focus is seen on all sides
	head    *tableHead
	foot    *TextLine
	chooser *press
	sumRow  *tableRow
	thumb   *canvas.Rectangle
	body    *fyne.Container
	over    fyne.CanvasObject
	slow    func()
	hover   int
	focused bool
	drag    dragging
	last    click
	rest    float32
	tips    tips
	tipCell [2]int
}

type viewCol struct {
	at    int // index in opt.Columns
	x, w  float32
	shown bool
}

type click struct {
	row  int
	when time.Time
}

const (
	pageRows  = 100
	tickWide  = 34
	cellInset = 8
	edgeInset = 10
)

// NewTable makes a table; it loads by itself when it is shown the first time.
func NewTable[T any](env *Env, opt TableOptions[T]) *Table[T] {
	p := Tokens()
	t := &Table[T]{env: env, opt: opt, cur: -1, anchor: -1, hover: -1, ticked: map[int64]bool{},
		pages: map[int][]T{}, asked: map[int]bool{},
		frame: newRect(p.Surface, 6), edge: newFrame(nil, p.Line, 1, 6), foot: Caption(""), thumb: newRect(p.Line2, 3)}
	t.sort = opt.Sort
	t.head = newTableHead()
	t.loadColumns()
	t.thumb.Hide()
	img := newIcon("columns", 14, p.Text2)
	t.chooser = newPress("列设置", t.openChooser, img)
	t.chooser.noRing = true
	t.chooser.tip = func() string { return "列设置" }
	t.chooser.layout(&free{min: func() fyne.Size { return fyne.NewSize(28, 24) }, lay: func(s fyne.Size) { place(img, 7, 5, 14, 14) }})
	t.body = &fyne.Container{}
	t.body.Layout = &free{min: func() fyne.Size { return fyne.Size{} }, lay: func(s fyne.Size) {}}
	t.ExtendBaseWidget(t)
	return t
}

// HookName is the table's name.
func (t *Table[T]) HookName() string { return "table:" + t.opt.Name }

func (t *Table[T]) inside() []fyne.CanvasObject { return t.body.Objects }

// MinSize asks for the rows the options ask for.
func (t *Table[T]) MinSize() fyne.Size {
	m := Sizes()
	n := max(t.opt.Rows, 3)
	return fyne.NewSize(300, m.Head+float32(n)*m.Row+t.footHigh()+2)
}

func (t *Table[T]) footHigh() float32 {
	if t.opt.NoFoot {
		return 4
	}
	return Sizes().Foot
}

// CreateRenderer draws the table.
func (t *Table[T]) CreateRenderer() fyne.WidgetRenderer {
	if !t.loaded && len(t.asked) == 0 {
		t.Reload()
	}
	return &tableRenderer[T]{t}
}

type tableRenderer[T any] struct{ t *Table[T] }

func (r *tableRenderer[T]) Layout(s fyne.Size)           { r.t.arrange(s) }
func (r *tableRenderer[T]) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *tableRenderer[T]) Refresh()                     { r.t.arrange(r.t.Size()); canvas.Refresh(r.t) }
func (r *tableRenderer[T]) Destroy()                     {}
func (r *tableRenderer[T]) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.body} }

// row is the loaded row at an index, nil while it is not here.
func (t *Table[T]) row(i int) *T {
	if i < 0 || i >= t.total {
		return nil
	}
	page, ok := t.pages[i/pageRows]
	if !ok || i%pageRows >= len(page) {
		return nil
	}
	return &page[i%pageRows]
}

// Current is the current row, nil when there is none.
func (t *Table[T]) Current() *T { return t.row(t.cur) }

// Total is the number of rows under the filters.
func (t *Table[T]) Total() int { return t.total }

// Query is what the table shows now, without page: the filters and the order. Printing what is seen takes it.
func (t *Table[T]) Query() app.Query {
	return app.Query{Where: append([]app.Cond(nil), t.where...), Text: t.text, Sort: append([]app.Sort(nil), t.order()...)}
}

func (t *Table[T]) order() []app.Sort {
	if len(t.sort) == 0 {
		return t.opt.Sort
	}
	return t.sort
}

// SetNarrow tells the table that a drawer takes its room: columns that may give way do.
func (t *Table[T]) SetNarrow(narrow bool) {
	if t.narrow != narrow {
		t.narrow = narrow
		t.Refresh()
	}
}

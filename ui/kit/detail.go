package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
)

// Detail (详情页) is a record's own page: how it is read and how it is shown.
type Detail[T any] struct {
	Title  string // until it is loaded
	Topics []app.Topic
	Load   func(ctx context.Context) (T, error)
	View   func(T) View
	Kind   string // table word of the record ID: gives the page its 变更记录
	ID     int64
	Print  func()
	Keys   []KeyHint
}

// View (详情) is what a record's page shows: a bar of acts, a notice, cards on the left and on the right.
type View struct {
	Title, Subtitle, Status string
	Acts                    []Action
	More                    []Action
	Notice                  *Notice
	Left, Right             []Card
	Body                    func() fyne.CanvasObject // instead of cards, the whole room
}

// DetailPage is the page of one record.
type DetailPage[T any] struct {
	env  *Env
	opt  Detail[T]
	view View
	box  *fyne.Container
}

// NewDetail makes a record's page.
func NewDetail[T any](env *Env, opt Detail[T]) *DetailPage[T] {
	d := &DetailPage[T]{env: env, opt: opt, box: container.NewStack()}
	d.view.Title = opt.Title
	d.Refresh()
	return d
}

// Title is the record's name.
func (d *DetailPage[T]) Title() string { return d.view.Title }

// Subtitle is the grey text beside it.
func (d *DetailPage[T]) Subtitle() string { return d.view.Subtitle }

// Status is the left of the status bar.
func (d *DetailPage[T]) Status() string { return d.view.Status }

// Object is the page.
func (d *DetailPage[T]) Object() fyne.CanvasObject { return d.box }

// Topics are what makes it reload.
func (d *DetailPage[T]) Topics() []app.Topic { return d.opt.Topics }

// Print prints the record's paper.
func (d *DetailPage[T]) Print() {
	if d.opt.Print != nil {
		d.opt.Print()
	}
}

// Keys are the page's own keys.
func (d *DetailPage[T]) Keys() []KeyHint { return d.opt.Keys }

// Refresh reads the record again.
func (d *DetailPage[T]) Refresh() {
	LoadOr(d.env, d.opt.Load, func(v T) {
		d.view = d.opt.View(v)
		if d.opt.Kind != "" {
			d.view.More = append(d.view.More, Action{Label: "变更记录", Do: func() { ShowHistory(d.env, d.opt.Kind, d.opt.ID, d.view.Title) }})
		}
		d.show()
	}, func(err error) {
		d.box.Objects = []fyne.CanvasObject{EmptyBox(Empty{Icon: "warning", Title: "没有读到这条记录", Text: explain(err),
			Acts: []Action{{Label: "返回", Do: d.env.Back}, {Label: "重新读取", Do: d.Refresh}}})}
		d.box.Refresh()
	})
}

func (d *DetailPage[T]) show() {
	d.box.Objects = []fyne.CanvasObject{drawView(d.env, d.view)}
	d.box.Refresh()
	d.env.Touch()
}

const (
	rightColumn     = 320
	rightColumnWide = 420
)

func drawView(env *Env, v View) fyne.CanvasObject {
	bar := HGap(8, Spacer())
	for _, a := range v.Acts {
		bar.Objects = append(bar.Objects, NewButton(a))
	}
	if len(v.More) > 0 {
		bar.Objects = append(bar.Objects, NewButton(Action{Label: "更多", Sub: v.More}))
	}
	hasBar := len(bar.Objects) > 1
	var notice fyne.CanvasObject
	if v.Notice != nil {
		notice = NoticeBox(*v.Notice)
	}
	var main fyne.CanvasObject
	if v.Body != nil {
		main = v.Body()
	} else {
		main = columnsOf(env, v)
	}
	objs := []fyne.CanvasObject{bar, main}
	if notice != nil {
		objs = append(objs, notice)
	}
	return box(func() fyne.Size { return fyne.NewSize(500, 300) }, func(s fyne.Size) {
		y, inner := float32(10), s.Width-2*pageMargin
		if hasBar {
			place(bar, pageMargin, y, inner, 30)
			y += 40
		}
		if notice != nil {
			h := heightFor(notice, inner)
			place(notice, pageMargin, y, inner, h)
			y += h + 10
		}
		place(main, pageMargin, y, inner, s.Height-y-6)
	}, objs...)
}

// columnsOf puts the cards into a wide left and a narrow right column; when all fits, the last card that may grow does.
func columnsOf(env *Env, v View) fyne.CanvasObject {
	left, right := VGap(12), VGap(12)
	for _, c := range v.Left {
		left.Objects = append(left.Objects, c.grown(env))
	}
	for _, c := range v.Right {
		right.Objects = append(right.Objects, c.grown(env))
	}
	if len(v.Right) == 0 {
		return scrollBeside(Inset(0, 0, 0, 8, left))
	}
	if len(v.Left) == 0 {
		return scrollBeside(Inset(0, 0, 0, 8, right))
	}
	widths := func(w float32) (float32, float32) {
		r := float32(rightColumn)
		if w > 1400 {
			r = rightColumnWide
		}
		return w - r - 12, r
	}
	both := fixedTall(func(w float32) float32 {
		l, r := widths(w)
		return max(heightFor(left, l), heightFor(right, r)) + 8
	}, func(s fyne.Size) {
		l, r := widths(s.Width)
		place(left, 0, 0, l, s.Height-8)
		place(right, l+12, 0, r, s.Height-8)
	}, left, right)
	return scrollBeside(both)
}

// scrollBeside scrolls cards with the bar in the page's margin, where it covers no card.
func scrollBeside(o fyne.CanvasObject) fyne.CanvasObject {
	sc := Scroll(Inset(0, 0, pageMargin-4, 0, o))
	return box(sc.MinSize, func(s fyne.Size) { place(sc, 0, 0, s.Width+pageMargin-4, s.Height) }, sc)
}

func (c Card) grown(env *Env) fyne.CanvasObject {
	if c.Grow {
		return Grow(c.draw(env))
	}
	return c.draw(env)
}

// Cards draws cards one below another, for pages of their own making.
func Cards(env *Env, cards ...Card) fyne.CanvasObject {
	col := VGap(12)
	for _, c := range cards {
		col.Objects = append(col.Objects, c.grown(env))
	}
	return col
}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Fold (展开行) is one row of figures whose inside stands under it while it is unfolded. Cells are set at the right, the last one bold.
type Fold struct {
	Name   string
	Cells  []string
	Inside func() fyne.CanvasObject
}

// Folds (展开表) is a small table whose rows unfold in place, one at a time, by a click or with → and ←.
type Folds struct {
	env    *Env
	widths []float32
	rows   []Fold
	heads  []*foldRow
	open   int // −1 for none
	top    []fyne.CanvasObject
	below  []fyne.CanvasObject
	col    *fyne.Container
}

// foldRow is the drawn row of a Fold.
type foldRow struct {
	*press
	ground *canvas.Rectangle
	mark   *canvas.Image
	name   *TextLine
}

const (
	foldHigh   = 28
	foldIndent = 18
	foldGap    = 8
)

// NewFolds makes a table of rows that unfold; the first head stands over the names. sums are plain rows at its end, under a line.
func NewFolds(env *Env, heads []string, widths []float32, rows []Fold, sums ...Fold) *Folds {
	f := &Folds{env: env, widths: append([]float32{0}, widths...), rows: rows, open: -1, col: VGap(0)}
	cells := []fyne.CanvasObject{Caption(heads[0])}
	for _, h := range heads[1:] {
		cells = append(cells, Caption(h).Align(Right))
	}
	f.top = []fyne.CanvasObject{Cols(foldGap, f.widths, cells...), Gap(3), HLine()}
	for i, r := range rows {
		f.heads = append(f.heads, f.head(i, r))
	}
	for i, s := range sums {
		if i == 0 {
			line := canvas.NewRectangle(Tokens().Line2)
			line.SetMinSize(fyne.NewSize(1, 1))
			f.below = append(f.below, line)
		}
		f.below = append(f.below, Fixed(0, foldHigh, Inset(0, 3, 0, 0, Cols(foldGap, f.widths, append([]fyne.CanvasObject{Strong(s.Name)}, foldCells(s)...)...))))
	}
	f.draw()
	return f
}

// Object is the table.
func (f *Folds) Object() fyne.CanvasObject { return f.col }

func foldCells(r Fold) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, c := range r.Cells {
		text := Small(c)
		if i == len(r.Cells)-1 {
			text = Strong(c)
		}
		out = append(out, text.Align(Right))
	}
	return out
}

func (f *Folds) head(i int, r Fold) *foldRow {
	h := &foldRow{ground: newRect(nil, 3), mark: newIcon("right", 12, Tokens().Text2), name: Label(r.Name)}
	cells := Cols(foldGap, f.widths, append([]fyne.CanvasObject{Inset(foldIndent, 0, 0, 0, h.name)}, foldCells(r)...)...)
	h.press = newPress(r.Name, func() { f.toggle(i) }, h.ground, h.mark, cells)
	h.layout(&free{min: func() fyne.Size { return fyne.NewSize(cells.MinSize().Width, foldHigh) }, lay: func(s fyne.Size) {
		place(h.ground, 0, 0, s.Width, s.Height)
		place(h.mark, 0, (s.Height-12)/2, 12, 12)
		place(cells, 0, (s.Height-22)/2, s.Width, 22)
	}})
	h.ring.CornerRadius = 4
	h.paint = func(p *press) {
		setFill(h.ground, nil)
		if p.hover {
			setFill(h.ground, Tokens().Hover)
		}
	}
	h.keys = func(k Key) bool { return f.key(i, k) }
	return h
}

// key unfolds the row with →, folds it with ← and goes to the next with the arrows up and down.
func (f *Folds) key(i int, k Key) bool {
	if k.Ctrl || k.Alt || k.Shift {
		return false
	}
	switch k.Name {
	case fyne.KeyRight, fyne.KeyLeft:
		if (f.open == i) != (k.Name == fyne.KeyRight) {
			f.toggle(i)
		}
	case fyne.KeyDown, fyne.KeyUp:
		to := i + 1
		if k.Name == fyne.KeyUp {
			to = i - 1
		}
		f.env.host.Focus(f.heads[min(max(to, 0), len(f.heads)-1)].press)
	default:
		return false
	}
	return true
}

func (f *Folds) toggle(i int) {
	if f.open == i {
		i = -1
	}
	f.open = i
	f.draw()
	if i >= 0 {
		scrollTo(f.heads[i])
	}
}

// draw stacks the rows with the inside of the unfolded one; the rows themselves stay, and the keyboard with them.
func (f *Folds) draw() {
	f.col.Objects = append([]fyne.CanvasObject(nil), f.top...)
	for i, h := range f.heads {
		icon := "right"
		if i == f.open {
			icon = "down"
		}
		setIcon(h.mark, icon, Tokens().Text2)
		setBold(h.name.text, i == f.open)
		h.name.cut()
		h.name.text.Refresh()
		f.col.Objects = append(f.col.Objects, h.press)
		if i == f.open {
			f.col.Objects = append(f.col.Objects, Inset(0, 1, 0, 6, SunkBox(f.rows[i].Inside())))
		}
		if i < len(f.heads)-1 || len(f.below) == 0 {
			f.col.Objects = append(f.col.Objects, HLine())
		}
	}
	f.col.Objects = append(f.col.Objects, f.below...)
	f.col.Refresh()
}

// SunkBox draws a box a step below the surface around what explains the line above it.
func SunkBox(o fyne.CanvasObject) fyne.CanvasObject {
	p := Tokens()
	ground := newFrame(p.Surface2, p.Line, 1, 4)
	return fixedTall(func(w float32) float32 { return heightFor(o, w-24) + 16 }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(o, 12, 8, s.Width-24, s.Height-16)
	}, ground, o)
}

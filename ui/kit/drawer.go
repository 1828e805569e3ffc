package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Drawer (抽屉) is a record beside its list, always in the same order: number and source, name, lamp with its reason, facts,
// sections, acts.
type Drawer struct {
	Caption, Title string
	Beside         string // after the title, what is to be known first
	Tone           Tone   // of Beside
	Notice         *Notice
	Facts          []Fact
	Sections       []Section
	Acts           []Action // one Primary and two others at most
	More           []Action
}

// footDrawer is the height of a drawer in which sections stay at its foot.
const footDrawer = 760

// drawerBox draws a Drawer.
type drawerBox struct {
	widget.BaseWidget
	env    *Env
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	shut   *press
	now    Drawer
	made   fyne.Size // what it was made for
	view   *fyne.Container
	close  func()
}

func newDrawerBox(env *Env, shut func()) *drawerBox {
	p := Tokens()
	d := &drawerBox{env: env, ground: newRect(p.Surface, 0), edge: newRect(p.Line, 0), close: shut}
	d.shut = iconPress("关闭抽屉", "close", 14, 28, shut)
	d.view = &fyne.Container{Layout: &free{min: func() fyne.Size { return fyne.NewSize(drawerNarrow, 200) }, lay: d.arrange}}
	d.ExtendBaseWidget(d)
	return d
}

// iconPress is a small button of one icon.
func iconPress(name, icon string, size, room float32, do func()) *press {
	img := newIcon(icon, size, Tokens().Text2)
	p := newPress(name, do, img)
	p.noFocus, p.noRing = true, true
	p.tip = func() string { return p.name }
	p.layout(&free{min: func() fyne.Size { return fyne.NewSize(room, room) }, lay: func(s fyne.Size) {
		place(img, (s.Width-size)/2, (s.Height-size)/2, size, size)
	}})
	return p
}

// CreateRenderer draws the drawer.
func (d *drawerBox) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.view) }
func (d *drawerBox) inside() []fyne.CanvasObject         { return d.view.Objects }

// set shows a record in a drawer of a size.
func (d *drawerBox) set(v Drawer, size fyne.Size) {
	d.now, d.made = v, size
	const inset = 17
	col := VGap(0)
	add := func(o fyne.CanvasObject, above, below float32) {
		col.Objects = append(col.Objects, Inset(inset, above, inset, below, o))
	}
	if v.Caption != "" {
		add(Inset(0, 0, 34, 0, Caption(v.Caption)), 14, 4)
		add(drawerTitle(v), 0, 8)
	} else {
		add(Inset(0, 0, 34, 0, drawerTitle(v)), 12, 6)
	}
	if v.Notice != nil {
		add(NoticeBox(*v.Notice), 2, 10)
	}
	if len(v.Facts) > 0 {
		add(FactsBox(d.env, v.Facts), 2, 8)
	}
	foot := VGap(0)
	for i, s := range v.Sections {
		into := col
		if s.Foot && size.Height >= footDrawer {
			into = foot
		}
		if size.Width < s.Least {
			continue
		}
		if i > 0 || s.Title != "" { // what opens the drawer without a title belongs to its head
			into.Add(HLine())
		}
		if s.Title != "" {
			into.Add(Inset(inset, 10, inset, 4, sectionHead(s.Title, s.Note, s.Link)))
		}
		into.Add(Inset(inset, 2, inset, 10, sectionBody(d.env, s)))
	}
	d.view.Objects = []fyne.CanvasObject{d.ground, Scroll(col), d.edge, d.shut, d.footer(v), foot}
	d.arrange(d.view.Size())
	d.view.Refresh()
}

// drawerTitle is the name with the words beside it, or under it where they do not fit.
func drawerTitle(v Drawer) fyne.CanvasObject {
	title := newPara(v.Title, 17, Plain)
	title.bold = true
	if v.Beside == "" {
		return title
	}
	beside := newLine(v.Beside, 13, false, v.Tone)
	left := textWidth(v.Title, 17, true) + 14
	fits := func(w float32) bool { return left+beside.MinSize().Width <= w }
	return fixedTall(func(w float32) float32 {
		if fits(w) {
			return lineHeight(17)
		}
		return title.HeightFor(w) + 22
	}, func(s fyne.Size) {
		if fits(s.Width) {
			place(title, 0, 0, left, s.Height)
			place(beside, left, 3, s.Width-left, 20)
			return
		}
		place(title, 0, 0, s.Width, s.Height-22)
		place(beside, 0, s.Height-21, s.Width, 20)
	}, title, beside)
}

// fit makes the drawer anew where a section comes, goes or moves with its size.
func (d *drawerBox) fit(size fyne.Size) {
	for _, s := range d.now.Sections {
		if (d.made.Width < s.Least) != (size.Width < s.Least) || s.Foot && (d.made.Height < footDrawer) != (size.Height < footDrawer) {
			d.set(d.now, size)
			return
		}
	}
}

func (d *drawerBox) footer(v Drawer) fyne.CanvasObject {
	row := HGap(8)
	row.Objects = drawerActs(v, len(v.Acts))
	if len(row.Objects) == 0 {
		row.Hide()
	}
	fitted := float32(0)
	line := HLine()
	ground := newRect(Tokens().Surface2, 0)
	c := box(func() fyne.Size { return fyne.NewSize(100, 50) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(line, 0, 0, s.Width, 1)
		if s.Width != fitted && s.Width > 100 {
			fitted = s.Width
			for n := len(v.Acts); n >= 0; n-- { // what has no room goes into the menu
				if row.Objects = drawerActs(v, n); n <= 1 || row.MinSize().Width <= s.Width-34 {
					break
				}
			}
		}
		place(row, 17, 10, s.Width-34, 30)
	}, ground, line, row)
	if len(row.Objects) == 0 {
		c.Hide()
	}
	return c
}

// drawerActs are the first n acts as buttons, the others in the menu.
func drawerActs(v Drawer, n int) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, a := range v.Acts[:n] {
		out = append(out, NewButton(a))
	}
	if more := slices.Concat(v.Acts[n:], v.More); len(more) > 0 {
		out = append(out, NewButton(Action{Label: "更多", Sub: more}))
	}
	return out
}

func (d *drawerBox) arrange(s fyne.Size) {
	if len(d.view.Objects) < 6 || s.Width <= 0 {
		return
	}
	foot := float32(50)
	if !d.view.Objects[4].Visible() {
		foot = 0
	}
	place(d.ground, 0, 0, s.Width, s.Height)
	pinned := heightFor(d.view.Objects[5], s.Width-1)
	place(d.view.Objects[1], 1, 0, s.Width-1, s.Height-foot-pinned)
	place(d.view.Objects[5], 1, s.Height-foot-pinned, s.Width-1, pinned)
	place(d.edge, 0, 0, 1, s.Height)
	place(d.shut, s.Width-40, 9, 28, 28)
	place(d.view.Objects[4], 1, s.Height-foot, s.Width-1, 50)
}

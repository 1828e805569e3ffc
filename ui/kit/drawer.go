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
	Notice         *Notice
	Facts          []Fact
	Sections       []Section
	Acts           []Action // one Primary and two others at most
	More           []Action
}

// drawerBox draws a Drawer.
type drawerBox struct {
	widget.BaseWidget
	env    *Env
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	shut   *press
	now    Drawer
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

func (d *drawerBox) set(v Drawer) {
	d.now = v
	const inset = 17
	col := VGap(0)
	add := func(o fyne.CanvasObject, above, below float32) {
		col.Objects = append(col.Objects, Inset(inset, above, inset, below, o))
	}
	title := newPara(v.Title, 17, Plain)
	title.bold = true
	add(Inset(0, 0, 34, 0, Caption(v.Caption)), 14, 4)
	add(title, 0, 8)
	if v.Notice != nil {
		add(NoticeBox(*v.Notice), 2, 10)
	}
	if len(v.Facts) > 0 {
		add(FactsBox(d.env, v.Facts), 2, 8)
	}
	for _, s := range v.Sections {
		col.Objects = append(col.Objects, HLine())
		if s.Title != "" {
			add(sectionHead(s.Title, s.Note, s.Link), 10, 4)
		}
		add(sectionBody(d.env, s), 2, 10)
	}
	scroll := Scroll(col)
	d.view.Objects = []fyne.CanvasObject{d.ground, scroll, d.edge, d.shut, d.footer(v)}
	d.arrange(d.view.Size())
	d.view.Refresh()
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
	if len(d.view.Objects) < 5 || s.Width <= 0 {
		return
	}
	foot := float32(50)
	if !d.view.Objects[4].Visible() {
		foot = 0
	}
	place(d.ground, 0, 0, s.Width, s.Height)
	place(d.view.Objects[1], 1, 0, s.Width-1, s.Height-foot)
	place(d.edge, 0, 0, 1, s.Height)
	place(d.shut, s.Width-40, 9, 28, 28)
	place(d.view.Objects[4], 1, s.Height-foot, s.Width-1, 50)
}

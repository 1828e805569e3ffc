package kit

import (
	"context"
	"fmt"
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
)

// Sheets (版面) are the pages of a paper as pictures. Image is called off the UI thread, Size in millimetres.
type Sheets interface {
	Count() int
	Size(page int) (w, h float32)
	Image(page, width int) image.Image
}

// Check (印前检查) is one line of what was checked before printing; a red one needs 「仍要打印…」.
type Check struct {
	Lamp Lamp
	Text string
}

// SaveAs (另存) writes the paper in one format.
type SaveAs struct {
	Label, Ext string
	Write      func(ctx context.Context, path string) error
}

// Paper (文书预览) is what the preview page shows.
type Paper struct {
	Title    string
	Name     func() string // proposed for its files, without ending; called after Load
	About    func() About  // called after Load
	Load     func(ctx context.Context) (Sheets, error)
	Saves    []SaveAs
	Checks   func() []Check // called after Load
	Notice   func() string  // fonts replaced and the like, after Load
	Print    func(ctx context.Context, job PrintJob) error
	Printers func() (list []string, standard string) // to choose from; none where the system's dialog asks
	Spots    func() []Spot                           // where faces were replaced or glyphs are missing, after Load
	Acts     func(again func()) []Action             // further acts of the toolbar; again lays the paper out anew
}

// About (文书概况) is what a paper that is laid out says of itself.
type About struct {
	Title  string // names it more exactly than its kind
	Status string // number and where it comes from
	Copies int    // how many are printed; zero: one
	Why    string // of the copies, 「= 成员单位数」
	Duplex bool   // printed on both sides
}

// Preview opens the preview page of a paper.
func (e *Env) Preview(p Paper) {
	if e.nav != nil {
		e.nav.Push(func(env *Env) Page { return newPreview(env, p) })
	}
}

// previewPage shows one white sheet on a desk, its thumbnails and the print settings.
type previewPage struct {
	env      *Env
	paper    Paper
	about    About
	sheets   Sheets
	at       int
	zoom     int // 0 whole page, 1 page width, 2 100 %
	copies   int
	choice   string
	duplex   bool
	printer  string
	known    []string // printers
	count    *Field
	scope    *Field
	sides    *Field
	which    *Field
	settings *fyne.Container
	paperSum *TextLine // how many sheets of paper it takes
	spots    []Spot
	marks    []*canvas.Rectangle
	marking  bool
	body     *fyne.Container
	desk     *fyne.Container
	scroll   fyne.CanvasObject
	pages    *TextLine
	thumbs   []*thumb
	rail     *container.Scroll // of the thumbnails
	sheet    *canvas.Image
	paper0   *canvas.Rectangle
	pics     *pictures
	show     *selectBox
}

func newPreview(env *Env, p Paper) *previewPage {
	v := &previewPage{env: env, paper: p, copies: 1}
	v.body = box(func() fyne.Size { return fyne.NewSize(700, 400) }, func(s fyne.Size) {})
	v.Refresh()
	return v
}

// Title is 打印预览.
func (v *previewPage) Title() string { return "打印预览" }

// Subtitle names the paper.
func (v *previewPage) Subtitle() string {
	text := v.paper.Title
	if v.about.Title != "" {
		text = v.about.Title
	}
	if v.sheets != nil {
		text += fmt.Sprintf(" · 共 %d 页 · %s", v.sheets.Count(), paperSize(v.sheets))
	}
	return text
}

// FoldRail gives the desk its room.
func (v *previewPage) FoldRail() bool { return true }

// Topics are none: a paper stays as it was laid out.
func (v *previewPage) Topics() []app.Topic { return nil }

// Object is the page.
func (v *previewPage) Object() fyne.CanvasObject { return v.body }

// Status is the paper's number and where it comes from.
func (v *previewPage) Status() string { return v.about.Status }

// Refresh lays the paper out again.
func (v *previewPage) Refresh() {
	v.setBody(EmptyBox(Empty{Icon: "print", Title: "正在排版…"}))
	LoadOr(v.env, v.paper.Load, func(s Sheets) {
		first := v.sheets == nil
		v.sheets = s
		if v.paper.About != nil {
			v.about = v.paper.About()
		}
		if first { // laid out again it keeps what the user has set
			v.copies, v.duplex = max(1, v.about.Copies), v.about.Duplex
		}
		v.pics = newPictures(v.env, s)
		if v.spots = nil; v.paper.Spots != nil {
			v.spots = v.paper.Spots()
		}
		v.build()
		v.env.Touch()
		v.findPrinters()
	}, func(err error) {
		v.setBody(EmptyBox(Empty{Icon: "warning", Title: "没有可打印的内容", Text: explain(err),
			Acts: []Action{{Label: "返回", Do: v.env.Back}}}))
	})
}

func (v *previewPage) setBody(o fyne.CanvasObject) {
	v.body.Layout = growing{}
	v.body.Objects = []fyne.CanvasObject{o}
	v.body.Refresh()
}

const (
	thumbStrip  = 150
	printPanel  = 286
	previewBar  = 46
	previewLine = 40
)

func (v *previewPage) build() {
	p := Tokens()
	bar := v.toolbar()
	line := HLine()
	ground := newRect(p.Surface, 0)
	notice := v.noticeLine()
	strip := v.strip()
	stripGround := newRect(p.Sunk, 0)
	deskGround := newRect(p.Desk, 0)
	panel := v.panel()
	panelGround := newRect(p.Surface, 0)
	v.sheet = &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	v.paper0 = newFrame(p.Paper, hex("#8A94A3"), 1, 0)
	v.desk = box(v.deskNeed, v.placeSheet, v.paper0, v.sheet)
	v.marks = nil
	for range v.mostSpots() {
		m := newFrame(color.Transparent, p.Amber.Lamp, 1, 0)
		v.marks = append(v.marks, m)
		v.desk.Objects = append(v.desk.Objects, m)
	}
	v.scroll = Scroll(v.desk)
	all := box(func() fyne.Size { return fyne.NewSize(700, 400) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, previewBar)
		place(bar, 14, 8, s.Width-28, 30)
		place(line, 0, previewBar-1, s.Width, 1)
		y := float32(previewBar)
		if notice != nil {
			place(notice, 0, y, s.Width, previewLine)
			y += previewLine
		}
		panelWide := float32(printPanel)
		if s.Width < 900 {
			panelWide = 0
		}
		place(stripGround, 0, y, thumbStrip, s.Height-y)
		place(strip, 0, y, thumbStrip, s.Height-y)
		v.see()
		deskWide := s.Width - thumbStrip - panelWide
		place(deskGround, thumbStrip, y, deskWide, s.Height-y)
		place(v.scroll, thumbStrip, y, deskWide, s.Height-y)
		place(panelGround, s.Width-panelWide, y, panelWide, s.Height-y)
		place(panel, s.Width-panelWide+17, y+12, max(0, panelWide-21), s.Height-y-20)
		showIf(panel, panelWide > 0)
	}, ground, bar, line, stripGround, strip, deskGround, v.scroll, panelGround, panel)
	if notice != nil {
		all.Objects = append(all.Objects, notice)
	}
	v.setBody(all)
	v.turn(0)
}

func (v *previewPage) toolbar() fyne.CanvasObject {
	v.pages = Label("").Align(Center)
	v.show = newSelectBox(Filter{Label: "显示", All: "整页", Width: 132, Items: []Option{{"1", "页宽"}, {"2", "100%"}}}, func(s string) {
		v.zoom = map[string]int{"": 0, "1": 1, "2": 2}[s]
		v.turn(v.at)
	})
	row := HGap(8, NewButton(Action{Icon: "up", Keys: "PgUp 上一页", Do: func() { v.turn(v.at - 1) }}),
		Fixed(80, 22, v.pages),
		NewButton(Action{Icon: "down", Keys: "PgDn 下一页", Do: func() { v.turn(v.at + 1) }}),
		Gap(8), v.show.press, Spacer())
	if v.paper.Acts != nil {
		for _, a := range v.paper.Acts(v.Refresh) {
			row.Objects = append(row.Objects, NewButton(a))
		}
	}
	for _, s := range v.paper.Saves {
		row.Objects = append(row.Objects, NewButton(Action{Label: s.Label, Icon: "export", Do: func() { v.save(s) }}))
	}
	label := "打印…"
	if v.worst() == Red {
		label = "仍要打印…"
	}
	row.Objects = append(row.Objects, NewButton(Action{Label: label, Icon: "print", Kind: Primary, Keys: "Ctrl+P", Do: v.Print}))
	return row
}

func (v *previewPage) checks() []Check {
	if v.paper.Checks == nil {
		return nil
	}
	return v.paper.Checks()
}

func (v *previewPage) worst() Lamp {
	for _, c := range v.checks() {
		if c.Lamp == Red {
			return Red
		}
	}
	return Green
}

package kit

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

// PrintJob (打印设置) is how a paper goes to the printer.
type PrintJob struct {
	Copies int
	Pages  []int // indexes of the pages; nil: all
	Duplex bool

	Printer string // empty: the standard one
}

// Spot (替换位置) is a place on a page where a face was replaced or a character has no glyph, in millimetres.
type Spot struct {
	Page       int
	X, Y, W, H float32
	Text       string
	Missing    bool
}

// ParsePages reads a choice of pages such as 1-3,5 out of n; empty means all.
func ParsePages(text string, n int) ([]int, error) {
	text = strings.NewReplacer("，", ",", "、", ",", "—", "-", "–", "-", "～", "-", "至", "-", " ", "").Replace(strings.TrimSpace(text))
	if text == "" {
		return nil, nil
	}
	var out []int
	for _, part := range strings.Split(text, ",") {
		from, to, ranged := strings.Cut(part, "-")
		a, err := strconv.Atoi(from)
		b := a
		if ranged && err == nil {
			if b, err = n, nil; to != "" {
				b, err = strconv.Atoi(to)
			}
		}
		switch {
		case err != nil:
			return nil, app.Errorf("pages", "页码“%s”无法识别，写成 1-3,5 这样。", part)
		case a < 1 || b > n || a > b:
			return nil, app.Errorf("pages", "页码“%s”不在第 1—%d 页之内。", part, n)
		}
		for p := a; p <= b; p++ {
			if !slices.Contains(out, p-1) {
				out = append(out, p-1)
			}
		}
	}
	return out, nil
}

// panel holds the print settings, the places of replaced faces and the checks.
func (v *previewPage) panel() fyne.CanvasObject {
	v.count = Number("copies", "份数", &v.copies, "份").OnChange(v.reckon)
	v.scope = Text("pages", "页码", &v.choice).Placeholder("全部，或 1-3,5").OnChange(v.reckon)
	v.which = v.printers()
	v.sides = Tick("duplex", "双面", &v.duplex, "长边翻转，双面打印").OnChange(v.reckon)
	v.paperSum = Small("", Second)
	v.settings = VGap(6, Head("打印设置"))
	if v.which != nil {
		v.settings.Objects = append(v.settings.Objects, v.setting(v.which, 0, ""))
	}
	v.settings.Objects = append(v.settings.Objects, v.setting(v.count, 96, v.about.Why), v.setting(v.scope, 0, ""), v.setting(v.sides, 0, ""))
	col := VGap(8, v.settings)
	if len(v.spots) > 0 && v.marking {
		col.Objects = append(col.Objects, HLine(), Head("替换位置"), LinesBox(v.spotLines()))
	}
	if list := v.checks(); len(list) > 0 {
		var lines []Line
		for _, c := range list {
			lines = append(lines, Line{Lamp: c.Lamp, Text: c.Text})
		}
		col.Objects = append(col.Objects, HLine(), Head("印前检查"), LinesBox(lines))
	}
	col.Objects = append(col.Objects, v.paperSum)
	v.reckon()
	return Scroll(Inset(0, 0, 13, 0, col)) // the bar stands beside, not over
}

// reckon says how many sheets of paper the printing takes.
func (v *previewPage) reckon() {
	pages, err := ParsePages(v.choice, v.sheets.Count())
	if err != nil {
		v.paperSum.Set("")
		return
	}
	n := len(pages)
	if pages == nil {
		n = v.sheets.Count()
	}
	if v.duplex {
		n = (n + 1) / 2
	}
	copies := max(1, v.copies)
	v.paperSum.Set(fmt.Sprintf("%d 份 × 每份 %d 张 = %d 张纸", copies, n, copies*n))
}

// paperSize names the sheets: 「A4 纵向」.
func paperSize(s Sheets) string {
	name := func(page int) string {
		w, h := s.Size(page)
		for key, long := range map[string]float32{"A3": 420, "A4": 297, "A5": 210} {
			if d := max(w, h) - long; d < 1 && d > -1 {
				return key
			}
		}
		return fmt.Sprintf("%.0f×%.0f 毫米", w, h)
	}
	turned := func(page int) bool { w, h := s.Size(page); return w > h }
	way := "纵向"
	if turned(0) {
		way = "横向"
	}
	for i := range s.Count() {
		if turned(i) != turned(0) {
			way = "有纵有横"
		}
	}
	return name(0) + " " + way
}

// findPrinters asks for the printers while the paper is already shown.
func (v *previewPage) findPrinters() {
	if v.paper.Printers == nil || v.known != nil {
		return
	}
	standard := ""
	LoadOr(v.env, func(context.Context) (known []string, err error) {
		known, standard = v.paper.Printers()
		return known, nil
	}, func(known []string) {
		if v.known = known; len(known) > 0 {
			at := v.at
			v.printer = standard
			v.build()
			v.turn(at)
		}
	}, func(err error) { v.env.Fail(err) })
}

// printers is the choice of a printer; none where the system's dialog asks for it, or there is nothing to choose.
func (v *previewPage) printers() *Field {
	if len(v.known) == 0 {
		return nil
	}
	list := []Choice[string]{}
	if v.printer == "" {
		list = append(list, Choice[string]{Value: "", Text: "默认打印机"})
	}
	for _, p := range v.known {
		list = append(list, Choice[string]{Value: p, Text: p})
	}
	return Choose("printer", "打印机", &v.printer, list)
}

// setting places one field of the panel under the name at its left, with a note at its right; what is wrong with it stands below.
func (v *previewPage) setting(f *Field, wide float32, note string) fyne.CanvasObject {
	f.make()
	caption := Caption(note)
	return box(func() fyne.Size {
		if f.error != "" {
			return fyne.NewSize(200, 52)
		}
		return fyne.NewSize(200, 33)
	}, func(s fyne.Size) {
		f.name.Alignment = fyne.TextAlignLeading
		w := wide
		if w == 0 {
			w = s.Width - 56
		}
		place(f.name, 0, 5, 50, 22)
		place(f.ctl.object(), 56, 0, w, 32)
		place(caption, 56+w+8, 7, max(0, s.Width-64-w), 18)
		place(f.under, 56, 32, s.Width-56, 20)
	}, f.name, f.ctl.object(), caption, f.under)
}

// maxSpotLines is how many places the panel lists.
const maxSpotLines = 40

// spotLines name the places page by page; a click shows the page.
func (v *previewPage) spotLines() []Line {
	var out []Line
	for _, s := range v.spots {
		if len(out) == maxSpotLines {
			return append(out, Line{Lamp: Yellow, Text: fmt.Sprintf("……共 %d 处", len(v.spots))})
		}
		l := Line{Lamp: Yellow, Text: fmt.Sprintf("第 %d 页　%s", s.Page+1, s.Text), Do: func() { v.turn(s.Page) }}
		if s.Missing {
			l.Lamp = Red
		}
		out = append(out, l)
	}
	return out
}

// showSpots lists the places and marks them on the sheet, or takes the marks away.
func (v *previewPage) showSpots() {
	v.marking = !v.marking
	at := v.at
	v.build()
	if v.marking && len(v.spots) > 0 {
		at = v.spots[0].Page
		for _, s := range v.spots {
			if s.Page == v.at {
				at = v.at
				break
			}
		}
	}
	v.turn(at)
}

// placeMarks draws a frame around every place on the page that is shown.
func (v *previewPage) placeMarks(x, y, width float32) {
	n := 0
	if v.marking {
		w, _ := v.sheets.Size(v.at)
		k := width / w
		for _, s := range v.spots {
			if s.Page != v.at || n == len(v.marks) {
				continue
			}
			place(v.marks[n], x+s.X*k-1, y+s.Y*k-1, s.W*k+2, s.H*k+2)
			v.marks[n].Show()
			n++
		}
	}
	for _, m := range v.marks[n:] {
		m.Hide()
	}
}

// saved tells where a file went and offers to open it or its folder.
func (v *previewPage) saved(path string) {
	v.env.Toast("已保存 "+path, Action{Label: "打开", Do: func() { OpenExternally(v.env, path) }},
		Action{Label: "打开文件夹", Do: func() { OpenExternally(v.env, filepath.Dir(path)) }})
}

// Print sends the paper to the printer.
func (v *previewPage) Print() {
	if v.sheets == nil || v.paper.Print == nil {
		return
	}
	for _, f := range []*Field{v.count, v.scope, v.sides, v.which} { // outside a form nobody else reads the fields
		if f != nil && !f.verify(true) {
			return
		}
	}
	pages, err := ParsePages(v.choice, v.sheets.Count())
	v.scope.setError("")
	if err != nil {
		v.scope.setError(app.Explain(err))
	}
	v.settings.Refresh()
	if err != nil {
		return
	}
	job := PrintJob{Copies: max(1, v.copies), Pages: pages, Duplex: v.duplex, Printer: v.printer}
	Job(v.env, "打印", func(ctx context.Context, progress func(int, int, string)) error {
		progress(0, 1, "正在送往打印机")
		return v.paper.Print(ctx, job)
	}, func() { v.env.Toast(fmt.Sprintf("已送往打印机，%d 份", job.Copies)) })
}

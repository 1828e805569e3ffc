package kit

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// strip is the column of thumbnails; only those in sight have their pictures.
func (v *previewPage) strip() fyne.CanvasObject {
	col := VGap(thumbGap, Gap(4))
	v.thumbs = nil
	for i := range v.sheets.Count() {
		t := v.thumb(i)
		v.thumbs = append(v.thumbs, t)
		col.Objects = append(col.Objects, t.press)
	}
	o := Scroll(col)
	v.rail = o.(*fyne.Container).Objects[0].(*container.Scroll)
	v.rail.OnScrolled = func(fyne.Position) { v.see() }
	return o
}

const thumbGap = 10

// thumb is a small page in the strip.
type thumb struct {
	*press
	img *canvas.Image
}

// near tells whether a thumbnail stands in the strip's window or a window's height beside it.
func (v *previewPage) near(t *thumb) bool {
	top, high := t.Position().Y-v.rail.Offset.Y, v.rail.Size().Height
	return top > -high && top < 2*high
}

// see has the thumbnails near the window drawn and forgets the others.
func (v *previewPage) see() {
	for i, t := range v.thumbs {
		switch {
		case !v.near(t):
			t.img.Image = nil
		case t.img.Image == nil:
			v.pics.want(wish{picture{i, 120}, func() bool { return v.near(t) }, func(m image.Image) {
				t.img.Image = m
				t.img.Refresh()
			}})
		}
	}
}

// reach scrolls the strip to the page that is shown.
func (v *previewPage) reach() {
	if v.rail.Size().Height <= 0 {
		return
	}
	t := v.thumbs[v.at]
	top, low := t.Position().Y-thumbGap, t.Position().Y+t.Size().Height+thumbGap-v.rail.Size().Height
	if y := v.rail.Offset.Y; y > top || y < low {
		v.rail.ScrollToOffset(fyne.NewPos(0, max(0, min(top, max(y, low)))))
	}
	v.see()
}

func (v *previewPage) thumb(i int) *thumb {
	p := Tokens()
	w, h := v.sheets.Size(i)
	wide := float32(88)
	high := wide * h / w
	if high > 130 {
		wide, high = 130*w/h, 130
	}
	ring, paper := newFrame(color.Transparent, p.Primary, 2, 2), newFrame(p.Paper, p.Line2, 1, 0)
	img := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	no := newText(itoa(i+1), 13, false, Second)
	no.Alignment = fyne.TextAlignCenter
	b := newPress("第"+itoa(i+1)+"页", func() { v.turn(i) }, ring, paper, img, no)
	b.noFocus, b.noRing = true, true
	ring.Hide()
	b.layout(&free{min: func() fyne.Size { return fyne.NewSize(thumbStrip, high+26) }, lay: func(s fyne.Size) {
		x := (s.Width - wide) / 2
		place(ring, x-3, -3, wide+6, high+6)
		place(paper, x, 0, wide, high)
		place(img, x+1, 1, wide-2, high-2)
		place(no, 0, high+3, s.Width, 20)
	}})
	b.paint = func(*press) {
		no.Color = p.Text2
		if v.at == i {
			no.Color = p.Primary
		}
		setBold(no, v.at == i)
		showIf(ring, v.at == i)
		no.Refresh()
	}
	return &thumb{b, img}
}

func (v *previewPage) turn(page int) {
	if v.sheets == nil || v.sheets.Count() == 0 {
		return
	}
	was := v.at
	v.at = max(0, min(page, v.sheets.Count()-1))
	v.pages.Set(fmt.Sprintf("%d / %d 页", v.at+1, v.sheets.Count()))
	v.thumbs[min(was, len(v.thumbs)-1)].repaint()
	v.thumbs[v.at].repaint()
	if s := v.scroll.Size(); s.Width > 0 {
		v.scroll.(*fyne.Container).Layout.Layout(nil, s)
	}
	v.reach()
	v.placeSheet(v.desk.Size())
}

// sheetSize is the sheet on the screen under the zoom.
func (v *previewPage) sheetSize() fyne.Size {
	w, h := v.sheets.Size(v.at)
	room := v.scroll.Size()
	switch v.zoom {
	case 1:
		wide := max(100, room.Width-40)
		return fyne.NewSize(wide, wide*h/w)
	case 2:
		return fyne.NewSize(w*96/25.4, h*96/25.4)
	}
	k := min((room.Width-40)/w, (room.Height-28)/h)
	return fyne.NewSize(max(50, w*k), max(50, h*k))
}

func (v *previewPage) deskNeed() fyne.Size {
	if v.scroll == nil {
		return fyne.Size{}
	}
	return v.sheetSize().AddWidthHeight(0, 28)
}

func (v *previewPage) placeSheet(room fyne.Size) {
	if room.Width <= 0 {
		return
	}
	s := v.sheetSize()
	x := max(0, (room.Width-s.Width)/2)
	place(v.paper0, x-1, 13, s.Width+2, s.Height+2)
	place(v.sheet, x, 14, s.Width, s.Height)
	v.placeMarks(x, 14, s.Width)
	page := v.at
	v.pics.want(wish{picture{page, int(s.Width*v.env.Window.Canvas().Scale() + 0.5)}, func() bool { return page == v.at }, func(m image.Image) {
		v.sheet.Image = m
		v.sheet.Refresh()
	}})
}

// Key turns pages.
func (v *previewPage) Key(k Key) bool {
	switch k.Name {
	case fyne.KeyPageDown:
		v.turn(v.at + 1)
	case fyne.KeyPageUp:
		v.turn(v.at - 1)
	case fyne.KeyHome:
		v.turn(0)
	case fyne.KeyEnd:
		if v.sheets != nil {
			v.turn(v.sheets.Count() - 1)
		}
	case fyne.KeyEscape:
		v.env.Back()
	default:
		return false
	}
	return true
}

// Keys are the preview's keys for F1.
func (v *previewPage) Keys() []KeyHint {
	return []KeyHint{{"PgUp PgDn", "上一页、下一页"}, {"Ctrl+P", "打印"}, {"Ctrl+S", "另存 PDF"}, {"Esc、Alt+←", "返回"}}
}

// Save writes the first format, PDF.
func (v *previewPage) Save() {
	if len(v.paper.Saves) > 0 {
		v.save(v.paper.Saves[0])
	}
}

func (v *previewPage) save(s SaveAs) {
	name := v.paper.Title
	if v.paper.Name != nil {
		name = v.paper.Name()
	}
	SaveFile(v.env, s.Label, name+s.Ext, func(path string) {
		Job(v.env, s.Label, func(ctx context.Context, progress func(int, int, string)) error {
			progress(0, 1, "正在写入 "+path)
			return s.Write(ctx, path)
		}, func() {
			v.saved(path)
		})
	})
}

// noticeLine tells above the sheet what was replaced: the fact in bold, then what is used and what to do.
func (v *previewPage) noticeLine() fyne.CanvasObject {
	if v.paper.Notice == nil {
		return nil
	}
	text := v.paper.Notice()
	if text == "" {
		return nil
	}
	p := Tokens()
	ground, edge := newRect(p.Amber.Tint, 0), newRect(p.Amber.Line, 0)
	fact, rest, ok := strings.Cut(text, "：")
	if fact += "："; !ok {
		fact, rest = "", text
	}
	head, line := Strong(fact, AmberTone), Label(rest)
	icon := newIcon("warning", 16, p.Amber.Text)
	var bar *fyne.Container
	spots := Gap(1)
	if len(v.spots) > 0 {
		label := "查看替换位置"
		if v.marking {
			label = "不再标出"
		}
		spots = Link(label, v.showSpots)
	}
	known := Link("知道了", func() {
		v.paper.Notice = nil
		v.build()
	})
	bar = box(func() fyne.Size { return fyne.NewSize(300, previewLine) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(edge, 0, s.Height-1, s.Width, 1)
		place(icon, 17, 12, 16, 16)
		hw := textWidth(fact, Sizes().Text, true)
		place(head, 42, 9, hw+2, 22)
		place(line, 42+hw+8, 9, s.Width-50-hw-210, 22)
		place(spots, s.Width-184, 8, 100, 24)
		place(known, s.Width-70, 8, 60, 24)
	}, ground, edge, icon, head, line, spots, known)
	return bar
}

// mostSpots is the number of frames the fullest page needs.
func (v *previewPage) mostSpots() int {
	most, on := 0, map[int]int{}
	for _, s := range v.spots {
		on[s.Page]++
		most = max(most, on[s.Page])
	}
	return most
}

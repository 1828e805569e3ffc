package typeset

import (
	"slices"

	"gongzhi/reports/doc"
)

// sheet is the geometry of a form (版心), in millimetres.
type sheet struct {
	w, h         float64
	left, top    float64
	width, depth float64 // of the text area
	pitch        float64 // from line to line
	body         look
	grid         bool // lines stand on the 22-line grid
}

func (s sheet) bottom() float64 { return s.top + s.depth }

// h3 is 三号 in points; two characters of indent measure two grid cells.
const h3 = 16

// cell is the width of a grid cell: 28 characters fill 156 mm from edge to edge.
const cell = (156 - h3*ptMM) / 27

// official is the sheet of GB/T 9704: 22 lines of 28 characters in 156 × 225 mm at 37 and 28 mm.
func official() sheet {
	return sheet{w: 210, h: 297, left: 28, top: 37, width: 156, depth: 225, pitch: (225 - h3*ptMM) / 21, grid: true,
		body: look{role: FangSong, pt: h3, pitch: cell / (h3 * ptMM)}}
}

func sheetOf(f doc.Form) sheet {
	switch f {
	case doc.Landscape:
		return sheet{w: 297, h: 210, left: 18, top: 20, width: 261, depth: 170, pitch: 7.4, body: look{role: Song, pt: 12}}
	case doc.Portrait, doc.Boxed:
		return sheet{w: 210, h: 297, left: 22, top: 22, width: 170, depth: 253, pitch: 7.4, body: look{role: Song, pt: 12}}
	case doc.Report:
		s := official()
		s.grid, s.pitch = false, 28*ptMM
		return s
	}
	return official()
}

// flow fills pages from top to bottom (排流).
type flow struct {
	composer
	sheet
	doc     doc.Document
	pages   []*Page
	page    *Page
	layer   *Layer // where drawing goes: the page, or its turned layer
	y       float64
	count   doc.Counter
	marks   []Mark
	front   int // pages of cover and contents
	pending []item
	fault   error
	placed  bool    // something stands under the head
	tail    float64 // height of the foot when the block being set is the last

	tight     bool   // tables are set close, to save a last page of few rows
	upright   *sheet // the sheet to return to after landscape pages
	turned    bool   // new pages are drawn a quarter turn counter-clockwise
	afterTurn bool   // the next content begins an upright page
}

// item is one line or box waiting for its place; with keep it stays on the page of the next item.
type item struct {
	before float64 // space above, dropped at the head of a page
	height float64 // advance to the next item
	need   float64 // ink height that must fit
	keep   bool
	free   bool // does not stand on the grid
	soft   bool // kept only for a signature that follows: a group too tall for the page may be cut after it
	round  bool // goes to the nearest line of the grid, up or down
	draw   func(y float64)
}

// newPage begins a page of the sheet.
func (f *flow) newPage() {
	f.page = &Page{Width: f.w, Height: f.h}
	f.layer = &f.page.Layer
	f.pages = append(f.pages, f.page)
	f.y = f.top
	f.afterTurn = false
	if f.turned { // the page stands upright, its content is drawn a quarter turn counter-clockwise
		f.page.Turned = &Layer{}
		f.layer = f.page.Turned
	}
}

func (f *flow) atTop() bool { return f.y <= f.top+0.01 }

// add puts an item on the page, together with those that wait to be kept with it.
func (f *flow) add(it item) {
	f.pending = append(f.pending, it)
	if !it.keep {
		f.release()
	}
}

// release places what waits; a group that does not fit begins a new page.
func (f *flow) release() {
	group := f.pending
	f.pending = nil
	if len(group) == 0 {
		return
	}
	if f.afterTurn {
		f.newPage()
	}
	if total := f.heightOf(group); !f.fits(total) && total <= f.depth && !f.atTop() {
		// A head with a short text and a signature: the first page must show text, so the text is cut.
		if k := slices.IndexFunc(group, func(it item) bool { return it.soft }) + 1; k > 1 && !f.placed && f.fits(f.heightOf(group[:k])) {
			f.placeAll(group[:k])
			group = group[k:]
		}
		f.newPage()
	}
	f.placeAll(group)
}

// heightOf is the height of a group from here down to the ink of its last item, with what its lines lose to the grid.
func (f *flow) heightOf(group []item) float64 {
	y := f.y
	for i, it := range group {
		if i > 0 || !f.atTop() {
			y += it.before
		}
		if !it.free {
			y = f.snapped(y, it.round)
		}
		if i == len(group)-1 {
			y += it.need
		} else {
			y += it.height
		}
	}
	return y - f.y
}

func (f *flow) placeAll(group []item) {
	f.placed = true
	for _, it := range group {
		f.place(it)
	}
}

func (f *flow) fits(h float64) bool { return f.y+h <= f.bottom()+0.05 }

func (f *flow) place(it item) {
	before := it.before
	if f.atTop() {
		before = 0
	}
	if !f.fits(before+it.need) && !f.atTop() {
		f.newPage()
		before = 0
	}
	f.y += before
	if !it.free {
		f.snap(it.round)
	}
	if it.draw != nil {
		it.draw(f.y)
	}
	f.y += it.height
}

// snap moves down to the next line of the grid, or with round to the nearest one.
func (f *flow) snap(round bool) {
	if y := f.snapped(f.y, round); y > f.y {
		f.y = y
		if !f.fits(h3 * ptMM) {
			f.newPage()
		}
	} else {
		f.y = y
	}
}

// snapped is the line of the grid that a line at y goes to.
func (f *flow) snapped(y float64, round bool) float64 {
	if !f.grid || f.layer != &f.page.Layer {
		return y
	}
	n := (y - f.top) / f.pitch
	k := float64(int(n + 0.02))
	switch {
	case round && n-k < 0.45 && n-k > 0.02:
		return f.top + k*f.pitch
	case n > k+0.02:
		return f.top + (k+1)*f.pitch
	}
	return y
}

// skip leaves empty lines; at the head of a page they are dropped.
func (f *flow) skip(lines float64) {
	f.add(item{before: lines * f.pitch})
}

// remark notes an outline entry at the place drawn next.
func (f *flow) remark(title string, level int, y float64) {
	f.marks = append(f.marks, Mark{Title: title, Level: level, Page: len(f.pages) - 1, Y: y})
}

package typeset

import "gongzhi/reports/doc"

// table sets a table; a wide one in a portrait paper gets landscape pages of its own.
func (f *flow) table(t doc.Table) {
	if t.Wide && f.sheet.w <= f.sheet.h && f.upright == nil {
		f.beginWide()
	}
	f.setTable(t)
	f.endWide()
}

// beginWide turns to landscape: official papers keep upright pages with turned content, reports turn the page.
func (f *flow) beginWide() {
	f.release()
	upright := f.sheet
	f.upright = &upright
	f.sheet.grid = false
	if upright.grid {
		f.sheet.left, f.sheet.top = upright.h-upright.bottom(), upright.left
		f.sheet.width, f.sheet.depth = upright.depth, upright.width
	} else {
		f.sheet.w, f.sheet.h = upright.h, upright.w
		f.sheet.left, f.sheet.top, f.sheet.width, f.sheet.depth = 20, 26, 257, 160
	}
	f.turned = upright.grid
	if f.blankPage() {
		f.pages = f.pages[:len(f.pages)-1]
	}
	f.newPage()
}

// endWide turns back; what follows begins an upright page.
func (f *flow) endWide() {
	if f.upright == nil {
		return
	}
	f.release()
	f.sheet, f.turned, f.upright = *f.upright, false, nil
	f.afterTurn = true
}

// blankPage reports whether nothing stands on the page yet.
func (f *flow) blankPage() bool {
	l := f.page.Layer
	return f.page.Turned == nil && len(l.Texts)+len(l.Rules)+len(l.Boxes)+len(l.Paths) == 0
}

// leadsWide tells whether headings begin here that belong to a wide table.
func (f *flow) leadsWide(bs []doc.Block) bool {
	if f.upright != nil || f.sheet.w > f.sheet.h {
		return false
	}
	for i, b := range bs {
		switch b := b.(type) {
		case doc.Heading, doc.Attachment:
			continue
		case doc.Table:
			return i > 0 && b.Wide
		}
		return false
	}
	return false
}

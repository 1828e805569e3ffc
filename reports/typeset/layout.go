// Package typeset turns a Document into pages of drawing operations in millimetres.
//
// It finds faces for the roles of official papers, breaks lines without losing a character, sets the GB/T 9704
// grid, working tables, boxed forms and charts. PDF, preview and print draw the same pages.
package typeset

import (
	"errors"

	"gongzhi/reports/doc"
)

// ErrNoFont says that neither the machine nor the program has a Chinese face.
var ErrNoFont = errors.New("没有可用的中文字体，无法排版：请安装宋体或在设置中选择字体文件")

// Layout sets a document in type. The Report tells substituted faces and missing characters; the error is
// that of the document's row sources, or ErrNoFont.
//
// A working table whose last page would hold a few rows only is set a little closer where that saves the page.
func Layout(d doc.Document, fonts *Fonts) (Pages, Report, error) {
	p, report, f, err := lay(d, fonts, false)
	if err == nil && f.straggles() {
		if closer, again, _, err := lay(d, fonts, true); err == nil && len(closer.List) < len(p.List) {
			return closer, again, nil
		}
	}
	return p, report, err
}

// straggles tells whether little of a working table stands on its last page. Long ones are not set twice.
func (f *flow) straggles() bool {
	const longest = 20
	n := len(f.pages)
	return (f.doc.Form == doc.Portrait || f.doc.Form == doc.Landscape) && n > 1 && n <= longest && f.y-f.top < f.depth/3
}

// lay sets a document once, its tables close or not.
func lay(d doc.Document, fonts *Fonts, tight bool) (Pages, Report, *flow, error) {
	f := &flow{tight: tight, sheet: sheetOf(d.Form), doc: d, composer: composer{fonts: fonts, people: namesOf(d.Names)}}
	if f.face(f.body.role) == nil {
		return Pages{}, f.report, f, ErrNoFont
	}
	f.newPage()
	switch d.Form {
	case doc.Official:
		f.officialHead()
	case doc.Letter:
		f.letterHead()
	case doc.Minutes:
		f.minutesHead()
	case doc.Report:
		f.reportHead()
	default:
		f.workingHead()
	}
	f.blocks(d.Blocks)
	f.release()
	f.feet()
	p := f.finish()
	return p, f.report, f, f.fault
}

// finish numbers the pages and gathers the result.
func (f *flow) finish() Pages {
	p := Pages{Title: f.doc.Name(), Author: f.doc.Meta.Author, Subject: f.doc.Meta.Subject, Words: f.doc.Meta.Keywords,
		Created: f.doc.Meta.Created, Outline: f.marks}
	if f.doc.Form == doc.Report {
		f.frontMatter()
		p.Outline = f.marks
	}
	f.pageNumbers()
	p.List = make([]Page, len(f.pages))
	for i, page := range f.pages {
		p.List[i] = *page
	}
	return p
}

// blocks sets the body.
func (f *flow) blocks(bs []doc.Block) {
	for i, b := range bs {
		if f.fault != nil {
			return
		}
		if f.leadsWide(bs[i:]) {
			f.beginWide()
		}
		if f.tail = 0; i == len(bs)-1 {
			f.tail = f.footHeight()
		}
		f.block(b, f.keepLines(bs[i+1:]))
	}
}

// signLines is how many lines of text stay with a signature.
const signLines = 2

// keepLines tells how many last lines of a block must go along when a signature follows.
func (f *flow) keepLines(next []doc.Block) int {
	for _, b := range next {
		switch b.(type) {
		case doc.Sign:
			return signLines
		case doc.Attachments, doc.Space:
			continue
		}
		return 0
	}
	return 0
}

func (f *flow) block(b doc.Block, keep int) {
	switch b := b.(type) {
	case doc.Heading:
		f.heading(b)
	case doc.Para:
		f.para(b, keep)
	case doc.List:
		f.list(b, keep)
	case doc.KeyValue:
		f.keyValue(b)
	case doc.Table:
		f.table(b)
	case doc.Grid:
		f.gridForm(b)
	case doc.Chart:
		f.chart(b)
	default:
		f.formal(b, keep)
	}
}

// formal sets the elements of official papers.
func (f *flow) formal(b doc.Block, keep int) {
	switch b := b.(type) {
	case doc.Sign:
		f.sign(b)
	case doc.Note:
		f.note(b)
	case doc.Attachments:
		f.attachments(b, keep)
	case doc.Attachment:
		f.attachment(b)
	case doc.CopyTo:
		f.copyTo(b)
	case doc.Attendance:
		f.attendance(b)
	case doc.PageBreak:
		f.release()
		if !f.atTop() || f.afterTurn {
			f.newPage()
		}
	case doc.Space:
		f.skip(b.Lines)
	}
}

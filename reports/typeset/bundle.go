package typeset

import (
	"fmt"

	"gongzhi/reports/doc"
)

// Bind sets several papers as one bound volume (会议包): a cover with a table of contents, then every paper with
// its own pages and page numbers. The contents count the sides of the volume, which stand at the upper right.
func Bind(title string, papers []doc.Document, fonts *Fonts) (Pages, Report, error) {
	all := Pages{Title: title}
	var rep Report
	var parts []Pages
	for _, d := range papers {
		p, r, err := Layout(d, fonts)
		if err != nil {
			return Pages{}, rep, err
		}
		rep.add(r)
		parts = append(parts, p)
		if d.Meta.Created.After(all.Created) {
			all.Created = d.Meta.Created
		}
	}
	cover := contents(title, parts, 1, fonts)
	front := len(cover.pages)
	if front > 1 { // more pages of contents move every paper on
		cover = contents(title, parts, front, fonts)
	}
	for _, p := range cover.pages {
		all.List = append(all.List, *p)
	}
	all.Outline = append(all.Outline, Mark{Title: "目录", Page: 0})
	for _, p := range parts {
		at := len(all.List)
		all.Outline = append(all.Outline, Mark{Title: p.Title, Page: at})
		for _, m := range p.Outline {
			if m.Level > 0 || oneLine(m.Title) != oneLine(p.Title) {
				m.Page += at
				m.Level++
				all.Outline = append(all.Outline, m)
			}
		}
		all.List = append(all.List, p.List...)
	}
	rep.add(cover.report)
	cover.volume(all.List)
	return all, rep, nil
}

// contents sets the title and the list of papers with the side each begins on.
func contents(title string, parts []Pages, front int, fonts *Fonts) *flow {
	f := &flow{sheet: sheetOf(doc.Report), doc: doc.Document{Form: doc.Report, Title: title}, composer: composer{fonts: fonts}}
	f.newPage()
	f.title(title, 22, 0)
	f.release()
	f.y += f.pitch
	f.where = "目录"
	at := front
	for i, p := range parts {
		name := p.Title
		if name == "" {
			name = fmt.Sprintf("材料%s", doc.Hanzi(i+1))
		}
		f.contentsLine(Mark{Title: doc.Ordinal(3, i+1) + " " + oneLine(name), Level: 1}, at+1)
		at += len(p.List)
	}
	f.release()
	return f
}

// volume writes the side's number in the volume at the upper right of every page.
func (f *flow) volume(list []Page) {
	k := look{role: Song, pt: 9, color: Dim}
	f.where = "卷内页次"
	for i := range list {
		p := &list[i]
		p.Texts = append([]Text(nil), p.Texts...)
		f.layer = &p.Layer
		f.atRight(fmt.Sprintf("卷内第 %d 页 共 %d 页", i+1, len(list)), k, p.Width-12, 8)
	}
}

// add joins another report to this one without saying things twice.
func (r *Report) add(other Report) {
	r.Substitutions = appendNew(r.Substitutions, other.Substitutions)
	r.Missing = appendNew(r.Missing, other.Missing)
	r.Warnings = appendNew(r.Warnings, other.Warnings)
}

func appendNew[T comparable](list, more []T) []T {
	known := map[T]bool{}
	for _, v := range list {
		known[v] = true
	}
	for _, v := range more {
		if !known[v] {
			list = append(list, v)
			known[v] = true
		}
	}
	return list
}

package reports

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
)

// Volume writes one paper for each record as one PDF with an outline, the page numbers of each paper its own: ten thousand slips in
// one print job. It can be cancelled; progress may be nil.
func Volume(ctx context.Context, a *app.App, code string, ids []int64, path string, progress func(done, total int, text string)) error {
	p, ok := Find(code)
	if !ok {
		return app.Errorf("paper", "没有“%s”这种文书。", code)
	}
	fonts, err := Fonts(ctx, a)
	if err != nil {
		return err
	}
	all := typeset.Pages{Title: fmt.Sprintf("%s（%d 份）", p.Name, len(ids))}
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return err
		}
		if progress != nil && i%20 == 0 {
			progress(i, len(ids)+len(ids)/4+1, fmt.Sprintf("正在排版 %d / %d", i+1, len(ids)))
		}
		d, err := p.Make(ctx, a, Request{ID: id})
		if err != nil {
			return err
		}
		pages, _, err := typeset.Layout(d, fonts)
		if err != nil {
			return shown(err)
		}
		name := d.Title
		if len(d.Head.Lines) > 0 {
			name = d.Head.Lines[0].Value
		}
		all.Outline = append(all.Outline, typeset.Mark{Title: name, Page: len(all.List)})
		all.List = append(all.List, pages.List...)
		all.Author = pages.Author
		if pages.Created.After(all.Created) {
			all.Created = pages.Created
		}
	}
	if progress != nil {
		progress(len(ids), len(ids)+len(ids)/4+1, fmt.Sprintf("正在写入 %d 页", len(all.List)))
	}
	file, err := out.PDF(all)
	if err != nil {
		return shown(err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return shown(out.Save(path, file))
}

package reports

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/doc"
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
	total := len(ids) + len(ids)/3 + 1 // writing takes about a third of the time of setting
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	i := 0
	for made := range documents(ctx, a, p, ids) {
		if made.err != nil {
			return made.err
		}
		if progress != nil && i%20 == 0 {
			progress(i, total, fmt.Sprintf("正在排版 %d / %d", i+1, len(ids)))
		}
		i++
		pages, _, err := typeset.Layout(made.doc, fonts)
		if err != nil {
			return shown(err)
		}
		all.Outline = append(all.Outline, typeset.Mark{Title: outlineName(made.doc), Page: len(all.List)})
		all.List = append(all.List, pages.List...)
		all.Author = pages.Author
		if pages.Created.After(all.Created) {
			all.Created = pages.Created
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if progress != nil {
		progress(len(ids), total, fmt.Sprintf("正在写入 %d 页", len(all.List)))
	}
	file, err := out.PDF(all)
	if err != nil {
		return shown(err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := out.Save(path, file); err != nil {
		return shown(err)
	}
	return nil
}

// made is one document, or why it could not be made.
type made struct {
	doc doc.Document
	err error
}

// documents makes the papers one after the other, while the ones before are being set. It ends early when ctx does.
func documents(ctx context.Context, a *app.App, p Paper, ids []int64) <-chan made {
	out := make(chan made, 64)
	go func() {
		defer close(out)
		for _, id := range ids {
			var d doc.Document
			err := app.Guarded(func() (err error) { d, err = p.Make(ctx, a, Request{ID: id}); return err })
			select {
			case out <- made{d, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return out
}

// outlineName is a paper's number where it has one, else its title.
func outlineName(d doc.Document) string {
	if len(d.Head.Lines) > 0 {
		return d.Head.Lines[0].Value
	}
	return d.Name()
}

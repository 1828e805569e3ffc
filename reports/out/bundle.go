package out

import (
	"context"
	"fmt"

	"gongzhi/reports/typeset"
)

// Bundle writes n papers, such as the slips of a day, one after the other into one PDF file. Each is set twice, for its characters
// and for its pages, so that only one is in memory at a time. done hears of every paper, 2n times in all; a cancelled context
// ends the work.
func Bundle(ctx context.Context, n int, set func(i int) (typeset.Pages, error), done func(papers int)) (file []byte, err error) {
	defer func() { err = guarded(recover(), &file, err) }()
	var w *pdfWriter
	each := func(use func(p typeset.Pages), from int) error {
		for i := range n {
			if err := ctx.Err(); err != nil {
				return err
			}
			p, err := set(i)
			if err != nil {
				return err
			}
			use(p)
			done(from + i + 1)
		}
		return nil
	}
	var first typeset.Pages
	err = each(func(p typeset.Pages) {
		if w == nil && len(p.List) > 0 {
			w, first = newPDFWriter(p.List[0]), p
		}
		if w != nil {
			w.gather(p.List)
		}
	}, 0)
	if err != nil {
		return nil, err
	}
	if w == nil {
		return nil, &Error{Message: "没有可输出的页面。"}
	}
	w.embed()
	if n > 1 {
		first.Title = fmt.Sprintf("%s（共 %d 份）", first.Title, n)
	}
	w.properties(first)
	err = each(func(p typeset.Pages) {
		for i := range p.List {
			w.page(&p.List[i], nil)
		}
	}, n)
	if err != nil {
		return nil, err
	}
	return w.bytes()
}

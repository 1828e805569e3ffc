package kit

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"strings"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
	"gongzhi/ui/native"
)

// ShowPaper opens the preview of a paper by its code, such as D08 for the record of an id.
func ShowPaper(env *Env, code string, r reports.Request) {
	p, ok := reports.Find(code)
	if !ok {
		env.Fail(app.Errorf("", "没有这种文书：%s。", code))
		return
	}
	ShowDocument(env, p, func(ctx context.Context) (doc.Document, error) { return p.Make(ctx, env.App, r) })
}

// ShowDocument opens the preview of a paper that the screen makes itself.
func ShowDocument(env *Env, p reports.Paper, makeDoc func(ctx context.Context) (doc.Document, error)) {
	s := &laidOut{host: env.host, make: makeDoc}
	paper := Paper{Title: p.Name, Name: p.Code + "-" + p.Name, Load: func(ctx context.Context) (Sheets, error) { return s.load(ctx) },
		Notice: s.notice, Checks: s.checks, Print: s.print,
		Saves: []SaveAs{{Label: "另存 PDF", Ext: ".pdf", Write: s.pdf}}}
	if p.Sheet {
		paper.Saves = append(paper.Saves, SaveAs{Label: "另存 Excel", Ext: ".xlsx", Write: s.xlsx})
	}
	env.Preview(paper)
}

// laidOut is a document set in pages.
type laidOut struct {
	host   *Host
	make   func(ctx context.Context) (doc.Document, error)
	doc    doc.Document
	pages  typeset.Pages
	report typeset.Report
}

// fonts are the faces of papers, read once.
func (h *Host) fonts() *typeset.Fonts {
	h.fontsOnce.Do(func() { h.faces = typeset.NewFonts(typeset.Choice{}) })
	return h.faces
}

// UseFonts gives papers the faces chosen in the settings.
func (h *Host) UseFonts(f *typeset.Fonts) {
	h.fontsOnce.Do(func() {})
	h.faces = f
}

func (l *laidOut) load(ctx context.Context) (Sheets, error) {
	d, err := l.make(ctx)
	if err != nil {
		return nil, err
	}
	pages, report, err := typeset.Layout(d, l.host.fonts())
	if err != nil {
		return nil, err
	}
	return &laidOut{host: l.host, doc: d, pages: pages, report: report}, l.take(d, pages, report)
}

func (l *laidOut) take(d doc.Document, pages typeset.Pages, report typeset.Report) error {
	l.doc, l.pages, l.report = d, pages, report
	if len(pages.List) == 0 {
		return app.Errorf("", "这份文书没有内容。")
	}
	return nil
}

// Count is the number of pages.
func (l *laidOut) Count() int { return len(l.pages.List) }

// Size is a page's size in millimetres.
func (l *laidOut) Size(page int) (w, h float32) {
	p := l.pages.List[page]
	return float32(p.Width), float32(p.Height)
}

// Image draws a page as wide as asked.
func (l *laidOut) Image(page, width int) image.Image {
	p := l.pages.List[page]
	return out.Raster(p, float64(width)/p.Width*25.4)
}

func (l *laidOut) notice() string {
	var want, used []string
	for _, s := range l.report.Substitutions {
		want = append(want, "“"+s.Wanted+"”")
		used = append(used, "“"+s.Used+"”")
		if strings.HasPrefix(s.Used, "Gongzhi") {
			used[len(used)-1] = "程序自带的" + s.Role.String()
		}
	}
	if len(want) == 0 {
		return ""
	}
	return "本机没有" + strings.Join(want, "") + "，改用" + used[0] + "。正式印发请用装有公文字体的电脑。"
}

func (l *laidOut) checks() []Check {
	list := []Check{{Lamp: Done, Text: "共 " + itoa(len(l.pages.List)) + " 页，页码连续"}}
	if n := len(l.report.Missing); n > 0 {
		var runes []string
		for _, m := range l.report.Missing {
			runes = append(runes, string(m.Rune))
		}
		list = append(list, Check{Lamp: Red, Text: "有 " + itoa(n) + " 个字没有字形，印作〓：" + strings.Join(runes, "")})
	} else {
		list = append(list, Check{Lamp: Done, Text: "所有字均可显示"})
	}
	if n := len(l.report.Substitutions); n > 0 {
		list = append(list, Check{Lamp: Yellow, Text: "字体替换 " + itoa(n) + " 种"})
	}
	for _, w := range l.report.Warnings {
		list = append(list, Check{Lamp: Yellow, Text: w})
	}
	return list
}

func (l *laidOut) pdf(_ context.Context, path string) error {
	data, err := out.PDF(l.pages)
	if err != nil {
		return err
	}
	return out.Save(path, data)
}

func (l *laidOut) xlsx(_ context.Context, path string) error {
	return out.SaveFunc(path, func(f *os.File) error { return out.XLSX(l.doc, f) })
}

func (l *laidOut) print(ctx context.Context, copies int) error {
	dir, err := os.MkdirTemp("", "gongzhi")
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "打印.pdf")
	if err := l.pdf(ctx, path); err != nil {
		return err
	}
	if err := native.Print(path, copies); err != nil {
		return app.Errorf("", "没有送到打印机：%v。可先另存 PDF 再打印。", err)
	}
	return nil
}

// explain is app.Explain that also knows the printers' own sentences.
func explain(err error) string {
	var printing *out.Error
	if errors.As(err, &printing) {
		return printing.Message
	}
	return app.Explain(err)
}
